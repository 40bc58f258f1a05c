"""Search: the same clauses as a substring search would find, ranked, in time for each key pressed."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import Place
from drafter.library.index import Entry, Library
from drafter.library.search import Search, key, marks
from drafter.model.collection import Clause

CLAUSES = [
    Clause(
        id="fiber-coverage",
        heading="光ファイバの未整備地域の解消",
        text="世帯カバー率を高めること。",
        topics=("情報通信基盤",),
        ministries=("総務省",),
    ),
    Clause(
        id="fiber-islands",
        heading="離島の通信",
        text="離島では光ファイバの敷設に費用を要する。支援すること。",
        topics=("離島",),
        ministries=("総務省", "国土交通省"),
    ),
    Clause(
        id="divide",
        heading="デジタルデバイドの解消",
        text="利用者の支援を行うこと。",
        topics=("格差",),
        ministries=("総務省",),
    ),
    Clause(
        id="ai",
        heading="ＡＩの活用",
        text="生成ＡＩの指針を示すこと。㎡、①、ｶﾀｶﾅ。",
        topics=("人工知能",),
        ministries=("内閣府",),
    ),
    Clause(
        id="old",
        heading="光ファイバの旧制度",
        text="光ファイバ。",
        status="withdrawn",
        outcome="制度の廃止",
        ministries=("総務省",),
    ),
]


def library(clauses: list[Clause]) -> Library:
    return Library({clause.id: Entry(clause, "c", Place("f", 1)) for clause in clauses})


@pytest.fixture(params=[True, False], ids=["fts5", "scan"])
def search(request: pytest.FixtureRequest) -> Search:
    return Search(library(CLAUSES), indexed=request.param)


def ids(search: Search, words: str, **options: str) -> list[str]:
    return [hit.entry.id for hit in search.find(words, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("光ファイバ", ["fiber-coverage", "fiber-islands", "old"]),
        ("総務省 離島", ["fiber-islands"]),
        ("離島　総務省", ["fiber-islands"]),
        ("国土交通", ["fiber-islands"]),
        ("人工知能", ["ai"]),
        ("ai", ["ai"]),
        ("ＡＩ", ["ai"]),
        ("カタカナ", ["ai"]),
        ("m2", ["ai"]),
        ("FIBER-COVERAGE", ["fiber-coverage"]),
        ("離", ["fiber-islands"]),
        ("離 光", ["fiber-islands"]),
        ("支援 省", ["divide", "fiber-islands"]),
        ("「」、", []),
        ("存在しない語句", []),
        ('" OR 1 AND NOT *', []),
    ],
)
def test_words(search: Search, words: str, found: list[str]) -> None:
    hits = search.find(words)
    assert sorted(hit.entry.id for hit in hits if hit.exact) == sorted(found)


def test_a_hit_in_the_heading_comes_first(search: Search) -> None:
    assert ids(search, "光ファイバ")[0] == "fiber-coverage"


def test_what_is_withdrawn_comes_last(search: Search) -> None:
    assert ids(search, "光ファイバ")[-1] == "old"


def test_blank_finds_all_in_order(search: Search) -> None:
    assert ids(search, " 　") == [clause.id for clause in CLAUSES]
    assert len(search.find("", 2)) == 2


def test_only_of_a_topic_or_ministry(search: Search) -> None:
    assert ids(search, "", topic="離島") == ["fiber-islands"]
    assert ids(search, "支援", ministry="国土") == ["fiber-islands"]
    assert ids(search, "支援", ministry="外務省") == []


def test_similar_ones_where_nothing_matches(search: Search) -> None:
    hits = search.find("デジタルデバインド")
    assert hits[0].entry.id == "divide"
    assert not hits[0].exact


def test_an_empty_library() -> None:
    assert Search(Library()).find("光") == []
    assert Search(Library()).find("光ファイバ") == []


_texts = st.text(alphabet="光ファイバ整備ーのAｂ、 デｼﾞ", max_size=12)


@given(
    st.lists(_texts.filter(str.strip), min_size=1, max_size=8),
    st.text(alphabet="光ファイバ整備ーのAｂ、デ", min_size=1, max_size=4),
)
def test_the_index_finds_what_a_substring_search_finds(texts: list[str], word: str) -> None:
    clauses = [Clause(id=f"c-{number}", text=text) for number, text in enumerate(texts)]
    if not key(word):
        return
    expected = sorted(clause.id for clause in clauses if key(word) in key(clause.text) or key(word) in key(clause.id))
    for indexed in (True, False):
        hits = Search(library(clauses), indexed=indexed).find(word)
        assert sorted(hit.entry.id for hit in hits if hit.exact) == expected


@given(st.text(max_size=30))
def test_any_words_are_harmless(words: str) -> None:
    for hit in Search(library(CLAUSES)).find(words):
        assert hit.entry.id


def test_marks() -> None:
    text = "光ﾌｧｲﾊﾞの整備（光・ファイバ）"
    assert [text[start:end] for start, end in marks(text, "光ファイバ")] == ["光ﾌｧｲﾊﾞ", "光・ファイバ"]
    assert marks(text, "") == []
    assert [text[start:end] for start, end in marks(text, "整備 光")] == ["光", "整備", "光"]


def test_many_threads_ask_at_once() -> None:
    search = Search(library(CLAUSES))
    wrong: list[object] = []

    def ask() -> None:
        for _ in range(50):
            found = {hit.entry.id for hit in search.find("光ファイバ")}
            if found != {"fiber-coverage", "fiber-islands", "old"}:
                wrong.append(found)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
