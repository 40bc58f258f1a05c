"""``drafter approve DRAFT CLAUSE… --by NAME``: sign-off, clause by clause."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.cli.app import App
from drafter.errors import ExitCode, InputError, Place, UsageError
from drafter.language import Lang, Message, printable

if TYPE_CHECKING:
    from drafter.document import Document
    from drafter.model.approvals import Approval
    from drafter.review.approving import State

NAME = "approve"
HELP = Message(
    ja="要望文を承認し（取り消し）、承認の状況を示します",
    en="Approves clauses (or takes that back) and shows which are approved, void or open",
)
_STATES = {
    "approved": Message(ja="承認", en="approved"),
    "void": Message(ja="失効", en="void"),
    "open": Message(ja="未承認", en="open"),
}


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument("draft", metavar="DRAFT", help=say("原案", "the draft"))
    parser.add_argument(
        "clauses",
        metavar="CLAUSE",
        nargs="*",
        help=say("要望文の ID。なければ状況を示すだけ", "ids of clauses; none: show how all of them stand"),
    )
    parser.add_argument("--all", action="store_true", help=say("全ての要望文", "all clauses"))
    parser.add_argument("--by", metavar="NAME", default="", help=say("承認者の名前", "who approves"))
    parser.add_argument(
        "--date", metavar="YYYY-MM-DD", default="", help=say("承認の日（既定 今日）", "the day (default today)")
    )
    parser.add_argument(
        "--revoke",
        action="store_true",
        help=say("承認を取り消す（--by があればその人のものだけ）", "take approvals back (those of --by, if given)"),
    )
    parser.add_argument("--list", action="store_true", help=say("状況を一覧にする", "list how every clause stands"))
    parser.add_argument(
        "--require",
        action="store_true",
        help=say("承認されていない要望文があれば終了コード 1", "exit code 1 unless every clause is approved"),
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("出力の形（既定 text）", "output (default text)")
    )


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Approve, revoke, list.

    Returns:
        FINDINGS where ``--require`` is given and a clause is open or void, else OK.

    Raises:
        UsageError: of the arguments, or a clause that is not there. InputError: draft or record are not valid.
        OutputError: the record cannot be written.
    """
    from drafter import pipeline
    from drafter.review import approving

    _refuse(args)
    path = Path(args.draft)
    opened = pipeline.open_document(args.draft, app.workspace(path.absolute().parent))
    if opened.loaded is None:
        raise InputError(
            Message(ja="承認できるのは原案（YAML）だけです", en="only a draft (YAML) can be approved"),
            Place(args.draft),
        )
    approvals = before = approving.load(path)
    clauses = list(approving.hashes(opened.document)) if args.all else args.clauses
    if args.revoke:
        _known(clauses, opened.document, approvals)
        approvals = approving.revoke(approvals, clauses, args.by)
    elif clauses:
        by = args.by or os.environ.get("DRAFTER_BY", "")
        approvals = approving.approve(approvals, opened.document, clauses, by, args.date)
    if approvals != before:
        kept = approving.save(path, approvals)
        app.say(Message(ja=f"承認の記録: {kept}", en=f"record of approvals: {kept}"))
    found = approving.states(opened.document, approvals)
    if args.format == "json":
        app.print(json.dumps(_as_json(found, approvals), ensure_ascii=False, indent=1))
    elif args.list or not clauses:
        _list(found, app)
    _count(found, approvals, app)
    done = all(state.state == "approved" for state in found.values())
    return ExitCode.FINDINGS if args.require and not done else ExitCode.OK


def _refuse(args: argparse.Namespace) -> None:
    """Raises UsageError for arguments that do not go together."""
    import datetime

    if args.all and args.clauses:
        raise UsageError(Message(ja="--all と要望文の ID は同時に使えません", en="--all and ids exclude each other"))
    if args.revoke and not (args.all or args.clauses):
        raise UsageError(Message(ja="取り消す要望文の ID がありません", en="no clause is named to take back"))
    if args.date:
        try:
            datetime.date.fromisoformat(args.date)
        except ValueError:
            raise UsageError(
                Message(ja=f"日付として読めません: {args.date}", en=f"this is no date: {args.date}"),
                hint=Message(ja="2027-07-20 のように書いてください", en="write it as 2027-07-20"),
            ) from None


def _known(clauses: Sequence[str], document: Document, approvals: Sequence[Approval]) -> None:
    """Passes for clauses of the document, and for those that are gone and were approved once."""
    from drafter.review import approving

    known = [*approving.hashes(document), *(one.clause for one in approvals)]
    for clause in clauses:
        if clause not in known:
            raise approving.unknown(clause, known)


def _list(found: dict[str, State], app: App) -> None:
    for clause, state in found.items():
        who = f"  {printable(state.by)} {state.date}" if state.by else ""
        word = _STATES[state.state].text(app.lang)
        gap = "　" * (3 - len(word)) if app.lang == "ja" else " " * (8 - len(word))
        app.print(f"{word}{gap}  {clause}{who}")


def _count(found: dict[str, State], approvals: Sequence[Approval], app: App) -> None:
    count = {name: sum(state.state == name for state in found.values()) for name in _STATES}
    gone = len({one.clause for one in approvals} - set(found))
    app.say(
        Message(
            ja=f"要望文 {len(found)} 件："
            + "  ".join(f"{_STATES[name].ja} {n}" for name, n in count.items())
            + (f"（原案にない要望文の承認 {gone}）" if gone else ""),
            en=f"{len(found)} clauses: "
            + ", ".join(f"{_STATES[name].en} {n}" for name, n in count.items())
            + (f" (approvals of clauses that are gone: {gone})" if gone else ""),
        )
    )


def _as_json(found: dict[str, State], approvals: Sequence[Approval]) -> dict[str, Any]:
    return {
        "clauses": [
            {"clause": clause, "state": state.state, "by": state.by or None, "date": state.date or None}
            for clause, state in found.items()
        ],
        "gone": sorted({one.clause for one in approvals} - set(found)),
    }
