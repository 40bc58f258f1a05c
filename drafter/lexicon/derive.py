"""The tables of ``words`` that follow from others there: ``python -m drafter.lexicon.derive`` writes them anew.

============== ======================================= ==========================================================
table          follows from                            a line
============== ======================================= ==========================================================
pairs.txt      phrases.txt, kinds.txt, compounds.txt   a word; those that follow it in a phrase; and those that do with
                                                       a particle between
half_forms.txt everyday.txt, readings.txt, mixed.txt   a kanji; what half in kana ends in it, each with the kanji that
                                                       the kana stand for; and what begins with it
============== ======================================= ==========================================================

The checks read only what is derived: to divide ten thousand phrases takes longer than to check a draft. A test tells
when a table no longer follows from the others. How all others came to be: ``words/README.txt``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

from drafter.lexicon.neighbours import divided

__all__ = ["TABLES", "plain"]

FOLDER = Path(__file__).parent / "words"
_RUN = re.compile(r"[一-龠々]+")
#: the shape of a Chinese reading in kana
_CHINESE = re.compile("[ぁ-ん][ゃゅょ]?[ういくきつちんっ]?")
_LONG = re.compile("(?<=[おこそとのほもよろょうくすつぬふむゆるゅ])う")
_NOTE = "# Derived from {} by drafter/lexicon/derive.py{}: do not edit."
_LICENCE = " (Apache License 2.0 and BSD 3-Clause: see NOTICE.txt beside it)"
#: kanji that entered the table in 2010, whose words were written half in kana before
_ADDED = frozenset(
    "挨曖宛嵐畏萎椅彙茨咽淫唄鬱怨媛艶旺岡臆俺苛牙瓦楷潰諧崖蓋骸柿顎葛釜鎌韓玩伎亀毀畿臼嗅巾僅錦惧串窟熊詣憬稽隙桁拳鍵舷股虎錮勾梗喉乞傲駒頃痕沙挫采塞埼柵刹拶斬恣摯餌鹿"
    "嫉腫呪袖羞蹴憧拭尻芯腎須裾凄醒脊戚煎羨腺詮箋膳狙遡曽爽痩踪捉遜汰唾堆戴誰旦綻緻酎貼嘲捗椎爪鶴諦溺塡妬賭藤瞳栃頓貪丼那奈梨謎鍋匂虹捻罵剝箸氾汎阪斑眉膝肘訃阜蔽餅璧蔑"
    "哺蜂貌頰睦勃昧枕蜜冥麺冶弥闇喩湧妖瘍沃拉辣藍璃慄侶瞭瑠呂賂弄籠麓脇"
)


def _pairs() -> str:
    """Which words of official prose stand side by side in phrases."""
    nouns = frozenset(first + second for first, rest in _rows("compounds") for second in rest)
    phrases = [phrase for line in _lines("phrases") for phrase in line.split()]
    windows = (run[at : at + 2] for phrase in phrases for run in _RUN.findall(phrase) for at in range(len(run) - 1))
    core = nouns & ({*windows} | {word for line in _lines("kinds") for word in line.replace(":", " ").split()})
    found: dict[str, tuple[set[str], set[str]]] = {}
    for phrase in phrases:
        for token in divided(phrase, nouns, core):
            beside = {(left, token.word) for left in token.left} | {(token.word, right) for right in token.right}
            for first, second in beside:
                apart = first + second not in phrase
                found.setdefault(first, (set(), set()))[apart].add(second)
    rows = (f"{first}\t{_listed(found[first][0] - found[first][1])}\t{_listed(found[first][1])}" for first in found)
    return _table(_NOTE.format("phrases.txt, kinds.txt and compounds.txt", ""), rows)


def _half_forms() -> str:
    """Nouns half in kana, and the kanji of each.

    Forms are made of the nouns' own readings: one kanji left, the other in the kana of its Chinese reading; one that
    several nouns share leads to the first. Those that are something else as well (``mixed.txt``) are none. One single
    kana stands only for a first kanji, and in words with a kanji of 2010.
    """
    readings = {kanji: frozenset(rest.split()) for kanji, rest in _rows("readings")}
    left_alone = {form for line in _lines("mixed") for form in line.split()}
    found: dict[str, str] = {}
    for sound, nouns in _rows("everyday"):
        for noun in (nouns[at : at + 2] for at in range(0, len(nouns), 2)):
            for first, second in _splits(sound, noun, readings):
                if len(first) > 1 or not _ADDED.isdisjoint(noun):
                    found.setdefault(first + noun[1], noun)
                if len(second) > 1:
                    found.setdefault(noun[0] + second, noun)
    rows: dict[str, tuple[list[str], list[str]]] = {}
    for form, noun in found.items():
        if form in left_alone:
            continue
        if form[-1] == noun[1]:
            rows.setdefault(noun[1], ([], []))[0].append(f"{form[:-1]}{noun[0]}")
        else:
            rows.setdefault(noun[0], ([], []))[1].append(f"{form[1:]}{noun[1]}")
    lines = (f"{kanji}\t{_listed(ends)}\t{_listed(begins)}" for kanji, (ends, begins) in rows.items())
    return _table(_NOTE.format("everyday.txt, readings.txt and mixed.txt", _LICENCE), lines)


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


@lru_cache(maxsize=16384)
def plain(reading: str) -> str:
    """A reading without voicing, long vowels and doubled consonants: what the ear and hasty fingers mix up. The lines
    of ``homophones.txt`` are made by it.
    """
    bare = "".join(unicodedata.normalize("NFD", kana)[0] for kana in reading)
    return _LONG.sub("", bare).replace("っ", "つ")


#: the tables that are derived, by their file names
TABLES: dict[str, Callable[[], str]] = {"pairs.txt": _pairs, "half_forms.txt": _half_forms}


def _table(note: str, rows: Iterable[str]) -> str:
    return "\n".join((note, *sorted(rows), ""))


def _listed(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def _lines(name: str) -> list[str]:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def _rows(name: str) -> list[tuple[str, str]]:
    split = (line.partition("\t") for line in _lines(name))
    return [(first, rest) for first, _, rest in split]


if __name__ == "__main__":
    for file, derived in TABLES.items():
        (FOLDER / file).write_text(derived(), encoding="utf-8", newline="\n")
