"""Text of an HTML file → a tree of libxml2, within limits; nothing outside the file is ever looked at.

libxml2's HTML parser copes with everything that browsers do (unclosed tags, wrong nesting). It stops at 256 levels
of nesting and at text nodes of ten megabytes: such a file is refused, since the rest of it would be lost.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from drafter.errors import InputError, Place
from drafter.files import limits
from drafter.files.reading import decode
from drafter.language import Message

if TYPE_CHECKING:
    from lxml.etree import _Element

#: where a charset may be told (WHATWG HTML §4.2.5.4 wants it within 1,024 bytes; old pages are longer in front)
_HEAD = 4096
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:\-]{2,40})", re.IGNORECASE)
#: labels of the Encoding Standard (WHATWG §4.2) for the encodings that Japanese pages are in
_LABELS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "ms932": "cp932",
    "cp932": "cp932",
    "windows-31j": "cp932",
    "csshiftjis": "cp932",
    "euc-jp": "euc_jp",
    "x-euc-jp": "euc_jp",
    "cseucpkdfmtjapanese": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext",
    "csiso2022jp": "iso2022_jp_ext",
}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BLOCK = re.compile(r"<(?:p|li|br|div|td|th|h[1-6]|dt|dd|tr|pre|option|hr|img|svg)\b", re.IGNORECASE)
#: what becomes a span of the text
_MARK = re.compile(r"<(?:rt|sup|sub|a|b|strong|em|i|u|s|strike|ins|del|code|kbd|mark|img)\b", re.IGNORECASE)
#: libxml2 compares each attribute of a tag with all others
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{4000,}")
_ATTRIBUTE = re.compile(r"[\s/\"']+(?=[^\s/\"'=])")
_MOST_ATTRIBUTES = 2000
#: libxml2 counts lines in sixteen bits
LAST_LINE = 65_535
#: what no HTML may hold and libxml2 would stop at
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TOO_DEEP = Message(ja="要素の入れ子が深すぎるか、一続きの文字が長すぎます", en="nested too deep, or one text too long")


def decoded(data: bytes, file: str) -> str:
    """The text of an HTML file: by its byte order mark, by the charset it names, else as any text file.

    Raises:
        InputError: no text, or bytes that are wrong in their encoding.
    """
    named = None if data.startswith(_MARKS) else _CHARSET.search(data[:_HEAD])
    encoding = _LABELS.get(named[1].decode("ascii").lower()) if named else None
    if encoding and b"\x00" not in data and not data.startswith((b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0")):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            pass  # a page that was saved anew in another encoding still names its old one
    return decode(data, file).text


def tree(text: str, file: str) -> _Element:
    """The root of a parsed text.

    Raises:
        InputError: too many tags, nested too deep, or nothing in it.
    """
    from lxml import etree

    tags = text.count("<")
    if tags > limits.HTML_TAGS:
        raise refused(
            file,
            Message(
                ja=f"タグが多すぎます（{tags:,} 個、上限 {limits.HTML_TAGS:,} 個）",
                en=f"too many tags ({tags:,}, at most {limits.HTML_TAGS:,})",
            ),
        )
    blocks = sum(1 for _ in _BLOCK.finditer(text)) if tags > limits.MARKUP_BLOCKS else 0
    if blocks > limits.MARKUP_BLOCKS:
        raise refused(file, too_long(blocks))
    marks = sum(1 for _ in _MARK.finditer(text)) if tags > limits.MARKUP_MARKS else 0
    if marks > limits.MARKUP_MARKS:
        raise refused(
            file,
            Message(
                ja=f"文字の飾り・ルビ・リンクが多すぎます（{marks:,} 個、上限 {limits.MARKUP_MARKS:,} 個）",
                en=f"too many marks on the text: bold, ruby, links ({marks:,}, at most {limits.MARKUP_MARKS:,})",
            ),
        )
    if len(text) > limits.MARKUP_TEXT and max(map(len, text.split("<"))) > limits.MARKUP_TEXT:
        raise refused(file, _TOO_DEEP)
    for tag in _LONG_TAG.finditer(text):
        if len(_ATTRIBUTE.findall(tag[0])) > _MOST_ATTRIBUTES:
            raise refused(
                file,
                Message(ja="一つのタグに属性が多すぎます", en="too many attributes in one tag"),
                text.count("\n", 0, tag.start()) + 1,
            )
    body = _DECLARATION.sub(lambda m: "\n" * m[0].count("\n"), _CONTROL.sub("", text))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=False)
    try:
        root = etree.fromstring(body.encode("utf-8"), parser)
    except etree.ParserError:
        root = None
    except etree.XMLSyntaxError:
        root = None
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT" or (entry.level_name == "FATAL" and "xcessive" in entry.message):
            raise refused(
                file,
                _TOO_DEEP,
                entry.line,
            )
    if root is None:
        raise InputError(
            Message(ja="ファイルに文字がありません", en="the file holds no text"),
            Place(file),
            Message(ja="提言・要望書の本文を含むファイルを指定してください", en="name a file that holds a proposal"),
        )
    return root


def too_long(count: int) -> Message:
    """What is said of a file of too many paragraphs."""
    return Message(
        ja=f"段落が多すぎます（{count:,} 個、上限 {limits.MARKUP_BLOCKS:,} 個）",
        en=f"too many paragraphs ({count:,}, at most {limits.MARKUP_BLOCKS:,})",
    )


def refused(file: str, message: Message, line: int = 0) -> InputError:
    """A file beyond a limit."""
    return InputError(
        message,
        Place(file, line),
        Message(
            ja="本文だけを新しいファイルに写して保存し直してください",
            en="copy the text alone into a new file and save that",
        ),
    )
