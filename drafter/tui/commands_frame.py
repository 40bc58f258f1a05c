"""Actions that choose instead of type: the template, draft or final, a pinned number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.edit import frame, words
from drafter.edit.paths import EditRefused, entry
from drafter.errors import DrafterError
from drafter.language import Message
from drafter.tui.dialogs import Choice, ChoiceDialog, LineDialog

if TYPE_CHECKING:
    from drafter.tui.bench import Bench
    from drafter.workspace import Workspace


def template_choices(workspace: Workspace, lang: str) -> list[Choice]:
    """The templates that can be read, by title."""
    rows = []
    for name in workspace.template_names():
        try:
            shape = workspace.template(name)
        except DrafterError:
            continue  # told when it is chosen by name; here only what works is offered
        rows.append(Choice(name, (shape.title if lang == "ja" else shape.title_en or shape.title) or name, name))
    return rows


async def template(bench: Bench) -> None:
    """Another template for the draft."""

    def answer(name: str) -> None:
        label = Message(ja=f"様式を {name} にしました", en=f"template {name}")
        bench.edit(lambda draft: frame.set_field(draft, "template", name), label, follow=False)

    title = Message(ja="様式を選ぶ", en="Choose a template").text(bench.lang)
    await bench.app.push_screen(ChoiceDialog(title, "", template_choices(bench.desk.workspace, bench.lang), answer))


def status(bench: Bench) -> None:
    """Draft to final, final to draft."""
    final = bench.draft.status == "draft"
    label = (
        Message(ja="確定（final）にしました", en="made final")
        if final
        else Message(ja="案（draft）に戻しました", en="a draft again")
    )
    bench.edit(lambda draft: frame.set_field(draft, "status", "final" if final else "draft"), label, follow=False)


async def label(bench: Bench) -> None:
    """Pin the printed number of what is selected; blank lets the template number it."""
    try:
        value = entry(bench.draft, bench.selection)
    except EditRefused as refused:
        bench.say(refused.message, "warning")
        return
    path = bench.selection

    def answer(text: str) -> None:
        told = (
            Message(ja=f"番号を「{text}」に固定しました", en=f"number pinned: {text}")
            if text.strip()
            else Message(ja="番号を自動に戻しました", en="numbered by the template again")
        )
        bench.edit(lambda draft: words.set_label(draft, path, text.strip() or None), told)

    title = Message(ja="番号を固定する", en="Pin the number").text(bench.lang)
    text = Message(ja="印字する番号や印（空なら様式が付けます）", en="as printed; blank: the template gives it")
    now = getattr(value, "label", None) or bench.numbers.labels.get(path, "")
    await bench.app.push_screen(LineDialog(title, text.text(bench.lang), now, answer))
