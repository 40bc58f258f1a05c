"""The layouts of a comparison, each in each format: the one place where they are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from drafter.compare.comparison import Comparison
    from drafter.document import Document
    from drafter.model.template import Template

Layout = Literal["table", "redline", "clean"]
Format = Literal["docx", "txt", "html", "json"]
LAYOUTS: tuple[Layout, ...] = ("table", "redline", "clean")
FORMATS: tuple[Format, ...] = ("docx", "txt", "html", "json")
TITLES: dict[Layout, str] = {"table": "新旧対照表", "redline": "見え消し", "clean": "溶け込み"}
#: said in place of a table without a row that tells anything
UNCHANGED = "変更はありません。"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed, and how.

    Attributes:
        old, new: the documents; ``comparison`` of them.
        template: the house style: of the new document, and the look of the table.
        full: whether the table prints what is unchanged. marks: whether 溶け込み marks its changed places.
        static: 見え消し by strike and underline, without names and dates.
        author, date: of tracked changes; the date as ``2027-08-01T00:00:00Z``, empty for none.
    """

    old: Document
    new: Document
    comparison: Comparison
    template: Template
    full: bool = False
    marks: bool = False
    static: bool = False
    author: str = ""
    date: str = ""


def render(sheet: Sheet, layout: Layout, form: Format) -> bytes:
    """One layout in one format; the same bytes each time."""
    match form:
        case "docx":
            return _word(sheet, layout)
        case "html":
            from drafter.compare import html

            return html.page(sheet, layout).encode()
        case "json":
            from drafter.compare import json

            return json.text(sheet, layout).encode()
        case _:
            from drafter.compare import text

            return "".join(f"{line}\n" for line in text.lines(sheet, layout)).encode()


def _word(sheet: Sheet, layout: Layout) -> bytes:
    from drafter.compare import redline, table
    from drafter.compare.marking import Style

    if layout == "table":
        return table.write(sheet)
    style: Style = "tracked"
    if layout == "clean":
        style = "marked" if sheet.marks else "plain"
    elif sheet.static:
        style = "static"
    return redline.write(
        sheet.old, sheet.new, sheet.comparison, sheet.template, style=style, author=sheet.author, date=sheet.date
    )


def default_author(document: Document) -> str:
    """In whose name changes are shown: the issuer's."""
    return " ".join(line.text for line in document.issuer) or "drafter"


def default_date(document: Document) -> str:
    """The day of the document, as Word writes it; empty where it has none. So the same file comes out each time."""
    iso = document.date.iso if document.date else None
    if not iso:
        return ""
    day = iso + "-01" * (2 - iso.count("-"))
    return f"{day}T00:00:00Z"
