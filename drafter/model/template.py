"""A template: ``templates/*.yaml``, a house style (design, sections 2, 4 and 6)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from drafter.model._base import (
    CountedText,
    FilledText,
    Flag,
    Identifier,
    NamedText,
    PartName,
    Sequence,
    Shape,
    Text,
    ToCount,
    ToMeasure,
)
from drafter.model.page import Page
from drafter.model.settings import RuleLevels, Term
from drafter.numbering.schemes import LevelForm, Role

Digits = Literal["half", "full", "kanji"]
Align = Literal["left", "center", "right"]


#: a font's size in points
Points = Annotated[float, Field(ge=4, le=72), ToMeasure]


class LevelShape(Shape):
    """One level of a user's own numbering scheme (see ``drafter.numbering.schemes.Level``)."""

    form: LevelForm
    prefix: Text = ""
    suffix: Text = ""
    gap: Text = "　"
    indent: Annotated[int, Field(ge=0, le=20), ToCount] = 0
    role: Role = "heading"
    mark: Text = "・"
    restart: Flag = True


class SchemeShape(Shape):
    """A numbering scheme written in a template."""

    levels: Annotated[tuple[LevelShape, ...], Field(min_length=1, max_length=9), Sequence]


class PartShape(Shape):
    """One part: whether it must be there, and how it is set."""

    part: PartName
    required: Flag = False
    align: Align = "left"


class Phrases(Shape):
    """Set phrases.

    ``lead_pattern`` is a regular expression that the sentence before the requests must match. ``blank`` marks an
    unfilled slot; it must hold ``{name}``, so that no blank passes unseen.
    """

    lead: Text = ""
    lead_pattern: Text = ""
    end: Text = ""
    draft_mark: Text = "（案）"
    addressee_suffix: Text = ""
    blank: NamedText = "〔{name}〕"


class Formats(Shape):
    """How values are printed."""

    digits: Digits = "half"
    year: Literal["era", "western", "both"] = "era"


class Wording(Shape):
    """The house's conventions of wording, by which ``check`` looks at spelling.

    ``spelling``: ``official`` follows 公用文作成の考え方 (2022); ``any`` reports only what every house takes for wrong.
    ``commas`` before 及び・又は between nouns; ``characters`` that any reader's machine can print; ``style`` of the
    sentences; ``digits`` in running text (``values``: as ``formats.digits`` prints values).
    """

    spelling: Literal["official", "any"] = "official"
    commas: Literal["none", "any"] = "any"
    characters: Literal["cp932", "jis2004", "any"] = "cp932"
    style: Literal["plain", "polite", "any"] = "any"
    digits: Literal["half", "full", "values", "any"] = "any"


class References(Shape):
    """How ``{{ref:id}}`` is printed: the labels from the top down to what it names, between ``open`` and ``close``.

    ``levels``: all of them (``path``), or the last alone. A full stop behind a label (１．) is left out.
    """

    joiner: Text = "-"
    open: Text = "「"
    close: Text = "」"
    levels: Literal["path", "last"] = "path"


class Notes(Shape):
    """Footnotes: ``mark`` is printed in text, Markdown and HTML; Word numbers its own."""

    mark: CountedText = "注{n}"


class Contents(Shape):
    """目次: ``show`` prints one unless the draft says otherwise; ``levels`` of headings are in it."""

    show: Flag = False
    title: Text = "目次"
    levels: Annotated[int, Field(ge=1, le=9), ToCount] = 2


class CoverWords(Shape):
    """鑑文, where a draft has one: ``record`` heads its list, ``attachments`` what goes with it."""

    record: Text = "記"
    attachments: Text = "別紙"
    end: Text = "以上"


class TextLayout(Shape):
    """Plain text: widths in full-width columns."""

    width: Annotated[int, Field(ge=10, le=200), ToCount] = 40
    paragraph_indent: Annotated[int, Field(ge=0, le=10), ToCount] = 1
    section_indent: Annotated[int, Field(ge=0, le=10), ToCount] = 1
    page_lines: Annotated[int, Field(ge=0, le=200), ToCount] = 0


class Fonts(Shape):
    """Font names and sizes (points) for DOCX."""

    body: FilledText = "ＭＳ 明朝"
    heading: FilledText = "ＭＳ ゴシック"
    latin: FilledText = "Times New Roman"
    heading_latin: FilledText = "Arial"
    size: Points = 11.0
    title_size: Points = 16.0


class Comparing(Shape):
    """The 新旧対照表: which column stands on the left, what the columns are called, how changed words are marked.

    ``added``, ``dropped``, ``same`` are printed where one side has nothing, or nothing that changed.
    """

    columns: Literal["new-first", "old-first"] = "new-first"
    new_heading: FilledText = "改正後"
    old_heading: FilledText = "改正前"
    remarks: FilledText = "備考"
    mark: Literal["underline", "double-underline", "bold"] = "underline"
    added: FilledText = "（新設）"
    dropped: FilledText = "（削除）"
    same: FilledText = "（略）"


class Template(Shape):
    """様式: numbering, parts, phrases, endings, wording, page.

    ``rules`` and ``terms`` are as in ``drafter.yaml``, which counts before them.
    """

    template: Identifier
    title: Text = ""
    title_en: Text = ""
    numbering: FilledText | SchemeShape = "nga"
    max_depth: Annotated[int, Field(ge=1, le=9), ToCount] = 4
    parts: Annotated[tuple[PartShape, ...], Sequence] = ()
    phrases: Phrases = Phrases()
    request_endings: Annotated[tuple[FilledText, ...], Sequence] = ("こと。",)
    formats: Formats = Formats()
    wording: Wording = Wording()
    rules: RuleLevels = Field(default_factory=dict)
    terms: Annotated[tuple[Term, ...], Sequence] = ()
    text: TextLayout = TextLayout()
    page: Page = Page()
    fonts: Fonts = Fonts()
    reference: Text = ""
    emphasis: Literal["dots", "bold"] = "dots"
    chapters: Literal["run-on", "new-page"] = "run-on"
    references: References = References()
    notes: Notes = Notes()
    contents: Contents = Contents()
    cover: CoverWords = CoverWords()
    compare: Comparing = Comparing()
    sign_off: Literal["optional", "required"] = "optional"

    def __hash__(self) -> int:
        """By its name: ``rules`` is a mapping, which has no hash; equal templates have equal names."""
        return hash(self.template)
