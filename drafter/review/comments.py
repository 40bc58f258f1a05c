"""The comments of a Word file: who, when, what they hang on, the answers to them, and whether they are done.

Source: ISO/IEC 29500-1, 17.13.4 (comments); [MS-DOCX] 2.5.1 (``commentsExtended``: ``paraIdParent``, ``done``,
by the ``paraId`` of a comment's last paragraph).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafter.readers._word.markup import W
from drafter.review.opinions import Remark

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafter.readers._word.package import Package

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
#: comments of one file, and answers below one another
MOST, _DEEP = 5_000, 50


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with the answers to it. ``ids``: of all of them in the file, its own first."""

    ids: tuple[str, ...]
    remark: Remark


def threads(package: Package) -> list[Thread]:
    """The comments of a file in order, each with its answers."""
    root = _part(package, "comments")
    if root is None:
        return []
    every: dict[str, Remark] = {}
    by_para: dict[str, str] = {}
    for comment in list(root.iterfind(f"{W}comment"))[:MOST]:
        name = comment.get(f"{W}id") or ""
        every[name] = _remark(comment)
        for p in comment.iter(f"{W}p"):
            by_para[p.get(f"{_W14}paraId") or name] = name
    parents, done = _extended(package, by_para)
    answers: dict[str, list[str]] = {}
    for name in every:
        answers.setdefault(_top(name, parents), []).append(name)
    found = []
    for top, names in answers.items():
        replies = tuple(every[name] for name in names if name != top)
        resolved = top in done
        found.append(
            Thread((top, *(n for n in names if n != top)), replace(every[top], replies=replies, resolved=resolved))
        )
    return found


def _part(package: Package, kind: str) -> _Element | None:
    name = package.related(kind)
    return package.root(name) if name else None


def _remark(comment: _Element) -> Remark:
    lines = ("".join(_letters(p)) for p in comment.iter(f"{W}p"))
    text = "\n".join(line for line in lines if line.strip())
    date = comment.get(f"{W}date") or ""
    # LibreOffice writes 0-00-00 for a day that nobody set
    return Remark(comment.get(f"{W}author") or "", "" if date.startswith("0-") else date, text)


def _letters(p: _Element) -> list[str]:
    signs = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}cr": "\n"}
    return [one.text or "" if one.tag == f"{W}t" else signs.get(str(one.tag), "") for one in p.iter()]


def _extended(package: Package, by_para: dict[str, str]) -> tuple[dict[str, str], set[str]]:
    """Which comment answers which, and which are done."""
    root = _part(package, "commentsExtended")
    parents: dict[str, str] = {}
    done: set[str] = set()
    for one in root.iterfind(f"{_W15}commentEx") if root is not None else ():
        name = by_para.get(one.get(f"{_W15}paraId") or "-")
        parent = by_para.get(one.get(f"{_W15}paraIdParent") or "-")
        if name is None:
            continue
        if parent is not None and parent != name:
            parents[name] = parent
        if one.get(f"{_W15}done") in ("1", "true", "on"):
            done.add(name)
    return parents, done


def _top(name: str, parents: dict[str, str]) -> str:
    """The comment that a thread begins with."""
    for _ in range(_DEEP):
        if name not in parents:
            break
        name = parents[name]
    return name
