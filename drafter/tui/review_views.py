"""One place of a review as a page: what was sent, what the draft says now, what each reviewer wants. No widget here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafter.language import Lang
from drafter.model.review import OpinionEntry, RemarkEntry
from drafter.review import ledger
from drafter.review.opinions import Target
from drafter.tui import review_words as w
from drafter.tui.review_marks import Line, Run, beside, compared, laid, shortened
from drafter.tui.review_page import Spot

#: columns of one version at least, where versions stand side by side; what stands between two of them
COLUMN, GAP = 38, 3
#: columns below which the versions come first, and only the chosen one in full
NARROW = 72
#: characters of another place's words that are enough to know it
ENOUGH = 24


@dataclass(frozen=True, slots=True)
class View:
    """A place with opinions, as it is shown.

    Attributes:
        at: as printed. sent: the words that were sent; empty where there were none.
        now: the words of the draft as it is; None where it has no such place any more.
        versions: the opinions. harmony: ``alone``, ``agreed``, ``merged``, ``conflict`` or ``unsure``. kinds: how many
            different versions there are.
    """

    at: str
    sent: str
    now: str | None
    versions: tuple[OpinionEntry, ...]
    harmony: str = "alone"
    kinds: int = 1


class Paper(NamedTuple):
    """Lines, what can be clicked, and the first line of the current version."""

    lines: list[Line]
    spots: list[Spot]
    top: int


def paper(view: View, current: int, width: int, lang: Lang, *, signs: bool = False) -> Paper:
    """The page of a place.

    Args:
        current: which version is chosen.
        width: columns of the page.
        signs: mark changes by signs, too.
    """
    columns = max(1, min(len(view.versions), (width + GAP) // (COLUMN + GAP)))
    narrow = width < NARROW
    lines = list(_about(view, width, lang))
    if not narrow:
        lines += _texts(view, width, lang, signs=signs)
    spots: list[Spot] = []
    top = 0
    room = (width - GAP * (columns - 1)) // columns
    for start in range(0, len(view.versions), columns):
        row = view.versions[start : start + columns]
        blocks = [
            list(_version(one, start + i, room, lang, current=start + i == current, signs=signs, short=narrow))
            for i, one in enumerate(row)
        ]
        begin = len(lines)
        lines += beside(blocks, room)
        lines.append([])
        for i in range(len(row)):
            left = i * (room + GAP)
            spots.append(Spot(begin, len(lines) - 1, left, left + room, start + i))
            top = begin if start + i == current else top
    if narrow:  # what each version shows struck out and plain is what was sent: it can stand beneath
        lines += _texts(view, width, lang, signs=signs)
    return Paper(lines, spots, 0 if current == 0 else top)


def _about(view: View, width: int, lang: Lang) -> Iterator[Line]:
    title = view.at or w.NO_PLACE.text(lang)
    yield from laid([Run(title, "heading")], width)
    note = {"conflict": w.CONFLICT_NOTE, "merged": w.MERGED_NOTE, "agreed": w.AGREED_NOTE}.get(view.harmony)
    if note is not None:
        count = sum(one.kind != "comment" for one in view.versions) if view.harmony == "agreed" else view.kinds
        style = "warning" if view.harmony == "conflict" else "good"
        yield from laid([Run(note.text(lang).format(n=count), style)], width)
    if view.now is None:
        yield from laid([Run(w.NOW_GONE.text(lang), "warning")], width)
    elif view.now != view.sent and view.sent and all(one.applied != view.now for one in view.versions):
        yield from laid([Run(w.NOW_OTHER.text(lang), "warning")], width)
    yield []


def _texts(view: View, width: int, lang: Lang, *, signs: bool) -> Iterator[Line]:
    """What was sent, and what the draft says now."""
    if view.sent:
        yield [Run(w.SENT.text(lang), "muted")]
        yield from laid([Run(view.sent)], width, first="  ", rest="  ")
    if view.now == view.sent:
        yield [Run(w.NOW_SAME.text(lang) if view.sent else "", "muted")]
    elif view.now is not None:
        yield [Run(w.NOW.text(lang), "muted")]
        yield from laid(compared(view.sent, view.now, signs=signs), width, first="  ", rest="  ")
    yield []


def _version(
    one: OpinionEntry, number: int, width: int, lang: Lang, *, current: bool, signs: bool, short: bool
) -> Iterator[Line]:
    verdict, style = w.VERDICTS[one.verdict], w.STYLES[one.verdict]
    head = f"{'▶' if current else ' '} {number + 1} {one.reviewer}"
    about = "  ".join(part for part in (w.KINDS[one.kind].text(lang), one.date[:10]) if part)
    yield from laid([Run(head, "current" if current else "heading"), Run(f"  {about}  ", "muted")], width, rest="    ")
    runs = [Run(verdict.text(lang), style)]
    if one.by:
        runs.append(Run(f"  {one.by} {one.decided[:10]}", "muted"))
    yield from laid(runs, width, first="  ", rest="  ")
    for runs in _wanted(one, lang, signs=signs):
        shown = runs if current or not short else shortened(runs, ENOUGH)
        yield from laid(shown, width, first="  ", rest="  ")
    if one.sure == "unsure" and one.verdict == "open":
        places = "、".join(place_name(ledger.target(place), lang) for place in one.candidates) or w.NO_PLACE.text(lang)
        yield from laid([Run(w.PLACE_UNSURE.text(lang) + places, "warning")], width, first="  ", rest="  ")
    for remark in one.remarks:
        yield from _remark(remark, one.reviewer, width, lang, "  ")
    if one.applied and one.verdict == "edited":
        yield [Run(f"  {w.APPLIED.text(lang)}", "muted")]
        yield from laid(compared(one.old, one.applied, signs=signs), width, first="  ", rest="  ")
    if one.response:
        yield from laid([Run(f"{w.RESPONSE.text(lang)}: ", "muted"), Run(one.response)], width, first="  ", rest="    ")


def _wanted(one: OpinionEntry, lang: Lang, *, signs: bool) -> Iterator[list[Run]]:
    """What an opinion wants, paragraph by paragraph."""
    match one.kind:
        case "comment":
            if not one.remarks:
                yield [Run(w.NO_WORDS.text(lang), "muted")]
        case "new":
            yield [Run(w.BEHIND.text(lang) + place_name(ledger.opinion(one).target, lang), "muted")]
            yield compared("", one.new, signs=signs)
        case "deleted":
            yield [Run(w.TAKE_OUT.text(lang), "warning")]
            yield compared(one.old, "", signs=signs)
        case "moved":
            after = place_name(ledger.target(one.after), lang) if one.after is not None else ""
            yield [Run(w.TO_BEHIND.text(lang) + (after or w.TO_TOP.text(lang)), "muted")]
            yield compared(one.old, one.new or one.old, signs=signs)
        case _:
            yield compared(one.old, one.new, signs=signs)


def _remark(remark: RemarkEntry, reviewer: str, width: int, lang: Lang, indent: str) -> Iterator[Line]:
    anchor = f"〔{remark.anchor}〕" if remark.anchor else ""
    done = f"（{w.DONE.text(lang)}）" if remark.resolved else ""
    who = f"（{remark.author}）" if remark.author not in ("", reviewer) else ""
    runs = [
        Run(f"{w.KINDS['comment'].text(lang)}{who}: ", "comment"),
        Run(done, "muted"),
        Run(anchor, "muted"),
        Run(remark.text),
    ]
    yield from laid([run for run in runs if run.text], width, first=indent, rest=indent + "  ")
    for reply in remark.replies:
        yield from _remark(
            reply, reviewer, width, lang, indent + "  └ " if not indent.endswith("└ ") else "  " + indent
        )


def place_name(place: Target, lang: Lang) -> str:
    """A place in a few words: ``Ⅱ １ (1) 光ファイバを…``."""
    words = place.text if len(place.text) <= ENOUGH else place.text[:ENOUGH] + "…"
    return f"{place.at} {words}".strip() or (w.NO_PLACE.text(lang) if place.key or place.clause else "")


def state_of(versions: Sequence[OpinionEntry]) -> tuple[str, str]:
    """What was decided at a place: a verdict or ``mixed``; and the style of the word."""
    verdicts = {str(one.verdict) for one in versions}
    for verdict in ("open", "edited", "accepted"):
        if verdict in verdicts:
            return verdict, w.STYLES[verdict]
    return (verdicts.pop() if len(verdicts) == 1 else "mixed"), "muted"
