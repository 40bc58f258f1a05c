"""Rendering from the screen: formats and folder, progress, and stopping it."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message as Post
from textual.widget import Widget
from textual.widgets import Static

from drafter.errors import DrafterError
from drafter.findings import Severity
from drafter.language import Message
from drafter.tui.dialogs import Choice, Choices, Dialog
from drafter.tui.fields import Field
from drafter.tui.glyphs import on_screen

if TYPE_CHECKING:
    from drafter.tui.bench import Bench

_TITLE = Message(ja="書き出し", en="Render")
_HELP = Message(
    ja="空白キーかEnterで形式を選び、「書き出す」でEnter。途中で Esc を押すと止まります。",
    en="Space or Enter picks a format, Enter on “Render” begins. Esc stops it.",
)
_FOLDER = Message(ja="出力先フォルダー", en="Output folder")
_GO = Message(ja="書き出す", en="Render")
_NAMES = {
    "docx": Message(ja="Word（docx）", en="Word (docx)"),
    "txt": Message(ja="テキスト（txt）", en="Plain text (txt)"),
    "md": Message(ja="Markdown（md）", en="Markdown (md)"),
    "json": Message(ja="JSON（構造）", en="JSON (structure)"),
    "html": Message(ja="HTML（html）", en="HTML (html)"),
    "pdf": Message(ja="PDF（LibreOffice が要ります）", en="PDF (needs LibreOffice)"),
}


class Progress(Post):
    """How far the rendering is: lines for the dialog; ``done`` when nothing more comes."""

    def __init__(self, lines: tuple[str, ...], *, done: bool) -> None:
        super().__init__()
        self.lines = lines
        self.done = done


class RenderDialog(Dialog):
    """Formats, folder, progress. A worker writes; each file is whole or not there."""

    DEFAULT_CSS = """
    RenderDialog #folder-title { color: $secondary; }
    RenderDialog #progress { height: auto; margin: 1 0 0 0; }
    """

    def __init__(self, bench: Bench) -> None:
        super().__init__(_TITLE.text(bench.lang), _HELP.text(bench.lang))
        self.bench = bench
        output = bench.desk.workspace.settings.output
        root = Path() if bench.desk.workspace.bundled else bench.desk.workspace.root
        self.formats = self._formats()
        self.picked = {name for name in output.formats if name in self.formats} or {self.formats[0]}
        self.folder = Field(str(root / output.directory), one_line=True, id="folder", submitted=lambda _: self._begin())
        self.list = Choices(id="formats", chosen=self._chosen)
        self.progress = Static(id="progress", markup=False)
        self._stop = threading.Event()
        self._writing = False
        self._warned = False

    @staticmethod
    def _formats() -> tuple[str, ...]:
        from drafter import pipeline

        known = pipeline.formats()
        return tuple(sorted(known, key=lambda name: list(_NAMES).index(name) if name in _NAMES else 99))

    def body(self) -> list[Widget]:
        """Formats with the button as last row, the folder, progress."""
        self.list.styles.height = len(self.formats) + 1
        folder = Static(on_screen(_FOLDER.text(self.bench.lang)), id="folder-title", markup=False)
        return [self.list, folder, self.folder, self.progress]

    @property
    def first(self) -> Widget:
        """The formats."""
        return self.list

    def on_mount(self) -> None:
        """The cursor on the button: Enter renders what is usual."""
        super().on_mount()
        self._show(len(self.formats))

    def _show(self, at: int) -> None:
        lang = self.bench.lang
        rows = [
            Choice(
                name, f"[{'x' if name in self.picked else ' '}] {_NAMES[name].text(lang) if name in _NAMES else name}"
            )
            for name in self.formats
        ]
        self.list.fill([*rows, Choice("", f"▶ {_GO.text(lang)}")], at)

    async def take_dialog_key(self, key: str) -> bool:
        """Space picks; Escape stops, then closes."""
        if key == "escape" and self._writing:
            self._stop.set()
            return True
        current = self.list.current
        if key == "space" and self.focused is self.list and current is not None and current.key:
            self._chosen(current)
            return True
        return await super().take_dialog_key(key)

    def _chosen(self, choice: Choice) -> None:
        if not choice.key:
            self._begin()
            return
        self.picked ^= {choice.key}
        self._show(self.list.at)

    def _begin(self) -> None:
        if self._writing:
            return
        if not self.picked:
            self._tell((Message(ja="形式を選んでください", en="pick a format").text(self.bench.lang),))
            return
        errors = self._errors()
        if errors and not self._warned:
            self._warned = True
            message = Message(
                ja=f"確定版に誤りが {errors} 件あります（F7 で確認）。それでも書き出すなら、もう一度 Enter を。",
                en=f"This final document has {errors} errors (F7 lists them). Enter again writes it all the same.",
            )
            self._tell((message.text(self.bench.lang),))
            return
        self._writing = True
        self._stop.clear()
        self.run_worker(self._write, thread=True, name="render")

    def _errors(self) -> int:
        """Errors in a final document: nobody is stopped, but nobody overlooks them."""
        if self.bench.draft.status != "final":
            return 0
        return sum(one.finding.severity is Severity.ERROR for one in self.bench.located)

    def _write(self) -> None:
        """In a thread: one format after the other; between two of them it can be stopped."""
        from drafter import pipeline
        from drafter.files import saving
        from drafter.review import sent
        from drafter.session import views

        lang, desk = self.bench.lang, self.bench.desk
        lines: list[str] = []
        names = [name for name in self.formats if name in self.picked]
        numbered = views.numbers(desk.draft, str(desk.path), desk.workspace)
        for i, name in enumerate(names):
            if self._stop.is_set():
                lines.append(Message(ja="中断しました", en="stopped").text(lang))
                break
            target = Path(self.folder.text.strip() or "out") / f"{desk.path.stem}.{name}"
            self.post_message(Progress((*lines, f"{i + 1}/{len(names)} {target} …"), done=False))
            try:
                if numbered.opened is None:
                    raise numbered.error or DrafterError(Message(ja="組み立てられません", en="cannot be composed"))
                data = pipeline.render(numbered.opened, name, desk.workspace)
                if not self._stop.is_set():
                    saving.write(target, data)
                    lines.append(f"✓ {target}")
                    if name == "docx":
                        opened = replace(numbered.opened, text=desk.spelled(numbered.draft))
                        told = sent.keep_or_tell(desk.workspace, opened, data)
                        lines += [told.text(lang)] if told is not None else []
            except DrafterError as error:
                lines.append(f"× {error.text(lang)}")
        self.post_message(Progress(tuple(lines), done=True))

    def on_progress(self, event: Progress) -> None:
        """Show how far it is."""
        self._writing = self._writing and not event.done
        lines = event.lines
        if event.done:
            lines = (*lines, Message(ja="Esc で閉じます", en="Esc closes").text(self.bench.lang))
        self._tell(lines)

    def _tell(self, lines: tuple[str, ...]) -> None:
        self.progress.update("\n".join(map(on_screen, lines)))
