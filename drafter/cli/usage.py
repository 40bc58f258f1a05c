"""argparse in two languages, with errors that follow the command contract."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from drafter.errors import UsageError
from drafter.language import Lang, Message

#: argparse's own messages (English) and what they say in Japanese
_JAPANESE: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"必要な引数がありません: \1"),
    (r"unrecognized arguments: (.+)", r"知らない引数です: \1"),
    (r"argument (.+?): expected one argument", r"\1 には値が一つ要ります"),
    (r"argument (.+?): expected at least one argument", r"\1 には値が一つ以上要ります"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1: \2 は選べません（選べるもの: \3）"),
    (r"argument (.+?): invalid int value: (.+)", r"\1: \2 は整数ではありません"),
    (r"argument (.+?): invalid number value: (.+)", r"\1: \2 は 1 以上の整数ではありません"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 と \2 は一緒に使えません"),
)
_HEADINGS = {"positional arguments": "引数", "options": "オプション", "usage: ": "使い方: "}


def translate(message: str) -> str:
    """One of argparse's messages in Japanese; as it is when unknown."""
    for pattern, japanese in _JAPANESE:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, japanese, message, flags=re.DOTALL)
    return message


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that raises UsageError instead of leaving, and speaks Japanese when asked."""

    def __init__(self, *, lang: Lang = "en", **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "add_help": False, "allow_abbrev": False})
        self.lang = lang
        self._intermixed = False
        text = Message(ja="この説明を表示して終わる", en="show this help and leave").text(lang)
        self.add_argument("-h", "--help", action="help", help=text)
        if lang == "ja":
            for group in self._action_groups:
                group.title = _HEADINGS.get(group.title or "", group.title)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Options may stand between a file and further files: ``review DRAFT --apply a.docx b.docx``.

        argparse by itself takes ``DRAFT`` and no file as all that is named, and then knows nothing of the files.
        """
        found, left = super().parse_known_args(args, namespace)
        many = any(action.nargs == "*" and not action.option_strings for action in self._actions)
        if self._intermixed or namespace is not None or not many or not left or any(one[:1] == "-" for one in left):
            return found, left
        self._intermixed = True
        try:
            return self.parse_known_intermixed_args(args)
        finally:
            self._intermixed = False

    def format_usage(self) -> str:
        return self._localised(super().format_usage())

    def format_help(self) -> str:
        return self._localised(super().format_help())

    def _localised(self, text: str) -> str:
        return text.replace("usage: ", _HEADINGS["usage: "], 1) if self.lang == "ja" else text

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            Message(ja=translate(message), en=message),
            hint=Message(ja=f"{self.prog} --help で使い方を表示します", en=f"see {self.prog} --help"),
        )
