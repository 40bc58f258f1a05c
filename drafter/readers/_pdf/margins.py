"""Running heads, page numbers and footnotes, by their place on the page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from drafter.japanese.glyphs import half_digits, squeeze
from drafter.numbering.recognise.lines import Role
from drafter.readers._pdf.lines import Line
from drafter.readers._pdf.measures import Body
from drafter.readers._pdf.page import Page, Rule

#: parts of a page's height, from its top and from its foot, where running heads stand
_EDGE = 0.13
_NUMBER = re.compile(
    r"[-－‐–—―−・ー~〜（(\[〔<p.P頁第]*\d{1,4}[-－‐–—―−・ー~〜）)\]〕>頁ページ]*(?:(?:[/／]|of)\d{1,4}(?:ページ|頁)?[）)]?)?"
)
_MARK = re.compile(r"[*＊†※]{1,3}\d{0,3}|[（(\[［]?(?:注|脚注)?\s*\d{1,3}[）)\]］]?|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|注[：:]?")


def mark(lines: Sequence[Line], pages: Sequence[Page], body: Body) -> None:
    """Set the role of what runs along the top and the foot of the pages, and of footnotes."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    sizes = {page.number: page.height for page in pages}
    for number, printed in by_page.items():
        _numbers(printed, sizes[number], body)
    _running(by_page, sizes)
    rules = {page.number: page.rules for page in pages}
    for number, printed in by_page.items():
        _footnotes([line for line in printed if line.role is None], rules[number], sizes[number], body)


def _numbers(printed: Sequence[Line], height: float, body: Body) -> None:
    """A lone figure in the margin, the first or the last of all lines of the page, with white beside it."""
    level = sorted((line for line in printed if not line.turned), key=lambda line: line.base)
    columns: dict[tuple[float, float], list[Line]] = defaultdict(list)
    for line in level:
        columns[line.start, line.end].append(line)
    for ordered in (level, *columns.values()):  # two pages on one sheet have a number each
        if len(ordered) < 2:
            continue
        for line, near in ((ordered[-1], ordered[-2]), (ordered[0], ordered[1])):
            margin = line.base > height * 0.9 or line.base < height * 0.09
            apart = abs(line.base - near.base) > 1.8 * body.size
            if margin and apart and line.role is None and is_number(line.text):
                line.role = Role.PAGE_NUMBER


def is_number(text: str) -> bool:
    """Whether a line is nothing but a page number: ``- 3 -``, ``3/12``, ``３``, ``P.3``."""
    return len(text) <= 16 and _NUMBER.fullmatch(half_digits(re.sub(r"[\s　]", "", text))) is not None


def _running(by_page: dict[int, list[Line]], heights: dict[int, float]) -> None:
    """Lines that stand in the same place on several pages, alike but for figures."""
    places: dict[tuple[str, int, bool], list[Line]] = defaultdict(list)
    for number, printed in by_page.items():
        height = heights[number]
        for line in printed:
            top, foot = line.base < height * _EDGE, line.base > height * (1 - _EDGE)
            if (
                (top or foot)
                and line.role is None
                and not line.cells
                and "。" not in line.text
                and len(line.text) <= 70
            ):
                key = re.sub(r"\d+", "#", half_digits(squeeze(line.text)))
                places[key, round(line.base / 4), foot].append(line)
    for (key, _, foot), found in places.items():
        on = {line.page for line in found}
        figures = "#" in key and len({squeeze(line.text) for line in found}) > 1
        if len(on) < 2 or len(on) * 5 < len(by_page) * 2 or (figures and not _counts(found)):
            continue
        if all(_outermost(line, by_page[line.page], foot=foot) for line in found) and _apart(found, by_page, foot=foot):
            for line in found:
                line.role = Role.PAGE_NUMBER if is_number(line.text) else Role.FOOTER if foot else Role.HEADER


def _counts(found: Sequence[Line]) -> bool:
    """Whether a figure in the lines goes up with the pages."""
    figures = [[int(n) for n in re.findall(r"\d+", half_digits(line.text))] for line in found]
    if len({len(row) for row in figures}) != 1:
        return False
    steps = [line.page - found[0].page for line in found]
    return any(
        all(n - column[0] == step for n, step in zip(column, steps, strict=True))
        for column in zip(*figures, strict=True)
    )


def _outermost(line: Line, printed: Sequence[Line], *, foot: bool) -> bool:
    """Whether nothing but further furniture (at most two lines) stands beyond it."""
    beyond = [o for o in printed if (o.base > line.base + 2 if foot else o.base < line.base - 2) and o.role is None]
    return len(beyond) <= 2


def _apart(found: Sequence[Line], by_page: dict[int, list[Line]], *, foot: bool) -> bool:
    """Whether white parts it from the text on most pages, or it is set smaller: no heading that pages begin with."""
    votes = 0
    for line in found:
        inner = [o for o in by_page[line.page] if (o.base < line.base - 2 if foot else o.base > line.base + 2)]
        if not inner:
            votes += 1
            continue
        near = max(inner, key=lambda o: o.base) if foot else min(inner, key=lambda o: o.base)
        votes += abs(near.base - line.base) > 2.0 * max(line.size, near.size) or line.size < 0.92 * near.size
    return votes * 3 >= len(found) * 2


# ---------------------------------------------------------------- footnotes


def _footnotes(printed: Sequence[Line], rules: Sequence[Rule], height: float, body: Body) -> None:
    """Lines at the foot of a page that are set smaller: beneath a short rule, or from a mark of a note on."""
    small: list[Line] = []
    for line in sorted((o for o in printed if not o.turned and not o.cells), key=lambda o: -o.base):
        if line.size > 0.93 * body.size:
            break
        small.append(line)
    if not small or len(small) == len(printed):
        return
    top = min(line.base - line.size for line in small)
    beneath = any(r.flat and r.right - r.left > 20 and top - 2.5 * body.size <= r.top <= top + body.size for r in rules)
    if not beneath:
        small.sort(key=lambda line: line.base)
        while small and not _MARK.match(small[0].text):
            small.pop(0)
        if not small or small[0].base < height * 0.5:
            return
    for line in small:
        line.role = Role.NOTE
