"""Reading: any Japanese encoding, strictly; whatever is no readable text stops with one clear message."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st

from drafter.errors import ExitCode, InputError
from drafter.files import limits
from drafter.files.reading import decode, read_bytes, read_text

TEXT = (
    "Ⅰ　通信基盤の整備\n１　光ファイバ網について、離島等の条件不利地域を含め早期に整備すること。\n"
    "・ﾃﾞｼﾞﾀﾙ化（ＤＸ）～2027年度\n"
)
WORDS = (
    "地域の実情を踏まえ、",
    "国において、",
    "措置を講じること。",
    "デジタル人材",
    "（１）",
    "令和9年度",
    "\n",
    "とりわけ",
)

ENCODINGS = [
    ("utf-8", "utf-8", b"", False),
    ("utf-8", "utf-8", b"\xef\xbb\xbf", True),
    ("utf-16-le", "utf-16-le", b"\xff\xfe", True),
    ("utf-16-be", "utf-16-be", b"\xfe\xff", True),
    ("utf-16-le", "utf-16-le", b"", False),
    ("utf-16-be", "utf-16-be", b"", False),
    ("utf-32-le", "utf-32-le", b"\xff\xfe\x00\x00", True),
    ("cp932", "cp932", b"", False),
    ("euc_jp", "euc_jp", b"", False),
    ("iso2022_jp_ext", "iso2022_jp", b"", False),
]


def written(text: str, codec: str) -> str:
    """The text as far as the encoding knows it: the old ones have no Roman numeral glyphs or wave dash."""
    for old, new in (("Ⅰ", "I"), ("～", "から")) if codec in ("euc_jp", "iso2022_jp_ext") else ():
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(("codec", "name", "mark", "bom"), ENCODINGS)
def test_each_encoding_is_recognised(codec: str, name: str, mark: bytes, bom: bool) -> None:
    text = written(TEXT, codec)
    decoded = decode(mark + text.encode(codec), "a.txt")
    assert (decoded.text, decoded.encoding, decoded.bom) == (text, name, bom)
    assert decoded.original == ("\ufeff" if bom else "") + text


@given(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=40).map(lambda words: "こと。\n" + "".join(words)),
    st.sampled_from(ENCODINGS),
)
def test_sentences_survive_every_encoding(text: str, how: tuple[str, str, bytes, bool]) -> None:
    codec, name, mark, _ = how
    decoded = decode(mark + text.encode(codec), "a.txt")
    assert decoded.text == text
    assert decoded.encoding == name


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a\r\nb\rc\n\r\nd", "a\nb\nc\n\nd"),
        ("一\x0c二\n".encode(), "一\x0c二\n"),
        ("一\u2028二".encode(), "一\u2028二"),
        (b"plain ascii\n", "plain ascii\n"),
    ],
)
def test_line_ends(data: bytes, text: str) -> None:
    decoded = decode(data, "a.txt")
    assert decoded.text == text
    assert decoded.original == data.decode()


def test_short_half_width_katakana_in_shift_jis() -> None:
    assert decode("ｱｲｳ提言".encode("cp932"), "a").text == "ｱｲｳ提言"


BINARY = {
    "zip": (b"PK\x03\x04" + bytes(60), "Word"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "old-office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(60), "program"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(60), "picture"),
    "rtf": (b"{\\rtf1\\ansi abc}", "RTF"),
    "nuls": (b"abc\x00def\x00\x01\x02", "binary"),
    "noise": (bytes(range(256)) * 20, "binary"),
    "controls": (b"\x01\x02\x03\x04ab", "binary"),
}


@pytest.mark.parametrize("name", BINARY)
def test_binaries_are_refused_by_what_they_are(name: str) -> None:
    data, word = BINARY[name]
    with pytest.raises(InputError) as caught:
        decode(data, "x.bin")
    assert word in caught.value.text("en")
    assert "テキスト" in caught.value.text("ja")
    assert caught.value.place.file == "x.bin"


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        ("一行目\n二行".encode() + b"\xff" + "目です\n".encode(), 2, 3, "0xFF"),
        ("提言である。\r\n".encode() * 3 + "あい".encode()[:5], 4, 2, "0xE3"),
        (b"title: x\n" + "要望".encode() + b"\x93\xfa" + "こと。".encode(), 2, 3, "0x93"),
        (b"\xef\xbb\xbf" + "あ\n".encode() + b"\x80", 2, 1, "0x80"),
        (b"\xff\xfe" + "あ".encode("utf-16-le") + b"\x00\xd8", 1, 2, "0x00"),
    ],
)
def test_broken_text_names_the_first_wrong_byte(data: bytes, line: int, column: int, byte: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "x.txt")
    assert (caught.value.place.line, caught.value.place.column) == (line, column)
    assert byte in caught.value.text("en")


def test_latin_1_is_not_taken_for_japanese() -> None:
    with pytest.raises(InputError):
        decode("Le gouvernement a été prié d'agir à la préfecture.\n".encode("latin-1"), "x.txt")


@given(st.binary(max_size=200))
@example(b"\xf1\x80\xa0\x88\x9f")
def test_any_bytes_give_text_or_one_clear_error(data: bytes) -> None:
    try:
        decoded = decode(data, "x")
    except InputError as error:
        said = error.text("ja") + error.text("en")
    else:
        said = "text"
        assert "\ufffd" not in decoded.text or "\ufffd".encode() in data or decoded.encoding != "utf-8"
        assert "\x00" not in decoded.text
    assert said


class TestReadBytes:
    def test_reads(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"abc")
        assert read_bytes(str(tmp_path / "a")) == b"abc"
        assert read_text(str(tmp_path / "a")).text == "abc"

    @pytest.mark.parametrize(
        ("name", "word"),
        [("missing", "no such file"), ("folder", "folder"), ("a/b", "folder"), ("x" * 300, "too long")],
    )
    def test_what_cannot_be_opened(self, tmp_path: Path, name: str, word: str) -> None:
        (tmp_path / "folder").mkdir()
        (tmp_path / "a").write_bytes(b"")
        with pytest.raises(InputError) as caught:
            read_bytes(str(tmp_path / name))
        assert word in caught.value.text("en")
        assert caught.value.code is ExitCode.INPUT

    def test_nul_in_the_name(self) -> None:
        with pytest.raises(InputError):
            read_bytes("a\x00b")

    def test_a_link_that_leads_to_itself(self, tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to(tmp_path / "a")
        with pytest.raises(InputError):
            read_bytes(str(tmp_path / "a"))

    def test_a_pipe_does_not_hang(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        caught: list[InputError] = []

        def read() -> None:
            try:
                read_bytes(str(tmp_path / "pipe"))
            except InputError as error:
                caught.append(error)

        thread = threading.Thread(target=read, daemon=True)
        thread.start()
        thread.join(5)
        assert caught
        assert "pipe" in caught[0].text("en")

    @pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
    def test_devices(self, device: str) -> None:
        with pytest.raises(InputError):
            read_bytes(device)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_permission(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"x")
        (tmp_path / "a").chmod(0)
        with pytest.raises(InputError, match="permission"):
            read_bytes(str(tmp_path / "a"))

    def test_a_file_that_is_too_large_is_not_read(self, tmp_path: Path) -> None:
        with (tmp_path / "big").open("wb") as stream:
            stream.truncate(limits.TEXT_BYTES + 1)
        with pytest.raises(InputError) as caught:
            read_bytes(str(tmp_path / "big"))
        assert "20 MB" in caught.value.text("en")

    def test_at_the_limit(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"x" * 10)
        assert len(read_bytes(str(tmp_path / "a"), limit=10)) == 10
        with pytest.raises(InputError):
            read_bytes(str(tmp_path / "a"), limit=9)

    @pytest.mark.parametrize(("size", "code"), [(10, 0), (11, 2)])
    def test_standard_input_is_bounded(self, size: int, code: int) -> None:
        program = (
            "from drafter.errors import InputError\nfrom drafter.files.reading import read_bytes\nimport sys\n"
            "try: sys.exit(0 if len(read_bytes('-', limit=10)) == 10 else 1)\nexcept InputError: sys.exit(2)"
        )
        done = subprocess.run([sys.executable, "-c", program], input=b"x" * size, cwd=ROOT, check=False)
        assert done.returncode == code
