"""Who decides and approves: asked once a session, kept in what is recorded."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from drafter.language import Message
from drafter.tui.dialogs import LineDialog

if TYPE_CHECKING:
    from drafter.tui.bench import Bench

Then = Callable[[], Awaitable[None] | None]


async def named(bench: Bench, title: Message, proposed: str, then: Then) -> None:
    """Do something that bears a name; where nobody has given one yet it is asked first."""
    if bench.by:
        await _do(then)
    else:
        await ask(bench, title, proposed, then)


async def ask(bench: Bench, title: Message, proposed: str, then: Then) -> None:
    """Ask for the name, then do something. ``proposed`` stands in the field."""

    def check(text: str) -> str:
        return "" if text.strip() else Message(ja="名前を入れてください", en="a name is needed").text(bench.lang)

    async def answer(text: str) -> None:
        bench.by = text.strip()
        await _do(then)

    dialog = LineDialog(title.text(bench.lang), "", proposed, answer, check)
    dialog.field.buffer.select_all()  # what is typed takes the place of what is proposed
    await bench.app.push_screen(dialog)


async def _do(then: Then) -> None:
    done = then()
    if done is not None:
        await done
