"""Japanese dates: what is read, what is printed, and that the two agree."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.japanese import eras

READ = [
    # printed, iso, year, fiscal, end, blank, problem
    ("令和6年8月1日", "2024-08-01", 2024, "", None),
    ("令和６年８月１日", "2024-08-01", 2024, "", None),
    ("令和２年１０月１２日", "2020-10-12", 2020, "", None),
    ("令和 9 年 8 月 1 日", "2027-08-01", 2027, "", None),
    ("令和六年八月一日", "2024-08-01", 2024, "", None),
    ("令和十一年十二月三十一日", "2029-12-31", 2029, "", None),
    ("二〇二四年", "2024", 2024, "", None),
    ("2020年11月13日", "2020-11-13", 2020, "", None),
    ("2020-11-13", "2020-11-13", 2020, "", None),
    ("2020/11/13", "2020-11-13", 2020, "", None),
    ("令和元年", "2019", 2019, "", None),
    ("令和元年5月1日", "2019-05-01", 2019, "", None),
    ("㋿元年5月1日", "2019-05-01", 2019, "", None),
    ("令和６年（２０２４年）", "2024", 2024, "", None),
    ("令和6年(2024年)6月", "2024-06", 2024, "", None),
    ("2024年（令和6年）8月1日", "2024-08-01", 2024, "", None),
    ("令和9年度（2027年度末）", None, 2027, "fiscal end", None),
    ("令和１２年度（２０３０年度）末", None, 2030, "fiscal end", None),
    ("令和9（2027）年度", None, 2027, "fiscal", None),
    ("平成30年度末", None, 2018, "fiscal end", None),
    ("令和9年8月末", "2027-08", 2027, "end", None),
    ("令和９年８月　日", "2027-08", 2027, "blank", None),
    ("令和９年　月　日", "2027", 2027, "blank", None),
    ("R9", "2027", 2027, "", None),
    ("R9.8.1", "2027-08-01", 2027, "", None),
    ("令和9.8.1", "2027-08-01", 2027, "", None),
    ("Ｈ３０／４／１", "2018-04-01", 2018, "", None),
    ("平成31年度", None, 2019, "fiscal", None),
    ("明治5年12月2日", "1872", 1872, "", None),
    ("昭和64年1月7日", "1989-01-07", 1989, "", None),
    ("大正15年12月25日", "1926-12-25", 1926, "", None),
    ("昭和元年12月25日", "1926-12-25", 1926, "", None),
    # never were
    ("平成13年（2002）年", "2001", 2001, "", "year-mismatch"),
    ("令和元年4月30日", None, 2019, "", "outside-era"),
    ("平成31年5月1日", None, 2019, "", "outside-era"),
    ("昭和64年1月8日", None, 1989, "", "outside-era"),
    ("昭和元年12月24日", None, 1926, "", "outside-era"),
    ("平成33年", None, 2021, "", "outside-era"),
    ("令和7年2月29日", None, 2025, "", "no-such-day"),
    ("令和7年13月1日", None, 2025, "", "no-such-day"),
    ("2027年4月31日", None, 2027, "", "no-such-day"),
]


@pytest.mark.parametrize(("printed", "iso", "year", "flags", "problem"), READ, ids=[row[0] for row in READ])
def test_read(printed: str, iso: str | None, year: int, flags: str, problem: str | None) -> None:
    date = eras.parse(printed)
    assert date is not None
    seen = " ".join(name for name in ("fiscal", "end", "blank") if getattr(date, name))
    assert (date.iso, date.year, seen, date.problem) == (iso, year, flags, problem)


@pytest.mark.parametrize(
    "text",
    ["", "令和", "年", "第1", "12月1日", "令和二十十年", "令和9年度版", "20245年", "A4", "昭和", "8年度"],
)
def test_no_date(text: str) -> None:
    assert eras.parse(text) is None


def test_found_in_their_places() -> None:
    text = "令和７年度（２０２５年度）末までに、2026年4月から、第2024号、平成13年（2002）年に。"
    found = eras.find(text)
    assert [text[a:b] for a, b, _ in found] == [
        "令和７年度（２０２５年度）末",
        "2026年4月",
        "平成13年（2002）年",
    ]
    assert found[2][2].problem == "year-mismatch"


@pytest.mark.parametrize("text", ["WH40年", "３２０２４年", "R&D 2024", "(12)年", "令和の時代", "H2Oの年"])
def test_nothing_found(text: str) -> None:
    assert eras.find(text) == []


PRINTED = [
    (("2027-08-01",), "令和9年8月1日"),
    (("2027-08-01", "full"), "令和９年８月１日"),
    (("2027-08-01", "half", "western"), "2027年8月1日"),
    (("2027-08-01", "half", "both"), "令和9年（2027年）8月1日"),
    (("2027-08",), "令和9年8月"),
    (("2019-04-30",), "平成31年4月30日"),
    (("2019-05-01",), "令和元年5月1日"),
    (("2019",), "令和元年"),
    (("1989-01-07",), "昭和64年1月7日"),
    (("1989-01-08",), "平成元年1月8日"),
    (("1912-07-30",), "大正元年7月30日"),
    (("1872-12-31",), "1872年12月31日"),
    (("2027-02-30",), "令和9年2月30日"),
]


@pytest.mark.parametrize(("arguments", "printed"), PRINTED)
def test_printed(arguments: tuple[str, ...], printed: str) -> None:
    assert eras.era_date(*arguments) == printed  # type: ignore[arg-type]


def test_a_draft_leaves_the_day_open() -> None:
    assert eras.era_date("2027-08-01", "full", blank_day=True) == "令和９年８月　日"
    assert eras.era_date("2027-08", blank_day=True) == "令和9年8月　日"


@pytest.mark.parametrize("text", ["", "2027-8-1", "令和9年", "2027-08-01T00:00", "２０２７-08-01"])
def test_only_iso_is_printed(text: str) -> None:
    with pytest.raises(ValueError, match="not an ISO date"):
        eras.era_date(text)


days = st.dates(datetime.date(1873, 1, 1), datetime.date(2099, 12, 31))
digits = st.sampled_from(["half", "full"])
styles = st.sampled_from(["era", "western", "both"])


@given(days, digits, styles)
def test_every_day_is_read_as_it_was_printed(day: datetime.date, width: str, style: str) -> None:
    printed = eras.era_date(day.isoformat(), width, style)  # type: ignore[arg-type]
    date = eras.parse(printed)
    assert date is not None
    assert (date.iso, date.problem) == (day.isoformat(), None)
    assert [(a, b) for a, b, _ in eras.find(f"第3回（{printed}）まで")] == [(4, 4 + len(printed))]


@given(days)
def test_exactly_one_era_names_a_day(day: datetime.date) -> None:
    """Of all the ways to write a day with an era, only those within the era's days are valid."""
    valid = []
    for era in eras.ERAS:
        number = era.year(day.year)
        if 1 <= number <= 99:
            date = eras.parse(f"{era.name}{number}年{day.month}月{day.day}日")
            assert date is not None
            if date.problem is None:
                valid.append(era.name)
    both = (day.isoformat() in ("1912-07-30", "1926-12-25")) + 1
    assert len(valid) == both


@given(st.integers(1873, 2099), digits, styles)
def test_a_fiscal_year_is_read_as_it_was_printed(year: int, width: str, style: str) -> None:
    printed = eras.print_fiscal_year(year, width, style)  # type: ignore[arg-type]
    assert eras.fiscal_year(printed) == year
    assert eras.fiscal_year(printed + "末") == year


@pytest.mark.parametrize("text", ["令和9年", "2027-08-01", "", "九", "令和9年度（2028年度）"])
def test_no_fiscal_year(text: str) -> None:
    assert eras.fiscal_year(text) is None


@given(st.text(alphabet="令和平成昭元年度月日末（）()０１２3456789〇一二十RＨ.-/　 ", max_size=30))
def test_any_text_is_survived(text: str) -> None:
    for start, end, date in eras.find(text):
        assert 0 <= start < end <= len(text)
        assert date.iso is None or date.iso.startswith(f"{date.year:04}")
