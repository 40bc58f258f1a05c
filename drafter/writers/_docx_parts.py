"""The parts of a Word file: each with its content type and the relations that lead to it, in one place.

A part is added once; ``[Content_Types].xml`` and the ``.rels`` come out of what was added. So a further part (notes,
pictures, headers) needs one call, and none is ever without its type or relation.

Source: ECMA-376 part 2 (content types 7.2.3, relationships 6.5), ISO/IEC 29500-1, 11.3 (parts of WordprocessingML).
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from itertools import count

from drafter.writers._package import archive, escape

MAIN = "word/document.xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: content types by the last word of a part's kind
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def word_type(kind: str) -> str:
    """The content type of a part of WordprocessingML: ``styles``, ``footnotes``, ``document.main`` …"""
    return f"{_WORD}.{kind}+xml"


@dataclass(frozen=True, slots=True)
class _Relation:
    identity: str
    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Parts:
    """The parts of one file, filled one after the other."""

    contents: dict[str, str | bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)
    relations: dict[str, list[_Relation]] = field(default_factory=dict)

    def add(self, name: str, content: str | bytes, content_type: str, relation: str = "", source: str = MAIN) -> str:
        """Add a part.

        Args:
            name: in the package, as ``word/footnotes.xml``.
            content: XML text without a declaration, or bytes as they are.
            relation: kind of the relation that leads to it (``footnotes``, or a whole address); none when empty.
            source: part that the relation starts from, empty for the package.

        Returns:
            The relation's id, empty without one.
        """
        self.contents[name] = content
        self.types[name] = content_type
        return self.relate(source, relation, name) if relation else ""

    def picture(self, name: str, content: bytes, content_type: str, source: str = MAIN, identity: str = "") -> str:
        """Add a picture; its type is told by its ending. Returns the relation's id, ``identity`` where one is given."""
        self.contents[name] = content
        self.endings[name.rpartition(".")[2].lower()] = content_type
        return self.relate(source, "image", name, identity=identity)

    def drop(self, name: str) -> None:
        """Take a part out again, with the relations to and from it."""
        del self.contents[name]
        self.types.pop(name, None)
        self.relations.pop(name, None)
        for source, relations in self.relations.items():
            self.relations[source] = [relation for relation in relations if relation.target != name]

    def relate(self, source: str, kind: str, target: str, *, external: bool = False, identity: str = "") -> str:
        """A relation from a part to another, or to an address outside. Returns its id, the same for the same."""
        kind = kind if "/" in kind else f"{OFFICE}/{kind}"
        known = self.relations.setdefault(source, [])
        for relation in known:
            if not identity and (relation.kind, relation.target, relation.external) == (kind, target, external):
                return relation.identity
        taken = {relation.identity for relation in known}
        free = (f"rId{n}" for n in count(1))
        known.append(_Relation(identity or next(one for one in free if one not in taken), kind, target, external))
        return known[-1].identity

    def archive(self) -> bytes:
        """The file."""
        parts = dict(self.contents)
        for source, relations in self.relations.items():
            folder, base = posixpath.split(source)
            parts[posixpath.join(folder, "_rels", f"{base}.rels")] = _relations(relations, folder)
        parts["[Content_Types].xml"] = self._content_types()
        return archive(parts)

    def _content_types(self) -> str:
        endings = {"rels": RELATIONS_TYPE, "xml": "application/xml", **self.endings}
        defaults = "".join(
            f'<Default Extension="{end}" ContentType="{escape(endings[end])}"/>' for end in sorted(endings)
        )
        overrides = "".join(
            f'<Override PartName="/{escape(name)}" ContentType="{escape(kind)}"/>' for name, kind in self.types.items()
        )
        return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _relations(relations: list[_Relation], folder: str) -> str:
    inner = "".join(
        f'<Relationship Id="{one.identity}" Type="{escape(one.kind)}" Target="{escape(_target(one, folder))}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if one.external else ''}/>"
        for one in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _target(relation: _Relation, folder: str) -> str:
    return relation.target if relation.external else posixpath.relpath(relation.target, folder or ".")
