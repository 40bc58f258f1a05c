"""The screen of a review: places with opinions at the left, at the right what each reviewer wants, and the answer.

It shows the state of a ``Round`` and sends decisions to it; what each action does stands in ``review_commands``.
Arrangement: at 80×24 the versions of a place stand one under the other; from about 120 columns on side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from drafter.errors import DrafterError
from drafter.japanese.width import cells, cut
from drafter.language import Message
from drafter.tui import review_words as w
from drafter.tui.actions import keymap, of
from drafter.tui.bars import Bar, Piece
from drafter.tui.fields import Field
from drafter.tui.glyphs import on_screen
from drafter.tui.review_list import Places, Row
from drafter.tui.review_page import Page
from drafter.tui.review_views import View, paper, state_of
from drafter.tui.stage import Stage
from drafter.tui.words import SAVED, UNSAVED, key_pieces

if TYPE_CHECKING:
    from drafter.model.review import OpinionEntry
    from drafter.tui.bench import Bench
    from drafter.tui.review_round import Round

#: columns from which the list is wider
WIDE = 120
#: lines from which the fields are higher
TALL = 34


class ReviewScreen(Stage):
    """A round on the screen. ``place`` and ``version`` are what is under the cursor; None where nothing is listed."""

    DEFAULT_CSS = """
    ReviewScreen {
        background: $background;
        & #body { height: 1fr; }
        & #places { width: 30; }
        & #paper { width: 1fr; border-left: solid $surface-lighten-1; }
        & .review--caption { height: 1; padding: 0 1; color: $secondary; background: $background; }
        & #adapting { height: 5; }
        & #answer { height: 2; }
        & .-hidden { display: none; }
        &.-wide #places { width: 46; }
        &.-tall #adapting { height: 9; }
        &.-tall #answer { height: 4; }
    }
    """

    def __init__(self, bench: Bench, round_: Round, keys: Mapping[str, str] | None = None) -> None:
        super().__init__()
        from drafter.tui.review_commands import COMMANDS

        self.bench = bench
        self.round = round_
        self.lang = bench.lang
        self.actions = of("review")
        self.keys = keymap(keys, "review")
        self.commands = {name: partial(command, self) for name, command in COMMANDS.items()}
        self.filter = "all"
        self.reviewer = ""
        self.signs = False
        self.version = 0
        self.held = -1  # the place that was decided last: it stays listed until the cursor leaves it
        self.said: tuple[str, str] = ("", "")
        self.adapting = False
        self.head = Bar(self._clicked, id="head")
        self.tabs = Bar(self._clicked, id="tabs")
        self.message = Bar(id="message")
        self.foot = Bar(self._clicked, id="foot")
        self.tabs.add_class("-plain")
        self.message.add_class("-plain")
        self.list = Places(id="places", highlighted=self._highlighted, chosen=lambda _: self.focus_on("answer"))
        self.list.lang = self.lang
        self.page = Page(self.show_page, self._version_clicked, id="page")
        self.words = Field(id="adapting", changed=self._adapted)
        self.answer = Field(own_undo=False, id="answer", changed=self._answered)
        self.answer.placeholder = w.ANSWER_HINT.text(self.lang)
        self.captions = {
            "adapting": Static(on_screen(w.EDITING.text(self.lang)), classes="review--caption", markup=False),
            "answer": Static(on_screen(w.ANSWERING.text(self.lang)), classes="review--caption", markup=False),
        }

    def compose(self) -> ComposeResult:
        """The panes."""
        yield self.head
        yield self.tabs
        with Horizontal(id="body"):
            yield self.list
            with Vertical(id="paper"):
                yield self.page
                yield self.captions["adapting"]
                yield self.words
                yield self.captions["answer"]
                yield self.answer
        yield self.message
        yield self.foot

    def on_mount(self) -> None:
        """Show the round, beginning at the first open opinion."""
        self.set_focus(self.list)
        self.on_resize()
        self.adapt(on=False)
        self.fill()
        first = next((i for i, row in enumerate(self.list.items) if self._open(row)), 0)
        self.list.at = first
        self.come_to()

    def on_resize(self) -> None:
        """More or less room."""
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.set_class(self.app.size.height >= TALL, "-tall")
        self.bars()

    def on_screen_resume(self) -> None:
        """Back from a dialog, or from the draft: what was decided or written there is seen."""
        self.refill()

    # what is listed

    def fill(self) -> None:
        """The rows that the filters let through; the cursor stays at its place where it can."""
        now = self.list.current
        rows = [self._row(i) for i in range(len(self.round.groups)) if self._listed(i)]
        at = next((i for i, row in enumerate(rows) if now is not None and row.number >= now.number), len(rows) - 1)
        self.list.fill(rows, max(0, at) if now is not None else None)
        self.bars()

    def refill(self) -> None:
        """The round has changed: list, page and fields."""
        before = self.place_number
        self.fill()
        if self.place_number != before:
            self.version = 0
        self.show_page()
        self.show_fields()

    def _listed(self, number: int) -> bool:
        if number == self.held:
            return True
        group = self.round.groups[number]
        if self.reviewer and all(one.reviewer != self.reviewer for one in group.opinions):
            return False
        match self.filter:
            case "open":
                return any(one.verdict == "open" for one in group.opinions)
            case "conflict":
                return group.harmony in ("conflict", "unsure")
            case "comment":
                return any(one.remarks for one in group.opinions)
            case _:
                return True

    def _row(self, number: int) -> Row:
        group = self.round.groups[number]
        state, style = state_of(group.opinions)
        at = self.round.place(number, self.lang)
        return Row(number, state, style, at, group.words, len(group.opinions), group.harmony)

    def _open(self, row: Row) -> bool:
        return any(one.verdict == "open" for one in self.round.groups[row.number].opinions)

    # what is under the cursor

    @property
    def place_number(self) -> int:
        """Which group is under the cursor; -1 for none."""
        return self.list.current.number if self.list.current is not None else -1

    @property
    def view(self) -> View | None:
        """The place under the cursor."""
        return self.round.view(self.place_number, self.lang) if self.list.current is not None else None

    @property
    def opinion(self) -> OpinionEntry | None:
        """The version that is chosen at this place."""
        if self.list.current is None:
            return None
        opinions = self.round.groups[self.place_number].opinions
        return opinions[min(self.version, len(opinions) - 1)]

    def come_to(self) -> None:
        """The cursor has come to a place: its first open version, the reviewer's where one is asked for."""
        self.bench.desk.history.rest()
        self.version = 0
        if self.held not in (-1, self.place_number):
            self.held = -1
            self.fill()
        if self.list.current is not None:
            opinions = self.round.groups[self.place_number].opinions
            wanted = [i for i, one in enumerate(opinions) if not self.reviewer or one.reviewer == self.reviewer]
            self.version = next((i for i in wanted if opinions[i].verdict == "open"), wanted[0] if wanted else 0)
        self.adapt(on=False)
        self.show_page(top=True)
        self.show_fields(moved=True)
        self.bars()

    def come_to_opinion(self, name: str) -> None:
        """The cursor to an opinion, wherever it is listed now."""
        for i, row in enumerate(self.list.items):
            opinions = self.round.groups[row.number].opinions
            at = next((n for n, one in enumerate(opinions) if one.id == name), None)
            if at is not None:
                self.list.at = i
                self.list.show_cursor()
                self.list.refresh()
                self.come_to()
                self._version_clicked(at)
                return

    def go(self, by: int) -> bool:
        """To the next or previous open place, around the ends. False: there is none."""
        rows = self.list.items
        count = len(rows)
        at = next(
            (
                i % count
                for i in (self.list.at + by * step for step in range(1, count + 1))
                if self._open(rows[i % count])
            ),
            None,
        )
        if at is None:
            return False
        self.list.at = at
        self.list.show_cursor()
        self.list.refresh()
        self.come_to()
        return True

    def turn(self, by: int) -> None:
        """To another version of the same place."""
        if self.list.current is None:
            return
        count = len(self.round.groups[self.place_number].opinions)
        self._version_clicked((self.version + by) % count)

    def _version_clicked(self, number: int) -> None:
        self.bench.desk.history.rest()
        self.version = number
        if self.adapting:
            self.adapt(on=False)
        self.show_page(top=True)
        self.show_fields(moved=True)

    def _highlighted(self, row: Row) -> None:
        del row
        self.come_to()

    # the page and the fields

    def show_page(self, *, top: bool = False) -> None:
        """The place under the cursor on the page."""
        view = self.view
        if view is None:
            self.page.show([[]], top=0)
            return
        shown = paper(view, self.version, self.page.room, self.lang, signs=self.signs)
        self.page.show(shown.lines, shown.spots, top=shown.top if top else None)

    def show_fields(self, *, moved: bool = False) -> None:
        """The answer of the chosen version. What is being typed there stays as typed."""
        one = self.opinion
        self.answer.read_only = one is None
        text = one.response if one is not None else ""
        if moved:
            self.answer.load(text, cursor=len(text))
        elif text != self.answer.text.strip():  # blanks at the ends are no part of an answer
            self.answer.refill(text)

    def adapt(self, *, on: bool, text: str = "") -> None:
        """Open or close the field in which other words are written. What was written there is kept."""
        self.adapting = on
        for widget in (self.words, self.captions["adapting"]):
            widget.set_class(not on, "-hidden")
        if on:
            self.words.load(text, cursor=len(text))
            self.set_focus(self.words)
        elif self.focused is self.words:
            self.set_focus(self.list)

    def _adapted(self, field: Field) -> None:
        if self.opinion is not None:
            self.round.words[self.opinion.id] = field.text
            self.bench.work.keep(soon=False)

    def _answered(self, field: Field) -> None:
        if self.opinion is None:
            return
        self.round.answer(self.opinion.id, field.text)
        self.bench.work.keep(soon=False)
        self.show_page()
        self.bars()

    # keys

    def focus_on(self, name: str) -> None:
        """The focus to the list or the answer."""
        self.set_focus(self.list if name == "list" else self.answer)
        self.bars()

    def take_pane_key(self, key: str) -> bool:
        """Escape leads back, ← and → turn the versions in the list, Ctrl with arrows scrolls the page."""
        if key == "escape":
            if self.focused is self.list:
                self._clicked("review-close")
            else:
                self.adapt(on=False)
                self.focus_on("list")
            return True
        if self.focused is self.list and key in ("left", "right"):
            self.turn(-1 if key == "left" else 1)
            return True
        return self.page.take_scroll_key(key)

    def _clicked(self, key: str) -> None:
        if key.startswith("filter:"):
            self.set_filter(key.removeprefix("filter:"))
        else:
            self.app.act_later(key)  # type: ignore[attr-defined]

    def set_filter(self, name: str) -> None:
        """Other rows."""
        self.filter, self.held = name, -1
        self.fill()
        self.come_to()

    # what follows a decision

    def decided(self, message: Message) -> None:
        """Something was decided: the draft, the record and everything shown follow."""
        self.held = self.place_number
        self.bench.changed()
        self.refill()
        self.say(message)

    def say(self, message: Message, style: str = "muted") -> None:
        """A message in the line above the keys."""
        self.said = (message.text(self.lang), style)
        self.bars()

    def failed(self, error: DrafterError) -> None:
        """An error, as a message."""
        self.say(Message(ja=error.text("ja").splitlines()[0], en=error.text("en").splitlines()[0]), "error")

    # the bars

    def bars(self) -> None:
        """Title, filters, message and keys."""
        if not self.is_mounted:
            return
        self._head()
        self._filters()
        text, style = self.said
        trouble = self.round.problem
        right = [Piece(f" {Message(ja='記録を書けません', en='not recorded').text(self.lang)} ", "error")]
        self.message.show([Piece(f" {text}", style)], right if trouble is not None else ())
        self.foot.show(key_pieces(self.actions, self.keys, self.app.size.width, self.lang))

    def _head(self) -> None:
        dirty = self.bench.desk.history.dirty
        lang = self.lang
        count, still = self.round.count, self.round.still_open
        right = [
            Piece(f" {Message(ja=f'未決 {still}／{count} 件', en=f'{still} of {count} open').text(lang)} ", "strong"),
            Piece(f" {(UNSAVED if dirty else SAVED).text(lang)} ", "warning" if dirty else "muted", "save"),
        ]
        title = Message(ja="返ってきた意見", en="Returned opinions").text(lang) + f"  {self.bench.draft.title}"
        room = max(4, self.app.size.width - sum(cells(piece.text, 2) for piece in right) - 3)
        title = title if cells(title, 2) <= room else cut(title, room - 2, 2) + "…"
        self.head.show([Piece(f" {title} ", "strong", "review-close")], right)

    def _filters(self) -> None:
        pieces = []
        for name, title in w.FILTERS.items():
            style = "active" if name == self.filter else "muted"
            pieces += [Piece(f" {title.text(self.lang)} ", style, f"filter:{name}"), Piece(" ")]
        who = self.reviewer or w.EVERYBODY.text(self.lang)
        who = who if cells(who, 2) <= 24 else cut(who, 22, 2) + "…"
        style = "strong" if self.reviewer else "muted"
        self.tabs.show(pieces, [Piece(f" {who} ", style, "review-reviewer")])
