"""Blanks where none belong: A I for AI, 提 言 書 in a sentence, 推 進する, 情報- 通信."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from drafter.damage import _tables
from drafter.damage._hit import HIRAGANA, JAPANESE, KANJI, KATAKANA, Hit, Known, around, composed, listed
from drafter.damage._texts import Text

_TORN = re.compile(
    r"(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９&.])(?:[A-Za-zＡ-Ｚａ-ｚ]|[2-6２-６](?= [GgDＧ]))"
    r"(?: [A-Za-zＡ-Ｚａ-ｚ])+(?![A-Za-zＡ-Ｚａ-ｚ.])"
)
#: three and more letters, each with a blank before the next
_SPACED = re.compile(
    f"(?<![{KATAKANA}])[{KATAKANA}](?P<space>[ 　])[{KATAKANA}](?:(?P=space)[{KATAKANA}])+"
    f"(?![{KATAKANA}]|(?P=space)[{JAPANESE}])"
    f"|(?<![{KANJI}])[{KANJI}](?P<blank>[ 　])[{KANJI}](?:(?P=blank)[{KANJI}])+(?![{KANJI}]|(?P=blank)[{JAPANESE}])"
    f"|(?<![{JAPANESE}])[{JAPANESE}](?P<gap>[ 　])[{JAPANESE}、。](?:(?P=gap)[{JAPANESE}、。])+"
    f"(?![{JAPANESE}]|(?P=gap)[{JAPANESE}](?:(?P=gap)|(?![{JAPANESE}])))"
)
#: letters that are told one by one: 大 中 小, 国 県 市
_LISTED = re.compile(
    "[甲乙丙丁戊上中下大小春夏秋冬東西南北月火水木金土日国都道府県市区町村郡父母子男女左右前後松竹梅産官学金労言福農商工一二三四五六七八九十]+"
)
#: the letters that parts are labelled with: ア イ ウの各欄
_ORDERS = ("アイウエオカキクケコサシスセソタチツテト", "イロハニホヘト", "あいうえおかきくけこ", "いろはにほへと")
#: the indent of a wrapped line that was joined to the line before
_WIDE = re.compile(f"(?<=[{JAPANESE}])[ 　]{{2,8}}(?=[{JAPANESE}])")
_STRAY = re.compile(f"(?<=[{JAPANESE}])[ 　](?=[{JAPANESE}])")
#: what goes on with the word before it
_GOES_ON = re.compile(
    f"(?:する|した|して|され|させ|しな|しつつ|し、|[をがはにの](?=[{KANJI}{KATAKANA}、])|られ|など|による|について)"
)
#: no word begins so; no lead before a sentence ends so
_RUNS_ON = re.compile("[をんっゃゅょー、。]|る[こたと。]|れ[るばた]|られ|りま")
_LINKS = re.compile(f"[{KANJI}{KATAKANA}][をがにのはと]$")
_PARTICLE = re.compile(f"[{KANJI}{KATAKANA}][をがは]$")
_HYPHEN = re.compile(f"(?<=[{JAPANESE}])[-‐] (?=[{JAPANESE}])|(?<=[a-z])[-‐] (?=[a-z])")
_LATIN_WORD = re.compile("[A-Za-z]+")
#: a clause that goes on: no heading that leads a sentence has one
_CLAUSE = re.compile("[はがをにでもてりしめずばくとけどきいみえべ]、")
#: what no word and no sentence begins with, and what only joins
_JOINS = re.compile(
    f"等[のにをがはでとへ、]|(?:及び|並びに|又は|若しくは)(?![ 　])|[をがはにのでとへも](?=[{KANJI}{KATAKANA}「])"
    "|[うくすつぬむるゆえけせてねへめれきちみりがだでどばびべぼ](?![ 　])|ます|ませ|いて|とともに"
    "|こと[。をがはに]|ため[、に]|[ーっゃゅょァィゥェォッャュョ]|な(?=[一-龠])"
)
#: words of kana that such letters begin
_WORDS = re.compile(
    "うち|うえ|うま|うつ|くら|くに|くわ|すべ|すこ|すで|すぐ|すな|すみ|つい|つき|つな|つく|つま|つぎ|つら|ぬく|むし|むら|むす|むね|ゆと|ゆえ|ゆる|ゆく|ゆた"
    "|えん|えが|けが|けれ|けん|せい|せん|せっ|ねら|ねん|へき|へり|めぐ|めざ|めり|きめ|きわ|きっ|きず|きれ|きび|ちい|ちょ|みど|みん|みな|みず|みら|みち|みえ|みず"
    "|りん|がん|がけ|だれ|だが|だから|でき|でも|です|では|どう|どこ|どの|どち|どん|ばら|びわ|べき|ぼう|ても|てい|ている|れい|るい"
)
#: what only goes on
_ANDS = re.compile("(?:及び|並びに|又は|若しくは|[一-龠ぁ-んァ-ヴー]の|[一-龠ァ-ヴー]を)$")
_SINGLE = re.compile(f"(?<=[{HIRAGANA}])[{KANJI}][ 　][{KANJI}](?=[{HIRAGANA}])")
#: surnames of one letter: a name may be set apart behind them
_SURNAMES = "林森原東南関堀辻谷岡島星菅泉平西北今畑橘柴榎桂柳岸桜岩堤牧乾旭梶沖浜湊"
#: more stray blanks than that in one text are the way in which it is set
_FEW = 3
#: no lead before a sentence is longer
_LEAD = 16
#: a line that long is no name
_SHORT = 10
#: no word is longer
_LONG = 40


def find(text: Text, known: Known) -> Iterator[Hit]:
    """Every stray blank of a text."""
    if text.field == "label" or not (" " in text.text or "　" in text.text):
        return
    yield from _torn(text, known)
    if text.sentence:
        yield from _spaced(text, known)
        yield from _hyphens(text, known)
        yield from _stray(text, known)
    elif text.kind == "running" and len(text.text) > _SHORT:
        for found in _STRAY.finditer(text.text):
            if _parts(text.text, found.start()):
                yield Hit("stray", found.start(), found.end(), "", safe=True)


def _torn(text: Text, known: Known) -> Iterator[Hit]:
    """A word that is known as one; letters that nobody knows together may be a list."""
    for found in _TORN.finditer(text.text):
        plain = found[0].replace(" ", "")
        acronym = unicodedata.normalize("NFKC", plain).upper() in _tables.ACRONYMS
        before, after = around(text.text, found.start(), found.end())
        if acronym or (known.stands(plain) and not plain.islower()):
            safe = not (before + after).strip() or re.search(f"[{JAPANESE}、。・「」（）]", before + after) is not None
            yield Hit("torn", found.start(), found.end(), plain, safe)


def _spaced(text: Text, known: Known) -> Iterator[Hit]:
    for found in _SPACED.finditer(text.text):
        plain = found[0].replace(_gap_of(found), "")
        if _LISTED.fullmatch(plain) or any(plain in order for order in _ORDERS):
            continue
        rest = len("".join(text.text.split())) - len(plain)
        if len(plain) >= 6 or known.stands(plain):
            # the blank that sets the run apart from the word after it is one of its own
            more = re.compile(f"{_gap_of(found)}(?=[{JAPANESE}])").match(text.text, found.end())
            yield Hit("spaced", found.start(), more.end() if more else found.end(), plain, safe=True)
        elif rest >= 6 and (found.end() == len(text.text) or not text.text[found.end()].isspace()):
            yield Hit("spaced", found.start(), found.end(), plain)


def _gap_of(found: re.Match[str]) -> str:
    """The blank that sets the letters apart."""
    return next(gap for gap in (found["gap"], found["space"], found["blank"]) if gap)


def _hyphens(text: Text, known: Known) -> Iterator[Hit]:
    """A hyphen and a blank, as a wrap within a word leaves them."""
    for found in _HYPHEN.finditer(text.text):
        start, end = found.span()
        if text.text[start - 1].isascii():
            left = re.search("[A-Za-z]+$", text.text[max(0, start - _LONG) : start])
            right = _LATIN_WORD.match(text.text, end)
            whole = f"{left[0] if left else ''}{right[0] if right else ''}"
            if known.stands(whole):
                yield Hit("hyphen", start, end, "", safe=True)
            continue
        if known.stands(text.text[max(0, start - 2) : start] + text.text[end : end + 2]):
            yield Hit("hyphen", start, end, "", safe=True)
        else:
            yield Hit("hyphen", start, end, "")


def _stray(text: Text, known: Known) -> Iterator[Hit]:
    """A lone blank within a word, or between a word and what goes on with it."""
    wide = list(_WIDE.finditer(text.text))
    if len(wide) <= _FEW:
        for found in wide:
            start = text.text.rfind("。", 0, found.start()) + 1
            if "。" not in text.text[found.end() :]:
                continue
            if found.start() - start > _LEAD or _runs(text.text, found.end() - 1):
                yield Hit("stray", found.start(), found.end(), "")
    gaps = [found.start() for found in _STRAY.finditer(text.text)]
    if len(gaps) > _FEW:
        return
    for gap in gaps:
        before, after = text.text[max(0, gap - 2) : gap], text.text[gap + 1 : gap + 3]
        within = _one_word(before[-1], after[0]) and (known.stands(before + after) or _lone(text.text, gap, known))
        if (
            within
            or _runs(text.text, gap)
            or (text.text[gap] == "　" and _middle(text.text, gap))
            or (text.text[gap] == " " and (_goes_on(text.text, gap) or _in_sentence(text.text, gap)))
        ):
            yield Hit("stray", gap, gap + 1, "", safe=True)


def _parts(text: str, gap: int) -> bool:
    """Whether the blank parts a word: one kanji on either side between kana, or katakana and the last of them."""
    if _SINGLE.match(text, gap - 1) and text[gap - 1] not in _SURNAMES:
        return _LISTED.fullmatch(text[gap - 1] + text[gap + 1]) is None
    if re.match(f"(?<![{KATAKANA}])[{KATAKANA}](?=[{HIRAGANA}])", text[gap + 1 : gap + 3]):
        return re.match(f"[{KATAKANA}]", text[gap - 1]) is not None
    if text[gap - 1] in "万億兆" and text[gap + 1] == "円":
        return True
    return _katakana(text, gap)


def _katakana(text: str, gap: int) -> bool:
    """Whether both sides are one known katakana word, and not two."""
    left = re.search(f"[{KATAKANA}]+$", text[max(0, gap - _LONG) : gap])
    right = re.match(f"[{KATAKANA}]+", text[gap + 1 : gap + 1 + _LONG])
    if left is None or right is None or (left[0] in listed() and right[0] in listed()):
        return False
    return left[0] + right[0] in listed() or composed(left[0] + right[0], listed())


def _runs(text: str, gap: int) -> bool:
    """Whether a sentence runs across the blank: its clauses are open, or what follows joins what comes before."""
    if _parts(text, gap):
        return True
    if "。" not in text[gap:]:
        return False
    if _ANDS.search(text[max(0, gap - 4) : gap]):
        return True
    if _JOINS.match(text, gap + 1) and not _WORDS.match(text, gap + 1):
        return True
    start = text.rfind("。", 0, gap) + 1
    return _CLAUSE.search(text, start, gap) is not None and _open(text, start, gap)


def _open(text: str, start: int, gap: int) -> bool:
    """Whether no bracket that was opened is still open, and no other blank sets out the sentence."""
    lead = text[start:gap]
    return lead.count("「") == lead.count("」") and lead.count("（") == lead.count("）") and " " not in lead.strip()


def _lone(text: str, gap: int, known: Known) -> bool:
    """Whether the blank parts one kanji from a word that stands elsewhere: 推 進."""
    left = re.search(f"[{KANJI}]+$", text[max(0, gap - _LONG) : gap])
    right = re.match(f"[{KANJI}]+", text[gap + 1 : gap + 1 + _LONG])
    if left is None or right is None or 1 not in (len(left[0]), len(right[0])):
        return False
    return _LISTED.fullmatch(left[0] + right[0]) is None and known.stands(left[0][-1] + right[0][0])


def _in_sentence(text: str, gap: int) -> bool:
    """Whether the blank lies next to kana within a sentence; one behind a lead (はじめに 国は) sets it apart."""
    if "。" not in text[gap:]:
        return False
    if re.match(f"[{HIRAGANA}]", text[gap + 1]):
        return True
    start = text.rfind("。", 0, gap) + 1
    return re.match(f"[{HIRAGANA}]", text[gap - 1]) is not None and gap - start > _LEAD


def _middle(text: str, gap: int) -> bool:
    """Whether a full-width blank stands within a sentence, next to what no word begins or ends with."""
    if "。" not in text[gap:]:
        return False
    if _RUNS_ON.match(text, gap + 1):
        return True
    deep = gap - text.rfind("。", 0, gap) - 1 > _LEAD
    return deep and (
        _GOES_ON.match(text, gap + 1) is not None or _LINKS.search(text[max(0, gap - 2) : gap]) is not None
    )


def _one_word(left: str, right: str) -> bool:
    return re.fullmatch(f"[{KANJI}]{{2}}|[{KATAKANA}]{{2}}", left + right) is not None


def _goes_on(text: str, gap: int) -> bool:
    left = text[gap - 1]
    if _GOES_ON.match(text, gap + 1):
        return re.match(f"[{KANJI}{KATAKANA}]", left) is not None
    return _PARTICLE.search(text[max(0, gap - 2) : gap]) is not None and not re.match(f"[{HIRAGANA}]", text[gap + 1])
