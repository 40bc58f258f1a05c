"""STA008: a remark to oneself or a colleague left in the text."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="STA008",
    name="comment-left",
    severity=Severity.ERROR,
    title=Message(ja="内部の書き込みが残っている", en="a remark among colleagues left in"),
    why=Message(
        ja="「←要修正」「※後で差し替え」「（担当：○○課に確認）」など、作成中のやり取りが本文に残っています。削ってください。"
        "読み手に向けた「（注）」「※」は対象にしません。",
        en="A remark among those who write (←要修正, ※後で差し替え, （担当：○○課に確認）) is left in the text. "
        "Take it out. "
        "Notes to the reader (（注）, ※) are left alone.",
    ),
    rests_on=Message(ja="文書の完成（様式によらない）", en="a finished document (whatever the template)"),
    wrong="通信網を整備すること。←昨年から修正？",
    right="通信網を整備すること。",
)
_DO = (
    r"(?:修正|差し?替え|追記|確認|削除|追加|更新|直す|直して|調整|検討|加筆"
    r"|記載|記入|変更|移動|統合|要否|どうする|残す)"
)
_PATTERNS = (
    # ←ここを修正
    lazy.compile(rf"[←⇐⬅][^。]{{0,24}}(?:{_DO}|[？?]|要る|不要|同じ|昨年|去年|前回)[^。]{{0,12}}", needs="←|⇐|⬅"),
    # ※後で差し替え, ※ここは要修正
    lazy.compile(
        rf"※[ 　]*(?:後で|あとで|後ほど|のちほど|ここは|ここを|この[文部段][^。、]{{0,6}}|次回)"
        rf"[^。]{{0,16}}{_DO}[^。]{{0,8}}",
        needs="※",
    ),
    # （担当に確認）, 【○○課確認済み】, （メモ：…）
    lazy.compile(
        r"[（(【〔［\[][ 　]*(?:メモ|ﾒﾓ|コメント|担当者?コメント|内部用|作業用|自分用|事務局内|起案者?)"
        r"[ 　]*[：:][^）)】〕］\]]{0,60}[）)】〕］\]]",
        needs="：|:",
    ),
    lazy.compile(
        r"[（(【〔［\[][^（(【〔［\[）)】〕］\]。]{0,16}(?:課|係|室|担当|さん|部長|課長|局長)(?:に|へ|と)?(?:要|再)?"
        r"(?:確認(?:済み?|中|のこと|する|予定|してください|お願いします)|照会(?:中|済み?)|協議(?:中|済み?))[）)】〕］\]]",
        needs="（|(|【|〔|［|[",
    ),
    # （※数字は精査中）, 【財政課と調整中】, 【文案調整中】, ＜調整中＞
    lazy.compile(
        r"[（(【〔［\[＜<][ 　]*※?[^（(【〔［\[）)】〕］\]＜>＞。]{0,12}"
        r"(?:(?:精査|調整|検討|協議|照会|作成|作業|確認)中|要(?:確認|修正|調整|検討|相談)|後日(?:追記|記載|修正)|差し?替え予定)"
        r"[）)】〕］\]＞>]",
        needs="（|(|【|〔|［|[|＜|<",
    ),
    # （Ｐ：企画課）, （事務局：出典を確認すること）, （課長指示により追加）
    lazy.compile(
        r"[（(【〔［\[][ 　]*(?:[PＰ][ 　]*[：:][^）)】〕］\]。]{1,20}"
        r"|(?:事務局|担当)[ 　]*[：:][^）)】〕］\]。]{1,30}(?:こと|です|ます|確認|修正))[）)】〕］\]]"
        r"|[（(【〔［\[][^（(【〔［\[）)】〕］\]。]{0,10}(?:[課部局係]長|上司)の?指示[^）)】〕］。]{0,9}[）)】〕］\]]",
        needs="：|:|指示",
    ),
    # ★要修正
    lazy.compile(r"[★☆][ 　]*(?:要|ここ|後で)[^。、]{0,8}", needs="★|☆"),
    # 【ここに昨年の実績を記載】
    lazy.compile(
        r"[（(【〔［\[][ 　]*ここ[にへ][^（(【〔［\[）)】〕］\]。]{1,20}"
        r"(?:記載|記入|追記|挿入|追加|入れる)[）)】〕］\]]",
        needs="ここに|ここへ",
    ),
    # ここに文章を入れる
    lazy.compile(
        r"(?:ここに|以下に)[^。、]{0,15}を?(?:記載|記入|挿入|追記|入れる|入力)(?:する予定|予定|してください|のこと)",
        needs="ここに|以下に",
    ),
    # TODO, ??
    lazy.compile(
        r"(?<![A-Za-zＡ-Ｚａ-ｚ])(?:TODO|ＴＯＤＯ|FIXME|ＭＥＭＯ)(?![A-Za-zＡ-Ｚａ-ｚ])[：:]?[^。\n]{0,12}|[？?]{2,}"
    ),
    lazy.compile(
        r"[（(](?:この表現|この文|この数字|この数値|この記載|ここ)[^（）()。]{0,16}(?:[？?]|要検討|でよいか|で良いか|いいか)[）)]",
        needs="（|(",
    ),
)
_SIGN = lazy.compile(r"[←⇐⬅※（(【〔［\[＜<★☆？?TＴFＦＭ]|ここに|以下に")


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each remark; those that overlap are told once."""
    if not _SIGN.search(text):
        return
    spans = sorted({hit.span() for pattern in _PATTERNS for hit in pattern.finditer(text)})
    taken = 0
    for start, end in spans:
        if start < taken:
            continue
        taken = end
        words = text[start:end]
        yield Hit(
            start,
            end,
            Message(ja=f"内部の書き込み「{words}」が残っています", en=f"a remark among those who write: “{words}”"),
        )
