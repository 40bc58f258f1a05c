"""The page of a template: paper, margins, grid, direction, headers and footers."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from drafter.model._base import Shape, Text, ToCount, ToMeasure

#: millimetres; an A3 page still has room between two of the largest
Margin = Annotated[float, Field(ge=0, le=100), ToMeasure]
Paper = Literal["A4", "A3", "B5", "B4"]
NumberForm = Literal["none", "plain", "dashes", "of-total", "page", "roman", "kanji"]

#: what a header or footer may name; ``{number}`` is the page's number in the form of ``page.number``
FIELDS = ("title", "subtitle", "date", "issuer", "number", "page", "pages")
_NAMED = re.compile(r"\{([^{}]*)\}")


def _known(value: str) -> str:
    for name in _NAMED.findall(value):
        if name not in FIELDS:
            raise PydanticCustomError("no_such_field", "no such field")
    return value


_FIELD_PATTERN = r"^(?:[^{{}}]|\{{(?:{})\}})*$".format("|".join(FIELDS))
#: text of a header or footer, with ``{title}``, ``{date}`` and so on
RunningText = Annotated[Text, AfterValidator(_known), WithJsonSchema({"type": "string", "pattern": _FIELD_PATTERN})]


class Running(Shape):
    """A header or a footer: what stands at the left, in the middle and at the right."""

    left: RunningText = ""
    center: RunningText = ""
    right: RunningText = ""

    def __bool__(self) -> bool:
        """Whether anything is printed."""
        return bool(self.left or self.center or self.right)


class FirstPage(Shape):
    """The header and footer of the first page, where they differ; empty ones print nothing."""

    header: Running = Running()
    footer: Running = Running()


class Page(Shape):
    """The DOCX page; millimetres and points.

    ``size`` is the sheet's. With ``fold: booklet`` two pages lie on each side of a sheet that is folded in the middle:
    A3 gives pages of A4. With ``direction: vertical`` lines run from top to bottom; ``characters`` counts those of one
    such line, ``lines`` the lines of a page.
    """

    size: Paper = "A4"
    orientation: Literal["portrait", "landscape"] = "portrait"
    direction: Literal["horizontal", "vertical"] = "horizontal"
    fold: Literal["none", "booklet"] = "none"
    columns: Annotated[int, Field(ge=1, le=3), ToCount] = 1
    column_gap: Annotated[int, Field(ge=1, le=10), ToCount] = 2
    margin_top: Margin = 25.0
    margin_bottom: Margin = 25.0
    margin_left: Margin = 25.0
    margin_right: Margin = 25.0
    characters: Annotated[int, Field(ge=10, le=100), ToCount] = 40
    lines: Annotated[int, Field(ge=10, le=100), ToCount] = 36
    number: NumberForm = "dashes"
    number_start: Annotated[int, Field(ge=0, le=9999), ToCount] = 1
    header: Running = Running()
    footer: Running = Running()
    first: FirstPage | None = None
