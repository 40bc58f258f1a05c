"""What rules look at besides the document, and what several of them need, computed once a run.

A Context carries the inputs; ``engine.run`` binds it to one document. Everything derived is lazy, and what
hangs on one text alone (sentences, brackets, dates) is cached by that text, so that a live check after a key
stroke pays for the changed clause only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from drafter import damage
from drafter.checks.rule import Rule
from drafter.checks.signoff import State, states
from drafter.checks.texts import Profile, kind_of, profile_of
from drafter.document import Block, BlockKind, DateLine, Document, Line, Origin, Part, Section
from drafter.errors import Place
from drafter.findings import Finding, Repair, Severity
from drafter.japanese import sentences
from drafter.language import Message

if TYPE_CHECKING:
    from datetime import date

    from drafter.damage import Damage
    from drafter.library.index import Library
    from drafter.model.approvals import Approval
    from drafter.model.settings import Settings
    from drafter.model.template import Template
    from drafter.numbering.account import Account
    from drafter.numbering.schemes import Scheme

Node = Block | Section | Line | DateLine


@dataclass(frozen=True, slots=True)
class Unit:
    """A section or block in its place.

    Attributes:
        path: indices from the document's sections downwards; empty outside the body.
        depth: of the section itself, or of the section that holds the block; 0 outside all.
        part: FRONT, PREAMBLE, BODY or CLOSING.
    """

    node: Block | Section
    path: tuple[int, ...]
    depth: int
    parent: Section | None
    part: Part

    @property
    def text(self) -> str:
        """Heading or text, as printed; empty for a table."""
        return self.node.heading if isinstance(self.node, Section) else self.node.text


@dataclass
class Context:
    """Inputs of a check; all optional.

    Attributes:
        template: None for a file whose template nobody knows: rules that need one then say nothing.
        settings: severities and suppressions.
        file: the document's file, as the user named it.
        is_draft: whether it was composed from a draft, not read from a file.
        source: text of that file, to place findings to the column; empty when it is no text (a Word file).
        before: gives the document of the year before, where the draft names one that can be read; asked once.
        library: the clauses that a draft is made of; for a collection those beside it.
        words: the katakana words of the library, counted (``damage.Words``); asked only when one is doubtful.
        told: whether damage was looked for when the document was read: a past document's reader hands it over.
        account: of the file's lines, for a past document whose damage is looked for.
        used: the ids of the clauses that the workspace's drafts use; None where no drafts are known.
        signed: gives what is approved in the draft, asked once; None where nothing is kept.
        today: the day of the check, against which years have passed; None: rules that need one say nothing.
    """

    template: Template | None = None
    settings: Settings | None = None
    file: str = ""
    is_draft: bool = False
    source: str = ""
    before: Callable[[], Document | None] | None = None
    library: Library | None = None
    used: Callable[[], frozenset[str]] | None = None
    today: date | None = None
    words: Callable[[], Mapping[str, int]] | None = None
    told: bool = False
    account: Account | None = None
    signed: Callable[[], Sequence[Approval]] | None = None
    document: Document = field(default_factory=Document)

    def about(self, document: Document) -> Context:
        """The same inputs, bound to a document."""
        return replace(self, document=document)

    @cached_property
    def scheme(self) -> Scheme | None:
        """The template's numbering scheme; None when no template is known."""
        if self.template is None:
            return None
        from drafter.model.scheme import scheme_of

        return scheme_of(self.template)

    @property
    def final(self) -> bool:
        """Whether the document claims to be finished."""
        return self.document.status == "final"

    @cached_property
    def previous(self) -> Document | None:
        """The document of the year before."""
        return self.before() if self.before is not None else None

    @cached_property
    def approvals(self) -> Mapping[str, State]:
        """How each clause of a draft stands, by its id; empty for a file."""
        if self.signed is None or not self.is_draft:
            return {}
        return states(self.document, self.signed())

    @property
    def sign_off(self) -> bool:
        """Whether the house requires every clause of a final document to be approved."""
        return any(one is not None and one.sign_off == "required" for one in (self.settings, self.template))

    @cached_property
    def profile(self) -> Profile:
        """The house's conventions of wording, as far as they are known."""
        return profile_of(self.template, self.settings)

    @cached_property
    def damage(self) -> Mapping[str, tuple[Damage, ...]]:
        """The document's damage by the name of the rule that tells it; nothing where it was told already."""
        if self.told:
            return {}
        found: dict[str, list[Damage]] = {}
        for one in damage.find(self.document, self.account, self.words or damage.no_words):
            found.setdefault(one.rule, []).append(one)
        return {name: tuple(every) for name, every in found.items()}

    def blank(self, name: str) -> str:
        """How the template marks an unfilled slot."""
        mark = self.template.phrases.blank if self.template is not None else "〔{name}〕"
        return mark.replace("{name}", name)

    # ------------------------------------------------------------ the tree

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """All sections and blocks, in printed order."""
        found: list[Unit] = []
        for part in dict.fromkeys(
            (*self.document.parts, Part.COVER, Part.FRONT, Part.PREAMBLE, Part.BODY, Part.CLOSING)
        ):
            match part:
                case Part.COVER:
                    found += [Unit(block, (), 0, None, part) for block in self.document.cover]
                case Part.FRONT:
                    found += [Unit(block, (), 0, None, part) for block in self.document.front]
                case Part.PREAMBLE:
                    found += [Unit(block, (), 0, None, part) for block in self.document.preamble]
                case Part.BODY:
                    found += _walk(self.document.sections)
                case Part.CLOSING:
                    found += [Unit(block, (), 0, None, part) for block in self.document.closing]
                case _:
                    pass
        return tuple(found)

    @cached_property
    def sections(self) -> tuple[Unit, ...]:
        """The sections among ``units``."""
        return tuple(unit for unit in self.units if isinstance(unit.node, Section))

    @cached_property
    def blocks(self) -> tuple[tuple[Unit, Block], ...]:
        """The blocks among ``units``, each with itself for the type's sake."""
        return tuple((unit, unit.node) for unit in self.units if isinstance(unit.node, Block))

    @cached_property
    def texts(self) -> tuple[tuple[Node, tuple[int, ...], str], ...]:
        """Every printed text: front matter, headings, blocks, cells; node, path and text."""
        d = self.document
        lines = (d.title, d.subtitle, *d.issuer, *d.addressees, d.end, *d.signature)
        found: list[tuple[Node, tuple[int, ...], str]] = [(line, (), line.text) for line in lines if line.text]
        for unit in self.units:
            if isinstance(unit.node, Block) and unit.node.kind is BlockKind.TABLE:
                found += [(unit.node, unit.path, cell) for row in unit.node.rows for cell in row if cell]
            elif unit.text:
                found.append((unit.node, unit.path, unit.text))
        return tuple(found)

    @cached_property
    def running(self) -> tuple[tuple[Node, tuple[int, ...], str], ...]:
        """Those of ``texts`` that are sentences: paragraphs, items and notes."""
        return tuple(found for found in self.texts if kind_of(found[0]) in ("paragraph", "item", "note"))

    @cached_property
    def groups(self) -> tuple[tuple[Unit, ...], ...]:
        """The blocks of each clause together: neighbours with one clause id and one entry; others alone."""
        result: list[list[Unit]] = []
        before: object = None
        for unit, block in self.blocks:
            entry = _entry_key(block.origin)
            key = (unit.part, unit.path[:-1], block.clause, entry) if block.clause else None
            if key is not None and key == before:
                result[-1].append(unit)
            else:
                result.append([unit])
            before = key
        return tuple(tuple(group) for group in result)

    # ------------------------------------------------------------ findings

    def finding(
        self,
        rule: Rule,
        node: Node | None,
        message: Message,
        *,
        path: tuple[int, ...] = (),
        text: str = "",
        span: tuple[int, int] | None = None,
        excerpt: str = "",
        severity: Severity | None = None,
        place: Place | None = None,
        new: str | None = None,
        safe: bool = False,
    ) -> Finding:
        """A finding of a rule at a node.

        Args:
            text, span: the node's text and the characters concerned in it, for line and column.
            new: what these characters should be. safe: whether that cannot change what is said.
            excerpt: the words shown; the span's when empty.
            place: where, when it is not the node.
        """
        origin = node.origin if node is not None else self.document.origin
        shown = excerpt or (text[span[0] : span[1]] if span else "")
        if place is None:
            known = (
                (text, span) if span else (excerpt, (0, len(excerpt))) if not origin.column or self.is_draft else None
            )
            found = self._locate(origin, *known) if known else None
            place = found or origin.place
            place = replace(place, file=place.file or self.document.origin.file or self.file or None)
        clause = node.clause if isinstance(node, Block) else origin.clause
        return Finding(
            rule.code,
            rule.name,
            severity or rule.severity,
            message,
            place,
            _short(shown),
            clause,
            path,
            Repair(text[span[0] : span[1]], new, safe, text, span[0]) if span and new is not None else None,
            _around(text, *span) if span else _solid(excerpt),
            span[0] if span else 0,
        )

    @cached_property
    def _lines(self) -> list[str]:
        return self.source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def line(self, number: int) -> str:
        """A line of the file's text, from 1; empty where there is none."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def _locate(self, origin: Origin, text: str, span: tuple[int, int]) -> Place | None:
        """Line and column of some characters of a node's text: white space and line wraps do not count."""
        own = origin.file in (None, self.file, self.document.origin.file)
        if not self.source or not origin.line or not own or origin.state in ("library", "template"):
            return None
        wanted = _solid(text[span[0] : span[1]])
        before = _solid(text[max(0, span[0] - 16) : span[0]])
        chars: list[tuple[str, int, int]] = []
        for number in range(origin.line, self._last_line(origin) + 1):
            line = self._lines[number - 1]
            chars += [(char, number, column) for column, char in enumerate(line, 1) if not char.isspace()]
        flat = "".join(char for char, _, _ in chars)
        at = flat.find(before + wanted)
        at = at + len(before) if at >= 0 else flat.find(wanted)
        if at < 0 or not wanted:
            return None
        last = chars[at + len(wanted) - 1]
        return Place(origin.file, chars[at][1], chars[at][2], origin.key, last[1], last[2] + 1)

    @cached_property
    def _starts(self) -> list[int]:
        """Lines on which a node begins, ascending."""
        return sorted({unit.node.origin.line for unit in self.units})

    def _last_line(self, origin: Origin) -> int:
        """The last line that a node may reach to: its own, and in a draft those before the next node."""
        last = max(origin.end_line, origin.line)
        if self.is_draft:
            after = bisect_right(self._starts, origin.line)
            following = self._starts[after] - 1 if after < len(self._starts) else len(self._lines)
            last = max(last, following)
        return min(last, len(self._lines))


@lru_cache(maxsize=8192)
def split(text: str) -> tuple[sentences.Sentence, ...]:
    """The sentences of a text, remembered."""
    return sentences.split(text)


def _walk(sections: tuple[Section, ...]) -> Iterator[Unit]:
    stack: list[Unit] = [Unit(s, (i,), 1, None, Part.BODY) for i, s in reversed(tuple(enumerate(sections)))]
    while stack:
        unit = stack.pop()
        yield unit
        if isinstance(unit.node, Section):
            section = unit.node
            for i, node in reversed(tuple(enumerate(section.content))):
                depth = unit.depth + isinstance(node, Section)
                stack.append(Unit(node, (*unit.path, i), depth, section, Part.BODY))


def _entry_key(origin: Origin) -> object:
    return origin.key or 0


def _around(text: str, start: int, end: int) -> str:
    return f"{_solid(text[:start][-24:])[-12:]}[{_solid(text[start:end])}]{_solid(text[end : end + 24])[:12]}"


def _solid(text: str) -> str:
    return "".join(text.split())


def _short(text: str, limit: int = 60) -> str:
    text = " ".join(text.split("\n"))
    return text if len(text) <= limit else text[: limit - 1] + "…"
