"""A page with every style on it: what a house begins its own reference document with."""

from __future__ import annotations

from drafter.document import Block, BlockKind, DateLine, Document, Inline, Line, Look, Origin, Part, Section, Span
from drafter.model.scheme import scheme_of
from drafter.model.template import Template
from drafter.numbering.apply import number

_TEXT = "本文の見本です。この文字の書体、大きさ、行間、字下げを、Word の「スタイル」で変えてください。"
_DEEPEST = 9


def sample(template: Template) -> Document:
    """A document that uses every style that ours have; its words say what each is for."""
    depths = sum(level.role != "item" for level in scheme_of(template).levels)
    tree: Section | None = None
    for depth in range(min(depths, _DEEPEST), 0, -1):
        inner: tuple[Block | Section, ...] = (
            *(_blocks() if depth == 1 else ()),
            *((tree,) if tree is not None else ()),
        )
        tree = Section(depth, None, f"見出し {depth}", (Block(BlockKind.PARAGRAPH, _TEXT), *inner))
    named = tuple(dict.fromkeys((Part.COVER, *(entry.part for entry in template.parts), *Part)))
    parts = tuple(part for part in named if part is not Part.CONTENTS)
    made = Document(
        title=Line("表題（題名）"),
        subtitle=Line("副題"),
        issuer=(Line("発出者"),),
        addressees=(Line("宛先"),),
        date=DateLine("日付"),
        cover=_cover(),
        front=(Block(BlockKind.NOTE, "冒頭の注（資料番号など）"),),
        preamble=(Block(BlockKind.PARAGRAPH, _TEXT),),
        sections=(tree,) if tree is not None else (),
        closing=(Block(BlockKind.PARAGRAPH, f"結びの文。{_TEXT}"),),
        end=Line("結語（以上など）"),
        signature=(Line("署名"),),
        parts=parts,
        status="final",
        template=template.template,
    )
    return number(made, scheme_of(template))


def _cover() -> tuple[Block, ...]:
    """One line of each kind that a covering letter has."""
    looks = (
        (Look.NUMBER, "鑑文の文書番号"),
        (Look.DATE, "鑑文の日付"),
        (Look.ADDRESSEE, "鑑文の宛先"),
        (Look.SENDER, "鑑文の発信者"),
        (Look.SUBJECT, "鑑文の件名"),
        (Look.PLAIN, "鑑文の本文"),
        (Look.RECORD, "記"),
        (Look.END, "以上"),
        (Look.ATTACHMENT, "別紙"),
    )
    return tuple(Block(BlockKind.PARAGRAPH, words, look=look) for look, words in looks)


def _blocks() -> tuple[Block, ...]:
    words = "列記の見本です。番号の後の文字は、ここから始まります。"
    noted = "脚注のある文の見本です。"
    span = Span(Inline.NOTE, len(noted) - 1, len(noted) - 1, "注1")
    return (
        Block(BlockKind.ITEM, words, level=1),
        Block(BlockKind.ITEM, words, level=1),
        Block(BlockKind.PARAGRAPH, noted, origin=Origin(spans=(span,))),
        Block(BlockKind.NOTE, "脚注の文字列", "注1", look=Look.FOOTNOTE),
        Block(BlockKind.NOTE, "注の見本です。", "※"),
        Block(BlockKind.PARAGRAPH, "図表番号（表の題）", look=Look.CAPTION),
        Block(BlockKind.TABLE, "", rows=(("表の見出し", "表の見出し"), ("表の文字", "表の文字")), header=True),
        Block(BlockKind.FIGURE, "図の中の文字"),
    )
