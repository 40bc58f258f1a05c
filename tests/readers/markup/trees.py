"""Documents for round trips, as a secretariat writes them, with every sign that a format gives a meaning of its own."""

from __future__ import annotations

from hypothesis import strategies as st

from drafter.document import Block, BlockKind, DateLine, Document, Line, Part, Section
from drafter.model.scheme import scheme_of
from drafter.model.template import PartShape, Template
from drafter.numbering.apply import number

PARTS = (
    PartShape(part=Part.TITLE, align="center"),
    PartShape(part=Part.SUBTITLE, align="center"),
    PartShape(part=Part.PREAMBLE),
    PartShape(part=Part.BODY),
    PartShape(part=Part.DATE, align="right"),
    PartShape(part=Part.ISSUER, align="right"),
)
TEMPLATES = {
    name: Template(template=name, numbering=name, parts=PARTS) for name in ("nga", "nga-2024", "koyobun", "mayors")
}
_TOPICS = (
    "光ファイバの整備",
    "人材の確保と育成",
    "防災情報の共有",
    "財源の措置",
    "システムの標準化",
    "医療と介護の連携",
    "水道の広域化",
)
_ODD = (
    "",
    "",
    "",
    "A&B",
    "<試行>",
    "*印*",
    "__",
    "[参考]",
    "`x`",
    "a|b",
    "~~",
    "#1",
    "\\n",
    "&amp;",
    "R&D",
    "5G",
    "“引用”",
    "１／２",
    "**",
    "$x$",
    "!",
    "{{",
)
_ENDS = ("を図ること。", "について、必要な財政措置を講ずること。", "を進めるとともに、地方の意見を聴くこと。")

topic = st.sampled_from(_TOPICS)
odd = st.sampled_from(_ODD)
heading = st.tuples(topic, odd, st.sampled_from(("", "の推進", "に向けた取組"))).map("".join)
request = st.tuples(topic, odd, st.sampled_from(_ENDS)).map("".join)
sentence = st.tuples(
    st.sampled_from(("本県では、", "近年、", "また、")),
    topic,
    odd,
    st.just("が課題となっており、早急な対応が求められている。"),
).map("".join)


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


@st.composite
def items(draw: st.DrawFn, deep: bool) -> list[Block]:
    """A list of two or three requests; beneath the first perhaps two more, where the scheme has a label for them."""
    out: list[Block] = []
    for order in range(draw(st.integers(2, 3))):
        out.append(Block(BlockKind.ITEM, draw(request), level=1))
        if order == 0 and deep and draw(st.booleans()):
            out += [Block(BlockKind.ITEM, draw(request), level=2) for _ in range(2)]
    return out


@st.composite
def tables(draw: st.DrawFn) -> Block:
    width = draw(st.integers(2, 3))
    cell = st.tuples(st.sampled_from(("区分", "整備率", "県", "１０", "該当なし")), odd).map("".join)
    cells = st.one_of(cell, st.tuples(cell, cell).map("\n".join))
    rows = draw(st.lists(st.tuples(*[cells] * width), min_size=2, max_size=4))
    return Block(BlockKind.TABLE, "", rows=tuple(rows), header=draw(st.booleans()))


@st.composite
def sections(draw: st.DrawFn, name: str, depth: int = 1) -> Section:
    content: list[Block | Section] = [paragraph(text) for text in draw(st.lists(sentence, min_size=1, max_size=2))]
    if draw(st.booleans()):
        content.append(draw(tables()))
    if draw(st.booleans()):
        content.append(Block(BlockKind.NOTE, "数値は推計である。", "※"))
    if depth < 3 and draw(st.booleans()):
        content += draw(st.lists(sections(name, depth + 1), min_size=2, max_size=3))
    elif (name != "mayors" or depth < 3) and draw(st.booleans()):
        content += draw(items(name != "mayors" or depth == 1))
    return Section(depth, None, draw(heading), tuple(content))


@st.composite
def documents(draw: st.DrawFn, name: str) -> tuple[Document, Template]:
    template = TEMPLATES[name]
    tree = Document(
        title=Line(draw(topic) + "に関する" + draw(st.sampled_from(("提言", "要望書")))),
        subtitle=Line(draw(st.sampled_from(("", "～持続可能な地域のために～")))),
        issuer=(Line("○○県知事会"),),
        date=DateLine("令和９年８月１日", "2027-08-01"),
        preamble=tuple(paragraph(text) for text in draw(st.lists(sentence, min_size=1, max_size=2))),
        sections=tuple(draw(st.lists(sections(name), min_size=2, max_size=4))),
        parts=tuple(entry.part for entry in PARTS),
    )
    return number(tree, scheme_of(template)), template


def shape(document: Document) -> list[object]:
    """What must survive: facts, headings, labels, levels, kinds, texts, tables, in their order."""
    date = document.date
    out: list[object] = [
        document.title.text + document.mark,
        document.subtitle.text,
        tuple(line.text for line in document.issuer),
        (date.printed, date.iso) if date else None,
    ]
    out += [_block(block) for block in document.preamble]
    stack: list[Block | Section] = list(reversed(document.sections))
    while stack:
        node = stack.pop()
        if isinstance(node, Block):
            out.append(_block(node))
        else:
            out.append((node.level, node.label or "", node.heading))
            stack.extend(reversed(node.content))
    return [*out, *map(_block, document.closing)]


def _block(block: Block) -> tuple[object, ...]:
    header = block.header if block.kind is BlockKind.TABLE else False
    return block.kind.value, block.label or "", block.level, block.text, block.rows, header
