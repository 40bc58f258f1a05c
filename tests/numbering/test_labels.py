"""Labels: number ↔ text for every level of every scheme, in every width, and what is no label at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.scheme import scheme_of
from drafter.model.template import Template
from drafter.numbering import glyphs, labels, word
from drafter.numbering.schemes import SCHEMES, Level, Scheme

OWN = scheme_of(
    Template.model_validate(
        {
            "template": "own",
            "numbering": {
                "levels": [
                    {"form": "kanji", "prefix": "第", "suffix": "章"},
                    {"form": "iroha", "suffix": "．"},
                    {"form": "lower-alpha", "prefix": "(", "suffix": ")"},
                    {"form": "decimal", "suffix": ")", "role": "item"},
                    {"form": "bullet", "mark": "○", "role": "item"},
                ]
            },
        }
    )
)
ALL = [(scheme, level) for scheme in (*SCHEMES.values(), OWN) for level in scheme.levels]
COUNTED = [(scheme, level) for scheme, level in ALL if level.form != "bullet"]
a_level = st.sampled_from(COUNTED).map(lambda pair: pair[1])
a_number = st.integers(1, 120)


def _name(pair: tuple[Scheme, Level]) -> str:
    return f"{pair[0].name}-{pair[1].prefix}{pair[1].form}{pair[1].suffix}"


@pytest.mark.parametrize("pair", COUNTED, ids=_name)
def test_every_number_up_to_120_has_its_own_label_and_comes_back(pair: tuple[Scheme, Level]) -> None:
    level = pair[1]
    printed = [labels.format(level, number) for number in range(1, 121)]
    assert len(set(printed)) == 120
    assert [labels.number_in(level, label) for label in printed] == list(range(1, 121))


def _widen(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@given(a_level, a_number)
def test_a_label_in_the_other_width_is_the_same_number(level: Level, number: int) -> None:
    printed = labels.format(level, number)
    assert labels.number_in(level, _widen(printed)) == number
    narrow = unicodedata.normalize("NFKC", printed)
    if level.form not in ("circled", "upper-roman"):  # ① is not 1: there the glyph is the label
        assert labels.number_in(level, narrow) == number


@given(a_level, a_number, st.sampled_from(["()", "（）", "(）", "（)"]))
def test_any_mix_of_brackets_is_read(level: Level, number: int, pair: str) -> None:
    mixed = pair[0] + labels.bare(level, number) + pair[1] if number <= 20 else None
    if mixed and level.form not in ("circled",):
        assert labels.number_in(level, mixed) == number


@given(a_level, a_number, st.text(alphabet="国民は地方のデジタル化を", min_size=1, max_size=12))
def test_a_line_comes_apart_and_together_again(level: Level, number: int, heading: str) -> None:
    line = labels.format(level, number) + (level.gap or "　") + heading
    split = labels.split("　" + line)
    assert split is not None
    assert split.printed + split.gap + split.rest == line
    assert split.rest == heading
    assert labels.number_in(level, split.printed) == number


@given(st.integers(1, 99), st.lists(st.integers(1, 30), min_size=1, max_size=3), st.booleans())
def test_branch_numbers(number: int, branches: list[int], wide: bool) -> None:
    text = "の".join(str(n) for n in (number, *branches))
    (reading,) = labels.parse(_widen(text) if wide else text)
    assert (reading.number, list(reading.branches)) == (number, branches)
    (article,) = labels.parse(f"第{number}条の{'の'.join(map(str, branches))}")
    assert (article.number, list(article.branches), article.suffix) == (number, branches, "条")


READINGS = [
    ("Ⅻ", "roman", 12, ""),
    ("XIV", "roman", 14, ""),
    ("⑴", "decimal", 1, "("),
    ("⒛", "decimal", 20, ""),
    ("㈣", "kanji", 4, "("),
    ("㉟", "circled", 35, ""),
    ("❿", "dark-circled", 10, ""),
    ("第十二", "kanji", 12, ""),
    ("（イ）", "katakana", 2, "("),
    ("ｱ", "katakana", 1, ""),
    ("ｂ）", "alpha", 2, ")"),
    ("１－（２）", "decimal", 2, "("),
    ("2.3.4", "decimal", 4, ""),
]


@pytest.mark.parametrize(("text", "family", "number", "bracket"), READINGS)
def test_readings(text: str, family: str, number: int, bracket: str) -> None:
    assert (family, number, bracket) in [(r.family, r.number, r.bracket) for r in labels.parse(text)]


@pytest.mark.parametrize(
    "text", ["", "（仮称）", "国", "令和", "0", "00", "アイ", "ab", "十十", "IIX", "(1", "1]", "あ"]
)
def test_what_is_no_label(text: str) -> None:
    assert labels.parse(text) == ()


@pytest.mark.parametrize(
    "line", ["（仮称）推進本部の設置", "「提言」", "国においては", "アナログ規制", "一般に", "Society", "", "　"]
)
def test_lines_without_a_label(line: str) -> None:
    assert labels.split(line) is None


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_a_label_counts_from_one(number: int) -> None:
    with pytest.raises(ValueError, match="counts from 1"):
        labels.format(SCHEMES["nga"].levels[0], number)


@given(st.integers(1, 9999))
def test_kanji_numerals(number: int) -> None:
    assert glyphs.from_kanji(glyphs.kanji(number)) == number


@given(st.integers(1, 399))
def test_roman_numerals(number: int) -> None:
    assert glyphs.from_roman(glyphs.roman(number)) == number


@pytest.mark.parametrize("pair", ALL, ids=_name)
def test_word_shows_what_the_text_prints(pair: tuple[Scheme, Level]) -> None:
    """Either Word's own counting prints our label, or the label is given literally."""
    scheme, level = pair
    defined = word.definition(scheme, scheme.levels.index(level))
    for number in range(1, 121):
        own = level.mark if level.form == "bullet" else word.shown(defined.number_format, number)
        literal = word.literal(level, number)
        native = None if own is None else defined.text.replace(f"%{defined.index + 1}", own)
        assert (native if literal is None else literal) == labels.format(level, number)
        assert literal is None or native != literal  # a literal only where it is needed
