"""Word files of 60 clauses of 110 characters: time and size, beside what others make of it in the same run.

The peers write the same headings, labels and sentences: plain python-docx (labels as text, its stock styles), docxtpl
(a template with loops, filled by Jinja) and pandoc (from Markdown, a process each). None of them makes native numbers,
bookmarks or 禁則. What is not installed is left out, saying so.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import ROOT, Row, median
from drafter.document import Block, BlockKind, Document, Line, Section
from drafter.files import office
from drafter.model.scheme import scheme_of
from drafter.numbering.apply import number
from drafter.workspace import Workspace
from drafter.writers import docx as ours
from drafter.writers import pdf
from drafter.writers._docx_sample import sample

CLAUSES = 60
_TEXT = (
    "国は、地方の実情を踏まえ、必要な財源を安定的に確保し、手続を簡素にするとともに、進み具合を毎年度公表すること。" * 2
)


def rows() -> list[Row]:
    """Time beside each peer; the sizes stand in the names."""
    workspace = Workspace.find(None, ROOT)
    template = workspace.template("nga")
    document = number(_document(), scheme_of(template))
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = ours.write(document, template)
        own = median(lambda: ours.write(document, template), 15)
        for peer, size, taken in _peers(document, folder):
            what = f"Word file of {CLAUSES} clauses ({_kilobytes(len(data))}; peer {_kilobytes(size)})"
            found.append(Row(what, own, peer, taken))
        (folder / "house.docx").write_bytes(ours.write(sample(template), template))
        worn = template.model_copy(update={"reference": str(folder / "house.docx")})
        found.append(Row("the same in a house's own look", median(lambda: ours.write(document, worn), 7)))
        if office.find():
            found.append(Row("the same as PDF (LibreOffice)", median(lambda: pdf.write(document, template), 2)))
    return found


def _kilobytes(count: int) -> str:
    return f"{count / 1024:.1f} KB"


def _document() -> Document:
    chapters = tuple(
        Section(
            1,
            None,
            f"第{chapter + 1}の柱",
            tuple(
                Section(2, None, f"項目{at + 1}", (Block(BlockKind.PARAGRAPH, _TEXT, clause=f"c{chapter}-{at}"),))
                for at in range(CLAUSES // 6)
            ),
        )
        for chapter in range(6)
    )
    return Document(title=Line("計測のための提言"), sections=chapters)


def _peers(document: Document, folder: Path) -> Iterator[tuple[str, int, float]]:
    """Name, bytes and milliseconds of each that is installed."""
    yield "plain python-docx", len(_python_docx(document)), median(lambda: _python_docx(document), 5)
    try:
        import docxtpl  # noqa: F401
    except ImportError:
        print("  (no docxtpl: left out)", file=sys.stderr)
    else:
        pattern = _pattern(folder)
        yield "docxtpl", len(_docxtpl(pattern, document)), median(lambda: _docxtpl(pattern, document), 5)
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        print("  (no pandoc: left out)", file=sys.stderr)
        return
    source, target = folder / "a.md", folder / "pandoc.docx"
    source.write_text("\n\n".join(_markdown(document)), encoding="utf-8")
    command = [pandoc, str(source), "-o", str(target)]
    taken = median(lambda: subprocess.run(command, check=True), 5)
    yield "pandoc, a process each", target.stat().st_size, taken


def _lines(document: Document) -> Iterator[tuple[int, str]]:
    """(depth of a heading or 0, text) of everything that is printed."""
    for path, section in document.walk():
        yield len(path), f"{section.label or ''}　{section.heading}"
        for block in section.blocks:
            yield 0, block.text


def _python_docx(document: Document) -> bytes:
    import docx

    made = docx.Document()
    made.add_paragraph(document.title.text, style="Title")
    for depth, text in _lines(document):
        made.add_paragraph(text, style=f"Heading {depth}" if depth else "Normal")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _pattern(folder: Path) -> Path:
    """A template as docxtpl wants it: a loop over lines, headings told apart by a condition."""
    import docx

    made = docx.Document()
    made.add_paragraph("{{ title }}", style="Title")
    made.add_paragraph("{%p for depth, text in lines %}")
    for depth in (1, 2):
        made.add_paragraph(f"{{%p if depth == {depth} %}}")
        made.add_paragraph("{{ text }}", style=f"Heading {depth}")
        made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p if depth == 0 %}")
    made.add_paragraph("{{ text }}")
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p endfor %}")
    file = folder / "pattern.docx"
    made.save(str(file))
    return file


def _docxtpl(pattern: Path, document: Document) -> bytes:
    from docxtpl import DocxTemplate

    filled = DocxTemplate(str(pattern))
    filled.render({"title": document.title.text, "lines": list(_lines(document))})
    stream = io.BytesIO()
    filled.save(stream)
    return stream.getvalue()


def _markdown(document: Document) -> Iterator[str]:
    yield f"# {document.title.text}"
    for depth, text in _lines(document):
        yield f"{'#' * (depth + 1)} {text}" if depth else text
