"""What is wrong in a library: doubled ids, precedents that lead nowhere, slots and their use, outcomes.

::

    LIB001 duplicate-clause-id      error    LIB006 missing-outcome         warning
    LIB002 duplicate-source-id      error    LIB007 malformed-slot          error
    LIB003 dangling-precedent       error    LIB008 unreadable-collection   error
    LIB004 unused-slot              warning  LIB009 duplicate-collection    warning
    LIB005 undeclared-slot          warning
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter.errors import InputError, Place
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.library import marks, slots
from drafter.model.collection import Clause, Collection
from drafter.model.loading import Loaded


@dataclass(frozen=True, slots=True)
class LibraryRule:
    """A kind of finding: code, name, severity and title."""

    code: str
    name: str
    severity: Severity
    title: Message

    def found(self, message: Message, place: Place, *, clause: str | None = None, excerpt: str = "") -> Finding:
        """A finding of this kind."""
        return Finding(self.code, self.name, self.severity, message, place, excerpt, clause)


def _rule(number: int, name: str, severity: Severity, ja: str, en: str) -> LibraryRule:
    return LibraryRule(f"LIB{number:03}", name, severity, Message(ja=ja, en=en))


_E, _W = Severity.ERROR, Severity.WARNING
DOUBLE_CLAUSE = _rule(1, "duplicate-clause-id", _E, "要望文の ID の重複", "two clauses with one id")
DOUBLE_SOURCE = _rule(2, "duplicate-source-id", _E, "出典の ID の重複", "two sources with one id")
DANGLING = _rule(3, "dangling-precedent", _E, "出典のない先例", "a precedent whose source is not there")
UNUSED_SLOT = _rule(4, "unused-slot", _W, "本文で使われない差込欄", "a slot that the text does not use")
UNDECLARED_SLOT = _rule(5, "undeclared-slot", _W, "定義のない差込欄", "a slot in the text that is not declared")
NO_OUTCOME = _rule(6, "missing-outcome", _W, "実現・取下げの経緯の記載なし", "fulfilled or withdrawn without outcome")
MALFORMED = _rule(7, "malformed-slot", _E, "差込欄の書き方の誤り", "double braces that form no slot")
UNREADABLE = _rule(8, "unreadable-collection", _E, "読めない文例集", "a collection that cannot be read")
DOUBLE_COLLECTION = _rule(9, "duplicate-collection", _W, "文例集の名前の重複", "two collections with one name")

RULES: tuple[LibraryRule, ...] = (
    DOUBLE_CLAUSE,
    DOUBLE_SOURCE,
    DANGLING,
    UNUSED_SLOT,
    UNDECLARED_SLOT,
    NO_OUTCOME,
    MALFORMED,
    UNREADABLE,
    DOUBLE_COLLECTION,
)


def check(loaded: Sequence[Loaded[Collection]]) -> Iterator[Finding]:
    """All findings of some collections, taken together."""
    yield from _doubles(
        DOUBLE_COLLECTION,
        Message(ja="文例集の名前", en="the collection name"),
        ((one.value.collection, one.place("collection")) for one in loaded),
    )
    yield from _doubles(
        DOUBLE_SOURCE,
        Message(ja="出典の ID", en="the source id"),
        ((s.id, one.place("sources", at, "id")) for one in loaded for at, s in enumerate(one.value.sources)),
    )
    yield from _doubles(
        DOUBLE_CLAUSE,
        Message(ja="要望文の ID", en="the clause id"),
        ((c.id, one.place("clauses", at, "id")) for one in loaded for at, c in enumerate(one.value.clauses)),
    )
    sources = {source.id for one in loaded for source in one.value.sources}
    for one in loaded:
        for at, clause in enumerate(one.value.clauses):
            yield from _precedents(one, at, clause, sources)
            yield from _slots(one, at, clause)
            yield from _outcome(one, at, clause)


def unreadable(error: InputError) -> Finding:
    """A collection's error as a finding."""
    hint = error.hint
    message = Message(
        ja=error.message.ja + (f"（{hint.ja}）" if hint else ""),
        en=error.message.en + (f" ({hint.en})" if hint else ""),
    )
    return UNREADABLE.found(message, error.place)


def _doubles(rule: LibraryRule, what: Message, ids: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for name, place in ids:
        if name not in first:
            first[name] = place
            continue
        where = first[name].text()
        yield rule.found(
            Message(
                ja=f"{what.ja}「{name}」が重なっています（最初は {where}）",
                en=f'{what.en} "{name}" is used twice (first at {where})',
            ),
            place,
            clause=name if rule is DOUBLE_CLAUSE else None,
            excerpt=name,
        )


def _precedents(one: Loaded[Collection], at: int, clause: Clause, sources: set[str]) -> Iterator[Finding]:
    for number, precedent in enumerate(clause.precedents):
        if precedent.source in sources:
            continue
        near = difflib.get_close_matches(precedent.source, sorted(sources), 1)
        yield DANGLING.found(
            Message(
                ja=f"先例の出典「{precedent.source}」がどの文例集にもありません"
                + (f"（「{near[0]}」ではありませんか）" if near else ""),
                en=f'no collection has the source "{precedent.source}" of this precedent'
                + (f' (did you mean "{near[0]}"?)' if near else ""),
            ),
            one.place("clauses", at, "precedents", number, "source"),
            clause=clause.id,
            excerpt=precedent.source,
        )


def _slots(one: Loaded[Collection], at: int, clause: Clause) -> Iterator[Finding]:
    used = dict.fromkeys(slots.names(clause.text + "\n" + clause.heading))
    for name in clause.slots:
        if name not in used:
            yield UNUSED_SLOT.found(
                Message(ja=f"差込欄「{name}」が本文で使われていません", en=f'the text does not use the slot "{name}"'),
                one.place("clauses", at, "slots", name),
                clause=clause.id,
                excerpt=name,
            )
    for name in used:
        if name not in clause.slots:
            yield UNDECLARED_SLOT.found(
                Message(
                    ja=f"本文の差込欄「{name}」が slots に定義されていません",
                    en=f'the slot "{name}" of the text is not declared under slots',
                ),
                one.place("clauses", at, "text"),
                clause=clause.id,
                excerpt=slots.write(name),
            )
    for key, text in (("text", clause.text), ("heading", clause.heading)):
        for mark in marks.marks(text):
            if not mark.known:
                known = "、".join(marks.KINDS)
                yield MALFORMED.found(
                    Message(
                        ja=f"印「{mark.kind}:」はありません（使えるもの: {known}）",
                        en=f'there is no mark "{mark.kind}:" (there are {", ".join(marks.KINDS)})',
                    ),
                    one.place("clauses", at, key),
                    clause=clause.id,
                    excerpt=text[mark.start : mark.end],
                )
        for _offset, excerpt in slots.malformed(text):
            yield MALFORMED.found(
                Message(
                    ja=f"差込欄の波括弧が正しくありません：{excerpt}（{{{{名前}}}} と書きます）",
                    en=f"these double braces form no slot: {excerpt} (write {{{{name}}}})",
                ),
                one.place("clauses", at, key),
                clause=clause.id,
                excerpt=excerpt,
            )


def _outcome(one: Loaded[Collection], at: int, clause: Clause) -> Iterator[Finding]:
    if clause.status == "active" or clause.outcome.strip():
        return
    word = {"fulfilled": "実現", "withdrawn": "取下げ"}[clause.status]
    yield NO_OUTCOME.found(
        Message(
            ja=f"{word}（{clause.status}）の要望文に経緯（outcome）がありません",
            en=f"a clause that is {clause.status} needs an outcome",
        ),
        one.place("clauses", at, "status"),
        clause=clause.id,
        excerpt=clause.status,
    )
