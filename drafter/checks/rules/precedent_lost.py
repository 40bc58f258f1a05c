"""REV003: a precedent that nobody can find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.checks import shelf
from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.errors import Place
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.japanese.sentences import CLOSING, OPENING, pairs
from drafter.language import Message
from drafter.lexicon import facts
from drafter.model.collection import Collection, Precedent
from drafter.model.loading import Loaded

RULE = Rule(
    code="REV003",
    name="precedent-lost",
    severity=Severity.WARNING,
    title=Message(ja="たどれない先例", en="a precedent that nobody can find"),
    why=Message(
        ja="先例の出典に発出者も日付もない、出典の日付がまだ来ていない、"
        "先例の箇所（at）が空か書き方が崩れている、同じ先例が重なっている、"
        "のいずれかで、元の文書に戻れません。出典と箇所を書き直してください。"
        "出典そのものがないものは LIB003 が見ます。",
        en="The source has neither issuer nor date, its date is yet to come, the place (at) is empty or garbled, or "
        "the same precedent stands twice: nobody finds the way back. Correct source and place. LIB003 tells of sources "
        "that are not there at all.",
    ),
    rests_on=Message(ja="文例集の sources と precedents", en="sources and precedents of the library"),
    wrong='{source: nga-2024-08, at: "8 (3"}',
    right='{source: nga-2024-08, at: "8 (3)"}',
    needs="library",
)
_GARBLED = lazy.compile(r"[?？]|[○●〇◯]{2,}|要確認|確認中|不明|未定|TBD")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each source and for each precedent of a collection."""
    loaded = shelf.collection(document, context)
    if loaded is None:
        return
    placed = {p.source for _, clause in shelf.clauses(loaded) for p in clause.precedents if p.at.strip()}
    for message, place, excerpt, clause_id in (*_sources(loaded, context), *_precedents(loaded, placed)):
        finding = context.finding(RULE, None, message, excerpt=excerpt, place=place)
        yield finding if clause_id is None else _of(finding, clause_id)


def _of(finding: Finding, clause: str) -> Finding:
    from dataclasses import replace

    return replace(finding, clause=clause)


_Told = tuple[Message, Place, str, str | None]


def _sources(loaded: Loaded[Collection], context: Context) -> Iterator[_Told]:
    for at, source in enumerate(loaded.value.sources):
        place = loaded.place("sources", at, "id")
        if not source.issuer.strip() and not source.date:
            yield (
                Message(
                    ja=f"出典「{source.id}」に発出者も日付もありません",
                    en=f"the source “{source.id}” has neither issuer nor date",
                ),
                place,
                source.id,
                None,
            )
        elif source.date and context.today is not None and facts.first_day(source.date) > context.today:
            yield (
                Message(
                    ja=f"出典「{source.id}」の日付（{source.date}）はまだ来ていません",
                    en=f"the date of the source “{source.id}” ({source.date}) is yet to come",
                ),
                place,
                source.id,
                None,
            )


def _precedents(loaded: Loaded[Collection], placed: set[str]) -> Iterator[_Told]:
    for at, clause in shelf.clauses(loaded):
        seen: set[tuple[str, str]] = set()
        for number, precedent in enumerate(clause.precedents):
            message = _amiss(precedent, placed)
            if (precedent.source, precedent.at) in seen:
                message = Message(ja="同じ先例が重なっています", en="the same precedent stands twice")
            seen.add((precedent.source, precedent.at))
            if message is not None:
                place = loaded.place("clauses", at, "precedents", number)
                yield message, place, precedent.at or precedent.source, clause.id


def _amiss(precedent: Precedent, placed: set[str]) -> Message | None:
    """What is wrong with a precedent's place. An empty one is, where others of the source have one."""
    at = precedent.at.strip()
    if not at:
        if precedent.source not in placed:
            return None
        return Message(
            ja=f"先例の箇所（at）が空です（出典「{precedent.source}」）",
            en=f"the precedent has no place (at) in “{precedent.source}”",
        )
    found = pairs(at)
    brackets = sum(char in OPENING or char in CLOSING for char in at)
    if _GARBLED.search(at) or len(found) * 2 != brackets:
        return Message(ja=f"先例の箇所「{at}」の書き方が崩れています", en=f"the precedent's place “{at}” is garbled")
    return None
