"""The house style of YAML that drafter writes: plain data → text.

Two blanks of indentation, block style, lists indented under their key, texts of several lines as literal ``|`` or
``|-``, Japanese neither escaped nor folded; plain where every YAML reader (1.1 and 1.2) takes it for the same text,
else in quotes. Short flat mappings and lists of short words stand on one line, as in the library's sources and topics.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from drafter.errors import InputError
from drafter.language import Message

#: a scalar's style: plain, single or double quotes, literal; "" leaves the choice to the house
Style = Literal["", "plain", "'", '"', "|"]

#: lists whose short flat mappings stand on one line, and mappings whose values do
FLOW_LISTS = frozenset(("sources", "precedents", "parts", "levels"))
FLOW_MAPS = frozenset(("slots",))
#: lists of texts that stay one a line however short
BLOCK_LISTS = frozenset(("preamble", "front", "paragraphs", "clauses", "sections", "suppress"))
_WIDTH = 100
_WORD = 24

# Characters that cannot stand as themselves: controls, U+0085, no-break blank, line separators, direction marks,
# byte order mark, surrogates, non-characters.
_ESCAPED = re.compile(
    "[^\x20-\x7e\xa1-\u200a\u2010-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010fffd]"
)
# what YAML 1.1 or 1.2 would take for null, a boolean, a number, a merge
_OTHER_TYPE = re.compile(
    r"(?i:~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?\.inf|\.nan)|[-+]?[0-9][0-9_,:]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?"
    r"|[-+]?\.[0-9_]+([eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F_]+"
)
_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`.=<~")
_SIMPLE_KEY = 1000  # libyaml takes no longer key without "? " before it


@dataclass(frozen=True, slots=True)
class House:
    """Indentation: of what stands beneath a key, and of a list beneath its key."""

    step: int = 2
    offset: int = 2


def plain_text(value: object) -> str | None:
    """A scalar as the loader hands it back: ``True`` → ``true``, ``2`` → ``2``, ``25.0`` → ``25``."""
    match value:
        case None | str():
            return value
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return f"{value:.10g}"
        case _:
            raise TypeError(f"no YAML value: {type(value).__name__}")


def scalar(value: object, indent: int, *, flow: bool = False, prefer: Style = "") -> str:
    """A scalar as written after ``key: `` or ``- ``.

    Args:
        value: str, bool, int, float or None.
        indent: blanks before the lines of a literal text.
        flow: whether it stands within brackets.
        prefer: the style to keep where it can hold the text.

    Raises:
        InputError: a text with half a character (a lone surrogate), which no file can hold.
    """
    if value is None:
        return "null"
    if not isinstance(value, str):
        return plain_text(value) or "null"
    if not flow and (("\n" in value and prefer in ("", "plain", "|")) or prefer == "|") and _fits_literal(value):
        return _literal(value, indent)
    if prefer in ("", "plain") and _fits_plain(value, flow=flow):
        return value
    escaped = _ESCAPED.search(value)
    if not escaped and prefer == "'":
        return _single(value)
    if not escaped and prefer != '"' and ('"' in value or "\\" in value):
        return _single(value)
    return _double(value)


def _fits_plain(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip() or text[0] in _FIRST or text.endswith(":"):
        return False
    if ": " in text or " #" in text or _ESCAPED.search(text):
        return False
    if flow and re.search(r"[,\[\]{}:#]", text):
        return False
    return not _OTHER_TYPE.fullmatch(text) or bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", text))


def _fits_literal(text: str) -> bool:
    lines = text.split("\n")
    body = lines[:-1] if lines[-1] == "" else lines
    if not body or not body[0] or body[0][0] == " " or not body[-1]:
        return False
    return not any(line != line.rstrip() or _ESCAPED.search(line) for line in body)


def _literal(text: str, indent: int) -> str:
    mark = "|" if text.endswith("\n") else "|-"
    pad = " " * indent
    return "\n".join([mark, *(pad + line if line else "" for line in text.removesuffix("\n").split("\n"))])


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\x00": "\\0"}


def _double(text: str) -> str:
    def escape(match: re.Match[str]) -> str:
        code = ord(match[0])
        if 0xD800 <= code <= 0xDFFF:
            raise InputError(
                Message(
                    ja="文字の半分（サロゲート）が含まれるため保存できません",
                    en="cannot be saved: the text holds half a character (a lone surrogate)",
                )
            )
        return _SHORT.get(match[0]) or (
            f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}" if code < 65536 else f"\\U{code:08X}"
        )

    return '"' + _ESCAPED.sub(escape, text.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def key(name: str, *, flow: bool = False) -> str:
    """A mapping's key with its colon."""
    spelled = name if _fits_plain(name, flow=True) else _double(name)
    if len(spelled) > _SIMPLE_KEY:
        raise InputError(
            Message(ja=f"キーが長すぎます（{len(name)} 字）", en=f"a key is too long ({len(name)} characters)")
        )
    return spelled + ":"


def is_flow(value: object, name: str) -> bool:
    """Whether a value stands on one line in brackets: an empty one, short words, a small flat mapping.

    Args:
        value: a mapping or list.
        name: the key that it, or the list that it is in, stands under.
    """
    if not isinstance(value, dict | list) or not value:
        return isinstance(value, dict | list)
    if not _flat(value):
        return False
    if isinstance(value, dict):
        return name in FLOW_LISTS | FLOW_MAPS and width(flow(value)) <= _WIDTH
    if name in BLOCK_LISTS:
        return False
    return all(width(str(item)) <= _WORD for item in value) and width(flow(value)) <= _WIDTH


def _flat(value: dict[str, Any] | list[Any]) -> bool:
    inner = value.values() if isinstance(value, dict) else value
    return all(not isinstance(one, dict | list) and "\n" not in str(one) for one in inner)


def flow(value: object) -> str:
    """A value in brackets, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key(k, flow=True)} {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, 0, flow=True)


def width(text: str) -> int:
    """Rough width in half-width cells, to decide what fits a line."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)


def after_key(value: object, column: int, house: House, name: str) -> str:
    """What follows ``key:`` of a mapping at ``column``: blank and value, the lines beneath, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, dict | list) and is_flow(value, name):
        return " " + flow(value)
    if isinstance(value, dict):
        below = column + house.step
        return "\n" + " " * below + mapping(value, below, house, name)
    if isinstance(value, list):
        below = column + house.offset
        return "\n" + " " * below + sequence(value, below, house, name)
    return " " + scalar(value, column + house.step)


def mapping(value: dict[str, Any], column: int, house: House, name: str = "") -> str:
    """A mapping in block style whose first key stands at ``column`` (that line's own blanks not included)."""
    pairs = (
        f"{key(k)} {flow(v)}" if name in FLOW_MAPS and is_flow(v, name) else key(k) + after_key(v, column, house, k)
        for k, v in value.items()
    )
    return ("\n" + " " * column).join(pairs)


def sequence(value: list[Any], column: int, house: House, name: str) -> str:
    """A list in block style whose first dash stands at ``column`` (that line's own blanks not included)."""
    return ("\n" + " " * column).join(item(one, column, house, name) for one in value)


def item(value: object, column: int, house: House, name: str) -> str:
    """One entry of a list with its dash at ``column``."""
    if isinstance(value, dict | list) and is_flow(value, "" if isinstance(value, list) else name):
        return "- " + flow(value)
    if isinstance(value, dict):
        return "- " + mapping(value, column + 2, house)
    if isinstance(value, list):
        return "- " + sequence(value, column + 2, house, "")
    return "- " + scalar(value, column + 2)
