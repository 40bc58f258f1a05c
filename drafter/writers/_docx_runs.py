"""Runs of a Word paragraph: text with its emphasis, ruby, references, footnotes and blanks.

Source: ISO/IEC 29500-1, 17.3.2 (runs), 17.3.2.12 (em), 17.3.3.25 (ruby), 17.11.14 (footnoteReference), 17.16.5.49
(REF: ``\\n`` gives the paragraph's number without its context), 17.16.5.46 (QUOTE), 17.16.22 (hyperlink).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from drafter.document import Block, Inline, Span
from drafter.model.template import Template
from drafter.writers._docx_styles import rfonts
from drafter.writers._marks import around, shown
from drafter.writers._package import escape

_BREAKS = re.compile(r"([\n\t])")
#: signs of ambiguous width that Japanese fonts have: quotation marks, dashes, arrows, figures in circles, Roman ones
_SHARED = re.compile("([‐-―‘’“”†‡‥…‰′″※←-⇔∀-⋿①-⓿─-╿■-◯★☆♀♂♪♭♯Ⅰ-ⅻ×÷±°§¶´¨]+)")


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a reference leads in Word.

    Attributes:
        bookmark: of the clause or heading. labels: each label that is printed, with the bookmark of the paragraph that
            Word numbers so; an empty one where the label is typed.
    """

    bookmark: str
    labels: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Runs:
    """Writes the runs of one document.

    Attributes:
        goals: of references, by id. notes: ids of the footnotes that are still to be referred to, by label.
        printing: whether LibreOffice will print the file as it is. It prints no dots above letters: they are then
            written as ruby.
        pages: the number printed on each heading's page, for the contents; none where they are not known.
    """

    template: Template
    goals: Mapping[str, Goal] = field(default_factory=dict)
    notes: dict[str, list[int]] = field(default_factory=dict)
    printing: bool = False
    pages: Sequence[str] = ()

    def text(self, text: str, font: str, spans: Sequence[Span] = (), block: Block | None = None) -> str:
        """Runs of a text.

        Args:
            font: the Japanese font. block: whose blanks are marked yellow.
        """
        blanks = block.blanks if block else ()
        if not blanks and not (spans and shown(spans)):
            return run(text, font)
        return _Writing(self, text, font, self._splitter(blanks)).all(spans)

    def above(self, spans: Sequence[Span]) -> bool:
        """Whether readings stand above the letters."""
        kinds = {Inline.RUBY, Inline.EMPHASIS} if self.printing else {Inline.RUBY}
        return any(span.kind in kinds for span in spans)

    def _splitter(self, blanks: Sequence[str]) -> re.Pattern[str] | None:
        if not blanks:
            return None
        return re.compile(f"({'|'.join(re.escape(self.template.phrases.blank.replace('{name}', n)) for n in blanks)})")

    def ruby(self, span: Span, font: str) -> str:
        """The reading, half as large as the letters; the base is closed behind its words."""
        size = round(self.template.fonts.size * 2)
        small = max(8, size // 2)
        letters = f'<w:sz w:val="{small}"/><w:szCs w:val="{small}"/>'
        return (
            '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/>'
            f'<w:hps w:val="{small}"/><w:hpsRaise w:val="{size - 2}"/><w:hpsBaseText w:val="{size}"/>'
            f'<w:lid w:val="ja-JP"/></w:rubyPr><w:rt>{run(span.text, font, letters)}</w:rt><w:rubyBase>'
        )

    def note(self, span: Span) -> str:
        """The sign of a footnote; its label as it is where its words are not there."""
        waiting = self.notes.get(span.text)
        if not waiting:
            return run(span.text, "", '<w:vertAlign w:val="superscript"/>')
        style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        return f'<w:r>{style}<w:footnoteReference w:id="{waiting.pop(0)}"/></w:r>'


@dataclass(slots=True)
class _Writing:
    """One text that marks or blanks lie on."""

    runs: Runs
    text: str
    font: str
    splitter: re.Pattern[str] | None
    letters: list[str] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)

    def all(self, spans: Sequence[Span]) -> str:
        return around(self.text, spans, self.opening, self.closing, self.words)

    def words(self, part: str) -> str:
        bold, dots = (one if one in self.letters else "" for one in (_BOLD, _DOTS))
        if self.runs.printing and dots:
            return "".join(self.dotted(char, bold) for char in part)
        if self.goals:
            return _fields(part, self.font, bold + dots, self.goals[-1])
        pieces = self.splitter.split(part) if self.splitter else [part]
        return "".join(run(piece, self.font, bold + _YELLOW * (i % 2) + dots) for i, piece in enumerate(pieces))

    def dotted(self, char: str, bold: str) -> str:
        """One letter with a dot above it."""
        if not char.isalnum():
            return run(char, self.font, bold)
        dot = Span(Inline.RUBY, 0, 1, "・")
        return f"{self.runs.ruby(dot, self.font)}{run(char, self.font, bold)}</w:rubyBase></w:ruby></w:r>"

    def opening(self, span: Span) -> str:
        match span.kind:
            case Inline.EMPHASIS:
                dots = span.text == "em" and self.runs.template.emphasis == "dots"
                self.letters.append(_DOTS if dots else _BOLD)
                return ""
            case Inline.RUBY:
                return self.runs.ruby(span, self.font)
            case Inline.REFERENCE if span.text in self.runs.goals:
                self.goals.append(self.runs.goals[span.text])
                return f'<w:hyperlink w:anchor="{self.goals[-1].bookmark}" w:history="1">'
            case Inline.NOTE:
                return self.runs.note(span)
            case _:
                return ""

    def closing(self, span: Span) -> str:
        match span.kind:
            case Inline.EMPHASIS:
                self.letters.pop()
                return ""
            case Inline.RUBY:
                return "</w:rubyBase></w:ruby></w:r>"
            case Inline.REFERENCE if span.text in self.runs.goals:
                self.goals.pop()
                return "</w:hyperlink>"
            case _:
                return ""


_YELLOW = '<w:highlight w:val="yellow"/>'
_BOLD = "<w:b/>"
_DOTS = '<w:em w:val="dot"/>'


def _fields(text: str, font: str, properties: str, goal: Goal) -> str:
    """A reference: each of its labels a field of its own, which Word keeps up to date; what joins them is text."""
    out, at = "", 0
    for label, bookmark in goal.labels:
        found = text.find(label, at)
        if found < 0:
            break
        shown = run(label, font, properties)
        out += run(text[at:found], font, properties)
        out += _quoted(f"REF {bookmark} \\n", shown) if bookmark else shown
        at = found + len(label)
    return out + run(text[at:], font, properties)


def _quoted(code: str, result: str) -> str:
    """A field within a QUOTE field, whose result is the inner one's; the inner one's own is left out, which is allowed
    and shows nobody the label twice.

    Word works out both. LibreOffice works out REF alone, and writes full-width numbers half as wide when it shows,
    prints and saves them: a reviewer's file would come back with other numbers. QUOTE it leaves as it is.
    """
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    quote, inner = (
        f'<w:r><w:instrText xml:space="preserve"> {escape(text)} </w:instrText></w:r>' for text in ("QUOTE", code)
    )
    return f"{begin}{quote}{begin}{inner}{end}{separate}{result}{end}"


def word_field(code: str, result: str, *, dirty: bool = False) -> str:
    """A field with its result.

    Args:
        code: the instruction. result: runs. dirty: whether Word is to work it out anew when it opens the file.
    """
    mark = ' w:dirty="true"' if dirty else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{mark}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def run(text: str, font: str, properties: str = "") -> str:
    """Runs; line breaks and tabs in the text become Word's.

    Args:
        font: the Japanese font. Signs that both scripts have (○ ※ ① — …) are set in it, for Word and LibreOffice
            would take them from the Latin font.
        properties: run properties in XML.
    """
    if not text:
        return ""
    parts = _SHARED.split(escape(text))
    if len(parts) == 1:
        return _run(parts[0], properties)
    return "".join(
        _run(part, f"{_japanese(font)}{properties}" if i % 2 else properties) for i, part in enumerate(parts)
    )


def _run(escaped: str, properties: str) -> str:
    if not escaped:
        return ""
    inner = "".join(
        "<w:br/>" if part == "\n" else "<w:tab/>" if part == "\t" else f'<w:t xml:space="preserve">{part}</w:t>'
        for part in _BREAKS.split(escaped)
        if part
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


@lru_cache(maxsize=16)
def _japanese(font: str) -> str:
    return rfonts(font, font, hint=True)
