"""Opinions on a draft as people and programs read them: place by place, the changed words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from drafter.cli._colours import DIM, PLAIN, coloured
from drafter.japanese import wording
from drafter.language import Lang, Message, printable
from drafter.model.review import OpinionEntry, RemarkEntry, Review
from drafter.review import rounds
from drafter.review.deciding import Result
from drafter.review.groups import Group, State
from drafter.review.words import KINDS, SLIGHT, STATES, UNSURE, VERDICTS, place_name

#: characters of an unchanged stretch that are kept beside a change, and of a text that is only named
_BESIDE, _NAMED = 24, 60
#: where a paragraph ends within a text
_BREAK = "⏎"


def as_text(
    review: Review, results: Sequence[Result], lang: Lang, *, colour: bool = False, every: bool = True
) -> Iterator[str]:
    """The opinions in lines, in the order of the document.

    Args:
        results: what became of those that were applied in this run. every: also those that are decided.
    """
    entries = {one.id: one for one in review.opinions}
    first = True
    for group in rounds.side_by_side(review):
        shown = [entries[one.id] for one in group.opinions if every or entries[one.id].verdict == "open"]
        if not shown:
            continue
        if not first:
            yield ""
        first = False
        yield _heading(group, lang)
        for one in shown:
            yield from _opinion(one, rounds.held(one, results), lang, colour=colour)


def _heading(group: Group, lang: Lang) -> str:
    target = group.target
    heading = _named(target.text, 30) if target.key.endswith(".heading") else ""
    named = dict.fromkeys((_one_line(place_name(target).text(lang)), target.clause or heading))
    where = "  ".join(part for part in named if part)
    state = STATES[group.state].text(lang) if group.state is not State.SINGLE else ""
    return f"■ {where}" + (f"  ［{state}］" if state else "")


def _opinion(one: OpinionEntry, held: Result | None, lang: Lang, *, colour: bool) -> Iterator[str]:
    said = [KINDS[one.kind].text(lang), VERDICTS[one.verdict].text(lang)]
    said += [SLIGHT.text(lang)] if one.slight else []
    said += [UNSURE.text(lang)] if one.sure == "unsure" else []
    head = f"  {one.id[:8]}  {_one_line(one.reviewer)}  {'・'.join(said)}"
    yield f"{DIM}{head}{PLAIN}" if colour and one.verdict != "open" else head
    for line in _words(one):
        yield f"      {coloured(line) if colour else line}"
    for remark in one.remarks:
        yield from _remark(remark, lang, "      ")
    if held is not None and held.message is not None:
        yield f"      → {held.message.text(lang)}"
    if one.verdict == "edited" and one.applied:
        yield f"      {Message(ja='反映した文', en='as applied').text(lang)}: {_named(one.applied)}"
    if one.response:
        yield f"      {Message(ja='回答', en='answer').text(lang)}: {_one_line(one.response)}"
    for place in one.candidates:
        where = " ".join(part for part in (_one_line(place.at), place.clause or place.key) if part)  # for --at
        yield f"      ? {where}  {_named(place.text)}"


def _words(one: OpinionEntry) -> list[str]:
    """The words concerned, with what changed marked."""
    match one.kind:
        case "comment":
            return [_named(one.target.text or one.old)] if one.target.text or one.old else []
        case "deleted":
            return [printable(f"〔-{_one_line(one.old)}-〕")]
        case "new":
            return [printable(f"〔+{line}+〕") for line in one.new.split("\n")]
        case "moved":
            behind = f"→ {one.after.at} {_named(one.after.text)}" if one.after is not None else "→"
            return [_named(one.old), printable(behind)]
        case _:
            return printable(
                wording.marked(wording.changes(one.old, one.new), shown=_BESIDE).replace("\n", _BREAK)
            ).split("\n")


def _remark(one: RemarkEntry, lang: Lang, indent: str) -> Iterator[str]:
    """A comment: what it is hung on, its words, the answers to it."""
    anchor = f"「{_named(one.anchor, 30)}」" if one.anchor else ""
    done = Message(ja="（解決済み）", en=" (resolved)").text(lang) if one.resolved else ""
    lines = one.text.split("\n")
    yield printable(f"{indent}※ {one.author}{done}{anchor}: {lines[0]}")
    for line in lines[1:]:
        yield printable(f"{indent}   {line}")
    for reply in one.replies:
        yield from _remark(reply, lang, indent + "  ")


def _one_line(text: str) -> str:
    return printable(" ".join(text.split("\n")))


def _named(text: str, limit: int = _NAMED) -> str:
    words = _one_line(text)
    return words if len(words) <= limit else words[:limit] + "…"


def summary(review: Review, lang: Lang) -> str:
    """How many opinions there are, by what was decided."""
    counts = {verdict: sum(one.verdict == verdict for one in review.opinions) for verdict in VERDICTS}
    people = len({one.reviewer for one in review.opinions})
    words = "  ".join(f"{VERDICTS[verdict].text(lang)} {count}" for verdict, count in counts.items() if count)
    total = len(review.opinions)
    return Message(
        ja=f"意見 {total} 件（{people} 者）：{words}" if total else "意見はありません",
        en=f"{total} opinion{'' if total == 1 else 's'} of {people} reviewer{'' if people == 1 else 's'}: {words}"
        if total
        else "no opinions",
    ).text(lang)


def as_json(review: Review, results: Sequence[Result], files: Sequence[dict[str, Any]], lang: Lang) -> dict[str, Any]:
    """All opinions as one value: places in the order of the document, in each its opinions."""
    entries = {one.id: one for one in review.opinions}
    places = []
    for group in rounds.side_by_side(review):
        target = group.target
        places.append(
            {
                "at": target.at,
                "clause": target.clause or None,
                "key": target.key,
                "state": group.state.value,
                "merged": group.merged,
                "sent": target.text,
                "opinions": [_opinion_json(entries[one.id], results, lang) for one in group.opinions],
            }
        )
    counts = {verdict: sum(one.verdict == verdict for one in review.opinions) for verdict in VERDICTS}
    return {"files": list(files), "places": places, "counts": counts}


def _opinion_json(one: OpinionEntry, results: Sequence[Result], lang: Lang) -> dict[str, Any]:
    held = rounds.held(one, results)
    data = one.model_dump(mode="json", exclude={"target", "after", "joined", "candidates", "form", "level"})
    data["changes"] = [
        {"op": change.op, "old": change.old, "new": change.new}
        for change in (wording.changes(one.old, one.new) if one.new and one.old else ())
        if change.op != "equal"
    ]
    data["candidates"] = [place.model_dump(mode="json", exclude_none=True) for place in one.candidates]
    data["held"] = None
    if held is not None and held.reason is not None:
        values = [{"mark": v.mark, "name": v.name, "old": v.old, "new": v.new} for v in held.values]
        message = held.message.text(lang) if held.message else ""
        data["held"] = {"reason": held.reason.value, "message": message, "values": values}
    return data
