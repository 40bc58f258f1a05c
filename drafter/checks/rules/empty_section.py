"""STR003: a heading with nothing beneath it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.printing import name
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document, Section
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="STR003",
    name="empty-section",
    severity=Severity.WARNING,
    title=Message(ja="見出しの下に何もない", en="a heading with nothing beneath it"),
    why=Message(
        ja="見出しだけの項目は、本文が落ちたか、見出しが消し残されたかのどちらかです。",
        en="A bare heading means that its text was lost, or that the heading was left behind.",
    ),
    rests_on=CONSISTENCY,
    wrong="(2) 人材の確保（本文なし）\n(3) …",
    right="(2) 人材の確保\n　…すること。",
)

#: what stands beneath such a heading closes the document
_CONTACT = lazy.compile(r"(?:連絡|問い?合わ?せ|照会|申込み?|提出)先|担当|事務局$")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each section without content."""
    following = {(*u.path[:-1], u.path[-1] - 1): u.node for u in context.sections if isinstance(u.node, Section)}
    for unit in context.sections:
        node = unit.node
        if isinstance(node, Section) and not node.content and not _CONTACT.search(node.heading):
            if not context.is_draft and _shape(following.get(unit.path)) not in ("", _shape(node)):
                continue  # what follows under labels of another kind belongs to it (２ 提言, 【提言１】 …)
            message = Message(
                ja=f"「{name(node)}」の下に本文がありません", en=f"there is nothing beneath “{name(node)}”"
            )
            yield context.finding(RULE, node, message, path=unit.path, text=node.heading, excerpt=name(node))


def _shape(section: Section | None) -> str:
    """The kind of its label: 【提言n】, (n), 第n; empty for no section."""
    return re.sub(r"[\d０-９一二三四五六七八九十①-⑳Ⅰ-Ⅻ]+", "n", section.label or "-") if section is not None else ""
