"""NUM005: half-width and full-width labels in one list."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import lists
from drafter.checks.context import Context
from drafter.checks.printing import joined
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="NUM005",
    name="label-width",
    severity=Severity.WARNING,
    title=Message(ja="一つの並びに半角と全角の項目番号がある", en="half-width and full-width labels in one list"),
    why=Message(
        ja="半角か全角かは様式が決めることですが、一つの並びではどちらかにそろえます。"
        "１桁を全角、２桁を半角とする（１～９、10）習慣は混在とみなしません。",
        en="Which width is used is the template's affair; one list uses one. Full width to 9 and half width from "
        "10 (１ … ９, 10) is a custom of its own and no mixture.",
    ),
    rests_on=Message(
        ja="文書の内部の整合（半角・全角は一つの文書で一つに決める）",
        en="the document's own consistency (one width of digits a document)",
    ),
    wrong="(1) … （２） … （３） …",
    right="(1) … (2) … (3) …",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding a list, at the first label of the rarer width, naming all of them."""
    for siblings in lists.lists(context):
        odd = lists.odd_widths(siblings)
        if context.is_draft:  # what the template's own scheme prints is the house's affair
            odd = tuple(entry for entry in odd if entry.label != entry.unit.node.computed)
        if not odd:
            continue
        usual = lists.usual(siblings, odd)
        first = odd[0]
        labels = joined(entry.label for entry in odd)
        against_ja, against_en = (f"{usual} に対して ", f"{usual} against ") if usual else ("", "")
        message = Message(
            ja=f"項目番号の半角と全角が混在しています（{against_ja}{labels}）",
            en=f"half-width and full-width labels are mixed ({against_en}{labels})",
        )
        yield context.finding(RULE, first.unit.node, message, path=first.unit.path, excerpt=first.label)
