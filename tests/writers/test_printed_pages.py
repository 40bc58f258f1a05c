"""Pages as LibreOffice prints them: no letter lies on another or runs off the page.

Every shipped template with both samples and the draft that holds everything, standing, lying and as a booklet; and the
vertical template with other lengths of line, each of which breaks its paragraphs elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from conftest import ROOT
from full_draft import rich

from drafter import pipeline
from drafter.files import office
from drafter.workspace import Workspace

pytestmark = pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")

TEMPLATES = sorted(file.stem for file in (ROOT / "templates").glob("*.yaml"))
SAMPLES = ("2027-digital", "2027-mayors-sample", "rich")
PAGES: dict[str, dict[str, object]] = {
    "standing": {"orientation": "portrait"},
    "lying": {"orientation": "landscape"},
    "booklet": {"size": "A3", "fold": "booklet", "orientation": "portrait"},
}
#: characters and lines of the vertical page
GRIDS = ((36, 28), (38, 31), (40, 34), (38, 28))
#: so much of the smaller of two letters may lie under the other (readings, kerned Latin letters)
_SHARED = 0.35

Box = tuple[float, float, float, float]


def _page(opened: pipeline.Opened, **changes: object) -> pipeline.Opened:
    assert opened.template is not None
    page = opened.template.page.model_copy(update=changes)
    return replace(opened, template=opened.template.model_copy(update={"page": page}))


def _opened(template: str, sample: str, folder: Path, place: Workspace) -> pipeline.Opened:
    if sample == "rich":
        return pipeline.open_document(str(rich(folder, template)), place)
    text = (ROOT / f"drafts/{sample}.yaml").read_text("utf-8")
    file = folder / f"{sample}.yaml"
    file.write_text(re.sub(r"(?m)^template: .*$", f"template: {template}", text), "utf-8")
    return pipeline.open_document(str(file), place)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """PDFs by template, sample and page, all made in one run."""
    place = Workspace.at(ROOT)
    folder = tmp_path_factory.mktemp("pages")
    made: dict[str, bytes] = {}
    for template in TEMPLATES:
        for sample in SAMPLES:
            opened = _opened(template, sample, folder, place)
            for name, changes in PAGES.items():
                made[f"{template} {sample} {name}"] = pipeline.printable(_page(opened, **changes), place)
            for characters, lines in GRIDS if template == "tategaki" and sample != "rich" else ():
                other = _page(opened, characters=characters, lines=lines)
                made[f"{template} {sample} {characters}x{lines}"] = pipeline.printable(other, place)
    done = office.to_pdf(made)
    assert done.keys() == made.keys()
    return done


@lru_cache(maxsize=256)
def letters(pdf: bytes) -> tuple[tuple[Box, tuple[Box, ...]], ...]:
    """The size of each page, and where its letters are drawn (points: left, bottom, right, top)."""
    import pypdfium2

    out = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            count = text.count_chars()
            boxes = [text.get_charbox(i) for i in range(count)]
            whole = (0.0, 0.0, page.get_width(), page.get_height())
            out.append((whole, tuple(box for box in boxes if box[2] - box[0] > 1 and box[3] - box[1] > 1)))
    return tuple(out)


def covered(boxes: tuple[Box, ...]) -> Iterator[tuple[Box, Box]]:
    """Pairs of letters that lie on each other."""
    ordered = sorted(boxes)
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 :]:
            if other[0] >= one[2]:
                break
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            if wide > 0 and high > 0 and wide * high > _SHARED * min(map(_area, (one, other))):
                yield one, other


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def test_no_letter_lies_on_another(printed: dict[str, bytes]) -> None:
    bad = {
        f"{name}, page {number}": len(pairs)
        for name, pdf in printed.items()
        for number, (_, boxes) in enumerate(letters(pdf), 1)
        if (pairs := list(covered(boxes)))
    }
    assert bad == {}


def test_nothing_runs_off_the_page(printed: dict[str, bytes]) -> None:
    bad = [
        f"{name}, page {number}"
        for name, pdf in printed.items()
        for number, (whole, boxes) in enumerate(letters(pdf), 1)
        if any(box[0] < 8 or box[1] < 8 or box[2] > whole[2] - 8 or box[3] > whole[3] - 8 for box in boxes)
    ]
    assert bad == []
