"""Rules that look at one text at a time: what they are told, what they hand over, and the memory of both.

A text rule is a module of ``checks.rules`` with ``RULE`` and::

    def look(text: str, about: About) -> Iterable[Hit]

It must be a pure function of the two: its hits are remembered by them, so that after a key stroke only the text that
changed is looked at again, however long the document is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import drafter.checks.rules
from drafter import registry
from drafter.checks.rule import Rule
from drafter.document import Block, BlockKind, Section
from drafter.findings import Severity
from drafter.language import Message

if TYPE_CHECKING:
    from drafter.model.settings import Settings
    from drafter.model.template import Template

#: what a text is: a heading, running text, a list's item, a remark, a cell of a table, the words of a figure, or a
#: line of the front and end matter (title, names, date)
Kind = Literal["heading", "paragraph", "item", "note", "cell", "figure", "line"]


@dataclass(frozen=True, slots=True)
class Profile:
    """The house's conventions of wording (``wording:`` of a template), as far as they are known.

    Attributes:
        spelling: ``official``: 公用文作成の考え方 (2022) and 公用文における漢字使用等について (2010);
            ``any``: only what every house takes for wrong.
        commas: before 及び, 並びに, 又は, 若しくは between nouns: ``none``, or ``any``.
        characters: that may be printed: those of ``cp932`` (Windows-31J), of ``jis2004`` (JIS X 0213), or ``any``.
        style: ``plain`` (である), ``polite`` (です・ます), or ``any``.
        digits: of numbers in text: ``half``, ``full``, ``kanji`` or ``any``.
        endings: of requests, by the template; empty where no template is known.
        terms: the house's own: (spelling to avoid, spelling to use, note).
    """

    spelling: Literal["official", "any"] = "any"
    commas: Literal["none", "any"] = "any"
    characters: Literal["cp932", "jis2004", "any"] = "any"
    style: Literal["plain", "polite", "any"] = "any"
    digits: Literal["half", "full", "kanji", "any"] = "any"
    endings: tuple[str, ...] = ()
    terms: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """Where a text stands. ``request``: whether it is known to ask for something."""

    kind: Kind = "paragraph"
    profile: Profile = Profile()
    request: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One defect in a text.

    Attributes:
        start, end: the characters concerned, end exclusive.
        new: what they should be, None where that cannot be told. safe: whether that cannot change what is said.
        severity: where it is not the rule's. excerpt: what is shown, where it is not just these characters.
    """

    start: int
    end: int
    message: Message
    new: str | None = None
    safe: bool = False
    severity: Severity | None = None
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class TextRule:
    """A rule with the function that applies it to a text."""

    rule: Rule
    look: Callable[[str, About], Iterable[Hit]]


#: which rule counts where two would mend the same letters: damage before words, words before style
_FIRST = ("CHR", "LAY", "TYP", "NUM", "DAT", "STA", "VAR", "ORT", "CNJ", "END")


@lru_cache(maxsize=1)
def rules() -> tuple[TextRule, ...]:
    """All text rules, by code."""
    found = [TextRule(one.RULE, one.look) for one in registry.modules(drafter.checks.rules) if hasattr(one, "look")]
    return tuple(sorted(found, key=lambda one: one.rule.code))


@lru_cache(maxsize=16384)
def hits(text: str, about: About) -> tuple[tuple[Rule, Hit], ...]:
    """What all text rules find in one text, in order of place."""
    found = [(one.rule, hit) for one in rules() for hit in one.look(text, about)]
    return tuple(sorted(found, key=lambda pair: (pair[1].start, pair[1].end, pair[0].code))) if found else ()


def apart(found: Iterable[tuple[Rule, Hit]]) -> list[tuple[Rule, Hit]]:
    """Without those that would mend letters which another rule mends already."""
    order = {family: i for i, family in enumerate(_FIRST)}
    pairs = list(found)
    if len(pairs) < 2:
        return pairs
    taken: set[int] = set()
    kept: list[tuple[Rule, Hit]] = []
    for rule, hit in sorted(pairs, key=lambda pair: (order.get(pair[0].family, len(order)), pair[1].start)):
        stretch = range(hit.start, max(hit.end, hit.start + 1))
        if hit.new is not None:
            if not taken.isdisjoint(stretch):
                continue
            taken.update(stretch)
        kept.append((rule, hit))
    return sorted(kept, key=lambda pair: (pair[1].start, pair[0].code))


def kind_of(node: object) -> Kind:
    """What the texts of a node are."""
    match node:
        case Section():
            return "heading"
        case Block(kind=BlockKind.PARAGRAPH):
            return "paragraph"
        case Block(kind=BlockKind.ITEM):
            return "item"
        case Block(kind=BlockKind.TABLE):
            return "cell"
        case Block(kind=BlockKind.FIGURE):
            return "figure"
        case Block():
            return "note"
        case _:
            return "line"


def profile_of(template: Template | None, settings: Settings | None = None) -> Profile:
    """A house's conventions: its template's and its term list's; without a template only what every house shares."""
    lists = [one.terms for one in (settings, template) if one is not None]
    terms = tuple((old, term.use, term.note) for terms in lists for term in terms for old in term.instead_of)
    if template is None:
        return Profile(terms=terms)
    wording, printed = template.wording, template.formats.digits
    return Profile(
        wording.spelling,
        wording.commas,
        wording.characters,
        wording.style,
        wording.digits if wording.digits != "values" else printed,
        template.request_endings,
        terms,
    )
