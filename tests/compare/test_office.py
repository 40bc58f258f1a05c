"""見え消し in LibreOffice: its own "accept all" gives the new document, "reject all" the old one.

Of the old document the words count: LibreOffice does not take back a tracked change of a paragraph's number.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import office as driver
import pytest
from conftest import ROOT
from office import Office
from papers import paper
from test_layouts import NEW, OLD
from test_matching import CASES

from drafter import pipeline, workspace
from drafter.compare import compare, entries, redline
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
    out["everything"] = (paper(OLD), paper(NEW), nga)
    drafts = [pipeline.open_document(str(ROOT / f"drafts/{year}-digital.yaml"), place) for year in (2026, 2027)]
    for name in ("nga", "mayors"):
        out[f"samples in {name}"] = (drafts[0].document, drafts[1].document, place.template(name))
    return out


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
        back, was = printed(tmp_path / f"{at}-rejected.docx"), printed(tmp_path / f"{at}-old2.docx")
        assert [text for _, text in back] == [text for _, text in was], name
