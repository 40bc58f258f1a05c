"""END001: a sentence in です・ます among those in である, or the other way round."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context, Unit, split
from drafter.checks.rule import Rule
from drafter.document import Block, BlockKind, Document, Part, Section
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.japanese.sentences import Sentence
from drafter.language import Message

RULE = Rule(
    code="END001",
    name="style-mixed",
    severity=Severity.WARNING,
    title=Message(ja="「です・ます」と「である」の混在", en="polite and plain sentences mixed"),
    why=Message(
        ja="本文は「です・ます」か「である」のどちらかに統一します（多い方、又は様式の wording.style）。"
        "「こと。」で結ぶ要望文、前文と末尾、注、引用、及び章ごと文体が違う文書は対象にしません。",
        en="The body is in one style, polite or plain: that of most sentences, or the template's. Requests that "
        "end with "
        "こと。, the preamble and the closing, notes, quotations, and documents whose chapters differ are left "
        "alone.",
    ),
    rests_on=Message(
        ja="公用文作成の考え方（令和4年1月7日文化審議会建議）Ⅲ-1（一つの文書では文体を統一する）、様式の wording.style",
        en="公用文作成の考え方 (2022), Ⅲ-1 (one style in one document); the template's wording.style",
    ),
    wrong="整備は遅れています。財源の確保が急務である。",
    right="整備は遅れている。財源の確保が急務である。",
)
_POLITE = lazy.compile(r"(?:ます|です|ました|でした|ません|ましょう|ください|下さい)。$")
_PLAIN = lazy.compile(r"(?:である|であった|だ|[ぁ-ん一-龠](?:る|た|い|う|く|す|つ|む|ぶ|ぬ|ぐ))。$")
#: a document of fewer sentences than this has no style that one could depart from
FEWEST = 6
#: more than one in this many is no slip but a custom
SLIPS = 8
#: how plain documents close as well
_FORMULA = lazy.compile(r"(?:お願い|御礼|お礼|感謝)(?:を|の|の意を)?(?:申し上げ|致し|いたし|し|表し)ます。$")
_LETTER = lazy.compile(r"はじめに|おわりに|結び|むすび|挨拶|あいさつ|ご?挨拶")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each sentence of the rarer style, as long as they are few."""
    found = list(_sentences(context))
    polite = [one for one in found if _POLITE.search(one[2].core) and not _FORMULA.search(one[2].core)]
    plain = [one for one in found if _is_plain(one[2].core)]
    style = context.profile.style
    if style == "any":
        if len(polite) + len(plain) < FEWEST:
            return
        style = "plain" if len(plain) > len(polite) else "polite"
        odd = polite if style == "plain" else plain
        if len(odd) * SLIPS > len(polite) + len(plain):
            return
    odd = polite if style == "plain" else plain
    for unit, block, sentence in odd:
        core = sentence.core
        span = (sentence.start + max(0, len(core) - 10), sentence.start + len(core))
        message = (
            Message(ja="「である」の文書の中の「です・ます」です", en="a polite sentence in a plain document")
            if style == "plain"
            else Message(ja="「です・ます」の文書の中の「である」です", en="a plain sentence in a polite document")
        )
        yield context.finding(RULE, block, message, path=unit.path, text=block.text, span=span)


def _is_plain(core: str) -> bool:
    return _PLAIN.search(core) is not None and _POLITE.search(core) is None


def _sentences(context: Context) -> Iterable[tuple[Unit, Block, Sentence]]:
    """The sentences of the body that have a style."""
    for unit, block in context.blocks:
        if unit.part is not Part.BODY or block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            continue
        if isinstance(unit.parent, Section) and _LETTER.search(unit.parent.heading):
            continue
        for sentence in split(block.text):
            if not sentence.core.startswith(("「", "『", "“", "（")):
                yield unit, block, sentence
