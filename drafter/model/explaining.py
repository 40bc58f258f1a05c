"""pydantic's errors in the words of the file: place, what is wrong, what would be right."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from pydantic import ValidationError

from drafter.errors import InputError
from drafter.files.yaml_load import YamlTree
from drafter.language import Message
from drafter.model._base import COUNTED, IDENTIFIER, ISO_DATE, NAMED, Shape
from drafter.model.draft import ENTRY_KEYS
from drafter.model.page import FIELDS

Path = tuple[str | int, ...]
Say = tuple[Message, Message | None]
#: what a header may name, as it is shown
_FIELDS = " ".join(f"{{{name}}}" for name in FIELDS)


def explain(shape: type[Shape], error: ValidationError, tree: YamlTree) -> list[InputError]:
    """All errors of a file as InputErrors with places.

    Args:
        shape: the file's shape.
        error: what pydantic raised for ``tree.data``.
        tree: the loaded file.
    """
    found = []
    for one in error.errors(include_url=False):
        path, holder = _locate(shape, one["loc"], tree.data)
        if not _meant(one, tree.data, path):
            continue
        message, hint = _say(one, path, holder)
        key = one["type"] in {"extra_forbidden"}
        found.append(InputError(message, tree.place(path, key=key), hint))
    return found


def shapes_of(annotation: object) -> list[type[Shape]]:
    """The shapes that an annotation may hold."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return [annotation]
    return [shape for inner in get_args(annotation) for shape in shapes_of(inner)]


def _locate(shape: type[Shape], loc: Sequence[str | int], data: object) -> tuple[Path, type[Shape] | None]:
    """The path in the file of pydantic's location, which names branches of unions too, and the shape that holds its
    last step."""
    path: list[str | int] = []
    candidates: list[type[Shape]] = [shape]
    holder: type[Shape] | None = shape
    for step in loc:
        if isinstance(step, str) and len(candidates) > 1:
            # a branch of Entry, by its key
            candidates = [c for c in candidates if next(iter(c.model_fields)) == step]
            continue
        if isinstance(step, str) and _is_branch(step, data):
            continue
        path.append(step)
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) and step < len(data) else None
            continue
        holder = candidates[0] if candidates else None
        field = holder.model_fields.get(step) if holder else None
        candidates = shapes_of(field.annotation) if field else []
        data = data.get(step) if isinstance(data, dict) else None
    return tuple(path), holder


def _is_branch(step: str, data: object) -> bool:
    """Whether a step names a branch of a plain union (``SchemeShape``, ``constrained-str``) and no key."""
    if isinstance(data, dict):
        return step not in data and (step[:1].isupper() or not re.fullmatch(r"[\w-]+", step))
    return True


def _meant(one: Mapping[str, Any], data: object, path: Path) -> bool:
    """Whether an error says something of its own.

    Of the two errors of a plain union, the one for the branch that the writer did not mean goes; so does "too short"
    where entries are there and have errors themselves.
    """
    value = one["input"]
    if one["type"] == "too_short" and len(value) >= one["ctx"]["min_length"]:
        return False
    steps = [step for step in one["loc"] if isinstance(step, str)]
    if one["type"] == "string_type" and isinstance(value, dict):
        return not (path and path[-1] == "numbering")
    return not (one["type"] == "model_type" and "SchemeShape" in steps)


def _say(one: Mapping[str, Any], path: Path, holder: type[Shape] | None) -> Say:
    kind, value, context = one["type"], one["input"], one.get("ctx", {})
    name = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        return _unknown(name, list(holder.model_fields) if holder else [])
    if kind == "missing":
        return (
            Message(ja=f"キー「{name}」がありません", en=f'the key "{name}" is missing'),
            Message(ja=f"「{name}: …」の行を加えてください", en=f'add a line "{name}: …"'),
        )
    if kind == "union_tag_not_found":
        return _entry(value)
    if value is None:
        return (
            Message(ja="値がありません", en="there is no value"),
            Message(ja="値を書くか、この行を消してください", en="write a value, or remove the line"),
        )
    if kind == "string_pattern_mismatch":
        return _pattern(str(context.get("pattern")), value)
    if kind in {"literal_error", "enum"}:
        return _choice(value, str(context.get("expected", "")))
    if kind in {"less_than_equal", "greater_than_equal"}:
        most = kind == "less_than_equal"
        bound = context.get("le" if most else "ge")
        return (
            Message(
                ja=f"数が{'大き' if most else '小さ'}すぎます：{value}",
                en=f"too {'large' if most else 'small'}: {value}",
            ),
            Message(
                ja=f"{bound} {'以下' if most else '以上'}にしてください",
                en=f"give {'at most' if most else 'at least'} {bound}",
            ),
        )
    if kind == "value_error":
        reason = str(context.get("error", one["msg"]))
        return (
            Message(ja=f"使えない文字があります（{reason}）", en=f"a character is not allowed ({reason})"),
            Message(ja="この文字を消してください", en="remove this character"),
        )
    if kind == "no_such_day":
        return (
            Message(ja=f"{value} という日はありません", en=f"there is no day {value}"),
            Message(ja="暦を確かめてください", en="look at the calendar"),
        )
    if kind == "no_such_field":
        return (
            Message(ja=f"差し込めない名前があります：{value}", en=f"a name in braces is not known: {value}"),
            Message(ja=f"使えるもの：{_FIELDS}", en=f"there are: {_FIELDS}"),
        )
    if kind in _WANTED:
        return _wanted(kind, value)
    return Message(ja=f"正しくありません（{one['msg']}）", en=f"not valid ({one['msg']})"), None


def _unknown(name: str, allowed: list[str]) -> Say:
    near = difflib.get_close_matches(name.lower(), allowed, 1, 0.6)
    list_ = ", ".join(allowed)
    if near:
        hint = Message(
            ja=f"「{near[0]}」ではありませんか（使えるキー：{list_}）",
            en=f'did you mean "{near[0]}"? (allowed: {list_})',
        )
    else:
        hint = Message(ja=f"使えるキー：{list_}", en=f"allowed: {list_}")
    return Message(ja=f"知らないキー「{name}」です", en=f'unknown key "{name}"'), hint


def _entry(value: object) -> Say:
    keys = ", ".join(ENTRY_KEYS)
    hint = Message(
        ja=f"文だけを書くか、次のどれかのキーを置いてください：{keys}",
        en=f"write a text alone, or one of the keys {keys}",
    )
    if isinstance(value, dict):
        given = ", ".join(map(str, value)) or "{}"
        nears = (difflib.get_close_matches(str(key).lower(), ENTRY_KEYS, 1, 0.6) for key in value)
        near = next((match[0] for match in nears if match), None)
        if near:
            hint = Message(ja=f"「{near}」ではありませんか（{hint.ja}）", en=f'did you mean "{near}"? ({hint.en})')
        return (
            Message(
                ja=f"何を置くのか分かりません（キー：{given}）", en=f"it does not say what stands here (keys: {given})"
            ),
            hint,
        )
    if value is None:
        return Message(ja="「-」の後が空です", en='nothing follows the "-"'), hint
    return Message(ja="列の中に列は置けません", en="a list cannot stand inside this list"), hint


def _pattern(pattern: str, value: object) -> Say:
    if pattern == IDENTIFIER:
        return (
            Message(ja=f"ID「{value}」の形が正しくありません", en=f'the id "{value}" is not well formed'),
            Message(
                ja="半角の英小文字・数字・ハイフンで 32 字まで（例 fiber-coverage）",
                en="use a-z, 0-9 and hyphens, at most 32 characters (as fiber-coverage)",
            ),
        )
    if pattern == ISO_DATE:
        return (
            Message(ja=f"日付「{value}」の形が正しくありません", en=f'"{value}" is not a date'),
            Message(
                ja="年-月-日（例 2027-08-01）、日が未定なら年-月（例 2027-08）と書いてください",
                en="write year-month-day (as 2027-08-01), or year-month (as 2027-08) while the day is open",
            ),
        )
    if pattern == COUNTED:
        return (
            Message(ja=f"「{value}」には番号の入る所がありません", en=f'"{value}" has no place for the number'),
            Message(ja="{n} を入れてください（例 注{n}）", en="put {n} into it (as 注{n})"),
        )
    if pattern == NAMED:
        return (
            Message(ja=f"「{value}」には名前の入る所がありません", en=f'"{value}" has no place for the name'),
            Message(ja="{name} を入れてください（例 〔{name}〕）", en="put {name} into it (as 〔{name}〕)"),
        )
    if not str(value).strip():
        return (
            Message(ja="文がありません（空です）", en="there is no text (it is blank)"),
            Message(ja="文を書くか、この行を消してください", en="write a text, or remove the line"),
        )
    return Message(ja=f"「{value}」の形が正しくありません", en=f'"{value}" is not well formed'), None


def _choice(value: object, expected: str) -> Say:
    options = [option.strip(" '") for option in expected.replace(" or ", ", ").split(",")]
    near = difflib.get_close_matches(str(value).lower(), options, 1, 0.6)
    list_ = ", ".join(options)
    hint = Message(ja=f"次のどれかにしてください：{list_}", en=f"use one of {list_}")
    if near:
        hint = Message(
            ja=f"「{near[0]}」ではありませんか（使える値：{list_}）", en=f'did you mean "{near[0]}"? (allowed: {list_})'
        )
    return Message(ja=f"値「{value}」は使えません", en=f'the value "{value}" is not allowed'), hint


_TEXT = (
    Message(ja="文", en="a text"),
    Message(
        ja="「キー: 文」と一行で書くか、「|」の後に字下げして書いてください",
        en='write it after the key, or indented on the lines after "|"',
    ),
)
_LIST = (
    Message(ja="列", en="a list"),
    Message(ja="「- 」で始まる行で書くか、[ ] で囲んでください", en='write lines that begin with "- ", or use [ ]'),
)
_PAIRS = (
    Message(ja="「キー: 値」の組", en='"key: value" lines'),
    Message(ja="次の行から、字下げして「キー: 値」と書いてください", en='write indented lines of "key: value"'),
)
_NUMBER = (
    Message(ja="数", en="a number"),
    Message(ja="半角の数字で書いてください（例 40）", en="write it in digits (as 40)"),
)
_FLAG = (
    Message(ja="true か false", en="true or false"),
    Message(ja="true（はい）か false（いいえ）と書いてください", en="write true or false"),
)
_LENGTH = (
    Message(ja="別の数の要素", en="another number of entries"),
    Message(ja="1 個以上、9 個までにしてください", en="give at least one and at most nine"),
)
#: pydantic's error type → what was expected, how to write it
_WANTED: dict[str, tuple[Message, Message]] = {
    "string_type": _TEXT,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _PAIRS,
    "model_type": _PAIRS,
    "int_type": _NUMBER,
    "float_type": _NUMBER,
    "bool_type": _FLAG,
    "too_short": _LENGTH,
    "too_long": _LENGTH,
}


def _what(value: object) -> Message:
    if isinstance(value, dict):
        return Message(ja="「キー: 値」の組", en='"key: value" lines')
    if isinstance(value, list):
        return Message(ja="列（- の行、または [ ]）", en='a list ("-" lines, or [ ])')
    return Message(ja=f"「{value}」", en=f'"{value}"')


def _wanted(kind: str, value: object) -> Say:
    (wanted, hint), given = _WANTED[kind], _what(value)
    return (
        Message(ja=f"ここには{wanted.ja}を書きます（今は{given.ja}）", en=f"expected {wanted.en}, found {given.en}"),
        hint,
    )
