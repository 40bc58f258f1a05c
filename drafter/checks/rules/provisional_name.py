"""STA005: （仮称） on what has its final name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from drafter.checks import staleness
from drafter.checks.adopted import Adopted, marked
from drafter.checks.context import Context, Node
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="STA005",
    name="provisional-name",
    severity=Severity.WARNING,
    title=Message(ja="正式な名称が決まったものの（仮称）", en="（仮称） on what has its final name"),
    why=Message(
        ja="既に発足・成立したものに（仮称）が残っています。文書の日付の時点で正式な名称が決まっていると知られているもの（事実の表）と、"
        "同じ文書が「策定された」「設置された」等と書いているものだけを対象にします。正式な名称を確かめ、（仮称）を削ってください。",
        en="（仮称） is left on what exists by its final name: by the table of facts as of the document's date, or "
        "because the same document says that it was adopted or set up. "
        "Make sure of the final name and take the mark away.",
    ),
    rests_on=Message(
        ja="drafter/lexicon/facts.tsv と文書の日付、文書の内部の整合",
        en="drafter/lexicon/facts.tsv with the document's date, and the document's own consistency",
    ),
    wrong="デジタル庁（仮称）において検討すること。（令和９年の文書）",
    right="デジタル庁において検討すること。",
    repairs="unsafe",
)
MARK = lazy.compile(r"[（(]仮称[）)]")
_BEHIND = lazy.compile(r"[」』]?([（(]仮称[）)])")
_AHEAD = lazy.compile(r"([（(]仮称[）)])[「『]?$")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each mark."""
    places = [(node, path, text) for node, path, text in context.texts if "仮称" in text]
    if not places:
        return
    adopted = Adopted(context)
    day = staleness.day_of(document, context)
    for node, path, text in places:
        told = dict(_by_facts(text, context, day)) if day is not None else {}
        for one in marked(text, MARK):
            name = adopted.name(one.names)
            if name and (one.start, one.end) not in told:
                told[one.start, one.end] = name
        for span, name in sorted(told.items()):
            yield _finding(context, (node, path, text), span, name)


def _by_facts(text: str, context: Context, day: date) -> Iterator[tuple[tuple[int, int], str]]:
    """Marks directly behind or before the name of something that had been founded by the day."""
    for mention in staleness.known(context.settings).find(text):
        since = mention.fact.since
        if since is None or since > day:
            continue
        behind = _BEHIND.match(text, mention.end)
        if behind:
            yield behind.span(1), mention.fact.name
        before = _AHEAD.search(text[: mention.start])
        if before:
            yield before.span(1), mention.fact.name


def _finding(context: Context, place: tuple[Node, tuple[int, ...], str], span: tuple[int, int], name: str) -> Finding:
    node, path, text = place
    mark = text[slice(*span)]
    message = Message(
        ja=f"「{name}」は既に決まった名称です。{mark} は要りません",
        en=f"“{name}” is a final name by now; {mark} is not needed",
    )
    return context.finding(RULE, node, message, path=path, text=text, span=span, new="")
