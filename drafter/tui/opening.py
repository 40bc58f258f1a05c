"""What stands before the panes: choosing a draft, making one, taking up what a crash left."""

from __future__ import annotations

import datetime
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.edit import frame
from drafter.edit.add import UNTITLED
from drafter.errors import DrafterError
from drafter.language import Lang, Message
from drafter.model.draft import Draft
from drafter.session import journal as journals
from drafter.session.desk import Desk
from drafter.session.journal import Recovery
from drafter.tui.commands_frame import template_choices
from drafter.tui.dialogs import Choice, ChoiceDialog, LineDialog, TextDialog
from drafter.workspace import Workspace

if TYPE_CHECKING:
    from textual.app import App

    from drafter.tui.bench import Bench

Go = Callable[[Desk], Awaitable[None]]


def new_draft(template: str = "") -> Draft:
    """An empty draft."""
    draft = Draft(title=UNTITLED, status="draft")
    return frame.set_field(draft, "template", template).draft if template else draft


async def choose(
    app: App[Any], workspace: Workspace, lang: Lang, go: Go, *, folder: Path | None = None, template: str = ""
) -> None:
    """Let the user choose among the workspace's drafts, or make a new one."""
    place = folder or (Path() if workspace.bundled else workspace.root / "drafts")
    crashed = {path.resolve() for path in journals.left(journals.folder(None if workspace.bundled else workspace.root))}
    drafts = [*workspace.drafts()]
    drafts += sorted(path for path in crashed if not path.exists() and path not in {d.resolve() for d in drafts})

    async def answer(key: str) -> None:
        if key == "new":
            await _ask_name(app, workspace, lang, go, place=place, template=template)
            return
        path = drafts[int(key)]
        try:
            desk = Desk.open(path, workspace) if path.exists() else Desk.new(path, workspace, new_draft(template))
        except DrafterError as error:
            title = Message(ja="開けません", en="Cannot open").text(lang)
            await app.push_screen(TextDialog(title, error.text(lang).splitlines()))
            return
        await go(desk)

    unsaved = Message(ja="未保存の変更あり", en="unsaved changes").text(lang)
    rows = [
        Choice(str(i), f"{_title(path) or path.name}", unsaved if path.resolve() in crashed else path.name)
        for i, path in enumerate(drafts)
    ]
    new = Choice("new", Message(ja="＋ 新しい原案を作る", en="+ Make a new draft").text(lang))
    title = Message(ja="原案を選ぶ", en="Choose a draft").text(lang)
    await app.push_screen(ChoiceDialog(title, str(workspace.root.resolve()), [*rows, new], answer))


def _title(path: Path) -> str:
    """The title in a draft's first lines, without reading all of it; empty when it is not found."""
    try:
        with path.open(encoding="utf-8") as lines:
            for _, line in zip(range(40), lines, strict=False):
                if line.startswith("title:"):
                    return line.removeprefix("title:").strip().strip("'\"")
    except (OSError, UnicodeDecodeError):
        return ""
    return ""


async def _ask_name(app: App[Any], workspace: Workspace, lang: Lang, go: Go, *, place: Path, template: str) -> None:
    year = datetime.datetime.now().astimezone().year
    proposed = place / f"{year + 1}-proposal.yaml"

    def check(text: str) -> str:
        path = Path(text.strip())
        if path.suffix not in (".yaml", ".yml"):
            return Message(ja="名前は .yaml で終わるようにしてください", en="the name must end in .yaml").text(lang)
        if path.exists():
            return Message(ja="その名前のファイルがすでにあります", en="a file of that name is there already").text(
                lang
            )
        return ""

    async def answer(text: str) -> None:
        await _ask_template(app, workspace, lang, go, path=Path(text.strip()), template=template)

    title = Message(ja="新しい原案のファイル名", en="File name of the new draft").text(lang)
    await app.push_screen(LineDialog(title, "", str(proposed), answer, check))


async def _ask_template(app: App[Any], workspace: Workspace, lang: Lang, go: Go, *, path: Path, template: str) -> None:
    if template:
        await go(Desk.new(path, workspace, new_draft(template)))
        return

    async def answer(name: str) -> None:
        await go(Desk.new(path, workspace, new_draft(name)))

    title = Message(ja="様式を選ぶ", en="Choose a template").text(lang)
    await app.push_screen(ChoiceDialog(title, "", template_choices(workspace, lang), answer))


async def offer_recovery(bench: Bench) -> None:
    """What an earlier screen left: restore, show, or discard."""
    found = bench.desk.recoverable()
    if found is None:
        if bench.desk.busy():
            bench.say(
                Message(
                    ja="この原案は別の画面でも開かれています。保存のとき、外の変更として確かめます",
                    en="another screen has this draft open; saving will ask before overwriting",
                ),
                "warning",
            )
        return
    await _ask_recovery(bench, found)


async def _ask_recovery(bench: Bench, found: Recovery) -> None:
    lang = bench.lang
    when = datetime.datetime.fromtimestamp(found.when).astimezone().strftime("%Y-%m-%d %H:%M:%S")

    async def answer(key: str) -> None:
        if key == "restore":
            bench.desk.recover(found)
            bench.selection = bench.outline_place(found.selection)
            bench.say(Message(ja="復元しました（^Z で戻せます）", en="restored (^Z takes it back)"))
            bench.changed()
        elif key == "discard":
            journals.discard(found)
        elif key == "show":
            lines = differences(bench.draft, found.draft, lang)
            shown = TextDialog(Message(ja="残っていた変更", en="What was left").text(lang), lines)
            shown.after = lambda: _ask_recovery(bench, found)
            await bench.app.push_screen(shown)

    text = Message(
        ja=f"前回の画面は保存されずに終わりました。{when} までの変更が残っています。",
        en=f"The last screen ended without saving. Changes up to {when} are there.",
    )
    choices = [
        Choice("restore", Message(ja="復元する", en="Restore them").text(lang)),
        Choice("show", Message(ja="何が変わっているかを見る", en="Show what differs").text(lang)),
        Choice("discard", Message(ja="捨てて、ファイルのとおりに開く", en="Discard them").text(lang)),
    ]
    title = Message(ja="保存していない変更が見つかりました", en="Unsaved changes were found").text(lang)
    await bench.app.push_screen(ChoiceDialog(title, text.text(lang), choices, answer))


def differences(old: Draft, new: Draft, lang: Lang) -> list[str]:
    """The lines by which two drafts differ: ``- `` only in the old one, ``+ `` only in the new one."""
    import difflib

    from drafter.edit.paths import walk
    from drafter.edit.words import text_of

    def lines(draft: Draft) -> list[str]:
        words = [
            f"{name}: {value}" for name, value in draft.model_dump(exclude_unset=True).items() if isinstance(value, str)
        ]
        words += [f"{name} = {value}" for name, value in draft.values.items()]
        for node in walk(draft):
            words += text_of(node.value, f"({getattr(node.value, 'use', '')})").split("\n")
        return words

    found = [line for line in difflib.ndiff(lines(old), lines(new)) if line.startswith(("- ", "+ "))]
    return found or [
        Message(
            ja="言葉の違いはありません（順序や階層が違います）", en="the words are the same; order or levels differ"
        ).text(lang)
    ]
