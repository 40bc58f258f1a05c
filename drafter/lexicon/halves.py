"""Nouns half in kana (は握, 把あく): every form that a noun of 常用漢字表 can take, and the noun.

Forms are made of the nouns' own readings (``words/everyday.txt``, ``words/readings.txt``): one kanji left, the other in
the kana of its Chinese reading. Those that are something else as well (``words/mixed.txt``) are none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

__all__ = ["forms"]

_FOLDER = Path(__file__).parent / "words"
#: the shape of a Chinese reading in kana
_CHINESE = re.compile("[ぁ-ん][ゃゅょ]?[ういくきつちんっ]?")


#: kanji that entered the table in 2010, whose words were written half in kana before
_ADDED = frozenset(
    "挨曖宛嵐畏萎椅彙茨咽淫唄鬱怨媛艶旺岡臆俺苛牙瓦楷潰諧崖蓋骸柿顎葛釜鎌韓玩伎亀毀畿臼嗅巾僅錦惧串窟熊詣憬稽隙桁拳鍵舷股虎錮勾梗喉乞傲駒頃痕沙挫采塞埼柵刹拶斬恣摯餌鹿"
    "嫉腫呪袖羞蹴憧拭尻芯腎須裾凄醒脊戚煎羨腺詮箋膳狙遡曽爽痩踪捉遜汰唾堆戴誰旦綻緻酎貼嘲捗椎爪鶴諦溺塡妬賭藤瞳栃頓貪丼那奈梨謎鍋匂虹捻罵剝箸氾汎阪斑眉膝肘訃阜蔽餅璧蔑"
    "哺蜂貌頰睦勃昧枕蜜冥麺冶弥闇喩湧妖瘍沃拉辣藍璃慄侶瞭瑠呂賂弄籠麓脇"
)


@lru_cache(maxsize=1)
def forms() -> dict[str, str]:
    """The forms, each with the noun; one that several nouns share leads to the first.

    One single kana stands only for a first kanji, and in words with a kanji of 2010.
    """
    readings = {kanji: frozenset(rest.split()) for kanji, rest in _rows("readings")}
    left_alone = {form for line, _ in _rows("mixed") for form in line.split()}
    found: dict[str, str] = {}
    for sound, nouns in _rows("everyday"):
        for at in range(0, len(nouns), 2):
            noun = nouns[at : at + 2]
            for first, second in _splits(sound, noun, readings):
                if len(first) > 1 or not _ADDED.isdisjoint(noun):
                    found.setdefault(first + noun[1], noun)
                if len(second) > 1:
                    found.setdefault(noun[0] + second, noun)
    return {form: noun for form, noun in found.items() if form not in left_alone}


def _splits(sound: str, noun: str, readings: dict[str, frozenset[str]]) -> list[tuple[str, str]]:
    """How a reading falls to a noun's two kanji; all ways in which it may where neither kanji's readings are known."""
    pairs = [(sound[:at], sound[at:]) for at in range(1, len(sound))]
    pairs = [pair for pair in pairs if _CHINESE.fullmatch(pair[0]) and _CHINESE.fullmatch(pair[1])]
    one, two = (readings.get(kanji, frozenset()) for kanji in noun)
    return (
        [pair for pair in pairs if pair[0] in one and pair[1] in two]
        or [pair for pair in pairs if pair[0] in one or pair[1] in two]
        or pairs
    )


def _rows(name: str) -> list[tuple[str, str]]:
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    split = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return [(first, rest) for first, _, rest in split]
