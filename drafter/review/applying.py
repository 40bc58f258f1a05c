"""Decided opinions into the draft: Draft in, Draft out.

::

    Decided ──► its spot in the draft as it is now ──► three-way merge ──► spelled with slots ──► printed again

An opinion is done only where the draft then prints what was wanted; else it is held with the reason, and nothing of it
is in the draft. What the draft says already is not done twice.
"""

from __future__ import annotations

from collections.abc import Iterable

from drafter.edit.paths import EditRefused
from drafter.language import Message
from drafter.model.draft import Draft
from drafter.review import restructuring
from drafter.review.deciding import Applied, Decided, HeldError, Outcome, Reason, Result, Values, Work
from drafter.review.groups import WORDING, order_of
from drafter.review.opinions import Kind, Sureness
from drafter.review.spots import Press, Spot, Spots
from drafter.review.writing import merged, write

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
    done: dict[str, Result] = {}
    for one in sorted(given, key=_turn):
        if one.opinion.id not in done:
            done[one.opinion.id] = _one(work, one)
    return Applied(work.draft, tuple(done[one.opinion.id] for one in given))


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
