"""Importing again: ids are found again, and what people wrote into the collection since stays.

The second line of a file that an import made names the source and a digest of the text beneath it. As long as the
digest fits, nobody has touched the file and it is made anew, with the ids that it had. Once somebody has, the file
counts for everything but the words of the requests and their places: headings, topics, ministries, notes, status,
outcome and further precedents stay as they are, and so do words that differ from those that were imported.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.intake import naming
from drafter.intake.units import plain
from drafter.language import Message
from drafter.library.lineage import Unit, pair
from drafter.model.collection import Clause, Collection, Precedent
from drafter.model.loading import Loaded, to_data

#: the line by which a file is known to have been made by an import of a source
MARK = "# drafter import: "
#: from which score on a request is the one that an id was given to
SAME_CLAUSE = 0.45
_LINE = re.compile(rf"^{re.escape(MARK)}(\S+)(?: ([0-9a-f]{{16}}))?[ \t]*$", re.MULTILINE)
_HEAD = 400


@dataclass(frozen=True, slots=True)
class Made:
    """What a file's mark says: by which source's import it was made, and whether anybody has changed it since."""

    source: str
    untouched: bool


def made_by(text: str) -> Made | None:
    """The mark of a file's text; None for a file that no import made."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    found = _LINE.search(text[:_HEAD])
    if not found:
        return None
    return Made(found[1], found[2] == _digest(text[found.end() + 1 :]))


def marked(text: str, source: str) -> str:
    """A file's text with the mark as its second line."""
    head, _, rest = text.partition("\n")
    return f"{head}\n{MARK}{source} {_digest(rest)}\n{rest}"


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The collection that an earlier import of the same source made."""

    loaded: Loaded[Collection]
    untouched: bool

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses as they stand now."""
        return self.loaded.value.clauses

    def by_id(self) -> dict[str, Clause]:
        """The same by id."""
        return {clause.id: clause for clause in self.clauses}


def earlier(loaded: Loaded[Collection] | None, source: str) -> Earlier | None:
    """What an earlier import left, where the file is one's own."""
    made = made_by(loaded.text) if loaded else None
    if loaded is None or made is None or made.source != source:
        return None
    return Earlier(loaded, made.untouched)


def names(units: Sequence[Unit], source: str, before: Earlier | None, taken: Iterable[str]) -> list[str]:
    """The ids of a document's requests: the one that each had in an earlier import, a new one otherwise.

    Args:
        units: the requests, with texts as printed.
        source: id of the source. before: what an earlier import left. taken: ids that others have.

    Returns:
        One a request, no two alike.
    """
    old = before.clauses if before else ()
    known: dict[int, str] = {}
    lineage = pair([Unit(plain(clause), clause.heading) for clause in old], units, least=SAME_CLAUSE)
    for link in lineage.links:
        for at_old, at_new in zip(link.old, sorted(link.new, key=lambda at: -len(units[at].text)), strict=False):
            known[at_new] = old[at_old].id
    used = {*taken, source, *(clause.id for clause in old)}
    return [known[at] if at in known else naming.clause_id(source, unit.text, used) for at, unit in enumerate(units)]


@dataclass(frozen=True, slots=True)
class Kept:
    """A collection with what people wrote in it, and what is worth telling."""

    collection: Collection
    remarks: tuple[Message, ...]


def merge(made: Collection, before: Earlier | None, *, elsewhere: Iterable[str], used: frozenset[str]) -> Kept:
    """What an import makes, with what people wrote into the earlier collection.

    Args:
        made: as from the document alone, ids as in ``names``.
        before: what an earlier import left.
        elsewhere: ids that it had and that are accepted as clauses of other files now.
        used: ids that drafts use.
    """
    if before is None:
        return Kept(made, ())
    old = before.by_id()
    remarks: list[Message] = []
    clauses = [
        _together(clause, old[clause.id], remarks) if clause.id in old and not before.untouched else clause
        for clause in made.clauses
    ]
    has = {clause.id for clause in made.clauses}
    gone = [clause for clause in before.clauses if clause.id not in has and clause.id not in set(elsewhere)]
    for clause in gone:
        keep = not before.untouched or clause.id in used
        if keep:
            clauses.append(clause)
        remarks.append(_gone(clause.id, kept=keep))
    data: dict[str, Any] = to_data(made) | {"clauses": [to_data(clause) for clause in clauses]}
    if not before.untouched:
        data = to_data(made) | to_data(before.loaded.value) | {"clauses": data["clauses"]}
    remarks += _differences(before, clauses)
    return Kept(Collection.model_validate(data), tuple(remarks))


def _together(new: Clause, old: Clause, remarks: list[Message]) -> Clause:
    """One clause: the document's words and place, everything else as the file has it."""
    data = to_data(old)
    if old.text != new.text:
        if _as_imported(old):
            data["text"] = new.text
        else:
            remarks.append(
                Message(
                    ja=f"{old.id}: 文例集で直された本文を残しました（文書の本文とは違います）",
                    en=f"{old.id}: the text was edited in the collection and kept; the document's differs",
                )
            )
    if slots := to_data(new).get("slots"):
        data["slots"] = {**slots, **data.get("slots", {})}
    place = new.precedents[0]
    data["precedents"] = [
        {**to_data(one), "at": place.at} if _origin(one, place) and place.at else to_data(one) for one in old.precedents
    ] or [to_data(place)]
    return Clause.model_validate(data)


def _as_imported(clause: Clause) -> bool:
    """Whether the words of a clause are those that its id was made of."""
    words = plain(clause)
    return naming.escape(words) == clause.text and naming.digest(words)[: naming.HASH] in clause.id


def _origin(one: Precedent, place: Precedent) -> bool:
    return one.source == place.source and one.relation == "source"


def _differences(before: Earlier, clauses: Iterable[Clause]) -> list[Message]:
    """Clauses that are new beside the earlier import, and those whose words changed."""
    old = before.by_id()
    out: list[Message] = []
    for clause in clauses:
        if clause.id not in old:
            out.append(Message(ja=f"{clause.id}: 前回にない要望文", en=f"{clause.id}: new since the last import"))
        elif clause.text != old[clause.id].text:
            out.append(Message(ja=f"{clause.id}: 本文が前回と変わりました", en=f"{clause.id}: the words have changed"))
    return out


def _gone(name: str, *, kept: bool) -> Message:
    if kept:
        return Message(
            ja=f"{name}: 文書に見当たりませんが、文例集に残しました",
            en=f"{name}: no longer found in the document; kept in the collection",
        )
    return Message(
        ja=f"{name}: 文書に見当たらないため、文例集から外しました",
        en=f"{name}: no longer found in the document; taken out of the collection",
    )


def file_text(path: Path) -> str:
    """The head of a file, for its mark; empty where it cannot be read (writing it will say what is wrong)."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
