"""Paragraphs put in, taken out, moved and joined. What would change the document's sections is left to people."""

from __future__ import annotations

from dataclasses import replace

from drafter.edit.paths import Path, entry, index, insert, look, put, remove
from drafter.language import Message
from drafter.model.draft import (
    Draft,
    LocalClause,
    Section,
    TableEntry,
    UseClause,
)
from drafter.review import adding
from drafter.review.deciding import Decided, HeldError, Outcome, Reason, Result, Work
from drafter.review.opinions import Form, Kind, Sureness, Target
from drafter.review.spots import Spot, table_of
from drafter.review.writing import OUTSIDE, TREES, by_hand, lines_of, merged, with_lines, with_rows, write


def done(work: Work, one: Decided) -> Result:
    """An opinion that is more than other words for a paragraph. Raises HeldError, EditRefused."""
    match one.opinion.kind:
        case Kind.DELETED:
            return _deleted(work, one)
        case Kind.NEW:
            return adding.new(work, one)
        case Kind.MOVED:
            return _moved(work, one)
        case _:
            return _joined(work, one)


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
        _unchanged(spot, place.text, whole=one.whole)
        work.take(_without_table(work.draft, spot.path))
        return Result(opinion, Outcome.DONE, path=spot.path)
    if opinion.form is Form.ROW and spot.row >= 0:
        row = [cell.printed for cell in work.spots.at(spot.path) if cell.row == spot.row]
        spot = replace(spot, printed="\t".join(row) if "\t" in opinion.old else spot.printed)
    sent = opinion.old if "\t" in opinion.old else place.text or opinion.old
    _unchanged(spot, sent, whole=one.whole)
    work.take(without(work, spot, row=opinion.form is Form.ROW))
    return Result(opinion, Outcome.DONE, path=spot.path)


def whole_entry(work: Work, one: Decided) -> Path | None:
    """The entry that goes as a whole when an opinion is done; None for all else. Raises HeldError."""
    spot = work.spots.find(one.place)
    plain = one.opinion.form not in (Form.TABLE, Form.ROW, Form.CELL)
    if spot is None or not plain or _fixed(spot) or spot.count > 1 or one.opinion.sure is Sureness.UNSURE:
        return None
    _unchanged(spot, one.place.text or one.opinion.old, whole=one.whole)
    return spot.path


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


def without(work: Work, spot: Spot, *, row: bool = False) -> Draft:
    """The draft without a printed paragraph, or without a row of a table."""
    draft = work.draft
    if spot.heading:
        section: Section = look(draft, spot.path)
        if section.clauses or section.sections:
            raise by_hand("見出しだけが削除されています（中身が残ります）", "a heading alone was taken out", spot.path)
        return remove(draft, spot.path)
    if spot.path[0] in ("lead", "subtitle") or spot.path[:2] == ("closing", "end"):
        return put(draft, spot.path, "")
    if spot.path[0] == "addressees" or spot.path[:2] == ("closing", "signature"):
        lines = look(draft, spot.path[:-1])
        at = index(spot.path)
        return put(draft, spot.path[:-1], (*lines[:at], *lines[at + 1 :]))
    if spot.path[0] not in TREES:
        raise by_hand("題名・日付・発出者の行が削除されています", "a line of the front matter was taken out", spot.path)
    if spot.row >= 0:
        return _without_row(draft, spot, row=row)
    if spot.part:
        raise by_hand("脚注や表題が削除されています", "a footnote or a caption was taken out", spot.path)
    if spot.count == 1:
        return remove(draft, spot.path)
    return _without_line(work, spot)


def _without_row(draft: Draft, spot: Spot, *, row: bool) -> Draft:
    table = table_of(look(draft, spot.path))
    if not row or table is None:
        raise by_hand("表のセルや列が削除されています", "a cell or a column was taken out", spot.path)
    rows = (*table.rows[: spot.row], *table.rows[spot.row + 1 :])
    if rows:
        return with_rows(draft, spot.path, rows)
    return _without_table(draft, spot.path)


def _without_table(draft: Draft, path: Path) -> Draft:
    """The draft without a table; the clause that it belongs to stays."""
    holder = entry(draft, path)
    return remove(draft, path) if isinstance(holder, TableEntry) else put(draft, (*path, "table"), None)


def _without_line(work: Work, spot: Spot) -> Draft:
    lines = lines_of(work, spot)
    return with_lines(work, spot, [*lines[: spot.nth], *lines[spot.nth + 1 :]])


# ---------------------------------------------------------------- moved


def _fixed(spot: Spot) -> bool:
    """Whether a spot is no paragraph of the text, which could stand elsewhere."""
    return spot.heading or spot.row >= 0 or bool(spot.part) or spot.path[0] not in TREES


def _moved(work: Work, one: Decided) -> Result:
    opinion = one.opinion
    spot = work.spot(one.place)
    if _fixed(spot) or opinion.form in (Form.HEADING, Form.ROW, Form.CELL, Form.TABLE):
        raise by_hand("見出しや表の行の移動です", "a heading or a row was moved", spot.path)
    if opinion.after is None or not (opinion.after.key or opinion.after.clause):
        raise by_hand("文書の先頭への移動です", "it was moved to the very beginning", spot.path)
    behind = work.spot(opinion.after)
    if behind.path == spot.path:
        return _moved_within(work, one, spot, behind)
    if spot.count > 1:
        raise by_hand("要望文の一部の段落だけの移動です", "a part of a clause was moved", spot.path)
    if behind.path[0] not in TREES or behind.nth < behind.count - 1:
        raise by_hand("要望文の途中への移動です", "it was moved into the middle of a clause", spot.path)
    target: Path = (*behind.path, "clauses", 0) if behind.heading else (*behind.path[:-1], index(behind.path) + 1)
    value = entry(work.draft, spot.path)
    if isinstance(value, UseClause | LocalClause) and target[0] in OUTSIDE:
        raise by_hand("要望文が本文の外へ移動されています", "a clause was moved out of the body", spot.path)
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
    lines = lines_of(work, spot)
    line = lines[spot.nth]
    rest = [*lines[: spot.nth], *lines[spot.nth + 1 :]]
    at = behind.nth + (1 if behind.nth < spot.nth else 0)
    kept = [*rest[:at], line, *rest[at:]]
    if kept == lines:
        return Result(one.opinion, Outcome.ALREADY, text=spot.printed, path=spot.path)
    work.take(with_lines(work, spot, kept))
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
        raise by_hand("見出しや表とつなげられています", "it was joined with a heading or a table", first.path)
    sent = "\n".join(target.text for target in targets)
    ours = "\n".join(spot.printed for spot in spots)
    wanted = merged(sent, ours, one.wanted, whole=one.whole)
    same = [spot for spot in spots if spot.path == first.path]
    others = [spot for spot in spots if spot.path != first.path]
    if [spot.nth for spot in same] != list(range(first.nth, first.nth + len(same))):
        raise by_hand("離れた段落がつなげられています", "paragraphs that stand apart were joined", first.path)
    if others and first.nth + len(same) < first.count:
        raise by_hand("離れた段落がつなげられています", "paragraphs that stand apart were joined", first.path)
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
