"""``drafter render``: drafts and past documents to Word, PDF, text, HTML, Markdown and JSON."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli import _delivering, _reading, _repair
from drafter.cli._delivering import STDOUT
from drafter.cli.app import App
from drafter.errors import ExitCode, InputError, OutputError, UsageError
from drafter.findings import Finding, Severity
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.pipeline import Opened
    from drafter.workspace import Workspace

NAME = "render"
HELP = Message(
    ja="原案を Word（docx）、PDF、テキスト（txt）、Markdown（md）などに書き出す",
    en="write drafts as Word (docx), PDF, plain text (txt), Markdown (md) and more",
)
_PDF = "pdf"
#: of this format the version that is sent is kept, for what comes back
_KEPT = "docx"


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's own arguments."""

    def help_(ja: str, en: str) -> str:
        return Message(ja, en).text(lang)

    parser.add_argument(
        "files",
        nargs="+",
        metavar="DRAFT",
        help=help_("原案（過去の文書も可。- は標準入力）", "draft, or a past document; - is stdin"),
    )
    parser.add_argument(
        "--to",
        "-t",
        action="append",
        metavar="FORMAT",
        help=help_(
            "形式（docx, pdf, txt, html, md, json。繰り返すかコンマで区切る）",
            "formats (docx, pdf, txt, html, md, json; repeat or comma)",
        ),
    )
    parser.add_argument(
        "--output",
        "-o",
        metavar="DIR",
        help=help_("書き出し先（- は標準出力、1ファイルだけのとき）", "folder; - is stdout, for a single file"),
    )
    _reading.arguments(parser, lang)
    parser.add_argument(
        "--reference-doc",
        metavar="FILE",
        help=help_("体裁を写す Word ファイル（様式の reference より優先）", "Word file whose look is used"),
    )
    parser.add_argument(
        "--page-numbers",
        action="store_true",
        help=help_(
            "Word の目次にページ番号を入れる（LibreOffice で計算）", "page numbers in Word's contents (by LibreOffice)"
        ),
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help=help_("埋まっていない所のある確定版も書き出す", "write a final document with places left unfilled"),
    )
    parser.add_argument(
        "--require-approved",
        action="store_true",
        help=help_("承認されていない要望文があれば書き出さない", "write nothing unless every clause is approved"),
    )


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Writes one file a draft and format; each file whole or not at all.

    A final document with places left unfilled is refused (exit code 1) unless forced; any other errors are told by
    their number, and the document is written. A draft that cannot be read does not stop the others; each one's own
    workspace counts.

    Returns:
        The worst exit code of all drafts.
    """
    from drafter.files import office

    settings = app.workspace(_near(args.files[0])).settings.output
    formats = _formats(args.to, list(settings.formats), single=args.output == STDOUT)
    output = str(args.output or settings.directory)
    _clashes(args.files, formats, output)
    if output == STDOUT:
        _only_one(args.files, formats, app)
    code = ExitCode.OK
    workspaces = _Workspaces(app)
    words: dict[str, bytes] = {}
    if _PDF in formats or (args.page_numbers and _KEPT in formats):
        office.needed()
    for file in args.files:
        try:
            done, made = _one(file, formats, output, workspaces, args)
            code = max(code, done)
            words |= made
        except (InputError, OutputError) as error:
            app.fail(error)
            code = max(code, error.code)
    return max(code, _print(words, output, app))


def _print(words: dict[str, bytes], output: str, app: App) -> ExitCode:
    """The PDFs of all drafts, made of their Word files in one run of LibreOffice."""
    from drafter.files import office

    code = ExitCode.OK
    made = office.to_pdf(words) if words else {}
    for file in words:
        try:
            if file not in made:
                raise office.failed(file)
            _delivering.deliver(made[file], _place(file, _PDF, output), app)
        except OutputError as error:
            app.fail(error)
            code = max(code, error.code)
    return code


def _one(
    file: str, formats: Sequence[str], output: str, workspaces: _Workspaces, args: argparse.Namespace
) -> tuple[ExitCode, dict[str, bytes]]:
    """One draft in every format.

    Returns:
        The exit code, and the Word file by the draft's name where a PDF is still to be made of it.
    """
    from drafter import pipeline

    workspace = workspaces.of(file)
    opened = pipeline.open_document(file, workspace, from_format=args.from_format, options=_reading.options(args))
    _repair.tell(file, opened.document.findings, workspaces.app)
    if args.require_approved and not _approved(opened, workspaces.app):
        return ExitCode.FINDINGS, {}
    if not _fit(opened, workspace, workspaces.app, force=args.force):
        return ExitCode.FINDINGS, {}
    if args.reference_doc:
        opened = pipeline.dressed(opened, args.reference_doc, workspace)
    for finding in pipeline.look(opened, workspace):
        _tell(finding, workspaces.app)
    # every format is made before the first is written: a fault in one leaves all old files as they were
    made = {name: _made(opened, name, workspace, numbers=args.page_numbers) for name in formats}
    for name in formats:
        if name != _PDF:
            _delivering.deliver(made[name], _place(file, name, output), workspaces.app)
    if _KEPT in made:
        from drafter.review import sent

        told = sent.keep_or_tell(workspace, opened, made[_KEPT])
        if told is not None:
            workspaces.app.say(told)
    return ExitCode.OK, {file: made[_PDF]} if _PDF in formats else {}


def _made(opened: Opened, name: str, workspace: Workspace, *, numbers: bool) -> bytes:
    """A draft in a format; for a PDF the Word file that it is made of."""
    from drafter import pipeline

    if name == _PDF:
        return pipeline.printable(opened, workspace)
    if name == "docx" and numbers:
        return pipeline.with_pages(opened, workspace)
    return pipeline.render(opened, name, workspace)


@dataclass(slots=True)
class _Workspaces:
    """The workspace of each draft, each found once."""

    app: App
    found: dict[Path | None, Workspace] = field(default_factory=dict)

    def of(self, file: str) -> Workspace:
        from drafter.workspace import Workspace

        near = _near(file)
        if near not in self.found:
            self.found[near] = Workspace.find(near, self.app.given_workspace)
        return self.found[near]


def _near(file: str) -> Path | None:
    return None if file == STDOUT else Path(file).absolute().parent


def _formats(given: Sequence[str] | None, usual: Sequence[str], *, single: bool) -> list[str]:
    """The formats asked for, each known, each once.

    Raises:
        UsageError: a format that no writer has, or none at all.
    """
    from drafter import pipeline

    words = given if given else (["txt"] if single else usual)
    names = list(dict.fromkeys(name.strip() for word in words for name in word.split(",") if name.strip()))
    for name in names:
        pipeline.known_format(name)
    if not names:
        raise UsageError(Message(ja="--to に形式がありません", en="--to names no format"))
    return names


def _target(file: str, format_name: str, output: str) -> Path:
    stem = "stdin" if file == STDOUT else Path(file).stem
    return Path(output) / f"{stem}.{format_name}"


def _clashes(files: Sequence[str], formats: Sequence[str], output: str) -> None:
    """Refuses two drafts that would be written to one file, and a draft that would be overwritten."""
    seen: dict[str, str] = {}
    for file in files:
        for name in formats if output != STDOUT else ():
            target = _target(file, name, output)
            _delivering.apart(target, file)
            first = seen.setdefault(str(target), file)
            if first != file:
                raise UsageError(
                    Message(
                        ja=f"{first} と {file} の書き出し先が同じです: {target}",
                        en=f"{first} and {file} would be written to the same file: {target}",
                    )
                )


def _only_one(files: Sequence[str], formats: Sequence[str], app: App) -> None:
    """Standard output takes one file, and no Word file on a terminal."""
    if len(files) * len(formats) != 1:
        raise UsageError(
            Message(
                ja="標準出力に書き出せるのは、原案1つ・形式1つのときだけです",
                en="standard output takes one draft in one format",
            )
        )
    _delivering.no_terminal(formats[0], app)


def _fit(opened: Opened, workspace: Workspace, app: App, *, force: bool) -> bool:
    """Whether the document may be written; tells what speaks against it."""
    from drafter import pipeline

    if opened.loaded is None:
        return True
    findings = pipeline.check(opened, workspace)
    errors = [finding for finding in findings if finding.severity >= Severity.ERROR]
    if not errors:
        return True
    holes = () if force else pipeline.holes(opened, findings)
    if holes:
        for finding in holes:
            _tell(finding, app)
        app.say(
            Message(
                ja=f"{opened.file}: 確定版に{_lacking(holes)}が {len(holes)} か所あるため、書き出しませんでした"
                "（--force を付けると書き出します）。",
                en=f"{opened.file}: final, but with {_blanks(holes)}: not written (--force writes it).",
            )
        )
        return False
    app.say(
        Message(
            ja=f"{opened.file}: 誤りが {len(errors)} 件あります（drafter check で確かめられます）。",
            en=f"{opened.file}: {_errors(errors)} (see drafter check).",
        )
    )
    return True


def _approved(opened: Opened, app: App) -> bool:
    """Whether every clause is approved as it is printed; tells which are not."""
    from drafter import pipeline
    from drafter.checks import signoff

    approvals, unread = pipeline.signed(opened.file)
    for finding in unread:
        _tell(finding, app)
    states = signoff.states(opened.document, approvals) if opened.loaded is not None else {}
    left = [clause for clause, state in states.items() if state.state != "approved"]
    if not left:
        return True
    some = ", ".join(left[:10]) + (" …" if len(left) > 10 else "")
    app.say(
        Message(
            ja=f"{opened.file}: 承認されていない要望文が {len(left)} 件あるため、書き出しませんでした: {some}",
            en=f"{opened.file}: not written: clauses that are not approved ({len(left)}): {some}",
        )
    )
    return False


def _lacking(holes: Sequence[Finding]) -> str:
    return "埋まっていない所や承認のない要望文" if _unsigned(holes) else "埋まっていない所"


def _unsigned(holes: Sequence[Finding]) -> bool:
    return any(finding.code.startswith("APR") for finding in holes)


def _blanks(holes: Sequence[Finding]) -> str:
    places = f"{len(holes)} place{'' if len(holes) == 1 else 's'} left unfilled"
    return places + (" or not approved" if _unsigned(holes) else "")


def _errors(errors: Sequence[Finding]) -> str:
    return f"{len(errors)} error{'' if len(errors) == 1 else 's'}"


def _tell(finding: Finding, app: App) -> None:
    where, text = finding.place.text(), finding.message.text(app.lang)
    app.err.write(f"{where}: {finding.severity.word} {finding.code} {finding.name}: {text}\n")


def _place(file: str, format_name: str, output: str) -> Path | None:
    """Where a file goes; None for standard output.

    Raises:
        OutputError: the place for files is no folder.
    """
    if output == STDOUT:
        return None
    if Path(output).exists() and not Path(output).is_dir():
        raise OutputError(Message(ja=f"{output}: フォルダーではありません", en=f"{output}: not a folder"))
    return _target(file, format_name, output)
