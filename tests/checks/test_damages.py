"""Damage done to sound sentences at random places: what is done is told, and nothing else is newly told."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from random import Random

import pytest
from damages import KINDS
from rule_cases import ROOT

from drafter.checks import engine
from drafter.checks.mending import mended
from drafter.document import Block, BlockKind, Document, Line, Section
from drafter.workspace import Workspace

#: sentences that surround the damaged one, and how often each kind is done
AROUND, TIMES = 6, 30
_SLOT = re.compile(r"\{\{.*?\}\}")
#: a bracket or mark that garbled letters happen to hold, an error that ends with a full stop: true, and no news
_COME_ALONG = frozenset({"bracket-unbalanced", "bracket-mixed", "style-mixed", "blank-left"})


@lru_cache(maxsize=1)
def sentences() -> tuple[str, ...]:
    """The sentences of the bundled library, each slot filled."""
    entries = Workspace.at(ROOT).library().clauses.values()
    lines = (line for entry in entries for line in _SLOT.sub("令和12年度", entry.clause.text).split("\n"))
    return tuple(line for line in lines if "。" in line)


def document(*texts: str) -> Document:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    return Document(title=Line("地域の未来をひらく施策に関する提言"), sections=(Section(1, "１", "施策", blocks),))


def names(*texts: str) -> Counter[str]:
    return Counter(finding.name for finding in engine.run(document(*texts), engine.Context()))


@pytest.mark.parametrize("kind", KINDS)
def test_damage_at_random_places_is_told_and_nothing_else(kind: str) -> None:
    wanted, damage = KINDS[kind]
    chance = Random(kind)
    done = told = 0
    others: Counter[str] = Counter()
    for _ in range(TIMES * 60):
        if done == TIMES:
            break
        first, *around = chance.sample(sentences(), AROUND)
        text = damage(first, chance)
        if text is None:
            continue
        done += 1
        new = names(text, *around) - names(first, *around)
        told += any(name in wanted for name in new)
        others += Counter({name: n for name, n in new.items() if name not in wanted and name not in _COME_ALONG})
    assert done >= 8, "the library offers no place"
    assert told >= 0.97 * done, (told, done)
    assert others.total() <= 0.03 * done, others


@pytest.mark.parametrize(
    "kind", ["particle twice", "stop twice", "radical", "hidden", "loose mark", "tag", "both widths"]
)
def test_safe_repairs_give_the_sound_sentence_back(kind: str) -> None:
    _, damage = KINDS[kind]
    chance = Random(kind)
    for _ in range(60):
        sound = chance.choice(sentences())
        text = damage(sound, chance)
        if text is None or "nbsp" in text:
            continue
        found = engine.run(document(text), engine.Context())
        repairs = [one.repair for one in found if one.repair is not None and one.repair.safe]
        assert mended(text, repairs).replace("　", "") == sound.replace("　", ""), text


#: rule, what is turned into the other width or style, and into what
TURNED = [
    ("digit-width", r"(?<=令和)12(?=年度)", "１２"),
    ("letter-width", r"(?<![A-Za-zＡ-Ｚａ-ｚ])[Ａ-Ｚ]{2,4}(?=[ぁ-ん一-鿿])", None),
    ("stops-mixed", "(?<=[一-鿿])、(?=[一-鿿])", "，"),
    ("stops-mixed", "。$", "．"),
]


#: the library has few abbreviations
_LETTERS = (
    "ＧＩＳ、ＡＰＩ、ＰＤＦ、ＫＰＩ、ＮＰＯ、ＳＮＳ、ＢＣＰ、ＲＰＡ、ＰＦＩ、ＩＣＴ、ＤＸ、ＡＩの用語を統一すること。"
)


@pytest.mark.parametrize(("rule", "pattern", "new"), TURNED, ids=[f"{one[0]}-{one[2]}" for one in TURNED])
def test_one_place_that_leaves_the_documents_width_is_told(rule: str, pattern: str, new: str | None) -> None:
    texts = [*sentences(), _LETTERS]
    chance = Random(rule)
    places = [at for at, text in enumerate(texts) if re.search(pattern, text)]
    sound = names(*texts)
    for at in chance.sample(places, 4):
        found = re.search(pattern, texts[at])
        assert found is not None
        turned = new or unicodedata.normalize("NFKC", found[0])
        text = texts[at][: found.start()] + turned + texts[at][found.end() :]
        told = names(*texts[:at], text, *texts[at + 1 :]) - sound
        assert set(told) - {"sentence-cut"} == {rule}, text
