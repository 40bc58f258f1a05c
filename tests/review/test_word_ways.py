"""Word's own ways of writing what reviewers did, in files written by hand: each at its clause, by its author."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import playing
import pytest
import review_papers as papers
from word_made import change, members_of, packed, paragraph, put, returned, run, taken

from drafter import pipeline
from drafter.review import reading
from drafter.review.opinions import Kind, Opinion, Sureness
from drafter.workspace import Workspace

W = papers.words(0)
A, B, C, D = (f"_cl_s0_{name}" for name in "abcd")
KO, OTSU = "○○○○", "△△△△"
#: kind, place, reviewer, new
Told = tuple[str, str, str, str]


@dataclass(frozen=True)
class Case:
    """A returned file: what stands for which paragraph, and what it must say."""

    name: str
    paragraphs: dict[str, str]
    told: list[Told] = field(default_factory=list)


def _p(content: str, mark: str = "", name: str = "") -> str:
    return paragraph(content, mark, name=name)


_MOVE_START = '<w:moveFromRangeStart w:id="41" w:author="○○○○" w:date="2027-06-02T10:20:00Z" w:name="move1"/>'
_MOVE_TO_START = '<w:moveToRangeStart w:id="43" w:author="○○○○" w:date="2027-06-02T10:20:00Z" w:name="move1"/>'
_PROOF = '<w:proofErr w:type="spellStart"/>'
CASES = [
    Case(
        "one paragraph in many runs, with marks of spelling and smart tags",
        {
            A: _p(
                run(W["A"][:5]) + _PROOF + run(W["A"][5:9], "<w:b/>") + '<w:smartTag w:uri="x" w:element="y">'
                f"{run(W['A'][9:15])}</w:smartTag>" + run(W["A"][15:]),
                name=A,
            )
        },
    ),
    Case(
        "formatting that was recorded",
        {
            A: _p(
                run(
                    W["A"],
                    '<w:b/><w:rPrChange w:id="5" w:author="x" w:date="2027-06-02T10:20:00Z"><w:rPr/></w:rPrChange>',
                ),
                name=A,
            )
        },
    ),
    Case(
        "words put in and taken out",
        {A: _p(put(KO, "特に、") + run(W["A"][:-3]) + taken(KO, "こと。") + put(KO, "よう求める。"), name=A)},
        [("text", "s0-a/0", KO, f"特に、{W['A'][:-3]}よう求める。")],
    ),
    Case(
        "two authors, one within the other's words",
        {
            B: _p(
                run(W["B"]) + change("ins", KO, run("期限は") + taken(OTSU, "十") + run("年。")) + put(OTSU, "五"),
                name=B,
            )
        },
        [("text", "s0-b/0", KO, f"{W['B']}期限は十年。"), ("text", "s0-b/0", OTSU, f"{W['B']}期限は年。五")],
    ),
    Case(
        "a paragraph moved, recorded",
        {
            A: _MOVE_START
            + _p(change("moveFrom", KO, run(W["A"])), change("moveFrom", KO, ""))
            + '<w:moveFromRangeEnd w:id="41"/>',
            B: _p(run(W["B"]), name=B)
            + _MOVE_TO_START
            + _p(change("moveTo", KO, run(W["A"])), change("moveTo", KO, ""), name=A)
            + '<w:moveToRangeEnd w:id="43"/>',
        },
        [("moved", "s0-a/0", KO, W["A"])],
    ),
    Case(
        "a mark taken out: two paragraphs are one",
        {A: _p(run(W["A"]), change("del", KO, ""), name=A)},
        [("joined", "s0-a/0", KO, W["A"] + W["B"])],
    ),
    Case(
        "a mark put in: one paragraph is two",
        {A: _p(run(W["A"][:20]), change("ins", KO, ""), name=A) + _p(run(W["A"][20:]))},
        [("split", "s0-a/0", KO, f"{W['A'][:20]}\n{W['A'][20:]}")],
    ),
    Case(
        "a paragraph put in before another with its mark",
        {B: _p(put(KO, "前提を明らかにすること。"), change("ins", KO, "")) + _p(run(W["B"]), name=B)},
        [("new", "s0-a/0", KO, "前提を明らかにすること。")],
    ),
    Case(
        "a paragraph taken out and another put in",
        {
            B: _p(taken(KO, W["B"]), change("del", KO, ""), name=B)
            + _p(put(KO, "これに代えて基金を設けること。"), change("ins", KO, ""))
        },
        [("deleted", "s0-b/0", KO, ""), ("new", "s0-a/0", KO, "これに代えて基金を設けること。")],
    ),
    Case(
        "content controls around a run and around a paragraph",
        {
            A: "<w:sdt><w:sdtPr><w:id w:val='5'/></w:sdtPr><w:sdtContent>"
            + _p(f"<w:sdt><w:sdtContent>{run(W['A'])}</w:sdtContent></w:sdt>", name=A)
            + "</w:sdtContent></w:sdt>"
        },
    ),
    Case(
        "of alternatives the first",
        {
            A: _p(
                f'<mc:AlternateContent><mc:Choice Requires="wps">{run(W["A"])}</mc:Choice>'
                f"<mc:Fallback>{run('古い')}</mc:Fallback></mc:AlternateContent>",
                name=A,
            )
        },
    ),
    Case(
        "a text box drawn beside a paragraph",
        {
            A: _p(
                run(W["A"])
                + "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
                + _p(run("ここに図を入れたい。"))
                + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
                name=A,
            )
        },
        [("new", "s0-a/0", "returned", "ここに図を入れたい。")],
    ),
    Case(
        "a bookmark that shrank to a few words",
        {
            A: _p(
                f'{run("なお、" + W["A"][:10])}<w:bookmarkStart w:id="9" w:name="{A}"/>{run(W["A"][10:14])}'
                f'<w:bookmarkEnd w:id="9"/>{run(W["A"][14:])}'
            )
        },
        [("text", "s0-a/0", "returned", f"なお、{W['A']}")],
    ),
    Case(
        "a bookmark left behind on another paragraph",
        {
            A: _p(run(W["A"])),
            B: _p(f'<w:bookmarkStart w:id="9" w:name="{A}"/><w:bookmarkEnd w:id="9"/>{run(W["B"])}', name=B),
        },
    ),
    Case(
        "a paragraph copied with its bookmark, and changed",
        {A: _p(run(W["A"]), name=A) + _p(run(W["A"] + "重ねて求める。"), name=A)},
        [("new", "s0-a/0", "returned", f"{W['A']}重ねて求める。")],
    ),
    Case(
        "bookmarks that changed places",
        {A: _p(run(W["A"]), name=B), B: _p(run(W["B"]), name=A)},
    ),
    Case("what typing turns by itself", {A: _p(run(W["A"].replace("、", "、\u200b") + " "), name=A)}),
    Case(
        "letters taken apart",
        {B: _p(run(unicodedata.normalize("NFD", W["B"])), name=B)},
    ),
    Case("a line broken by hand", {A: _p(run(W["A"][:12]) + "<w:r><w:br/></w:r>" + run(W["A"][12:]), name=A)}),
    Case("a label typed before an item", {C: _p(run(f"(3)　{W['C']}"), name=C)}),
    Case(
        "words that begin like a label",
        {A: _p(run(f"第一に、{W['A']}"), name=A)},
        [("text", "s0-a/0", "returned", f"第一に、{W['A']}")],
    ),
    Case(
        "a cell put in beside another, recorded",
        {
            "re:(?<=今年度</w:t></w:r></w:p></w:tc>)": (
                f"<w:tc><w:tcPr>{change('cellIns', KO, '')}</w:tcPr>{_p(put(KO, '所管は県'))}</w:tc>"
            )
        },
        [("new", "sections[0].clauses[5]@1,1", KO, "所管は県")],
    ),
    Case(
        "a cell taken out, recorded",
        {
            "re:<w:tc>(?:(?!</w:tc>).)*>今年度<.*?</w:tc>": (
                f"<w:tc><w:tcPr>{change('cellDel', KO, '')}</w:tcPr>{_p(taken(KO, '今年度'))}</w:tc>"
            )
        },
        [("cell", "sections[0].clauses[5]@1,1", KO, "")],
    ),
    Case(
        "a row put in and a row taken out, recorded",
        {
            "re:<w:tr>(?:(?!</w:tr>).)*>来年度<(?:(?!</w:tr>).)*</w:tr>": (
                f"<w:tr><w:trPr>{change('ins', KO, '')}</w:trPr><w:tc>{_p(put(KO, '新区域'))}</w:tc>"
                f"<w:tc>{_p(put(KO, '毎年度'))}</w:tc></w:tr>"
                f"<w:tr><w:trPr>{change('del', OTSU, '')}</w:trPr><w:tc>{_p(taken(OTSU, W['s']))}</w:tc>"
                f"<w:tc>{_p(taken(OTSU, '来年度'))}</w:tc></w:tr>"
            )
        },
        [
            ("new", "sections[0].clauses[5]@1,0", KO, "新区域\t毎年度"),
            ("deleted", "sections[0].clauses[5]@2,0", OTSU, ""),
        ],
    ),
]


@pytest.fixture(scope="module")
def sent_drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return papers.workspace(tmp_path_factory.mktemp("review") / "workspace", 5)


@pytest.fixture(scope="module")
def sent_file(sent_drafts: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    target = tmp_path_factory.mktemp("sent") / "5.docx"
    playing.render(sent_drafts, 5, target)
    return target.read_bytes()


Reads = Callable[[bytes], reading.Reviewed]


@pytest.fixture
def read(sent_drafts: Path, tmp_path: Path) -> Reads:
    """Reads bytes as a file that came back."""

    def reads(data: bytes) -> reading.Reviewed:
        file = tmp_path / "returned.docx"
        file.write_bytes(data)
        workspace = Workspace.at(sent_drafts)
        return reading.read(
            [str(file)], pipeline.open_document(str(sent_drafts / "drafts" / "5.yaml"), workspace), workspace
        )

    return reads


def _told(opinion: Opinion) -> Told:
    return opinion.kind.value, playing.where(opinion), opinion.reviewer, opinion.new


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_as_word_writes_it(case: Case, sent_file: bytes, read: Reads) -> None:
    reviewed = read(returned(sent_file, case.paragraphs))
    assert reviewed.files[0].error is None
    assert sorted(map(_told, reviewed.opinions)) == sorted(case.told)


def test_a_change_of_width_alone_is_told_as_slight(sent_file: bytes, read: Reads) -> None:
    narrow = W["r"].replace("／", "/")
    (opinion,) = read(returned(sent_file, {f"re:{W['r']}": narrow})).opinions
    assert (opinion.kind, opinion.new, opinion.slight) == (Kind.CELL, narrow, True)


def test_blanks_and_width_that_somebody_recorded_are_told_as_slight(sent_file: bytes, read: Reads) -> None:
    data = returned(sent_file, {A: _p(run(W["A"][:5]) + put(KO, "　") + run(W["A"][5:]), name=A)})
    (opinion,) = read(data).opinions
    assert opinion.slight
    assert opinion.reviewer == KO


COMMENTS = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
    '<w:comment w:id="0" w:author="○○○○" w:date="2027-06-01T09:00:00Z" w:initials="○"><w:p w14:paraId="00000001"><w:r>'
    '<w:t>一行目</w:t></w:r></w:p><w:p w14:paraId="00000002"><w:r><w:t>二行目</w:t></w:r></w:p></w:comment>'
    '<w:comment w:id="1" w:author="△△△△" w:date="2027-06-01T10:00:00Z"><w:p w14:paraId="00000003"><w:r>'
    "<w:t>同感。</w:t></w:r></w:p></w:comment></w:comments>"
)
EXTENDED = (
    '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    '<w15:commentEx w15:paraId="00000002" w15:done="1"/>'
    '<w15:commentEx w15:paraId="00000003" w15:paraIdParent="00000002" w15:done="0"/></w15:commentsEx>'
)


def test_answers_to_a_comment_and_that_it_is_done(sent_file: bytes, read: Reads) -> None:
    ranged = (
        '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>'
        + run(W["a"])
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:commentRangeEnd w:id="1"/>'
        + '<w:r><w:commentReference w:id="1"/></w:r>'
        + run(W["A"].removeprefix(W["a"]))
    )
    (opinion,) = read(returned(sent_file, {A: _p(ranged, name=A)}, comments=COMMENTS, extended=EXTENDED)).opinions
    (remark,) = opinion.remarks
    assert (opinion.kind, opinion.reviewer, opinion.target.clause) == (Kind.COMMENT, "○○○○", "s0-a")
    assert (remark.text, remark.anchor, remark.date) == ("一行目\n二行目", W["a"], "2027-06-01T09:00:00Z")
    assert remark.resolved
    assert [(reply.author, reply.text) for reply in remark.replies] == [("△△△△", "同感。")]


def test_who_saved_the_file_has_changed_what_is_not_recorded(sent_file: bytes, read: Reads) -> None:
    edited = {A: _p(run(f"まず、{W['A']}"), name=A), B: _p(put(OTSU, "次に、") + run(W["B"]), name=B)}
    reviewed = read(returned(sent_file, edited, saved_by=KO))
    assert [(one.reviewer, one.tracked) for one in reviewed.opinions] == [(KO, False), (OTSU, True)]
    # where nobody is named but one who recorded something, it is theirs
    assert [one.reviewer for one in read(returned(sent_file, edited)).opinions] == [OTSU, OTSU]


def test_a_paragraph_that_may_be_either_of_two_is_asked_for(sent_file: bytes, read: Reads) -> None:
    twice = "国と地方の協議の場を早期に開くこと。"
    plain = {name: _p(run(twice + tail)) for name, tail in ((A, "甲"), (B, "乙"), (C, "丙"))}
    for opinion in read(returned(sent_file, plain)).opinions:
        assert opinion.kind in (Kind.DELETED, Kind.NEW) or opinion.sure is Sureness.UNSURE


def test_an_opinion_has_the_same_id_each_time(sent_file: bytes, read: Reads) -> None:
    data = returned(sent_file, CASES[2].paragraphs)
    assert [one.id for one in read(data).opinions] == [one.id for one in read(data).opinions]


def test_without_properties_and_marks_the_words_tell_the_version(sent_file: bytes, read: Reads) -> None:
    members = members_of(playing.stripped(returned(sent_file, CASES[2].paragraphs)))
    reviewed = read(packed(members))
    assert [finding.code for finding in reviewed.findings] == ["RET003"]
    assert [_told(one) for one in reviewed.opinions] == CASES[2].told
