"""Blanks where none belong: A I for AI, 提 言 書 in a sentence, 推 進する, 情報- 通信."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from drafter.damage import _tables
from drafter.damage._hit import HIRAGANA, JAPANESE, KANJI, KATAKANA, Hit, Known, around, composed, listed
from drafter.damage._kanji_words import KANJI_WORDS
from drafter.damage._texts import Text
from drafter.japanese import lazy

_TORN = lazy.compile(
    r"(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９&.])(?:[A-Za-zＡ-Ｚａ-ｚ]|[2-6２-６](?= [GgDＧ]))"
    r"(?: [A-Za-zＡ-Ｚａ-ｚ])+(?![A-Za-zＡ-Ｚａ-ｚ.])",
    needs=" ",
)
#: three and more letters, each with a blank before the next
_SPACED = lazy.compile(
    f"(?<![{KATAKANA}])[{KATAKANA}](?P<space>[ 　])[{KATAKANA}](?:(?P=space)[{KATAKANA}])+"
    f"(?![{KATAKANA}]|(?P=space)[{JAPANESE}])"
    f"|(?<![{KANJI}])[{KANJI}](?P<blank>[ 　])[{KANJI}](?:(?P=blank)[{KANJI}])+(?![{KANJI}]|(?P=blank)[{JAPANESE}])"
    f"|(?<![{JAPANESE}])[{JAPANESE}](?P<gap>[ 　])[{JAPANESE}、。](?:(?P=gap)[{JAPANESE}、。])+"
    f"(?![{JAPANESE}]|(?P=gap)[{JAPANESE}](?:(?P=gap)|(?![{JAPANESE}])))"
)
#: letters that are told one by one: 大 中 小, 国 県 市
_LISTED = lazy.compile(
    "[甲乙丙丁戊上中下大小春夏秋冬東西南北月火水木金土日国都道府県市"
    "区町村郡父母子男女左右前後松竹梅産官学金労言福農商工一二三四五六七八九十]+"
)
#: the letters that parts are labelled with: ア イ ウの各欄
_ORDERS = ("アイウエオカキクケコサシスセソタチツテト", "イロハニホヘト", "あいうえおかきくけこ", "いろはにほへと")
#: the indent of a wrapped line that was joined to the line before
_WIDE = lazy.compile(f"(?<=[{JAPANESE}])[ 　]{{2,8}}(?=[{JAPANESE}])")
_STRAY = lazy.compile(f"(?<=[{JAPANESE}])[ 　](?=[{JAPANESE}])")
#: what goes on with the word before it
_GOES_ON = lazy.compile(
    f"(?:する|した|して|され|させ|しな|しつつ|し、|[をがはにの](?=[{KANJI}{KATAKANA}、])|られ|など|による|について)"
)
#: no word begins so; no lead before a sentence ends so
_RUNS_ON = lazy.compile(
    "[はもが]、|て[いおき]|もに、|し[をにがはの]|ずつ|までに|では、|には、|について|[をんっゃゅょー、。]|る[こたと。"
    "]|れ[るばた]|られ|りま|し、|しつつ|した(?!が)|して(?:い|お)|され|させ|によ["
    "りる]|に対|に関|に係|において|における|とともに|など"
)
_LINKS = lazy.compile(f"[{KANJI}{KATAKANA}][をがにのはと]$")
_PARTICLE = lazy.compile(
    f"[{KANJI}{KATAKANA}][をがはのとで]$|(?<=[{KANJI}{KATAKANA}])(?<![次特更共後一"
    f"二三主既直速常実仮故第先])に$|[ぁ-ん]た$"
)
_HYPHEN = lazy.compile(f"(?<=[{JAPANESE}])[-‐] (?=[{JAPANESE}])|(?<=[a-z])[-‐] (?=[a-z])")
_LATIN_WORD = lazy.compile("[A-Za-z]+")
#: a clause that goes on: no heading that leads a sentence has one
_CLAUSE = lazy.compile("[はがをにでもてりしめずばくとけどきいみえべ]、")
#: what no word and no sentence begins with, and what only joins
_JOINS = lazy.compile(
    f"等[のにをがはでとへ、]|(?:及び|並びに|又は|若しくは)(?![ 　])|[をがはにのでとへも](?=[{KANJI}{KATAKANA}「])"
    "|[うくすつぬむるゆえけせてねへめれきちみりがだでどばびべぼ](?![ 　])|ます|ませ|いて|とともに"
    "|こと[。をがはに]|ため[、に]|[ーっゃゅょァィゥェォッャュョ]|な(?=[一-龠])"
)
#: words of kana that such letters begin
_WORDS = lazy.compile(
    "うち|うえ|うま|うつ|くら|くに|くわ|すべ|すこ|すで|すぐ"
    "|すな|すみ|つい|つき|つな|つく|つま|つぎ|つら|ぬく|むし|むら|むす|むね|ゆと|ゆえ|ゆる|ゆく|ゆた"
    "|えん|えが|けが|けれ|けん|せい|せん|せっ|ねら|ねん|へ"
    "き|へり|めぐ|めざ|めり|きめ|きわ|きっ|きず|きれ|きび|ちい|ちょ|みど|みん|みな|みず|みら|みち|みえ|みず"
    "|りん|がん|がけ|だれ|だが|だから|でき|でも|です|では|"
    "どう|どこ|どの|どち|どん|ばら|びわ|べき|ぼう|ても|てい|ている|れい|るい"
)
#: what only goes on
_ANDS = lazy.compile(
    "(?:及び|並びに|又は|若しくは|[一-龠ぁ-んァ-ヴー]の|を"
    "|に(?:伴う|係る|関する|対する|よる|おける|向けた|応じた|基づく|要する|資する|伴い|関し|対し|向け)"
    "|[一-龠ァ-ヴー]や|までに|ために|ように|とともに|[しっいえけめ]て"
    "|(?<=[一-龠ァ-ヴー])(?<![次特更共後一二三主既直速常実仮故第先])に)$"
)
#: of words of two letters and more, which never stand alone behind them
_ENDINGS = (
    "割票率費者性化的所員数額量面類税業務示等用型式系層圏域庫課室署院館校園策度力法制料時内外間毎別車船機器品物場"
)
_SINGLE = lazy.compile(f"(?<=[{HIRAGANA}、。])[{KANJI}][ 　][{KANJI}](?=[{HIRAGANA}、。])")
#: what no word begins with but a few
_SUFFIX = lazy.compile("的(?!確|中|外れ|を)|化(?!学|石|粧|合|身|けて|繊)|性(?!格|別|質|能|急|教|犯|被|暴|的)")
#: surnames of one letter: a name may be set apart behind them
_SURNAMES = "林森原東南関堀辻谷岡島星菅泉平西北今畑橘柴榎桂柳岸桜岩堤牧乾旭梶沖浜湊"
#: more stray blanks than that in one text are the way in which it is set
_FEW = 3
#: no lead before a sentence is longer
_LEAD = 16
#: nor any with a comma
_FAR = 30
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
            if _parts(text.text, found.start()) or _owned(text.text, found.start()):
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
            more = lazy.compile(f"{_gap_of(found)}(?=[{JAPANESE}])").match(text.text, found.end())
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
    yield from _wide(text, known)
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
            or (
                text.text[gap] == " "
                and (_goes_on(text.text, gap) or _in_sentence(text.text, gap) or _in_half(text.text, gap))
            )
        ):
            yield Hit("stray", gap, gap + 1, "", safe=True)


#: kana that a lead before a sentence may end with: はじめに, 見直し, 取りまとめ, 支え
_LEAD_ENDS = lazy.compile(
    "(?:じめに|わりに|いごに|すびに|[しめりみいきびえけせれちじぎこまろ])$|[次特更共後一二三主既直速常実仮故第先]に$"
)
#: kanji that are words by themselves; any other before a blank is part of one
_WORDS_OF_ONE = frozenset(
    "国県市町村区都道府州海山川森林人物者水土火木金車船馬犬猫家庭屋根"
    "橋駅島港空東西南北春夏秋冬朝昼夜父母兄弟姉妹子男女私君彼次前後上下左右中内外表裏"
    "甲乙丙丁主従本件点面線層数量額率核柱鍵壁床窓声力心体手足目耳口頭"
    "首顔魚肉米麦豆茶酒薬病医師席職業案等各全他同当約毎計第以今昔先元新旧副正総全省庁局課"
) | frozenset(_SURNAMES)


def _in_half(text: str, gap: int) -> bool:
    """Whether a lone half-width blank stands in a sentence: behind kana that no lead ends with, behind one kanji
    that is no word, or far into it.
    """
    if "。" not in text[gap:] or text[gap] != " ":
        return False
    left = text[max(0, gap - 4) : gap]
    if re.search(f"[{HIRAGANA}]$", left):
        return _LEAD_ENDS.search(left) is None
    if re.search(f"[{HIRAGANA}、。][{KANJI}]$", left) and left[-1] not in _WORDS_OF_ONE:
        return re.match(f"[{KANJI}]", text[gap + 1]) is not None
    start = text.rfind("。", 0, gap) + 1
    return gap - start > _LEAD and "、" in text[start:gap] and _open(text, start, gap)


def _owned(text: str, gap: int) -> bool:
    """Whether a lone blank follows の between two words, or comes before it: 待遇の 改善, 待遇　の改善."""
    if re.match(f"[{KANJI}{KATAKANA}].[をにの][{KANJI}{KATAKANA}]", text[gap - 1 : gap + 3]):
        return True
    return (
        text[gap] == " " and re.match(f"[{KANJI}{KATAKANA}]の [{KANJI}{KATAKANA}]", text[gap - 2 : gap + 2]) is not None
    )


def _wide(text: Text, known: Known) -> Iterator[Hit]:
    """Two blanks and more within a sentence: the indent of a wrapped line that was joined to the one before."""
    wide = list(_WIDE.finditer(text.text))
    for found in wide if len(wide) <= _FEW else ():
        gap, start = found.start(), text.text.rfind("。", 0, found.start()) + 1
        if "。" not in text.text[found.end() :]:
            continue
        single = text.text[:gap] + text.text[found.end() - 1 :]
        within = _one_word(single[gap - 1], single[gap + 1])
        members = within and single.count("、", start, gap) > 1
        if gap - start > _LEAD or members or (within and _lone(single, gap, known)) or _runs(single, gap):
            yield Hit("stray", gap, found.end(), "")


def _parts(text: str, gap: int) -> bool:
    """Whether the blank parts a word: one kanji on either side between kana, or katakana and the last of them."""
    if _SINGLE.match(text, gap - 1) and text[gap - 1] not in _SURNAMES:
        return _LISTED.fullmatch(text[gap - 1] + text[gap + 1]) is None
    if re.match(f"[{KANJI}]", text[gap - 1]) and _SUFFIX.match(text, gap + 1):
        return True
    if re.match(f"(?<![{KATAKANA}])[{KATAKANA}](?=[{HIRAGANA}])", text[gap + 1 : gap + 3]):
        return re.match(f"[{KATAKANA}]", text[gap - 1]) is not None
    if text[gap - 1] in "万億兆" and text[gap + 1] == "円":
        return True
    if re.search(f"[{KANJI}]{{2}}$", text[max(0, gap - 2) : gap]) and text[gap + 1] in _ENDINGS:
        return re.match(f".[をのにがはとへでや、](?!{HIRAGANA})", text[gap + 1 : gap + 4]) is not None
    return _halved(text, gap) or _katakana(text, gap)


def _halved(text: str, gap: int) -> bool:
    """Whether the letters on either side are a common word (全 額国費, 放課後児　童), and none is so beside them."""
    if text[gap - 1] + text[gap + 1] not in KANJI_WORDS:
        return False
    left, right = text[max(0, gap - 2) : gap], text[gap + 1 : gap + 3]
    if " " in left + right or "　" in left + right:
        return False  # each letter stands apart
    return left not in KANJI_WORDS and right not in KANJI_WORDS and _LISTED.fullmatch(left[-1] + right[0]) is None


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
    """Whether the blank parts a word that stands elsewhere: one kanji from it (推 進), or, where it is half as wide,
    the letters on either side (新総 合防災).
    """
    left = re.search(f"[{KANJI}]+$", text[max(0, gap - _LONG) : gap])
    right = re.match(f"[{KANJI}]+", text[gap + 1 : gap + 1 + _LONG])
    if left is None or right is None or (1 not in (len(left[0]), len(right[0])) and text[gap] != " "):
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
    """Whether a full-width blank stands within a sentence: next to what no word begins or ends with, or further into
    it than any lead is long.
    """
    if "。" not in text[gap:]:
        return False
    if _RUNS_ON.match(text, gap + 1):
        return True
    start = text.rfind("。", 0, gap) + 1
    if (
        gap - start > _FAR
        and "、" in text[start:gap]
        and _open(text, start, gap)
        and "　" not in text[start:gap].strip()
    ):
        return True
    return gap - start > _LEAD and (
        _GOES_ON.match(text, gap + 1) is not None or _LINKS.search(text[max(0, gap - 2) : gap]) is not None
    )


def _one_word(left: str, right: str) -> bool:
    return re.fullmatch(f"[{KANJI}]{{2}}|[{KATAKANA}]{{2}}", left + right) is not None


def _goes_on(text: str, gap: int) -> bool:
    left = text[gap - 1]
    if _GOES_ON.match(text, gap + 1):
        return re.match(f"[{KANJI}{KATAKANA}]", left) is not None
    return _PARTICLE.search(text[max(0, gap - 2) : gap]) is not None and not re.match(f"[{HIRAGANA}]", text[gap + 1])
