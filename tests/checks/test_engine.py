"""The engine: discovery, settings, suppressions, order, and that a check changes nothing and costs little."""

from __future__ import annotations

import pytest
import rule_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checks import engine, texts
from drafter.checks.rule import Rule
from drafter.errors import Place
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.model.settings import Settings

OUTLINE = """
= 道路の提言
[１] 道路
  [(1)] 舗装
    {road} 更新を支援すること
  [(3)] 照明
    : 「更新を支援すること。
[２] 橋
  : 塗装を支援すること。
"""


def found(**keys: object) -> list[Finding]:
    given_settings = Settings.model_validate(keys) if keys else None
    document = rule_cases.read(OUTLINE)
    return list(engine.run(document, engine.Context(settings=given_settings, file="drafts/2027.yaml", source=OUTLINE)))


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_findings_come_in_the_order_of_their_places() -> None:
    assert codes(found()) == ["TXT001", "NUM001", "TXT002"]
    assert [finding.place.line for finding in found()] == [5, 6, 7]


def test_a_severity_can_be_changed_by_code_or_name() -> None:
    for key in ("NUM001", "num001", "number-gap"):
        levels = {f.code: f.severity for f in found(rules={key: "info"})}
        assert levels == {"TXT001": Severity.ERROR, "NUM001": Severity.INFO, "TXT002": Severity.ERROR}


def test_a_rule_can_be_turned_off() -> None:
    assert codes(found(rules={"number-gap": "off", "TXT002": "off"})) == ["TXT001"]


SUPPRESSIONS = [
    ({"rule": "TXT001"}, ["NUM001", "TXT002"]),
    ({"rule": "sentence-cut", "clause": "road"}, ["NUM001", "TXT002"]),
    ({"rule": "sentence-cut", "clause": "bridge"}, ["TXT001", "NUM001", "TXT002"]),
    ({"rule": "number-gap", "file": "case"}, ["TXT001", "TXT002"]),
    ({"rule": "number-gap", "file": "2026.yaml"}, ["TXT001", "NUM001", "TXT002"]),
]


@pytest.mark.parametrize(("entry", "left"), SUPPRESSIONS)
def test_findings_can_be_accepted_by_rule_and_place(entry: dict[str, str], left: list[str]) -> None:
    assert codes(found(suppress=({**entry, "reason": "出典のまま"},))) == left


FILES = [
    ("drafts/2027.yaml", "2027.yaml", True),
    ("drafts/2027.yaml", "drafts/2027.yaml", True),
    ("drafts/2027.yaml", "./drafts/2027.yaml", True),
    ("drafts\\2027.yaml", "drafts/*.yaml", True),
    ("/home/a/drafts/2027.yaml", "drafts/2027.yaml", True),
    ("drafts/12027.yaml", "2027.yaml", False),
    ("old/2027.yaml", "drafts/2027.yaml", False),
]


@pytest.mark.parametrize(("file", "wanted", "same"), FILES)
def test_a_suppression_names_a_file_by_the_end_of_its_path(file: str, wanted: str, same: bool) -> None:
    rules = Settings.model_validate({"suppress": ({"rule": "X001", "file": wanted, "reason": "例"},)})
    finding = Finding("X001", "x", Severity.INFO, Message("例", "example"), Place(file))
    assert engine.settle([finding], rules) == (() if same else (finding,))


def test_unknown_rules_in_the_settings_are_told() -> None:
    assert engine.unknown_keys(["NUM001", "numbergap", "LIB001"]) == ("numbergap", "LIB001")
    assert engine.unknown_keys(["NUM001", "numbergap", "LIB001"], ["lib001"]) == ("numbergap",)


def test_a_template_says_how_severe_a_rule_is_and_the_workspace_before_it() -> None:
    house = rule_cases.bundled("nga").model_copy(update={"rules": {"NUM001": "info", "lone-item": "off"}})
    finding = Finding("NUM001", "number-gap", Severity.ERROR, Message("例", "example"))
    lone = Finding("STR002", "lone-item", Severity.INFO, Message("例", "example"))
    (left,) = engine.settle([finding, lone], None, house)
    assert left.severity is Severity.INFO
    own = Settings.model_validate({"rules": {"number-gap": "warning"}})
    assert [f.severity for f in engine.settle([finding], own, house)] == [Severity.WARNING]


def test_the_findings_of_reader_and_compose_are_settled_too() -> None:
    noticed = Finding("CMP001", "unknown-clause", Severity.ERROR, Message("例", "example"))
    document = rule_cases.read(OUTLINE).with_findings((noticed,))
    assert noticed in engine.run(document, engine.Context())
    off = Settings.model_validate({"rules": {"unknown-clause": "off"}})
    assert noticed not in engine.run(document, engine.Context(settings=off))


def test_the_same_each_time() -> None:
    assert found() == found()


def test_a_rule_is_found_by_code_or_name() -> None:
    rule = engine.by_key("NUM001")
    assert isinstance(rule, Rule)
    assert engine.by_key("number-gap") is rule
    assert engine.by_key("nothing") is None


# ---------------------------------------------------------------- any document

label = st.sampled_from(["", "１", "(1)", "（２）", "③", "Ⅳ", "第５", "ア", "・", "1の2", "?", "第", "(", "9999"])
words = st.text(alphabet="橋道を、。「」（）(｣ 1２年令和度末こと〔{}\n　第のⅡ", max_size=30)
block = st.one_of(
    st.builds("  : {}".format, words),
    st.builds("  - {}|{}".format, label, words),
    st.builds("  --- {}|{}".format, label, words),
    st.builds("  {{road}} {}".format, words),
    st.builds("  | {} | {}".format, words, words),
)
section = st.builds("[{}] {}".format, label, words)
lines = st.lists(st.one_of(section, block), max_size=12)


@given(lines, st.booleans(), st.sampled_from([None, "nga", "koyobun"]), st.sampled_from(["draft", "final"]))
@settings(deadline=None, max_examples=150)
def test_any_document_is_survived(rows: list[str], draft: bool, template: str | None, status: str) -> None:
    outline = "[１] 道路\n" + "\n".join(row.replace("\n", " ") for row in rows)
    try:
        document = rule_cases.read(outline, status)
    except AssertionError:
        return  # the words made a line that the outline does not know
    house = rule_cases.bundled(template) if template else None
    context = engine.Context(house, None, "case", draft, outline)
    before = repr(document)
    found = engine.run(document, context)
    assert repr(document) == before
    assert found == engine.run(document, context)
    last = outline.count("\n") + 1
    assert all(0 <= finding.place.line <= last for finding in found)


def test_after_a_key_stroke_only_the_text_that_changed_is_looked_at() -> None:
    """300 clauses of 120 characters, one of them changed (how long that takes is in ``benchmarks``)."""
    rows = []
    for part in range(10):
        rows.append(f"[{part + 1}] 第{part}の分野")
        for at in range(30):
            text = f"地域の実情に応じた取組{part}の{at}について、令和９年度末までに、「計画」（第２期）に基づき、国が"
            rows.append(f"  {{c-{part}-{at}}} {text * 2}必要な支援を行うこと。")
    house = rule_cases.bundled("nga-2024")
    first = engine.run(rule_cases.read("\n".join(rows)), engine.Context(house, is_draft=True))
    before = texts.hits.cache_info()
    changed = rule_cases.read("\n".join([*rows[:-1], rows[-1] + "なお、A I を変更した。"]))
    found = engine.run(changed, engine.Context(house, is_draft=True))
    after = texts.hits.cache_info()
    assert after.misses - before.misses == 1
    assert after.hits - before.hits == 309
    assert {(f.code, f.excerpt) for f in found} - {(f.code, f.excerpt) for f in first} >= {("CHR012", "A I")}
