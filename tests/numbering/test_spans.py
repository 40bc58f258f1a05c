"""What lies on a text keeps its place when labels are taken off and lines are joined."""

from __future__ import annotations

from drafter.document import Inline, Span
from drafter.numbering.recognise.document import recognise
from drafter.numbering.recognise.lines import Passage, Role


def _on(text: str, word: str) -> tuple[Span, ...]:
    at = text.index(word)
    return (Span(Inline.EMPHASIS, at, at + len(word)),)


def _passage(text: str, line: int, word: str, **more: object) -> Passage:
    return Passage(text, line, line, spans=_on(text, word), **more)  # type: ignore[arg-type]


def test_labels_taken_off() -> None:
    document = recognise(
        [
            Passage("要望書", 1, 1, depth=1),
            _passage("（１）　地方税の充実", 2, "地方税", depth=2),
            Passage("地方の財政は厳しい。", 3, 3),
            _passage("・ 税源を移すこと。", 4, "税源", nest=1, labelled=2),
            _passage("12  総務省の資料による。", 5, "資料", fixed=Role.NOTE, labelled=4),
        ],
        "x",
    ).document
    (section,) = document.sections
    item, note = section.blocks[1:]
    assert [section.heading[s.start : s.end] for s in section.origin.spans] == ["地方税"]
    assert (item.label, [item.text[s.start : s.end] for s in item.origin.spans]) == ("・", ["税源"])
    assert (note.label, [note.text[s.start : s.end] for s in note.origin.spans]) == ("12", ["資料"])


def test_lines_joined_and_blanks_taken_out() -> None:
    document = recognise(
        [
            _passage("令和９年度", 1, "９", hint=Role.TITLE),
            _passage("国の   施策に関する提案書（案）", 2, "施策", hint=Role.TITLE),
            _passage("○○県   知事会", 3, "知事会"),
            Passage("令和８年７月１日", 4, 4),
            Passage("地方の財政は厳しい。", 5, 5),
        ],
        "x",
    ).document
    title = document.title
    assert title.text == "令和９年度国の 施策に関する提案書"
    assert [title.text[s.start : s.end] for s in title.origin.spans] == ["９", "施策"]
    (issuer,) = document.issuer
    assert [issuer.text[s.start : s.end] for s in issuer.origin.spans] == ["知事会"]
