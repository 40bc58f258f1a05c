"""Every action of the screen, once: the palette, the footer, the help and the keymap read this table.

No action needs a bare letter (an IME would take it), Ctrl+Enter, F1, Ctrl+J or Ctrl+K (terminals swallow them), nor
Ctrl+H, Ctrl+I, Ctrl+M (they are Backspace, Tab, Enter to a terminal).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from drafter.errors import UsageError
from drafter.language import Message

Group = Literal["file", "outline", "clause", "view", "edit", "review"]
Scope = Literal["main", "review"]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that the screen can do.

    Attributes:
        id: its name in a keymap; the application's method is ``do_<id>`` with ``_`` for ``-``.
        title: in the palette. ``short``: in the footer, None to leave it out there.
        keys: what it is bound to at first.
        rank: order in the footer, the smaller the longer it stays on a narrow screen.
    """

    id: str
    group: Group
    title: Message
    keys: tuple[str, ...] = ()
    short: Message | None = None
    rank: int = 99


def _a(  # noqa: PLR0917 - one line an action, as a table
    name: str, group: Group, ja: str, en: str, keys: str = "", short: tuple[str, str] | None = None, rank: int = 99
) -> Action:
    return Action(
        name,
        group,
        Message(ja=ja, en=en),
        tuple(keys.split()),
        Message(ja=short[0], en=short[1]) if short else None,
        rank,
    )


ACTIONS: tuple[Action, ...] = (
    _a("palette", "view", "操作一覧（この画面）", "All actions (this list)", "ctrl+p", ("操作一覧", "Actions"), 1),
    _a("save", "file", "保存", "Save", "ctrl+s", ("保存", "Save"), 2),
    _a("save-as", "file", "別の名前で保存", "Save under another name"),
    _a(
        "render", "file", "書き出し（Word・テキストほか）", "Render (Word, text …)", "ctrl+r", ("書き出し", "Render"), 7
    ),
    _a("open", "file", "別の原案を開く・作る", "Open or make another draft", "ctrl+o"),
    _a("reload", "file", "ファイルを読み直す", "Reload the file"),
    _a("reload-library", "file", "文例集と様式を読み直す", "Reload library and templates"),
    _a("quit", "file", "終了", "Quit", "ctrl+q", ("終了", "Quit"), 3),
    _a("undo", "edit", "元に戻す", "Undo", "ctrl+z", ("戻す", "Undo"), 8),
    _a("redo", "edit", "やり直す", "Redo", "ctrl+y"),
    _a("new-clause", "clause", "要望文を新しく書く", "Write a new clause", "ctrl+n", ("要望文", "Clause"), 5),
    _a(
        "new-section",
        "outline",
        "項目を加える（同じ階層）",
        "Add a section (same level)",
        "ctrl+t",
        ("項目", "Section"),
        6,
    ),
    _a("new-subsection", "outline", "項目を加える（一つ下の階層）", "Add a section inside", "alt+s"),
    _a("new-paragraph", "outline", "段落を加える（背景説明）", "Add a paragraph (background)", "alt+p"),
    _a("new-item", "outline", "列記を加える（要望でない項目）", "Add a listed line (no request)", "alt+i"),
    _a("new-note", "outline", "注記を加える", "Add a note"),
    _a("insert", "clause", "文例をそのまま入れる", "Insert the library clause as it is", "ctrl+l"),
    _a("insert-adapted", "clause", "文例を入れて手直しする", "Insert the library clause and adapt it", "ctrl+d"),
    _a("restore", "clause", "手直しをやめて文例に戻す", "Take the library's words again"),
    _a("make-local", "clause", "文例から切り離す（この原案の要望文にする）", "Detach from the library (make local)"),
    _a("show-in-library", "clause", "文例集でこの要望文を見る", "Show this clause in the library", "alt+l"),
    _a("as-paragraph", "outline", "段落にする", "Make it a paragraph"),
    _a("as-item", "outline", "列記にする", "Make it a listed line"),
    _a("as-note", "outline", "注記にする", "Make it a note"),
    _a("up", "outline", "上へ動かす", "Move up", "alt+up ctrl+up", ("移動", "Move"), 10),
    _a("down", "outline", "下へ動かす", "Move down", "alt+down ctrl+down"),
    _a("indent", "outline", "階層を下げる", "Indent", "alt+right"),
    _a("outdent", "outline", "階層を上げる", "Outdent", "alt+left"),
    _a("rename", "outline", "編集欄へ（見出し・本文を直す）", "To the editor", "f2", ("編集", "Edit"), 4),
    _a("delete", "outline", "削除", "Delete", "alt+delete", ("削除", "Delete"), 11),
    _a("label", "outline", "番号を固定する・自動に戻す", "Pin the number, or free it"),
    _a("template", "file", "様式を選ぶ", "Choose the template"),
    _a("status", "file", "案と確定を切り替える", "Switch draft and final"),
    _a("previous", "outline", "前の行を選ぶ", "Select the row above", "ctrl+pageup"),
    _a("next", "outline", "次の行を選ぶ", "Select the row below", "ctrl+pagedown"),
    _a("outline", "view", "構成へ", "To the outline", "f4"),
    _a("library", "view", "文例集を探す", "Search the library", "f3 ctrl+f", ("文例集", "Library"), 4),
    _a("preview", "view", "プレビュー", "Preview", "f5", ("プレビュー", "Preview"), 9),
    _a("values", "view", "値の表（年度・計画名など）", "Values (years, plans …)", "f8"),
    _a("findings", "view", "指摘の一覧", "Findings", "f7", ("指摘", "Findings"), 9),
    _a("next-finding", "view", "次の指摘へ", "To the next finding", "f9 alt+n"),
    _a("fix-finding", "edit", "指摘のとおりに直す", "Do the finding's repair", "alt+f"),
    _a("accept-finding", "edit", "指摘を了承する（理由を残す）", "Accept the finding, with a reason", "alt+a"),
    _a("frame", "view", "題名・発出者・日付など", "Title, issuer, date …", "alt+t"),
    _a("review", "review", "返ってきた意見（Word を読む・決める）", "Returned opinions (read Word, decide)", "alt+w"),
    _a("last-year", "review", "前年と比べる", "Compare with last year", "alt+v"),
    _a("approve", "review", "選んだ要望文を承認する", "Approve what is selected", "alt+y"),
    _a("revoke", "review", "承認を取り消す", "Take the approval back", "alt+u"),
    _a("approval-filter", "review", "承認の状態で構成を絞り込む", "Show by approval: all, not approved, approved"),
    _a("next-pane", "view", "次の欄へ", "Next pane", "f6"),
    _a("previous-pane", "view", "前の欄へ", "Previous pane", "shift+f6"),
    _a("help", "view", "この欄の使い方", "Help for this pane", "f1 alt+h", ("使い方", "Help"), 12),
    _a("theme", "view", "明るい画面・暗い画面を切り替える", "Switch light and dark"),
)

#: what the screen of a review can do
REVIEW: tuple[Action, ...] = (
    _a("review-accept", "review", "採用する", "Accept", "alt+a", ("採用", "Accept"), -6),
    _a("review-reject", "review", "不採用にする", "Reject", "alt+r", ("不採用", "Reject"), -5),
    _a("review-edit", "review", "直して採用する", "Write other words, then accept", "alt+e f2", ("修正", "Adapt"), -4),
    _a(
        "review-reply",
        "review",
        "回答のみ（文は変えない）",
        "Answer only (no change)",
        "alt+o",
        ("回答のみ", "Answer only"),
        -3,
    ),
    _a("review-reopen", "review", "未決に戻す", "Open again", "alt+u"),
    _a(
        "review-accept-all",
        "review",
        "一致していて確かなものをすべて採用する",
        "Accept all that agree and are sure",
        "alt+g",
        ("まとめて", "All sure"),
        8,
    ),
    _a("review-reject-rest", "review", "この場所のほかの案を不採用にする", "Reject the other versions here", "alt+x"),
    _a("review-place", "review", "場所を選ぶ（要確認のもの）", "Choose the place (of what is unsure)", "alt+c"),
    _a("review-next", "review", "次の未決へ", "Next open one", "f9 alt+n", ("次", "Next"), -2),
    _a("review-previous", "review", "前の未決へ", "Previous open one", "alt+b"),
    _a("review-version-next", "review", "次の案（同じ場所のほかの人）", "Next version of this place", "alt+right"),
    _a("review-version-previous", "review", "前の案", "Previous version of this place", "alt+left"),
    _a("review-filter", "review", "絞り込み（すべて・未決・競合・コメント）", "Filter", "alt+f", ("絞込", "Filter"), 9),
    _a("review-reviewer", "review", "意見を出した人で絞り込む", "Filter by reviewer", "alt+v"),
    _a("review-list", "review", "一覧へ", "To the list", "f4"),
    _a("review-answer", "review", "回答を書く", "Write the answer", "f3", ("回答", "Answer"), -1),
    _a("review-show", "review", "原案でこの場所を開く", "Open this place in the draft", "alt+l"),
    _a("review-read", "review", "ほかの Word を読む", "Read more Word files", "alt+w"),
    _a("review-summary", "review", "意見対応表を書き出す", "Write the table of responses", "alt+s"),
    _a("review-by", "review", "決める人の名前を変える", "Change who decides"),
    _a("review-signs", "review", "変更を記号でも示す", "Mark changes by signs, too"),
    _a("review-close", "review", "編集画面へ戻る", "Back to the draft", "alt+q", ("編集へ", "Draft"), 10),
)
#: actions of the main screen that the screen of a review has as well
SHARED = ("palette", "save", "quit", "undo", "redo", "next-pane", "previous-pane", "help", "theme")
BY_ID = {action.id: action for action in (*ACTIONS, *REVIEW)}


def of(scope: Scope) -> tuple[Action, ...]:
    """The actions of a screen: the main one, or that of a review."""
    return ACTIONS if scope == "main" else (*(BY_ID[name] for name in SHARED), *REVIEW)


_NAMES = {"alt": "Alt", "shift": "Shift", "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "Enter"}


def key_name(key: str) -> str:
    """A key as people read it: ``ctrl+s`` → ``^S``, ``alt+up`` → ``Alt+↑``."""
    if key.startswith("ctrl+") and len(key) == 6:
        return f"^{key[5:].upper()}"
    return "+".join(_NAMES.get(part, part.capitalize()) for part in key.split("+"))


def keymap(rebound: Mapping[str, str] | None = None, scope: Scope = "main") -> dict[str, str]:
    """Which action each key runs on a screen.

    Args:
        rebound: keys of actions by id, several parted by blanks; they replace the action's own. Those of the other
            screen's actions do not count.

    Raises:
        UsageError: an unknown action, or one key for two actions.
    """
    taken: dict[str, str] = {}
    for name in rebound or {}:
        if name not in BY_ID:
            raise UsageError(Message(ja=f"操作「{name}」はありません", en=f"there is no action “{name}”"))
    actions = of(scope)
    here = {action.id for action in actions}
    given = {key for name, keys in (rebound or {}).items() if name in here for key in keys.split()}
    for action in actions:
        own = action.id in (rebound or {})
        keys = (rebound or {})[action.id].split() if own else [k for k in action.keys if k not in given]
        for key in keys:
            if key in taken:
                raise UsageError(
                    Message(
                        ja=f"キー {key} が二つの操作に割り当てられています：{taken[key]}・{action.id}",
                        en=f"key {key} is bound to two actions: {taken[key]} and {action.id}",
                    )
                )
            taken[key] = action.id
    return taken
