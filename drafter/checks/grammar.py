"""Whether the one place at which a sentence differs from last year's is a slip and not a revision.

Only what no revision would do counts: a particle that its verb does not take, a standing form with a letter amiss, a
verb that lost its end before こと. What is as good as before (を行う and が行える, にする and とする, のための and
のため) is left alone, and so is a last year's slip that was put right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal

from drafter.checks.context import Context
from drafter.checks.lastyear import Change, changes
from drafter.checks.rule import Rule
from drafter.findings import Finding
from drafter.japanese import lazy
from drafter.language import Message

Slip = Literal["particle", "verb", "ending", "negation"]
_HIRAGANA = lazy.compile(r"[ぁ-ん]*")
_WORD = r"[\u3400-\u9fff々〆ァ-ヴーＡ-Ｚａ-ｚA-Za-z0-9０-９」』）)]"
_NOUN = lazy.compile(_WORD + r"\Z")
_PARTICLES = frozenset("をがにのではとへも")
#: verbs that take に
_TAKES_NI = (
    r"(?:応じ|基づ|関し|関す|対し|対す|対応|係る|係り|向け"
    r"|向か|向い|伴[ういっ]|努め|資す|資し|取り組|当た|より|よる|よっ|おい|おけ|つい|沿[うっ]|即し|備え|至[るりっ]"
    r"|配慮|反映|なる|なっ|なり|つなが|つなげ|寄与|留意|際し"
    r"|加え|わた|適[しう]|鑑み|照らし|のっとり|限[るりっ]|十分に?留意|位置付け)"
)
#: what follows が and never を
_TAKES_GA = (
    r"(?:あ[るりっろ]|な[いくかけ]|生じ[るてた、]|可能|必要|不可欠|重要|困難|多[いく]|少な|高[いくま"
    r"]|低[いく]|広が|進[むみん]|増え|減[るっり]|でき[るたな、]"
    r"|見られ|求められ|懸念され|期待され|図られ|行われ|続[いく]|深刻|[\u3400-\u9fff]{1,3}(?:であ[る"
    r"りっ]|とな[るっり]|にな[るっり]))"
)
_VERB = lazy.compile(
    r"(?:[\u3400-\u9fff々]{1,2}[いきぎしじちっりうくぐすずつむぶるえけげせぜてべめれわらかさたまばい](?!\u3042)"
    r"|[\u3400-\u9fff々ァ-ヴー]{2,8}(?:する|し[、たてつ]|して|され|させ|すべ|すれ|せ[ずる])"
    r"|もたら|つなげ|なくす|なくし|かけ[るて]|はじめ[、と]|もって|とりまと)"
)
#: verbs that want an object, and do not go with the place of it alone
_TAKES_WO = lazy.compile(
    r"図[るりっ]|講[じず]|進め|拡充|確保|示[すしさ]|設け|支援する|支援し|求め|行う|行い|検討する|整備する|促進する|推進する"
)
#: what a thing is made into, never done: 対象とする
_MADE = lazy.compile(r"(?:対象|もの|目標|目的|前提|基本|原則|契機|目途)\Z")
_ABLE = lazy.compile(
    r"[^、。を]{0,8}(?:られ|でき|たい|やす[いく]|にく[いく]"
    r"|[えけげせてねべめれ]る(?:よう|環境|体制|仕組|社会|場|機会|人材|よ))"
)
_WAYS = lazy.compile(r"(?:ため|よう|際|場合|うえ|上|後|前|間|時|年度?|月|日|末|中|ごと|毎|まま|とも|他|ほか|特|共)\Z")


def report(rule: Rule, context: Context, kind: Slip, message: Callable[[str, str], Message]) -> Iterable[Finding]:
    """The findings of a rule on slips of one kind.

    Args:
        message: what is said, by the words of last year and of this year around the place.
    """
    for placed in changes(context):
        change = placed.change
        if slip(change) != kind:
            continue
        start, more = max(0, change.start - 2), 0 if kind == "ending" else 2
        old_end, new_end = min(len(change.old), change.old_end + more), min(len(change.new), change.new_end + more)
        was, now = change.old[start:old_end], change.new[start:new_end]
        span = (placed.offset + start, placed.offset + new_end)
        yield context.finding(
            rule,
            placed.block,
            message(was, now),
            path=placed.unit.path,
            text=placed.block.text,
            span=span,
            new=was,
        )


@lru_cache(maxsize=4096)
def slip(change: Change) -> Slip | None:
    """What is amiss at the place; None for a revision, and where that cannot be told."""
    was, now = change.was, change.now
    if _ending_lost(change):
        return "ending"
    if not (_HIRAGANA.fullmatch(was) and _HIRAGANA.fullmatch(now)) or max(len(was), len(now)) > 6:
        return "verb" if _doubled(change) else None
    if _negation_lost(change):
        return "negation"
    if _NOT.search(now):
        return None
    if _particle(change):
        return "particle"
    return (
        "verb" if _form_broken(change) or _stem_broken(change) or _attribute_lost(change) or _doubled(change) else None
    )


# ---------------------------------------------------------------- the end of the sentence


def _ending_lost(change: Change) -> bool:
    """Whether the sentence stops short: 講ずること。 → 講ず, を."""
    rest = change.new.rstrip("。 　")
    if not change.old.startswith(rest) or len(change.old.rstrip("。 　")) - len(rest) < 1:
        return False
    return not (change.new.endswith("。") and re.search(r"(?:こと|たい|る|た|い|う|く|す|む|ぶ|つ)\Z", rest)) or (
        change.old.rstrip("。 　") == rest + "こと" and change.new.endswith("。")
    )


# ---------------------------------------------------------------- negation

#: 講ず, 応ず, 生ず are no negations
_NOT = lazy.compile(r"ない|なく|なけれ|なか|(?<![講応生論準感信重転減命禁投通判任乗])ず|ぬ|ざる")


def _negation_lost(change: Change) -> bool:
    """Whether ない, なく, ず went and the sentence says the opposite."""
    if _NOT.search(change.now) or len(change.was) > 5:
        return False
    start = max(0, change.start - 1)
    old, new = change.old[start : change.old_end + 1], change.new[start : change.new_end + 1]
    fewer = len(_NOT.findall(old)) > len(_NOT.findall(new))
    return fewer and (_NOT.search(change.was) is not None or change.was in "なくいずか")


# ---------------------------------------------------------------- particles


def _particle(change: Change) -> bool:
    was, now, left, right = change.was, change.now, change.before, change.after
    if was in _PARTICLES and not now and len(was) == 1:
        return _lost(was, left, right)
    if was in _PARTICLES and now in _PARTICLES and len(was) == len(now) == 1:
        return _swapped(was, now, left, right) or _object_lost(was, now, left, right)
    return False


def _lost(was: str, left: str, right: str) -> bool:
    noun = _NOUN.search(left) is not None
    match was:
        case "を":
            return noun and _VERB.match(right) is not None and not re.match(r"する|し|さ[れせ]|す[べれ]|せ", right)
        case "が":
            if not noun or re.match(_WORD + r"+(?:的|の|型|化|間|と(?![なすいし考見]))", right):
                return False
            return bool(_VERB.match(right) or re.match(_TAKES_GA, right))
        case "に":
            return _lost_ni(left, right)
        case "と":
            return bool(re.match(r"(?:ともに|して(?!い)|する(?:よう|こと|目標)|な[るっ])", right)) and (
                noun or right[:3] == "ともに"
            )
        case "で":
            return bool(re.match(r"(?:き[るなずた]|あ[るりっ])", right)) and (noun or right[0] == "き")
        case "の":
            return noun and re.match(r"(?:うち|ため|ほか|とおり)", right) is not None
        case "は":
            return noun and right[:1] == "、" and len(left) <= 12
        case _:
            return False


def _lost_ni(left: str, right: str) -> bool:
    if re.match(_TAKES_NI, right) and not re.match(r"配慮|反映|対応|十分|寄与|留意|位置", right):
        return True
    if re.search(
        r"(?:[やらじ]か|じめ|直ち|新た|十分|確実|着実|適切|円"
        r"滑|早急|柔軟|的確|大幅|一体的|積極的|重点的|継続的|計画的|総合的)\Z",
        left,
    ):
        return _VERB.match(right) is not None or re.match(_WORD, right) is not None
    return False


def _swapped(was: str, now: str, left: str, right: str) -> bool:
    verb = _VERB.match(right) is not None
    if now == "に" and re.match(_TAKES_NI, right):
        return False  # put right
    match was, now:
        case ("を", "の" | "に" | "と" | "へ"):
            return verb and not (now == "と" and re.match(r"する|し[、てた]|な[るっ]|位置|連携|協議|協力", right))
        case ("を", "が"):
            return verb and not _ABLE.match(right) and re.match(_TAKES_GA, right) is None
        case ("が", "に") if right[:2] in ("ある", "あり", "あっ"):
            return re.search(r"(?:必要|差|おそれ|恐れ|違い|余地|懸念|不安|もの)\Z", left) is not None
        case ("が", "を" | "に" | "で" | "と"):
            return re.match(_TAKES_GA, right) is not None and not (now in "にで" and right[0] in "あな多高")
        case ("に", "を" | "の" | "が" | "で" | "と" | "は"):
            if now == "を" and re.match(r"配慮|反映|つなげ|加え|備え|わた|対応|位置付け|なくし", right):
                return False
            return re.match(_TAKES_NI, right) is not None or (now == "の" and _lost_ni(left, right))
        case ("の", "を" | "に"):
            return _phrase_broken(now, right)
        case ("と", "を" | "の" | "が" | "で" | "に"):
            if now == "に" or re.match(r"するこ", right):
                return re.match(r"ともに|いう|いった", right) is not None
            return re.match(r"ともに|いう|いった|して(?!い)|する|した|な[るっ]", right) is not None
        case ("で", "を" | "の" | "が" | "に" | "と"):
            return re.match(r"き[るなずた]|あ[るりっ]", right) is not None and not (
                now in "がにと" and right[0] == "あ"
            )
        case _:
            return False


def _object_lost(was: str, now: str, left: str, right: str) -> bool:
    """Whether a verb that wants an object has none left (考え方で示す, 支援は行うこと), or 対象とする "
    "became 対象をする."""
    clause = left.rpartition("、")[2]
    if (was, now) == ("を", "は"):
        # a request with は sets its object against another: no は stands in such a clause unless で, に, と come before
        asked = re.match(r"[^、。]{0,12}こと。|[^、。]{0,4}(?:[するうくむ]|れる)[一-龠]", right) is not None
        return asked and _TAKES_WO.match(right) is not None and clause[-1:] not in tuple("にでとらりへ")
    if (was, now) == ("を", "で"):
        return _TAKES_WO.match(right) is not None and "を" not in re.split(r"、|て|り(?=[一-龠])", left)[-1]
    made = was == "と" and now in ("を", "が", "は") and re.match(r"す[るべ]|し[、たて]", right) is not None
    return made and _MADE.search(left) is not None


def _phrase_broken(now: str, right: str) -> bool:
    """The の of a noun phrase became を or に, and the noun that follows has its own particle."""
    behind = re.match(rf"{_WORD}{{1,12}}", right)
    if behind is None:
        return False
    rest = right[behind.end() :]
    if now == "を":
        return (
            re.match(
                r"を|が|の|は|等[をがのに]|や|及び|並びに|に(?:応じ|即し|関|対|係|基づ|おい|おけ|つい|よ[りる]|伴)",
                rest,
            )
            is not None
        )
    return re.match(r"に(?:応じ|即し|基づ|関|対|係|おい|おけ|つい|よ[りる]|伴)|等に(?:応じ|基づ)", rest) is not None


# ---------------------------------------------------------------- verbs and standing forms

_FORMS = (
    "する した して し され される された されて させる させ させて せず すべき しない しなかった している "
    "していた してきた してきて していく しておらず していない しており しつつ すれば しよう できる できた できて "
    "できず できない でき できれば しながら します しました したい されたい されている されていない されず "
    "されない しなければ したうえ せねば しても すれ"
)
_OFTEN = (
    "について につき についても については においては において においても における におかれては により によって "
    "によらず によっても による にて に対し に対して に対しては に対しても に対する に関し に関して に関しては "
    "に関する に係る に向け に向けて に向けた に基づき に基づく に基づいて に応じ に応じて に応じた に伴い に伴う "
    "に際し に際して とともに と ともに ため ために ための ように ような よう として としては としても としての "
    "こと もの である です でした ます ました であり であって であった であれば から まで までに などの など "
    "さらに また まず ならない なければならない べき べきで のみ のみならず だけ だけでなく ほか つつ ながら "
    "ところ ところで うえ うえで いる いて いた いない おり おける おいて られる られ られた られて られない れる "
    "れ れた れて ある あり あって あった ない なく なかった なり なる なって なった いう いった いえる より "
    "もとより とりわけ しかし しかしながら ただし なお 並びに 及び 又は 若しくは 引き続き 引き続いて 速やかに "
    "速やかな 確実に 確実な 十分に 十分な 早急に 早急な 直ちに 新たに 新たな 適切に 適切な 着実に 着実な 円滑に "
    "円滑な 特に 更に 更なる 必要な 様々な 様々に に が を は も の で へ や か には にも では でも とは とも "
    "への との での におかれても"
)
_ACCEPTED = frozenset((_FORMS + " " + _OFTEN).split())
#: the forms in which a letter amiss is looked for, the longest first
_WATCHED = lazy.compile(
    "|".join(
        sorted(
            map(re.escape, (form for form in _ACCEPTED if len(form) > 1 and form != "もの")),
            key=lambda form: (-len(form), form),
        )
    )
)
_SURU = frozenset(_FORMS.split())
_DOING = ("する", "して", "した")
_STEM = lazy.compile(r"[\u3400-\u9fffァ-ヴーA-Za-zＡ-Ｚａ-ｚ々」）]\Z")


def _form_broken(change: Change) -> bool:
    """Whether a standing form of last year has a letter amiss and is no other such form."""
    if len(change.was) > 3 or len(change.now) > 3:
        return False
    grown = change.new_end - change.old_end
    for start, end in _forms(change.old):
        inside = start <= change.start and change.old_end <= end and (change.was or start < change.start < end)
        turned = change.was != change.now and sorted(change.was) == sorted(change.now)
        if not inside or ((start, end) == (change.start, change.old_end) and not turned):
            continue
        form = change.new[start : end + grown]
        suru = change.old[start:end].endswith(_DOING) or change.old[start:end] in _SURU
        if suru and not _STEM.search(change.old[:start]):
            continue
        if form in _ACCEPTED or any(_WATCHED.fullmatch(part) for part in _grown(change, start, end + grown)):
            return False
        return suru or not _inflected(change)
    return False


#: the middle of verbs that are not verbs without it: 進める, 高める, 整える, 講ずる
_MIDDLE = lazy.compile(r"[進定求設高認努深改始続受支備整講踏応]\Z")


def _stem_broken(change: Change) -> bool:
    """Whether what is left is no form of any verb: 進る, 高まっいる, ようにしる, 支援すると。."""
    around = change.new[max(0, change.start - 2) : change.new_end + 2]
    if not change.now and change.was in ("め", "じ", "ず", "え", "け") and _MIDDLE.search(change.before):
        return re.match(r"[るたてずなよ]", change.after) is not None
    if change.was == "て" and not change.now:
        return re.search(r"っい|[えけせてねべめれげぜりぎじきちみし]い[るたな]", around) is not None
    if not change.now and change.was == "る" and change.before.endswith("てい") and change.after[:1] == "。":
        return True
    if (change.was, change.now) == ("ら", "れ") and change.after[:1] == "れ":
        return True
    if not change.now and change.was == "る" and re.search(r"[とに]す\Z", change.before):
        return change.after[:2] == "こと"
    if not change.was and change.now == "す":
        return re.search(r"[とに]するこ", change.old[max(0, change.start - 3) : change.old_end + 3]) is not None
    if change.was == "す" and change.now == "し":
        return re.search(r"[にと]しる", around) is not None
    return not change.now and change.was == "こ" and re.match(r"と。\Z", change.after) is not None


def _grown(change: Change, start: int, end: int) -> tuple[str, ...]:
    """The form with what follows it: すべ is no form, すべき is one."""
    return tuple(change.new[start : end + more] for more in range(1, 5))


def _inflected(change: Change) -> bool:
    """Whether the letter is the end of a verb in kanji, and was changed for another of the same row."""
    return re.search(r"[\u3400-\u9fff]\Z", change.before) is not None and _row(change.was) == _row(change.now) != ""


_ROWS = (
    "わいうえおっ",
    "かきくけこい",
    "がぎぐげごい",
    "さしすせそ",
    "たちつてとっ",
    "なにぬねのん",
    "ばびぶべぼん",
    "まみむめもん",
    "らりるれろっ",
)


def _row(kana: str) -> str:
    return next((row for row in _ROWS if kana and kana in row), "") if len(kana) == 1 else ""


@lru_cache(maxsize=4096)
def _forms(sentence: str) -> tuple[tuple[int, int], ...]:
    return tuple(hit.span() for hit in _WATCHED.finditer(sentence))


_ATTRIBUTE = lazy.compile(r"[うくぐすつぬぶむるいただなのん]\Z|(?:という|ような)\Z")
_TAKES_ATTRIBUTE = lazy.compile(r"こと(?!業|柄|に鑑)|ため|よう[にな]|ものと|ところ")


def _attribute_lost(change: Change) -> bool:
    """Whether the verb before こと, ため, ように has lost its end: 図ること → 図こと, 図りこと."""
    if not _TAKES_ATTRIBUTE.match(change.after) or not change.was or _ATTRIBUTE.search(change.before + change.now):
        return False
    return _ATTRIBUTE.search(change.before + change.was) is not None


def _doubled(change: Change) -> bool:
    """Whether a verb was put in beside itself: 支援を行う行うこと."""
    twice = change.now
    if change.was or len(twice) < 2 or not re.search(r"[\u3400-\u9fff]|する", twice):
        return False
    return change.before.endswith(twice) or change.after.startswith(twice)
