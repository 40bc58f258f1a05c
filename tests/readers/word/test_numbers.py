"""Automatic numbers: what Word shows, and that LibreOffice, an independent program, counts the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from number_cases import CASES, Case
from word_parts import abstract, docx, level, num, num_pr, paragraph, parse, root, style, texts_by_office

from drafter.numbering.word_numbers import spell
from drafter.readers._word import symbols
from drafter.readers._word.numbers import Automatic, Counters
from drafter.readers._word.styles import Styles

TEXT = "本文の語"


def labels(case: Case) -> list[str]:
    styles = Styles(parse(root("styles", case.styles)), parse(root("numbering", case.numbering)))
    counters = Counters(styles)
    found = []
    for properties, style_id in case.paragraphs:
        p = parse(root("body", paragraph(TEXT, properties, style_id)))[0]
        shown = counters.next(p, styles.paragraph(p))
        found.append(shown.text if shown else "")
    return found


@pytest.mark.parametrize("name", CASES)
def test_the_labels_are_those_that_word_shows(name: str) -> None:
    assert labels(CASES[name]) == list(CASES[name].shown)


def test_libreoffice_counts_the_same(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    names = [name for name in CASES if CASES[name].office != ()]
    files = []
    for i, name in enumerate(names):
        case = CASES[name]
        body = "".join(paragraph(TEXT, properties, style_id) for properties, style_id in case.paragraphs)
        files.append(tmp_path / f"case{i}.docx")
        files[-1].write_bytes(docx(body, case.numbering, case.styles))
    printed = texts_by_office(office, files, tmp_path)
    found = {
        name: tuple("".join(line.split()).removesuffix(TEXT) for line in printed[f"case{i}"] if TEXT in line)
        for i, name in enumerate(names)
    }
    # a later LibreOffice may have come to count as Word does
    assert {
        name: labels for name, labels in found.items() if labels not in (CASES[name].office, CASES[name].shown)
    } == {}
    assert sum(found[name] == CASES[name].shown for name in names) >= len(names) - sum(
        bool(c.office) for c in CASES.values()
    )


_LONG = """
decimal decimalZero decimalFullWidth decimalFullWidth2 decimalHalfWidth upperRoman lowerRoman aiueo aiueoFullWidth iroha
irohaFullWidth ideographTraditional ideographZodiac ideographLegalTraditional chineseCountingThousand
chineseLegalSimplified koreanCounting koreanDigital koreanDigital2 ganada chosung bahtText
"""
#: formats that LibreOffice has too, and up to which number it spells them as Word does
_ALIKE = {
    **dict.fromkeys(_LONG.split(), 9999),
    **dict.fromkeys(("upperLetter", "lowerLetter", "chicago"), 111),
    **dict.fromkeys(("japaneseCounting", "chineseCounting", "taiwaneseCounting", "koreanLegal"), 99),
    "ideographDigital": 9,
    "japaneseLegal": 9,
    "decimalEnclosedCircle": 20,
    "decimalEnclosedCircleChinese": 10,
    "hebrew1": 100,
    "hebrew2": 22,
    "russianLower": 29,
    "thaiLetters": 41,
}
_NUMBERS = (
    1,
    2,
    3,
    9,
    10,
    11,
    15,
    16,
    20,
    21,
    26,
    27,
    28,
    31,
    46,
    47,
    48,
    49,
    60,
    61,
    99,
    100,
    101,
    110,
    111,
    1234,
    9999,
)


def test_libreoffice_spells_the_same(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    wanted = [(form, n) for form, last in _ALIKE.items() for n in _NUMBERS if n <= last]
    forms = {form: i for i, form in enumerate(_ALIKE)}
    numbering = "".join(abstract(i, level(form, "%1:")) for form, i in forms.items()) + "".join(
        num(i, forms[form], {0: n}) for i, (form, n) in enumerate(wanted, 1)
    )
    body = "".join(paragraph(f"{form} {n}", num_pr(i)) for i, (form, n) in enumerate(wanted, 1))
    japanese = style("Normal", letters='<w:lang w:val="ja-JP" w:eastAsia="ja-JP"/>')
    (tmp_path / "numbers.docx").write_bytes(docx(body, numbering, japanese))
    lines = texts_by_office(office, [tmp_path / "numbers.docx"], tmp_path)["numbers"]
    pairs = [line.split(":") for line in lines if ":" in line]
    found = {text.strip(): label.strip() for label, text in pairs}
    assert found == {f"{form} {n}": spell(form, n) for form, n in wanted}


_PLAIN = "".join(f"%{i}." for i in range(1, 6))
_FIVE = abstract(0, *(level("decimal", _PLAIN[: 3 * i]) for i in range(1, 6))) + num(1, 0)


@given(st.lists(st.integers(0, 4), max_size=30))
def test_a_count_is_that_of_its_like_since_the_last_above(depths: list[int]) -> None:
    """A second way to count: look back from each paragraph, keep nothing."""

    def counted(at: int, depth: int) -> int:
        since = next((i for i in range(at, -1, -1) if depths[i] < depth), -1)
        return max(1, sum(depths[i] == depth for i in range(since + 1, at + 1)))

    expected = [
        "".join(
            f"{counted(i, d) if d == depth else counted(_last_above(depths, i, d + 1), d)}." for d in range(depth + 1)
        )
        for i, depth in enumerate(depths)
    ]
    case = Case(_FIVE, tuple((num_pr(1, depth), "") for depth in depths), ())
    assert labels(case) == expected


def _last_above(depths: list[int], at: int, below: int) -> int:
    """The paragraph whose count of a level above holds at ``at``: the last that is not deeper than that level."""
    return next((i for i in range(at, -1, -1) if depths[i] < below), at)


def _shown(numbering: str, properties: str) -> Automatic | None:
    styles = Styles(None, parse(root("numbering", numbering)))
    p = parse(root("body", paragraph("語", properties)))[0]
    return Counters(styles).next(p, styles.paragraph(p))


@pytest.mark.parametrize(
    ("lvl", "shown"),
    [
        (level("decimal", "%1."), Automatic("1.", "\u3000", 0, False)),
        (level("decimal", "%1.", more='<w:suff w:val="tab"/>'), Automatic("1.", "\u3000", 0, False)),
        (level("decimal", "%1.", more='<w:suff w:val="space"/>'), Automatic("1.", " ", 0, False)),
        (level("decimal", "%1.", more='<w:suff w:val="nothing"/>'), Automatic("1.", "", 0, False)),
        (level("bullet", "■"), Automatic("■", "\u3000", 0, True)),
        (level("bullet", "x", more='<w:lvlPicBulletId w:val="0"/>'), Automatic("・", "\u3000", 0, True)),
        (level("none", ""), Automatic("", "", 0, False)),
        (level("decimal", "%1", end="<w:rPr><w:vanish/></w:rPr>"), Automatic("", "", 0, False)),
        (level("decimal", "%3%2%1"), Automatic("1", "\u3000", 0, False)),
        (level("bullet", ""), Automatic("", "", 0, True)),
        (level("decimal", "%" * 300), Automatic("%" * 200, "\u3000", 0, False)),
    ],
)
def test_what_stands_between_number_and_text(lvl: str, shown: Automatic) -> None:
    assert _shown(abstract(0, lvl) + num(1, 0), num_pr(1)) == shown


def test_a_file_without_lists_has_no_numbers() -> None:
    p = parse(root("body", paragraph("語", num_pr(1))))[0]
    styles = Styles(None, None)
    assert Counters(styles).next(p, styles.paragraph(p)) is None


@pytest.mark.parametrize(
    ("char", "font", "sign"),
    [
        ("l", "Wingdings", "●"),
        ("n", "Wingdings", "■"),
        ("u", "Wingdings", "◆"),
        ("q", "Wingdings", "□"),
        ("\u00d8", "Wingdings", "➢"),
        ("\u00fc", "Wingdings", "✓"),
        ("\uf0fc", "Wingdings", "✓"),
        ("\uf0b7", "Symbol", "・"),
        ("\u00b7", "Symbol", "・"),
        ("\uf0b7", "", "・"),
        ("\uf06e", "", "■"),
        ("\uf061", "Symbol", "α"),
        ("4", "Webdings", "▶"),
        ("l", "ＭＳ 明朝", "l"),
        ("\ue000", "Wingdings", "\ue000"),
    ],
)
def test_signs_of_symbol_fonts_are_what_they_show(char: str, font: str, sign: str) -> None:
    assert symbols.shown(char, font) == sign
