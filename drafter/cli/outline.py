"""``drafter outline FILE``: the Document that a reader or compose makes, and the account of every line."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from drafter.cli import _reading
from drafter.cli.app import App
from drafter.errors import ExitCode, UsageError
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.pipeline import Opened

NAME = "outline"
HELP = Message(
    ja="過去の文書や原案がどう読み取られるかを、項目の木または JSON で表示します",
    en="Shows how a past document or a draft is read, as a tree or as JSON",
)


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument(
        "file", metavar="FILE", help=say("文書または原案（- は標準入力）", "a document or draft (- is stdin)")
    )
    parser.add_argument(
        "--format", choices=("tree", "json"), default="tree", help=say("出力の形（既定 tree）", "output (default tree)")
    )
    parser.add_argument(
        "--account",
        action="store_true",
        help=say("空行でない全ての行が何と読まれたかを一行ずつ表示する", "print what each non-blank line was read as"),
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help=say(
            "見出し・項目番号・列記をそう読んだ理由（番号の並び、字下げ、書式など）を表示する",
            "print why each heading, label and item was read as such: sequence, indent, format …",
        ),
    )
    _reading.arguments(parser, lang)


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Print the outline.

    Raises:
        InputError: the file cannot be read. UsageError: ``--account`` or ``--explain`` of a draft, which was not
            recognised from lines; or both of them.
    """
    from pathlib import Path

    from drafter import pipeline

    near = Path(args.file).parent if args.file != "-" else None
    opened = pipeline.open_document(
        args.file, app.workspace(near), from_format=args.from_format, options=_reading.options(args)
    )
    if args.account and args.explain:
        raise UsageError(
            Message(
                ja="--account と --explain は同時には使えません", en="--account and --explain cannot be used together"
            )
        )
    if args.account:
        _account(opened, args.format, app)
    elif args.explain:
        _explain(opened, args.format, app)
    elif args.format == "json":
        from drafter.writers.json import outline

        app.print(json.dumps(outline(opened.document, app.lang), ensure_ascii=False, indent=1))
    else:
        from drafter.cli import _tree

        for line in _tree.lines(opened.document, app.lang):
            app.print(app.harmless(line))
    return ExitCode.OK


def _explain(opened: Opened, form: str, app: App) -> None:
    from drafter.cli import _explain

    if opened.reading is None:
        raise UsageError(
            Message(
                ja="--explain は過去の文書のためのものです。原案の番号は様式が決めます",
                en="--explain is for past documents; a draft's numbers come from its template",
            )
        )
    if form == "json":
        app.print(json.dumps(_explain.as_json(opened.reading.decisions, app.lang), ensure_ascii=False, indent=1))
        return
    for line in _explain.lines(opened.reading.decisions, app.lang):
        app.print(app.harmless(line))


def _account(opened: Opened, form: str, app: App) -> None:
    if opened.reading is None:
        raise UsageError(
            Message(
                ja="--account は過去の文書のためのものです。原案には数える行がありません",
                en="--account is for past documents; a draft has no lines to account for",
            )
        )
    lines = opened.reading.account.lines
    if form == "json":
        rows = [
            {
                "line": line.line,
                "role": line.role.value,
                "node": line.node or None,
                "text": line.text,
                **({"more": [{"role": role.value, "text": text} for role, text in line.more]} if line.more else {}),
            }
            for line in lines
        ]
        app.print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for line in lines:
        app.print(app.harmless(f"{line.line:6}  {line.role.value:16} {line.node:32} {line.text[:60]}"))
        for role, text in line.more:
            app.print(app.harmless(f"{'':6}  {role.value:16} {'':32} {text[:60]}"))
