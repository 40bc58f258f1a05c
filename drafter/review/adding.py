"""Paragraphs, headings, rows and lines of the front matter that were put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.edit.add import new_id
from drafter.edit.paths import Path, entry, index, insert, look, put, siblings
from drafter.language import Message
from drafter.model.draft import Entry, ItemEntry, LocalClause, NoteEntry, Section, Table, TableEntry
from drafter.review.deciding import Decided, HeldError, Key, Outcome, Reason, Result, Work
from drafter.review.opinions import Form
from drafter.review.spots import Spot, table_of
from drafter.review.writing import OUTSIDE, TREES, by_hand, lines_of, with_lines, with_rows

#: paragraphs behind a place among which a new one is looked for that may be there already
NEAR = 6


def new(work: Work, one: Decided) -> Result:
    """Something new behind a paragraph. Raises HeldError, EditRefused."""
    opinion, wanted = one.opinion, one.wanted
    if not wanted.strip():
        raise HeldError(Reason.SHAPE, Message(ja="加える文がありません", en="there are no words to put in"))
    place = replace(one.place, column=0) if one.place.row >= 0 and one.place.column < 0 else one.place
    spot = work.spot(place)
    if opinion.form is Form.CELL or spot.part:
        raise by_hand("表の列や脚注が加えられています", "a column or a footnote was put in", spot.path)
    key = (opinion.file, one.place)
    behind = work.latest.get(key)
    there = _there(work, _last(work, spot, key), wanted)
    if there is not None:
        work.latest[key] = there.path
        if there.path == spot.path and inside(spot, opinion.form):
            work.within[key] = there.nth - spot.nth
        return Result(opinion, Outcome.ALREADY, text=wanted, path=there.path)
    if opinion.form is Form.ROW:
        return _new_row(work, one, spot)
    if inside(spot, opinion.form) and (behind is None or key in work.within):
        ahead = work.within.get(key, 0)
        at = _put_line(work, spot, wanted, spot.nth + ahead + 1)
        work.within[key] = ahead + sum(bool(line.strip()) for line in wanted.split("\n"))
    else:
        work.within.pop(key, None)
        at = _put_entries(work, one, spot, behind)
    work.latest[key] = at
    return Result(opinion, Outcome.DONE, text=wanted, path=at)


def _last(work: Work, spot: Spot, key: Key) -> Spot:
    """The paragraph that a new one is to follow: its own, or what the same file put there before it."""
    behind = work.latest.get(key)
    if key in work.within:
        return next(found for found in work.spots.at(spot.path) if found.nth == spot.nth + work.within[key])
    return work.spots.at(behind)[-1] if behind else spot


def _there(work: Work, before: Spot, wanted: str) -> Spot | None:
    """Where the draft has these words there already; None where it has not."""
    spots = [one for one in work.spots.all if one is before or not (one.part or one.row >= 0)]
    lines = [line for line in wanted.split("\n") if line.strip()]
    first = next(at for at, one in enumerate(spots) if one is before) + 1
    at = standing([one.printed for one in spots[first : first + NEAR + len(lines)]], lines)
    return None if at is None else spots[first + at + len(lines) - 1]


def standing(following: Sequence[str], lines: Sequence[str]) -> int | None:
    """Where some lines stand among the next paragraphs, behind others that were put in there; None: nowhere."""
    near = range(min(NEAR, len(following)))
    return next((at for at in near if list(following[at : at + len(lines)]) == list(lines)), None)


def inside(spot: Spot, form: Form) -> bool:
    """Whether a new paragraph stands between the paragraphs of one entry."""
    paragraph = spot.path[0] in TREES and not spot.heading and spot.row < 0 and not spot.part
    return form is Form.PARAGRAPH and paragraph and spot.nth < spot.count - 1


def _put_line(work: Work, spot: Spot, wanted: str, at: int) -> Path:
    lines = lines_of(work, spot)
    work.take(with_lines(work, spot, [*lines[:at], wanted, *lines[at:]]))
    return spot.path


def _put_entries(work: Work, one: Decided, spot: Spot, behind: Path | None) -> Path:
    """New entries behind a paragraph, or behind the one that this file put there before."""
    if spot.path[0] in ("addressees", "issuer") or spot.path[:2] == ("closing", "signature"):
        return _put_matter(work, one, spot, behind)
    if spot.path[0] not in TREES and behind is None:
        raise by_hand("題名や宛先の間に段落が加えられています", "a paragraph was put among the front matter", spot.path)
    if one.opinion.form is Form.HEADING:
        return _put_section(work, one, spot, behind)
    at, near = place_of(work, spot, behind)
    draft = work.draft
    if one.opinion.form is Form.TABLE:
        rows = tuple(tuple(line.split("\t")) for line in one.wanted.split("\n"))
        work.take(insert(draft, at, TableEntry(table=Table(rows=rows))))
        return at
    for line in [line for line in one.wanted.split("\n") if line.strip()]:
        name = new_id(draft, work.press.library.clauses)
        draft = insert(draft, at, entry_of(work, one, line, name, outside=at[0] in OUTSIDE, near=near))
        last, at = at, (*at[:-1], index(at) + 1)
    work.take(draft)
    return last


def place_of(work: Work, spot: Spot, behind: Path | None) -> tuple[Path, object]:
    """Where a new entry comes to stand, and the entry that it follows, if it follows one."""
    near = look(work.draft, behind) if behind else None if spot.heading else look(work.draft, spot.path)
    if behind is None:
        return ((*spot.path, "clauses", 0) if spot.heading else (*spot.path[:-1], index(spot.path) + 1)), near
    if isinstance(near, Section):
        return (*behind, "clauses", len(near.clauses)), None
    return (*behind[:-1], index(behind) + 1), near


def entry_of(work: Work, one: Decided, text: str, name: str, *, outside: bool, near: object) -> Entry:
    """What a new paragraph becomes: a clause where it asks for something among requests, else a line of its kind.

    Args:
        name: the id of a clause. outside: whether it stands outside the body. near: the entry that it follows.
    """
    form, level = one.opinion.form, max(1, one.opinion.level)
    if form is Form.NOTE:
        return NoteEntry(note=text)
    asks = any(ending in text for ending in work.press.template.request_endings)
    if asks and not outside:
        clause = LocalClause(id=name, text=text)
        if form is Form.ITEM or getattr(near, "form", "") == "item":
            deep = getattr(near, "level", 1) if getattr(near, "form", "") == "item" else level
            clause = clause.model_copy(update={"form": "item"} | ({"level": deep} if deep != 1 else {}))
        return clause
    if form is Form.ITEM:
        return ItemEntry(item=text) if level == 1 else ItemEntry(item=text, level=level)
    return text


def _put_matter(work: Work, one: Decided, spot: Spot, behind: Path | None) -> Path:
    """A new line among the addressees, the issuers, the lines of the signature."""
    after = behind or spot.path
    if spot.path == ("issuer",):
        lines = [line for line in work.draft.issuer.split("\n") if line.strip()]
        nth = spot.nth + 1
        work.take(put(work.draft, spot.path, "\n".join([*lines[:nth], one.wanted, *lines[nth:]])))
        return spot.path
    text = one.wanted
    own = work.draft.addressee_suffix
    suffix = work.press.template.phrases.addressee_suffix if own is None else own
    if spot.path[0] == "addressees" and suffix:
        text = text.removesuffix(suffix)
    at = index(after) + 1
    lines = look(work.draft, after[:-1])
    work.take(put(work.draft, after[:-1], (*lines[:at], text, *lines[at:])))
    path: Path = (*after[:-1], at)
    if work.spots.at(path)[0].printed != one.wanted:
        raise HeldError(
            Reason.PRINTS,
            Message(ja="この行のとおりには印字されません", en="the draft would print another line"),
            one.wanted,
            path=spot.path,
        )
    return path


def _put_section(work: Work, one: Decided, spot: Spot, behind: Path | None) -> Path:
    """A new heading: a section behind the one that its paragraph ends."""
    here = behind or spot.path
    depth = one.opinion.level or 1
    holder = here if isinstance(look(work.draft, here), Section) else here[:-2]
    steps = [holder[: at + 1] for at in range(1, len(holder), 2)]  # the sections around it, outermost first
    ends = all(index(step) == len(siblings(work.draft, step)) - 1 for step in steps[depth:])
    last = holder == here or index(here) == len(siblings(work.draft, here)) - 1
    inner = look(work.draft, holder) if holder else None
    if here[0] != "sections" or not ends or not last or depth > len(steps) + 1 or not isinstance(inner, Section):
        raise by_hand(
            "項目の途中に見出しが加えられています", "a heading was put into the middle of a section", spot.path
        )
    if depth <= len(steps):
        if holder == here and (inner.clauses or inner.sections) and depth == len(steps):
            raise by_hand(
                "項目の先頭に見出しが加えられています", "a heading was put before a section's text", spot.path
            )
        if inner.sections and depth == len(steps) and holder != here:
            raise by_hand("項目の途中に見出しが加えられています", "a heading was put into a section", spot.path)
        at: Path = (*steps[depth - 1][:-1], index(steps[depth - 1]) + 1)
    elif inner.sections or (holder == here and inner.clauses):
        raise by_hand("項目の先頭に見出しが加えられています", "a heading was put before a section's text", spot.path)
    else:
        at = (*holder, "sections", 0)
    work.take(insert(work.draft, at, Section(heading=" ".join(one.wanted.split()))))
    return at


def _new_row(work: Work, one: Decided, spot: Spot) -> Result:
    table = table_of(entry(work.draft, spot.path))
    if table is None or spot.row < 0:
        raise by_hand("表の行の場所が分かりません", "where the row stands is not known", spot.path)
    at = 0 if one.place.column < 0 else spot.row + 1  # without a column: before the first row
    row = tuple(one.wanted.split("\t"))
    if table.rows[at : at + 1] == (row,):
        return Result(one.opinion, Outcome.ALREADY, text=one.wanted, path=spot.path)
    work.take(with_rows(work.draft, spot.path, (*table.rows[:at], row, *table.rows[at:])))
    return Result(one.opinion, Outcome.DONE, text=one.wanted, path=spot.path)
