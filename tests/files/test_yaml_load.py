"""Loading YAML: every scalar as written, every place known, every trap refused with its place."""

from __future__ import annotations

import sys
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import InputError, Place
from drafter.files import limits, yaml_load
from drafter.files.yaml_load import key_path, load


@pytest.fixture(params=["c", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both of PyYAML's parsers: the C one may be missing where drafter is installed."""
    if request.param == "python":
        monkeypatch.setattr(yaml_load, "_LOADER", yaml.SafeLoader)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML has no C parser here")
    return str(request.param)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 012\nb: NO\nc: 2027-08-01\nd: 1e3\n", {"a": "012", "b": "NO", "c": "2027-08-01", "d": "1e3"}),
        (
            "a: ~\nb: null\nc:\nd: ''\ne: '~'\nf: Null\n",
            {"a": None, "b": None, "c": None, "d": "", "e": "~", "f": None},
        ),
        ("- a\n-\n- [b, {c: d}]\n", ["a", None, ["b", {"c": "d"}]]),
        ("a: |\n  一\n  二\nb: >-\n  x\n  y\n", {"a": "一\n二\n", "b": "x y"}),
        ("\ufeffa: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}),
        ("--- # head\na: 1\n...\n", {"a": "1"}),
        ("~: 1\n", {"~": "1"}),
        ("<<: 1\n", {"<<": "1"}),
        ("", None),
        ("# only a comment\n", None),
        ("~", None),
        ("文だけ", "文だけ"),
    ],
)
def test_scalars_are_what_was_written(parser: str, text: str, data: object) -> None:
    assert load(text, "f").data == data


#: name → (text, line, column, words in English, words in Japanese)
TRAPS = {
    "tab": ("a:\n\tb: 1\n", 2, 1, "tab", "タブ"),
    "tab before a dash": ("a:\n  - b\n\t- c\n", 3, 1, "tab", "タブ"),
    "tab in a literal": ("a: |\n\tx\n", 2, 1, "tab", "タブ"),
    "duplicate key": ("a: 1\nb: 2\na: 3\n", 3, 1, '"a" is there twice (first in line 1)', "最初は 1 行目"),
    "deep duplicate": ("a:\n  - b: 1\n    b: 2\n", 3, 5, "twice", "重なって"),
    "anchor": ("a: &x 1\n", 1, 4, "anchors", "アンカー"),
    "alias": ("a: *x\n", 1, 4, "anchors", "エイリアス"),
    "bomb": ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 1, 4, "&a", "&a"),
    "python tag": ("a: !!python/object/apply:os.system [x]\n", 1, 4, "!!python/object", "!!python"),
    "own tag": ("a: !重要 x\n", 1, 4, "tag", "タグ"),
    "bare tag": ("a: ! x\n", 1, 4, "tag", "タグ"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, 1, "several", "複数"),
    "control character": ("a: 1\nb: x\x07\n", 2, 5, "U+0007", "U+0007"),
    "line separator": ("a: x\u2028y\n", 1, 5, "U+2028", "見えない改行"),
    "next line": ("a: x\x85y\n", 1, 5, "U+0085", "見えない改行"),
    "key that is a list": ("? [a]\n: b\n", 1, 3, "key", "キー"),
    "slot without quotes": ("a: {{年}}\n", 1, 5, "key", "キー"),
    "empty key": (": b\n", 1, 1, "key", "キー"),
    "open quote": ('a: 1\nb: "x\n', 2, 4, "never closed", "閉じていません"),
    "open bracket": ("a: [1, 2\n", 1, 4, "never closed", "閉じていない"),
    "bracket at the end": ("a: 1\nb: [\n", 2, 4, "bracket", "括弧"),
    "brace at the end": ("a: {", 1, 4, "closed", "閉じ"),
    "slot within braces": ("- {id: a, text: 来年の{{年度}}まで}\n", 1, 20, "quote it", "引用符で囲んで"),
    "open brace": ("a: {b: 1\n", 1, 4, "never closed", "閉じていない"),
    "colon in a text": ("a: 目的: 確保\n", 1, 6, '":"', "「:」"),
    "no colon": ("a: 1\nbとc\n", 2, 1, '":"', "「:」"),
    "at sign": ("a: @x\n", 1, 4, '"@"', "「@」"),
    "percent": ("a: %x\n", 1, 4, '"%"', "「%」"),
    "key in a list": ("- a\nb: 1\n", 2, 1, "list", "列"),
    "text after a quote": ("a: 'b' c\n", 1, 8, "key", "キー"),
    "shallower": ("  a: 1\n b: 2\n", 2, 2, "less", "浅く"),
    "text after a bar": ("a: |x\n  b\n", 1, 4, '"|"', "「|」"),
    "unknown escape": ('a: "\\q"\n', 1, 0, "\\", "\\"),
}


@pytest.mark.parametrize("name", TRAPS)
def test_traps_tell_the_place_and_what_is_right(parser: str, name: str) -> None:
    text, line, column, english, japanese = TRAPS[name]
    with pytest.raises(InputError) as caught:
        load(text, "f.yaml")
    error = caught.value
    assert error.place.file == "f.yaml"
    assert error.place.line == line
    assert column in (0, error.place.column)
    assert english in error.text("en")
    assert japanese in error.text("ja")
    assert "not valid YAML" not in error.text("en")


@pytest.mark.parametrize("text", ["[" * 100_000, "".join(" " * n + "a:\n" for n in range(200)), "- " * 5000])
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    start = time.perf_counter()
    with pytest.raises(InputError) as caught:
        load(text, "f")
    assert time.perf_counter() - start < 2
    assert str(limits.YAML_DEPTH) in caught.value.text("en")
    assert caught.value.place.line


def test_depth_at_the_limit() -> None:
    text = "".join(" " * n + "a:\n" for n in range(limits.YAML_DEPTH))
    assert load(text, "f").data
    with pytest.raises(InputError):
        load(text + " " * limits.YAML_DEPTH + "a: 1\n", "f")


def test_too_large() -> None:
    with pytest.raises(InputError, match="large"):
        load("a: " + "x" * limits.YAML_BYTES, "f")


def test_too_many_values_are_refused_at_once() -> None:
    start = time.perf_counter()
    with pytest.raises(InputError) as caught:
        load("a: [" + "y, " * 5_000_000 + "z]", "f")
    assert time.perf_counter() - start < 20
    assert "too many" in caught.value.text("en")


SOURCE = """\
title: 提言
sections:
  - heading: 基盤   # 注
    clauses:
      - use: fiber
      - {id: x-1, text: "本文"}
values: {目標年度: 令和9年度, "2.5 %": y}
"""


@pytest.mark.parametrize(
    ("path", "key", "line", "column", "shown"),
    [
        (("title",), False, 1, 8, "title"),
        (("title",), True, 1, 1, "title"),
        (("sections", 0), False, 3, 5, "sections[0]"),
        (("sections", 0, "heading"), False, 3, 14, "sections[0].heading"),
        (("sections", 0, "clauses", 1, "text"), False, 6, 25, "sections[0].clauses[1].text"),
        (("sections", 0, "clauses", 1, "text"), True, 6, 19, "sections[0].clauses[1].text"),
        (("sections", 0, "missing"), False, 3, 5, "sections[0].missing"),
        (("sections", 9, "x"), False, 2, 1, "sections[9].x"),
        (("values", "目標年度"), False, 7, 16, "values.目標年度"),
        (("values", "2.5 %"), True, 7, 23, 'values["2.5 %"]'),
        ((), False, 1, 1, ""),
    ],
)
def test_places(parser: str, path: tuple[str | int, ...], key: bool, line: int, column: int, shown: str) -> None:
    assert load(SOURCE, "f").place(path, key=key) == Place("f", line, column, shown)


def test_spans_of_scalars_are_their_text() -> None:
    tree = load(SOURCE, "f")
    assert isinstance(tree.root, yaml_load.Mapping)
    node = tree.root.pairs["title"][1]
    assert isinstance(node, yaml_load.Scalar)
    assert SOURCE[node.start : node.end] == "提言"


def test_place_in_an_empty_file() -> None:
    assert load("", "f").place(("a", 0)) == Place("f", 1, 1, "a[0]")


def test_key_path() -> None:
    assert key_path(["a", 0, 1, "b-c", "d.e"]) == 'a[0][1].b-c["d.e"]'


@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`,? \n\t~あ　", max_size=40))
def test_any_text_gives_data_or_one_clear_error(text: str) -> None:
    errors = []
    try:
        load(text, "f")
    except InputError as error:
        errors.append(error)
    assert all(error.place.line and error.text("ja") for error in errors)


@given(st.text(alphabet="ab:-[]{}# \n|>'\"", max_size=30))
def test_both_parsers_agree(text: str) -> None:
    """The C parser and the Python one give the same data wherever both take the text."""
    found = []
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        before, yaml_load._LOADER = yaml_load._LOADER, loader
        try:
            found.append(load(text, "f").data)
        except InputError:
            return
        finally:
            yaml_load._LOADER = before
    assert found[0] == found[1]


def test_loading_does_not_recurse() -> None:
    limit = sys.getrecursionlimit()
    frame, depth = sys._getframe(), 0
    while frame.f_back:
        frame, depth = frame.f_back, depth + 1
    sys.setrecursionlimit(depth + 60)
    try:
        assert load("[" * 60 + "]" * 60, "f").data
    finally:
        sys.setrecursionlimit(limit)
