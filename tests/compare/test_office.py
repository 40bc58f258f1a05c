"""見え消し in LibreOffice: its own "accept all" gives the new document, "reject all" the old one.

Of the old document the words count: LibreOffice does not take back a tracked change of a paragraph's number.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import office as driver
import pytest
from compared import paper
from conftest import ROOT
from lxml import etree
from office import Office
from test_layouts import NEW, OLD
from test_matching import CASES

from drafter import pipeline, workspace
from drafter.compare import atoms, compare, entries, redline
from drafter.compare.atoms import W
from drafter.document import Document
from drafter.model.template import Template
from drafter.readers import docx
from drafter.writers import docx as writer

COMMANDS = {"accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges"}


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with driver.running() as found:
        yield found


def pairs() -> dict[str, tuple[Document, Document, Template]]:
    place = workspace.Workspace.find(ROOT, None)
    nga = place.template("nga")
    out = {name: (paper(old), paper(new), nga) for name, (old, new, _) in CASES.items()}
    out |= {name: (paper(old), paper(new), nga) for name, (old, new) in EDGES.items()}
    out["everything"] = (paper(OLD), paper(NEW), nga)
    drafts = [pipeline.open_document(str(ROOT / f"drafts/{year}-digital.yaml"), place) for year in (2026, 2027)]
    for name in ("nga", "mayors"):
        out[f"samples in {name}"] = (drafts[0].document, drafts[1].document, place.template(name))
    return out


#: what LibreOffice joins otherwise than Word: what goes before a table, at the end, between tables, with other words
EDGES = {
    "the last text before a table goes": (
        "# 目標\n## 整備率\n|指標|目標|\n|無電柱化率|50%|\n# 医療\n・機器の整備を支援すること。",
        "# 目標\n|指標|目標|\n|無電柱化率|50%|\n# 医療\n・機器の整備を支援すること。",
    ),
    "an item before a table comes": (
        "# 目標\n|指標|目標|\n|無電柱化率|50%|",
        "# 目標\n・次の指標により点検すること。\n|指標|目標|\n|無電柱化率|50%|",
    ),
    "tables that follow one another": (
        "# 目標\n|指標|目標|\n|無電柱化率|50%|\n# 道路\n|路線|延長|\n|海岸線|12km|",
        "# 目標\n# 道路\n|区分|年度|\n|点検|令和９年度|\n|修繕|令和10年度|",
    ),
    "a section moves and is written anew": (
        "# 医療\n## 機器の整備\n・整備費を支援すること。\n## 派遣の拡充\n・医師の派遣に要する費用を措置すること。\n"
        "# 教育\n・定数を改善すること。",
        "# 教育\n・定数を改善すること。\n## 派遣の一層の拡充\n・医師の派遣に要する費用を速やかに措置すること。\n"
        "# 医療\n## 機器の整備\n・整備費を支援すること。",
    ),
    "nothing in common": ("# 医療\n・整備費を支援すること。", "# 道路\n|路線|延長|\n|海岸線|12km|"),
    "nothing is left": ("# 医療\n・整備費を支援すること。\n# 道路\n|路線|延長|\n|海岸線|12km|", ""),
    "nothing was there": ("", "# 医療\n・整備費を支援すること。\n# 道路\n|路線|延長|\n|海岸線|12km|"),
}


def empty_numbers(path: Path) -> int:
    """Paragraphs that would print a number and nothing behind it."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return sum(p.find(f"{W}pPr/{W}numPr") is not None and not atoms.text_of(p).strip() for p in root.iter(f"{W}p"))


def printed(path: Path) -> list[tuple[str, str]]:
    document = docx.read(path.read_bytes(), path.name).document
    return [(one.label, one.text) for one in entries.of_document(document)]


def test_accepting_gives_the_new_document_and_rejecting_the_old(office: Office, tmp_path: Path) -> None:
    found = pairs()
    jobs = []
    for at, (old, new, template) in enumerate(found.values()):
        data = redline.write(old, new, compare(old, new), template, author="事務局", date="2027-08-01T00:00:00Z")
        for name, content in (("r", data), ("old", writer.write(old, template)), ("new", writer.write(new, template))):
            (tmp_path / f"{at}-{name}.docx").write_bytes(content)
        for how, command in COMMANDS.items():
            step = {"do": "command", "name": command}
            jobs.append({"in": f"{tmp_path}/{at}-r.docx", "out": f"{tmp_path}/{at}-{how}.docx", "steps": [step]})
        names = [(f"{tmp_path}/{at}-{name}.docx", f"{tmp_path}/{at}-{name}2.docx") for name in ("old", "new")]
        jobs += [{"in": source, "out": target, "steps": []} for source, target in names]
    assert [said for said in office.run(jobs) if said] == []
    for at, name in enumerate(found):
        assert printed(tmp_path / f"{at}-accepted.docx") == printed(tmp_path / f"{at}-new2.docx"), name
        assert [empty_numbers(tmp_path / f"{at}-{how}.docx") for how in COMMANDS] == [0, 0], name
        back, was = printed(tmp_path / f"{at}-rejected.docx"), printed(tmp_path / f"{at}-old2.docx")
        assert [text for _, text in back] == [text for _, text in was], name
