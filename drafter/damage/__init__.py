"""Damage: what conversion, fonts, scanning and the hand did to a document's letters, and what would mend it.

::

    found = damage.find(document, account, words)      every place, in the order of the file; nothing is changed
    mended = damage.repair(document, found)            the tree with those that are safe put right
    account = damage.moved(account, found)             the account's nodes after paragraphs were joined

Pure functions over the Document and the account of its lines, so that text, PDF, Word, Markdown, HTML and drafts are
looked at alike. The rules of the check tell it (``checks.damaged``); ``--repair`` mends it. A repair is *safe*
when it cannot change what is said: the same letter in another code, or a spelling that the document itself uses
elsewhere (docs/decisions/0007-repair.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.errors import NOWHERE, Place
from drafter.findings import Finding, Repair, Severity, shown
from drafter.language import Message

if TYPE_CHECKING:
    from drafter.document import Block, DateLine, Document, Line, Section
    from drafter.numbering.account import Account

    Owner = Block | Section | Line | DateLine

__all__ = [
    "Damage",
    "Field",
    "Words",
    "find",
    "katakana",
    "moved",
    "no_words",
    "repair",
    "repaired",
]

#: katakana words of a library and how often each stands there; asked only when a document holds a doubtful word
Words = Callable[[], Mapping[str, int]]

#: what of a node is damaged: its text (or heading), its label, or a cell of its table (row, column)
Field = str | tuple[int, int]


@dataclass(frozen=True, slots=True)
class Damage:
    """One damaged stretch.

    Attributes:
        rule: the name of the rule that tells it. message: what is said.
        place: file, line and column of its first letter in the file, as far as known.
        node: the node as the account names it (``sections[0].content[2]``, ``title``); ``field``: what of it;
            ``owner``: the node itself. text: the whole text (of the node, its label, a cell).
        start, end: characters of that text. old: the stretch as printed; ``\\n`` stands for the break between this
            paragraph and the next. new: what it should be, None where that cannot be told.
        safe: whether the repair cannot change what is said.
        excerpt: the stretch with some letters on either side.
    """

    rule: str
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
    text: str = ""
    owner: Owner | None = None

    @property
    def path(self) -> tuple[int, ...]:
        """Of the node: ``sections[0].content[2]`` → (0, 2); empty outside the sections."""
        return _path(self.node)

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


def find(document: Document, account: Account | None = None, words: Words = no_words) -> tuple[Damage, ...]:
    """All damage of a document, in the order of the file.

    Args:
        document: as a reader or compose made it. account: of the same reading; None for a draft. words: see ``Words``.
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


def repaired(damages: Iterable[Damage]) -> tuple[Finding, ...]:
    """A finding for each repair that ``repair`` does."""
    return tuple(_done(damage) for damage in damages if damage.mended)


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
        path=damage.path,
        repair=mend,
    )


def _path(node: str) -> tuple[int, ...]:
    """``sections[0].content[2]`` → (0, 2); empty outside the sections."""
    if not node.startswith("sections["):
        return ()
    return tuple(int(piece.split("]")[0]) for piece in node.split("[")[1:])
