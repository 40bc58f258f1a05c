"""Lists of siblings: sections under one parent, items of one list, with the numbers that their labels say.

A label may be read in several ways (イ is the second of アイウ and the first of イロハ): the reading that most
of the list shares holds. A list that goes on where an earlier one of its depth and style ended is no new one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from drafter.checks.context import Context, Unit
from drafter.document import Block, BlockKind, Section
from drafter.japanese import lazy
from drafter.numbering import labels
from drafter.numbering.labels import Reading

Style = tuple[str, str, str, str, int]
Fault = Literal["gap", "double", "order"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A labelled sibling; ``reading`` is None where its label is of no kind that is known."""

    unit: Unit
    label: str
    reading: Reading | None

    @property
    def number(self) -> tuple[int, ...]:
        """Number and branches: 1の2 is (1, 2)."""
        return (self.reading.number, *self.reading.branches) if self.reading else ()


@dataclass(frozen=True, slots=True)
class Siblings:
    """One list.

    Attributes:
        style: what most of its labels share; None when nothing is known of them.
        start: the number before the first one: 0, or where the earlier list ended that this one goes on.
        goes_on: whether a later list goes on from this one.
        width: what labels of its style have in most of the document, ``half`` or ``full``.
    """

    entries: tuple[Entry, ...]
    style: Style | None
    start: int = 0
    goes_on: bool = False
    width: str = ""

    @property
    def bullets(self) -> bool:
        """Whether the labels are marks without numbers; so are those of 一つ書き (each item has 一)."""
        if self.style is not None and self.style[0] == "bullet":
            return True
        ones = [e for e in self.entries if e.reading and e.reading.family == "kanji" and e.number == (1,)]
        return len(ones) >= 2 and len(ones) == len(self.entries)


@dataclass(frozen=True, slots=True)
class NumberFault:
    """A number that does not follow. ``missing``: the numbers left out; ``before``: the entry before it."""

    kind: Fault
    entry: Entry
    before: Entry | None
    missing: tuple[int, ...] = ()


def lists(context: Context) -> tuple[Siblings, ...]:
    """All lists of a document, in printed order; computed once a run."""
    cached = context.__dict__.get("_lists")
    if cached is None:
        found = _linked([siblings for run in _runs(context) for siblings in _divide(run)])
        cached = context.__dict__["_lists"] = tuple(_with_widths(found))
    result: tuple[Siblings, ...] = cached
    return result


def _runs(context: Context) -> Iterable[list[Unit]]:
    """Units that stand as siblings in the tree, in their order."""
    by_parent: dict[tuple[int, ...], list[Unit]] = {}
    for unit in context.sections:
        by_parent.setdefault(unit.path[:-1], []).append(unit)
    yield from by_parent.values()
    yield from _item_runs(context)


def _item_runs(context: Context) -> list[list[Unit]]:
    """Items level by level; a list ends where something else stands between, as numbering counts them."""
    done: list[list[Unit]] = []
    running: dict[int, list[Unit]] = {}
    holder: tuple[object, ...] = ()
    clause: str | None = None
    for unit in context.units:
        node = unit.node
        if isinstance(node, Section):
            running = {}
            continue
        here = (unit.part, unit.path[:-1])
        if here != holder:
            running, clause, holder = {}, None, here
        if node.kind is not BlockKind.ITEM:
            if node.clause is None or node.clause != clause:
                running, clause = {}, None
            continue
        clause = node.clause
        for deeper in [level for level in running if level > node.level]:
            del running[deeper]
        if node.level not in running:
            running[node.level] = []
            done.append(running[node.level])
        running[node.level].append(unit)
    return done


def _divide(units: Sequence[Unit]) -> Iterable[Siblings]:
    """A run of siblings into lists of labelled ones.

    Another style that begins at 1 begins another list; so does a 1 after an unlabelled sibling (``別記``).
    """
    current: list[Unit] = []
    apart = False
    for unit in units:
        if not unit.node.label:
            apart = True
            continue
        if current and _begins_anew(current[-1], unit, apart=apart):
            yield _read(current)
            current = []
        current.append(unit)
        apart = False
    if current:
        yield _read(current)


def _begins_anew(before: Unit, unit: Unit, *, apart: bool) -> bool:
    here, there = labels.parse(_label(unit)), labels.parse(_label(before))
    if not here or not there:
        return False
    same = {r.style for r in here} & {r.style for r in there}
    return (apart or not same) and any(r.number == 1 and r.family != "bullet" for r in here)


def _read(units: Sequence[Unit]) -> Siblings:
    readings = [labels.parse(_label(unit)) for unit in units]
    votes = Counter(style for options in readings for style in dict.fromkeys(r.style for r in options))
    if not votes:
        return Siblings(tuple(Entry(u, _label(u), None) for u in units), None)
    most = max(votes.values())
    tried = [(style, [_pick(options, style) for options in readings]) for style in votes if votes[style] == most]
    style, chosen = min(tried, key=lambda option: _steps(option[1]))
    entries = tuple(Entry(u, _label(u), r) for u, r in zip(units, chosen, strict=True))
    return Siblings(entries, style)


def _pick(options: tuple[Reading, ...], style: Style) -> Reading | None:
    """The reading of a style; else one of its alphabet; else the first."""
    for wanted in (style, None):
        for reading in options:
            if (reading.style == style) if wanted else (reading.family == style[0]):
                return reading
    return options[0] if options else None


def _steps(readings: Sequence[Reading | None]) -> int:
    """How often the numbers do not go up by one."""
    numbers = [r.number for r in readings if r]
    return sum(b != a + 1 for a, b in zip([0, *numbers], numbers, strict=False))


def _linked(found: list[Siblings]) -> list[Siblings]:
    """Lists that go on where an earlier one of their depth and style ended, or where the last of their style did:
    under 《…省》 the count may go on though the tree does not.
    """
    last: dict[tuple[object, ...], int] = {}
    for index, siblings in enumerate(found):
        numbers = [entry.number for entry in siblings.entries if entry.number]
        if not numbers or siblings.bullets:
            continue
        unit = siblings.entries[0].unit
        key = (unit.depth, isinstance(unit.node, Section), getattr(unit.node, "level", 0), siblings.style)
        for earlier in dict.fromkeys((last.get(key), last.get((siblings.style,)))):
            if earlier is None or numbers[0][0] == 1:
                continue
            end = [entry.number for entry in found[earlier].entries if entry.number][-1]
            if end[0] + 1 == numbers[0][0]:
                found[index] = replace(siblings, start=end[0])
                found[earlier] = replace(found[earlier], goes_on=True)
                break
        last[key] = last[(siblings.style,)] = index
    return found


def faults(siblings: Siblings) -> tuple[NumberFault, ...]:
    """The numbers of a list that do not follow, each told once.

    A label of another style (see ``strangers``) is told as that: it may or may not take a number's place.
    """
    if siblings.bullets or siblings.style is None:
        return ()
    entries = [entry for entry in siblings.entries if entry.number]
    later = Counter(entry.number[0] for entry in entries)
    found: list[NumberFault] = []
    explained: set[int] = set()
    seen: set[tuple[int, ...]] = set()
    top: tuple[int, ...] = (siblings.start,)
    before: Entry | None = None
    slack = 0
    for position, entry in enumerate(entries):
        number = entry.number
        later[number[0]] -= 1
        if entry.reading is not None and entry.reading.style != siblings.style:
            slack += 1
            continue
        follows = top[0] < number[0] <= top[0] + 1 + slack or (number[0] == top[0] and number > top)
        slack = 0
        if number in seen:
            found.append(NumberFault("double", entry, before))
        elif number < top:
            if number[0] not in explained:
                found.append(NumberFault("order", entry, before))
        elif not follows:
            missing = tuple(range(top[0] + 1, number[0]))
            if all(later[n] > 0 for n in missing):
                found.append(NumberFault("order", entry, before, missing))
                explained.update(missing)
            else:
                found.append(NumberFault("gap", entry, before, tuple(n for n in missing if later[n] <= 0)))
        seen.add(number)
        top = _next_top(top, number, entries[position + 1 :])
        before = entry
    return tuple(found)


def _next_top(top: tuple[int, ...], number: tuple[int, ...], rest: Sequence[Entry]) -> tuple[int, ...]:
    """What the next number is measured by: after a number that fell back, whichever the next one follows."""
    if number >= top:
        return number
    return top if not rest or rest[0].number[0] == top[0] + 1 or rest[0].number > top else number


def strangers(siblings: Siblings) -> tuple[Entry, ...]:
    """Entries whose label is of another style than the list's."""
    if siblings.style is None:
        return ()
    return tuple(
        entry for entry in siblings.entries if entry.reading is not None and entry.reading.style != siblings.style
    )


def usual(siblings: Siblings, odd: tuple[Entry, ...]) -> str:
    """The label that a message sets against the odd ones: the first of the others."""
    told = set(map(id, odd))
    return next((entry.label for entry in siblings.entries if id(entry) not in told), "")


#: the sixth and seventh levels of official documents: full-width letters, in half-width brackets
_OFFICIAL = lazy.compile(r"\([ａ-ｚ]+\)")


def odd_widths(siblings: Siblings) -> tuple[Entry, ...]:
    """Entries of a list of two widths whose label is not as wide as most of that style in the document.

    Full width to 9 and half width from 10 (１ … ９, 10) is a custom of its own, not a mixture; so are (ａ), and digits
    of one width in brackets of the other (１）…) throughout a list.
    """
    own = [entry for entry in siblings.entries if entry.reading is not None and entry.reading.style == siblings.style]
    widths = {width_of(entry) for entry in own} - {"none"}
    if len(widths) < 2 and "mixed" not in widths:
        return ()
    if _mixed_by_custom(siblings) or all(_OFFICIAL.fullmatch(entry.label) for entry in own):
        return ()
    if len(own) > 1 and len({_widths(entry) for entry in own}) == 1:
        return ()
    return tuple(entry for entry in own if width_of(entry) not in ("none", siblings.width))


def _with_widths(found: list[Siblings]) -> list[Siblings]:
    """Each list with the usual width of its style; where the document is even, the list's own, then half."""
    counts: dict[Style | None, Counter[str]] = {}
    for siblings in found:
        counts.setdefault(siblings.style, Counter()).update(width_of(entry) for entry in siblings.entries)
    result = []
    for siblings in found:
        own, every = Counter(map(width_of, siblings.entries)), counts[siblings.style]
        usual = max(("half", "full"), key=lambda width, own=own, every=every: (every[width], own[width]))  # type: ignore[misc]
        result.append(replace(siblings, width=usual))
    return result


def _mixed_by_custom(siblings: Siblings) -> bool:
    return all(
        entry.reading is None or (width_of(entry) == ("full" if entry.reading.number < 10 else "half"))
        for entry in siblings.entries
    )


def width_of(entry: Entry) -> str:
    """Width of a whole label, its digits and its round brackets: half, full, mixed, or none where it has neither."""
    half = any(char.isascii() and not char.isspace() for char in entry.label)
    full = any("\uff01" <= char <= "\uff5e" for char in entry.label)
    return "mixed" if half and full else "half" if half else "full" if full else "none"


def _widths(entry: Entry) -> tuple[bool, ...]:
    """Of its brackets and of its digits, whether half width."""
    marks, digits = re.findall(r"[()（）.．]", entry.label), re.findall(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ]", entry.label)
    return (*(char.isascii() for char in marks), *(char.isascii() for char in digits[:1]))


def _label(unit: Unit) -> str:
    node: Block | Section = unit.node
    return node.label or ""


def is_article(section: Section | None) -> bool:
    """Whether it is an article (第３条): its paragraphs count from 2, as the first bears no number."""
    labels = [section.label, *(block.label for block in section.blocks)] if section is not None else []
    return any(re.fullmatch(r"第.{1,6}条(?:の.{1,3})?", label or "") for label in labels)


# ------------------------------------------------------------------ labels within a text

_STOP = lazy.compile(r"[。」][ 　]*")
_TYPED = lazy.compile(
    r"[。」][ 　]*(?P<label>[(（](?:[0-9０-９]{1,2}|[ア-ン])[)）]|[①-⑳]|第?[0-9０-９]{1,2}[.．　 ])"
    r"(?=[ 　]*[^、。，のをはがにと及並又かから～〜・）)])"
)

Placed = tuple[Block | Section, tuple[int, ...], str, tuple[int, int]]


def run_on(entry: Entry) -> Placed | None:
    """Where the next item's label stands within the text of an entry, behind a full stop: node, path, text, span."""
    if entry.reading is None:
        return None
    for node, path, text in _texts(entry.unit.node, entry.unit.path):
        place = _next_label(text, entry.reading)
        if place is not None:
            return node, path, text, place
    return None


def _next_label(text: str, reading: Reading) -> tuple[int, int] | None:
    """Where the label that follows stands behind a full stop; None where it does not."""
    if not _STOP.search(text):
        return None
    for match in _TYPED.finditer(text):
        typed = match["label"].strip(" 　")
        if any(
            each.style[:3] == reading.style[:3] and each.number == reading.number + 1 for each in labels.parse(typed)
        ):
            return match.start("label"), match.start("label") + len(typed)
    return None


def _texts(node: Block | Section, path: tuple[int, ...]) -> Iterator[tuple[Block | Section, tuple[int, ...], str]]:
    """Where the next label may run on: the item itself, or a paragraph beneath a heading."""
    if isinstance(node, Block):
        yield node, path, node.text
        return
    yield node, path, node.heading
    for at, child in enumerate(node.content):
        yield from _texts(child, (*path, at))
