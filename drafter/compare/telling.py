"""What became of the entries that belong together."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.compare import matching, order
from drafter.compare.comparison import Comparison, Entry, Fate, Kind, Match, joined
from drafter.japanese import wording
from drafter.japanese.glyphs import squeeze
from drafter.library import lineage

_FATES = {
    lineage.Fate.KEPT: Fate.KEPT,
    lineage.Fate.SPELLING: Fate.SPELLING,
    lineage.Fate.FIGURES: Fate.FIGURES,
    lineage.Fate.REWORDED: Fate.REVISED,
}


def told(old: Sequence[Entry], new: Sequence[Entry], *, widths: bool) -> Comparison:
    """The comparison of two lists of entries."""
    found = [_match(olds, news, old, new, widths=widths) for olds, news in matching.matched(old, new)]
    return Comparison(tuple(old), tuple(new), order.ordered(found, old, new))


def _match(
    olds: tuple[int, ...], news: tuple[int, ...], old: Sequence[Entry], new: Sequence[Entry], *, widths: bool
) -> Match:
    if not news:
        return Match(Fate.DROPPED, old=olds)
    if not olds:
        return Match(Fate.NEW, new=news)
    before, after = joined([old[at] for at in olds]), joined([new[at] for at in news])
    if len(olds) > 1 or len(news) > 1:
        fate = Fate.SPLIT if len(olds) == 1 else Fate.MERGED
        return Match(fate, olds, news, changes=wording.readable(before, after))
    one, other = old[olds[0]], new[news[0]]
    fate = _FATES[lineage.relation(before, after)]
    if fate is Fate.REVISED and squeeze(one.label + before) == squeeze(other.label + after):
        fate = Fate.SPELLING  # one of the two has its number within its words
    if fate is Fate.REVISED and one.kind is other.kind is Kind.DATE:
        fate = Fate.FIGURES
    if fate is Fate.SPELLING and not widths:
        fate = Fate.KEPT
    table = other.kind is Kind.TABLE
    changes = () if table or fate is Fate.KEPT else wording.readable(before, after)
    return Match(fate, olds, news, renumbered=one.label != other.label, changes=changes)
