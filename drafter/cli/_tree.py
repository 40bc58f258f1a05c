"""A Document as a readable tree: labels, headings, line numbers, counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafter.document import Block, BlockKind, Document, Line, Part
from drafter.findings import Finding
from drafter.language import Lang, Message
from drafter.numbering.recognise import requests

_EXCERPT = 28


def lines(document: Document, lang: Lang) -> Iterator[str]:
    """The tree, line by line; texts as they stand in the document (the caller makes them harmless)."""
    for part in document.parts:
        yield from _part(document, part, lang)
    if document.findings:
        yield ""
        yield Message(ja=f"指摘 {len(document.findings)} 件", en=f"{len(document.findings)} findings").text(lang)
        yield from (_finding(finding, lang) for finding in document.findings)


def _finding(finding: Finding, lang: Lang) -> str:
    shown = f" 「{finding.excerpt}」" if finding.excerpt else ""
    return f"  {finding.place.text()}: {finding.severity.word} {finding.code} {finding.message.text(lang)}{shown}"


def _part(document: Document, part: Part, lang: Lang) -> Iterator[str]:
    name = _NAMES[part].text(lang)
    match part:
        case Part.TITLE:
            mark = f" {document.mark}" if document.mark else ""
            yield f"{name}: {document.title.text}{mark}{_at(document.title)}"
        case Part.SUBTITLE:
            yield f"{name}: {document.subtitle.text}{_at(document.subtitle)}"
        case Part.DATE if document.date is not None:
            iso = f" ({document.date.iso})" if document.date.iso else ""
            yield f"{name}: {document.date.printed}{iso}{_at(Line('', document.date.origin))}"
        case Part.ISSUER | Part.ADDRESSEES | Part.SIGNATURE:
            group = {
                Part.ISSUER: document.issuer,
                Part.ADDRESSEES: document.addressees,
                Part.SIGNATURE: document.signature,
            }[part]
            yield from (f"{name}: {line.text}{_at(line)}" for line in group)
        case Part.END:
            yield f"{name}: {document.end.text}{_at(document.end)}"
        case Part.COVER | Part.FRONT | Part.PREAMBLE | Part.CLOSING:
            group_of = {
                Part.COVER: document.cover,
                Part.FRONT: document.front,
                Part.PREAMBLE: document.preamble,
                Part.CLOSING: document.closing,
            }
            blocks = group_of[part]
            yield f"{name}: {_count(blocks, lang)}"
            yield from (f"    {_block(block)}" for block in blocks)
        case Part.BODY:
            yield f"{name}: {_sections(document, lang)}"
            yield from _body(document, lang)
        case _:
            pass


def _sections(document: Document, lang: Lang) -> str:
    sections = sum(1 for _ in document.walk())
    asked = sum(1 for block in document.blocks() if block.request)
    return Message(
        ja=f"項目 {sections}、要望のある段落・列記 {asked}", en=f"{sections} sections, {asked} blocks with requests"
    ).text(lang)


def _body(document: Document, lang: Lang) -> Iterator[str]:
    for _, section in document.walk():
        indent = "  " * section.level
        label = f"{section.label} " if section.label else ""
        counts = _count(section.blocks, lang)
        yield f"{indent}{label}{section.heading}{_at(Line('', section.origin))}{'  — ' + counts if counts else ''}"


def _count(blocks: tuple[Block, ...], lang: Lang) -> str:
    kinds = {kind: sum(block.kind is kind for block in blocks) for kind in BlockKind}
    asked = sum(requests.count(block.text) for block in blocks if block.request)
    words = [_KINDS[kind](count).text(lang) for kind, count in kinds.items() if count]
    if asked:
        words.append(Message(ja=f"要望 {asked}", en=f"{asked} requests").text(lang))
    return Message(ja="、".join(words), en=", ".join(words)).text(lang)


def _block(block: Block) -> str:
    text = block.text or " | ".join(block.rows[0] if block.rows else ())
    shown = text[:_EXCERPT] + ("…" if len(text) > _EXCERPT else "")
    return f"{block.label + ' ' if block.label else ''}{shown}{_at(Line('', block.origin))}"


def _at(line: Line) -> str:
    where = line.origin
    if not where.line:
        return ""
    span = f"{where.line}-{where.end_line}" if where.end_line > where.line else f"{where.line}"
    return f"  [{span}]"


_NAMES = {
    Part.COVER: Message(ja="鑑文", en="cover"),
    Part.CONTENTS: Message(ja="目次", en="contents"),
    Part.FRONT: Message(ja="前付け", en="front"),
    Part.TITLE: Message(ja="標題", en="title"),
    Part.SUBTITLE: Message(ja="副題", en="subtitle"),
    Part.DATE: Message(ja="日付", en="date"),
    Part.ADDRESSEES: Message(ja="宛先", en="addressee"),
    Part.ISSUER: Message(ja="発出者", en="issuer"),
    Part.PREAMBLE: Message(ja="前文", en="preamble"),
    Part.BODY: Message(ja="本文", en="body"),
    Part.CLOSING: Message(ja="結び", en="closing"),
    Part.END: Message(ja="以上", en="end"),
    Part.SIGNATURE: Message(ja="署名・連絡先", en="signature"),
}


def _kind(ja: str, one: str, many: str) -> Callable[[int], Message]:
    return lambda n: Message(ja=f"{ja} {n}", en=f"{n} {one if n == 1 else many}")


_KINDS = {
    BlockKind.PARAGRAPH: _kind("段落", "paragraph", "paragraphs"),
    BlockKind.ITEM: _kind("列記", "item", "items"),
    BlockKind.TABLE: _kind("表", "table", "tables"),
    BlockKind.NOTE: _kind("注記", "note", "notes"),
    BlockKind.FIGURE: _kind("図", "figure", "figures"),
}
