"""Letters taken for others that look alike: А for A, 一 for ー, 力 for カ, ロ for 口, ２0 for ２０."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.damage import _tables
from drafter.damage._hit import JAPANESE, KANJI, KATAKANA, Hit, Known, around, composed, listed
from drafter.damage._texts import Text
from drafter.japanese import lazy

_ALIKE = "".join(_tables.LATIN)
_LETTERS = lazy.compile(f"[A-Za-zＡ-Ｚａ-ｚ0-9０-９{_ALIKE}]+")
_ANY_ALIKE = lazy.compile(f"[{_ALIKE}]")
_OTHER = "".join(_tables.KATAKANA) + re.escape(_tables.LONG)
_MIXED = lazy.compile(f"[{KATAKANA}{_OTHER}]{{3,}}")
_WRONG = lazy.compile(f"[{_OTHER}]")
_IN_KANJI = lazy.compile(
    f"(?<=[{KANJI}])[ロエカニハタトチ](?![{KATAKANA}])|(?<![{KATAKANA}])[ロエカニハタトチ](?=[{KANJI}])",
    near=f"(?<![{KATAKANA}])[ロエカニハタトチ](?![{KATAKANA}])",
)
_NUMBER = lazy.compile("[0-9０-９]{2,}")
_LATIN = lazy.compile("[A-Za-z]")
_HIRAGANA_OF = dict(zip("ヘベペリ", "へべぺり", strict=True))
_KANA = lazy.compile(
    f"(?<=[{KANJI}」）])ヘ(?=の[{KANJI}{KATAKANA}]|[{KANJI}、]|と[{KANJI}])|(?<=[{KANJI}ぁ-ん])[ベペ](?=[ぁ-ん])"
    f"|(?<=[ぁ-ん])リ(?=[ぁ-ん、。])",
    near=f"(?<![{KATAKANA}])[ヘベペリ](?![{KATAKANA}])",
)
_DIGITS = lazy.compile(
    "(?<![A-Za-zＡ-Ｚａ-ｚ.．-])[0-9０-９OolIＯｌ]{2,}(?=年|月|日|人|円|億|兆|万|％|件|か所|市町村|団体)"
)
_PART = lazy.compile("(?<=分の)[lIＯO](?![A-Za-zＡ-Ｚａ-ｚ])", needs="分の")
_DIGIT_OF = str.maketrans("OolIＯｌ", "0011０１")
_ROMANS = {"I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ", "V": "Ⅴ", "VI": "Ⅵ", "Ｉ": "Ⅰ", "ＩＩ": "Ⅱ", "ＩＩＩ": "Ⅲ"}
_ROMAN = lazy.compile("第(?P<number>I{1,3}|IV|VI?|Ｉ{1,3})(?=期|章|部|編|節|類|種|次|回)", needs="第")
#: a dash or long vowel for 一: ー層, 統ー, ―般
_ONE = lazy.compile(
    f"(?<![{KATAKANA}A-Za-zＡ-Ｚａ-ｚ0-9０-９ー―—])[ー―—](?=[層部般定方時体律連貫環元旦切緒致因人])"
    f"|(?<=[統単同唯均画第万])[ー―—](?=[的化さしすのをがにで、。性])",
    needs="ー|―|—",
)
_DASH = lazy.compile("(?<=[0-9０-９])ー(?=[0-9０-９])", needs="ー")


def find(text: Text, known: Known) -> Iterator[Hit]:
    """Every letter of a text that another is meant by."""
    if text.field == "label":
        return
    yield from _latin(text, known)
    yield from _katakana(text, known)
    yield from _kanji(text, known)
    yield from _numbers(text, known)
    yield from _kana(text)
    yield from _letters(text, known)


def _kana(text: Text) -> Iterator[Hit]:
    """Katakana ヘ, ベ, ペ, リ where only hiragana can stand: 国ヘの, 述ベる, によリ."""
    for found in _KANA.finditer(text.text):
        yield Hit("kana", found.start(), found.end(), _HIRAGANA_OF[found[0]], safe=True)


def _letters(text: Text, known: Known) -> Iterator[Hit]:
    """Letters for digits (2O27年), for Roman numbers (第II期 beside 第Ⅰ期), a long vowel's ー between digits."""
    for found in _DIGITS.finditer(text.text):
        plain = found[0].translate(_DIGIT_OF)
        if plain != found[0] and re.search("[0-9０-９]", found[0]):
            yield Hit("letter", found.start(), found.end(), plain)
    for found in _PART.finditer(text.text):
        yield Hit("letter", found.start(), found.end(), found[0].translate(_DIGIT_OF))
    for found in _ROMAN.finditer(text.text):
        plain = _ROMANS[found["number"]]
        if any(known.stands("第" + roman) for roman in _ROMANS.values()):
            yield Hit("roman", found.start("number"), found.end("number"), plain, safe=True)
    for found in _ONE.finditer(text.text):
        yield Hit("lookalike", found.start(), found.end(), "一")
    for found in _DASH.finditer(text.text):
        yield Hit("dash", found.start(), found.end(), None)


def _latin(text: Text, known: Known) -> Iterator[Hit]:
    """Cyrillic and Greek letters in a Latin word; a whole word of them only where its Latin form is known."""
    if not _ANY_ALIKE.search(text.text):
        return
    for found in _LETTERS.finditer(text.text):
        if not _ANY_ALIKE.search(found[0]):
            continue
        before, after = around(text.text, found.start(), found.end())
        if _greek_or_cyrillic(before + after):
            continue  # part of a real word of that script
        plain = "".join(_tables.LATIN.get(char, char) for char in found[0])
        if _LATIN.search(found[0]) or plain.upper() in _tables.ACRONYMS or (len(plain) > 1 and known.stands(plain)):
            yield Hit("lookalike", found.start(), found.end(), plain, safe=True)
        elif re.fullmatch(f"[{JAPANESE}]", after) and found[0] >= "\u0400":
            yield Hit("lookalike", found.start(), found.end(), plain)


def _greek_or_cyrillic(chars: str) -> bool:
    return any("\u0370" <= char <= "\u052f" for char in chars)


def _katakana(text: Text, known: Known) -> Iterator[Hit]:
    """A kanji, a hiragana or a dash inside what is a known katakana word with the letter put right."""
    for found in _MIXED.finditer(text.text):
        if not _WRONG.search(found[0]):
            continue
        yield from _within(found[0], found.start(), known)


def _within(run: str, offset: int, known: Known) -> Iterator[Hit]:
    """Known words of a run that hold a wrong letter: the longest stretch between its own letters first."""
    plain = "".join("ー" if char in _tables.LONG else _tables.KATAKANA.get(char, char) for char in run)
    wrong = [index for index, char in enumerate(run) if plain[index] != char]
    own = len(run) - len(wrong)
    for start, end in _stretches(run, wrong):
        word, printed = plain[start:end], run[start:end]
        if end - start < 3 or own < 2:
            continue
        sure = not listed().isdisjoint((word, word + "ー")) or composed(word, listed())
        sure = sure or (known.stands(word) and known.is_word(word))
        if sure and not known.is_word(printed):
            yield Hit("lookalike", offset + start, offset + end, word, safe=True)
            return


def _stretches(run: str, wrong: list[int]) -> Iterator[tuple[int, int]]:
    """The whole run; without the wrong letters at its ends (に一 in ``データに一``), which may be real ones."""
    yield 0, len(run)
    first, last = wrong[0], wrong[-1]
    if last == len(run) - 1 and len(wrong) > 1:
        yield 0, len(run) - 1
    if first == 0 and len(wrong) > 1:
        yield 1, len(run)


def _kanji(text: Text, known: Known) -> Iterator[Hit]:
    """ロ in 人ロ: katakana in what is a common kanji word with the kanji put in."""
    for found in _IN_KANJI.finditer(text.text):
        kanji = _tables.KANJI_OF[found[0]]
        before, after = around(text.text, found.start(), found.end())
        whole = [word for word in (before + kanji, kanji + after) if word in _tables.KANJI_WORDS]
        if whole:
            yield Hit("lookalike", found.start(), found.end(), kanji, safe=True)


def _numbers(text: Text, known: Known) -> Iterator[Hit]:
    """Half- and full-width digits in one number: all as its first is; the number stays what it is."""
    for found in _NUMBER.finditer(text.text):
        full = found[0][0] >= "０"
        if full == (min(found[0]) >= "０") and full == (max(found[0]) >= "０"):
            continue
        plain = "".join(chr(ord(c) + 0xFEE0) if full and c <= "9" else _half(c, full) for c in found[0])
        yield Hit("digits", found.start(), found.end(), plain, safe=True)


def _half(char: str, full: bool) -> str:
    return char if full or char <= "9" else chr(ord(char) - 0xFEE0)
