"""What an import made, recognised and leaves to the eye: for people, for programs, and as a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from drafter.cli.app import App
from drafter.findings import Finding, Severity
from drafter.language import Lang, Message, printable

if TYPE_CHECKING:
    from drafter.intake.deliver import Delivery
    from drafter.intake.familiar import Recognised
    from drafter.library.lineage import Unit

_SHOWN = 12
_WORDS = 40
RELATIONS: dict[str, Message] = {
    "same": Message(ja="同文", en="same"),
    "reworded": Message(ja="言い換え", en="reworded"),
    "split": Message(ja="分割", en="split"),
    "merged": Message(ja="統合", en="merged"),
}
_UNPLACED = "READ001"
#: what --repair has done already
_REPAIRED = "READ033"
_ALL = Message(ja="  [y] 全て  [n] しない  [1] 一つずつ: ", en="  [y] all  [n] none  [1] one by one: ")
_EACH = Message(ja="  [y] はい  [n] いいえ  [a] 残り全て: ", en="  [y] yes  [n] no  [a] all the rest: ")


def as_text(file: str, delivery: Delivery, lang: Lang, *, dry: bool, asked: bool) -> list[str]:
    """The outcome in lines, harmless for a terminal.

    Args:
        dry: whether nothing was written. asked: whether somebody decided about requests that the library has.
    """
    head = Message(
        ja=f"{file}: 出典 {delivery.source}、文例 {delivery.clauses}、項目 {delivery.sections}、"
        f"様式 {delivery.template}",
        en=f"{file}: source {delivery.source}, {delivery.clauses} clauses, {delivery.sections} sections, "
        f"template {delivery.template}",
    )
    mark = Message(ja="（書いていません）", en=" (not written)").text(lang) if dry else ""
    out = [head.text(lang), *(f"  → {path}{mark}" for path, _ in delivery.files)]
    out += _recognised(delivery, lang, asked=asked)
    out += [f"  ! {eye.text(lang)}" for eye in _eyes(delivery)]
    out += [f"  ! {line}" for line in _seen([f for f in delivery.findings if f.code != _REPAIRED], lang)]
    out += [f"  * {f.place.text()}: {f.message.text(lang)}" for f in delivery.findings if f.code == _REPAIRED]
    return [printable(line) for line in out]


def _recognised(delivery: Delivery, lang: Lang, *, asked: bool) -> Iterator[str]:
    """What the library had, by relation, with ids, places and scores."""
    if not delivery.recognised:
        return
    counts: Counter[str] = Counter(one.relation for one in delivery.recognised)
    words = "、".join(f"{RELATIONS[name].ja} {counts[name]}" for name in RELATIONS if counts[name])
    english = ", ".join(f"{RELATIONS[name].en} {counts[name]}" for name in RELATIONS if counts[name])
    yield "  = " + Message(ja=f"文例集にあるもの: {words}", en=f"already in the library: {english}").text(lang)
    if delivery.accepted:
        count = len(delivery.accepted)
        yield "    " + Message(
            ja=f"{count} 件は文例を重ねず、先例として加えました", en=f"{count} are referred to, as precedents"
        ).text(lang)
    left = [one for one in delivery.recognised if one.relation == "same" and one.at not in delivery.accepted]
    if (open_ := sum(one.editable for one in left)) and not asked:
        yield "    " + Message(
            ja=f"同文 {open_} 件は、--accept-same で文例を重ねずに先例として加えられます",
            en=f"{open_} of the same words: --accept-same to refer to them",
        ).text(lang)
    shown = [one for one in delivery.recognised if one.relation != "same"]
    for one in shown[:_SHOWN]:
        where = delivery.units[one.at].at or f"L{delivery.units[one.at].line}"
        relation = RELATIONS[one.relation].text(lang)
        yield f"    {relation} {one.score:.2f}  {where} → {one.entry.id}  {one.entry.clause.heading[:_WORDS]}".rstrip()
    if len(shown) > _SHOWN:
        more = len(shown) - _SHOWN
        yield "    " + Message(
            ja=f"ほか {more} 件（--format json で全て見られます）", en=f"and {more} more (see --format json)"
        ).text(lang)


def _eyes(delivery: Delivery) -> list[Message]:
    """What needs an eye besides the findings."""
    eyes = list(delivery.remarks[:_SHOWN])
    if (more := len(delivery.remarks) - _SHOWN) > 0:
        eyes.append(
            Message(ja=f"ほか {more} 件（--format json で全て見られます）", en=f"and {more} more (see --format json)")
        )
    if delivery.pinned:
        eyes.append(
            Message(
                ja=f"様式の番号と違うため、印字のまま固定した項目番号: {delivery.pinned}",
                en=f"labels kept as printed because the template numbers otherwise: {delivery.pinned}",
            )
        )
    if count := sum(finding.code == _UNPLACED for finding in delivery.findings):
        eyes.append(Message(ja=f"置き場所の分からない行: {count}", en=f"lines that could not be placed: {count}"))
    if count := repairs(delivery):
        eyes.append(
            Message(
                ja=f"直せる傷み: {count}（--repair を付けると直して取り込みます）",
                en=f"damage that can be repaired: {count} (--repair mends it on import)",
            )
        )
    return eyes


def repairs(delivery: Delivery) -> int:
    """How many findings ``--repair`` would mend."""
    return sum(
        finding.repair is not None and finding.repair.safe and finding.code != _REPAIRED
        for finding in delivery.findings
    )


def _seen(findings: Sequence[Finding], lang: Lang) -> list[str]:
    """The reader's findings, the grave ones first; beyond a dozen only their number."""
    ranked = sorted(findings, key=lambda f: (-f.severity, f.place.line))
    shown = [f"{f.place.text()}: {f.message.text(lang)}" for f in ranked[:_SHOWN] if f.severity >= Severity.INFO]
    if len(ranked) > _SHOWN:
        more = len(ranked) - _SHOWN
        shown.append(
            Message(
                ja=f"ほか {more} 件（drafter outline で全て見られます）", en=f"and {more} more (see drafter outline)"
            ).text(lang)
        )
    return shown


# ---------------------------------------------------------------- for programs


def as_json(made: Sequence[tuple[str, Delivery]], lang: Lang, *, dry: bool) -> dict[str, Any]:
    """The outcome of a run as one value."""
    return {"written": not dry, "documents": [_document(file, delivery, lang) for file, delivery in made]}


def _document(file: str, delivery: Delivery, lang: Lang) -> dict[str, Any]:
    counts: Counter[str] = Counter(one.relation for one in delivery.recognised)
    return {
        "file": file,
        "source": delivery.source,
        "template": delivery.template,
        "files": [str(path) for path, _ in delivery.files],
        "clauses": delivery.clauses,
        "sections": delivery.sections,
        "pinned": delivery.pinned,
        "requests": [
            {"id": name, "at": unit.at, "line": unit.line or None, "heading": unit.heading, "text": unit.text}
            for name, unit in zip(delivery.names, delivery.units, strict=True)
        ],
        "recognised": [_one(one, delivery) for one in delivery.recognised],
        "counts": {name: counts[name] for name in RELATIONS},
        "accepted": len(delivery.accepted),
        "remarks": [remark.text(lang) for remark in delivery.remarks],
        "unplaced": sum(finding.code == _UNPLACED for finding in delivery.findings),
        "repairs": repairs(delivery),
        "findings": [finding.as_json(lang) for finding in delivery.findings],
    }


def _one(one: Recognised, delivery: Delivery) -> dict[str, Any]:
    """A request that the library has, with the precedent that is proposed for (or was added to) its clause."""
    at = delivery.units[one.at].at
    return {
        "request": one.at,
        "clause": one.entry.id,
        "file": one.entry.place.file,
        "line": one.entry.place.line,
        "relation": one.relation,
        "score": one.score,
        "exact": one.exact,
        "accepted": one.at in delivery.accepted,
        "precedent": {"source": delivery.source, **({"at": at} if at else {}), "relation": one.relation},
    }


# ---------------------------------------------------------------- as a question


def ask(same: Sequence[Recognised], units: Sequence[Unit], app: App, answers: TextIO) -> set[int]:
    """Ask whether requests that the library has word for word shall refer to it.

    One question for all; ``1`` goes through them one by one and shows both texts where they are printed differently.

    Returns:
        Positions of those that shall.
    """
    exact = sum(one.exact for one in same)
    app.say(
        Message(
            ja=f"文例集に同文が {len(same)} 件あります（うち字体・空白だけ違うもの {len(same) - exact} 件）。"
            "文例を重ねず、先例として加えますか",
            en=f"The library has {len(same)} of these requests already ({len(same) - exact} but for width and blanks). "
            "Refer to them instead of repeating them?",
        )
    )
    answer = _answer(
        Message(ja="  [y] 全て  [n] しない  [1] 一つずつ: ", en="  [y] all  [n] none  [1] one by one: "), app, answers
    )
    if answer != "1":
        return {one.at for one in same} if answer == "y" else set()
    accepted: set[int] = set()
    for number, one in enumerate(same, 1):
        app.say(Message(ja=_both(one, units, number, len(same)), en=_both(one, units, number, len(same))))
        answer = _answer(
            Message(ja="  [y] はい  [n] いいえ  [a] 残り全て: ", en="  [y] yes  [n] no  [a] all the rest: "),
            app,
            answers,
        )
        if answer == "a":
            return accepted | {rest.at for rest in same[number - 1 :]}
        if answer == "y":
            accepted.add(one.at)
    return accepted


def _both(one: Recognised, units: Sequence[Unit], number: int, count: int) -> str:
    """A request and the library's clause, their differences marked."""
    from drafter.japanese import wording

    unit = units[one.at]
    words = unit.text if one.exact else wording.marked(wording.changes(one.entry.clause.text, unit.text))
    return f"({number}/{count}) {unit.at} = {one.entry.id}  {one.entry.clause.heading}\n    {words}"


def _answer(question: Message, app: App, answers: TextIO) -> str:
    """The first letter of an answer, of whatever width; none at the end of the input."""
    import unicodedata

    app.err.write(question.text(app.lang))
    app.err.flush()
    return unicodedata.normalize("NFKC", answers.readline()).strip().lower()[:1]
