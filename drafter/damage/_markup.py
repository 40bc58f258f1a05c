"""Markup that was left in the words: tags, entities, marks of Markdown, control words, errors of fields and cells."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from drafter.damage._hit import JAPANESE, Hit, Known
from drafter.damage._texts import Text
from drafter.japanese import lazy

_ANY = lazy.compile(r"[<&*_#`\\\[!！]")
_TAG = lazy.compile(
    r"</?(?:a|b|big|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|rp|rt|ruby|s|small|span|strong|sub|sup|table|tbody"
    r"|td|th|thead|tr|u|ul)(?:\s[^<>]{0,200})?\s*/?>",
    re.IGNORECASE,
)
_ENTITY = lazy.compile(
    r"&(?:nbsp|amp|lt|gt|quot|apos|hellip|mdash|ndash|middot|yen|times|copy|reg|emsp|ensp|thinsp"
    r"|\#[0-9]{2,6}|\#x[0-9A-Fa-f]{2,5});"
)
#: carriage returns of Office Open XML (ECMA-376 Part 1, 22.4.2.4), and escapes that stand between Japanese letters
_ESCAPE = lazy.compile(rf"_x000[0-9A-Fa-f]_|(?<=[{JAPANESE}、。」）])\\[nrt](?![A-Za-z])")
_CONTROL = lazy.compile(
    r"\\(?:pard?|tab|line|rtf1|fs[0-9]+|textbf|textit|item|section|begin|end|linebreak|newline)(?![A-Za-z])[ ]?"
)
_LINK = lazy.compile(r"!?\[(?P<words>[^\[\]\n]{1,80})\]\((?:https?://|mailto:|#|/|\./)[^()\s]{0,300}\)")
_STRONG = lazy.compile(
    r"(?<![*＊\w])\*\*(?P<star>[^*\s](?:[^*\n]{0,118}[^*\s])?)\*\*(?!\*)|(?<![_\w])__(?P<line>[^_\s](?:[^_\n]{0,118}[^_\s])?)__(?![_\w])"
)
_STRONG_IN = lazy.compile(rf"(?<=[{JAPANESE}、。「（])\*\*(?P<star>[^*\s](?:[^*\n]{{0,118}}[^*\s])?)\*\*(?!\*)")
_LINE_IN = lazy.compile(
    rf"(?:^|(?<=[{JAPANESE}、。「（]))(?<![第和成約計全])__"
    rf"(?P<line>(?![年月日回号条項円人名件])[{JAPANESE}]{{2,40}})__(?=[{JAPANESE}、。」）])"
)
#: a group of Rich Text: {\\b words}
_GROUP = lazy.compile(r"\{\\(?:b|i|ul|f\d+|fs\d+|cf\d+|strike|sub|super) (?P<group>[^{}\\]{1,80})\}")
_HEADING = lazy.compile(r"\A#{1,6} +(?=\S)")
_CODE = lazy.compile(r"```[a-z]*|(?<!`)`(?P<code>[^`\n]{1,80})`(?!`)")
_FAILED = lazy.compile(
    r"(?:エラー|Error)\s?[!！]\s?(?:参照元が見つかりません。?|ブックマークが(?:定義されていません|自己参照を行っています)。?"
    r"|指定したスタイルは使われていません。?|ハイパーリンクの参照に誤りがあります。?"
    r"|Reference source not found\.?|Bookmark not defined\.?)"
    r"|#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)|(?<![A-Za-z])MERGE(?:FORMAT|FIELD)(?![A-Za-z])"
)


def find(text: Text, known: Known) -> Iterator[Hit]:
    """Every stretch of markup of a text; the words that it encloses stay."""
    words = text.text
    if text.field == "label" or (not _ANY.search(words) and "MERGE" not in words and "_x000" not in words):
        return
    for found in _FAILED.finditer(words):
        yield Hit("failed", found.start(), found.end(), None)
    for pattern in (_TAG, _ESCAPE, _CONTROL, _HEADING):
        for found in pattern.finditer(words):
            yield Hit("remnant", found.start(), found.end(), "", safe=True)
    for found in _ENTITY.finditer(words):
        plain = html.unescape(found[0]).replace("\xa0", " ")
        if len(plain) == 1 and (plain.isprintable() or plain.isspace()):
            yield Hit("remnant", found.start(), found.end(), plain, safe=True)
    for pattern in (_LINK, _STRONG, _STRONG_IN, _LINE_IN, _GROUP, _CODE):
        for found in pattern.finditer(words):
            inside = next((group for group in found.groups() if group), "")
            yield Hit("remnant", found.start(), found.end(), inside, safe=pattern is not _LINK)
