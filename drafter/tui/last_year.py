"""Last year's words of what is selected, with the changes marked word by word: a box over the panes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message as Post
from textual.widget import Widget

from drafter.compare.comparison import Comparison, Fate, Match, joined
from drafter.edit.paths import clause_id, clauses
from drafter.errors import DrafterError
from drafter.language import Lang, Message
from drafter.tui.dialogs import Dialog
from drafter.tui.review_marks import Line, Run, laid, marked
from drafter.tui.review_page import Page

if TYPE_CHECKING:
    from drafter.tui.bench import Bench

_TITLE = Message(ja="前年との違い", en="Compared with last year")
_NO_PREVIOUS = Message(
    ja="前年の原案が決まっていません（題名・発出者・日付の「前年の原案」に入れてください）",
    en="no draft of last year is named (“Last year's draft” in title, issuer, date)",
)
_BUSY = Message(ja="前年の原案と比べています…", en="Comparing …")
_SAME = Message(ja="前年と同じです。", en="As last year.")
_OLD = Message(ja="前年の文", en="Last year")
_MOVED = Message(ja="位置が移っています", en="moved")
_FATES = {
    Fate.KEPT: (Message(ja="継続（前年のまま）", en="kept"), "muted"),
    Fate.SPELLING: (Message(ja="表記（字の幅・空白だけ）", en="width or blanks only"), "muted"),
    Fate.FIGURES: (Message(ja="時点修正（数字・年月だけ）", en="figures changed"), "warning"),
    Fate.REVISED: (Message(ja="修正", en="revised"), "warning"),
    Fate.SPLIT: (Message(ja="一つを分けた", en="split"), "warning"),
    Fate.MERGED: (Message(ja="いくつかを合わせた", en="merged"), "warning"),
    Fate.NEW: (Message(ja="新規", en="new"), "good"),
    Fate.DROPPED: (Message(ja="削除（前年だけにあるもの）", en="dropped"), "error"),
}


class Compared(Post):
    """The comparison is there, or why it is not."""

    def __init__(self, comparison: Comparison | None, error: DrafterError | None = None) -> None:
        super().__init__()
        self.comparison = comparison
        self.error = error


class LastYearDialog(Dialog):
    """The differences of what is selected; of everything where nothing with words is. Escape and Enter close it."""

    DEFAULT_CSS = """
    LastYearDialog > #box { width: 120; height: 90%; }
    LastYearDialog Page { padding: 0; background: $panel; }
    """

    def __init__(self, bench: Bench, previous: Path) -> None:
        super().__init__(f"{_TITLE.text(bench.lang)}  {previous.name}")
        self.bench = bench
        self.previous = previous
        self.comparison: Comparison | None = None
        self.page = Page(self._show, lambda _: None, id="last-year")
        self.wanted = _wanted(bench)

    def body(self) -> list[Widget]:
        """The page."""
        return [self.page]

    def on_mount(self) -> None:
        """Begin to compare."""
        super().on_mount()
        self.page.show([[Run(_BUSY.text(self.bench.lang), "muted")]])
        self.run_worker(self._compare, thread=True, name="last-year")

    async def take_dialog_key(self, key: str) -> bool:
        """Arrows and pages scroll."""
        if key == "enter":
            await self.close()
            return True
        steps = {"up": "ctrl+up", "down": "ctrl+down", "pageup": "ctrl+pageup", "pagedown": "ctrl+pagedown"}
        return self.page.take_scroll_key(steps.get(key, key)) or await super().take_dialog_key(key)

    def _compare(self) -> None:
        from drafter import pipeline
        from drafter.compare import compare
        from drafter.session import views

        desk = self.bench.desk
        try:
            numbers = views.numbers(desk.draft, str(desk.path), desk.workspace)
            if numbers.opened is None:
                raise numbers.error or DrafterError(_TITLE)
            old = pipeline.open_document(str(self.previous), desk.workspace)
            told = Compared(compare(old.document, numbers.opened.document))
        except DrafterError as error:
            told = Compared(None, error)
        self.post_message(told)

    def on_compared(self, event: Compared) -> None:
        """Show what differs."""
        self.comparison = event.comparison
        if event.error is not None:
            self.page.show([[Run(line, "warning")] for line in event.error.text(self.bench.lang).splitlines()], top=0)
            return
        self._show()

    def _show(self) -> None:
        if self.comparison is not None:
            self.page.show(paper(self.comparison, self.wanted, self.page.room, self.bench.lang), top=0)


def _wanted(bench: Bench) -> frozenset[str] | None:
    """Ids of the clauses that are selected; None for the whole document."""
    at = bench.selection
    found = [clause_id(node.value) for node in clauses(bench.draft) if at and node.path[: len(at)] == at]
    return frozenset(name for name in found if name) or None


def paper(comparison: Comparison, wanted: frozenset[str] | None, width: int, lang: Lang) -> list[Line]:
    """The lines for some clauses (by id), unchanged ones too; for the whole document what changed, after a count."""
    if wanted is None:
        counts = ((fate, count) for fate, count in comparison.counts().items() if count)
        told = "  ".join(f"{_FATES[fate][0].text(lang)} {count}" for fate, count in counts)
        lines = [*laid([Run(told, "heading")], width), []]
        chosen: Iterable[Match] = (match for match in comparison.matches if not match.same)
    else:
        lines = []
        chosen = (
            match for match in comparison.matches if any(e.clause in wanted for e in comparison.new_entries(match))
        )
    found = [line for match in chosen for line in _match(comparison, match, width, lang)]
    return lines + (found or [[Run(_SAME.text(lang), "muted")]])


def _match(comparison: Comparison, match: Match, width: int, lang: Lang) -> Iterator[Line]:
    old, new = comparison.old_entries(match), comparison.new_entries(match)
    fate, style = _FATES[match.fate]
    ats = list(dict.fromkeys(found[0].at for found in (old, new) if found and found[0].at))
    head = [Run(" → ".join(ats), "heading"), Run("  " if ats else ""), Run(fate.text(lang), style)]
    if match.moved:
        head.append(Run(f"  {_MOVED.text(lang)}", "warning"))
    yield from laid(head, width)
    if match.fate in (Fate.KEPT, Fate.NEW, Fate.DROPPED) or not match.changes:
        kind = {Fate.NEW: "new", Fate.DROPPED: "old"}.get(match.fate, "")
        yield from laid([Run(joined(new or old), kind)], width, first="  ", rest="  ")
        if old and new and match.fate is not Fate.KEPT:
            yield [Run(f"  {_OLD.text(lang)}", "muted")]
            yield from laid([Run(joined(old))], width, first="  ", rest="  ")
    else:
        yield from laid(marked(match.changes), width, first="  ", rest="  ")
    yield []


async def show(bench: Bench) -> None:
    """The box for what is selected; tells where no draft of last year is named."""
    name = bench.draft.previous.strip()
    if not name:
        bench.say(_NO_PREVIOUS, "warning")
        return
    await bench.app.push_screen(LastYearDialog(bench, bench.desk.path.parent / name))
