"""The stylesheet of the HTML page: the template's paper, margins, fonts and sizes (CSS Paged Media 3, CSS Text 3)."""

from __future__ import annotations

import re

from drafter.model.page import Page
from drafter.model.template import Template

#: millimetres of each paper's short and long side (JIS B)
_PAPER: dict[str, tuple[float, float]] = {"A4": (210, 297), "A3": (297, 420), "B5": (182, 257), "B4": (257, 364)}
#: what stands in for the house's fonts where they are not installed
_MINCHO = '"Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", "IPAexMincho", serif'
_GOTHIC = '"Hiragino Sans", "Yu Gothic", "Noto Sans CJK JP", "IPAexGothic", sans-serif'
_NUMBERS = {
    "none": "",
    "plain": "counter(page)",
    "dashes": '"- " counter(page) " -"',
    "of-total": 'counter(page) " / " counter(pages)',
    "page": '"第" counter(page) "頁"',
    "roman": "counter(page, lower-roman)",
    "kanji": "counter(page, cjk-decimal)",
}


#: 圏点, or bold letters
_EMPHASIS = {"dots": "text-emphasis: filled dot; -webkit-text-emphasis: filled dot;", "bold": "font-weight: bold;"}


def sheet(template: Template) -> str:
    """The rules; nothing in them is fetched."""
    page, fonts = template.page, template.fonts
    body = f"{_font(fonts.latin)}{_font(fonts.body)}{_substitute(fonts.body)}"
    heading = f"{_font(fonts.heading_latin)}{_font(fonts.heading)}{_substitute(fonts.heading)}"
    rules = (
        f"body {{ margin: 0; font-family: {body}; font-size: {fonts.size:g}pt; line-height: {_leading(template):.2f};"
        " color: #000; background: #fff; line-break: strict; overflow-wrap: anywhere; }",
        f"main {{ max-width: {page.characters}em; margin: 2em auto; padding: 0 1em; }}",
        f"h1, h2, h3, h4, h5, h6, .heading {{ font-family: {heading}; font-size: {fonts.size:g}pt; font-weight: normal;"
        " margin: 0; break-after: avoid; }",
        f"h1 {{ font-size: {fonts.title_size:g}pt; line-height: 1.5; margin: 0 0 1em; }}",
        "h2 { margin-top: 1em; }",
        "p, ul, li, figure { margin: 0; padding: 0; text-align: justify; }",
        "ul { list-style: none; }",
        "[data-part=title], [data-part=subtitle] { text-align: center; }",
        "table { border-collapse: collapse; margin: .5em 0; }",
        "th, td { border: 1px solid #000; padding: .1em .5em; text-align: left; vertical-align: top;"
        " font-weight: normal; }",
        "thead { display: table-header-group; }",
        "tr, figure { break-inside: avoid; }",
        f"th {{ font-family: {heading}; text-align: center; }}",
        "figure { margin: .5em 0; border: 1px solid #000; padding: .5em; }",
        ".note { font-size: .95em; }",
        ".caption { text-align: center; }",
        "img { max-width: 100%; }",
        f"em {{ font-style: normal; {_EMPHASIS[template.emphasis]} }}",
        *(_vertical(page) if page.direction == "vertical" else ()),
        "@media print { main { max-width: none; margin: 0; padding: 0; } }",
        _paper(page),  # last: older programs stumble over a rule within a rule
    )
    return "\n".join(rules) + "\n"


def _vertical(page: Page) -> tuple[str, ...]:
    """縦書き: lines from top to bottom, the page turned to the left; short numbers upright (CSS Writing Modes 4)."""
    return (
        f"main {{ writing-mode: vertical-rl; text-orientation: mixed; max-width: none; height: {page.characters}em;"
        " margin: 1em auto; overflow-x: auto; }",
        ".tcy { text-combine-upright: all; }",
    )


def _paper(page: Page) -> str:
    short, long = _PAPER[page.size]
    if page.fold == "booklet":
        short, long = long / 2, short
    width, height = (short, long) if page.orientation == "portrait" else (long, short)
    margins = " ".join(f"{m:g}mm" for m in (page.margin_top, page.margin_right, page.margin_bottom, page.margin_left))
    number = _NUMBERS[page.number]
    foot = f" @bottom-center {{ content: {number}; }}" if number else ""
    return f"@page {{ size: {width:g}mm {height:g}mm; margin: {margins};{foot} }}"


def _leading(template: Template) -> float:
    """Line height in letters: as many lines on the page as the template says, within what can be read."""
    page = template.page
    short, long = _PAPER[page.size]
    if page.fold == "booklet":
        short, long = long / 2, short
    width, height = (short, long) if page.orientation == "portrait" else (long, short)
    if page.direction == "vertical":
        room = width - page.margin_left - page.margin_right
    else:
        room = height - page.margin_top - page.margin_bottom
    return min(max(room / page.lines / (template.fonts.size * 0.3528), 1.2), 2.5)


def _font(name: str) -> str:
    """A font's name as CSS quotes it; signs that would end the string or the style are left out."""
    return '"' + re.sub(r"[\"\\<>\x00-\x1f\x7f]", "", name) + '", '


def _substitute(name: str) -> str:
    return _GOTHIC if re.search("ゴ|Goth|Sans|角|メイリオ|Meiryo", name) else _MINCHO
