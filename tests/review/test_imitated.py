"""Drafts of other shapes: imported ones that print their own numbers and contents, full ones, the real proposals.

Random edits of a rendered file, with and without bookmarks, come back exactly: each at its place, and nothing else.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import playing
import pytest
from conftest import Run
from word_made import members_of, packed

from drafter import pipeline
from drafter.review import reading, sent
from drafter.review.keys import told
from drafter.review.opinions import Kind
from drafter.workspace import Workspace

#: contents printed as lines of the text, headings whose numbers are pinned or that have none, two of the same words
IMPORTED = """\
title: 地域の移動を支えるための提言
template: koyobun
parts: [title, preamble, body]
lead: ''
preamble:
  - 目次
  - 1. 移動をめぐる現状
  - 2. 移動の確保に向けて
sections:
  - heading: 移動をめぐる現状
    label: 1.
    clauses:
      - id: now-1
        text: 路線の廃止が相次ぎ、通院や買物に困る住民が増えていること。
      - {item: 便数の減少, label: （１）}
      - {item: 運賃の上昇, label: （２）}
  - heading: (安心して暮らせる移動の確保)
    numbered: false
    clauses:
      - id: none-1
        text: 同じ願いを重ねて求めること。
      - id: none-2
        text: 同じ願いを重ねて求めること。
  - heading: 移動の確保に向けて
    label: 2.
    clauses:
      - id: then-1
        text: 乗合の仕組みに対する財政措置を講ずること。
        form: item
      - id: then-2
        text: 運転手の育成を支援すること。
        form: item
"""
_PARAGRAPH = re.compile(r"<w:p>(?:(?!<w:p>).)*?</w:p>", re.DOTALL)
Said = tuple[str, str, int]


_RUN = re.compile(r"<w:t(?: [^>]*)?>[^<]*</w:t>|<w:tab/>")


def _pieces(xml: str) -> list[str]:
    return ["\t" if found.startswith("<w:tab") else re.sub("<[^>]*>", "", found) for found in _RUN.findall(xml)]


def _text(xml: str) -> str:
    """The words of a paragraph without a label that is text."""
    return "".join(_pieces(xml)).rpartition("\t")[2]


def _random_edits(xml: str, version: sent.Sent, seed: int) -> tuple[str, list[Said]]:
    """A body with a dozen edits in paragraphs whose words stand once, and what must be said of them."""
    chance = random.Random(seed)
    places: dict[str, list[sent.Printed]] = {}
    for one in version.printed:
        if one.table < 0:
            places.setdefault(told(one.target.text), []).append(one)
    found = [
        match
        for match in _PARAGRAPH.finditer(xml)
        if xml.count("<w:tc>", 0, match.start()) == xml.count("</w:tc>", 0, match.start())
        if len(_text(match[0])) > 8 and "instrText" not in match[0] and len(places.get(told(_text(match[0])), ())) == 1
    ]
    wanted: list[Said] = []
    # a third of them at most: a paragraph's neighbours tell its place where its words and its bookmark are gone
    for match in sorted(chance.sample(found, min(12, len(found) // 3)), key=lambda one: -one.start()):
        words = _text(match[0])
        target = places[told(words)][0].target
        at = chance.randrange(3, len(words) - 1)
        kind = chance.choice(["put", "cut", "gone", "new"])
        new = {
            "put": match[0].replace(words, f"{words[:at]}新たな語句{words[at:]}"),
            "cut": match[0].replace(words, f"{words[: len(words) // 2]}よう改めること。"),
            "gone": "",
            "new": f"{match[0]}<w:p><w:r><w:t>これとは全く別の願いを、ここに加えておく。</w:t></w:r></w:p>",
        }[kind]
        if new == match[0]:
            continue
        said = {"gone": Kind.DELETED, "new": Kind.NEW}.get(kind, Kind.TEXT)
        wanted.append((said.value, target.key, target.nth))
        xml = xml[: match.start()] + new + xml[match.end() :]
    return xml, sorted(wanted)


def _check(root: Path, draft: Path, seeds: range) -> None:
    workspace = Workspace.at(root)
    opened = pipeline.open_document(str(draft), workspace)
    data = pipeline.render(opened, "docx", workspace)
    sent.keep(workspace, opened, data)
    version = sent.now(opened, workspace)
    members = members_of(data)
    files, wanted = [], []
    for seed in seeds:
        xml, said = _random_edits(members["word/document.xml"].decode(), version, seed)
        whole = packed(members | {"word/document.xml": xml.encode()})
        for name, content in ((f"{seed}.docx", whole), (f"{seed}-bare.docx", playing.stripped(whole))):
            files.append(root / name)
            files[-1].write_bytes(content)
            wanted.append(said)
    reviewed = reading.read([str(file) for file in files], opened, workspace)
    for file, said in zip(files, wanted, strict=True):
        own = [one for one in reviewed.opinions if one.file == str(file)]
        kinds = {Kind.HEADING: Kind.TEXT, Kind.MATTER: Kind.TEXT}
        assert sorted((kinds.get(o.kind, o.kind).value, o.target.key, o.target.nth) for o in own) == said, file.name
        assert said


@pytest.fixture
def imported(tmp_path: Path) -> Path:
    root = tmp_path / "w"
    (root / "drafts").mkdir(parents=True)
    (root / "library").mkdir()
    (root / "drafts" / "imported.yaml").write_text(IMPORTED, encoding="utf-8")
    return root


def test_random_edits_of_a_draft_that_prints_its_own_numbers(imported: Path) -> None:
    _check(imported, imported / "drafts" / "imported.yaml", range(12))


@pytest.mark.parametrize("words", ["1. 移動をめぐる現状", "移動をめぐる現状"])
def test_a_heading_and_its_line_of_contents_are_two(words: str, imported: Path) -> None:
    """Taking out one of two paragraphs whose words differ only in the number takes out that one."""
    workspace = Workspace.at(imported)
    opened = pipeline.open_document(str(imported / "drafts" / "imported.yaml"), workspace)
    members = members_of(pipeline.render(opened, "docx", workspace))
    xml = members["word/document.xml"].decode()
    paragraph = next(m[0] for m in _PARAGRAPH.finditer(xml) if "".join(_pieces(m[0])).split("\t")[-1] == words)
    file = imported / "r.docx"
    file.write_bytes(packed(members | {"word/document.xml": xml.replace(paragraph, "", 1).encode()}))
    (opinion,) = reading.read([str(file)], opened, workspace).opinions
    key = "preamble[1]" if words.startswith("1") else "sections[0].heading"
    assert (opinion.kind, opinion.target.key) == (Kind.DELETED, key)


@pytest.mark.parametrize("name", ["nga-2020-10.txt", "nga-2024-08.txt", "digital-wg-2020-11.md"])
def test_random_edits_of_real_proposals(name: str, proposals: Path, drafter: Run, tmp_path: Path) -> None:
    for folder in ("drafts", "library"):
        (tmp_path / folder).mkdir()
    draft = tmp_path / "drafts" / "real.yaml"
    where = ("--workspace", tmp_path)
    done = drafter(*where, "import", proposals / name, "--into", tmp_path / "library", "--draft", draft)
    assert draft.is_file(), done.stderr
    _check(tmp_path, draft, range(3))


FULL = """\
title: 全てを備えた提言
template: nga-2024
issuer: ○○市長会
addressees: [総務大臣]
date: 2027-08-01
contents: true
cover:
  number: ○○第12号
  subject: 提言の提出について
  text: 別紙のとおり提出する。
  record: [提出の日　８月１日]
preamble:
  - "冒頭の文である{{note:前年度の調査による。}}。"
sections:
  - heading: 第一の柱
    id: pillar
    clauses:
      - id: first
        text: "期限までに終えること。「{{ref:later}}」を見ること。"
  - heading: 第二の柱
    id: later
    clauses:
      - id: zero
        text: 先に行うこと。
        form: item
      - id: second
        text: "{{ruby:漢字|かんじ}}の読みを示すこと。"
        form: item
"""


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("word/footnotes.xml", "前年度", "前々年度", ("text", "preamble[0]", 1, "前々年度の調査による。")),
        ("word/document.xml", "提言の提出に", "要望の提出に", ("matter", "cover.subject", 0, "要望の提出について")),
        ("word/document.xml", "第12号", "第13号", ("matter", "cover.number", 0, "○○第13号")),
        (
            "word/document.xml",
            "示すこと。",
            "付すこと。",
            ("text", "sections[1].clauses[1]", 0, "漢字の読みを付すこと。"),
        ),
        ("word/document.xml", ">かんじ<", ">カンジ<", None),
        ("word/document.xml", ">2</w:t>", ">3</w:t>", None),
    ],
    ids=[
        "a footnote",
        "the subject of the cover",
        "its number",
        "beside a reading",
        "a reading",
        "a reference counted anew",
    ],
)
def test_what_a_full_draft_holds(
    part: str, old: str, new: str, said: tuple[str, str, int, str] | None, imported: Path
) -> None:
    draft = imported / "drafts" / "full.yaml"
    draft.write_text(FULL, encoding="utf-8")
    workspace = Workspace.at(imported)
    opened = pipeline.open_document(str(draft), workspace)
    members = members_of(pipeline.render(opened, "docx", workspace))
    changed = members[part].decode().replace(old, new)
    assert changed != members[part].decode()
    file = imported / "r.docx"
    file.write_bytes(packed(members | {part: changed.encode()}))
    told_ = [
        (o.kind.value, o.target.key, o.target.nth, o.new) for o in reading.read([str(file)], opened, workspace).opinions
    ]
    assert told_ == ([said] if said else [])
