"""CHR018: a character that the house's set of characters does not have."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.rule import Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="CHR018",
    name="machine-dependent",
    severity=Severity.WARNING,
    title=Message(ja="環境依存文字", en="a character outside the house's set"),
    why=Message(
        ja="受け取る側の機器やフォントになく、空白や「?」になるおそれのある文字です。常用の文字に直してください。"
        "人名・地名は"
        "差出人や宛先では指摘しません。どの範囲まで使うかは、様式の wording.characters（cp932、jis2004、"
        "any）で決められます。",
        en="The machines and fonts of those who receive the document may not have it, and show a blank or “?”. Names "
        "in "
        "issuers and addressees are left alone. wording.characters of the template (cp932, jis2004, any) sets the "
        "bounds.",
    ),
    rests_on=Message(
        ja="様式の wording.characters。cp932 は Windows-31J（JIS X 0208 と NEC・IBM 拡張文字）、"
        "jis2004 は JIS X 0213:2004",
        en="the template's wording.characters: cp932 is Windows-31J, jis2004 is JIS X 0213:2004",
    ),
    wrong="• 補助率の引上げ",
    right="・補助率の引上げ",
    needs="template",
    repairs="unsafe",
)
#: characters of the sets under another code: wave dash, minus, dashes and signs of JIS that Windows maps elsewhere
_SAME = frozenset("〜−‖—¢£¬\n\t")
#: what the rules of damage tell already: controls, blanks that cannot be seen, private letters, radicals, loose marks
_ELSEWHERE = lazy.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u2e80-\u2fdf\ue000-\uf8ff\ufe00-"
    "\ufe0f"
    "\u3099-\u309c\uf900-\ufaff\ufffd\u0370-\u05ff\u0600-\u1fff\uac00-\ud7ff\U000e0100-\U000e01ef\U000f0000-\U0010ffff]"
)
_CODEC = {"cp932": "cp932", "jis2004": "euc_jis_2004"}
_NEAR = {
    "•": "・",
    "∙": "・",
    "‧": "・",
    "–": "－",
    "‑": "‐",
    "✓": "○",
    "✔": "○",
    "\u00a0": " ",
    "\u2003": "　",
    "\u2002": " ",
}


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each character that the set does not have."""
    if about.profile.characters == "any" or about.kind == "line" or text.isascii() or _has(text, about):
        return
    for at, char in enumerate(text):
        if _known(char, about.profile.characters):
            continue
        new = _NEAR.get(char) or _circled(char)
        code = f"U+{ord(char):04X}"
        message = Message(
            ja=f"「{char}」（{code}）は{_NAMES[about.profile.characters]}にない環境依存文字です",
            en=f"“{char}” ({code}) is not in {_NAMES[about.profile.characters]}",
        )
        yield Hit(at, at + 1, message, new)


_NAMES = {"cp932": " Windows-31J ", "jis2004": " JIS X 0213 ", "any": ""}


def _has(text: str, about: About) -> bool:
    try:
        text.encode(_CODEC[about.profile.characters])
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=4096)
def _known(char: str, characters: str) -> bool:
    if char.isascii() or char in _SAME or _ELSEWHERE.match(char):
        return True
    try:
        char.encode(_CODEC[characters])
    except UnicodeEncodeError:
        return False
    return True


def _circled(char: str) -> str | None:
    """㉑ as (21): what stands for a circled number that the set does not have."""
    plain = unicodedata.normalize("NFKC", char)
    return f"({plain})" if plain.isdecimal() and len(plain) == 2 else None
