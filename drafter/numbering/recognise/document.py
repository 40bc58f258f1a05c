"""Passages → Document: the one place where the shape of a past proposal is recognised.

Readers of every format hand over passages (``recognise.lines.Passage``); the rules are the same for all of them.

::

    passages → front and end matter → marks → levels → headings and items → Document
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from drafter.document import Block, BlockKind, Document, Origin, Part, Section, Span
from drafter.errors import InputError, Place
from drafter.language import Message
from drafter.numbering.recognise import (
    building,
    deciding,
    ends,
    evidence,
    formatted,
    matter,
    noticed,
    opening,
    reasons,
    several,
)
from drafter.numbering.recognise import tree as trees
from drafter.numbering.recognise.levels import place
from drafter.numbering.recognise.lines import Decision, Passage, Role
from drafter.numbering.recognise.marks import Mark, marks
from drafter.numbering.recognise.parts import Element, assemble

_LINE_PARTS = {
    Role.ADDRESSEE: Part.ADDRESSEES,
    Role.ISSUER: Part.ISSUER,
    Role.SIGNATURE: Part.SIGNATURE,
    Role.END: Part.END,
    Role.DATE: Part.DATE,
}
#: captions that only announce the requests
_ANNOUNCES = re.compile(
    r"[【〔＜<〈《≪「『\[［（(]?(?:記|[^。、]{0,12}(?:提言|要望|提案|要請|意見|決議)[^。、]{0,6}(?:事項|項目|内容|の内容)?|事項)[】〕＞>〉》≫」』\]］）)]?"
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The Document, the role of each passage in order, and why."""

    document: Document
    roles: tuple[Role, ...]
    decisions: Sequence[Decision] = ()


@dataclass(frozen=True, slots=True)
class _Run:
    """What is being recognised; ``roles`` is filled in on the way."""

    passages: Sequence[Passage]
    marks: Sequence[Mark]
    file: str
    roles: list[Role | None]
    evidence: evidence.Evidence
    base: int
    #: what became of the passages of the body, by index
    outcomes: dict[int, trees.Outcome] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where the parts of the passages lie: front [0, body), body [body, close), closing, end, annex."""

    front: ends.Front
    close: int
    end: int
    annex: int


def recognise(passages: Sequence[Passage], file: str, document: int = 0) -> Recognised:
    """Recognise a document.

    Args:
        passages: every line that is no page furniture, in printed order.
        file: for origins. document: which of several documents in one file, from 1; 0 for all of them, as chapters.

    Raises:
        InputError: the file holds no such document.
    """
    beginnings = formatted.certain(passages, marks(passages))
    starts = several.starts(passages, beginnings)
    if document > len(starts):
        raise InputError(
            Message(
                ja=f"{document} 番目の文書はありません（このファイルの文書は {len(starts)} 件です）",
                en=f"there is no document {document}: the file holds {len(starts)}",
            ),
            Place(file),
            Message(ja="drafter outline で題名を確かめてください", en="drafter outline shows their titles"),
        )
    if len(starts) == 1:
        return _single(passages, beginnings, file)
    cuts = [slice(start, stop) for start, stop in pairwise([*starts, len(passages)])]
    if document:
        return _only(_single(passages[cuts[document - 1]], beginnings[cuts[document - 1]], file), cuts, document)
    return _several([_single(passages[cut], beginnings[cut], file, 1) for cut in cuts], file)


def _only(one: Recognised, cuts: Sequence[slice], document: int) -> Recognised:
    """One document of several; the others' lines are none of it."""
    before, after = cuts[document - 1].start, cuts[-1].stop - cuts[document - 1].stop
    return replace(one, roles=(*(Role.OTHER,) * before, *one.roles, *(Role.OTHER,) * after))


def _several(found: Sequence[Recognised], file: str) -> Recognised:
    """All documents of a file as the chapters of one."""
    documents = [one.document for one in found]
    findings = (several.finding(documents, file), *(f for d in documents for f in d.findings))
    whole = Document(sections=several.together(documents), parts=(Part.BODY,), findings=findings)
    roles = tuple(role for one in found for role in one.roles)
    return Recognised(whole, roles, reasons.together([one.decisions for one in found]))


def _single(said: Sequence[Passage], beginnings: list[Mark], file: str, base: int = 0) -> Recognised:
    """Recognise one document. ``base``: how many levels stand above its sections."""
    passages, running = formatted.believed(said, beginnings)
    front = opening.front(passages, beginnings)
    annex = _annex(passages, front.start)
    last = ends.end(passages[:annex], beginnings[:annex], front.start)
    end = min(last, default=annex)
    cut = _Cut(front, ends.closing(passages, beginnings, front.start, end), end, annex)
    roles: list[Role | None] = [None] * len(passages)
    for i, role in {**front.roles, **last}.items():
        roles[i] = role
    run = _Run(passages, beginnings, file, roles, evidence.weigh(passages, beginnings, range(front.start, end)), base)
    recognised = _compose(run, cut, last)
    found = noticed.levels(said, running, run.outcomes, file)
    basis = reasons.Basis(said, beginnings, recognised.roles, run.outcomes, frozenset(running))
    document = recognised.document.with_findings(found)
    return Recognised(document, recognised.roles, reasons.decisions(basis))


def _annex(passages: Sequence[Passage], start: int) -> int:
    """Index of the line that opens an annex after the letter's own end (以上, date or issuer); else the length."""
    for i in range(start + 1, len(passages)):
        passage = passages[i]
        if len(passage.text) > 44 or passage.fixed is not None or not matter.is_annex(passage.text):
            continue
        before = matter.role_of(passages[i - 1].text) if len(passages[i - 1].text) <= 64 else None
        if before in (Role.END, Role.DATE, Role.ISSUER, Role.ADDRESSEE, Role.SIGNATURE):
            return i
    return len(passages)


def _compose(run: _Run, cut: _Cut, last: dict[int, Role]) -> Recognised:
    passages, file, roles = run.passages, run.file, run.roles
    before, mark, draft = _front_elements(passages, cut.front, file)
    preamble, sections = _body(run, cut.front.start, cut.close)
    letter = [
        *_paragraphs(run, cut.close, cut.end),
        *(e for i in range(cut.end, cut.annex) for e in _end_elements(passages[i], last[i], file)),
    ]
    annex_blocks, annex_sections = _body(run, cut.annex, len(passages))
    elements = [Element(Part.PREAMBLE, b.text, b.origin, b) for b in preamble]
    below = [Element(Part.CLOSING, b.text, b.origin, b) for b in annex_blocks]
    if annex_sections and not sections:  # a covering letter: the annex is the body
        elements, letter = [*elements, *letter, *below], []
    elif annex_sections:  # kept in their place, at the end of the letter's last section
        kept = tuple(e.as_block() for e in (*letter, *below))
        sections = (*sections[:-1], _with(sections[-1], kept), *annex_sections)
        document = assemble([*before, *elements], sections, [], mark, status_draft=draft)
        return Recognised(_keep_facts(document, letter), _final(passages, roles))
    else:
        letter = [*letter, *below]
    document = assemble([*before, *elements], sections or annex_sections, letter, mark, status_draft=draft)
    return Recognised(document, _final(passages, roles))


def _final(passages: Sequence[Passage], roles: Sequence[Role | None]) -> tuple[Role, ...]:
    """The roles, where lines that nothing placed are told; three names of people in a row are a list of members."""
    found = [role or Role.UNPLACED for role in roles]
    names = [
        role is Role.UNPLACED and matter.is_person(passage.text) for passage, role in zip(passages, found, strict=True)
    ]
    for together, group in groupby(range(len(found)), key=names.__getitem__):
        members = list(group)
        if together and len(members) >= _MEMBERS:
            for i in members:
                found[i] = Role.NOTE
    return tuple(found)


#: names of people that make a list of members
_MEMBERS = 3


def _keep_facts(document: Document, letter: list[Element]) -> Document:
    """Date and issuer of a letter whose end stands before an annex: facts, printed as notes in their place."""
    facts = assemble([], (), letter, "", status_draft=False)
    return replace(
        document,
        date=document.date or facts.date,
        issuer=document.issuer or facts.issuer,
        addressees=document.addressees or facts.addressees,
    )


# ---------------------------------------------------------------- front and end


def tidy(text: str) -> str:
    """A line of the front or end matter: runs of half-width blanks, which only set it out, become one."""
    return re.sub(r"[ \t]{2,}", " ", text)


def joined(texts: Sequence[str]) -> str:
    """Lines of one title in one: a blank only between Latin words."""
    out = ""
    for text in texts:
        glue = (
            " " if out and out[-1].isascii() and out[-1].isalpha() and text[:1].isascii() and text[:1].isalpha() else ""
        )
        out += glue + text
    return out


def _front_elements(passages: Sequence[Passage], front: ends.Front, file: str) -> tuple[list[Element], str, bool]:
    elements: list[Element] = []
    mark = ""
    beside = {i for i in front.marks if i - 1 in front.title or (i - 1 in front.subtitle and not front.subtitle[1:])}
    for i in range(front.start):
        role, passage = front.roles[i], passages[i]
        where = building.origin(passage, file)
        if i in front.title:
            if i == front.title[0]:
                text, mark = matter.take_mark(joined([tidy(passages[k].text) for k in front.title]))
                elements.append(Element(Part.TITLE, text, _spanning(passages, front.title, file)))
        elif i in front.subtitle:
            if i == front.subtitle[0]:
                text = joined([tidy(passages[k].text) for k in front.subtitle])
                elements.append(Element(Part.SUBTITLE, text, _spanning(passages, front.subtitle, file)))
        elif i in beside and not mark and i - 1 in front.title:
            mark = passage.text
            elements[-1].origin = _spanning(passages, (*front.title, i), file, len(front.title))
        elif role is Role.DATE:
            elements.extend(_end_elements(passage, role, file))
        elif role in _LINE_PARTS:
            where = replace(where, spans=_tidied(passage))
            elements.append(Element(_LINE_PARTS[role], tidy(passage.text), where))
        else:
            part = (
                Part.PREAMBLE
                if front.title and i > front.title[0] and role is Role.NOTE and not passage.fixed
                else Part.FRONT
            )
            elements.append(Element(part, passage.text, where, building.fixed_block(passage, where)))
    return elements, mark, bool(mark or front.marks)


def _spanning(passages: Sequence[Passage], indices: tuple[int, ...], file: str, texts: int | None = None) -> Origin:
    """Where a title of several lines stood, with their spans. ``texts``: how many of the lines are its text."""
    first, last = passages[indices[0]], passages[indices[-1]]
    spans: list[Span] = []
    done: list[str] = []
    for i in indices[:texts]:
        done.append(tidy(passages[i].text))
        start = len(joined(done)) - len(done[-1])
        spans += (replace(s, start=start + s.start, end=start + s.end) for s in _tidied(passages[i]))
    return Origin(file, first.line, last.end_line, page=first.page, spans=tuple(spans))


def _tidied(passage: Passage) -> tuple[Span, ...]:
    """The spans of a line as they lie on its text without runs of blanks."""

    def moved(at: int) -> int:
        return len(tidy(passage.text[:at]))

    if tidy(passage.text) == passage.text:
        return passage.spans
    return tuple(replace(s, start=moved(s.start), end=moved(s.end)) for s in passage.spans)


def _end_elements(passage: Passage, role: Role, file: str) -> list[Element]:
    where = building.origin(passage, file)
    if role is Role.DATE:
        found = matter.date_of(passage.text)
        if found is None:
            return [Element(Part.DATE, passage.text, where)]
        pieces = [Element(Part.DATE, found.printed, where, iso=found.iso)]
        if found.before:
            pieces.insert(0, Element(Part.ISSUER, tidy(found.before), where))
        if found.after:
            pieces.append(Element(Part.ISSUER, tidy(found.after), where))
        return pieces
    if role in _LINE_PARTS:
        return [Element(_LINE_PARTS[role], tidy(passage.text), replace(where, spans=_tidied(passage)))]
    return [Element(Part.CLOSING, passage.text, where, building.fixed_block(passage, where))]


def _paragraphs(run: _Run, start: int, stop: int) -> list[Element]:
    """The closing paragraphs."""
    elements = []
    for i in range(start, stop):
        text, where = run.passages[i].text, building.origin(run.passages[i], run.file)
        elements.append(Element(Part.CLOSING, text, where, building.block(BlockKind.PARAGRAPH, text, None, where)))
        run.roles[i] = Role.BODY
    return elements


# ---------------------------------------------------------------- body


def _body(run: _Run, start: int, stop: int) -> tuple[list[Block], tuple[Section, ...]]:
    """Blocks before the first heading, and the headed sections, of a stretch of passages."""
    stretch = run.passages[start:stop]
    if not stretch:
        return [], ()
    root = trees.tree(place(stretch, run.marks[start:stop], run.evidence.at(start)))
    deciding.decide(root)
    _loosen(root, stretch)
    found: list[trees.Outcome | None] = [None] * len(stretch)
    content = building.build(root, stretch, run.file, found, run.base)
    run.roles[start:stop] = [one.role if one else None for one in found]
    for one in filter(None, found):  # from here on by indices of the whole document
        one.placed.index += start
        one.placed.before += start if one.placed.before >= 0 else 0
        run.outcomes[one.placed.index] = one
    preamble: list[Block] = []
    sections: list[Section] = []
    for node in content:
        if isinstance(node, Section):
            sections.append(node)
        elif sections:
            sections[-1] = _with(sections[-1], (node,))
        else:
            preamble.append(node)
    return preamble, tuple(sections)


def _with(section: Section, blocks: tuple[Block, ...]) -> Section:
    return replace(section, content=(*section.content, *blocks))


def _loosen(root: trees.Node, passages: Sequence[Passage]) -> None:
    """Captions before the requests are notes, not chapters: a box of principles, 【提言項目】, 記."""
    sections = [n for n in root.children if n.decision in ("section", "run-in")]
    captions = {id(n) for n in sections if n.placed is not None and n.placed.kind in ("caption", "plain")}
    holders = {id(n) for n in sections if id(n) in captions and _holds_sections(n)}
    last_holder = max((k for k, n in enumerate(sections) if _holds_sections(n)), default=-1)
    order = {id(n): k for k, n in enumerate(sections)}
    brothers = Counter(n.placed.style for n in sections if n.placed is not None and not _is_box(n))
    children: list[trees.Node] = []
    for node in root.children:
        children.append(node)
        if id(node) not in captions or node.placed is None:
            continue
        at = order[id(node)]
        numbered_before = any(id(n) not in captions for n in sections[:at])  # it heads what is beneath it, an annex
        only = holders == {id(node)} and at == last_holder and not numbered_before
        text = passages[node.placed.index].text
        lone = brothers[node.placed.style] == 1
        wraps = matter.squeezed(text) == "記" or (only and lone and _announces(node, text))
        if wraps or (id(node) not in holders and at + 1 < len(sections) and _is_box(node)):
            node.decision = "note"
            children.extend(node.children)
            node.children = []
    root.children = children


def _holds_sections(node: trees.Node) -> bool:
    return any(child.decision in ("section", "run-in") for child in node.children)


def _announces(node: trees.Node, text: str) -> bool:
    if any(c.decision == "paragraph" and c.placed and c.placed.sentence for c in node.children):
        return False
    return node.placed is not None and (
        node.placed.kind == "caption" or bool(_ANNOUNCES.fullmatch(matter.squeezed(text)))
    )


def _is_box(node: trees.Node) -> bool:
    """A caption over a list of titles: a box of principles."""
    if node.placed is None or node.placed.kind != "caption":
        return False
    items = [child for child in node.children if child.decision == "item"]
    titles = all(child.placed is not None and not child.placed.sentence for child in items)
    return bool(items) and len(items) == len(node.children) and titles
