"""``drafter template``: which house styles there are; a Word file to make one's own look from."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli import _delivering
from drafter.cli._delivering import STDOUT
from drafter.cli.app import App
from drafter.errors import ExitCode, Place, UsageError
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.workspace import Workspace

NAME = "template"
HELP = Message(
    ja="様式の一覧を表示し、体裁の元にする Word ファイルを作ります",
    en="Lists the templates, and makes a Word file to set a look of one's own in",
)


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument(
        "action",
        nargs="?",
        choices=("list", "docx"),
        default="list",
        metavar="list|docx",
        help=say(
            "list 一覧（既定）、docx 参照ファイルのひな形を作る",
            "list them (default), or docx: make a reference document to begin with",
        ),
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help=say("様式（docx のとき）", "the template, for docx"))
    parser.add_argument(
        "--output",
        "-o",
        metavar="FILE",
        help=say("書き出し先（既定は 様式名.docx。- は標準出力）", "where to (default NAME.docx; - is stdout)"),
    )


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """List, or write the Word file.

    Raises:
        UsageError: no name for ``docx``, or the file is already there.
        InputError: no such template. OutputError.
    """
    if args.action == "docx":
        return _docx(args, app)
    if args.name or args.output:
        raise UsageError(
            Message(ja="一覧には NAME も --output も付けられません", en="a list takes neither NAME nor --output"),
            hint=_EXAMPLE,
        )
    _list(app.workspace(), app)
    return ExitCode.OK


_EXAMPLE = Message(ja="例：drafter template docx nga", en="for example: drafter template docx nga")


def _list(workspace: Workspace, app: App) -> None:
    names = workspace.template_names()
    wide = max(map(len, names), default=0)
    for name in names:
        template = workspace.template(name)
        title = template.title_en if app.lang == "en" and template.title_en else template.title
        file = app.harmless(str(workspace.template_file(name)))
        look = f" + {app.harmless(template.reference)}" if template.reference else ""
        app.print(f"{name:{wide}}  {app.harmless(title)}  ({file}{look})")


def _docx(args: argparse.Namespace, app: App) -> ExitCode:
    from drafter.files import saving
    from drafter.writers import docx
    from drafter.writers._docx_sample import sample

    if not args.name:
        raise UsageError(Message(ja="様式の名前がありません", en="the name of the template is missing"), hint=_EXAMPLE)
    template = app.workspace().template(args.name)
    target = args.output or f"{template.template}.docx"
    if target != STDOUT and os.path.lexists(target):
        raise UsageError(
            Message(ja="すでにあります。上書きしません", en="this is already there; it is not overwritten"),
            Place(target),
            Message(ja="--output で別の名前を指定してください", en="name another file with --output"),
        )
    data = docx.write(sample(template), template)
    if target == STDOUT:
        _delivering.speak(data, app)
        return ExitCode.OK
    saving.write(Path(target), data)
    app.say(
        Message(
            ja=f"{target} を作りました。Word でスタイルとヘッダーを整え、様式に「reference: {Path(target).name}」と"
            "書くか、drafter render に --reference-doc で渡してください",
            en=f"{target} made. Set its styles and headers in Word, then write “reference: {Path(target).name}” into "
            "the template, or give it to drafter render with --reference-doc",
        )
    )
    return ExitCode.OK
