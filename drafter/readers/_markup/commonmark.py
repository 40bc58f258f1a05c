"""Markdown → HTML that has the same lines: what stood in line 12 stands in line 12, so that one walk serves both.

CommonMark 0.31 with GitHub's tables and strikethrough, by markdown-it; and two shapes of its own: footnotes
(``[^1]: …``), and rows of cells parted by tabs, which converters from PDF leave.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from drafter.errors import InputError, Place
from drafter.files import limits
from drafter.language import Message
from drafter.readers._markup import dialects, source

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_MARKERS = re.compile(r"[ \t]*(?:(?:>|[-+*](?=[ \t>])|\d{1,9}[.)](?=[ \t]))[ \t]*)*")
_MARKER = re.compile(r">|[-+*](?=[ \t>])|\d[.)](?=[ \t])")
_DELIMITERS = re.compile(r"[ \t>|:\-]*-[ \t>|:\-]*")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,20}\]:")
#: signs at which an inline parser looks for a partner; a paragraph of a document has a handful
_PARTNERS = re.compile(r"[\[\]!*_`~<&\\]")
_MOST_PARTNERS = 4000


def to_html(text: str, file: str) -> str:
    """HTML of a Markdown text, line by line.

    Raises:
        InputError: nested deeper than anybody reads, or a paragraph that is all signs.
    """
    _bounded(text, file)
    lines = text.split("\n")
    parser = _parser(lines)
    environment: dict[str, Any] = {}
    out = _Lines()
    tokens = parser.parse(text, environment)
    _count(tokens)
    for token in tokens:
        out.token(token, parser, environment)
    return "".join(out.parts)


def _count(tokens: Sequence[Token]) -> None:
    """Lists whose items all carry one number (``1. 1. 1.``) leave the counting to the program that shows them;
    other numbers are as they were typed."""
    open_: list[list[Token]] = []
    for token in tokens:
        match token.type:
            case "ordered_list_open" | "bullet_list_open":
                open_.append([])
            case "list_item_open":
                open_[-1].append(token)
            case "ordered_list_close" | "bullet_list_close":
                items = open_.pop()
                if token.type.startswith("ordered") and len({item.info for item in items}) == 1:
                    for further, item in enumerate(items):
                        item.info = str(int(item.info) + further)
            case _:
                pass


def _bounded(text: str, file: str) -> None:
    """Refuse what would make the parser's time grow with the square of the text, or be left out by it."""
    lines = text.split("\n")
    written = sum(1 for line in lines if line.strip())
    if written > limits.MARKUP_BLOCKS:
        raise source.refused(file, source.too_long(written))
    signs = total = marks = columns = 0
    for number, line in enumerate(lines, 1):
        found = _nesting(line)
        if found > limits.MARKDOWN_DEPTH:
            raise _refused(file, number, "リストや引用の入れ子が深すぎます", "lists or quotations are nested too deep")
        columns = _columns(line, columns)
        marks += found + max(line.count("|"), columns)
        if marks > limits.MARKDOWN_MARKS:
            raise _refused(file, number, "表や入れ子の記号が多すぎます", "too many signs of tables and nested lists")
        here = len(_PARTNERS.findall(line))
        signs, total = signs + here if line.strip() else 0, total + here
        if signs > _MOST_PARTNERS or total > limits.MARKDOWN_SIGNS:
            where = ("一つの段落に", " in one paragraph") if signs > _MOST_PARTNERS else ("", "")
            raise _refused(
                file,
                number,
                f"{where[0]}Markdown の記号（[ * ` など）が多すぎます",
                f"too many signs of Markdown ([ * ` …){where[1]}",
            )


def _nesting(line: str) -> int:
    """How many lists and quotations a line stands in, by its signs and blanks."""
    ahead = _MARKERS.match(line)
    if not ahead or not ahead.end():
        return 0
    deep = len(ahead[0].expandtabs(4)) // 8 if ahead.end() > limits.MARKDOWN_DEPTH else 0
    return len(_MARKER.findall(ahead[0])) + deep


def _columns(line: str, columns: int) -> int:
    """Columns of the table that a line stands in, which the parser fills up to; 0 outside tables."""
    if not line.strip():
        return 0
    return line.count("|") if "|" in line and _DELIMITERS.fullmatch(line) else columns


def _refused(file: str, line: int, ja: str, en: str) -> InputError:
    return InputError(
        Message(ja=ja, en=en),
        Place(file, line),
        Message(ja="その箇所を平文に直してください", en="turn that passage into plain text"),
    )


def _parser(lines: Sequence[str]) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": limits.MARKDOWN_DEPTH * 4, "html": True})
    parser.enable(["table", "strikethrough"])
    parser.disable("text_join")  # or an escaped sign could not be told from a loose one

    def footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        begin = state.bMarks[start] + state.tShift[start]
        if not _FOOTNOTE.match(state.src, begin, state.eMarks[start]):
            return False
        if silent:
            return True
        last = start + 1
        while (
            last < end
            and not state.isEmpty(last)
            and not _FOOTNOTE.match(state.src, state.bMarks[last] + state.tShift[last])
        ):
            last += 1
        _paragraph(state, start, last, {"data-footnote": "1"})
        return True

    def tabbed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        count = _tabs(lines, start)
        if not count or state.blkIndent or start + 1 >= end or _tabs(lines, start + 1) != count:
            return False
        if silent:
            return True
        last = start
        while last < end and _tabs(lines, last) == count:
            last += 1
        token = state.push("tabbed", "table", 0)
        token.map, token.content = [start, last], "\n".join(lines[start:last])
        state.line = last
        return True

    dialects.enable(parser)
    parser.block.ruler.before("reference", "footnote", footnote, {"alt": ["paragraph"]})
    parser.block.ruler.before("table", "tabbed", tabbed, {"alt": ["paragraph"]})
    return parser


def _tabs(lines: Sequence[str], at: int) -> int:
    """How many tabs part the cells of a line; 0 where it begins with a blank or has none within."""
    line = lines[at] if at < len(lines) else ""
    return line.rstrip().count("\t") if line[:1].strip() else 0


def _paragraph(state: StateBlock, start: int, last: int, attributes: dict[str, str]) -> None:
    token = state.push("paragraph_open", "p", 1)
    token.map, token.attrs = [start, last], dict(attributes)
    inline = state.push("inline", "", 0)
    inline.map, inline.children = [start, last], []
    inline.content = state.getLines(start, last, state.blkIndent, False).strip()
    state.push("paragraph_close", "p", -1)
    state.line = last


class _Lines:
    """HTML that is being written. ``line``: of the next character, from 0."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.line = 0

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.line += text.count("\n")

    def to(self, line: int) -> None:
        """Go to a line of the source."""
        if line > self.line:
            self.put("\n" * (line - self.line))

    def token(self, token: Token, parser: MarkdownIt, environment: dict[str, Any]) -> None:
        if token.map and token.nesting >= 0:
            self.to(token.map[0])
        content = token.content.rstrip("\n")
        match token.type:
            case "inline":
                self.put(_inline(token, parser, environment))
            case "html_block":
                self.put(content)
            case "fence":
                self.put("\n<pre>" + html.escape(content) + "</pre>")
            case "code_block":
                self.put("<pre>" + html.escape(content) + "</pre>")
            case "tabbed":
                self.put(_rows(content))
            case "hr":
                pass
            case _:
                self.put(_tag(token))


def _tag(token: Token) -> str:
    """A start or end tag; an item keeps the number that was typed."""
    if token.nesting < 0:
        return f"</{token.tag}>"
    attributes = dict(token.attrs)
    attributes.pop("start", None)
    if token.type == "list_item_open" and token.info:
        attributes["data-number"] = token.info + token.markup
    more = "".join(f' {key}="{html.escape(str(value))}"' for key, value in attributes.items())
    return f"<{token.tag}{more}>"


def _inline(token: Token, parser: MarkdownIt, environment: dict[str, Any]) -> str:
    """Running text: a line end is kept, and told apart from what HTML in the text brings along."""
    out = []
    for child in token.children or ():
        match child.type:
            case "softbreak":
                out.append('<br data-soft="">\n')
            case "hardbreak":
                out.append("<br>\n")
            case "html_inline":
                out.append(child.content)
            case "image":
                alt = html.escape(child.content)
                out.append(f'<img alt="{alt}" src="{html.escape(str(child.attrs.get("src", "")))}">')
            case "wiki":
                out.append(f'<a href="{html.escape(child.info)}">{html.escape(child.content)}</a>')
            case "picture":
                out.append(f'<img alt="" src="{html.escape(child.content)}">')
            case "marked":
                out.append(f"<mark>{_bold(child.content)}</mark>")
            case "text" if "**" in child.content:
                out.append(_bold(child.content))
            case "text" | "text_special":
                out.append(html.escape(child.content))
            case _:
                out.append(parser.renderer.render([child], parser.options, environment))
    return "".join(out)


def _bold(text: str) -> str:
    """Signs of bold type that CommonMark leaves as they stand, since Japanese has no blanks around words (§6.2, rules
    5 to 8 want a blank or punctuation outside): taken off, in pairs as bold."""
    pieces = text.split("**")
    out = [html.escape(pieces[0])]
    for order, piece in enumerate(pieces[1:], 1):
        last = order == len(pieces) - 1
        tag = "" if last and order % 2 else "<b>" if order % 2 else "</b>"
        out.append(tag + html.escape(piece))
    return "".join(out)


def _rows(content: str) -> str:
    """Rows of cells parted by tabs; the first is a heading row where the others hold more than short words."""
    out = []
    for order, line in enumerate(content.split("\n")):
        tag = "th" if order == 0 else "td"
        out.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in line.split("\t")) + "</tr>")
    return "<table>" + "\n".join(out) + "</table>"
