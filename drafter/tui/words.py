"""What the bars say, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from drafter.edit.add import UNTITLED
from drafter.findings import Severity
from drafter.japanese.width import cells, cut
from drafter.language import Lang, Message
from drafter.tui.actions import ACTIONS, Action, key_name
from drafter.tui.bars import Piece

if TYPE_CHECKING:
    from drafter.tui.bench import Bench

TYPED = Message(ja="入力", en="typing")
UNSAVED = Message(ja="● 未保存", en="● unsaved")
NO_TITLE = Message(ja="（題名未記入）", en="(no title yet)")
SAVED = Message(ja="保存済み", en="saved")
JOURNAL_DOWN = Message(ja="自動保存できません", en="autosave fails")
#: kinds of slots
KINDS = {
    "text": Message(ja="文字", en="text"),
    "fiscal-year": Message(ja="年度", en="fiscal year"),
    "date": Message(ja="日付", en="date"),
    "number": Message(ja="数", en="number"),
    "percent": Message(ja="割合", en="percent"),
}
OUTLINE = Message(ja="構成", en="Outline")
TABS = {
    "editor": Message(ja="編集", en="Edit"),
    "library": Message(ja="文例集", en="Library"),
    "preview": Message(ja="プレビュー", en="Preview"),
    "findings": Message(ja="指摘", en="Findings"),
    "values": Message(ja="値", en="Values"),
}


def show_bars(bench: Bench) -> None:
    """Fill the four bars."""
    _head(bench)
    _tabs(bench)
    text, style = bench.said
    bench.message.show([Piece(f" {text}", style)], _trouble(bench))
    _foot(bench)


def _head(bench: Bench) -> None:
    lang = bench.lang
    dirty = bench.desk.history.dirty
    state = Piece(f" {(UNSAVED if dirty else SAVED).text(lang)} ", "warning" if dirty else "muted", "save")
    template = bench.numbers.opened.document.template if bench.numbers.opened else bench.draft.template
    file = bench.desk.path.name
    right = [Piece(f" {file} ", "muted"), Piece(f" {template} ", "muted", "frame"), state]
    if bench.app.size.width < 100:
        right = right[1:] if cells(file, 2) > 24 else right
    taken = sum(cells(piece.text, 2) for piece in right)
    title = NO_TITLE.text(lang) if bench.draft.title == UNTITLED else bench.draft.title
    room = max(4, bench.app.size.width - taken - 3)
    title = title if cells(title, 2) <= room else cut(title, room - 2, 2) + "…"
    bench.head.show([Piece(f" {title} ", "strong", "frame")], right)


def _tabs(bench: Bench) -> None:
    lang = bench.lang
    focus = bench.focused_pane
    pieces = [Piece(f" {OUTLINE.text(lang)} ", "active" if focus == "outline" else "muted", "outline"), Piece(" ")]
    for name, title in TABS.items():
        label = title.text(lang)
        if name == "findings" and bench.located:
            label += f" {len(bench.located)}"
        style = "active" if name == focus else "strong" if bench.shows(name) else "muted"
        pieces += [Piece(f" {label} ", style, name), Piece(" ")]
    errors = sum(one.finding.severity is Severity.ERROR for one in bench.located)
    right = []
    if bench.signed:
        count, every = sum(one.state == "approved" for one in bench.signed.values()), len(bench.signed)
        told = Message(ja=f"承認 {count}/{every}", en=f"approved {count}/{every}")
        right.append(Piece(f" {told.text(lang)} ", "muted" if count == every else "warning", "approval-filter"))
    if errors:
        right.append(Piece(f" {Message(ja=f'誤り {errors}', en=f'{errors} errors').text(lang)} ", "error", "findings"))
    bench.tabs.show(pieces, right)


def _trouble(bench: Bench) -> list[Piece]:
    if bench.desk.journal_problem is not None:
        return [Piece(f" {JOURNAL_DOWN.text(bench.lang)} ", "error")]
    return []


def _foot(bench: Bench) -> None:
    bench.foot.show(key_pieces(ACTIONS, bench.app.keys, bench.app.size.width, bench.lang))  # type: ignore[attr-defined]


def key_pieces(actions: Sequence[Action], bound: Mapping[str, str], width: int, lang: Lang) -> list[Piece]:
    """The keys named at the foot of a screen: as many as fit, those first that matter most.

    Args:
        bound: the action of each key. width: columns.
    """
    keys = {action: key for key, action in reversed(list(bound.items()))}
    chosen = []
    used = 0
    for action in sorted((a for a in actions if a.short and a.id in keys), key=lambda a: a.rank):
        assert action.short is not None
        size = cells(f" {key_name(keys[action.id])} {action.short.text(lang)} ", 2)
        if used + size > width:
            continue
        used += size
        chosen.append(action)
    pieces = []
    for action in (a for a in actions if a in chosen):
        assert action.short is not None
        pieces.append(Piece(f" {key_name(keys[action.id])}", "key", action.id))
        pieces.append(Piece(f" {action.short.text(lang)} ", "", action.id))
    return pieces
