"""Deciding on the screen of a review: what each action does, and what is asked before it is done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.language import Message
from drafter.review.deciding import Reason
from drafter.tui import review_words as w
from drafter.tui.dialogs import Choice, ChoiceDialog
from drafter.tui.naming import Then, named
from drafter.tui.review_round import HeldOpinion
from drafter.tui.review_views import place_name

if TYPE_CHECKING:
    from drafter.model.review import OpinionEntry, Verdict
    from drafter.review.deciding import Result, Values
    from drafter.tui.review_screen import ReviewScreen

Command = Callable[["ReviewScreen"], Awaitable[None] | None]


async def _named(screen: ReviewScreen, then: Then) -> None:
    """Do something that bears a name; who decides is asked once."""
    await named(screen.bench, w.WHO, screen.round.proposed_name(), then)


def _several(screen: ReviewScreen, decide: Callable[[], Message]) -> None:
    """Several decisions as one command."""
    try:
        told = decide()
    except DrafterError as error:
        screen.failed(error)
    else:
        screen.decided(told)


def _chosen(screen: ReviewScreen) -> OpinionEntry | None:
    if screen.opinion is None:
        screen.say(w.NOTHING_HERE, "warning")
    return screen.opinion


async def _decide(
    screen: ReviewScreen, verdict: Verdict, words: str | None = None, *, whole: bool = False, values: Values = "ask"
) -> None:
    """One decision on the chosen version. What cannot simply be put in is asked about."""
    one = screen.opinion
    if one is None:
        return
    try:
        told = screen.round.decide(one.id, verdict, words, whole=whole, values=values)
    except HeldOpinion as held:
        await _ask_held(screen, verdict, words, held.result)
    except DrafterError as error:
        screen.failed(error)
    else:
        screen.round.words.pop(one.id, None)
        screen.adapt(on=False)
        screen.decided(told)


async def _ask_held(screen: ReviewScreen, verdict: Verdict, words: str | None, result: Result) -> None:
    """What is to be done where an opinion meets a slot, or words that have changed since. Nothing was changed yet."""
    lang = screen.lang
    told = (result.message or w.HELD).text(lang)
    choices = []
    if result.reason is Reason.VALUE:
        if all(one.name and one.new is not None for one in result.values):
            new = "、".join(f"{one.name}＝{one.new}" for one in result.values)
            choices.append(Choice("value", w.CHANGE_VALUE.text(lang).format(values=new)))
        choices.append(Choice("text", w.CHANGE_WORDS.text(lang)))
    elif result.reason is Reason.CONFLICT:
        choices.append(Choice("adapt", w.WRITE_ONE.text(lang)))
        choices.append(Choice("whole", w.REPLACE.text(lang)))
    else:
        screen.say(result.message or w.HELD, "warning")
        return

    async def answer(key: str) -> None:
        match key:
            case "value" | "text":
                await _decide(screen, verdict, words, values="value" if key == "value" else "text")
            case "whole":
                await _decide(screen, verdict, words, whole=True)
            case "adapt":
                screen.adapt(on=True, text=result.text)
            case _:
                pass

    choices.append(Choice("cancel", w.LEAVE.text(lang)))
    await screen.app.push_screen(ChoiceDialog(told, result.text, choices, answer))


async def accept(screen: ReviewScreen) -> None:
    """Accept; in the field for other words accept these."""
    one = _chosen(screen)
    if one is None:
        return
    if screen.adapting:
        words = screen.words.text
        if words == screen.round.wanted(one.id) and one.kind != "comment":
            await _named(screen, lambda: _decide(screen, "accepted"))
        else:  # whoever wrote them has seen what the draft says now
            await _named(screen, lambda: _decide(screen, "edited", words, whole=True))
        return
    if one.kind == "comment":
        screen.say(
            Message(
                ja="文の変更を伴わない意見です。回答のみ（Alt+O）か、直して採用（Alt+E）を選んでください",
                en="it changes no words: answer it (Alt+O), or write the words yourself (Alt+E)",
            ),
            "warning",
        )
        return
    await _named(screen, lambda: _decide(screen, "accepted"))


def mark(verdict: Verdict) -> Command:
    async def command(screen: ReviewScreen) -> None:
        if _chosen(screen) is not None:
            await _unless_applied(screen, verdict)

    return command


async def _unless_applied(screen: ReviewScreen, verdict: Verdict) -> None:
    """What is in the draft already is asked about: another verdict does not take the words out again."""
    one = screen.opinion
    if one is None or one.verdict not in ("accepted", "edited"):
        await _named(screen, lambda: _decide(screen, verdict))
        return

    async def answer(key: str) -> None:
        if key == "go":
            await _named(screen, lambda: _decide(screen, verdict))
        elif key == "back":
            await _named(screen, lambda: _several(screen, lambda: screen.round.take_back(one.id, verdict)))

    title = Message(ja="この意見はすでに採用されています。", en="This opinion has been accepted already.").text(
        screen.lang
    )
    text = Message(
        ja="採用を取り消すと、この意見による直しを原案から除きます。その後のほかの直しは残ります。",
        en="Taking it back takes its change out of the draft again; what was changed since stays.",
    ).text(screen.lang)
    choices = [
        Choice("keep", Message(ja="やめる", en="Leave it").text(screen.lang)),
        Choice(
            "back",
            Message(ja="採用を取り消す（原案の文も元に戻す）", en="Take it back, words and all").text(screen.lang),
        ),
        Choice("go", Message(ja="決定だけを変える（文はそのまま）", en="Change the decision only").text(screen.lang)),
    ]
    await screen.app.push_screen(ChoiceDialog(title, text, choices, answer))


def adapt(screen: ReviewScreen) -> None:
    """Open the words to be accepted: what was being written, else what the reviewer wants."""
    one = _chosen(screen)
    if one is None:
        return
    if screen.adapting:
        screen.set_focus(screen.words)
        return
    if one.verdict in ("accepted", "edited"):
        screen.say(w.IN_ALREADY, "warning")
        return
    if one.kind in ("deleted", "moved"):
        screen.say(
            Message(
                ja="削除・移動の意見です。採用か不採用を選ぶか、Alt+L で原案を直してください",
                en="it takes out or moves: accept or reject it, or change the draft itself (Alt+L)",
            ),
            "warning",
        )
        return
    screen.adapt(on=True, text=screen.round.words.get(one.id, screen.round.wanted(one.id)))


async def accept_all(screen: ReviewScreen) -> None:
    """All that agree and are sure, as one command, after telling how many."""
    sure = screen.round.sure()
    if not sure:
        screen.say(Message(ja="まとめて採用できる意見はありません", en="nothing to accept at once"), "warning")
        return

    async def answer(key: str) -> None:
        if key == "go":
            await _named(screen, lambda: _several(screen, lambda: screen.round.accept_all(sure)))

    count = len(sure)
    title = Message(
        ja=f"競合がなく場所の確かな意見 {count} 件を、まとめて採用しますか。",
        en=f"Accept the {count} opinions whose place is sure and that nobody contradicts?",
    ).text(screen.lang)
    text = Message(
        ja="競合・要確認・コメントだけの意見は残ります。^Z で一度に戻せます。",
        en="Conflicts, unsure places and mere comments stay. ^Z takes all of it back at once.",
    ).text(screen.lang)
    choices = [
        Choice("go", Message(ja="まとめて採用する", en="Accept them").text(screen.lang)),
        Choice("cancel", Message(ja="やめる", en="Cancel").text(screen.lang)),
    ]
    await screen.app.push_screen(ChoiceDialog(title, text, choices, answer))


async def reject_rest(screen: ReviewScreen) -> None:
    one = _chosen(screen)
    if one is None:
        return
    rest = [
        other.id
        for other in screen.round.groups[screen.place_number].opinions
        if other.id != one.id and other.verdict == "open" and other.kind != "comment"
    ]
    if not rest:
        screen.say(Message(ja="この場所に、ほかの未決の案はありません", en="no other open version here"), "warning")
        return

    await _named(screen, lambda: _several(screen, lambda: screen.round.reject(rest)))


async def choose_place(screen: ReviewScreen) -> None:
    """The candidates of an unsure opinion, and every other place of the version that was sent."""
    one = _chosen(screen)
    if one is None:
        return
    if one.sure != "unsure":
        screen.say(Message(ja="場所は確かです", en="its place is sure"))
        return
    places = screen.round.places_for(one.id)

    def answer(key: str) -> None:
        try:
            told = screen.round.settle(one.id, places[int(key)])
        except DrafterError as error:
            screen.failed(error)
            return
        screen.decided(told)
        screen.come_to_opinion(one.id)

    if not places:
        screen.say(Message(ja="選べる場所がありません", en="there is no place to choose"), "warning")
        return
    title = Message(ja="この意見の場所を選ぶ", en="Where does this opinion belong?").text(screen.lang)
    choices = [Choice(str(i), place_name(place, screen.lang)) for i, place in enumerate(places)]
    await screen.app.push_screen(ChoiceDialog(title, one.new or one.old, choices, answer))
