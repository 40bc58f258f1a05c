"""The whole screen without a terminal: assembling, typing, saving, undoing, findings, values, recovery."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

import pytest
from textual import events
from textual.geometry import Region

from drafter.edit import add
from drafter.edit.paths import look
from drafter.errors import InputError
from drafter.japanese.glyphs import squeeze
from drafter.language import Message
from drafter.model.loading import load_draft
from drafter.session.desk import Desk
from drafter.tui.actions import ACTIONS, keymap
from drafter.tui.app import DrafterApp
from drafter.tui.bench import Bench
from drafter.tui.commands import COMMANDS
from drafter.tui.dialogs import ChoiceDialog, LineDialog, TextDialog
from drafter.tui.keys_file import load
from drafter.tui.opening import new_draft
from drafter.tui.palette import Palette
from drafter.tui.rendering import RenderDialog
from drafter.tui.run import desk_for
from drafter.workspace import Workspace

from .desktop import DRAFT, burst, grid, opened, settled, text, workspace

FIRST = ("sections", 0, "clauses", 0)


def headings(path: Path) -> list[str]:
    return [section.heading for section in load_draft(path).value.sections]


async def test_what_is_seen_first(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path)) as (app, _):
        seen = text(app)
        for words in ("地域の足を守る提言", "a.yaml", "保存済み", "構成", "編集", "文例集", "^S 保存"):
            assert words in seen
        assert "Ⅰ  地域交通" in seen
        assert "= 路線バスの運行" in seen
        assert "+ 離島航路" in seen


async def test_inserting_from_the_library_as_it_is_and_adapted(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    async with opened(path) as (app, pilot):
        app.bench.select(FIRST)
        await burst(app, pilot, "f3", "離島")
        await settled(app, pilot)
        seen = text(app)
        assert "離島航路の維持" in seen
        assert "先例: 架空県知事会「暮らしの足に" in seen
        told = app.bench.library.prose.paragraphs
        assert "先例: 架空県知事会「暮らしの足に関する要望」2024-07-30 1 (3)（趣旨）" in told
        assert {"主題: 地域交通・離島", "府省: 国土交通省・内閣府"} <= set(told)
        await burst(app, pilot, "enter")
        assert look(app.bench.draft, ("sections", 0, "clauses", 1)).use == "ferry"
        await burst(app, pilot, "ctrl+d")
        await burst(app, pilot, "ctrl+home", "特に、")
        adapted = look(app.bench.draft, ("sections", 0, "clauses", 2))
        assert adapted.text.startswith("特に、離島の航路を")
        await burst(app, pilot, "ctrl+s")
        saved = path.read_text(encoding="utf-8")
        assert "# 覚え書き：消えてはいけない" in saved
        assert "# 文例のまま" in saved
        assert "# 交通の部" in saved
        assert load_draft(path).value == app.bench.draft


async def test_assembling_by_a_burst_of_keys_keeps_words_where_they_belong(tmp_path: Path) -> None:
    path = workspace(tmp_path, "title: 空の提言\ntemplate: nga\n")
    async with opened(path) as (app, pilot):
        await burst(
            app, pilot,
            "ctrl+t", "地域医療", "enter", "ctrl+n", "医師を確保すること。", "ctrl+n", "看護師も　確保すること。",
            "ctrl+t", "教育", "ctrl+n", "学校を守ること。", "escape", "alt+up", "ctrl+s",
        )  # fmt: skip
        await settled(app, pilot)
        draft = load_draft(path).value
        assert [section.heading for section in draft.sections] == ["地域医療", "教育"]
        first = [clause.text for clause in draft.sections[0].clauses]  # type: ignore[union-attr]
        assert first == ["医師を確保すること。", "看護師も　確保すること。", "学校を守ること。"]
        assert not app.bench.desk.history.dirty


async def test_undo_and_redo_over_structure_and_words(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path)) as (app, pilot):
        before = app.bench.draft
        app.bench.select(FIRST)
        await burst(app, pilot, "alt+down", "f2", "直し", "escape", "alt+delete")
        await burst(app, pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert app.bench.draft == before
        await burst(app, pilot, "ctrl+y", "ctrl+y", "ctrl+y")
        assert len(app.bench.draft.sections[0].clauses) == 1
        await burst(app, pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert app.bench.draft == before
        assert not app.bench.desk.history.dirty


async def test_undo_while_typing_shows_the_old_words_in_the_editor(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path)) as (app, pilot):
        app.bench.select(FIRST)
        await burst(app, pilot, "f2", "end", "追記")
        assert look(app.bench.draft, FIRST).text.endswith("追記")
        await burst(app, pilot, "ctrl+z")
        assert look(app.bench.draft, FIRST).text is None
        assert app.bench.editor.words.text == "路線バスの運行に要する経費について、国の負担で支えること。"


async def test_a_library_text_can_be_emptied_and_written_anew(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path)) as (app, pilot):
        app.bench.select(FIRST)
        await burst(app, pilot, "f2", "ctrl+a", "backspace")
        assert app.bench.editor.words.text == ""
        assert look(app.bench.draft, FIRST).text == add.BLANK
        await burst(app, pilot, "　", "新しい文。")
        assert look(app.bench.draft, FIRST).text == "　新しい文。"
        await burst(app, pilot, "ctrl+p", "restore", "enter")
        assert look(app.bench.draft, FIRST).text is None
        assert app.bench.editor.words.text.startswith("路線バス")


async def test_numbers_follow_at_once(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path)) as (app, pilot):
        app.bench.select(("sections", 1))
        await burst(app, pilot, "alt+up")
        rows = [line for line in grid(app) if "情報通信" in line[:30] or "地域交通" in line[:30]][-2:]
        assert "Ⅰ  情報通信" in rows[0]
        assert "Ⅱ  地域交通" in rows[1]
        await burst(app, pilot, "alt+down", "alt+right")
        assert any("１ 情報通信" in line for line in grid(app))


async def test_preview_shows_the_print_and_follows(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path)) as (app, pilot):
        app.bench.select(("sections", 1, "clauses", 0))
        await burst(app, pilot, "f5")
        await settled(app, pilot)
        assert "光ファイバを" in text(app)
        chosen = [line.text for line in app.bench.preview.items if line.chosen]
        assert "光ファイバを" in "".join(chosen)


async def test_values_fill_slots_and_tell_what_does_not_fit(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    async with opened(path) as (app, pilot):
        await burst(app, pilot, "f8")
        seen = text(app)
        assert "整備目標年度" in seen
        assert "年度・例 令和9年度・1か所" in seen
        await burst(app, pilot, "いつか")
        await settled(app, pilot)
        assert "この種類として読めません" in text(app)
        await burst(app, pilot, "ctrl+a", "令和12年度")
        await settled(app, pilot)
        assert "読めません" not in text(app)
        assert "令和12年度" in squeeze("".join(app.bench.printed))
        await burst(app, pilot, "ctrl+s")
        assert load_draft(path).value.values == {"整備目標年度": "令和12年度"}


async def test_findings_lead_to_their_place(tmp_path: Path) -> None:
    draft = DRAFT.replace("代替輸送の費用を支援すること。", "代替輸送の費用を支援する")
    async with opened(workspace(tmp_path, draft)) as (app, pilot):
        assert app.bench.located
        await burst(app, pilot, "f7")
        at = next(i for i, one in enumerate(app.bench.located) if one.path == ("sections", 0, "clauses", 1))
        app.bench.findings.list.go(at)
        await burst(app, pilot, "enter")
        assert app.bench.selection == ("sections", 0, "clauses", 1)
        assert app.focused is app.bench.editor.words
        count = len(app.bench.located)
        await burst(app, pilot, "ctrl+end", "こと。")
        await settled(app, pilot)
        assert len(app.bench.located) < count  # the findings follow what is typed


async def test_the_frame_form(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    async with opened(path) as (app, pilot):
        await burst(app, pilot, "alt+t", "ctrl+a", "新しい題名　その二", "tab", "～副題～", "ctrl+s")
        draft = load_draft(path).value
        assert (draft.title, draft.subtitle) == ("新しい題名　その二", "～副題～")
        form = app.bench.editor.form
        app.bench.set_focus(form.fields["date"])
        await burst(app, pilot, "ctrl+a", "2027-13")
        assert app.bench.draft.date == "2027-08-01"
        assert form.hints["date"].has_class("-wrong")
        assert "2027-08-01 か 2027-08" in text(app)
        await burst(app, pilot, "backspace", "2-05")
        assert app.bench.draft.date == "2027-12-05"


async def test_every_action_has_a_command_a_place_in_the_palette_and_no_forbidden_key(tmp_path: Path) -> None:
    assert {action.id for action in ACTIONS} == set(COMMANDS)
    for key in keymap():
        assert key.startswith(("ctrl+", "alt+", "shift+", "f")), key
        assert key not in ("ctrl+j", "ctrl+k", "ctrl+h", "ctrl+i", "ctrl+m", "ctrl+enter", "ctrl+c", "ctrl+x", "ctrl+v")
    essential = {a.id for a in ACTIONS if a.keys and all(key in ("f1", "f10", "f11") for key in a.keys)}
    assert not essential
    async with opened(workspace(tmp_path)) as (app, pilot):
        await burst(app, pilot, "ctrl+p")
        assert isinstance(app.screen, Palette)
        assert {choice.key for choice in app.screen.list.items} == set(COMMANDS)
        await burst(app, pilot, "値の表", "enter")
        assert app.bench.tool == "values"


async def test_escape_close_before_a_letter_loses_neither(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path)) as (app, pilot):
        await burst(app, pilot, "ctrl+p")
        app.post_message(events.Key("alt+あ", "あ"))
        await pilot.pause(0.1)
        assert app.screen is app.bench
        await burst(app, pilot, "ctrl+p")
        assert isinstance(app.screen, Palette)
        assert app.screen.field.text == ""


async def test_the_library_is_read_again(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    async with opened(path) as (app, pilot):
        collection = tmp_path / "library" / "sample.yaml"
        collection.write_text(
            collection.read_text(encoding="utf-8").replace("路線バスの運行", "路面電車の運行"), "utf-8"
        )
        await burst(app, pilot, "ctrl+p", "reload-library", "enter")
        await settled(app, pilot)
        assert "路面電車の運行" in text(app)


async def test_a_keymap_rebinds(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path), keys={"new-section": "ctrl+g", "save": "f12"}) as (app, pilot):
        await burst(app, pilot, "ctrl+g", "情報", "escape")
        assert app.bench.draft.sections[0].heading == "情報" or "情報" in [s.heading for s in app.bench.draft.sections]
        assert "F12 保存" in text(app)
    with pytest.raises(Exception, match="no action"):
        keymap({"fly": "ctrl+g"})
    with pytest.raises(Exception, match="two actions"):
        keymap({"save": "ctrl+g", "undo": "ctrl+g"})


async def test_quitting_with_unsaved_changes_asks(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    async with opened(path) as (app, pilot):
        await burst(app, pilot, "ctrl+t", "新しい項目", "ctrl+q")
        assert isinstance(app.screen, ChoiceDialog)
        await burst(app, pilot, "escape")
        assert app.screen is app.bench
        await burst(app, pilot, "ctrl+q", "enter")
        assert "新しい項目" in headings(path)
    assert not list((tmp_path / ".drafter" / "journal").glob("*.jsonl"))


async def test_a_file_changed_outside_is_asked_about(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    async with opened(path) as (app, pilot):
        await burst(app, pilot, "ctrl+t", "こちら")
        other = path.read_text(encoding="utf-8").replace("地域交通", "外の変更")
        path.write_text(other, encoding="utf-8")
        await burst(app, pilot, "ctrl+s")
        assert isinstance(app.screen, ChoiceDialog)
        assert path.read_text(encoding="utf-8") == other
        await burst(app, pilot, "enter")
        assert "こちら" in headings(path.with_name("a-2.yaml"))
        assert path.read_text(encoding="utf-8") == other


async def test_recovery_is_offered_shown_and_taken(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    async with opened(path) as (app, pilot):
        app.bench.select(FIRST)
        await burst(app, pilot, "f2", "ctrl+a", "打ちかけの文")
        await settled(app, pilot, 0.8)
        journal = app.bench.desk.journal
        assert journal is not None
        assert journal._stream is not None
        journal._stream.close()  # the lock falls, the file stays: as after kill -9
        journal._stream = None
    async with opened(path) as (app, pilot):
        assert isinstance(app.screen, ChoiceDialog)
        await burst(app, pilot, "down", "enter")
        assert isinstance(app.screen, TextDialog)
        assert "+ 打ちかけの文" in text(app)
        await burst(app, pilot, "escape", "enter")
        assert look(app.bench.draft, FIRST).text == "打ちかけの文"
        assert app.bench.selection == FIRST
        await burst(app, pilot, "ctrl+z")
        assert look(app.bench.draft, FIRST).text is None


async def test_rendering_with_progress(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    async with opened(path) as (app, pilot):
        await burst(app, pilot, "ctrl+r")
        assert isinstance(app.screen, RenderDialog)
        folder = tmp_path / "出力"
        app.screen.folder.load(str(folder))
        await burst(app, pilot, "enter")
        await settled(app, pilot, 1.0)
        assert sorted(p.name for p in folder.iterdir()) == ["a.docx", "a.txt"]
        assert "地域の足を守る提言" in (folder / "a.txt").read_text(encoding="utf-8")
        assert "✓" in text(app)


async def test_help_is_about_the_pane(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path)) as (app, pilot):
        for key, words in (("f3", "文例集"), ("f7", "指摘"), ("f2", "編集"), ("f4", "構成")):
            await burst(app, pilot, key, "alt+h")
            assert isinstance(app.screen, TextDialog)
            assert app.screen.prose.paragraphs[0] == f"# {words}"
            await burst(app, pilot, "escape")


async def test_the_mouse(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path)) as (app, pilot):
        row = next(i for i, line in enumerate(grid(app)) if "離島航路" in line)
        await pilot.click(offset=(8, row))
        assert app.bench.selection == ("sections", 0, "clauses", 1)
        tabs = grid(app)[1]
        await pilot.click(offset=(_column(tabs, "文例集"), 1))
        await pilot.pause()
        assert app.bench.tool == "library"
        await pilot.click(offset=(_column(grid(app)[-1], "操作一覧"), 23))
        await pilot.pause()
        assert isinstance(app.screen, Palette)


def _column(line: str, words: str) -> int:
    from rich.cells import cell_len

    return cell_len(line[: line.index(words)]) + 1


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (60, 18)])
@pytest.mark.parametrize("lang", ["ja", "en"])
async def test_every_size_and_language_fits(tmp_path: Path, size: tuple[int, int], lang: str) -> None:
    async with opened(workspace(tmp_path), size, lang=lang) as (app, pilot):
        for key in ("f4", "f2", "f3", "f7", "f8", "f5", "ctrl+p", "escape", "alt+h", "escape", "ctrl+r", "escape"):
            await burst(app, pilot, key)
            for strip in app.screen._compositor.render_strips():
                assert strip.cell_length == size[0]
                assert sum(segment.cell_length for segment in strip) == size[0]
            _no_overlap(app, size)


def _no_overlap(app: object, size: tuple[int, int]) -> None:
    """Panes that are shown lie on the screen and not on each other."""
    from drafter.tui.app import DrafterApp

    assert isinstance(app, DrafterApp)
    bench = app.bench
    panes = [bench.outline, bench.editor, bench.library, bench.findings, bench.values, bench.preview]
    shown = [w for w in panes if w.region.area and not w.has_class("-hidden") and w.display]
    for i, one in enumerate(shown):
        assert Region(0, 0, *size).contains_region(one.region), one
        assert not any(one.region.overlaps(other.region) for other in shown[i + 1 :])
    assert bench.foot.region.y == size[1] - 1


async def test_wide_screens_show_more_side_by_side(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path), (200, 60)) as (app, _):
        seen = text(app)
        assert app.bench.shows("editor")
        assert app.bench.shows("library")
        assert app.bench.shows("preview")
        assert "地域の足を守る提言" in seen
        preview = app.bench.preview.region
        assert preview.width == 85  # forty full-width columns, a margin, a line and the scroll bar
        assert app.bench.outline.region.width == 44
        assert app.bench.editor.region.height == 15


async def test_a_fault_of_drafter_keeps_the_words_and_shows_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workspace(tmp_path)

    def fault(_: object) -> None:
        raise ZeroDivisionError("broken")

    monkeypatch.setitem(COMMANDS, "theme", fault)
    app = DrafterApp(Bench(Desk.open(path, Workspace.at(tmp_path)), "ja"), "ja", {"theme": "f12"})
    with pytest.raises(ZeroDivisionError):  # noqa: PT012 - the test's own harness hands it on; a terminal gets the message
        async with app.run_test() as pilot:
            await pilot.pause(0.3)
            app.bench.select(FIRST)
            await burst(app, pilot, "f2", "ctrl+a", "消えない文", "f12")
    told = "".join(capsys.readouterr())
    assert "内部エラー" in told
    assert "Traceback" not in told
    journal = app.bench.desk.journal
    assert journal is not None
    assert journal._stream is not None
    journal._stream.close()
    found = Desk.open(path, Workspace.at(tmp_path)).recoverable()
    assert found is not None
    assert look(found.draft, FIRST).text == "消えない文"


async def test_choosing_names_what_a_crash_left_even_without_a_file(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    lost = tmp_path / "drafts" / "never-saved.yaml"
    desk = Desk.new(lost, Workspace.at(tmp_path), new_draft())
    desk.do(add.section(desk.draft, (), "消えない項目"), Message(ja="", en=""))
    desk.write_journal()
    assert desk.journal is not None
    assert desk.journal._stream is not None
    desk.journal._stream.close()
    bench = Bench(desk_for(None, Workspace.at(tmp_path)), "ja")
    app = DrafterApp(bench, "ja", choosing=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        seen = text(app)
        assert "地域の足を守る提言" in seen
        assert "未保存の変更あり" in seen
        await burst(app, pilot, "down", "enter")
        await settled(app, pilot)
        await burst(app, pilot, "enter")
        assert app.bench.draft.sections[0].heading == "消えない項目"
        await burst(app, pilot, "ctrl+s", "ctrl+o")
        await burst(app, pilot, "end", "enter")  # a new one
        await burst(app, pilot, "ctrl+a", str(tmp_path / "drafts" / "b.yaml"), "enter")
        await burst(app, pilot, "enter")
        assert app.bench.desk.path.name == "b.yaml"
        await settled(app, pilot)
        app.bench.desk.close()
    assert path.exists()


async def test_own_keys_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    workspace(tmp_path)
    space = Workspace.at(tmp_path)
    assert load(space) == {}
    for folder, words in (("config/drafter", "save: f12\nundo: f11\n"), (".drafter", "save: ctrl+g alt+g\n")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "keys.yaml").write_text(words, encoding="utf-8")
    assert load(space) == {"save": "ctrl+g alt+g", "undo": "f11"}
    (tmp_path / ".drafter" / "keys.yaml").write_text("fly: f12\n", encoding="utf-8")
    with pytest.raises(InputError, match="no action"):
        load(space)


async def test_choosing_template_status_and_a_pinned_number(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    async with opened(path) as (app, pilot):
        app.bench.select(("sections", 0))
        await burst(app, pilot, "ctrl+p", "template", "enter")
        assert isinstance(app.screen, ChoiceDialog)
        at = [choice.key for choice in app.screen.list.items].index("koyobun")
        app.screen.list.go(at)
        await burst(app, pilot, "enter")
        assert app.bench.draft.template == "koyobun"
        assert any("第１" in line and "地域交通" in line for line in grid(app))
        await burst(app, pilot, "ctrl+p", "status", "enter", "ctrl+p", "label", "enter")
        assert isinstance(app.screen, LineDialog)
        await burst(app, pilot, "ctrl+a", "第９", "enter", "ctrl+s")
        draft = load_draft(path).value
        assert (draft.status, draft.sections[0].label) == ("final", "第９")
        assert app.bench.selection == ("sections", 0)


async def test_the_panes_follow_the_size_of_the_terminal(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path)) as (app, pilot):
        await burst(app, pilot, "f3")
        assert not app.bench.shows("editor")
        await pilot.resize_terminal(200, 60)
        await pilot.pause(0.2)
        assert app.bench.shows("editor")
        assert app.bench.shows("preview")
        _no_overlap(app, (200, 60))
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0.2)
        assert app.bench.shows("library")
        assert not app.bench.shows("preview")
        assert app.focused is app.bench.library.field
        _no_overlap(app, (80, 24))


async def test_a_final_document_with_errors_is_written_only_when_told_twice(tmp_path: Path) -> None:
    path = workspace(tmp_path, DRAFT.replace("status: draft   # まだ案", "status: final"))
    async with opened(path) as (app, pilot):  # the slot 整備目標年度 is unfilled: an error in a final document
        await burst(app, pilot, "ctrl+r")
        assert isinstance(app.screen, RenderDialog)
        folder = tmp_path / "out"
        app.screen.folder.load(str(folder))
        await burst(app, pilot, "enter")
        await settled(app, pilot, 0.5)
        assert "確定版に誤りが" in text(app)
        assert not folder.exists()
        await burst(app, pilot, "enter")
        await settled(app, pilot, 1.0)
        assert (folder / "a.docx").exists()
