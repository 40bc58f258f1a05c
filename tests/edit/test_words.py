"""Words, adapting, making local, and what stands around the body."""

from __future__ import annotations

import pytest

from drafter.edit import add, frame, paths, words
from drafter.edit.paths import EditRefused
from drafter.model.collection import Clause
from drafter.model.draft import (
    Draft,
    FigureEntry,
    ItemEntry,
    LocalClause,
    NoteEntry,
    ParagraphEntry,
    Section,
    Table,
    TableEntry,
    UseClause,
)

BUS = Clause(id="bus", heading="路線バス", text="路線バスを守ること。", topics=("交通",), ministries=("国土交通省",))


def draft_of(*entries: object) -> Draft:
    return Draft(title="提言", sections=(Section(heading="交通", clauses=entries),))


HERE: paths.Path = ("sections", 0, "clauses", 0)


@pytest.mark.parametrize(
    "entry",
    [
        "背景。",
        LocalClause(id="local-1", text="古い文。"),
        ParagraphEntry(paragraph="古い文。"),
        ItemEntry(item="古い文。", level=2),
        NoteEntry(note="古い文。"),
        FigureEntry(figure="古い文。"),
        TableEntry(table=Table(rows=(("a", "b"),), header=True)),
    ],
)
def test_new_words_come_back_from_every_kind(entry: object) -> None:
    after = words.set_text(draft_of(entry), HERE, "新しい文。\t二つ目").draft
    value = paths.look(after, HERE)
    assert words.text_of(value) == "新しい文。\t二つ目"
    assert type(value) is type(entry)


def test_a_library_clause_is_adapted_and_taken_back() -> None:
    draft = draft_of(UseClause(use="bus"))
    adapted = words.set_text(draft, HERE, "路線バスを必ず守ること。", BUS.text).draft
    assert paths.look(adapted, HERE).text == "路線バスを必ず守ること。"
    assert words.restore(adapted, HERE).draft == draft
    assert words.set_text(adapted, HERE, BUS.text, BUS.text).draft == draft
    assert "text" not in paths.look(words.restore(adapted, HERE).draft, HERE).model_fields_set


def test_a_blank_text_is_a_marked_blank_never_an_invalid_draft() -> None:
    after = words.set_text(draft_of(LocalClause(id="local-1", text="x")), HERE, " \n").draft
    assert paths.look(after, HERE).text == add.BLANK
    assert Draft.model_validate(after.model_dump()) == after


def test_make_local_keeps_words_level_values_and_takes_a_free_id() -> None:
    used = UseClause(use="bus", text="直した。", form="item", level=2, values={"年度": "令和9年度"})
    draft = draft_of(used, LocalClause(id="local-3", text="別の文。"))
    local = paths.look(words.make_local(draft, HERE, BUS, taken=["local-4"]).draft, HERE)
    assert local == LocalClause(
        id="local-5",
        text="直した。",
        form="item",
        level=2,
        values={"年度": "令和9年度"},
        heading="路線バス",
        topics=("交通",),
        ministries=("国土交通省",),
    )


@pytest.mark.parametrize(
    ("name", "value"), [("title", " "), ("date", "2027-13-01"), ("date", "明日"), ("status", "done")]
)
def test_the_frame_refuses_what_the_file_would(name: frame.TextField, value: str) -> None:
    with pytest.raises(EditRefused):
        frame.set_field(draft_of(), name, value)


def test_the_frame_unsays_what_is_cleared() -> None:
    draft = Draft(title="提言", subtitle="副題", status="draft", date="2027-08-01", values={"年度": "令和9年度"})
    for name, value in (("subtitle", ""), ("date", " ")):
        draft = frame.set_field(draft, name, value).draft  # type: ignore[arg-type]
    draft = frame.set_value(draft, "年度", "").draft
    draft = frame.set_field(frame.set_field(draft, "status", "final").draft, "status", "draft").draft
    assert draft.model_fields_set == {"title", "status"}


def test_the_closing_and_addressees() -> None:
    draft = frame.set_addressees(draft_of(), "総務省\n\n国土交通省\n").draft
    draft = frame.set_signature(draft, "全国の会\n会長").draft
    draft = frame.set_end(draft, "").draft
    assert draft.addressees == ("総務省", "国土交通省")
    assert draft.closing.signature == ("全国の会", "会長")
    assert draft.closing.end == ""
    assert frame.set_end(frame.set_signature(draft, "").draft, None).draft.model_fields_set == {
        "title",
        "sections",
        "addressees",
    }


def test_kinds_change_and_keep_the_words() -> None:
    draft = draft_of("背景。")
    for kind, shape in (("item", ItemEntry), ("note", NoteEntry), ("paragraph", ParagraphEntry)):
        draft = words.set_kind(draft, HERE, kind).draft  # type: ignore[arg-type]
        assert type(paths.look(draft, HERE)) is shape
        assert words.text_of(paths.look(draft, HERE)) == "背景。"
    with pytest.raises(EditRefused):
        words.set_kind(draft_of(UseClause(use="bus")), HERE, "note")


def test_a_new_clause_among_items_is_an_item_and_never_outside_sections() -> None:
    item = LocalClause(id="local-1", text="一。", form="item", level=2)
    after = add.use(draft_of(item), HERE, "bus")
    assert paths.look(after.draft, after.path) == UseClause(use="bus", form="item", level=2)
    with pytest.raises(EditRefused):
        add.local(Draft(title="提言"), ())
    outside = add.local(draft_of().model_copy(update={"preamble": ("前文。",)}), ("preamble", 0))
    assert outside.path[0] == "sections"


def test_labels_are_pinned_and_freed() -> None:
    draft = words.set_label(draft_of(), ("sections", 0), "（２）").draft
    assert paths.look(draft, ("sections", 0)).label == "（２）"
    assert words.set_label(draft, ("sections", 0), None).draft == draft_of()
