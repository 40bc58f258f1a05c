"""A trial: a clean document, the same with one piece of damage, and what must be found where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from checks.injection.clean import Clean, check_text

from drafter.document import Block, BlockKind, Document, Section
from drafter.findings import Finding

#: letters by which a finding may miss the damaged letters and still point at them
_NEAR = 12
Path = tuple[int, ...]


@dataclass(frozen=True)
class Damage:
    """A text damaged: its letters ``start`` to ``end`` are wrong (equal where some are lost)."""

    text: str
    start: int
    end: int
    clean: str


@dataclass(frozen=True)
class Trial:
    """Damage in a document or in a text file.

    Attributes:
        rules: names of the rules that may tell it. before, after: the document or the file's text.
        text, start, end: the node's damaged text and the letters concerned; empty where the whole node or line is.
        lines: of a file, at which it may be told. paths: nodes at which it may be told, where no letters are concerned.
        last_year: the document of the year before.
    """

    clean: Clean
    rules: frozenset[str]
    before: Document | str
    after: Document | str
    text: str = ""
    start: int = 0
    end: int = 0
    lines: frozenset[int] = frozenset()
    paths: frozenset[Path] = frozenset()
    last_year: Document | None = None


@dataclass(frozen=True)
class Outcome:
    """What the check said: whether the damage was told, by which, and what else is new (elsewhere)."""

    told: bool
    here: tuple[Finding, ...]
    elsewhere: tuple[Finding, ...]


Injector = Callable[[Clean, Random], Trial | None]


def judge(trial: Trial) -> Outcome:
    """Both states checked, and the difference sorted by place."""
    old = Counter(_key(finding) for finding in _check(trial, trial.before))
    here: list[Finding] = []
    elsewhere: list[Finding] = []
    for finding in _check(trial, trial.after):
        key = _key(finding)
        if old[key]:
            old[key] -= 1
        elif finding.code not in ("READ033",):
            (here if _is_here(finding, trial) else elsewhere).append(finding)
    told = any(finding.name in trial.rules for finding in here)
    return Outcome(told, tuple(here), tuple(elsewhere))


def _check(trial: Trial, state: Document | str) -> tuple[Finding, ...]:
    if isinstance(state, str):
        return check_text(state)
    return trial.clean.check(state, before=trial.last_year)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.excerpt


def _is_here(finding: Finding, trial: Trial) -> bool:
    if trial.lines:
        first, last = finding.place.line, max(finding.place.line, finding.place.end_line)
        return any(first - 1 <= line <= last + 1 for line in trial.lines)
    if finding.path in trial.paths:
        return True
    if not trial.text:
        return False
    lead, hit, tail = _around(finding)
    solid = "".join(trial.text.split())
    start = len("".join(trial.text[: trial.start].split()))
    end = start + len("".join(trial.text[trial.start : trial.end].split()))
    at = solid.find(lead + hit + tail)
    first = at + len(lead)
    return at >= 0 and first <= end + _NEAR and start <= first + len(hit) + _NEAR


def _around(finding: Finding) -> tuple[str, str, str]:
    """The letters before the finding's words, these themselves, and those after them; blanks left out."""
    lead, opened, rest = finding.around.partition("[")
    if not opened:
        return "", "".join((finding.around or finding.excerpt).split()), ""
    hit, _, tail = rest.rpartition("]")
    return lead, hit, tail


# ------------------------------------------------------------------ the tree


def nodes(document: Document, *, headings: bool = False) -> list[tuple[Path, Block | Section]]:
    """The body's paragraphs and items (and headings), each with its path."""
    found: list[tuple[Path, Block | Section]] = []
    for path, section in document.walk():
        if headings and section.heading:
            found.append((path, section))
        found += [
            ((*path, at), node)
            for at, node in enumerate(section.content)
            if isinstance(node, Block) and node.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and len(node.text) > 8
        ]
    return found


def text_of(node: Block | Section) -> str:
    return node.heading if isinstance(node, Section) else node.text


def with_text(document: Document, path: Path, text: str) -> Document:
    """The document with another text at a node of its body; readings and links on it are dropped."""

    def change(node: Block | Section) -> Block | Section:
        origin = replace(node.origin, spans=())
        if isinstance(node, Section):
            return replace(node, heading=text, origin=origin)
        return replace(node, text=text, origin=origin)

    return changed(document, path, lambda node: (change(node),))


def changed(
    document: Document, path: Path, change: Callable[[Block | Section], tuple[Block | Section, ...]]
) -> Document:
    """The document with a node of its body replaced by others."""

    def below(content: tuple[Block | Section, ...], rest: Path) -> tuple[Block | Section, ...]:
        at, node = rest[0], content[rest[0]]
        if len(rest) == 1:
            new = change(node)
        else:
            assert isinstance(node, Section)
            new = (replace(node, content=below(node.content, rest[1:])),)
        return (*content[:at], *new, *content[at + 1 :])

    sections = below(document.sections, path)
    return replace(document, sections=tuple(node for node in sections if isinstance(node, Section)))


def in_text(
    spoil: Callable[[str, Random], Damage | None], rules: frozenset[str], *, headings: bool = False
) -> Injector:
    """An injector that damages the text of a random node."""

    def inject(clean: Clean, chance: Random) -> Trial | None:
        found = nodes(clean.document, headings=headings)
        for path, node in chance.sample(found, min(len(found), 12)):
            damage = spoil(text_of(node), chance)
            if damage is not None and damage.text != damage.clean:
                before = with_text(clean.document, path, damage.clean)
                after = with_text(clean.document, path, damage.text)
                return Trial(clean, rules, before, after, damage.text, damage.start, damage.end)
        return None

    return inject
