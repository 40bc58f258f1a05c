"""Which version a file answers, and files that are damaged, of another kind or draft, flattened, huge or hostile."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import playing
import pytest
import review_papers as papers
from word_made import change, members_of, packed, paragraph, put, returned, run

from drafter import pipeline
from drafter.errors import InputError
from drafter.review import reading, sent
from drafter.review.opinions import Kind
from drafter.workspace import Workspace

W = papers.words(0)
A = "_cl_s0_a"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return papers.workspace(tmp_path / "w", 5, 60)


def _sent(root: Path, size: int = 5) -> bytes:
    target = root / "sent.docx"
    playing.render(root, size, target)
    return target.read_bytes()


def _read(root: Path, *files: Path, draft: str = "5") -> reading.Reviewed:
    workspace = Workspace.at(root)
    opened = pipeline.open_document(str(root / "drafts" / f"{draft}.yaml"), workspace)
    return reading.read([str(file) for file in files], opened, workspace)


def _file(root: Path, data: bytes, name: str = "returned.docx") -> Path:
    file = root / name
    file.write_bytes(data)
    return file


EDITED = {A: paragraph(run(f"まず、{W['A']}"), name=A)}


# ------------------------------------------------------------ versions


def test_a_file_is_read_against_the_version_that_was_sent(root: Path) -> None:
    """The draft went on: a clause was rewritten and one put in; the returned file speaks of neither."""
    data = returned(_sent(root), EDITED)
    draft = root / "drafts" / "5.yaml"
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace(W["B"], "全く新しい文に改めたこと。"), encoding="utf-8")
    reviewed = _read(root, _file(root, data))
    assert [(one.target.clause, one.new) for one in reviewed.opinions] == [("s0-a", f"まず、{W['A']}")]
    assert [finding.code for finding in reviewed.findings] == ["RET001"]
    (version,) = reviewed.versions.values()
    assert version.text == text
    assert reviewed.opinions[0].version == version.hash


def test_a_version_that_was_not_kept_is_told(root: Path) -> None:
    data = returned(_sent(root), EDITED)
    for one in sent.folder(Workspace.at(root)).iterdir():
        for file in one.iterdir():
            file.unlink()
        one.rmdir()
    draft = root / "drafts" / "5.yaml"
    draft.write_text(draft.read_text(encoding="utf-8").replace(W["B"], "改めたこと。"), encoding="utf-8")
    reviewed = _read(root, _file(root, data))
    assert [finding.code for finding in reviewed.findings] == ["RET002"]
    assert ("s0-a", f"まず、{W['A']}") in [(one.target.clause, one.new) for one in reviewed.opinions]


def test_each_file_has_its_own_version(root: Path) -> None:
    first = _file(root, returned(_sent(root), EDITED), "first.docx")
    draft = root / "drafts" / "5.yaml"
    draft.write_text(draft.read_text(encoding="utf-8").replace(W["C"], "次の版の文とすること。"), encoding="utf-8")
    second = _file(root, returned(_sent(root), EDITED), "second.docx")
    reviewed = _read(root, first, second)
    assert [one.target.clause for one in reviewed.opinions] == ["s0-a", "s0-a"]
    assert len(reviewed.versions) == 2
    assert [len(one.sent.printed) if one.sent else 0 for one in reviewed.files] == [26, 26]


def test_a_file_of_another_draft_is_not_read(root: Path) -> None:
    other = papers.workspace(root / "other", 5)
    text = (other / "drafts" / "5.yaml").read_text(encoding="utf-8")
    strange = "\n".join(
        re.sub(r"[一-龠]{2}", "別物", line) if "text:" in line or "heading" in line else line
        for line in text.split("\n")
    )
    (other / "drafts" / "5.yaml").rename(other / "drafts" / "strange.yaml")
    (other / "drafts" / "strange.yaml").write_text(strange.replace("提言", "報告"), encoding="utf-8")
    workspace = Workspace.at(other)
    opened = pipeline.open_document(str(other / "drafts" / "strange.yaml"), workspace)
    _sent(root)
    reviewed = _read(root, _file(root, pipeline.render(opened, "docx", workspace)))
    error = reviewed.files[0].error
    assert not reviewed.opinions
    assert error is not None
    assert "strange.yaml" in error.text("en")
    assert "5.yaml" in error.text("ja")


def test_a_renamed_draft_is_known_by_its_words(root: Path) -> None:
    data = returned(_sent(root), EDITED)
    (root / "drafts" / "5.yaml").rename(root / "drafts" / "renamed.yaml")
    reviewed = _read(root, _file(root, data), draft="renamed")
    assert [one.target.clause for one in reviewed.opinions] == ["s0-a"]


def test_a_past_document_is_no_draft(root: Path) -> None:
    workspace = Workspace.at(root)
    file = _file(root, _sent(root))
    with pytest.raises(InputError, match="no draft"):
        reading.read([str(file)], pipeline.open_document(str(file), workspace), workspace)


# ------------------------------------------------------------ what cannot be read


def _bomb(data: bytes) -> bytes:
    return packed(members_of(data) | {"word/document.xml": b"<w:document>" + b" " * 90_000_000 + b"</w:document>"})


def _deep(data: bytes) -> bytes:
    xml = members_of(data)["word/document.xml"].decode()
    nested = "<w:sdt><w:sdtContent>" * 400 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 400
    return packed(members_of(data) | {"word/document.xml": xml.replace("<w:body>", f"<w:body>{nested}").encode()})


def _crowd(data: bytes) -> bytes:
    xml = members_of(data)["word/document.xml"].decode()
    many = "<w:p/>" * 100_000
    return packed(members_of(data) | {"word/document.xml": xml.replace("<w:body>", f"<w:body>{many}").encode()})


def _doctype(data: bytes) -> bytes:
    xml = members_of(data)["word/document.xml"]
    entity = b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml
    return packed(members_of(data) | {"word/document.xml": entity})


def _macros(data: bytes) -> bytes:
    return packed(members_of(data) | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def _odt(_: bytes) -> bytes:
    return packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


def _no_text(data: bytes) -> bytes:
    xml = members_of(data)["word/document.xml"].decode()
    members = {name: content for name, content in members_of(data).items() if "footer" not in name}
    return packed(members | {"word/document.xml": re.sub(r"<w:r>.*?</w:r>", "", xml, flags=re.DOTALL).encode()})


REFUSED = {
    "cut off": lambda data: data[: len(data) // 2],
    "empty": lambda _: b"",
    "a PDF": lambda _: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "an old Word file": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "an OpenDocument text": _odt,
    "text": lambda _: "ただの文章".encode(),
    "no XML": lambda data: packed(members_of(data) | {"word/document.xml": b"<w:document"}),
    "broken comments": lambda data: packed(members_of(returned(data, {}, comments="<w:comments"))),
    "a zip bomb": _bomb,
    "nested too deeply": _deep,
    "too many paragraphs": _crowd,
    "a document type": _doctype,
    "macros": _macros,
    "no text at all": _no_text,
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_told_and_stops_no_other(name: str, root: Path) -> None:
    data = _sent(root)
    bad, good = _file(root, REFUSED[name](data), "bad.docx"), _file(root, returned(data, EDITED), "good.docx")
    reviewed = _read(root, bad, good)
    error = reviewed.files[0].error
    assert error is not None
    assert str(bad) in error.text("ja")
    assert error.text("en") != error.text("ja")
    assert reviewed.files[0].sent is None
    assert [one.file for one in reviewed.opinions] == [str(good)]


def test_a_file_that_is_not_there_is_told(root: Path) -> None:
    _sent(root)
    reviewed = _read(root, root / "nowhere.docx", root)
    assert [type(one.error) for one in reviewed.files] == [InputError, InputError]


def test_no_returned_file_is_written_to(root: Path) -> None:
    data = returned(_sent(root), EDITED)
    file = _file(root, data)
    os.utime(file, (1_000_000_000, 1_000_000_000))
    file.chmod(0o444)
    before = file.stat()
    _read(root, file)
    after = file.stat()
    assert file.read_bytes() == data
    assert (after.st_mtime_ns, after.st_ino, after.st_mode) == (before.st_mtime_ns, before.st_ino, before.st_mode)
    assert sorted(p.name for p in root.iterdir()) == [".drafter", "drafts", "library", "returned.docx", "sent.docx"]


def test_thousands_of_changes_nested_by_several_authors(root: Path) -> None:
    """Ten thousand changes of one paragraph: one opinion an author."""
    inner = "".join(
        change("ins", f"委員{i % 7}", run("あ") + change("del", f"委員{(i + 1) % 7}", run("い", tag="delText")))
        for i in range(5_000)
    )
    data = returned(_sent(root), {A: paragraph(run(W["A"]) + inner, name=A)})
    reviewed = _read(root, _file(root, data))
    assert {one.reviewer for one in reviewed.opinions} == {f"委員{i}" for i in range(7)}
    assert {one.target.clause for one in reviewed.opinions} == {"s0-a"}


def test_too_many_changes_are_refused(root: Path) -> None:
    inner = put("委員", "あ") * 50_001
    reviewed = _read(root, _file(root, returned(_sent(root), {A: paragraph(inner, name=A)})))
    assert reviewed.files[0].error is not None
    assert "50,000" in reviewed.files[0].error.text("en")


def test_external_targets_are_never_asked_for(root: Path) -> None:
    data = _sent(root)
    rels = members_of(data)["word/_rels/document.xml.rels"].decode()
    kinds = ("comments", "footnotes", "header", "commentsExtended")
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = "".join(
        f'<Relationship Id="x{kind}" Type="{base}/{kind}" Target="file:///etc/passwd" TargetMode="External"/>'
        for kind in kinds
    )
    changed = rels.replace("</Relationships>", f"{more}</Relationships>").encode()
    reviewed = _read(root, _file(root, packed(members_of(data) | {"word/_rels/document.xml.rels": changed})))
    assert not reviewed.opinions
    assert reviewed.files[0].error is None


# ------------------------------------------------------------ flattened


def _lines(root: Path) -> list[str]:
    """The printed lines of the draft, with their numbers as text."""
    workspace = Workspace.at(root)
    opened = pipeline.open_document(str(root / "drafts" / "5.yaml"), workspace)
    return [line for line in pipeline.render(opened, "md", workspace).decode("utf-8").split("\n") if line.strip()]


def _bare(body: str) -> bytes:
    """A Word file of another program: no styles, no properties."""
    kinds = "application/vnd.openxmlformats-"
    document = f"{kinds}officedocument.wordprocessingml.document.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{kinds}package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{document}"/>'
        "</Types>"
    )
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    xml = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    return packed(
        {"[Content_Types].xml": types.encode(), "_rels/.rels": relation.encode(), "word/document.xml": xml.encode()}
    )


def _plain(texts: list[str]) -> str:
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


@pytest.fixture
def texts(root: Path) -> list[str]:
    """Every printed paragraph and cell, one of them edited; numbers typed before headings and items."""
    _sent(root)
    workspace = Workspace.at(root)
    now = sent.now(pipeline.open_document(str(root / "drafts" / "5.yaml"), workspace), workspace)
    found = [one.raw for one in now.printed]
    found[found.index(W["A"])] = f"{W['A']}重ねて求める。"
    found[found.index(W["h"])] = f"１　{W['h']}"
    found[found.index(W["C"])] = f"(1)　{W['C']}"
    return found


WANTED = [(Kind.TEXT, "s0-a", f"{W['A']}重ねて求める。")]


def test_without_any_style_or_mark(root: Path, texts: list[str]) -> None:
    reviewed = _read(root, _file(root, _bare(_plain(texts))))
    assert [(one.kind, one.target.clause, one.new) for one in reviewed.opinions if one.kind is Kind.TEXT] == WANTED
    assert [finding.code for finding in reviewed.findings] == ["RET003"]


@pytest.mark.parametrize("shape", ["one cell", "a cell a paragraph", "boxes"])
def test_put_into_a_table_or_into_boxes(shape: str, root: Path, texts: list[str]) -> None:
    if shape == "one cell":
        body = f"<w:tbl><w:tr><w:tc>{_plain(texts)}</w:tc></w:tr></w:tbl>"
    elif shape == "boxes":
        body = "".join(
            f"<w:p><w:r><w:pict><w:txbxContent>{_plain([text])}</w:txbxContent></w:pict></w:r></w:p>" for text in texts
        )
    else:
        body = "<w:tbl>" + "".join(f"<w:tr><w:tc>{_plain([text])}</w:tc></w:tr>" for text in texts) + "</w:tbl>"
    reviewed = _read(root, _file(root, _bare(body)))
    told = [(one.kind, one.target.clause, one.new) for one in reviewed.opinions]
    assert [one for one in told if one[0] is Kind.TEXT] == WANTED
    assert not [one for one in told if one[1]][1:]
    assert {finding.code for finding in reviewed.findings} <= {"RET003", "RET005"}


def test_any_bytes_are_read_or_told(root: Path) -> None:
    """One byte after the other of the main part goes wrong: told or read, never a traceback."""
    data = _sent(root)
    members = members_of(data)
    xml = members["word/document.xml"]
    file = root / "wrong.docx"
    files = []
    for at in range(0, len(xml), max(1, len(xml) // 40)):
        broken = xml[:at] + b"<" + xml[at + 1 :]
        files.append(_file(root, packed(members | {"word/document.xml": broken}), f"{at}.docx"))
    reviewed = _read(root, *files)
    assert len(reviewed.files) == len(files)
    assert all(one.error is not None or one.sent is not None for one in reviewed.files)
    assert not file.exists()


def test_a_zip_with_two_parts_of_a_name_is_refused(root: Path) -> None:
    out = io.BytesIO(_sent(root))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/document.xml", b"<w:document/>")
    assert _read(root, _file(root, out.getvalue())).files[0].error is not None


def test_thousands_of_paragraphs_that_nobody_sent(root: Path) -> None:
    """Everything that was sent is gone and something else there: told as that, against the version by its hash."""
    data = _sent(root, 60)
    xml = members_of(data)["word/document.xml"].decode()
    body = "".join(
        f"<w:p><w:r><w:t>よそから来た{number}番目の段落である。</w:t></w:r></w:p>" for number in range(6_000)
    )
    head, tail = xml[: xml.index("<w:body>") + len("<w:body>")], xml[xml.rindex("<w:sectPr") :]
    file = _file(root, packed(members_of(data) | {"word/document.xml": f"{head}{body}{tail}".encode()}))
    reviewed = _read(root, file, draft="60")
    kinds = [one.kind for one in reviewed.opinions]
    assert kinds.count(Kind.NEW) == 6_000
    assert set(kinds) <= {Kind.NEW, Kind.DELETED}


def test_too_many_authors_are_refused(root: Path) -> None:
    inner = "".join(put(f"委員{number}", "あ") for number in range(300))
    reviewed = _read(root, _file(root, returned(_sent(root), {A: paragraph(inner, name=A)})))
    assert reviewed.files[0].error is not None
    assert "200" in reviewed.files[0].error.text("en")
