"""``drafter edit [DRAFT]``: the screen. Also what bare ``drafter`` runs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from drafter.cli.app import App
from drafter.errors import ExitCode, UsageError
from drafter.language import Lang, Message

NAME = "edit"
HELP = Message(ja="原案を画面で組み立て、編集する", en="assemble and edit a draft on the screen")


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The draft and the template of a new one."""
    parser.add_argument(
        "draft",
        nargs="?",
        metavar="DRAFT",
        help=Message(
            ja="原案の YAML（なければ新しく作る。省くと作業フォルダーの原案から選ぶ）",
            en="the draft's YAML (a new one when it is not there; without it choose among the workspace's)",
        ).text(lang),
    )
    parser.add_argument(
        "--template",
        metavar="T",
        default="",
        help=Message(ja="新しい原案の様式", en="the template of a new draft").text(lang),
    )
    parser.add_argument(
        "--review",
        nargs="+",
        metavar="FILE",
        default=[],
        help=Message(
            ja="返ってきた Word（複数可）を読み、意見を一つずつ決める画面を開く",
            en="read returned Word files and open the screen on which their opinions are decided one by one",
        ).text(lang),
    )
    parser.add_argument(
        "--by",
        metavar="NAME",
        default="",
        help=Message(ja="決める人の名前", en="who decides").text(lang),
    )


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Open the screen.

    Raises:
        UsageError: there is no terminal.
        InputError: the draft, the library or the settings cannot be read.
    """
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):  # textual draws on stderr
        raise UsageError(
            Message(ja="drafter edit は端末で使います", en="drafter edit needs a terminal"),
            hint=Message(
                ja="端末でなければ drafter check・render・outline などの命令を使ってください",
                en="elsewhere use the commands drafter check, render, outline …",
            ),
        )
    from drafter.tui import run as screen

    path = Path(args.draft) if args.draft else None
    workspace = app.workspace(path.resolve().parent if path else None)
    if args.review and (path is None or not path.is_file()):
        raise UsageError(
            Message(ja="--review には、送った原案のファイルが要ります", en="--review needs the draft that was sent")
        )
    if args.template:
        workspace.template(args.template)
    return screen.edit(path, workspace, app.lang, template=args.template, returned=args.review, by=args.by)
