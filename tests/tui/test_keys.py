"""Each key of the keymap arrives from a real terminal's bytes as the key that the keymap names."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

import pytest
from textual import _ansi_sequences, constants, events
from textual._xterm_parser import XTermParser

from drafter.tui.actions import ACTIONS, REVIEW, keymap
from drafter.tui.terminal_keys import SEQUENCES, mend

_FUNCTION = {
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~", "f12": "\x1b[24~",
}  # fmt: skip
_OTHER = {
    "alt+up": "\x1b[1;3A", "alt+down": "\x1b[1;3B", "alt+right": "\x1b[1;3C", "alt+left": "\x1b[1;3D",
    "ctrl+up": "\x1b[1;5A", "ctrl+down": "\x1b[1;5B", "alt+delete": "\x1b[3;3~", "shift+f6": "\x1b[17;2~",
    "ctrl+pageup": "\x1b[5;5~", "ctrl+pagedown": "\x1b[6;5~",
}  # fmt: skip


def sent(key: str) -> str:
    """What xterm sends for a key."""
    if key in _FUNCTION or key in _OTHER:
        return _FUNCTION.get(key) or _OTHER[key]
    modifier, _, letter = key.partition("+")
    assert len(letter) == 1
    return f"\x1b{letter}" if modifier == "alt" else chr(ord(letter) & 0x1F)


@pytest.mark.parametrize("key", sorted(keymap() | keymap(scope="review")))
def test_it_arrives(key: str) -> None:
    mend()
    parser = XTermParser()
    told = list(parser.feed(sent(key)))
    if key.startswith("alt+") and len(key) == 5:  # Alt and a letter are known when nothing follows
        time.sleep(constants.ESCAPE_DELAY * 1.5)
        told += parser.tick()
    assert [event.key for event in told if isinstance(event, events.Key)] == [key]


def test_the_table_of_textual_is_still_what_is_mended() -> None:
    assert isinstance(_ansi_sequences.ANSI_SEQUENCES_KEYS, dict)
    mend()
    for sequence, key in SEQUENCES.items():
        got = [event.key for event in XTermParser().feed(sequence) if isinstance(event, events.Key)]
        assert got == [key]


def test_a_held_alt_key_types_nothing() -> None:
    mend()
    got = [event.key for event in XTermParser().feed("\x1bn" * 5 + "あ") if isinstance(event, events.Key)]
    assert got == ["alt+n"] * 5 + ["あ"]


def test_what_needs_alt_and_an_arrow_has_another_key_or_a_place_in_the_palette() -> None:
    assert all(len(a.keys) > 1 for a in ACTIONS if a.id in ("up", "down"))
    assert all(action.title.ja and action.title.en for action in ACTIONS)


def test_the_guide_names_every_action_and_no_key_that_is_not() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "画面の使い方.md").read_text(encoding="utf-8")
    for action in (*ACTIONS, *REVIEW):
        assert f"`{action.id}`（{action.title.ja}）" in guide
    named = set(re.findall(r"`((?:Ctrl|Alt)\+[A-Z])`", guide))
    bound = {
        key.replace("ctrl", "Ctrl").replace("alt", "Alt")[:-1] + key[-1].upper()
        for key in keymap() | keymap(scope="review")
    }
    assert named <= bound
