"""Repairs done in the file itself: only the words concerned change, the layout around them stays.

In YAML the words are looked for in the entry that printed them, its slots and line breaks accounted for, and the file
is respelled as the screen saves it. In a text, Markdown or HTML file the characters at the finding's own place are
replaced. What a repair cannot be put to for certain (words that a slot's value printed, a library clause used as it
is, a Word file or PDF) is left, and counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.edit.paths import parse_key
from drafter.errors import DrafterError
from drafter.files import names, reading, saving, yaml_save
from drafter.findings import Finding, Repair
from drafter.inspection.targets import Checked, yaml_kind
from drafter.library import slots
from drafter.model import loading

#: a repair may make room for another; two that undo each other must not go on for ever
_ROUNDS = 8
_TEXTS = (".txt", ".text", ".md", ".markdown", ".htm", ".html")


@dataclass(frozen=True, slots=True)
class Mended:
    """One file.

    Attributes:
        before, after: its text, line ends and byte order mark included; equal when nothing was done.
        done: the findings whose repairs were done. left: how many could not be put to their place.
        checked: the findings of ``after``.
    """

    file: str
    before: str
    after: str
    done: tuple[Finding, ...]
    left: int
    checked: Checked
    encoding: str = "utf-8"


def mendable(file: str) -> bool:
    """Whether repairs can be done in a file of this kind at all."""
    return file.lower().endswith((*names.YAML, *_TEXTS))


def mend(file: str, check: Callable[[str, str], Checked], *, unsafe: bool, text: str | None = None) -> Mended:
    """The file's text with its repairs done; nothing is written.

    Args:
        check: gives the findings of a file's text (its name, the text).
        unsafe: also those that need an eye.
        text: what stands in it, where that is not what is on the disk (an editor's).

    Raises:
        DrafterError: the file cannot be read.
    """
    encoding = "utf-8"
    if text is None:
        decoded = reading.read_text(file)
        text, encoding = decoded.original, decoded.encoding
    before = text
    checked = check(file, text)
    done: list[Finding] = []
    for _ in range(_ROUNDS):
        wanted = [f for f in checked.findings if f.repair is not None and (f.repair.safe or unsafe)]
        new, repaired = applied(file, text, wanted)
        if not repaired or new == text:
            break
        try:
            again = check(file, new)
        except DrafterError:
            break  # a repair must never make a file that cannot be read: it is left as it was
        text, checked = new, again
        done += repaired
    left = sum(f.repair is not None and (f.repair.safe or unsafe) for f in checked.findings)
    return Mended(file, before, text, tuple(done), left, checked, encoding)


def save(mended: Mended) -> None:
    """Write the file. Raises OutputError: it is as it was."""
    saving.write(Path(mended.file), saving.encoded(mended.after, mended.encoding))


def applied(file: str, text: str, findings: Sequence[Finding]) -> tuple[str, list[Finding]]:
    """A file's text with the repairs of some of its findings done, and those that were.

    Raises:
        InputError: YAML that cannot be read.
    """
    if file.lower().endswith(names.YAML):
        return _in_yaml(file, text, findings)
    return _in_source(text, findings)


# ---------------------------------------------------------------- YAML


def _in_yaml(file: str, text: str, findings: Sequence[Finding]) -> tuple[str, list[Finding]]:
    kind = yaml_kind(file)
    if kind not in ("draft", "collection"):
        return text, []
    loaded = loading.parse(kind, text, file)
    data = loading.to_data(loaded.value)
    done = in_data(data, findings)
    return (yaml_save.respell(text, data) if done else text), done


def in_data(data: Any, findings: Sequence[Finding]) -> list[Finding]:
    """Does the repairs in a draft's or collection's plain data; those that were done.

    Args:
        data: as ``model.loading.to_data`` gives it; changed in place.
    """
    done: list[Finding] = []
    # from the end of each text, so that the places of those before it stay
    for finding in sorted(findings, key=lambda f: (f.place.key, -(f.repair.start if f.repair else 0))):
        holder, key = _entry(data, finding.place.key)
        if holder is not None and finding.repair is not None and _put(holder, key, finding.repair, done, finding):
            done.append(finding)
    return done


def _entry(data: Any, key: str) -> tuple[Any, Any]:
    """The mapping or list that holds the value at a key path, and its key there."""
    path = parse_key(key)
    if not key or not path:
        return None, None
    node = data
    for step in path[:-1]:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return None, None
    return node, path[-1]


def _put(holder: Any, key: Any, repair: Repair, done: Iterable[Finding], finding: Finding) -> bool:
    """Do one repair in the texts of an entry; whether there was exactly one place for it."""
    overlaps = any(
        other.repair is not None
        and other.place.key == finding.place.key
        and other.repair.text == repair.text
        and other.repair.start < repair.end
        and repair.start < other.repair.end
        for other in done
    )
    if overlaps:
        return False
    places = [
        (node, at, raw, span)
        for node, at, raw in _texts(holder, key)
        for span in [_raw_span(raw, repair, _already(done, finding))]
        if span is not None
    ]
    if len(places) != 1:
        return False
    node, at, raw, (start, end) = places[0]
    node[at] = raw[:start] + repair.new + raw[end:]
    return True


def _already(done: Iterable[Finding], finding: Finding) -> str:
    """The printed text as the repairs after this one's place have left it."""
    assert finding.repair is not None
    text = finding.repair.text
    later = [
        one.repair
        for one in done
        if one.repair is not None and one.place.key == finding.place.key and one.repair.text == finding.repair.text
    ]
    for repair in sorted(later, key=lambda one: -one.start):
        text = text[: repair.start] + repair.new + text[repair.end :]
    return text


def _texts(holder: Any, key: Any) -> Iterator[tuple[Any, Any, str]]:
    """The texts at and beneath a value, each with what holds it; sections and clauses beneath are other entries'."""
    try:
        value = holder[key]
    except (KeyError, IndexError, TypeError):
        return
    if isinstance(value, str):
        yield holder, key, value
    elif isinstance(value, dict):
        for inner in value:
            if inner not in ("sections", "clauses", "content", "entries", "slots", "precedents", "id", "use"):
                yield from _texts(value, inner)
    elif isinstance(value, list):
        for inner in range(len(value)):
            yield from _texts(value, inner)


def _raw_span(raw: str, repair: Repair, printed: str) -> tuple[int, int] | None:
    """Where the words of a printed text stand in the text as it was written; None where a slot printed them."""
    at = 0
    for line in raw.split("\n"):
        found = _in_line(line, printed.strip(), repair.start - (len(printed) - len(printed.lstrip())), len(repair.old))
        if found is not None:
            return at + found[0], at + found[1]
        at += len(line) + 1
    return None


def _in_line(line: str, printed: str, start: int, length: int) -> tuple[int, int] | None:
    body, indent = line.strip(), len(line) - len(line.lstrip())
    pattern, firsts, at = "", [], 0
    for first, end in (*slots.spans(body), (len(body), len(body))):
        pattern += f"({re.escape(body[at:first])})" + (".*?" if end > first else "")
        firsts.append(at)
        at = end
    matched = re.fullmatch(pattern, printed, re.DOTALL)
    if matched is None:
        return None
    for i, first in enumerate(firsts, 1):
        if matched.start(i) <= start and start + length <= matched.end(i):
            begin = indent + first + start - matched.start(i)
            return begin, begin + length
    return None


# ---------------------------------------------------------------- texts


def _in_source(text: str, findings: Sequence[Finding]) -> tuple[str, list[Finding]]:
    starts = _line_starts(text)
    done: list[Finding] = []
    free = len(text)
    for finding in sorted(findings, key=lambda f: (f.place.line, f.place.column), reverse=True):
        place, repair = finding.place, finding.repair
        if repair is None or not place.end_line or place.end_line > len(starts):
            continue
        start = starts[place.line - 1] + place.column - 1
        end = starts[place.end_line - 1] + place.end_column - 1
        stretch = text[start:end]
        if end > free or "".join(stretch.split()) != "".join(repair.old.split()):
            continue
        wrap = re.search(r"[ \t　]*(?:\r\n|\r|\n)[ \t　]*", stretch)  # a line wrap within the words stays one
        text = text[:start] + repair.new + (wrap[0] if wrap else "") + text[end:]
        free = start
        done.append(finding)
    return text, done


def _line_starts(text: str) -> list[int]:
    first = 1 if text.startswith("\ufeff") else 0
    return [first, *(matched.end() for matched in re.finditer(r"\r\n|\r|\n", text))]
