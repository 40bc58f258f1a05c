"""Documents for the writers' tests, built as compose builds them: labels None, then numbered."""

from __future__ import annotations

from drafter.document import Block, BlockKind, DateLine, Document, Line, Origin, Part, Section
from drafter.model.scheme import scheme_of
from drafter.model.template import LevelShape, PartShape, SchemeShape, Template
from drafter.numbering.apply import number

PARTS = (
    PartShape(part=Part.FRONT, align="right"),
    PartShape(part=Part.TITLE, align="center"),
    PartShape(part=Part.SUBTITLE, align="center"),
    PartShape(part=Part.ADDRESSEES),
    PartShape(part=Part.PREAMBLE),
    PartShape(part=Part.BODY),
    PartShape(part=Part.CLOSING),
    PartShape(part=Part.END, align="right"),
    PartShape(part=Part.DATE, align="right"),
    PartShape(part=Part.ISSUER, align="right"),
    PartShape(part=Part.SIGNATURE, align="right"),
)

_OWN = SchemeShape(
    levels=(
        LevelShape(form="kanji", suffix="、", gap=""),
        LevelShape(form="iroha", prefix="（", suffix="）", gap="　", indent=1, role="either"),
        LevelShape(form="circled", gap="　", indent=2, role="either"),
        LevelShape(form="decimal-mixed", suffix="．", gap="", indent=3, role="either", restart=False),
        LevelShape(form="lower-alpha", suffix=")", gap=" ", indent=4, role="item"),
        LevelShape(form="bullet", mark="○", gap="　", indent=5, role="item"),
    )
)

TEMPLATES = {
    name: Template(template=name, numbering=name, parts=PARTS) for name in ("nga", "nga-2024", "koyobun", "mayors")
} | {"own": Template(template="own", numbering=_OWN, parts=PARTS)}


def paragraph(text: str, clause: str | None = None) -> Block:
    return Block(BlockKind.PARAGRAPH, text, clause=clause, request=clause is not None)


def item(text: str, level: int = 1, label: str | None = None, clause: str | None = None) -> Block:
    return Block(BlockKind.ITEM, text, label, level=level, clause=clause)


def section(heading: str, *content: Block | Section, label: str | None = None) -> Section:
    return Section(1, label, heading, content)


def document(*sections: Section, **more: object) -> Document:
    parts = tuple(entry.part for entry in PARTS)
    facts = {"title": Line("見本の提言"), **more}
    return Document(sections=sections, parts=parts, **facts)  # type: ignore[arg-type]


def numbered(template: Template, tree: Document) -> Document:
    return number(tree, scheme_of(template))


def everything() -> Document:
    """One of each: every part, every kind of block, pins, deep nesting, an unfilled blank."""
    table = Block(
        BlockKind.TABLE,
        "",
        rows=(
            ("区分", "現状"),
            (
                "光ファイバ",
                "整備が遅れている地域では、採算が見込みにくく、維持にも多額の費用を要することから、支援が要る。",
            ),
            ("携帯電話", ""),
        ),
        header=True,
    )
    deep = section("六", item("葉", 3))
    for heading in "五四三二一":
        deep = section(heading, paragraph(f"{heading}の本文。"), deep)
    return document(
        section("序", section("先", section("深い所", item("深い列記。"), item("深い列記。"))), label=""),
        section(
            "整備",
            paragraph("国は整備を進めること。", "fiber"),
            paragraph("第二の段落を続けること。", "fiber"),
            table,
            Block(BlockKind.NOTE, "数値は例である。", "※"),
            Block(BlockKind.FIGURE, "図１\n国：財源"),
            item("項目その一。", clause="item-one"),
            paragraph("項目その一の続きの段落である。", "item-one"),
            item("項目その二。"),
            item("中の項目。", 2),
            item("別の印。", label="（甲）"),
            item("項目その四。"),
        ),
        section("附則", section("子"), section("枝", label="（２の２）"), section("子"), label="別紙１"),
        section("番号なし", paragraph("本文。"), label=""),
        deep,
        subtitle=Line("～副題～"),
        issuer=(Line("○○県市長会"),),
        addressees=(Line("総務大臣　様"),),
        date=DateLine("令和９年８月　日", "2027-08"),
        status="draft",
        mark="（案）",
        front=(Block(BlockKind.NOTE, "資料１"),),
        preamble=(
            Block(
                BlockKind.PARAGRAPH, "目標は〔目標年度〕である。“引用”と※印、①→のSociety 5.0。", blanks=("目標年度",)
            ),
        ),
        closing=(paragraph("結びの言葉である。"),),
        end=Line("以上"),
        signature=(Line("会長　（氏名）"),),
        origin=Origin("drafts/2027-sample.yaml"),
    )
