"""Which words of a text changed: a comparison that never cuts a word or a number in the middle.

Japanese prints no blanks between words. Without a dictionary a text is cut where its script tells: dates and numbers
with their counter stay whole (``令和９年度``, ``99.9%``), so do runs of kanji with what is inflected behind them
(``講じる``, ``見直し``), of katakana and of Latin letters; particles and the standing forms of official prose (する,
とともに, こと) stand alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from drafter.japanese import aligning, lazy
from drafter.japanese.glyphs import squeeze

Op = Literal["equal", "delete", "insert", "replace"]

_DIGIT = "0-9０-９"
_PLAIN = rf"[{_DIGIT}]+(?:[.,．，][{_DIGIT}]+)*"
#: １兆2,000億, １０分の９, １～３
_NUMBER = rf"{_PLAIN}(?:(?:[兆億万]|分の|[～〜]){_PLAIN})*"
_KANJI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆〇ヶヵ"
_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a1-\u30f4\u30f7-\u30fa\u30fc-\u30ff\uff66-\uff9f"
_LATIN = r"A-Za-zＡ-Ｚａ-ｚÀ-ɏ"
_ERA = r"(?:令和|平成|昭和|大正|明治)"
_COUNTER = (
    r"(?:年度末|年度|年代|年間|か年|カ年|ヶ年|箇年|年|か月|カ月|ヶ月|箇月|月末|月|週間|日間|日|時間|時|分|世帯|項目|箇所|か所|カ所|ヶ所"
    r"|兆円|億円|万円|千円|円|割|倍|万人|人|件|校|戸|台|基|社|回|次|期|章|節|条|項|号|都道府県|市町村|km|㎞|％|%)"
)
_KANJI_NUMBER = "[〇一二三四五六七八九十百千万]+(?=か年|カ年|箇年|年度|年間|年|か月|月|日|割|兆円|億円|万円|人|回)"
_DAY = rf"(?:[{_DIGIT}]+月(?:[{_DIGIT}]+日|末|[上中下]旬)?)"
_DATE = rf"{_ERA}(?:元|[{_DIGIT}]+|[〇一二三四五六七八九十]+)年(?:度末|度|末|{_DAY})?"
_MEASURE = rf"(?:{_DATE}|第?{_NUMBER}{_COUNTER}?|(?<![{_KANJI}]){_KANJI_NUMBER}{_COUNTER})"
_CONJUNCTION = "及び|並びに|又は|若しくは"
_STEM = rf"(?:(?!{_ERA}(?:元年|[{_DIGIT}])|第[{_DIGIT}]|{_CONJUNCTION})[{_KANJI}])+"
#: one kana between two kanji belongs to a compound: 引き続き, 取り残す
_BETWEEN = "きぎしじちみびりいけげせめれえ"
_WORDS = lazy.compile(
    rf"[{_DIGIT}]*[{_LATIN}][{_LATIN}{_DIGIT}]*(?:[.\-－][{_LATIN}{_DIGIT}]+)*"
    rf"|{_MEASURE}"
    rf"|{_CONJUNCTION}"
    rf"|(?P<kanji>{_STEM}(?:[{_BETWEEN}][{_KANJI}](?![{_KANJI}]))*)(?P<tail>[{_HIRAGANA}]*)"
    rf"|(?P<kana>[{_HIRAGANA}]+)"
    rf"|[{_KATAKANA}]+"
    r"|\n|[^\S\n]+|.",
    re.DOTALL,
)
#: what stands alone behind a word: particles, する and its forms, standing forms of official prose
_STANDING = (
    "を は が の に と で も へ や か から まで より など ほか のみ だけ こと もの ため よう ところ とき うえ とともに"
    " について において における におかれては により による によって として とする とした としての"
    " する した して される された されて させる すべき できる できない いる いない ある ない なる なった なっている"
    " している されている ように ための ことから ものの ものとする ことができる されたい"
    " ならない べき である であり であって です ます"
)
_FUNCTION = sorted(_STANDING.split(), key=len, reverse=True)
_FUNCTIONS = lazy.compile("|".join(_FUNCTION))
_ALL_FUNCTIONS = lazy.compile(f"(?:{_FUNCTIONS.pattern})+")
#: words whose kana look like particles
_WHOLE = lazy.compile(
    r"共に|特に|更に|既に|常に|直ちに|速やかに|新たに|確実に|着実に|適切に|十分に|十分な|新たな|必要な|様々な"
)
_FIGURE = lazy.compile(_MEASURE)


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of two texts.

    Attributes:
        op: equal, or what became of the old words.
        old, new: the words; one of them empty for what was only taken out or put in.
        old_at, new_at: where they begin, in characters.
    """

    op: Op
    old: str
    new: str
    old_at: int
    new_at: int


def words(text: str) -> list[str]:
    """A text cut into words; joined again they are the text."""
    return list(_words(text))


def _words(text: str) -> Iterator[str]:
    for found in _WORDS.finditer(text):
        if found["kanji"]:
            yield from _inflected(found["kanji"], found["tail"])
        elif found["kana"]:
            yield from _particles(found["kana"])
        else:
            yield found[0]


def _inflected(kanji: str, tail: str) -> Iterator[str]:
    """A word in kanji, what is inflected of it, and the particles behind: 講じる こと."""
    whole = _WHOLE.match(kanji[-2:] + tail) or _WHOLE.match(kanji[-1:] + tail)
    if whole:
        stem = len(whole[0]) - (2 if whole[0][:2] == kanji[-2:] else 1)
        yield kanji + tail[:stem]
        yield from _particles(tail[stem:])
        return
    for at in range(len(tail)):
        if _ALL_FUNCTIONS.fullmatch(tail, at):
            yield kanji + tail[:at]
            yield from _particles(tail[at:])
            return
    yield kanji + tail


def _particles(kana: str) -> Iterator[str]:
    """Standing forms and particles, each alone; other kana whole."""
    if not kana:
        return
    if _ALL_FUNCTIONS.fullmatch(kana):
        yield from _FUNCTIONS.findall(kana)
        return
    for at in range(1, len(kana)):
        if _ALL_FUNCTIONS.fullmatch(kana, at):
            yield kana[:at]
            yield from _FUNCTIONS.findall(kana[at:])
            return
    yield kana


def changes(old: str, new: str) -> tuple[Change, ...]:
    """What became of a text, word by word.

    Returns:
        Stretches in order; the ``old`` of all of them joined are the old text, the ``new`` the new one. No two equal
        stretches are neighbours, and a comma or particle between two changed stretches is told with them.
    """
    return _told(old, new, whole=False)


def readable(old: str, new: str) -> tuple[Change, ...]:
    """As ``changes``, but a passage (sentence) of which little was kept is told as replaced whole."""
    return _told(old, new, whole=True)


def _told(old: str, new: str, *, whole: bool) -> tuple[Change, ...]:
    if old == new:
        return (Change("equal", old, new, 0, 0),) if old else ()
    stretches = aligning.aligned(words(old), words(new), whole=whole)
    return tuple(_placed([("".join(one.old), "".join(one.new), one.equal) for one in stretches]))


def _placed(pieces: Sequence[tuple[str, str, bool]]) -> Iterator[Change]:
    old_at = new_at = 0
    for old, new, equal in pieces:
        op: Op = "equal" if equal else "replace" if old and new else "delete" if old else "insert"
        yield Change(op, old, new, old_at, new_at)
        old_at += len(old)
        new_at += len(new)


def marked(some: Sequence[Change], *, shown: int = 0) -> str:
    """The changes as one line of text: ``総務省は〔-令和８年度-〕〔+令和９年度+〕から``.

    Args:
        shown: characters of an equal stretch that are kept on each side of a change; 0 keeps all of them.
    """
    parts: list[str] = []
    for at, one in enumerate(some):
        if one.op == "equal":
            parts.append(_shortened(one.new, shown, first=at == 0, last=at == len(some) - 1))
            continue
        parts += [f"〔-{one.old}-〕"] if one.old else []
        parts += [f"〔+{one.new}+〕"] if one.new else []
    return "".join(parts)


def _shortened(text: str, shown: int, *, first: bool, last: bool) -> str:
    if not shown or len(text) <= shown * (1 if first or last else 2) + 1:
        return text
    head, tail = ("" if first else text[:shown]), ("" if last else text[-shown:])
    return f"{head}…{tail}"


def only_figures(old: str, new: str) -> bool:
    """Whether two texts differ in dates, years and numbers and in nothing else (width and blanks aside)."""
    one, other = squeeze(old), squeeze(new)
    return one != other and bool(_FIGURE.search(one)) and _masked(one) == _masked(other)


def _masked(text: str) -> str:
    return _FIGURE.sub("0", unicodedata.normalize("NFKC", text))
