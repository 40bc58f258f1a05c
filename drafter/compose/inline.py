"""Marks in a text (``drafter.library.marks``) → clean text, with what they say as spans on it.

What a reference prints is known only when the document is numbered: until then one sign stands in its place
(``resolving``). A footnote's words are handed out beside the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from drafter.document import Inline, Span
from drafter.language import Message
from drafter.library.marks import KINDS, Mark, Node, SlotMark, Words, name_of

#: stands where a reference will be printed
PLACE = "\ufffc"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A mark that is not what it should be: what is wrong, and the mark as it was written."""

    message: Message
    written: str


@dataclass(frozen=True, slots=True)
class Laid:
    """A text without its marks.

    Attributes:
        spans: by characters of ``text``. notes: the footnotes, in the order of their ``NOTE`` spans.
        wrong: marks that are not as they should be; their words are in the text.
    """

    text: str
    spans: tuple[Span, ...] = ()
    notes: tuple[Laid, ...] = ()
    wrong: tuple[Wrong, ...] = ()


@dataclass(slots=True)
class _Laying:
    written: str
    prints: Mapping[str, str]
    footnotes: bool
    chars: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    notes: list[Laid] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)

    def put(self, text: str) -> None:
        self.chars.append(text)
        self.length += len(text)

    def nodes(self, nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            match node:
                case Words():
                    self.put(node.text)
                case SlotMark():
                    self.put(self.prints.get(node.name, self.written[node.start : node.end]))
                case Mark():
                    self.mark(node)

    def mark(self, mark: Mark) -> None:
        start = self.length
        match mark.kind:
            case "ref":
                self.put(PLACE)
                self.spans.append(Span(Inline.REFERENCE, start, self.length, name_of(mark)))
            case "note" if self.footnotes:
                note = lay(mark.inner, self.written, self.prints, footnotes=False)
                self.wrong += note.wrong
                if not note.text.strip():
                    self.tell(mark, _EMPTY)
                    return
                self.spans.append(Span(Inline.NOTE, start, start))
                self.notes.append(replace(note, text=note.text.strip(), wrong=()))
            case "note":
                self.tell(mark, _NO_NOTE)
                self.put("（")
                self.nodes(mark.inner)
                self.put("）")
            case "em" | "strong":
                self.nodes(mark.inner)
                self.lie(mark, Inline.EMPHASIS, start, mark.kind)
            case "ruby":
                self.nodes(mark.inner)
                reading = lay(mark.reading or (), self.written, self.prints, footnotes=False).text.strip()
                if not reading:
                    self.tell(mark, _NO_READING)
                else:
                    self.lie(mark, Inline.RUBY, start, reading)
            case _:
                self.tell(mark, _unknown(mark.kind))
                self.nodes(mark.inner)

    def lie(self, mark: Mark, kind: Inline, start: int, text: str) -> None:
        """A span over what was just put."""
        if self.length > start:
            self.spans.append(Span(kind, start, self.length, text))
        else:
            self.tell(mark, _EMPTY)

    def tell(self, mark: Mark, message: Message) -> None:
        self.wrong.append(Wrong(message, self.written[mark.start : mark.end]))


def lay(nodes: tuple[Node, ...], written: str, prints: Mapping[str, str], *, footnotes: bool) -> Laid:
    """The text of parsed nodes.

    Args:
        written: the text that they were parsed from. prints: what is printed for each slot, by name.
        footnotes: whether there is a foot to put notes at; where there is none, they stand in parentheses and are told.
    """
    run = _Laying(written, prints, footnotes)
    run.nodes(nodes)
    spans = sorted(run.spans, key=lambda span: (span.start, -span.end))
    return Laid("".join(run.chars), tuple(spans), tuple(run.notes), tuple(run.wrong))


def moved(spans: tuple[Span, ...], by: int) -> Iterator[Span]:
    """The spans of a text that something was set before."""
    return (replace(span, start=span.start + by, end=span.end + by) for span in spans)


_EMPTY = Message(ja="印の中に文字がありません", en="nothing stands in the mark")
_NO_READING = Message(
    ja="ふりがながありません（{{ruby:漢字|かんじ}} と書きます）", en="no reading: write {{ruby:漢字|かんじ}}"
)
_NO_NOTE = Message(
    ja="ここには脚注を付けられないため、かっこ書きで印字します（本文、見出し、表に付けられます）",
    en="no footnote can stand here: it is printed in parentheses (footnotes belong to texts, headings and tables)",
)


def _unknown(kind: str) -> Message:
    import difflib

    near = difflib.get_close_matches(kind, KINDS, 1)
    known = "、".join(KINDS)
    return Message(
        ja=f"印「{kind}:」はありません（"
        + (f"{near[0]} ではありませんか。" if near else "")
        + f"使えるもの: {known}）",
        en=f"there is no mark “{kind}:” ("
        + (f"did you mean {near[0]}? " if near else "")
        + f"there are {', '.join(KINDS)})",
    )
