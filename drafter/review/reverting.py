"""Taking accepted opinions back: their words go out of the draft again where it still prints them.

What was changed since, by people or by other opinions, stays: the opinion's own change is undone (the same three-way
merge, the other way round). What was taken out, moved or joined is put back by people: the draft no longer has it.
"""

from __future__ import annotations

from dataclasses import replace

from drafter.edit.paths import EditRefused
from drafter.language import Message
from drafter.model.draft import Draft
from drafter.model.review import OpinionEntry, Review
from drafter.review import ledger
from drafter.review.deciding import HeldError, Reason, Work
from drafter.review.groups import WORDING, place_of, wish
from drafter.review.merging import merge
from drafter.review.opinions import Form, Kind, Target
from drafter.review.restructuring import without
from drafter.review.spots import Press, Spot, Spots
from drafter.review.writing import by_hand, write


def reverted(draft: Draft, review: Review, name: str, press: Press) -> tuple[Draft, Message]:
    """The draft without the words of an accepted opinion, and what is to be told.

    Args:
        review: the record, where others may want the very same words. name: the id of the opinion.

    Returns:
        The draft as it is where the words are to stay, or cannot be taken out; the message says which.

    Raises:
        InputError: the draft cannot be composed.
    """
    one = next(entry for entry in review.opinions if entry.id == name)
    if _wanted_by_others(one, review):
        return draft, Message(
            ja=f"{one.id[:8]}: 採用した別の意見も同じ文を求めているため、原案の文は残しました",
            en=f"{one.id[:8]}: another accepted opinion wants the same, so the draft's words stay",
        )
    work = Work(draft, press, Spots(draft, press))
    try:
        _revert(work, one)
    except (HeldError, EditRefused) as held:
        return draft, Message(
            ja=f"{one.id[:8]}: 原案の文は元に戻せませんでした（{held.message.ja}）",
            en=f"{one.id[:8]}: the draft's words could not be put back ({held.message.en})",
        )
    return work.draft, Message(
        ja=f"{one.id[:8]}: 原案の文を元に戻しました", en=f"{one.id[:8]}: the draft's words are put back"
    )


def _wanted_by_others(one: OpinionEntry, review: Review) -> bool:
    mine = ledger.opinion(one)
    others = (
        ledger.opinion(entry) for entry in review.opinions if entry.verdict in ledger.TAKEN and entry.id != one.id
    )
    same = [other for other in others if place_of(other.target) == place_of(mine.target) and wish(other) == wish(mine)]
    return bool(same) and one.verdict != "edited"


def _revert(work: Work, one: OpinionEntry) -> None:
    opinion = ledger.opinion(one)
    applied = one.applied or opinion.new
    if opinion.kind is Kind.NEW and opinion.form not in (Form.ROW, Form.CELL, Form.TABLE):
        for line in reversed([line for line in applied.split("\n") if line.strip()]):
            work.take(without(work, _only(work, line)))
        return
    if opinion.kind not in (*WORDING, Kind.COMMENT):
        raise by_hand("削除・移動・結合などを元に戻すものです", "it took out, moved or joined")
    spots = _spots(work, replace(opinion.target, text=applied.split("\n")[0]), applied)
    sent, printed = opinion.target.text or opinion.old, "\n".join(spot.printed for spot in spots)
    done = applied if one.verdict == "edited" or opinion.kind is Kind.COMMENT else opinion.new
    wanted = sent if printed == done else merge(done, printed, sent)
    if wanted is None:
        raise _changed()
    write(work, spots, wanted, "ask")


def _spots(work: Work, target: Target, applied: str) -> list[Spot]:
    """The paragraphs that print what was put in, all of a split."""
    first = work.spot(target)
    count = len([line for line in applied.split("\n") if line.strip()]) if first.row < 0 and not first.heading else 1
    if count <= 1:
        return [first]
    there = [one for one in work.spots.at(first.path) if first.nth <= one.nth < first.nth + count]
    found = [one for one in there if (one.row, one.part) == (first.row, first.part)]
    if "\n".join(one.printed for one in found) != applied:
        raise _changed()
    return found


def _only(work: Work, line: str) -> Spot:
    """The one place that prints a paragraph that was put in."""
    found = [spot for spot in work.spots.all if spot.printed == line and spot.row < 0 and not spot.part]
    if len(found) != 1:
        raise _changed()
    return found[0]


def _changed() -> HeldError:
    return HeldError(
        Reason.CONFLICT, Message(ja="その後に改められています", en="they were changed since they were accepted")
    )
