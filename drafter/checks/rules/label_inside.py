"""NUM011: an item's text holds the next item of its list."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import lists
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="NUM011",
    name="label-inside",
    severity=Severity.WARNING,
    title=Message(ja="次の項目が前の項目の文に続いている", en="the next item runs on in the text of the one before"),
    why=Message(
        ja="「(1) …すること。(2) …すること。」のように、次の番号の項目が改行されずに続いています。"
        "改行して一つの項目にしてください。文の中で①②…と並べるとき、次の番号の項目が別にあるときは対象にしません。",
        en="The next item follows in the same paragraph ((1) …。(2) …。). Begin a new one. Lists that run within a "
        "sentence, and "
        "texts whose next item stands by itself as well, are left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="(1) 車道を直すこと。(2) 歩道を直すこと。",
    right="(1) 車道を直すこと。（改行）(2) 歩道を直すこと。",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each label of the list's next number behind a full stop."""
    for siblings in lists.lists(context):
        if siblings.bullets or siblings.style is None:
            continue
        known = {entry.number for entry in siblings.entries}
        for entry in siblings.entries:
            reading = entry.reading
            if reading is None or reading.branches or (reading.number + 1,) in known:
                continue
            found = lists.run_on(entry)
            if found is None:
                continue
            node, path, text, place = found
            typed = text[slice(*place)]
            message = Message(
                ja=f"項目番号 {entry.label} の文の途中に、次の項目の番号「{typed}」があります",
                en=f"the text of {entry.label} holds the next item’s label “{typed}”",
            )
            yield context.finding(RULE, node, message, path=path, text=text, span=place)
