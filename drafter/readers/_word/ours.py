"""What only drafter's own Word files say of a paragraph, by the names of their styles: covering letter, captions,
様式 numbers. Another program's file may use the same names; its paragraphs are then read in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from drafter.document import Block, BlockKind, Document, Line, Look, Part, Section
from drafter.numbering.recognise.lines import Role
from drafter.readers._word.flow import Para
from drafter.readers._word.style_names import plain

_COVER: dict[str, tuple[Look, BlockKind]] = {
    "covernumber": (Look.NUMBER, BlockKind.NOTE),
    "coverdate": (Look.DATE, BlockKind.NOTE),
    "coveraddressee": (Look.ADDRESSEE, BlockKind.NOTE),
    "coversender": (Look.SENDER, BlockKind.NOTE),
    "coversubject": (Look.SUBJECT, BlockKind.NOTE),
    "covertext": (Look.PLAIN, BlockKind.PARAGRAPH),
    "coverrecord": (Look.RECORD, BlockKind.NOTE),
    "coveritem": (Look.PLAIN, BlockKind.ITEM),
    "coverend": (Look.END, BlockKind.NOTE),
    "coverattachment": (Look.ATTACHMENT, BlockKind.NOTE),
}
_FORM, _CAPTION, _FOOT = "formnumber", "caption", "foot"
_LOOKS = {_FORM: Look.FORM, _CAPTION: Look.CAPTION, _FOOT: Look.FOOTNOTE}


def settle(para: Para) -> None:
    """Before recognition: a line of a covering letter and a form number are no title, date or request."""
    name = plain(para.style.name)
    if para.fixed is None and (name == _FORM or name in _COVER):
        para.fixed = Role.NOTE


@dataclass(slots=True)
class Ours:
    """What the style of each paragraph says, by the paragraph's number."""

    names: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, paras: Iterable[Para], settled: Callable[[int], int]) -> Ours:
        """Remember what matters later.

        Args:
            settled: the number that a paragraph has in the document.
        """
        known = {_FORM, _CAPTION, *_COVER}
        styles = ((para, _FOOT if para.foot else plain(para.style.name)) for para in paras if para.parts)
        return cls({settled(para.parts[0][0]): name for para, name in styles if para.foot or name in known})

    def restored(self, document: Document) -> Document:
        """The recognised document with covering letter, captions and form numbers."""
        if not self.names:
            return document
        front, cover = self._front(document.front)
        preamble = tuple(map(self._looked, document.preamble))
        forms = _Forms()
        if preamble and document.sections and preamble[-1].look is Look.FORM:
            forms.waiting, preamble = preamble[-1], preamble[:-1]
        return replace(
            document,
            cover=cover,
            front=front,
            preamble=preamble,
            sections=forms.sections(tuple(self._section(section) for section in document.sections)),
            closing=tuple(map(self._looked, document.closing)),
            parts=(Part.COVER, *document.parts) if cover else document.parts,
        )

    def _front(self, blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        front: list[Block] = []
        cover: list[Block] = []
        for block in blocks:
            known = _COVER.get(self.names.get(block.origin.line, ""))
            if known is None:
                front.append(self._looked(block))
            else:
                cover.append(_covered(block, *known))
        return tuple(front), tuple(cover)

    def _looked(self, block: Block) -> Block:
        look = _LOOKS.get(self.names.get(block.origin.line, ""))
        return replace(block, look=look) if look is not None and block.kind is BlockKind.NOTE else block

    def _section(self, section: Section) -> Section:
        content = tuple(self._section(n) if isinstance(n, Section) else self._looked(n) for n in section.content)
        return replace(section, content=content)


def _covered(block: Block, look: Look, kind: BlockKind) -> Block:
    """A line of the covering letter; a typed label is parted from its text by a tab."""
    label, tab, text = block.text.partition("\t")
    if not tab or kind is BlockKind.PARAGRAPH:
        label, text = block.label or "", block.text
    level = 1 if kind is BlockKind.ITEM else 0
    skipped = len(block.text) - len(text)
    spans = tuple(
        replace(span, start=max(0, span.start - skipped), end=max(0, span.end - skipped)) for span in block.origin.spans
    )
    origin = replace(block.origin, spans=spans)
    return replace(block, kind=kind, text=text, label=label or None, level=level, look=look, origin=origin)


@dataclass(slots=True)
class _Forms:
    """Form numbers that stand at the end of one section and belong to the heading of the next."""

    waiting: Block | None = None

    def sections(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        """The sections with their form numbers; one that nothing follows stays where it stood."""
        done = [self._section(section) for section in sections]
        if self.waiting is not None and done:
            done[-1] = replace(done[-1], content=(*done[-1].content, self.waiting))
        return tuple(done)

    def _section(self, section: Section) -> Section:
        form, self.waiting = self.waiting, None
        content: list[Block | Section] = []
        for node in section.content:
            if isinstance(node, Section):
                content.append(self._section(node))
            elif node.look is Look.FORM and self.waiting is None:
                self.waiting = node
            else:
                content.append(node)
        line = Line(form.text, form.origin) if form is not None else None
        return replace(section, content=tuple(content), form=line)
