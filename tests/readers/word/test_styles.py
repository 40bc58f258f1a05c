"""Styles: the chain of what they are based on, names in two languages, toggles, lists, indents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_parts import abstract, level, num, num_pr, paragraph, parse, root, style

from drafter.numbering.recognise.lines import Role
from drafter.readers._word import style_names
from drafter.readers._word.styles import Indents, ParagraphStyle, RunStyle, Styles

NUMBERING = abstract(
    0,
    level(more='<w:pStyle w:val="1"/>', end='<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr>'),
    level("decimal", "(%2)", end='<w:pPr><w:ind w:left="840" w:hanging="420"/></w:pPr>'),
) + num(1, 0)


def resolved(styles: str, properties: str = "", style_id: str = "", numbering: str = NUMBERING) -> ParagraphStyle:
    p = parse(root("body", paragraph("語", properties, style_id)))[0]
    return Styles(parse(root("styles", styles)), parse(root("numbering", numbering))).paragraph(p)


def run(styles: str, letters: str = "", style_id: str = "", properties: str = "") -> RunStyle:
    p = parse(root("body", paragraph("語", properties, style_id, letters)))[0]
    known = Styles(parse(root("styles", styles)))
    return known.run(known.paragraph(p), p[1])


def _outline(depth: int) -> str:
    return f'<w:outlineLvl w:val="{depth}"/>'


BASE = style("Normal", "Normal", letters='<w:sz w:val="21"/>')
HEADINGS = (
    BASE
    + style("1", "heading 1", num_pr(1) + _outline(0), '<w:b/><w:sz w:val="24"/>', on="Normal")
    + style("a", "章見出し", "", '<w:color w:val="FF0000"/>', on="1")
    + style("b", "本文扱い", _outline(9), on="1")
    + style("c", "小章", _outline(3), on="a")
    + style("Midashi2", "見出し ２", on="Normal")
    + style("TOC1", "toc 1", on="Normal")
    + style("T", "目次 2", on="Normal")
    + style("TOCHeading", "TOC Heading", _outline(9), on="1")
)

DEPTHS = {
    ("", ""): 0,
    ("", "1"): 1,
    ("", "a"): 1,
    ("", "b"): 0,
    ("", "c"): 4,
    ("", "Midashi2"): 2,
    ("", "TOCHeading"): 0,
    (_outline(2), ""): 3,
    (_outline(9), "1"): 0,
    (_outline(12), "1"): 0,
    ("", "Heading3"): 3,  # a style that the file does not have
    ("", "5"): 5,
    ("", "unknown"): 0,
}


@pytest.mark.parametrize(("properties", "style_id"), DEPTHS)
def test_the_depth_is_the_outline_level_or_that_of_a_heading(properties: str, style_id: str) -> None:
    assert resolved(HEADINGS, properties, style_id).depth == DEPTHS[properties, style_id]


@pytest.mark.parametrize(("style_id", "toc"), [("TOC1", 1), ("T", 2), ("1", 0), ("", 0)])
def test_entries_of_a_table_of_contents_are_known(style_id: str, toc: int) -> None:
    assert resolved(HEADINGS, "", style_id).toc == toc


@pytest.mark.parametrize(
    ("identity", "name", "role"),
    [
        ("Title", "Title", Role.TITLE),
        ("a3", "Title", Role.TITLE),
        ("a3", "表題", Role.TITLE),
        ("a3", "題名", Role.TITLE),
        ("a4", "表題 (文字)", Role.TITLE),
        ("af", "Subtitle", Role.SUBTITLE),
        ("af", "副題", Role.SUBTITLE),
        ("ad", "Date", Role.DATE),
        ("ad", "日付", Role.DATE),
        ("Date", "ひづけ", Role.DATE),
        ("s", "署名", Role.SIGNATURE),
        ("s", "Closing", Role.END),
        ("s", "結語", Role.END),
        ("s", "宛先", Role.ADDRESSEE),
        ("x", "Body Text", None),
        ("x", "題名の次", None),
        ("1", "heading 1", None),
    ],
)
def test_a_style_says_what_its_paragraphs_are(identity: str, name: str, role: Role | None) -> None:
    assert resolved(BASE + style(identity, name), "", identity).hint is role


def test_the_nearest_name_says_what_a_paragraph_is() -> None:
    styles = (
        BASE + style("Title", "Title") + style("Sub", "Subtitle", on="Title") + style("Mine", "大きい題", on="Title")
    )
    assert resolved(styles, "", "Sub").hint is Role.SUBTITLE
    assert resolved(styles, "", "Mine").hint is Role.TITLE
    assert resolved(styles + style("H", "heading 1", on="Title"), "", "H").hint is None


def test_an_alias_is_a_name_too() -> None:
    styles = BASE + style("X", "My Style", more='<w:aliases w:val="見本,宛先"/>')
    assert resolved(styles, "", "X").hint is Role.ADDRESSEE


def test_styles_in_a_circle_end() -> None:
    styles = style("A", on="B", letters="<w:b/>") + style("B", on="C") + style("C", "heading 2", on="A")
    assert resolved(styles, "", "B") == ParagraphStyle(name="B", style_id="B", depth=2, bold=True)


def test_a_linked_character_style_on_a_paragraph_is_its_paragraph_style() -> None:
    linked = style("1Char", "見出し 1 (文字)", kind="character", more='<w:link w:val="1"/>')
    assert resolved(HEADINGS + linked, "", "1Char").style_id == "1"


def test_without_styles_everything_is_plain() -> None:
    known = Styles(None)
    p = parse(root("body", paragraph("語", '<w:jc w:val="end"/>', "Normal")))[0]
    assert known.paragraph(p) == ParagraphStyle(jc="right")
    assert known.run(ParagraphStyle(), p[1]) == RunStyle()
    assert known.paragraph(parse(root("p", ""))) == ParagraphStyle()


LISTS = (
    HEADINGS
    + style("L", "番号", num_pr(1, 1))
    + style("M", "続き", on="L")
    + style("Off", "番号なし", num_pr(0), on="L")
)


@pytest.mark.parametrize(
    ("properties", "style_id", "place"),
    [
        ("", "", (None, None)),
        (num_pr(1), "", ("1", 0)),
        (num_pr(1, 1), "", ("1", 1)),
        (num_pr(None, 1), "", (None, None)),
        ("", "1", ("1", 0)),
        ("", "a", ("1", 0)),
        ("", "L", ("1", 1)),
        ("", "M", ("1", 1)),
        ("", "Off", (None, None)),
        (num_pr(0), "M", (None, None)),
        (num_pr(None, 0), "M", ("1", 0)),
        (num_pr(7), "M", ("7", 1)),
        (num_pr(1, 1), "Off", ("1", 1)),
        ("<w:numPr><w:ins w:id='1'/></w:numPr>", "L", ("1", 1)),
    ],
)
def test_the_list_is_the_paragraphs_or_its_styles(
    properties: str, style_id: str, place: tuple[str | None, int | None]
) -> None:
    found = resolved(LISTS, properties, style_id)
    assert (found.num_id, found.ilvl) == place


def _ind(**values: int) -> str:
    return "<w:ind " + " ".join(f'w:{name}="{value}"' for name, value in values.items()) + "/>"


@pytest.mark.parametrize(
    ("styles", "properties", "style_id", "indents"),
    [
        (BASE, _ind(left=420, hanging=210), "", Indents(left=420, first=-210)),
        (BASE, _ind(start=420, firstLine=210), "", Indents(left=420, first=210)),
        (BASE, _ind(leftChars=100, hangingChars=200), "", Indents(left_chars=100, first_chars=-200)),
        (BASE + style("A", properties=_ind(left=300, right=100)), _ind(left=0), "A", Indents(right=100)),
        (BASE, num_pr(1, 1), "", Indents(left=840, first=-420)),
        (BASE, num_pr(1, 1) + _ind(left=100), "", Indents(left=100, first=-420)),
        (BASE + style("A", properties=_ind(left=300)), num_pr(1, 1), "A", Indents(left=840, first=-420)),
        (BASE + style("A", properties=num_pr(1, 1) + _ind(left=300)), "", "A", Indents(left=300, first=-420)),
        (
            BASE + style("A", properties=_ind(left=300)) + style("B", properties=num_pr(1, 1), on="A"),
            "",
            "B",
            Indents(left=840, first=-420),
        ),
    ],
)
def test_indents_of_list_style_and_paragraph_lie_on_one_another(
    styles: str, properties: str, style_id: str, indents: Indents
) -> None:
    assert resolved(styles, properties, style_id).indents == indents


def test_the_rest_is_taken_from_the_nearest_that_says_it() -> None:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    styles = defaults + style("Normal") + style("A", properties="<w:keepNext/><w:pageBreakBefore/>", letters="<w:b/>")
    plain, own = resolved(styles), resolved(styles, '<w:keepNext w:val="0"/><w:jc w:val="center"/>', "A")
    assert (plain.jc, plain.size, plain.bold, plain.keep_next) == ("both", 22, False, False)
    assert (own.jc, own.size, own.bold, own.keep_next, own.page_break_before) == ("center", 22, True, False, True)


BOLD = BASE + style("P", letters='<w:b/><w:u w:val="single"/>') + style("S", letters="<w:b/>", kind="character")


@pytest.mark.parametrize(
    ("letters", "style_id", "bold"),
    [
        ("", "", False),
        ("<w:b/>", "", True),
        ("", "P", True),
        ('<w:b w:val="0"/>', "P", False),
        ('<w:b w:val="false"/>', "P", False),
        ("<w:b/>", "P", True),
        ('<w:rStyle w:val="S"/>', "", True),
        ('<w:rStyle w:val="S"/>', "P", False),  # 17.7.3: one style inverts the other
        ('<w:rStyle w:val="S"/><w:b/>', "P", True),
    ],
)
def test_bold_of_style_in_style_is_plain_again(letters: str, style_id: str, bold: bool) -> None:
    assert run(BOLD, letters, style_id).bold is bold


def test_hidden_letters_and_hidden_marks() -> None:
    assert run(BASE, "<w:vanish/>").vanish
    assert not run(BASE, "").vanish
    hidden = resolved(BASE, "<w:rPr><w:vanish/></w:rPr>")
    assert (hidden.vanish, hidden.mark_vanish) == (False, True)
    by_style = resolved(BASE + style("H", letters="<w:vanish/>"), "", "H")
    assert (by_style.vanish, by_style.mark_vanish) == (True, True)


@pytest.mark.parametrize(
    ("letters", "style_id", "emphasis"),
    [
        ('<w:u w:val="single"/>', "", True),
        ('<w:u w:val="none"/>', "P", False),
        ('<w:em w:val="dot"/>', "", True),
        ('<w:em w:val="none"/>', "", False),
        ("", "P", True),
        ("", "", False),
    ],
)
def test_underlines_and_dots_are_emphasis(letters: str, style_id: str, emphasis: bool) -> None:
    assert run(BOLD, letters, style_id).emphasis is emphasis


@pytest.mark.parametrize(
    ("name", "depth"),
    [
        ("heading 1", 1),
        ("Heading 9", 9),
        ("見出し 3", 3),
        ("見出し３", 3),
        ("見出し 1 (文字)", 1),
        ("Heading", 0),
        ("見出し", 0),
    ],
)
def test_headings_by_name(name: str, depth: int) -> None:
    assert style_names.heading_depth(name) == depth


_ANY = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=8
)


@given(_ANY, _ANY, _ANY, _ANY)
def test_odd_values_never_make_it_fail(name: str, size: str, index: str, identity: str) -> None:
    def quoted(text: str) -> str:
        return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")

    letters = f'<w:sz w:val="{quoted(size)}"/><w:b w:val="{quoted(index)}"/>'
    odd = f'<w:outlineLvl w:val="{quoted(index)}"/><w:ind w:left="{quoted(size)}"/><w:jc w:val="{quoted(name)}"/>'
    found = resolved(BASE + style("A", name, odd, letters), num_pr(quoted(identity), quoted(index)) + odd, "A")
    assert 0 <= found.depth <= 9
