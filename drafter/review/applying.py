"""Decided opinions into the draft: Draft in, Draft out.

::

    Decided ──► its spot in the draft as it is now ──► three-way merge ──► spelled with slots ──► printed again

An opinion is done only where the draft then prints what was wanted; else it is held with the reason, and nothing of it
is in the draft. What the draft says already is not done twice.
"""

from __future__ import annotations

from collections.abc import Iterable

from drafter.edit.paths import EditRefused, Path, remove
from drafter.language import Message
from drafter.model.draft import Draft
from drafter.review import inserting, restructuring
from drafter.review.deciding import Applied, Decided, HeldError, NotAtOnceError, Outcome, Reason, Result, Values, Work
from drafter.review.groups import WORDING, order_of
from drafter.review.opinions import Kind, Sureness
from drafter.review.spots import Press, Spot, Spots
from drafter.review.writing import merged, prints, write

__all__ = ["Applied", "Decided", "Outcome", "Press", "Reason", "Result", "Values", "apply"]


def apply(draft: Draft, decided: Iterable[Decided], press: Press) -> Applied:
    """The draft with opinions applied; it is handed in and out, no file is touched.

    Wording comes first, then what is joined, moved, put in and taken out, each in the document's order, so that
    everything is found where it was. An opinion given twice is done once.

    Raises:
        InputError: the draft cannot be composed (its numbering scheme does not exist).
    """
    given = list(decided)
    work = Work(draft, press, Spots(draft, press))
    todo = {one.opinion.id: one for one in reversed(given)}
    done: dict[str, Result] = {}
    turns: dict[object, list[Decided]] = {}
    for one in sorted(todo.values(), key=_turn):
        turns.setdefault(_turn(one)[0], []).append(one)
    for turn, ones in turns.items():
        if turn == 0:
            _wording(work, ones, done)
        elif turn == _TURNS[Kind.DELETED]:
            _whole_entries(work, ones, done)
        elif turn == _TURNS[Kind.NEW]:
            inserting.at_once(work, ones, done, lambda one: _one(work, one))
        for one in ones:
            if one.opinion.id not in done:
                done[one.opinion.id] = _one(work, one)
    return Applied(work.draft, tuple(done[one.opinion.id] for one in given))


def _wording(work: Work, waiting: list[Decided], done: dict[str, Result]) -> None:
    """Other words, those of different entries at once: the whole draft need not be printed anew for each."""
    while waiting:
        now: dict[object, Decided] = {}
        later = []
        for one in waiting:
            spot = work.spots.find(one.place)
            place = spot.path if spot is not None else one.opinion.id
            if place in now:
                later.append(one)
            else:
                now[place] = one
        bad = _at_once(work, list(now.values()), done)
        if bad:  # print something else: all but these at once, then each of these by itself
            again = [one for one in now.values() if one.opinion.id not in bad]
            if _at_once(work, again, done):
                bad = {one.opinion.id for one in now.values()}
            for one in now.values():
                if one.opinion.id in bad:
                    done[one.opinion.id] = _one(work, one)
        waiting = later


def _at_once(work: Work, ones: list[Decided], done: dict[str, Result]) -> set[str]:
    """Ids of those that the draft would not print as wanted: then nothing was done; else all are."""
    before = work.draft, work.spots
    work.unread = []
    results: dict[str, Result] = {}
    written: dict[str, tuple[Spot, str]] = {}
    alone = []
    for one in ones:
        count = len(work.unread)
        try:
            results[one.opinion.id] = _one(work, one)
        except NotAtOnceError:
            alone.append(one)
        if len(work.unread) > count:
            written[one.opinion.id] = work.unread[-1]
    work.unread = None
    if written:
        try:
            work.take(work.draft)
        except EditRefused:
            work.draft, work.spots = before
            return set(written)
    bad = {name for name, (spot, wanted) in written.items() if not prints(work.spots, spot, wanted)}
    if bad:
        work.draft, work.spots = before
        return bad
    done |= results
    for one in alone:
        done[one.opinion.id] = _one(work, one)
    return set()


def _whole_entries(work: Work, ones: list[Decided], done: dict[str, Result]) -> None:
    """Entries taken out together, the last first."""
    paths: dict[Path, list[Decided]] = {}
    for one in ones:
        try:
            path = restructuring.whole_entry(work, one)
        except HeldError:
            path = None
        if path is not None:
            paths.setdefault(path, []).append(one)
    draft = work.draft
    for path in sorted(paths, reverse=True):
        draft = remove(draft, path)
        first, *others = paths[path]
        done[first.opinion.id] = Result(first.opinion, Outcome.DONE, path=path)
        done |= {one.opinion.id: Result(one.opinion, Outcome.ALREADY) for one in others}
    if paths:
        work.take(draft)


#: wording in place, then joining, moving, putting in, taking out
_TURNS = {Kind.JOINED: 1, Kind.MOVED: 2, Kind.NEW: 3, Kind.DELETED: 4}


def _turn(one: Decided) -> tuple[object, ...]:
    opinion = one.opinion
    turn = _TURNS.get(opinion.kind, 0)
    order = order_of(one.place)
    if opinion.kind in (Kind.MOVED, Kind.NEW):  # what follows one that was put in comes after it
        return (turn, *(order if opinion.kind is Kind.NEW else ()), opinion.file, opinion.line)
    return (turn, *order, opinion.file, opinion.line)


def _one(work: Work, one: Decided) -> Result:
    before = work.draft, work.spots
    opinion = one.opinion
    try:
        if opinion.kind is Kind.COMMENT and one.text is None:
            raise HeldError(Reason.COMMENT, Message(ja="コメントのみです", en="a remark only"))
        if opinion.sure is Sureness.UNSURE and one.target is None:
            raise HeldError(
                Reason.UNSURE,
                Message(ja="どの段落への意見か確かでありません", en="it is not sure which paragraph is meant"),
            )
        if opinion.kind in WORDING or opinion.kind is Kind.COMMENT:
            return _reworded(work, one)
        return restructuring.done(work, one)
    except HeldError as held:
        work.draft, work.spots = before
        return Result(opinion, Outcome.HELD, held.reason, held.message, held.text, held.path, held.values)
    except EditRefused as refused:
        work.draft, work.spots = before
        return Result(opinion, Outcome.HELD, Reason.SHAPE, refused.message)


# ---------------------------------------------------------------- other words for a paragraph


def _reworded(work: Work, one: Decided) -> Result:
    opinion = one.opinion
    spot = work.spot(one.place)
    if _has(work, spot, one.wanted):
        return Result(opinion, Outcome.ALREADY, text=one.wanted, path=spot.path)
    sent = one.place.text or opinion.old
    wanted = merged(sent, spot.printed, one.wanted, whole=one.whole)
    if wanted == spot.printed:
        return Result(opinion, Outcome.ALREADY, text=wanted, path=spot.path)
    if not wanted.strip() and not _may_be_empty(spot):
        raise HeldError(
            Reason.SHAPE,
            Message(ja="文がなくなります。削除として扱ってください", en="no words would be left: delete it instead"),
            path=spot.path,
        )
    values = write(work, [spot], wanted, one.values)
    return Result(opinion, Outcome.DONE, text=wanted, path=spot.path, values=values)


def _has(work: Work, spot: Spot, wanted: str) -> bool:
    """Whether an entry has paragraphs already that one was to be made into."""
    lines = wanted.split("\n")
    if len(lines) < 2 or spot.row >= 0 or spot.part:
        return False
    there = [found.printed for found in work.spots.at(spot.path) if not found.part and found.row < 0]
    return any(there[at : at + len(lines)] == lines for at in range(len(there)))


def _may_be_empty(spot: Spot) -> bool:
    return spot.row >= 0 or spot.path[0] in ("subtitle", "lead") or spot.path[:2] == ("closing", "end")
