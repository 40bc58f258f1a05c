"""Compact notation for passages and for what they become, so that cases are tables.

A passage is ``"flags text"``, flags joined by commas or ``-`` for none::

    d2 heading level · n2 depth in a list · l3 first three characters are an automatic label · i4 indent · b bold
    c centred · r set to the right · g1 gap · T S D hints (title, subtitle, date) · N fixed note · t table · p page top

The outline has a line for each node: sections ``1 label|heading`` (level first), items ``-1 label|text``, paragraphs
``= text``, notes ``* label|text``, tables ``#``. Texts are cut to twelve characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.document import Block, BlockKind, Document, Section
from drafter.numbering.recognise.document import Recognised, recognise
from drafter.numbering.recognise.lines import Passage, Role

_HINTS = {"T": Role.TITLE, "S": Role.SUBTITLE, "D": Role.DATE}
_NUMBERED = {"d": "depth", "n": "nest", "l": "labelled", "i": "indent", "g": "gap"}
_SET = {"b": "strong", "c": "centred", "r": "flush_right", "p": "top"}


def passage(line: str, number: int) -> Passage:
    """One line of the notation."""
    flags, text = line.split(" ", 1)
    found = Passage(text, number, number, page=0)
    for flag in flags.split(",") if flags != "-" else ():
        if flag[0] in _NUMBERED:
            found = replace(found, **{_NUMBERED[flag[0]]: int(flag[1:])})  # type: ignore[arg-type]
        elif flag in _SET:
            found = replace(found, **{_SET[flag]: True})  # type: ignore[arg-type]
        elif flag == "t":
            found = replace(found, text="", fixed=Role.TABLE, rows=(tuple(text.split("|")),))
        elif flag == "N":
            found = replace(found, fixed=Role.NOTE)
        else:
            found = replace(found, hint=_HINTS[flag])
    return found


def passages(lines: str | Sequence[str]) -> list[Passage]:
    """All lines of the notation."""
    rows = [line.strip(" ") for line in lines.split("\n")] if isinstance(lines, str) else list(lines)
    return [passage(row, n) for n, row in enumerate((r for r in rows if r), 1)]


def read(lines: str | Sequence[str], document: int = 0) -> Recognised:
    """Recognise lines of the notation."""
    return recognise(passages(lines), "x", document)


def outline(document: Document) -> list[str]:
    """The notation of what was recognised."""
    out = [f"T {document.title.text}"] if document.title else []
    out += [f"S {document.subtitle.text}"] if document.subtitle else []
    out += [f"D {document.date.printed}"] if document.date else []
    out += [f"I {line.text}" for line in document.issuer]
    out += [f"A {line.text}" for line in document.addressees]
    out += [_block(block) for block in (*document.front, *document.preamble)]
    for section in document.sections:
        out += _section(section)
    out += [_block(block) for block in document.closing]
    return out


def _section(section: Section) -> Iterator[str]:
    yield f"{section.level} {section.label or ''}|{section.heading[:12]}"
    for node in section.content:
        if isinstance(node, Section):
            yield from _section(node)
        else:
            yield _block(node)


def _block(block: Block) -> str:
    text = block.text[:12]
    match block.kind:
        case BlockKind.ITEM:
            return f"-{block.level} {block.label}|{text}"
        case BlockKind.NOTE:
            return f"* {block.label or ''}|{text}"
        case BlockKind.TABLE:
            return "#"
        case _:
            return f"= {text}"
