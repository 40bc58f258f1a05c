"""Search of the library: as you type, two characters and more, ranked.

Japanese has no blanks between words, so each field is cut into bigrams (光ファイバ → 光フ ファ ァイ イバ) and a word is
found as the phrase of its bigrams: the same as finding it as a substring, but over an index. Compared with what was
measured (docs/architecture.md), SQLite's own trigram tokenizer cannot answer two characters.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter.library.grams import grams, key
from drafter.library.index import Entry, Library
from drafter.library.marks import plain

__all__ = ["WEIGHTS", "Hit", "Search", "key", "marks"]

#: weight of a hit in heading, text, topics, ministries, id
WEIGHTS = (8.0, 2.0, 5.0, 4.0, 6.0)
_COLUMNS = ("heading", "body", "topics", "ministries", "name")
_LONGEST = 100
_NEAR = 55.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause found.

    Attributes:
        entry: clause, collection and place.
        score: the higher the better; comparable within one search only.
        exact: whether all words occur in it; False for what is merely similar.
    """

    entry: Entry
    score: float
    exact: bool = True


class Search:
    """An index over a library's clauses, built once, to be asked from any thread."""

    def __init__(self, library: Library, *, indexed: bool = True) -> None:
        """Build the index.

        Args:
            library: what to search.
            indexed: False scans all clauses each time, as is done where SQLite has no FTS5.
        """
        self._entries = tuple(library.clauses.values())
        self._keys = [tuple(map(key, _fields(entry))) for entry in self._entries]
        self._lock = threading.Lock()
        self._db = _index(self._keys) if indexed else None

    def find(self, words: str, limit: int = 200, *, topic: str | None = None, ministry: str | None = None) -> list[Hit]:
        """The clauses in which all words occur, best first; without any, those that are most similar.

        Args:
            words: words divided by blanks (full-width ones too); width and case do not matter. Blank finds every
                clause, in the library's order.
            limit: at most that many.
            topic, ministry: only clauses that name it (part of a name is enough).
        """
        wanted = [cut for word in words.split() if (cut := key(word)[:_LONGEST])]
        allowed = self._allowed(topic, ministry)
        if not wanted:
            everything = range(len(self._entries)) if not words.strip() else range(0)
            return [Hit(self._entries[at], 0.0) for at in everything if at in allowed][:limit]
        found = self._all_words(wanted)
        hits = [Hit(self._entries[at], score) for at, score in found if at in allowed]
        if not hits:
            hits = [hit for at, hit in self._similar(wanted) if at in allowed]
        hits.sort(key=lambda hit: (hit.entry.clause.status != "active", -hit.score))
        return hits[:limit]

    def _allowed(self, topic: str | None, ministry: str | None) -> range | set[int]:
        every = range(len(self._entries))
        if not topic and not ministry:
            return every
        return {
            at
            for at in every
            if _names(topic, self._entries[at].clause.topics) and _names(ministry, self._entries[at].clause.ministries)
        }

    def _all_words(self, wanted: Sequence[str]) -> list[tuple[int, float]]:
        """(position, score) of the clauses that hold every word."""
        long = [word for word in wanted if len(word) > 1]
        if self._db is None or not long:
            return [(at, _scan_score(keys, wanted)) for at, keys in enumerate(self._keys) if _holds(keys, wanted)]
        rows = self._ask(" AND ".join(_phrase(word) for word in long))
        short = [word for word in wanted if len(word) == 1]
        return [(at, score) for at, score in rows if not short or _holds(self._keys[at], short)]

    def _ask(self, query: str, limit: int = -1) -> list[tuple[int, float]]:
        assert self._db is not None
        weights = ", ".join(map(str, WEIGHTS))
        statement = (
            f"SELECT rowid, bm25(clauses, {weights}) AS rank FROM clauses WHERE clauses MATCH ? ORDER BY rank LIMIT ?"  # noqa: S608 - constants only
        )
        with self._lock:
            rows = self._db.execute(statement, (query, limit)).fetchall()
        return [(at, -rank) for at, rank in rows]

    def _similar(self, wanted: Sequence[str]) -> Iterator[tuple[int, Hit]]:
        """Clauses that share bigrams with the words, by how well the words fit somewhere in them."""
        from rapidfuzz import fuzz

        pairs = list(dict.fromkeys(gram for word in wanted for gram in grams(word, 2) if len(gram) == 2))
        if not pairs:
            return
        if self._db is not None:
            near = [at for at, _ in self._ask(" OR ".join(f'"{gram}"' for gram in pairs), 200)]
        else:
            near = [at for at, keys in enumerate(self._keys) if any(pair in text for text in keys for pair in pairs)]
        for at in near:
            text = " ".join(self._keys[at])
            score = sum(fuzz.partial_ratio(word, text) for word in wanted) / len(wanted)
            if score >= _NEAR:
                yield at, Hit(self._entries[at], score, exact=False)


def marks(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words of a search stand in a printed text: (start, end) offsets, for highlighting."""
    letters: list[str] = []
    origin: list[tuple[int, int]] = []
    for match in re.finditer(r".[\uff9e\uff9f\u3099\u309a]?", text, re.DOTALL):  # a letter with its voicing mark
        for one in key(match[0]):
            letters.append(one)
            origin.append(match.span())
    whole = "".join(letters)
    found = []
    for word in filter(None, map(key, words.split())):
        at = whole.find(word)
        while at >= 0:
            found.append((origin[at][0], origin[at + len(word) - 1][1]))
            at = whole.find(word, at + len(word))
    return sorted(found)


def _fields(entry: Entry) -> tuple[str, str, str, str, str]:
    clause = entry.clause
    return clause.heading, plain(clause.text), " ".join(clause.topics), " ".join(clause.ministries), clause.id


def _names(wanted: str | None, names: Iterable[str]) -> bool:
    return not wanted or any(key(wanted) in key(name) for name in names)


def _holds(keys: Sequence[str], words: Iterable[str]) -> bool:
    return all(any(word in text for text in keys) for word in words)


def _scan_score(keys: Sequence[str], words: Iterable[str]) -> float:
    """For a scan: the weights of the fields in which the words occur."""
    return sum(weight for word in words for text, weight in zip(keys, WEIGHTS, strict=True) if word in text)


def _phrase(word: str) -> str:
    return '"' + " ".join(grams(word, 2)) + '"'


def _index(keys: Iterable[Sequence[str]]) -> sqlite3.Connection | None:
    """The FTS5 table in memory; None where SQLite was built without it."""
    db = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        db.execute(
            f"CREATE VIRTUAL TABLE clauses USING fts5({', '.join(_COLUMNS)}, content='', "
            "tokenize='unicode61 remove_diacritics 0')"
        )
    except sqlite3.OperationalError:
        db.close()
        return None
    rows = ((at, *(" ".join(grams(text, 2)) for text in texts)) for at, texts in enumerate(keys))
    db.executemany(
        "INSERT INTO clauses(rowid, heading, body, topics, ministries, name) VALUES (?, ?, ?, ?, ?, ?)", rows
    )
    db.commit()
    return db
