"""Words into the draft, spelled with its slots and marks, kept only where the draft then prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.edit import frame, words
from drafter.edit.paths import EditRefused, Path, is_clause, look, put, with_field
from drafter.language import Message
from drafter.library import slots
from drafter.model.draft import Draft
from drafter.review.deciding import HeldError, NotAtOnceError, Reason, Values, Work
from drafter.review.merging import merge
from drafter.review.spelled import Respelled, ValueEdit, respell
from drafter.review.spots import Spot, Spots, notes_in, table_of


def merged(sent: str, ours: str, theirs: str, *, whole: bool) -> str:
    """The words with what was changed here since and with what the reviewer wants. Raises HeldError for a conflict."""
    if whole:
        return theirs
    found = merge(sent, ours, theirs)
    if found is None:
        raise HeldError(
            Reason.CONFLICT,
            Message(
                ja="同じ箇所が送付の後に改められているか、ほかの意見と重なります",
                en="the same words were changed since it was sent, or by another opinion",
            ),
            theirs,
        )
    return found


#: parts whose entries are lines and paragraphs, never clauses
OUTSIDE = ("front", "preamble", "closing")
TREES = (*OUTSIDE, "sections")


def write(
    work: Work, spots_: Sequence[Spot], wanted: str, values: Values, further: Sequence[Spot] = ()
) -> tuple[ValueEdit, ...]:
    """Puts words in place of the paragraphs of some neighbouring spots of one entry.

    Each way to spell them is tried until the draft prints them.

    Args:
        further: paragraphs of other entries that went into the words, with their slots; they stay where they are.

    Returns:
        The slots whose value was changed or that were written over.

    Raises:
        HeldError: a slot is written over and nobody said what is meant; or no spelling prints these words.
    """
    first = spots_[0]
    before = work.draft
    tries, over = _spellings(work, spots_, wanted, values, further)
    if work.unread is not None:
        if first.source is None or further or (over and values == "value"):
            raise NotAtOnceError
        work.draft = next(tries)
        work.unread.append((first, wanted))
        return over
    for draft in tries:
        try:
            work.take(draft)
        except EditRefused:
            continue
        if prints(work.spots, first, wanted):
            return over
    work.draft = before
    raise HeldError(
        Reason.PRINTS,
        Message(
            ja="この文のとおりには印字されないため、反映しませんでした",
            en="the draft would not print these words, so they were not taken over",
        ),
        wanted,
        path=first.path,
    )


def prints(now: Spots, spot: Spot, wanted: str) -> bool:
    """Whether the place prints the words, paragraph by paragraph."""
    lines = wanted.split("\n") if spot.row < 0 and not spot.heading else [wanted]
    cell = (spot.row, spot.column, spot.part)
    found = [one for one in now.at(spot.path) if (one.row, one.column, one.part) == cell]
    found = [one for one in found if spot.nth <= one.nth < spot.nth + len(lines)] or found[:1]
    return "\n".join(one.printed for one in found) == "\n".join(line for line in lines if line.strip() or not found)


def _spellings(
    work: Work, spots_: Sequence[Spot], wanted: str, values: Values, further: Sequence[Spot]
) -> tuple[Iterator[Draft], tuple[ValueEdit, ...]]:
    """Drafts that may print the words, the most faithful to slots and marks first."""
    first = spots_[0]
    every = (*spots_, *further)
    if any(spot.source is None for spot in every):
        return _plain(work.draft, first, wanted), ()
    source = "\n".join(spot.source or "" for spot in every)
    printed = "\n".join(spot.printed for spot in every)
    known: dict[str, str] = {}
    for spot in reversed(every):
        known |= work.press.known(work.draft, spot.path, spot.source or "")
    found = respell(source, *_bare(source, printed, wanted, known), known)
    if found is None:
        if "{{" in source:
            raise HeldError(
                Reason.PRINTS,
                Message(
                    ja="差込欄や印のある文の対応が付かないため、反映しませんでした",
                    en="how this text is spelled with its slots and marks could not be told",
                ),
                wanted,
                path=first.path,
            )
        return _plain(work.draft, first, wanted), ()
    if found.values and values == "ask":
        raise HeldError(Reason.VALUE, _asked(work, found.values), wanted, found.values, first.path)
    if found.values and values == "value":
        return _with_values(work, spots_, found, wanted), found.values
    return iter([_put_source(work, spots_, found.fixed)]), found.values


def _bare(source: str, printed: str, wanted: str, known: dict[str, str]) -> tuple[str, str]:
    """What is printed and wanted without what compose adds by itself (the honorific of an addressee)."""
    plain = slots.fill(source, known)
    added = printed.removeprefix(plain)
    if added and added != printed and wanted.endswith(added):
        return plain, wanted.removesuffix(added)
    return printed, wanted


def _asked(work: Work, values: Sequence[ValueEdit]) -> Message:
    marks = "、".join(dict.fromkeys(one.mark for one in values))
    names = {one.name for one in values if one.name}
    used = sum(bool(spot.source and names & set(slots.names(spot.source))) for spot in work.spots.all)
    if any(one.new is None for one in values):
        return Message(
            ja=f"前後の語と共に書き換えられ、差込欄 {marks} がなくなります。この文だけ書き換えるかを決めてください",
            en=f"the words around {marks} were changed too, so that it would go: decide whether that is meant",
        )
    return Message(
        ja=f"差込欄 {marks} の印字が改められています。値を変える（使っている {used} か所の全てが変わる）か、"
        "この文だけ書き換えるかを決めてください",
        en=f"what {marks} prints was changed: decide whether its value changes (wherever it is used: {used}), "
        "or these words alone",
    )


def _with_values(work: Work, spots_: Sequence[Spot], found: Respelled, wanted: str) -> Iterator[Draft]:
    """The draft with the slots' values changed, as they were written and as they are printed."""
    if found.kept is None or any(not one.name for one in found.values):
        raise HeldError(
            Reason.VALUE,
            Message(
                ja="前後の語も改められているため、値の変更では反映できません。この文だけ書き換えてください",
                en="the words around were changed as well: it cannot be done by changing a value",
            ),
            wanted,
            found.values,
            spots_[0].path,
        )
    from drafter.japanese import glyphs

    base = _put_source(work, spots_, found.kept)
    for spelled in (glyphs.half_digits, str):
        draft = base
        for one in found.values:
            draft = _valued(draft, spots_[0].path, one.name, spelled(one.new or ""))
        yield draft


def _valued(draft: Draft, path: Path, name: str, value: str) -> Draft:
    """A slot's value changed where it is given: for the clause alone, else for the whole draft."""
    entry = look(draft, path) if path and isinstance(path[-1], int) else None
    if is_clause(entry) and name in entry.values:
        return words.set_values(draft, path, {**entry.values, name: value}).draft
    return frame.set_value(draft, name, value).draft


def _put_source(work: Work, spots_: Sequence[Spot], source: str) -> Draft:
    """The draft with another source in place of that of some neighbouring paragraphs of one entry."""
    draft, spot = work.draft, spots_[0]
    if spot.heading:
        return words.rename(draft, spot.path, source).draft
    if spot.row >= 0:
        return _cell(draft, spot, source)
    if spot.part == "footnote":
        return _footnote(work, spot, source)
    if spot.part == "caption":
        return put(draft, (*spot.path, "table", "caption"), source)
    if spot.path in (("lead",), ("closing", "end")):
        return put(draft, spot.path, source)
    if is_field(draft, spot.path):
        return put(draft, spot.path, _lines_replaced(look(draft, spot.path), spot.nth, len(spots_), source))
    library = work.press.library_text(look(draft, spot.path))
    text = words.text_of(look(draft, spot.path), library)
    new = _lines_replaced(text, spot.nth, len(spots_), source) if spot.count > 1 or "\n" in text else source
    return words.set_text(draft, spot.path, new, library or None).draft


def is_field(draft: Draft, path: Path) -> bool:
    """Whether a path leads to a text of its own (a title, a line of the covering letter), not to an entry."""
    listed = bool(path) and isinstance(path[-1], int)
    fields = ("addressees", "cover")
    tree = listed and path[0] not in fields and path[:2] != ("closing", "signature")
    return not tree and isinstance(look(draft, path), str)


def _footnote(work: Work, spot: Spot, source: str) -> Draft:
    """The draft with other words in a footnote, which stand in the text that it belongs to."""
    entry = look(work.draft, spot.path)
    library = work.press.library_text(entry)
    text = words.text_of(entry, library)
    mark = notes_in(text)[spot.nth]
    new = text[: mark.first] + source + text[mark.end - 2 :]
    return words.set_text(work.draft, spot.path, new, library or None).draft


def _lines_replaced(text: str, nth: int, count: int, new: str) -> str:
    """A text with some of its paragraphs replaced; blank lines between the others stay."""
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    if not filled or nth + count > len(filled):
        return new
    first, last = filled[nth], filled[nth + count - 1]
    return "\n".join([*lines[:first], *new.split("\n"), *lines[last + 1 :]])


def _cell(draft: Draft, spot: Spot, text: str) -> Draft:
    table = table_of(look(draft, spot.path))
    if table is None:
        raise HeldError(Reason.GONE, Message(ja="表がありません", en="there is no table"))
    rows = [list(row) for row in table.rows]
    rows[spot.row][spot.column] = text
    return with_rows(draft, spot.path, tuple(tuple(row) for row in rows))


def with_rows(draft: Draft, path: Path, rows: tuple[tuple[str, ...], ...]) -> Draft:
    """The draft with other rows in the table of an entry."""
    entry = look(draft, path)
    return put(draft, path, with_field(entry, "table", with_field(entry.table, "rows", rows)))


def _plain(draft: Draft, spot: Spot, wanted: str) -> Iterator[Draft]:
    """Ways to say what has no source of its own: the date."""
    if spot.path != ("date",):
        return
    from drafter.japanese import eras

    parsed = eras.parse(wanted)
    if parsed is not None and parsed.month:
        day = f"-{parsed.day:02d}" if parsed.day else ""
        iso = f"{parsed.year:04d}-{parsed.month:02d}{day}"
        yield put(put(draft, ("date",), iso), ("printed_date",), "")
    yield put(draft, ("printed_date",), wanted)


def by_hand(ja: str, en: str, path: Path = ()) -> HeldError:
    """The error of a change that people have to make in the draft themselves."""
    return HeldError(
        Reason.SHAPE,
        Message(ja=f"{ja}。原案を直接直してください", en=f"{en}: change the draft itself"),
        path=path,
    )


def lines_of(work: Work, spot: Spot) -> list[str]:
    """The paragraphs of an entry as they are spelled."""
    value = look(work.draft, spot.path)
    text = words.text_of(value, work.press.library_text(value))
    return [line for line in text.split("\n") if line.strip()]


def with_lines(work: Work, spot: Spot, lines: list[str]) -> Draft:
    """The draft with other paragraphs in an entry."""
    library = work.press.library_text(look(work.draft, spot.path))
    return words.set_text(work.draft, spot.path, "\n".join(lines), library or None).draft
