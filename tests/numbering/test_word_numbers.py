"""Word's number formats: the sequences of the specification, their ends, and that no number makes them fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.numbering import glyphs, labels, schemes, word
from drafter.numbering.word_numbers import FORMATS, spell

#: ISO/IEC 29500-1, 17.18.59: the members of ST_NumberFormat
MEMBERS = """
decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ideographDigital
japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand
decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung
decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional
ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand
taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand koreanDigital koreanCounting
koreanLegal koreanDigital2 vietnameseCounting russianLower russianUpper none numberInDash hebrew1 hebrew2 arabicAlpha
arabicAbjad hindiVowels hindiConsonants hindiNumbers hindiCounting thaiLetters thaiNumbers thaiCounting bahtText
dollarText custom
"""

CASES: dict[str, dict[int, str]] = {
    "decimal": {1: "1", 10: "10", 0: "0", -3: "-3"},
    "decimalZero": {1: "01", 9: "09", 10: "10", 0: "00"},
    "decimalHalfWidth": {12: "12"},
    "decimalFullWidth": {1: "１", 12: "１２", 0: "０"},
    "decimalFullWidth2": {12: "１２"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "21"},
    "decimalEnclosedCircleChinese": {1: "①", 10: "⑩", 11: "11"},
    "decimalEnclosedFullstop": {1: "⒈", 20: "⒛", 21: "21"},
    "decimalEnclosedParen": {1: "⑴", 20: "⒇", 21: "21"},
    "numberInDash": {5: "- 5 -"},
    "hex": {10: "A", 255: "FF"},
    "upperRoman": {4: "IV", 49: "XLIX", 400: "CD", 1994: "MCMXCIV"},
    "lowerRoman": {9: "ix"},
    "upperLetter": {26: "Z", 27: "AA", 53: "AAA", 781: "A"},
    "lowerLetter": {1: "a", 28: "bb"},
    "chicago": {1: "*", 4: "§", 5: "**", 8: "§§"},
    "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 21: "21st", 112: "112th"},
    "cardinalText": {1: "One", 21: "Twenty-one", 105: "One hundred five"},
    "ordinalText": {1: "First", 12: "Twelfth", 20: "Twentieth", 101: "One hundred first"},
    "dollarText": {2: "Two and 00/100"},
    "bahtText": {2: "2"},
    "aiueo": {1: "ｱ", 44: "ﾜ", 45: "ｦ", 46: "ﾝ", 47: "ｱ"},
    "aiueoFullWidth": {1: "ア", 11: "サ", 46: "ン", 47: "ア"},
    "iroha": {1: "ｲ", 25: "ヰ", 48: "ﾝ", 49: "ｲ"},
    "irohaFullWidth": {1: "イ", 25: "ヰ", 43: "ヱ", 48: "ン", 49: "イ"},
    "ideographDigital": {1: "一", 10: "一〇", 21: "二一", 105: "一〇五", 0: "〇"},
    "japaneseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 110: "百十", 1000: "千", 10000: "一万", 0: "〇"},
    "japaneseLegal": {1: "壱", 3: "参", 10: "壱拾", 21: "弐拾壱", 100: "壱百", 1000: "壱阡", 10000: "壱萬"},
    "japaneseDigitalTenThousand": {10: "一〇", 21: "二一", 12345: "一万二三四五"},
    "ideographEnclosedCircle": {1: "㈠", 10: "㈩", 11: "11"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographZodiac": {1: "子", 12: "亥", 13: "13"},
    "ideographZodiacTraditional": {1: "甲子", 11: "甲戌", 60: "癸亥", 61: "61"},
    "ideographLegalTraditional": {1: "壹", 2: "貳", 11: "壹拾壹", 101: "壹佰零壹"},
    "taiwaneseCounting": {11: "十一", 20: "二十", 101: "一○一"},
    "taiwaneseCountingThousand": {11: "十一", 101: "一百零一", 110: "一百一十", 10000: "一萬"},
    "taiwaneseDigital": {10: "一○"},
    "chineseCounting": {11: "十一", 100: "一○○"},
    "chineseCountingThousand": {15: "十五", 1001: "一千零一", 10000: "一万"},
    "chineseLegalSimplified": {3: "叁", 15: "壹拾伍"},
    "koreanDigital": {10: "일영"},
    "koreanDigital2": {10: "一零"},
    "koreanCounting": {10: "십", 11: "십일", 21: "이십일"},
    "koreanLegal": {1: "하나", 20: "스물", 99: "아흔아홉", 100: "100"},
    "ganada": {1: "가", 14: "하", 15: "가"},
    "chosung": {1: "ㄱ", 14: "ㅎ", 15: "ㄱ"},
    "hebrew1": {1: "א", 15: "טו", 16: "טז", 400: "ת", 999: "תתקצט"},
    "hebrew2": {1: "א", 22: "ת", 23: "תא"},
    "arabicAlpha": {2: "ب", 28: "ي", 29: "أأ"},
    "arabicAbjad": {3: "ج", 28: "غ"},
    "hindiConsonants": {1: "अ", 18: "अः", 19: "अअ"},
    "hindiVowels": {1: "क", 37: "ह", 38: "कक"},
    "hindiNumbers": {10: "१०"},
    "hindiCounting": {1: "एक", 100: "सौ", 101: "101"},
    "thaiLetters": {1: "ก", 41: "ฮ", 42: "กก"},
    "thaiNumbers": {10: "๑๐"},
    "thaiCounting": {1: "หนึ่ง", 11: "สิบเอ็ด", 21: "ยี่สิบเอ็ด"},
    "vietnameseCounting": {15: "mười lăm", 21: "hai mươi mốt", 105: "một trăm lẻ năm"},
    "russianLower": {1: "а", 29: "я", 30: "аа"},
    "russianUpper": {1: "А", 29: "Я"},
    "bullet": {1: ""},
    "none": {1: ""},
    "custom": {7: "7"},
}


def test_each_member_of_the_specification_has_its_case() -> None:
    assert set(MEMBERS.split()) == FORMATS == set(CASES)


@pytest.mark.parametrize("form", CASES)
def test_the_numbers_are_spelled_as_word_does(form: str) -> None:
    assert {number: spell(form, number) for number in CASES[form]} == CASES[form]


@pytest.mark.parametrize(
    ("pattern", "number", "shown"),
    [
        ("01, 02, 03, ...", 7, "07"),
        ("001, 002, 003, ...", 12, "012"),
        ("0001, 0002, 0003, ...", 12345, "12345"),
        ("①, ②, ③, ...", 4, "④"),
        ("一, 二, 三, ...", 4, "四"),
        ("イ, ロ, ハ, ...", 4, "ニ"),
        ("no such beginning", 4, "4"),
        ("", 4, "4"),
    ],
)
def test_a_custom_format_shows_how_its_numbers_begin(pattern: str, number: int, shown: str) -> None:
    assert spell("custom", number, pattern) == shown


@given(st.sampled_from([*sorted(FORMATS), "unheard-of", ""]), st.integers(-(10**12), 10**12) | st.integers(0, 40_000))
def test_any_number_is_spelled_and_stays_short(form: str, number: int) -> None:
    shown = spell(form, number)
    assert len(shown) < 100
    assert shown or form in ("bullet", "none")
    if number < 0:
        assert not shown or shown == str(number)


@given(st.sampled_from(sorted(FORMATS - {"bullet", "none", "custom"})), st.integers(1, 9), st.integers(1, 9))
def test_small_numbers_are_told_apart(form: str, one: int, other: int) -> None:
    assert (spell(form, one) == spell(form, other)) == (one == other)


@pytest.mark.parametrize("name", sorted(schemes.SCHEMES))
def test_what_the_writer_leaves_to_word_is_what_word_spells(name: str) -> None:
    for index, level in enumerate(schemes.SCHEMES[name].levels):
        defined = word.definition(schemes.SCHEMES[name], index)
        for number in range(1, 60):
            if word.literal(level, number) is None and level.form != "bullet":
                shown = defined.text.replace(f"%{index + 1}", spell(defined.number_format, number))
                assert shown == labels.format(level, number)


@given(st.integers(1, 399))
def test_roman_numerals_come_back(number: int) -> None:
    assert glyphs.from_roman(spell("lowerRoman", number)) == number
