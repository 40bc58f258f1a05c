"""How nouns are joined by 及び, 並びに, 又は and 若しくは: the members of a joint, and which of them belong together.

及び and 若しくは join on the lower level, 並びに and 又は on the upper one where both levels are there. Which two of
three members belong together is seen by their shape: in 人材の確保及び育成並びに処遇の改善 the second, a bare
doing, shares the object of the first; in 道路及び河川の整備並びに施設の管理 the first, a bare thing, shares the doing
of the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from drafter.japanese import lazy

Shape = Literal["thing", "doing", "thing's doing", "other"]
#: the lower and the upper conjunction of each family
LEVELS = (("及び", "並びに"), ("若しくは", "又は"))
_NOUN = "一-龠々ァ-ヶー・A-Za-zＡ-Ｚａ-ｚ0-9０-９"
#: kana within a noun: no particle, no end of a verb
_KANA = (
    "りょう|がれき|ごみ|こども|し尿|ため池|がけ|けん引|あっせん|まちづくり|づくり|取組|見直し|引上げ|取りまとめ"
    "|受入れ|貸付け|働き方|担い手"
)
_MEMBER = lazy.compile(rf"(?:{_KANA}|[{_NOUN}])+(?:の(?:{_KANA}|[{_NOUN}])+){{0,2}}")
_CONJUNCTION = lazy.compile("及び|並びに|又は|若しくは")
#: nouns that are done (する makes verbs of them), by their last two letters
_VERBAL = """
確保 育成 養成 整備 運営 管理 維持 更新 修繕 補修 改修 改良 改善 改正 改革 改定 強化 拡充 拡大
充実 推進 促進 支援 援助 補助 助成 導入 普及 活用 利用 使用 運用 保守 点検 調査 研究 開発 実証
検証 検討 策定 作成 実施 評価 公表 公開 提供 共有 連携 協力 調整 配置 派遣 採用 登録 設置 設定
設計 建設 撤去 廃止 縮小 軽減 低減 緩和 解消 防止 予防 保全 保護 保存 再生 復旧 復興 創出 創設
継続 延長 移行 移転 転換 転用 統合 統一 集約 分散 分析 収集 運搬 処分 処理 分別 申請 審査 交付
支給 給付 徴収 納付 発行 発信 周知 広報 啓発 教育 指導 監督 監視 検査 測定 観測 診断 治療 看護
介護 相談 助言 訓練 研修 学習 習得 取得 購入 調達 契約 委託 貸与 貸付 融資 投資 輸出 輸入 生産
製造 加工 流通 販売 供給 配布 配備 備蓄 輸送 移動 避難 救助 救急 通報 警戒 対応 対策 措置 反映
把握 確認 証明 認証 認定 許可 認可 届出 報告 通知 説明 公募 募集 選定 決定 判断 変更 追加 削減
抑制 制限 規制 禁止 占用 使途 向上 高度 育児 就労 就職 雇用 定着 移住 定住 交流 参加 参画 参入
起業 承継 継承 伝承 記録 保管 削除 訂正 修正 更正 補正 補償 賠償 負担 振興 誘致 開催 開放 接続
敷設 増設 新設 増員 増額 拡張 耐震 点灯
"""
_DOINGS = frozenset(_VERBAL.split())


@dataclass(frozen=True, slots=True)
class Member:
    """One of the words joined: its characters."""

    text: str
    start: int
    end: int

    @property
    def shape(self) -> Shape:
        """What it is: a bare thing or doing (道路, 育成), a thing's doing (人材の確保), or none of these."""
        owner, _, head = self.text.rpartition("の")
        done = head[-2:] in _DOINGS
        if not owner:
            return "doing" if head in _DOINGS or (done and len(head) == 2) else "other" if done else "thing"
        things = all(part[-2:] not in _DOINGS for part in owner.split("の"))
        return "thing's doing" if done and things else "other"


@dataclass(frozen=True)
class Joint:
    """Members with the conjunctions between them: ``words[n]`` stands between ``members[n]`` and the next.

    Attributes:
        starts: where each conjunction begins.
    """

    members: tuple[Member, ...]
    words: tuple[str, ...]
    starts: tuple[int, ...]

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """Of its members."""
        return tuple(member.shape for member in self.members)


@lru_cache(maxsize=8192)
def joints(text: str) -> tuple[Joint, ...]:
    """The joints of three members and more in a text; commas and clauses part them."""
    return tuple(_joints(text)) if len(_CONJUNCTION.findall(text)) > 1 else ()


def _joints(text: str) -> Iterator[Joint]:
    members: list[Member] = []
    words: list[str] = []
    starts: list[int] = []
    for found in _CONJUNCTION.finditer(text):
        left = _ending(text, found.start(), members[-1].start if members else 0)
        right = _MEMBER.match(_masked(text, found.end()))
        if members and left != members[-1]:
            if len(words) > 1:
                yield Joint(tuple(members), tuple(words), tuple(starts))
            members, words, starts = [], [], []
        if left is None or right is None or not right[0]:
            members, words, starts = [], [], []
            continue
        if not members:
            members.append(left)
        start = found.end()
        members.append(Member(right[0], start, start + len(right[0])))
        words.append(found[0])
        starts.append(found.start())
    if len(words) > 1:
        yield Joint(tuple(members), tuple(words), tuple(starts))


def _masked(text: str, start: int) -> str:
    """What follows a place, up to the next conjunction."""
    following = _CONJUNCTION.search(text, start)
    return text[start : following.start() if following else len(text)]


def _ending(text: str, end: int, least: int) -> Member | None:
    """The member that ends at a place."""
    before = _CONJUNCTION.findall(text[:end])
    floor = max(least, text.rfind(before[-1], 0, end) + len(before[-1]) if before else 0)
    for start in range(floor, end):
        if _MEMBER.fullmatch(text, start, end) and not re.match("[一-龠々ァ-ヶー]", text[start - 1 : start] or " "):
            return Member(text[start:end], start, end)
    return None
