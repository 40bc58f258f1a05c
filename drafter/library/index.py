"""The clause index: all collections of some folders, by id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drafter.errors import InputError, Place
from drafter.files import limits, names
from drafter.findings import Finding, ordered
from drafter.language import Message
from drafter.library import hygiene
from drafter.model.collection import Clause, Collection, Source
from drafter.model.loading import Loaded, load_collection


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause, the name of its collection, and the place where it begins."""

    clause: Clause
    collection: str
    place: Place

    @property
    def id(self) -> str:
        """The clause's id."""
        return self.clause.id


@dataclass(frozen=True, slots=True)
class Library:
    """All clauses and sources.

    Attributes:
        clauses: by id, in the order of files and lines. Of two with one id the first counts.
        sources: by id; ``source_places`` tells where each stands.
        topics, ministries: how many clauses name each, most first.
        collections: the files, loaded.
        findings: what is wrong in the library (``LIB…``, see ``drafter.library.hygiene``), ordered.
    """

    clauses: dict[str, Entry] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    source_places: dict[str, Place] = field(default_factory=dict)
    topics: dict[str, int] = field(default_factory=dict)
    ministries: dict[str, int] = field(default_factory=dict)
    collections: tuple[Loaded[Collection], ...] = ()
    findings: tuple[Finding, ...] = ()

    def __len__(self) -> int:
        return len(self.clauses)

    def of_file(self, file: str) -> tuple[Finding, ...]:
        """The findings of one collection file."""
        wanted = Path(file).resolve()
        return tuple(f for f in self.findings if f.place.file and Path(f.place.file).resolve() == wanted)


def load(folders: Sequence[Path], *, strict: bool = False, instead: Loaded[Collection] | None = None) -> Library:
    """The library of some folders' ``*.yaml``, by file name; folders that are not there count as empty.

    Args:
        folders: in the order in which they count.
        strict: raise for a collection that cannot be read; otherwise each of its errors becomes a finding.
        instead: a collection that counts in place of the file of its name.

    Raises:
        InputError: a folder cannot be listed; with ``strict`` also collections that cannot be read, all their errors
            at once.
    """
    return load_files([path for folder in folders for path in files(folder)], strict=strict, instead=instead)


def load_files(
    paths: Sequence[Path | str], *, strict: bool = False, instead: Loaded[Collection] | None = None
) -> Library:
    """The library of some collection files; see ``load``. Raises InputError as it does."""
    if len(paths) > limits.LIBRARY_FILES:
        raise _too_many(len(paths), limits.LIBRARY_FILES, Message(ja="ファイル", en="files"))
    loaded: list[Loaded[Collection]] = []
    findings: list[Finding] = []
    errors: list[InputError] = []
    for path in paths:
        try:
            own = instead is not None and Path(path).resolve() == Path(instead.file).resolve()
            loaded.append(instead if instead is not None and own else load_collection(path))
        except InputError as error:
            errors += (error, *error.others)
            findings.extend(hygiene.unreadable(one) for one in (error, *error.others))
    if strict and errors:
        first, *others = errors
        raise InputError(first.message, first.place, first.hint, tuple(others))
    return assemble(loaded, findings)


def assemble(loaded: Iterable[Loaded[Collection]], findings: Iterable[Finding] = ()) -> Library:
    """The library of collections that are already loaded."""
    loaded = tuple(loaded)
    clauses: dict[str, Entry] = {}
    sources: dict[str, Source] = {}
    places: dict[str, Place] = {}
    for one in loaded:
        for at, source in enumerate(one.value.sources):
            if source.id not in sources:
                sources[source.id], places[source.id] = source, one.place("sources", at, "id")
        for at, clause in enumerate(one.value.clauses):
            if clause.id not in clauses:
                clauses[clause.id] = Entry(clause, one.value.collection, one.place("clauses", at))
    if len(clauses) > limits.LIBRARY_CLAUSES:
        raise _too_many(len(clauses), limits.LIBRARY_CLAUSES, Message(ja="要望文", en="clauses"))
    return Library(
        clauses=clauses,
        sources=sources,
        source_places=places,
        topics=_counts(name for entry in clauses.values() for name in entry.clause.topics),
        ministries=_counts(name for entry in clauses.values() for name in entry.clause.ministries),
        collections=loaded,
        findings=ordered([*findings, *hygiene.check(loaded)]),
    )


def _counts(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def _too_many(count: int, most: int, what: Message) -> InputError:
    return InputError(
        Message(
            ja=f"文例集の{what.ja}が多すぎます（{count}、上限 {most}）",
            en=f"too many {what.en} in the library ({count}, at most {most})",
        )
    )


def files(folder: Path) -> tuple[Path, ...]:
    """The YAML files directly in a folder, sorted by name, hidden ones left out. Raises InputError."""
    try:
        found = [p for p in folder.iterdir() if names.is_yaml(p)]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise InputError(
            Message(
                ja=f"フォルダーを読めません（{error.strerror}）", en=f"the folder cannot be read ({error.strerror})"
            ),
            Place(str(folder)),
        ) from error
    return tuple(sorted(found, key=lambda p: p.name))
