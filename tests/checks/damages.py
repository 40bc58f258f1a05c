"""Damage of letters and layout, done to sound sentences at random places: what a conversion, a font, a scan, an input
method or the hand do. Each kind takes a text and gives it damaged, or None where it offers no place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

from drafter import lexicon
from drafter.damage import _tables

KANJI, KATAKANA = "一-鿿", "ァ-ヺー"
_K, _W = f"[{KANJI}]", f"[{KANJI}{KATAKANA}]"
Damager = Callable[[str, Random], str | None]


def _swap(pattern: str, change: Callable[[re.Match[str], Random], str]) -> Damager:
    """Changes one place, at random, that a pattern matches."""

    def done(text: str, chance: Random) -> str | None:
        places = list(re.finditer(pattern, text))
        if not places:
            return None
        found = chance.choice(places)
        new = change(found, chance)
        return text[: found.start()] + new + text[found.end() :] if new != found[0] else None

    return done


def _twice(found: re.Match[str], chance: Random) -> str:
    return found[0] * 2


def _behind(*marks: str) -> Callable[[re.Match[str], Random], str]:
    return lambda found, chance: found[0] + chance.choice(marks)


def _from(table: dict[str, str]) -> Damager:
    """Letters for those that a table holds."""
    return _swap("|".join(map(re.escape, table)), lambda found, chance: table[found[0]])


def _radicals() -> dict[str, str]:
    found = {plain: char for char in map(chr, range(0x2F00, 0x2FD6)) if (plain := _tables.radical(char))}
    return {plain: char for plain, char in found.items() if char not in "⼀⼆⼋⼗⼟⼤⼩"} | {"民": "⺠", "長": "⻑"}


def _half(found: re.Match[str], chance: Random) -> str:
    halves = {unicodedata.normalize("NFKC", char): char for char in map(chr, range(0xFF66, 0xFF9E))}
    return "".join(halves.get(char, char) for char in found[0])


def _mojibake(found: re.Match[str], chance: Random) -> str:
    return found[0].encode().decode("cp1252", "replace").replace("\ufffd", "\u0081")


def _within(found: re.Match[str], chance: Random) -> str:
    """A katakana word with a slip inside: a letter left out, or two swapped."""
    word = found[0]
    at = chance.randrange(1, len(word) - 2)
    if chance.random() < 0.5:
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _conversion(text: str, chance: Random) -> str | None:
    """A word of the lexicon for the right one, where its conditions hold."""
    entries = [one for one in lexicon.family("conversion").entries if not one.wrong.startswith("/")]
    offers = [(one, found) for one in entries for found in re.finditer(re.escape(one.right), text)]
    chance.shuffle(offers)
    for one, found in offers[:50]:
        wrong = text[: found.start()] + one.wrong + text[found.end() :]
        if any(hit.entry is one for hit in lexicon.Lexicon((one,)).find(wrong)):
            return wrong
    return None


_LETTER = f"[{KANJI}{KATAKANA}ぁ-ん]"
_BETWEEN = f"(?<={_LETTER})(?={_LETTER})"

_WORDS = "デジタル|インフラ|ネットワーク|コミュニティ|ガイドライン|セキュリティ|オンライン|スタートアップ|システム"
_PLAIN = "アイオカキクケコサシスセソタチツテトナニノハヒフヘホマミムメモラリルレロワンー"
_VOICED = "がぎぐげござじずぜぞだづでどばびぶべぼガギグゲゴザジズゼゾダデドバビブベボ"
_GAP = f"(?<={_W})(?=[をがはに]{_K})|(?<={_K})(?=する|した|して)|(?<=[ぁ-ん])(?=[ぁ-ん])"
_NOUN = f"(?<!{_K})(?![^する]*[一何数各別個年時々〇]){_K}{{2,4}}(?=する|し、|を図)"


def _alike(found: re.Match[str], chance: Random) -> str:
    return found[0].translate(str.maketrans("口力工へべ", "ロカエヘベ"))


#: rules any of which tells it → how it is done
KINDS: dict[str, tuple[tuple[str, ...], Damager]] = {
    "particle twice": (("doubled-particle",), _swap(f"(?<={_W})[をにはので](?={_W})", _twice)),
    "two particles": (("doubled-particle",), _swap(f"(?<={_K}{{2}})を(?={_K})", _behind("が", "に", "の", "は"))),
    "word twice": (("doubled-word",), _swap(_NOUN, _twice)),
    "phrase twice": (("doubled-word", "slip"), _swap("について|において|による|とともに|すること(?=。)", _twice)),
    "stop twice": (("doubled-stop",), _swap("[。、]", _twice)),
    "conversion": (("conversion-error",), _conversion),
    "ending twice": (("slip",), _swap("(?<=図)る(?=こと)|(?<=[求進高努])め(?=る)|(?<=行)う(?=こと)", _twice)),
    "letter left out": (("slip",), _swap("(?:(?<=支援)|(?<=実施)|(?<=充実)|(?<=検討))すること", lambda f, c: "すこと")),
    "radical": (("foreign-glyph",), _from(_radicals())),
    "control": (("control-character",), _swap(_LETTER, _behind("\x01", "\x08", "\x1f", "\x7f"))),
    "hidden": (("hidden-character",), _swap(_LETTER, _behind("\u200b", "\u00ad", "\ufeff", "\u200e", "\u2060"))),
    "private": (("private-character",), _swap(f"{_K}", lambda f, c: chr(c.randrange(0xE000, 0xE0FF)))),
    "lost": (("lost-character",), _swap(f"(?<={_K}){_K}(?=[{KANJI}ぁ-ん])", lambda f, c: c.choice("\ufffd〓"))),
    "half kana": (("half-width-kana",), _swap(f"[{_PLAIN}]{{2,}}", _half)),
    "loose mark": (("loose-mark",), _swap(f"[{_VOICED}]", lambda f, c: chr(ord(f[0]) - 1) + "\u3099")),
    "dash for ー": (("look-alike",), _swap(r"(?<=[ァ-ヺ])ー(?=[ァ-ヺ])", lambda f, c: c.choice("一―－"))),
    "ヘ for へ": (("look-alike",), _swap(f"(?<={_K})へ(?=の{_K})|(?<=述)べ|(?<=比)べ", _alike)),
    "katakana for kanji": (("look-alike",), _swap("(?<=人)口|(?<=窓)口|(?<=協)力|(?<=能)力|工(?=事)", _alike)),
    "foreign letter": (("foreign-script",), _swap(f"(?<={_K})[がをに]?(?={_K})", _behind("ㅎ", "ع", "ย", "म"))),
    "both widths": (("mixed-digits",), _swap("[0-9]{2,}", lambda f, c: f[0][:-1] + chr(ord(f[0][-1]) + 0xFEE0))),
    "torn letters": (
        ("torn-word",),
        _swap(
            "(?<![A-Za-zＡ-Ｚ])(?:AI|ICT|DX|GIS|API|IT|PDF|ＡＩ|ＤＸ|ＩＣＴ)(?![A-Za-z])", lambda f, c: " ".join(f[0])
        ),
    ),
    "spread": (("spaced-letters",), _swap(f"{_LETTER}{{8,12}}", lambda f, c: " ".join(f[0]))),
    "mojibake": (("mojibake",), _swap("[ァ-ヺー]{3,}|[ぁ-ん]{3,}", _mojibake)),
    "page number": (
        ("page-number-inside",),
        _swap(f"(?<={_K})(?=する|し、|して)", lambda f, c: f" － {c.randrange(2, 60)} － "),
    ),
    "hyphen": (("hyphen-left",), _swap(f"(?<={_K})(?={_K})", lambda f, c: "- ")),
    "blank": (("stray-blank",), _swap(_GAP, lambda f, c: " ")),
    "tag": (("markup-left",), _swap(_LETTER, _behind("<br>", "</p>", "<b>", "&nbsp;", "_x000D_", "</span>"))),
    "emphasis": (("markup-left",), _swap(f"{_K}{{2,6}}", lambda f, c: f"**{f[0]}**")),
    "field": (
        ("failed-field",),
        _swap(f"(?<=。)(?={_K})|(?<=、)", lambda f, c: c.choice(("エラー! 参照元が見つかりません。", "#REF!"))),
    ),
    "katakana": (("misspelt-katakana",), _swap(f"(?<![ァ-ヺー])(?:{_WORDS})(?![ァ-ヺー])", _within)),
    "outer blank": (("outer-blank",), lambda text, chance: chance.choice(("　", "　　")) + text),
}
