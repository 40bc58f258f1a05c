"""A draft, a collection and a text in a real session over pipes: findings, repairs, acceptances, questions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsp.client import CAPABILITIES, RESOLVES, Editor, uri_of
from lsp.samples import DRAFT, LIBRARY, REASONS, by_code, titled

from drafter.language import Lang
from drafter.lsp import settings

pytest_plugins = ["lsp.sessions"]

# ---------------------------------------------------------------- findings


@pytest.mark.parametrize(
    ("encodings", "agreed", "column"),
    [
        (None, "utf-16", 16),
        (["utf-8", "utf-16"], "utf-8", 4 + 4 + 10 * 3),
    ],
)
def test_findings_stand_at_their_words_in_every_encoding(
    draft: Path, folder: Path, encodings: list[str] | None, agreed: str, column: int
) -> None:
    with Editor(folder, encodings=encodings) as editor:
        assert editor.encoding == agreed
        uri = editor.open(draft)
        found = editor.found(uri)
        doubled = by_code(found, "TYP001")
        assert editor.words(uri, doubled["range"]) == "をを"
        assert doubled["range"]["start"] == {"line": 9, "character": column}  # behind a character beyond the BMP
        assert (doubled["source"], doubled["severity"]) == ("drafter", 2)
        assert editor.words(uri, by_code(found, "CHR012")["range"]) == "A I"


def test_typing_moves_findings_and_closing_clears_them(draft: Path, folder: Path, english: Editor) -> None:
    editor = english
    uri = editor.open(draft)
    before = editor.found(uri)
    at = editor.texts[uri].index("をを")
    editor.type(uri, at, at + 1, "")
    after = editor.found(uri)
    assert len(after) == len(before) - 1
    assert "をを" not in [editor.words(uri, one["range"]) for one in after]
    editor.type(uri, at, at, "𩸽\r\n    ")  # a pair of surrogates, and another line end than the file's
    assert editor.words(uri, by_code(editor.found(uri), "CHR012")["range"]) == "A I"
    editor.close(uri)
    assert editor.found(uri) == []


def test_a_text_keeps_its_form_feeds(folder: Path, english: Editor) -> None:
    path = folder / "過去 の提言.txt"
    path.write_text(
        "提言書\n\n１　基盤の整備\n　整備をを進めること。\n\f２　人材の確保\n　派遣をを続けること。\n", encoding="utf-8"
    )
    editor = english
    uri = editor.open(path, language="plaintext")
    doubled = [one["range"]["start"] for one in editor.found(uri) if one["code"] == "TYP001"]
    assert doubled == [{"line": 3, "character": 3}, {"line": 5, "character": 3}]
    # a form feed is no end of a line: what is typed behind it lands where the client put it
    place = {"start": {"line": 4, "character": 1}, "end": {"line": 4, "character": 2}}
    editor._changed(uri, {"range": place, "text": "３"})
    editor.found(uri)
    names = [one["name"] for one in editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})]
    assert names[-1].startswith("３ 人材")
    after = titled(editor.actions(uri, {"start": doubled[0], "end": doubled[0]}), "をを")
    (change,) = after["edit"]["documentChanges"][0]["edits"]
    assert change == {
        "range": {"start": {"line": 3, "character": 4}, "end": {"line": 3, "character": 5}},
        "newText": "",
    }


def test_a_collection_and_its_duplicates(folder: Path, english: Editor) -> None:
    path = folder / "library" / "more.yaml"
    path.write_text("collection: more\nclauses:\n  - {id: fibre, text: 光ファイバを整備すること。}\n", encoding="utf-8")
    editor = english
    uri = editor.open(path)
    editor.found(uri)
    at = editor.texts[uri].index("fibre")
    editor.type(uri, at, at + 5, "fiber")  # unsaved: the other collection has this id
    (double,) = [one for one in editor.found(uri) if one["code"] == "LIB001"]
    assert double["range"]["start"]["line"] == 2
    symbols = editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    assert [one["name"] for one in symbols] == ["fiber"]


def test_templates_and_settings_are_checked_unsaved(folder: Path, english: Editor) -> None:
    settings = folder / "drafter.yaml"
    settings.write_text("template: nga\n", encoding="utf-8")
    editor = english
    uri = editor.open(settings, "template: nga\nrules: {no-such-rule: off}\n")
    assert [one["code"] for one in editor.found(uri)] == ["SET001"]
    template = editor.open(
        folder / "templates" / "own.yaml", "template: own\nphrases: {lead_pattern: '('}\nnumbering: nga\n"
    )
    assert "TPL001" in [one["code"] for one in editor.found(template)]


@pytest.mark.parametrize(
    ("given", "locale", "lang", "wanted"),
    [
        ({"lang": "ja"}, "en-US", "en", "ja"),
        (None, "ja-JP", None, "ja"),
        (None, "en-US", None, "en"),
        (None, "en-US", "ja", "ja"),
        ({"lang": "en"}, "ja", "ja", "en"),
        ("nonsense", "ja", None, "ja"),
        ({"lang": 3, "workspace": 4, "reasons": "x", "reason": []}, "ja", None, "ja"),
    ],
)
def test_which_language_counts(given: Any, locale: str | None, lang: Lang | None, wanted: str) -> None:
    options = settings.options(given, locale, lang, None)
    assert (options.lang, options.workspace, options.reason) == (wanted, None, "")
    assert options.reasons


def test_the_client_has_a_locale(draft: Path, folder: Path, japanese: Editor) -> None:
    editor = japanese
    assert "重なり" in by_code(editor.found(editor.open(draft)), "TYP001")["message"]


# ---------------------------------------------------------------- repairs and acceptances


def test_one_repair_a_finding_and_all_safe_ones_at_once(draft: Path, folder: Path, english: Editor) -> None:
    editor = english
    uri = editor.open(draft)
    found = editor.found(uri)
    place = by_code(found, "CHR012")["range"]
    fix = titled(editor.actions(uri, place), "A I")
    assert (fix["kind"], fix["isPreferred"]) == ("quickfix", True)
    assert editor.edited(uri, fix["edit"]) == DRAFT.replace("A I", "AI")
    (every,) = editor.actions(uri, place, ["source.fixAll"])
    assert every["kind"] == "source.fixAll.drafter"
    assert all(not one["newText"] for one in every["edit"]["documentChanges"][0]["edits"])
    mended = editor.edited(uri, every["edit"])
    assert mended == DRAFT.replace("をを", "を").replace("A I", "AI").replace("のの", "の")
    editor.replace(uri, mended)
    assert not {"TYP001", "CHR012"} & {one["code"] for one in editor.found(uri)}
    assert editor.actions(uri, place, ["source.fixAll.drafter"]) == []
    assert editor.actions(uri, place, ["refactor"]) == []


def test_a_repair_that_needs_an_eye_is_marked_so(folder: Path, japanese: Editor) -> None:
    path = folder / "a.txt"
    path.write_text(
        "提言書\n\n１　基盤の整備\n　デバインドの解消を図ること。\n　デジタルデバイドの解消を進めること。\n",
        encoding="utf-8",
    )
    unsafe = []
    editor = japanese
    uri = editor.open(path, language="plaintext")
    for one in editor.found(uri):
        unsafe += [a for a in editor.actions(uri, one["range"]) if a["title"].startswith("要確認")]
    assert unsafe
    assert all(action["isPreferred"] is False for action in unsafe)
    everywhere = {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}
    for every in editor.actions(uri, everywhere, ["source.fixAll"]):
        assert "デバインド" in editor.edited(uri, every["edit"])


def test_a_client_that_fetches_edits_later(draft: Path, folder: Path) -> None:
    able = {**CAPABILITIES, "textDocument": {**CAPABILITIES["textDocument"], **RESOLVES}}
    with Editor(folder, capabilities=able) as editor:
        uri = editor.open(draft)
        place = by_code(editor.found(uri), "CHR012")["range"]
        offered = editor.actions(uri, place)
        fix = titled(offered, "A I")
        assert "edit" not in fix
        editor.type(uri, 0, 0, "# 注\n")  # the finding has moved since
        editor.found(uri)
        told = editor.ask("codeAction/resolve", fix)
        assert editor.edited(uri, told["edit"]) == "# 注\n" + DRAFT.replace("A I", "AI")
        every = editor.ask("codeAction/resolve", titled(offered, "all repairs"))
        assert "をを" not in editor.edited(uri, every["edit"])


def test_a_client_without_versions(draft: Path, folder: Path) -> None:
    with Editor(folder, capabilities={"textDocument": {}}) as editor:
        uri = editor.open(draft)
        place = by_code(editor.found(uri), "CHR012")["range"]
        assert editor.edited(uri, titled(editor.actions(uri, place), "A I")["edit"]) == DRAFT.replace("A I", "AI")
        flat = editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        assert ("Ⅱ 人材の確保", None) in [(one["name"], one.get("containerName")) for one in flat]
        assert {one["location"]["uri"] for one in flat} == {uri}
        assert editor.registered == []


@pytest.mark.parametrize("how", ["chosen", "given", "refused"])
def test_accepting_with_a_reason(draft: Path, japanese: Editor, how: str) -> None:
    asked: list[list[str]] = []

    def choose(choices: list[str]) -> str | None:
        asked.append(choices)
        return REASONS[1] if how == "chosen" else None

    japanese.choose = choose
    uri = japanese.open(draft)
    found = japanese.found(uri)
    command = titled(japanese.actions(uri, by_code(found, "CHR012")["range"]), "了承する（CHR012")["command"]
    given = command["arguments"][0] | ({"reason": "出典のまま"} if how == "given" else {})
    call = {"command": command["command"], "arguments": [given]}
    done = japanese.ask("workspace/executeCommand", call)
    sidecar = draft.with_name("a.accepted.yaml")
    assert asked == ([] if how == "given" else [REASONS])
    if how == "refused":
        assert (done, sidecar.exists()) == (False, False)
        return
    assert done is True
    assert (REASONS[1] if how == "chosen" else "出典のまま") in sidecar.read_text(encoding="utf-8")
    left = [one["code"] for one in found if one["code"] != "CHR012"]
    assert [one["code"] for one in japanese.found(uri)] == left
    assert japanese.messages == ["a.accepted.yaml に加えました"]
    assert japanese.ask("workspace/executeCommand", call) is False


def test_accepting_in_an_editor_that_cannot_ask(draft: Path, folder: Path) -> None:
    with Editor(folder, options={"reason": "checked"}) as editor:
        uri = editor.open(draft)
        command = titled(editor.actions(uri, by_code(editor.found(uri), "CHR012")["range"]), "reason (CHR012")[
            "command"
        ]
        assert editor.ask(
            "workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]}
        )
        assert "checked" in draft.with_name("a.accepted.yaml").read_text(encoding="utf-8")


# ---------------------------------------------------------------- questions


def test_hovering(folder: Path, draft: Path, japanese: Editor) -> None:
    editor = japanese
    uri = editor.open(draft)
    editor.found(uri)
    clause = editor.at("hover", uri, "fiber", 2)
    assert editor.words(uri, clause["range"]) == "fiber"
    for part in ("光ファイバの整備", "使用中", "整備年度", "総務省", "基盤に関する要望", "1 (2)", "書換え"):
        assert part in clause["contents"]["value"]
    assert "実現: 派遣の制度ができた" in editor.at("hover", uri, "use: people")["contents"]["value"]
    rule = editor.at("hover", uri, "をを")
    assert editor.words(uri, rule["range"]) == "をを"
    for part in ("TYP001", "根拠", "をを → を"):
        assert part in rule["contents"]["value"]
    assert editor.at("hover", uri, "○○知事会") is None
    library = editor.open(folder / "library" / "base.yaml")
    editor.found(library)
    assert "○○県" in editor.at("hover", library, "source: kenkai", 10)["contents"]["value"]


def test_where_names_lead(folder: Path, draft: Path, japanese: Editor) -> None:
    editor = japanese
    uri = editor.open(draft)
    place = editor.at("definition", uri, "use: people", 6)
    assert place["uri"].endswith("/library/base.yaml")
    assert LIBRARY.splitlines()[place["range"]["start"]["line"]] == "  - id: people"
    assert editor.at("definition", uri, "template: nga", 11)["uri"].endswith("/templates/nga.yaml")
    assert editor.at("definition", uri, "local-1") is None
    library = editor.open(folder / "library" / "base.yaml")
    assert editor.at("definition", library, "source: kenkai", 9)["range"]["start"]["line"] == 2


def test_the_outline_has_the_numbers(folder: Path, draft: Path, japanese: Editor) -> None:
    editor = japanese
    uri = editor.open(draft)
    title, one, two = editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    assert [symbol["name"] for symbol in (title, one, two)] == [
        "地方のデジタル化に関する提言",
        "Ⅰ 基盤の整備",
        "Ⅱ 人材の確保",
    ]
    assert [child["detail"] for child in one["children"]] == ["fiber", "local-1"]
    for symbol in (one, two):
        inside = [symbol["range"][side]["line"] for side in ("start", "end")]
        for child in symbol["children"]:
            assert inside[0] <= child["range"]["start"]["line"] <= child["range"]["end"]["line"] <= inside[1]
    editor.replace(uri, DRAFT + "  - heading: [\n")
    assert editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}}) is None


@pytest.mark.parametrize(
    ("typed", "behind", "offered", "not_offered"),
    [
        ("      - use: ", "      - use: ", {"fiber", "people"}, set()),
        ("      - use: fi", "      - use: fi", {"fiber"}, {"people"}),
        ("      - use: 光ファ", "      - use: 光ファ", {"fiber"}, {"people"}),
        ("      - {use: p", "{use: p", {"people"}, {"fiber"}),
        ("      - id: x\n        text: ''\n        topics: [人材, 情", "人材, 情", {"情報通信基盤"}, {"人材"}),
        (
            "      - id: x\n        text: ''\n        ministries:\n          - デジ",
            "- デジ",
            {"デジタル庁"},
            {"総務省"},
        ),
        ("      - id: x\n        text: 整備を{{整", "を{{整", {"整備年度"}, set()),
        ("      - id: x\n        text: 整備を{{r", "を{{r", {"ref:", "ruby:"}, {"em:"}),
        ("      - id: x\n        text: 整備を{{ref:", "を{{ref:", {"fiber", "local-1", "people", "x"}, {"整備年度"}),
        ("      - id: x\n        text: 整備を{{ref：fi", "を{{ref：fi", {"fiber"}, {"people"}),
        ("      - id: x\n        text: 整備を{{em:整", "を{{em:整", set(), {"整備年度", "fiber"}),
        ("      - id: x\n        text: 整備を{{em:{{整", "を{{em:{{整", {"整備年度"}, set()),
        ("      - use: fiber\n        values:\n          整", "\n          整", {"整備年度"}, set()),
        ("      - use: fiber\n        values: {整", "values: {整", {"整備年度"}, set()),
        ("      - id: x\n        text: use", "text: use", set(), {"fiber"}),
    ],
)
def test_completion_in_a_half_typed_draft(
    folder: Path, draft: Path, japanese: Editor, typed: str, behind: str, offered: set[str], not_offered: set[str]
) -> None:
    editor = japanese
    uri = editor.open(draft, DRAFT + typed + "\n")
    names = editor.completions(uri, behind)
    assert offered <= set(names)
    assert not not_offered & set(names)


def test_what_completion_inserts(folder: Path, draft: Path, japanese: Editor) -> None:
    editor = japanese
    head = DRAFT.replace("template: nga", "template: ng")
    uri = editor.open(draft, head + "      - id: x\n        text: 整備を{{整備}}まで\n")
    template = editor.completions(uri, "template: n")["nga"]["textEdit"]
    assert (editor.words(uri, template["range"]), template["newText"]) == ("ng", "nga")
    slot = editor.completions(uri, "整備を{{整")["整備年度"]["textEdit"]
    assert (editor.words(uri, slot["range"]), slot["newText"]) == ("整備}}", "整備年度}}")
    values = DRAFT.replace("  整備年度: 令和9年度\n", "  整\n")
    editor.replace(uri, values)
    value = editor.completions(uri, "values:\n  整")["整備年度"]
    assert (editor.words(uri, value["textEdit"]["range"]), value["textEdit"]["newText"]) == ("整", "整備年度: ")
    assert value["detail"] == "fiscal-year 令和10年度 — fiber"
    library = editor.open(folder / "library" / "base.yaml", LIBRARY.replace("kenkai-2026, at", "ken, at"))
    source = editor.completions(library, "source: ken")["kenkai-2026"]["textEdit"]
    assert editor.words(library, source["range"]) == "ken"


def test_a_saved_collection_and_a_changed_file_refresh_the_draft(draft: Path, folder: Path, english: Editor) -> None:
    base = folder / "library" / "base.yaml"
    editor = english
    uri = editor.open(draft)
    assert "CMP001" not in [one["code"] for one in editor.found(uri)]
    base.write_text(LIBRARY.replace("id: people", "id: folk"), encoding="utf-8")
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri_of(base), "type": 2}]})
    assert "CMP001" in [one["code"] for one in editor.found(uri)]
    base.write_text(LIBRARY, encoding="utf-8")
    editor.save(uri_of(base))
    assert "CMP001" not in [one["code"] for one in editor.found(uri)]
    base.write_text("collection: [\n", encoding="utf-8")
    editor.save(uri_of(base))
    (broken,) = editor.found(uri)
    assert "base.yaml" in broken["message"]
    assert broken["relatedInformation"][0]["location"]["uri"].endswith("/library/base.yaml")
    assert editor.registered == ["workspace/didChangeWatchedFiles"]
