"""Numbers a Document: the one place where numbers are computed.

Before: a label of None asks for a number, an empty one for none, any other is pinned and printed as it stands.
After: ``label`` is what is printed (None without), ``computed`` what the scheme gives; they differ only where
a label is pinned.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from drafter.document import Block, BlockKind, Document, Look, Section
from drafter.numbering import labels
from drafter.numbering.schemes import Level, Scheme


def number(document: Document, scheme: Scheme) -> Document:
    """The same document with every label set.

    Sections and items too deep for the scheme get no label.
    """
    run = _Run(scheme)
    return replace(
        document,
        front=run.blocks(document.front, 0),
        preamble=run.blocks(document.preamble, 0),
        sections=run.sections(document.sections, 1),
        closing=run.blocks(document.closing, 0),
    )


@dataclass(slots=True)
class _Counter:
    """Counts one list of siblings."""

    level: Level | None
    value: int = 0

    def label(self, pinned: str | None) -> tuple[str | None, str | None]:
        """Printed and computed label of the next sibling."""
        if pinned == "":
            return None, None
        if pinned is not None and _is_branch(pinned):
            return pinned, None  # 枝番 stands between two numbers and takes none
        self.value += 1
        computed = labels.format(self.level, self.value) if self.level else None
        return (computed if pinned is None else pinned), computed


def _is_branch(label: str) -> bool:
    return any(reading.branches for reading in labels.parse(label))


@dataclass(slots=True)
class _Run:
    scheme: Scheme
    running: dict[int, _Counter] = field(default_factory=dict)

    def _counter(self, index: int | None) -> _Counter:
        """A fresh count for a list of siblings, or the one that runs through the document."""
        level = self.scheme.levels[index] if index is not None else None
        if index is None or level is None or level.restart:
            return _Counter(level)
        return self.running.setdefault(index, _Counter(level))

    def sections(self, sections: tuple[Section, ...], depth: int) -> tuple[Section, ...]:
        counter = self._counter(self.scheme.section_index(depth))
        return tuple(self._section(section, depth, counter) for section in sections)

    def _section(self, section: Section, depth: int, counter: _Counter) -> Section:
        label, computed = counter.label(section.label)
        below = self._counter(self.scheme.section_index(depth + 1))
        items = _Items(self, depth)
        content: list[Block | Section] = []
        for node in section.content:
            if isinstance(node, Block):
                content.append(items.next(node))
            else:
                items.end()
                content.append(self._section(node, depth + 1, below))
        return replace(section, level=depth, label=label, computed=computed, content=tuple(content))

    def blocks(self, blocks: tuple[Block, ...], depth: int) -> tuple[Block, ...]:
        items = _Items(self, depth)
        return tuple(items.next(block) for block in blocks)


@dataclass(slots=True)
class _Items:
    """Counts the items of lists within one section; a list ends where something else stands between."""

    run: _Run
    depth: int
    counters: dict[int, _Counter] = field(default_factory=dict)
    clause: str | None = None

    def next(self, block: Block) -> Block:
        if block.look in (Look.FOOTNOTE, Look.CAPTION):
            return replace(block, label=block.label or None)  # stands at the foot, or belongs to what follows
        if block.kind is not BlockKind.ITEM:
            if block.clause is None or block.clause != self.clause:
                self.end()
            return replace(block, label=block.label or None)
        self.clause = block.clause
        for deeper in [level for level in self.counters if level > block.level]:
            del self.counters[deeper]
        if block.level not in self.counters:
            index = self.run.scheme.item_index(self.depth, block.level)
            self.counters[block.level] = self.run._counter(index)
        label, computed = self.counters[block.level].label(block.label)
        return replace(block, label=label, computed=computed)

    def end(self) -> None:
        self.counters.clear()
        self.clause = None
