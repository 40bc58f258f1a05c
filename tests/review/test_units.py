"""The states of a file: what all, none or one of its authors would have; and one's changes done to another's words."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from drafter.review.keys import folded, plain, told, unlabelled
from drafter.review.matching import increasing, match, text
from drafter.review.paras import BODY, Atom, Change, Para, Scan
from drafter.review.telling import rebased
from drafter.review.units import accepted, alone, changes, fields_of, rejected, text_of, units

_CHANGES = st.none() | st.sampled_from([Change("甲", "1"), Change("乙", "2")])
_ATOMS = st.builds(Atom, st.text("あいう、。", min_size=1, max_size=4), _CHANGES, _CHANGES)


def _paras(count: int, atoms: list[list[Atom]], marks: list[tuple[Change | None, Change | None]]) -> list[Para]:
    return [
        Para(number + 1, BODY, atoms=atoms[number], put=marks[number][0], taken=marks[number][1])
        for number in range(count)
    ]


_SCANS = st.integers(1, 5).flatmap(
    lambda count: st.builds(
        lambda atoms, marks: Scan(_paras(count, atoms, marks)),
        st.lists(st.lists(_ATOMS, max_size=4), min_size=count, max_size=count),
        st.lists(st.tuples(_CHANGES, _CHANGES), min_size=count, max_size=count),
    )
)


@given(_SCANS)
def test_each_state_holds_exactly_its_letters_in_order(scan: Scan) -> None:
    for shows in (accepted, rejected):
        wanted = "".join(a.text for p in scan.paras for a in p.atoms if shows(a.put, a.taken))
        assert "".join(unit.text for unit in units(scan, shows)) == wanted


@given(st.lists(_ATOMS, max_size=6))
def test_who_is_alone_decides_alone(atoms: list[Atom]) -> None:
    paras = [Para(1, BODY, atoms=atoms)]
    authors = list(changes(paras))
    if len(authors) <= 1:
        assert all(text_of(paras, alone(author, paras)) == text_of(paras, accepted) for author in authors)
    assert text_of(paras, alone("何もしない人", paras)) == text_of(paras, rejected)
    for author in authors:
        shown = text_of(paras, alone(author, paras))
        kept = "".join(a.text for a in atoms if a.put is None and (a.taken is None or a.taken.author != author))
        assert [c for c in kept if c not in shown] == []
        assert len(shown) <= len("".join(a.text for a in atoms))


@given(st.text("あいうえお、", max_size=12), st.text("あいうえお、", max_size=12))
def test_changes_done_to_what_did_not_change_are_the_change(base: str, other: str) -> None:
    assert rebased(base, base, other) == other
    assert rebased(base, other, base) == other


def test_changes_in_different_places_are_both_done() -> None:
    base = "離島の道路については、支援を行うこと。"
    assert rebased(base, "特に、" + base, base.replace("支援", "財政支援")) == "特に、" + base.replace(
        "支援", "財政支援"
    )
    assert rebased(base, base.replace("支援", "援助"), base.replace("支援", "補助")) == base.replace("支援", "補助")


def test_a_mark_that_is_not_there_joins() -> None:
    one, other = Change("甲", ""), Change("乙", "")
    paras = [
        Para(1, BODY, atoms=[Atom("一")], taken=one),
        Para(2, BODY, atoms=[Atom("二")], put=other),
        Para(3, BODY, atoms=[Atom("三")]),
    ]
    scan = Scan(paras)
    assert [unit.text for unit in units(scan, accepted)] == ["一二", "三"]
    assert [unit.text for unit in units(scan, rejected)] == ["一", "二三"]


def test_results_of_fields_are_what_was_sent() -> None:
    atoms = [Atom("「"), Atom("Ⅰ-", field=3), Atom("２", field=3), Atom("」と「"), Atom("Ⅱ", field=5), Atom("」")]
    paras = [Para(1, BODY, atoms=atoms)]
    assert fields_of(atoms) == ["Ⅰ-２", "Ⅱ"]
    assert text_of(paras, accepted, ("Ⅰ-１", "Ⅲ")) == "「Ⅰ-１」と「Ⅲ」"
    assert text_of(paras, accepted, ("Ⅰ-１",)) == "「Ⅰ-２」と「Ⅱ」"


def test_keys() -> None:
    assert told("　か\u3099 ") == "が"
    assert plain("支援 する\nこと“甲”…") == plain('支援する　こと"甲"...')
    assert plain("２") != plain("2")
    assert folded("２％ｱ") == folded("2%ア")
    assert folded("①") != folded("1")
    for text_, label, rest in (
        ("(3)　支援", "(3)　", "支援"),
        ("１　支援", "１　", "支援"),
        ("第一に、支援", "", "第一に、支援"),
        ("10年間の支援", "", "10年間の支援"),
        ("・支援", "・", "支援"),
    ):
        assert unlabelled(text_) == (label, rest)


@given(st.lists(st.text("山川海空森道橋町村", min_size=4, max_size=12), unique_by=folded, max_size=12))
def test_what_did_not_change_is_found_and_nothing_else(words: list[str]) -> None:
    found = match([text(one) for one in words], [text(one) for one in words])
    assert sorted(found.links) == [(i, i) for i in range(len(words))]


@given(st.lists(st.integers(0, 9), unique=True))
def test_the_longest_run_rises_and_none_is_longer(order: list[int]) -> None:
    pairs = list(enumerate(order))
    run = increasing(pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(run))
    best: list[int] = []
    for at, value in enumerate(order):
        best.append(1 + max((best[k] for k in range(at) if order[k] < value), default=0))
    assert len(run) == max(best, default=0)


def test_what_is_lighter_moved() -> None:
    words = ["短い。", "ずっと長い文であって、動かす理由がない。"]
    assert increasing([(0, 1), (1, 0)], lambda i: len(words[i])) == [(1, 0)]
