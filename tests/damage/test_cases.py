"""Damage by example: what is found in damaged sentences, what becomes of them, and that sound ones are left alone."""

from __future__ import annotations

import pytest
from damage import cases

from drafter import damage
from drafter.damage import Damage
from drafter.document import Block, BlockKind, Document, Line, Origin, Section
from drafter.numbering.account import Account, AccountLine
from drafter.numbering.recognise.lines import Role


def document(*texts: str) -> tuple[Document, Account]:
    """A document of some paragraphs, the first in line 3, and the account of its lines."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, origin=Origin("d.txt", at, at)) for at, text in enumerate(texts, 3))
    section = Section(1, "１", "施策", blocks, origin=Origin("d.txt", 2, 2))
    lines = [
        AccountLine(1, Role.TITLE, "提言", "title", column=1),
        AccountLine(2, Role.HEADING, "１　施策", "sections[0]", column=1),
        *(
            AccountLine(at, Role.BODY, text, f"sections[0].content[{i}]", column=2)
            for i, (at, text) in enumerate(enumerate(texts, 3))
        ),
    ]
    origin = Origin("d.txt")
    return Document(title=Line("提言", Origin("d.txt", 1, 1)), sections=(section,), origin=origin), Account(
        tuple(lines)
    )


def found(text: str) -> tuple[Damage, ...]:
    tree, account = document(text, *cases.CONTEXT)
    return damage.find(tree, account)


@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: f"{case[1]}-{case[0][:12]!a}")
def test_damage_is_found_with_its_repair(case: cases.Case) -> None:
    text, rule, old, new, safe = case
    every = [(one.rule, one.old, one.new, one.safe) for one in found(text)]
    assert (rule, old, new, safe) in every
    assert {one[0] for one in every} == {rule}, "nothing else is found in the sentence"


@pytest.mark.parametrize("text", cases.SOUND, ids=lambda text: text[:12])
def test_sound_text_is_left_alone(text: str) -> None:
    assert [(one.rule, one.old, one.new) for one in found(text)] == []


def test_the_context_is_sound() -> None:
    tree, account = document(*cases.CONTEXT)
    assert damage.find(tree, account) == ()
