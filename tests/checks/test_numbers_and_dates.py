"""Damage to numbers, references and dates of clean documents: what is put in is found, and nothing else is."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from random import Random

import pytest
import rule_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checks import engine
from drafter.findings import Finding
from drafter.japanese import eras

MINE = ("NUM", "REF", "DAT")
SUBJECTS = ("道路の整備", "橋の点検", "港湾の機能強化", "歩道の融雪", "公共交通の維持", "水道の更新", "森林の保全")
DEEDS = ("支援すること。", "早期に進めること。", "必要な予算を確保すること。", "制度を拡充すること。")


class Paper:
    """A clean document of some year, as an outline, and what a damage needs to know of it."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.year = random.randint(2020, 2035)
        self.month = random.randint(1, 12)
        self.day = random.randint(1, 28)
        self.digits: eras.Digits = random.choice(("half", "full"))
        self.style: eras.YearStyle = random.choice(("era", "western", "both"))
        self.subjects = random.sample(SUBJECTS, 4)
        self.fiscal = self.year - (self.month < 4)
        self.deeds = [random.choice(DEEDS) for _ in range(7)]

    def date(self, iso: str) -> str:
        return eras.era_date(iso, self.digits, self.style)

    def fy(self, year: int, style: eras.YearStyle | None = None) -> str:
        return eras.print_fiscal_year(year, self.digits, style or self.style)

    def outline(self, extra: str = "", preamble: str = "") -> str:
        """The document; ``extra`` are further lines of its last section."""
        iso = f"{self.year:04}-{self.month:02}-{self.day:02}"
        one, two, three, four = self.subjects
        deed = self.deeds[0]
        lines = [
            f"= {self.fy(self.fiscal + 1, 'era')}　国の施策及び予算に関する提案",
            f"@date {eras.era_date(iso)} | {iso}",
            f"> {preamble or '次のとおり提案する。'}",
            "[Ⅰ] 暮らし",
            f"  [１] {one}",
            f"    : {self.fy(self.fiscal + 3)}末までに{deed}",
            f"    : {self.date(f'{self.year - 1}-04')}に始まった取組を踏まえ、前記の取組と併せて{deed}",
            f"  [２] {two}",
            f"    - (1)| 点検を{deed}",
            f"    - (2)| 前記(1)と併せて補修を{deed}",
            "[Ⅱ] 産業",
            f"  [１] {three}",
            f"    : {self.fy(self.fiscal)}から{self.fy(self.fiscal + 4)}まで{deed}",
            f"    : Ⅰの２(1)のとおり{deed}",
            f"  [２] {four}",
            f"    : {deed}",
        ]
        return "\n".join([*lines, *(f"    {line}" for line in extra.split("\n") if line)])


def found(outline: str, previous: str = "") -> list[Finding]:
    document = rule_cases.read(outline)
    context = engine.Context(None, None, rule_cases.FILE, bool(previous), outline)
    if previous:
        before = rule_cases.read(previous)
        context.before = lambda: before
    return [finding for finding in engine.run(document, context) if finding.code.startswith(MINE)]


def _weekday(paper: Paper) -> str:
    day = datetime.date(paper.year, paper.month, paper.day)
    other = "月火水木金土日"[(day.weekday() + paper.random.randint(1, 6)) % 7]
    return f": 会議を{paper.date(day.isoformat())}（{other}）に開いた。"


def _backwards(paper: Paper) -> str:
    join = paper.random.choice(("から{}まで", "～{}"))
    return f": {paper.fy(paper.fiscal + 3)}{join.format(paper.fy(paper.fiscal + 1))}の期間を見直すこと。"


def _units(paper: Paper) -> str:
    return f": {paper.fy(paper.fiscal + 2, 'both').replace('年度）', '年）')}に終えること。"


def _month(paper: Paper) -> str:
    year = paper.fiscal + 2
    return f": {paper.fy(year, 'era')}末（{eras.era_date(f'{year}-03', paper.digits)}末）まで続けること。"


def _unit_lost(paper: Paper) -> str:
    era_year = paper.fy(paper.fiscal + 2, "era").removesuffix("年度")
    return f": {era_year}{paper.random.choice(('までに', '以降も', '末までに'))}取り組むこと。"


def _passed(paper: Paper) -> str:
    year = paper.fiscal - paper.random.randint(1, 4)
    return f": {paper.fy(year)}{paper.random.choice(('までに', '末までに', 'を目途に', '中に'))}整備を終えること。"


def _later(paper: Paper) -> str:
    when = paper.date(f"{paper.year + paper.random.randint(1, 4)}-10")
    done = paper.random.choice(("施行された。", "成立したところである。", "公布されたが、周知すること。"))
    return f": 改正法は{when}に{done}"


def _planned(paper: Paper) -> str:
    when = paper.date(f"{paper.year - paper.random.randint(1, 4)}-10")
    return f": {when}に{paper.random.choice(('施行される予定である。', '始まる見込みであり、備えること。'))}"


def _day_lost(paper: Paper) -> str:
    return f": {paper.date(f'{paper.year}-{paper.month:02}')}日に開かれた会議の結論を尊重すること。"


def _era_lost(paper: Paper) -> str:
    after = paper.random.choice(("から", "以降", "予算では", "までに"))
    return f": {paper.random.randint(2, 31)}年度{after}続く取組である。"


def _gap_inside(paper: Paper) -> str:
    one, two, three, _ = paper.subjects
    return f": ①{one}、②{two}、{paper.random.choice('②④⑤')}{three}を進めること。"


def _two_targets(paper: Paper) -> str:
    figure, year = paper.random.randint(20, 95), paper.fiscal + 4
    goal = f"舗装率を{paper.fy(year)}までに{figure}％とする。"
    return f": {goal}舗装率{figure}％を{paper.date(str(year))}までに達成すること。"


def _two_names(paper: Paper) -> str:
    return ": 平成31年度の実績と、令和元年度の決算を検証すること。"


def _years_off(paper: Paper) -> str:
    away = paper.random.randint(3, 9)
    return f": {away}年後の{paper.year + away + paper.random.choice((-4, 3, 5))}年を見据えること。"


Damage = tuple[str, Callable[[Paper], str]]
#: a rule's name, and lines that it must find
LINES: list[Damage] = [
    ("weekday", _weekday),
    ("range-backwards", _backwards),
    ("double-date-units", _units),
    ("fiscal-against-date", _month),
    ("year-unit-missing", _unit_lost),
    ("deadline-passed", _passed),
    ("future-as-past", _later),
    ("planned-but-past", _planned),
    ("day-missing", _day_lost),
    ("era-missing", _era_lost),
    ("label-alone", lambda p: "- ①| 直すこと。\n- ②|"),
    ("label-doubled", lambda p: f"- ①| ①{p.random.choice(SUBJECTS)}\n- ②| 直すこと。"),
    ("label-typed", lambda p: f"- ①| 直すこと。\n- ②| {p.random.choice('①③④')}{p.random.choice(SUBJECTS)}"),
    ("label-inside", lambda p: f"- ①| 直すこと。\n- ②| 進めること。③{p.random.choice(SUBJECTS)}を急ぐこと。"),
    (
        "inline-number",
        lambda p: f": ①{p.subjects[0]}、②{p.subjects[1]}、{p.random.choice('②④⑤')}{p.subjects[2]}を進めること。",
    ),
    ("item-count", lambda p: f": 次の{p.random.choice('３４５６')}点を求める。\n- ①| 直すこと。\n- ②| 進めること。"),
    ("missing-place", lambda p: f": {p.random.choice(('Ⅲの１', 'Ⅰの２(3)', 'Ⅱの４'))}に掲げる施策を進めること。"),
    ("wrong-direction", lambda p: f": {p.random.choice(('下記', '後述の'))}Ⅰの１の施策を進めること。"),
    ("missing-figure", lambda p: f": 状況は表{p.random.choice('２３４')}のとおりである。\n: 表１　延長"),
    ("caption-number", lambda p: f": 図１　延長\n: 図{p.random.choice('１３４')}　費用"),
    ("note-missing", lambda p: f": 割合※{p.random.choice('２３')}と率※１は低い。\n! ※１ 速報値"),
    ("note-unused", lambda p: ": 率※１は低い。\n! ※１ 速報値\n! ※２ 確報値"),
]


@given(st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_clean_documents_have_no_findings(random: Random) -> None:
    assert [(one.code, one.message.ja) for one in found(Paper(random).outline())] == []


@pytest.mark.parametrize(("name", "damage"), LINES, ids=[name for name, _ in LINES])
def test_damage_is_found_and_nothing_else(name: str, damage: Callable[[Paper], str]) -> None:
    @given(st.randoms(use_true_random=False))
    @settings(max_examples=25, deadline=None, database=None)
    def each(random: Random) -> None:
        paper = Paper(random)
        outline = paper.outline(damage(paper))
        assert {one.name for one in found(outline)} == {name}, outline.split("\n")[16:]

    each()


@given(st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_what_was_carried_over_is_found(random: Random) -> None:
    paper = Paper(random)
    line = f": {random.choice(('昨年', '本年', '昨年度', '今年度'))}に被災した区間を直すこと。"
    before = paper.outline(line)
    paper.year, paper.fiscal = paper.year + 1, paper.fiscal + 1
    assert {one.name for one in found(paper.outline(line), before)} == {"relative-year-carried"}


@given(st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_a_title_that_stayed_behind_is_found(random: Random) -> None:
    paper = Paper(random)
    outline = paper.outline()
    title = paper.fy(paper.fiscal + 1, "era")
    changed = outline.replace(title, paper.fy(paper.fiscal - random.randint(1, 3), "era"), 1)
    assert {one.name for one in found(changed)} == {"title-year"}


def _lists(labels: list[tuple[str, str]]) -> str:
    return "\n".join(
        f"[{'ⅠⅡⅢⅣ'[i]}] {SUBJECTS[i]}\n  [{one}] 国道\n    : 直すこと。\n  [{two}] 県道\n    : 直すこと。"
        for i, (one, two) in enumerate(labels)
    )


@pytest.mark.parametrize(
    ("usual", "odd", "name"),
    [
        (("１", "２"), ("(1)", "(2)"), "list-style"),
        (("(1)", "(2)"), ("ア", "イ"), "list-style"),
        (("１", "２"), ("第１", "第２"), "list-style"),
        (("(1)", "(2)"), ("（１）", "（２）"), "list-width"),
        (("１", "２"), ("1", "2"), "list-width"),
    ],
)
@pytest.mark.parametrize("at", range(4))
def test_a_list_of_its_own_kind_is_found(usual: tuple[str, str], odd: tuple[str, str], name: str, at: int) -> None:
    labels = [odd if i == at else usual for i in range(4)]
    findings = found(_lists(labels))
    assert [(one.name, one.excerpt) for one in findings] == [(name, odd[0])]


@given(st.permutations(SUBJECTS[:5]), st.integers(0, 4))
@settings(max_examples=40, deadline=None)
def test_a_reference_whose_place_moved_is_found(order: list[str], meant: int) -> None:
    def paper(subjects: list[str]) -> str:
        lines = [f"[{'１２３４５'[i]}] {subject}\n  : 直すこと。" for i, subject in enumerate(subjects)]
        return "\n".join([*lines, f"[６] 連携\n  : {'１２３４５'[meant]}に掲げる施策と併せて行うこと。"])

    before = list(SUBJECTS[:5])
    moved = order[meant] != before[meant]
    assert [one.name for one in found(paper(order), paper(before))] == ["reference-moved"] * moved
