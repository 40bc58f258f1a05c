"""Opinions written by hand, put into a draft."""

from __future__ import annotations

import difflib
from dataclasses import replace

import pytest
from towns import DRAFT, Form, Kind, loaded, opinion, press, printed, target

from drafter.edit import words
from drafter.files import yaml_save
from drafter.model import loading
from drafter.review.applying import Applied, Decided, Outcome, Reason, apply
from drafter.review.opinions import Opinion, Remark, Sureness, Target


def put(*opinions: Opinion, **keys: object) -> Applied:
    return apply(loaded().value, [Decided(one, **keys) for one in opinions], press())  # type: ignore[arg-type]


def changed_lines(applied: Applied) -> list[str]:
    """The lines of the draft's file that were taken out and put in."""
    new = yaml_save.respell(DRAFT, loading.to_data(applied.draft))
    found = difflib.unified_diff(DRAFT.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in found if line[:1] in "+-" and line[:3] not in ("+++", "---")]


#: what is wanted → the lines of the file that change
DONE = {
    "a library clause is adapted and keeps its slots": (
        opinion("橋の点検", "引き上げる→大きく引き上げる"),
        [
            '+        text: "{{完了年度}}までに橋の点検を終えるため、補助率を{{補助率}}に大きく引き上げること。"',
        ],
    ),
    "a clause written in the draft": (
        opinion("通学路", "支援→十分な支援"),
        [
            "-        text: 通学路の安全を確かめる点検に対する支援を設けること。",
            "+        text: 通学路の安全を確かめる点検に対する十分な支援を設けること。",
        ],
    ),
    "the second paragraph of a library clause": (
        opinion("更新に要する費用への", "費用→全ての費用"),
        [
            "-      - {use: water}",
            "+      - use: water",
            "+        text: |-",
            "+          水道管の多くが更新の時期を迎えている。",
            "+          更新に要する全ての費用への支援を{{完了年度}}から拡充すること。",
        ],
    ),
    "a heading": (
        opinion("道路と橋", "と→及び", kind=Kind.HEADING),
        ["-  - heading: 道路と橋", "+  - heading: 道路及び橋"],
    ),
    "a cell": (
        opinion("来年度", "来年度→再来年度", kind=Kind.CELL),
        [
            "-          rows: [[区分, 時期], [橋, 今年度], [道路, 来年度]]",
            "+          rows: [[区分, 時期], [橋, 今年度], [道路, 再来年度]]",
        ],
    ),
    "a note": (
        opinion("件数は", "前年度→前々年度"),
        ["-      - note: 件数は前年度の調査による。", "+      - note: 件数は前々年度の調査による。"],
    ),
    "the title": (
        opinion("に関する提言", "提言→緊急提言", kind=Kind.MATTER),
        ["-title: 暮らしの基盤に関する提言", "+title: 暮らしの基盤に関する緊急提言"],
    ),
    "an addressee without its honorific": (
        opinion("総務省", "総務省→総務大臣", kind=Kind.MATTER),
        ["-addressees: [総務省, 国土交通省]", "+addressees: [総務大臣, 国土交通省]"],
    ),
    "a line of the issuer": (
        opinion("△△地方町村会", "町村会→市町村会", kind=Kind.MATTER),
        ["-  △△地方町村会", "+  △△地方市町村会"],
    ),
    "the preamble": (
        opinion("人口の減少", "年々→年を追って"),
        [
            "-  - 人口の減少が進む中で、その維持は年々難しくなっている。",
            "+  - 人口の減少が進む中で、その維持は年を追って難しくなっている。",
        ],
    ),
    "the closing": (
        opinion("強く求める", "強く→切に"),
        ["-  paragraphs: [以上の実現を強く求める。]", "+  paragraphs: [以上の実現を切に求める。]"],
    ),
    "one paragraph made two": (
        opinion("通学路", "点検に→点検が急がれる。\n点検に", kind=Kind.SPLIT),
        [
            "-        text: 通学路の安全を確かめる点検に対する支援を設けること。",
            "+        text: |-",
            "+          通学路の安全を確かめる点検が急がれる。",
            "+          点検に対する支援を設けること。",
        ],
    ),
    "a clause taken out": (opinion("通学路", kind=Kind.DELETED), None),
    "a paragraph of a clause taken out": (
        opinion("水道管の多く", kind=Kind.DELETED),
        [
            "-      - {use: water}",
            '+      - {use: water, text: "更新に要する費用への支援を{{完了年度}}から拡充すること。"}',
        ],
    ),
    "a row taken out": (
        opinion("来年度", kind=Kind.DELETED, form=Form.ROW),
        [
            "-          rows: [[区分, 時期], [橋, 今年度], [道路, 来年度]]",
            "+          rows: [[区分, 時期], [橋, 今年度]]",
        ],
    ),
    "a new request": (
        opinion("通学路", "冬期の除雪に要する費用を支援すること。", kind=Kind.NEW),
        ["+      - id: local-1", "+        text: 冬期の除雪に要する費用を支援すること。"],
    ),
    "a new item among items": (
        opinion("路線バス", "乗合タクシーの運行を支援すること。", kind=Kind.NEW, form=Form.ITEM),
        ["+      - id: local-1", "+        text: 乗合タクシーの運行を支援すること。", "+        form: item"],
    ),
    "a new paragraph of background": (
        opinion("町村の暮らし", "その役割は大きい。", kind=Kind.NEW),
        ["+  - その役割は大きい。"],
    ),
    "a new paragraph within a clause": (
        opinion("水道管の多く", "漏水も増えている。", kind=Kind.NEW),
        [
            "-      - {use: water}",
            "+      - use: water",
            "+        text: |-",
            "+          水道管の多くが更新の時期を迎えている。",
            "+          漏水も増えている。",
            "+          更新に要する費用への支援を{{完了年度}}から拡充すること。",
        ],
    ),
    "a new paragraph beneath a heading": (
        opinion("水道と交通", "水道と交通は暮らしの支えである。", kind=Kind.NEW),
        ["+      - 水道と交通は暮らしの支えである。"],
    ),
    "a new row": (
        opinion("今年度", "河川\t未定", kind=Kind.NEW, form=Form.ROW),
        [
            "-          rows: [[区分, 時期], [橋, 今年度], [道路, 来年度]]",
            "+          rows: [[区分, 時期], [橋, 今年度], [河川, 未定], [道路, 来年度]]",
        ],
    ),
    "two clauses joined": (
        replace(
            opinion("路線バス", kind=Kind.JOINED),
            joined=(target("スクールバス"),),
            new="生活に欠かせない路線バスの運行を支える補助を続け、スクールバスの更新に要する費用を支援すること。",
        ),
        None,
    ),
    "a clause moved": (
        replace(opinion("路線バス", kind=Kind.MOVED), after=target("通学路")),
        ["+      - {use: bus, form: item}", "-      - {use: bus, form: item}"],
    ),
}


@pytest.mark.parametrize("name", DONE)
def test_done(name: str) -> None:
    """What is wanted is printed, only its own lines of the file change, and doing it again changes nothing."""
    wanted, lines = DONE[name]
    applied = put(wanted)
    assert [one.outcome for one in applied.results] == [Outcome.DONE], applied.results
    if lines is not None:
        assert changed_lines(applied) == lines
    text = printed(applied.draft)
    if wanted.kind is Kind.DELETED:
        assert wanted.old not in text
    elif wanted.form is not Form.ROW and wanted.kind is not Kind.MOVED:
        assert [line in "\n".join(text) for line in wanted.new.split("\n")] == [True] * len(wanted.new.split("\n"))
    again = apply(applied.draft, [Decided(wanted)], press())
    if wanted.kind is not Kind.DELETED or not wanted.target.row >= 0:
        assert again.draft == applied.draft


def test_where_a_moved_clause_stands() -> None:
    applied = put(DONE["a clause moved"][0])
    text = printed(applied.draft)
    assert text.index("生活に欠かせない路線バスの運行を支える補助を続けること。") == 1 + text.index(
        "通学路の安全を確かめる点検に対する支援を設けること。"
    )


def test_what_was_joined_stands_once() -> None:
    applied = put(DONE["two clauses joined"][0])
    text = "\n".join(printed(applied.draft))
    assert text.count("スクールバス") == 1
    assert text.count("路線バス") == 1


# ---------------------------------------------------------------- values


YEAR = opinion("橋の点検", "令和９年度→令和１０年度")


def test_a_slot_that_was_written_over_is_asked_about() -> None:
    applied = put(YEAR)
    (result,) = applied.results
    assert (result.outcome, result.reason) == (Outcome.HELD, Reason.VALUE)
    assert [(one.mark, one.old, one.new) for one in result.values] == [("{{完了年度}}", "令和９年度", "令和１０年度")]
    assert applied.draft == loaded().value


def test_its_value_changed_wherever_it_is_printed() -> None:
    applied = put(YEAR, values="value")
    assert changed_lines(applied) == ["-  完了年度: 令和9年度", "+  完了年度: 令和10年度"]
    assert sum("令和１０年度" in line for line in printed(applied.draft)) == 2


def test_its_words_changed_in_this_clause_alone() -> None:
    applied = put(YEAR, values="text")
    assert changed_lines(applied) == [
        "+        text: 令和１０年度までに橋の点検を終えるため、補助率を{{補助率}}に引き上げること。"
    ]
    assert sum("令和１０年度" in line for line in printed(applied.draft)) == 1


def test_a_value_of_the_clause_alone_is_changed_there() -> None:
    text = DRAFT.replace("- {use: water}", "- {use: water, values: {完了年度: 令和8年度}}")
    one = opinion("更新に要する費用への", "令和９年度→令和１０年度")
    draft = loading.parse("draft", text, "draft.yaml").value
    sent = replace(one, target=replace(one.target, text=one.old.replace("９", "８")), old=one.old.replace("９", "８"))
    applied = apply(draft, [Decided(sent, values="value")], press())
    assert applied.draft.values == {"完了年度": "令和9年度", "補助率": "10分の8"}
    assert [line for line in printed(applied.draft) if "令和１０年度" in line] == [
        "更新に要する費用への支援を令和１０年度から拡充すること。"
    ]


# ---------------------------------------------------------------- several, and what was changed since


def test_changes_of_several_reviewers_go_together() -> None:
    first = opinion("通学路", "支援→十分な支援")
    second = opinion("通学路", "通学路→通園路及び通学路", reviewer="△△県", file="b.docx")
    applied = put(first, second)
    assert [one.outcome for one in applied.results] == [Outcome.DONE, Outcome.DONE]
    assert "通園路及び通学路の安全を確かめる点検に対する十分な支援を設けること。" in printed(applied.draft)


def test_the_second_of_two_that_contradict_is_held() -> None:
    first = opinion("通学路", "支援→十分な支援")
    second = opinion("通学路", "支援→必要な支援", reviewer="△△県", file="b.docx")
    applied = put(first, second)
    assert [one.outcome for one in applied.results] == [Outcome.DONE, Outcome.HELD]
    assert applied.results[1].reason is Reason.CONFLICT
    assert "必要な支援" not in "".join(printed(applied.draft))


def test_the_same_wish_of_two_is_done_once() -> None:
    first = opinion("通学路", "支援→十分な支援")
    second = opinion("通学路", "支援→十分な支援", reviewer="△△県", file="b.docx")
    applied = put(first, second)
    assert [one.outcome for one in applied.results] == [Outcome.DONE, Outcome.ALREADY]


def test_one_opinion_in_two_files_is_done_once() -> None:
    one = opinion("通学路", "冬期の除雪に要する費用を支援すること。", kind=Kind.NEW)
    applied = put(one, replace(one, file="copy.docx", line=7))
    assert printed(applied.draft).count("冬期の除雪に要する費用を支援すること。") == 1


def test_new_paragraphs_keep_their_order() -> None:
    texts = ["一つ目の支援を行うこと。", "二つ目の支援を行うこと。", "三つ目の支援を行うこと。"]
    found = [opinion("通学路", text, kind=Kind.NEW, line=at) for at, text in enumerate(texts, 10)]
    applied = put(*reversed(found))
    text = printed(applied.draft)
    at = text.index(texts[0])
    assert text[at : at + 3] == texts
    again = apply(applied.draft, [Decided(one) for one in found], press())
    assert again.draft == applied.draft
    assert {one.outcome for one in again.results} == {Outcome.ALREADY}


def test_a_clause_that_was_changed_since_is_merged() -> None:
    draft = words.set_text(
        loaded().value, ("sections", 0, "clauses", 1), "全ての通学路の安全を確かめる点検に対する支援を設けること。"
    ).draft
    applied = apply(draft, [Decided(opinion("通学路", "支援→十分な支援"))], press())
    assert "全ての通学路の安全を確かめる点検に対する十分な支援を設けること。" in printed(applied.draft)


def test_a_clause_that_was_changed_in_the_same_words_is_never_overwritten() -> None:
    draft = words.set_text(
        loaded().value, ("sections", 0, "clauses", 1), "通学路の安全を確かめる点検に対する補助を設けること。"
    ).draft
    one = opinion("通学路", "支援→十分な支援")
    applied = apply(draft, [Decided(one)], press())
    assert applied.results[0].reason is Reason.CONFLICT
    assert applied.draft == draft
    whole = apply(draft, [Decided(one, whole=True)], press())
    assert "通学路の安全を確かめる点検に対する十分な支援を設けること。" in printed(whole.draft)
    edited = apply(draft, [Decided(one, text="通学路の点検への補助を設けること。", whole=True)], press())
    assert "通学路の点検への補助を設けること。" in printed(edited.draft)


def test_a_changed_clause_is_not_taken_out() -> None:
    draft = words.set_text(loaded().value, ("sections", 0, "clauses", 1), "通学路の点検を国が担うこと。").draft
    applied = apply(draft, [Decided(opinion("通学路", kind=Kind.DELETED))], press())
    assert applied.results[0].reason is Reason.CONFLICT
    assert applied.draft == draft


def test_a_clause_that_stands_elsewhere_by_now_is_found() -> None:
    moved = put(replace(opinion("路線バス", kind=Kind.MOVED), after=target("通学路")))
    applied = apply(moved.draft, [Decided(opinion("路線バス", "補助→十分な補助"))], press())
    assert applied.results[0].outcome is Outcome.DONE
    assert "生活に欠かせない路線バスの運行を支える十分な補助を続けること。" in printed(applied.draft)


# ---------------------------------------------------------------- what is left to people


HELD = {
    "a remark": (
        replace(opinion("通学路", kind=Kind.COMMENT), new="", remarks=(Remark("甲", "", "なぜか"),)),
        Reason.COMMENT,
    ),
    "an unsure place": (opinion("通学路", "支援→補助", sure=Sureness.UNSURE), Reason.UNSURE),
    "a clause that is gone": (
        replace(opinion("通学路", "支援→補助"), target=Target("gone", 0, "sections[0].clauses[9]", text="ない")),
        Reason.GONE,
    ),
    "a paragraph that is like none": (
        replace(opinion("通学路", "支援→補助"), target=Target("", 0, "preamble[7]", text="全く別の文書の一文である。")),
        Reason.GONE,
    ),
    "a heading taken out": (opinion("道路と橋", kind=Kind.DELETED, form=Form.HEADING), Reason.SHAPE),
    "a heading in the middle": (
        opinion("通学路", "新しい項目", kind=Kind.NEW, form=Form.HEADING, level=1),
        Reason.SHAPE,
    ),
    "a clause moved before all": (replace(opinion("路線バス", kind=Kind.MOVED), after=Target()), Reason.SHAPE),
    "a clause moved into the preamble": (
        replace(opinion("路線バス", kind=Kind.MOVED), after=target("町村の暮らし")),
        Reason.SHAPE,
    ),
    "the title taken out": (opinion("に関する提言", kind=Kind.DELETED), Reason.SHAPE),
    "all words gone": (opinion("通学路", " "), Reason.SHAPE),
    "a slot that would be spelled": (opinion("通学路", "支援→{{年度}}"), Reason.PRINTS),
}


@pytest.mark.parametrize("name", HELD)
def test_held(name: str) -> None:
    one, reason = HELD[name]
    applied = put(one)
    assert [(result.outcome, result.reason) for result in applied.results] == [(Outcome.HELD, reason)]
    assert applied.results[0].message is not None
    assert applied.draft == loaded().value


def test_an_unsure_opinion_at_the_place_that_a_person_chose() -> None:
    one = opinion("通学路", "通学路の点検を国が担うこと。", sure=Sureness.UNSURE)
    applied = apply(loaded().value, [Decided(one, target=target("路線バス"), whole=True)], press())
    assert "通学路の点検を国が担うこと。" in printed(applied.draft)
    assert "生活に欠かせない路線バスの運行を支える補助を続けること。" not in printed(applied.draft)
