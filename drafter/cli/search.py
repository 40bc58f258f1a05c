"""``drafter search WORDS…``: clauses of the library."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from drafter.cli.app import App
from drafter.errors import ExitCode, UsageError
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.library.index import Entry, Library
    from drafter.library.search import Hit

NAME = "search"
HELP = Message(ja="文例集を検索します", en="Searches the library")


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument(
        "words",
        nargs="*",
        metavar="WORDS",
        help=say("全てを含む要望文を探す語（なければ全件）", "words that must all occur (none: every clause)"),
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("出力の形（既定 text）", "output (default text)")
    )
    parser.add_argument("--topic", metavar="T", help=say("この分野のものだけ", "only of this topic"))
    parser.add_argument(
        "--ministry", metavar="M", help=say("この府省庁へのものだけ", "only those that ask this ministry")
    )
    parser.add_argument(
        "--limit", type=int, default=20, metavar="N", help=say("件数（既定 20）", "at most (default 20)")
    )


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Print the clauses found.

    Raises:
        InputError: the library cannot be read. UsageError: a limit below 1.
    """
    from drafter.library.search import Search

    if args.limit < 1:
        raise UsageError(Message(ja="--limit は 1 以上にしてください", en="--limit must be 1 or more"))
    library = app.workspace().library(strict=False)
    limit = args.limit
    found = Search(library).find(" ".join(args.words), limit + 1, topic=args.topic, ministry=args.ministry)
    hits = found[:limit]
    for finding in library.findings:
        if finding.name == "unreadable-collection":
            app.say(
                Message(
                    ja=f"{finding.place.text()}: {finding.message.ja}",
                    en=f"{finding.place.text()}: {finding.message.en}",
                )
            )
    if args.format == "json":
        app.print(json.dumps([as_json(hit, library) for hit in hits], ensure_ascii=False, indent=1))
        return ExitCode.OK
    if not hits:
        app.say(Message(ja="見つかりません", en="nothing found"))
    elif not hits[0].exact:
        app.say(Message(ja="一致するものはありません。似たもの：", en="no match; similar ones:"))
    for hit in hits:
        app.print(app.harmless(as_text(hit.entry, library)))
    if len(found) > limit:
        app.say(
            Message(
                ja=f"{limit} 件まで表示しました。続きは --limit で", en=f"{limit} shown; there are more (see --limit)"
            )
        )
    return ExitCode.OK


def as_text(entry: Entry, library: Library) -> str:
    """A clause in a few lines: id and heading, whom it asks and about what, its text, where it was asked before."""
    clause = entry.clause
    lines = [f"{clause.id}  {clause.heading}".rstrip()]
    about = [" ".join(clause.ministries), " ".join(f"#{topic}" for topic in clause.topics)]
    if clause.status != "active":
        about.append(f"[{clause.status}] {clause.outcome}".rstrip())
    if words := "  ".join(filter(None, about)):
        lines.append(f"    {words}")
    lines.extend(f"    {line}" for line in clause.text.splitlines())
    for precedent in clause.precedents:
        source = library.sources.get(precedent.source)
        title = f"{source.issuer}「{source.title}」{source.date or ''}" if source else precedent.source
        lines.append(f"    ← {title} {precedent.at}".rstrip())
    return "\n".join(lines)


def as_json(hit: Hit, library: Library) -> dict[str, Any]:
    """A hit in the shape of ``--format json``."""
    entry, clause = hit.entry, hit.entry.clause
    return {
        "id": clause.id,
        "heading": clause.heading,
        "text": clause.text,
        "collection": entry.collection,
        "topics": list(clause.topics),
        "ministries": list(clause.ministries),
        "slots": {name: slot.kind for name, slot in clause.slots.items()},
        "precedents": [
            {
                "source": precedent.source,
                "title": source.title if source else None,
                "issuer": source.issuer if source else None,
                "date": source.date if source else None,
                "at": precedent.at,
                "relation": precedent.relation,
            }
            for precedent in clause.precedents
            for source in [library.sources.get(precedent.source)]
        ],
        "status": clause.status,
        "outcome": clause.outcome or None,
        "file": entry.place.file,
        "line": entry.place.line,
        "exact": hit.exact,
    }
