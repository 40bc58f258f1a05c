"""REF005: a reference to a chapter that the document does not have."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.context import Context
from drafter.checks.dates import is_quoted
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.japanese.glyphs import half_digits
from drafter.language import Message
from drafter.numbering import glyphs, labels

RULE = Rule(
    code="REF005",
    name="missing-chapter",
    severity=Severity.ERROR,
    title=Message(ja="引用した章・節がない", en="a reference to a chapter that is not there"),
    why=Message(
        ja="「第４章で述べる」の第４章が文書にありません。章・節・編・部の番号を持つ文書だけを見ます。"
        "法律や計画などの章と読めるものは対象にしません。",
        en="The document has numbered chapters, but not this one. What may be a chapter of a law, plan or other "
        "document is "
        "left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="第４章で述べるとおり（第３章まで）",
    right="第３章で述べるとおり",
)
_NUMBER = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_CHAPTER = lazy.compile(
    rf"第[ 　]?(?P<n>{_NUMBER})(?P<unit>[章節編部])(?:第[ 　]?{_NUMBER}[節款])?"
    r"(?=で(?:述べ|示|論|触れ|扱|取り上げ|整理)|に(?:掲げ|示|述べ|記|おいて|まとめ)|のとおり|参照|を参照|及び第|から第|[）)、。])"
)
_FREE = lazy.compile(
    r"(?:^|[、。（(「 　]|[はもやがて]|本提言の?|本書の?|本報告の?|この提言の|前述の|後述の|上記|前記|続く)$"
)
#: other documents have chapters too
_OTHERS = lazy.compile(
    r"[法令例則計画針綱書領程編版本典約』」』](?:（[^（）]*）)?(?:の|、)?[^。、]{0,8}$|同$|同[法書計]の?$"
)
_OWN = lazy.compile(r"(?:本提言|本書|本報告|この提言|前述|後述|上記|前記)の?$")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such reference in running text."""
    there: set[tuple[str, int]] = set()
    for unit in context.sections:
        for reading in labels.parse(unit.node.label or ""):
            if reading.prefix and reading.suffix in ("章", "節", "編", "部"):
                there.add((reading.suffix, reading.number))
    kinds = {kind for kind, _ in there}
    if not kinds:
        return
    for unit in context.units:
        for start, end, kind, number in _chapters(unit.text):
            if kind not in kinds or (kind, number) in there:
                continue
            shown = unit.text[start:end]
            message = Message(ja=f"「{shown}」がこの文書にありません", en=f"the document has no “{shown}”")
            yield context.finding(RULE, unit.node, message, path=unit.path, text=unit.text, span=(start, end))


@lru_cache(maxsize=8192)
def _chapters(text: str) -> tuple[tuple[int, int, str, int], ...]:
    """References to chapters of this document: start, end, unit, number."""
    if "第" not in text:
        return ()
    found = []
    for match in _CHAPTER.finditer(text):
        before = text[max(0, match.start() - 16) : match.start()]
        if is_quoted(text, match.start()) or not _FREE.search(before):
            continue
        if _OTHERS.search(before[-12:]) and not _OWN.search(before):
            continue
        number = half_digits(match["n"])
        value = int(number) if number.isdigit() else glyphs.from_kanji(number)
        if value:
            found.append((match.start(), match.end(), match["unit"], value))
    return tuple(found)
