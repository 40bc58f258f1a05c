"""A Word file of ours in the look of a reference document: styles by name, lists side by side, its page and headers.

Our own styles are found in the reference by their names, in English or Japanese, and its ids take the place of ours in
every part. A style that it lacks is added from ours, and told by name. Labels stay the document's; how heading numbers
look (letters, indent, what follows them) is the reference's.

Source: ISO/IEC 29500-1, 17.7 (styles), 17.9 (numbering), 17.15.1 (settings, in the order of CT_Settings).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any

from drafter.document import Document
from drafter.files.word_xml import W
from drafter.model.template import Template
from drafter.writers._docx_parts import Parts, word_type
from drafter.writers._docx_reference import Copied, Reference
from drafter.writers._docx_section import Section, facts_of
from drafter.writers._docx_style_names import same, shown
from drafter.writers._docx_styles import styles
from drafter.writers._package import escape

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLES = "word/styles.xml"
_STYLED = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]*)(")')
_FIELD = re.compile(r"\{[a-z]+\}")
#: ids of drawings differ over all parts; ours begin at 1
_DRAWING = re.compile(r'(<wp:docPr\b[^>]*?\sid=")[^"]*(")')
_DRAWINGS = 100_000
_LISTED = re.compile(r'(<w:numId w:val=")([1-9][0-9]*)(")')
#: styles that every file has, or that nobody sees: not told when they are missing
_UNSEEN = {"normal", "normaltable", "tablegrid", "defaultparagraphfont", "nolist"}
#: what of a list's level is the look of its numbers, in the order of CT_Lvl
_LOOK = ("suff", "lvlJc", "pPr", "rPr")
_LEVEL_ORDER = ("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId", "legacy",
                "lvlJc", "pPr", "rPr")  # fmt: skip
#: settings in the order of CT_Settings; those that decide the layout, marked *, are the reference's
_SETTINGS = (
    *("zoom", "*mirrorMargins", "*alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
    *("*gutterAtTop", "trackRevisions", "*defaultTabStop", "*evenAndOddHeaders", "*bookFoldRevPrinting"),
    *("*bookFoldPrinting", "*characterSpacingControl", "*printTwoOnOne", "strictFirstAndLastChars"),
    *("*noLineBreaksAfter", "*noLineBreaksBefore", "updateFields", "footnotePr", "endnotePr", "*compat"),
    *("*themeFontLang", "*clrSchemeMapping", "decimalSymbol", "listSeparator"),
)


def missing(reference: Reference, template: Template, parts: Parts) -> tuple[str, ...]:
    """Names of the styles that the parts use and the reference document lacks, as people know them."""
    texts = [content for name, content in parts.contents.items() if name != _STYLES and isinstance(content, str)]
    used = {matched[2] for text in texts for matched in _STYLED.finditer(text)}
    found = []
    for style in _root(styles(template)).iter(f"{W}style"):
        name, kind = _name(style), style.get(f"{W}type") or "paragraph"
        if style.get(f"{W}styleId") in used and (kind, same(name)) not in reference.ids and same(name) not in _UNSEEN:
            alias = style.find(f"{W}aliases")
            found.append(shown(name, (alias.get(f"{W}val") or "") if alias is not None else ""))
    return tuple(found)


def section(reference: Reference, document: Document, parts: Parts, own: Section) -> Section:
    """The reference's last section with its headers and footers; ours where it has none.

    Args:
        own: the section as the template alone would have it; used for its headers when the reference has none.
    """
    from lxml import etree

    extras = {name: etree.tostring(element).decode() for name, element in reference.kept.items()}
    if reference.margins is not None:
        extras["pgMar"] = etree.tostring(reference.margins).decode()
    extras = {name: _bare(xml) for name, xml in extras.items()}
    if not reference.running:
        if own.number:
            extras.pop("pgNumType", None)
        return replace(own, page=reference.page, extras=extras)
    for name in [name for name in parts.contents if re.fullmatch(r"word/(header|footer)\d+\.xml", name)]:
        parts.drop(name)
    facts = facts_of(document)
    references = "".join(_running(one, nth, facts, parts) for nth, one in enumerate(reference.running, 1))
    return Section(reference.page, references, reference.first, "", extras)


def _running(one: Copied, nth: int, facts: Mapping[str, str], parts: Parts) -> str:
    name = f"word/{one.kind}{nth}.xml"
    text = _FIELD.sub(lambda found: escape(facts.get(found[0], found[0])), one.xml.decode("utf-8"))
    drawings = count(_DRAWINGS * nth)
    text = _DRAWING.sub(lambda found: f"{found[1]}{next(drawings)}{found[2]}", text)
    identity = parts.add(name, text.encode("utf-8"), word_type(one.kind), one.kind)
    _pictures(one, name, f"{one.kind}{nth}", parts)
    return f'<w:{one.kind}Reference w:type="{escape(one.which)}" r:id="{identity}"/>'


def _pictures(one: Copied, name: str, stem: str, parts: Parts) -> None:
    for at, (identity, ending, kind, data) in enumerate(one.pictures, 1):
        parts.picture(f"word/media/{stem}-{at}.{ending}", data, kind, name, identity)


def dress(reference: Reference, template: Template, parts: Parts) -> None:
    """Puts the reference's styles, lists, theme, settings and fonts into the parts of a file of ours."""
    made, ids = _styles(reference, template)
    first_num, first_abstract = _free(reference.numbering)
    for name, content in list(parts.contents.items()):
        if isinstance(content, str) and name.startswith("word/") and name != _STYLES:
            parts.contents[name] = _LISTED.sub(
                lambda m: f"{m[1]}{int(m[2]) + first_num}{m[3]}",
                _STYLED.sub(lambda m: f"{m[1]}{escape(ids.get(m[2], m[2]))}{m[3]}", content),
            )
    parts.contents[_STYLES] = made
    numbering = parts.contents["word/numbering.xml"]
    parts.contents["word/numbering.xml"] = _numbering(reference, _root(numbering), ids, first_num, first_abstract)
    parts.contents["word/settings.xml"] = _settings(reference, _root(parts.contents["word/settings.xml"]))
    if reference.fonts_table is not None:
        parts.contents["word/fontTable.xml"] = _fonts(reference.fonts_table)
    if reference.theme is not None:
        kind = "application/vnd.openxmlformats-officedocument.theme+xml"
        parts.add("word/theme/theme1.xml", reference.theme.xml, kind, "theme")
        _pictures(reference.theme, "word/theme/theme1.xml", "theme", parts)


@lru_cache(maxsize=8)
def _styles(reference: Reference, template: Template) -> tuple[bytes, dict[str, str]]:
    """``word/styles.xml`` with what was missing, and our id → the id that serves."""
    root = copy.deepcopy(reference.styles)
    first_num, _ = _free(reference.numbering)
    own = list(_root(styles(template)).iter(f"{W}style"))
    taken = {style.get(f"{W}styleId") or "" for style in root.iter(f"{W}style")}
    ids: dict[str, str] = {}
    lacking = []
    for style in own:
        identity, kind = style.get(f"{W}styleId") or "", style.get(f"{W}type") or "paragraph"
        known = reference.ids.get((kind, same(_name(style))))
        if known is None:
            lacking.append(style)
            ids[identity] = _unused(identity, taken)
            taken.add(ids[identity])
        else:
            ids[identity] = known
    for style in lacking:
        style.set(f"{W}styleId", ids[style.get(f"{W}styleId") or ""])
        style.attrib.pop(f"{W}default", None)
        for tag in ("basedOn", "next", "link"):
            for inner in style.findall(f"{W}{tag}"):
                inner.set(f"{W}val", ids.get(inner.get(f"{W}val") or "", "Normal"))
        root.append(style)
    by_id = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
    for style in own:
        before = style.get(f"{W}styleId") or ""
        _listed(by_id[ids.get(before, before)], style, first_num)
    _told_apart(root)
    _language(root)
    return _bytes(root), ids


def _told_apart(root: _Element) -> None:
    """No two styles of one name: LibreOffice writes some, and Word asks then whether to repair the file."""
    seen: set[str] = set()
    for name in root.iterfind(f"{W}style/{W}name"):
        given = name.get(f"{W}val") or ""
        free = (given, *(f"{given} ({n})" for n in range(2, len(seen) + 3)))
        chosen = next(one for one in free if one.casefold() not in seen)
        seen.add(chosen.casefold())
        name.set(f"{W}val", chosen)


def _listed(theirs: _Element, ours: _Element, first_num: int) -> None:
    """A heading style belongs to our outline, and to no list of the reference's."""
    own = ours.find(f"{W}pPr/{W}numPr")
    heading = same(_name(ours)).startswith("heading")
    if not heading:
        return
    properties = theirs.find(f"{W}pPr")
    number = own
    if own is not None:
        number = copy.deepcopy(own)
        for identity in number.findall(f"{W}numId"):
            identity.set(f"{W}val", str(_whole(identity.get(f"{W}val")) + first_num))
    if properties is not None:
        for old in properties.findall(f"{W}numPr"):
            properties.remove(old)
    if number is None:
        return
    if properties is None:
        from lxml import etree

        properties = etree.Element(f"{W}pPr")
        at = next((i for i, child in enumerate(theirs) if child.tag in _BEHIND_PROPERTIES), len(theirs))
        theirs.insert(at, properties)
    before = {
        f"{W}{name}" for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
    }
    at = next((i for i, child in enumerate(properties) if child.tag not in before), len(properties))
    properties.insert(at, number)


_BEHIND_PROPERTIES = {f"{W}{name}" for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")}


def _language(root: _Element) -> None:
    """Japanese as the language of the text, without which full-width counting is not."""
    from lxml import etree

    defaults = root.find(f"{W}docDefaults")
    if defaults is None:
        defaults = etree.Element(f"{W}docDefaults")
        root.insert(0, defaults)
    run = defaults.find(f"{W}rPrDefault")
    if run is None:
        run = etree.Element(f"{W}rPrDefault")
        defaults.insert(0, run)
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.SubElement(run, f"{W}rPr")
    language = properties.find(f"{W}lang")
    if language is None:
        behind = {f"{W}{name}" for name in ("eastAsianLayout", "specVanish", "oMath")}
        at = next((i for i, child in enumerate(properties) if child.tag in behind), len(properties))
        language = etree.Element(f"{W}lang")
        properties.insert(at, language)
    language.set(f"{W}eastAsia", "ja-JP")


def _free(numbering: Any) -> tuple[int, int]:
    """What our numbers of lists are raised by, beside the reference's."""
    if numbering is None:
        return 0, 0
    nums = [_whole(one.get(f"{W}numId")) for one in numbering.iter(f"{W}num")]
    abstracts = [_whole(one.get(f"{W}abstractNumId")) for one in numbering.iter(f"{W}abstractNum")]
    return max(nums, default=0), max(abstracts, default=-1) + 1


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def _numbering(reference: Reference, ours: _Element, ids: Mapping[str, str], num: int, abstract: int) -> bytes:
    """``word/numbering.xml``: the reference's lists, then ours, whose headings take over the look of its numbers."""
    looks = _looks(reference, ids)
    for one in ours.iter(f"{W}abstractNum"):
        one.set(f"{W}abstractNumId", str(_whole(one.get(f"{W}abstractNumId")) + abstract))
    for one in ours.iter(f"{W}num"):
        one.set(f"{W}numId", str(_whole(one.get(f"{W}numId")) + num))
    for one in ours.findall(f"{W}num/{W}abstractNumId"):
        one.set(f"{W}val", str(_whole(one.get(f"{W}val")) + abstract))
    outline = str(abstract)
    levels = list(ours.iterfind(f"{W}abstractNum[@{W}abstractNumId='{outline}']/{W}lvl"))
    for one in ours.iterfind(f"{W}num"):
        if one.find(f"{W}abstractNumId").get(f"{W}val") == outline:  # type: ignore[union-attr]
            levels += one.iterfind(f"{W}lvlOverride/{W}lvl")
    depth = {
        level.get(f"{W}ilvl"): level.find(f"{W}pStyle") for level in levels if level.find(f"{W}pStyle") is not None
    }
    for level in levels:
        named = depth.get(level.get(f"{W}ilvl"))
        if named is not None:
            _look(level, looks.get(named.get(f"{W}val") or "", {}))
    if reference.numbering is None:
        return _bytes(ours)
    root = copy.deepcopy(reference.numbering)
    _unlink(root, set(ids.values()))
    last = [child for child in root if child.tag == f"{W}abstractNum"]
    at = root.index(last[-1]) + 1 if last else 0
    for one in reversed(ours.findall(f"{W}abstractNum")):
        root.insert(at, one)
    nums = [child for child in root if child.tag == f"{W}num"]
    behind = root.index(nums[-1]) + 1 if nums else at + len(ours.findall(f"{W}abstractNum")) + 2
    for one in reversed(ours.findall(f"{W}num")):
        root.insert(behind, one)
    return _bytes(root)


def _unlink(root: _Element, headings: set[str]) -> None:
    """No list but ours belongs to a style of ours; pictures as bullets lie outside and are left out."""
    for tag in ("numPicBullet", "lvlPicBulletId", "numIdMacAtCleanup"):
        for one in list(root.iter(f"{W}{tag}")):
            one.getparent().remove(one)  # type: ignore[union-attr]
    for one in list(root.iter(f"{W}lvl")):
        style = one.find(f"{W}pStyle")
        if style is not None and style.get(f"{W}val") in headings:
            one.remove(style)


def _looks(reference: Reference, ids: Mapping[str, str]) -> dict[str, dict[str, _Element]]:
    """Heading style's id → the properties of its level in the reference's own list."""
    if reference.numbering is None:
        return {}
    abstracts = {one.get(f"{W}abstractNumId"): one for one in reference.numbering.iter(f"{W}abstractNum")}
    nums = {
        one.get(f"{W}numId"): abstracts.get(inner.get(f"{W}val"))
        for one in reference.numbering.iter(f"{W}num")
        if (inner := one.find(f"{W}abstractNumId")) is not None
    }
    by_id = {style.get(f"{W}styleId"): style for style in reference.styles.iter(f"{W}style")}
    found = {}
    for depth in range(1, 10):
        identity = ids.get(f"Heading{depth}", "")
        number = by_id[identity].find(f"{W}pPr/{W}numPr") if identity in by_id else None
        if number is None or number.find(f"{W}numId") is None:
            continue
        abstract = nums.get(number.find(f"{W}numId").get(f"{W}val"))
        level = number.find(f"{W}ilvl")
        wanted = level.get(f"{W}val") if level is not None else "0"
        for one in abstract.iter(f"{W}lvl") if abstract is not None else ():
            if one.get(f"{W}ilvl") == wanted:
                found[identity] = {name: inner for name in _LOOK if (inner := one.find(f"{W}{name}")) is not None}
    return found


def _look(level: _Element, look: Mapping[str, _Element]) -> None:
    for name, element in look.items():
        for old in level.findall(f"{W}{name}"):
            level.remove(old)
        before = _LEVEL_ORDER[: _LEVEL_ORDER.index(name)]
        at = sum(str(child.tag).removeprefix(W) in before for child in level)
        level.insert(at, copy.deepcopy(element))


def _settings(reference: Reference, ours: _Element) -> bytes:
    """Ours, with what of the reference's decides the layout; each at its place."""
    own = {str(child.tag).removeprefix(W): child for child in ours}
    theirs = reference.settings if reference.settings is not None else ()
    taken = {str(child.tag).removeprefix(W): copy.deepcopy(child) for child in theirs if isinstance(child.tag, str)}
    for child in list(ours):
        ours.remove(child)
    for entry in _SETTINGS:
        name = entry.lstrip("*")
        chosen = own.get(name) if name == entry else taken.get(name, own.get(name))
        if chosen is not None:
            ours.append(chosen)
    return _bytes(ours)


def _fonts(table: _Element) -> bytes:
    """The reference's table of fonts, without those that are embedded in it."""
    root = copy.deepcopy(table)
    for name in ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic"):
        for one in list(root.iter(f"{W}{name}")):
            one.getparent().remove(one)  # type: ignore[union-attr]
    return _bytes(root)


def _unused(identity: str, taken: Iterable[str]) -> str:
    known = set(taken)
    return next(name for name in (identity, *(f"{identity}{n}" for n in range(1, len(known) + 2))) if name not in known)


def _name(style: _Element) -> str:
    name = style.find(f"{W}name")
    return (name.get(f"{W}val") or "") if name is not None else ""


def _root(xml: str | bytes) -> Any:
    from lxml import etree

    return etree.fromstring(xml.encode() if isinstance(xml, str) else xml)


def _bytes(root: _Element) -> bytes:
    from lxml import etree

    etree.cleanup_namespaces(root, keep_ns_prefixes=[prefix for prefix in root.nsmap if prefix])
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made


def _bare(xml: str) -> str:
    """An element as it may stand in our own text, where its names are declared already."""
    return re.sub(r' xmlns:\w+="[^"]*"', "", xml)
