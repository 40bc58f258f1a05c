"""``drafter import FILE… --into LIBRARY_DIR [--draft DRAFT]``: a past document as clauses, and as a draft."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli import _reading, _repair
from drafter.cli.app import App
from drafter.errors import ExitCode, InputError, Place, UsageError
from drafter.findings import Finding, Severity
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.intake.deliver import Delivery, Known
    from drafter.workspace import Workspace

NAME = "import"
HELP = Message(
    ja="過去の提言・要望書を、一字も変えずに文例集（と、それを再現する原案）にします",
    en="Turns a past proposal, word for word, into a clause collection and a draft that reproduces it",
)
_SHOWN = 12


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument(
        "files", metavar="FILE", nargs="+", help=say("過去の文書（- は標準入力）", "past documents (- is stdin)")
    )
    parser.add_argument("--into", metavar="DIR", required=True, help=say("文例集のフォルダー", "the library folder"))
    parser.add_argument(
        "--draft",
        metavar="DRAFT",
        help=say(
            "再現する原案のファイル（複数の文書ならフォルダー）", "file of the draft (a folder for several documents)"
        ),
    )
    parser.add_argument(
        "--source",
        metavar="ID",
        default="",
        help=say("出典の id（既定はファイル名か日付）", "id of the source (default: file name or date)"),
    )
    _reading.arguments(parser, lang)
    parser.add_argument(
        "--force",
        action="store_true",
        help=say("別の内容のファイルにも上書きする", "overwrite files that hold something else"),
    )


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Import the files; nothing is written unless all of them can be.

    Raises:
        InputError: a file cannot be read, or an output is somebody else's. OutputError: it cannot be written.
    """
    from drafter.intake import deliver

    into = Path(args.into)
    if into.exists() and not into.is_dir():
        raise InputError(
            Message(ja="--into はフォルダーを指定してください", en="--into must be a folder"), Place(str(into))
        )
    if args.source and len(args.files) > 1:
        raise UsageError(
            Message(ja="--source は文書が一つのときだけ使えます", en="--source is for one document at a time")
        )
    workspace = app.workspace(into)
    made = [_prepare(file, into, args, workspace) for file in args.files]
    _distinct(made)
    for delivery in made:
        deliver.write(delivery)
    for file, delivery in zip(args.files, made, strict=True):
        _report(file, delivery, app)
    return ExitCode.OK


def _prepare(file: str, into: Path, args: argparse.Namespace, workspace: Workspace) -> Delivery:
    from drafter import pipeline
    from drafter.intake import deliver

    opened = pipeline.open_document(file, workspace, from_format=args.from_format, options=_reading.options(args))
    if opened.reading is None:
        raise InputError(
            Message(
                ja="原案は取り込めません。過去の文書を指定してください", en="this is a draft; name a past document"
            ),
            Place(file),
        )
    templates = tuple(workspace.template(name) for name in workspace.template_names())
    return deliver.prepare(
        opened.document,
        file,
        into=into,
        draft=_draft(args.draft, file, len(args.files)),
        templates=templates,
        source=args.source,
        known=_known(workspace, into),
        force=args.force,
    )


def _known(workspace: Workspace, into: Path) -> dict[str, Known]:
    """The sources that the library to be added to has already; none where it lies elsewhere."""
    from drafter.intake.deliver import Known

    beneath = into.resolve()
    library = workspace.library(strict=False)
    places = {name: Path(place.file or "") for name, place in library.source_places.items()}
    return {
        name: Known(library.sources[name], file) for name, file in places.items() if beneath in file.resolve().parents
    }


def _draft(given: str | None, file: str, count: int) -> Path | None:
    """The draft's file: as given, or in the folder given, named after the document."""
    if given is None:
        return None
    path = Path(given)
    if count == 1 and not path.is_dir():
        return path
    if path.suffix in (".yaml", ".yml") and not path.is_dir():
        raise UsageError(
            Message(
                ja="文書が複数のときは --draft にフォルダーを指定してください",
                en="for several documents, --draft must be a folder",
            )
        )
    return path / f"{Path(file).stem if file != '-' else 'stdin'}.yaml"


def _distinct(made: list[Delivery]) -> None:
    """No two documents of one run may write the same file."""
    seen: set[Path] = set()
    for delivery in made:
        for path, _ in delivery.files:
            if path in seen:
                raise UsageError(
                    Message(
                        ja=f"二つの文書が同じファイル {path} になります。--source を付けて一つずつ取り込んでください",
                        en=f"two documents would become the same file {path}; import them one by one with --source",
                    )
                )
            seen.add(path)


def _report(file: str, delivery: Delivery, app: App) -> None:
    """What was made, and what needs an eye."""
    app.print(
        app.harmless(
            Message(
                ja=f"{file}: 出典 {delivery.source}、文例 {delivery.clauses}、項目 {delivery.sections}、"
                f"様式 {delivery.template}",
                en=f"{file}: source {delivery.source}, {delivery.clauses} clauses, {delivery.sections} sections, "
                f"template {delivery.template}",
            ).text(app.lang)
        )
    )
    for path, _ in delivery.files:
        app.print(app.harmless(f"  → {path}"))
    eyes = [remark.text(app.lang) for remark in delivery.remarks]
    if delivery.pinned:
        eyes.append(
            Message(
                ja=f"様式の番号と違うため、印字のまま固定した項目番号: {delivery.pinned}",
                en=f"labels kept as printed because the template numbers otherwise: {delivery.pinned}",
            ).text(app.lang)
        )
    _repair.tell(file, delivery.findings, app)
    eyes += _seen(tuple(f for f in delivery.findings if f.name != "repaired"), app.lang)
    for eye in eyes:
        app.print(app.harmless(f"  ! {eye}"))


def _seen(findings: tuple[Finding, ...], lang: Lang) -> list[str]:
    """The reader's findings, the grave ones first; beyond a dozen only their number."""
    ranked = sorted(findings, key=lambda f: (-f.severity, f.place.line))
    shown = [f"{f.place.text()}: {f.message.text(lang)}" for f in ranked[:_SHOWN] if f.severity >= Severity.INFO]
    if len(ranked) > _SHOWN:
        more = len(ranked) - _SHOWN
        shown.append(
            Message(
                ja=f"ほか {more} 件（drafter outline で全て見られます）", en=f"and {more} more (see drafter outline)"
            ).text(lang)
        )
    return shown
