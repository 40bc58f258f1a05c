"""``drafter lsp``: the check in an editor (Language Server Protocol, over standard input and output)."""

from __future__ import annotations

import argparse
import os
import sys

from drafter.cli.app import App
from drafter.errors import ExitCode, UsageError
from drafter.language import Lang, Message

NAME = "lsp"
HELP = Message(
    ja="エディターの中で点検・補完・直しをする（LSP サーバー。標準入出力で動く）",
    en="Checks, completes and mends inside an editor (a language server on standard input and output)",
)
#: what the extra ``lsp`` brings
_EXTRA = ("pygls", "lsprotocol", "cattrs", "attrs")


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The way of talking: there is one; some editors name it all the same."""
    parser.add_argument(
        "--stdio",
        action="store_true",
        help=Message(ja="標準入出力で話す（既定）", en="talk over standard input and output (the default)").text(lang),
    )


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Serve one editor until it leaves.

    Raises:
        UsageError: pygls is not installed, or a person has started it in a terminal.
        InputError: ``--workspace`` is no folder, or its settings are not valid.
    """
    try:
        from drafter.lsp import server
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise UsageError(
            Message(
                ja="drafter lsp に要る pygls が入っていません", en="drafter lsp needs pygls, which is not installed"
            ),
            hint=Message(ja='pip install "drafter[lsp]"', en='pip install "drafter[lsp]"'),
        ) from error
    if sys.stdin.isatty():
        raise UsageError(
            Message(ja="drafter lsp はエディターが起動します", en="drafter lsp is started by an editor"),
            hint=Message(
                ja="エディターの設定は docs/点検を組み込む.md にあります",
                en="docs/integration.md tells how to set one up",
            ),
        )
    if app.given_workspace is not None:
        app.workspace()
    app.out.flush()
    # the session has an output of its own: whatever else prints goes to the editor's log
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as stream:
        sys.stdout = sys.stderr
        try:
            server.serve(getattr(args, "lang", None), app.given_workspace, sys.stdin.buffer, stream)
        finally:
            sys.stdout = app.out
    return ExitCode.OK
