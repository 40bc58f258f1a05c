"""Help for the pane that has the focus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from drafter.language import Lang, Message
from drafter.tui.actions import ACTIONS, Action, key_name
from drafter.tui.dialogs import TextDialog

if TYPE_CHECKING:
    from drafter.tui.bench import Bench

_TITLE = Message(ja="使い方", en="Help")
_PANES = {
    "outline": Message(
        ja=(
            "# 構成\n原案の項目と要望文を、番号付きで並べた欄です。↑↓ で選びます。\n"
            "Enter か F2 で編集欄へ移ります。\n"
            "Alt+↑↓ で順番を、Alt+←→ で階層を変えます（番号はすぐに振り直されます）。\n"
            "印: = 文例のまま  ~ 文例を手直し  + この原案で作成  ! 指摘あり"
        ),
        en=(
            "# Outline\nSections and clauses with their numbers. ↑↓ select.\nEnter or F2 goes to the editor.\n"
            "Alt+↑↓ change the order, Alt+←→ the level; numbers follow at once.\n"
            "Marks: = as in the library  ~ adapted  + written here  ! finding"
        ),
    ),
    "editor": Message(
        ja=(
            "# 編集\n選んだ項目の見出しや本文を直す欄です。入力はすぐに原案へ入ります。\n"
            "文例の要望文を直すと「手直し」になり、文例集の文は変わりません。\n"
            "改行すると、同じ要望文の次の段落になります。\n"
            "{{名前}} と書くと値を入れる欄になります（F8 の表で値を入れます）。\nEsc で構成へ戻ります。"
        ),
        en=(
            "# Edit\nThe heading or words of what is selected. What you type is in the draft at once.\n"
            "Changing a library clause adapts it; the library keeps its words.\n"
            "A line break begins the clause's next paragraph.\n"
            "{{name}} makes a slot (F8 shows the values).\nEsc goes back to the outline."
        ),
    ),
    "library": Message(
        ja=(
            "# 文例集\n言葉を入れると、すぐに探します。空白で区切ると、すべてを含む文例になります。\n"
            "↑↓ で選び、Enter で、構成で選んでいる行の後に入れます。^D は入れてから手直しします。\n"
            "下の欄に、全文と先例・主題・府省が出ます。✓ はこの原案で使用中のものです。"
        ),
        en=(
            "# Library\nSearches as you type; several words must all occur.\n"
            "↑↓ choose, Enter inserts after the row selected in the outline; ^D inserts and adapts.\n"
            "Beneath: the whole text, precedents, topics, ministries. ✓: the draft has it already."
        ),
    ),
    "preview": Message(
        ja=(
            "# プレビュー\nテキストで書き出したときの姿です。選んでいるところの色が変わります。\n"
            "↑↓・PageUp/Down で動きます。Esc で戻ります。"
        ),
        en=(
            "# Preview\nThe plain text as it will be written; what is selected has a colour.\n"
            "↑↓, PageUp/Down scroll; Esc goes back."
        ),
    ),
    "findings": Message(
        ja=(
            "# 指摘\n番号や体裁の点検の結果です。Enter でその場所へ移ります。F9 で次の指摘へ進みます。\n"
            "Alt+F は決まった直しを施し（^Z で戻せます）、Alt+A は理由を残して了承します。"
        ),
        en=(
            "# Findings\nWhat the checks say. Enter leads to the place; F9 goes to the next one.\n"
            "Alt+F does the repair (^Z takes it back); Alt+A accepts the finding with a reason."
        ),
    ),
    "values": Message(
        ja=(
            "# 値\n要望文の {{…}} に入る年度や計画名を、原案全体でまとめて入れる表です。\n"
            "種類に合わない値は赤で示します。"
        ),
        en="# Values\nThe years, plans and so on that fill {{…}} all over the draft. Red: not of the slot's kind.",
    ),
}
_KEYS = Message(ja="# キーと操作（すべて ^P の一覧からも選べます）", en="# Keys (everything is in the ^P list, too)")


def help_for(bench: Bench) -> TextDialog:
    """The help of the pane with the focus, and all keys."""
    return help_on(_PANES[bench.focused_pane], ACTIONS, bench.app.keys, bench.lang)  # type: ignore[attr-defined]


def help_on(about: Message, actions: Sequence[Action], bound: Mapping[str, str], lang: Lang) -> TextDialog:
    """A help text, and beneath it the actions of a screen with their keys (``bound``: action by key)."""
    keys: dict[str, list[str]] = {}
    for key, action in bound.items():
        keys.setdefault(action, []).append(key_name(key))
    lines = [*about.text(lang).split("\n"), "", _KEYS.text(lang)]
    lines += [f"{' '.join(keys.get(a.id, ['-'])):<18}{a.title.text(lang)}" for a in actions]
    return TextDialog(_TITLE.text(lang), lines, lang)
