"""Values: what fills a slot, printed as the template wants (令和9年度 or 令和９年度 …)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from drafter.compose.inline import Laid, lay
from drafter.japanese import eras, glyphs, kanji_numbers
from drafter.language import Message
from drafter.library import marks, slots
from drafter.library.index import Library
from drafter.model.collection import Slot, SlotKind
from drafter.model.draft import Draft, Entry, Section, UseClause
from drafter.model.template import Formats

#: what each kind is called in messages, and a value of it
KINDS: dict[SlotKind, tuple[Message, str]] = {
    "text": (Message(ja="文字", en="text"), "基本計画"),
    "fiscal-year": (Message(ja="年度", en="fiscal year"), "令和9年度"),
    "date": (Message(ja="日付", en="date"), "2027-08-01"),
    "number": (Message(ja="数", en="number"), "1,700"),
    "percent": (Message(ja="割合", en="percentage"), "99.9%"),
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its slots filled and its marks taken out.

    Attributes:
        laid: the text, with a marked blank for each slot that nothing fills, and what its marks say.
        blanks: names of those slots. ``used``: names of the values that were printed.
        misfits: (name, value, kind) of values that are not of the slot's kind; printed as they stand.
    """

    laid: Laid
    blanks: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()
    misfits: tuple[tuple[str, str, SlotKind], ...] = ()

    @property
    def text(self) -> str:
        """The text."""
        return self.laid.text


def fill(
    text: str,
    values: Mapping[str, str],
    declared: Mapping[str, Slot],
    formats: Formats,
    blank: str,
    *,
    footnotes: bool = False,
) -> Filled:
    """Fills the slots ``{{name}}`` of a text and takes out its marks. A value is text: braces in it are printed.

    Args:
        values: by name; a slot's default serves where there is none.
        declared: the clause's slots by name; an undeclared one is of kind text.
        blank: how an unfilled slot is marked, with ``{name}`` in it.
        footnotes: whether the text can have footnotes.
    """
    if "{{" not in text:
        return Filled(Laid(text))
    blanks: list[str] = []
    misfits: list[tuple[str, str, SlotKind]] = []
    used: set[str] = set()
    prints: dict[str, str] = {}
    for name in dict.fromkeys(slots.names(text)):
        slot = declared.get(name, _PLAIN)
        value = values.get(name, "").strip()
        if value:
            used.add(name)
        else:
            value = (slot.default or "").strip()
        if not value:
            blanks.append(name)
            prints[name] = blank.replace("{name}", name)
            continue
        shown = printed(value, slot.kind, formats)
        if shown is None:
            misfits.append((name, value, slot.kind))
        prints[name] = value if shown is None else shown
    if marks.marked(text):
        laid = lay(marks.parse(text), text, prints, footnotes=footnotes)
    else:
        laid = Laid(slots.fill(text, prints))
    return Filled(laid, tuple(blanks), frozenset(used), tuple(misfits))


_PLAIN = Slot()


def declared(draft: Draft, library: Library) -> dict[str, Slot]:
    """The kind of each slot, by name, as the draft's library clauses declare it; the first one counts."""
    kinds: dict[str, Slot] = {}
    stack: list[Entry] = [*draft.front, *draft.preamble, *draft.sections, *draft.closing.paragraphs]
    while stack:
        entry = stack.pop(0)
        if isinstance(entry, Section):
            stack[:0] = [*entry.clauses, *entry.sections]
        elif isinstance(entry, UseClause) and entry.use in library.clauses:
            for name, slot in library.clauses[entry.use].clause.slots.items():
                kinds.setdefault(name, Slot(kind=slot.kind))
    return kinds


def printed(value: str, kind: SlotKind, formats: Formats) -> str | None:
    """A value as the template prints it; None when it is not of that kind."""
    match kind:
        case "text":
            return value
        case "fiscal-year":
            year = eras.fiscal_year(value) or _bare_year(value)
            return None if year is None else eras.print_fiscal_year(year, formats.digits, formats.year)
        case "date":
            return _date(value, formats)
        case "number" | "percent":
            return _number(value, kind, formats)


def _bare_year(value: str) -> int | None:
    half = glyphs.half_digits(value)
    return int(half) if re.fullmatch(r"(19|20|21)[0-9]{2}", half) else None


def _date(value: str, formats: Formats) -> str | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", value):
        parsed = eras.parse(value)
        if parsed is None or parsed.month is None:
            return None
        day = f"-{parsed.day:02d}" if parsed.day else ""
        value = f"{parsed.year:04d}-{parsed.month:02d}{day}"
    try:
        return eras.era_date(value, formats.digits, formats.year)
    except ValueError:
        return None


_NUMBER = re.compile(r"([0-9]+(?:,[0-9]{3})*)(\.[0-9]+)?([万億兆千百]*)([^0-9]{0,6})")


def _number(value: str, kind: SlotKind, formats: Formats) -> str | None:
    half = glyphs.half_digits(value).replace("，", ",").replace("．", ".").replace("％", "%")
    matched = _NUMBER.fullmatch(half)
    if not matched or (kind == "percent" and matched[4] not in ("%", "パーセント", "割", "")):
        return None
    if kind == "percent" and not matched[4]:
        half += "%"
    match formats.digits:
        case "half":
            return half
        case "full":
            return glyphs.full_digits(half).translate(_FULL_SIGNS)
        case "kanji":
            return kanji_numbers.counted(half)


_FULL_SIGNS = str.maketrans(",.%", "，．％")
