"""How a Word file sets its paragraphs and runs: document defaults, style chain, numbering level, direct formatting.

Source: ISO/IEC 29500-1, 17.7.2 (style hierarchy), 17.7.3 (toggle properties), 17.3.1 (paragraph properties),
17.3.2 (run properties).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafter.numbering.recognise.lines import Role
from drafter.readers._word import style_names
from drafter.readers._word.elements import attribute, by_name, child, children, number, on, value
from drafter.readers._word.levels import Lists, lists

if TYPE_CHECKING:
    from lxml.etree import _Element

#: a chain of styles that is longer is a cycle or an attack; Word itself stops at 11
_LONGEST_CHAIN = 64
#: half points where nothing says otherwise (17.3.2.38)
_SIZE = 20
_BODY_TEXT = 9


@dataclass(frozen=True, slots=True)
class Indents:
    """Twips, and hundredths of a character, which win where they are not 0; ``first`` is negative for a hang."""

    left: int = 0
    right: int = 0
    first: int = 0
    left_chars: int = 0
    right_chars: int = 0
    first_chars: int = 0


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph's formatting, resolved.

    Attributes:
        name: of its style, as the file spells it. style_id: of its style, empty without one.
        depth: outline level from 1, 0 for body text. hint: what its style calls it.
        toc: depth in a table of contents, from 1; 0 for any other paragraph.
        num_id, ilvl: its list and the level from 0; None for no list.
        bold, size: of its letters before runs have their say; size in half points.
        vanish: whether the letters of its style are hidden. mark_vanish: whether its mark is, so that the next
            paragraph goes on in its line.
        jc: ``left``, ``center``, ``right``, ``both``, ``distribute`` … (``start``, ``end`` are left and right).
    """

    name: str = ""
    style_id: str = ""
    depth: int = 0
    hint: Role | None = None
    toc: int = 0
    num_id: str | None = None
    ilvl: int | None = None
    bold: bool = False
    size: int = _SIZE
    vanish: bool = False
    mark_vanish: bool = False
    jc: str = "left"
    indents: Indents = Indents()
    page_break_before: bool = False
    keep_next: bool = False
    keep_lines: bool = False


@dataclass(frozen=True, slots=True)
class RunStyle:
    """A run's formatting, resolved; ``size`` in half points; ``emphasis``: underlined or dotted (``w:em``)."""

    vanish: bool = False
    bold: bool = False
    size: int = _SIZE
    emphasis: bool = False


class Styles:
    """The styles of one file.

    Args:
        styles_xml: root of ``styles.xml``; None where the file has none.
        numbering_xml: root of ``numbering.xml``, for levels that name a style and for the indents of lists.

    Attributes:
        lists: the lists of the file, for ``numbers.Counters``.
    """

    def __init__(self, styles_xml: _Element | None, numbering_xml: _Element | None = None) -> None:
        self.lists: Lists = lists(numbering_xml, styles_xml)
        self._by_id = {(attribute(s, "type") or "", attribute(s, "styleId") or ""): s for s in _styles(styles_xml)}
        self._default = {
            kind: style_id for (kind, style_id), s in self._by_id.items() if attribute(s, "default") in ("1", "true")
        }
        self._paragraph_defaults = child(styles_xml, "docDefaults", "pPrDefault", "pPr")
        self._run_defaults = child(styles_xml, "docDefaults", "rPrDefault", "rPr")
        self._bold = bool(on(child(self._run_defaults, "b")))
        self._vanish = bool(on(child(self._run_defaults, "vanish")))
        self._chains: dict[tuple[str, str], tuple[_Element, ...]] = {}
        self._resolved: dict[str, ParagraphStyle] = {}

    def paragraph(self, p: _Element) -> ParagraphStyle:
        """The formatting of a ``w:p``."""
        properties = child(p, "pPr")
        style_id = self._paragraph_style(value(properties, "pStyle"))
        resolved = self._resolved.get(style_id)
        if resolved is None:
            resolved = self._resolved[style_id] = self._of_style(style_id)
        direct = by_name(properties)
        return self._with_direct(resolved, direct) if direct.keys() - {"pStyle"} else resolved

    def run(self, paragraph_style: ParagraphStyle, r: _Element) -> RunStyle:
        """The formatting of a ``w:r`` in a paragraph of that style."""
        properties = child(r, "rPr")
        named = self._chain("character", self._character_style(value(properties, "rStyle")))
        inner = tuple(child(style, "rPr") for style in named)
        outer = tuple(child(style, "rPr") for style in self._chain("paragraph", paragraph_style.style_id))
        size = number(_first("sz", (properties, *inner)))
        every = (properties, *inner, *outer, self._run_defaults)
        lines = (_first("u", every), _first("em", every))
        return RunStyle(
            vanish=self._toggle("vanish", properties, inner, paragraph_style.vanish, self._vanish),
            bold=self._toggle("b", properties, inner, paragraph_style.bold, self._bold),
            size=paragraph_style.size if size is None else size,
            emphasis=any(line not in (None, "none") for line in lines),
        )

    @staticmethod
    def _toggle(
        name: str, direct: _Element | None, inner: tuple[_Element | None, ...], outer: bool, default: bool
    ) -> bool:
        """17.7.3: direct formatting is absolute; a style inverts the one outside it; the defaults' yes stays."""
        own = on(child(direct, name))
        return own if own is not None else default or outer != _switched(name, inner)

    def _of_style(self, style_id: str) -> ParagraphStyle:
        """What a style alone gives."""
        chain = self._chain("paragraph", style_id)
        names = [_names(style) for style in chain] or [(style_id,)]
        letters = tuple(child(style, "rPr") for style in chain)
        size = number(_first("sz", (*letters, self._run_defaults)))
        num_id, ilvl = self._list_of(chain)
        base = ParagraphStyle(
            name=names[0][0],
            style_id=style_id,
            depth=_depth(chain, names),
            hint=_hint(names),
            toc=next((d for own in names for name in own if (d := style_names.contents_depth(name))), 0),
            num_id=num_id,
            ilvl=ilvl,
            bold=self._bold or _switched("b", letters),
            size=_SIZE if size is None else size,
            vanish=self._vanish or _switched("vanish", letters),
        )
        level = self.lists.level(num_id, ilvl)
        setting = next((i for i, style in enumerate(chain) if value(style, "pPr", "numPr", "numId")), len(chain))
        for layer in [self._paragraph_defaults, *(child(style, "pPr") for style in reversed(chain))]:
            base = _laid(base, by_name(layer))
        if level is not None and level.properties is not None:
            # the list's indents lie under those of the style that names the list, and over those that it is based on
            above = [self._paragraph_defaults, *(child(s, "pPr") for s in reversed(chain[setting + 1 :]))]
            below = [child(s, "pPr") for s in reversed(chain[: setting + 1])]
            indents = Indents()
            for layer in (*above, level.properties, *below):
                indents = _indented(indents, child(layer, "ind"))
            base = replace(base, indents=indents)
        return replace(base, mark_vanish=base.vanish)

    def _with_direct(self, style: ParagraphStyle, direct: Mapping[str, _Element]) -> ParagraphStyle:
        mark = direct.get("rPr")
        named = self._chain("character", self._character_style(value(mark, "rStyle")))
        letters = tuple(child(s, "rPr") for s in named)
        if "numPr" in direct:
            style = self._listed(style, direct["numPr"])
        outline = number(attribute(direct.get("outlineLvl")))
        return replace(
            _laid(style, direct),
            depth=style.depth if outline is None else _depth_of(outline),
            mark_vanish=self._toggle("vanish", mark, letters, style.vanish, self._vanish),
        )

    def _listed(self, style: ParagraphStyle, num_pr: _Element) -> ParagraphStyle:
        """A paragraph's own ``w:numPr``; what it leaves out is its style's."""
        own = value(num_pr, "numId")
        num_id = own if own is not None else style.num_id
        if num_id is None or number(num_id) == 0:
            return replace(style, num_id=None, ilvl=None)
        ilvl = number(value(num_pr, "ilvl"))
        if ilvl is None:
            ilvl = self._level_of(num_id, self._chain("paragraph", style.style_id), style.ilvl)
        level = self.lists.level(num_id, ilvl)
        indents = _indented(style.indents, child(level.properties, "ind")) if level else style.indents
        return replace(style, num_id=num_id, ilvl=ilvl, indents=indents)

    def _list_of(self, chain: tuple[_Element, ...]) -> tuple[str | None, int | None]:
        """The list of a style and its level (17.3.1.19)."""
        num_id = next((n for style in chain if (n := value(style, "pPr", "numPr", "numId")) is not None), None)
        if num_id is None or number(num_id) == 0:
            return None, None
        return num_id, self._level_of(num_id, chain, None)

    def _level_of(self, num_id: str, chain: tuple[_Element, ...], otherwise: int | None) -> int:
        """The level that names the style wins over the style's own ``ilvl`` (17.9.23); the nearest style decides."""
        for style in chain:
            linked = self.lists.level_of_style(num_id, attribute(style, "styleId") or "")
            if linked is not None:
                return linked
            own = number(value(style, "pPr", "numPr", "ilvl"))
            if own is not None:
                return own
        return otherwise or 0

    def _paragraph_style(self, style_id: str | None) -> str:
        """The paragraph style of that id; of a linked character style its paragraph style; else the default."""
        if style_id and ("paragraph", style_id) in self._by_id:
            return style_id
        linked = value(self._by_id.get(("character", style_id or "")), "link")
        if linked and ("paragraph", linked) in self._by_id:
            return linked
        # a file without styles, or one that names a style it does not have: the name may still tell
        return style_id if style_id and (style_names.role(style_id) or _of_id(style_id)) else self._paragraph_default

    @property
    def _paragraph_default(self) -> str:
        return self._default.get("paragraph", "")

    def _character_style(self, style_id: str | None) -> str:
        if style_id and ("character", style_id) in self._by_id:
            return style_id
        linked = value(self._by_id.get(("paragraph", style_id or "")), "link")
        return linked or self._default.get("character", "")

    def _chain(self, kind: str, style_id: str) -> tuple[_Element, ...]:
        """A style and those that it is based on, itself first; a cycle ends where it closes."""
        found = self._chains.get((kind, style_id))
        if found is None:
            elements: dict[str, _Element] = {}
            following: str | None = style_id
            while following and following not in elements and len(elements) < _LONGEST_CHAIN:
                style = self._by_id.get((kind, following))
                if style is None:
                    break
                elements[following] = style
                following = value(style, "basedOn")
            found = self._chains[kind, style_id] = tuple(elements.values())
        return found


def _styles(styles_xml: _Element | None) -> Iterator[_Element]:
    yield from children(styles_xml, "style")


def _names(style: _Element) -> tuple[str, ...]:
    """A style's name, its id, and its further names."""
    aliases = (value(style, "aliases") or "").split(",")
    style_id = attribute(style, "styleId") or ""
    return (value(style, "name") or style_id, style_id, *filter(None, (alias.strip() for alias in aliases)))


def _hint(names: Iterable[tuple[str, ...]]) -> Role | None:
    """The role that the nearest telling name of the chain says; a heading is none."""
    for own in names:
        if any(style_names.heading_depth(name) for name in own):
            return None
        for name in own:
            if role := style_names.role(name):
                return role
    return None


def _depth(chain: tuple[_Element, ...], names: Sequence[tuple[str, ...]]) -> int:
    """The outline level of a style: said by the nearest of its chain, or by the name of a built-in heading."""
    if not chain:
        return _of_id(names[0][0])
    for style, own in zip(chain, names, strict=True):
        outline = number(value(style, "pPr", "outlineLvl"))
        if outline is not None:
            return _depth_of(outline)
        if depth := max(map(style_names.heading_depth, own)):
            return depth
    return 0


def _of_id(style_id: str) -> int:
    """The depth that an id tells where its style is missing: ``Heading1``, and ``1`` of a Japanese Word."""
    return int(style_id) if style_id in tuple("123456789") else style_names.heading_depth(style_id)


def _depth_of(outline: int) -> int:
    return outline + 1 if 0 <= outline < _BODY_TEXT else 0


def _laid(style: ParagraphStyle, layer: Mapping[str, _Element]) -> ParagraphStyle:
    """One layer of paragraph properties over what lies beneath."""
    if not layer:
        return style
    jc = attribute(layer.get("jc"))
    page_break = on(layer.get("pageBreakBefore"))
    next_, lines = on(layer.get("keepNext")), on(layer.get("keepLines"))
    return replace(
        style,
        jc={"start": "left", "end": "right"}.get(jc, jc) if jc else style.jc,
        indents=_indented(style.indents, layer.get("ind")),
        page_break_before=style.page_break_before if page_break is None else page_break,
        keep_next=style.keep_next if next_ is None else next_,
        keep_lines=style.keep_lines if lines is None else lines,
    )


def _indented(indents: Indents, ind: _Element | None) -> Indents:
    """``w:ind`` over what lies beneath: each of its attributes stands for itself (17.3.1.12)."""
    if ind is None:
        return indents

    def read(beneath: int, *names: str, sign: int = 1) -> int:
        found = next((n for name in names if (n := number(attribute(ind, name))) is not None), None)
        return beneath if found is None else sign * found

    return Indents(
        left=read(indents.left, "left", "start"),
        right=read(indents.right, "right", "end"),
        first=read(read(indents.first, "firstLine"), "hanging", sign=-1),
        left_chars=read(indents.left_chars, "leftChars", "startChars"),
        right_chars=read(indents.right_chars, "rightChars", "endChars"),
        first_chars=read(read(indents.first_chars, "firstLineChars"), "hangingChars", sign=-1),
    )


def _first(name: str, layers: Iterable[_Element | None]) -> str | None:
    """``w:val`` of the nearest run properties that have the element."""
    return next((v for layer in layers if (v := value(layer, name)) is not None), None)


def _switched(name: str, layers: Iterable[_Element | None]) -> bool:
    """A toggle property of one chain of styles: the nearest that says anything."""
    return next((said for layer in layers if (said := on(child(layer, name))) is not None), False)
