"""``drafter build``: all documents of many drafts."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.app import App
from drafter.errors import ExitCode, UsageError
from drafter.findings import SEVERITIES, Finding, Severity
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.build.run import Built

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
            "形式（docx, txt, md, json。繰り返すかコンマで区切る）", "formats (docx, txt, md, json; repeat or comma)"
        ),
    )
    parser.add_argument(
        "--jobs", "-j", type=int, metavar="N", help=help_("並列数（既定: コア数）", "processes (default: one a core)")
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help=help_(
            "変わっていない原案も書き出す（現在は常にそうする）", "build unchanged drafts too (always so at present)"
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

    if args.jobs is not None and args.jobs < 1:
        raise UsageError(Message(ja="--jobs は 1 以上にしてください", en="--jobs must be 1 or more"))
    workspace = app.workspace()
    paths = args.paths or [str(workspace.root / "drafts")]
    output = Path(args.output or workspace.settings.output.directory)
    tasks = plan.plan(paths, _formats(args.to or list(workspace.settings.output.formats)), output)
    progress = _Progress(app, len(tasks))
    try:
        results = batch.build(tasks, batch.Job(app.given_workspace, args.check), args.jobs, progress.done)
    finally:
        progress.end()
    fail_on = SEVERITIES[args.fail_on]
    _summary(results, output, fail_on, app)
    return batch.worst([built.code(fail_on) for built in results])


def _formats(given: list[str]) -> list[str]:
    """The formats asked for, checked before the first draft is read."""
    from drafter import pipeline

    names = list(dict.fromkeys(name.strip() for words in given for name in words.split(",") if name.strip()))
    for name in names:
        pipeline.known_format(name)
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
    failed = [built for built in results if built.error is not None]
    files = sum(len(built.task.outputs) for built in results if built.error is None)
    flawed = sum(1 for built in results if built.error is None and built.code(fail_on) is ExitCode.FINDINGS)
    app.say(
        Message(
            ja=f"{len(results)}件の原案から {files}個のファイルを {output} に書き出しました"
            f"（失敗 {len(failed)}件、指摘のある原案 {flawed}件）。",
            en=f"{files} files from {len(results)} drafts written to {output}"
            f" ({len(failed)} failed, {flawed} with findings).",
        )
    )
