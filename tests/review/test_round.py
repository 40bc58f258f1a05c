"""A whole round: sent, edited, read back, taken over; whatever the edits are, the draft prints what was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from returned import changed
from towns import DRAFT, LIBRARY

from drafter import pipeline
from drafter.files import saving
from drafter.review import ledger, reading, rounds
from drafter.review.applying import Decided, Outcome, Press, Reason
from drafter.review.opinions import Kind, Sureness
from drafter.review.spots import Spots
from drafter.workspace import Workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the draft, sent as ``sent.docx``."""
    root = tmp_path_factory.mktemp("round")
    (root / "drafts").mkdir()
    (root / "library").mkdir()
    (root / "drafts" / "towns.yaml").write_text(DRAFT, encoding="utf-8")
    (root / "library" / "towns.yaml").write_text(LIBRARY, encoding="utf-8")
    opened, workspace = open_draft(root)
    (root / "sent.docx").write_bytes(pipeline.render(opened, "docx", workspace))
    return root


def open_draft(root: Path) -> tuple[pipeline.Opened, Workspace]:
    workspace = Workspace.at(root)
    return pipeline.open_document(str(root / "drafts" / "towns.yaml"), workspace), workspace


def press_of(opened: pipeline.Opened) -> Press:
    assert opened.template is not None
    assert opened.library is not None
    return Press(opened.template, opened.library, opened.file)


#: paragraphs by some of their words, each edited at a place of its own
WORDS = (
    "町村の暮らし",
    "人口の減少",
    "橋の点検",
    "通学路",
    "件数は",
    "水道管の多く",
    "更新に要する",
    "路線バス",
    "スクールバス",
    "強く求める",
)
EDIT = st.tuples(
    st.integers(0, 40), st.integers(0, 12), st.text(st.sampled_from("国が支援する１２、。ア（）"), max_size=6)
)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(WORDS), EDIT, min_size=1, max_size=4))
def test_what_is_edited_in_word_is_what_the_draft_prints(folder: Path, edits: dict[str, tuple[int, int, str]]) -> None:
    opened, workspace = open_draft(folder)
    before = {one.printed: one for one in Spots(opened.loaded.value, press_of(opened)).all}  # type: ignore[union-attr]
    wanted: dict[str, str] = {}

    def change(words: str) -> str:
        for name, (at, cut, put_in) in edits.items():
            old = next(text for text in before if name in text)
            if words.endswith(old):
                new = old[:at] + put_in + old[at + cut :]
                if new.strip() == new and len(new) > len(old) // 2:
                    wanted[old] = new
                    return words.removesuffix(old) + new
        return words

    file = folder / "back.docx"
    file.write_bytes(changed((folder / "sent.docx").read_bytes(), change))
    reviewed = reading.read([str(file)], opened, workspace)
    assert [one.error for one in reviewed.files] == [None]
    assert {one.old: one.new for one in reviewed.opinions} == {old: new for old, new in wanted.items() if old != new}
    review = ledger.with_opinions(ledger.Review(), reviewed.opinions)
    decided = [Decided(one, values="text") for one in reviewed.opinions]
    taken = rounds.take(opened.loaded.value, review, decided, press_of(opened), "事務局")  # type: ignore[union-attr]
    for one in taken.results:  # what is hardly like any paragraph any more is asked about, all else done
        assert one.outcome is Outcome.DONE or (one.reason is Reason.UNSURE and one.opinion.sure is Sureness.UNSURE)
        if one.outcome is Outcome.HELD:
            del wanted[one.opinion.old]
    after = [one.printed for one in Spots(taken.draft, press_of(opened)).all]
    assert after == [wanted.get(text, text) for text in (one.printed for one in before_in_order(opened))]


def before_in_order(opened: pipeline.Opened) -> tuple[object, ...]:
    assert opened.loaded is not None
    return Spots(opened.loaded.value, press_of(opened)).all


def test_draft_and_record_are_written_together_or_not_at_all(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path
    for name in ("drafts", "library"):
        (root / name).mkdir()
        (root / name / "towns.yaml").write_bytes((folder / name / "towns.yaml").read_bytes())
    draft = root / "drafts" / "towns.yaml"
    opened, workspace = open_draft(root)
    assert opened.loaded is not None
    (root / "back.docx").write_bytes(
        changed((folder / "sent.docx").read_bytes(), lambda words: words.replace("支援を設ける", "十分な支援を設ける"))
    )
    reviewed = reading.read([str(root / "back.docx")], opened, workspace)
    (one,) = reviewed.opinions
    assert one.kind is Kind.TEXT
    review = ledger.with_opinions(ledger.Review(), reviewed.opinions)
    taken = rounds.take(opened.loaded.value, review, [Decided(one)], press_of(opened), "事務局")
    before = saving.fingerprint(draft)

    # the record cannot be written: a folder has its name
    ledger.path_of(draft).mkdir()
    with pytest.raises(Exception) as told:  # noqa: PT011
        rounds.store(opened.loaded, taken.draft, taken.review, ledger.Review(), before)
    assert "review.yaml" in str(told.value.place)  # type: ignore[attr-defined]
    assert draft.read_text(encoding="utf-8") == DRAFT
    ledger.path_of(draft).rmdir()

    # the draft was changed by another program
    draft.write_text(DRAFT + "# 後から\n", encoding="utf-8")
    with pytest.raises(Exception, match="changed since"):
        rounds.store(opened.loaded, taken.draft, taken.review, ledger.Review(), before)
    assert not ledger.path_of(draft).exists()
    draft.write_text(DRAFT, encoding="utf-8")

    assert rounds.store(opened.loaded, taken.draft, taken.review, ledger.Review(), saving.fingerprint(draft))
    assert "十分な支援を設ける" in draft.read_text(encoding="utf-8")
    assert [entry.verdict for entry in ledger.load(draft).opinions] == ["accepted"]

    # met again, it is not done again, and no longer asked about
    again, _ = open_draft(root)
    assert again.loaded is not None
    known = ledger.with_opinions(ledger.load(draft), reviewed.opinions)
    assert rounds.sure(known) == ()
    nothing = rounds.take(again.loaded.value, known, [Decided(one)], press_of(again), "事務局")
    assert nothing.results == ()
    assert nothing.draft == again.loaded.value


def test_an_opinion_that_is_held_stays_open(folder: Path) -> None:
    opened, workspace = open_draft(folder)
    assert opened.loaded is not None
    file = folder / "year.docx"
    file.write_bytes(
        changed(
            (folder / "sent.docx").read_bytes(),
            lambda words: words.replace("令和９年度までに橋", "令和１０年度までに橋"),
        )
    )
    reviewed = reading.read([str(file)], opened, workspace)
    review = ledger.with_opinions(ledger.Review(), reviewed.opinions)
    taken = rounds.take(
        opened.loaded.value, review, [Decided(one) for one in reviewed.opinions], press_of(opened), "事務局"
    )
    assert [(one.outcome, one.reason) for one in taken.results] == [(Outcome.HELD, Reason.VALUE)]
    assert [one.verdict for one in taken.review.opinions] == ["open"]
    assert taken.draft == opened.loaded.value
