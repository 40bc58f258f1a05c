"""The library as an import finds it: what may be changed, what is known already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.library import index
from drafter.library.index import Entry, Library
from drafter.model.collection import Collection, Source
from drafter.model.loading import Loaded, parse


@dataclass(frozen=True, slots=True)
class Known:
    """A source that the library has, and the file that declares it."""

    source: Source
    file: Path


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some collections, and the folder among them that an import may write to.

    Attributes:
        loaded: the collections, those of ``into`` first.
        into: the folder that is written to.
        used: ids of clauses that drafts of the workspace use.
    """

    loaded: tuple[Loaded[Collection], ...] = ()
    into: Path = Path()
    used: frozenset[str] = frozenset()

    @classmethod
    def of(cls, into: Path, further: Library, used: Iterable[str] = ()) -> Shelf:
        """The collections of a folder that can be read, then those of another library that are not among them."""
        own = index.load([into]).collections
        files = {Path(one.file).resolve() for one in own}
        other = tuple(one for one in further.collections if Path(one.file).resolve() not in files)
        return cls((*own, *other), into, frozenset(used))

    def may_change(self, file: str | Path) -> bool:
        """Whether a file lies in the folder that is written to."""
        return self.into.resolve() in Path(file).resolve().parents

    def file(self, path: Path) -> Loaded[Collection] | None:
        """The collection of a file, None when it is not here."""
        wanted = path.resolve()
        return next((one for one in self.loaded if Path(one.file).resolve() == wanted), None)

    def without(self, path: Path) -> Shelf:
        """The same without one file."""
        gone = path.resolve()
        return replace(self, loaded=tuple(one for one in self.loaded if Path(one.file).resolve() != gone))

    def holding(self, files: Mapping[Path, str]) -> Shelf:
        """The same with some files' new texts, as if they were written. Raises InputError where one is not valid."""
        made = {path.resolve(): parse("collection", text, str(path)) for path, text in files.items()}
        kept = [made.pop(Path(one.file).resolve(), one) for one in self.loaded]
        return replace(self, loaded=(*made.values(), *kept))

    def entries(self) -> tuple[Entry, ...]:
        """All clauses; of two with one id the first."""
        return tuple(self.library().clauses.values())

    def library(self) -> Library:
        """The collections as a library, with what is wrong in it."""
        return index.assemble(self.loaded)

    def sources(self) -> dict[str, Known]:
        """The sources that the folder to be written to declares, by id."""
        return {
            source.id: Known(source, Path(one.file))
            for one in reversed(self.loaded)
            if self.may_change(one.file)
            for source in one.value.sources
        }
