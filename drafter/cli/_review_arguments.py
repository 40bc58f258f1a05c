"""The arguments of ``drafter review``, and which of them go together."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafter.errors import UsageError
from drafter.language import Lang, Message

#: endings that ``--summary`` writes
SUMMARIES = (".xlsx", ".docx", ".txt")


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument("draft", metavar="DRAFT", help=say("原案", "the draft"))
    parser.add_argument(
        "files",
        metavar="REVIEWED.docx",
        nargs="*",
        help=say("返送された Word ファイル。なければ記録だけを扱う", "returned Word files; none: the record alone"),
    )
    parser.add_argument(
        "--apply",
        action="store_true",
        help=say(
            "競合がなく場所の確かな意見を反映し、ほかは未決として記録する",
            "take over what is sure and without conflict; record the rest as open",
        ),
    )
    _deciding(parser, lang)
    _telling(parser, lang)


def _deciding(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """What is decided of single opinions."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    def many(name: str, ja: str, en: str) -> None:
        parser.add_argument(name, metavar="ID", action="append", default=[], help=say(ja, en))

    many("--accept", "この意見を反映する（ID は一覧の左端。繰り返せる）", "take over this opinion (repeatable)")
    many("--reject", "この意見を不採用とする", "reject this opinion")
    many("--note", "この意見は回答のみとする（コメントなど）", "only answer this opinion (a comment)")
    many(
        "--reopen",
        "この意見を未決に戻す（採用した文は、できれば元に戻す）",
        "open it again; words that were accepted are put back",
    )
    parser.add_argument(
        "--reply",
        metavar=("ID", "TEXT"),
        nargs=2,
        action="append",
        default=[],
        help=say("この意見への回答を記録する", "record the answer to this opinion"),
    )
    parser.add_argument(
        "--text", metavar="TEXT", help=say("--accept と共に：この文にして反映する", "with --accept: in these words")
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help=say(
            "--accept と共に：今の文を、意見の文でまるごと置き換える", "with --accept: replace the whole paragraph"
        ),
    )
    parser.add_argument(
        "--values",
        choices=("ask", "value", "text"),
        default="ask",
        help=say(
            "差込欄の印字が直されたとき：value 値を変える、text その文だけ書き換える（既定 ask 反映しない）",
            "where a slot is written over: change its value, or this text alone (default ask: hold it)",
        ),
    )
    parser.add_argument(
        "--at",
        metavar="PLACE",
        help=say(
            "--accept と共に：場所の不確かな意見の、要望文の ID かキー", "with --accept: the clause or key it is for"
        ),
    )


def _telling(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Who decides, what is shown and written, and the exit code."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument("--by", metavar="NAME", default="", help=say("決めた人の名前", "who decides"))
    parser.add_argument("--open", action="store_true", help=say("未決の意見だけを表示する", "show open opinions only"))
    parser.add_argument(
        "--summary",
        metavar="FILE",
        help=say(
            "意見対応表を書き出す（.xlsx .docx .txt）", "write the table of opinions and answers (.xlsx .docx .txt)"
        ),
    )
    parser.add_argument(
        "--fail-on",
        choices=("conflict", "open", "never"),
        default="conflict",
        help=say(
            "終了コードを 1 にする未決の意見：conflict 競合・場所不確か・反映できないもの（既定）、open 全て",
            "open opinions that give exit code 1: conflict, unsure or held ones (default), or any",
        ),
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("出力の形（既定 text）", "output (default text)")
    )


def refuse(args: argparse.Namespace) -> None:
    """Raises UsageError for arguments that do not go together."""
    single = len(args.accept) == 1
    if (args.text is not None or args.at is not None) and not single:
        raise UsageError(
            Message(ja="--text と --at は --accept 一つと共に使います", en="--text and --at go with one --accept")
        )
    if args.whole and not args.accept:
        raise UsageError(Message(ja="--whole は --accept と共に使います", en="--whole goes with --accept"))
    if args.summary and Path(args.summary).suffix.lower() not in SUMMARIES:
        raise UsageError(
            Message(ja=f"{args.summary}: この種類の意見対応表は作れません", en=f"{args.summary}: cannot be made"),
            hint=Message(ja=f"作れるもの: {' '.join(SUMMARIES)}", en=f"endings: {' '.join(SUMMARIES)}"),
        )
