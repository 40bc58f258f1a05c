"""What a check reports: values, never exceptions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from drafter.errors import NOWHERE, Place
from drafter.language import Lang, Message


class Severity(IntEnum):
    """How bad; ordered, so that ``max`` and ``>=`` work."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name in files and JSON: info, warning, error."""
        return self.name.lower()


#: what they are called before users
SEVERITY_NAMES = {
    Severity.ERROR: Message(ja="誤り", en="error"),
    Severity.WARNING: Message(ja="警告", en="warning"),
    Severity.INFO: Message(ja="情報", en="info"),
}
SEVERITIES = {severity.word: severity for severity in Severity}


@dataclass(frozen=True, slots=True)
class Repair:
    """What would mend a defect.

    Attributes:
        old, new: the words as printed, and what they should be.
        safe: whether it cannot change what is said: done by ``--fix`` and ``--repair``, others by ``--fix-unsafe``.
        text: the whole text of the node (a heading, a paragraph, a cell); empty where the rule does not know it.
        start: the first of the words in it, in characters.
    """

    old: str
    new: str
    safe: bool = False
    text: str = ""
    start: int = 0

    @property
    def end(self) -> int:
        """The character after the last of the words, in ``text``."""
        return self.start + len(self.old)


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect at one place.

    Attributes:
        code: the rule's code, as ``NUM001``; ``name`` its name, as ``number-gap``.
        place: file, line (a line of a text, a paragraph of a Word file, a line of YAML for a draft), column.
        clause: id of the clause that it is in, if any; ``path`` leads the screen to the node (indices from
            the document's sections downwards).
        excerpt: the words concerned, as printed.
        around: the words with some letters on either side, blanks left out: by it a suppression and a baseline know
            the finding again when lines have moved; empty where no words are concerned.
        repair: what would mend it, where that can be told letter by letter.
        at: the first of the words in the node's text, in characters: what is listed first of one text.
    """

    code: str
    name: str
    severity: Severity
    message: Message
    place: Place = NOWHERE
    excerpt: str = ""
    clause: str | None = None
    path: tuple[int, ...] = ()
    repair: Repair | None = None
    around: str = ""
    at: int = field(default=0, compare=False)

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The shape of ``--format json``."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.word,
            "message": self.message.text(lang),
            "file": self.place.file,
            "line": self.place.line or None,
            "column": self.place.column or None,
            **({"end_line": self.place.end_line, "end_column": self.place.end_column} if self.place.end_line else {}),
            **({"clause": self.clause} if self.clause else {}),
            **({"excerpt": self.excerpt} if self.excerpt else {}),
            **(
                {"repair": {"old": self.repair.old, "new": self.repair.new, "safe": self.repair.safe}}
                if self.repair
                else {}
            ),
        }


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By file, line and column; those of one text by where they stand in it, then by code: the same order each time."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[str, int, int, tuple[int, ...], int, str, str]:
    """A draft's clause has one line, and words of the library no column: then the place in the text tells."""
    place = finding.place
    return place.file or "", place.line, place.column, finding.path, finding.at, finding.code, finding.message.ja


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The highest severity, None without findings."""
    return max((f.severity for f in findings), default=None)


def shown(text: str) -> str:
    """A stretch as it is printed: what cannot be seen by its code, a break as ¶."""
    return "".join("¶" if c == "\n" else c if c.isprintable() or c == "　" else f"U+{ord(c):04X}" for c in text)
