"""Loading, composing, checking, rendering and searching within a running process."""

from __future__ import annotations

import io

import yaml

from benchmarks.measure import ROOT, Row, median
from drafter import pipeline
from drafter.document import Block, Document
from drafter.files import reading
from drafter.library.search import Search
from drafter.model.loading import load_draft
from drafter.workspace import Workspace

SAMPLE = ROOT / "drafts" / "2027-digital.yaml"


def rows() -> list[Row]:
    """Figures of the core."""
    workspace = Workspace.find(None, ROOT)
    workspace.library()
    opened = pipeline.open_document(str(SAMPLE), workspace)
    text = reading.read_text(str(SAMPLE)).text
    base_loader = median(lambda: yaml.load(text, Loader=yaml.CBaseLoader), 15)
    loaded = load_draft(SAMPLE)
    plain_docx = median(lambda: _plain_docx(opened.document), 5)
    search = Search(workspace.library())
    scan = median(lambda: _scan(workspace, "光ファイバ"), 15)
    return [
        Row("load the sample draft", median(lambda: load_draft(SAMPLE), 15), "PyYAML C loader alone", base_loader),
        Row("compose the sample", median(lambda: pipeline.compose_draft(loaded, workspace), 15)),
        Row("check the sample (all rules)", median(lambda: pipeline.check(opened, workspace), 15)),
        Row(
            "render the sample to docx",
            median(lambda: pipeline.render(opened, "docx", workspace), 15),
            "plain python-docx, no numbering",
            plain_docx,
        ),
        Row("render the sample to txt", median(lambda: pipeline.render(opened, "txt", workspace), 15)),
        Row(
            "search 光ファイバ in the library", median(lambda: search.find("光ファイバ"), 15), "scan of all texts", scan
        ),
        *_past(workspace),
    ]


def _past(workspace: Workspace) -> list[Row]:
    folder = ROOT.parent / "shared" / "proposals"
    out = []
    for file in sorted(folder.glob("*.txt")):
        data = file.read_bytes()
        lines = median(lambda data=data: data.decode().splitlines(), 5)
        read = median(lambda file=file: pipeline.open_document(str(file), workspace), 5)
        out.append(Row(f"read {file.name}", read, "decode and split lines", lines))
        opened = pipeline.open_document(str(file), workspace)
        out.append(Row(f"check {file.name}", median(lambda opened=opened: pipeline.check(opened, workspace), 5)))
    return out


def _plain_docx(document: Document) -> bytes:
    import docx

    made = docx.Document()
    made.add_paragraph(document.title.text)
    for _, section in document.walk():
        made.add_paragraph(section.heading, style="Heading 1")
        for node in section.content:
            if isinstance(node, Block):
                made.add_paragraph(node.text)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _scan(workspace: Workspace, words: str) -> list[str]:
    return [key for key, entry in workspace.library().clauses.items() if words in entry.clause.text]
