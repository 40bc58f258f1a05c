"""The parts of a document: what they hold, and what messages call them."""

from __future__ import annotations

from drafter.document import Block, DateLine, Document, Line, Part, Section
from drafter.language import Message

NAMES: dict[Part, Message] = {
    Part.COVER: Message(ja="鑑文", en="covering letter"),
    Part.CONTENTS: Message(ja="目次", en="table of contents"),
    Part.FRONT: Message(ja="前付け", en="front matter"),
    Part.TITLE: Message(ja="題名", en="title"),
    Part.SUBTITLE: Message(ja="副題", en="subtitle"),
    Part.DATE: Message(ja="日付", en="date"),
    Part.ADDRESSEES: Message(ja="宛先", en="addressees"),
    Part.ISSUER: Message(ja="発出者", en="issuer"),
    Part.PREAMBLE: Message(ja="前文", en="preamble"),
    Part.BODY: Message(ja="本文", en="body"),
    Part.CLOSING: Message(ja="結び", en="closing"),
    Part.END: Message(ja="結語（「以上」）", en="closing word (以上)"),
    Part.SIGNATURE: Message(ja="署名", en="signature"),
}


def content(document: Document, part: Part) -> tuple[Line | DateLine | Block | Section, ...]:
    """What a part holds; empty when nothing of it is printed."""
    held: dict[Part, tuple[Line | DateLine | Block | Section, ...]] = {
        Part.COVER: document.cover,
        Part.FRONT: document.front,
        Part.TITLE: (document.title,) if document.title else (),
        Part.SUBTITLE: (document.subtitle,) if document.subtitle else (),
        Part.DATE: (document.date,) if document.date else (),
        Part.ADDRESSEES: document.addressees,
        Part.ISSUER: document.issuer,
        Part.PREAMBLE: document.preamble,
        Part.BODY: document.sections,
        Part.CLOSING: document.closing,
        Part.END: (document.end,) if document.end else (),
        Part.SIGNATURE: document.signature,
    }
    return held.get(part, ())  # the contents are made of the sections


def first_node(document: Document, part: Part) -> Line | DateLine | Block | Section | None:
    """The first node of a part, None when it is empty."""
    return next(iter(content(document, part)), None)
