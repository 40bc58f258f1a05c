"""Actions on returned opinions and on sign-off, from the main screen. What they need is imported when they are used."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from drafter.edit.paths import clause_id, clauses
from drafter.errors import DrafterError
from drafter.language import Message
from drafter.session import views
from drafter.tui.naming import named

if TYPE_CHECKING:
    from drafter.model.approvals import Approval
    from drafter.tui.bench import Bench

Approvals = tuple["Approval", ...]

#: what the outline shows, in turn
_FILTERS = {
    "all": Message(ja="構成をすべて表示しています", en="the whole outline"),
    "pending": Message(ja="承認のない要望文だけを表示しています", en="only clauses that are not approved"),
    "approved": Message(ja="承認された要望文だけを表示しています", en="only clauses that are approved"),
}
_WHO = Message(ja="承認する人の名前（記録に残ります）", en="Who approves? (kept in the record)")
_NONE_CHOSEN = Message(
    ja="要望文か、要望文のある項目を選んでください", en="select a clause, or a section that holds some"
)


async def review(bench: Bench) -> None:
    """The screen of the opinions on this draft, or the question for returned files."""
    from drafter.tui.review_opening import begin

    await begin(bench)


async def last_year(bench: Bench) -> None:
    """What became of the selected clause since last year."""
    from drafter.tui.last_year import show

    await show(bench)


def chosen(bench: Bench) -> list[str]:
    """Ids of the clauses that are selected: one, or those of a section."""
    at = bench.selection
    found = [clause_id(node.value) for node in clauses(bench.draft) if at and node.path[: len(at)] == at]
    return [name for name in found if name]


async def approve(bench: Bench) -> None:
    """Approve what is selected, as it is printed now; who approves is asked once."""
    names = chosen(bench)
    if not names:
        bench.say(_NONE_CHOSEN, "warning")
        return

    def go() -> None:
        from drafter.review import approving

        numbers = views.numbers(bench.draft, str(bench.desk.path), bench.desk.workspace)
        if numbers.opened is None:
            bench.say(Message(ja="原案を組み立てられません", en="the draft cannot be composed"), "warning")
            return
        document = numbers.opened.document
        label = Message(ja=f"{len(names)} 件を承認しました：{bench.by}", en=f"approved {len(names)}: {bench.by}")
        _change(bench, lambda now: approving.approve(now, document, names, bench.by), label)

    await named(bench, _WHO, os.environ.get("DRAFTER_BY", ""), go)


def revoke(bench: Bench) -> None:
    """Take the approvals of what is selected back."""
    from drafter.review import approving

    names = [name for name in chosen(bench) if name in bench.signed and bench.signed[name].state != "open"]
    if not names:
        bench.say(Message(ja="取り消す承認がありません", en="there is no approval to take back"), "warning")
        return
    label = Message(ja=f"{len(names)} 件の承認を取り消しました", en=f"took {len(names)} approvals back")
    _change(bench, lambda now: approving.revoke(now, names), label)


def _change(bench: Bench, change: Callable[[Approvals], Approvals], label: Message) -> None:
    """Other approvals into the record beside the draft, and onto the screen."""
    from drafter.review import approving

    try:
        approving.save(bench.desk.path, change(approving.load(bench.desk.path)))
    except DrafterError as error:
        bench.failed(error)
        return
    bench.say(label)
    bench.changed()


def approval_filter(bench: Bench) -> None:
    """The outline in turn whole, what is not approved, what is."""
    names = list(_FILTERS)
    bench.approval_filter = names[(names.index(bench.approval_filter) + 1) % len(names)]
    if not bench.signed:
        bench.approval_filter = "all"
        bench.say(Message(ja="この原案にはまだ承認がありません", en="nothing of this draft was approved yet"))
        return
    bench.show_outline()
    bench.say(_FILTERS[bench.approval_filter])
