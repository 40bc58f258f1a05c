"""Many new paragraphs put in together: the draft is composed once for all of them, not once for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from drafter.edit.add import new_id
from drafter.edit.paths import EditRefused, Path, index, look, put, walk
from drafter.model.draft import Draft, Entry
from drafter.review.adding import NEAR, entry_of, inside, place_of, standing
from drafter.review.deciding import Decided, Key, Outcome, Result, Work
from drafter.review.opinions import Form, Kind, Sureness, Target
from drafter.review.spots import Spot
from drafter.review.writing import OUTSIDE, TREES, lines_of, with_lines

#: what becomes an entry of its own
_PLAIN = (Form.PARAGRAPH, Form.ITEM, Form.NOTE)


def at_once(work: Work, ones: list[Decided], done: dict[str, Result], alone: Callable[[Decided], Result]) -> None:
    """New paragraphs, in the order given; what is more than an entry of its own is done alone, between the others.

    Args:
        done: what became of each, by its id; added to. alone: does one by itself.
    """
    batch = _Batch(work)
    for one in ones:
        if not batch.takes(one):
            done |= batch.put_in(alone)
            batch = _Batch(work)
            done[one.opinion.id] = alone(one)
    done |= batch.put_in(alone)


@dataclass(slots=True, eq=False)
class _New:
    """An entry that is to be put in: of which opinion, its words, itself."""

    one: Decided
    text: str
    entry: Entry


@dataclass(slots=True)
class _Batch:
    """New entries that wait to be put in.

    Attributes:
        waiting: by the path at which they will stand, in printed order. last: the last one of each file and place.
        lines: paragraphs between those of one entry, by its path and the paragraph that they follow; ``ahead``: how
            many of them a file has.
        results: in the order in which the opinions came; a path is known once they are put in.
    """

    work: Work
    waiting: dict[Path, list[_New]] = field(default_factory=dict)
    last: dict[Key, tuple[Path, _New]] = field(default_factory=dict)
    lines: dict[Path, dict[int, list[str]]] = field(default_factory=dict)
    ahead: dict[Key, int] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    taken: list[Decided] = field(default_factory=list)
    _found: dict[Target, Spot | None] = field(default_factory=dict)
    _order: dict[int, int] = field(default_factory=dict)
    _texts: list[str] = field(default_factory=list)
    _next: int = 0

    def takes(self, one: Decided) -> bool:
        """Whether an opinion can wait here; it does then."""
        spot = self._spot(one)
        key = (one.opinion.file, one.place)
        if spot is None:
            return False
        lines = [line for line in one.wanted.split("\n") if line.strip()]
        behind = self.work.latest.get(key)
        if inside(spot, one.opinion.form) and (behind is None or key in self.work.within):
            return self._takes_lines(one, spot, key, lines)
        if key in self.work.within or key in self.ahead:
            return False
        at, near, ahead = self._place(key, spot)
        there = self._there(at, ahead, key, spot, lines)
        if there is None:
            return False
        self.taken.append(one)
        if there:
            self.results[one.opinion.id] = Result(one.opinion, Outcome.ALREADY, text=one.wanted)
            return True
        list_ = self.waiting.setdefault(at, [])
        for line in lines:
            entry = entry_of(self.work, one, line, self._name(), outside=at[0] in OUTSIDE, near=near)
            new = _New(one, line, entry)
            list_.insert(ahead, new)
            ahead += 1
            near = entry
            self.last[key] = at, new
        self.results[one.opinion.id] = Result(one.opinion, Outcome.DONE, text=one.wanted)
        return True

    def _takes_lines(self, one: Decided, spot: Spot, key: Key, lines: list[str]) -> bool:
        """The same of what stands between the paragraphs of one entry."""
        nth = spot.nth + self.work.within.get(key, 0)
        waiting = self.lines.setdefault(spot.path, {}).setdefault(nth, [])
        ahead = self.ahead.get(key, 0)
        before = next((found for found in self.work.spots.at(spot.path) if found.nth == nth), spot)
        following = [*waiting[ahead : ahead + NEAR + len(lines)], *self._following(before, len(lines))]
        if standing(following, lines) is not None:
            return False
        waiting[ahead:ahead] = lines
        self.ahead[key] = ahead + len(lines)
        self.taken.append(one)
        self.results[one.opinion.id] = Result(one.opinion, Outcome.DONE, text=one.wanted, path=spot.path)
        return True

    def _spot(self, one: Decided) -> Spot | None:
        """Its place, where what is new becomes an entry of its own there."""
        opinion = one.opinion
        plain = opinion.kind is Kind.NEW and opinion.form in _PLAIN and one.place.row < 0 and one.wanted.strip()
        if not plain or (opinion.sure is Sureness.UNSURE and one.target is None):
            return None
        if one.place not in self._found:
            self._found[one.place] = self.work.spots.find(one.place)
        spot = self._found[one.place]
        if spot is None or spot.part or spot.row >= 0:
            return None
        ends = spot.path[:2] in (("closing", "end"), ("closing", "signature"))
        return None if spot.path[0] not in TREES or ends else spot

    def _place(self, key: Key, spot: Spot) -> tuple[Path, object, int]:
        """Where the next of a file goes: the path, what it follows, and how many wait there before it."""
        if key in self.last:
            at, new = self.last[key]
            return at, new.entry, self.waiting[at].index(new) + 1
        at, near = place_of(self.work, spot, self.work.latest.get(key))
        return at, near, 0

    def _there(self, at: Path, ahead: int, key: Key, spot: Spot, lines: list[str]) -> bool | None:
        """Whether the words stand there already; None: among paragraphs of the draft, which is seen to alone."""
        waiting = [new.text for new in self.waiting.get(at, [])[ahead : ahead + NEAR + len(lines)]]
        behind = self.work.latest.get(key)
        before = self.work.spots.at(behind)[-1] if behind else spot
        found = standing([*waiting, *self._following(before, len(lines))], lines)
        if found is None:
            return False
        if found + len(lines) > len(waiting):
            return None
        self.last[key] = at, self.waiting[at][ahead + found + len(lines) - 1]
        return True

    def _following(self, before: Spot, count: int) -> list[str]:
        """What the draft prints behind a paragraph."""
        if not self._order:
            spots = [one for one in self.work.spots.all if not (one.part or one.row >= 0)]
            self._order = {id(one): at for at, one in enumerate(spots)}
            self._texts = [one.printed for one in spots]
        if id(before) not in self._order:  # the last of an entry is a cell or a footnote
            before = next(one for one in self.work.spots.at(before.path) if id(one) in self._order)
        first = self._order[id(before)] + 1
        return self._texts[first : first + NEAR + count]

    def _name(self) -> str:
        """An id that nothing has yet."""
        if not self._next:
            self._next = int(new_id(self.work.draft, self.work.press.library.clauses).removeprefix("local-"))
        self._next += 1
        return f"local-{self._next - 1}"

    def put_in(self, alone: Callable[[Decided], Result]) -> dict[str, Result]:
        """Puts all that wait into the draft. What became of each, by its id."""
        if not self.taken:
            return self.results
        work, before = self.work, self.work.draft
        try:
            work.take(self._draft())
        except EditRefused:
            work.draft = before
            return {one.opinion.id: alone(one) for one in self.taken}
        paths = {id(node.value): node.path for node in walk(work.draft)}
        for key, (_, last) in self.last.items():
            work.latest[key] = paths[id(last.entry)]
        for key, ahead in self.ahead.items():
            work.within[key] = work.within.get(key, 0) + ahead
        for one in self.taken:
            result, key = self.results[one.opinion.id], (one.opinion.file, one.place)
            if key in self.ahead:
                work.latest[key] = result.path  # what is put behind the entry comes later, one by one
            else:
                self.results[one.opinion.id] = replace(result, path=work.latest[key])
        return self.results

    def _draft(self) -> Draft:
        """The draft with all that wait. Raises EditRefused."""
        work = self.work
        for path, found in self.lines.items():
            spot = work.spots.at(path)[0]
            lines = lines_of(work, spot)
            for nth in sorted(found, reverse=True):
                lines[nth + 1 : nth + 1] = found[nth]
            work.draft = with_lines(work, spot, lines)
        draft = work.draft
        for at in sorted(self.waiting, key=_from_the_end, reverse=True):
            items = look(draft, at[:-1])
            new = [one.entry for one in self.waiting[at]]
            draft = put(draft, at[:-1], (*items[: index(at)], *new, *items[index(at) :]))
        return draft


def _from_the_end(path: Path) -> tuple[tuple[int, str], ...]:
    """Sorts paths as they are printed: numbers and names are not compared with each other."""
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in path)
