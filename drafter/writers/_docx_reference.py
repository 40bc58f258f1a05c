"""A house's own Word file as reference document: what is taken from it, read with care.

Taken are its styles, theme and fonts; the page, headers and footers of its last section, with their pictures; the look
of its heading numbers; and those settings that decide the layout. Its text, properties, macros, embedded objects and
whatever lies outside the file are not.

Source: ISO/IEC 29500-1, 17.6.17 (sectPr), 17.7 (styles), 17.9 (numbering), 20.1.6.9 (theme); the limits of input are
those of reading (``drafter.files.word_package``).
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import InputError, Place
from drafter.files import limits, word_xml
from drafter.files.reading import read_bytes
from drafter.files.word_package import Package, open_package
from drafter.files.word_xml import A, R, W
from drafter.language import Message
from drafter.model.template import Fonts, Template
from drafter.writers._docx_page import Page
from drafter.writers._docx_style_names import same

if TYPE_CHECKING:
    from lxml.etree import _Element

#: relations of a header, footer or theme that are followed; whatever uses another is taken out
_FOLLOWED = {"image"}
_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "svg": "image/svg+xml",
}
_DEFAULT_HALF_POINTS = 21
#: what of a section is kept as it stands
KEPT = ("paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "vAlign", "textDirection", "rtlGutter", "docGrid")


@dataclass(frozen=True, slots=True)
class Copied:
    """A header, footer or theme of the reference document.

    Attributes:
        kind: of its relation. which: ``default``, ``first`` or ``even``. xml: its text.
        pictures: relation's id in ``xml`` → (ending, content type, bytes).
    """

    kind: str
    which: str
    xml: bytes
    pictures: tuple[tuple[str, str, str, bytes], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """What a reference document gives.

    Attributes:
        styles, numbering, settings, fonts_table: root elements, or None; never changed, only copied.
        page: the measures of its last section. kept: its further properties, name → element.
        first: whether its first page differs. running: headers and footers. theme: with its pictures.
        ids: key of a style's name (``same``) and type → its id.
        fonts: those of its text and headings, where it names any.
    """

    file: str
    styles: Any
    page: Page
    numbering: Any = None
    settings: Any = None
    fonts_table: Any = None
    theme: Copied | None = None
    running: tuple[Copied, ...] = ()
    first: bool = False
    margins: Any = None
    kept: dict[str, Any] = field(default_factory=dict)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    fonts: dict[str, Any] = field(default_factory=dict)

    def dressed(self, template: Template) -> Template:
        """The template with the fonts of this file."""
        fonts: Fonts = template.fonts.model_copy(update=self.fonts)
        return template.model_copy(update={"fonts": fonts})


def load(file: str) -> Reference:
    """Read a reference document; once for each state of the file.

    Raises:
        InputError: not there, no Word file, damaged, hostile, or without styles.
    """
    try:
        stat = Path(file).stat()
    except OSError:
        read_bytes(file, limit=limits.WORD_BYTES)  # tells why
        raise
    return _load(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def _load(file: str, _time: int, _size: int) -> Reference:
    package = open_package(read_bytes(file, limit=limits.WORD_BYTES), file)
    styles = _root(package, "styles")
    if styles is None:
        raise InputError(
            Message(ja="スタイルのない Word ファイルです", en="this Word file has no styles"),
            Place(file),
            Message(ja="drafter template docx 名前 で作れます", en="drafter template docx NAME makes one"),
        )
    ids = dict(_ids(styles))
    section = _last_section(package)
    size = _half_points(styles, ids, "bodytext")
    sizes = {"size": size / 2, "title_size": _half_points(styles, ids, "title") / 2}
    fonts = {**_fonts(styles, ids, _theme_fonts(package)), **sizes}
    return Reference(
        file,
        styles,
        _page(section, size),
        _root(package, "numbering"),
        _root(package, "settings"),
        _root(package, "fontTable"),
        next(iter(_copied(package, "theme")), None),
        tuple(_running(package, section)),
        section.find(f"{W}titlePg") is not None,
        section.find(f"{W}pgMar"),
        {name: found for name in KEPT if (found := section.find(f"{W}{name}")) is not None},
        ids,
        fonts,
    )


def _root(package: Package, kind: str) -> _Element | None:
    name = package.related(kind)
    return package.root(name) if name else None


def _ids(styles: _Element) -> Iterator[tuple[tuple[str, str], str]]:
    """(type, key of the name) → id, aliases too; a default style is the normal one whatever its name."""
    found: dict[tuple[str, str], str] = {}
    for style in styles.iter(f"{W}style"):
        kind, identity = style.get(f"{W}type") or "paragraph", style.get(f"{W}styleId") or ""
        name, aliases = style.find(f"{W}name"), style.find(f"{W}aliases")
        names = [name.get(f"{W}val") or ""] if name is not None else []
        names += (aliases.get(f"{W}val") or "").split(",") if aliases is not None else []
        for one in names:
            found.setdefault((kind, same(one)), identity)
        if style.get(f"{W}default") in ("1", "true", "on"):
            found[kind, {"table": "normaltable"}.get(kind, "normal")] = identity
    yield from found.items()


def _last_section(package: Package) -> _Element:
    """The properties of the last section; empty ones where the file has none."""
    from lxml import etree

    last = None
    for block in word_xml.body(package.data(package.main), package.file, package.main):
        if block.tag == f"{W}sectPr":
            last = copy.deepcopy(block)
    if last is None:
        return etree.Element(f"{W}sectPr")
    for element in last.iter():
        for name in [name for name in map(str, element.attrib) if not name.startswith((W, R))]:
            del element.attrib[name]
    return last


def _number(element: _Element | None, name: str, default: int) -> int:
    try:
        return int(float(element.get(f"{W}{name}") or "")) if element is not None else default
    except (ValueError, OverflowError):
        return default


def _page(section: _Element, half_points: int) -> Page:
    """Measures: what is missing is as Word has it for A4 (17.6.11, 17.6.13)."""
    size, margin, grid = (section.find(f"{W}{name}") for name in ("pgSz", "pgMar", "docGrid"))
    columns, direction = section.find(f"{W}cols"), section.find(f"{W}textDirection")
    width, height = _number(size, "w", 11906), _number(size, "h", 16838)
    top, right, bottom, left = (abs(_number(margin, side, 1440)) for side in ("top", "right", "bottom", "left"))
    letter = half_points * 10.0
    if grid is not None and grid.get(f"{W}type") in ("linesAndChars", "snapToChars"):
        letter += _number(grid, "charSpace", 0) / 4096 * 20
    vertical = direction is not None and (direction.get(f"{W}val") or "").lower().startswith("tb")
    count = min(max(_number(columns, "num", 1), 1), 3)
    return Page(
        width,
        height,
        (size is not None and size.get(f"{W}orient") == "landscape"),
        top,
        bottom,
        left,
        right,
        max(letter, 100.0),
        max(_number(grid, "linePitch", 360), 100),
        0,
        vertical,
        count,
        _number(columns, "space", 720) if count > 1 else 0,
    )


def _half_points(styles: _Element, ids: dict[tuple[str, str], str], name: str) -> int:
    """The size of a style's letters: the style's own, the normal one's, the defaults'."""
    for properties in _letters(styles, ids, name):
        found = properties.find(f"{W}sz")
        if found is not None:
            return min(max(_number(found, "val", _DEFAULT_HALF_POINTS), 8), 144)
    return 20  # 17.3.2.38: ten points where nothing is said


def _letters(styles: _Element, ids: dict[tuple[str, str], str], name: str) -> Iterator[_Element]:
    """The run properties that a style's paragraphs have, the nearest first, the defaults last."""
    by_id = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    seen: set[str | None] = set()
    identity: str | None = ids.get(("paragraph", name), ids.get(("paragraph", "normal")))
    while identity in by_id and identity not in seen:
        seen.add(identity)
        properties = by_id[identity].find(f"{W}rPr")
        if properties is not None:
            yield properties
        based = by_id[identity].find(f"{W}basedOn")
        identity = based.get(f"{W}val") if based is not None else None
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if default is not None:
        yield default


def _fonts(styles: _Element, ids: dict[tuple[str, str], str], themed: dict[str, str]) -> dict[str, Any]:
    """The fonts of text and headings, as ``Fonts`` names them; what the file leaves open is missing."""
    found: dict[str, Any] = {}
    for style, east, latin in (("bodytext", "body", "latin"), ("heading1", "heading", "heading_latin")):
        for slot, key in (("eastAsia", east), ("ascii", latin)):
            for properties in _letters(styles, ids, style):
                fonts = properties.find(f"{W}rFonts")
                if fonts is None:
                    continue
                name = themed.get(fonts.get(f"{W}{slot}Theme") or "") or fonts.get(f"{W}{slot}")
                if name:
                    found[key] = name
                    break
    return found


def _theme_fonts(package: Package) -> dict[str, str]:
    """``minorEastAsia`` → ＭＳ 明朝 and so on, as the theme says."""
    root = _root(package, "theme")
    found: dict[str, str] = {}
    if root is None:
        return found
    for size in ("minor", "major"):
        fonts = root.find(f".//{A}{size}Font")
        if fonts is None:
            continue
        latin, east = fonts.find(f"{A}latin"), fonts.find(f"{A}ea")
        japanese = next((one.get("typeface") for one in fonts.iter(f"{A}font") if one.get("script") == "Jpan"), None)
        name = (east.get("typeface") if east is not None else None) or japanese
        if name:
            found[f"{size}EastAsia"] = name
        if latin is not None and latin.get("typeface"):
            found[f"{size}HAnsi"] = found[f"{size}Ascii"] = latin.get("typeface") or ""
    return found


def _running(package: Package, section: _Element) -> Iterator[Copied]:
    for element in section:
        kind = str(element.tag).removeprefix(W).removesuffix("Reference")
        relation = package.relations.get(element.get(f"{R}id") or "") if kind in ("header", "footer") else None
        if relation and not relation.external and package.has(relation.target):
            which = element.get(f"{W}type") or "default"
            yield _part(package, relation.target, kind, which)


def _copied(package: Package, kind: str) -> Iterator[Copied]:
    name = package.related(kind)
    if name:
        yield _part(package, name, kind, "")


def _part(package: Package, name: str, kind: str, which: str) -> Copied:
    """A part with its pictures; what needs anything else (objects, charts, what lies outside) is taken out."""
    from lxml import etree

    root = package.root(name)
    relations = package.relations_of(name)
    pictures = []
    for identity, relation in sorted(relations.items()):
        ending = relation.target.rpartition(".")[2].lower()
        if relation.kind in _FOLLOWED and not relation.external and ending in _TYPES and package.has(relation.target):
            pictures.append((identity, ending, _TYPES[ending], package.data(relation.target)))
    known = {identity for identity, *_ in pictures}
    for element in list(root.iter(f"{W}hyperlink")):
        _unwrap(element)
    for element in [one for one in root.iter() if isinstance(one.tag, str)]:
        if any(str(key).startswith(R) and value not in known for key, value in element.attrib.items()):
            _remove(element)
    for tag in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference"):
        for element in list(root.iter(f"{W}{tag}")):
            _remove_only(element)
    xml = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return Copied(kind, which, xml, tuple(pictures))


def _unwrap(element: _Element) -> None:
    """A link's words without the link."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        for child in reversed(list(element)):
            parent.insert(at + 1, child)
        parent.remove(element)


def _remove(element: _Element) -> None:
    """The run that holds an element, or the element itself outside of runs."""
    holder: _Element = element
    while (above := holder.getparent()) is not None and above.tag not in (f"{W}p", f"{W}hdr", f"{W}ftr"):
        holder = above
    _remove_only(holder if holder.tag == f"{W}r" else element)


def _remove_only(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
