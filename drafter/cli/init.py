"""``drafter init DIR``: a workspace with the bundled library, templates, schemas and sample drafts."""

from __future__ import annotations

import argparse
import contextlib
import os
from pathlib import Path

from drafter.cli.app import App
from drafter.errors import ExitCode, OutputError, Place, UsageError
from drafter.language import Lang, Message

NAME = "init"
HELP = Message(
    ja="文例集・様式・見本の原案が入った作業フォルダーを作ります",
    en="Makes a workspace with the bundled library, templates and sample drafts",
)
_FOLDERS = ("library", "templates", "drafts", "schema")
_ENDINGS = (".yaml", ".json", ".md", ".docx")
_SETTINGS = """\
# yaml-language-server: $schema=schema/settings.schema.json
# この作業フォルダーの設定 / settings of this workspace

# 原案に template の指定がないときの様式 / template of drafts that name none
template: nga

# 書き出すフォルダーと形式 / where and what render and build write
output:
  directory: out
  formats: [docx, txt]

# 規則ごとの扱い（off, info, warning, error）。規則の一覧は drafter rules / severity of rules
# rules:
#   number-gap: warning

# 了承済みの指摘 / findings that are accepted
# suppress:
#   - {rule: number-gap, file: drafts/2027-digital.yaml, reason: 前年の番号を残すため}
"""


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""
    parser.add_argument(
        "directory",
        metavar="DIR",
        help=Message(ja="作る作業フォルダー（空のものでもよい）", en="the workspace to be made").text(lang),
    )


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Make the workspace: all of it, or nothing.

    Raises:
        UsageError: something that would be written is already there. OutputError: it cannot be written.
    """
    root = Path(args.directory)
    files = contents()
    _refuse(root, files)
    _write(root, files)
    for folder in (*_FOLDERS, ""):
        names = [name for name in files if str(Path(name).parent) == (folder or ".")]
        if names and folder:
            app.say(
                Message(
                    ja=f"  {root / folder}{os.sep} … {len(names)} 個",
                    en=f"  {root / folder}{os.sep} … {len(names)} files",
                )
            )
        elif names:
            app.say(Message(ja=f"  {root / names[0]}", en=f"  {root / names[0]}"))
    sample = Path("drafts") / "2027-digital.yaml"
    enter = "" if root == Path() else f"\n  cd {root}"
    app.say(
        Message(
            ja=f"作業フォルダー {root} を作りました。次は：{enter}\n  drafter edit {sample}",
            en=f"Workspace {root} made. Next:{enter}\n  drafter edit {sample}",
        )
    )
    return ExitCode.OK


def contents() -> dict[str, bytes]:
    """What a new workspace holds: path within it → bytes."""
    from drafter import resources

    files: dict[str, bytes] = {}
    for folder in _FOLDERS:
        source = resources.bundled() / folder
        for path in sorted(source.iterdir()) if source.is_dir() else ():
            if path.is_file() and path.suffix in _ENDINGS and not path.name.startswith("."):
                files[f"{folder}/{path.name}"] = path.read_bytes()
    files["drafter.yaml"] = _SETTINGS.encode("utf-8")
    return files


def _refuse(root: Path, files: dict[str, bytes]) -> None:
    if os.path.lexists(root) and not root.is_dir():
        raise UsageError(
            Message(ja="同じ名前のファイルがあります", en="a file has this name"),
            Place(str(root)),
            Message(ja="別の名前を指定してください", en="name another folder"),
        )
    there = [name for name in files if os.path.lexists(root / name)]
    if there:
        raise UsageError(
            Message(
                ja=f"すでに作業フォルダーのようです（{there[0]} があります）。上書きしません",
                en=f"this seems to be a workspace already ({there[0]} is there); nothing is overwritten",
            ),
            Place(str(root)),
            Message(ja="別のフォルダーを指定してください", en="name another folder"),
        )


def _write(root: Path, files: dict[str, bytes]) -> None:
    from drafter.files import saving

    made = [folder for folder in (root, *(root / name for name in _FOLDERS)) if not folder.exists()]
    written: list[Path] = []
    try:
        for name, data in files.items():
            saving.write(root / name, data)
            written.append(root / name)
    except (OutputError, KeyboardInterrupt):
        with contextlib.suppress(OSError):
            for path in written:
                path.unlink()
            for folder in reversed(made):
                if folder.exists():
                    folder.rmdir()
        raise
