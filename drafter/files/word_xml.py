"""XML of a Word file: names, safe parsing, and the body in pieces so that memory stays small.

Strict files (ISO/IEC 29500-1) use other namespaces than those that Word writes by default (29500-4, transitional);
their names are turned into the transitional ones before parsing.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from drafter.errors import InputError, Place
from drafter.files import limits
from drafter.language import Message

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that everybody uses
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"

_STRICT = re.compile(rb"(=\s*[\"'])http://purl\.oclc\.org/ooxml/([A-Za-z]+)/")
_CHUNK = 1 << 18
#: memory of an element (its node and that of the text behind it) and of an attribute (node, text node), measured
_PER_TAG, _PER_ATTRIBUTE = 130, 240
#: libxml2's own limits: depth 256, ten million characters in one text (XML_ERR_RESOURCE_LIMIT)
_RESOURCES = 114
#: set on an element that was read and could not be removed yet
_READ = "drafter-read"


def parse(data: bytes, file: str, name: str) -> _Element:
    """The root of a part.

    Args:
        data: the part's bytes. file: the Word file, name: the part's name, for messages.

    Raises:
        InputError: damaged, too many elements, too deep, or with a document type definition.
    """
    from lxml import etree

    data = _safe(data, file, name)
    if _weight(data) > limits.WORD_BLOCK_BYTES:
        raise too_much(file, name)
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        raise _damaged(error, file, name) from error


def body(data: bytes, file: str, name: str) -> Iterator[_Element]:
    """The children of ``w:body`` one after the other; each is emptied when the next is asked for.

    Raises:
        InputError: as ``parse``; also for a part without ``w:body``, or with one block too large.
    """
    from lxml import etree

    data = _safe(data, file, name)
    if sum(map(data.count, (b":p>", b":p/>", b":br/>", b":cr/>"))) > limits.WORD_PARAGRAPHS:
        raise too_much(file, name)
    parser = etree.XMLPullParser(events=("end",), tag=(f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}body"), **_SAFE)
    found, weight = False, 0
    try:
        for start in range(0, len(data), _CHUNK):
            chunk = data[start : start + _CHUNK]
            parser.feed(chunk)
            weight += _weight(chunk)
            if weight > limits.WORD_BLOCK_BYTES:
                raise too_much(file, name)
            for block in _finished(parser):
                found = True
                yield from block
                weight = 0
        parser.close()
        for block in _finished(parser):
            found = True
            yield from block
    except etree.XMLSyntaxError as error:
        raise _damaged(error, file, name) from error
    if not found:
        raise InputError(
            Message(ja="Word 文書の本文がありません", en="the file has no body of a Word document"),
            Place(file),
            _SAVE_AGAIN,
        )


def _finished(parser: Any) -> Iterator[Iterator[_Element]]:
    for _, element in parser.read_events():
        parent = element.getparent()
        if element.tag == f"{W}body":
            if parent is not None and parent.getparent() is None:
                yield _through(element, None)
        elif parent is not None and parent.tag == f"{W}body":
            yield _through(parent, element)


def _through(parent: _Element, last: _Element | None) -> Iterator[_Element]:
    """The children up to one (None: all); it stays behind, empty, for the parser still holds it."""
    while (child := next(iter(parent), None)) is not None:
        if child.get(_READ) is None:
            yield child
        if child is last:
            child.clear(keep_tail=True)  # type: ignore[call-arg]
            child.set(_READ, "1")
            break
        parent.remove(child)


_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "encoding": "utf-8",
}
_SAVE_AGAIN = Message(
    ja="Word で開いて「名前を付けて保存」→「Word 文書（.docx）」で保存し直してください",
    en="open it in Word and save it again as a Word document (.docx)",
)


def _parser() -> XMLParser:
    from lxml import etree

    return etree.XMLParser(**_SAFE)


def _safe(data: bytes, file: str, name: str) -> bytes:
    """UTF-8, transitional names, no document type, not too many elements."""
    data = _utf8(data, file, name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise InputError(
            Message(
                ja=f"文書型宣言（DOCTYPE）を含むため読みません（{name}）。Word はこれを書きません",
                en=f"not read: {name} holds a DOCTYPE, which Word never writes",
            ),
            Place(file),
            _SAVE_AGAIN,
        )
    if data.count(b"<") - data.count(b"</") > limits.WORD_ELEMENTS:
        raise too_much(file, name)
    return _STRICT.sub(rb"\1http://schemas.openxmlformats.org/\2/2006/", data) if b"//purl.oclc.org" in data else data


def _utf8(data: bytes, file: str, name: str) -> bytes:
    """ECMA-376 part 2 allows UTF-8 and UTF-16 only; others are read as what they declare, if Python knows it."""
    head = data[:200]
    if head.startswith(codecs.BOM_UTF8):
        return data[3:]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif head[:4] == b"<\x00?\x00":
        encoding = "utf-16-le"
    elif head[:4] == b"\x00<\x00?":
        encoding = "utf-16-be"
    else:
        declared = re.match(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", head)
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
        if encoding in ("utf-8", "utf8", "us-ascii", "ascii"):
            return data
    try:
        return data.decode(encoding).encode("utf-8")
    except (LookupError, UnicodeError) as error:
        raise InputError(
            Message(ja=f"文字コードが壊れています（{name}）", en=f"the encoding of {name} is damaged or not known"),
            Place(file),
            _SAVE_AGAIN,
        ) from error


def _weight(data: bytes) -> int:
    """Memory that the tree of a stretch of XML takes, about."""
    return len(data) + _PER_TAG * data.count(b"<") + _PER_ATTRIBUTE * (data.count(b'="') + data.count(b"='"))


def too_much(file: str, name: str) -> InputError:
    """The part holds more than a document can."""
    return InputError(
        Message(
            ja=f"要素が多すぎて読めません（{name}）。提言・要望書の大きさではありません",
            en=f"too many elements in {name}: this is larger than any proposal",
        ),
        Place(file),
        Message(
            ja="一つの文書ごとに分け、使っていない段落や表を消してください",
            en="split it into one file a document, and remove paragraphs and tables that nobody uses",
        ),
    )


def _damaged(error: Any, file: str, name: str) -> InputError:
    if error.code == _RESOURCES and "depth" not in str(error).lower():
        return too_much(file, name)
    if error.code == _RESOURCES:
        return InputError(
            Message(ja=f"入れ子が深すぎて読めません（{name}）", en=f"{name} is nested too deeply to be read"),
            Place(file),
            Message(
                ja="表の中の表などの入れ子を減らして保存し直してください",
                en="save it with fewer tables within tables",
            ),
        )
    return InputError(
        Message(ja=f"ファイルが壊れています（{name}）", en=f"the file is damaged ({name} is no whole XML)"),
        Place(file),
        _SAVE_AGAIN,
    )
