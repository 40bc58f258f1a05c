"""The arguments by which every command that takes a past document says how to read it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.readers import Options


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """``--from-format``, ``--changes``, ``--document``, ``--ocr``, ``--repair``."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument(
        "--from-format",
        metavar="FORMAT",
        help=say(
            "入力の形式（yaml, txt, docx, pdf, md, html）。- や珍しい拡張子のときに",
            "input format (yaml, txt, docx, pdf, md, html), for - or odd endings",
        ),
    )
    parser.add_argument(
        "--changes",
        choices=("accepted", "original", "all"),
        default="accepted",
        help=say(
            "Word の変更履歴: 反映後（既定）、変更前、両方",
            "tracked changes of Word: accepted (default), original, or all",
        ),
    )
    parser.add_argument(
        "--document",
        metavar="N",
        type=number,
        default=0,
        help=say("一つのファイルにある複数の文書のうち N 番目だけ", "only the Nth of several documents in one file"),
    )
    parser.add_argument(
        "--ocr",
        action="store_true",
        help=say(
            "文字のない PDF を文字認識プログラム（tesseract）で読む",
            "read a PDF without text by tesseract, if installed",
        ),
    )
    parser.add_argument(
        "--repair",
        action="store_true",
        help=say(
            "過去の文書の傷み（化けた字、離れた字など）のうち、直しても意味の変わらないものを直し、一つずつ示す",
            "repair damage of a past document (odd glyphs, torn words …) where that is safe, and list each repair",
        ),
    )


def options(args: argparse.Namespace) -> Options:
    """What was given, as the readers take it."""
    from drafter.readers import Options

    return Options(args.changes, args.document, args.ocr, args.repair)


def number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number
