"""Edits over whole drafts: nothing is lost, nothing is invented, and each move has its way back."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.edit import add, order, paths, words
from drafter.edit.paths import EditRefused
from drafter.model.draft import (
    Closing,
    Draft,
    ItemEntry,
    LocalClause,
    NoteEntry,
    ParagraphEntry,
    Section,
    UseClause,
)

_words = st.sampled_from(["地域の足を守ること。", "財源を確保すること。", "背景を述べる。", "一　全角　空白"])


@st.composite
def _entries(draw: st.DrawFn, clauses: bool = True) -> tuple[object, ...]:
    kinds = [
        _words,
        st.builds(ParagraphEntry, paragraph=_words),
        st.builds(ItemEntry, item=_words, level=st.integers(1, 3)),
        st.builds(NoteEntry, note=_words),
    ]
    if clauses:
        kinds += [
            st.builds(UseClause, use=st.sampled_from(["bus", "fiber", "school"])),
            st.builds(LocalClause, id=st.sampled_from(["local-1", "local-7"]), text=_words, form=st.just("item")),
        ]
    return tuple(draw(st.lists(st.one_of(kinds), max_size=4)))


@st.composite
def _sections(draw: st.DrawFn, depth: int = 3) -> Section:
    below = tuple(draw(st.lists(_sections(depth - 1), max_size=2))) if depth else ()
    inner = list(draw(_entries()))
    if depth and draw(st.booleans()) and draw(st.booleans()):  # a section between entries
        inner.insert(draw(st.integers(0, len(inner))), draw(_sections(0)))
    return Section(heading=draw(st.sampled_from(["交通", "情報", ""])), clauses=tuple(inner), sections=below)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    return Draft(
        title="提言",
        preamble=draw(_entries(clauses=False)),
        sections=tuple(draw(st.lists(_sections(), max_size=3))),
        closing=Closing(paragraphs=draw(_entries(clauses=False))),
    )


def content(draft: Draft) -> Counter[str]:
    """All words of the draft as a multiset; levels and places do not count."""
    found: Counter[str] = Counter()
    for node in paths.walk(draft):
        value = node.value
        found[f"{type(value).__name__} {paths.clause_id(value)} {words.text_of(value)}"] += 1
    return found


def printed(draft: Draft) -> list[str]:
    return [words.text_of(n.value, str(paths.clause_id(n.value))) for n in paths.walk(draft)]


MOVES = {"up": order.up, "down": order.down, "indent": order.indent, "outdent": order.outdent}


@settings(max_examples=60, deadline=None)
@given(drafts(), st.data())
def test_moving_keeps_every_entry_and_select_follows(draft: Draft, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 8))):
        nodes = list(paths.walk(draft))
        if not nodes:
            return
        node = data.draw(st.sampled_from(nodes))
        move = data.draw(st.sampled_from(sorted(MOVES)))
        try:
            after = MOVES[move](draft, node.path)
        except EditRefused:
            continue
        assert content(after.draft) == content(draft)
        moved = paths.look(after.draft, after.path)
        assert words.text_of(moved) == words.text_of(node.value)
        assert Draft.model_validate(after.draft.model_dump()) == after.draft
        draft = after.draft


@settings(max_examples=60, deadline=None)
@given(drafts(), st.data(), st.sampled_from([("up", "down"), ("down", "up")]))
def test_up_and_down_take_each_other_back(draft: Draft, data: st.DataObject, pair: tuple[str, str]) -> None:
    nodes = list(paths.walk(draft))
    if not nodes:
        return
    node = data.draw(st.sampled_from(nodes))
    try:
        there = MOVES[pair[0]](draft, node.path)
    except EditRefused:
        return
    back = MOVES[pair[1]](there.draft, there.path)
    assert back.draft == draft
    assert back.path == node.path


@settings(max_examples=50, deadline=None)
@given(drafts(), st.data())
def test_indent_then_outdent_restores(draft: Draft, data: st.DataObject) -> None:
    nodes = list(paths.walk(draft))
    if not nodes:
        return
    node = data.draw(st.sampled_from(nodes))
    try:
        there = order.indent(draft, node.path)
    except EditRefused:
        return
    back = order.outdent(there.draft, there.path)
    assert (back.draft, back.path) == (draft, node.path)


@settings(max_examples=50, deadline=None)
@given(drafts(), st.data())
def test_an_entry_moves_by_one_line_of_the_print(draft: Draft, data: st.DataObject) -> None:
    """Moving an entry down passes exactly one printed neighbour or enters or leaves a section."""
    nodes = [n for n in paths.walk(draft) if n.section is None]
    if not nodes:
        return
    node = data.draw(st.sampled_from(nodes))
    before = printed(draft)
    at = [n.path for n in paths.walk(draft)].index(node.path)
    try:
        after = order.down(draft, node.path)
    except EditRefused:
        return
    here = [n.path for n in paths.walk(after.draft)].index(after.path)
    assert here in (at, at + 1)
    rest = printed(after.draft)
    del rest[here], before[at]
    assert rest == before


@settings(max_examples=50, deadline=None)
@given(drafts(), st.data())
def test_delete_takes_out_what_was_there_and_nothing_else(draft: Draft, data: st.DataObject) -> None:
    nodes = list(paths.walk(draft))
    if not nodes:
        return
    node = data.draw(st.sampled_from(nodes))
    after = order.delete(draft, node.path)
    inside = [n for n in nodes if n.path[: len(node.path)] == node.path]
    gone: Counter[str] = Counter()
    for n in inside:
        gone[f"{type(n.value).__name__} {paths.clause_id(n.value)} {words.text_of(n.value)}"] += 1
    assert content(draft) - gone == content(after.draft)
    if after.path:
        paths.entry(after.draft, after.path)


@settings(max_examples=50, deadline=None)
@given(drafts(), st.data(), st.sampled_from(["section", "subsection", "use", "local", "paragraph", "item", "note"]))
def test_adding_puts_one_in_and_deleting_it_restores(draft: Draft, data: st.DataObject, kind: str) -> None:
    nodes = [(), *(n.path for n in paths.walk(draft))]
    at = data.draw(st.sampled_from(nodes))
    try:
        after = add.use(draft, at, "bus") if kind == "use" else getattr(add, kind)(draft, at)
    except EditRefused:
        return
    assert sum(content(after.draft).values()) == sum(content(draft).values()) + 1
    assert order.delete(after.draft, after.path).draft == draft


@pytest.mark.parametrize("path", [("sections", 9), ("nothing",), ("sections", -1), ("title",), ()])
def test_no_such_place_is_refused(path: paths.Path) -> None:
    draft = Draft(title="提言", sections=(Section(heading="交通"),))
    for edit in (order.up, order.down, order.indent, order.outdent, order.delete):
        with pytest.raises(EditRefused):
            edit(draft, path)


@given(drafts())
@settings(max_examples=50, deadline=None)
def test_key_texts_lead_back(draft: Draft) -> None:
    for node in paths.walk(draft):
        assert paths.parse_key(paths.key_text(node.path)) == node.path
        assert paths.nearest(draft, (*node.path, "text")) == node.path
