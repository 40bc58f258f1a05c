"""``drafter import FILE… --into LIBRARY_DIR [--draft DRAFT]``: a past document as clauses, and as a draft."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli import _reading
from drafter.cli.app import App
from drafter.errors import ExitCode, InputError, Place, UsageError
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.intake.deliver import Delivery
    from drafter.intake.gather import Accept
    from drafter.intake.shelf import Shelf
    from drafter.workspace import Workspace

NAME = "import"
HELP = Message(
    ja="過去の提言・要望書を、一字も変えずに文例集（と、それを再現する原案）にします",
    en="Turns a past proposal, word for word, into a clause collection and a draft that reproduces it",
)
_USE = re.compile(r"""\buse:\s*["']?([a-z0-9-]+)""")


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
    parser.add_argument(
        "--accept-same",
        action="store_true",
        help=say(
            "文例集に同文があれば文例を重ねず、そこへ先例として加える",
            "refer to clauses that the library has word for word, as their precedent, instead of repeating them",
        ),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=say("何も書かず、結果だけを示す", "show the outcome, write nothing")
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("結果の形（既定 text）", "output (default text)")
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
        UsageError: the arguments do not fit one another.
    """
    from drafter.cli import _imported
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
    shelf = _shelf(workspace, into, _drafts(args))
    accept = _accept(args, app)
    made: list[Delivery] = []
    for file in args.files:
        delivery = _prepare(file, args, workspace, shelf=shelf, accept=accept)
        shelf = shelf.holding(delivery.collections())
        made.append(delivery)
    _distinct(made)
    if not args.dry_run:
        for delivery in made:
            deliver.write(delivery)
    if args.format == "json":
        value = _imported.as_json(list(zip(args.files, made, strict=True)), app.lang, dry=args.dry_run)
        app.print(json.dumps(value, ensure_ascii=False, indent=1))
        return ExitCode.OK
    for file, delivery in zip(args.files, made, strict=True):
        for line in _imported.as_text(file, delivery, app.lang, dry=args.dry_run, asked=accept is not None):
            app.print(line)
    return ExitCode.OK


def _accept(args: argparse.Namespace, app: App) -> Accept | None:
    """Who decides about requests that the library has word for word: the flag, the user, or nobody."""
    import sys

    from drafter.cli import _imported

    if args.accept_same:
        return lambda same, _: {one.at for one in same}
    asked = args.format == "text" and not args.dry_run and "-" not in args.files
    if asked and sys.stdin.isatty() and app.out.isatty():
        return lambda same, units: _imported.ask(same, units, app, sys.stdin)
    return None


def _prepare(
    file: str, args: argparse.Namespace, workspace: Workspace, *, shelf: Shelf, accept: Accept | None
) -> Delivery:
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
        into=Path(args.into),
        draft=_draft(args.draft, file, len(args.files)),
        templates=templates,
        source=args.source,
        shelf=shelf,
        accept=accept,
        force=args.force,
    )


def _shelf(workspace: Workspace, into: Path, written: set[Path]) -> Shelf:
    """The library: what lies where the collections go, and what the workspace has besides."""
    from drafter.intake.shelf import Shelf

    used: set[str] = set()
    for draft in workspace.drafts():
        if draft.resolve() not in written:
            used.update(_USE.findall(draft.read_text(encoding="utf-8", errors="replace")))
    return Shelf.of(into, workspace.library(strict=False), used)


def _drafts(args: argparse.Namespace) -> set[Path]:
    """The drafts that this run writes."""
    found = (_draft(args.draft, file, len(args.files)) for file in args.files)
    return {path.resolve() for path in found if path is not None}


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
    """No two documents of one run may make the same file."""
    seen: set[Path] = set()
    for delivery in made:
        for path in delivery.own:
            if path in seen:
                raise UsageError(
                    Message(
                        ja=f"二つの文書が同じファイル {path} になります。--source を付けて一つずつ取り込んでください",
                        en=f"two documents would become the same file {path}; import them one by one with --source",
                    )
                )
            seen.add(path)
