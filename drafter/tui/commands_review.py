"""Actions on returned opinions and on sign-off, from the main screen. What they need is imported when they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.tui.bench import Bench


async def review(bench: Bench) -> None:
    """The screen of the opinions on this draft, or the question for returned files."""
    from drafter.tui.review_opening import begin

    await begin(bench)
