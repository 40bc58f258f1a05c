"""Slips since last year, injected at every place of the bundled library's sentences; and revisions, left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from rule_cases import ROOT

from drafter.checks import grammar, lastyear
from drafter.japanese import sentences
from drafter.library import index, slots

_NOUN = r"(?<=[一-龥ァ-ヴー])"
_VERB = r"(?=[一-龥]{1,2}[うくすむぶるいりきしみえけせてねめれっ]|[一-龥ァ-ヴー]{2,6}(?:する|し[、た]|され))"
_FRAME = r"(?=応じ|基づ|関する|関し|対し|対する|係る|向け|伴|おい|おけ|つい|よる|より|努め|資す)"
#: what is done at a place: name → (where, what stands there then, which slip it is)
SLIPS = {
    "を to の": (f"{_NOUN}を{_VERB}", "の", "particle"),
    "を to に": (f"{_NOUN}を{_VERB}", "に", "particle"),
    "を lost": (f"{_NOUN}を{_VERB}", "", "particle"),
    "に to を": (f"{_NOUN}に{_FRAME}", "を", "particle"),
    "に to の": (f"{_NOUN}に{_FRAME}", "の", "particle"),
    "に lost": (f"{_NOUN}に{_FRAME}", "", "particle"),
    "が lost": (r"(?<=[一-龥])が(?=ある|ない|必要|生じ|可能|求められ|高い|増)", "", "particle"),
    "と lost": (r"(?<=する)と(?=ともに)", "", "particle"),
    "しる for する": (r"(?<=[一-龥ァ-ヴー])する", "しる", "verb"),
    "る for する": (r"(?<=[一-龥ァ-ヴー])する", "る", "verb"),
    "おて for おいて": ("において", "におて", "verb"),
    "とこ for こと": ("こと(?=。|を)", "とこ", "verb"),
    "the end before こと": (r"(?<=[一-龥])[るうくす](?=こと)", "", "verb"),
    "た for ため": ("ため(?=、|の)", "た", "verb"),
    "ない to る": (r"ない(?=よう|こと)", "る", "negation"),
}
#: revisions that change nothing but a few kana
REVISIONS = [
    ("講ずる", "講じる"),
    ("については", "についても"),
    ("においては", "においても"),
    ("に対し、", "に対して、"),
    ("に向け、", "に向けて、"),
    ("ため、", "ために、"),
    ("により、", "によって、"),
    ("を行い、", "を行うとともに、"),
    ("図り、", "図って、"),
    ("国が", "国の"),
    ("対象とする", "対象にする"),
    ("こと。", "ことが必要である。"),
    ("が必要である", "は必要である"),
    ("とともに、", "ほか、"),
    ("している", "してきた"),
    ("などの", "等の"),
]


def _sentences() -> list[str]:
    texts = [entry.clause.text for entry in index.load([ROOT / "library"]).clauses.values()]
    filled = [re.sub(r"\{\{[^}]*\}\}", "令和９年度", text) if slots.names(text) else text for text in texts]
    return [one.text for text in filled for one in sentences.split(text) if len(one.text) >= 25]


SENTENCES = _sentences()


def _injected(where: str, instead: str) -> Iterator[tuple[str, str]]:
    """Every sentence with the slip at each place where it can be, one at a time."""
    for sentence in SENTENCES:
        for hit in re.finditer(where, sentence):
            yield sentence, sentence[: hit.start()] + instead + sentence[hit.end() :]


@pytest.mark.parametrize("name", SLIPS)
def test_slips_are_found(name: str) -> None:
    where, instead, kind = SLIPS[name]
    pairs = list(_injected(where, instead))
    assert pairs, "the library has no such place"
    missed = [
        new
        for old, new in pairs
        if lastyear.words(old) == lastyear.words(new)
        and ((change := lastyear.compared(old, new)) is None or grammar.slip(change) != kind)
    ]
    assert len(missed) <= 0.03 * len(pairs), missed[:5]


@pytest.mark.parametrize(("old", "new"), REVISIONS)
def test_revisions_are_left_alone(old: str, new: str) -> None:
    for sentence, revised in _injected(re.escape(old), new):
        change = lastyear.compared(sentence, revised)
        assert change is not None
        assert grammar.slip(change) is None, (sentence, revised)


def test_a_slip_that_was_put_right_is_left_alone() -> None:
    for where, instead, _ in SLIPS.values():
        for sentence, damaged in _injected(where, instead):
            change = lastyear.compared(damaged, sentence)
            assert change is None or grammar.slip(change) is None, (damaged, sentence)


@pytest.mark.parametrize("cut", [3, 5, 8])
def test_lost_ends_are_found(cut: int) -> None:
    for sentence in SENTENCES:
        change = lastyear.compared(sentence, sentence[:-cut])
        assert change is not None
        assert grammar.slip(change) == "ending", sentence
