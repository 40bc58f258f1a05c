"""Tables whose columns only white sets apart, and what looks like one and is none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from crafted import pages, text
from hypothesis import given
from hypothesis import strategies as st

from drafter.document import BlockKind, Document
from drafter.readers import pdf
from drafter.readers._pdf.apart import tables
from drafter.readers._pdf.page import Piece

Row = Sequence[str]
LONG = (
    "河川の堤防の点検を毎年行い、傷みの著しい区間から補修を進めること。",
    "避難所となる学校の体育館への空調の設置を補助の対象に加えること。",
    "孤立した集落に備え、衛星通信の機器を計画的に配置すること。",
    "罹災証明の発行を迅速に行うための人員の派遣を制度とすること。",
    "近年の豪雨は激しさを増しており、中小の河川でも浸水の被害が相次いでいる。",
)
NAMES = ("堤防", "避難所", "孤立集落", "住まい", "豪雨")
OFFICES = ("国土交通省", "文部科学省", "総務省", "内閣府", "気象庁")
HEADER = ("項目", "内容", "所管")
ROWS = [HEADER, *zip(NAMES, LONG, OFFICES, strict=True)]
BEFORE = "　近年の豪雨は激しさを増しており、従来の想定を超える雨量が各地で観測されて"
LEFT = 72.0


def wrapped(words: str, width: int) -> list[str]:
    """Lines of so many characters; a stop hangs out."""
    found: list[str] = []
    while words:
        end = width + (words[width : width + 1] in ("。", "、"))
        found.append(words[:end])
        words = words[end:]
    return found


def table(
    rows: Sequence[Row],
    widths: Sequence[int],
    *,
    top: float = 700,
    leading: float = 18,
    apart: float = 0,
    white: float = 24,
    middle: bool = False,
) -> bytes:
    """Rows of cells that are wrapped.

    Args:
        widths: characters a line of each column. apart: points between the rows. white: between the columns.
        middle: whether cells lie in the middle of their row rather than at its top.
    """
    out, y = b"", top
    for row in rows:
        cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        most = max(len(lines) for lines in cells)
        x = LEFT
        for lines, width in zip(cells, widths, strict=True):
            down = leading * (most - len(lines)) / 2 if middle else 0
            out += b"".join(text(line, x, y - down - leading * n, 11) for n, line in enumerate(lines))
            x += 11 * width + white
        y -= leading * most + apart
    return out


def around(content: bytes) -> bytes:
    """A title and a paragraph above."""
    return (
        text("治水に関する要望", 220, 780, 16) + text(BEFORE, LEFT, 740, 11) + text("いる。", LEFT, 722, 11) + content
    )


def read(*contents: bytes) -> Document:
    return pdf.read(pages(contents), "paper.pdf").document


def grids(document: Document) -> list[list[tuple[str, ...]]]:
    return [[tuple(row) for row in block.rows] for block in document.blocks() if block.kind is BlockKind.TABLE]


SHAPES: dict[str, bytes] = {
    "nothing between the rows": table(ROWS, (5, 16, 5)),
    "more white between the rows": table(ROWS, (5, 16, 5), apart=10),
    "names in the middle of their rows": table(ROWS, (5, 16, 5), apart=10, middle=True),
    "half a letter between the columns": table(ROWS, (5, 20, 5), apart=8, white=6),
    "first column wrapped too": table(ROWS, (3, 16, 3), apart=8),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_columns_set_apart_by_white_are_a_table(shape: str) -> None:
    document = read(around(SHAPES[shape]))
    assert grids(document) == [ROWS]
    assert not document.sections
    assert not [finding for finding in document.findings if finding.code == "READ001"]


def test_two_columns_of_text_that_end_together_are_rows() -> None:
    rows = [("現状と課題", "求める措置"), *((LONG[4], long) for long in LONG[:4]), (LONG[0] * 2, LONG[1])]
    assert grids(read(around(table(rows, (18, 18), apart=0, white=20)))) == [rows]


def test_rules_between_the_rows_part_them() -> None:
    """Level rules alone: what stands between two of them is one row, though a cell has two paragraphs."""
    content, y = b"", 700.0
    rows = [("項目", "内容"), ("堤防", LONG[0]), ("避難所", LONG[1]), ("住まい", LONG[3])]
    for name, long in rows:
        lines = wrapped(long, 20)
        content += text(name, LEFT, y, 11)
        content += b"".join(text(line, 150, y - 18 * n, 11) for n, line in enumerate(lines))
        y -= 18 * len(lines)
        content += f"{LEFT} {y + 12} m 380 {y + 12} l S\n".encode()
    assert grids(read(around(content))) == [rows]


def test_a_table_goes_on_over_the_page_with_one_row() -> None:
    """Its heading row comes again and is no row."""
    first = table(ROWS, (5, 16, 5), apart=8)
    second = table([HEADER, ROWS[1]], (5, 16, 5), apart=8, top=780)
    assert grids(read(around(first), second)) == [[*ROWS, ROWS[1]]]


def test_what_stands_around_a_table_stays_outside() -> None:
    content = text("１　要望の一覧", LEFT, 704, 11) + table(ROWS, (5, 16, 5), top=680, apart=6)
    below = text("２　今後の進め方", LEFT, 340, 11) + text(BEFORE, LEFT, 316, 11) + text("いる。", LEFT, 298, 11)
    document = read(around(content + below))
    assert grids(document) == [ROWS]
    assert [(s.label, s.heading) for s in document.sections] == [("１", "要望の一覧"), ("２", "今後の進め方")]


def _columns(left: Sequence[str], right: Sequence[str]) -> bytes:
    """Two columns of paragraphs, a line of white between them."""
    out = b""
    for x, column in ((60.0, left), (310.0, right)):
        y = 700.0
        for paragraph in column:
            for line in wrapped(paragraph, 20):
                out += text(line, x, y, 11)
                y -= 18
            y -= 18
    return out


def _hanging(labels: Sequence[str]) -> bytes:
    return table([(label, long) for label, long in zip(labels, LONG, strict=True)], (5, 20), white=12)


NONE: dict[str, bytes] = {
    "two columns of paragraphs": _columns(
        [LONG[n % 5] * (1 + n % 2) for n in range(8)], [LONG[n % 3] for n in range(9)]
    ),
    "numbers with hanging texts": _hanging(["（１）", "（２）", "（３）", "（４）", "（５）"]),
    "circled numbers with hanging texts": _hanging(["①", "②", "③", "④", "⑤"]),
    "numbered names with hanging texts": _hanging(
        [f"{n}　{name[:2]}" for n, name in zip("１２３４５", NAMES, strict=True)]
    ),
    "facts of a letter": b"".join(
        text(f"{n}　{name}", LEFT + 22, 690 - 20 * k, 11) + text(fact, LEFT + 110, 690 - 20 * k, 11)
        for k, (n, name, fact) in enumerate(
            [("１", "日時", "令和９年６月２日"), ("２", "場所", "みどり県庁"), ("３", "出席", "県内の市町村長")]
        )
    ),
    "headings with their office at the edge": b"".join(
        text(f"{n}　{name}の備え", LEFT, 690 - 60 * k, 11)
        + text("【" + office + "】", 430, 690 - 60 * k, 11)
        + b"".join(text(line, LEFT, 672 - 60 * k - 18 * m, 11) for m, line in enumerate(wrapped("　" + long, 38)))
        for k, (n, name, office, long) in enumerate(zip("１２３４５", NAMES, OFFICES, LONG, strict=True))
    ),
}


@pytest.mark.parametrize("shape", NONE)
def test_what_is_no_table(shape: str) -> None:
    assert not grids(read(around(NONE[shape])))


def test_names_beside_their_texts_are_no_column_of_their_own() -> None:
    """Each heads the text that begins on its line."""
    content, y = b"", 690.0
    for name, long in zip(NAMES, LONG * 2, strict=False):
        lines = wrapped(long * 2, 26)
        content += text(f"【{name}】", LEFT, y, 11)
        content += b"".join(text(line, LEFT + 78, y - 18 * n, 11) for n, line in enumerate(lines))
        y -= 18 * len(lines)
    document = read(around(content))
    every = "".join(section.heading + "".join(b.text for b in section.blocks) for _, section in document.walk())
    assert every == "".join(f"【{name}】{long * 2}" for name, long in zip(NAMES, LONG, strict=True))


def _pieces(rows: Sequence[Row], widths: Sequence[int], leading: float, apart: float, white: float) -> list[Piece]:
    """What ``table`` prints, as pieces."""
    found, y = [], 100.0
    for row in rows:
        cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        x = LEFT
        for lines, width in zip(cells, widths, strict=True):
            for n, line in enumerate(lines):
                edges = tuple(x + 11 * k for k in range(len(line) + 1))
                found.append(Piece(line, edges, y + leading * n, 11))
            x += 11 * width + white
        y += leading * max(len(lines) for lines in cells) + apart
    return found


HEIGHTS = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=8)


@given(HEIGHTS, st.sampled_from([0.0, 2.0, 6.0, 12.0]), st.sampled_from([2.0, 6.0, 24.0]), st.permutations(range(3)))
def test_no_piece_is_lost_or_doubled(
    heights: list[tuple[int, int, int]], apart: float, white: float, order: list[int]
) -> None:
    rows = [tuple((("名称" * a), "文章を続けて書く" * b + "。", "省庁名" * c)[k] for k in order) for a, b, c in heights]
    pieces = _pieces(rows, [(4, 8, 6)[k] for k in order], 18, apart, white)
    found, rest = tables(pieces, (), 11)
    held = [piece for table in found for cell in table.cells for piece in cell.pieces]
    assert sorted(map(id, [*held, *rest])) == sorted(map(id, pieces))
