"""``drafter review`` and ``drafter approve`` as a user runs them."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from returned import give
from towns import DRAFT, LIBRARY
from writers.validator import validate

from drafter.cli import main

Go = Callable[..., tuple[int, str, str]]


@pytest.fixture
def go(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Go:
    """Runs ``drafter`` in a workspace with the draft, which has been sent and came back from three members."""
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.setenv("DRAFTER_BY", "事務局")
    monkeypatch.chdir(tmp_path)
    for name, text in (("drafts", DRAFT), ("library", LIBRARY)):
        Path(name).mkdir()
        Path(name, "towns.yaml").write_text(text, encoding="utf-8")

    def run(*words: str) -> tuple[int, str, str]:
        code = main.run(list(words))
        out = capsys.readouterr()
        return code, out.out, out.err

    assert run("render", "drafts/towns.yaml", "--to", "docx", "--output", "out")[0] == 0
    sent = Path("out/towns.docx")
    give(sent, Path("a.docx"), {"に対する支援を": "に対する十分な支援を", "道路と橋": "道路及び橋"}, "○○県")
    give(sent, Path("b.docx"), {"に対する支援を": "に対する必要な支援を", "補助を続ける": "補助を拡充する"}, "△△県")
    give(sent, Path("c.docx"), {"令和９年度までに橋": "令和１０年度までに橋", "生活に": "暮らしに"}, "□□県")
    return run


def draft() -> str:
    return Path("drafts/towns.yaml").read_text(encoding="utf-8")


def listed(go: Go, *words: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(go("review", "drafts/towns.yaml", *words, "--format", "json")[1])
    return value


def ids(value: dict[str, Any]) -> dict[str, str]:
    """Each opinion's id by its reviewer and new words."""
    return {f"{one['reviewer']}:{one['new']}": one["id"] for place in value["places"] for one in place["opinions"]}


def the(value: dict[str, Any], who: str, words: str) -> str:
    (found,) = [name for said, name in ids(value).items() if said.startswith(who) and words in said]
    return found


RETURNED = ("a.docx", "b.docx", "c.docx")


def test_a_look_changes_nothing(go: Go) -> None:
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    code, out, err = go("review", "drafts/towns.yaml", *RETURNED)
    assert code == 1
    assert "［競合］" in out
    assert "［両立］" in out
    assert "〔+十分な+〕" in out
    assert "意見 6 件（3 者）：未決 6" in err
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_what_is_sure_is_taken_over_and_the_rest_recorded(go: Go) -> None:
    code, out, err = go("review", "drafts/towns.yaml", *RETURNED, "--apply")
    assert code == 1
    assert "反映 3 件、反映できず未決のまま 1 件" in err
    text = draft()
    assert "heading: 道路及び橋" in text
    assert "暮らしに欠かせない路線バスの運行を支える補助を拡充すること。" in text
    assert "十分な支援" not in text
    assert "必要な支援" not in text
    assert "{{完了年度}}" not in text.split("sections")[0]
    assert "差込欄 {{完了年度}} の印字が改められています" in out
    value = listed(go)
    assert value["counts"] == {"open": 3, "accepted": 3, "edited": 0, "rejected": 0, "noted": 0}
    assert {one["by"] for place in value["places"] for one in place["opinions"]} == {"", "事務局"}

    again = go("review", "drafts/towns.yaml", *RETURNED, "--apply")
    assert "反映 0 件、反映できず未決のまま 1 件" in again[2]
    assert draft() == text


def test_options_may_stand_before_the_files(go: Go) -> None:
    before = draft()
    code, out, _ = go("review", "drafts/towns.yaml", "--open", *RETURNED, "--lang", "ja")
    assert code == 1
    assert all(f"{who}県" in out for who in ("○○", "△△"))
    assert draft() == before
    code, _, told = go("review", "drafts/towns.yaml", "--open", "a.docx", "--nothing")
    assert (code, "--nothing" in told) == (2, True)


def test_the_mark_of_a_draft_that_somebody_took_out_is_told(go: Go) -> None:
    give(Path("out/towns.docx"), Path("d.docx"), {"（案）": ""}, "▽▽県")
    assert "RET007" in go("review", "drafts/towns.yaml", "d.docx")[2]
    assert "RET007" not in go("review", "drafts/towns.yaml", "a.docx")[2]


def test_an_acceptance_is_taken_back(go: Go) -> None:
    before = draft()
    name = the(listed(go, *RETURNED), "△△県", "拡充する")
    go("review", "drafts/towns.yaml", "--accept", name[:8], *RETURNED)
    assert "補助を拡充する" in draft()
    code, out, told = go("review", "drafts/towns.yaml", "--reopen", name[:8])
    assert "元に戻しました" in told
    assert "未決" in out
    assert "補助を拡充する" not in draft()
    assert draft().splitlines()[:20] == before.splitlines()[:20]
    assert code == 1


def test_the_returned_files_are_never_written_to(go: Go) -> None:
    before = [hashlib.sha256(Path(name).read_bytes()).hexdigest() for name in RETURNED]
    go("review", "drafts/towns.yaml", *RETURNED, "--apply", "--summary", "table.xlsx")
    assert [hashlib.sha256(Path(name).read_bytes()).hexdigest() for name in RETURNED] == before


def test_everything_that_the_screen_can_do(go: Go) -> None:
    go("review", "drafts/towns.yaml", *RETURNED, "--apply")
    value = listed(go)
    mine, theirs = the(value, "○○県", "十分な"), the(value, "△△県", "必要な")
    year = the(value, "□□県", "令和１０年度")
    code, out, _ = go(
        "review", "drafts/towns.yaml", "--accept", mine[:6], "--reject", theirs, "--reply", theirs, "○○県の案による"
    )
    assert code == 1  # the year is open
    assert "回答: ○○県の案による" in out
    assert "十分な支援を設けること。" in draft()
    code, _, _ = go("review", "drafts/towns.yaml", "--accept", year, "--values", "value")
    assert code == 0
    assert "完了年度: 令和10年度" in draft()
    assert listed(go)["counts"] == {"open": 0, "accepted": 5, "edited": 0, "rejected": 1, "noted": 0}
    go("review", "drafts/towns.yaml", "--reopen", theirs)
    code, _, _ = go(
        "review", "drafts/towns.yaml", "--accept", theirs, "--text", "通学路の点検を国が担うこと。", "--whole"
    )
    assert code == 0
    assert "通学路の点検を国が担うこと。" in draft()
    assert listed(go)["counts"]["edited"] == 1


def test_what_contradicts_is_not_taken_over_by_force(go: Go) -> None:
    value = listed(go, *RETURNED)
    first, second = the(value, "○○県", "十分な"), the(value, "△△県", "必要な")
    go("review", "drafts/towns.yaml", *RETURNED, "--accept", first)
    code, out, _ = go("review", "drafts/towns.yaml", "--accept", second)
    assert code == 1
    assert "ほかの意見と重なります" in out
    assert "十分な支援" in draft()
    assert listed(go)["counts"]["accepted"] == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--accept", "ffffffff"), "はありません"),
        (("--text", "文"), "--accept 一つ"),
        (("--whole",), "--accept と共に"),
        (("--summary", "table.pdf"), "作れません"),
        (("--accept", "@first", "--at", "nowhere"), "という場所はありません"),
    ],
)
def test_wrong_arguments_are_told_and_nothing_is_written(go: Go, words: tuple[str, ...], told: str) -> None:
    first = next(iter(ids(listed(go, "a.docx")).values()))
    code, _, err = go("review", "drafts/towns.yaml", "a.docx", *(first if word == "@first" else word for word in words))
    assert code == 2
    assert told in err
    assert draft() == DRAFT
    assert not Path("drafts/towns.review.yaml").exists()


def test_a_damaged_file_keeps_everything_as_it_was(go: Go) -> None:
    Path("bad.docx").write_bytes(Path("b.docx").read_bytes()[:3000])
    code, out, err = go("review", "drafts/towns.yaml", "a.docx", "bad.docx", "--apply")
    assert code == 2
    assert "bad.docx" in err
    assert "何も反映していません" in err
    assert "道路及び橋" not in draft()
    assert not Path("drafts/towns.review.yaml").exists()
    assert "〔-と-〕〔+及び+〕" in out


def test_a_file_that_is_no_draft(go: Go) -> None:
    code, _, err = go("review", "a.docx", "b.docx")
    assert code == 2
    assert "原案（YAML）" in err


def test_a_record_that_cannot_be_read(go: Go) -> None:
    Path("drafts/towns.review.yaml").write_text("opinions:\n  - {id: a, kind: what}\n", encoding="utf-8")
    code, _, err = go("review", "drafts/towns.yaml", "a.docx", "--apply")
    assert code == 2
    assert "towns.review.yaml:2:19" in err
    assert draft() == DRAFT


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("conflict", 0), ("open", 1)])
def test_exit_codes(go: Go, fail_on: str, code: int) -> None:
    assert go("review", "drafts/towns.yaml", "a.docx", "--fail-on", fail_on)[0] == code


def test_json_is_one_value(go: Go) -> None:
    value = listed(go, *RETURNED, "--apply")
    assert [file["reviewer"] for file in value["files"]] == ["○○県", "△△県", "□□県"]
    states = {place["clause"] or place["key"]: place["state"] for place in value["places"]}
    assert states["road"] == "conflict"
    assert states["bus"] == "merged"
    (held,) = [one["held"] for place in value["places"] for one in place["opinions"] if one["held"]]
    assert (held["reason"], held["values"][0]["name"]) == ("value", "完了年度")
    (change,) = [
        one for place in value["places"] if place["clause"] == "bridge" for one in place["opinions"][0]["changes"]
    ]
    assert "令和１０年度" in change["new"]


# ---------------------------------------------------------------- the table of opinions


def cells(name: str) -> list[str]:
    """All strings of a workbook."""
    with zipfile.ZipFile(name) as book:
        shared = book.read("xl/sharedStrings.xml").decode("utf-8")
    return [
        "".join(re.findall(r"<t[^>]*>(.*?)</t>", one, re.DOTALL))
        for one in re.findall(r"<si>(.*?)</si>", shared, re.DOTALL)
    ]


@pytest.mark.parametrize("ending", ["xlsx", "docx", "txt"])
def test_the_same_bytes_twice(go: Go, ending: str) -> None:
    go("review", "drafts/towns.yaml", *RETURNED, "--apply")
    for name in ("one", "two"):
        assert go("review", "drafts/towns.yaml", "--summary", f"{name}.{ending}")[0] == 1
    assert Path(f"one.{ending}").read_bytes() == Path(f"two.{ending}").read_bytes()


def test_a_formula_in_an_opinion_stays_words(go: Go) -> None:
    value = listed(go, *RETURNED)
    first = next(iter(ids(value).values()))
    formula = '=HYPERLINK("http://example.com","x")'
    go("review", "drafts/towns.yaml", *RETURNED, "--reply", first, formula, "--summary", "table.xlsx")
    with zipfile.ZipFile("table.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
        names = book.namelist()
    assert "<f>" not in sheet
    assert not [name for name in names if "_rels/sheet" in name]
    assert any(text.startswith("=HYPERLINK") for text in cells("table.xlsx"))


def test_every_opinion_has_its_row(go: Go) -> None:
    go("review", "drafts/towns.yaml", *RETURNED, "--apply", "--summary", "table.xlsx")
    found = cells("table.xlsx")
    for word in (
        "番号",
        "意見者",
        "該当箇所",
        "送付した案",
        "意見",
        "対応",
        "回答",
        "○○県",
        "△△県",
        "□□県",
        "採用",
        "未決",
    ):
        assert word in found
    go("review", "drafts/towns.yaml", "--summary", "table.docx")
    from drafter.readers import DEFAULTS, docx

    document = docx.read(Path("table.docx").read_bytes(), "table.docx", DEFAULTS).document
    (table,) = [block for block in document.blocks() if block.rows]
    assert len(table.rows) == 7
    with zipfile.ZipFile(io.BytesIO(Path("table.docx").read_bytes())) as file:
        xml = file.read("word/document.xml").decode("utf-8")
    assert "<w:tblHeader/>" in xml
    assert 'w:orient="landscape"' in xml
    assert validate(Path("table.docx").read_bytes()) == []


# ---------------------------------------------------------------- sign-off


def test_a_clause_is_signed_off_until_its_words_change(go: Go) -> None:
    assert go("approve", "drafts/towns.yaml", "road", "bus", "--by", "○○県", "--date", "2027-07-01")[0] == 0
    code, out, err = go("approve", "drafts/towns.yaml", "--list", "--require")
    assert code == 1
    assert "承認　  road  ○○県 2027-07-01" in out
    assert "未承認  bridge" in out
    assert "承認 2  失効 0  未承認 3" in err
    go("review", "drafts/towns.yaml", "a.docx", "--apply")
    assert "失効　  road  ○○県 2027-07-01" in go("approve", "drafts/towns.yaml")[1]
    found = json.loads(go("check", "drafts/towns.yaml", "--format", "json")[1])
    assert "APR001" in json.dumps(found)
    go("approve", "drafts/towns.yaml", "road", "--by", "○○県", "--date", "2027-07-20")
    value = json.loads(go("approve", "drafts/towns.yaml", "--format", "json")[1])
    assert value["clauses"][1] == {"clause": "road", "state": "approved", "by": "○○県", "date": "2027-07-20"}
    record = Path("drafts/towns.approvals.yaml").read_text(encoding="utf-8")
    assert record.count("clause: road") == 1
    go("approve", "drafts/towns.yaml", "--all", "--revoke")
    assert "承認 0  失効 0  未承認 5" in go("approve", "drafts/towns.yaml")[2]


def test_several_people_sign_off_one_clause(go: Go) -> None:
    for name in ("○○県", "△△県"):
        go("approve", "drafts/towns.yaml", "bus", "--by", name, "--date", "2027-07-01")
    assert "承認　  bus  ○○県、△△県 2027-07-01" in go("approve", "drafts/towns.yaml")[1]
    go("approve", "drafts/towns.yaml", "bus", "--revoke", "--by", "△△県")
    assert "承認　  bus  ○○県 2027-07-01" in go("approve", "drafts/towns.yaml")[1]


def test_a_final_document_is_not_written_before_all_is_signed_off(go: Go) -> None:
    Path("drafter.yaml").write_text("sign_off: required\n", encoding="utf-8")
    final = draft().replace("status: draft", "status: final")
    Path("drafts/towns.yaml").write_text(final, encoding="utf-8")
    code, _, err = go("render", "drafts/towns.yaml", "--to", "txt", "--output", "final")
    assert code == 1
    assert "APR002" in err
    assert not Path("final").exists()
    assert go("build", "drafts", "--to", "txt", "--output", "final")[0] == 1
    assert not Path("final/towns.txt").exists()
    go("approve", "drafts/towns.yaml", "--all", "--by", "会長")
    assert go("render", "drafts/towns.yaml", "--to", "txt", "--output", "final")[0] == 0
    assert Path("final/towns.txt").exists()


def test_a_draft_may_be_held_back_too(go: Go) -> None:
    code, _, err = go("render", "drafts/towns.yaml", "--to", "txt", "--output", "round", "--require-approved")
    assert code == 1
    assert "bridge" in err
    assert not Path("round").exists()
    go("approve", "drafts/towns.yaml", "--all", "--by", "会長")
    assert go("render", "drafts/towns.yaml", "--to", "txt", "--output", "round", "--require-approved")[0] == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("rode", "--by", "x"), "「road」ではありませんか"),
        (("road", "--date", "7月", "--by", "x"), "日付として読めません"),
        (("road", "--all", "--by", "x"), "同時に使えません"),
        (("--revoke",), "ID がありません"),
    ],
)
def test_wrong_approvals_are_told(go: Go, words: tuple[str, ...], told: str) -> None:
    code, _, err = go("approve", "drafts/towns.yaml", *words)
    assert code == 2
    assert told in err
    assert not Path("drafts/towns.approvals.yaml").exists()


def test_nobody_approves(go: Go, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAFTER_BY")
    code, _, err = go("approve", "drafts/towns.yaml", "road")
    assert code == 2
    assert "--by" in err


def test_approvals_that_cannot_be_read_approve_nothing(go: Go) -> None:
    Path("drafts/towns.approvals.yaml").write_text("approved:\n  - {clause: road, by: x}\n", encoding="utf-8")
    code, out, _ = go("check", "drafts/towns.yaml")
    assert code == 1
    assert "towns.approvals.yaml:2:5" in out
    assert "APR003" in out
    assert go("approve", "drafts/towns.yaml", "road", "--by", "x")[0] == 2
