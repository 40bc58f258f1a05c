"""What is known only of the numbered document: the numbers of footnotes, and what references print.

The one place that computes either; it runs once, behind ``numbering.apply``, so that nothing can go stale.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from drafter.document import Block, CellSpans, Document, Inline, Line, Look, Origin, Part, Section, Span
from drafter.language import Message
from drafter.model.template import References
from drafter.numbering.references import Target, shortened, targets

#: tells of a reference that cannot be printed: the message, where it stands, the id, whether it names nothing at all
Tell = Callable[[Message, Origin, str, bool], None]
Node = Block | Section


def printed(target: Target, form: References) -> str:
    """What a reference prints; empty where its target has neither number nor heading."""
    labels = [shortened(step.label) for step in target.steps]
    if form.levels == "last":
        labels = labels[-1:]
    words = form.joiner.join(labels) or target.heading
    return f"{form.open}{words}{form.close}" if words else ""


def resolve(document: Document, form: References, tell: Tell) -> Document:
    """The document with its footnotes numbered and its references printed.

    Args:
        tell: called for each reference to what is not there or has no number.
    """
    run = _Run(form, tell, targets(document), _numbers(document))
    return replace(
        document,
        title=run.line(document.title),
        subtitle=run.line(document.subtitle),
        end=run.line(document.end),
        issuer=tuple(map(run.line, document.issuer)),
        addressees=tuple(map(run.line, document.addressees)),
        signature=tuple(map(run.line, document.signature)),
        cover=tuple(map(run.block, document.cover)),
        front=tuple(map(run.block, document.front)),
        preamble=tuple(map(run.block, document.preamble)),
        sections=tuple(map(run.section, document.sections)),
        closing=tuple(map(run.block, document.closing)),
    )


def _numbers(document: Document) -> dict[str, str]:
    """The number of each footnote in printed order, by the key that compose gave it."""
    keys: dict[str, str] = {}
    for origin, cells in _texts(document):
        for span in (*origin.spans, *(span for cell in cells for span in cell.spans)):
            if span.kind is Inline.NOTE:
                keys.setdefault(span.text, str(len(keys) + 1))
    return keys


def _texts(document: Document) -> Iterator[tuple[Origin, tuple[CellSpans, ...]]]:
    groups: dict[Part, Iterable[Node]] = {
        Part.COVER: document.cover,
        Part.FRONT: document.front,
        Part.PREAMBLE: document.preamble,
        Part.BODY: document.sections,
        Part.CLOSING: document.closing,
    }
    for part in document.parts:
        stack = list(reversed(tuple(groups.get(part, ()))))
        while stack:
            node = stack.pop()
            yield node.origin, node.cells if isinstance(node, Block) else ()
            if isinstance(node, Section):
                stack.extend(reversed(node.content))


@dataclass(slots=True)
class _Run:
    form: References
    tell: Tell
    targets: Mapping[str, Target]
    numbers: Mapping[str, str]
    told: set[tuple[str, str]] = field(default_factory=set)

    def line(self, line: Line) -> Line:
        text, origin = self.text(line.text, line.origin)
        return line if origin is line.origin else replace(line, text=text, origin=origin)

    def section(self, section: Section) -> Section:
        content = tuple(self.section(n) if isinstance(n, Section) else self.block(n) for n in section.content)
        heading, origin = self.text(section.heading, section.origin)
        return replace(section, heading=heading, origin=origin, content=content)

    def block(self, block: Block) -> Block:
        if not (block.origin.spans or block.cells or block.look is Look.FOOTNOTE):
            return block
        label = self.numbers.get(block.label or "") if block.look is Look.FOOTNOTE else block.label
        text, origin = self.text(block.text, block.origin)
        if not block.cells:
            return replace(block, text=text, origin=origin, label=label)
        rows = [list(row) for row in block.rows]
        cells: list[CellSpans] = []
        for cell in block.cells:
            words, spans = self.spans(rows[cell.row][cell.column], cell.spans, block.origin)
            rows[cell.row][cell.column] = words
            cells.append(replace(cell, spans=spans))
        return replace(block, rows=tuple(map(tuple, rows)), cells=tuple(cells), origin=origin, label=label)

    def text(self, text: str, origin: Origin) -> tuple[str, Origin]:
        if not origin.spans:
            return text, origin
        text, spans = self.spans(text, origin.spans, origin)
        return text, replace(origin, spans=spans)

    def spans(self, text: str, spans: tuple[Span, ...], origin: Origin) -> tuple[str, tuple[Span, ...]]:
        """Text and spans with references printed and footnotes numbered."""
        pieces: list[str] = []
        starts: list[int] = []
        moved = [0]
        at = 0
        for span in spans:
            if span.kind is Inline.REFERENCE:
                words = self.reference(span.text, origin)
                pieces += (text[at : span.start], words)
                starts.append(span.start)
                moved.append(moved[-1] + len(words) - (span.end - span.start))
                at = span.end
        text = "".join((*pieces, text[at:]))
        return text, tuple(
            replace(
                span,
                start=span.start + moved[bisect_left(starts, span.start)],
                end=span.end + moved[bisect_left(starts, span.end)],
                text=self.numbers.get(span.text, span.text) if span.kind is Inline.NOTE else span.text,
            )
            for span in spans
        )

    def reference(self, name: str, origin: Origin) -> str:
        """What a reference prints; what cannot be printed is told and leaves a mark."""
        target = self.targets.get(name)
        words = printed(target, self.form) if target else ""
        if (name, origin.key) not in self.told and (target is None or not target.steps):
            self.told.add((name, origin.key))
            self.tell(self.unknown(name) if target is None else _unnumbered(name, words), origin, name, target is None)
        return words or f"〔参照先なし：{name}〕"

    def unknown(self, name: str) -> Message:
        import difflib

        near = difflib.get_close_matches(name, self.targets, 1)
        return Message(
            ja=f"参照先「{name}」がこの原案にありません（要望文か項目の id を書きます"
            + (f"。{near[0]} ではありませんか）" if near else "）"),
            en=f"nothing in this draft has the id “{name}” (name a clause or a section"
            + (f"; did you mean {near[0]}?)" if near else ")"),
        )


def _unnumbered(name: str, words: str) -> Message:
    """A section without number is printed by its heading; nothing can be printed for a paragraph without one."""
    if words:
        return Message(
            ja=f"参照先「{name}」には番号がないため、見出しで印字します",
            en=f"what “{name}” names has no number: its heading is printed",
        )
    return Message(
        ja=f"参照先「{name}」は番号のある項目の中になく、印字できません（番号のある項目に移すか、参照をやめます）",
        en=f"what “{name}” names stands under no number and cannot be printed (move it into a numbered section)",
    )
