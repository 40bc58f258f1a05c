"""Findings of one text are listed in the order of its words, whatever the rules are called."""

from __future__ import annotations

from drafter.checks import engine
from drafter.document import Block, BlockKind, Document, Section
from drafter.errors import Place
from drafter.findings import Finding, Severity, ordered
from drafter.language import Message

TEXT = "令和７年13月に定めた計画のの見直しを進め、道路、、河川の整備を推進推進すること。。"


def test_a_text_is_told_from_its_first_word_to_its_last() -> None:
    """Words of the library have no column: the place in the text orders them, not the rule's code."""
    block = Block(BlockKind.PARAGRAPH, TEXT, request=True)
    document = Document(sections=(Section(1, "１", "計画", (block,)),))
    found = engine.run(document, engine.Context())
    starts = [finding.at for finding in found if finding.path == (0, 0)]
    assert len(starts) >= 4
    assert starts == sorted(starts)
    assert [finding.code for finding in found] != sorted(finding.code for finding in found)


def test_lines_and_columns_come_first() -> None:
    def made(code: str, line: int, column: int, at: int) -> Finding:
        return Finding(code, "x", Severity.INFO, Message("a", "a"), Place("f", line, column), at=at)

    found = [made("A", 2, 1, 0), made("B", 1, 9, 0), made("C", 1, 0, 7), made("D", 1, 0, 3), made("E", 1, 4, 9)]
    assert [finding.code for finding in ordered(found)] == ["D", "C", "E", "B", "A"]
