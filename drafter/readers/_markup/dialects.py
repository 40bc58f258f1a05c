"""What programs write into Markdown beyond CommonMark: Obsidian, GitHub, HackMD, Qiita, Notion, converters from PDF.

Marks that print nothing are taken off; their lines are in the account as marks of the format. Escaped signs are left
alone, since the escape is read first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

#: lines that print nothing: containers (:::note), tables of contents to be filled in, tags of HackMD, comments
_SILENT = re.compile(
    r":{3,}[ \t]*(?:\{[^}]*\}|[\w-]+(?:[ \t]+[\w-]+)?)?[ \t]*|\[\[?_?TOC_?\]\]?|\$\{toc\}|%%[^%]*%%"
    r"|#{1,6}[ \t]*tags?:(?:[ \t]*`[^`]*`)+[ \t]*",
    re.IGNORECASE,
)
#: - 12 - : the number of a page, no item of a list
_PAGE = re.compile(r"[-–—][ \t]{1,3}\d{1,4}[ \t]{1,3}[-–—][ \t]*")
_ALERT = re.compile(r"\[![\w-]{2,20}\][-+]?[ \t]*")
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_WIKI = re.compile(r"!?\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")
_MARKED = re.compile(r"==(?=\S)([^=\n]{1,400})(?<=\S)==")
_COMMENT = re.compile(r"%%[^%\n]{1,2000}%%")
_BLOCK_NAME = re.compile(r"(?<=[ \t])\^[A-Za-z0-9-]{1,40}[ \t]*$")


def enable(parser: MarkdownIt) -> None:
    """Teach a parser these shapes."""
    parser.block.ruler.before("fence", "silent", _silent, {"alt": ["paragraph", "blockquote", "list"]})
    parser.block.ruler.before("list", "page", _page, {"alt": ["paragraph", "blockquote", "list"]})
    parser.inline.ruler.after("escape", "dialect", _dialect)


def _line(state: StateBlock, start: int) -> str:
    return state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]


def _silent(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not _SILENT.fullmatch(_line(state, start)):
        return False
    if not silent:
        state.line = start + 1
    return True


def _page(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not _PAGE.fullmatch(_line(state, start)):
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.map, token.content = [start, start + 1], f"<p>{_line(state, start).strip()}</p>"
        state.line = start + 1
    return True


def _dialect(state: StateInline, silent: bool) -> bool:
    """One mark of the text; what prints nothing gives no token."""
    sign = state.src[state.pos]
    if sign not in "[!=%^":
        return False
    if state.pos == 0 and sign == "[":
        if found := _ALERT.match(state.src):
            return _took(state, found)
        if (found := _TASK.match(state.src)) and state.level == 0:
            return _took(state, found, "text", "☐ " if found[1] == " " else "☑ ", silent=silent)
    if sign == "=" and (found := _MARKED.match(state.src, state.pos)):
        return _took(state, found, "marked", found[1], silent=silent)
    if sign == "%" and (found := _COMMENT.match(state.src, state.pos)):
        return _took(state, found)
    if sign == "^" and (found := _BLOCK_NAME.match(state.src, state.pos)):
        return _took(state, found)
    if sign in "[!" and (found := _WIKI.match(state.src, state.pos)):
        kind = "picture" if sign == "!" else "wiki"
        return _took(state, found, kind, found[2] or found[1], found[1], silent=silent)
    return False


def _took(
    state: StateInline, found: re.Match[str], kind: str = "", text: str = "", info: str = "", *, silent: bool = False
) -> bool:
    if kind and not silent:
        token = state.push(kind, "", 0)
        token.content, token.info = text, info
    state.pos = found.end()
    return True
