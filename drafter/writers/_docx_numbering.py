"""Word's native numbering for a document: which list each labelled paragraph belongs to, and ``numbering.xml``.

Two abstract lists come from the scheme: the outline (linked to the heading styles) and the lists of items. While
paragraphs go by, Word's counters are followed; where Word would show another label than the document's, the
paragraph gets a ``w:num`` of its own: with a start value where the count differs, with the literal label where Word
writes the number differently (Ⅰ, half-width 10 after ９). So Word shows what the document says.

Source: ISO/IEC 29500-1, 17.9 (numbering), 17.9.8 (lvlOverride), 17.9.27 (startOverride).
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.model.template import Fonts
from drafter.numbering import labels, word
from drafter.numbering.schemes import Level, Scheme
from drafter.writers._docx_page import Page
from drafter.writers._docx_styles import rfonts
from drafter.writers._flow import Printed, Role
from drafter.writers._package import escape

OUTLINE, LISTS = 0, 1
_MAX_LEVELS = 9
_LONGEST_LIST = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """How a level's labels stand: columns before the label, and from there to the text."""

    indent: float
    hang: float


@dataclass(frozen=True, slots=True)
class _Num:
    """One ``w:num``: an abstract list, with what one of its levels does differently."""

    abstract: int
    index: int = 0
    start: int | None = None
    literal: str | None = None
    serial: int = 0


def list_level(scheme: Scheme, index: int, depth: int) -> int:
    """``w:ilvl`` of a labelled paragraph: the scheme's level.

    A last bullet that serves for deeper lists too has a level for each depth, so that Word, and who reads the file
    back, sees how deep an item stands.
    """
    if scheme.levels[index].form != "bullet" or index != len(scheme.levels) - 1:
        return index
    own = sum(level.role == "item" for level in scheme.levels)
    return min(index + max(0, depth - own), max(index, _MAX_LEVELS - 1))


@dataclass(slots=True)
class Numbering:
    """The lists of one document; filled while its paragraphs are written."""

    scheme: Scheme
    fonts: Fonts
    places: Mapping[tuple[int, int], Place]
    nums: dict[_Num, int] = field(default_factory=dict)
    counts: dict[tuple[int, int], int] = field(default_factory=dict)
    current: dict[tuple[int, int], _Num] = field(default_factory=dict)
    recent: set[tuple[int, int]] = field(default_factory=set)
    serial: int = 0

    def __post_init__(self) -> None:
        self.nums = {_Num(OUTLINE): 1, _Num(LISTS): 2}

    def assign(self, printed: Printed) -> tuple[int, int] | None:
        """``w:numId`` and ``w:ilvl`` of a labelled paragraph; None where its label must be printed as text."""
        index = printed.index
        if printed.label is None or printed.pinned or index is None or index >= _MAX_LEVELS:
            return None
        abstract = OUTLINE if printed.role is Role.HEADING else LISTS
        level = self.scheme.levels[index]
        if level.form == "bullet":
            slot = list_level(self.scheme, index, printed.level)
            self._count(abstract, slot, _Num(abstract))  # Word counts bullets too
            return self.nums[_Num(abstract)], slot
        wanted = self._counted(level, printed.label, self.counts.get((abstract, index), 0) + 1)
        if wanted is None:
            return None
        num = self._literal(abstract, index, wanted, printed.label) or self._num(abstract, index, wanted)
        self._count(abstract, index, num)
        return self.nums.setdefault(num, len(self.nums) + 1), index

    @staticmethod
    def _counted(level: Level, label: str, expected: int) -> int | None:
        """The number behind a computed label: most often the next one; a label need not be readable (``1.0``)."""
        if labels.format(level, expected) == label:
            return expected
        guesses = itertools.chain((labels.number_in(level, label),), range(1, _LONGEST_LIST))
        return next((n for n in guesses if n and labels.format(level, n) == label), None)

    def _literal(self, abstract: int, index: int, wanted: int, label: str) -> _Num | None:
        """The list that shows the label as it stands; a level that begins so goes on so."""
        level = self.scheme.levels[index]
        by_hand = word.literal(level, wanted) is not None or word.literal(level, 1) is not None
        return _Num(abstract, index, None, label) if by_hand else None

    def _num(self, abstract: int, index: int, wanted: int) -> _Num:
        """The list that goes on here, or a new one that starts at the wanted number."""
        going = self.current.get((abstract, index), _Num(abstract))
        if self.counts.get((abstract, index), 0) + 1 == wanted and not self._jumped(abstract, index):
            return going
        self.serial += 1
        return _Num(abstract, index, wanted, None, self.serial)

    def _jumped(self, abstract: int, index: int) -> bool:
        """Whether deeper levels have come where this one should have: programs differ in what they count then."""
        return (abstract, index) not in self.counts and any(a == abstract and below > index for a, below in self.recent)

    def _count(self, abstract: int, index: int, num: _Num) -> None:
        """Follows Word: this level counts on or starts anew, the levels beneath begin again."""
        key = (abstract, index)
        fresh = num.start is not None and self.current.get(key) != num
        self.recent = {(a, i) for a, i in self.recent if a != abstract or i < index} | {key}
        self.counts[key] = (num.start or 1) if fresh else self.counts.get(key, 0) + 1
        if num.literal is None:
            self.current[key] = num
        for below in range(index + 1, len(self.scheme.levels)):
            if self.scheme.levels[below].restart:
                self.counts.pop((abstract, below), None)
                self.current.pop((abstract, below), None)

    def xml(self, page: Page) -> str:
        """``word/numbering.xml``."""
        abstracts = "".join(self._abstract(abstract, page) for abstract in (OUTLINE, LISTS))
        nums = "".join(self._num_xml(num, identity, page) for num, identity in self.nums.items())
        return (
            '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"{abstracts}{nums}</w:numbering>"
        )

    def _abstract(self, abstract: int, page: Page) -> str:
        bullets = abstract == LISTS and self.scheme.levels[-1].form == "bullet"
        count = _MAX_LEVELS if bullets else min(len(self.scheme.levels), _MAX_LEVELS)
        levels = "".join(self._level(abstract, index, page) for index in range(count))
        return (
            f'<w:abstractNum w:abstractNumId="{abstract}"><w:nsid w:val="{0x4D4A0010 + abstract:08X}"/>'
            f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x4D4A0020 + abstract:08X}"/>{levels}'
            "</w:abstractNum>"
        )

    def _level(self, abstract: int, index: int, page: Page, literal: str | None = None) -> str:
        entry = min(index, len(self.scheme.levels) - 1)
        defined = word.definition(self.scheme, entry)
        style = self._style(index) if abstract == OUTLINE and literal is None else ""
        restart = "" if defined.restart else '<w:lvlRestart w:val="0"/>'
        suffix = "tab" if self.scheme.levels[entry].gap else "nothing"
        place = self.places.get((abstract, index), Place(index, 2))
        left = page.columns(place.indent + place.hang)
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{defined.number_format}"/>{restart}{style}'
            f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{escape(literal or defined.text)}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="{page.columns(place.hang)}"/></w:pPr>'
            f'<w:rPr>{self._letters(abstract, entry)}<w:lang w:val="ja-JP" w:eastAsia="ja-JP"/></w:rPr></w:lvl>'
        )

    def _letters(self, abstract: int, index: int) -> str:
        """A Japanese label takes the Japanese font in every slot: ・ and Ⅰ would else come out as Latin ones."""
        if labels.format(self.scheme.levels[index], 1).isascii():
            return ""
        upper = abstract == OUTLINE and index in (self.scheme.section_index(1), self.scheme.section_index(2))
        font = self.fonts.heading if upper else self.fonts.body
        return rfonts(font, font, hint=True)

    def _style(self, index: int) -> str:
        for depth in range(1, _MAX_LEVELS + 1):
            if self.scheme.section_index(depth) == index:
                return f'<w:pStyle w:val="Heading{depth}"/>'
        return ""

    def _num_xml(self, num: _Num, identity: int, page: Page) -> str:
        start = f'<w:startOverride w:val="{num.start}"/>' if num.start is not None else ""
        level = self._level(num.abstract, num.index, page, num.literal) if num.literal is not None else ""
        override = f'<w:lvlOverride w:ilvl="{num.index}">{start}{level}</w:lvlOverride>' if start or level else ""
        return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{num.abstract}"/>{override}</w:num>'
