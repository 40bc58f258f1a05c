"""The main screen: the panes side by side, what is selected, and what follows a change.

Arrangement: narrow (80×24) shows the outline and one tool, the preview alone (40 full-width columns need 80);
from 34 lines on the editor stays above the other tools; from 170 columns on the preview stays at the right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget

from drafter.edit import frame
from drafter.edit.paths import Edited, EditRefused, Path, clause_id, clauses, entry, nearest
from drafter.errors import DrafterError
from drafter.findings import Severity
from drafter.language import Lang, Message
from drafter.model.draft import Draft
from drafter.session import views
from drafter.session.desk import Desk
from drafter.session.views import Located, Numbers
from drafter.tui import opening
from drafter.tui import words as w
from drafter.tui.bars import Bar
from drafter.tui.commands_findings import lead
from drafter.tui.editor import Editor
from drafter.tui.findings import FindingsPane
from drafter.tui.frame import Entry
from drafter.tui.library import LibraryPane
from drafter.tui.outline import Outline, Row, by_approval, rows
from drafter.tui.preview import Preview
from drafter.tui.values import ValuesPane
from drafter.tui.work import Derived, Found, Work

if TYPE_CHECKING:
    from drafter.checks.signoff import State
    from drafter.tui.review_round import Round

#: columns and lines from which more panes stand side by side
WIDE, MEDIUM, TALL = 170, 110, 34
TOOLS = ("editor", "library", "preview", "findings", "values")


class Bench(Screen[None]):
    """The main screen. ``desk`` holds the draft; ``work`` derives what is shown of it."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Bench {
        background: $background;
        & #body { height: 1fr; }
        & #outline { width: 34; }
        & #work { width: 1fr; border-left: solid $surface-lighten-1; }
        & #preview { width: 1fr; scrollbar-size-vertical: 0; }
        & .-hidden { display: none; }
        &.-medium #outline { width: 42; }
        &.-wide #outline { width: 44; }
        &.-wide #preview { width: 85; border-left: solid $surface-lighten-1; scrollbar-size-vertical: 1; }
        &.-tall #editor { height: 15; border-bottom: solid $surface-lighten-1; }
    }
    """

    def __init__(self, desk: Desk, lang: Lang, by: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.lang = lang
        self.by = by  # who decides and approves; asked for when it is needed
        self.round: Round | None = None
        self.signed: Mapping[str, State] = {}  # of each clause, where anything was ever approved
        self.approval_filter = "all"
        self.selection: Path = desk.history.selection
        self.tool = "editor"
        self.numbers = Numbers(desk.draft)
        self.located: tuple[Located, ...] = ()
        self.printed: tuple[str, ...] = ()
        self.said: tuple[str, str] = ("", "")
        self.work = Work(self, desk)
        self.head = Bar(self._clicked, id="head")
        self.tabs = Bar(self._clicked, id="tabs")
        self.foot = Bar(self._clicked, id="foot")
        self.message = Bar(id="message")
        self.message.add_class("-plain")
        self.tabs.add_class("-plain")
        self.outline = Outline(id="outline", highlighted=self._highlighted, chosen=self._opened)
        self.editor = Editor(lang, self.typed, self.framed, self.leave_editor)
        self.library = LibraryPane(lang, self.work.search, self._search_now, self._insert)
        self.findings = FindingsPane(lang, partial(lead, self))
        self.values = ValuesPane(lang, self._valued)
        self.preview = Preview(id="preview")

    def compose(self) -> ComposeResult:
        """The panes."""
        yield self.head
        yield self.tabs
        with Horizontal(id="body"):
            yield self.outline
            with Vertical(id="work"):
                yield self.editor
                yield self.library
                yield self.findings
                yield self.values
            yield self.preview
        yield self.message
        yield self.foot

    def on_mount(self) -> None:
        """Show the draft; begin to derive and to search."""
        self.set_focus(self.outline)
        self.place_panes()
        self.changed()
        self.work.search("")

    async def take(self, desk: Desk) -> None:
        """Another draft on the desk."""
        self.desk, self.round = desk, None
        self.work.forget(desk)
        self.selection, self.printed, self.located, self.signed = desk.history.selection, (), (), {}
        self.open("editor", focus=False)
        self.focus_on("outline")
        self.say(Message(ja=f"開きました：{desk.path}", en=f"opened: {desk.path}"))
        self.changed()
        self.work.search(self.library.field.text)
        await opening.offer_recovery(self)
        self.work.look_for_opinions()

    def on_screen_resume(self) -> None:
        """Back from a dialog."""
        self.bars()
        self.app.call_in_order(self.app.freed)  # type: ignore[attr-defined]

    # arrangement

    def on_resize(self) -> None:
        """More or fewer panes."""
        self.place_panes()

    @property
    def tall(self) -> bool:
        """Whether the editor stays above the other tools."""
        return self.app.size.height >= TALL

    @property
    def wide(self) -> bool:
        """Whether the preview stays at the right."""
        return self.app.size.width >= WIDE

    def place_panes(self) -> None:
        """Show the panes that there is room for."""
        width = self.app.size.width
        self.set_class(self.wide, "-wide")
        self.set_class(MEDIUM <= width < WIDE, "-medium")
        lower = self.tool if self.tool not in ("editor", "preview") else self._lower
        self._lower = lower
        alone = self.tool == "preview" and not self.wide
        self.set_class(self.tall and not alone, "-tall")
        shown = {"preview"} if alone else {"editor", lower} if self.tall else {self.tool}
        if self.wide:
            shown.add("preview")
            if not self.tall and self.tool == "preview":
                shown.add("editor")
        for name, pane in self._panes().items():
            pane.set_class(name not in shown, "-hidden")
        self.outline.set_class(alone, "-hidden")
        self.query_one("#work").set_class(alone, "-hidden")
        self._seen_focus()
        self.bars()

    _lower = "library"

    def _panes(self) -> dict[str, Widget]:
        return {name: getattr(self, name) for name in TOOLS}

    def shows(self, name: str) -> bool:
        """Whether a pane is on the screen."""
        return not self._panes()[name].has_class("-hidden")

    def open(self, tool: str, *, focus: bool = True) -> None:
        """Bring a tool to the screen, and the focus to it."""
        self.tool = tool
        self.place_panes()
        if focus:
            self.focus_on(tool)

    def focus_on(self, tool: str) -> None:
        """The focus to a pane that is shown."""
        target: Widget | None = {
            "outline": self.outline,
            "editor": self.editor.target,
            "library": self.library.field,
            "findings": self.findings.list,
            "values": self.values.target,
            "preview": self.preview,
        }[tool]
        self.set_focus(target or self.outline)
        self.library.focused(tool == "library")
        self.bars()

    @property
    def focused_pane(self) -> str:
        """Name of the pane that has the focus."""
        for name, pane in self._panes().items():
            if self.focused is not None and (self.focused is pane or pane in self.focused.ancestors):
                return name
        return "outline"

    def take_pane_key(self, key: str) -> bool:
        """Keys that mean something to the pane with the focus."""
        if key == "escape":
            if self.focused_pane == "preview" and not self.wide:
                self.tool = "editor"
                self.place_panes()
            self.focus_on("outline")
            return True
        if self.focused_pane == "library":
            return self.library.take_pane_key(key)
        if key == "delete" and self.focused is self.outline:
            self._clicked("delete")
            return True
        return False

    # editing

    @property
    def draft(self) -> Draft:
        """The draft as it is."""
        return self.desk.draft

    def edit(self, change: Callable[[Draft], Edited], label: Message, *, follow: bool = True) -> bool:
        """One command; a refusal is told, not raised. ``follow``: select what the edit says."""
        try:
            edited = change(self.draft)
        except EditRefused as refused:
            self.say(refused.message, "warning")
            return False
        if not self.desk.do(edited, label, before=self.selection):
            return False
        if follow:
            self.selection = edited.path
        self.say(label)
        self.changed()
        return True

    def typed(self, path: Path, text: str) -> None:
        """Words typed in the editor."""
        value = entry(self.draft, path)
        library_text = None
        if clause_id(value) is not None and self.numbers.opened and self.numbers.opened.library:
            known = self.numbers.opened.library.clauses.get(str(clause_id(value)))
            library_text = known.clause.text if known else None
        if self.desk.type(path, text, library_text, w.TYPED):
            self.changed(typing=True)

    def framed(self, field: Entry, text: str) -> None:
        """Words typed in the form around the body. Raises EditRefused for what does not fit."""
        if self.desk.do(field.write(self.draft, text), field.title, merge=("frame", field.name), before=self.selection):
            self.changed(typing=True)

    def _valued(self, name: str, value: str) -> None:
        label = Message(ja=f"値「{name}」", en=f"value “{name}”")
        edited = frame.set_value(self.draft, name, value)._replace(path=self.selection)
        if self.desk.do(edited, label, before=self.selection, merge=("value", name)):
            self.changed(typing=True)

    def _insert(self, clause: str) -> None:
        from drafter.tui.commands import insert

        insert(self, clause)

    # what follows a change

    def changed(self, *, typing: bool = False) -> None:
        """The draft changed: show it, derive the rest, put it into the journal."""
        if not typing:
            self.numbers = views.numbers(self.draft, str(self.desk.path), self.desk.workspace)
        self.show_outline()
        self.show_selection()
        self.work.derive(soon=not typing)
        self.work.keep(soon=not typing)
        self.bars()

    def show_outline(self) -> None:
        """The rows with their numbers and alarms."""
        worst: dict[Path, Severity] = {}
        for one in self.located:
            worst[one.path] = max(worst.get(one.path, Severity.INFO), one.finding.severity)
        library = self.numbers.opened.library if self.numbers.opened else None
        found = rows(self.draft, self.numbers.labels, library, worst, self.lang, signed=self.signed)
        self.outline.fill(by_approval(found, self.approval_filter if self.signed else "all"))
        self.outline.at = self.outline.find(self.selection)
        self.outline.show_cursor()
        used = frozenset(name for node in clauses(self.draft) if (name := clause_id(node.value)))
        self.library.mark_used(used)

    def show_selection(self) -> None:
        """Editor and preview follow what is selected."""
        library = self.numbers.opened.library if self.numbers.opened else None
        self.editor.show(self.draft, self.selection, library, self.numbers.labels.get(self.selection, ""))
        self._seen_focus()
        self.preview.show(self.printed, views.printed_words(self.numbers, self.selection))

    def select(self, path: Path) -> None:
        """Select a place."""
        self.desk.history.rest()
        self.selection = path
        self.outline.at = self.outline.find(path)
        self.outline.show_cursor()
        self.outline.refresh()
        self.show_selection()

    def _seen_focus(self) -> None:
        """What is typed must go where it is seen: a field that is hidden now gives the focus away."""
        focused = self.focused
        if focused is not None and any(node.has_class("-hidden") for node in (focused, *focused.ancestors)):
            self.set_focus(self.editor.target if self.focused_pane == "editor" and self.shows("editor") else None)
            if self.focused is None:
                self.focus_on("outline")

    def _highlighted(self, row: Row) -> None:
        self.desk.history.rest()
        self.selection = row.path
        self.show_selection()

    def outline_place(self, path: Path) -> Path:
        """The place itself when the draft has it, else the nearest above it."""
        return path if path in (("preamble",), ("closing",)) else nearest(self.draft, path)

    def _opened(self, row: Row) -> None:
        del row
        self.open("editor")

    def leave_editor(self) -> None:
        """Enter in a heading: done with it."""
        self.focus_on("outline")

    def on_derived(self, event: Derived) -> None:
        """The print, findings and slots of a state of the draft."""
        self.numbers = event.numbers if event.numbers.draft is self.draft else self.numbers
        self.printed, self.located, self.signed = event.printed, event.located, event.signed
        self.values.show(event.slots)
        self.findings.show(event.located)
        self.show_outline()
        self.preview.show(self.printed, views.printed_words(self.numbers, self.selection))
        self.bars()

    def on_found(self, event: Found) -> None:
        """The hits of a search."""
        if event.words == self.library.field.text:
            self.library.show(event.words, event.hits, event.library)

    def _search_now(self, words: str) -> None:
        found = self.work.find(words)
        if found is not None:
            self.on_found(found)

    # the bars

    def say(self, message: Message, style: str = "muted") -> None:
        """A message in the line above the keys."""
        self.said = (message.text(self.lang), style)
        self.bars()

    def bars(self) -> None:
        """Title, tabs, message and keys."""
        if not self.is_mounted:
            return
        w.show_bars(self)

    def on_descendant_focus(self) -> None:
        """The keys named in the foot depend on the pane."""
        self.library.focused(self.focused_pane == "library")
        self.bars()

    def _clicked(self, key: str) -> None:
        if key in TOOLS:
            self.open(key)
        elif key == "outline":
            self.focus_on("outline")
        else:
            self.app.act_later(key)  # type: ignore[attr-defined]

    def failed(self, error: DrafterError) -> None:
        """An error, as a message."""
        self.say(Message(ja=error.text("ja").splitlines()[0], en=error.text("en").splitlines()[0]), "error")
