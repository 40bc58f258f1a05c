"""What editors and people really send: half-typed YAML, bursts of keys, huge files, others' files, nonsense."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Run
from hypothesis import given
from hypothesis import strategies as st
from lsp.client import Editor, uri_of
from lsp.samples import DRAFT, by_code
from lsprotocol import types

from drafter.lsp.actions import differences
from drafter.lsp.buffers import Buffer, characters, units, whole

pytest_plugins = ["lsp.sessions"]


def big(clauses: int) -> str:
    """A draft of so many clauses."""
    lines = ["title: 提言", "template: nga", "issuer: ○○知事会", "date: 2027-08", "status: draft", "sections:"]
    for at in range(clauses):
        if at % 10 == 0:
            lines += [f"  - heading: 第{at}の分野の推進", "    clauses:"]
        lines += [
            f"      - id: local-{at}",
            f"        text: 市町村における{at}番目の取組について、暮らしを守る観点から、必要な財源を確保すること。",
        ]
    return "\n".join(lines) + "\n"


def test_half_typed_yaml_is_a_finding_at_its_place(folder: Path, english: Editor) -> None:
    editor = english
    uri = editor.open(folder / "drafts" / "a.yaml")
    editor.found(uri)
    for typed in ("      - use: [", "  heading", "\t- x: 1", '      - id: "', "x: &a [*a]", "sections: []", "\x07"):
        editor.replace(uri, DRAFT + typed + "\n")
        found = editor.found(uri)
        assert found, typed
        assert {one["code"] for one in found} == {"input"}
        for one in found:
            editor.words(uri, one["range"])  # it is a place in the text
        assert editor.actions(uri, found[0]["range"]) == []
    editor.replace(uri, DRAFT)
    assert by_code(editor.found(uri), "TYP001")


def test_a_draft_cut_anywhere_never_ends_the_session(folder: Path, english: Editor) -> None:
    places = random.Random(4).sample(range(len(DRAFT)), 25)
    editor = english
    uri = editor.open(folder / "drafts" / "a.yaml")
    editor.found(uri)
    for at in places:
        editor.replace(uri, DRAFT[:at])
        end = editor.position(uri, at)
        for method in ("completion", "hover", "definition"):
            editor.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": end})
        editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    editor.found(uri)


def test_fifty_edits_in_a_burst_give_the_last_text(folder: Path, english: Editor) -> None:
    editor = english
    uri = editor.open(folder / "drafts" / "big.yaml", big(300))
    editor.found(uri)
    at = editor.texts[uri].index("必要な財源を")
    for _ in range(49):
        editor.type(uri, at, at, "真に")
    editor.type(uri, at, at + 98, "𠮷野町をを")
    found = editor.found(uri)
    assert editor.words(uri, by_code(found, "TYP001")["range"]) == "をを"
    # the states between were never told
    assert [one["version"] for one in editor.diagnostics if one["uri"] == uri] == [1, 51]


def test_five_megabytes(folder: Path, english: Editor) -> None:
    text = big(300)
    text = text.replace("title: 提言\n", "title: 提言\n" + "# 注釈の行\n" * (5 * 1024 * 1024 // 15))
    assert len(text.encode()) > 5 * 1024 * 1024
    editor = english
    uri = editor.open(folder / "drafts" / "big.yaml", text)
    at = text.index("必要な財源を")
    editor.type(uri, at, at, "𠮷野町をを")
    assert editor.words(uri, by_code(editor.found(uri), "TYP001")["range"]) == "をを"
    one_line = editor.open(folder / "a.txt", "提言をを" * 200_000, language="plaintext")
    editor.replace(one_line, "提言書\n\n整備をを進めること。\n")
    assert "TYP001" in {one["code"] for one in editor.found(one_line)}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("compose.yaml", "services:\n  web: {image: x}\n"),
        ("templates/deployment.yaml", "apiVersion: v1\nkind: Service\n"),
        (".pre-commit-config.yaml", "repos: []\n"),
        ("main.py", "# 提言\nx = 1\n"),
        ("README.md", "# English\n\nThe the words.\n"),
        ("style.css", "提言をを"),
    ],
)
def test_files_of_other_kinds_are_let_be(folder: Path, draft: Path, english: Editor, name: str, text: str) -> None:
    uri = english.open(folder / name, text)
    place = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}
    for method in ("hover", "completion", "definition", "documentSymbol"):
        assert english.ask(f"textDocument/{method}", place) is None
    assert english.actions(uri, {"start": place["position"], "end": place["position"]}) == []
    english.found(english.open(draft))
    assert uri not in {one["uri"] for one in english.diagnostics}


def test_unknown_files_and_nonsense(folder: Path, english: Editor) -> None:
    editor = english
    ghost = uri_of(folder / "drafts" / "nowhere.yaml")
    editor.versions[ghost], editor.texts[ghost] = 1, "x"
    editor.type(ghost, 0, 1, "y")
    editor.close(ghost)
    editor.save(ghost)
    assert editor.actions(ghost, {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 9}}) == []
    editor.open(folder / "x", "title: x\n", uri="untitled:Untitled-1")
    new = editor.open(folder / "drafts" / "new.yaml", "")  # not on the disk yet
    assert [one["code"] for one in editor.found(new)] == ["input"]
    far = {"textDocument": {"uri": new}, "position": {"line": 99_999, "character": 99_999}}
    assert editor.ask("textDocument/hover", far) is None
    editor.replace(new, "title: \ud842 \udfb7\n")  # halves of a character
    editor.found(new)
    for wrong in ([], [None], ["x"], [{"uri": new, "finding": [1, 2, 3, {}]}], [{"uri": new, "finding": "x"}]):
        assert editor.ask("workspace/executeCommand", {"command": "drafter.accept", "arguments": wrong}) is False
    assert "error" in editor.answer(editor.begin("workspace/executeCommand", {"command": "rm", "arguments": []}))
    assert "error" in editor.answer(editor.begin("textDocument/frobnicate", {}))
    editor.tell("$/frobnicate", {"x": 1})
    assert editor.ask("codeAction/resolve", {"title": "x", "data": {"uri": new, "finding": None}})["title"] == "x"


def test_a_broken_message_does_not_end_the_session(folder: Path) -> None:
    editor = Editor(folder)
    with editor:
        assert editor.process.stdin is not None
        editor.process.stdin.write(b"Content-Length: 9\r\n\r\n{nonsense")
        editor.process.stdin.flush()
        assert editor.found(editor.open(folder / "drafts" / "a.yaml"))
        editor.ask("shutdown", None)
        editor.tell("exit", None)
        editor.process.wait(60)
        for thread in editor._threads:
            thread.join(60)
        assert editor.log.startswith("drafter lsp: JSONDecodeError")
        assert "Traceback" not in editor.log
        editor.log = ""
        editor.ask = lambda method, params: None  # type: ignore[method-assign]
        editor.tell = lambda method, params: None  # type: ignore[method-assign]


def test_it_ends_when_the_editor_is_gone(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "drafter", "lsp", "--stdio"],
        cwd=ROOT, input=b"", capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_without_pygls_it_says_what_to_install(drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nclass No:\n    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'pygls': raise ModuleNotFoundError(name, name=name)\nsys.meta_path.insert(0, No())\n",
        encoding="utf-8",
    )
    done = drafter("lsp", PYTHONPATH=f"{tmp_path}:{ROOT}")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'pip install "drafter[lsp]"' in done.stderr
    assert "Traceback" not in done.stderr
    wrong = drafter("lsp", "--workspace", tmp_path / "none")
    assert (wrong.returncode, wrong.stdout) == (2, "")


# ---------------------------------------------------------------- texts

LETTERS = st.text(st.sampled_from("aé提𠮷\n\r\x0c\u2028"), max_size=30)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])


@given(LETTERS, ENCODINGS)
def test_positions_come_back(text: str, encoding: str) -> None:
    buffer = Buffer("file:///a", "/a", text, 1, encoding)
    for offset in range(len(text) + 1):
        inside = text[offset - 1 : offset + 1] == "\r\n"  # no place of its own
        behind = text[max(offset - 1, 0) : offset] == "\r" and text[offset : offset + 1] == "\n"
        if not (inside or behind):
            assert buffer.offset(buffer.position(offset)) == offset


@given(LETTERS, st.integers(-1, 99), ENCODINGS)
def test_units_never_cut_a_character(text: str, count: int, encoding: str) -> None:
    taken = characters(text, count, encoding)
    assert units(text[:taken], encoding) <= max(count, 0)
    assert taken == len(text) or units(text[: taken + 1], encoding) > count


@given(LETTERS, LETTERS, st.integers(0, 9), st.integers(0, 40), st.integers(0, 9), st.integers(0, 40))
def test_a_change_anywhere_is_taken(text: str, new: str, a: int, b: int, c: int, d: int) -> None:
    buffer = Buffer("file:///a", "/a", text)
    place = types.Range(types.Position(a, b), types.Position(c, d))
    after = buffer.changed([types.TextDocumentContentChangePartial(place, new)], 2)
    assert new in after.text
    assert after.version == 2


@given(LETTERS, LETTERS)
def test_differences_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    text = old
    for start, end, put in reversed(list(differences(old, new))):
        text = text[:start] + put + text[end:]
    assert text == new
    assert (list(differences(old, new)) == []) == (old == new)


def test_halves_of_characters() -> None:
    assert whole("a\ud842\udfb7b\ud842") == "a𠮷b\ufffd"
