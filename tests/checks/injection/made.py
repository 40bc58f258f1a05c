"""Damage made at random places of any text: letters, katakana, dates, stops, brackets, blanks."""

from __future__ import annotations

import datetime
import re
import unicodedata
from random import Random

from checks.injection.trial import Damage, Injector, in_text

_KATAKANA = re.compile(r"[ァ-ヴー]{5,}")
_PLAIN = re.compile(r"[一-龠ぁ-んァ-ヴー、。]")
#: kanji that has another code of the same look (CJK compatibility ideographs), by Unicode's own data
TWINS = {
    parts: chr(code)
    for code in (*range(0xF900, 0xFA6E), *range(0xFA70, 0xFADA))
    if len(parts := unicodedata.normalize("NFC", chr(code))) == 1
}
_HALF = {
    full: half
    for half in (unicodedata.normalize("NFC", chr(code)) for code in range(0xFF66, 0xFF9E))
    if (full := unicodedata.normalize("NFKC", half))
}
_VOICED = "がぎぐげござじずぜぞだぢづでどばびぶべぼガギグゲゴザジズゼゾダデドバビブベボパピプペポ"
_WEEK = "月火水木金土日"


def injectors() -> dict[tuple[str, str], Injector]:
    """All of them, by family and kind."""

    def one(spoil: object, *rules: str, headings: bool = False) -> Injector:
        return in_text(spoil, frozenset(rules), headings=headings)  # type: ignore[arg-type]

    return {
        ("CHR", "private"): one(_private, "private-character", "lost-character"),
        ("CHR", "twin"): one(_twin, "foreign-glyph", "machine-dependent"),
        ("CHR", "control"): one(_put("\x01\x02\x07\x08\x0b\x1f\x7f\x80\x9f"), "control-character"),
        ("CHR", "hidden"): one(_put("\u200b\u200e\u200f\u2060\ufeff\u00ad\u202c\u2028"), "hidden-character"),
        ("CHR", "half-katakana"): one(_half, "half-width-kana"),
        ("CHR", "voicing"): one(_voicing, "loose-mark"),
        ("CHR", "spaced"): one(_spaced, "spaced-letters", "stray-blank"),
        ("CHR", "mojibake"): one(_mojibake, "mojibake", "lost-character", "control-character", "foreign-script"),
        ("VAR", "katakana-lost"): one(_katakana(_lose), "misspelt-katakana", "spelling-varies", "slip"),
        ("VAR", "katakana-swapped"): one(_katakana(_swap), "misspelt-katakana", "spelling-varies", "slip"),
        ("VAR", "katakana-doubled"): one(_katakana(_double), "misspelt-katakana", "spelling-varies", "slip"),
        ("TYP", "particle-doubled"): one(_particle, "doubled-particle"),
        ("TYP", "word-doubled"): one(_word, "doubled-word"),
        ("TXT", "bracket-lost"): one(_bracket, "bracket-unbalanced", "sentence-cut"),
        ("TXT", "bracket-width"): one(_width, "bracket-mixed", "half-width-kana"),
        ("END", "stop-lost"): one(_stop_lost, "sentence-cut", "stop-missing-in-list", "stops-mixed"),
        ("END", "stop-doubled"): one(_stop_doubled, "doubled-stop"),
        ("END", "request"): _in_drafts(one(_request, "request-ending", "sentence-cut", "style-mixed")),
        ("END", "cut"): one(_cut, "sentence-cut", "sentence-torn"),
        ("LAY", "blank"): one(_put(" 　"), "stray-blank", "spaced-letters", "sentence-torn"),
        ("LAY", "markup"): one(_markup, "markup-left"),
        ("DAT", "weekday"): one(_weekday, "weekday", "impossible-date"),
        ("DAT", "two-years"): one(_two_years, "impossible-date", "double-date-units"),
        ("DAT", "no-such-day"): one(_no_day, "impossible-date"),
    }


def _in_drafts(inject: Injector) -> Injector:
    return lambda clean, chance: inject(clean, chance) if clean.template is not None else None


def _request(text: str, chance: Random) -> Damage | None:
    """The request ends as letters or other houses put it."""
    ends = [
        (
            "講ずること。",
            ("講じられたい。", "講じてください。", "講ずるべきである。", "講ずるよう要望する。", "講じてほしい。"),
        ),
        (
            "すること。",
            (
                "されたい。",
                "してください。",
                "すべきである。",
                "していただきたい。",
                "するものとする。",
                "するように。",
            ),
        ),
        ("図ること。", ("図られたい。", "図ってください。", "図ることを求める。", "図ることが必要だ。")),
    ]
    fitting = [(old, new) for old, every in ends for new in every if text.endswith(old)]
    if not fitting:
        return None
    old, new = chance.choice(fitting)
    changed = text.removesuffix(old) + new
    return Damage(changed, len(changed) - len(new), len(changed), text)


def _inside(text: str) -> list[int]:
    """Places between two letters of running text."""
    return [
        at for at in range(2, len(text) - 2) if _PLAIN.match(text[at - 1]) and re.match("[一-龠ぁ-んァ-ヴー]", text[at])
    ]


def _put(letters: str) -> object:
    """Puts one of the letters between two others."""

    def spoil(text: str, chance: Random) -> Damage | None:
        places = [at for at in _inside(text) if text[at - 1] not in "、。"]
        if not places:
            return None
        at = chance.choice(places)
        return Damage(text[:at] + chance.choice(letters) + text[at:], at, at + 1, text)

    return spoil


def _replaced(text: str, at: int, old: str, new: str) -> Damage:
    return Damage(text[:at] + new + text[at + len(old) :], at, at + len(new), text)


def _private(text: str, chance: Random) -> Damage | None:
    places = [m.start() for m in re.finditer("[一-龠]", text)]
    return (
        _replaced(text, (at := chance.choice(places)), text[at], chr(chance.randrange(0xE000, 0xE758)))
        if places
        else None
    )


def _twin(text: str, chance: Random) -> Damage | None:
    places = [at for at, char in enumerate(text) if char in TWINS]
    return _replaced(text, (at := chance.choice(places)), text[at], TWINS[text[at]]) if places else None


def _half(text: str, chance: Random) -> Damage | None:
    words = list(re.finditer("[ァ-ヴー]{2,}", text))
    if not words:
        return None
    word = chance.choice(words)
    half = "".join(
        _HALF.get(c, c) for c in unicodedata.normalize("NFD", word[0]).replace("\u3099", "ﾞ").replace("\u309a", "ﾟ")
    )
    return _replaced(text, word.start(), word[0], half)


def _voicing(text: str, chance: Random) -> Damage | None:
    places = [at for at, char in enumerate(text) if char in _VOICED]
    if not places:
        return None
    at = chance.choice(places)
    apart = unicodedata.normalize("NFD", text[at])
    if chance.random() < 0.5:
        apart = apart.replace("\u3099", "゛").replace("\u309a", "゜")
    return _replaced(text, at, text[at], apart)


def _spaced(text: str, chance: Random) -> Damage | None:
    words = list(re.finditer("[一-龠]{4,8}|[ァ-ヴー]{4,8}", text))
    if not words:
        return None
    word = chance.choice(words)
    return _replaced(text, word.start(), word[0], chance.choice(" 　").join(word[0]))


def _mojibake(text: str, chance: Random) -> Damage | None:
    if len(text) < 14:
        return None
    at = chance.randrange(2, len(text) - 10)
    old = text[at : at + 6]
    read_as = chance.choice(("latin-1", "cp1252", "cp932", "euc-jp"))
    return _replaced(text, at, old, old.encode("utf-8").decode(read_as, "replace"))


def _katakana(change: object) -> object:
    def spoil(text: str, chance: Random) -> Damage | None:
        words = list(_KATAKANA.finditer(text))
        if not words:
            return None
        word = chance.choice(words)
        return _replaced(text, word.start(), word[0], change(word[0], chance))  # type: ignore[operator]

    return spoil


def _lose(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1 :]


def _swap(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _double(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at - 1] + word[at:]


def _particle(text: str, chance: Random) -> Damage | None:
    places = list(re.finditer("(?<=[一-龠ァ-ヴー])[をがにはの](?=[一-龠ァ-ヴー])", text))
    if not places:
        return None
    hit = chance.choice(places)
    return _replaced(text, hit.start(), hit[0], hit[0] * 2)


def _word(text: str, chance: Random) -> Damage | None:
    words = list(re.finditer("(?<![一-龠])[一-龠]{2}(?=[をがにはの])|[ァ-ヴー]{4,}", text))
    if not words:
        return None
    word = chance.choice(words)
    return _replaced(text, word.start(), word[0], word[0] * 2)


def _bracket(text: str, chance: Random) -> Damage | None:
    places = [at for at, char in enumerate(text) if char in "（）「」『』"]
    if not places:
        return None
    at = chance.choice(places)
    return Damage(text[:at] + text[at + 1 :], max(0, at - 20), min(at + 20, len(text) - 1), text)


def _width(text: str, chance: Random) -> Damage | None:
    half = {"（": "(", "）": ")", "「": "｢", "」": "｣"}
    places = [at for at, char in enumerate(text) if char in half]
    if not places:
        return None
    at = chance.choice(places)
    return Damage(text[:at] + half[text[at]] + text[at + 1 :], max(0, at - 30), at + 30, text)


def _stop_lost(text: str, chance: Random) -> Damage | None:
    if not text.endswith("。") or len(text) < 25:
        return None
    return Damage(text[:-1], len(text) - 3, len(text) - 1, text)


def _stop_doubled(text: str, chance: Random) -> Damage | None:
    places = [at for at, char in enumerate(text) if char in "。、"]
    return _replaced(text, (at := chance.choice(places)), text[at], text[at] * 2) if places else None


def _cut(text: str, chance: Random) -> Damage | None:
    """The paragraph ends in the middle of a sentence, after a particle or 、."""
    places = [m.end() for m in re.finditer("[一-龠ァ-ヴー][をがにのと]|、", text) if 20 < m.end() < len(text) - 6]
    if not places or not text.endswith("。"):
        return None
    at = chance.choice(places)
    return Damage(text[:at], max(0, at - 20), at, text)


def _markup(text: str, chance: Random) -> Damage | None:
    words = list(re.finditer("[一-龠ァ-ヴー]{2,}", text))
    if not words:
        return None
    word = chance.choice(words)
    lead, tail = chance.choice(
        [
            ("**", "**"),
            ("<b>", "</b>"),
            ("<br>", ""),
            ("", "<br/>"),
            ("&nbsp;", ""),
            ("", "&amp;"),
            ("<u>", "</u>"),
            ("[", "](https://example.jp/)"),
            ("<span>", "</span>"),
            ("", "&#12288;"),
            ("{\\b ", "}"),
            ("__", "__"),
        ]
    )
    return _replaced(text, word.start(), word[0], lead + word[0] + tail)


def _day(chance: Random) -> datetime.date:
    return datetime.date(2021, 1, 1) + datetime.timedelta(days=chance.randrange(1900))


def _sentence(text: str, right: str, wrong: str) -> Damage:
    lead, tail = "この調査は、", "に行われた。"
    return Damage(lead + wrong + tail + text, len(lead), len(lead) + len(wrong), lead + right + tail + text)


def _weekday(text: str, chance: Random) -> Damage | None:
    day = _day(chance)
    written = f"令和{day.year - 2018}年{day.month}月{day.day}日"
    right = _WEEK[day.weekday()]
    wrong = chance.choice(_WEEK.replace(right, ""))
    shape = chance.choice(("{}（{}）", "{}（{}曜日）", "{}({})"))
    return _sentence(text, shape.format(written, right), shape.format(written, wrong))


def _two_years(text: str, chance: Random) -> Damage | None:
    year = chance.randrange(2019, 2026)
    unit = chance.choice(("年", "年度"))
    other = year + chance.choice((-2, -1, 1, 2, 10))
    era = year - 2018
    shape = chance.choice(("令和{}{}（{}{}）", "令和{}{}({}{})"))
    written = "元" if era == 1 else str(era)
    return _sentence(text, shape.format(written, unit, year, unit), shape.format(written, unit, other, unit))


def _no_day(text: str, chance: Random) -> Damage | None:
    month = chance.choice((2, 4, 6, 9, 11))
    last = 28 if month == 2 else 30
    year = chance.choice(("令和5年", "令和７年", "2023年", "平成29年"))
    return _sentence(
        text,
        f"{year}{month}月{last}日",
        f"{year}{month}月{last + chance.choice((1, 2, 5) if month == 2 else (1, 2))}日",
    )
