"""END004: a short request of a list without its 。, or a sentence that runs into the next one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.checks.texts import About, Hit
from drafter.document import Block, BlockKind, Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="END004",
    name="stop-missing-in-list",
    severity=Severity.WARNING,
    title=Message(ja="句点の抜け（列記と文中）", en="a 。 missing in a list or between sentences"),
    why=Message(
        ja="同じ列記の他の要望が「こと。」で結ばれているのに、句点がない短い要望と、"
        "「すること」の直後に「また、」「さらに、」などが続く所を指摘します。句点を付けない列記は対象にしません。",
        en="A short request without 。 in a list whose others end with こと。, and すること followed at once by "
        "また、 or さらに、. "
        "Lists that leave the 。 off throughout are left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="① 道路を整備すること。② 橋を更新すること",
    right="① 道路を整備すること。② 橋を更新すること。",
    repairs="safe",
)
#: from this length on sentence-cut reports it
LONGEST = 30
#: so many of a document's requests without 。 are slips
_FEW = 0.2
_RUNS_ON = lazy.compile(
    r"(?<=[るすう]こと)(?=(?:また|さらに|なお|併せて|あわせて|このため|加えて|ただし|特に|とりわけ|ついては|一方)、)",
    needs="ことまた|ことさらに|ことなお|こと併せて|ことあわせて|ことこのため|こと加えて|ことただし|こと特に|こととりわけ|ことついては|こと一方",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each place where a sentence runs into the next."""
    for found in _RUNS_ON.finditer(text):
        at = found.start()
        message = Message(ja="文末の句点「。」が抜けています", en="the 。 between two sentences is missing")
        yield Hit(at - 2, at, message, "こと。", safe=True, excerpt=text[max(0, at - 6) : at + 3])


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each short request without 。 among others with."""
    ended = Counter(unit.path[:-1] for unit, block in context.blocks if block.text.rstrip().endswith("こと。"))
    bare = Counter(unit.path[:-1] for unit, block in context.blocks if _is_bare(block))
    # the only one of a whole document is one, wherever it stands
    alone = bare.total() <= _FEW * ended.total()
    for unit, block in context.blocks:
        here = unit.path[:-1]
        among = alone or (ended[here] >= 2 and ended[here] > bare[here])
        if not _is_bare(block) or not unit.path or not among:
            continue
        end = len(block.text.rstrip())
        message = Message(
            ja="他の要望にある文末の句点「。」がありません", en="the 。 that the other requests have is missing"
        )
        yield context.finding(
            RULE,
            block,
            message,
            path=unit.path,
            text=block.text,
            span=(end - 2, end),
            excerpt=block.text[max(0, end - 10) : end],
            new="こと。",
            safe=True,
        )


def _is_bare(block: Block) -> bool:
    text = block.text.rstrip()
    kinds = (BlockKind.ITEM, BlockKind.PARAGRAPH)
    if block.kind not in kinds or block.clause is not None or block.blanks:
        return False
    return text.endswith(("ること", "すこと", "うこと")) and "。" not in text and len(text) < LONGEST
