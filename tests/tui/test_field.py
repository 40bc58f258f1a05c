"""Typing Japanese: everything that Textual's own fields get wrong."""

from __future__ import annotations

import os

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset

from drafter.japanese.wrap import NO_START_SIGNS
from drafter.tui.buffer import Buffer, clean
from drafter.tui.fields import Field
from drafter.tui.glyphs import cluster_starts, columns, fit, on_screen
from drafter.tui.rows import Rows

from .desktop import key_of

KA = "か\u3099"  # か + combining dakuten


class Alone(App[None]):
    """A field of 22 columns and a one-line field."""

    CSS = "Field { width: 22; height: 6; padding: 0; } Field.-one-line { height: 1; }"

    def compose(self) -> ComposeResult:
        yield Field(id="many")
        yield Field(one_line=True, id="one")


async def typed(*keys: str, one_line: bool = False, paste: str = "") -> tuple[str, Offset, str]:
    app = Alone()
    async with app.run_test(size=(60, 12)) as pilot:
        field = app.query_one("#one" if one_line else "#many", Field)
        app.screen.set_focus(field)
        await pilot.pause()
        for key in keys:
            for name in [key] if len(key) > 1 and key.isascii() else key:
                app.post_message(key_of(name))
        if paste:
            app.post_message(events.Paste(paste))
        await pilot.pause()
        await pilot.pause(0.05)
        strips = app.screen._compositor.render_strips()
        top = field.content_region
        shown = "\n".join("".join(s.text for s in strip) for strip in strips[top.y : top.y + top.height])
        return field.text, field.caret, shown


@pytest.mark.parametrize("one_line", [True, False])
async def test_a_full_width_blank_is_text(one_line: bool) -> None:
    assert (await typed("一　二　", one_line=one_line))[0] == "一　二　"


@pytest.mark.parametrize("one_line", [True, False])
async def test_a_burst_keeps_its_order(one_line: bool) -> None:
    keys = ("あいう", "end", "X", "left", "left", "え", "backspace", "お", "home", "頭", "delete")
    assert (await typed(*keys, one_line=one_line))[0] == "頭いおうX"


async def test_enter_in_a_burst_is_where_it_was_typed() -> None:
    assert (await typed("あいう", "end", "enter", "X"))[0] == "あいう\nX"


async def test_alt_and_ctrl_type_nothing() -> None:
    assert (await typed("あ", "alt+n", "ctrl+g", "い"))[0] == "あい"


async def test_the_arrows_pass_a_combining_dakuten_in_one_step() -> None:
    assert (await typed(f"{KA}き", "home", "right", "X"))[0] == f"{KA}Xき"
    assert (await typed(f"{KA}き", "left", "left", "X"))[0] == f"X{KA}き"
    assert (await typed(f"き{KA}", "backspace"))[0] == "き"


async def test_a_paste_of_lines_into_one_line_joins_them() -> None:
    assert (await typed(one_line=True, paste="題名の\r\n続き\r\n"))[0] == "題名の続き"
    assert (await typed(one_line=True, paste="two\nwords"))[0] == "two words"
    assert (await typed(paste="一行目\r\n二行目\x07"))[0] == "一行目\n二行目"


async def test_the_terminals_cursor_stays_right_when_one_line_scrolls() -> None:
    words = "あいうえおかきくけこさしすせそ"  # 30 columns in a field of 22
    _, caret, shown = await typed(words, one_line=True)
    before = shown[: shown.index("そ") + 1]
    assert caret.x == sum(columns(before))
    _, caret, shown = await typed(words, "left", "left", one_line=True)
    assert caret.x == sum(columns(shown[: shown.index("せ")]))


async def test_kinsoku_in_the_soft_wrap() -> None:
    text, _, shown = await typed("路線バスを守ること、、。そして")
    assert text in shown.replace("\n", "").replace(" ", "").replace(" ", "")
    for line in shown.split("\n"):
        assert line[:1] not in NO_START_SIGNS


async def test_glyphs_of_ambiguous_width_take_two_columns() -> None:
    _, caret, shown = await typed("Ⅰ①※")
    assert shown.split("\n")[0].startswith("Ⅰ ① ※ ")
    assert caret.x == 6


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="あい。、（）「」Ⅰ①※　 aB1２が\u3099\n\t", max_size=60), st.integers(8, 40))
def test_rows_hold_every_character_once_and_no_row_is_too_wide(text: str, width: int) -> None:
    rows = Rows(text, width)
    assert "".join(text[r.start : r.end] for r in rows.rows) == text.replace("\n", "")
    for row in rows.rows:
        assert sum(columns(text[row.start : row.end])) <= width or row.end - row.start == 1
    for at in range(len(text) + 1):
        x, y = rows.place(at)
        found = rows.offset(x, y)
        assert rows.place(found) == (x, y) or rows.place(found, upstream=True) == (x, y)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=f"あ{KA}Ⅰ　x\u200d\U0001f468\U0001f3fd\n", max_size=20), st.data())
def test_the_cursor_never_stands_inside_a_cluster(text: str, data: st.DataObject) -> None:
    buffer = Buffer(text)
    for _ in range(10):
        step = data.draw(st.sampled_from(["left", "right", "word_left", "word_right", "delete_left", "delete_right"]))
        getattr(buffer, step)()
        starts = cluster_starts(buffer.text)
        assert buffer.cursor == len(buffer.text) or starts[buffer.cursor]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=5), st.sampled_from(["left", "back", "undo", "redo"])), max_size=25))
def test_undo_in_a_field_goes_back_to_the_start(steps: list[str]) -> None:
    buffer = Buffer("始め")
    for step in steps:
        match step:
            case "left":
                buffer.left()
            case "back":
                buffer.delete_left()
            case "undo":
                buffer.undo()
            case "redo":
                buffer.redo()
            case _:
                buffer.insert(step)
    last = buffer.text
    while buffer.undo():
        pass
    assert buffer.text == "始め"
    while buffer.redo():
        pass
    assert buffer.text == last or "undo" in steps


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="あⅠ①※ax…“", max_size=30), st.integers(0, 30))
def test_fit_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    from rich.cells import cell_len

    shown = fit(text, width)
    assert cell_len(shown) == width or (width < 3 and cell_len(shown) <= width)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Ⅰ章", "Ⅰ 章"), ("abc", "abc"), ("a\tb", "a⇥ b"), ("\x1b[31m", "␛[31m"), ("〜こと", "〜こと")],
)
def test_what_is_drawn(text: str, shown: str) -> None:
    assert on_screen(text) == shown


def test_pasted_control_characters_do_not_get_in() -> None:
    assert clean("あ\x00い\x1bう\x85え") == "あいうえ"
