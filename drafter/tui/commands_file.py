"""Actions on the file: save, reload, quit, open another, render."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.language import Message
from drafter.session.desk import ChangedOutside, Desk, Saved
from drafter.tui.dialogs import Choice, ChoiceDialog, LineDialog

if TYPE_CHECKING:
    from drafter.tui.bench import Bench

_CANCEL = Message(ja="やめる", en="Cancel")


async def save(bench: Bench) -> None:
    """Save; a file that was changed outside is asked about."""
    await _save(bench)


async def _save(bench: Bench, *, overwrite: bool = False, then_quit: bool = False) -> None:
    try:
        saved = bench.desk.save(overwrite=overwrite)
    except ChangedOutside:
        await _ask_changed(bench, then_quit=then_quit)
    except DrafterError as error:
        bench.failed(error)
    else:
        tell_saved(bench, saved)
        if then_quit:
            finish(bench)


def tell_saved(bench: Bench, saved: Saved) -> None:
    """Say that it is saved, and when comments were lost. What was decided on opinions is in the draft for good."""
    if bench.round is not None:
        bench.round.saved()
    if saved.respelled:
        bench.say(Message(ja=f"保存しました：{saved.path}", en=f"saved: {saved.path}"))
    else:
        bench.say(
            Message(
                ja=f"保存しました（ファイルを書き直したため、コメントは残っていません）：{saved.path}",
                en=f"saved (written anew: its comments are gone): {saved.path}",
            ),
            "warning",
        )


async def _ask_changed(bench: Bench, *, then_quit: bool) -> None:
    lang = bench.lang
    free = bench.desk.free_name()

    async def answer(key: str) -> None:
        try:
            if key == "copy":
                tell_saved(bench, bench.desk.save_as(free))
                if then_quit:
                    finish(bench)
            elif key == "reload":
                bench.desk.reload()
                bench.selection = ()
                bench.say(Message(ja="読み直しました（^Z で自分の版に戻れます）", en="reloaded (^Z brings yours back)"))
                bench.changed()
            elif key == "overwrite":
                await _save(bench, overwrite=True, then_quit=then_quit)
        except DrafterError as error:
            bench.failed(error)

    choices = [
        Choice("copy", Message(ja=f"別の名前で保存する（{free.name}）", en=f"Save a copy ({free.name})").text(lang)),
        Choice("reload", Message(ja="外の変更を読み込む", en="Take the outside changes").text(lang)),
        Choice("overwrite", Message(ja="この画面の内容で上書きする", en="Overwrite with what is here").text(lang)),
        Choice("cancel", _CANCEL.text(lang)),
    ]
    title = Message(ja="ほかのプログラムがこのファイルを変更しています。", en="Another program has changed this file.")
    text = Message(ja=str(bench.desk.path), en=str(bench.desk.path))
    await bench.app.push_screen(ChoiceDialog(title.text(lang), text.text(lang), choices, answer))


async def save_as(bench: Bench) -> None:
    """Save under another name."""

    def check(text: str) -> str:
        path = Path(text.strip())
        if not text.strip() or path.suffix not in (".yaml", ".yml"):
            return Message(ja="名前は .yaml で終わるようにしてください", en="the name must end in .yaml").text(
                bench.lang
            )
        if path.exists():
            return Message(ja="その名前のファイルがすでにあります", en="a file of that name is there already").text(
                bench.lang
            )
        return ""

    def answer(text: str) -> None:
        try:
            tell_saved(bench, bench.desk.save_as(Path(text.strip())))
        except DrafterError as error:
            bench.failed(error)

    title = Message(ja="別の名前で保存", en="Save under another name").text(bench.lang)
    await bench.app.push_screen(LineDialog(title, "", str(bench.desk.free_name()), answer, check))


async def reload(bench: Bench) -> None:
    """Read the file again; what is on the screen can be had back by undo."""
    try:
        bench.desk.reload()
    except DrafterError as error:
        bench.failed(error)
        return
    bench.selection = ()
    bench.say(Message(ja="読み直しました（^Z で戻せます）", en="reloaded (^Z brings yours back)"))
    bench.changed()


def reload_library(bench: Bench) -> None:
    """Read library and templates again, as another program has left them."""
    bench.desk.workspace.forget()
    bench.work.forget(bench.desk)
    bench.say(Message(ja="文例集と様式を読み直しました", en="library and templates read again"))
    bench.changed()
    bench.work.search(bench.library.field.text)


async def leave(bench: Bench) -> None:
    """Quit; unsaved changes are asked about."""
    if not bench.desk.history.dirty:
        finish(bench)
        return
    lang = bench.lang

    async def answer(key: str) -> None:
        if key == "save":
            await _save(bench, then_quit=True)
        elif key == "discard":
            if bench.round is not None:
                bench.round.discard()
            finish(bench)

    choices = [
        Choice("save", Message(ja="保存して終了", en="Save and quit").text(lang)),
        Choice("discard", Message(ja="保存せずに終了（変更を捨てる）", en="Quit without saving").text(lang)),
        Choice("cancel", Message(ja="編集に戻る", en="Back to the draft").text(lang)),
    ]
    title = Message(ja="保存していない変更があります。", en="There are unsaved changes.").text(lang)
    await bench.app.push_screen(ChoiceDialog(title, str(bench.desk.path), choices, answer))


def finish(bench: Bench) -> None:
    """The clean end."""
    if bench.round is not None:
        bench.round.write()
    bench.desk.close()
    bench.app.exit()


async def render(bench: Bench) -> None:
    """The dialog that writes Word, text and the other formats."""
    from drafter.tui.rendering import RenderDialog

    await bench.app.push_screen(RenderDialog(bench))


async def open_other(bench: Bench) -> None:
    """Another draft of the workspace, or a new one; unsaved changes of this one are asked about first."""
    from drafter.tui.opening import choose

    async def go(desk: Desk) -> None:
        bench.desk.close()
        await bench.take(desk)

    if bench.desk.history.dirty:
        bench.say(
            Message(ja="先に保存してください（^S）", en="save this draft first (^S)"),
            "warning",
        )
        return
    await choose(bench.app, bench.desk.workspace, bench.lang, go, folder=bench.desk.path.parent)
