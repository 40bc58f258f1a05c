"""What was there before: the findings of an earlier run, so that a later one tells only what is new.

::

    {"drafter_baseline": 1, "findings": [{"file", "code", "clause", "text", "count"}, …]}

A finding is known again by its rule, its clause and its words with what stands next to them, not by its line; ``file``
is relative to the baseline's folder.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from drafter.errors import InputError, Place
from drafter.files import limits, reading
from drafter.findings import Finding
from drafter.inspection.targets import Checked
from drafter.language import Message

_VERSION = 1
_Key = tuple[str, str, str, str]


def dump(files: Iterable[Checked], path: Path) -> str:
    """The text of a baseline that is kept at ``path``."""
    counted = Counter(_key(finding, checked.file, path) for checked in files for finding in checked.findings)
    entries = [
        {"file": file, "code": code, "clause": clause, "text": text, "count": count}
        for (file, code, clause, text), count in sorted(counted.items())
    ]
    return json.dumps({"drafter_baseline": _VERSION, "findings": entries}, ensure_ascii=False, indent=1) + "\n"


def load(path: Path) -> Counter[_Key]:
    """How often each finding is known.

    Raises:
        InputError: the file cannot be read, or is no baseline.
    """
    text = reading.read_text(str(path), limit=limits.YAML_BYTES).text
    try:
        value = json.loads(text)
        if value["drafter_baseline"] != _VERSION:
            raise ValueError(value["drafter_baseline"])
        return Counter(
            {
                (str(one["file"]), str(one["code"]), str(one["clause"]), str(one["text"])): int(one["count"])
                for one in value["findings"]
            }
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            Message(ja="基準のファイルではありません", en="this is no baseline"),
            Place(str(path)),
            Message(ja="--write-baseline で作ります", en="--write-baseline makes one"),
        ) from error


def new(files: Sequence[Checked], known: Counter[_Key], path: Path) -> tuple[tuple[Checked, ...], int]:
    """The files with only those findings that the baseline does not have, and how many it has."""
    left = known.copy()
    result: list[Checked] = []
    passed = 0
    for checked in files:
        kept: list[Finding] = []
        for finding in checked.findings:
            key = _key(finding, checked.file, path)
            if left[key] > 0:
                left[key] -= 1
                passed += 1
            else:
                kept.append(finding)
        result.append(replace(checked, findings=tuple(kept)))
    return tuple(result), passed


def _key(finding: Finding, file: str, path: Path) -> _Key:
    try:
        near = Path(os.path.relpath(Path(file).absolute(), path.absolute().parent)).as_posix()
    except ValueError:  # another drive of Windows
        near = Path(file).absolute().as_posix()
    return near, finding.code, finding.clause or "", finding.around or finding.excerpt
