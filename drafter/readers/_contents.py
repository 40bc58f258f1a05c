"""Tables of contents: kept as they stand, and not read as headings."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from typing import Protocol

from drafter.japanese.glyphs import squeeze
from drafter.numbering import labels
from drafter.numbering.recognise.lines import Passage, Role
from drafter.numbering.recognise.marks import NO_LABEL
from drafter.readers._layout import goes_on, nominal

_NAME = re.compile(
    r"[【〔＜<〈《\[［（(◇◆■□○●]?[\s　]*(?:目[\s　]*次|も[\s　]*く[\s　]*じ|内容一覧|項目一覧|CONTENTS"
    r"|Contents)[\s　]*[】〕＞>〉》\]］）)◇◆■□○●]?"
)
_LEADER = r"(?:[.．…‥・･·･\-－─━―_＿]{3,}|…|‥)"
_LEADERED = re.compile(rf".*{_LEADER}[\s　.．…‥・･]*[（(pPｐＰ.．－\-]*[\d０-９]{{1,4}}[）)－\-]*(?:頁|ページ)?")
_PAGED = re.compile(r".{2,60}?(?:[ \t]{2,}|　+|\t)[ 　\t]*[（(pPｐＰ.．－\-]*[\d０-９]{1,3}[）)－\-]*(?:頁|ページ)?")
_LEADERS_ONLY = re.compile(rf".*{_LEADER}[\s　]*")
_TO_PAGE = re.compile(_LEADER)
_MINISTRIES = re.compile(r"[\s　]*[（(【［\[][^（）()【】]{1,30}[）)】］\]][\s　]*[0-9０-９]{0,3}$")
#: a table of contents is no longer than this
_MOST = 600


class Entry(Protocol):
    """What may be a line of a table of contents: a printed line, a paragraph of a Word file."""

    text: str
    role: Role | None
    fed: bool


@dataclass(slots=True)
class _Paragraph:
    text: str
    role: Role | None
    fed: bool


def among(passages: Sequence[Passage]) -> list[Passage]:
    """The passages of a format that has paragraphs, those of a table of contents typed by hand marked as such.

    Headings that the format marks, and that come again further down, are no list of headings.
    """
    rows = [_Paragraph(one.text, one.fixed, one.top) for one in passages]
    mark(rows, frozenset(i for i, one in enumerate(passages) if one.depth))
    return [
        replace(one, fixed=row.role) if row.role is not one.fixed else one
        for one, row in zip(passages, rows, strict=True)
    ]


def mark(rows: Sequence[Entry], headings: Set[int] = frozenset()) -> None:
    """Set the role of the lines of a table of contents. ``headings``: indices of those that the format marks."""
    for i, row in enumerate(rows):
        if row.role is None and len(row.text) <= 24 and _NAME.fullmatch(row.text):
            end = _end(rows, i + 1)
            if end > i + 1:
                _set(rows, i, end)
                return
    _unnamed(rows)
    _summary(rows, headings)


def _summary(rows: Sequence[Entry], headings: Set[int]) -> None:
    """A list of the headings that follow, whatever it is called: three lines in a row that come again further down."""
    keys = [_title_key(row) for row in rows]
    where: dict[str, list[int]] = {}
    for i, key in enumerate(keys):
        if key:
            where.setdefault(key, []).append(i)
    keys = ["" if i in headings else key for i, key in enumerate(keys)]
    start = next((i for i in range(len(rows) - 2) if all(_again(keys[k], k, where) for k in range(i, i + 3))), None)
    if start is None or start > 200:
        return
    end = start
    while end < len(rows) and (_again(keys[end], end, where) or _between(end, keys, where)):
        end += 1
    if where[keys[start]][-1] < end or any(len(where[keys[k]]) > 2 for k in range(start, start + 3)):
        return
    first = start - 1 if start and _SUMMARY.search(rows[start - 1].text) and len(rows[start - 1].text) <= 24 else start
    _set(rows, first, end)


_SUMMARY = re.compile(r"一覧|項目|目次|次第|概要|事項")


def _again(key: str, at: int, where: dict[str, list[int]]) -> bool:
    return bool(key) and where[key][-1] > at


def _between(at: int, keys: list[str], where: dict[str, list[int]]) -> bool:
    """A caption between two lines of the list."""
    return bool(keys[at]) and at + 1 < len(keys) and _again(keys[at + 1], at + 1, where)


def _title_key(row: Entry) -> str:
    """A heading without its label, the ministries behind it, leader and page; empty for text, also a line of wrapped
    text, and for short words."""
    if row.role is not None or len(row.text) > 70 or "。" in row.text or goes_on(row.text):
        return ""
    text = _without_leader(row.text)
    if text and text[-1] in "）)】］]0123456789０１２３４５６７８９":
        text = _MINISTRIES.sub("", text)
    taken = labels.split(text) if text and text[0] not in NO_LABEL else None
    labelled = taken is not None and bool(taken.gap or taken.readings[0].bracket or taken.readings[0].prefix)
    if not labelled and not nominal(row.text):
        return ""
    key = squeeze(text[len(taken.printed) :] if taken and taken.readings[0].family != "bullet" else text)
    return key if len(key) >= 6 else ""


def _set(rows: Sequence[Entry], start: int, end: int) -> None:
    for row in rows[start:end]:
        row.role = Role.CONTENTS


_PAGE_BEHIND = re.compile(r"[ 　\t]+[（(pPｐＰ.．－\-]*[\d０-９]{1,3}[）)－\-]*(?:頁|ページ)?$")


def titles(rows: Sequence[Entry]) -> frozenset[str]:
    """The headings, without blanks, that a marked table of contents lists: a heading over two lines is one of them.

    An entry over two lines is one title, its leader stands behind the second.
    """
    found: set[str] = set()
    begun = ""
    for row in rows:
        title = squeeze(_PAGE_BEHIND.sub("", _without_leader(row.text))) if row.role is Role.CONTENTS else ""
        goes = bool(begun and title) and (row.text[0] in NO_LABEL or labels.split(row.text) is None)
        found.update(filter(None, (begun + title,) if goes else (begun,)))
        begun = title if title and not goes and not _is_entry(row.text) else ""
        if title and not goes and not begun:
            found.add(title)
    found.add(begun)
    found.discard("")
    return frozenset(found)


def _end(rows: Sequence[Entry], start: int) -> int:
    """Where the entries after 目次 stop: entries have a leader or a page, or come again as lines further down."""
    leadered = sum(_is_entry(row.text) for row in rows[start : start + 12])
    counts: dict[str, int] | None = None
    end = start
    while end < min(len(rows), start + _MOST):
        text = rows[end].text
        if "。" in text and not _is_entry(text):
            break
        if not _is_entry(text):
            if leadered >= 2:
                following = [_is_entry(row.text) for row in rows[end + 1 : end + 4]]
                if not any(following[:2]) and sum(following) < 2:
                    break
                if rows[end].fed and sum(following) < 2:
                    break  # the page after the contents
            else:
                if counts is None:
                    counts = _counts(rows[start:])
                if counts.get(_heading_key(text), 0) < 2 or rows[end].fed:
                    break
                counts[_heading_key(text)] -= 1
        end += 1
    return end


def _counts(rows: Sequence[Entry]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        if len(row.text) < 90:
            key = _heading_key(row.text)
            counts[key] = counts.get(key, 0) + 1
    return counts


def _is_entry(text: str) -> bool:
    return len(text) < 120 and bool(
        _LEADERED.fullmatch(text) or _PAGED.fullmatch(text) or _LEADERS_ONLY.fullmatch(text)
    )


def _heading_key(text: str) -> str:
    return squeeze(_without_leader(text))


def _without_leader(text: str) -> str:
    found = _TO_PAGE.search(text)
    return text[: found.start()] if found else text


def _unnamed(rows: Sequence[Entry]) -> None:
    """Three entries with dotted leaders in a row are a table of contents without its name."""
    run = 0
    for i, row in enumerate(rows):
        if row.role is None and len(row.text) < 120 and _LEADERED.fullmatch(row.text):
            run += 1
            continue
        if run >= 3:
            _set(rows, i - run, i)
        run = 0
    if run >= 3:
        _set(rows, len(rows) - run, len(rows))
