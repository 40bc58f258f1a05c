"""Reports: each form is what its readers take, says the same as the others, and carries nothing from the files that
could harm them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest
from conftest import Run
from sarif_pydantic import Sarif

from drafter import registry, reports

#: a draft with damage, hostile words and a broken neighbour
DRAFT = """\
title: 提言
issuer: ○○知事会
sections:
  - heading: "<script>alert(1)</script>::error file=x::]]>"
    clauses:
      - id: one
        text: "A I の活用をを支援すること。\\u202e"
      - id: two
        text: |
          𠮷野川のの整備を支援すること。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "原案 1.yaml").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "drafts" / "b.yaml").write_text("title: [\n", encoding="utf-8")
    (tmp_path / "drafts" / "c.txt").write_text("提言\n\n１　基盤\n　整備を支援すること。\n", encoding="utf-8")
    return tmp_path


def report(drafter: Run, folder: Path, form: str, *words: str) -> str:
    done = drafter("check", "drafts", "--format", form, *words, cwd=folder)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def expected(drafter: Run, folder: Path) -> list[tuple[str, int]]:
    return [(one["code"], one["line"]) for one in json.loads(report(drafter, folder, "json"))["findings"]]


def test_the_forms_are_these() -> None:
    assert registry.names(reports) == ("github", "html", "json", "junit", "sarif", "text")


def test_sarif(drafter: Run, folder: Path) -> None:
    value = json.loads(report(drafter, folder, "sarif", "--lang", "ja"))
    shape = json.loads((Path(__file__).parent / "sarif_shape.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(shape).validate(value)
    Sarif.model_validate(value)
    (run,) = value["runs"]
    rules = run["tool"]["driver"]["rules"]
    results = run["results"]
    found = expected(drafter, folder)
    assert [one["ruleId"] for one in results] == [code for code, _ in found]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in results)
    assert all("shortDescription" in rule for rule in rules)
    regions = [one["locations"][0]["physicalLocation"] for one in results]
    assert [region["region"]["startLine"] for region in regions if "region" in region] == [n for _, n in found if n]
    assert {unquote(region["artifactLocation"]["uri"]) for region in regions} <= {
        "drafts/原案 1.yaml",
        "drafts/c.txt",
    }
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "drafts/b.yaml"


def test_sarif_fixes_say_the_right_characters(drafter: Run, folder: Path) -> None:
    """Columns count code points, as ``columnKind`` says, also after a letter beyond the basic plane."""
    (run,) = json.loads(report(drafter, folder, "sarif"))["runs"]
    lines = (folder / "drafts" / "原案 1.yaml").read_text(encoding="utf-8").split("\n")
    fixes = {
        fix["description"]["text"]: fix["artifactChanges"][0]["replacements"][0]
        for result in run["results"]
        for fix in result.get("fixes", ())
    }
    assert run["columnKind"] == "unicodeCodePoints"
    region = next(one["deletedRegion"] for one in fixes.values() if one["insertedContent"]["text"] == "の")
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "のの"


def test_fingerprints_stay_when_lines_move(drafter: Run, folder: Path) -> None:
    def prints() -> list[str]:
        (run,) = json.loads(report(drafter, folder, "sarif"))["runs"]
        return [one["partialFingerprints"]["drafter/v1"] for one in run["results"]]

    before = prints()
    file = folder / "drafts" / "原案 1.yaml"
    file.write_text("# 一行\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert prints() == before


def test_junit(drafter: Run, folder: Path) -> None:
    root = ElementTree.fromstring(report(drafter, folder, "junit"))
    suites = root.findall("testsuite")
    assert {suite.get("name") for suite in suites} == {f"drafts/{name}" for name in ("原案 1.yaml", "b.yaml", "c.txt")}
    for suite in suites:
        cases = suite.findall("testcase")
        assert int(suite.get("tests", 0)) == len(cases)
        assert int(suite.get("failures", 0)) == len([case for case in cases if case.find("failure") is not None])
        assert int(suite.get("errors", 0)) == len([case for case in cases if case.find("error") is not None])
    assert root.get("errors") == "1"
    told = [case.get("name", "").split(" ")[0] for case in root.iter("testcase")]
    assert [code for code in told if code not in ("check", "read")] == [code for code, _ in expected(drafter, folder)]


def test_github(drafter: Run, folder: Path) -> None:
    lines = report(drafter, folder, "github").splitlines()
    command = re.compile(r"::(?:error|warning|notice) (?:[a-zA-Z]+=[^,:]*,)*title=[^,:]*::[^\r\n]+")
    assert all(command.fullmatch(line) for line in lines)
    assert len(lines) == len(expected(drafter, folder)) + 1


class _Page(HTMLParser):
    """Tags, addresses, and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_html(drafter: Run, folder: Path, lang: str) -> None:
    text = report(drafter, folder, "html", "--lang", lang)
    page = _Page()
    page.feed(text)
    assert page.open == []
    assert "script" not in page.tags
    assert all(address.startswith("#") for address in page.addresses)
    assert "\u202e" not in text
    words = "".join(page.words)
    for code, _ in expected(drafter, folder):
        assert f'href="#{code}"' in text
        assert f'id="{code}"' in text
    assert "のの" in words
    assert "drafts/c.txt" in words


def test_no_form_fails_on_nothing(drafter: Run, folder: Path) -> None:
    (folder / "drafts" / "b.yaml").unlink()
    (folder / "drafts" / "原案 1.yaml").unlink()
    for form in registry.names(reports):
        done = drafter("check", "drafts", "--format", form, cwd=folder)
        assert done.returncode == 0, form
