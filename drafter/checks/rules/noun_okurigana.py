"""ORT003: a compound noun with okurigana that official texts leave out."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import official, spelt, written
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT003",
    name="noun-okurigana",
    severity=Severity.WARNING,
    title=Message(ja="送り仮名を省く名詞", en="okurigana that official texts leave out of nouns"),
    why=Message(
        ja="活用のない複合の語で読み間違えるおそれのないもの（受入れ、打合せ、取扱い、引上げ）と、慣用の固定した"
        "もの（手続、取組、支払、割引）は、公用文では送り仮名を省きます。動詞（受け入れる、取り組み、）と「」"
        "の中の名称は対象にしません。新聞や他の家では省かないので、様式によります。",
        en="Compound nouns that cannot be misread (受入れ, 打合せ) and those that usage has fixed (手続, 取組) "
        "drop their okurigana in official texts. Verbs and names within 「」 are left alone. Newspapers keep "
        "the okurigana: it depends on the template.",
    ),
    rests_on=official(
        "公用文における漢字使用等について（平成22年内閣訓令第1号）2(1)、法令における漢字使用等について（平成2"
        "2年内閣法制局長官決定）",
        "公用文における漢字使用等について (Cabinet Directive 1 of 2010) 2(1); 法令における漢字使用等について "
        "(Cabinet Legislation Bureau, 2010)",
    ),
    wrong="自治体の取り組みを支援し、手続きを簡素にすること。",
    right="自治体の取組を支援し、手続を簡素にすること。",
    repairs="safe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/noun_okurigana.tsv``."""
    return spelt("noun_okurigana", text, about, written)
