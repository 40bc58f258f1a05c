"""Any keys in any order: nothing breaks, the draft stays one that a file can hold, and undo leads back to the start."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from drafter.model.draft import Draft
from drafter.tui.actions import keymap

from .desktop import grid, key_of, opened, settled, workspace

WORDS = ["あ", "　", "①", "か\u3099", "。", "X", "「", "{{年度}}", "こと。"]
MOVES = ["up", "down", "left", "right", "home", "end", "enter", "escape", "tab", "shift+tab", "backspace", "delete",
         "pageup", "pagedown", "shift+left", "ctrl+a", "ctrl+x", "ctrl+v", "ctrl+c"]  # fmt: skip
#: these end the program or write elsewhere than into the draft
NOT = {"quit", "render", "save-as"}


@pytest.mark.parametrize("seed", range(6))
async def test_any_keys(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    commands = sorted(key for key, action in keymap().items() if action not in NOT)
    async with opened(workspace(tmp_path), (80, 24) if seed % 2 else (180, 50)) as (app, pilot):
        desk, first = app.bench.desk, app.bench.draft
        for step in range(150):
            kind = chance.random()
            if kind < 0.35:
                for char in chance.choice(WORDS):
                    await app.take_key(key_of(char))
            elif kind < 0.65:
                await app.take_key(key_of(chance.choice(MOVES)))
            else:
                await app.take_key(key_of(chance.choice(commands)))
            if step % 10 == 0:
                await pilot.pause(0.01)
                assert all(strip.cell_length == app.size.width for strip in app.screen._compositor.render_strips())
            draft = app.bench.draft
            assert Draft.model_validate(draft.model_dump()) == draft
            if app.bench.desk is not desk:
                return  # a draft was opened, another one or this one as it was saved: the run is over
        while app.screen is not app.bench:
            await app.take_key(key_of("escape"))
        await settled(app, pilot)
        assert grid(app)
        while app.bench.desk.undo() is not None:
            pass
        assert app.bench.draft == first
