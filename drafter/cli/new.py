"""``drafter new DRAFT``: an empty draft as the template wants it, or last year's rolled over."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.cli.app import App
from drafter.errors import ExitCode, Place, UsageError
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.edit.rollover import Rolled
    from drafter.model.template import Template
    from drafter.workspace import Workspace

NAME = "new"
HELP = Message(
    ja="新しい原案を作ります。--from で前年の原案を引き継ぎます",
    en="Makes a new draft; --from carries last year's over",
)
_DEFAULT_TEMPLATE = "nga"


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument("draft", metavar="DRAFT", help=say("作る原案のファイル", "the draft to be made"))
    parser.add_argument(
        "--template",
        metavar="T",
        help=say("様式（既定は設定、なければ nga）", "template (default: the settings', else nga)"),
    )
    parser.add_argument("--from", dest="last", metavar="LAST", help=say("前年の原案", "last year's draft"))


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Make the draft.

    Raises:
        UsageError: DRAFT is already there, or its name is none of a draft.
        InputError: LAST or the template cannot be read. OutputError.
    """
    from drafter.files import saving

    path = Path(args.draft)
    if not path.suffix:
        path = path.with_suffix(".yaml")
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(
            Message(ja="原案のファイル名は .yaml で終えてください", en="a draft's name must end in .yaml"),
            Place(str(path)),
            Message(ja=f"{path.with_suffix('.yaml')} など", en=f"for example {path.with_suffix('.yaml')}"),
        )
    if os.path.lexists(path):
        raise UsageError(
            Message(ja="すでにあります。上書きしません", en="this is already there; it is not overwritten"),
            Place(str(path)),
            Message(ja="別の名前を指定してください", en="name another file"),
        )
    workspace = app.workspace(path.parent)
    if args.last:
        text, rolled = _from(Path(args.last), path, args.template, workspace)
        saving.write(path, text.encode("utf-8"))
        _report(path, args.last, rolled, app)
        return ExitCode.OK
    name = args.template or workspace.settings.template or _DEFAULT_TEMPLATE
    text = _empty(name, workspace.template(name), workspace.schema_for(path), app.lang)
    saving.write(path, text.encode("utf-8"))
    app.say(
        Message(
            ja=f"{path} を作りました（様式 {name}）。drafter edit {path} で開けます",
            en=f"{path} made (template {name}); open it with drafter edit {path}",
        )
    )
    return ExitCode.OK


def _empty(name: str, template: Template, schema: str, lang: Lang) -> str:
    """An empty draft with a place for each part that the template has."""
    from drafter.files import yaml_save

    parts = {part.part.value for part in template.parts}
    data: dict[str, Any] = {"title": "（題名）"}
    if "subtitle" in parts:
        data["subtitle"] = ""
    data.update(template=name, issuer="", addressees=[], date=None, status="draft", values={}, preamble=[])
    data["sections"] = [{"heading": "（見出し）", "clauses": []}]
    if "closing" in parts:
        data["closing"] = {"paragraphs": []}
    body = yaml_save.dump(data, schema=schema)
    head, _, rest = body.partition("\n") if schema else ("", "", body)
    guide = Message(
        ja="# 新しい原案。文例は「- use: ID」、ここで書く要望は「- id: ID」と「text: …」、背景の段落は文だけを置く。\n"
        "# 日付は年-月-日（日が未定なら年-月）。文例は drafter search で探せる。\n",
        en='# A new draft. A library clause is "- use: ID"; one written here "- id: ID" with "text: …"; background\n'
        "# is a text alone. The date is year-month-day (year-month while the day is open). See drafter search.\n",
    )
    return (f"{head}\n" if head else "") + (guide.ja if lang == "ja" else guide.en) + rest


def _from(last: Path, path: Path, template: str | None, workspace: Workspace) -> tuple[str, Rolled]:
    """Last year's file a year on, its comments and layout kept."""
    from drafter.edit.rollover import rolled
    from drafter.files import yaml_save
    from drafter.files.reading import STDIN
    from drafter.model.loading import load_draft, parse, to_data

    loaded = load_draft(last)
    name = template or loaded.value.template or workspace.settings.template or _DEFAULT_TEMPLATE
    workspace.template(name)
    previous = Path(os.path.relpath(last.resolve(), path.parent.resolve())).as_posix() if str(last) != STDIN else ""
    result = rolled(to_data(loaded.value), workspace.library(), previous, template or "")
    text = yaml_save.respell(loaded.text, result.data)
    parse("draft", text, str(path))  # what is written can be read
    return text, result


def _report(path: Path, last: str, rolled: Rolled, app: App) -> None:
    app.say(Message(ja=f"{last} を引き継いで {path} を作りました", en=f"{path} made from {last}"))
    for key, old, new in rolled.advanced:
        app.say(Message(ja=f"  {key}: {old} → {new}（確かめてください）", en=f"  {key}: {old} → {new} (please check)"))
    for key, words in rolled.remaining:
        app.say(
            Message(
                ja=f"  {key} に年が残っています：{words}",
                en=f"  {key} still names a year: {words}",
            )
        )
