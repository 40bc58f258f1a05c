"""VAR003: a word in an unofficial spelling, where the document otherwise has the official one."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import variants
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="VAR003",
    name="okurigana-varies",
    severity=Severity.INFO,
    title=Message(ja="送り仮名・漢字と仮名の揺れ", en="okurigana, kanji and kana that vary"),
    why=Message(
        ja="他の所で「取組」「全て」「できる」と書く文書の中の「取り組み」「すべて」「出来る」などです。"
        "公用文の表記による様式では ORT の各規則が指摘するので、それ以外の文書に限ります。公用文の表記が二度以上"
        "あり、かつ多いときだけ指摘します。",
        en="取り組み, すべて, 出来る in a document that elsewhere has 取組, 全て, できる. Where the template "
        "follows the official spelling "
        "the ORT rules report them; here only where the document has the official form at least twice, and more "
        "often.",
    ),
    rests_on=CONSISTENCY,
    wrong="取組を進める。取組の成果を示す。取り組みを支援する。",
    right="取組を進める。取組の成果を示す。取組を支援する。",
    repairs="unsafe",
)
FAMILIES = ("noun_okurigana", "kanji_words", "auxiliaries", "kana_words", "half_kana", "unlisted_words", "counters")
#: how often the official form stands in the document, at least
LEAST = 2


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each place of a spelling that is not the document's usual one."""
    if context.profile.spelling == "official":
        return
    found = list(variants.by_lexicon(context, FAMILIES))
    often: dict[str, int] = {}
    for use, _, _ in found:
        often[use.form] = often.get(use.form, 0) + 1
    for use, right, count in found:
        if count < LEAST or count <= often[use.form]:
            continue
        message = Message(
            ja=f"「{use.form}」は、この文書では多く「{right}」と書かれています",
            en=f"“{use.form}” is mostly “{right}” in this document",
        )
        span = (use.start, use.end)
        yield context.finding(RULE, use.node, message, path=use.path, text=use.text, span=span, new=right)
