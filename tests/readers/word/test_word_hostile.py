"""Word files that are made to harm, damaged, or something else: one clear error each, in little memory."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Run
from readers.word.packages import MAIN, R, members, p, package, part, relations, table, types, word

from drafter.errors import InputError
from drafter.readers import _refused, docx

ATTRIBUTES = " ".join(f"a{n}='{n}'" for n in range(700_000))
GOOD = p("国は地域の交通を支えること。")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def with_document(xml: str | bytes) -> bytes:
    return package({**members(""), "word/document.xml": xml})


def entities() -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    xml = part("document", f"<w:body>{p('<w:r><w:t>&e9;</w:t></w:r>')}</w:body>")
    return with_document(xml.replace("?>", f'?><!DOCTYPE w:document [<!ENTITY e0 "x">{levels}]>', 1))


def external_entity() -> bytes:
    xml = part("document", f"<w:body>{p('<w:r><w:t>&e;</w:t></w:r>')}</w:body>")
    return with_document(xml.replace("?>", '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', 1))


def twice() -> bytes:
    one, two = word(GOOD), b""
    two = one.replace(b"word/document.xml", b"word/Document.xml")
    assert two != one
    return package({**members(GOOD), "word/Document.xml": "x"})


def encrypted_member() -> bytes:
    data = bytearray(word(GOOD))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 1)
    return bytes(data)


def broken_sum() -> bytes:
    data = package(members(GOOD), zipfile.ZIP_STORED)
    return data.replace("国は地域".encode(), "国は地或".encode(), 1)


#: name → bytes, words of the message
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "four million paragraphs": (lambda: word("<w:p/>" * 4_000_000), "unpack"),
    "a million paragraphs, stored": (
        lambda: package(members("<w:p/>" * 1_000_000), zipfile.ZIP_STORED),
        "too many elements",
    ),
    "spaces": (lambda: word(p("<w:r><w:t>" + " " * 20_000_000 + "</w:t></w:r>")), "unpack"),
    "one long word": (lambda: package(members(p("字" * 11_000_000)), zipfile.ZIP_STORED), "too many"),
    "one huge table": (
        lambda: package(members(table(*[["甲", "乙"]] * 29_000)), zipfile.ZIP_STORED),
        "too many elements",
    ),
    "a million attributes": (
        lambda: with_document(part("document", f"<w:body><w:p {ATTRIBUTES}/></w:body>")),
        "too many elements",
    ),
    "a hundred thousand lines": (
        lambda: package(members(p("<w:r><w:t>字</w:t><w:br/></w:r>" * 100_000)), 0),
        "too many",
    ),
    "depth 400": (lambda: word("<w:tbl><w:tr><w:tc>" * 133 + GOOD + "</w:tc></w:tr></w:tbl>" * 133), "nested"),
    "depth of runs": (lambda: word(p("<w:smartTag>" * 400 + "</w:smartTag>" * 400)), "nested"),
    "entities": (entities, "DOCTYPE"),
    "external entity": (external_entity, "DOCTYPE"),
    "doctype in styles": (
        lambda: package(
            {**members(GOOD, styles=""), "word/styles.xml": "<!DOCTYPE s [<!ENTITY a 'b'>]><styles>&a;</styles>"}
        ),
        "DOCTYPE",
    ),
    "doctype in UTF-16": (
        lambda: with_document('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "f">]><x>&e;</x>'.encode("utf-16")),
        "DOCTYPE",
    ),
    "undeclared entity": (lambda: word(p("<w:r><w:t>&evil;</w:t></w:r>")), "damaged"),
    "broken xml": (lambda: with_document("<w:document><w:body>"), "damaged"),
    "another root": (lambda: with_document("<html><body><p>文</p></body></html>"), "no body"),
    "wrong encoding": (lambda: with_document(b'<?xml version="1.0" encoding="klingon"?><x/>'), "encoding"),
    "same name twice": (twice, "same name"),
    "name outside": (lambda: package({**members(GOOD), "../../evil": "x"}), "outside"),
    "absolute name": (lambda: package({**members(GOOD), "/etc/evil": "x"}), "outside"),
    "backslashes outside": (lambda: package({**members(GOOD), "..\\evil": "x"}), "outside"),
    "drive": (lambda: package({**members(GOOD), "C:/evil": "x"}), "outside"),
    "many members": (lambda: package({**members(GOOD), **{f"x{n}": "" for n in range(10_001)}}), "too many members"),
    "encrypted members": (encrypted_member, "encrypted zip"),
    "cut off": (lambda: word(GOOD)[:-30], "cut off"),
    "cut in the middle": (lambda: word(GOOD)[:700], "cut off"),
    "broken sum": (broken_sum, "damaged"),
    "no types": (lambda: package({k: v for k, v in members(GOOD).items() if k[0] != "["}), "no Word document"),
    "no relationships": (lambda: package({k: v for k, v in members(GOOD).items() if k[:5] != "_rels"}), "no Word"),
    "dangling document": (
        lambda: package({**members(GOOD), "_rels/.rels": relations(("r", "officeDocument", "word/gone.xml"))}),
        "damaged",
    ),
    "document elsewhere": (
        lambda: package(
            {
                **members(GOOD),
                "_rels/.rels": relations(("r", "officeDocument", "http://a.example/x.xml"), external=["r"]),
            }
        ),
        "no Word",
    ),
    "document above": (
        lambda: package({**members(GOOD), "_rels/.rels": relations(("r", "officeDocument", "../../etc/passwd"))}),
        "damaged",
    ),
    "macros by type": (lambda: package({**members(GOOD), "[Content_Types].xml": types(MACROS)}), "macros"),
    "macros by part": (lambda: package({**members(GOOD), "word/vbaProject.bin": "x"}), "macros"),
    "a sheet by type": (lambda: package({**members(GOOD), "[Content_Types].xml": types(SHEET)}), "no Word"),
    "no text": (lambda: word(p() + p()), "no text"),
    "only headers": (lambda: word("<w:sectPr/>"), "no text"),
    "empty": (lambda: b"", "empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_refused_with_one_message(name: str) -> None:
    data, words = BAD[name]
    with pytest.raises(InputError) as raised:
        docx.read(data(), "x.docx")
    assert words in raised.value.text("en")
    assert raised.value.hint is not None
    assert raised.value.place.file == "x.docx"


PROBE = """
import re, sys
from pathlib import Path
from drafter.errors import InputError
from drafter.readers import docx
data = Path(sys.argv[1]).read_bytes()
try:
    docx.read(data, "x.docx")
except InputError:
    print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""
HEAVY = ["four million paragraphs", "a million paragraphs, stored", "one huge table", "spaces", "a million attributes"]


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is measured on Linux only")
@pytest.mark.parametrize("name", HEAVY)
def test_refused_in_little_memory(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(BAD[name][0]())
    done = subprocess.run(
        [sys.executable, "-c", PROBE, tmp_path / "x.docx"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert int(done.stdout) < 300


def test_nothing_outside_is_looked_at(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(part("styles", ""), encoding="utf-8")
    outside = [
        ("t", "attachedTemplate", secret.as_uri()),
        ("s", "styles", str(secret)),
        ("n", "numbering", "../../../n"),
    ]
    reading = docx.read(word(p("提言書") + GOOD, rels=outside, external=["t"]), "x.docx")
    told = " ".join(f.message.en for f in reading.document.findings)
    assert [f.code for f in reading.document.findings] == ["READ042", "READ042"]
    assert "attachedTemplate" not in told


def test_the_document_is_found_by_its_relationship() -> None:
    given = members(p("提言書") + GOOD)
    moved = {
        "[Content_Types].xml": types(MAIN, "/other/text.xml"),
        "_rels/.rels": relations(("r", "officeDocument", "/other/text.xml")),
        "other/text.xml": given["word/document.xml"],
        "OTHER/_rels/TEXT.xml.rels": relations(("s", "styles", "../Some/Styles.xml")),
        "some/styles.xml": part("styles", ""),
    }
    reading = docx.read(package(moved), "x.docx")
    assert (reading.document.title.text, reading.document.findings) == ("提言書", ())
    assert R in relations(("r", "styles", "x"))


#: name → bytes, words of the message, words of the hint
OTHERS: dict[str, tuple[bytes, str, str]] = {
    "x.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "password", "take the password off"),
    "old.docx": (OLE + "WordDocument".encode("utf-16-le"), "old Word", "save it as a Word document"),
    "old.doc": (OLE + "WordDocument".encode("utf-16-le"), "old Word", "save it as a Word document"),
    "new.doc": (word(GOOD), "new kind", ".docx"),
    "sheet.docx": (OLE + "Workbook".encode("utf-16-le"), "spreadsheet", "put its words"),
    "ichitaro.jtd": (OLE + "DocumentText".encode("utf-16-le"), "Ichitaro", "export it"),
    "a.rtf": (b"{\\rtf1\\ansi}", "RTF", "save it as a Word document"),
    "rich.docx": (b"{\\rtf1\\ansi}", "rich text", "save it as a Word document"),
    "printed.docx": (b"%PDF-1.7\n", "PDF", ".pdf"),
    "web.docx": (b"<!DOCTYPE html><html></html>", "HTML", ".html"),
    "web.doc": (b"<html xmlns:o='x'></html>", "HTML", ".html"),
    "archive.doc": (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n", "web archive", "save it"),
    "xml.doc": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "XML", "save it"),
    "plain.docx": ("国は支えること。".encode("cp932"), "plain text", ".txt"),
    "noise.docx": (bytes(range(256)), "no Word document", "save it"),
    "m.docm": (word(GOOD), "macros", "without macros"),
    "m.dotm": (word(GOOD), "macros", "without macros"),
    "a.odt": (package({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument", "save it"),
    "b.odt": (b"", "OpenDocument", "save it"),
    "a.xlsx": (package({"xl/workbook.xml": "x"}), "spreadsheet", "put its words"),
    "b.docx": (package({"ppt/presentation.xml": "x"}), "presentation", "put its words"),
    "a.xdw": (b"\x60\x0e", "DocuWorks", "export it"),
    "a.pages": (package({"Index/Document.iwa": "x"}), "Pages", "export it"),
}


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_other_kinds_are_told_what_to_do(name: str, lang: str) -> None:
    data, words, hint = OTHERS[name]
    refused = _refused.refusal(name, data)
    assert refused is not None
    assert refused.hint is not None
    assert lang == "ja" or (words in refused.message.en and hint in refused.hint.en)
    assert refused.text("ja").startswith(name)


def test_a_word_file_is_not_refused() -> None:
    assert _refused.refusal("x.docx", word(GOOD)) is None
    assert _refused.refusal("x.xyz", "国".encode()) is None


@pytest.mark.parametrize(
    ("name", "words"), [("old.doc", "old Word"), ("plain.docx", "plain text"), ("m.docm", "macros")]
)
def test_on_the_command_line(name: str, words: str, tmp_path: Path, drafter: Run) -> None:
    (tmp_path / name).write_bytes(OTHERS[name][0])
    done = drafter("outline", tmp_path / name)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
