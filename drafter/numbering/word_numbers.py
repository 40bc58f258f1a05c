"""Numbers as Word spells them: every member of ST_NumberFormat.

Where Word is documented to do otherwise than the specification, Word's way holds, for a label is what Word shows.
Above the end of a sequence Word goes on in decimal, repeats the letters, or begins again: each format tells which.

Source: ISO/IEC 29500-1, 17.18.59 (ST_NumberFormat) and 17.9.17 (custom formats); Microsoft's implementation notes to
17.18.59 (aiueo begins again after 46; ideographEnclosedCircle is parenthesised; hindiVowels and hindiConsonants
change places; bahtText is decimal; no zero is written between 10,000 and 100,000 of chineseCountingThousand).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from drafter.numbering import glyphs, number_words

_Spelling = Callable[[int], "str | None"]

#: Word's lists count no further; longer numbers are decimal
_LARGEST = 32767
#: Word's letters begin again after thirty times the alphabet
_LETTERS_MOST = 30
_HALF_IROHA = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_HINDI_VOWELS = ("अ", "आ", "इ", "ई", "उ", "ऊ", "ऋ", "ऌ", "ऍ", "ऎ", "ए", "ऐ", "ऑ", "ऒ", "ओ", "औ", "अं", "अः")
_HINDI_CONSONANTS = "".join(map(chr, range(0x0915, 0x093A)))
_CHICAGO = "*†‡§"
_GANADA, _CHOSUNG = "가나다라마바사아자차카타파하", "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"


def spell(format: str, number: int, pattern: str = "") -> str:  # noqa: A002 - the specification's own word
    """A number in one of Word's formats.

    Args:
        format: member of ST_NumberFormat; any other is taken as ``decimal``.
        number: any; those under 1, for which most formats have nothing, and those over 32767 are decimal.
        pattern: ``w:format`` of a ``custom`` one: ``001, 002, 003, ...``.

    Returns:
        The text; empty for ``none`` and ``bullet``, which show no number.
    """
    if format in ("none", "bullet"):
        return ""
    if format == "custom":
        return _custom(pattern, number)
    if number == 0 and format in _ZEROS:
        return _ZEROS[format]
    spelling = _FORMATS.get(format)
    found = spelling(number) if spelling and 0 < number <= _LARGEST else None
    return str(number) if found is None else found


def _alphabet(signs: Sequence[str]) -> _Spelling:
    """Letters that double after the last: z, aa, bb."""
    size = len(signs)

    def letters(number: int) -> str:
        times, index = divmod((number - 1) % (size * _LETTERS_MOST), size)
        return signs[index] * (times + 1)

    return letters


def _again(signs: Sequence[str]) -> _Spelling:
    """Signs that begin again after the last."""
    return lambda number: signs[(number - 1) % len(signs)]


def _ending(signs: Sequence[str]) -> _Spelling:
    """Signs after whose last the numbers are decimal."""
    return lambda number: signs[number - 1] if number <= len(signs) else None


def _digits(signs: str) -> _Spelling:
    """Digit by digit."""
    table = str.maketrans("0123456789", signs)
    return lambda number: str(number).translate(table)


def _counting(
    digits: str, units: str, myriad: str, *, ones: str = "", zero: str = "", short_ten: bool = False
) -> _Spelling:
    """East Asian numerals with units.

    Args:
        digits: the signs of 1 to 9. units: of ten, hundred, thousand. myriad: of ten thousand.
        ones: the units that keep a one before them (一百). zero: the sign for a gap between units.
        short_ten: whether 10 to 19 begin with the ten, although elsewhere it keeps its one (一百一十).
    """

    def group(number: int) -> str:
        out, gap = "", False
        for unit, size in zip((*reversed(units), ""), (1000, 100, 10, 1), strict=True):
            digit, number = divmod(number, size)
            if digit:
                bare = digit == 1 and unit and unit not in ones
                out += (zero if gap and out else "") + ("" if bare else digits[digit - 1]) + unit
            gap = not digit
        return out

    def spelled(number: int) -> str:
        high, low = divmod(number, 10_000)
        if not high:
            text = group(low)
        else:
            head = "" if high == 1 and myriad not in ones else group(high)
            text = head + myriad + (zero if 0 < low < 1000 else "") + group(low)
        return text[1:] if short_ten and text.startswith(digits[0] + units[0]) else text

    return spelled


def _small(counting: _Spelling, digits: _Spelling) -> _Spelling:
    """With units under a hundred, digit by digit from there."""
    return lambda number: counting(number) if number < 100 else digits(number)


def _ten_thousand(number: int) -> str:
    """Digit by digit, in groups of four: 一万二三四五."""
    high, low = divmod(number, 10_000)
    spelled = _digits("〇一二三四五六七八九")
    return f"{spelled(high)}万{spelled(low) if low else ''}" if high else spelled(number) or ""


def _hebrew_numeral(number: int) -> str | None:
    """Letters as figures (1–9, 10–90, 100–400); 15 and 16 as 9+6 and 9+7, which are no name of God."""
    if number > 999:
        return None
    hundreds, rest = divmod(number, 100)
    out = "ת" * (hundreds // 4) + ("" if hundreds % 4 == 0 else _HEBREW[17 + hundreds % 4])
    if rest in (15, 16):
        return out + "ט" + _HEBREW[rest - 10]
    tens, ones = divmod(rest, 10)
    return out + (_HEBREW[8 + tens] if tens else "") + (_HEBREW[ones - 1] if ones else "")


def _hebrew_letters(number: int) -> str | None:
    """The alphabet; past its 22 letters each round puts a ת before the letter."""
    times, index = divmod((number - 1) % (22 * _LETTERS_MOST), 22)
    return "ת" * times + _HEBREW[index]


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_KANJI = "一二三四五六七八九"
_JAPANESE = _counting(_KANJI, "十百千", "万", ones="万")
_TAIWANESE = _counting(_KANJI, "十百千", "萬", ones="十百千萬", zero="零", short_ten=True)
_CHINESE = _counting(_KANJI, "十百千", "万", ones="十百千万", zero="零", short_ten=True)
_RINGS = _digits("○一二三四五六七八九")

_FORMATS: dict[str, _Spelling] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(glyphs.FULL_DIGITS),
    "decimalFullWidth2": lambda number: str(number).translate(glyphs.FULL_DIGITS),
    "decimalEnclosedCircle": _ending(glyphs.CIRCLED[:20]),
    "decimalEnclosedCircleChinese": _ending(glyphs.CIRCLED[:10]),
    "decimalEnclosedFullstop": _ending(glyphs.DOTTED),
    "decimalEnclosedParen": _ending(glyphs.PARENTHESISED),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "upperRoman": glyphs.roman,
    "lowerRoman": lambda number: glyphs.roman(number).lower(),
    "upperLetter": _alphabet(glyphs.LOWER.upper()),
    "lowerLetter": _alphabet(glyphs.LOWER),
    "chicago": _alphabet(_CHICAGO),
    "ordinal": lambda number: f"{number}{number_words.ordinal_suffix(number)}",
    "cardinalText": lambda number: _first_capital(number_words.english(number)),
    "ordinalText": lambda number: _first_capital(number_words.english_ordinal(number)),
    "dollarText": lambda number: f"{_first_capital(number_words.english(number))} and 00/100",
    "bahtText": str,
    "aiueo": _again(glyphs.HALF_KATAKANA),
    "aiueoFullWidth": _again(glyphs.KATAKANA),
    "iroha": _again(_HALF_IROHA),
    "irohaFullWidth": _again(glyphs.IROHA),
    "ideographDigital": _digits("〇" + _KANJI),
    "japaneseCounting": _JAPANESE,
    "japaneseLegal": _counting("壱弐参四伍六七八九", "拾百阡", "萬", ones="拾百阡萬"),
    "japaneseDigitalTenThousand": _ten_thousand,
    "ideographEnclosedCircle": _ending(glyphs.KANJI_PARENTHESISED),
    "ideographTraditional": _ending(_STEMS),
    "ideographZodiac": _ending(_BRANCHES),
    "ideographZodiacTraditional": _ending([_STEMS[i % 10] + _BRANCHES[i % 12] for i in range(60)]),
    "ideographLegalTraditional": _counting("壹貳參肆伍陸柒捌玖", "拾佰仟", "萬", ones="拾佰仟萬", zero="零"),
    "taiwaneseCounting": _small(_TAIWANESE, _RINGS),
    "taiwaneseCountingThousand": _TAIWANESE,
    "taiwaneseDigital": _RINGS,
    "chineseCounting": _small(_CHINESE, _RINGS),
    "chineseCountingThousand": _CHINESE,
    "chineseLegalSimplified": _counting("壹贰叁肆伍陆柒捌玖", "拾佰仟", "万", ones="拾佰仟万", zero="零"),
    "koreanDigital": _digits("영일이삼사오육칠팔구"),
    "koreanDigital2": _digits("零" + _KANJI),
    "koreanCounting": _counting("일이삼사오육칠팔구", "십백천", "만"),
    "koreanLegal": number_words.korean_native,
    "ganada": _again(_GANADA),
    "chosung": _again(_CHOSUNG),
    "hebrew1": _hebrew_numeral,
    "hebrew2": _hebrew_letters,
    "arabicAlpha": _alphabet(_ALPHA),
    "arabicAbjad": _alphabet(_ABJAD),
    "hindiVowels": _alphabet(_HINDI_CONSONANTS),
    "hindiConsonants": _alphabet(_HINDI_VOWELS),
    "hindiNumbers": _digits("०१२३४५६७८९"),
    "hindiCounting": number_words.hindi,
    "thaiLetters": _alphabet(_THAI),
    "thaiNumbers": _digits("๐๑๒๓๔๕๖๗๘๙"),
    "thaiCounting": number_words.thai,
    "vietnameseCounting": number_words.vietnamese,
    "russianLower": _alphabet(_RUSSIAN),
    "russianUpper": _alphabet(_RUSSIAN.upper()),
}
_ZEROS = {
    "decimalZero": "00",
    "decimalFullWidth": "０",
    "decimalFullWidth2": "０",
    "numberInDash": "- 0 -",
    "ideographDigital": "〇",
    "japaneseCounting": "〇",
    "japaneseDigitalTenThousand": "〇",
    "taiwaneseCounting": "○",
    "taiwaneseDigital": "○",
    "chineseCounting": "○",
    "koreanDigital": "영",
    "koreanDigital2": "零",
    "hindiNumbers": "०",
    "thaiNumbers": "๐",
}
#: every member of ST_NumberFormat
FORMATS = frozenset(_FORMATS) | {"bullet", "none", "custom"}


def _custom(pattern: str, number: int) -> str:
    """17.9.17: the pattern shows how the numbers begin: padded with zeros, or one of the formats above."""
    first = pattern.partition(",")[0].strip()
    if first.isascii() and first.isdigit():
        return str(number).zfill(min(len(first), 10))
    known = _by_beginning().get(_beginning(pattern))
    return spell(known, number) if known else str(number)


def _beginning(pattern: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in pattern.split(",")[:3])


@lru_cache(maxsize=1)
def _by_beginning() -> dict[tuple[str, ...], str]:
    """Formats by how their first three numbers look."""
    found: dict[tuple[str, ...], str] = {}
    for name in _FORMATS:
        found.setdefault(tuple(spell(name, number) for number in (1, 2, 3)), name)
    return found
