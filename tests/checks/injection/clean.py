"""Clean documents of several kinds, into which damage is put: drafts, texts read back, and other kinds."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from random import Random

import yaml

from drafter import pipeline
from drafter.checks import engine
from drafter.damage import katakana
from drafter.document import Document
from drafter.findings import Finding
from drafter.library.index import Library
from drafter.model import loading
from drafter.model.template import Template
from drafter.workspace import Workspace

ROOT = Path(__file__).resolve().parents[3]
_ENDED = re.compile(r"(?<!こと)。")
#: the day of all checks here: between the samples' writing and the day that they bear
TODAY = datetime.date(2027, 7, 1)
#: further clean documents, of kinds that are no proposals of the samples' shape
KINDS = [
    "addressee-list",
    "bullets-headings",
    "bullets-no-indent",
    "chinjo",
    "city-mixed",
    "co-signed",
    "declaration",
    "double-circles",
    "footnote-parts",
    "headings-unlabelled",
    "ikensho-ki",
    "ikensho-plain",
    "kanji-vertical",
    "ketsugi",
    "latin-words",
    "letter-annex",
    "letter-haikei",
    "letter-ki",
    "meetings-record",
    "noun-list",
    "old-and-new",
    "priority-list",
    "questions",
    "sentence-headings",
    "statement-list",
    "torn-labelled",
    "town-disaster",
    "worded-labels",
]


@dataclass(frozen=True)
class Clean:
    """A document, and what its check is told.

    Attributes:
        text: of the file, where it was read from one. template: None for a past document.
        polite: whether its sentences end with です・ます.
    """

    name: str
    document: Document
    template: Template | None = None
    library: Library | None = None
    text: str = ""
    polite: bool = False
    draft: str = field(default="", repr=False)

    @property
    def sentences(self) -> int:
        """How many sentences its body has that are no requests."""
        return sum(len(_ENDED.findall(block.text)) for _, section in self.document.walk() for block in section.blocks)

    def without_commas(self) -> Clean:
        """The same in a house that writes no comma before 及び, 又は and the like."""
        assert self.template is not None
        wording = self.template.wording.model_copy(update={"commas": "none"})
        return replace(self, template=self.template.model_copy(update={"wording": wording}))

    def _words(self) -> Mapping[str, int]:
        clauses = self.library.clauses.values() if self.library is not None else ()
        return katakana(entry.clause.text for entry in clauses)

    def check(self, document: Document | None = None, *, before: Document | None = None) -> tuple[Finding, ...]:
        """All findings of it, or of what became of it; ``before`` is the document of last year."""
        context = engine.Context(
            template=self.template,
            file=self.name,
            is_draft=self.template is not None,
            library=self.library,
            words=self._words,
            today=TODAY,
            before=(lambda: before) if before is not None else None,
        )
        return engine.run(document or self.document, context)


def check_text(text: str, name: str = "damaged.txt") -> tuple[Finding, ...]:
    """All findings of a text, read as any file is."""
    opened = pipeline.open_document(name, workspace(), data=text.encode("utf-8"))
    return pipeline.check(opened, workspace(), today=TODAY)


@lru_cache(maxsize=64)
def read_text(text: str) -> Document:
    """The Document of a text, as any file is read."""
    return pipeline.open_document("read.txt", workspace(), data=text.encode("utf-8")).document


@lru_cache(maxsize=1)
def workspace() -> Workspace:
    return Workspace.find(None, ROOT)


@lru_cache(maxsize=1)
def samples() -> tuple[Clean, ...]:
    """The bundled samples, composed."""
    return tuple(
        _draft(path.name, path.read_text(encoding="utf-8")) for path in sorted((ROOT / "drafts").glob("*.yaml"))
    )


@lru_cache(maxsize=1)
def assembled() -> tuple[Clean, ...]:
    """Drafts of the library's clauses, chosen at random, in the house styles in turn."""
    chance = Random("assembled")
    library = workspace().library()
    ids = [key for key, entry in library.clauses.items() if entry.clause.status == "active"]
    made = []
    for number in range(16):
        template = ("nga", "nga-2024", "koyobun", "mayors")[number % 4]
        chosen = chance.sample(ids, 9)
        text = yaml.safe_dump(_collected(library, template, chosen), allow_unicode=True, sort_keys=False)
        made.append(_draft(f"assembled-{number}.yaml", text))
    return tuple(one for one in made if not one.check())


def _collected(library: Library, template: str, chosen: list[str]) -> dict[str, object]:
    clauses = [library.clauses[key].clause for key in chosen]
    values = {name: slot.example for clause in clauses for name, slot in (clause.slots or {}).items()}
    headings = ("通信の基盤と暮らし", "行政の運営の改革", "担い手の育成と産業")
    return {
        "title": "地方の暮らしを支える施策に関する提言",
        "template": template,
        "issuer": "○○地方知事会議",
        "addressees": ["総務省", "デジタル庁"],
        "date": "2027-08",
        "status": "draft",
        "values": values,
        "sections": [
            {
                "heading": heading,
                "sections": [
                    {"heading": clause.heading, "clauses": [{"use": clause.id}]}
                    for clause in clauses[3 * at : 3 * at + 3]
                ],
            }
            for at, heading in enumerate(headings)
        ],
    }


def _draft(name: str, text: str) -> Clean:
    opened = pipeline.compose_draft(loading.parse("draft", text, name), workspace())
    polite = any("ます。" in block.text for block in opened.document.preamble)
    return Clean(name, opened.document, opened.template, opened.library, "", polite, text)


@lru_cache(maxsize=1)
def read_back() -> tuple[Clean, ...]:
    """The samples and some assembled drafts, printed as text and read again: nobody knows their template any more."""
    made = []
    for one in (*samples(), *assembled()[:6]):
        assert one.template is not None
        opened = pipeline.Opened(one.name, one.document, one.template)
        made.append(_read(one.name + ".txt", pipeline.render(opened, "txt", workspace()).decode("utf-8")))
    return tuple(made)


@lru_cache(maxsize=1)
def kinds() -> tuple[Clean, ...]:
    """Texts of other kinds: statements, resolutions, letters, records, questions …"""
    folder = ROOT / "tests" / "fixtures" / "texts"
    polite = Path(__file__).with_name("polite.txt")
    files = [polite, *(folder / f"{name}.txt" for name in KINDS)]
    return tuple(_read(file.name, file.read_bytes()) for file in files)


def _read(name: str, data: str | bytes) -> Clean:
    raw = data.encode("utf-8") if isinstance(data, str) else data
    opened = pipeline.open_document(name, workspace(), data=raw)
    return Clean(name, opened.document, text=opened.text, polite="ます。" in opened.text)


def every() -> tuple[Clean, ...]:
    """All of them."""
    return (*samples(), *assembled(), *read_back(), *kinds())
