"""Numbering definitions and what Word shows for them: cases as data.

Each case is a list of paragraphs, as ``(properties, style)``, and the label that Word shows for each.
Source of the expectations: ISO/IEC 29500-1, 17.9; where LibreOffice is known to differ, ``office`` has its labels.
"""

from __future__ import annotations

from dataclasses import dataclass

from word_parts import abstract, level, num, num_pr, style


@dataclass(frozen=True)
class Case:
    """``shown``: one label a paragraph, "" for none. ``office``: LibreOffice's, where it differs, and ``why``."""

    numbering: str
    paragraphs: tuple[tuple[str, str], ...]
    shown: tuple[str, ...]
    styles: str = ""
    office: tuple[str, ...] | None = None
    why: str = ""


def _in(*places: tuple[int, int] | int | None) -> tuple[tuple[str, str], ...]:
    """Paragraphs by ``(numId, ilvl)``, by numId alone, or None for text without a list."""
    return tuple(
        ("", "") if at is None else (num_pr(at), "") if isinstance(at, int) else (num_pr(*at), "") for at in places
    )


_THREE = abstract(
    0,
    level("decimalFullWidth", "第%1章"),
    level("decimal", "(%2)"),
    level("aiueoFullWidth", "%3"),
    level("decimal", "%1.%2.%3.%4"),
)
_LEGAL = abstract(
    0,
    level("upperRoman", "%1"),
    level("japaneseCounting", "%1－%2"),
    level("lowerLetter", "%1.%2.%3", more="<w:isLgl/>"),
)
_HEADINGS = abstract(
    0,
    level("decimalFullWidth", "%1", more='<w:pStyle w:val="Heading1"/>'),
    level("decimal", "(%2)", more='<w:pStyle w:val="Heading2"/>'),
    level("aiueoFullWidth", "%3", more='<w:pStyle w:val="Heading3"/>'),
)
_HEADING_STYLES = style("Normal") + "".join(
    style(f"Heading{i}", f"heading {i}", num_pr(1, i - 1) + f'<w:outlineLvl w:val="{i - 1}"/>', on="Normal")
    for i in (1, 2, 3)
)


CASES: dict[str, Case] = {
    "three levels": Case(
        _THREE + num(1, 0),
        _in((1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 1), (1, 0), (1, 1), (1, 2)),
        ("第１章", "(1)", "(2)", "ア", "イ", "(3)", "第２章", "(1)", "ア"),
    ),
    "goes on after text": Case(
        _THREE + num(1, 0),
        _in((1, 0), None, (1, 1), None, (1, 1), (1, 0)),
        ("第１章", "", "(1)", "", "(2)", "第２章"),
    ),
    "two lists take turns": Case(
        _THREE + abstract(1, level("decimalEnclosedCircle", "%1")) + num(1, 0) + num(2, 1),
        _in((1, 0), 2, 2, (1, 0), 2, (1, 1)),
        ("第１章", "①", "②", "第２章", "③", "(1)"),
    ),
    "two lists of one definition share the count": Case(
        _THREE + num(1, 0) + num(2, 0),
        _in((1, 0), (2, 0), (1, 0), (2, 1), (1, 1)),
        ("第１章", "第２章", "第３章", "(1)", "(2)"),
    ),
    "a list starts anew": Case(
        _THREE + num(1, 0) + num(2, 0, {0: 1}),
        _in((1, 0), (1, 0), (2, 0), (2, 0), (2, 1)),
        ("第１章", "第２章", "第１章", "第２章", "(1)"),
    ),
    "a list starts at seven": Case(
        _THREE + num(1, 0, {0: 7, 1: 3}),
        _in((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)),
        ("第７章", "(3)", "(4)", "第８章", "(3)"),
        office=("第７章", "(1)", "(2)", "第８章", "(1)"),
        why="LibreOffice heeds the start of the first level only; 17.9.26: whenever the level is restarted",
    ),
    "each list of its own": Case(
        abstract(0, level("decimal", "(%1)")) + "".join(num(i, 0, {0: 1}) for i in (1, 2, 3)),
        _in(1, 1, 2, 2, 2, 3),
        ("(1)", "(2)", "(1)", "(2)", "(3)", "(1)"),
    ),
    "a level of the list's own": Case(
        _THREE + num(1, 0) + num(2, 0, levels={0: level("irohaFullWidth", "%1）")}),
        _in((1, 0), (2, 0), (2, 0)),
        ("第１章", "ロ）", "ハ）"),
    ),
    "starts at zero and at five": Case(
        abstract(0, level("decimal", "%1", start=0), level("decimal", "%1-%2", start=5)) + num(1, 0),
        _in((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)),
        ("0", "0-5", "0-6", "1", "1-5"),
    ),
    "no start is zero": Case(
        abstract(0, level("decimal", "%1", start=None)) + num(1, 0),
        _in(1, 1),
        ("0", "1"),
    ),
    "never restarts": Case(
        abstract(0, level(), level("decimal", "(%2)", more='<w:lvlRestart w:val="0"/>')) + num(1, 0),
        _in((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)),
        ("1", "(1)", "(2)", "2", "(3)"),
        office=("1", "(1)", "(2)", "2", "(1)"),
        why="LibreOffice restarts every level; 17.9.10: 0 is never",
    ),
    "restarts after the first level only": Case(
        abstract(0, level(), level("decimal", "(%2)"), level("aiueoFullWidth", "%3", more='<w:lvlRestart w:val="1"/>'))
        + num(1, 0),
        _in((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)),
        ("1", "(1)", "ア", "(2)", "イ", "2", "(1)", "ア"),
        office=("1", "(1)", "ア", "(2)", "ア", "2", "(1)", "ア"),
        why="LibreOffice restarts every level; 17.9.10: by the first level only",
    ),
    "a restart by a deeper level is none": Case(
        abstract(0, level(), level("decimal", "(%2)", more='<w:lvlRestart w:val="5"/>')) + num(1, 0),
        _in((1, 0), (1, 1), (1, 0), (1, 1)),
        ("1", "(1)", "2", "(1)"),
    ),
    "legal": Case(
        _LEGAL + num(1, 0),
        _in((1, 0), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1), (1, 2)),
        ("I", "I－一", "1.1.1", "1.1.2", "II", "II－一", "2.1.1"),
        office=("I", "I－一", "I.一.a", "I.一.b", "II", "II－一", "II.一.a"),
        why="LibreOffice 7.4 passes over isLgl",
    ),
    "a level is skipped": Case(
        _THREE + num(1, 0),
        _in((1, 0), (1, 2), (1, 2), (1, 3)),
        ("第１章", "ア", "イ", "１.1.イ.1"),
    ),
    "begins below": Case(
        abstract(0, level(), level("decimal", "%1.%2")) + num(1, 0), _in((1, 1), (1, 1)), ("1.1", "1.2")
    ),
    "headings by their styles": Case(
        _HEADINGS + num(1, 0),
        (("", "Heading1"), ("", "Heading2"), ("", "Heading3"), ("", "Heading3"), ("", "Heading2"), ("", "Heading1")),
        ("１", "(1)", "ア", "イ", "(2)", "２"),
        _HEADING_STYLES,
    ),
    "levels by the styles that they name": Case(
        _HEADINGS + num(1, 0),
        (("", "Heading1"), ("", "Heading2"), ("", "Heading3"), ("", "Heading1")),
        ("１", "(1)", "ア", "２"),
        style("Normal") + "".join(style(f"Heading{i}", f"heading {i}", num_pr(1)) for i in (1, 2, 3)),
        office=("１", "２", "３", "４"),
        why="LibreOffice takes level 1 where a style gives none; 17.3.1.19: the level that names the style",
    ),
    "a heading that is not numbered": Case(
        _HEADINGS + num(1, 0),
        (("", "Heading1"), (num_pr(0), "Heading1"), ("", "Heading1"), (num_pr(0, 0), "Heading2"), ("", "Heading2")),
        ("１", "", "２", "", "(1)"),
        _HEADING_STYLES,
    ),
    "a style on a heading": Case(
        _HEADINGS + num(1, 0),
        (("", "Heading1"), ("", "Mine"), ("", "Off"), ("", "Heading2")),
        ("１", "(1)", "", "(2)"),
        _HEADING_STYLES
        + style("Mine", "小見出し", "", "<w:b/>", on="Heading2")
        + style("Off", "無番", num_pr(0), on="Heading2"),
    ),
    "levels by the styles' own ilvl": Case(
        abstract(0, level(), level("decimal", "(%2)")) + num(1, 0),
        (("", "A"), ("", "B"), ("", "B"), ("", "A"), ("", "B")),
        ("1", "(1)", "(2)", "2", "(1)"),
        style("Normal") + style("A", properties=num_pr(1)) + style("B", properties=num_pr(None, 1), on="A"),
    ),
    "a list by a list style": Case(
        abstract(0, more='<w:numStyleLink w:val="Kisoku"/>')
        + abstract(1, level("aiueoFullWidth", "(%1)"), more='<w:styleLink w:val="Kisoku"/>')
        + num(1, 0)
        + num(2, 1),
        _in(1, 1, 2),
        ("(ア)", "(イ)", "(ウ)"),
        style("Normal") + style("Kisoku", kind="numbering", properties=num_pr(2)),
    ),
    "no number is shown": Case(
        abstract(0, level("none", ""), level("decimal", ""), level("none", "備考")) + num(1, 0),
        _in((1, 0), (1, 1), (1, 2)),
        ("", "", "備考"),
    ),
    "bullets": Case(
        abstract(
            0,
            level("bullet", "・"),
            level("bullet", "\uf06c", end='<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'),
            level("bullet", "\uf0d8", end='<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'),
            level("bullet", "\uf0b7", end='<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'),
            level("bullet", "o", end='<w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/></w:rPr>'),
            level("bullet", "u", end='<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'),
        )
        + num(1, 0),
        _in((1, 0), (1, 1), (1, 2), (1, 3), (1, 4), (1, 5)),
        ("・", "●", "➢", "・", "○", "◆"),
        office=(),
        why="LibreOffice prints • for each bullet in a text file",
    ),
    "counted beside a bullet": Case(
        abstract(0, level("bullet", "■"), level("decimal", "%1%2)")) + num(1, 0), _in((1, 1), (1, 1)), ("1)", "2)")
    ),
    "padded with zeros": Case(
        abstract(
            0,
            '<w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
            'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
            '</mc:AlternateContent><w:lvlText w:val="%1"/>',
        )
        + num(1, 0),
        _in(1, 1),
        ("001", "002"),
    ),
    "dangling and too deep": Case(
        abstract(0, level()) + num(1, 0) + num(2, 9) + num(3, 0),
        (
            (num_pr(7), ""),
            (num_pr(2), ""),
            (num_pr(1, 9), ""),
            (num_pr(1, -1), ""),
            (num_pr("x", "y"), ""),
            (num_pr(1), ""),
        ),
        ("", "", "", "", "", "1"),
        office=(),
        why="a file that no program writes",
    ),
    "an empty paragraph counts": Case(_THREE + num(1, 0), _in((1, 0), (1, 0)), ("第１章", "第２章")),
}
