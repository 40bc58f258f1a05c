"""The two languages of messages, and which one a user reads.

A message is written once, at the place where it arises, in both languages side by side; it is turned into
text only where it is printed. There is no catalogue to keep in step.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Lang = Literal["ja", "en"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message in both languages."""

    ja: str
    en: str

    def text(self, lang: Lang) -> str:
        """The message in one language, fit for a terminal: control characters are shown, not sent."""
        return printable(self.ja if lang == "ja" else self.en)

    def __str__(self) -> str:
        return self.en


def printable(text: str) -> str:
    """Text from strangers made harmless for a terminal: C0, C1 and DEL become visible, bidi marks go."""
    return text.translate(_VISIBLE)


_VISIBLE: dict[int, str | None] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"},
    0x7F: "\u2421",
    **{code: f"\\x{code:02x}" for code in range(0x80, 0xA0)},
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F], None),
}


def detect(environ: Mapping[str, str] | None = None) -> Lang:
    """Japanese when the locale says so (LC_ALL, LC_MESSAGES, LANG, else the system's), otherwise English."""
    env = os.environ if environ is None else environ
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = env.get(name)
        if value:
            return "ja" if value.lower().startswith("ja") else "en"
    system = (locale.getlocale()[0] or "") if environ is None else ""
    return "ja" if system.lower().startswith(("ja", "japanese")) else "en"
