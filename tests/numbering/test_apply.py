"""Numbers are computed in one place: order, restart, lists, pins and 枝番."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.document import Block, BlockKind, Document, Section
from drafter.numbering import labels
from drafter.numbering.apply import number
from drafter.numbering.schemes import SCHEMES, Level, Scheme

NGA = SCHEMES["nga"]


def section(*content: Block | Section, label: str | None = None) -> Section:
    return Section(0, label, "見出し", content)


def item(level: int = 1, label: str | None = None, clause: str | None = None) -> Block:
    return Block(BlockKind.ITEM, "…こと。", label, level=level, clause=clause)


def paragraph(clause: str | None = None) -> Block:
    return Block(BlockKind.PARAGRAPH, "…である。", clause=clause)


def section_labels(document: Document) -> list[str | None]:
    return [node.label for _, node in document.walk()]


def block_labels(document: Document) -> list[str | None]:
    return [block.label for block in document.blocks()]


def test_each_level_restarts_under_its_parent() -> None:
    document = Document(sections=(section(section(section()), section()), section(section())))
    assert section_labels(number(document, NGA)) == ["Ⅰ", "１", "(1)", "２", "Ⅱ", "１"]


def test_levels_are_set_from_the_depth() -> None:
    document = number(Document(sections=(section(section(section())),)), NGA)
    assert [node.level for _, node in document.walk()] == [1, 2, 3]


def test_full_width_to_nine_and_half_from_ten() -> None:
    document = Document(sections=(section(*(section() for _ in range(11))),))
    assert section_labels(number(document, NGA))[9:] == ["９", "10", "11"]


def test_too_deep_for_the_scheme_gets_no_label() -> None:
    document = Document(sections=(section(section(section(section()))),))
    assert section_labels(number(document, NGA))[3] is None


def test_a_pinned_label_is_printed_and_counts() -> None:
    document = number(Document(sections=(section(), section(label="（２）"), section())), SCHEMES["nga-2024"])
    assert [(s.label, s.computed) for s in document.sections] == [("1", "1"), ("（２）", "2"), ("3", "3")]


def test_a_branch_number_stands_between_two_numbers() -> None:
    document = number(Document(sections=(section(), section(label="1の2"), section())), SCHEMES["nga-2024"])
    assert [(s.label, s.computed) for s in document.sections] == [("1", "1"), ("1の2", None), ("2", "2")]


def test_an_unnumbered_section_takes_no_number() -> None:
    document = number(Document(sections=(section(label=""), section())), NGA)
    assert section_labels(document) == [None, "Ⅰ"]


def test_lists_end_where_something_else_stands_between() -> None:
    blocks = (item(), item(), paragraph(), item())
    document = number(Document(sections=(section(section(*blocks)),)), SCHEMES["mayors"])
    assert block_labels(document) == ["①", "②", None, "①"]


def test_the_paragraphs_of_one_clause_do_not_end_its_list() -> None:
    blocks = (item(clause="a"), paragraph(clause="a"), item(clause="b"))
    document = number(Document(sections=(section(section(*blocks)),)), SCHEMES["mayors"])
    assert block_labels(document) == ["①", None, "②"]


def test_items_go_on_where_the_section_ends() -> None:
    document = Document(sections=(section(section(item(), item(2), item(2), item())),))
    assert block_labels(number(document, SCHEMES["koyobun"])) == ["(1)", "ア", "イ", "(2)"]


def test_a_level_that_runs_through_the_document() -> None:
    scheme = Scheme("run", (Level("kanji", "第", "章"), Level("decimal", "第", "条", restart=False)))
    document = Document(sections=(section(section(), section()), section(section())))
    assert section_labels(number(document, scheme)) == ["第一章", "第1条", "第2条", "第二章", "第3条"]


trees = st.recursive(
    st.just(Section(0, None, "見出し")),
    lambda below: st.lists(below, max_size=5).map(lambda s: Section(0, None, "見出し", tuple(s))),
    max_leaves=40,
)


@given(st.lists(trees, max_size=6), st.sampled_from(sorted(SCHEMES)))
def test_siblings_count_from_one_without_a_gap(sections: list[Section], name: str) -> None:
    scheme = SCHEMES[name]
    document = number(Document(sections=tuple(sections)), scheme)
    lists = [document.sections, *(node.sections for _, node in document.walk())]
    for siblings in filter(None, lists):
        index = scheme.section_index(siblings[0].level)
        if index is None:
            assert all(node.label is None for node in siblings)
        else:
            numbers = [labels.number_in(scheme.levels[index], node.label or "") for node in siblings]
            assert numbers == list(range(1, len(siblings) + 1))


@given(st.lists(trees, max_size=6), st.sampled_from(sorted(SCHEMES)))
def test_numbering_again_changes_nothing(sections: list[Section], name: str) -> None:
    once = number(Document(sections=tuple(sections)), SCHEMES[name])
    if all(node.label is not None for _, node in once.walk()):
        assert number(once, SCHEMES[name]) == once


@pytest.mark.parametrize("name", sorted(SCHEMES))
def test_every_scheme_numbers_its_own_depth(name: str) -> None:
    node = section()
    for _ in range(len(SCHEMES[name].levels)):
        node = section(node)
    document = number(Document(sections=(node,)), SCHEMES[name])
    headings = [level for level in SCHEMES[name].levels if level.role != "item"]
    assert [label is not None for label in section_labels(document)][: len(headings)] == [True] * len(headings)
