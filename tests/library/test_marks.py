"""Marks and slots in double braces: one syntax, told apart, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library import marks, slots

PIECES = st.sampled_from(
    [
        "{{",
        "}}",
        "em:",
        "ref:",
        "ruby:",
        "note:",
        "strong:",
        "foo:",
        "年度",
        "a",
        "|",
        "：",
        "ｅｍ",
        " ",
        "{",
        "}",
        "。",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_nothing_is_lost_and_everything_has_its_place(text: str) -> None:
    """Put together at their places, the pieces of any text are the text."""

    def check(nodes: tuple[marks.Node, ...], start: int, end: int) -> None:
        at = start
        for node in nodes:
            if isinstance(node, marks.Words):
                assert text[node.start : node.start + len(node.text)] == node.text
                at = node.start + len(node.text)
            elif isinstance(node, marks.SlotMark):
                assert text[node.start : node.end].strip("{}").strip() == node.name
                at = node.end
            else:
                assert text[node.start :].startswith("{{")
                assert text[: node.end].endswith("}}")
                check(node.inner, node.first, node.end)
                at = node.end
            assert start <= at <= end

    check(marks.parse(text), 0, len(text))
    printed = [text[start:end] for start, end in slots.spans(text)]
    assert all(start <= end for start, end in slots.spans(text))
    assert sum(map(len, printed)) <= len(text)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_is_outside_the_spans_is_printed(text: str) -> None:
    at, kept = 0, ""
    for start, end in slots.spans(text):
        assert start >= at
        kept += text[at:start]
        at = end
    filled = slots.fill(text, dict.fromkeys(slots.names(text), ""))
    assert kept + text[at:] == marks.plain(filled)


@pytest.mark.parametrize(
    ("text", "names", "plain"),
    [
        ("{{整備目標年度}}までに", ("整備目標年度",), "{{整備目標年度}}までに"),
        ("{{em:{{年度}}まで}}に", ("年度",), "{{年度}}までに"),
        ("{{ref:fiber}}による。", (), "による。"),
        ("{{ＲＥＦ：fiber}}による。", (), "による。"),
        ("{{ruby:研鑽|けんさん}}を積む", (), "研鑽を積む"),
        ("{{ruby:研鑽｜けん{{音}}}}", ("音",), "研鑽"),
        ("本文{{note:注の{{em:強い}}{{年}}文}}。", ("年",), "本文。"),
        ("{{会議: 名}}", ("会議: 名",), "{{会議: 名}}"),
        ("{{年度}まで", (), "{{年度}まで"),
        ("{{em:閉じない", (), "{{em:閉じない"),
        ("{{em:外{{strong:内}}", (), "{{em:外内"),
        ("波括弧のない文。", (), "波括弧のない文。"),
    ],
)
def test_slots_and_marks(text: str, names: tuple[str, ...], plain: str) -> None:
    assert slots.names(text) == names
    assert marks.plain(text) == plain


@pytest.mark.parametrize(
    ("text", "kind", "known", "name"),
    [
        ("{{ref:a-b}}", "ref", True, "a-b"),
        ("{{ref： ａ－１ }}", "ref", True, "a-1"),
        ("{{bold:x}}", "bold", False, "x"),
    ],
)
def test_kinds(text: str, kind: str, known: bool, name: str) -> None:
    (mark,) = marks.marks(text)
    assert (mark.kind, mark.known, marks.name_of(mark)) == (kind, known, name)


def test_broken_braces_within_marks_are_told() -> None:
    assert [at for at, _ in slots.malformed("{{em:a}}b}} {{年度} ｛｛年｝｝ {{}}")] == [9, 12, 18, 21, 24, 26]
    assert list(slots.malformed("{{em:{{年度}}}}{{ruby:漢|かん}}{{note:{{ref:x}}}}")) == []


@pytest.mark.parametrize("kind", ["ref", "em", "strong", "note"])
def test_written_and_read(kind: str) -> None:
    (mark,) = marks.marks(marks.write(kind, "本文"))  # type: ignore[arg-type]
    assert (mark.kind, mark.inner) == (kind, (marks.Words("本文", len(kind) + 3),))


def test_a_deep_nest_is_text_below_the_fourth_mark() -> None:
    text = "{{em:" * 200 + "x" + "}}" * 200
    assert marks.plain(text).count("{{em:") == 196
