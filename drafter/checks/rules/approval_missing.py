"""APR002: a clause that nobody has approved, where the house requires it."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="APR002",
    name="approval-missing",
    severity=Severity.WARNING,
    title=Message(ja="承認のない要望文", en="a clause that is not approved"),
    why=Message(
        ja="drafter.yaml か様式に sign_off: required とあるとき、確定版（status: final）には全ての要望文の承認が"
        "要ります。"
        "承認が一つでも記録されていれば、確定版の残りも示します。",
        en="Where drafter.yaml or the template says sign_off: required, a final document needs every clause approved. "
        "Once some of a final document are approved, the others are told as well.",
    ),
    rests_on=Message(ja="drafter.yaml・様式の sign_off", en="sign_off in drafter.yaml or the template"),
    wrong="status: final（承認されていない要望文が残る）",
    right="drafter approve 原案.yaml --all --by 名前 の後に確定する",
    needs="draft",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each clause, at its first paragraph; an error where that keeps the document from being final."""
    if not _asked(context):
        return
    severity = Severity.ERROR if context.final and context.sign_off else Severity.WARNING
    told: set[str] = set()
    for unit, block in context.blocks:
        state = context.approvals.get(block.clause or "")
        if state is None or state.state == "approved" or block.clause in told:
            continue
        told.add(block.clause or "")
        message = Message(ja=f"要望文 {block.clause} は承認されていません", en=f"{block.clause} is not approved")
        yield context.finding(RULE, block, message, path=unit.path, excerpt=block.text[:40], severity=severity)


def _asked(context: Context) -> bool:
    """Whether anybody wants to know."""
    begun = any(state.state != "open" for state in context.approvals.values())
    return (context.sign_off and (context.final or begun)) or (context.final and begun)
