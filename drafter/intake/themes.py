"""Whom a request asks, and what it is about: a first sorting for the eye to correct."""

from __future__ import annotations

import re

from drafter.document import Block, BlockKind, Section
from drafter.japanese.ministries import named

#: 【担当省庁】総務省、財務省　（提案先：環境省等）
_DESIGNATION = re.compile(
    r"[\s　]*[【\[〔（(＜<◎○●※]*[\s　]*(?:主な|主たる)?(?:担当|関係|所管|提案|提言|要望|要請|回答|提出|送付|照会)"
    r"(?:府省庁|府省|省庁|官庁|機関|部局|先)(?:名|等)?[\s　]*[】\]〕）)＞>：:]*"
)
_IN_BRACKETS = re.compile(r"[（(【\[〔]([^（()）【】\[\]〔〕]+)[）)】\]〕][\s　]*$")
_BETWEEN = re.compile(r"[、,，・･／/\s　]|及び|並びに|又は|ほか|など|等|関係府省庁?|各府省庁?")
_LINE = 120

#: topics of the bundled library and of neighbouring fields, with the words of headings that tell them
_TOPICS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("財政措置", r"財政|税財源|財源|交付税|交付金|補助"),
        ("行政手続", r"行政手続|申請|窓口|ワンストップ|押印"),
        ("デジタル人材", r"(?:デジタル|ＤＸ|DX|ＩＣＴ|ICT|ＩＴ|IT|情報).{0,8}人材"),
        ("人材確保", r"人材|担い手|人手"),
        ("国と地方の連携", r"協議の場|国と地方|地方との協議"),
        ("条件不利地域", r"離島|中山間|条件不利|過疎|半島"),
        (
            "情報通信基盤",
            r"光ファイバ|ブロードバンド|情報通信|通信基盤|デジタルインフラ|海底ケーブル|ユニバーサルサービス",
        ),
        ("移動通信", r"５Ｇ|5G|６Ｇ|6G|携帯電話|ローミング"),
        ("データ利活用", r"データ利活用|利活用|データ基盤|データの"),
        ("オープンデータ", r"オープンデータ"),
        ("データ連携", r"データ連携|連携基盤"),
        ("データセンター", r"データセンター"),
        ("個人情報保護", r"個人情報|プライバシー"),
        ("サイバーセキュリティ", r"セキュリティ|サイバー"),
        ("マイナンバー", r"マイナンバー(?!カード)|番号制度"),
        ("マイナンバーカード", r"マイナンバーカード"),
        ("システム標準化", r"標準化|標準準拠|ガバメントクラウド|システム"),
        ("デジタルデバイド", r"デバイド|デバインド|格差|取り残され"),
        ("人工知能", r"人工知能|生成ＡＩ|生成AI|ＡＩ|A ?I(?![a-zA-Z])"),
        ("推進体制", r"推進体制|推進本部|デジタル庁|重点計画|司令塔"),
        ("規制改革", r"規制|アナログ"),
        ("地方創生", r"地方創生|田園都市|分散型|移住"),
        ("働き方", r"働き方|テレワーク|ワーケーション|ワークスタイル"),
        ("情報モラル", r"モラル|誹謗中傷|リテラシー"),
        ("防災", r"防災|災害|減災|避難"),
        ("強靱化", r"強靱化|強靭化"),
        ("教育", r"教育|学校|学習|ＧＩＧＡ|GIGA"),
        ("医療", r"医療|病院|医師|保健"),
        ("介護・福祉", r"介護|福祉|障害|障がい|高齢"),
        ("こども・子育て", r"こども|子ども|子育て|少子|保育"),
        ("農林水産", r"農業|農林|林業|水産|漁業|農村"),
        ("産業振興", r"産業|中小企業|企業|経済|イノベーション|ソリューション"),
        ("交通", r"交通|鉄道|バス|道路|空港|港湾"),
        ("環境・エネルギー", r"環境|エネルギー|脱炭素|気候|廃棄物"),
        ("観光", r"観光"),
        ("人権", r"人権|差別"),
    )
)


def ministries(block: Block, above: tuple[Section, ...] = ()) -> tuple[str, ...]:
    """The ministries and agencies that a request names, or that it is said to be for.

    Args:
        block: the request. above: the sections that it stands in, the uppermost first.

    Returns:
        Those that its text names, and those that a line such as 【担当省庁】 names, or brackets behind a heading
        (``税財源（総務省、財務省）``), in the nearest section around it that has either.
    """
    said = named(block.text)
    for section in reversed(above):
        if designated := _designated(section):
            return tuple(dict.fromkeys((*said, *designated)))
    return said


def _designated(section: Section) -> tuple[str, ...]:
    """The ministries that a section's heading or one of its short lines says it is for."""
    behind = _IN_BRACKETS.search(section.heading)
    found = dict.fromkeys(named(behind[1]) if behind and _only_names(behind[1]) else ())
    blocks = [b for b in section.blocks if b.kind in (BlockKind.NOTE, BlockKind.PARAGRAPH, BlockKind.ITEM)]
    for at, block in enumerate(blocks):
        text = (block.label or "") + block.text
        label = _DESIGNATION.match(text)
        if len(text) > _LINE or not label or label[0].strip() in ("", block.label):
            continue
        rest = text[label.end() :]
        if not rest.strip() and at + 1 < len(blocks) and len(blocks[at + 1].text) <= _LINE:
            rest = blocks[at + 1].text
        found |= dict.fromkeys(named(rest))
    return tuple(found)


def is_designation(block: Block) -> bool:
    """Whether a block is a line such as 【担当省庁】総務省 and asks for nothing."""
    text = (block.label or "") + block.text
    return len(text) <= _LINE and _DESIGNATION.match(text) is not None and "。" not in text


def _only_names(text: str) -> bool:
    """Whether a text is a list of ministries and nothing else."""
    for name in named(text):
        text = text.replace(name, "")
    return not _BETWEEN.sub("", re.sub(r"[^、,，・\s　]{2,12}[局部課]$", "", text))


def topics(headings: tuple[str, ...], alike: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Topics of the headings above a clause, the nearest heading first; at most three.

    Args:
        headings: the uppermost first.
        alike: the topics of the clause of the library that is most like it, for what room is left.

    Where neither tells one, the uppermost heading itself, shortened, is the topic.
    """
    found: dict[str, None] = {}
    for heading in reversed(headings):
        for name, pattern in _TOPICS:
            if pattern.search(heading):
                found.setdefault(name)
    for name in alike:
        found.setdefault(name)
    if not found and headings and headings[0].strip():
        return (headings[0].strip()[:20],)
    return tuple(found)[:3]
