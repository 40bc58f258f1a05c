"""A small workspace on a screen without a terminal, for the tests of the screen."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from drafter.session.desk import Desk
from drafter.tui.app import DrafterApp
from drafter.tui.bench import Bench
from drafter.workspace import Workspace

DRAFT = """# 覚え書き：消えてはいけない
title: 地域の足を守る提言
template: nga
issuer: 架空県知事会
date: 2027-08-01
status: draft   # まだ案
preamble:
  - 人口が減り、地域の足の維持が難しくなっている。
sections:
  # 交通の部
  - heading: 地域交通
    clauses:
      - use: bus-lines   # 文例のまま
      - id: local-1
        text: 離島航路の欠航に備え、代替輸送の費用を支援すること。
  - heading: 情報通信
    clauses:
      - use: fiber
"""
LIBRARY = """collection: sample
sources:
  - {id: past-2024, title: 暮らしの足に関する要望, issuer: 架空県知事会, date: 2024-07-30}
clauses:
  - id: bus-lines
    heading: 路線バスの維持
    text: 路線バスの運行に要する経費について、国の負担で支えること。
    topics: [地域交通]
    ministries: [国土交通省]
    precedents: [{source: past-2024, at: "1 (2)", relation: reworded}]
  - id: fiber
    heading: 光ファイバの整備
    text: 光ファイバを{{整備目標年度}}までに全ての世帯へ届けること。
    slots: {整備目標年度: {kind: fiscal-year, example: 令和9年度}}
    topics: [情報通信基盤]
    ministries: [総務省]
    precedents: [{source: past-2024, at: "2", relation: same}]
  - id: ferry
    heading: 離島航路の維持
    text: 離島の航路を公共交通の要として位置付け、運航費の補助を手厚くすること。
    topics: [地域交通, 離島]
    ministries: [国土交通省, 内閣府]
    precedents: [{source: past-2024, at: "1 (3)"}]
"""


def workspace(place: Path, draft: str = DRAFT) -> Path:
    """A workspace with one draft; the draft's path."""
    (place / "library").mkdir()
    (place / "drafts").mkdir()
    (place / "library" / "sample.yaml").write_text(LIBRARY, encoding="utf-8")
    path = place / "drafts" / "a.yaml"
    path.write_text(draft, encoding="utf-8")
    return path


#: seconds for what a quiet machine does in two
_BUSY = 60


@asynccontextmanager
async def opened(
    path: Path, size: tuple[int, int] = (80, 24), *, lang: str = "ja", keys: dict[str, str] | None = None
) -> AsyncIterator[tuple[DrafterApp, Pilot[None]]]:
    """The screen on a draft, settled."""
    space = Workspace.at(path.parent.parent)
    bench = Bench(Desk.open(path, space), lang)  # type: ignore[arg-type]
    app = DrafterApp(bench, lang, keys)  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        try:
            yield app, pilot
        finally:
            await quiet(app)
            app.bench.desk.close()


async def quiet(app: DrafterApp) -> None:
    """Workers at rest. Raises TimeoutError when they are not after a time that the busiest machine does not need."""
    async with asyncio.timeout(_BUSY):
        while [w for w in app.workers if not w.is_finished]:
            await asyncio.sleep(0.02)


async def settled(app: DrafterApp, pilot: Pilot[None], rest: float = 0.5) -> None:
    """Everything that follows a change has come."""
    await pilot.pause(rest)
    await quiet(app)
    await pilot.pause()


def key_of(key: str) -> events.Key:
    """A key event as the terminal's parser makes it: a name, or one character."""
    if len(key) > 1:
        return events.Key(key, None)
    return events.Key(key if key.isalnum() else _character_to_key(key), key)


async def burst(app: DrafterApp, pilot: Pilot[None], *keys: str) -> None:
    """Keys without any pause between them. A key that is no known name is typed character by character."""
    for key in keys:
        names = [key] if key in NAMES or "+" in key[1:] else list(key)
        for name in names:
            app.post_message(key_of(name))
    await pilot.pause()
    await pilot.pause(0.05)


NAMES = {
    "enter", "escape", "tab", "home", "end", "left", "right", "up", "down", "backspace", "delete", "pageup", "pagedown",
    *(f"f{n}" for n in range(1, 13)),
}  # fmt: skip


def grid(app: DrafterApp) -> list[str]:
    """The screen as lines of text."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def text(app: DrafterApp) -> str:
    """The screen as one text."""
    return "\n".join(grid(app))
