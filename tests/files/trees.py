"""Random YAML data, drafts, layouts and edits, for the properties of writing and respelling."""

from __future__ import annotations

import copy
import random
from typing import Any

from hypothesis import strategies as st

#: texts that YAML, or some reader of it, takes for something else
NASTY = [
    "012",
    "NO",
    "a: b",
    "a #b",
    "# c",
    "~",
    "",
    "　全角",
    "x ",
    "a:",
    "- a",
    "-",
    "?",
    "{{年}}まで",
    "[x]",
    '"',
    "\\",
    "'",
    "\"'",
    "%",
    "@",
    "`",
    "!x",
    "&x",
    "*x",
    ">",
    "---",
    "...",
    "2027-08-01",
    "2027-08",
    "1e5",
    "0x1f",
    "1_000",
    "12:30:45",
    "null",
    "Null",
    "=",
    "<<",
    "::",
    ": ",
    "a:b",
    "「a: b」",
    "・",
    ",",
    "a,b",
    "y",
    ".5",
    "+1",
    "true",
    "　",
    "  ",
    "𠮷野",
    "①",
]
NASTY += ["\n", "a\n", "a\n\n", "\na", "a\nb", "a\n\nb\n", " a\nb", "a \nb", "a\n  b\nc", "a\n# b", "　あ\n　い", "|"]
NASTY += [
    "\t",
    "a\tb",
    "\u2028",
    "\ufeff",
    "\x85",
    "\r\n",
    "\x00",
    "\x1b[0m",
    "\u202e",
    "\xa0",
    "\U0010ffff",
    "\u3000a\n",
]

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12),
    st.lists(st.sampled_from(NASTY), max_size=4).map("".join),
)
keys = st.one_of(
    st.sampled_from(["text", "slots", "sources", "topics", "clauses", "a", "年度", "precedents", "parts"]),
    texts.filter(bool),
)
scalars = st.one_of(texts, st.none(), st.booleans(), st.integers(-99, 9999), st.sampled_from([0.5, 25.0, 10.5]))
values = st.recursive(
    scalars,
    lambda below: st.one_of(st.lists(below, max_size=4), st.dictionaries(keys, below, max_size=4)),
    max_leaves=12,
)
mappings = st.dictionaries(keys, values, min_size=1, max_size=4)

_ids = st.sampled_from("abcde")
entries = st.one_of(
    texts,
    st.fixed_dictionaries({"use": _ids}, optional={"text": texts}),
    st.fixed_dictionaries({"id": _ids, "text": texts}),
    st.fixed_dictionaries(
        {"table": st.fixed_dictionaries({"rows": st.lists(st.lists(texts, max_size=2), max_size=2)})}
    ),
)
_leaf = st.fixed_dictionaries({"heading": texts}, optional={"clauses": st.lists(entries, max_size=4)})
sections = st.recursive(
    _leaf,
    lambda below: st.fixed_dictionaries(
        {"heading": texts},
        optional={"clauses": st.lists(entries, max_size=3), "sections": st.lists(below, max_size=3)},
    ),
    max_leaves=6,
)
drafts = st.fixed_dictionaries(
    {"title": texts},
    optional={
        "addressees": st.lists(texts, max_size=3),
        "values": st.dictionaries(texts.filter(bool), texts, max_size=2),
        "preamble": st.lists(entries, max_size=2),
        "sections": st.lists(sections, max_size=3),
        "closing": st.fixed_dictionaries({}, optional={"end": scalars}),
    },
)

_NEW: tuple[Any, ...] = (
    "新: い",
    "a\nb\n",
    None,
    [],
    {},
    ["x", "y"],
    {"k": "v"},
    [{"use": "q", "text": "あ\nい"}],
    7,
    True,
)


def edited(data: dict[str, Any], rnd: random.Random) -> dict[str, Any]:
    """A copy with up to three edits: entries moved, removed, copied elsewhere, values and keys changed."""
    data = copy.deepcopy(data)
    for _ in range(rnd.randint(0, 3)):
        holders = list(_holders(data))
        holder = rnd.choice(holders)
        if isinstance(holder, list):
            lists = [one for one in holders if isinstance(one, list)]
            _edit_list(holder, lists, rnd)
        elif holder:
            _edit_mapping(holder, holder is data, rnd)
    return data


def _holders(value: Any) -> Any:
    if isinstance(value, dict | list):
        yield value
        for one in value.values() if isinstance(value, dict) else value:
            yield from _holders(one)


def _edit_list(holder: list[Any], lists: list[list[Any]], rnd: random.Random) -> None:
    if not holder:
        holder.append(copy.deepcopy(rnd.choice(_NEW)))
        return
    at = rnd.randrange(len(holder))
    match rnd.randint(0, 3):
        case 0:
            holder.insert(rnd.randrange(len(holder) + 1), holder.pop(at))
        case 1:
            del holder[at]
        case 2:
            rnd.choice(lists).append(copy.deepcopy(holder[at]))
        case _:
            holder[at] = copy.deepcopy(rnd.choice(_NEW))


def _edit_mapping(holder: dict[str, Any], top: bool, rnd: random.Random) -> None:
    name = rnd.choice(list(holder))
    match rnd.randint(0, 2):
        case 0 if not top or len(holder) > 1:
            del holder[name]
        case 1:
            holder[name] = copy.deepcopy(rnd.choice(_NEW))
        case _:
            holder[f"new{rnd.randint(0, 9)}"] = copy.deepcopy(rnd.choice(_NEW))


def garnished(text: str, rnd: random.Random) -> str:
    """House style with comments and blank lines strewn in, as people do."""
    out: list[str] = []
    literal: int | None = None
    for line in text.split("\n")[:-1]:
        indent = len(line) - len(line.lstrip(" "))
        if literal is not None and (not line.strip() or indent > literal):
            out.append(line)
            continue
        literal = None
        if rnd.random() < 0.2:
            out.append(" " * indent + f"# メモ{rnd.randint(0, 99)}")
        if rnd.random() < 0.1:
            out.append("")
        if line.endswith(("|", "|-")):
            literal = indent
        elif rnd.random() < 0.2:
            out.append(line + "  # 末")
            continue
        out.append(line)
    return "\n".join(out) + "\n"
