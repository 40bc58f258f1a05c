"""Which of the possible labels are labels, and how deep each stands: decided over the whole document.

A walk from top to bottom with a stack of open lists and headings. What the format says (``headings``), the numbers
(``numbers``), bullets, captions and lines without a label are placed in turn. Everything is looked up in indices made
once, so that the walk is linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.numbering.recognise import boxes, headings
from drafter.numbering.recognise.evidence import Evidence
from drafter.numbering.recognise.formatted import is_set_as_heading
from drafter.numbering.recognise.indents import STEP, WIDEST
from drafter.numbering.recognise.lines import Kind, Passage, Role
from drafter.numbering.recognise.marks import Mark, Style, style
from drafter.numbering.recognise.numbers import beside_leaf, numbered
from drafter.numbering.recognise.plain import ANNEX, LEAF, TOP, is_plain_heading
from drafter.numbering.recognise.ranks import is_item_bullet
from drafter.numbering.recognise.scores import HEADING_BULLETS
from drafter.numbering.recognise.walk import Open, Placed, Walk, begin, follows, marked_below, open_at, same

#: a document with so many marked headings marks them all: other short lines head nothing, unless they are set so
_MARKED = 3


def place(passages: Sequence[Passage], marks: Sequence[Mark], evidence: Evidence) -> list[Placed]:
    """Place every passage.

    Args:
        evidence: of the whole document, by indices of these passages.

    Returns:
        One ``Placed`` a passage, in order.
    """
    walk = begin(passages, marks, evidence)
    closed = boxes.closed(passages, marks)
    placed: list[Placed] = []
    for i, passage in enumerate(passages):
        left = passages[i - 1].box if i else 0
        if left in closed and passage.box != left:
            while walk.stack and passages[walk.stack[-1].index].box == left:
                walk.stack.pop()
        placed.append(_place(walk, i))
    return [replace(one, item=True) if passages[one.index].hint is Role.ITEM else one for one in placed]


def _place(walk: Walk, i: int) -> Placed:
    mark, passage = walk.marks[i], walk.passages[i]
    if passage.depth:
        return headings.by_depth(walk, i)
    if passage.nest and passage.fixed is None:
        placed = headings.by_nest(walk, i)
        if placed is not None:
            return placed
    match mark.kind:
        case "number":
            accepted = numbered(walk, i)
            if accepted is not None:
                return accepted
        case "bullet":
            return _bullet(walk, i)
        case "caption":
            return _unnumbered(walk, i, "caption", ("caption", mark.rest[0], "", "", 0), "caption")
        case "note" | "fixed":
            under = headings.continues(walk, i) if passage.nest else None
            return Placed(i, mark.kind, 0, None, 0, mark.printed, mark.rest, mark.sentence, under=under, why=mark.kind)
        case _:
            pass
    if passage.nest:
        under = headings.continues(walk, i)
        return Placed(i, "text", rest=passage.text, sentence=mark.sentence, under=under, why="nest-text")
    why = _plain(walk, i)
    if why:
        return _unnumbered(walk, i, "plain", ("plain", "", "", "", passage.larger if why == "set" else 0), why)
    return Placed(i, "text", rest=passage.text, sentence=mark.sentence, why="text")


def _plain(walk: Walk, i: int) -> str:
    """Why a line without a label is a heading; empty where it is none."""
    if i in walk.evidence.indented:
        return "indented"
    if is_set_as_heading(walk.passages, walk.marks, i):
        return "set"
    if walk.evidence.marked >= _MARKED and not TOP.fullmatch(walk.passages[i].text):
        return ""
    if not is_plain_heading(walk.passages, walk.marks, i):
        return ""
    return "indented" if walk.evidence.indented else "plain"


def _bullet(walk: Walk, i: int) -> Placed:
    mark = walk.marks[i]
    key = style(mark.readings[0])
    at = open_at(walk, key)
    why = "list"
    if at is not None and key in walk.evidence.stepped:
        at, why = _stepped(walk, i, key), "indent"
    elif at is None:
        at = len(walk.stack)
        if key[3] in HEADING_BULLETS and not mark.sentence:
            at = max(marked_below(walk), beside_leaf(walk, i, _height(walk, i, key)))
    before = walk.stack[at].index if at < len(walk.stack) and walk.stack[at].style == key else -1
    del walk.stack[at:]
    walk.stack.append(Open(key, 0, item=mark.sentence, indent=walk.passages[i].indent, index=i))
    return Placed(i, "bullet", at + 1, key, 0, mark.printed, mark.rest, mark.sentence, before=before, why=why)


def _stepped(walk: Walk, i: int, key: Style) -> int:
    """Stack height of a bullet whose depth its indent tells: beside those set in as far, beneath those set in less."""
    indent = walk.passages[i].indent
    at = len(walk.stack)
    for height in range(len(walk.stack) - 1, -1, -1):
        if walk.stack[height].style != key:
            if not is_item_bullet(walk.stack[height].style):
                break
            continue
        if walk.stack[height].indent + STEP <= indent:
            return height + 1 if at == len(walk.stack) else at
        at = height
    return at


def _unnumbered(walk: Walk, i: int, kind: Kind, key: Style, why: str) -> Placed:
    passage = walk.passages[i]
    text = passage.text
    at = _by_indent(walk, i, key) if why == "indented" else _height(walk, i, key)
    if not TOP.fullmatch(text):
        at = max(at, marked_below(walk))
    del walk.stack[at:]
    walk.stack.append(Open(key, 0, leaf=LEAF.fullmatch(text) is not None, indent=passage.indent, index=i))
    return Placed(i, kind, at + 1, key, 0, "", text, False, why=why)


def _by_indent(walk: Walk, i: int, key: Style) -> int:
    """Stack height of a heading told by its indent: in place of the open ones that are set in as far."""
    indent = walk.passages[i].indent
    at = len(walk.stack)
    while at and not walk.stack[at - 1].depth:
        entry = walk.stack[at - 1]
        unlabelled = entry.style[0] in ("plain", "caption", "bullet")
        if entry.indent < indent - 1 or (not unlabelled and entry.indent < indent + STEP):
            break
        at -= 1
    return at


def _set_in(walk: Walk, i: int, own: int | None) -> int | None:
    """Stack height of a heading that stands further in than the numbered one directly above it, or beside another
    such heading; None for others."""
    indent = walk.passages[i].indent

    def beneath(entry: Open) -> bool:
        heads = entry.number > 0 and not walk.marks[entry.index].sentence
        return heads and STEP <= indent - entry.indent <= WIDEST

    if walk.stack and walk.stack[-1].index == i - 1 and beneath(walk.stack[-1]):
        return len(walk.stack)
    if own and abs(walk.stack[own].indent - indent) < STEP and beneath(walk.stack[own - 1]):
        return own
    return None


def _behind_list(walk: Walk, i: int) -> int:
    """Stack height beneath what is open; the bullets of a list of the format are closed by what is no part of it."""
    at = len(walk.stack)
    while not walk.passages[i].nest and at and walk.stack[at - 1].nest and is_item_bullet(walk.stack[at - 1].style):
        at -= 1
    return at


#: half points by which a heading without label stands above points (■) that are set smaller
_ABOVE = 4


def _over_smaller(walk: Walk, key: Style) -> int | None:
    """Stack height of the outermost open heading without label, or point, that is set in smaller letters; None without
    one."""
    if key[0] != "plain":
        return None
    for height, entry in enumerate(walk.stack):
        own = entry.style
        if own[0] == "plain" and own[4] < key[4]:
            return height
        if own[0] == "bullet" and walk.passages[entry.index].larger + _ABOVE <= key[4]:
            return height
    return None


def _within_list(walk: Walk, i: int) -> int:
    """Stack height of 参考, 別表 and the like: within the outermost list if that goes on behind it, else at the top."""
    following = walk.following[i]
    if following < len(walk.marks) and walk.stack and walk.stack[0].number:
        for reading in walk.marks[following].readings:
            if same(walk.stack[0].style, style(reading)) and follows(walk.stack[0], reading):
                return 1
    return 0


def _height(walk: Walk, i: int, key: Style) -> int:
    """How high an unnumbered heading stands, told by the next numbered label beneath it.

    If that goes on with an open list, the heading is within that list's part; if it begins a list anew that is
    open, the heading stands above that list.
    """
    text = walk.passages[i].text
    if key[0] != "bullet" and (TOP.fullmatch(text) or ANNEX.fullmatch(text)):
        return 0 if LEAF.fullmatch(walk.passages[i].text) else _within_list(walk, i)
    if walk.stack and walk.stack[-1].over:
        return len(walk.stack)
    own = open_at(walk, key)
    if own is None and (smaller := _over_smaller(walk, key)) is not None:
        return smaller
    if key[0] == "plain" and (within := _set_in(walk, i, own)) is not None:
        return within
    following = walk.following[i]
    if following < len(walk.marks):
        for reading in walk.marks[following].readings:
            at = open_at(walk, style(reading))
            if at is None:
                continue
            if follows(walk.stack[at], reading):
                return _behind_list(walk, i) if own is None else own
            if reading.number == 1:
                return min(at, own) if own is not None else at
    if own is not None:
        return own
    at = len(walk.stack)
    again = walk.texts[walk.passages[i].text] > 1
    while at and (is_item_bullet(walk.stack[at - 1].style) or (walk.stack[at - 1].item and not again)):
        at -= 1
    return at
