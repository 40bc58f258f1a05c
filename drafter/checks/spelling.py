"""Spelling by lexicon: what the ORT rules share. A rule names its family of entries and what it says of one.

Entries against the official spelling are asked only in a house that follows it, in running text, and not inside 「」
or 『』: what stands there is a name or another's words, and both are printed as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from drafter import lexicon
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import sentences
from drafter.language import Message

#: what a rule says of an entry: the words as printed, what they should be (None: that cannot be told)
Say = Callable[[str, str | None], Message]

_QUOTES = "「『"


def spelt(family: str, text: str, about: About, say: Say, severity: Severity | None = None) -> Iterator[Hit]:
    """The hits of a family's entries in a text.

    Args:
        say: the message of one; an entry's own note follows it in brackets.
        severity: where it is not the rule's.
    """
    official = about.profile.spelling == "official"
    entries = _entries(family, official)
    if entries is None:
        return
    for found in entries.find(text):
        if found.entry.official and not _open(text, found.start, about):
            continue
        message = _noted(say(text[found.start : found.end], found.right), found.entry.note)
        yield Hit(found.start, found.end, message, found.right, found.entry.safe, severity)


@lru_cache(maxsize=64)
def _entries(family: str, official: bool) -> lexicon.Lexicon | None:
    """A family as far as it is asked; None when nothing of it is."""
    whole = lexicon.family(family)
    if official:
        return whole
    entries = tuple(entry for entry in whole.entries if not entry.official)
    return lexicon.Lexicon(entries) if entries else None


def _open(text: str, at: int, about: About) -> bool:
    """Whether the house's spelling holds at a place of a text."""
    return about.kind not in ("line", "figure") and at not in quoted(text)


@lru_cache(maxsize=4096)
def quoted(text: str) -> frozenset[int]:
    """The characters of a text that stand inside 「」 or 『』."""
    if not any(mark in text for mark in _QUOTES):
        return frozenset()
    inside: set[int] = set()
    for opening, closing in sentences.pairs(text).items():
        if text[opening] in _QUOTES:
            inside.update(range(opening, closing))
    return frozenset(inside)


def _noted(message: Message, note: tuple[str, str]) -> Message:
    ja, en = note
    return replace(message, ja=f"{message.ja}（{ja}）", en=f"{message.en} ({en})") if ja else message


def written(old: str, new: str | None) -> Message:
    """What most rules say: how official texts write it."""
    if new is None:
        return Message(ja=f"「{old}」は公用文では使いません", en=f"“{old}” is not used in official texts")
    return Message(ja=f"公用文では「{old}」を「{new}」と書きます", en=f"official texts write “{old}” as “{new}”")


def mistaken(old: str, new: str | None) -> Message:
    """What rules say of spellings that every house takes for wrong."""
    if new is None:
        return Message(ja=f"「{old}」は誤りです", en=f"“{old}” is a mistake")
    return Message(ja=f"「{old}」は「{new}」の誤りです", en=f"“{old}” should be “{new}”")


def official(ja: str, en: str) -> Message:
    """What a rule rests on that is asked only where the template has ``wording.spelling: official``."""
    return Message(ja=f"{ja}；様式の wording.spelling: official", en=f"{en}; the template's wording.spelling: official")


def misspelt(old: str, new: str | None) -> Message:
    """What is said of okurigana, be they wrong or only tolerated."""
    return Message(ja=f"「{old}」の送り仮名は「{new}」とします", en=f"the okurigana of “{old}” should be “{new}”")


def twice(old: str, new: str | None) -> Message:
    """What is said of words that say the same twice."""
    if new is None:
        return Message(ja=f"「{old}」は、後の語と意味が重なります", en=f"“{old}” says what the words after it say")
    return Message(ja=f"「{old}」は意味が重なります（「{new}」など）", en=f"“{old}” says the same twice (“{new}”, say)")
