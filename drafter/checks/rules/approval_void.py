"""APR001: a clause whose approval no longer counts, because its words were changed."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="APR001",
    name="approval-void",
    severity=Severity.WARNING,
    title=Message(ja="失効した承認", en="a void approval"),
    why=Message(
        ja="承認された後に文（入る値を含む）が変わったため、その承認は効力を失いました。もう一度確認を受けてください"
        "（drafter approve）。",
        en="The words (or a value in them) were changed after the clause was approved, so that the approval no longer "
        "counts: have it looked at again (drafter approve).",
    ),
    rests_on=Message(ja="原案と並ぶ *.approvals.yaml", en="*.approvals.yaml beside the draft"),
    wrong="承認された文：補助率を引き上げること。　今の文：補助率を大幅に引き上げること。",
    right="今の文を承認者が確認し、改めて承認した",
    needs="draft",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each clause, at its first paragraph."""
    told: set[str] = set()
    for unit, block in context.blocks:
        state = context.approvals.get(block.clause or "")
        if state is None or state.state != "void" or block.clause in told:
            continue
        told.add(block.clause or "")
        message = Message(
            ja=f"要望文 {block.clause} は {state.by} が {state.date} に承認した後、文が変わっています",
            en=f"{block.clause} was changed after {state.by} approved it on {state.date}",
        )
        yield context.finding(RULE, block, message, path=unit.path, excerpt=block.text[:40])
