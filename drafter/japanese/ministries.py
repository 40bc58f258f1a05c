"""The ministries and agencies of Japan's central government, and how texts name them: the one list of them.

国家行政組織法 別表第一, 内閣府設置法 第64条 and the laws that set up デジタル庁, 復興庁 and こども家庭庁, as of 2026;
and those before the reform of January 2001, which older documents name. A name is kept as the text has it: 建設省 is
not turned into 国土交通省.
"""

from __future__ import annotations

import re

#: names in the government's order, with what else texts call them
MINISTRIES: tuple[tuple[str, str], ...] = (
    ("内閣官房", r"内閣官房(?:長官)?"),
    ("内閣法制局", r"内閣法制局"),
    ("人事院", r"人事院(?!勧告)"),
    ("内閣府", r"内閣府|経済財政政策担当大臣|防災担当大臣|地方創生担当大臣"),
    ("宮内庁", r"宮内庁"),
    ("公正取引委員会", r"公正取引委員会"),
    ("国家公安委員会", r"国家公安委員会"),
    ("警察庁", r"警察庁"),
    ("個人情報保護委員会", r"個人情報保護委員会"),
    ("カジノ管理委員会", r"カジノ管理委員会"),
    ("金融庁", r"金融庁|金融担当大臣"),
    ("消費者庁", r"消費者庁"),
    ("こども家庭庁", r"こども家庭庁|こども政策担当大臣"),
    ("デジタル庁", r"デジタル庁|デジタル大臣"),
    ("復興庁", r"復興庁|復興大臣"),
    ("総務省", r"総務省|総務大臣"),
    ("消防庁", r"消防庁"),
    ("法務省", r"法務省|法務大臣"),
    ("出入国在留管理庁", r"出入国在留管理庁|入管庁"),
    ("公安調査庁", r"公安調査庁"),
    ("外務省", r"外務省|外務大臣"),
    ("財務省", r"財務省|財務大臣"),
    ("国税庁", r"国税庁"),
    ("文部科学省", r"文部科学省|文部科学大臣|文科省"),
    ("スポーツ庁", r"スポーツ庁"),
    ("文化庁", r"文化庁"),
    ("厚生労働省", r"厚生労働省|厚生労働大臣|厚労省"),
    ("農林水産省", r"農林水産省|農林水産大臣|農水省"),
    ("林野庁", r"林野庁"),
    ("水産庁", r"水産庁"),
    ("経済産業省", r"経済産業省|経済産業大臣|経産省"),
    ("資源エネルギー庁", r"資源エネルギー庁|エネ庁"),
    ("特許庁", r"特許庁"),
    ("中小企業庁", r"中小企業庁"),
    ("国土交通省", r"国土交通省|国土交通大臣|国交省"),
    ("観光庁", r"観光庁"),
    ("気象庁", r"気象庁"),
    ("運輸安全委員会", r"運輸安全委員会"),
    ("海上保安庁", r"海上保安庁"),
    ("環境省", r"環境省|環境大臣"),
    ("原子力規制委員会", r"原子力規制(?:委員会|庁)"),
    ("防衛省", r"防衛省|防衛大臣"),
    ("会計検査院", r"会計検査院"),
    # until January 2001, and some that were dissolved since
    ("総理府", r"総理府"),
    ("総務庁", r"総務庁"),
    ("北海道開発庁", r"北海道開発庁"),
    ("防衛庁", r"防衛庁"),
    ("経済企画庁", r"経済企画庁"),
    ("科学技術庁", r"科学技術庁"),
    ("環境庁", r"環境庁"),
    ("沖縄開発庁", r"沖縄開発庁"),
    ("国土庁", r"国土庁"),
    ("金融監督庁", r"金融監督庁"),
    ("金融再生委員会", r"金融再生委員会"),
    ("大蔵省", r"大蔵省|大蔵大臣"),
    ("文部省", r"文部省|文部大臣"),
    ("厚生省", r"厚生省|厚生大臣"),
    ("通商産業省", r"通商産業省|通商産業大臣|通産省"),
    ("運輸省", r"運輸省|運輸大臣"),
    ("郵政省", r"郵政省|郵政大臣"),
    ("労働省", r"(?<!厚生)労働省|(?<!厚生)労働大臣"),
    ("建設省", r"建設省|建設大臣"),
    ("自治省", r"自治省|自治大臣"),
    ("社会保険庁", r"社会保険庁"),
    ("原子力安全・保安院", r"原子力安全・保安院"),
)
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in MINISTRIES)


def named(text: str) -> tuple[str, ...]:
    """The ministries and agencies that a text names, in the government's order, each once.

    A list that is cut short (``総務省、財務省等``) gives those that it names.
    """
    return tuple(name for name, pattern in _PATTERNS if pattern.search(text))
