"""``drafter check FILE…``: what is wrong in drafts, collections, templates, settings and past documents."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.cli import _excerpt, _reading, _repair, _targets
from drafter.cli.app import App
from drafter.errors import DrafterError, ExitCode, InputError
from drafter.findings import SEVERITIES, Finding, Severity, worst
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.cli._targets import Checked

NAME = "check"
HELP = Message(
    ja="原案・文例集・様式・設定・過去の文書を点検し、指摘を表示します",
    en="Checks drafts, clause collections, templates, settings and past documents, and prints the findings",
)
FORMATS = ("text", "json")


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help=say("ファイルまたはフォルダー（- は標準入力）", "files or folders (- is stdin)"),
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help=say("出力の形（既定 text）", "output (default text)")
    )
    parser.add_argument(
        "--fail-on",
        choices=tuple(SEVERITIES),
        default="error",
        help=say(
            "これ以上の指摘があれば終了コード 1（既定 error）",
            "exit 1 for findings at or over this (default error)",
        ),
    )
    _reading.arguments(parser, lang)


@dataclass(slots=True)
class _Tally:
    """What a run found."""

    findings: list[Finding] = field(default_factory=list)
    errors: list[DrafterError] = field(default_factory=list)
    files: int = 0


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Check every file; a file that cannot be read does not stop the others.

    Returns:
        INPUT when a file could not be read or is not valid, else FINDINGS at or over ``--fail-on``, else OK.
    """
    if app.given_workspace is not None:
        app.workspace()  # a wrong --workspace is told once, not once a file
    tally = _Tally()
    targets = _targets.Targets(app.given_workspace, args.from_format, _reading.options(args))
    for name in args.files:
        try:
            files = targets.expand(name)
        except DrafterError as error:
            _failed(error, tally, app)
            continue
        for file in files:
            try:
                checked = targets.check(file)
            except DrafterError as error:
                _failed(error, tally, app)
                continue
            tally.files += 1
            tally.findings += checked.findings
            if args.format == "text":
                _print(checked, app)
    if args.format == "json":
        app.print(_json(tally, app.lang))
    if targets.skipped:
        app.say(_skipped(targets.skipped))
    app.say(_summary(tally))
    if tally.errors:
        return max((error.code for error in tally.errors), default=ExitCode.INPUT)
    bad = worst(tally.findings)
    return ExitCode.FINDINGS if bad is not None and bad >= SEVERITIES[args.fail_on] else ExitCode.OK


def _failed(error: DrafterError, tally: _Tally, app: App) -> None:
    """Counts an input that cannot be checked; what many share (a broken drafter.yaml, library) is told once."""
    text = error.text(app.lang)
    if all(text != told.text(app.lang) for told in tally.errors):
        app.fail(error)
    tally.errors.append(error)


def _print(checked: Checked, app: App) -> None:
    for finding in checked.findings:
        where = finding.place.text() or app.harmless(checked.file)
        head = f"{where}: {finding.severity.word} {finding.code} {finding.name}: {finding.message.text(app.lang)}"
        app.print(app.harmless(head))
        for line in _excerpt.lines(finding, checked.text):
            app.print(app.harmless(line))
        if finding.repair is not None and finding.code != "READ033":
            app.print(app.harmless(f"  {_repair.line(finding.repair).text(app.lang)}"))


def _json(tally: _Tally, lang: Lang) -> str:
    """One value: findings in the shape of the outline's, and the files that could not be checked."""
    errors = [
        one for error in tally.errors for one in (error, *(error.others if isinstance(error, InputError) else ()))
    ]
    value = {
        "files": tally.files,
        "findings": [finding.as_json(lang) for finding in tally.findings],
        "errors": [
            {
                "message": error.message.text(lang),
                "file": error.place.file,
                "line": error.place.line or None,
                "column": error.place.column or None,
                **({"hint": error.hint.text(lang)} if error.hint else {}),
            }
            for error in errors
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def _summary(tally: _Tally) -> Message:
    count = {level: sum(f.severity is level for f in tally.findings) for level in Severity}
    error, warning, info = count[Severity.ERROR], count[Severity.WARNING], count[Severity.INFO]
    failed = len(tally.errors)
    return Message(
        ja=f"{tally.files} 件のファイルを点検: 誤り {error}、警告 {warning}、情報 {info}"
        + (f"、点検できない入力 {failed}" if failed else ""),
        en=f"{tally.files} file{'' if tally.files == 1 else 's'} checked: {error} error{'' if error == 1 else 's'}, "
        f"{warning} warning{'' if warning == 1 else 's'}, {info} info"
        + (f", {failed} input{'' if failed == 1 else 's'} not checked" if failed else ""),
    )


def _skipped(names: list[str]) -> Message:
    shown = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
    return Message(
        ja=f"点検しなかったファイル {len(names)} 件（種類が分からないため）: {shown}",
        en=f"{len(names)} file(s) of other kinds not checked: {shown}",
    )
