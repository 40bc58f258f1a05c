"""Front and end matter, line by line: dates, document numbers, addressees, issuers, titles, contacts.

Forms are those of Japanese official letters (公用文の書式: 文書番号・日付・宛先・発出者・標題・前文・記・以上).
Every pattern works on the line without its white space, because names are spread out (会　長　　山　田　太　郎).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.japanese import eras, glyphs
from drafter.numbering.recognise.glyphs import plain_radicals
from drafter.numbering.recognise.lines import Role

_BLANKS = re.compile(r"[\s　]+")
_END = re.compile(r"[（(]?以上[）)]?")
_NUMBER = re.compile(
    r"(?:[（(〔【]?(?:[^\s。、]{0,16}第[0-9０-９○一二三四五六七八九十百]{1,8}(?:号"
    r"|号議案)(?:の[0-9０-９]+)?(?:[（(][^（）()。、]{1,8}[）)])?|(?:資料|参考資料|別添|議案|配布資料|配付資料)[番号]{0,2}"
    r"[0-9０-９]{0,3}(?:[-－‐ー][0-9０-９]{1,3})*(?:第[0-9０-９]{1,3}回[^。、]{2,24})?|[Nn][Oo][.．]?[0-9０-９-]+|[^。、]{0,12}(?:発議|発委"
    r"|意見書案|決議案|議案|議第)[^。、]{0,4}第?[0-9０-９]{1,4}号?)[）)〕】]?)"
)
#: 令和８年第３回定例会, 第52回全国大会決議 and the like name the occasion, not the issuer
_SESSION = re.compile(
    r"[^。、]{0,16}第?[0-9０-９一二三四五六七八九十]{1,4}回[^。、]{0,10}(?:定例会|臨時会|本会議)(?:最終日"
    r"|可決|提出|配付資料)?"
)
#: 提出者　○○市議会議員…, 紹介議員, 連絡責任者: who put the text forward
_PROPOSER = re.compile(r"(?:提出|賛成|提案|発議|請願|陳情|紹介|説明)(?:者|議員|団体|会派)(?:代表)?[:：]?[^。]{0,40}")
_MARK = re.compile(r"[（(〔【［\[＜<]?(?:案|素案|原案|未定稿|暫定版|たたき台|骨子案)[）)〕】］\]＞>]?")
_MARK_AT_END = re.compile(r"[（(〔【［\[＜<](?:案|素案|原案|未定稿|暫定版|たたき台|骨子案)[）)〕】］\]＞>]$")
_SUBTITLE = re.compile(r"[～〜~∼―—–‐－ー\-─━].{2,60}[～〜~∼―—–‐－ー\-─━]")
_HONORIFIC = re.compile(r".{1,40}(?:様|殿|御中|宛|宛て|あて|各位|先生|閣下)(?:[（(][^（）()]{1,20}[）)])?")
_STATE_POST = re.compile(
    r"(?:[^。、を]{0,20}(?:内閣総理大臣|大臣|内閣官房長官|官房長官|政務官|衆議院議長|参議院議長"
    r"|[^都道府県市町村]議院議長|最高裁判所長官|庁長官|委員長|府省庁?|各省庁?|各府省庁?|関係府省庁?|庁|省"
    r"|国会議員|政府|会計検査院長|日本銀行総裁|幹事長|政務調査会長|政調会長)"
    r"(?:[（(][^（）()]{1,40}[）)])?)"
)
_POST_NAME = re.compile(
    r"(?:[^。、を]{0,30}?(?:内閣総理大臣|大臣|官房長官|衆議院議長|参議院議長|庁長官))[一-龠々ヶァ-ヶぁ-ん○◯]{2,8}"
)
_POST = (
    r"(?:会長代行|会長代理|副会長|会長|議長|副議長|知事|市長|町長|村長|区長|理事長|理事|委員長|副委員長"
    r"|本部長|副本部長|代表|座長|総裁|部会長|教育長|管理者|事務局長"
    r"|幹事長|学長|総長|代表理事|組合長|企業長|連合長|院長|館長|校長|団長|会頭|リーダー|チームリーダー|支部長|町村長|首長|社長|議員|委員)"
)
_POSTED = re.compile(
    rf"[^。、を]{{0,40}}{_POST}(?:[（(][^（）()]{{1,24}}[）)])?(?:(?!.*(?:への|について|に関|ため|向け|する|こと))[一-龠々ヶぁ-んァ-ヶー○◯〇△・]{{2,10}})?(?:[（(][^（）()]{{1,24}}[）)])?(?:印|㊞)?"
)
_ORGANISATION = re.compile(
    r"[^。、を？！]{1,38}(?:会|連合|連合会|連盟|協議会|本部|委員会|会議|都|北海道|府|県|市|町|村|区|協会|機構"
    r"|組合|団体|団|同盟|センター|チーム|ＰＴ|PT|ＷＧ|WG"
    r"|ワーキンググループ|局|部|課|室|大学|会社|財団|法人|フォーラム|ネットワーク|有志|事務所|連絡会"
    r"|六団体|会議所|院|所|グループ|ユニオン|労組|クラブ|商工会|農協|青年部|女性部|部会"
    r"|Forum|Association|Council|Federation|Committee|Conference|Union|Society|Institute)(?:一同)?(?:[（(][^（）()]{1,30}[）)])?"
)
_CONTACT = re.compile(
    r"(?:.{0,12}(?:電話|TEL|Tel|ＴＥＬ|FAX|Fax|ＦＡＸ|E-?mail|Ｅメール|ｅ?メール|担当|連絡先|問合せ"
    r"|問い合わせ|お問合|〒|住所|所在地|事務局|内線).*|.*@.*)"
)
_RECIPIENTS = re.compile(
    r"[（(【〔＜<]?(?:意見書)?(?:提出先|要望先|要請先|提言先|提案先|送付先|宛先|あて先)(?:一覧)?[）)】〕＞>]?[:：]?"
)
_TITLE_WORD = (
    r"(?:提言|提案|要望|要請|意見|決議|宣言|アピール|声明|申入れ?|申し入れ|陳情|請願|建議"
    r"|見解|メッセージ|要求|提起|コメント|行動計画|とりまとめ|取りまとめ|お願い|回答|ビジョン)"
)
_TITLE_END = re.compile(
    rf".*{_TITLE_WORD}(?:書|集|文|事項|項目|等|案|について|の件|概要|（[^（）]{{1,30}}）|\([^()]{{1,30}}\)"
    rf"|[（(〔【［\[]?(?:案|素案|未定稿)[）)〕】］\]]?|[12１２][0-9０-９]{{3}}(?:年版?)?)*"
)
_TITLE_ABOUT = re.compile(
    r".*(?:について|に関する件|に向けて|のために|を目指して|をめざして)(?:[（(][^（）()]{1,30}[）)])?"
)
_ANNEX = re.compile(
    r"[（(【〔＜<]?(?:別紙|別添|別記|別表|参考|参考資料|附属資料|付属資料|附属書|付録|附録|資料編"
    r"|補足資料"
    r"|添付資料)[0-9０-９一二三四五六七八九十]{0,3}(?:[-－][0-9０-９]+)?[）)】〕＞>]?(?:[:：]?.{0,30})?"
)


def squeezed(text: str) -> str:
    """The line without any white space."""
    return _BLANKS.sub("", plain_radicals(text))


def role_of(text: str) -> Role | None:
    """What a line of the front or end matter is on its own; None when nothing gives it away.

    A title is not told here: it is what is left (``title_score``).
    """
    bare = squeezed(text)
    if not bare or len(bare) > 64:
        return None
    if _END.fullmatch(bare):
        return Role.END
    if date_of(text):
        return Role.DATE
    if _TITLE_END.fullmatch(bare) and not _RECIPIENTS.fullmatch(bare):
        return None
    if _HONORIFIC.fullmatch(bare) or _RECIPIENTS.fullmatch(bare) or is_state_post(bare):
        return Role.ADDRESSEE
    if _NUMBER.fullmatch(bare) or _SESSION.fullmatch(bare):
        return Role.NUMBER
    if is_contact(bare):
        return Role.SIGNATURE
    if is_issuer(bare):
        return Role.ISSUER
    return None


def named_role(text: str) -> Role | None:
    """提出先：…, 提出者：… before the text: to whom, and by whom."""
    bare = squeezed(text)
    if len(bare) > 64 or not ("：" in bare or ":" in bare):
        return None
    name = re.split("[:：]", bare, maxsplit=1)[0]
    if _RECIPIENTS.fullmatch(name):
        return Role.ADDRESSEE
    return Role.ISSUER if _PROPOSER.fullmatch(name) else None


_GREETING = re.compile(r"敬具|謹言|草々|早々|敬白|拝具|頓首|かしこ")


def is_greeting(text: str) -> bool:
    """The last word of a letter, wherever it stands: before 記 the letter's points still follow."""
    return _GREETING.fullmatch(squeezed(text)) is not None


_BARE_POST = re.compile(rf"{_POST}(?!会)")


def is_bare_post(text: str) -> bool:
    """A post without the body that it belongs to: 教育長　○○　様."""
    return _BARE_POST.match(squeezed(text)) is not None


def is_state_post(bare: str) -> bool:
    """A post or body of the state, to whom proposals are addressed."""
    return bool(_STATE_POST.fullmatch(bare) or _POST_NAME.fullmatch(bare))


#: common nouns that end like organisations
_NO_ORGANISATION = re.compile(
    r".*(?:社会|機会|都会|一部|全部|内部|外部|本部会|場所|箇所|か所|市町村|都道府県|公共団体|自治体|都市"
    r"|地区|学区|農村|漁村|山村|病院|大学院|役所"
    r"|政府|首都|国道|県道|鉄道|水道|下水道|歩道|報道|街道|軌道|(?<!研究)(?<!会議)(?<!事務)所|各種団体"
    r"|関係団体|経営|現場)"
)
#: bodies that are known by how they begin
_FORM = re.compile(
    r"(?:ＪＡ|JA|連合(?=[ァ-ヶー一-龠ぁ-ん])(?!国|会|体|軍|政権|審査)|(?:特定非営利活動|一般社団|公益社団|一般財団|公益財団|社会福祉|学校|国立大学|公立大学|ＮＰＯ|NPO)法人)[^。、を0-9０-９]{2,30}"
)
_BODY_END = re.compile(r"(?:会|会議|連盟|連合|協議会|フォーラム|機構|協会|ネットワーク|委員会|本部|センター|同盟)$")
_NAMED_ROADS = re.compile(r".*(?:北海道|[都京]都|東京都)(?:[（(].*[）)])?")


def is_issuer(bare: str) -> bool:
    """An organisation, or a post with or without a name."""
    if (
        not bare
        or len(bare) > 46
        or bare[-1] in "。、"
        or "：" in bare
        or re.match(r"[0-9０-９①-⑳・●■□◆◇【「『]|○(?!○)", bare)
    ):
        return False
    if _POSTED.fullmatch(bare) or _FORM.fullmatch(bare) or _are_issuers(bare):
        return True
    if not _ORGANISATION.fullmatch(bare):
        return False
    return bool(_NAMED_ROADS.fullmatch(bare)) or not _NO_ORGANISATION.fullmatch(bare)


def _are_issuers(bare: str) -> bool:
    """Several bodies on one line: 青波市・学校法人青波学園."""
    bodies = re.split("[・／]", bare)
    return len(bodies) > 1 and all(len(body) > 2 and is_issuer(body) for body in bodies)


#: names of bodies that are written in Latin letters only
_LATIN_BODY = re.compile(r"[A-Z][A-Za-z.,&'’/ -]{3,58}")


def is_named_body(text: str) -> bool:
    """A short line that ends as names of bodies do, whatever stands in it: 分権型社会を考える研究会."""
    bare = squeezed(text)
    if _LATIN_BODY.fullmatch(text.strip()):
        return True
    return len(bare) <= 30 and _BODY_END.search(bare) is not None and not _NO_ORGANISATION.fullmatch(bare)


def is_contact(bare: str) -> bool:
    """A line of a contact block."""
    return bool(_CONTACT.fullmatch(bare))


def is_recipients(text: str) -> bool:
    """The caption over a list of addressees (提出先)."""
    return bool(_RECIPIENTS.fullmatch(squeezed(text)))


def is_person(text: str) -> bool:
    """Whether a line has the shape of a person's name, its parts set apart; so has 道路 整備: names come in rows."""
    return bool(_PERSON.fullmatch(text.strip()))


_PERSON = re.compile(
    r"[一-龠々ヶ]{1,4}[ 　]+(?:[一-龠々ヶ]{1,4}|[ぁ-ん]{2,5}|[ァ-ヶー]{2,6})|[○◯〇]{2,3}[ 　]?[○◯〇]{2,3}"
)


def is_annex(text: str) -> bool:
    """The line that opens an annex: 別紙, 参考, 附属資料 …"""
    bare = squeezed(text)
    return (
        len(bare) <= 40
        and bool(_ANNEX.fullmatch(bare))
        and not bare.endswith(("。", "、", "とする", "のとおり", "こと"))
    )


def is_subtitle(text: str) -> bool:
    """～…～ and the like."""
    return bool(_SUBTITLE.fullmatch(squeezed(text)))


def is_parenthesised(text: str) -> bool:
    """A whole line in round brackets."""
    bare = squeezed(text)
    return len(bare) > 3 and bare[0] in "（(" and bare[-1] in "）)"


def is_bracketed(text: str) -> bool:
    """A whole line in brackets of any kind but corner ones."""
    bare = squeezed(text)
    return len(bare) > 3 and bare[0] in "（(＜<《〈〔≪" and bare[-1] in "）)＞>》〉〕≫"


def is_mark(text: str) -> bool:
    """（案） on a line of its own."""
    bare = squeezed(text)
    return bool(_MARK.fullmatch(bare)) and bare not in ("原案",)


def take_mark(title: str) -> tuple[str, str]:
    """A title and the draft mark at its end: ``…提言（案）`` → (``…提言``, ``（案）``)."""
    stripped = title.rstrip()
    found = _MARK_AT_END.search(stripped)
    if found and found.start() > 0:
        return stripped[: found.start()].rstrip(" 　"), found[0]
    return title, ""


def title_score(lines: list[str]) -> int:
    """How much a group of lines looks like a title; 0 and under: not at all."""
    bare = [squeezed(line).strip(_ORNAMENTS) for line in lines]
    whole = "".join(bare)
    score = 1
    if any(_TITLE_END.fullmatch(line) for line in bare):
        score += 5
    elif _TITLE_ABOUT.fullmatch(whole):
        score += 3
    elif re.search(_TITLE_WORD, whole):
        score += 2
    if len(whole) < 3 or len(whole) > 140:
        score -= 4
    if (
        whole[:1] in "※＊*（("
        or (whole[:1] == "【" and whole[-1] == "】")
        or re.fullmatch(r"[0-9０-９.．\-－]+", whole)
    ):
        score -= 3
    return score


def is_matter(text: str) -> bool:
    """Whether a line in the middle of a text is front or end matter all the same: a date, an addressee, a proposer,
    a title that is printed again."""
    return role_of(text) is not None or ends_title(text) or _PROPOSER.fullmatch(squeezed(text)) is not None


_SUBJECT = re.compile(r"[\s　]*[【（(〔]?件[\s　]{0,4}名[】）)〕]?(?:[\s　]+|[：:][\s　]*).+")


def is_subject(text: str) -> bool:
    """件　名　…に関する陳情: the line of a petition that says what it is about."""
    return _SUBJECT.fullmatch(text) is not None


def ends_title(line: str) -> bool:
    """Whether a line ends as titles do (…提言, …に関する要望書)."""
    return bool(_TITLE_END.fullmatch(squeezed(line).strip(_ORNAMENTS)))


#: what titles are set between: ■■■　提言書　■■■
_ORNAMENTS = "■□◆◇●★☆*＊─━=＝"


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date line: the date as printed, ISO as far as known, and what else stood on the line, before and after."""

    printed: str
    iso: str | None
    before: str = ""
    after: str = ""


_WRAPPED = re.compile(r"[\s　]*[（(〔\[]?(.*?)[）)〕\]]?[\s　]*", re.DOTALL)
_SUFFIX = re.compile(r"(?:付け?|決議|議決|決定|採択|提出|公表|発表|可決|現在|策定|取りまとめ|とりまとめ)")
_DATED = re.compile(r"(?:提出|決定|発表|採択|決議|議決|作成|公表|日付|年月日|発行)(?:日|年月日)?[:：]?")
_BLANK_DATE = re.compile(
    r"(?:令和|平成|昭和)[0-9０-９元○◯〇＿_]{0,2}年[0-9０-９○◯〇＿_]{0,2}月[0-9０-９○◯〇＿_]{0,2}日?"
)


def date_of(text: str) -> DateFound | None:
    """The date that a whole line is: alone, in brackets, with 提出 or 採択 after it, or beside its issuer."""
    if len(text) > 90 or not ("年" in text or "." in text or "/" in text or "．" in text):
        return None
    inner = _WRAPPED.fullmatch(plain_radicals(text))
    core = inner[1] if inner else text
    core = re.sub(r"月[\s　]*吉日$", "月", core)
    plain = eras.parse(_tight(core))
    if plain is not None and not plain.fiscal and plain.month:
        return DateFound(text.strip(), iso_of(plain))
    if _BLANK_DATE.fullmatch(squeezed(core)):
        return DateFound(text.strip(), iso_of(plain) if plain else None)
    found = eras.find(core)
    if len(found) != 1:
        return None
    start, end, date = found[0]
    if date.fiscal or not date.month:
        return None
    before, after = core[:start].strip(" 　\t"), core[end:].strip(" 　\t")
    if _SUFFIX.fullmatch(squeezed(after)) and not before:
        return DateFound(text.strip(), iso_of(date))
    if before and _DATED.fullmatch(squeezed(before)):
        before, start = "", 0
        if not after:
            return DateFound(text.strip(), iso_of(date))
    if not before and after and is_issuer(squeezed(after)) and text.strip() == core.strip():
        return DateFound(core[start:end], iso_of(date), "", after)
    if not after and before and is_issuer(squeezed(before)) and text.strip() == core.strip():
        return DateFound(core[start:end], iso_of(date), before, "")
    return None


def _tight(text: str) -> str:
    """A spread-out date (令 和 ６ 年 …) pulled together; others as they are."""
    return squeezed(text) if re.search(r"[令平昭][ 　]+[和成]", text) else text


def iso_of(date: eras.PartialDate) -> str | None:
    """``2027-08-01`` or ``2027-08``; None without a month, and for a day that never was."""
    return date.iso if date.month else None


def key(text: str) -> str:
    """For comparing lines: NFKC without white space."""
    return glyphs.squeeze(text)
