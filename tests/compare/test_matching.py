"""What became of each line: moved, split, merged, kept, revised, new and dropped, told apart."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

import pytest
from compared import paper
from hypothesis import given
from hypothesis import strategies as st

from drafter.compare import compare
from drafter.compare.comparison import MATTER, Comparison, Fate
from drafter.compare.order import heaviest_rise
from drafter.document import Document

FIBER = "離島では、海底ケーブルの敷設に多額の費用を要することから、光ファイバの整備費に対する補助率を引き上げること。"
DOCTOR = "医師の不足する地域においてオンライン診療を広げるため、機器の整備に対する支援を充実すること。"
SCHOOL = "児童生徒の学習用端末の更新に要する経費について、都道府県の基金への積増しを継続すること。"
ROAD = "緊急輸送道路の無電柱化を進めるため、占用料の減額に伴う地方公共団体の減収を補塡すること。"


def told(comparison: Comparison) -> list[str]:
    """``fate old → new``, by place in words (or the first letters), kept ones left out."""
    out = []
    for match in comparison.matches:
        entries = [*comparison.old_entries(match), *comparison.new_entries(match)]
        if all(one.kind in MATTER for one in entries) or (match.same and not match.renumbered):
            continue
        olds = "+".join(one.at or one.text[:4] for one in comparison.old_entries(match))
        news = "+".join(one.at or one.text[:4] for one in comparison.new_entries(match))
        flags = "!" * match.moved + "#" * match.renumbered
        out.append(f"{match.fate}{flags} {olds or '―'} → {news or '―'}")
    return out


CASES: dict[str, tuple[str, str, list[str]]] = {
    "equal documents have no change": (f"# 基盤\n{FIBER}", f"# 基盤\n{FIBER}", []),
    "a section put in before changes numbers, no text": (
        f"# 医療\n{DOCTOR}",
        f"# 教育\n{SCHOOL}\n# 医療\n{DOCTOR}",
        ["new ― → Ⅰ", "new ― → Ⅰ", "kept# Ⅰ → Ⅱ"],
    ),
    "a word": (
        f"# 医療\n{DOCTOR}",
        f"# 医療\n{DOCTOR.replace('充実', '拡充')}",
        ["revised Ⅰ → Ⅰ"],
    ),
    "a year": ("# 道路\n令和８年度までに整備すること。", "# 道路\n令和９年度までに整備すること。", ["figures Ⅰ → Ⅰ"]),
    "widths": (f"# 医療\nDX{DOCTOR}", f"# 医療\nＤＸ{DOCTOR}", ["spelling Ⅰ → Ⅰ"]),
    "a paragraph to another section": (
        f"# 医療\n{DOCTOR}\n{SCHOOL}\n# 道路\n{ROAD}",
        f"# 医療\n{DOCTOR}\n# 道路\n{ROAD}\n{SCHOOL}",
        ["kept! Ⅰ → Ⅱ"],
    ),
    "two sections change places: the shorter moved, what is beneath it did not": (
        f"# 医療\n{DOCTOR}\n{SCHOOL}\n# 道路\n{ROAD}",
        f"# 道路\n{ROAD}\n# 医療\n{DOCTOR}\n{SCHOOL}",
        ["kept!# Ⅱ → Ⅰ", "kept# Ⅰ → Ⅱ"],
    ),
    "one made two": (
        f"# 医療\n{DOCTOR[:-3]}とともに、薬剤師による服薬指導の対面原則を見直し、離島への薬の配送費を支援すること。",
        f"# 医療\n{DOCTOR}\n薬剤師による服薬指導の対面原則を見直し、離島への薬の配送費を支援すること。",
        ["split Ⅰ → Ⅰ+Ⅰ"],
    ),
    "two made one": (
        f"# 医療\n{DOCTOR}\n薬剤師による服薬指導の対面原則を見直し、離島への薬の配送費を支援すること。",
        f"# 医療\n{DOCTOR[:-3]}とともに、薬剤師による服薬指導の対面原則を見直し、離島への薬の配送費を支援すること。",
        ["merged Ⅰ+Ⅰ → Ⅰ"],
    ),
    "two made one, of which one says little that is its own": (
        f"# 医療\n{ROAD}\n{SCHOOL}\nまた、{SCHOOL[8:20]}を支援すること。\n"
        f"{SCHOOL[:-3]}とともに、{SCHOOL[8:20]}を支援する期間を、{ROAD[:14]}に合わせて５年間延長すること。",
        f"# 医療\n{ROAD}\n{SCHOOL}\nまた、{SCHOOL[8:20]}を支援すること。{SCHOOL[:-3]}とともに、{SCHOOL[8:20]}を"
        f"支援する期間を、{ROAD[:14]}に合わせて５年間延長すること。",
        ["merged Ⅰ+Ⅰ → Ⅰ"],
    ),
    "a number that one file has within its words": (
        f"# 医療\n１　{DOCTOR}",
        f"# 医療\n・１　{DOCTOR}",
        ["kept# Ⅰ → Ⅰ ・"],
    ),
    "a heading of one file is a paragraph of the other": (
        f"# 医療\n## 現状と課題\n{DOCTOR}\n# 道路\n{ROAD}",
        f"# 医療\n現状と課題\n{DOCTOR}\n# 道路\n{ROAD}",
        ["kept# Ⅰ １ → Ⅰ"],
    ),
    "the clause id decides, whatever the words": (
        f"# 医療\n@doctor {DOCTOR}\n@school {SCHOOL}",
        f"# 医療\n@doctor 看護師の確保に向け、修学資金を拡充すること。\n@school {SCHOOL}",
        ["revised Ⅰ → Ⅰ"],
    ),
    "a like text of another section does not win over one's own": (
        "# 医療\n機器の整備に要する経費を支援すること。\n# 教育\n端末の整備に要する経費を支援すること。",
        "# 医療\n機器の整備に要する費用を支援すること。\n# 教育\n端末の整備に要する費用を支援すること。",
        ["revised Ⅰ → Ⅰ", "revised Ⅱ → Ⅱ"],
    ),
    "a heading written anew is known by what stands beneath it": (
        f"# 医療\n{DOCTOR}\n{SCHOOL}",
        f"# 暮らしを守る取組\n{DOCTOR}\n{SCHOOL}",
        ["revised Ⅰ → Ⅰ"],
    ),
    "headings of one wording are known by the heading above": (
        f"# 医療\n## 現状\n{DOCTOR}\n# 道路\n## 現状\n{ROAD}",
        f"# 道路\n## 現状\n{ROAD}",
        ["dropped Ⅰ → ―", "dropped Ⅰ １ → ―", "dropped Ⅰ １ → ―", "kept# Ⅱ → Ⅰ"],
    ),
    "items renumber without a change": (
        f"# 医療\n・{DOCTOR}\n・{SCHOOL}",
        f"# 医療\n・{SCHOOL}",
        ["dropped Ⅰ ・ → ―"],
    ),
    "cells of a table": (
        "# 目標\n|指標|目標|\n|世帯カバー率|98%|\n|基地局数|100局|",
        "# 目標\n|指標|目標|\n|世帯カバー率|99%|\n|基地局数|100局|",
        ["figures Ⅰ → Ⅰ"],
    ),
    "a short note": ("# 目標\n※平成30年調べ", "# 目標\n※令和５年調べ", ["figures Ⅰ ※ → Ⅰ ※"]),
    "a dropped section tears no other apart": (
        f"# 基盤\n## 光\n{FIBER}\n## 道\n{ROAD}\n## 医\n{DOCTOR}",
        f"# 基盤\n## 光\n{FIBER}\n{SCHOOL}\n## 医\n{DOCTOR}",
        ["new ― → Ⅰ １", "dropped Ⅰ ２ → ―", "dropped Ⅰ ２ → ―", "kept# Ⅰ ３ → Ⅰ ２"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_became_of_each_line(name: str) -> None:
    old, new, expected = CASES[name]
    assert told(compare(paper(old), paper(new))) == expected


def test_widths_may_be_left_out_of_account() -> None:
    old, new = paper(f"# 医療\nDX{DOCTOR}"), paper(f"# 医療\nＤＸ{DOCTOR}")
    assert told(compare(old, new, widths=False)) == []


@pytest.mark.parametrize("name", CASES)
def test_each_line_is_in_one_match(name: str) -> None:
    old, new, _ = CASES[name]
    found = compare(paper(old), paper(new))
    assert sorted(at for match in found.matches for at in match.old) == list(range(len(found.old)))
    assert sorted(at for match in found.matches for at in match.new) == list(range(len(found.new)))


@given(st.permutations(list(range(7))), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_what_stays_in_order_weighs_most(numbers: list[int], weights: list[int]) -> None:
    found = sorted(heaviest_rise(numbers, weights))
    assert [numbers[at] for at in found] == sorted(numbers[at] for at in found)
    rising = (
        some
        for size in range(8)
        for some in combinations(range(7), size)
        if all(numbers[a] < numbers[b] for a, b in pairwise(some))
    )
    assert sum(weights[at] for at in found) == max(sum(weights[at] for at in some) for some in rising)


def test_neither_document_needs_anything() -> None:
    assert compare(Document(), Document()).matches == ()
    found = compare(Document(), paper("# 医療\n本文。"))
    assert {match.fate for match in found.matches} == {Fate.NEW}


def test_many_equal_texts_are_tied_in_order() -> None:
    line = "・同じ文である。\n"
    found = compare(paper("# 一覧\n" + line * 300), paper("# 一覧\n" + line * 290))
    assert Counter(match.fate for match in found.matches if not match.same) == {Fate.DROPPED: 10}
