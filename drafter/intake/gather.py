"""One document's requests beside the library: their ids, what of them is there already, the collection that results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Collection as Some
from pathlib import Path
from typing import Any

from drafter.document import Document
from drafter.files import yaml_save
from drafter.intake import keeping
from drafter.intake.collect import as_units, asked, collect
from drafter.intake.familiar import Familiar, Recognised
from drafter.intake.shelf import Shelf
from drafter.language import Message
from drafter.library.lineage import Unit
from drafter.model.collection import Collection
from drafter.model.loading import to_data

#: told which requests the library has word for word; answers with those, by position, that shall refer to it
Accept = Callable[[Sequence[Recognised], Sequence[Unit]], Some[int]]


class Gathering:
    """One import: the document's requests, their ids, and what the library has of them."""

    def __init__(
        self, document: Document, source: str, target: Path, *, shelf: Shelf, familiar: Familiar, accept: Accept | None
    ) -> None:
        """Recognise the requests of a document.

        Args:
            document: as a reader made it. source: its id. target: the collection's file.
            shelf: the library. familiar: the same, indexed, without ``target``.
            accept: see ``Accept``.
        """
        self.document, self.source, self.shelf, self.familiar = document, source, shelf, familiar
        self.before = keeping.earlier(shelf.file(target), source)
        self.others = shelf.without(target)
        self.requests = asked(document)
        self.units = as_units(self.requests)
        taken = {entry.id for entry in self.others.entries()}
        self.names = keeping.names(self.units, source, self.before, taken)
        self.recognised = familiar.recognise([unit.text for unit in self.units])
        self.elsewhere = self._accepted(accept)
        self.clause_of: dict[int, str] = {}

    def _accepted(self, accept: Accept | None) -> dict[int, str]:
        """Requests that refer to another file's clause: accepted before, or now. Position → id."""
        same = [one for one in self.recognised if one.relation == "same" and one.editable and self._free(one.at)]
        already = {one.at for one in same if self._referred(one)}
        open_ = [one for one in same if one.at not in already]
        wanted = set(accept(open_, self.units)) if accept and open_ else set()
        return {one.at: one.entry.id for one in same if one.at in already | wanted}

    def _free(self, at: int) -> bool:
        """Whether a request has no clause of its own yet that somebody edited or uses."""
        if self.before is None or self.names[at] not in self.before.by_id():
            return True
        return self.before.untouched and self.names[at] not in self.shelf.used

    def _referred(self, one: Recognised) -> bool:
        return any(p.source == self.source and p.relation == "same" for p in one.entry.clause.precedents)

    def collection(self, *, declared: bool) -> tuple[Collection, tuple[Message, ...]]:
        """The collection with what people wrote in an earlier one, and what is worth telling."""
        collected = collect(
            self.document,
            self.source,
            requests=self.requests,
            names=self.names,
            elsewhere=self.elsewhere,
            notes=self._notes(),
            topics=self.familiar.topics,
            declared=declared,
        )
        self.clause_of = collected.clause_of
        moved = [self.names[at] for at in self.elsewhere]
        kept = keeping.merge(collected.collection, self.before, elsewhere=moved, used=self.shelf.used)
        return kept.collection, kept.remarks

    def _notes(self) -> dict[int, str]:
        """A remark for each request that the library has in some other form; the relation is a proposal."""
        found: dict[int, list[str]] = {}
        for one in self.recognised:
            if one.at not in self.elsewhere:
                found.setdefault(one.at, []).append(one.entry.id)
        relations = {one.at: one.relation for one in self.recognised}
        return {at: f"文例集の {'、'.join(ids)} に対応（案: {relations[at]}）" for at, ids in found.items()}

    def text(self, collection: Collection) -> str:
        """The collection's file: made anew, or, once somebody has edited it, with only what changed written anew."""
        data = to_data(collection)
        if self.before is not None and not self.before.untouched:
            return yaml_save.respell(self.before.loaded.text, data)
        return keeping.marked(dumped(data, "collection"), self.source)

    def texts(self, collection: Collection) -> dict[str, str]:
        """What the library has under the ids that the draft uses."""
        own = {clause.id: clause.text for clause in collection.clauses}
        return {entry.id: entry.clause.text for entry in self.others.entries()} | own

    def precedents(self) -> list[tuple[Path, str]]:
        """The other collections whose clauses were accepted, each with the precedents added."""
        wanted: dict[Path, dict[str, list[str]]] = {}
        for one in self.recognised:
            if self.elsewhere.get(one.at) == one.entry.id:
                wanted.setdefault(one.file, {}).setdefault(one.entry.id, []).append(self.units[one.at].at)
        out: list[tuple[Path, str]] = []
        for path, clauses in wanted.items():
            loaded = self.others.file(path)
            if loaded is None:
                continue
            data = to_data(loaded.value)
            changed = [self._referring(clause, clauses.get(clause["id"], [])) for clause in data["clauses"]]
            if any(changed):
                out.append((path, yaml_save.respell(loaded.text, data)))
        return out

    def _referring(self, clause: dict[str, Any], places: Sequence[str]) -> bool:
        """Adds a precedent for each place that is not there yet. Returns whether there was one."""
        have = {(one["source"], one.get("at", "")) for one in clause.get("precedents", ())}
        fresh = [at for at in dict.fromkeys(places) if (self.source, at) not in have]
        if not fresh:
            return False
        added = [{"source": self.source, **({"at": at} if at else {}), "relation": "same"} for at in fresh]
        clause["precedents"] = [*clause.get("precedents", ()), *added]
        return True


def dumped(data: dict[str, Any], kind: str) -> str:
    """A new file of a kind, in the house style, with its schema named."""
    return yaml_save.dump(data, schema=f"../schema/{kind}.schema.json")
