"""DAT015: ３年後の2030年 in a document from which that year is not three years away."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.context import Context
from drafter.checks.dates import dates, fiscal, is_quoted, spoken
from drafter.checks.rule import Rule
from drafter.checks.texts import kind_of
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.japanese.glyphs import half_digits
from drafter.language import Message

RULE = Rule(
    code="DAT015",
    name="years-from-now",
    severity=Severity.INFO,
    title=Message(
        ja="「○年後の○年」が文書の年と合わない", en="a number of years that does not lead to the year beside it"
    ),
    why=Message(
        ja="「５年後の2030年」は2025年の文書でだけ正しく、翌年に引き継ぐと一年ずれます。"
        "文書の年・年度から数えて１年までの違いは、数え方の違いとみて指摘しません。"
        "「施行から５年後の」のように他の時から数えるものも対象にしません。",
        en="５年後の2030年 (five years from now) is right in 2025 only, and goes wrong when the text is carried "
        "over. A difference "
        "of one year is taken for another way to count; what counts from another time is left alone.",
    ),
    rests_on=Message(ja="文書の日付", en="the document's own date"),
    wrong="５年後の2030年（2027年の文書）",
    right="３年後の2030年",
)
_COUNT = lazy.compile(
    r"(?P<n>(?<![0-9０-９.．])[0-9０-９]{1,2})年(?P<way>後|前)(?:に当たる|に迎える|となる|である|の|、)?[ 　]*$"
)
#: another time is counted from
_ELSE = lazy.compile(
    r"(?:から|より|以来|その|当時の?|後|(?:施行|制定|発災|開始|改正|設立|策定|公布)の?)(?:約|概ね|おおむね|さらに|更に)?$"
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such pair, counted from the document's own year."""
    issued = spoken(document, context)
    if issued is None:
        return
    years = (issued.first[0], fiscal(issued.first))
    told: dict[tuple[int, ...], set[int]] = {}
    for node, path, text in context.texts:
        if kind_of(node) == "cell":
            continue
        # the section's earlier texts may name the year that is counted from
        section = told.setdefault(path[:-1], set())
        for start, end, away, year in _counted(text):
            if any(abs(own + away - year) <= 1 for own in (*years, *section)):
                continue
            true = abs(year - years[0])
            way = "後" if year > years[0] else "前"
            message = Message(
                ja=f"「{text[start:end]}」は、文書の年（{years[0]}年）から数えると{true}年{way}です",
                en=f"“{text[start:end]}”: that year is {true} years from the document's ({years[0]})",
            )
            yield context.finding(RULE, node, message, path=path, text=text, span=(start, end))
        section.update(one.date.year for one in dates(text))


@lru_cache(maxsize=8192)
def _counted(text: str) -> tuple[tuple[int, int, int, int], ...]:
    """A number of years and the year that it leads to: start, end, years (negative: ago), year."""
    if "年後" not in text and "年前" not in text:
        return ()
    found = []
    named: set[int] = set()
    for dated in dates(text):
        year, count = dated.date.year, _COUNT.search(text, max(0, dated.start - 24), dated.start)
        if count is not None and not dated.date.problem and _from_now(text, count.start()):
            away = int(half_digits(count["n"])) * (1 if count["way"] == "後" else -1)
            # counted from a year that was named before: 2027年度末までに…、３年後の2030年になっても
            if named.isdisjoint(range(year - away - 1, year - away + 2)):
                found.append((count.start(), dated.end, away, year))
        named.add(year)
    return tuple(found)


def _from_now(text: str, at: int) -> bool:
    """Whether a number of years is counted from no other time, and stands in no quotation."""
    return not is_quoted(text, at) and not _ELSE.search(text, max(0, at - 12), at)
