"""ORT011: a form of spoken language: ら抜き, い抜き, さ入れ."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import mistaken, spelt
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT011",
    name="spoken-form",
    severity=Severity.WARNING,
    title=Message(ja="ら抜き・い抜き・さ入れ", en="spoken forms of verbs"),
    why=Message(
        ja="「見れる」（見られる）、「してる」（している）、「行かさせる」（行かせる）、「行けれる」（行ける）は"
        "話し言葉で、提言・要望の文では使いません。「見れば」「受ければ」「触れる」「決してない」などは対象に"
        "しません。",
        en="見れる, してる, 行かさせる are spoken forms, out of place in a proposal. 見れば, 受ければ, 触れる, "
        "決してない are left alone.",
    ),
    rests_on=Message(
        ja="公用文作成の考え方（令和4年1月7日文化審議会建議）Ⅲ（書き言葉による）、現代の敬語・共通語の慣用",
        en="公用文作成の考え方 (2022), Ⅲ (written language); common usage",
    ),
    wrong="全国で受けれるようにし、遅れてる整備を進めること。",
    right="全国で受けられるようにし、遅れている整備を進めること。",
    repairs="safe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/spoken_forms.tsv``."""
    return spelt("spoken_forms", text, about, mistaken)
