"""A template: ``templates/*.yaml``, a house style (design, sections 2, 4 and 6)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from drafter.model._base import Count, FilledText, Flag, Identifier, Measure, PartName, Sequence, Shape, Text
from drafter.numbering.schemes import LevelForm, Role

Digits = Literal["half", "full"]
Align = Literal["left", "center", "right"]


class LevelShape(Shape):
    """One level of a user's own numbering scheme (see ``drafter.numbering.schemes.Level``)."""

    form: LevelForm
    prefix: Text = ""
    suffix: Text = ""
    gap: Text = "　"
    indent: Count = 0
    role: Role = "heading"
    mark: Text = "・"
    restart: Flag = True


class SchemeShape(Shape):
    """A numbering scheme written in a template."""

    levels: Annotated[tuple[LevelShape, ...], Sequence, Field(min_length=1, max_length=9)]


class PartShape(Shape):
    """One part: whether it must be there, and how it is set."""

    part: PartName
    required: Flag = False
    align: Align = "left"


class Phrases(Shape):
    """Set phrases. ``lead_pattern`` is a regular expression that the sentence before the requests must match."""

    lead: Text = ""
    lead_pattern: Text = ""
    end: Text = ""
    draft_mark: Text = "（案）"
    addressee_suffix: Text = ""
    blank: Text = "〔{name}〕"


class Formats(Shape):
    """How values are printed."""

    digits: Digits = "half"
    year: Literal["era", "western", "both"] = "era"


class TextLayout(Shape):
    """Plain text: widths in full-width columns."""

    width: Annotated[Count, Field(ge=10, le=200)] = 40
    paragraph_indent: Annotated[Count, Field(ge=0, le=10)] = 1
    section_indent: Annotated[Count, Field(ge=0, le=10)] = 1
    page_lines: Annotated[Count, Field(ge=0, le=200)] = 0


class Page(Shape):
    """The DOCX page; millimetres and points."""

    size: Literal["A4", "A3", "B5"] = "A4"
    orientation: Literal["portrait", "landscape"] = "portrait"
    margin_top: Measure = 25.0
    margin_bottom: Measure = 25.0
    margin_left: Measure = 25.0
    margin_right: Measure = 25.0
    characters: Count = 40
    lines: Count = 36
    number: Literal["none", "plain", "dashes", "of-total"] = "dashes"


class Fonts(Shape):
    """Font names and sizes (points) for DOCX."""

    body: FilledText = "ＭＳ 明朝"
    heading: FilledText = "ＭＳ ゴシック"
    latin: FilledText = "Times New Roman"
    heading_latin: FilledText = "Arial"
    size: Measure = 11.0
    title_size: Measure = 16.0


class Template(Shape):
    """様式: numbering, parts, phrases, endings, page."""

    template: Identifier
    title: Text = ""
    title_en: Text = ""
    numbering: FilledText | SchemeShape = "nga"
    max_depth: Annotated[Count, Field(ge=1, le=9)] = 4
    parts: Annotated[tuple[PartShape, ...], Sequence] = ()
    phrases: Phrases = Phrases()
    request_endings: Annotated[tuple[FilledText, ...], Sequence] = ("こと。",)
    formats: Formats = Formats()
    text: TextLayout = TextLayout()
    page: Page = Page()
    fonts: Fonts = Fonts()
