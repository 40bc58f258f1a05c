"""Documents as compose would make them, of any shape: for round trips through a file format.

The words are the project's own (``readers/printing.py``); labels come from the template's scheme.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st
from readers.printing import BACKGROUND, HEADINGS, REQUESTS, TITLES

from drafter.document import Block, BlockKind, DateLine, Document, Line, Part, Section
from drafter.model.scheme import scheme_of
from drafter.model.template import Template
from drafter.numbering.apply import number
from drafter.numbering.schemes import Scheme
from drafter.workspace import Workspace

ROOT = Path(__file__).resolve().parents[3]
WORKSPACE = Workspace.find(ROOT, None)
DRAFTS = ("2027-digital.yaml", "2027-mayors-sample.yaml")
TEMPLATES = {name: WORKSPACE.template(name) for name in ("nga", "nga-2024", "koyobun", "mayors")}

_DEEPEST = 5
_NAMES = ("デジタル庁", "総務省", "内閣府地方創生推進事務局", "厚生労働省")
_ISSUERS = ("東西県知事会", "青葉市長会", "全国みなと町村会")
_SUBTITLES = ("～暮らしと産業を支える基盤づくり～", "―次の世代に引き継ぐ―")
_CLOSINGS = (
    "我々は、ここに掲げた事項の実現に向け、自らも取組を進めていく。",
    "各事項の実現に向けて、特段の御配慮を賜りますようお願い申し上げます。",
)
_COLUMNS = ("区分", "現状", "目標", "備考")
_CELLS = ("光ファイバ", "整備率は８割", "検討中", "令和９年度末までに着手する。", "")
_DATES = (
    DateLine("令和９年８月１日", "2027-08-01"),
    DateLine("令和８年１２月２５日", "2026-12-25"),
    DateLine("令和９年８月　日", "2027-08"),
)


def stripped(document: Document, template: Template) -> Document:
    """The same words under another template: its order of parts, and labels of its scheme."""

    def bare(node: Block | Section) -> Block | Section:
        if isinstance(node, Section):
            return replace(node, label=None, computed=None, content=tuple(map(bare, node.content)))
        return replace(node, label=None if node.kind is BlockKind.ITEM else node.label, computed=None)

    sections = tuple(s for s in map(bare, document.sections) if isinstance(s, Section))
    parts = tuple(part.part for part in template.parts)
    return number(replace(document, sections=sections, parts=parts), scheme_of(template))


def shape(document: Document) -> dict[str, object]:
    """What must come back."""
    return {
        "title": document.title.text,
        "subtitle": document.subtitle.text,
        "mark": document.mark,
        "issuer": [line.text for line in document.issuer],
        "addressees": [line.text for line in document.addressees],
        "date": document.date.printed if document.date else "",
        "end": document.end.text,
        "signature": [line.text for line in document.signature],
        "preamble": [_block_shape(block) for block in document.preamble],
        "sections": [line for section in document.sections for line in _section_shape(section)],
        "closing": [_block_shape(block) for block in document.closing],
    }


def _section_shape(section: Section) -> list[object]:
    found: list[object] = [("section", section.level, section.label, section.heading)]
    for node in section.content:
        found += _section_shape(node) if isinstance(node, Section) else [_block_shape(node)]
    return found


def _block_shape(block: Block) -> tuple[object, ...]:
    if block.kind is BlockKind.ITEM and block.label is None:  # too deep for the scheme: printed as a paragraph
        return (BlockKind.PARAGRAPH, 0, None, block.text, block.rows)
    return (block.kind, block.level, block.label, block.text, block.rows)


@st.composite
def documents(draw: st.DrawFn, template: Template) -> Document:
    """A document of the template with all required parts and any of the others."""
    parts = {part.part: part.required for part in template.parts}

    def has(part: Part) -> bool:
        return part in parts and (parts[part] or draw(st.booleans()))

    scheme = scheme_of(template)
    final = draw(st.booleans())
    lines = st.sampled_from(_NAMES).map(lambda name: Line(name + template.phrases.addressee_suffix))
    document = Document(
        title=Line("".join(draw(st.sampled_from(TITLES)))),
        subtitle=Line(draw(st.sampled_from(_SUBTITLES)) if has(Part.SUBTITLE) else ""),
        addressees=tuple(draw(st.lists(lines, min_size=1, max_size=3, unique=True))) if has(Part.ADDRESSEES) else (),
        issuer=(Line(draw(st.sampled_from(_ISSUERS))),) if has(Part.ISSUER) else (),
        date=draw(st.sampled_from(_DATES)) if has(Part.DATE) else None,
        preamble=(*draw(st.lists(_background(), max_size=2)), _paragraph(template.phrases.lead)),
        sections=tuple(draw(st.lists(_section(scheme, 1), min_size=1, max_size=3))),
        closing=(_paragraph(draw(st.sampled_from(_CLOSINGS))),) if has(Part.CLOSING) else (),
        end=Line(template.phrases.end) if template.phrases.end else Line(""),
        parts=tuple(parts),
        status="final" if final else "draft",
        mark="" if final else template.phrases.draft_mark,
        signature=(Line("会長　○○○○"),) if has(Part.SIGNATURE) else (),
    )
    return number(document, scheme)


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def _background() -> st.SearchStrategy[Block]:
    return st.sampled_from(BACKGROUND).map(_paragraph)


def _requests() -> st.SearchStrategy[Block]:
    return st.sampled_from(REQUESTS).map(_paragraph)


@st.composite
def _section(draw: st.DrawFn, scheme: Scheme, depth: int) -> Section:
    """A section with what it holds: paragraphs, lists, a table, a note, a figure; or sections."""
    heading = draw(st.sampled_from(HEADINGS))
    content: list[Block | Section] = list(draw(st.lists(_background(), max_size=1)))
    deeper = scheme.section_index(depth + 1) is not None and depth < _DEEPEST
    if deeper and draw(st.integers(0, 2)) > 0:
        content += draw(st.lists(_section(scheme, depth + 1), min_size=1, max_size=3))
    else:
        content += draw(st.lists(_requests(), min_size=1, max_size=2))
        for part in draw(st.lists(st.one_of(_list(scheme, depth), _table(), _note(), _figure()), max_size=2)):
            content += [*part, *draw(st.lists(_requests(), max_size=1))]
        if draw(st.integers(0, 9)) == 0:
            content = []
    label = draw(st.sampled_from((None,) * 12 + ("", _branch(scheme, depth))))
    if label is not None:  # a figure right behind １の２． would be read with it, by people too
        heading = HEADINGS[0] if heading[0].isdecimal() else heading[:20]
    return Section(depth, label, heading, tuple(content))


def _branch(scheme: Scheme, depth: int) -> str | None:
    """A 枝番 in the level's own form (１の２), as it is put between two numbers that are known by then."""
    index = scheme.section_index(depth)
    level = scheme.levels[index] if index is not None else None
    if level is None or not level.form.startswith("decimal"):
        return None
    return level.prefix + ("1の2" if level.form == "decimal" else "１の２") + level.suffix


@st.composite
def _list(draw: st.DrawFn, scheme: Scheme, depth: int) -> list[Block]:
    """Items, each level only beneath the one above it and only where the scheme has labels for it.

    An item may go on in a second paragraph: both are one clause.
    """
    found: list[Block] = []
    level = 0
    for wanted in draw(st.lists(st.integers(1, 3), min_size=1, max_size=5)):
        level = next((n for n in range(min(wanted, level + 1), 0, -1) if scheme.item_index(depth, n) is not None), 0)
        if not level:
            return []
        text = draw(st.sampled_from((*REQUESTS, *HEADINGS[:8])))
        clause = f"c{draw(st.integers(1, 10**9))}" if draw(st.booleans()) else None
        found.append(Block(BlockKind.ITEM, text, level=level, clause=clause))
        if clause:
            found += [replace(block, clause=clause) for block in draw(st.lists(_requests(), max_size=1))]
    return found


@st.composite
def _table(draw: st.DrawFn) -> list[Block]:
    width = draw(st.integers(2, 3))
    head = tuple(draw(st.permutations(_COLUMNS))[:width])
    rows = draw(st.lists(st.tuples(*[st.sampled_from(_CELLS)] * width).filter(any), min_size=1, max_size=3))
    return [Block(BlockKind.TABLE, "", rows=(head, *rows), header=draw(st.booleans()))]


def _note() -> st.SearchStrategy[list[Block]]:
    return st.sampled_from(("数値は令和７年度末の見込みである。", "対象は全国の市町村。")).map(
        lambda text: [Block(BlockKind.NOTE, text, "※")]
    )


def _figure() -> st.SearchStrategy[list[Block]]:
    return st.just([Block(BlockKind.FIGURE, "図１　整備率の推移")])
