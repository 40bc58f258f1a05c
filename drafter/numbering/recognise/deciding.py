"""What the nodes of the tree are: headings, items, paragraphs, notes.

A list is judged as a whole. Its members are headings when they are short and something stands beneath them; items
when they are sentences, or titles with nothing beneath.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.numbering.recognise import captions
from drafter.numbering.recognise.marks import Style, loose
from drafter.numbering.recognise.scores import HEADING_BULLETS
from drafter.numbering.recognise.tree import Node, from_leaves

#: a heading and its text on one line, apart by a full-width blank: １　財源の確保　地方交付税の…こと。
RUN_IN = re.compile(r"(?P<head>[^。、，　]{2,32})(?P<gap>　+|[ ]{2,}|\t+)(?P<text>[^　].{19,})", re.DOTALL)
_COUNTS_UP = re.compile(r"次の|次に|以下の|下記の|のとおり|の通り|掲げる")


def decide(root: Node) -> None:
    """Set every node's decision."""
    leaves = from_leaves(root)
    run_in = _run_in_styles(leaves)
    marked = any(_is_marked(node) for node in leaves)
    for node in leaves:
        for group in _groups(node.children):
            _decide_group(group, run_in, marked, counted=_is_enumerated(node, group))
        for child in node.children:
            _decide_single(child)
        _hold(node)
    _raise_parents(root)


def _hold(node: Node) -> None:
    """A line that is all that stands under its heading is its text, sentence or not."""
    if node.placed is None or not node.placed.depth or not node.children:
        return
    first = node.children[0]
    unmarked = first.placed is not None and not first.placed.heading
    alone = unmarked and first.placed is not None and first.placed.kind in ("text", "plain") and not first.children
    if alone and not any(_is_text(c) for c in node.children[1:]):
        first.held = True
        first.decision = "paragraph"


def _is_text(node: Node) -> bool:
    return node.placed is not None and node.placed.kind == "text"


def _groups(children: Iterable[Node]) -> list[list[Node]]:
    """Members of one list: labelled children of one parent with one style, in their order."""
    found: dict[Style, list[Node]] = {}
    for child in children:
        placed = child.placed
        if placed is not None and placed.kind in ("number", "bullet") and placed.style is not None:
            found.setdefault(loose(placed.style), []).append(child)
    return list(found.values())


def _run_in_styles(nodes: Iterable[Node]) -> set[Style]:
    """Styles of label whose members mostly carry their heading and their text on one line."""
    counts: dict[Style, list[int]] = {}
    for node in nodes:
        if node.placed is not None and node.placed.kind == "number" and node.placed.style is not None:
            counts.setdefault(loose(node.placed.style), []).append(_run_in(node))
    return {key for key, found in counts.items() if sum(found) > 1 and sum(found) * 2 > len(found)}


def _decide_group(group: list[Node], run_in_styles: set[Style], marked: bool, *, counted: bool) -> None:
    first = group[0].placed
    if first is None:
        return
    if any(_is_marked(node) for node in group):
        for node in group:
            node.decision = "section" if _is_marked(node) or _has_section(node) or not _sentence(node) else "item"
        return
    named = all(node.placed is not None and node.placed.item for node in group)
    plain = first.kind == "bullet" and first.style is not None and first.style[3] not in HEADING_BULLETS
    if named or plain or counted:
        for node in group:
            node.decision = "section" if _has_section(node) else "item"
        return
    if first.kind == "bullet" and _is_list_of_points(group):
        for node in group:
            node.decision = "item"
        return
    run_in = sum(_run_in(node) for node in group)
    usual = first.style is not None and loose(first.style) in run_in_styles
    if run_in * 2 > len(group) and (usual or run_in > 1 or (len(group) == 1 and _strong_run_in(group[0]))):
        for node in group:
            node.decision = "run-in" if _run_in(node) else "section" if not _sentence(node) else "item"
        return
    headings = _are_headings(group) and not (first.nest and _is_plain_list(group, marked))
    for node in group:
        node.decision = "section" if _is_heading(node, headings) else "item"


def _is_enumerated(node: Node, group: list[Node]) -> bool:
    """Whether a labelled sentence (次の施設を対象とすること。) counts up the members of a list, and no text in them."""
    if node.placed is None or not node.placed.label or not _sentence(node):
        return False
    headings = any(_is_marked(n) or _has_section(n) or _text_below(n) for n in group)
    return not headings and _COUNTS_UP.search(node.placed.rest) is not None


#: bullets that head parts of a text and of a slide alike
_ROUND = frozenset("○◯●◎")


def _is_list_of_points(group: list[Node]) -> bool:
    """Whether round bullets are points of a list, some of which have points of their own, as on slides."""
    mark = group[0].placed.style[3] if group[0].placed is not None and group[0].placed.style else ""
    if mark not in _ROUND or not any(node.children for node in group) or all(node.children for node in group):
        return False
    below = [child for node in group for child in node.children]
    return all(c.placed is not None and c.placed.kind == "bullet" and c.decision == "item" for c in below)


def _is_plain_list(group: list[Node], marked: bool) -> bool:
    """Whether a list of the format is one of items, whatever else their shortness and what stands beneath would tell.

    A paragraph behind its last member stands behind the list. Where the document marks its headings, a list within
    another one makes none.
    """
    with_text = [node for node in group if _text_below(node)]
    behind = with_text == [group[-1]] and (len(group) > 1 or marked)
    return behind or (marked and not with_text)


def _is_marked(node: Node) -> bool:
    """Whether the format says that it is a heading."""
    return node.placed is not None and node.placed.heading


def _run_in(node: Node) -> bool:
    rest = node.placed.rest if node.placed else ""
    matched = RUN_IN.fullmatch(rest) if len(rest) < 5000 else None
    return bool(
        matched and "。" in matched["text"] and not matched["head"].endswith(("は", "が", "を", "に", "の", "と", "で"))
    )


def _strong_run_in(node: Node) -> bool:
    return bool(node.children)


def _sentence(node: Node) -> bool:
    return node.placed is not None and node.placed.sentence


def _text_below(node: Node) -> bool:
    """Whether a paragraph (or table) stands directly beneath."""
    return any(
        c.placed is not None and c.placed.kind in ("text", "fixed") and c.placed.under is None for c in node.children
    )


def _labelled_below(node: Node) -> bool:
    return any(c.placed is not None and c.placed.depth for c in node.children)


def _has_section(node: Node) -> bool:
    return any(c.decision in ("section", "run-in") for c in node.children)


def _are_headings(group: list[Node]) -> bool:
    """Whether a list is one of headings."""
    heads = [n for n in group if not _sentence(n) and (_text_below(n) or _labelled_below(n))]
    if not heads:
        return _sentence_headings(group)
    titles = [n for n in group if not _sentence(n)]
    if len(heads) == 1 and heads[0] is group[-1] and len(titles) >= 3 and not _labelled_below(heads[0]):
        return False  # a list of titles, and a paragraph that happens to follow it
    return len(titles) * 3 >= len(group) or len(heads) * 3 >= len(group)


def _sentence_headings(group: list[Node]) -> bool:
    """Requests as headings: each one short sentence, with its reasons in paragraphs beneath."""
    with_text = [n for n in group if _text_below(n) and _short(n)]
    return len(with_text) >= 2 and len(with_text) * 3 >= len(group) * 2


def _short(node: Node) -> bool:
    placed = node.placed
    return placed is not None and len(placed.rest) <= 60 and "。" not in placed.rest[:-1]


def _is_heading(node: Node, headings: bool) -> bool:
    if _has_section(node):
        return True
    if not headings:
        return False
    if not _sentence(node):
        return True
    if node.placed is not None and node.placed.kind == "bullet":
        return False  # ○ …こと。 is an item, whatever stands beneath
    return _short(node) and (_text_below(node) or _labelled_below(node))


def _decide_single(node: Node) -> None:
    """Everything that is no member of a labelled list."""
    placed = node.placed
    if placed is None or placed.kind in ("number", "bullet"):
        return
    match placed.kind:
        case "caption" if captions.run_in(placed.rest) is not None:
            node.decision = "run-in"
        case "caption" | "plain":
            node.decision = "section" if node.children or placed.heading else "note"
        case "note":
            node.decision = "note"
        case "fixed":
            node.decision = "fixed"
        case _:
            node.decision = "paragraph"


def _raise_parents(root: Node) -> None:
    """Whatever holds a section is a section."""
    for node in from_leaves(root):
        if node.decision == "item" and _has_section(node):
            node.decision = "section"
