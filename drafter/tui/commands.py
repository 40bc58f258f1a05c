"""What each action does. An entry of ``COMMANDS`` is a function of the main screen, by the action's id."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from drafter.edit import add, order, words
from drafter.edit.paths import Edited, EditRefused, Path, entry
from drafter.language import Message
from drafter.model.collection import Clause
from drafter.model.draft import Draft, Section, UseClause
from drafter.session.history import Step
from drafter.tui import commands_file as files
from drafter.tui import commands_findings as findings
from drafter.tui import commands_frame as frames
from drafter.tui import commands_review as reviews
from drafter.tui.bench import TOOLS, Bench

Command = Callable[[Bench], Awaitable[None] | None]


def insert(bench: Bench, clause: str, text: str | None = None) -> bool:
    """A library clause after what is selected."""
    label = Message(ja=f"文例「{clause}」を入れました", en=f"inserted “{clause}”")
    return bench.edit(lambda draft: add.use(draft, bench.selection, clause, text), label)


def _insert_chosen(bench: Bench) -> None:
    if (clause := _chosen(bench)) is not None:
        insert(bench, clause.id)


def _insert_adapted(bench: Bench) -> None:
    """The library's words to the editor; from the first change on the clause is an adapted one."""
    clause = _chosen(bench)
    if clause is not None and insert(bench, clause.id):
        bench.say(
            Message(
                ja="文例を入れました。本文を直すと「手直し」になります", en="inserted; change the words to adapt it"
            )
        )
        bench.open("editor")


def _chosen(bench: Bench) -> Clause | None:
    if bench.shows("library"):
        bench.library.catch_up()
    clause = bench.library.chosen
    if clause is None or not bench.shows("library"):
        bench.open("library")
        return None
    return clause


def _adding(make: Callable[[Draft, Path], Edited], ja: str, en: str) -> Command:
    """An action that puts something new in and goes to write it."""

    def command(bench: Bench) -> None:
        if bench.edit(lambda draft: make(draft, bench.selection), Message(ja=ja, en=en)):
            bench.open("editor")

    return command


def _new_clause(bench: Bench) -> None:
    library = bench.numbers.opened.library if bench.numbers.opened else None
    taken = library.clauses if library else ()
    label = Message(ja="要望文を加えました", en="added a clause")
    if bench.edit(lambda draft: add.local(draft, bench.selection, taken=taken), label):
        bench.open("editor")


def _moving(move: Callable[[Draft, Path], Edited], ja: str, en: str) -> Command:
    """An action on what is selected."""

    def command(bench: Bench) -> None:
        focus = bench.focused
        bench.edit(lambda draft: move(draft, bench.selection), Message(ja=ja, en=en))
        if focus is not None:
            bench.set_focus(focus)

    return command


async def _delete(bench: Bench) -> None:
    """Without asking for a single entry (undo brings it back); a section with content is asked for."""
    from drafter.tui.dialogs import Choice, ChoiceDialog

    try:
        value = entry(bench.draft, bench.selection)
    except EditRefused as refused:
        bench.say(refused.message, "warning")
        return

    def delete(answer: str) -> None:
        if answer == "delete":
            label = Message(ja="削除しました（^Z で戻せます）", en="deleted (^Z brings it back)")
            bench.edit(lambda draft: order.delete(draft, bench.selection), label)
            bench.focus_on("outline")

    if not (isinstance(value, Section) and (value.clauses or value.sections)):
        delete("delete")
        return
    title = Message(
        ja=f"項目「{value.heading}」を、中身ごと削除しますか。", en=f"Delete “{value.heading}” and all that is in it?"
    )
    choices = [
        Choice("delete", Message(ja="削除する", en="Delete").text(bench.lang)),
        Choice("keep", Message(ja="やめる", en="Keep it").text(bench.lang)),
    ]
    await bench.app.push_screen(ChoiceDialog(title.text(bench.lang), "", choices, delete))


def _undo(bench: Bench) -> None:
    step = bench.desk.undo()
    if step is None:
        bench.say(Message(ja="戻すものがありません", en="nothing to undo"), "warning")
    else:
        _travel(bench, step, Message(ja="元に戻しました", en="undone"))


def _redo(bench: Bench) -> None:
    step = bench.desk.redo()
    if step is None:
        bench.say(Message(ja="やり直すものがありません", en="nothing to redo"), "warning")
    else:
        _travel(bench, step, Message(ja="やり直しました", en="done again"))


def _travel(bench: Bench, step: Step, done: Message) -> None:
    """Where undo or redo leads, with the focus where it can stay."""
    bench.selection = bench.outline_place(step.place)
    bench.say(Message(ja=f"{done.ja}：{step.label.ja}", en=f"{done.en}: {step.label.en}"))
    bench.changed()


def _make_local(bench: Bench) -> None:
    library = bench.numbers.opened.library if bench.numbers.opened else None

    def change(draft: Draft) -> Edited:
        value = entry(draft, bench.selection)
        known = library.clauses.get(value.use) if library and isinstance(value, UseClause) else None
        if known is None:
            raise EditRefused(Message(ja="文例集の要望文ではありません。", en="This is not a clause of the library."))
        return words.make_local(draft, bench.selection, known.clause, library.clauses if library else ())

    bench.edit(change, Message(ja="この原案の要望文にしました", en="detached from the library"))


def _show_in_library(bench: Bench) -> None:
    try:
        value = entry(bench.draft, bench.selection)
    except EditRefused:
        value = ""
    if not isinstance(value, UseClause):
        bench.say(Message(ja="文例集の要望文を選んでください", en="select a clause of the library"), "warning")
        return
    bench.library.field.load(value.use)
    bench.work.search(value.use)
    bench.open("library")


def _step(by: int) -> Command:
    def command(bench: Bench) -> None:
        bench.outline.go(bench.outline.at + by)

    return command


def _pane(by: int) -> Command:
    def command(bench: Bench) -> None:
        shown = ["outline", *(name for name in TOOLS if bench.shows(name))]
        if not bench.outline.has_class("-hidden") or len(shown) == 1:
            at = shown.index(bench.focused_pane) if bench.focused_pane in shown else 0
            bench.focus_on(shown[(at + by) % len(shown)])
        else:  # the preview stands alone
            bench.open("editor", focus=False)
            bench.focus_on("outline")

    return command


def _tool(name: str) -> Command:
    def command(bench: Bench) -> None:
        bench.open(name)

    return command


def _outline(bench: Bench) -> None:
    if bench.outline.has_class("-hidden"):
        bench.open("editor", focus=False)
    bench.focus_on("outline")


def _frame(bench: Bench) -> None:
    bench.select(())
    bench.open("editor")


def _next_finding(bench: Bench) -> None:
    ranks = {row.path: i for i, row in enumerate(bench.outline.items)}
    chosen = bench.findings.after(bench.outline.at, lambda item: ranks.get(item.path, 0))
    if chosen is None:
        bench.say(Message(ja="指摘はありません", en="no findings"))
        return
    findings.lead(bench, chosen)


async def _palette(bench: Bench) -> None:
    from drafter.tui.palette import Palette

    await bench.app.push_screen(Palette(bench.lang, bench.app.keys))  # type: ignore[attr-defined]


async def _help(bench: Bench) -> None:
    from drafter.tui.help import help_for

    await bench.app.push_screen(help_for(bench))


def _theme(bench: Bench) -> None:
    app = bench.app
    app.theme = "drafter-light" if app.theme == "drafter-dark" else "drafter-dark"


COMMANDS: dict[str, Command] = {
    "palette": _palette,
    "save": files.save,
    "save-as": files.save_as,
    "render": files.render,
    "open": files.open_other,
    "reload": files.reload,
    "reload-library": files.reload_library,
    "quit": files.leave,
    "undo": _undo,
    "redo": _redo,
    "new-clause": _new_clause,
    "new-section": _adding(add.section, "項目を加えました", "added a section"),
    "new-subsection": _adding(add.subsection, "項目を加えました", "added a section"),
    "new-paragraph": _adding(add.paragraph, "段落を加えました", "added a paragraph"),
    "new-item": _adding(add.item, "列記を加えました", "added a listed line"),
    "new-note": _adding(add.note, "注記を加えました", "added a note"),
    "insert": _insert_chosen,
    "insert-adapted": _insert_adapted,
    "restore": _moving(words.restore, "文例のとおりに戻しました", "as the library has it again"),
    "make-local": _make_local,
    "show-in-library": _show_in_library,
    "as-paragraph": _moving(lambda d, p: words.set_kind(d, p, "paragraph"), "段落にしました", "made a paragraph"),
    "as-item": _moving(lambda d, p: words.set_kind(d, p, "item"), "列記にしました", "made a listed line"),
    "as-note": _moving(lambda d, p: words.set_kind(d, p, "note"), "注記にしました", "made a note"),
    "up": _moving(order.up, "上へ動かしました", "moved up"),
    "down": _moving(order.down, "下へ動かしました", "moved down"),
    "indent": _moving(order.indent, "階層を下げました", "indented"),
    "outdent": _moving(order.outdent, "階層を上げました", "outdented"),
    "rename": _tool("editor"),
    "delete": _delete,
    "label": frames.label,
    "template": frames.template,
    "status": frames.status,
    "previous": _step(-1),
    "next": _step(1),
    "outline": _outline,
    "library": _tool("library"),
    "preview": _tool("preview"),
    "values": _tool("values"),
    "findings": _tool("findings"),
    "next-finding": _next_finding,
    "fix-finding": findings.fix,
    "accept-finding": findings.accept,
    "frame": _frame,
    "review": reviews.review,
    "last-year": reviews.last_year,
    "approve": reviews.approve,
    "revoke": reviews.revoke,
    "approval-filter": reviews.approval_filter,
    "next-pane": _pane(1),
    "previous-pane": _pane(-1),
    "help": _help,
    "theme": _theme,
}
