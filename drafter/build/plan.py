"""Which drafts a batch builds, and where each output goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import InputError, Place, UsageError
from drafter.files import names
from drafter.language import Message


@dataclass(frozen=True, slots=True)
class Task:
    """One draft to build; ``outputs`` maps each format to its file."""

    draft: str
    outputs: tuple[tuple[str, Path], ...]


def plan(paths: Sequence[str], formats: Sequence[str], output: Path) -> tuple[Task, ...]:
    """The tasks, sorted by draft.

    Args:
        paths: drafts, and folders whose ``*.yaml`` are drafts (at any depth; hidden folders passed over).
        output: the folder for ``STEM.FORMAT``.

    Raises:
        InputError: a path does not exist, or a folder holds no draft.
        UsageError: two drafts would be written to the same file.
    """
    # one file by two names (drafts/a.yaml, ./drafts/a.yaml) is one draft, called as it was first
    drafts = sorted({Path(draft).absolute(): draft for draft in reversed(tuple(_drafts(paths)))}.values())
    by_stem: dict[str, str] = {}
    for draft in drafts:
        stem = Path(draft).stem
        if stem in by_stem:
            raise UsageError(
                Message(
                    ja=f"{by_stem[stem]} と {draft} は同じ名前 {stem} で書き出されます",
                    en=f"{by_stem[stem]} and {draft} would both be written as {stem}",
                ),
                hint=Message(
                    ja="どちらかの名前を変えるか、--output を分けてください",
                    en="rename one, or build them into different folders",
                ),
            )
        by_stem[stem] = draft
    return tuple(
        Task(draft, tuple((name, output / f"{Path(draft).stem}.{name}") for name in formats)) for draft in drafts
    )


def _drafts(paths: Iterable[str]) -> Iterable[str]:
    for given in paths:
        path = Path(given)
        if not path.is_dir():
            yield given  # a missing file is told by the task that cannot read it
            continue
        found = [str(file) for file in _yaml_below(path)]
        if not found:
            raise InputError(
                Message(ja="フォルダーに原案（*.yaml）がありません", en="the folder holds no draft (*.yaml)"),
                Place(given),
            )
        yield from found


def _yaml_below(folder: Path) -> Iterable[Path]:
    for entry in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in entry.relative_to(folder).parts)
        if names.is_yaml(entry) and not hidden and entry.is_file():
            yield entry
