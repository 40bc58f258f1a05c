"""Forms: the one for title, issuer, date and so on; and the row that each form is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from drafter.edit import frame
from drafter.edit.add import UNTITLED
from drafter.edit.paths import Edited, EditRefused
from drafter.language import Lang, Message
from drafter.model.draft import Draft
from drafter.tui.fields import Field
from drafter.tui.glyphs import on_screen


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the form.

    Attributes:
        name: the key in the draft.
        read: its text in a draft; write: the edit that another text makes.
        lines: rows on the screen; 1 is a one-line field.
    """

    name: str
    title: Message
    hint: Message
    read: Callable[[Draft], str]
    write: Callable[[Draft, str], Edited]
    lines: int = 1


def _plain(  # noqa: PLR0917 - one line a field, as a table
    name: frame.TextField, ja: str, en: str, hint_ja: str = "", hint_en: str = "", lines: int = 1
) -> Entry:
    return Entry(
        name,
        Message(ja=ja, en=en),
        Message(ja=hint_ja, en=hint_en),
        lambda draft: getattr(draft, name) or "",
        lambda draft, text: frame.set_field(draft, name, text),
        lines,
    )


def _end(draft: Draft, text: str) -> Edited:
    return frame.set_end(draft, {"": None, "-": ""}.get(text.strip(), text))


ENTRIES: tuple[Entry, ...] = (
    Entry(
        "title",
        Message(ja="題名", en="Title"),
        Message(ja="必ず要ります", en="required"),
        lambda draft: "" if draft.title == UNTITLED else draft.title,
        lambda draft, text: frame.set_field(draft, "title", text if text.strip() else UNTITLED),
    ),
    _plain("subtitle", "副題", "Subtitle"),
    _plain("issuer", "発出者", "Issuer", "一行に一つ", "one a line", lines=2),
    Entry(
        "addressees",
        Message(ja="宛先", en="Addressees"),
        Message(ja="一行に一つ", en="one a line"),
        lambda draft: "\n".join(draft.addressees),
        frame.set_addressees,
        3,
    ),
    _plain("date", "日付", "Date", "2027-08-01 か 2027-08", "2027-08-01 or 2027-08"),
    _plain("printed_date", "日付の印字", "Printed date", "空なら様式どおり", "empty: as the template prints it"),
    _plain("status", "状態", "Status", "draft（案）か final（確定）", "draft or final"),
    _plain("template", "様式", "Template", "nga・koyobun・mayors など", "nga, koyobun, mayors …"),
    Entry(
        "lead",
        Message(ja="導入文", en="Lead-in"),
        Message(ja="空なら様式の文、- だけなら印字しない", en="empty: the template's; - alone: none"),
        lambda draft: "" if draft.lead is None else draft.lead or "-",
        lambda draft, text: frame.set_field(draft, "lead", {"": None, "-": ""}.get(text.strip(), text)),
        2,
    ),
    Entry(
        "end",
        Message(ja="結語", en="End word"),
        Message(ja="空なら様式どおり（以上）、- だけなら印字しない", en="empty: the template's; - alone: none"),
        lambda draft: "" if draft.closing.end is None else draft.closing.end or "-",
        _end,
    ),
    Entry(
        "signature",
        Message(ja="署名", en="Signature"),
        Message(ja="一行に一つ", en="one a line"),
        lambda draft: "\n".join(draft.closing.signature),
        frame.set_signature,
        2,
    ),
    _plain("previous", "前年の原案", "Last year's draft", "ファイル名", "file name"),
)


class FormRow(Horizontal):
    """A title, a field, and beneath the field its hint or what is wrong."""

    DEFAULT_CSS = """
    FormRow { height: auto;
        & > .form--title { width: 13; color: $secondary; padding: 0 1 0 0; }
        & > Field { width: 1fr; }
    }
    """

    def __init__(self, title: str, field: Field, lines: int = 1) -> None:
        super().__init__()
        self.caption = title
        self.field = field
        field.styles.height = lines

    def compose(self) -> ComposeResult:
        """Title and field."""
        yield Static(on_screen(self.caption), classes="form--title", markup=False)
        yield self.field


class FormHint(Static):
    """What a field wants, or what is wrong with what it holds."""

    DEFAULT_CSS = """
    FormHint { height: auto; padding: 0 0 0 14; color: $secondary; &.-wrong { color: $error; } }
    """

    def __init__(self, hint: str) -> None:
        super().__init__(on_screen(hint), markup=False)
        self.hint = hint
        self.display = bool(hint)

    def tell(self, wrong: str = "") -> None:
        """Show what is wrong; empty: the hint again."""
        self.set_class(bool(wrong), "-wrong")
        self.display = bool(wrong or self.hint)
        self.update(on_screen(wrong or self.hint))


class FrameForm(VerticalScroll, can_focus=False):
    """The form for everything around the body."""

    def __init__(self, lang: Lang, edit: Callable[[Entry, str], None]) -> None:
        super().__init__(id="frame-form")
        self.lang = lang
        self.edit = edit
        self.fields = {
            entry.name: Field(
                one_line=entry.lines == 1,
                own_undo=False,
                id=f"frame-{entry.name}",
                changed=self._typed,
                submitted=next_field,
            )
            for entry in ENTRIES
        }
        for entry in ENTRIES:
            self.fields[entry.name].placeholder = entry.hint.text(lang)
        self.hints = {entry.name: FormHint("") for entry in ENTRIES}

    def compose(self) -> ComposeResult:
        """A row a field."""
        for entry in ENTRIES:
            yield FormRow(entry.title.text(self.lang), self.fields[entry.name], entry.lines)
            yield self.hints[entry.name]

    def show(self, draft: Draft) -> None:
        """The draft's values; a field that is being typed in keeps what is typed while it means the same."""
        for entry in ENTRIES:
            field = self.fields[entry.name]
            words = entry.read(draft)
            if not (field.has_focus and self._same(entry, draft, field.text)):
                field.refill(words)
                self.hints[entry.name].tell()

    @staticmethod
    def _same(entry: Entry, draft: Draft, text: str) -> bool:
        try:
            return entry.write(draft, text).draft == draft
        except EditRefused:
            return True  # still being typed: it is wrong, and the draft keeps its old value

    def _typed(self, field: Field) -> None:
        entry = next(entry for entry in ENTRIES if self.fields[entry.name] is field)
        try:
            self.edit(entry, field.text)
        except EditRefused as refused:
            self.hints[entry.name].tell(entry.hint.text(self.lang) or refused.message.text(self.lang))
        else:
            self.hints[entry.name].tell()


def next_field(field: Field) -> None:
    """Enter in a one-line field of a form: on to the next."""
    field.screen.focus_next()
