"""Damage: what conversion, fonts and scanning did to a past document's letters, and what would mend it.

::

    found = damage.find(document, account, words)      every place, in the order of the file; nothing is changed
    mended = damage.repair(document, found)            the tree with those that are safe put right
    account = damage.moved(account, found)             the account's nodes after paragraphs were joined

Pure functions over the Document and the account of its lines, so that text, PDF, Word, Markdown and HTML are looked
at alike. A repair is *safe* when it cannot change what is said: the same letter in another code, or a spelling that
the document itself uses elsewhere (docs/decisions/0007-repair.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.errors import NOWHERE, Place
from drafter.findings import Finding, Repair, Severity
from drafter.language import Message

if TYPE_CHECKING:
    from drafter.document import Document
    from drafter.readers import Account

__all__ = [
    "MOST",
    "Damage",
    "Field",
    "Words",
    "find",
    "findings",
    "katakana",
    "moved",
    "no_words",
    "repair",
    "repaired",
]

#: katakana words of a library and how often each stands there; asked only when a document holds a doubtful word
Words = Callable[[], Mapping[str, int]]
#: findings that are listed for one file; how many more there are is told in a last one
MOST = 200

#: what of a node is damaged: its text (or heading), its label, or a cell of its table (row, column)
Field = str | tuple[int, int]


@dataclass(frozen=True, slots=True)
class Damage:
    """One damaged stretch.

    Attributes:
        code, name, severity, message: as a finding has them.
        place: file, line and column of its first letter in the file, as far as known.
        node: the node as the account names it (``sections[0].content[2]``, ``title``); ``field``: what of it.
        start, end: characters of that text. old: the stretch as printed; ``\\n`` stands for the break between this
            paragraph and the next. new: what it should be, None where that cannot be told.
        safe: whether the repair cannot change what is said.
        excerpt: the stretch with some letters on either side.
    """

    code: str
    name: str
    severity: Severity
    message: Message
    place: Place = NOWHERE
    node: str = ""
    field: Field = "text"
    start: int = 0
    end: int = 0
    old: str = ""
    new: str | None = None
    safe: bool = False
    excerpt: str = ""

    @property
    def mended(self) -> bool:
        """Whether ``repair`` changes it."""
        return self.safe and self.new is not None


def no_words() -> Mapping[str, int]:
    """The words of no library."""
    return {}


def katakana(texts: Iterable[str]) -> Mapping[str, int]:
    """The katakana words of a library's texts, counted: what ``Words`` gives."""
    from collections import Counter

    from drafter.damage._hit import WORD

    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(WORD.findall(text))
    return counted


def find(document: Document, account: Account, words: Words = no_words) -> tuple[Damage, ...]:
    """All damage of a document, in the order of the file.

    Args:
        document: as a reader made it. account: of the same reading. words: see ``Words``.
    """
    from drafter.damage import _find

    return _find.find(document, account, words)


def repair(document: Document, damages: Iterable[Damage]) -> Document:
    """The document with every safe repair done; labels' numbers, origins and findings stay.

    Spans of an origin keep lying on the same letters.
    """
    from drafter.damage import _repair

    return _repair.repair(document, damages)


def moved(account: Account, damages: Iterable[Damage]) -> Account:
    """The account after ``repair``: the lines of a paragraph that was joined belong to the one before it."""
    from drafter.damage import _repair

    return _repair.moved(account, damages)


def findings(damages: Iterable[Damage]) -> tuple[Finding, ...]:
    """Damage as findings, at most ``MOST`` and one that tells how many more."""
    listed = [_finding(damage) for damage in damages]
    if len(listed) <= MOST:
        return tuple(listed)
    more = len(listed) - MOST
    count = Finding(
        "READ034",
        "more-damage",
        Severity.INFO,
        Message(ja=f"傷みと思われる所が、ほかに {more} か所あります", en=f"{more} more places look damaged"),
        listed[MOST].place,
    )
    return (*listed[:MOST], count)


def repaired(damages: Iterable[Damage]) -> tuple[Finding, ...]:
    """A finding for each repair that ``repair`` does."""
    return tuple(_done(damage) for damage in damages if damage.mended)


def _finding(damage: Damage) -> Finding:
    mend = None if damage.new is None else Repair(damage.old, damage.new, damage.safe)
    return Finding(
        damage.code,
        damage.name,
        damage.severity,
        damage.message,
        damage.place,
        damage.excerpt,
        path=_path(damage.node),
        repair=mend,
    )


def _done(damage: Damage) -> Finding:
    old, new = shown(damage.old), shown(damage.new or "")
    if new:
        message = Message(ja=f"「{old}」を「{new}」に直しました", en=f"“{old}” was repaired to “{new}”")
    else:
        message = Message(ja=f"「{old}」を取り除きました", en=f"“{old}” was taken out")
    mend = Repair(damage.old, damage.new or "", safe=True)
    return Finding(
        "READ033",
        "repaired",
        Severity.INFO,
        message,
        damage.place,
        damage.excerpt,
        path=_path(damage.node),
        repair=mend,
    )


def shown(text: str) -> str:
    """A stretch as it is printed: what cannot be seen by its code, a break as ¶."""
    return "".join("¶" if c == "\n" else c if c.isprintable() or c == "　" else f"U+{ord(c):04X}" for c in text)


def _path(node: str) -> tuple[int, ...]:
    """``sections[0].content[2]`` → (0, 2); empty outside the sections."""
    if not node.startswith("sections["):
        return ()
    return tuple(int(piece.split("]")[0]) for piece in node.split("[")[1:])
