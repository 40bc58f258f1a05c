"""``drafter schema``: the JSON Schema of the YAML files."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafter.cli.app import App
from drafter.errors import ExitCode
from drafter.language import Lang, Message

NAME = "schema"
HELP = Message(
    ja="原案・文例集・様式・設定の JSON Schema を表示し、または書き出します",
    en="Prints or writes the JSON Schemas of drafts, collections, templates and settings",
)
_KINDS = ("draft", "collection", "template", "settings", "accepted", "review", "approvals")


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument(
        "name",
        nargs="?",
        choices=_KINDS,
        metavar="NAME",
        help=say(f"表示するもの（{', '.join(_KINDS)}）", f"what to print: {', '.join(_KINDS)}"),
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--write", metavar="DIR", help=say("全てを DIR に書き出す", "write all of them into DIR"))
    where.add_argument(
        "--check", metavar="DIR", help=say("DIR にあるものが最新か確かめる", "tell whether those in DIR are up to date")
    )


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Print, write or compare.

    Raises:
        OutputError: a file could not be written.
    """
    from drafter.model import schemas
    from drafter.model.loading import KIND_NAMES

    made = schemas.generate()
    if args.write:
        return _write(Path(args.write), made, app)
    if args.check:
        return _check(Path(args.check), made, app)
    if args.name:
        app.print(made[f"{args.name}.schema.json"], end="")
        return ExitCode.OK
    for kind, title in KIND_NAMES.items():
        app.print(f"{kind:11} {title.text(app.lang)}")
    return ExitCode.OK


def _write(folder: Path, made: dict[str, str], app: App) -> ExitCode:
    from drafter.files import saving

    for name, text in made.items():
        saving.write(folder / name, text.encode("utf-8"))
    app.say(Message(ja=f"{folder} に {len(made)} 個を書き出しました", en=f"{len(made)} schemas written to {folder}"))
    return ExitCode.OK


def _check(folder: Path, made: dict[str, str], app: App) -> ExitCode:
    from drafter.model.schemas import REPAIR

    stale = [name for name, text in made.items() if _text(folder / name) != text]
    for name in stale:
        there = (folder / name).exists()
        repair = REPAIR if str(folder) == "schema" else f"drafter schema --write {folder}"
        app.say(
            Message(
                ja=f"{folder / name}: {'今の定義と違っています' if there else 'ありません'}（直すには: {repair}）",
                en=f"{folder / name}: {'is not up to date' if there else 'is missing'} (to repair: {repair})",
            )
        )
    return ExitCode.FINDINGS if stale else ExitCode.OK


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
