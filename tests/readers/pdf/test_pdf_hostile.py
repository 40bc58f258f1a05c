"""Files that are broken, or made to break a reader: one clear message each, or what can be read of them."""

from __future__ import annotations

import shutil
import sys
import zlib
from collections.abc import Callable

import pytest
from crafted import file, lines, pages, stream, text

from drafter.errors import InputError
from drafter.files import limits
from drafter.readers import pdf

GOOD = lines(["地域の足を守るための提言", "　国は、支援を行うこと。"])


def tree(entries: bytes) -> bytes:
    return pages([GOOD], more={2: b"<</Type/Pages" + entries + b">>"})


def twice_packed(content: bytes) -> bytes:
    packed = zlib.compress(zlib.compress(content, 9), 9)
    return b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%b\nendstream" % (len(packed), packed)


def form(inner: bytes) -> bytes:
    return stream(inner, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 50 0 R>>>>")


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "broken"),
    "no PDF": ("これは文です。".encode, "broken"),
    "only a head": (lambda: b"%PDF-1.7\n", "broken"),
    "noise": (lambda: b"%PDF-1.4\n" + bytes(range(256)) * 2000, "broken"),
    "cut off in the middle": (lambda: pages([GOOD] * 20)[:1500], ""),
    "deep arrays for a page": (lambda: pages([GOOD], more={20: b"[" * 300_000 + b"]" * 300_000}), ""),
    "more pages than anybody prints": (
        lambda: tree(b"/Kids[" + b" ".join([b"20 0 R"] * 100_000) + b"]/Count 100000"),
        "too many pages",
    ),
    "a bomb in a content stream": (
        lambda: pages([GOOD], more={21: stream(b"0 0 m 1 1 l S\n" * 5_000_000)}),
        "too much memory",
    ),
    "a bomb in a bomb": (lambda: pages([GOOD], more={21: twice_packed(b"q Q " * 40_000_000)}), "too much memory"),
    "states without end": (lambda: pages([b"q " * 1_500_000 + GOOD]), "too much memory"),
    "more letters than fit on a page": (
        lambda: pages([b"".join(text("あ" * 300, 10, 10 + 4 * n, 1.5) for n in range(200))]),
        "too many characters",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_one_clear_message(case: str) -> None:
    make, expected = REFUSED[case]
    with pytest.raises(InputError) as caught:
        pdf.read(make(), "strange.pdf")
    error = caught.value
    assert expected in error.message.en
    assert error.place.file == "strange.pdf"
    assert error.hint is not None


READ: dict[str, bytes] = {
    "a tree that holds itself": tree(b"/Kids[2 0 R 20 0 R]/Count 2"),
    "ten million pages that are not there": tree(b"/Kids[20 0 R]/Count 10000000"),
    "fewer pages than none": tree(b"/Kids[20 0 R]/Count -5"),
    "scripts and files within are left alone": pages(
        [GOOD],
        more={
            1: b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
            b"/Names<</EmbeddedFiles<</Names[(a.exe)60 0 R]>>>>>>",
            60: b"<</Type/Filespec/F(a.exe)/EF<</F 61 0 R>>>>",
            61: stream(b"MZ"),
        },
    ),
    "a page as large as a country": pages([GOOD], page=b"/MediaBox[0 0 9e9 9e9]"),
    "bytes behind the end": pages([GOOD]) + b"\0" * 5000,
    "no table of places": pages([GOOD]).split(b"xref")[0] + b"trailer\n<</Root 1 0 R>>\n%%EOF",
}


@pytest.mark.parametrize("case", READ)
def test_what_can_be_read_is_read(case: str) -> None:
    document = pdf.read(READ[case], "strange.pdf").document
    assert document.title.text == "地域の足を守るための提言"
    assert [block.text for block in document.blocks()] == ["国は、支援を行うこと。"]


def test_a_crash_of_the_library_is_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a file makes of the child process: this one ends at once, without an answer."""
    monkeypatch.setattr(sys, "executable", shutil.which("false") or pytest.skip("there is no program called false"))
    with pytest.raises(InputError) as caught:
        pdf.read(pages([GOOD]), "strange.pdf")
    assert "came to a stop" in caught.value.message.en


def test_a_file_that_does_not_get_on_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_SECONDS", 0.0)
    with pytest.raises(InputError) as caught:
        pdf.read(pages([GOOD]), "strange.pdf")
    assert "does not get on" in caught.value.message.en


def test_objects_that_hold_one_another_end() -> None:
    holding = pages(
        [GOOD + b"/X Do"],
        page=b"/Tabs/S",
        more={
            20: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</X 50 0 R>>>>/Contents 21 0 R>>",
            50: form(b"/X Do"),
        },
    )
    assert pdf.read(holding, "strange.pdf").document.title.text == "地域の足を守るための提言"


def test_the_catalogue_may_lie_anywhere() -> None:
    swapped = file({9: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"}, b"/Root 9 0 R")
    with pytest.raises(InputError):
        pdf.read(swapped, "strange.pdf")
