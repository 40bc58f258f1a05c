"""Document → Draft: entries in the printed order, so that composing the draft prints the source again.

Numbers are left to the template's scheme; where the source printed another, the label is pinned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from drafter.document import Block, BlockKind, Document, Part, Section
from drafter.errors import InputError, Place
from drafter.intake import naming
from drafter.language import Message
from drafter.model.draft import Draft
from drafter.model.scheme import scheme_of
from drafter.model.template import Template
from drafter.numbering.apply import number
from drafter.numbering.schemes import Scheme

#: sections within sections that a YAML file carries (files.limits.YAML_DEPTH, two mappings or lists a section)
DEEPEST = 25


@dataclass(frozen=True, slots=True)
class Redrafted:
    """The draft, and what needs an eye."""

    draft: Draft
    template: str
    pinned: int
    remarks: tuple[Message, ...]


def best_template(document: Document, templates: Sequence[Template]) -> tuple[Template, int]:
    """The house style whose scheme prints most labels as the source does, and how many it prints otherwise.

    Among equals the one that asks for fewest parts that the source does not have.
    """
    ranked = [
        (_differences(document, scheme_of(template)), _missing(document, template), i)
        for i, template in enumerate(templates)
    ]
    count, _, at = min(ranked)
    return templates[at], count


def _missing(document: Document, template: Template) -> int:
    """Parts that a template requires and the document does not have."""
    return sum(entry.required and entry.part not in document.parts for entry in template.parts)


def redraft(
    document: Document,
    clause_of: Mapping[int, str],
    templates: Sequence[Template],
    *,
    file: str,
    fallback: str,
    texts: Mapping[str, str] | None = None,
) -> Redrafted:
    """The draft of a document.

    Args:
        clause_of: clause ids of blocks, by ``id(block)``. templates: house styles to choose from.
        fallback: a title for a document in which none was found.
        texts: what the library has under each id; where it is not what the document prints, the draft adapts it.

    Raises:
        InputError: sections nested deeper than a YAML file carries.
    """
    if any(section.level > DEEPEST for _, section in document.walk()):
        raise InputError(
            Message(
                ja=f"項目が {DEEPEST} 段より深く入れ子になっているため取り込めません",
                en=f"sections are nested more than {DEEPEST} deep; this cannot be imported",
            ),
            Place(file),
        )
    template, pinned = best_template(document, templates)
    run = _Redraft(clause_of, _computed(document, scheme_of(template)), texts or {})
    remarks: list[Message] = []
    data = _matter(document, template, fallback, remarks)
    for name, blocks in (("front", document.front), ("preamble", document.preamble)):
        if blocks:
            data[name] = [run.entry(block) for block in blocks]
    data["lead"] = ""
    if document.sections:
        data["sections"] = [run.section(section) for section in document.sections]
    closing: dict[str, Any] = {"end": naming.escape(document.end.text) if Part.END in document.parts else ""}
    if document.closing:
        closing["paragraphs"] = [run.entry(block) for block in document.closing]
    if document.signature and Part.SIGNATURE in document.parts:
        closing["signature"] = [naming.escape(line.text) for line in document.signature]
    data["closing"] = closing
    if values := naming.brace_values(repr(data)):
        data["values"] = values
    return Redrafted(Draft.model_validate(data), template.template, pinned, tuple(remarks))


def _matter(document: Document, template: Template, fallback: str, remarks: list[Message]) -> dict[str, Any]:
    """Title, issuer, date, status: everything that is no block."""
    parts = list(document.parts)
    title, status = document.title.text, "final"
    if document.mark and document.mark == template.phrases.draft_mark:
        status = "draft"
    else:
        title += document.mark
    if not title.strip():
        title = fallback
        remarks.append(
            Message(
                ja="標題が見当たらないため、原案の名前だけをファイル名から付けました（印字されません）",
                en="no title was found; the draft is named after the file, and no title is printed",
            )
        )
    data: dict[str, Any] = {"title": naming.escape(title)}
    if document.subtitle and Part.SUBTITLE in parts:
        data["subtitle"] = naming.escape(document.subtitle.text)
    data["template"] = template.template
    if document.issuer and Part.ISSUER in parts:
        data["issuer"] = naming.escape("\n".join(line.text for line in document.issuer))
    if document.addressees and Part.ADDRESSEES in parts:
        data["addressees"] = [naming.escape(line.text) for line in document.addressees]
        data["addressee_suffix"] = ""
    if document.date and Part.DATE in parts:
        if document.date.iso and len(document.date.iso) >= 7:
            data["date"] = document.date.iso
        data["printed_date"] = naming.escape(document.date.printed)
    elif document.date:
        remarks.append(
            Message(
                ja=f"日付「{document.date.printed}」は本文の中に印字されているため、date には入れていません",
                en=f"the date “{document.date.printed}” is printed within the text and not set as date",
            )
        )
    data["status"] = status
    data["parts"] = [part.value for part in parts]
    return data


@dataclass(frozen=True, slots=True)
class _Redraft:
    clause_of: Mapping[int, str]
    computed: Mapping[int, str | None]
    texts: Mapping[str, str]

    def section(self, section: Section) -> dict[str, Any]:
        """A section with its entries in order; sections after all blocks go under ``sections``."""
        data: dict[str, Any] = {"heading": naming.escape(section.heading)}
        if section.label is None:
            data["numbered"] = False
        elif section.label != self.computed.get(id(section)):
            data["label"] = section.label
        content = list(section.content)
        tail = len(content)
        while tail and isinstance(content[tail - 1], Section):
            tail -= 1
        entries = [self.section(n) if isinstance(n, Section) else self.entry(n) for n in content[:tail]]
        if entries:
            data["clauses"] = entries
        if below := [self.section(n) for n in content[tail:] if isinstance(n, Section)]:
            data["sections"] = below
        return data

    def entry(self, block: Block) -> str | dict[str, Any]:
        """One block as an entry."""
        text = naming.escape(block.text)
        if name := self.clause_of.get(id(block)):
            return self._use(name, block)
        match block.kind:
            case BlockKind.TABLE:
                rows = [[naming.escape(cell) for cell in row] for row in block.rows]
                return {"table": {"rows": rows, **({"header": True} if block.header else {})}}
            case BlockKind.FIGURE:
                return {"figure": text}
            case BlockKind.ITEM if text.strip():
                level = {"level": block.level} if block.level > 1 else {}
                return {"item": text, **level, **self._label(block)}
            case BlockKind.NOTE | BlockKind.ITEM:
                return {"note": text, **({"label": block.label} if block.label else {})}
            case _:
                return text

    def _use(self, name: str, block: Block) -> dict[str, Any]:
        data: dict[str, Any] = {"use": name}
        if self.texts.get(name, naming.escape(block.text)) != naming.escape(block.text):
            data["text"] = naming.escape(block.text)
        if block.kind is BlockKind.ITEM:
            data["form"] = "item"
            if block.level > 1:
                data["level"] = block.level
            data.update(self._label(block))
        return data

    def _label(self, block: Block) -> dict[str, str]:
        if block.label is not None and block.label == self.computed.get(id(block)):
            return {}
        return {"label": block.label or ""}


# ---------------------------------------------------------------- labels against a scheme


def _computed(document: Document, scheme: Scheme) -> dict[int, str | None]:
    """The scheme's label of each section and item of the document, by ``id(node)``."""
    numbered = number(_unlabelled_pinned(document), scheme)
    found: dict[int, str | None] = {}
    pairs: list[tuple[Any, Any]] = [
        *zip(document.front, numbered.front, strict=True),
        *zip(document.preamble, numbered.preamble, strict=True),
        *zip(document.closing, numbered.closing, strict=True),
        *zip(document.sections, numbered.sections, strict=True),
    ]
    while pairs:
        old, new = pairs.pop()
        found[id(old)] = new.computed
        if isinstance(old, Section):
            pairs.extend(zip(old.content, new.content, strict=True))
    return found


def _unlabelled_pinned(document: Document) -> Document:
    """Parts without a label must not be counted: ``apply`` knows them by an empty label."""

    def pinned(section: Section) -> Section:
        content = tuple(pinned(n) if isinstance(n, Section) else n for n in section.content)
        return replace(section, label=section.label or "", content=content)

    return replace(document, sections=tuple(pinned(section) for section in document.sections))


def _differences(document: Document, scheme: Scheme) -> int:
    computed = _computed(document, scheme)
    count = 0
    for node in _nodes(document):
        if node.label and (isinstance(node, Section) or node.kind is BlockKind.ITEM):
            count += node.label != computed.get(id(node))
    return count


def _nodes(document: Document) -> list[Section | Block]:
    return [*(section for _, section in document.walk()), *document.blocks()]
