"""``drafter build``: all documents of many drafts."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.app import App
from drafter.errors import ExitCode, InputError, UsageError
from drafter.findings import SEVERITIES, Finding, Severity
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.build.run import Built
    from drafter.workspace import Workspace

NAME = "build"
HELP = Message(
    ja="多くの原案をまとめて書き出す（全コア、途中の失敗は他を止めない）",
    en="write all documents of many drafts (all cores; one bad draft does not stop the others)",
)


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's own arguments."""

    def help_(ja: str, en: str) -> str:
        return Message(ja, en).text(lang)

    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=help_("原案かフォルダー（既定: drafts/）", "drafts or folders (default: drafts/)"),
    )
    parser.add_argument("--output", "-o", metavar="DIR", help=help_("書き出し先", "folder for the outputs"))
    parser.add_argument(
        "--to",
        action="append",
        metavar="FORMAT",
        help=help_(
            "形式（docx, pdf, txt, html, md, json。繰り返すかコンマで区切る）",
            "formats (docx, pdf, txt, html, md, json; repeat or comma)",
        ),
    )
    parser.add_argument(
        "--jobs", "-j", type=int, metavar="N", help=help_("並列数（既定: コア数）", "processes (default: one a core)")
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help=help_(
            "未記入のある確定版も、変わっていない原案も書き出す（今は変わっていなくても常に書き出します）",
            "write final documents with places left unfilled, and unchanged drafts too (at present always written)",
        ),
    )
    parser.add_argument("--check", action="store_true", help=help_("点検もする", "check them too"))
    parser.add_argument(
        "--fail-on",
        choices=tuple(SEVERITIES),
        default="error",
        help=help_("この重さ以上の指摘で終了コード 1", "exit code 1 from this severity on"),
    )


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Builds; exit code by the worst."""
    from drafter.build import plan
    from drafter.build import run as batch
    from drafter.review import sent

    if args.jobs is not None and args.jobs < 1:
        raise UsageError(Message(ja="--jobs は 1 以上にしてください", en="--jobs must be 1 or more"))
    if args.output == "-":
        raise UsageError(
            Message(ja="build は標準出力には書き出せません", en="build cannot write to standard output"),
            hint=Message(
                ja="1 件だけなら drafter render 原案 --output - で書き出せます",
                en="for one document: drafter render DRAFT --output -",
            ),
        )
    workspace = app.workspace()
    paths = args.paths or [_drafts(workspace)]
    output = Path(args.output or workspace.settings.output.directory)
    tasks = plan.plan(paths, _formats(args.to or list(workspace.settings.output.formats)), output)
    progress = _Progress(app, len(tasks))
    try:
        job = batch.Job(app.given_workspace, args.check, args.force, sent.keep_or_tell)
        results = batch.build(tasks, job, args.jobs, progress.done)
    finally:
        progress.end()
    fail_on = SEVERITIES[args.fail_on]
    _summary(results, output, fail_on, app)
    return batch.worst([built.code(fail_on) for built in results])


def _drafts(workspace: Workspace) -> str:
    """The workspace's drafts/. Raises InputError where there is none: the bundled samples are nobody's work."""
    folder = workspace.root / "drafts"
    elsewhere = workspace.bundled and not Path.cwd().resolve().is_relative_to(workspace.root.resolve())
    if elsewhere or not folder.is_dir():
        raise InputError(
            Message(ja="原案のフォルダー drafts がありません", en="there is no folder of drafts here"),
            hint=Message(
                ja="原案かフォルダーを指定するか、drafter init で作業フォルダーを作ってください",
                en="name drafts or folders, or make a workspace with drafter init",
            ),
        )
    return str(folder)


def _formats(given: list[str]) -> list[str]:
    """The formats asked for, checked before the first draft is read.

    Raises:
        UsageError: a format that no writer has, or none at all.
    """
    from drafter import pipeline
    from drafter.files import office

    names = list(dict.fromkeys(name.strip() for words in given for name in words.split(",") if name.strip()))
    for name in names:
        pipeline.known_format(name)
    if "pdf" in names:
        office.needed()
    if not names:
        raise UsageError(Message(ja="--to に形式がありません", en="--to names no format"))
    return names


class _Progress:
    """A counting line on a terminal, a plain line a draft elsewhere."""

    def __init__(self, app: App, total: int) -> None:
        self.app, self.total, self.count = app, total, 0
        self.live = app.err.isatty()

    def done(self, built: Built) -> None:
        """After each draft: what went wrong at once, and how far the run is."""
        self.count += 1
        if self.live:
            self.app.err.write("\r\x1b[K")
        if built.error is not None:
            self.app.fail(built.error)
        for finding in built.findings:
            self._finding(finding)
        if built.note is not None:
            self.app.say(built.note)
        if built.refused:
            self.app.say(
                Message(
                    ja=f"{built.task.draft}: 確定版に埋まっていない所があるため、書き出しませんでした"
                    "（--force を付けると書き出します）。",
                    en=f"{built.task.draft}: final, but with places left unfilled: not written (--force writes it).",
                )
            )
        step = f"[{self.count:>{len(str(self.total))}}/{self.total}] {self.app.harmless(built.task.draft)}"
        self.app.err.write(step if self.live else step + "\n")
        self.app.err.flush()

    def _finding(self, finding: Finding) -> None:
        if finding.severity >= Severity.WARNING:
            where, text = finding.place.text(), finding.message.text(self.app.lang)
            self.app.err.write(f"{where}: {finding.severity.word} {finding.code} {finding.name}: {text}\n")

    def end(self) -> None:
        """Leaves the terminal on a line of its own."""
        if self.live and self.count:
            self.app.err.write("\r\x1b[K")
            self.app.err.flush()


def _summary(results: tuple[Built, ...], output: Path, fail_on: Severity, app: App) -> None:
    failed = sum(built.error is not None for built in results)
    refused = sum(built.refused for built in results)
    made = [built for built in results if built.error is None and not built.refused]
    files = sum(len(built.task.outputs) for built in made)
    flawed = sum(built.code(fail_on) is ExitCode.FINDINGS for built in made)
    of = len(made) != len(results)
    app.say(
        Message(
            ja=(f"原案 {len(results)} 件のうち {len(made)} 件から、" if of else f"原案 {len(results)} 件から、")
            + f"ファイル {files} 個を {output} に書き出しました"
            f"（失敗 {failed} 件、未記入のため見送り {refused} 件、指摘のある原案 {flawed} 件）。",
            en=f"{_count(files, 'file')} from {f'{len(made)} of ' if of else ''}{_count(len(results), 'draft')}"
            f" written to {output} ({failed} failed, {refused} refused as unfilled, {flawed} with findings).",
        )
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
