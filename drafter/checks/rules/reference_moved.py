"""REF004: a reference carried over from last year, whose number now belongs to another place."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.places import Targets, references
from drafter.checks.printing import name
from drafter.checks.rule import Rule
from drafter.document import Block, Document, Section
from drafter.findings import Finding, Severity
from drafter.japanese.glyphs import squeeze
from drafter.language import Message

RULE = Rule(
    code="REF004",
    name="reference-moved",
    severity=Severity.WARNING,
    title=Message(ja="引用の番号が昨年と別の項目を指す", en="a reference that meant another place last year"),
    why=Message(
        ja="昨年の文書（previous）にもあった「２(1)のとおり」が、今年は別の見出しの項目を指します。"
        "項目を足したり動かしたりすると番号がずれます。元の項目の今の番号に直してください。",
        en="A reference that stood in last year's document (previous) now points to a place with another heading: "
        "numbers "
        "shift when entries are added or moved. Give the number that the place has now.",
    ),
    rests_on=Message(ja="原案の previous", en="the draft's previous"),
    wrong="２のとおり（昨年の２は今年の３）",
    right="３のとおり",
    needs="previous",
)
_Places = dict[tuple[int, ...], Section | Block]


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such reference in a text that both documents have."""
    before = context.previous
    if before is None or not any(references(unit.text) for unit in context.units):
        return
    then = Context().about(before)
    earlier = {
        (squeeze(unit.text[: one.start][-20:]), one.chain): unit for unit in then.units for one in references(unit.text)
    }
    now_at, then_at = _places(context), _places(then)
    now, past = Targets(now_at.items()), Targets(then_at.items())
    for unit in context.units:
        for reference in references(unit.text):
            key = (squeeze(unit.text[: reference.start][-20:]), reference.chain)
            old, new = past.paths(reference.chain), now.paths(reference.chain)
            if key not in earlier or len(old) != 1 or len(new) != 1:
                continue
            meant, found = _words(then_at[old[0]]), now_at[new[0]]
            moved = next((node for node in now_at.values() if _words(node) == meant), None)
            # a place that is nowhere else may have been reworded
            if not meant or not _words(found) or _alike(meant, _words(found), 0.6 if moved else 0.34):
                continue
            shown = unit.text[reference.start : reference.end]
            yield context.finding(
                RULE,
                unit.node,
                _message(shown, meant, found, moved),
                path=unit.path,
                text=unit.text,
                span=(reference.start, reference.end),
            )


def _message(shown: str, meant: str, found: Section | Block, moved: Section | Block | None) -> Message:
    title, here = meant[:20], _words(found)[:20]
    now_ja = f"「{title}」は今年は「{name(moved)}」にあります" if moved else f"「{title}」は今年の文書に見当たりません"
    now_en = f"“{title}” is now “{name(moved)}”" if moved else f"“{title}” is no longer there"
    return Message(
        ja=f"「{shown}」は昨年は「{title}」、今年は「{here}」を指します。{now_ja}",
        en=f"“{shown}” meant “{title}” last year and means “{here}” now; {now_en}",
    )


def _places(context: Context) -> _Places:
    return {unit.path: unit.node for unit in context.units if unit.path}


def _words(node: Section | Block) -> str:
    """By which a place is known again: its heading, or its text."""
    return squeeze(node.heading if isinstance(node, Section) else node.text).removesuffix("こと。")


def _alike(one: str, other: str, least: float) -> bool:
    return one == other or difflib.SequenceMatcher(None, one[:200], other[:200], autojunk=False).ratio() >= least
