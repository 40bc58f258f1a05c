"""The record of a review: what goes in comes out, what people write into it stays, faults are told at their place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from towns import Form, Kind, opinion, target

from drafter.errors import InputError
from drafter.files import names
from drafter.inspection.targets import Targets
from drafter.review import ledger
from drafter.review.opinions import Opinion, Remark, Sureness, Target
from drafter.workspace import Workspace

ONE = replace(
    opinion("通学路", "支援→十分な支援", tracked=True, date="2027-06-20T10:00:00Z"),
    remarks=(
        Remark(
            "○○県", "2027-06-20", "理由は\n別紙のとおり", "支援", replies=(Remark("事務局", "", "承知", resolved=True),)
        ),
    ),
)
TWO = replace(
    opinion("路線バス", kind=Kind.MOVED, reviewer="△△県", line=9), after=target("通学路"), level=1, form=Form.ITEM
)
THREE = replace(
    opinion("来年度", "再来年度", kind=Kind.CELL, reviewer="□□県"),
    sure=Sureness.UNSURE,
    candidates=(target("今年度"), target("道路と橋")),
    joined=(target("橋の点検"),),
    slight=True,
    version="sha256:00",
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "drafts" / "2027.yaml"
    path.parent.mkdir()
    path.write_text("title: 提言\n", encoding="utf-8")
    return path


def kept(draft: Path, *opinions: Opinion) -> list[Opinion]:
    ledger.save(draft, ledger.with_opinions(ledger.load(draft), opinions))
    return [ledger.opinion(one) for one in ledger.load(draft).opinions]


def plain(one: Opinion) -> dict[str, object]:
    return {name: getattr(one, name) for name in Opinion.__dataclass_fields__} | {"id": one.id}


def test_opinions_come_out_as_they_went_in(draft: Path) -> None:
    assert [plain(one) for one in kept(draft, ONE, TWO, THREE)] == [plain(one) for one in (ONE, TWO, THREE)]


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\u2028"), max_size=30)


@given(TEXTS, TEXTS, TEXTS)
def test_any_words_come_out_again(tmp_path_factory: pytest.TempPathFactory, who: str, new: str, said: str) -> None:
    """All but the control characters that no file can hold."""
    one = replace(ONE, reviewer=who, new=new, remarks=(Remark("", "", said),))
    path = tmp_path_factory.mktemp("any") / "2027.yaml"
    (back,) = kept(path, one)
    held = ledger.entry(one)
    assert (back.reviewer, back.new, back.remarks[0].text) == (held.reviewer, held.new, held.remarks[0].text)
    assert back.id == one.id
    assert "".join(c for c in back.new if c.isprintable()) == "".join(c for c in new if c.isprintable())


def test_an_opinion_is_kept_once_with_what_was_decided(draft: Path) -> None:
    review = ledger.with_opinions(ledger.Review(), [ONE, ONE])
    assert len(review.opinions) == 1
    review = ledger.decide(review, ONE.id, "accepted", by="事務局", applied=ONE.new, when="2027-07-01T09:00+09:00")
    again = ledger.with_opinions(review, [replace(ONE, file="copy.docx", line=30), TWO])
    assert [(one.verdict, one.by) for one in again.opinions] == [("accepted", "事務局"), ("open", "")]
    ledger.save(draft, again)
    assert ledger.load(draft) == again
    opened = ledger.decide(again, ONE.id, "open", by="事務局")
    assert next((one.verdict, one.by, one.applied) for one in opened.opinions) == ("open", "", "")


def test_a_place_chosen_by_a_person_keeps_the_id() -> None:
    review = ledger.settle(ledger.with_opinions(ledger.Review(), [THREE]), THREE.id, target("今年度"))
    (one,) = review.opinions
    assert ledger.opinion(one).id == THREE.id
    assert ledger.opinion(one).target.text == "今年度"
    assert ledger.opinion(one).sure is not Sureness.UNSURE


def test_what_people_wrote_into_the_file_stays(draft: Path) -> None:
    base = ledger.with_opinions(ledger.Review(), [ONE, TWO])
    path = ledger.save(draft, base)
    text = path.read_text(encoding="utf-8")
    text = "# 七月の部会で決める\n" + text.replace(
        "reviewer: △△県", "reviewer: △△県  # 電話で確認\n    response: 次年度に検討する"
    )
    path.write_text(text, encoding="utf-8")
    ours = ledger.decide(base, ONE.id, "rejected", by="事務局", response="現行どおりとする")
    ledger.save(draft, ours, base)
    after = path.read_text(encoding="utf-8")
    assert "# 七月の部会で決める" in after
    assert "# 電話で確認" in after
    assert [(one.verdict, one.response) for one in ledger.load(draft).opinions] == [
        ("rejected", "現行どおりとする"),
        ("open", "次年度に検討する"),
    ]
    changed = set(after.splitlines()) ^ set(text.splitlines())
    assert all(word.split(":")[0].strip() in ("verdict", "- verdict", "response", "by", "decided") for word in changed)


def test_an_entry_taken_out_by_hand_is_not_put_back(draft: Path) -> None:
    base = ledger.with_opinions(ledger.Review(), [ONE, TWO])
    ledger.save(draft, ledger.Review(opinions=base.opinions[:1]))
    ledger.save(draft, ledger.reply(base, ONE.id, "回答"), base)
    assert [one.id for one in ledger.load(draft).opinions] == [ONE.id]


def test_nothing_is_written_where_nothing_differs(draft: Path) -> None:
    path = ledger.save(draft, ledger.Review())
    assert not path.exists()
    review = ledger.with_opinions(ledger.Review(), [ONE])
    ledger.save(draft, review)
    before = path.stat().st_mtime_ns
    ledger.save(draft, review, review)
    assert path.stat().st_mtime_ns == before


def test_ids_by_their_first_digits() -> None:
    review = ledger.with_opinions(ledger.Review(), [ONE, TWO])
    found = ledger.find(review, ONE.id[:6])
    assert found is not None
    assert found.id == ONE.id
    assert ledger.find(review, ONE.id[:2]) is None
    assert ledger.find(review, "ffffffffffff") is None


#: file, where, and a word of what is told
BAD = {
    "an unknown key": ("opinions:\n  - id: a\n    kind: text\n    verdit: open\n", (4, 5), "verdict"),
    "an unknown verdict": ("opinions:\n  - id: a\n    kind: text\n    verdict: yes\n", (4, 14), "accepted"),
    "an unknown kind": ("opinions:\n  - {id: a, kind: rewording}\n", (2, 19), "heading"),
    "no id": ("opinions:\n  - kind: text\n", (2, 5), "id"),
    "an id twice": ("opinions:\n  - {id: a, kind: text}\n  - {id: a, kind: text}\n", (3, 10), "a"),
    "a list of words": ("opinions: [a, b]\n", (1, 12), ""),
    "a negative count": ("opinions:\n  - {id: a, kind: text, line: -1}\n", (2, 31), "-1"),
    "no YAML": ("opinions: [\n", (1, 11), ""),
    "a key twice": ("opinions: []\nopinions: []\n", (2, 1), "opinions"),
    "another file": ("title: 提言\nsections: []\n", (0, 0), ""),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_record_is_told_at_its_place_and_left_alone(name: str, draft: Path) -> None:
    text, where, word = BAD[name]
    path = ledger.path_of(draft)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as told:
        ledger.load(draft)
    assert (told.value.place.line, told.value.place.column) == where, told.value.text("ja")
    assert told.value.place.file == str(path)
    assert word in told.value.text("en")
    with pytest.raises(InputError):
        ledger.save(draft, ledger.with_opinions(ledger.Review(), [ONE]))
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("ending", names.SIDECARS)
def test_a_record_is_no_draft(ending: str, draft: Path) -> None:
    """Neither for the workspace, nor for a folder that is built; ``check`` takes it for what it is."""
    from drafter.build import plan

    beside = names.sidecar(str(draft), ending)
    key = {names.REVIEW: "opinions", names.APPROVALS: "approved", names.ACCEPTED: "accepted"}[ending]
    beside.write_text(f"{key}: []\n", encoding="utf-8")
    assert Workspace.at(draft.parent.parent).drafts() == (draft,)
    assert [task.draft for task in plan.plan([str(draft.parent)], ["txt"], draft.parent / "out")] == [str(draft)]
    assert str(beside) not in Targets().expand(str(draft.parent))
    assert Targets().check(str(beside)).findings == ()
    with pytest.raises(InputError):
        Targets().check(str(beside), "nonsense: 1\n")


def test_an_empty_target_goes_back_and_forth() -> None:
    one = replace(TWO, after=Target())
    assert ledger.opinion(ledger.entry(one)).after == Target()


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("{space}/返送/a.docx", "../返送/a.docx"),
        ("{space}/drafts/a.docx", "a.docx"),
        ("{elsewhere}/机の上/a.docx", "a.docx"),
        ("../../../somebody/a.docx", "a.docx"),
    ],
)
def test_a_record_does_not_tell_where_somebody_keeps_files(tmp_path: Path, file: str, named: str) -> None:
    draft = tmp_path / "space" / "drafts" / "a.yaml"
    given = file.format(space=tmp_path / "space", elsewhere=tmp_path / "elsewhere")
    review = ledger.with_opinions(ledger.Review(), [replace(ONE, file=given)], draft)
    assert review.opinions[0].file == named
    assert review.opinions[0].id == ONE.id


def test_records_name_their_schema_where_the_workspace_has_it(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    draft = tmp_path / "drafts" / "a.yaml"
    review = ledger.with_opinions(ledger.Review(), [ONE])
    assert not ledger.save(draft, review).read_text("utf-8").startswith("#")
    ledger.path_of(draft).unlink()
    (tmp_path / "drafter.yaml").write_text("")
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "review.schema.json").write_text("{}")
    text = ledger.save(draft, review).read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema/review.schema.json\n")
    assert ledger.load(draft) == review
