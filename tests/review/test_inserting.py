"""Many new paragraphs of several files: in order, each once, with the draft composed a few times in all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from towns import Form, Kind, loaded, opinion, press, printed

from drafter.document import Document
from drafter.model.draft import Draft
from drafter.review.applying import Applied, Decided, Outcome, apply
from drafter.review.opinions import Opinion
from drafter.review.spots import Press


def new(words: str, text: str, line: int, **keys: object) -> Opinion:
    return opinion(words, text, kind=Kind.NEW, line=line, **keys)


def put(*opinions: Opinion, draft: Draft | None = None) -> Applied:
    return apply(draft or loaded().value, [Decided(one) for one in opinions], press())


def behind(draft: Draft, words: str, count: int) -> list[str]:
    """What is printed behind some words."""
    lines = printed(draft)
    at = next(i for i, line in enumerate(lines) if words in line)
    return lines[at + 1 : at + 1 + count]


def test_several_paragraphs_between_those_of_one_clause_stay_in_order() -> None:
    texts = ["漏水も増えている。", "断水も起きている。", "職員も足りない。"]
    found = [new("水道管の多く", text, at) for at, text in enumerate(texts)]
    applied = put(*found)
    rest = behind(loaded().value, "水道管の多く", 1)
    assert behind(applied.draft, "水道管の多く", 4) == texts + rest
    again = put(*found, draft=applied.draft)
    assert [one.outcome for one in again.results] == [Outcome.ALREADY] * 3
    assert again.draft == applied.draft


def test_further_files_put_theirs_before_and_what_is_equal_is_there_once() -> None:
    one = [new("通学路", text, at) for at, text in enumerate(["甲を設けること。", "乙を設けること。"])]
    two = [
        new("通学路", text, at, file="b.docx", reviewer="△△県")
        for at, text in enumerate(["乙を設けること。", "丙である。"])
    ]
    between = [new("水道管の多く", text, 5, file=file) for file, text in (("a.docx", "丁。"), ("b.docx", "戊。"))]
    applied = put(*one, *two, *between)
    assert behind(applied.draft, "通学路", 3) == ["甲を設けること。", "乙を設けること。", "丙である。"]
    assert behind(applied.draft, "水道管の多く", 2) == ["戊。", "丁。"]
    assert [result.outcome for result in applied.results].count(Outcome.ALREADY) == 1
    assert put(*one, *two, *between, draft=applied.draft).draft == applied.draft


def test_headings_and_rows_among_them_keep_the_order() -> None:
    found = [
        new("スクールバス", "甲を設けること。", 1),
        new("スクールバス", "航路", 2, form=Form.HEADING, level=1),
        new("スクールバス", "乙を設けること。", 3),
        new("スクールバス", "丙である。", 4),
    ]
    applied = put(*found)
    assert all(one.outcome is Outcome.DONE for one in applied.results)
    assert behind(applied.draft, "スクールバス", 4) == ["甲を設けること。", "航路", "乙を設けること。", "丙である。"]
    ids = [one.id for section in applied.draft.sections for one in section.clauses if hasattr(one, "id")]
    assert len(ids) == len(set(ids))


@dataclass(frozen=True, slots=True)
class Counting(Press):
    """Counts how often a draft is composed."""

    times: list[int] = field(default_factory=list)

    def document(self, draft: Draft) -> Document:
        """As the press prints it."""
        self.times.append(1)
        return Press.document(self, draft)


def test_a_thousand_of_them_do_not_compose_the_draft_a_thousand_times() -> None:
    places = ("通学路", "水道管の多く", "町村の暮らし", "路線バス")
    first = [new(place, "", 0) for place in places]
    found = [replace(first[at % 4], new=f"新しい措置その{at}を講ずること。", line=at) for at in range(1000)]
    known = press()
    counting = Counting(known.template, known.library, known.file)
    applied = apply(loaded().value, [Decided(one) for one in found], counting)
    assert all(one.outcome is Outcome.DONE for one in applied.results)
    assert len(counting.times) < 10
    assert len(printed(applied.draft)) == len(printed(loaded().value)) + 1000
