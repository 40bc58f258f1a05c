"""Several documents in one file: a second title with its date or addressees behind the end of the first.

Only sure cases count (a collection of 意見書, a volume of resolutions): each document has a title of its own that ends
as titles do, and text; before the second one the first has ended (以上, date and names, or a page), and a date or
addressees tell that it is a letter of its own. Annexes, a summary before its text, and chapters whose headings read as
titles are parts of one document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.document import Block, BlockKind, Document, Line, Part, Section
from drafter.errors import Place
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.numbering.recognise import matter, opening
from drafter.numbering.recognise.lines import Passage, Role
from drafter.numbering.recognise.marks import Mark
from drafter.numbering.recognise.sentences import ended

#: words that titles hold: a quick look before the slow one
_TITLE_WORD = re.compile(r"提言|提案|要望|要請|意見|決議|宣言|アピール|声明|申し?入|陳情|請願|建議|見解|要求|お願い")
#: a letter that says what is attached is one with it
_ATTACHED = re.compile(r"別紙|別添|添付|別記")
#: front matter is looked for so many lines before and behind a title
_REACH = 30
_LETTER = frozenset({Role.DATE, Role.ADDRESSEE})


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a document begins, and its title."""

    at: int
    title: int


def starts(passages: Sequence[Passage], marks: Sequence[Mark]) -> list[int]:
    """The indices at which the documents of a file begin; ``[0]`` for one."""
    first = next((i for i in range(min(len(passages), _REACH)) if _is_title(passages, marks, i)), None)
    if first is None:
        return [0]
    found = [_Start(0, first)]
    for i in range(first + 1, len(passages)):
        if not _is_title(passages, marks, i):
            continue
        begins = _begins(passages, marks, found[-1], i)
        if begins is not None:
            found.append(_Start(begins, i))
    return [one.at for one in found]


def _is_title(passages: Sequence[Passage], marks: Sequence[Mark], i: int) -> bool:
    passage, mark = passages[i], marks[i]
    if mark.kind not in ("text", "caption", "number") or mark.sentence or len(passage.text) > 90:
        return False
    if passage.fixed is not None or passage.nest or not _TITLE_WORD.search(passage.text):
        return False
    if mark.kind == "number" and mark.score >= 1:
        return False
    return matter.ends_title(passage.text) and not matter.is_recipients(passage.text)


def _begins(passages: Sequence[Passage], marks: Sequence[Mark], before: _Start, title: int) -> int | None:
    """Where a document with its title at an index begins; None where no other document begins there."""
    if passages[title].depth > passages[before.title].depth > 0:
        return None
    if _alike(passages[before.title].text, passages[title].text):
        return None
    low = _last_text(passages, marks, before.title, title)
    if low is None or any(_ATTACHED.search(p.text) for p in passages[before.title : title] if len(p.text) < 400):
        return None
    block = [_role(p) for p in passages[low + 1 : title]]
    at = _split(passages, block, low + 1, title, _dated_first(passages, before))
    ending = block[: at - low - 1]
    over = Role.END in ending or Role.DATE in ending or (passages[at].top and ended(passages[low].text))
    if not over:
        return None
    tail = passages[title + 1 : title + _REACH]
    own = opening.front(passages[at : at + 3 * _REACH], marks[at : at + 3 * _REACH])
    own_roles = {own.roles.get(i) for i in range(own.start)}
    letter = bool(own_roles & _LETTER) or (Role.END in ending and passages[at].top and Role.ISSUER in own_roles)
    if not own.title or title - at not in own.title or not any(m.sentence for m in marks[title : title + _REACH]):
        return None
    closes = Role.DATE in ending and any(_role(p) is Role.DATE for p in tail)
    return at if letter or closes else None


def _alike(one: str, other: str) -> bool:
    """Whether two titles are one: a summary (概要) and its text, a title that is printed again."""
    first, second = (
        re.sub(r"[（(].*?[)）]|概要|要旨|本文|ポイント", "", matter.squeezed(text)) for text in (one, other)
    )
    return first in second or second in first


def _last_text(passages: Sequence[Passage], marks: Sequence[Mark], first: int, title: int) -> int | None:
    """Index of the last line of text, or of a list, before the lines around a title; None without one."""
    for i in range(title - 1, max(first, title - 2 * _REACH), -1):
        passage, mark = passages[i], marks[i]
        if mark.sentence or passage.fixed is not None or passage.depth or _is_listed(mark):
            return i
        if _role(passage) is None and len(passage.text) > 40:
            return i
    return None


def _is_listed(mark: Mark) -> bool:
    return mark.kind in ("number", "bullet") and mark.score >= 2


def _role(passage: Passage) -> Role | None:
    return matter.role_of(passage.text) if passage.fixed is None and len(passage.text) <= 64 else None


def _dated_first(passages: Sequence[Passage], document: _Start) -> bool:
    """Whether a document has its date in front of its title."""
    return any(_role(p) is Role.DATE for p in passages[document.at : document.title])


def _split(passages: Sequence[Passage], block: Sequence[Role | None], low: int, title: int, dated_first: bool) -> int:
    """Where in the lines between two texts the one document ends and the next begins."""
    if Role.END in block:
        last = max(k for k, role in enumerate(block) if role is Role.END)
        rest = [k for k in range(last + 1, len(block)) if passages[low + k].top]
        dates = [k for k in range(last + 1, len(block)) if block[k] is Role.DATE]
        if rest or dated_first or len(dates) != 1:
            return low + (rest[0] if rest else last + 1)
        return title  # 以上, then the first one's date and names
    for k in range(len(block) + 1):
        if low + k <= title and passages[low + k].top:
            return low + k
    if dated_first and (dates := [k for k, role in enumerate(block) if role is Role.DATE]):
        at = dates[-1]
        while at and block[at - 1] is Role.NUMBER:
            at -= 1
        return low + at
    return title


# ---------------------------------------------------------------- one Document of them


def together(documents: Sequence[Document]) -> tuple[Section, ...]:
    """Each document as a section of level 1 headed by its title; dates, names and ends as notes in their place."""
    return tuple(_section(document) for document in documents)


def _section(document: Document) -> Section:
    content: list[Block | Section] = []
    for part in document.parts:
        content += _part(document, part)
    heading = document.title.text + document.mark
    return Section(1, None, heading, tuple(content), origin=document.title.origin)


def _part(document: Document, part: Part) -> Sequence[Block | Section]:
    match part:
        case Part.FRONT:
            return document.front
        case Part.PREAMBLE:
            return document.preamble
        case Part.BODY:
            return document.sections
        case Part.CLOSING:
            return document.closing
        case Part.DATE:
            return _notes([Line(document.date.printed, document.date.origin)] if document.date else ())
        case Part.TITLE:
            return ()
        case _:
            lines = {
                Part.SUBTITLE: (document.subtitle,),
                Part.ADDRESSEES: document.addressees,
                Part.ISSUER: document.issuer,
                Part.END: (document.end,),
                Part.SIGNATURE: document.signature,
            }
            return _notes(lines[part])


def _notes(lines: Sequence[Line]) -> list[Block]:
    return [Block(BlockKind.NOTE, line.text, origin=line.origin) for line in lines if line]


def finding(documents: Sequence[Document], file: str) -> Finding:
    """READ009: which documents the file holds, and how to read one of them."""
    ja = "、".join(f"{d.title.origin.line} 行目「{d.title.text}」" for d in documents)
    en = ", ".join(f"“{d.title.text}” (line {d.title.origin.line})" for d in documents)
    count = len(documents)
    return Finding(
        "READ009",
        "several-documents",
        Severity.INFO,
        Message(
            ja=f"一つのファイルに {count} 件の文書があります: {ja}。--document N で一件だけ読めます",
            en=f"the file holds {count} documents: {en}. --document N reads one of them",
        ),
        Place(file, documents[1].title.origin.line),
    )
