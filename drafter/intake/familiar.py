"""What a library has already of a document's requests: the same, reworded, one of several, or several in one.

The relation is the library clause's to its precedent, as in ``model.collection.Precedent``: ``split`` is a clause that
asks for a part of what the document asks in one place, ``merged`` one that asks in one for what the document asks in
several places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.intake.shelf import Shelf
from drafter.intake.units import plain
from drafter.japanese.glyphs import squeeze
from drafter.library.index import Entry
from drafter.library.similarity import SAME_REQUEST, Grams, Index, gram_set
from drafter.model.collection import Relation

#: of a part's weight, what must be in the whole; and what each further part must add to the whole that is covered
PART, GAIN = 0.55, 0.15
#: a clause this like a request lends it its topics
TOPICS = 0.30
_NEAREST = 6


@dataclass(frozen=True, slots=True)
class Recognised:
    """A request that the library has in some form.

    Attributes:
        at: which request of the document, from 0.
        entry: the library's clause. relation: see the module's text. score: how alike, 0 to 1.
        editable: whether its file may be changed. exact: whether the words are printed alike to the character.
    """

    at: int
    entry: Entry
    relation: Relation
    score: float
    editable: bool = False
    exact: bool = False

    @property
    def file(self) -> Path:
        """The file of the library's clause."""
        return Path(self.entry.place.file or "")


class Familiar:
    """A library, to be asked what it has of some requests. Built once, for any number of documents."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._entries = shelf.entries()
        self._texts = [plain(entry.clause) for entry in self._entries]
        self._index = Index(self._texts)
        self._same: dict[str, int] = {}
        for at, entry in enumerate(self._entries):
            if not entry.clause.slots and (words := squeeze(entry.clause.text)):
                self._same.setdefault(words, at)

    def recognise(self, texts: Sequence[str]) -> list[Recognised]:
        """What the library has of some requests, by request; a request that asks for several clauses' has several."""
        found: dict[int, list[Recognised]] = {}
        open_: list[int] = []
        for at, text in enumerate(texts):
            same = self._same.get(squeeze(text))
            if same is None:
                open_.append(at)
            else:
                exact = self._entries[same].clause.text == text
                found[at] = [self._made(at, same, "same", 1.0, exact=exact)]
        sets = {at: gram_set(texts[at]) for at in open_}
        near = {at: self._index.nearest(texts[at], _NEAREST, SAME_REQUEST / 2) for at in open_}
        merged = self._merged(sets, {at: [match.at for match in near[at]] for at in open_})
        for at in open_:
            best = next((m for m in near[at] if m.score >= SAME_REQUEST), None)
            if at in merged:
                whole = merged[at]
                found[at] = [self._made(at, whole, "merged", self._score(sets[at], whole))]
            elif parts := self._split(sets[at], [match.at for match in near[at]]):
                found[at] = [self._made(at, one, "split", self._score(sets[at], one)) for one in parts]
            elif best:
                found[at] = [self._made(at, best.at, "reworded", best.score)]
        return [one for at in sorted(found) for one in found[at]]

    def topics(self, text: str) -> tuple[str, ...]:
        """The topics of the clause that is most like a text; none where none is."""
        best = self._index.nearest(text, 1, TOPICS)
        return self._entries[best[0].at].clause.topics[:2] if best else ()

    def _made(self, at: int, entry: int, relation: Relation, score: float, *, exact: bool = False) -> Recognised:
        one = self._entries[entry]
        editable = self._shelf.may_change(one.place.file or "")
        return Recognised(at, one, relation, round(score, 2), editable, exact)

    def _score(self, asked: Grams, entry: int) -> float:
        return self._index.weights.cosine(asked, gram_set(self._texts[entry]))

    def _split(self, asked: Grams, near: Sequence[int]) -> list[int]:
        """Two clauses or more of which each asks for another part of a request."""
        parts = self._cover(asked, [(one, gram_set(self._texts[one])) for one in near])
        return parts if len(parts) > 1 else []

    def _merged(self, sets: dict[int, Grams], near: dict[int, list[int]]) -> dict[int, int]:
        """Requests of which two or more are parts of one clause: request → clause."""
        asking: defaultdict[int, list[tuple[int, Grams]]] = defaultdict(list)
        for at, clauses in near.items():
            for clause in clauses:
                asking[clause].append((at, sets[at]))
        found: dict[int, int] = {}
        for clause, some in asking.items():
            parts = self._cover(gram_set(self._texts[clause]), some)
            if len(parts) > 1:
                for part in parts:
                    found.setdefault(part, clause)
        return found

    def _cover(self, whole: Grams, some: Sequence[tuple[int, Grams]]) -> list[int]:
        """Those of some texts that are parts of a whole, each of another part of it."""
        weights = self._index.weights
        mass = weights.mass(whole)
        parts = [(weights.mass(one & whole), at, one) for at, one in some if weights.covered(one, whole) >= PART]
        have: Grams = frozenset()
        out: list[int] = []
        for _, at, one in sorted(parts, key=lambda part: (-part[0], part[1])):
            if mass and weights.mass((one & whole) - have) / mass >= GAIN:
                out.append(at)
                have |= one & whole
        return out
