"""Collection and draft to files. What is there already is overwritten only by the same source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from drafter.document import Document
from drafter.errors import InputError, Place
from drafter.files import saving, yaml_save
from drafter.findings import Finding
from drafter.intake.collect import collect
from drafter.intake.naming import source_id, valid_id
from drafter.intake.redraft import redraft
from drafter.japanese.glyphs import squeeze
from drafter.language import Message
from drafter.model.collection import Source
from drafter.model.loading import to_data
from drafter.model.template import Template

#: the line by which a file is known to have been made by an import of a source
_MARK = "# drafter import: "
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Known:
    """A source that the library has, and the file that declares it."""

    source: Source
    file: Path


@dataclass(frozen=True, slots=True)
class Delivery:
    """What an import makes, not yet written.

    Attributes:
        files: path and bytes of each file, the collection first.
        source: id of the source. clauses, sections: how many. template: the house style that fits best.
        pinned: labels that its scheme would print otherwise. remarks, findings: what needs an eye.
    """

    files: tuple[tuple[Path, bytes], ...]
    source: str
    clauses: int
    sections: int
    template: str
    pinned: int
    remarks: tuple[Message, ...]
    findings: tuple[Finding, ...]


def prepare(
    document: Document,
    file: str,
    *,
    into: Path,
    draft: Path | None,
    templates: tuple[Template, ...],
    source: str = "",
    known: Mapping[str, Known] | None = None,
    force: bool = False,
) -> Delivery:
    """Make the collection and the draft of a document.

    Args:
        document: as a reader made it. file: its name.
        into: the library folder; the collection's file is named after the source.
        draft: file of the draft, None for none.
        source: id of the source; told from the file's name or the date when empty.
        known: the sources that the library has already. The same document (title and date) is referred to and not
            declared again; another one of the same id makes this one take the next free id.
        force: also over files that hold something else.

    Raises:
        InputError: a control character, too deep an outline, or a file that is somebody else's.
    """
    _refuse_controls(document, file)
    source = source or source_id(document, file)
    if not valid_id(source):
        raise InputError(
            Message(ja=f"「{source}」は出典の id にできません", en=f"“{source}” cannot be the id of a source"),
            hint=Message(
                ja="半角英小文字・数字・ハイフンで 23 字以内にしてください",
                en="use at most 23 of a-z, 0-9 and hyphens, not at the ends",
            ),
        )
    source, declared = _settled(source, document, into, known or {})
    collected = collect(document, source, declared=declared)
    target = into / f"{source}.yaml"
    made = [(target, _yaml(to_data(collected.collection), "collection", source))]
    redrafted = redraft(document, collected.clause_of, templates, file=file, fallback=Path(file).stem or source)
    template, pinned, remarks = redrafted.template, redrafted.pinned, redrafted.remarks
    if draft is not None:
        made.append((draft, _yaml(to_data(redrafted.draft), "draft", source)))
    for path, _ in made:
        _mine(path, source, force=force)
    return Delivery(
        tuple(made),
        source,
        len(collected.collection.clauses),
        sum(1 for _ in document.walk()),
        template,
        pinned,
        remarks,
        document.findings,
    )


def _settled(source: str, document: Document, into: Path, known: Mapping[str, Known]) -> tuple[str, bool]:
    """The id to use, and whether another file of the library declares this very document under it."""
    name, number = source, 1
    while name in known and known[name].file.resolve() != (into / f"{name}.yaml").resolve():
        one = known[name].source
        date = document.date.iso if document.date else None
        if squeeze(one.title) == squeeze(document.title.text) and (one.date is None or one.date == date):
            return name, True
        number += 1
        name = f"{source[:20]}-{number}"
    return name, False


def write(delivery: Delivery) -> None:
    """Write the files of a delivery. Raises OutputError."""
    for path, data in delivery.files:
        saving.write(path, data)


def _yaml(data: dict[str, object], kind: str, source: str) -> bytes:
    text = yaml_save.dump(data, schema=f"../schema/{kind}.schema.json")
    head, _, rest = text.partition("\n")
    return f"{head}\n{_MARK}{source}\n{rest}".encode()


def _mine(path: Path, source: str, *, force: bool) -> None:
    """Passes for a file that is not there, or that an import of the same source made."""
    if force or not path.exists():
        return
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            head = [stream.readline() for _ in range(3)]
    except OSError:
        return  # writing it will say what is wrong
    if f"{_MARK}{source}\n" in head:
        return
    raise InputError(
        Message(
            ja="同じ名前のファイルがあり、この出典の取込みで作られたものではありません",
            en="a file of this name is there, and no import of this source made it",
        ),
        Place(str(path)),
        Message(
            ja="--source で別の id にするか、上書きしてよければ --force を付けてください",
            en="give another id with --source, or --force to overwrite it",
        ),
    )


def _refuse_controls(document: Document, file: str) -> None:
    """YAML cannot hold control characters."""
    for block in document.blocks():
        for text in (block.text, *(cell for row in block.rows for cell in row)):
            _refuse(text, file, block.origin.line)
    for _, section in document.walk():
        _refuse(section.heading, file, section.origin.line)
    groups = (
        document.title,
        document.subtitle,
        document.end,
        *document.issuer,
        *document.addressees,
        *document.signature,
    )
    for line in groups:
        _refuse(line.text, file, line.origin.line)


def _refuse(text: str, file: str, line: int) -> None:
    found = _CONTROL.search(text)
    if found:
        raise InputError(
            Message(
                ja=f"制御文字（U+{ord(found[0]):04X}）があるため取り込めません",
                en=f"the control character U+{ord(found[0]):04X} cannot be imported",
            ),
            Place(file, line),
            Message(
                ja="元のファイルからこの文字を除いてから取り込んでください",
                en="take it out of the file and import it again",
            ),
        )
