"""A house's own Word file as reference document: its look is used, its words are not, and it may be hostile."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Run
from house import changed, house
from samples import TEMPLATES, document, everything, numbered, section
from word_labels import W, paragraphs, part
from writers.validator import validate

from drafter.document import Document, Line
from drafter.errors import InputError
from drafter.files import office
from drafter.model.template import Template
from drafter.writers import _docx_reference, docx

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def worn(file: Path, data: bytes, name: str = "nga") -> Template:
    file.write_bytes(data)
    return TEMPLATES[name].model_copy(update={"reference": str(file)})


def written(template: Template, tree: Document | None = None) -> bytes:
    data = docx.write(numbered(template, tree or everything()), template)
    assert validate(data) == []
    return data


def style_names(data: bytes) -> dict[str, str]:
    return {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in part(data, "word/styles.xml").iter(f"{W}style")
    }


@pytest.mark.parametrize(("name", "japanese"), [("nga", True), *((name, False) for name in TEMPLATES)])
def test_any_template_in_the_look_of_a_house(name: str, japanese: bool, tmp_path: Path) -> None:
    template = worn(tmp_path / "house.docx", house(japanese=japanese), name)
    tree = numbered(template, everything())
    data = written(template)
    plain = docx.write(tree, TEMPLATES[name])
    assert [(p.label, p.text) for p in paragraphs(data)] == [(p.label, p.text) for p in paragraphs(plain)]
    assert "写さない" not in "".join(part(data, "word/document.xml").itertext())
    names = style_names(data)
    assert len(set(names.values())) == len(names)
    used = {names[element.get(f"{W}val")] for element in part(data, "word/document.xml").iter(f"{W}pStyle")}
    expected = {"表題", "見出し 1", "副題"} if japanese else {"Title", "heading 1", "Subtitle"}
    assert expected <= used


def test_the_page_header_footer_and_picture_are_the_house_s(tmp_path: Path) -> None:
    data = written(worn(tmp_path / "house.docx", house()))
    section_ = part(data, "word/document.xml").find(f".//{W}sectPr")
    assert int(section_.find(f"{W}pgSz").get(f"{W}w")) == pytest.approx(182 / 25.4 * 1440, abs=1)
    header = part(data, "word/header1.xml")
    assert "".join(header.itertext()).strip() == "○○市長会　見本の提言（案）"
    assert "".join(part(data, "word/footer2.xml").itertext()) == "取扱注意"
    picture = header.find(f".//{A}blip").get(f"{R}embed")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        relations = package.read("word/_rels/header1.xml.rels").decode()
        assert f'Id="{picture}"' in relations
        assert package.read("word/media/header1-1.png").startswith(b"\x89PNG")


def test_numbers_look_as_the_house_has_them_and_count_as_the_document_does(tmp_path: Path) -> None:
    data = written(worn(tmp_path / "house.docx", house()))
    numbering = part(data, "word/numbering.xml")
    ours = [level for level in numbering.iter(f"{W}lvl") if level.find(f"{W}pStyle") is not None]
    first = next(level for level in ours if level.find(f"{W}pStyle").get(f"{W}val") == "Heading1")
    assert first.find(f"{W}suff").get(f"{W}val") == "space"
    assert first.find(f"{W}pPr/{W}ind").get(f"{W}left") == "1234"
    assert first.find(f"{W}rPr/{W}color").get(f"{W}val") == "FF0000"
    assert first.find(f"{W}lvlText").get(f"{W}val") != "第%1章"
    assert sum(level.find(f"{W}pStyle").get(f"{W}val") == "Heading1" for level in ours) == 1


def test_missing_styles_are_added_and_told_by_name(tmp_path: Path) -> None:
    template = worn(tmp_path / "house.docx", house(drop=("Subtitle", "Heading 5")))
    told = docx.missing_styles(numbered(template, everything()), template)
    assert {"副題 (Subtitle)", "見出し 5 (heading 5)", "宛先 (Addressee)"} <= set(told)
    assert not {"表題 (Title)", "Normal", "Table Grid"} & set(told)
    assert docx.missing_styles(document(section("節")), template) == ()
    assert "Subtitle" in style_names(written(template)).values()


def test_a_style_of_another_name_with_our_id_is_left_alone(tmp_path: Path) -> None:
    odd = changed(
        house(),
        "word/styles.xml",
        lambda xml: xml.replace(
            "</w:styles>",
            '<w:style w:type="paragraph" w:styleId="Addressee"><w:name w:val="House Envelope"/></w:style></w:styles>',
        ),
    )
    data = written(worn(tmp_path / "house.docx", odd))
    names = style_names(data)
    assert names["Addressee"] == "House Envelope"
    addressee = next(p for p in paragraphs(data) if p.text == "総務大臣　様")
    assert names[addressee.style] == "Addressee"


def test_a_file_without_headers_takes_the_template_s(tmp_path: Path) -> None:
    bare = changed(house(), "word/document.xml", lambda xml: re.sub(r"<w:(header|footer)Reference[^>]*/>", "", xml))
    data = written(worn(tmp_path / "house.docx", bare))
    assert "".join(part(data, "word/footer1.xml").itertext()) == "- 1 -"


def test_our_own_starting_file_gives_our_own_look_back(tmp_path: Path) -> None:
    plain = docx.write(numbered(TEMPLATES["nga"], everything()), TEMPLATES["nga"])
    template = worn(tmp_path / "house.docx", plain)
    assert docx.missing_styles(everything(), template) == ()
    data = written(template)
    assert style_names(data) == style_names(plain)
    assert [(p.style, p.label, p.text) for p in paragraphs(data)] == [
        (p.style, p.label, p.text) for p in paragraphs(plain)
    ]


def test_same_bytes_in_every_process(tmp_path: Path) -> None:
    template = worn(tmp_path / "house.docx", house())
    code = (
        "import sys; sys.path.insert(0, 'tests/writers')\n"
        "from samples import TEMPLATES, everything, numbered\n"
        "from drafter.writers import docx as w\n"
        f"t = TEMPLATES['nga'].model_copy(update={{'reference': {template.reference!r}}})\n"
        "sys.stdout.buffer.write(w.write(numbered(t, everything()), t))\n"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert made == {written(template)}


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    template = worn(tmp_path / "house.docx", house())
    written(template)
    file = tmp_path / "house.docx"
    file.write_bytes(changed(house(), "word/document.xml", lambda xml: xml.replace('w:right="1134"', 'w:right="567"')))
    os.utime(file, ns=(1, 1))
    margins = part(written(template), "word/document.xml").find(f".//{W}pgMar")
    assert margins.get(f"{W}right") == "567"


_EXTERNAL = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    'Target="http://127.0.0.1/a.png" TargetMode="External"/></Relationships>'
)


def test_what_lies_outside_is_not_taken_along(tmp_path: Path) -> None:
    outside = changed(house(), "word/_rels/header1.xml.rels", lambda xml: xml.replace("</Relationships>", _EXTERNAL))
    outside = changed(
        outside, "word/header1.xml", lambda xml: xml.replace('r:embed="rId1"', 'r:embed="rId1" r:link="rId99"')
    )
    data = written(worn(tmp_path / "house.docx", outside))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not any(b"127.0.0.1" in package.read(name) for name in package.namelist())


def _bomb(_: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(house())) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data + b" " * 120_000_000 if name == "word/styles.xml" else data)
    return stream.getvalue()


_HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "no zip": lambda _: b"words",
    "cut off": lambda data: data[: len(data) // 2],
    "a document type": lambda data: changed(
        data, "word/styles.xml", lambda xml: xml.replace("<w:styles", '<!DOCTYPE a [<!ENTITY b "c">]><w:styles', 1)
    ),
    "a bomb": _bomb,
    "no styles": lambda data: changed(
        data, "word/_rels/document.xml.rels", lambda xml: xml.replace("/styles\"", "/stiles\"")
    ),
    "macros": lambda data: changed(
        data,
        "[Content_Types].xml",
        lambda xml: xml.replace("officedocument.wordprocessingml.document.main", "word.document.macroEnabled.main"),
    ),
    "damaged XML": lambda data: changed(data, "word/header1.xml", lambda xml: xml[:-20]),
}  # fmt: skip


@pytest.mark.parametrize("kind", _HOSTILE)
def test_a_hostile_or_broken_file_is_refused(kind: str, tmp_path: Path) -> None:
    template = worn(tmp_path / "house.docx", _HOSTILE[kind](house()))
    with pytest.raises(InputError) as told:
        docx.write(document(section("節")), template)
    assert told.value.place.file == str(tmp_path / "house.docx")


def test_signs_in_a_title_are_harmless_in_the_house_s_header(tmp_path: Path) -> None:
    template = worn(tmp_path / "house.docx", house())
    data = written(template, document(section("節"), title=Line("<&>{date}")))
    assert "".join(part(data, "word/header1.xml").itertext()).strip() == "○○市長会　<&>{date}"


def test_render_tells_what_is_missing(drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_bytes(house())
    draft = ROOT / "drafts" / "2027-digital.yaml"
    done = drafter(
        "render", draft, "--to", "docx", "--output", tmp_path, "--reference-doc", tmp_path / "house.docx", lang="ja"
    )
    assert done.returncode == 0, done.stderr
    assert "宛先 (Addressee)" in done.stderr
    assert validate((tmp_path / "2027-digital.docx").read_bytes()) == []
    none = drafter("render", draft, "--to", "docx", "--output", tmp_path, "--reference-doc", tmp_path / "none.docx")
    assert none.returncode == 2
    assert "none.docx" in none.stderr


def test_a_template_names_it_as_seen_from_itself(drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/house.docx").write_bytes(house())
    shipped = (ROOT / "templates/nga.yaml").read_text("utf-8").replace("template: nga", "template: own")
    (tmp_path / "templates/own.yaml").write_text(shipped + "reference: house.docx\n", "utf-8")
    draft = (ROOT / "drafts/2027-digital.yaml").read_text("utf-8").replace("template: nga", "template: own")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts/a.yaml").write_text(draft, "utf-8")
    done = drafter("render", "drafts/a.yaml", "--to", "docx", "--output", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    header = part((tmp_path / "out/a.docx").read_bytes(), "word/header1.xml")
    assert "○○市長会" in "".join(header.itertext())


def test_check_tells_of_a_reference_that_cannot_be_used(drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/own.yaml").write_text("template: own\nnumbering: nga\nreference: house.docx\n", "utf-8")
    told = drafter("check", "templates", cwd=tmp_path)
    assert told.returncode == 1
    assert "own.yaml:3:" in told.stdout
    assert "TPL003" in told.stdout
    (tmp_path / "templates/house.docx").write_bytes(house())
    assert "TPL003" not in drafter("check", "templates/own.yaml", cwd=tmp_path).stdout


@pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")
def test_a_file_that_libreoffice_saved(tmp_path: Path) -> None:
    """Names, ids, headers and lists are written another way by other programs."""
    source = tmp_path / "source.docx"
    source.write_bytes(house())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    saved = tmp_path / "saved"
    command = [office.find(), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", saved, source]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    template = worn(tmp_path / "house.docx", (saved / "source.docx").read_bytes())
    tree = numbered(template, everything())
    data = written(template)
    plain = docx.write(tree, TEMPLATES["nga"])
    assert [(p.label, p.text) for p in paragraphs(data)] == [(p.label, p.text) for p in paragraphs(plain)]
    assert not {"表題 (Title)", "見出し 1 (heading 1)"} & set(docx.missing_styles(tree, template))
    headers = {name for name in names_in(data) if "header" in name}
    assert any("○○市長会" in "".join(part(data, name).itertext()) for name in headers if name.endswith(".xml"))


def names_in(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.namelist()


_GRID = '<w:docGrid w:type="linesAndChars" w:linePitch="400" w:charSpace="4096"/>'


def test_theme_fonts_grid_and_even_pages(tmp_path: Path) -> None:
    """As Word writes them: fonts by theme, a grid of characters, headers of even pages, a .dotx."""
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi"/>'
    data = changed(house(), "word/styles.xml", lambda xml: re.sub(r"<w:rFonts [^>]*/>", fonts, xml, count=1))
    data = changed(
        data, "word/theme/theme1.xml", lambda xml: xml.replace('<a:ea typeface=""/>', '<a:ea typeface="游明朝"/>')
    )
    data = changed(
        data,
        "word/document.xml",
        lambda xml: re.sub(r"(<w:docGrid[^>]*/>)?</w:sectPr>", f"{_GRID}</w:sectPr>", xml),
    )
    data = changed(
        data, "word/settings.xml", lambda xml: xml.replace("<w:compat>", "<w:evenAndOddHeaders/><w:compat>", 1)
    )
    data = changed(data, "[Content_Types].xml", lambda xml: xml.replace("document.main+xml", "template.main+xml"))
    template = worn(tmp_path / "house.dotx", data)
    reference = _docx_reference.load(template.reference)
    assert reference.fonts["body"] == "游明朝"
    assert (reference.page.line, reference.page.pitch) == (400, 280)  # 13 points and one more between letters
    made = written(template)
    assert part(made, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    assert part(made, "word/document.xml").find(f".//{W}docGrid").get(f"{W}charSpace") == "4096"


def test_a_reference_is_loaded_once_for_each_state(tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_bytes(house())
    assert _docx_reference.load(str(tmp_path / "house.docx")) is _docx_reference.load(str(tmp_path / "house.docx"))
