"""What is remembered of a text holds only while its document answers the same: found warm as found cold."""

from __future__ import annotations

from damage import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import damage
from drafter.damage import _memory
from drafter.document import Block, BlockKind, Document, Line

TEXTS = st.lists(
    st.sampled_from([*cases.CONTEXT, *cases.SOUND[:20], *(case[0] for case in cases.CASES)]), min_size=1, max_size=6
)


def document(texts: list[str]) -> Document:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    return Document(title=Line("離島の暮らしを支える要望書"), preamble=blocks)


@given(st.lists(TEXTS, min_size=2, max_size=4))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_one_document_after_another_is_found_as_if_alone(documents: list[list[str]]) -> None:
    """The same sentences among other ones: a word that stands elsewhere in one document does not in the next."""
    _memory.forget()
    warm = [damage.find(document(texts)) for texts in documents]
    for texts, found in zip(documents, warm, strict=True):
        _memory.forget()
        assert damage.find(document(texts)) == found


def test_a_word_that_is_written_elsewhere_makes_a_repair_certain() -> None:
    alone, beside = document([cases.CASES[0][0], "災害后の住まい。"]), document(["災害后の住まい。", "災害後の対応。"])
    for _ in range(2):
        assert [one.safe for one in damage.find(alone) if one.rule == "foreign-form"] == []
        assert [one.safe for one in damage.find(beside) if one.rule == "foreign-form"] == [True]
