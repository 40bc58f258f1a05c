"""What each action does on the screen of a review. An entry of ``COMMANDS`` is a function of the screen, by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.language import Message
from drafter.tui import review_deciding as deciding
from drafter.tui import review_words as w
from drafter.tui.dialogs import Choice, ChoiceDialog
from drafter.tui.naming import ask
from drafter.tui.review_deciding import Command

if TYPE_CHECKING:
    from drafter.tui.review_screen import ReviewScreen

# moving and listing


def _step(by: int) -> Command:
    def command(screen: ReviewScreen) -> None:
        if not screen.go(by):
            screen.say(w.ALL_DONE)

    return command


def _turn(by: int) -> Command:
    def command(screen: ReviewScreen) -> None:
        screen.turn(by)

    return command


def _next_filter(screen: ReviewScreen) -> None:
    names = list(w.FILTERS)
    screen.set_filter(names[(names.index(screen.filter) + 1) % len(names)])


async def _reviewer(screen: ReviewScreen) -> None:
    names = screen.round.reviewers

    def answer(key: str) -> None:
        screen.reviewer = names[int(key)] if key else ""
        screen.set_filter(screen.filter)

    choices = [Choice("", w.EVERYBODY.text(screen.lang)), *(Choice(str(i), name) for i, name in enumerate(names))]
    title = Message(ja="だれの意見を見ますか", en="Whose opinions?").text(screen.lang)
    await screen.app.push_screen(ChoiceDialog(title, "", choices, answer))


def _to_list(screen: ReviewScreen) -> None:
    screen.focus_on("list")


def _to_answer(screen: ReviewScreen) -> None:
    screen.focus_on("answer")


def _pane(screen: ReviewScreen) -> None:
    fields = [screen.list, *([screen.words] if screen.adapting else []), screen.answer]
    at = next((i for i, one in enumerate(fields) if one is screen.focused), 0)
    screen.set_focus(fields[(at + 1) % len(fields)])
    screen.bars()


# beyond this screen


def _undo(screen: ReviewScreen) -> None:
    _travel(screen, back=True)


def _redo(screen: ReviewScreen) -> None:
    _travel(screen, back=False)


def _travel(screen: ReviewScreen, *, back: bool) -> None:
    from drafter.tui.commands import COMMANDS as MAIN

    MAIN["undo" if back else "redo"](screen.bench)
    screen.refill()
    screen.said = screen.bench.said
    screen.bars()


def _of_main(name: str) -> Command:
    """An action of the main screen, told here."""

    async def command(screen: ReviewScreen) -> None:
        from drafter.tui.commands import COMMANDS as MAIN

        before = screen.bench.said
        done = MAIN[name](screen.bench)
        if done is not None:
            await done
        if screen.bench.said is not before:
            screen.said = screen.bench.said
        screen.bars()

    return command


async def _palette(screen: ReviewScreen) -> None:
    from drafter.tui.palette import Palette

    await screen.app.push_screen(Palette(screen.lang, screen.keys, screen.actions))


async def _help(screen: ReviewScreen) -> None:
    from drafter.tui.help import help_on
    from drafter.tui.review_help import HELP

    await screen.app.push_screen(help_on(HELP, screen.actions, screen.keys, screen.lang))


async def _close(screen: ReviewScreen) -> None:
    screen.bench.work.keep(soon=True)
    await screen.app.pop_screen()


async def _show(screen: ReviewScreen) -> None:
    """The place in the draft, in the editor."""
    path = screen.round.path_of(screen.place_number)
    if path is None:
        screen.say(w.NOW_GONE, "warning")
        return
    await _close(screen)
    screen.bench.select(path)
    screen.bench.open("editor")


async def _read(screen: ReviewScreen) -> None:
    from drafter.tui.review_opening import ask_files

    await ask_files(screen.bench)


async def _summary(screen: ReviewScreen) -> None:
    from drafter.tui.review_opening import ask_summary

    await ask_summary(screen)


async def _by(screen: ReviewScreen) -> None:
    def told() -> None:
        by = screen.bench.by
        screen.say(Message(ja=f"決める人：{by}", en=f"decided by: {by}"))

    await ask(screen.bench, w.WHO, screen.bench.by or screen.round.proposed_name(), told)


def _signs(screen: ReviewScreen) -> None:
    screen.signs = not screen.signs
    screen.show_page()


COMMANDS: dict[str, Command] = {
    "palette": _palette,
    "save": _of_main("save"),
    "quit": _of_main("quit"),
    "undo": _undo,
    "redo": _redo,
    "next-pane": _pane,
    "previous-pane": _pane,
    "help": _help,
    "theme": _of_main("theme"),
    "review-accept": deciding.accept,
    "review-reject": deciding.mark("rejected"),
    "review-edit": deciding.adapt,
    "review-reply": deciding.mark("noted"),
    "review-reopen": deciding.mark("open"),
    "review-accept-all": deciding.accept_all,
    "review-reject-rest": deciding.reject_rest,
    "review-place": deciding.choose_place,
    "review-next": _step(1),
    "review-previous": _step(-1),
    "review-version-next": _turn(1),
    "review-version-previous": _turn(-1),
    "review-filter": _next_filter,
    "review-reviewer": _reviewer,
    "review-list": _to_list,
    "review-answer": _to_answer,
    "review-show": _show,
    "review-read": _read,
    "review-summary": _summary,
    "review-by": _by,
    "review-signs": _signs,
    "review-close": _close,
}
