"""Paragraphs put in, taken out, moved and joined. What would change the document's sections is left to people."""

from __future__ import annotations

from dataclasses import replace

from drafter.edit import words
from drafter.edit.add import new_id
from drafter.edit.paths import Path, entry, index, insert, look, put, remove, siblings
from drafter.language import Message
from drafter.model.draft import (
    Draft,
    Entry,
    ItemEntry,
    LocalClause,
    NoteEntry,
    Section,
    Table,
    TableEntry,
    UseClause,
)
from drafter.review.deciding import Decided, HeldError, Outcome, Reason, Result, Work
from drafter.review.opinions import Form, Kind, Target
from drafter.review.spots import Spot, table_of
from drafter.review.writing import merged, with_rows, write

#: parts whose entries are lines and paragraphs, never clauses
_OUTSIDE = ("front", "preamble", "closing")
_TREES = (*_OUTSIDE, "sections")
#: paragraphs behind a place among which a new one is looked for that may be there already
_NEAR = 6


def done(work: Work, one: Decided) -> Result:
    """An opinion that is more than other words for a paragraph. Raises HeldError, EditRefused."""
    match one.opinion.kind:
        case Kind.DELETED:
            return _deleted(work, one)
        case Kind.NEW:
            return _new(work, one)
        case Kind.MOVED:
            return _moved(work, one)
        case _:
            return _joined(work, one)


def _by_hand(ja: str, en: str, path: Path = ()) -> HeldError:
    return HeldError(
        Reason.SHAPE,
        Message(ja=f"{ja}。原案を直接直してください", en=f"{en}: change the draft itself"),
        path=path,
    )


# ---------------------------------------------------------------- taken out


def _deleted(work: Work, one: Decided) -> Result:
    opinion, place = one.opinion, one.place
    try:
        spot = work.spot(place)
    except HeldError as held:
        if held.reason is Reason.GONE and place.clause:
            return Result(opinion, Outcome.ALREADY)
        raise
    if opinion.form is Form.TABLE:
        work.take(_without_table(work.draft, spot.path))
        return Result(opinion, Outcome.DONE, path=spot.path)
    if opinion.form is Form.ROW and spot.row >= 0:
        row = [cell.printed for cell in work.spots.at(spot.path) if cell.row == spot.row]
        spot = replace(spot, printed="\t".join(row) if "\t" in opinion.old else spot.printed)
    sent = opinion.old if "\t" in opinion.old else place.text or opinion.old
    _unchanged(spot, sent, whole=one.whole)
    work.take(_without(work, spot, row=opinion.form is Form.ROW))
    return Result(opinion, Outcome.DONE, path=spot.path)


def _unchanged(spot: Spot, sent: str, *, whole: bool) -> None:
    """Raises HeldError where the words are not those that the reviewer saw."""
    if spot.printed != sent and not whole:
        raise HeldError(
            Reason.CONFLICT,
            Message(
                ja="送付の後に改められた段落の削除・移動です",
                en="it takes away or moves a paragraph that was changed since it was sent",
            ),
            path=spot.path,
        )


def _without(work: Work, spot: Spot, *, row: bool = False) -> Draft:
    """The draft without a printed paragraph, or without a row of a table."""
    draft = work.draft
    if spot.heading:
        section: Section = look(draft, spot.path)
        if section.clauses or section.sections:
            raise _by_hand("見出しだけが削除されています（中身が残ります）", "a heading alone was taken out", spot.path)
        return remove(draft, spot.path)
    if spot.path[0] in ("lead", "subtitle") or spot.path[:2] == ("closing", "end"):
        return put(draft, spot.path, "")
    if spot.path[0] == "addressees" or spot.path[:2] == ("closing", "signature"):
        lines = look(draft, spot.path[:-1])
        at = index(spot.path)
        return put(draft, spot.path[:-1], (*lines[:at], *lines[at + 1 :]))
    if spot.path[0] not in _TREES:
        raise _by_hand(
            "題名・日付・発出者の行が削除されています", "a line of the front matter was taken out", spot.path
        )
    if spot.row >= 0:
        return _without_row(draft, spot, row=row)
    if spot.part:
        raise _by_hand("脚注や表題が削除されています", "a footnote or a caption was taken out", spot.path)
    if spot.count == 1:
        return remove(draft, spot.path)
    return _without_line(work, spot)


def _without_row(draft: Draft, spot: Spot, *, row: bool) -> Draft:
    table = table_of(look(draft, spot.path))
    if not row or table is None:
        raise _by_hand("表のセルや列が削除されています", "a cell or a column was taken out", spot.path)
    rows = (*table.rows[: spot.row], *table.rows[spot.row + 1 :])
    if rows:
        return with_rows(draft, spot.path, rows)
    return _without_table(draft, spot.path)


def _without_table(draft: Draft, path: Path) -> Draft:
    """The draft without a table; the clause that it belongs to stays."""
    holder = entry(draft, path)
    return remove(draft, path) if isinstance(holder, TableEntry) else put(draft, (*path, "table"), None)


def _without_line(work: Work, spot: Spot) -> Draft:
    lines = _lines(work, spot)
    return _with_lines(work, spot, [*lines[: spot.nth], *lines[spot.nth + 1 :]])


def _lines(work: Work, spot: Spot) -> list[str]:
    """The paragraphs of an entry as they are spelled."""
    value = look(work.draft, spot.path)
    text = words.text_of(value, work.press.library_text(value))
    return [line for line in text.split("\n") if line.strip()]


def _with_lines(work: Work, spot: Spot, lines: list[str]) -> Draft:
    library = work.press.library_text(look(work.draft, spot.path))
    return words.set_text(work.draft, spot.path, "\n".join(lines), library or None).draft


# ---------------------------------------------------------------- put in


def _new(work: Work, one: Decided) -> Result:
    opinion, wanted = one.opinion, one.wanted
    if not wanted.strip():
        raise HeldError(Reason.SHAPE, Message(ja="加える文がありません", en="there are no words to put in"))
    place = replace(one.place, column=0) if one.place.row >= 0 and one.place.column < 0 else one.place
    spot = work.spot(place)
    if opinion.form is Form.CELL or spot.part:
        raise _by_hand("表の列や脚注が加えられています", "a column or a footnote was put in", spot.path)
    key = (opinion.file, one.place)
    behind = work.latest.get(key)
    there = _there(work, spot, behind, wanted)
    if there is not None:
        work.latest[key] = there
        return Result(opinion, Outcome.ALREADY, text=wanted, path=there)
    if opinion.form is Form.ROW:
        return _new_row(work, one, spot)
    if behind is None and _inside(spot, opinion.form):
        at = _put_line(work, spot, wanted)
    else:
        at = _put_entries(work, one, spot, behind)
    work.latest[key] = at
    return Result(opinion, Outcome.DONE, text=wanted, path=at)


def _there(work: Work, spot: Spot, behind: Path | None, wanted: str) -> Path | None:
    """Where the draft has these words there already; None where it has not."""
    before = work.spots.at(behind)[-1] if behind else spot
    spots = [one for one in work.spots.all if one == before or not (one.part or one.row >= 0)]
    lines = [line for line in wanted.split("\n") if line.strip()]
    first = spots.index(before) + 1
    for at in range(first, first + _NEAR):  # behind others that were put in there
        following = spots[at : at + len(lines)]
        if [one.printed for one in following] == lines:
            return following[-1].path
    return None


def _inside(spot: Spot, form: Form) -> bool:
    """Whether a new paragraph stands between the paragraphs of one entry."""
    return form is Form.PARAGRAPH and not spot.heading and spot.row < 0 and spot.nth < spot.count - 1


def _put_line(work: Work, spot: Spot, wanted: str) -> Path:
    lines = _lines(work, spot)
    work.take(_with_lines(work, spot, [*lines[: spot.nth + 1], wanted, *lines[spot.nth + 1 :]]))
    return spot.path


def _put_entries(work: Work, one: Decided, spot: Spot, behind: Path | None) -> Path:
    """New entries behind a paragraph, or behind the one that this file put there before."""
    if spot.path[0] in ("addressees", "issuer") or spot.path[:2] == ("closing", "signature"):
        return _put_matter(work, one, spot, behind)
    if spot.path[0] not in _TREES and behind is None:
        raise _by_hand(
            "題名や宛先の間に段落が加えられています", "a paragraph was put among the front matter", spot.path
        )
    if one.opinion.form is Form.HEADING:
        return _put_section(work, one, spot, behind)
    near = look(work.draft, behind) if behind else None if spot.heading else look(work.draft, spot.path)
    if behind is None:
        at: Path = (*spot.path, "clauses", 0) if spot.heading else (*spot.path[:-1], index(spot.path) + 1)
    elif isinstance(near, Section):
        at, near = (*behind, "clauses", len(near.clauses)), None
    else:
        at = (*behind[:-1], index(behind) + 1)
    draft = work.draft
    if one.opinion.form is Form.TABLE:
        rows = tuple(tuple(line.split("\t")) for line in one.wanted.split("\n"))
        work.take(insert(draft, at, TableEntry(table=Table(rows=rows))))
        return at
    for line in [line for line in one.wanted.split("\n") if line.strip()]:
        draft = insert(draft, at, _entry(work, draft, one, line, outside=at[0] in _OUTSIDE, near=near))
        last, at = at, (*at[:-1], index(at) + 1)
    work.take(draft)
    return last


def _entry(work: Work, draft: Draft, one: Decided, text: str, *, outside: bool, near: object) -> Entry:
    """What a new paragraph becomes: a clause where it asks for something among requests, else a line of its kind."""
    form, level = one.opinion.form, max(1, one.opinion.level)
    if form is Form.NOTE:
        return NoteEntry(note=text)
    asks = any(ending in text for ending in work.press.template.request_endings)
    if asks and not outside:
        clause = LocalClause(id=new_id(draft, work.press.library.clauses), text=text)
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
        raise _by_hand(
            "項目の途中に見出しが加えられています", "a heading was put into the middle of a section", spot.path
        )
    if depth <= len(steps):
        if holder == here and (inner.clauses or inner.sections) and depth == len(steps):
            raise _by_hand(
                "項目の先頭に見出しが加えられています", "a heading was put before a section's text", spot.path
            )
        if inner.sections and depth == len(steps) and holder != here:
            raise _by_hand("項目の途中に見出しが加えられています", "a heading was put into a section", spot.path)
        at: Path = (*steps[depth - 1][:-1], index(steps[depth - 1]) + 1)
    elif inner.sections or (holder == here and inner.clauses):
        raise _by_hand("項目の先頭に見出しが加えられています", "a heading was put before a section's text", spot.path)
    else:
        at = (*holder, "sections", 0)
    work.take(insert(work.draft, at, Section(heading=" ".join(one.wanted.split()))))
    return at


def _new_row(work: Work, one: Decided, spot: Spot) -> Result:
    table = table_of(entry(work.draft, spot.path))
    if table is None or spot.row < 0:
        raise _by_hand("表の行の場所が分かりません", "where the row stands is not known", spot.path)
    at = 0 if one.place.column < 0 else spot.row + 1  # without a column: before the first row
    row = tuple(one.wanted.split("\t"))
    if table.rows[at : at + 1] == (row,):
        return Result(one.opinion, Outcome.ALREADY, text=one.wanted, path=spot.path)
    work.take(with_rows(work.draft, spot.path, (*table.rows[:at], row, *table.rows[at:])))
    return Result(one.opinion, Outcome.DONE, text=one.wanted, path=spot.path)


# ---------------------------------------------------------------- moved


def _fixed(spot: Spot) -> bool:
    """Whether a spot is no paragraph of the text, which could stand elsewhere."""
    return spot.heading or spot.row >= 0 or bool(spot.part) or spot.path[0] not in _TREES


def _moved(work: Work, one: Decided) -> Result:
    opinion = one.opinion
    spot = work.spot(one.place)
    if _fixed(spot) or opinion.form in (Form.HEADING, Form.ROW, Form.CELL, Form.TABLE):
        raise _by_hand("見出しや表の行の移動です", "a heading or a row was moved", spot.path)
    if opinion.after is None or not (opinion.after.key or opinion.after.clause):
        raise _by_hand("文書の先頭への移動です", "it was moved to the very beginning", spot.path)
    behind = work.spot(opinion.after)
    if behind.path == spot.path:
        return _moved_within(work, one, spot, behind)
    if spot.count > 1:
        raise _by_hand("要望文の一部の段落だけの移動です", "a part of a clause was moved", spot.path)
    if behind.path[0] not in _TREES or behind.nth < behind.count - 1:
        raise _by_hand("要望文の途中への移動です", "it was moved into the middle of a clause", spot.path)
    target: Path = (*behind.path, "clauses", 0) if behind.heading else (*behind.path[:-1], index(behind.path) + 1)
    value = entry(work.draft, spot.path)
    if isinstance(value, UseClause | LocalClause) and target[0] in _OUTSIDE:
        raise _by_hand("要望文が本文の外へ移動されています", "a clause was moved out of the body", spot.path)
    if target in (spot.path, (*spot.path[:-1], index(spot.path) + 1)):
        return Result(opinion, Outcome.ALREADY, text=spot.printed, path=spot.path)
    return _relocated(work, one, spot, target)


def _relocated(work: Work, one: Decided, spot: Spot, target: Path) -> Result:
    value = entry(work.draft, spot.path)
    draft = remove(insert(work.draft, target, value), _shifted(spot.path, target))
    work.take(draft)
    now = _shifted_back(target, spot.path)
    return Result(one.opinion, Outcome.DONE, text=spot.printed, path=now)


def _shifted(path: Path, put_in: Path) -> Path:
    """Where an entry is after another was put in."""
    depth = len(put_in) - 1
    if (
        len(path) > depth
        and path[:depth] == put_in[:-1]
        and isinstance(path[depth], int)
        and _at(path, depth) >= index(put_in)
    ):
        return (*path[:depth], _at(path, depth) + 1, *path[depth + 1 :])
    return path


def _shifted_back(path: Path, taken: Path) -> Path:
    """Where an entry is after another was taken out from before it."""
    depth = len(taken) - 1
    if len(path) > depth and path[:depth] == taken[:-1] and _at(path, depth) > index(taken):
        return (*path[:depth], _at(path, depth) - 1, *path[depth + 1 :])
    return path


def _at(path: Path, depth: int) -> int:
    step = path[depth]
    return step if isinstance(step, int) else -1


def _moved_within(work: Work, one: Decided, spot: Spot, behind: Spot) -> Result:
    lines = _lines(work, spot)
    line = lines[spot.nth]
    rest = [*lines[: spot.nth], *lines[spot.nth + 1 :]]
    at = behind.nth + (1 if behind.nth < spot.nth else 0)
    kept = [*rest[:at], line, *rest[at:]]
    if kept == lines:
        return Result(one.opinion, Outcome.ALREADY, text=spot.printed, path=spot.path)
    work.take(_with_lines(work, spot, kept))
    return Result(one.opinion, Outcome.DONE, text=spot.printed, path=spot.path)


# ---------------------------------------------------------------- joined


def _joined(work: Work, one: Decided) -> Result:
    opinion = one.opinion
    targets: tuple[Target, ...] = (one.place, *opinion.joined)
    first = work.spot(targets[0])
    if first.printed == one.wanted:
        return Result(opinion, Outcome.ALREADY, text=one.wanted, path=first.path)
    spots = [first, *(work.spot(target) for target in targets[1:])]
    if any(_fixed(spot) for spot in spots):
        raise _by_hand("見出しや表とつなげられています", "it was joined with a heading or a table", first.path)
    sent = "\n".join(target.text for target in targets)
    ours = "\n".join(spot.printed for spot in spots)
    wanted = merged(sent, ours, one.wanted, whole=one.whole)
    same = [spot for spot in spots if spot.path == first.path]
    others = [spot for spot in spots if spot.path != first.path]
    if [spot.nth for spot in same] != list(range(first.nth, first.nth + len(same))):
        raise _by_hand("離れた段落がつなげられています", "paragraphs that stand apart were joined", first.path)
    if others and first.nth + len(same) < first.count:
        raise _by_hand("離れた段落がつなげられています", "paragraphs that stand apart were joined", first.path)
    values = write(work, same, wanted, one.values, further=others)
    for spot in sorted(others, key=lambda spot: (spot.path, spot.nth), reverse=True):
        work.take(_without_joined(work, spot))
    return Result(opinion, Outcome.DONE, text=wanted, path=first.path, values=values)


def _without_joined(work: Work, spot: Spot) -> Draft:
    """The draft without a paragraph that went into another; what is left of its entry stays."""
    now = [one for one in work.spots.at(spot.path) if one.printed == spot.printed]
    if not now:
        raise HeldError(Reason.GONE, Message(ja="つなぐ段落がありません", en="a joined paragraph is not there"))
    return remove(work.draft, spot.path) if now[0].count == 1 else _without_line(work, now[0])
