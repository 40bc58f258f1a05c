"""The command line: ``drafter COMMAND …``.

A command is a module of this package with ``NAME``, ``HELP: Message``, ``arguments(parser, lang)`` and
``run(args, app) -> ExitCode``. Only the module of the command that was asked for is imported, and ``--version``
imports none, so that the start is instant.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread
from types import FrameType
from typing import TextIO

import drafter
import drafter.cli
from drafter import registry
from drafter.cli.app import App
from drafter.cli.usage import Parser
from drafter.errors import DrafterError, ExitCode, InputError, OutputError, UsageError
from drafter.language import Lang, Message, detect

_NOT_COMMANDS = {"app", "main", "usage"}
#: standard output that takes no more
_NO_ROOM = {errno.ENOSPC, errno.EFBIG}
_MODULES = {"import": "importing"}  # a keyword cannot name a module


def commands() -> tuple[str, ...]:
    """Names of all commands, as typed."""
    typed = {module: name for name, module in _MODULES.items()}
    found = (name for name in registry.names(drafter.cli) if name not in _NOT_COMMANDS)
    return tuple(sorted(typed.get(name, name) for name in found))


def run(argv: Sequence[str] | None = None) -> int:
    """The program. Returns the exit code of the contract (``drafter.errors.ExitCode``)."""
    words = list(sys.argv[1:] if argv is None else argv)
    _streams()
    lang = _language(words)
    app = App(lang)
    stopped: list[int] = []
    with _watching(stopped):
        try:
            code = int(_dispatch(words, app))
            if not stopped:
                return code
            raise KeyboardInterrupt  # swallowed on its way
        except BaseException as error:
            return _told(error, app, interrupted=bool(stopped))


@contextmanager
def _watching(stopped: list[int]) -> Iterator[None]:
    """Notes each Ctrl-C besides raising it: one that hits in compiled code comes out as another error."""

    def note(number: int, frame: FrameType | None) -> None:
        stopped.append(number)
        signal.default_int_handler(number, frame)

    own = signal.getsignal(signal.SIGINT) is signal.default_int_handler and current_thread() is main_thread()
    if own:
        signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        if own:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _told(error: BaseException, app: App, *, interrupted: bool) -> int:
    """Tells what stopped the run. Returns its exit code."""
    if interrupted or isinstance(error, KeyboardInterrupt):
        app.say(Message(ja="中断しました。", en="Interrupted."))
        # CPython notes an interrupt that hit within exec (dataclasses) and, under -m, dies by the signal in the end;
        # the next exec makes it forget
        exec("")  # noqa: S102
        return int(ExitCode.INTERRUPTED)
    match error:
        case DrafterError():
            app.fail(error)
            return int(error.code)
        case BrokenPipeError():
            _silence_stdout()
            return int(ExitCode.OK)
        case SystemExit():
            return error.code if isinstance(error.code, int) else int(ExitCode.OK)
        case RecursionError() | MemoryError():
            app.fail(InputError(Message(ja="入力が大きすぎるか、深すぎます", en="the input is too large or too deep")))
            return int(ExitCode.INPUT)
        case OSError() if error.errno in _NO_ROOM:
            app.fail(OutputError(Message(ja=f"書き出せません: {error.strerror}", en=f"cannot write: {error.strerror}")))
            _silence_stdout()
            return int(ExitCode.OUTPUT)
        case OSError():
            app.fail(InputError(Message(ja=f"読み書きできません: {error}", en=f"cannot read or write: {error}")))
            return int(ExitCode.INPUT)
        case Exception():
            return _bug(error, app)
        case _:
            raise error


def _dispatch(words: list[str], app: App) -> ExitCode:
    if words in (["--version"], ["-V"]):
        app.print(f"drafter {drafter.__version__}")
        return ExitCode.OK
    name = _command(words)
    parser = _parser(name, app.lang)
    args = parser.parse_args(words if name else ["edit", *words])
    app.given_workspace = Path(args.workspace) if getattr(args, "workspace", None) else None
    app.lang = getattr(args, "lang", None) or app.lang
    module = importlib.import_module(f"drafter.cli.{_MODULES.get(args.command, args.command)}")
    code: ExitCode = module.run(args, app)
    app.out.flush()
    return code


def _command(words: list[str]) -> str | None:
    """The command typed; None when there is none (bare ``drafter`` opens the screen)."""
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in ("--lang", "--workspace", "-w"):
            skip = True
        elif word in ("-h", "--help"):
            return "help"
        elif not word.startswith("-"):
            if word not in commands():
                raise _unknown(word)
            return word
    return None


def _unknown(word: str) -> UsageError:
    import difflib

    near = difflib.get_close_matches(word, commands(), 1)
    known = ", ".join(commands())
    return UsageError(
        Message(ja=f"「{word}」というコマンドはありません", en=f"there is no command “{word}”"),
        hint=Message(ja=f"もしかして: {near[0]}", en=f"did you mean: {near[0]}")
        if near
        else Message(ja=f"コマンド: {known}", en=f"commands: {known}"),
    )


def _parser(name: str | None, lang: Lang) -> Parser:
    parser = Parser(
        prog="drafter",
        lang=lang,
        description=Message(
            ja="提言・要望書を、過去の要望文の文例集から組み立て、点検し、Word とテキストに書き出します。",
            en="Assembles a policy proposal from a library of clauses, checks it, and writes Word and plain text.",
        ).text(lang),
    )
    parser.add_argument(
        "--version",
        "-V",
        action="version",
        version=f"drafter {drafter.__version__}",
        help=Message(ja="版を表示して終わる", en="show the version and leave").text(lang),
    )
    _common(parser, lang)
    below = parser.add_subparsers(
        dest="command", metavar=Message(ja="コマンド", en="COMMAND").text(lang), parser_class=Parser
    )
    wanted = commands() if name == "help" else (name or "edit",)
    for command in wanted:
        module = importlib.import_module(f"drafter.cli.{_MODULES.get(command, command)}")
        help_text = module.HELP.text(lang)
        sub = below.add_parser(command, help=help_text, description=help_text, lang=lang)
        _common(sub, lang)
        module.arguments(sub, lang)
    return parser


def _common(parser: argparse.ArgumentParser, lang: Lang) -> None:
    parser.add_argument(
        "--lang",
        choices=("ja", "en"),
        default=argparse.SUPPRESS,
        help=Message(ja="表示の言語（既定はロケール）", en="language of messages (default: by locale)").text(lang),
    )
    parser.add_argument(
        "--workspace",
        "-w",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help=Message(ja="作業フォルダー", en="the workspace folder").text(lang),
    )


def _language(words: list[str]) -> Lang:
    """The language asked for on the command line, known before anything is parsed; else the locale's."""
    for word, after in zip(words, [*words[1:], ""], strict=False):
        value = after if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and value in ("ja", "en"):
            return "ja" if value == "ja" else "en"
    return detect()


def _streams() -> None:
    """Japanese must come out whole: UTF-8 into files and pipes, and no crash on a poorer terminal."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if _is_terminal(stream):
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:
        return False


def _silence_stdout() -> None:
    """After a closed pipe the interpreter must not try to flush into it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bug(error: Exception, app: App) -> int:
    """A fault of drafter itself: one line for the user, the traceback only when asked for."""
    if os.environ.get("DRAFTER_DEBUG"):
        raise error
    app.say(
        Message(
            ja=f"drafter: 内部エラー（{type(error).__name__}: {error}）。DRAFTER_DEBUG=1 で詳細を表示します。",
            en=f"drafter: internal error ({type(error).__name__}: {error}). DRAFTER_DEBUG=1 shows the details.",
        )
    )
    return int(ExitCode.INPUT)
