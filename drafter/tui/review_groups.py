"""The opinions of a round by place, for the list: how they stand to each other, and who says the very same."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.review import OpinionEntry, PlaceEntry, Review
from drafter.review import groups, rounds
from drafter.review.opinions import Target

#: how opinions of one place stand to each other, where it matters to the eye
HARMONY = {
    groups.State.CONFLICT: "conflict",
    groups.State.UNSURE: "unsure",
    groups.State.AGREED: "agreed",
    groups.State.MERGED: "merged",
}


@dataclass(frozen=True, slots=True)
class Group:
    """The opinions on one place, for the list.

    Attributes:
        target: the place. opinions: with what was decided. state: how they stand to each other.
    """

    target: Target
    opinions: tuple[OpinionEntry, ...]
    state: groups.State
    kinds: int

    @property
    def harmony(self) -> str:
        """See ``HARMONY``; empty where it does not matter."""
        return HARMONY.get(self.state, "")

    @property
    def words(self) -> str:
        """The words that were sent, or what is wanted where none were."""
        return (self.target.text or self.opinions[0].new).split("\n")[0]


def by_place(review: Review) -> tuple[Group, ...]:
    """The opinions place by place, in the order of the document."""
    entries = {one.id: one for one in review.opinions}
    return tuple(_group(one, entries) for one in rounds.side_by_side(review))


def _group(one: groups.Group, entries: dict[str, OpinionEntry]) -> Group:
    found = tuple(entries[opinion.id] for opinion in one.opinions)
    return Group(one.target, found, one.state, len({wants(entry) for entry in found if entry.kind != "comment"}))


def wants(one: OpinionEntry) -> tuple[object, ...]:
    """What an opinion comes to, whoever has it."""
    return (one.kind, one.new, _key(one.after) if one.after else (), tuple(_key(place) for place in one.joined))


def _key(place: PlaceEntry) -> tuple[object, ...]:
    return (place.clause or place.key, place.nth, place.row, place.column)
