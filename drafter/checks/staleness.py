"""What has ended by a document's day: facts mentioned in its texts, and whether a mention is of today or of history.

Historical mention is left alone: 旧○○, （現○○）, ○○（当時）, ○○を引き継ぐ, 平成○年に○○が, a sentence that tells what
was done, a sentence that names the successor too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from drafter.checks.context import Context, Node, split
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding
from drafter.japanese import eras, lazy
from drafter.language import Message
from drafter.lexicon import facts
from drafter.lexicon.facts import Fact, Facts, Kind, Mention

if TYPE_CHECKING:
    from drafter.model.settings import Settings


def day_of(document: Document, context: Context) -> date | None:
    """The day as of which a document is judged.

    Its own date; a draft without one and a library are of today. None for a past document without a date: it is not
    known what had ended by then.
    """
    iso = document.date.iso if document.date is not None else None
    if iso:
        return _first(iso)
    living = context.is_draft or context.library is not None
    return context.today if living else None


def _first(iso: str) -> date | None:
    try:
        return facts.first_day(iso)
    except ValueError:
        return None


def known(settings: Settings | None) -> Facts:
    """The facts that count: the user's own before those that drafter brings along."""
    if settings is None or not settings.facts:
        return facts.bundled()
    return _joined(tuple((own.name, own.until, own.now, own.note) for own in settings.facts))


@lru_cache(maxsize=8)
def _joined(own: tuple[tuple[str, str, str, str], ...]) -> Facts:
    users = [fact for entry in own if (fact := _users(*entry)) is not None]
    return Facts((*users, *facts.bundled().facts))


def _users(name: str, until: str, now: str, note: str) -> Fact | None:
    """A fact of ``drafter.yaml``; None where its day cannot be read, which the check of that file tells."""
    day = last_day(until)
    return Fact(name, facts.kind_of(name), None, day, now, note=(note, note)) if day is not None else None


def last_day(until: str) -> date | None:
    """The last day of what a user writes: 2027-03-31, 2027-03, 2027, 令和９年３月, 令和８年度; else None."""
    read = eras.parse(until)
    iso = until if read is None else f"{read.year + 1}-03" if read.fiscal else read.iso
    try:
        return facts.last_day(iso or "")
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Stale:
    """A mention as of today of something that has ended."""

    mention: Mention
    text: str

    @property
    def printed(self) -> str:
        """The name as printed."""
        return self.text[self.mention.start : self.mention.end]


def ended(
    document: Document, context: Context, kinds: tuple[Kind, ...]
) -> Iterator[tuple[Node, tuple[int, ...], Stale]]:
    """Every mention, as if they still were, of facts of some kinds that had ended by the document's day."""
    day = day_of(document, context)
    if day is None:
        return
    table = known(context.settings)
    for node, path, text in context.texts:
        if _settled(node, context):
            continue
        for mention in current(text, table):
            if mention.fact.kind in kinds and mention.fact.ended(day):
                yield node, path, Stale(mention, text)


def _settled(node: Node, context: Context) -> bool:
    """Whether it is a clause of a collection that was fulfilled or withdrawn: it tells what was asked at its time."""
    if context.is_draft or context.library is None:
        return False
    entry = context.library.clauses.get(node.origin.clause or "")
    return entry is not None and entry.clause.status != "active"


def report(rule: Rule, document: Document, context: Context, kinds: tuple[Kind, ...]) -> Iterable[Finding]:
    """The findings of a rule on facts of some kinds."""
    for node, path, stale in ended(document, context, kinds):
        fact, span = stale.mention.fact, (stale.mention.start, stale.mention.end)
        yield context.finding(
            rule,
            node,
            _message(fact, stale.printed),
            path=path,
            text=stale.text,
            span=span,
            new=_in_width(fact.successor, stale.printed) or None,
        )


def _message(fact: Fact, printed: str) -> Message:
    note_ja, note_en = (f"（{fact.note[0]}）", f" ({fact.note[1]})") if _tells_more(fact) else ("", "")
    assert fact.until is not None
    day = eras.era_date(fact.until.isoformat())
    if fact.now:
        now = fact.now.replace("／", "、")
        return Message(
            ja=f"「{printed}」は{day}までの名称です。今は「{now}」{note_ja}",
            en=f"“{printed}” was the name until {fact.until.isoformat()}; it is now “{now}”{note_en}",
        )
    return Message(
        ja=f"「{printed}」は{day}までで終わっています{note_ja}",
        en=f"“{printed}” ended on {fact.until.isoformat()}{note_en}",
    )


def _tells_more(fact: Fact) -> bool:
    """Whether the note says more than until when the name was right, and what is now."""
    return bool(fact.note[0]) and not (fact.now and fact.now in fact.note[0] and len(fact.note[0]) < len(fact.now) + 14)


def _in_width(name: str, printed: str) -> str:
    """A name with its Latin letters and digits as wide as in what it replaces, where that tells."""
    from drafter.japanese.glyphs import full_digits, full_letters

    wide = re.search(r"[Ａ-Ｚａ-ｚ０-９]", printed) and not re.search(r"[A-Za-z0-9]", printed)
    return full_letters(full_digits(name)) if wide else name


# ---------------------------------------------------------------- today's mention or history's


def current(text: str, table: Facts) -> tuple[Mention, ...]:
    """The mentions in a text that speak of their fact as of something that is."""
    if len(text) < 3:
        return ()
    return _current(text, table)


@lru_cache(maxsize=8192)
def _current(text: str, table: Facts) -> tuple[Mention, ...]:
    return tuple(one for one in table.find(text) if one.fact.until is not None and not _history(text, one))


_BEFORE = lazy.compile(
    r"(?:旧|(?<![地単次紀])元|前身(?:の|である|となる|となった)|当時の|かつての|従来の|従前の|過去の|いわゆる旧)[・]?[「『（(]?$"
)
_AFTER = lazy.compile(
    r"[」』]?(?:[（(][^）)]{0,12}当時[）)]|[（(][ 　]*(?:現|今の|後の|のちの|旧|令和.{0,4}年.{0,6}廃止"
    r"|廃止|平成.{0,4}年.{0,6}廃止)"
    r"|(?:等|など)?(?:を引き継|の後継|に代わ|に替わ|に代え|に替え|に続[くき]|から(?:改称|改組|移行|名称)|を(?:改称|改組|改め|前身|発展|廃止|抜本"
    r"|統合|全部改正|改正|一元化)|[のがは](?:廃止|終了|失効|満了|統合)|(?:廃止|終了|失効)|からの移行|の移行|からの転換|の(?:成果|実績|検証|評価|総括"
    r"|教訓|経験|名残|時代|頃|ころ)|以降|以来|以前|時代|終了後|後継|の反省|の後|の?施行[後以]))"
)
#: what tells, in the clause behind the name, that it was: ○○が実施した調査, ○○により導入された
_WAS = lazy.compile(
    r"(?:が|は|で|に|により|に基づ[いき][^、。]{0,6}|において|の下で?)[^、。]{0,30}(?:した|された|られた|れた|った|いた|きた)(?![上後いめりらがと]|とおり)"
)
_PAST = lazy.compile(
    r"(?:た|きた(?:ところ)?である|たところである|ていた|であった|ました|たところです|た(?:もの|経緯)が?(?:である|ある|あります))。?$"
)
_OWN_DATE = lazy.compile(r"[」』]?[（(][^（）()]{0,40}[）)]")
_DISASTER = lazy.compile(r"[（(]?[^、。]{0,12}(?:地震|豪雨|台風|大雨|災害|豪雪|津波|噴火)")


def _history(text: str, one: Mention) -> bool:
    if _BEFORE.search(text[max(0, one.start - 12) : one.start]) or _AFTER.match(text[one.end : one.end + 40]):
        return True
    sentence = next((s for s in split(text) if s.start <= one.start < s.end), None)
    if sentence is None:
        return False
    own = _OWN_DATE.match(text, one.end, sentence.end)
    rest = text[own.end() if own else one.end : sentence.end]
    if _AFTER.match(rest) or _WAS.match(rest.lstrip("」』")) or _PAST.search(sentence.core.rstrip("。")):
        return True
    lead = text[sentence.start : one.start]
    return _names_successor(one.fact, lead + "＊" + rest) or _dated_before(one.fact, lead)


def _names_successor(fact: Fact, around: str) -> bool:
    words = facts.key(around)
    return any(name and facts.key(name) in words for name in fact.now.split("／"))


def _dated_before(fact: Fact, lead: str) -> bool:
    """Whether a date shortly before the name, on which the name was right, tells when: 平成27年に○○が."""
    assert fact.until is not None
    near = lead[-40:]
    for _, end, found in eras.find(near):
        if _DISASTER.match(near[end:]) or len(near) - end > 24:
            continue
        if found.year < fact.until.year or (found.year == fact.until.year and (found.month or 12) <= fact.until.month):
            return True
    return False
