"""Whether a passage begins with something that looks like a label, and how much it looks like one.

``５Ｇの…``, ``10年間…``, ``３割…``, ``（仮称）…`` begin with a figure or a bracket and are no labels; ``１世界に…`` may
be one. What is decided here is only how likely a line is on its own; the sequence over the whole document decides
(``recognise.levels``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.japanese import eras
from drafter.numbering import labels
from drafter.numbering.recognise import captions, glyphs, scores
from drafter.numbering.recognise.lines import Kind, Passage, Role
from drafter.numbering.recognise.sentences import is_cut, is_sentence

_NOTE = re.compile(
    r"(?:[※＊*†‡](?:[0-9０-９]{1,3})?|[（(]?注[0-9０-９]{0,2}[)）]?[:：.．　 、]"
    r"|[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2}[)）]?(?=[ 　]*[^\s。、，．・）)」』】])"
    r"|[（(]注[ 　]?[0-9０-９]{0,2}[)）]|[（(](?:参考|出典|備考|注記)[)）](?=[ 　]*\S)|\[\^?[0-9]{1,3}\][:：]?)"
)

_SAME_BULLET = {"･": "・", "•": "・", "－": "-", "‐": "-", "–": "-", "—": "-", "―": "-", "◯": "○", "⚪": "○", "⚫": "●"}

#: a name and its value: 【要望先】　国土交通省, 担当省庁：総務省
_NAMED = re.compile(
    r"[【〔＜<《≪\[［][^【】〔〕＜＞<>《》≪≫\[\]［］]{1,14}[】〕＞>》≫\]］]"
    r"[\s　]*[^\s　。]{1,60}(?:[\s　]+[^\s　。]{1,40})*"
    r"|[（(]?[^\s　。、：:0-9０-９（(]{2,12}[\s　]*[：:][^。]{1,70}"
    r"|[（(＜<〔［\[][^\s　。、（）()]{0,10}(?:先|局|課|省庁|府省|官庁|所管|担当|部署|窓口|区分|団体)"
    r"[\s　]+[^\s　。（）()]{2,40}"
    r"(?:[\s　]+[^\s　。（）()]{2,40})*[）)＞>〕］\]]"
)

#: 提言１, 【要望２】, 重点項目Ⅲ: a word and a number that head a part
_WORDED = re.compile(
    r"(?P<label>[【〔＜<〈《≪［\[（(]?(?P<word>(?:最?重点|緊急|共通|個別|基本|具体的?|新規|継続)?(?:提言"
    r"|要望|提案|要請|項目|事項|課題|論点|施策|目標|方針|視点|戦略|原則|柱|テーマ"
    r"|議題|議案|取組|その"
    r"|問い?|質問|設問|答え?|回答|[QＱAＡ]))(?:項目|事項)?"
    r"[ 　]?第?(?P<number>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳]"
    r"|[Ⅰ-Ⅻ])号?(?:[ 　]?[-－][ 　]?(?P<sub>[0-9０-９]{1,2}))?"
    r"[】〕＞>〉》≫］\]）)]?)(?P<gap>[：:．.、]?[ 　\t]*)(?P<rest>.*)",
    re.DOTALL,
)
_MINISTRY = (
    r"[^、・，,／/（）()【】。]{0,14}(?:省|庁|府|内閣官房|委員会|人事院|会計検査院|関係省庁|各省)"
    r"(?:[^、・，,／/（）()【】。をのはがに]{1,14}(?:局|室|部|課|本部|事務局|事務所|院))?"
)
#: what stands on a line of its own beside a heading: the ministries asked, 新規, 継続
_TAG = re.compile(
    rf"[【〔＜<〈《≪［\[（(](?:{_MINISTRY}(?:[ 　]*[、・，,／/][ 　]*{_MINISTRY})*(?:[ 　]*(?:等|ほか|関係))?"
    r"|(?:一部)?(?:新規|継続|拡充|再掲|再要望|重点|最重点|緊急|修正|再提言|略|抄|抜粋))[】〕＞>〉》≫］\]）)]"
)
_STATE = re.compile(r".?(?:一部)?(?:新規|継続|拡充|再掲|再要望|重点|最重点|緊急|修正|再提言|略|抄|抜粋).?")
_FIGURE = re.compile(
    r"[（(＜<【〔]?(?:図表?|表|グラフ|写真"
    r"|資料)[ 　]?[0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})?[）)＞>】〕]?(?:[ 　:：].{0,60})?"
)
#: a row of a record of meetings: 第２回　令和７年８月２７日　有識者からの意見聴取
_HELD = re.compile(
    r"第[ 　]?[0-9０-９一二三四五六七八九十]{1,3}[ 　]?回(?:[^。、\s　]{0,10})?[ 　]*[（(：:]?[ 　]*"
    r"(?:(?:明治|大正|昭和|平成|令和)[ 　]*[0-9０-９元]{1,2}|[0-9０-９]{4})[ 　]*[年./．／].*"
)
_ORNAMENT = re.compile(r"[^\w①-⑳Ⅰ-Ⅻ\s][^\w①-⑳Ⅰ-Ⅻ]*")

#: letters that no label, note or word with a number begins with; most lines begin with one
NO_LABEL = frozenset(chr(code) for code in (*range(0x3041, 0x3094), *range(0x4E00, 0x9FA1))) - frozenset(
    "第注図表資〇一二三四五六七八九十百千写最重緊共個基具新継提要項事課論施目方視戦原柱議取そ問質設答回"
)

Style = tuple[str, str, str, str, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """How a passage begins.

    Attributes:
        kind: number, bullet, caption (bracketed line), note, or text.
        printed, gap, rest: the label as printed, blanks after it, what follows.
        readings: the ways to read a number. score: how much it looks like a label, about -4 to 4.
        sentence: whether the passage reads as running text (a sentence that ended, or long).
        other: a second way to take the label off, where the first turns out to be none.
    """

    kind: Kind
    printed: str = ""
    gap: str = ""
    rest: str = ""
    readings: tuple[labels.Reading, ...] = ()
    score: int = 0
    sentence: bool = False
    other: Mark | None = None


def style(reading: labels.Reading) -> Style:
    """The key of a list: what its labels share. Look-alike bullets are one."""
    if reading.family == "bullet":
        return ("bullet", "", "", _SAME_BULLET.get(reading.mark, reading.mark), 0)
    return reading.style


def loose(key: Style) -> Style:
    """The same key without brackets and suffix, for lists that mix ``1.`` with ``1`` or ``(1)`` with ``1)``."""
    family, prefix, bracket, suffix, depth = key
    if family == "bullet":
        return key
    return (family, prefix, "(" if bracket else "", suffix if prefix else "", depth)


def marks(passages: Sequence[Passage]) -> list[Mark]:
    """The mark of each passage, in order."""
    found: list[Mark] = []
    before: Passage | None = None
    for passage in passages:
        found.append(mark(passage, before))
        before = passage
    texts = [
        p.text if m.kind in ("text", "note") and p.fixed is None else "" for p, m in zip(passages, found, strict=True)
    ]
    alone = [m.rest for m in found if m.kind == "caption"]
    for i in captions.runs_in(texts, alone):
        found[i] = Mark("caption", rest=passages[i].text)
    for i, one in enumerate(found):
        if one.kind == "text" and _names_table(passages, i, one):
            found[i] = replace(one, kind="note")
        if one.kind == "number" and _is_footnote(passages, found, i):
            found[i] = Mark("note", one.printed, one.gap, one.rest, sentence=one.sentence)
        elif one.kind == "number" and passages[i].boxed:
            found[i] = replace(one, score=3, readings=tuple(replace(r, prefix="□") for r in one.readings))
    return found


def _names_table(passages: Sequence[Passage], i: int, one: Mark) -> bool:
    """A short line directly over a table is its name."""
    below = passages[i + 1] if i + 1 < len(passages) else None
    over = below is not None and below.fixed is Role.TABLE and bool(below.rows)
    return over and not one.sentence and len(one.rest) <= 40 and not passages[i].depth and passages[i].hint is None


def _is_footnote(passages: Sequence[Passage], found: Sequence[Mark], i: int) -> bool:
    """``1 総務省の推計による。`` beneath a text that refers to it: ``…減った1。``"""
    one = found[i]
    if not one.sentence or not one.gap or not _BARE.fullmatch(one.printed) or one.rest.endswith(("こと。", "こと")):
        return False
    reference = re.compile(rf"[ぁ-んァ-ヶー一-龠」）)]{one.printed}(?:[。、）)」]|$)")
    back = (passages[k].text for k in range(i - 1, max(-1, i - 4), -1) if found[k].kind in ("text", "bullet", "note"))
    return any(reference.search(text) for text in back)


_BARE = re.compile(r"[0-9０-９]{1,2}")


def mark(passage: Passage, before: Passage | None = None) -> Mark:
    """How one passage begins. ``before`` is the passage before it, which may stand cut off."""
    if passage.fixed is not None:
        return Mark("fixed", rest=passage.text, sentence=is_sentence(passage.text))
    return of_line(passage.text, passage.indent, before)


def of_line(text: str, indent: int = 0, before: Passage | None = None) -> Mark:
    """How a line begins. ``indent``: cells before it. ``before``: as for ``mark``."""
    pulled = glyphs.tight(text)
    if pulled is not text:
        return _spread(of_line(pulled, indent, before), text)
    sentence = is_sentence(text)
    if text[0] in NO_LABEL and "：" not in text and ":" not in text:
        return Mark("text", rest=text, sentence=sentence)
    return _beginning(text, sentence, indent, before)


def _beginning(text: str, sentence: bool, indent: int, before: Passage | None) -> Mark:
    if _NOTE.match(text):
        return _note(text, sentence)
    if named := _worded_label(text, sentence) or _compound(text, sentence):
        return named
    if _aside(text, sentence, before):
        return Mark("note", rest=text)
    if len(text) <= 70 and captions.ALONE.fullmatch(text) and labels.parse(text) == ():
        return Mark("caption", rest=text, sentence=False)
    taken = _whole(labels.split(glyphs.plain_radicals(text[:200])))
    if taken is None or _is_date(text):
        return Mark("text", rest=text, sentence=sentence)
    return _label(text, taken, sentence, indent, before)


#: what belongs to a label though scans set it apart: ``１ . …``, ``ア ）…``, ``第 １ 章 …``
_SET_APART = re.compile(r"[.．)）、](?=[ 　]|[^0-9０-９\s])|[編部章節款条](?=[ 　])")


def _whole(taken: labels.Split | None) -> labels.Split | None:
    """A label together with the suffix that stands behind a blank; others as they are."""
    if taken is None or taken.gap not in (" ", "　") or not (found := _SET_APART.match(taken.rest)):
        return taken
    readings = labels.parse(re.sub(r"[ 　]", "", taken.printed) + found[0])
    if not readings:
        return taken
    rest = taken.rest[found.end() :]
    body = rest.lstrip(" \t　")
    return labels.Split(taken.printed + taken.gap + found[0], rest[: len(rest) - len(body)], body, readings)


def _label(text: str, taken: labels.Split, sentence: bool, indent: int, before: Passage | None) -> Mark:
    """The mark of a line from which a label can be taken off."""
    if not text.startswith(taken.printed):
        taken = replace(taken, printed=text[: len(taken.printed)])
    rest = text[len(taken.printed) + len(taken.gap) :]
    other = _parted(text, taken)
    if other is not None and (_two_widths(taken.printed) or scores.UNIT.match(rest) or rest[:1] in (".", "．")):
        return other
    if taken.readings[0].family == "bullet":
        score = scores.of_bullet(taken, rest, indent)
        kind: Kind = "bullet" if score > 0 else "text"
        return Mark(kind, taken.printed, taken.gap, rest, taken.readings, score, sentence)
    score = scores.of_number(taken, rest)
    if before is not None and before.fixed is None and is_cut(before.text):
        score -= 2
    return Mark("number", taken.printed, taken.gap, rest, _cased(taken), score, sentence, other)


def _spread(found: Mark, text: str) -> Mark:
    """The mark of a line whose letters stand apart, in the line's own characters."""
    letters = len(re.sub(r"[ 　]", "", found.printed))
    at = 0
    while letters:
        letters -= text[at] not in " 　"
        at += 1
    rest = text[at:].lstrip(" 　") if found.printed else text
    gap = text[at : len(text) - len(rest)]
    return replace(found, printed=text[:at], gap=gap, rest=rest, other=None)


def _cased(taken: labels.Split) -> tuple[labels.Reading, ...]:
    """Ａ and ａ are two series: capitals carry it as a prefix of their style."""
    if taken.readings[0].family not in ("alpha", "roman") or not re.search(r"[A-ZＡ-Ｚ]", taken.printed):
        return taken.readings
    return tuple(replace(reading, prefix="A") for reading in taken.readings)


def _aside(text: str, sentence: bool, before: Passage | None) -> bool:
    """Lines beside the text: the ministries asked, 新規, 要望先：…, the name of a figure, a row of stars.

    The name of a ministry under a heading tells whom it is for; elsewhere it may head a chapter.
    """
    if _TAG.fullmatch(text):
        return _STATE.fullmatch(text) is not None or _heads(before)
    if sentence:
        return False
    if _ORNAMENT.fullmatch(text) or _FIGURE.fullmatch(text) or (len(text) <= 80 and _HELD.fullmatch(text)):
        return True
    return _NAMED.fullmatch(text) is not None and labels.split(text) is None


def _heads(before: Passage | None) -> bool:
    """Whether the line before is a labelled heading."""
    if before is None or before.fixed is not None or is_sentence(before.text) or len(before.text) > 70:
        return False
    taken = labels.split(before.text)
    if taken is not None and taken.readings[0].family == "bullet":
        return True
    if taken is not None and scores.of_number(taken, before.text[len(taken.printed + taken.gap) :]) >= 1:
        return not _is_date(before.text)
    return _WORDED.fullmatch(before.text) is not None


def _worded_label(text: str, sentence: bool) -> Mark | None:
    """``提言１　…``: a list of its own for each word."""
    found = _WORDED.fullmatch(text[:400])
    if found is None:
        return None
    closed = found["label"][0] in "【〔＜<〈《≪［[（("
    rest, gap = found["rest"] + text[400:], found["gap"]
    if not closed and rest and not gap.strip(":：．.、") and not gap:
        return None
    if not closed and found["word"] in "QＱAＡ" and not (gap and rest):
        return None  # Ａ１ may be the name of anything
    if not closed and scores.SURE_UNIT.match(rest):
        return None
    core = labels.parse(found["sub"] or found["number"])
    if not core:
        return None
    above = labels.parse(found["number"]) if found["sub"] else ()
    reading = labels.Reading(
        core[0].family, core[0].number, (), (above[0].number,) if above else (), found["word"], "", "", core[0].width
    )
    printed = found["label"] + gap.rstrip(" 　\t")
    return Mark("number", printed, gap[len(gap.rstrip(" 　\t")) :], rest, (reading,), 3, sentence)


_COMPOUND = re.compile(
    r"(?P<label>(?P<above>[Ⅰ-Ⅻ]|[IVX]{1,4}|[A-ZＡ-Ｚ])[-－‐–―ー](?P<number>[0-9０-９]{1,2}))(?P<suffix>[.．、]?)"
    r"(?P<gap>[ 　\t]+)(?P<rest>\S.*)",
    re.DOTALL,
)


def _compound(text: str, sentence: bool) -> Mark | None:
    """``Ⅱ－１　…``, ``A-1 …``: the first within chapter Ⅱ or A."""
    found = _COMPOUND.fullmatch(text[:400])
    if found is None:
        return None
    above, number = labels.parse(found["above"]), labels.parse(found["number"])
    if not above or not number:
        return None
    family = next((r for r in above if r.family == "roman"), above[0])
    reading = labels.Reading("decimal", number[0].number, (), (family.number,), "", "", "", number[0].width)
    printed = found["label"] + found["suffix"]
    return Mark("number", printed, found["gap"], found["rest"] + text[400:], (reading,), 3, sentence)


_DOTTED = re.compile(r"([0-9０-９]{1,2}[.．])([0-9０-９]{1,4})(?![0-9０-９])")


def _parted(text: str, taken: labels.Split) -> Mark | None:
    """``３．10年後…``, ``２．５Ｇの…``: a label and a figure that begins its heading, and no label 3.10."""
    dotted = _DOTTED.match(text)
    if dotted is None or (taken.gap and taken.printed == dotted[0]):
        return None
    sure = _two_widths(dotted[0]) or not scores.SURE_UNIT.match(text[dotted.end() :])
    body = text[len(dotted[1]) :]
    return Mark("number", dotted[1], "", body, labels.parse(dotted[1]), 1 if sure else -1, is_sentence(text))


def _two_widths(printed: str) -> bool:
    """Whether both half- and full-width digits occur."""
    digits = [char for char in printed if char.isdigit()]
    return any(char.isascii() for char in digits) and not all(char.isascii() for char in digits)


def _note(text: str, sentence: bool) -> Mark:
    matched = _NOTE.match(text)
    printed = matched[0].rstrip(" 　") if matched else ""
    rest = text[len(printed) :]
    body = rest.lstrip(" \t　")
    return Mark("note", printed, rest[: len(rest) - len(body)], body, sentence=sentence)


def _is_date(text: str) -> bool:
    return len(text) <= 40 and eras.parse(text) is not None
