"""STA007: a place that was to be filled in: ○○, 〔　〕, 【要確認】."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.checks.rule import Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="STA007",
    name="blank-left",
    severity=Severity.WARNING,
    title=Message(ja="埋められていない箇所", en="a place that was to be filled in"),
    why=Message(
        ja="「令和○年度」「●●計画」「〔　　〕」「【要確認】」「※調整中」など、後で埋めるはずの箇所が残っています。"
        "語を入れるか、文を改めてください。"
        "箇条書きの「○」、例を示す「○○」（「」の中や「例：」の後）、発出者や署名の行は対象にしません。",
        en="A place that was to be filled in later is still there: 令和○年度, ●●計画, 〔　　〕, 【要確認】, ※調整中. "
        "Put the words, or rewrite. Marks of lists, examples in 「」 or after 例：, and lines of names are left alone.",
    ),
    rests_on=Message(ja="文書の完成（様式によらない）", en="a finished document (whatever the template)"),
    wrong="令和○年度までに●●を整備すること。",
    right="令和12年度までに通信網を整備すること。",
)
_CIRCLE = "○〇◯●△▲□■×＊*"
_NUMERAL = "一二三四五六七八九十百千〇"
_UNIT = (
    r"(?:年度|年|月|日|円|億|万|％|%|件|人|回|条|号|か所|箇所|カ所|割|世帯|団体|か年|市町村|都|道|府|県|市|町|村|区|省|庁|課|部|局|法|計画|事業"
    r"|大臣|地区|地方|地域|制度|補助金|交付金|センター|会議|委員会|協議会)"
)
#: what those who write note for themselves
_WRITERS = (
    r"要(?:確認|調整|検討|修正|追記|精査|更新)|(?:確認|調整|検討|作成|精査|照会|集計)中|未定|未確認|未記入"
    r"|後日(?:記入|追記|差し?替え)|追って記載|追記予定|数[値字](?:確認|更新|は?(?:要|後))|時点(?:更新|修正)|差し?替え予定|仮置き"
)
_PATTERNS = (
    # 令和○年, 平成●年度
    lazy.compile(r"(?:令和|平成)[ 　]?(?P<blank>[○〇◯●△×＊]{1,2}|[XＸ]{1,2})[ 　]?(?:年|／|\.)"),
    # 令和　年度 within a sentence
    lazy.compile(r"(?:令和|平成)(?P<blank>[ 　]+)年度(?=[にのかまは])"),
    # ■■ where a word or a number belongs
    lazy.compile(r"(?<=[はがをにのでと])(?P<blank>■{2,})(?=[一-龠ぁ-ん])", needs="■■"),
    # ○○年, ●●計画, △△市
    lazy.compile(
        rf"(?P<blank>○{{2,}}|〇{{2,}}|◯{{2,}}|●{{2,}}|△{{2,}}|▲{{2,}}|×{{2,}}|＊{{2,}}|[ＸX]{{2,4}}(?={_UNIT}))"
    ),
    # ○月○日
    lazy.compile(rf"(?P<blank>[{_CIRCLE[:6]}]月[{_CIRCLE[:6]}]日)", needs="月"),
    # 〔　〕, 【　】: nothing in it
    lazy.compile(
        r"(?P<blank>〔[ 　_＿]*〕|【[ 　_＿]*】|［[ 　_＿]+］|「[ 　_＿]*」|『[ 　_＿]*』|（[ 　_＿]{2,}）)",
        needs="〔|【|［|「|『|（",
    ),
    # marks of those who write
    lazy.compile(
        rf"(?P<blank>[【〔［\[（(<＜][ 　※]*(?:(?:{_WRITERS}|ＴＢＤ|TBD)[^】〕］\]）)>＞。]{{0,12}}|[ＰP])"
        r"[】〕］\]）)>＞])"
    ),
    lazy.compile(rf"(?P<blank>※[ 　]*(?:{_WRITERS}|(?:関係)?(?:省庁|府省|部局|課)と?調整中)[^。\n]{{0,12}})"),
    lazy.compile(
        r"(?P<blank>(?<![A-Za-zＡ-Ｚａ-ｚ])(?:T\.?B\.?D\.?|ＴＢＤ)(?![A-Za-zＡ-Ｚａ-ｚ])|後日記入|＿{3,}|_{3,}|〓{2,})"
    ),
)
#: what a table tells of a state of affairs
_STATE = lazy.compile(r"[（(](?:検討中|調整中|作成中|未定|集計中)[）)]")
#: what makes the circles an example, and not a blank
_EXAMPLE = lazy.compile(r"(?:例[：:えとて]?[^。]{0,12}|いわゆる|など|[「『][^「」『』]{0,24})$")
_INSIDE = lazy.compile(r"[）)]?(?:内は|内の|書き?)")


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each blank of a text; lines of names and dates have rules of their own."""
    if about.kind == "line" or not text:
        return
    taken = 0
    for start, end in sorted(set(_blanks(text, about))):
        if start < taken:
            continue
        taken = end
        blank = text[start:end]
        yield Hit(
            start,
            end,
            Message(ja=f"「{blank}」が埋められていません", en=f"“{blank}” has not been filled in"),
        )


def _blanks(text: str, about: About) -> Iterator[tuple[int, int]]:
    for pattern in _PATTERNS:
        for hit in pattern.finditer(text):
            start, end = hit.span("blank")
            if not _meant(text, start, end, about):
                yield start, end


def _meant(text: str, start: int, end: int, about: About) -> bool:
    """Whether the marks are no blank: an example, a list's mark, a numeral, a legend, a name that is kept back."""
    blank, lead, behind = text[start:end], text[max(0, start - 40) : start], text[end : end + 12]
    if blank[0] in _CIRCLE:
        if about.kind in ("cell", "figure") or (blank[0] == "〇" and (lead[-1:] or " ") in _NUMERAL):
            return True
        only = not text.strip(_CIRCLE + " 　")
        return only or _EXAMPLE.search(lead) is not None or _numeral(blank, behind) or _listed(lead, behind)
    if blank[0] in "（〔【［「『" and not blank.strip("（）〔〕【】［］「」『』 　_＿"):
        return about.kind in ("cell", "figure", "heading") or _INSIDE.match(behind) is not None
    return about.kind in ("cell", "figure") and _STATE.fullmatch(blank) is not None


def _numeral(blank: str, behind: str) -> bool:
    return blank[0] == "〇" and behind[:1] in tuple(_NUMERAL)


def _listed(lead: str, behind: str) -> bool:
    """Marks before a blank at the beginning of a line: ●●　見出し."""
    return not lead.strip() and behind[:1] in (" ", "　", "")
