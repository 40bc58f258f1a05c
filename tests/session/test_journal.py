"""The journal: a screen killed in the middle of typing loses nothing that was there a second before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drafter.edit import frame, words
from drafter.edit.paths import look
from drafter.files import saving
from drafter.language import Message
from drafter.model.draft import Draft
from drafter.model.loading import parse, to_data
from drafter.session import journal as journals
from drafter.session.desk import ChangedOutside, Desk
from drafter.workspace import Workspace

LABEL = Message(ja="試し", en="trial")
TEXT = """# 覚え書き：消えてはいけない
title: 提言
status: draft   # まだ案
sections:
  # 交通の部
  - heading: 交通
    clauses:
      - id: local-1   # 最初の要望
        text: 路線バスを守ること。
      - 'そのままの段落。'
"""
HERE = ("sections", 0, "clauses", 0)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "library").mkdir()
    (tmp_path / "drafts" / "a.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


def desk_in(place: Path, name: str = "a.yaml") -> Desk:
    return Desk.open(place / "drafts" / name, Workspace.at(place))


def type_in(desk: Desk, text: str) -> None:
    assert desk.type(HERE, text, None, LABEL)
    desk.write_journal()


CHILD = """
import sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
from drafter.language import Message
from drafter.session.desk import Desk
from drafter.workspace import Workspace
desk = Desk.open(Path({file!r}), Workspace.at(Path({place!r})))
text = ""
for char in "バス路線　①の維持を求めること。" * 20:
    text += char
    desk.type(("sections", 0, "clauses", 0), text, None, Message(ja="入力", en="typing"))
    desk.write_journal()
    print(len(text), flush=True)
    time.sleep(0.005)
time.sleep(60)
"""


def test_kill_minus_nine_in_the_middle_of_typing(place: Path) -> None:
    file = place / "drafts" / "a.yaml"
    code = CHILD.format(root=str(Path(__file__).parents[2]), file=str(file), place=str(place))
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    told = 0
    for line in child.stdout:
        told = int(line)
        if told >= 37:
            break
    assert desk_in(place).busy()
    assert desk_in(place).recoverable() is None  # its screen lives
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    found = desk_in(place).recoverable()
    assert found is not None
    text = look(found.draft, HERE).text
    assert ("バス路線　①の維持を求めること。" * 20).startswith(text)
    assert len(text) >= told
    assert file.read_text(encoding="utf-8") == TEXT


def test_taking_it_up_is_one_command_and_clears_the_old_journal(place: Path) -> None:
    desk = desk_in(place)
    type_in(desk, "鉄道を守ること。")
    dead(desk)
    again = desk_in(place)
    found = again.recoverable()
    assert found is not None
    assert found.words == "鉄道を守ること。" or look(found.draft, HERE).text == "鉄道を守ること。"
    again.recover(found)
    assert look(again.draft, HERE).text == "鉄道を守ること。"
    assert again.history.dirty
    left = list((place / ".drafter" / "journal").glob("*.jsonl"))
    assert left == [again.journal.path if again.journal else None]
    again.undo()
    assert look(again.draft, HERE).text == "路線バスを守ること。"
    again.close()
    assert not list((place / ".drafter" / "journal").glob("*.jsonl"))


def dead(desk: Desk) -> None:
    """What kill -9 leaves: the file, without its lock."""
    assert desk.journal is not None
    stream = desk.journal._stream
    assert stream is not None
    stream.close()


def test_typing_in_two_places_keeps_both(place: Path) -> None:
    desk = desk_in(place)
    desk.type(HERE, "一つ目。", None, LABEL)
    desk.type(("sections", 0, "clauses", 1), "二つ目。", None, LABEL)
    desk.write_journal()
    desk.type(HERE, "一つ目、続き。", None, LABEL)
    desk.type(("sections", 0, "clauses", 1), "二つ目、続き。", None, LABEL)
    desk.write_journal()
    dead(desk)
    found = desk_in(place).recoverable()
    assert found is not None
    assert [words.text_of(e) for e in found.draft.sections[0].clauses] == ["一つ目、続き。", "二つ目、続き。"]


@pytest.mark.parametrize("cut", [1, 7, 40, 200])
def test_a_torn_end_costs_the_last_record_only(place: Path, cut: int) -> None:
    desk = desk_in(place)
    for text in ("一。", "一二。", "一二三。"):
        type_in(desk, text)
    assert desk.journal is not None
    path = desk.journal.path
    dead(desk)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - cut])
    found = desk_in(place).recoverable()
    if found is not None:  # cut so deep that no state is left
        whole = ("一。", "一二。", "一二三。")  # of the last record only the line end may be gone
        assert look(found.draft, HERE).text in whole[: 3 if cut == 1 else 2]
    else:
        assert cut == 200


def test_the_journal_begins_anew_when_it_is_long(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "ROTATE", 3000)
    desk = desk_in(place)
    for i in range(200):
        desk.do(frame.set_value(desk.draft, "年度", f"令和{i + 1}年度"), LABEL)
        desk.write_journal()
    assert desk.journal is not None
    assert desk.journal.path.stat().st_size < 6000
    dead(desk)
    found = desk_in(place).recoverable()
    assert found is not None
    assert found.draft.values == {"年度": "令和200年度"}


def test_a_journal_that_no_version_can_read_is_kept(place: Path) -> None:
    folder = place / ".drafter" / "journal"
    folder.mkdir(parents=True)
    name = journals.name_of(place / "drafts" / "a.yaml")
    writer = journals.Journal(folder, place / "drafts" / "a.yaml", saving.fingerprint(place / "drafts" / "a.yaml"))
    writer.state({"title": "提言", "unknown": 1}, ())
    assert writer._stream is not None
    writer._stream.close()
    assert desk_in(place).recoverable() is None
    assert [p.name for p in folder.glob("*.unreadable")] == [f"{name}.unreadable"]


def test_saving_keeps_comments_and_order_and_empties_the_journal(place: Path) -> None:
    desk = desk_in(place)
    type_in(desk, "鉄道を守ること。")
    saved = desk.save()
    assert saved.respelled
    assert (place / "drafts" / "a.yaml").read_text(encoding="utf-8") == TEXT.replace(
        "路線バスを守ること。", "鉄道を守ること。"
    )
    assert not desk.history.dirty
    dead(desk)
    assert desk_in(place).recoverable() is None


def test_a_file_changed_outside_is_never_overwritten_unasked(place: Path) -> None:
    file = place / "drafts" / "a.yaml"
    desk = desk_in(place)
    type_in(desk, "こちらの文。")
    other = TEXT.replace("路線バス", "航路")
    time.sleep(0.01)
    file.write_text(other, encoding="utf-8")
    with pytest.raises(ChangedOutside):
        desk.save()
    assert file.read_text(encoding="utf-8") == other
    copy = desk.free_name()
    desk.save_as(copy)
    assert "こちらの文。" in copy.read_text(encoding="utf-8")
    assert file.read_text(encoding="utf-8") == other
    desk.close()


def test_reload_takes_the_outside_and_undo_brings_ones_own_back(place: Path) -> None:
    file = place / "drafts" / "a.yaml"
    desk = desk_in(place)
    type_in(desk, "こちらの文。")
    file.write_text(TEXT.replace("路線バス", "航路"), encoding="utf-8")
    desk.reload()
    assert look(desk.draft, HERE).text == "航路を守ること。"
    assert not desk.history.dirty
    desk.undo()
    assert look(desk.draft, HERE).text == "こちらの文。"
    assert desk.history.dirty
    desk.save()
    assert parse("draft", file.read_text(encoding="utf-8"), "a").value == desk.draft
    desk.close()


def test_a_folder_that_cannot_be_written_is_told_and_stops_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / ".drafter").write_text("no folder", encoding="utf-8")
    desk = desk_in(place)
    type_in(desk, "鉄道を守ること。")
    assert desk.journal_problem is not None
    assert desk.save().path.exists()


def test_a_new_draft_is_written_with_its_schema_line(place: Path) -> None:
    path = place / "drafts" / "new.yaml"
    (place / "schema").mkdir()
    (place / "schema" / "draft.schema.json").write_text("{}", encoding="utf-8")
    desk = Desk.new(path, Workspace.at(place), Draft(title="新しい提言"))
    assert desk.history.dirty
    desk.save()
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema/draft.schema.json\n")
    assert parse("draft", text, "new").value == desk.draft
    assert to_data(desk.draft) == {"title": "新しい提言"}
    desk.close()


@pytest.mark.parametrize(
    ("encoding", "end", "words"),
    [
        ("utf-8", "\r\n", "鉄道を守ること。"),
        ("utf-8-sig", "\r\n", "鉄道を守ること。"),
        ("cp932", "\r\n", "①鉄道を守ること。"),
        ("euc_jp", "\n", "鉄道を守ること。"),
        ("cp932", "\n", "𠮷野の鉄道を守ること。"),
    ],
)
def test_encoding_and_line_ends_stay_as_they_are(place: Path, encoding: str, end: str, words: str) -> None:
    file = place / "drafts" / "a.yaml"
    file.write_bytes(TEXT.replace("\n", end).encode(encoding))
    desk = desk_in(place)
    type_in(desk, words)
    desk.save()
    desk.close()
    wanted = TEXT.replace("路線バスを守ること。", words).replace("\n", end)
    if "𠮷" in words:
        encoding = "utf-8"
    assert file.read_bytes() == wanted.encode(encoding)
    assert look(desk_in(place).draft, HERE).text == words
