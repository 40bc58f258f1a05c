"""VAR004: a spelling that the house's term list replaces by another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.rule import Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="VAR004",
    name="house-term",
    severity=Severity.WARNING,
    title=Message(ja="用語集と違う表記", en="a spelling against the house's term list"),
    why=Message(
        ja="drafter.yaml の terms（用語集）で使わないと決めた表記です。使う表記の一部であるとき（サーバー の中の "
        "サーバ）と、"
        "別の片仮名語・英字の語の一部であるときは対象にしません。",
        en="A spelling that terms in drafter.yaml replaces. Parts of the spelling to use (サーバ in サーバー), "
        "and parts of other "
        "words in katakana or letters, are left alone.",
    ),
    rests_on=Message(ja="作業フォルダーの drafter.yaml の terms", en="terms in the workspace's drafter.yaml"),
    wrong="コンピュータを更新すること。",
    right="コンピューターを更新すること。",
    repairs="safe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each place of a spelling to avoid."""
    for old, use, note in about.profile.terms:
        if old not in text:
            continue
        inside = {at for found in re.finditer(re.escape(use), text) for at in range(*found.span())}
        for found in _word(old).finditer(text):
            if use and found.start() in inside and found.end() - 1 in inside:
                continue
            remark = f"（{note}）" if note else ""
            message = Message(
                ja=f"用語集では「{old}」を「{use}」とします{remark}",
                en=f"the term list has “{use}” for “{old}”" + (f" ({note})" if note else ""),
            )
            yield Hit(found.start(), found.end(), message, use, safe=True)


@lru_cache(maxsize=1024)
def _word(old: str) -> lazy.Pattern:
    """A spelling that is no part of a longer word in katakana or letters."""
    before = after = ""
    for edge in ("ァ-ヺー", "A-Za-zＡ-Ｚａ-ｚ0-9"):
        if re.match(f"[{edge}]", old[0]):
            before = f"(?<![{edge}])"
        if re.match(f"[{edge}]", old[-1]):
            after = f"(?![{edge}])"
    return lazy.compile(before + re.escape(old) + after)
