"""Ministries named in a text, and topics guessed from headings: a first sorting for the eye to correct."""

from __future__ import annotations

import re

#: 府省庁 of the central government (国家行政組織法別表, 内閣府設置法, デジタル庁設置法, as of 2026), with what
#: they are called in texts
MINISTRIES: tuple[tuple[str, str], ...] = (
    ("内閣官房", r"内閣官房"),
    ("内閣府", r"内閣府"),
    ("デジタル庁", r"デジタル庁|デジタル大臣"),
    ("復興庁", r"復興庁|復興大臣"),
    ("総務省", r"総務省|総務大臣"),
    ("法務省", r"法務省|法務大臣"),
    ("外務省", r"外務省|外務大臣"),
    ("財務省", r"財務省|財務大臣"),
    ("文部科学省", r"文部科学省|文部科学大臣|文科省"),
    ("厚生労働省", r"厚生労働省|厚生労働大臣|厚労省"),
    ("農林水産省", r"農林水産省|農林水産大臣|農水省"),
    ("経済産業省", r"経済産業省|経済産業大臣|経産省"),
    ("国土交通省", r"国土交通省|国土交通大臣|国交省"),
    ("環境省", r"環境省|環境大臣"),
    ("防衛省", r"防衛省|防衛大臣"),
    ("こども家庭庁", r"こども家庭庁"),
    ("警察庁", r"警察庁"),
    ("消防庁", r"消防庁"),
    ("金融庁", r"金融庁"),
    ("消費者庁", r"消費者庁"),
    ("文化庁", r"文化庁"),
    ("スポーツ庁", r"スポーツ庁"),
    ("観光庁", r"観光庁"),
    ("気象庁", r"気象庁"),
    ("中小企業庁", r"中小企業庁"),
    ("資源エネルギー庁", r"資源エネルギー庁"),
    ("林野庁", r"林野庁"),
    ("水産庁", r"水産庁"),
    ("国税庁", r"国税庁"),
    ("出入国在留管理庁", r"出入国在留管理庁|入管庁"),
    ("個人情報保護委員会", r"個人情報保護委員会"),
    ("公正取引委員会", r"公正取引委員会"),
)
_MINISTRIES = tuple((name, re.compile(pattern)) for name, pattern in MINISTRIES)

#: topics of the bundled library and of neighbouring fields, with the words of headings that tell them
_TOPICS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("財政措置", r"財政|税財源|財源|交付税|交付金|補助"),
        ("行政手続", r"行政手続|申請|窓口|ワンストップ|押印"),
        ("デジタル人材", r"人材"),
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


def ministries(text: str) -> tuple[str, ...]:
    """The ministries and agencies that a text names, in the government's order."""
    return tuple(name for name, pattern in _MINISTRIES if pattern.search(text))


def topics(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Topics of the headings above a clause, the nearest heading first; at most three.

    Where no word tells one, the uppermost heading itself, shortened, is the topic.
    """
    found: dict[str, None] = {}
    for heading in reversed(headings):
        for name, pattern in _TOPICS:
            if pattern.search(heading):
                found.setdefault(name)
    if not found and headings and headings[0].strip():
        return (headings[0].strip()[:20],)
    return tuple(found)[:3]
