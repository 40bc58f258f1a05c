"""``drafter compare OLD NEW``: 新旧対照表, 見え消し, 溶け込み of two documents."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli import _delivering, _reading, _repair
from drafter.cli._delivering import STDOUT
from drafter.cli.app import App
from drafter.errors import ExitCode, UsageError
from drafter.findings import Severity
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.compare.layouts import Sheet
    from drafter.model.template import Template
    from drafter.pipeline import Opened

NAME = "compare"
HELP = Message(
    ja="二つの文書を比べ、新旧対照表（table）、見え消し（redline）、溶け込み（clean）を作ります",
    en="Compares two documents: a table side by side, a redline with tracked changes, or the clean new text",
)
#: formats that go to standard output unless a file is named
_SPOKEN = ("txt", "json")


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument("old", metavar="OLD", help=say("前の文書または原案", "the earlier document or draft"))
    parser.add_argument(
        "new",
        metavar="NEW",
        help=say("後の文書または原案（どちらか一方は - も可）", "the later one; one of the two may be -"),
    )
    parser.add_argument(
        "--layout",
        choices=("table", "redline", "clean"),
        default="table",
        help=say(
            "table 新旧対照表（既定）、redline 見え消し、clean 溶け込み",
            "table (default), redline (tracked changes), or clean",
        ),
    )
    parser.add_argument(
        "--to",
        "-t",
        choices=("docx", "txt", "html", "json"),
        default="txt",
        help=say("形式（既定 txt）", "format (default txt)"),
    )
    parser.add_argument(
        "--output",
        "-o",
        metavar="FILE",
        help=say(
            "書き出すファイルまたはフォルダー（- は標準出力。txt と json は既定で標準出力）",
            "file or folder; - is stdout, the default for txt and json",
        ),
    )
    _looks(parser, say)
    _reading.arguments(parser, lang)


def _looks(parser: argparse.ArgumentParser, say: Callable[[str, str], str]) -> None:
    parser.add_argument("--template", metavar="NAME", help=say("組む様式（既定は後の原案の様式）", "the house style"))
    parser.add_argument(
        "--full",
        action="store_true",
        help=say("新旧対照表で、変わらない文も省かない", "print unchanged text in the table"),
    )
    parser.add_argument(
        "--marks",
        action="store_true",
        help=say("溶け込みで、変わった所に印を付ける", "mark changed places in the clean text"),
    )
    parser.add_argument(
        "--static",
        action="store_true",
        help=say(
            "見え消しを、名前と日付のない取消線と下線だけにする（Word）",
            "redline by strike and underline only, without names and dates (Word)",
        ),
    )
    parser.add_argument(
        "--author",
        metavar="NAME",
        help=say("変更履歴に残す名前（既定は発出者）", "author of the changes (default: issuer)"),
    )
    parser.add_argument(
        "--date",
        metavar="YYYY-MM-DD",
        type=_day,
        help=say("変更履歴に残す日（既定は後の文書の日付）", "date of the changes (default: the new document's)"),
    )
    parser.add_argument(
        "--ignore-widths",
        action="store_true",
        help=say(
            "全角・半角と空白だけの違いを変更と数えない", "do not count other letter widths and blanks as changes"
        ),
    )


def _day(text: str) -> str:
    import datetime

    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError
    return datetime.date.fromisoformat(text).isoformat()


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Writes one comparison.

    Raises:
        InputError: a file cannot be read. UsageError: both are standard input, or the output is one of them.
        OutputError: the file cannot be written.
    """
    from drafter.compare import layouts

    if args.old == args.new == STDOUT:
        raise UsageError(Message(ja="標準入力にできるのは一方だけです", en="only one of the two can be standard input"))
    target = _target(args, app)
    opened = [_opened(file, args, app) for file in (args.old, args.new)]
    sheet = _sheet(opened[0], opened[1], args, app)
    if args.to == "txt" and target is None:
        from drafter.compare import text

        for line in text.lines(sheet, args.layout, _width(app)):
            app.print(line)
        return ExitCode.OK
    data = layouts.render(sheet, args.layout, args.to)
    _delivering.deliver(data, target, app)
    if sheet.comparison.unchanged:  # a redline without a mark would leave its reader in doubt
        app.say(Message(ja="変更はありません", en="nothing has changed"))
    return ExitCode.OK


def _width(app: App) -> int:
    """As wide as the terminal, where there is one."""
    import shutil

    from drafter.compare import text

    if not app.out.isatty():
        return text.WIDTH
    return min(shutil.get_terminal_size((text.WIDTH, 24)).columns, 200)


def _opened(file: str, args: argparse.Namespace, app: App) -> Opened:
    from drafter import pipeline
    from drafter.workspace import Workspace

    near = Path(file).absolute().parent if file != STDOUT else None
    workspace = Workspace.find(near, app.given_workspace)
    # a format that is given is that of standard input; a file is known by its ending
    form = args.from_format if STDOUT not in (args.old, args.new) or file == STDOUT else None
    opened = pipeline.open_document(file, workspace, from_format=form, options=_reading.options(args))
    _repair.tell(file, opened.document.findings, app)
    noticed = sum(one.severity >= Severity.WARNING for one in opened.document.findings)
    if noticed:
        app.say(
            Message(
                ja=f"{file}: 読み取りで気付いたことが {noticed} 件あります（drafter check で確かめられます）",
                en=f"{file}: {noticed} finding{'' if noticed == 1 else 's'} while reading (see drafter check)",
            )
        )
    return opened


def _sheet(old: Opened, new: Opened, args: argparse.Namespace, app: App) -> Sheet:
    from drafter.compare import compare, layouts

    comparison = compare(old.document, new.document, widths=not args.ignore_widths)
    return layouts.Sheet(
        old.document,
        new.document,
        comparison,
        _template(old, new, args, app),
        full=args.full,
        marks=args.marks,
        static=args.static,
        author=args.author or layouts.default_author(new.document),
        date=f"{args.date}T00:00:00Z" if args.date else layouts.default_date(new.document),
    )


def _template(old: Opened, new: Opened, args: argparse.Namespace, app: App) -> Template:
    """The one asked for, else that of the new draft, else of the old one, else the workspace's."""
    if not args.template and (template := new.template or old.template):
        return template
    from drafter.workspace import Workspace

    near = Path(args.new).absolute().parent if args.new != STDOUT else None
    workspace = Workspace.find(near, app.given_workspace)
    return workspace.template(args.template or workspace.settings.template or "nga")


def _target(args: argparse.Namespace, app: App) -> Path | None:
    """Where to write; None for standard output."""
    given = args.output
    if given == STDOUT or (given is None and args.to in _SPOKEN):
        _delivering.no_terminal(args.to, app)
        return None
    stem = "stdin" if args.new == STDOUT else Path(args.new).stem
    name = f"{stem}-{args.layout}.{args.to}"
    if given is None:
        near = Path(args.new).absolute().parent if args.new != STDOUT else None
        target = Path(app.workspace(near).settings.output.directory) / name
    else:
        target = _delivering.within(given, name, args.to)
    for source in (args.old, args.new):
        _delivering.apart(target, source)
    return target
