"""``drafter lineage OLD NEW``: what became of each request from one document to the next."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.cli import _reading
from drafter.cli._colours import coloured
from drafter.cli.app import App
from drafter.errors import ExitCode, InputError, Place, UsageError
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.japanese.wording import Change
    from drafter.library.lineage import Lineage, Link, Unit

NAME = "lineage"
HELP = Message(
    ja="二つの年の文書の要望文を対応させ、変わった語句と新規・削除を示します",
    en="Pairs the requests of two years' documents and shows the words that changed",
)
#: characters of an unchanged stretch that are kept beside a change, and of a text that is only named
_BESIDE, _NAMED = 24, 60
#: of two texts, what must have been kept for the changes to be shown within one
_READABLE = 0.4


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument(
        "old",
        metavar="OLD",
        help=say(
            "前の文書・原案、または文例集（ファイルかフォルダー）",
            "the earlier document or draft, or a clause collection (file or folder)",
        ),
    )
    parser.add_argument("new", metavar="NEW", help=say("後の文書または原案", "the later document or draft"))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("出力の形（既定 text）", "output (default text)")
    )
    parser.add_argument(
        "--full", action="store_true", help=say("変わっていない語句も省かずに表示する", "show unchanged words in full")
    )
    _reading.arguments(parser, lang)


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Print the lineage.

    Raises:
        InputError: a file cannot be read. UsageError: both are standard input.
    """
    from drafter.library.lineage import pair

    if args.old == args.new == "-":
        raise UsageError(Message(ja="標準入力にできるのは一方だけです", en="only one of the two can be standard input"))
    lineage = pair(_units(args.old, args, app), _units(args.new, args, app))
    if args.format == "json":
        app.print(json.dumps(as_json(lineage, args.old, args.new), ensure_ascii=False, indent=1))
        return ExitCode.OK
    colour = app.out.isatty() and "NO_COLOR" not in os.environ
    for line in as_text(lineage, app.lang, colour=colour, full=args.full):
        app.print(line)
    return ExitCode.OK


def _units(file: str, args: argparse.Namespace, app: App) -> list[Unit]:
    from drafter import pipeline
    from drafter.intake import units

    path = Path(file)
    if file != "-" and path.is_dir():
        from drafter.library import index

        return units.of_library(index.load([path], strict=True))
    if units.is_collection(path):
        from drafter.library import index

        return units.of_library(index.load_files([path], strict=True))
    near = path.parent if file != "-" else None
    opened = pipeline.open_document(
        file, app.workspace(near), from_format=args.from_format, options=_reading.options(args)
    )
    found = units.of_document(opened.document)
    if not found:
        raise InputError(
            Message(
                ja="要望文が見つかりません（読取りの結果は drafter outline で見られます）",
                en="no request was found in it (drafter outline shows how it is read)",
            ),
            Place(file),
        )
    return found


# ---------------------------------------------------------------- for people

FATES: dict[str, Message] = {
    "kept": Message(ja="同文", en="kept"),
    "spelling": Message(ja="字体・空白のみ", en="spelling"),
    "figures": Message(ja="年度・数値のみ", en="figures"),
    "reworded": Message(ja="修正", en="reworded"),
    "split": Message(ja="分割", en="split"),
    "merged": Message(ja="統合", en="merged"),
    "new": Message(ja="新規", en="new"),
    "dropped": Message(ja="削除", en="dropped"),
}


def as_text(lineage: Lineage, lang: Lang, *, colour: bool = False, full: bool = False) -> list[str]:
    """The lineage in lines: the new document in its order, then what was dropped, then the counts."""
    out: list[str] = []
    heading = ""
    for link in lineage.links:
        if not link.new:
            continue
        if (above := lineage.new[link.new[0]].heading) != heading:
            heading = above
            out += [*([""] if out else []), f"■ {_one_line(heading)}"]
        out += _entry(lineage, link, lang, colour=colour, full=full)
    if dropped := [link for link in lineage.links if not link.new]:
        out += ["", Message(ja="■ 後の文書にないもの", en="■ No longer in the later document").text(lang)]
        for link in dropped:
            out += _entry(lineage, link, lang, colour=colour, full=full)
    return [*out, "", *_summary(lineage, lang)]


def _entry(lineage: Lineage, link: Link, lang: Lang, *, colour: bool, full: bool) -> list[str]:
    """One link: what became of it, from where to where, how alike; and its words."""
    fate = FATES[link.fate.value].text(lang)
    olds, news = [lineage.old[at] for at in link.old], [lineage.new[at] for at in link.new]
    places = f"{_places(olds)} → {_places(news)}"
    extra = [f"{link.score:.2f}"] if link.old and link.new else []
    if link.moved:
        extra.append(Message(ja="移動", en="moved").text(lang))
    out = [f"  [{fate}] {places}" + (f"  ({', '.join(extra)})" if extra else "")]
    if link.old and link.new and olds[0].heading != news[0].heading:
        out.append(f"      {_heading(olds[0].heading, news[0].heading, lang, colour=colour)}")
    if link.fate.value == "kept":
        return [*out, f"      {_named(news[0].text)}"]
    if not (link.old and link.new):
        return [*out, *(f"      {_named(unit.text, full=full)}" for unit in olds or news)]
    changes = lineage.changes(link)
    if _rewritten(changes):
        return [*out, *_side_by_side(lineage, link, lang, colour=colour)]
    return [*out, *(f"      {line}" for line in _marked(changes, colour=colour, full=full).split("\n"))]


def _rewritten(changes: Sequence[Change]) -> bool:
    """Whether so little was kept that marks within one text could not be read."""
    kept = sum(len(one.new) for one in changes if one.op == "equal")
    whole = max(sum(len(one.old) for one in changes), sum(len(one.new) for one in changes))
    return kept < _READABLE * whole


def _side_by_side(lineage: Lineage, link: Link, lang: Lang, *, colour: bool) -> list[str]:
    """The old texts, then the new ones."""
    old, new = Message(ja="旧", en="old").text(lang), Message(ja="新", en="new").text(lang)
    out = [f"      {old} 〔-{_one_line(lineage.old[at].text)}-〕" for at in link.old]
    out += [f"      {new} 〔+{_one_line(lineage.new[at].text)}+〕" for at in link.new]
    return [coloured(line) for line in out] if colour else out


def _places(units: Sequence[Unit]) -> str:
    """The places of some requests, or the lines or ids where they have none; ``―`` for none."""
    return "、".join(_one_line(unit.at or unit.id or f"L{unit.line}") for unit in units) or "―"


def _heading(old: str, new: str, lang: Lang, *, colour: bool) -> str:
    from drafter.japanese import wording

    words = _marked(wording.changes(_one_line(old), _one_line(new)), colour=colour, full=True)
    return Message(ja=f"（見出し）{words}", en=f"(heading) {words}").text(lang) if not colour else f"（{words}）"


def _marked(changes: Sequence[Change], *, colour: bool, full: bool) -> str:
    """The changed words in their marks, harmless for a terminal; coloured after that."""
    from drafter.japanese import wording
    from drafter.language import printable

    text = printable(wording.marked(changes, shown=0 if full else _BESIDE))
    return coloured(text) if colour else text


def _named(text: str, *, full: bool = False) -> str:
    words = _one_line(text)
    return words if full or len(words) <= _NAMED else words[:_NAMED] + "…"


def _one_line(text: str) -> str:
    from drafter.language import printable

    return printable(" ".join(text.split("\n")))


def _summary(lineage: Lineage, lang: Lang) -> list[str]:
    counts = {fate.value: count for fate, count in lineage.counts().items()}
    moved = sum(link.moved for link in lineage.links)
    words = "  ".join(f"{FATES[fate].text(lang)} {count}" for fate, count in counts.items() if count)
    line = Message(
        ja=f"前 {len(lineage.old)} 件 → 後 {len(lineage.new)} 件：{words}",
        en=f"{len(lineage.old)} before → {len(lineage.new)} after: {words}",
    ).text(lang)
    tail = Message(ja=f"（うち移動 {moved}）", en=f" (moved: {moved})").text(lang) if moved else ""
    return [line + tail]


# ---------------------------------------------------------------- for programs


def as_json(lineage: Lineage, old: str, new: str) -> dict[str, Any]:
    """The lineage as one value; ``changes`` has each stretch with its place in characters of either text."""
    return {
        "old": {"file": old, "units": [_unit_json(unit) for unit in lineage.old]},
        "new": {"file": new, "units": [_unit_json(unit) for unit in lineage.new]},
        "links": [_link_json(lineage, link) for link in lineage.links],
        "counts": {fate.value: count for fate, count in lineage.counts().items()},
    }


def _unit_json(unit: Unit) -> dict[str, Any]:
    return {"at": unit.at, "heading": unit.heading, "line": unit.line or None, "id": unit.id or None, "text": unit.text}


def _link_json(lineage: Lineage, link: Link) -> dict[str, Any]:
    both = bool(link.old and link.new)
    changes = lineage.changes(link) if both else ()
    return {
        "fate": link.fate.value,
        "old": list(link.old),
        "new": list(link.new),
        "score": link.score if both else None,
        "moved": link.moved,
        "changes": [
            {
                "op": one.op,
                "old": one.old,
                "new": one.new,
                "old_span": [one.old_at, one.old_at + len(one.old)],
                "new_span": [one.new_at, one.new_at + len(one.new)],
            }
            for one in changes
            if one.op != "equal"
        ],
    }
