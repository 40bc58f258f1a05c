"""Reading files of 5, 50 and 500 pages of every kind: time and memory, each in a process of its own.

The files are one made proposal, written by our own writers; the PDF is printed from the Word file by LibreOffice, and
left out, saying so, where there is none. Beside each: what the parser alone needs, in the same kind of process.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import ROOT, Row
from drafter import pipeline
from drafter.document import Block, BlockKind, Document, Line, Section
from drafter.model.scheme import scheme_of
from drafter.numbering.apply import number
from drafter.workspace import Workspace

PAGES = (5, 50, 500)
#: sections, each a heading and a clause of about 160 characters, that fill an A4 page of 12 pt
_A_PAGE = 6.4
_KINDS = ("txt", "docx", "md", "html", "pdf")

#: reads the file named first, and prints milliseconds (imports left out) and the process's most memory in MB
_CHILD = """
import json, re, sys, time
{imports}
start = time.perf_counter()
{read}
taken = (time.perf_counter() - start) * 1000
try:
    most = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
except OSError:
    most = 0.0  # only Linux tells
print(json.dumps([taken, most]))
"""
_OURS = (
    "from drafter import pipeline\nfrom drafter.workspace import Workspace\nw = Workspace.find(None, None)\nimport {0}",
    "pipeline.open_document(sys.argv[1], w)",
)
_LOADED = {
    "txt": "drafter.readers.text",
    "docx": "lxml.etree",
    "md": "markdown_it",
    "html": "lxml.html",
    "pdf": "pypdfium2",
}
_PEERS = {
    "txt": ("", "open(sys.argv[1], encoding='utf-8').read().splitlines()", "split into lines"),
    "docx": ("import docx", "[p.text for p in docx.Document(sys.argv[1]).paragraphs]", "python-docx, text alone"),
    "md": ("import markdown_it", "markdown_it.MarkdownIt().parse(open(sys.argv[1]).read())", "markdown-it alone"),
    "html": ("import lxml.html", "lxml.html.parse(sys.argv[1]).getroot().text_content()", "lxml.html alone"),
    "pdf": (
        "import pypdfium2",
        "[p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(sys.argv[1])]",
        "pypdfium2, text alone",
    ),
}


def rows() -> list[Row]:
    """Time and memory for each kind and size."""
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        for pages in PAGES:
            for file in _files(Path(name), pages):
                kind = file.suffix[1:]
                ms, memory = _run(_OURS[0].format(_LOADED[kind]), _OURS[1], file)
                imports, read, peer = _PEERS[kind]
                peer_ms, peer_memory = _run(imports, read, file)
                what = f"read {kind}, {pages} pages ({memory:.0f} MB; peer {peer_memory:.0f} MB)"
                found.append(Row(what, ms, peer, peer_ms))
    return found


def _run(imports: str, read: str, file: Path) -> tuple[float, float]:
    command = [sys.executable, "-c", _CHILD.format(imports=imports, read=read), str(file)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ}, capture_output=True, check=True, text=True)
    ms, memory = json.loads(done.stdout)
    return float(ms), float(memory)


def _files(folder: Path, pages: int) -> list[Path]:
    workspace = Workspace.find(None, ROOT)
    document = _document(workspace, pages)
    template = workspace.template("nga")
    opened = pipeline.Opened("", document, template)
    made = []
    for kind in _KINDS[:-1]:
        file = folder / f"{pages}.{kind}"
        file.write_bytes(pipeline.render(opened, kind, workspace))
        made.append(file)
    if shutil.which("soffice"):
        word = folder / f"{pages}.docx"
        profile = (folder / "profile").as_uri()
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={profile}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                word,
            ],
            capture_output=True,
            check=True,
        )
        made.append(word.with_suffix(".pdf"))
    else:
        print("  (no soffice: PDF left out)", file=sys.stderr)
    return made


def _document(workspace: Workspace, pages: int) -> Document:
    """A proposal of as many pages, of the library's clauses in turn."""
    clauses = [entry.clause for entry in workspace.library().clauses.values()]
    chapters = []
    count = round(pages * _A_PAGE)
    for first in range(0, count, 60):
        below = tuple(
            Section(2, None, one.heading, tuple(Block(BlockKind.PARAGRAPH, p) for p in one.text.split("\n")))
            for one in (clauses[i % len(clauses)] for i in range(first, min(first + 60, count)))
        )
        chapters.append(Section(1, None, f"第{first // 60 + 1}の柱", below))
    document = Document(title=Line("計測のための提言"), sections=tuple(chapters))
    return number(document, scheme_of(workspace.template("nga")))
