"""意見対応表: who said what about which place, and what was answered: XLSX, DOCX or text, the same bytes each time."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from drafter.document import Block, BlockKind, CellSpans, Document, Inline, Layout, Line, Part, Span
from drafter.japanese import wording
from drafter.japanese.width import cells
from drafter.model.review import OpinionEntry, RemarkEntry, Review
from drafter.review import ledger, rounds
from drafter.review.words import KINDS, VERDICTS, place_name

if TYPE_CHECKING:
    from drafter.model.template import Template

TITLE = "意見対応表"
#: columns and their widths against one another (in an XLSX: characters)
COLUMNS = (("番号", 6), ("意見者", 13), ("該当箇所", 16), ("送付した案", 35), ("意見", 42), ("対応", 9), ("回答", 32))
_WANTED = 4
#: what one cell of a workbook holds at most (Excel's own limit is 32,767 characters)
_CELL = 32_000
#: of the Word form: points of its letters, their millimetres, lines in letters, margins in millimetres
_POINTS, _MILLIMETRES, _LEADING, _MARGIN = 9.0, 0.3528, 1.5, 18.0
#: a workbook says when it was made; the same each time
_MADE = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  a workbook knows no time zones


@dataclass(frozen=True, slots=True)
class Row:
    """One opinion as a row.

    Attributes:
        cells: by ``COLUMNS``. wanted: the cell of the opinion in stretches; True for words that were put in.
    """

    cells: tuple[str, ...]
    wanted: tuple[tuple[str, bool], ...]


def rows(review: Review) -> tuple[Row, ...]:
    """All opinions, places in the order of the document, in each place as they came."""
    entries = {one.id: one for one in review.opinions}
    found = [entries[one.id] for group in rounds.side_by_side(review) for one in group.opinions]
    return tuple(_row(number, one) for number, one in enumerate(found, 1))


def _row(number: int, one: OpinionEntry) -> Row:
    wanted = tuple(_wanted(one))
    before = one.old or ("" if one.kind == "new" else one.target.text)
    answer = one.response
    if one.verdict == "edited" and one.applied:
        answer = "\n".join(part for part in (answer, f"【反映した文】{one.applied}") if part)
    place = place_name(ledger.opinion(one).target).ja
    texts = (
        str(number),
        one.reviewer,
        f"{place}\n（{KINDS[one.kind].ja}）".lstrip("\n"),
        before,
        "".join(text for text, _ in wanted),
        VERDICTS[one.verdict].ja,
        answer,
    )
    return Row(texts, wanted)


def _wanted(one: OpinionEntry) -> Iterator[tuple[str, bool]]:
    """What is wanted, the words put in told apart; then the comments."""
    said = False
    match one.kind:
        case "comment":
            pass
        case "deleted":
            yield "（削除）", True
            said = True
        case "new":
            yield one.new, True
            said = True
        case "moved":
            after = one.after
            where = place_name(ledger.target(after)).ja if after is not None else ""
            yield f"（{where or '先頭'}の後へ移動）" if where else "（先頭へ移動）", True
            said = True
        case _:
            for change in wording.changes(one.old, one.new):
                if change.new:
                    yield change.new, change.op != "equal"
            if not one.new:
                yield "（削除）", True
            said = True
    for remark in one.remarks:
        yield from _remark(remark, "\n" if said else "")
        said = True


def _remark(one: RemarkEntry, gap: str) -> Iterator[tuple[str, bool]]:
    anchor = f"「{one.anchor}」について：" if one.anchor else ""
    yield f"{gap}【コメント】{anchor}{one.text}", False
    for reply in one.replies:
        yield f"\n（{reply.author}）{reply.text}", False


# ---------------------------------------------------------------- forms


def write(review: Review, document: Document, template: Template, ending: str) -> bytes:
    """The table.

    Args:
        document: the draft's, for its title. template: the house style of the Word form.
        ending: ``.xlsx``, ``.docx`` or ``.txt``.
    """
    found = rows(review)
    title = document.title.text
    if ending == ".xlsx":
        return _workbook(found, title)
    if ending == ".docx":
        return _word(found, title, template)
    return _text(found, title).encode("utf-8")


def _workbook(found: tuple[Row, ...], title: str) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    # strings stay strings, whatever they begin with: a formula in an opinion must not run on the secretary's machine
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"title": TITLE, "subject": _cell(title), "created": _MADE})
    sheet = book.add_worksheet(TITLE)
    plain = {"font_name": "游ゴシック", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1}
    cell = book.add_format(plain)
    middle = book.add_format({**plain, "align": "center"})
    head = book.add_format({**plain, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E7E6E6"})
    big = book.add_format({"font_name": "游ゴシック", "font_size": 14, "bold": True})
    put_in = book.add_format({"font_name": "游ゴシック", "font_size": 10, "font_color": "#C00000", "underline": 1})
    kept = book.add_format({"font_name": "游ゴシック", "font_size": 10})
    sheet.write_string(0, 0, _cell(f"{TITLE}　{title}"), big)
    for column, (name, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, name, head)
    for at, row in enumerate(found, 2):
        sheet.set_row(at, _height(row))  # not every program finds the height of wrapped cells by itself
        for column, text in enumerate(row.cells):
            if column == _WANTED:
                _rich(sheet, at, row, {True: put_in, False: kept}, cell)
            else:
                sheet.write_string(at, column, _cell(text), middle if column in (0, 5) else cell)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.freeze_panes(2, 0)
    sheet.set_footer("&C&P / &N")
    if found:
        sheet.autofilter(1, 0, len(found) + 1, len(COLUMNS) - 1)
    book.close()
    return stream.getvalue()


def _rich(sheet: Any, at: int, row: Row, formats: dict[bool, Any], cell: Any) -> None:
    """The words put in, in colour; plain where a workbook cannot tell them apart (one stretch, or too long)."""
    stretches = [(_cell(text), new) for text, new in row.wanted if text]
    whole = row.cells[_WANTED]
    if len(stretches) < 2 or len(whole) > _CELL:
        sheet.write_string(at, _WANTED, _cell(whole), cell)
        return
    parts = [part for text, new in stretches for part in (formats[new], text)]
    sheet.write_rich_string(at, _WANTED, *parts, cell)


def _height(row: Row) -> float:
    """Points of a row whose cells are wrapped to their columns; a row has at most 409."""
    lines = 1
    for text, (_, width) in zip(row.cells, COLUMNS, strict=True):
        lines = max(lines, sum(1 + max(0, cells(line) - 1) // (width - 1) for line in text.split("\n")))
    return min(409.0, lines * 13.5 + 3)


def _cell(text: str) -> str:
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"


def _word(found: tuple[Row, ...], title: str, template: Template) -> bytes:
    """A landscape table in the house's template, its heading row repeated on each page."""
    from drafter.writers import docx

    head = tuple(name for name, _ in COLUMNS)
    laid = tuple(
        CellSpans(at, _WANTED, spans) for at, row in enumerate(found, 1) if (spans := tuple(_spans(row.wanted)))
    )
    table = Block(
        BlockKind.TABLE,
        "",
        rows=(head, *(row.cells for row in found)),
        header=True,
        cells=laid,
        layout=Layout(tuple(float(width) for _, width in COLUMNS)),
    )
    document = Document(
        title=Line(TITLE),
        subtitle=Line(title),
        preamble=(table,),
        parts=(Part.TITLE, Part.SUBTITLE, Part.PREAMBLE),
        template=template.template,
    )
    return docx.write(document, _landscape(template))


def _landscape(template: Template) -> Template:
    """The house's fonts on an A4 page that lies on its side, small and close enough for seven columns."""
    sheet = {
        "size": "A4",
        "orientation": "landscape",
        "direction": "horizontal",
        "fold": "none",
        "columns": 1,
        **dict.fromkeys(("margin_top", "margin_bottom", "margin_left", "margin_right"), _MARGIN),
        "characters": int((297 - 2 * _MARGIN) / (_POINTS * _MILLIMETRES)),
        "lines": int((210 - 2 * _MARGIN) / (_POINTS * _MILLIMETRES * _LEADING)),
        "first": None,
    }
    page = template.page.model_copy(update=sheet)
    fonts = template.fonts.model_copy(update={"size": _POINTS, "title_size": 14.0})
    return template.model_copy(update={"page": page, "fonts": fonts, "reference": ""})  # its page would stand upright


def _spans(wanted: tuple[tuple[str, bool], ...]) -> Iterator[Span]:
    at = 0
    for text, new in wanted:
        if new and text:
            yield Span(Inline.EMPHASIS, at, at + len(text), "strong")
        at += len(text)


def _text(found: tuple[Row, ...], title: str) -> str:
    out = [f"{TITLE}　{title}", ""]
    for row in found:
        number, who, place, before, wanted, verdict, answer = row.cells
        out.append(f"{number}. {who}　{' '.join(place.split())}　［{verdict}］")
        for name, text in (("案", before), ("意見", wanted), ("回答", answer)):
            if text:
                out += [f"   {name}: " + "\n        ".join(text.split("\n"))]
        out.append("")
    return "\n".join(out)
