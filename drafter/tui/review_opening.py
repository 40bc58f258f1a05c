"""How a round begins: the returned files are named, read in a thread with progress, and their opinions shown."""

from __future__ import annotations

import shlex
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message as Post
from textual.widget import Widget
from textual.widgets import Static

from drafter.errors import DrafterError
from drafter.language import Message
from drafter.tui import review_words as w
from drafter.tui.dialogs import Choice, ChoiceDialog, Dialog, LineDialog, TextDialog
from drafter.tui.glyphs import on_screen
from drafter.tui.review_screen import ReviewScreen

if TYPE_CHECKING:
    from drafter.review.reading import Reviewed
    from drafter.tui.bench import Bench
    from drafter.tui.review_round import Round

_TITLE = Message(ja="返ってきた意見", en="Returned opinions")
#: Word files in a folder at most
MOST = 200


async def begin(bench: Bench) -> None:
    """The screen of the round; where there is none yet, what the record holds or the question for files."""
    from drafter.tui.review_round import Round

    if bench.round is None:
        try:
            bench.round = Round.open(bench.desk, lambda: bench.numbers, lambda: bench.by)
        except DrafterError as error:
            bench.failed(error)
            return
    if bench.round.count:
        await show(bench)
    else:
        await ask_files(bench)


async def show(bench: Bench) -> None:
    """The screen of the bench's round, once."""
    assert bench.round is not None
    if not isinstance(bench.app.screen, ReviewScreen):
        screen = ReviewScreen(bench, bench.round, bench.app.rebound)  # type: ignore[attr-defined]
        await bench.app.push_screen(screen)
        if unfinished := len(bench.round.words):
            screen.say(
                Message(
                    ja=f"書きかけの文が {unfinished} 件あります（その意見で Alt+E を押すと続きを書けます）",
                    en=f"{unfinished} texts were being written (Alt+E on their opinions goes on)",
                )
            )
        missing = bench.round.missing()
        if missing:
            await _ask_missing(screen, missing)


async def _ask_missing(screen: ReviewScreen, missing: Sequence[str]) -> None:
    """What is to become of opinions that are recorded as accepted and are not in the draft."""
    lang, count = screen.lang, len(missing)

    def answer(key: str) -> None:
        if key == "open":
            screen.decided(screen.round.reopen(missing))

    title = Message(
        ja=f"採用と記録された意見のうち {count} 件が、原案に入っていません。",
        en=f"{count} opinions are recorded as accepted and are not in the draft.",
    ).text(lang)
    text = Message(
        ja="保存する前に画面が終わったか、後から元の文に戻されています。",
        en="The screen ended before the draft was saved, or the old words were put back since.",
    ).text(lang)
    choices = [
        Choice("open", Message(ja="未決に戻す", en="Open them again").text(lang)),
        Choice("keep", Message(ja="記録をそのままにする", en="Leave the record as it is").text(lang)),
    ]
    await screen.app.push_screen(ChoiceDialog(title, text, choices, answer))


def paths_in(text: str) -> list[str]:
    """The paths in a line: parted by blanks, in quotation marks where they hold some. A line that is one path as it
    stands is one path, blanks and all. Folders as ``expanded`` has them."""
    whole = text.strip().strip("'\"")
    if Path(whole).expanduser().exists():
        named = [whole]
    else:
        try:
            named = shlex.split(text, posix=sys.platform != "win32")
        except ValueError:
            named = text.split()
    return expanded(name.strip("'\"") for name in named)


def expanded(names: Iterable[str]) -> list[str]:
    """Files as they are named, each once; a folder stands for the Word files in it."""
    found: list[str] = []
    for name in names:
        path = Path(name).expanduser()
        if path.is_dir():
            inside = sorted(
                p for p in path.iterdir() if p.suffix.lower() == ".docx" and not p.name.startswith(("~$", "."))
            )
            found += [str(p) for p in inside[:MOST]]
        else:
            found.append(str(path))
    return list(dict.fromkeys(found))


async def ask_files(bench: Bench) -> None:
    """Ask for the returned files."""
    lang = bench.lang

    def check(text: str) -> str:
        paths = paths_in(text)
        if not paths:
            return Message(ja="Word ファイルかフォルダーを入れてください", en="name Word files or a folder").text(lang)
        gone = [path for path in paths if not Path(path).is_file()]
        if gone:
            return Message(ja=f"ファイルがありません：{gone[0]}", en=f"no such file: {gone[0]}").text(lang)
        return ""

    async def answer(text: str) -> None:
        await read(bench, paths_in(text))

    title = Message(ja="返ってきた Word を読む", en="Read returned Word files").text(lang)
    text = Message(
        ja="ファイル（空白で区切って複数）か、フォルダーを入れます。ファイルには書き込みません。",
        en="Files (several, parted by blanks) or a folder. They are never written to.",
    ).text(lang)
    await bench.app.push_screen(LineDialog(title, text, "", answer, check))


class Read(Post):
    """What the reading of some files came to."""

    def __init__(self, reviewed: Reviewed | None, error: DrafterError | None) -> None:
        super().__init__()
        self.reviewed = reviewed
        self.error = error


class ReadingDialog(Dialog):
    """Says that files are being read. Escape gives up: what is read then is thrown away."""

    def __init__(self, bench: Bench, files: Sequence[str]) -> None:
        count = len(files)
        text = Message(
            ja=f"{count} 個のファイルを読んでいます…（Esc でやめる）", en=f"Reading {count} files … (Esc stops)"
        )
        super().__init__(_TITLE.text(bench.lang), text.text(bench.lang))
        self.bench = bench
        self.files = tuple(files)
        self._stopped = threading.Event()
        self._line = Static(on_screen("、".join(Path(name).name for name in files)), markup=False)

    def body(self) -> list[Widget]:
        """The files."""
        return [self._line]

    def on_mount(self) -> None:
        """Begin."""
        super().on_mount()
        self.run_worker(self._read, thread=True, name="review")

    async def take_dialog_key(self, key: str) -> bool:
        """Escape gives up."""
        if key == "escape":
            self._stopped.set()
        return await super().take_dialog_key(key)

    def _read(self) -> None:
        try:
            reviewed = self.bench.round.read(self.files) if self.bench.round is not None else None
            told = Read(reviewed, None)
        except DrafterError as error:
            told = Read(None, error)
        if not self._stopped.is_set():
            self.post_message(told)

    def on_read(self, event: Read) -> None:
        """Read: the box goes, the opinions come."""
        if not self._stopped.is_set():
            self.app.call_in_order(self._done, event)  # type: ignore[attr-defined]

    async def _done(self, event: Read) -> None:
        await self.close()
        await _taken(self.bench, event)


async def read(bench: Bench, files: Sequence[str]) -> None:
    """Read returned files and show their opinions."""
    from drafter.tui.review_round import Round

    try:
        if bench.round is None:
            bench.round = Round.open(bench.desk, lambda: bench.numbers, lambda: bench.by)
    except DrafterError as error:
        bench.failed(error)
        return
    await bench.app.push_screen(ReadingDialog(bench, expanded(files)))


async def _taken(bench: Bench, event: Read) -> None:
    lang = bench.lang
    if event.error is not None or event.reviewed is None or bench.round is None:
        lines = event.error.text(lang).splitlines() if event.error is not None else []
        await bench.app.push_screen(TextDialog(_TITLE.text(lang), lines))
        return
    new = bench.round.take(event.reviewed)
    bench.work.keep(soon=True)
    told = report(bench.round, event.reviewed, new)
    if not bench.round.count:
        await bench.app.push_screen(TextDialog(_TITLE.text(lang), [line.text(lang) for line in told]))
        return
    await show(bench)
    screen = bench.app.screen
    if isinstance(screen, ReviewScreen):
        screen.refill()
        screen.say(told[0])
    if len(told) > 1:
        await bench.app.push_screen(TextDialog(_TITLE.text(lang), [line.text(lang) for line in told]))


def report(round_: Round, reviewed: Reviewed, new: int) -> list[Message]:
    """What was read, file by file where there is something to tell."""
    read_well = [one for one in reviewed.files if one.error is None]
    lines = [
        Message(
            ja=f"{len(read_well)} 個のファイルを読みました。新しい意見 {new} 件、未決 {round_.still_open} 件",
            en=f"{len(read_well)} files read: {new} new opinions, {round_.still_open} open",
        )
    ]
    errors = [one.error for one in reviewed.files if one.error is not None]
    lines += [Message(ja="! " + error.text("ja"), en="! " + error.text("en")) for error in errors]
    lines += [found.message for found in reviewed.findings]
    return lines


async def offer(bench: Bench, still_open: int) -> None:
    """A draft was opened that has open opinions: go there, or edit first."""
    lang = bench.lang

    async def answer(key: str) -> None:
        if key == "go":
            await begin(bench)

    title = Message(
        ja=f"未決の意見が {still_open} 件あります。", en=f"There are {still_open} opinions to decide on."
    ).text(lang)
    choices = [
        Choice("go", Message(ja="意見を見る", en="Show the opinions").text(lang)),
        Choice(
            "edit",
            Message(ja="原案を編集する（意見は Alt+W で）", en="Edit the draft (Alt+W shows them later)").text(lang),
        ),
    ]
    await bench.app.push_screen(ChoiceDialog(title, str(bench.desk.path), choices, answer))


async def ask_summary(screen: ReviewScreen) -> None:
    """Ask where the table of responses (意見対応表) goes, and write it."""
    lang, desk = screen.lang, screen.bench.desk
    root = Path() if desk.workspace.bundled else desk.workspace.root
    proposed = root / desk.workspace.settings.output.directory / f"{desk.path.stem}-意見対応表.xlsx"

    def check(text: str) -> str:
        if Path(text.strip()).suffix.lower() in (".xlsx", ".docx", ".txt"):
            return ""
        return Message(
            ja="名前は .xlsx・.docx・.txt のどれかで終わるようにしてください",
            en="the name must end in .xlsx, .docx or .txt",
        ).text(lang)

    def answer(text: str) -> None:
        try:
            screen.say(_write_summary(screen, Path(text.strip())))
        except DrafterError as error:
            screen.failed(error)

    title = Message(ja="意見対応表を書き出す", en="Write the table of responses").text(lang)
    hint = Message(ja="ファイル名（.xlsx・.docx・.txt）", en="File name (.xlsx, .docx, .txt)").text(lang)
    await screen.app.push_screen(LineDialog(title, hint, str(proposed), answer, check))


def _write_summary(screen: ReviewScreen, target: Path) -> Message:
    """Writes the table, whole or not at all. Raises DrafterError."""
    from drafter.files import saving
    from drafter.review import summary

    opened = screen.bench.numbers.opened
    if opened is None or opened.template is None:
        raise DrafterError(w.NOT_COMPOSED)
    saving.write(target, summary.write(screen.round.review, opened.document, opened.template, target.suffix.lower()))
    return Message(ja=f"意見対応表を書き出しました：{target}", en=f"written: {target}")
