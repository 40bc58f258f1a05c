"""DUP003: one heading twice beneath one parent."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document, Section
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.japanese.glyphs import squeeze
from drafter.language import Message

RULE = Rule(
    code="DUP003",
    name="heading-repeated",
    severity=Severity.WARNING,
    title=Message(ja="同じ見出しが並んでいる", en="one heading twice beneath one parent"),
    why=Message(
        ja="同じ項目の下に、同じ見出しが二つあります。項目を写した後の直し忘れか、まとめるべき項目です。"
        "別の項目の下の同じ見出し（現状、要望事項など）は対象にしません。",
        en="Two entries beneath one heading have the same heading: one was copied and not changed, or they are one. "
        "The same heading beneath different parents is left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="１　道路の整備　２　道路の整備",
    right="１　道路の整備　２　河川の整備",
)
#: headings of a form, which come again for each of its entries
_FORM = lazy.compile(
    r"(?:現状|課題|背景|現状と課題|現状・課題|要望|要望事項|要望内容|提案|提案事項|提言|提言事項|理由|提案理由|趣旨|要旨|効果|具体的な?内容|参考|記|別紙|目次|その他"
    r"|具体的な(?:支障|提案)(?:事例)?|求める措置|根拠法令等?|担当.*|所管.*|関係.*)(?:[0-9]*)"
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each later heading."""
    seen: dict[tuple[int, str], Section] = {}
    for unit in context.sections:
        section = unit.node
        assert isinstance(section, Section)
        words = squeeze(section.heading)
        if len(words) < 3 or words[0] in "([〔【<〈《" or _FORM.fullmatch(words):
            continue
        parent = id(unit.parent) if unit.parent is not None else 0
        first = seen.setdefault((parent, words), section)
        if first is section:
            continue
        line = first.origin.line
        message = Message(
            ja="同じ見出しが" + (f"{line}行目" if line else "同じ項目の下") + "にもあります",
            en="the same heading stands " + (f"on line {line} too" if line else "beneath the same parent"),
        )
        span = (0, len(section.heading))
        yield context.finding(RULE, section, message, path=unit.path, text=section.heading, span=span)
