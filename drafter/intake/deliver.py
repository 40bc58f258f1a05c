"""Collection and draft to files. What is there already is overwritten only by the same source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.document import Document
from drafter.errors import InputError, Place
from drafter.files import saving
from drafter.findings import Finding, Severity
from drafter.intake import keeping
from drafter.intake.familiar import Familiar, Recognised
from drafter.intake.gather import Accept, Gathering, dumped
from drafter.intake.naming import source_id, valid_id
from drafter.intake.redraft import redraft
from drafter.intake.shelf import Known, Shelf
from drafter.japanese.glyphs import squeeze
from drafter.language import Message
from drafter.library.lineage import Unit
from drafter.model.draft import Draft
from drafter.model.loading import parse, to_data
from drafter.model.template import Template

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Delivery:
    """What an import makes, not yet written.

    Attributes:
        files: path and bytes of each file: the collection, the draft, then collections that get a precedent.
        own: those of them that are this document's alone: the collection and the draft.
        source: id of the source. clauses, sections: how many. template: the house style that fits best.
        pinned: labels that its scheme would print otherwise.
        units: the requests of the document, in order; ``names``: the id of the clause that stands for each.
        recognised: what the library had of them. accepted: positions of those that refer to the library now.
        remarks, findings: what needs an eye.
    """

    files: tuple[tuple[Path, bytes], ...]
    own: tuple[Path, ...]
    source: str
    clauses: int
    sections: int
    template: str
    pinned: int
    remarks: tuple[Message, ...]
    findings: tuple[Finding, ...]
    units: tuple[Unit, ...] = ()
    names: tuple[str, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    accepted: frozenset[int] = frozenset()

    def collections(self) -> dict[Path, str]:
        """The texts of the collections among the files."""
        texts = {path: data.decode("utf-8") for path, data in self.files}
        return {path: text for path, text in texts.items() if re.search(r"^collection:", text, re.MULTILINE)}


def prepare(
    document: Document,
    file: str,
    *,
    into: Path,
    draft: Path | None,
    templates: tuple[Template, ...],
    source: str = "",
    shelf: Shelf | None = None,
    familiar: Familiar | None = None,
    accept: Accept | None = None,
    force: bool = False,
) -> Delivery:
    """Make the collection and the draft of a document.

    Args:
        document: as a reader made it. file: its name.
        into: the library folder; the collection's file is named after the source.
        draft: file of the draft, None for none.
        source: id of the source; told from the file's name or the date when empty.
        shelf: the library; what lies in ``into`` when None. A source that it has already, of the same title and date,
            is referred to and not declared again; another one of the same id makes this one take the next free id.
        familiar: the same library, indexed, without what an earlier import of the source made.
        accept: asked which requests shall refer to the library's clause of the same words; None accepts none.
        force: also over files that hold something else.

    Raises:
        InputError: a control character, too deep an outline, or a file that is somebody else's.
    """
    _refuse_controls(document, file)
    shelf = shelf or Shelf.of(into, Shelf().library())
    source, declared = _settled(_source(document, file, source), document, into, shelf.sources())
    target = into / f"{source}.yaml"
    _mine(target, source, force=force)
    known = familiar or Familiar(shelf.without(target))
    run = Gathering(document, source, target, shelf=shelf, familiar=known, accept=accept)
    collection, remarks = run.collection(declared=declared)
    made = [(target, run.text(collection)), *run.precedents()]
    _validated(made, target, shelf)
    fallback = Path(file).stem or source
    redrafted = redraft(document, run.clause_of, templates, file=file, fallback=fallback, texts=run.texts(collection))
    if draft is not None:
        _mine(draft, source, force=force, edited=True)
        made.insert(1, (draft, _drafted(redrafted.draft, source, draft)))
    return Delivery(
        files=tuple((path, text.encode("utf-8")) for path, text in made),
        own=(target,) if draft is None else (target, draft),
        source=source,
        clauses=len(collection.clauses),
        sections=sum(1 for _ in document.walk()),
        template=redrafted.template,
        pinned=redrafted.pinned,
        remarks=(*redrafted.remarks, *remarks),
        findings=document.findings,
        units=tuple(run.units),
        names=tuple(run.elsewhere.get(at, name) for at, name in enumerate(run.names)),
        recognised=tuple(run.recognised),
        accepted=frozenset(run.elsewhere),
    )


def _drafted(value: Draft, source: str, path: Path) -> str:
    """The text of a draft's file, marked with its source. Raises InputError where it is not valid."""
    text = keeping.marked(dumped(to_data(value), "draft"), source)
    parse("draft", text, str(path))
    return text


def write(delivery: Delivery) -> None:
    """Write the files of a delivery. Raises OutputError."""
    for path, data in delivery.files:
        saving.write(path, data)


def _source(document: Document, file: str, given: str) -> str:
    """The id of the source, as given or told. Raises InputError when it cannot be one."""
    source = given or source_id(document, file)
    if not valid_id(source):
        raise InputError(
            Message(ja=f"「{source}」は出典の id にできません", en=f"“{source}” cannot be the id of a source"),
            hint=Message(
                ja="半角英小文字・数字・ハイフンで 23 字以内にしてください",
                en="use at most 23 of a-z, 0-9 and hyphens, not at the ends",
            ),
        )
    return source


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


def _validated(made: Sequence[tuple[Path, str]], target: Path, shelf: Shelf) -> None:
    """Passes when the collections load again and the new one is as a library must be.

    Raises:
        InputError: otherwise, naming the first fault; nothing has been written.
    """
    after = shelf.holding(dict(made)).library()
    for finding in after.of_file(str(target)):
        if finding.severity is Severity.ERROR:
            raise InputError(finding.message, finding.place)


def _mine(path: Path, source: str, *, force: bool, edited: bool = False) -> None:
    """Passes for a file that is not there, or that an import of the same source made.

    Args:
        edited: refuse such a file, too, where somebody has changed it since.
    """
    if force or not path.exists():
        return
    made = keeping.made_by(keeping.file_text(path))
    if made and made.source == source and (made.untouched or not edited):
        return
    if made and made.source == source:
        raise InputError(
            Message(
                ja="この原案は取込みのあとに直されています。上書きすると失われます",
                en="this draft was edited since it was imported; the edits would be lost",
            ),
            Place(str(path)),
            Message(
                ja="--draft で別のファイルにするか、上書きしてよければ --force を付けてください",
                en="name another file with --draft, or --force to overwrite it",
            ),
        )
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
