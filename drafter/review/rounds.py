"""A round of review without a screen: which opinions can be taken at once, taking them, keeping draft and record.

The draft is written first and the record after it: should the power fail in between, the same opinions are met again
as already done. Where the record cannot be written, the draft is put back as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import DrafterError, InputError, Place
from drafter.files import saving, yaml_save
from drafter.language import Message
from drafter.model import loading
from drafter.model.draft import Draft
from drafter.model.loading import Loaded
from drafter.model.review import OpinionEntry, Review, Verdict
from drafter.review import applying, groups, ledger, reverting
from drafter.review.applying import Decided, Outcome, Press, Result
from drafter.review.groups import Group, State
from drafter.review.opinions import Kind, Sureness

#: places whose opinions can be taken without asking
AT_ONCE = (State.SINGLE, State.AGREED, State.MERGED)


@dataclass(frozen=True, slots=True)
class Taken:
    """A draft and its record after some opinions were taken, and what became of each of these."""

    draft: Draft
    review: Review
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A draft and its record after another decision; ``told``: what became of words that were in the draft."""

    draft: Draft
    review: Review
    told: Message | None = None


def side_by_side(review: Review) -> tuple[Group, ...]:
    """The opinions of a record place by place; what was rejected or only answered contradicts nobody."""
    return groups.side_by_side((ledger.opinion(one) for one in review.opinions), _settled(review))


def _settled(review: Review) -> set[str]:
    return {one.id for one in review.opinions if one.verdict in ("rejected", "noted")}


def sure(review: Review) -> tuple[str, ...]:
    """Ids of the open opinions that can be taken at once.

    Their place is sure and nobody contradicts them. What differs in width, blanks or quotation marks alone counts
    only where Word recorded it: programs change these by themselves.
    """
    entries = {one.id: one for one in review.opinions}
    # one that may be meant for this place, or for another, keeps nobody else from it
    dropped = _settled(review) | {one.id for one in review.opinions if one.sure == "unsure"}
    return tuple(
        one.id
        for group in groups.side_by_side((ledger.opinion(one) for one in review.opinions), dropped)
        if group.state in (*AT_ONCE, State.CONFLICT)
        for one in group.opinions
        if one.id not in group.clashing
        and entries[one.id].verdict == "open"
        and one.kind is not Kind.COMMENT
        and one.sure is not Sureness.UNSURE
        and not (one.slight and not one.tracked)
    )


def take(draft: Draft, review: Review, decided: Sequence[Decided], press: Press, by: str) -> Taken:
    """Opinions into the draft and into the record; those that are held stay as they were.

    Raises:
        InputError: the draft cannot be composed.
    """
    todo = [one for one in decided if not _is_in(review, one)]
    applied = applying.apply(draft, todo, press)
    for one, result in zip(todo, applied.results, strict=True):
        if result.outcome is Outcome.HELD:
            continue
        verdict: Verdict = "accepted" if one.text is None else "edited"
        if one.target is not None:
            review = ledger.settle(review, one.opinion.id, one.target)
        review = ledger.decide(review, one.opinion.id, verdict, by=by, applied=result.text)
    return Taken(applied.draft, review, applied.results)


def mark(draft: Draft, review: Review, name: str, verdict: Verdict, press: Press, *, by: str) -> Marked:
    """Another decision than to accept; the words of what was accepted before go out of the draft, where they can.

    Args:
        name: the id of the opinion.

    Raises:
        InputError: the draft cannot be composed.
    """
    found = ledger.find(review, name)
    told = None
    if found is not None and found.verdict in ledger.TAKEN:
        draft, told = reverting.reverted(draft, review, found.id, press)
    return Marked(draft, ledger.decide(review, name, verdict, by=by), told)


def would_be_held(draft: Draft, review: Review, press: Press) -> tuple[Result, ...]:
    """Those of the opinions that could be taken at once that would be held all the same, and why; nothing is done."""
    entries = {one.id: one for one in review.opinions}
    decided = [Decided(ledger.opinion(entries[name])) for name in sure(review)]
    return tuple(one for one in applying.apply(draft, decided, press).results if one.outcome is Outcome.HELD)


def _is_in(review: Review, one: Decided) -> bool:
    found = ledger.find(review, one.opinion.id)
    return found is not None and found.verdict in ledger.TAKEN


def store(loaded: Loaded[Draft], draft: Draft, review: Review, base: Review, before: saving.Fingerprint) -> bool:
    """Writes the draft, spelled anew only where it differs, and the record. Whether the draft was written.

    Args:
        loaded: the draft as it was read, ``before``: its file then. base: the record as it was read.

    Raises:
        InputError: the draft's file was changed meanwhile, or the record is not valid; nothing was written.
        OutputError: one of them cannot be written; both are as they were.
    """
    path = Path(loaded.file)
    changed = draft != loaded.value
    if changed and saving.changed(path, before):
        raise InputError(
            Message(
                ja="読み込んだ後に原案が変更されています。何も書き込みませんでした",
                en="the draft was changed since it was read; nothing was written",
            ),
            Place(loaded.file),
        )
    ledger.load(path)  # a record that cannot be read is told before anything is written
    if changed:
        text = yaml_save.respell(loaded.text, loading.to_data(draft))
        saving.write(path, saving.encoded(text, loaded.encoding))
    try:
        ledger.save(path, review, base)
    except DrafterError:
        if changed:
            saving.write(path, saving.encoded(loaded.text, loaded.encoding))
        raise
    return changed


def held(entry: OpinionEntry, results: Sequence[Result]) -> Result | None:
    """Why an opinion was held in this run; None where it was not."""
    return next((one for one in results if one.opinion.id == entry.id and one.outcome is Outcome.HELD), None)
