"""Similarity and lineage: how long they take and how often they are right, beside rapidfuzz and difflib.

Right is measured on the labelled requests of tests/library/years.py: F1 of the pairs that each measure finds at its own
best threshold, under one and the same assignment (the best pairs first).
"""

from __future__ import annotations

import difflib
import random
import re
import sys
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from benchmarks.measure import ROOT, Row, median
from drafter.japanese.glyphs import squeeze
from drafter.library.lineage import Unit, pair
from drafter.library.similarity import Index, Weights, gram_set
from drafter.workspace import Workspace

#: requests in the large library, and in each of two documents
LIBRARY, DOCUMENT = 100_000, 240
#: of the pairs of two documents, the part that difflib is given
_PART = 24
Pairs = set[tuple[int, int]]


def rows() -> list[Row]:
    """Figures of the index, of pairing two documents, and of how often each measure is right."""
    chance = random.Random(1)
    parts = _parts()
    texts = [_made(chance, parts) for _ in range(LIBRARY)]
    index = Index(texts)
    asked = [texts[chance.randrange(LIBRARY)][7:] + "を併せて求めること。" for _ in range(20)]
    old = [Unit(text) for text in texts[:DOCUMENT]]
    new = [Unit(_varied(chance, unit.text, parts)) for unit in old]
    chance.shuffle(new)
    scan = _scan(texts, asked[0])
    return [
        Row(f"index of {LIBRARY:,} requests", median(lambda: Index(texts), 1), "squeezing them", _squeezed(texts)),
        Row(
            "one question to it", median(lambda: [index.nearest(one) for one in asked], 3) / 20, "rapidfuzz scan", scan
        ),
        Row(
            f"lineage of {DOCUMENT} and {DOCUMENT} requests", _lineage(old, new), "rapidfuzz, all pairs", _all(old, new)
        ),
        Row("the same", _lineage(old, new), "difflib, all pairs", _difflib(old, new)),
        *_right(),
    ]


def _parts() -> list[str]:
    """Clauses of sentences of the bundled library."""
    workspace = Workspace.find(None, ROOT)
    texts = (entry.clause.text for entry in workspace.library().clauses.values())
    return [part for text in texts for part in re.split("[、。\n]", text) if len(part) > 5]


def _made(chance: random.Random, parts: Sequence[str]) -> str:
    return "、".join(chance.choice(parts) for _ in range(4)) + f"を{chance.randrange(100_000)}とすること。"


def _varied(chance: random.Random, text: str, parts: Sequence[str]) -> str:
    words = text.split("、")
    words[chance.randrange(len(words))] = chance.choice(parts)
    return "、".join(words)


def _squeezed(texts: Sequence[str]) -> float:
    return median(lambda: [squeeze(text) for text in texts], 1)


def _scan(texts: Sequence[str], asked: str) -> float:
    return median(lambda: max((fuzz.ratio(asked, text), at) for at, text in enumerate(texts)), 1)


def _lineage(old: Sequence[Unit], new: Sequence[Unit]) -> float:
    return median(lambda: pair(old, new), 3)


def _all(old: Sequence[Unit], new: Sequence[Unit]) -> float:
    return median(lambda: [fuzz.ratio(a.text, b.text) for a in old for b in new], 3)


def _difflib(old: Sequence[Unit], new: Sequence[Unit]) -> float:
    some = old[: len(old) // _PART]
    return _PART * median(lambda: [_ratio(a.text, b.text) for a in some for b in new], 1)


def _ratio(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _right() -> list[Row]:
    """F1 on the labelled pairs, in the name of the row; the time is that of all scores."""
    sys.path.insert(0, str(ROOT / "tests"))
    from library.years import years

    made = years()
    old, new = [unit.text for unit in made.old], [unit.text for unit in made.new]
    true = {(a, b) for olds, news, _ in made.links for a in olds for b in news}
    sets = {text: gram_set(text) for text in (*old, *new)}
    weights = Weights.of(sets[text] for text in (*old, *new))
    measures: dict[str, Callable[[str, str], float]] = {
        "this cosine": lambda a, b: weights.cosine(sets[a], sets[b]),
        "rapidfuzz ratio": lambda a, b: fuzz.ratio(a, b) / 100,
        "rapidfuzz partial_ratio": lambda a, b: fuzz.partial_ratio(a, b) / 100,
        "difflib ratio": _ratio,
    }
    found = {(a, b) for link in pair(made.old, made.new).links for a in link.old for b in link.new}
    out = [Row(f"F1 {_f1(found, true):.3f} pair(), with splits and mergers", _lineage(made.old, made.new))]
    for name, measure in measures.items():
        score, least = _best(old, new, measure, true)
        what = f"F1 {score:.3f} at {least:.2f} {name}, one to one"
        out.append(Row(what, median(lambda measure=measure: [measure(a, b) for a in old for b in new], 1)))
    return out


def _best(
    old: Sequence[str], new: Sequence[str], measure: Callable[[str, str], float], true: Pairs
) -> tuple[float, float]:
    """The best F1 over all thresholds, and the threshold."""
    edges = sorted(((measure(a, b), i, j) for i, a in enumerate(old) for j, b in enumerate(new)), reverse=True)
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found: Pairs = set()
    best = (0.0, 1.0)
    for score, i, j in edges:
        if i in taken_old or j in taken_new:
            continue
        taken_old.add(i)
        taken_new.add(j)
        found.add((i, j))
        best = max(best, (_f1(found, true), score))
    return best


def _f1(found: Pairs, true: Pairs) -> float:
    return 2 * len(found & true) / (len(found) + len(true))
