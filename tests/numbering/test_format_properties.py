"""Properties of weighing the format's levels with the labels: random trees come back; nothing is lost or crashes."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from numbering.passages import outline

from drafter.document import Block, BlockKind, Document, Section
from drafter.japanese.glyphs import squeeze
from drafter.numbering.recognise.document import recognise
from drafter.numbering.recognise.lines import Passage, Role

#: a tree: each heading with those beneath it
Tree = list["Tree"]
WORDS = ["財政の充実", "人材の確保", "医療の体制", "道路の整備", "教育の機会", "防災の備え", "農業の振興", "産業の育成"]
SCHEME = (lambda n: "ⅠⅡⅢⅣⅤⅥ"[n] + "　", lambda n: "１２３４５６"[n] + "　", lambda n: f"（{'１２３４５６'[n]}）")


def trees(smallest: int) -> st.SearchStrategy[Tree]:
    """Trees of three levels at most; each parent has none or at least ``smallest`` children."""
    leaf: st.SearchStrategy[Tree] = st.just([])
    for _ in range(2):
        leaf = st.one_of(st.just([]), st.lists(leaf, min_size=smallest, max_size=4))
    return st.lists(leaf, min_size=max(smallest, 1), max_size=4)


def walk(tree: Tree, level: int = 1) -> Iterator[tuple[int, int, bool]]:
    """Level, place among its brothers, whether it has children."""
    for n, children in enumerate(tree):
        yield level, n, bool(children)
        yield from walk(children, level + 1)


def headed(tree: Tree, depths: tuple[int, ...], *, labelled: bool) -> list[Passage]:
    """Headings of a tree with a sentence beneath each that has no children; ``depths``: the format's level of each."""
    out = [Passage("地方の声を届ける文章である。", 1, 1)]
    for i, (level, n, parent) in enumerate(walk(tree)):
        label = SCHEME[level - 1](n) if labelled else ""
        line = len(out) + 1
        out.append(Passage(label + WORDS[i % len(WORDS)], line, line, depth=depths[level - 1]))
        if not parent:
            out.append(Passage("国が支援すること。", line + 1, line + 1))
    return out


def levels(document: Document) -> list[int]:
    return [section.level for _, section in document.walk()]


@given(trees(1), st.sampled_from([(1, 2, 3), (2, 3, 4), (1, 3, 6), (3, 4, 6)]), st.booleans())
def test_levels_come_back_however_they_jump(tree: Tree, depths: tuple[int, ...], labelled: bool) -> None:
    document = recognise(headed(tree, depths, labelled=labelled), "x").document
    assert levels(document) == [level for level, _, _ in walk(tree)]
    assert document.findings == ()


@given(trees(2), st.sampled_from([(1, 1, 1), (2, 1, 1), (3, 2, 1), (2, 2, 1), (1, 1, 2)]))
def test_labels_win_over_levels_that_contradict_them(tree: Tree, depths: tuple[int, ...]) -> None:
    document = recognise(headed(tree, depths, labelled=True), "x").document
    assert levels(document) == [level for level, _, _ in walk(tree)]


@given(st.lists(st.integers(1, 4), min_size=1, max_size=14))
def test_lists_in_lists_of_one_glyph(steps: list[int]) -> None:
    nests: list[int] = []
    for step in steps:
        nests.append(min(step, (nests[-1] if nests else 0) + 1))
    passages = [Passage("財政", 1, 1, depth=1), Passage("次を求める文である。", 2, 2)]
    passages += [Passage(f"・項目の{n}", i + 3, i + 3, nest=n, labelled=1) for i, n in enumerate(nests)]
    document = recognise(passages, "x").document
    found = [block.level for block in document.blocks() if block.kind is BlockKind.ITEM]
    assert found == nests


TEXTS = st.sampled_from(
    [
        *(
            "１　財政",
            "２　人材",
            "(1) 交付税",
            "(2)　地方税",
            "・支援すること。",
            "・支援",
            "① 確保",
            "ア　都市",
            "３割を超える",
            "５年間",
        ),
        *(
            "○○に関する要望書",
            "令和７年７月１日",
            "○○県知事",
            "総務大臣　様",
            "以上",
            "記",
            "別紙",
            "はじめに",
            "【現状】",
            "※　注",
        ),
        *(
            "財政の充実",
            "地方の財政は厳しく、国の支援が欠かせない。",
            "（１）を見よ",
            "10年後の姿",
            "第１の１ その他",
            "一　人材",
        ),
    ]
)


@st.composite
def anything(draw: st.DrawFn) -> list[Passage]:
    """Passages with any evidence, true or absurd."""
    out = []
    for i in range(draw(st.integers(0, 14))):
        text = draw(TEXTS)
        small = st.integers(0, 4)
        passage = Passage(
            text,
            i + 1,
            i + 1,
            indent=draw(small) * 2,
            gap=draw(st.integers(0, 1)),
            top=draw(st.booleans()),
            fixed=draw(st.sampled_from([None] * 6 + [Role.NOTE])),
            depth=draw(st.sampled_from([0, 0, 1, 2, 5])),
            nest=draw(st.sampled_from([0, 0, 1, 2, 3])),
            labelled=draw(st.integers(0, min(3, len(text) - 1))) if draw(st.booleans()) else 0,
            hint=draw(st.sampled_from([None] * 5 + [Role.TITLE, Role.SUBTITLE, Role.DATE])),
            strong=draw(st.booleans()),
            centred=draw(st.booleans()),
            flush_right=draw(st.booleans()),
        )
        out.append(passage)
    return out


@settings(max_examples=150)
@given(anything())
def test_nothing_is_lost_and_nothing_crashes(passages: list[Passage]) -> None:
    recognised = recognise(passages, "x")
    assert len(recognised.roles) == len(passages)
    assert sorted(squeeze("".join(_texts(recognised.document)))) == sorted(squeeze("".join(p.text for p in passages)))
    assert outline(recognised.document) is not None
    assert all(one.reasons and one.line for one in recognised.decisions)


def _texts(document: Document) -> Iterator[str]:
    yield from (document.title.text, document.mark, document.subtitle.text, document.end.text)
    yield document.date.printed if document.date and "date" in document.parts else ""
    for part, lines in (
        ("issuer", document.issuer),
        ("addressees", document.addressees),
        ("signature", document.signature),
    ):
        yield from (line.text for line in lines if part in document.parts)
    stack: list[Block | Section] = [*document.front, *document.preamble, *document.sections, *document.closing]
    while stack:
        node = stack.pop()
        if isinstance(node, Section):
            yield from (node.label or "", node.heading)
            stack.extend(node.content)
        else:
            yield from (node.label or "", node.text)
