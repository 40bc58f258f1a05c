"""LAY007: blanks before or after a text."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="LAY007",
    name="outer-blank",
    severity=Severity.WARNING,
    title=Message(ja="文章の初めや終わりの空白", en="blanks before or after a text"),
    why=Message(
        ja="字下げは様式が付けます。文章の初めに空白を入れると字下げが二重になり、様式を替えても残ります。",
        en="The template sets the indent. A blank at the beginning of a text makes it twice, and stays when the "
        "template "
        "changes.",
    ),
    rests_on=Message(ja="様式の字下げ（layout、page）", en="the template's own indents (layout, page)"),
    wrong="　道路の更新を支援すること。",
    right="道路の更新を支援すること。",
    repairs="safe",
)
_BLANKS = lazy.compile(r"\A[\s\u3000]+(?=\S)|(?<=\S)[\s\u3000]+\Z")


def look(text: str, about: About) -> Iterable[Hit]:
    """The blanks at either end; names and dates are set out by their writers and are left alone."""
    if about.kind in ("line", "cell", "figure"):
        return
    for found in _BLANKS.finditer(text):
        first = found.start() == 0
        message = Message(
            ja="文章の初めに空白があります（字下げは様式が付けます）" if first else "文章の終わりに空白があります",
            en="blanks at the beginning (the template sets the indent)" if first else "blanks at the end",
        )
        shown = text[:12] if first else text[-12:]
        yield Hit(found.start(), found.end(), message, "", safe=True, excerpt=shown)
