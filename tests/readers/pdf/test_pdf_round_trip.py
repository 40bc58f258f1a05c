"""Draft → Word → LibreOffice's PDF → Document: the same title, labels, headings, items and text as the draft's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from printed_pages import printed

from drafter import pipeline
from drafter.document import Block, BlockKind, Document, Section
from drafter.workspace import Workspace

ROOT = Path(__file__).resolve().parents[3]
DRAFTS = ("2027-digital", "2027-mayors-sample")
TEMPLATES = ("nga", "nga-2024", "koyobun", "mayors")


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace.find(ROOT, ROOT)


@pytest.fixture(scope="module")
def pages(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Document, Path]]:
    """Every bundled draft in every template: the draft's own Document, and the PDF of its Word file."""
    drafts, files, documents = tmp_path_factory.mktemp("drafts"), {}, {}
    for draft in DRAFTS:
        text = (ROOT / "drafts" / f"{draft}.yaml").read_text("utf-8")
        for template in TEMPLATES:
            name = f"{draft}-{template}"
            path = drafts / f"{name}.yaml"
            path.write_text(re.sub(r"(?m)^template:.*$", f"template: {template}", text), "utf-8")
            opened = pipeline.open_document(str(path), workspace)
            documents[name] = opened.document
            files[f"{name}.docx"] = pipeline.printable(opened, workspace)
    papers = printed(files, tmp_path_factory.mktemp("papers"))
    return {name: (documents[name], papers[name]) for name in documents}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("draft", DRAFTS)
def test_the_same_document_comes_back(
    pages: dict[str, tuple[Document, Path]], workspace: Workspace, draft: str, template: str
) -> None:
    made, paper = pages[f"{draft}-{template}"]
    read = pipeline.open_document(str(paper), workspace).document
    # items deeper than the template counts have no label: on paper nothing parts one from the next
    loose = any(b.kind is BlockKind.ITEM and b.label is None for b in made.blocks())
    assert flat(read, loose=loose) == flat(made, loose=loose)
    assert [f.code for f in read.findings if f.code.startswith("READ")] == []


def test_places_name_the_page_and_a_line_over_all_pages(
    pages: dict[str, tuple[Document, Path]], workspace: Workspace
) -> None:
    _, paper = pages[f"{DRAFTS[0]}-{TEMPLATES[0]}"]
    reading = pipeline.open_document(str(paper), workspace).reading
    assert reading is not None
    lines = reading.account.lines
    assert [line.line for line in lines] == list(range(1, len(lines) + 1))
    assert sorted({line.page for line in lines}) == list(range(1, lines[-1].page + 1))
    places = [(s.origin.page, s.origin.line) for _, s in reading.document.walk()]
    assert places == sorted(places)
    assert places[-1][0] > 1


def flat(document: Document, *, loose: bool) -> list[tuple[str, str, str]]:
    """The whole document as (kind, label, text without white space) in printed order of its parts."""
    out = [("title", "", document.title.text + document.mark), ("subtitle", "", document.subtitle.text)]
    out.append(("date", "", document.date.printed if document.date else ""))
    out += [("addressee", "", line.text) for line in document.addressees]
    out += [("issuer", "", line.text) for line in document.issuer]
    for nodes in (document.preamble, document.sections, document.closing):
        for node in nodes:
            _node(node, out, loose=loose)
    out += [("end", "", document.end.text)]
    return [(kind, label, re.sub(r"[\s　]", "", text)) for kind, label, text in out]


def _node(node: Block | Section, out: list[tuple[str, str, str]], *, loose: bool) -> None:
    if isinstance(node, Section):
        out.append((f"section {node.level}", node.label or "", node.heading))
        for child in node.content:
            _node(child, out, loose=loose)
        return
    kind = "paragraph" if loose and node.label is None else node.kind.value
    text = "|".join(cell for row in node.rows for cell in row) if node.rows else node.text
    if loose and kind == "paragraph" and out[-1][0] == "paragraph":
        out[-1] = (kind, "", out[-1][2] + text)
    else:
        out.append((kind, node.label or "", text))
