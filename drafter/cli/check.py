"""``drafter check FILE…``: what is wrong in drafts, collections, templates, settings and past documents."""

from __future__ import annotations

import argparse
import difflib
import importlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import registry, reports
from drafter.cli import _reading
from drafter.cli.app import App
from drafter.errors import DrafterError, ExitCode, UsageError
from drafter.files import saving
from drafter.findings import SEVERITIES, Finding, Severity, worst
from drafter.inspection import accepting, baseline, mend
from drafter.inspection import run as inspection
from drafter.inspection.targets import Checked, Targets
from drafter.language import Lang, Message
from drafter.reports import Report

if TYPE_CHECKING:
    from drafter.inspection.mend import Mended

NAME = "check"
HELP = Message(
    ja="原案・文例集・様式・設定・過去の文書を点検し、指摘を表示します",
    en="Checks drafts, clause collections, templates, settings and past documents, and prints the findings",
)


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    def flag(name: str, ja: str, en: str) -> None:
        parser.add_argument(name, action="store_true", help=say(ja, en))

    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help=say("ファイルまたはフォルダー（- は標準入力）", "files or folders (- is stdin)"),
    )
    parser.add_argument(
        "--format",
        choices=("text", *(name for name in registry.names(reports) if name != "text")),
        default="text",
        help=say("出力の形（既定 text）", "output (default text)"),
    )
    parser.add_argument(
        "--fail-on",
        choices=tuple(SEVERITIES),
        default="error",
        help=say("これ以上の指摘があれば終了コード 1（既定 error）", "exit 1 for findings at or over this"),
    )
    flag("--fix", "意味の変わらない直しをファイルに施す", "do the repairs that cannot change what is said")
    flag("--fix-unsafe", "確かめの要る直しも施す", "do also the repairs that need an eye")
    flag("--diff", "施す直しを差分で示し、書き込まない", "show the repairs as a diff and write nothing")
    parser.add_argument(
        "--accept",
        metavar="CODE[@LINE]",
        action="append",
        default=[],
        help=say(
            "この規則（行も書けばその行だけ）の指摘を了承し、FILE.accepted.yaml に残す",
            "accept the findings of this rule (of that line), kept in FILE.accepted.yaml",
        ),
    )
    parser.add_argument("--reason", metavar="TEXT", default="", help=say("了承する理由", "why they are accepted"))
    parser.add_argument(
        "--baseline",
        metavar="JSON",
        help=say("この基準にない新しい指摘だけを示す", "report only what this baseline does not have"),
    )
    parser.add_argument(
        "--write-baseline", metavar="JSON", help=say("今の指摘を基準として書き出す", "keep the findings as a baseline")
    )
    parser.add_argument(
        "--jobs", metavar="N", type=int, help=say("同時に動かす数（既定: コアの数）", "processes (default: one a core)")
    )
    parser.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        type=_day,
        help=say("この日を今日とみなす（期限や改称の点検）", "take this day for today (deadlines, renamed bodies)"),
    )
    _reading.arguments(parser, lang)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: YYYY-MM-DD") from None


@dataclass(slots=True)
class _Run:
    """What a run found."""

    files: list[Checked] = field(default_factory=list)
    errors: list[DrafterError] = field(default_factory=list)
    known: int = 0

    def failed(self, error: DrafterError, app: App) -> None:
        """Counts an input that cannot be checked; what many share (a broken drafter.yaml, library) is told once."""
        text = error.text(app.lang)
        if all(text != told.text(app.lang) for told in self.errors):
            app.fail(error)
        self.errors.append(error)


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Check every file; a file that cannot be read does not stop the others.

    Returns:
        INPUT when a file could not be read or is not valid, else FINDINGS at or over ``--fail-on``, else OK.

    Raises:
        UsageError, InputError: of the arguments. OutputError: a repair, sidecar or baseline cannot be written.
    """
    _refuse(args)
    if app.given_workspace is not None:
        app.workspace()  # a wrong --workspace is told once, not once a file
    known = baseline.load(Path(args.baseline)) if args.baseline else None
    targets = Targets(app.given_workspace, args.from_format, _reading.options(args), today=args.as_of)
    result = _Run()
    names = _names(args.files, targets, result, app)
    if args.fix or args.fix_unsafe or args.diff:
        _mend(names, targets, args, result, app)
    else:
        _check(names, targets, args.jobs, result, app)
    if args.accept:
        _accept(args, result, targets, app)
    if args.write_baseline:
        saving.write(Path(args.write_baseline), baseline.dump(result.files, Path(args.write_baseline)).encode())
    if known is not None:
        left, result.known = baseline.new(result.files, known, Path(args.baseline))
        result.files = list(left)
    if not args.diff:
        report = Report(result.files, result.errors, result.known)
        module = importlib.import_module(f"drafter.reports.{args.format}")
        app.print(module.write(report, app.lang), end="")
    if targets.skipped:
        app.say(_skipped(targets.skipped))
    app.say(_summary(result))
    if result.errors:
        return max((error.code for error in result.errors), default=ExitCode.INPUT)
    bad = worst([finding for checked in result.files for finding in checked.findings])
    return ExitCode.FINDINGS if bad is not None and bad >= SEVERITIES[args.fail_on] else ExitCode.OK


def _refuse(args: argparse.Namespace) -> None:
    """Raises UsageError for arguments that do not go together."""
    if args.jobs is not None and args.jobs < 1:
        raise UsageError(Message(ja="--jobs は 1 以上にしてください", en="--jobs must be 1 or more"))
    if args.accept and not args.reason.strip():
        raise UsageError(
            Message(ja="了承には理由が要ります", en="accepting needs a reason"),
            hint=Message(ja="--reason で書いてください", en="give it with --reason"),
        )
    mending = args.fix or args.fix_unsafe or args.diff
    if mending and args.accept:
        raise UsageError(Message(ja="--fix と --accept は同時に使えません", en="--fix and --accept exclude each other"))
    if (mending or args.accept) and "-" in args.files:
        raise UsageError(
            Message(
                ja="標準入力は直せません。ファイルを指定してください", en="standard input cannot be mended; name a file"
            )
        )


def _names(given: Sequence[str], targets: Targets, result: _Run, app: App) -> list[str]:
    names: list[str] = []
    for name in given:
        try:
            names += targets.expand(name)
        except DrafterError as error:
            result.failed(error, app)
    return names


def _check(names: Sequence[str], targets: Targets, jobs: int | None, result: _Run, app: App) -> None:
    job = inspection.Job(targets.workspace, targets.from_format, targets.options, targets.today)
    progress = _Progress(app, len(names))
    try:
        outcomes = inspection.check(names, job, jobs, progress.done)
    finally:
        progress.end()
    for outcome in outcomes:
        if outcome.error is not None:
            result.failed(outcome.error, app)
        elif outcome.checked is not None:
            result.files.append(outcome.checked)


class _Progress:
    """A counting line on a terminal when there are several files; nothing elsewhere."""

    def __init__(self, app: App, total: int) -> None:
        self.app, self.total, self.count = app, total, 0
        self.live = total > 1 and app.err.isatty()

    def done(self, outcome: inspection.Outcome) -> None:
        """After each file."""
        self.count += 1
        if self.live:
            self.app.err.write(f"\r\x1b[K[{self.count}/{self.total}] {self.app.harmless(outcome.file)}")
            self.app.err.flush()

    def end(self) -> None:
        """Leaves the terminal on a line of its own."""
        if self.live and self.count:
            self.app.err.write("\r\x1b[K")
            self.app.err.flush()


# ---------------------------------------------------------------- repairs


def _mend(names: Sequence[str], targets: Targets, args: argparse.Namespace, result: _Run, app: App) -> None:
    """Mend the files, or show what would be done; the findings that are reported are those that are left."""
    for name in names:
        try:
            if not mend.mendable(name):
                result.files.append(targets.check(name))
                if any(finding.repair is not None for finding in result.files[-1].findings):
                    app.say(_elsewhere(name))
                continue
            mended = mend.mend(name, targets.check, unsafe=args.fix_unsafe)
        except DrafterError as error:
            result.failed(error, app)
            continue
        if args.diff:
            app.print(_diff(mended, app), end="")
            result.files.append(targets.check(name))
            continue
        if mended.after != mended.before:
            mend.save(mended)
        result.files.append(mended.checked)
        _tell(mended, app)


def _tell(mended: Mended, app: App) -> None:
    for finding in mended.done:
        repair = finding.repair
        if repair is not None:
            app.err.write(
                app.harmless(f"{finding.place.text()}: {finding.code}: 「{repair.old}」→「{repair.new}」") + "\n"
            )
    if mended.done or mended.left:
        count, left = len(mended.done), mended.left
        app.say(
            Message(
                ja=f"{mended.file}: {count} か所を直しました"
                + (f"（このファイルでは直せない所 {left}）" if left else ""),
                en=f"{mended.file}: {count} repair{'' if count == 1 else 's'} done"
                + (f" ({left} cannot be done in this file)" if left else ""),
            )
        )


def _diff(mended: Mended, app: App) -> str:
    lines = difflib.unified_diff(
        mended.before.removeprefix("\ufeff").splitlines(keepends=True),
        mended.after.removeprefix("\ufeff").splitlines(keepends=True),
        mended.file,
        mended.file,
    )
    return "".join(app.harmless(line if line.endswith("\n") else line + "\n") for line in lines)


def _elsewhere(name: str) -> Message:
    return Message(
        ja=f"{name}: この種類のファイルには書き込みません（drafter import --repair で直して取り込めます）",
        en=f"{name}: files of this kind are never written to (drafter import --repair takes it in mended)",
    )


# ---------------------------------------------------------------- acceptances


def _accept(args: argparse.Namespace, result: _Run, targets: Targets, app: App) -> None:
    """Keep the findings that are meant in each file's sidecar, and check the file again."""
    wanted = [
        (code.lower(), int(line) if line.isdecimal() else 0)
        for code, _, line in (given.partition("@") for given in args.accept)
    ]
    count = 0
    for at, checked in enumerate(result.files):
        meant = [finding for finding in checked.findings if _meant(finding, wanted)]
        if meant:
            path = accepting.accept(checked.file, meant, args.reason.strip())
            result.files[at] = targets.check(checked.file)
            count += len(meant)
            app.say(Message(ja=f"{path} に {len(meant)} 件を加えました", en=f"{len(meant)} accepted in {path}"))
    if not count:
        raise UsageError(Message(ja="その指摘はありません", en="there is no such finding"))


def _meant(finding: Finding, wanted: Sequence[tuple[str, int]]) -> bool:
    keys = (finding.code.lower(), finding.name)
    return any(code in keys and line in (0, finding.place.line) for code, line in wanted)


# ---------------------------------------------------------------- the end of a run


def _summary(result: _Run) -> Message:
    found = [finding for checked in result.files for finding in checked.findings]
    count = {level: sum(f.severity is level for f in found) for level in Severity}
    error, warning, info = count[Severity.ERROR], count[Severity.WARNING], count[Severity.INFO]
    files, failed = len(result.files), len(result.errors)
    return Message(
        ja=f"{files} 件のファイルを点検: 誤り {error}、警告 {warning}、情報 {info}"
        + (f"、基準にある指摘 {result.known}" if result.known else "")
        + (f"、点検できない入力 {failed}" if failed else ""),
        en=f"{files} file{'' if files == 1 else 's'} checked: {error} error{'' if error == 1 else 's'}, "
        f"{warning} warning{'' if warning == 1 else 's'}, {info} info"
        + (f", {result.known} known from the baseline" if result.known else "")
        + (f", {failed} input{'' if failed == 1 else 's'} not checked" if failed else ""),
    )


def _skipped(names: list[str]) -> Message:
    shown = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
    return Message(
        ja=f"点検しなかったファイル {len(names)} 件（種類が分からないため）: {shown}",
        en=f"{len(names)} file(s) of other kinds not checked: {shown}",
    )
