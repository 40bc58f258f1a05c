"""How likely a label is on its own: a gap, brackets, units and particles behind the figure, numbers that are none."""

from __future__ import annotations

import re

from drafter.numbering import labels
from drafter.numbering.recognise.sentences import is_sentence

#: counters and units: a figure before one of them counts something. Longest first.
_UNITS = [
    "パーセント",
    "メートル",
    "ヘクタール",
    "キロ",
    "トン",
    "ヵ年",
    "か年",
    "カ年",
    "ヶ年",
    "箇年",
    "か月",
    "カ月",
    "ヶ月",
    "ヵ月",
    "箇月",
    "か所",
    "カ所",
    "ヶ所",
    "ヵ所",
    "箇所",
    "か国",
    "カ国",
    "ヶ国",
    "年",
    "月",
    "日",
    "人",
    "割",
    "%",
    "％",
    "‰",
    "つ",
    "回",
    "件",
    "万",
    "億",
    "兆",
    "千",
    "百",
    "十",
    "円",
    "度",
    "号",
    "次",
    "期",
    "層",
    "段",
    "種",
    "団体",
    "都道府県",
    "都",
    "道府",
    "県",
    "市",
    "町",
    "村",
    "区",
    "者",
    "歳",
    "才",
    "時",
    "分",
    "秒",
    "週",
    "名",
    "社",
    "校",
    "棟",
    "台",
    "倍",
    "位",
    "番",
    "級",
    "世",
    "代",
    "字",
    "行",
    "頁",
    "項",
    "条",
    "章",
    "節",
    "款",
    "目",
    "番",
    "本",
    "枚",
    "個",
    "点",
    "名",
    "戸",
    "床",
    "床",
    "局",
    "施設",
    "事業",
    "基",
    "隻",
    "頭",
    "羽",
    "株",
    "面",
    "㎡",
    "㎞",
    "km",
    "㎜",
    "mm",
    "cm",
    "㎏",
    "kg",
    "m",
    "ha",
    "t",
    "類",
    "型",
    "軸",
    "路線",
    "ルート",
    "市町村",
    "自治体",
    "大",
    "割合",
    "階",
    "列",
    "級",
    "泊",
    "食",
    "冊",
    "通",
    "票",
    "議席",
    "世紀",
    "年度",
    "月分",
    "学級",
    "学年",
    "丁目",
    "番地",
    "条例",
    "期目",
    "度目",
    "者択一",
    "極",
    "方",
]


UNIT = re.compile("(?:" + "|".join(sorted(map(re.escape, set(_UNITS)), key=len, reverse=True)) + ")")


#: units of time and share count something even after a blank (６ 月１日)
SURE_UNIT = re.compile(
    r"(?:年|月|日|時|％|%|割|億|万|兆|円|人(?:の|が|を|に|は|で|当)|件(?:の|が|を|に|は)|か所|箇所|つの|回(?:目|の|に))"
)


#: what follows the number of an article, a round, an edition: part of a name and not of a label
_ORDINAL = re.compile(
    r"(?:回|次|期|号|位|条|項|波|版|種|類|者|世|代|年|章|一|二|三|・|種|学|会|弾|段|線|報|部|節|編|巻|審"
    r"|国|五|セ|の|は|を|に|が|と|で|及|又|、)"
)


_PARTICLE = re.compile(
    r"(?:の|は|を|に(?!係る|関する|ついて|おける|向け)|が|と(?!り)|で(?!き)|から|まで|及び|又は|や|も|へ)(?![ぁ-ん]{3})"
)


_PHONE = re.compile(r"[0-9０-９]{2,5}[-－‐–(（][0-9０-９]{1,4}[-－‐–)）][0-9０-９]{3,4}")


_BARE_NUMBER = re.compile(r"[\d.,．，%％/／\-－ 　]+")


#: marks that head a part in many houses; the others mark items only
HEADING_BULLETS = frozenset("○●◯◎■□◆◇▲△▼▽★☆▪▫▶►➢➤⚫⚪")


def of_bullet(taken: labels.Split, rest: str, indent: int = 0) -> int:
    if not rest:
        return -1
    if taken.printed in "-–—―－‐":
        if rest[0] in "0123456789０１２３４５６７８９-–—―－":
            return -1
        return 2 if taken.gap else 1 if indent else -1  # set in: a list within a list
    if taken.printed in "○◯" and rest[0] in "○◯年月日 　":
        return -1  # ○○県, ○年○月
    if taken.printed in "→⇒*＊":
        return 1 if taken.gap else 0
    return 2 if taken.gap or taken.printed in HEADING_BULLETS else 1


def of_number(taken: labels.Split, rest: str) -> int:
    """How likely a numbered label is on its own."""
    reading = taken.readings[0]
    if _PHONE.match(taken.printed + taken.gap + rest) or (
        not rest and reading.ancestors and len(reading.ancestors) > 1
    ):
        return -4
    gap = 2 if "\t" in taken.gap or "　" in taken.gap else 1 if taken.gap else 0
    score = _shape_score(taken, rest, gap)
    if not rest:
        return min(score, 1) - 1 if not reading.bracket and not reading.prefix else score - 1
    if rest[0] in "、。，．,.)）」』】〕・/／:：;；%％～〜~":
        return score - 4
    if _BARE_NUMBER.fullmatch(rest):
        score -= 3
    return score


def _shape_score(taken: labels.Split, rest: str, gap: int) -> int:
    reading = taken.readings[0]
    if reading.prefix:
        if reading.suffix in labels.COUNTERS:
            return 3 if gap else -3 if _ORDINAL.match(rest) else 2 if rest[:1] in "（(" else 1
        return 3 if gap == 2 else 2 if gap else (-4 if UNIT.match(rest) or _ORDINAL.match(rest) else 0)
    if reading.bracket:
        return 3 if gap else (-1 if _PARTICLE.match(rest) else 2)
    if reading.family in ("circled", "dark-circled", "roman") and not taken.printed.isascii():
        return 3 if gap else (-1 if _PARTICLE.match(rest) else 2)
    if reading.suffix and reading.ancestors:
        return 3 if gap else (-3 if rest[:1].isdigit() else 2)
    if reading.suffix:
        return 3 if gap else (-3 if rest[:1].isascii() and rest[:1].isdigit() else 2)
    return _bare_score(reading, rest, gap)


def _bare_score(reading: labels.Reading, rest: str, gap: int) -> int:
    """A figure, kana or letter with neither bracket nor dot."""
    if reading.family in ("decimal", "kanji") and SURE_UNIT.match(rest):
        return -4 if not gap else -2
    if reading.ancestors:
        return 3 if gap else -4 if UNIT.match(rest) else 0
    if reading.branches:
        return 3 if gap else 0
    if reading.number > 200:  # a year or a quantity, unless a list has come that far
        return -1 if gap else -3
    if gap:
        if reading.family == "alpha" and rest[:1].isascii() and rest[:1].isalpha():
            return -2
        return 3 if gap == 2 else 2
    if UNIT.match(rest):
        return -1 if len(rest) <= 30 and not is_sentence(rest) and "、" not in rest else -4
    first = rest[:1]
    if first.isascii() or "Ａ" <= first <= "ｚ" or "ぁ" <= first <= "ん":
        return -2
    return 0
