"""The editor pane: the words of what is selected in the outline, or the form around the body."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from drafter.edit.add import BLANK, BLANKS
from drafter.edit.paths import Path, look
from drafter.language import Lang, Message
from drafter.library import slots
from drafter.library.index import Library
from drafter.model.draft import Draft, LocalClause, Section, UseClause
from drafter.session.views import clause_words
from drafter.tui.fields import Field
from drafter.tui.frame import Entry, FrameForm
from drafter.tui.glyphs import on_screen
from drafter.tui.outline import CLOSING_ROW, PREAMBLE_ROW, kind_name

_PART_HELP = Message(
    ja="ここに段落を加えるには Alt+P、列記は Alt+I を押します。",
    en="Alt+P adds a paragraph here, Alt+I a listed line.",
)
_HEADING_HINT = Message(ja="見出しを入力", en="Type the heading")
_TEXT_HINT = Message(ja="要望文を入力（〜こと。）", en="Type the text")


class Editor(Vertical):
    """Shows one place of the draft and sends what is typed to ``typed(path, text)``."""

    DEFAULT_CSS = """
    Editor {
        & > #editor-about { height: auto; max-height: 4; padding: 0 1; color: $secondary; }
        & > #editor-foot { height: auto; max-height: 5; padding: 0 1; color: $secondary; }
        & > #frame-form { height: 1fr; padding: 0 1; }
        & > .-hidden { display: none; }
    }
    """

    def __init__(
        self,
        lang: Lang,
        typed: Callable[[Path, str], None],
        framed: Callable[[Entry, str], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(id="editor")
        self.lang = lang
        self.path: Path = ()
        self._typed = typed
        self.heading = Field(one_line=True, own_undo=False, id="heading", changed=self._heading_typed)
        self.heading.submitted = lambda _: leave()
        self.heading.placeholder = _HEADING_HINT.text(lang)
        self.words = Field(own_undo=False, id="words", changed=self._words_typed)
        self.words.placeholder = _TEXT_HINT.text(lang)
        self.form = FrameForm(lang, framed)

    def compose(self) -> ComposeResult:
        """About line, one of three bodies, foot."""
        yield Static(id="editor-about", markup=False)
        yield self.heading
        yield self.words
        yield self.form
        yield Static(id="editor-foot", markup=False)

    def show(self, draft: Draft, path: Path, library: Library | None, label: str = "") -> None:
        """Show a place. What is being typed there stays as typed."""
        moved = path != self.path
        self.path = path
        value = look(draft, path) if path and isinstance(path[-1], int) else None
        self.heading.set_class(not isinstance(value, Section), "-hidden")
        self.words.set_class(value is None or isinstance(value, Section), "-hidden")
        self.form.set_class(bool(path), "-hidden")
        about, foot = "", ""
        if not path:
            self.form.show(draft)
        elif value is None:
            about = (PREAMBLE_ROW if path[0] == "preamble" else CLOSING_ROW).text(self.lang)
            foot = _PART_HELP.text(self.lang)
        else:
            about = f"{label} {kind_name(value).text(self.lang)}".strip()
            foot = self._foot(draft, value, library)
            self._fill(self.heading if isinstance(value, Section) else self.words, value, library, moved)
        self.query_one("#editor-about", Static).update(on_screen(about))
        self.query_one("#editor-foot", Static).update("\n".join(map(on_screen, foot.splitlines())))

    @staticmethod
    def _fill(field: Field, value: object, library: Library | None, moved: bool) -> None:
        words = clause_words(value, library)
        words = "" if words == BLANK else words
        if moved:
            field.load(words, cursor=len(words))
        elif words.strip() or field.text.strip():  # blanks alone are being typed: they are a blank to the draft
            field.refill(words)

    def _foot(self, draft: Draft, value: object, library: Library | None) -> str:
        lines = []
        if isinstance(value, UseClause):
            lines.append(f"id: {value.use}")
        elif isinstance(value, LocalClause):
            lines.append(f"id: {value.id}")
        names = tuple(dict.fromkeys(slots.names(clause_words(value, library))))
        own = value.values if isinstance(value, UseClause | LocalClause) else {}
        told = [f"{name} = {own.get(name) or draft.values.get(name) or '—'}" for name in names if name not in BLANKS]
        if told:
            lines.append(Message(ja="値（F8）: ", en="Values (F8): ").text(self.lang) + " / ".join(told))
        return "\n".join(lines)

    @property
    def target(self) -> Field | None:
        """The field that takes the focus."""
        if not self.path:
            return self.form.fields["title"]
        for field in (self.heading, self.words):
            if not field.has_class("-hidden"):
                return field
        return None

    def _heading_typed(self, field: Field) -> None:
        self._typed(self.path, field.text)

    def _words_typed(self, field: Field) -> None:
        self._typed(self.path, field.text)
