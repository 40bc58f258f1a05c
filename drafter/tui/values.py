"""The values pane: one field a slot, with its kind, an example, and what is wrong with a value."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from drafter.language import Lang, Message
from drafter.session.views import SlotUse
from drafter.tui.fields import Field
from drafter.tui.frame import FormHint, next_field
from drafter.tui.glyphs import on_screen
from drafter.tui.words import KINDS

_NONE = Message(
    ja="この原案の要望文には、値を入れる欄 {{…}} がありません。", en="The clauses of this draft have no slots {{…}}."
)
_UNUSED = Message(ja="どの要望文でも使われていません", en="no clause uses it")
_WRONG = Message(ja="この種類として読めません", en="cannot be read as this kind")
_PLACES = Message(ja="か所", en=" places")


class ValuesPane(Vertical):
    """The form; ``edit(name, value)`` sends a value."""

    DEFAULT_CSS = """
    ValuesPane {
        & > #values-note { height: auto; padding: 0 1; color: $secondary; }
        & > #values-form { height: 1fr; padding: 0 1; }
        & .slot--title { height: auto; color: $secondary; }
        & Field { margin: 0 0 1 0; }
        & FormHint { padding: 0 0 1 0; }
    }
    """

    def __init__(self, lang: Lang, edit: Callable[[str, str], None]) -> None:
        super().__init__(id="values")
        self.lang = lang
        self.edit = edit
        self.names: tuple[str, ...] = ()
        self.fields: dict[str, Field] = {}
        self._hints: dict[str, FormHint] = {}

    def compose(self) -> ComposeResult:
        """Note and form."""
        yield Static(on_screen(_NONE.text(self.lang)), id="values-note", markup=False)
        yield VerticalScroll(id="values-form", can_focus=False)

    def show(self, uses: tuple[SlotUse, ...]) -> None:
        """The slots of the draft; fields are made anew only when there are other slots."""
        names = tuple(use.name for use in uses)
        if names != self.names:
            self._rebuild(uses, names)
        for use in uses:
            field, hint = self.fields[use.name], self._hints[use.name]
            if not field.has_focus or field.text.strip() != use.value.strip():
                field.refill(use.value)
            hint.tell("" if use.fits else _WRONG.text(self.lang))
        self.query_one("#values-note", Static).display = not uses

    def _rebuild(self, uses: tuple[SlotUse, ...], names: tuple[str, ...]) -> None:
        had = next((name for name, field in self.fields.items() if field.has_focus), None)
        self.names = names
        self.fields = {
            name: Field(one_line=True, own_undo=False, changed=self._typed, submitted=next_field) for name in names
        }
        for use in uses:
            self.fields[use.name].placeholder = use.slot.example
        self._hints = {use.name: FormHint("") for use in uses}
        titles = {use.name: Static(on_screen(f"{use.name}  {self._hint(use)}"), markup=False) for use in uses}
        form = self.query_one("#values-form", VerticalScroll)
        form.remove_children()
        for use in uses:
            titles[use.name].add_class("slot--title")
            form.mount(titles[use.name], self.fields[use.name], self._hints[use.name])
        if had in self.fields:
            self.screen.set_focus(self.fields[str(had)])

    def _hint(self, use: SlotUse) -> str:
        parts = [KINDS[use.slot.kind].text(self.lang)]
        if use.slot.example:
            parts.append(Message(ja=f"例 {use.slot.example}", en=f"e.g. {use.slot.example}").text(self.lang))
        if use.slot.default:
            parts.append(Message(ja=f"空なら {use.slot.default}", en=f"empty: {use.slot.default}").text(self.lang))
        if use.paths:
            parts.append(f"{len(use.paths)}{_PLACES.text(self.lang)}")
        else:
            parts.append(_UNUSED.text(self.lang))
        return "・".join(parts) if self.lang == "ja" else ", ".join(parts)

    def _typed(self, field: Field) -> None:
        name = next(name for name, one in self.fields.items() if one is field)
        self.edit(name, field.text)

    @property
    def target(self) -> Field | None:
        """The first field without a value, else the first."""
        empty = [field for field in self.fields.values() if not field.text.strip()]
        return next(iter([*empty, *self.fields.values()]), None)
