"""What compose itself notices, and where; everything else is found by ``checks`` on the Document.

* ``CMP001 unknown-clause``   the draft uses a clause that no collection has
* ``CMP002 bad-value``        a value is not of its slot's kind
* ``CMP003 parts-incomplete`` the ``parts`` of draft or template leave out a part that has content (it is printed
  all the same, where the usual order has it)
* ``CMP004 bad-mark``         a mark ``{{kind:…}}`` that does not exist, or is not as it should be
* ``CMP005 dangling-reference`` nothing has the id that a reference names
* ``CMP006 unnumbered-reference`` what a reference names has no number
* ``CMP007 bad-picture``      a figure's file is not there, or is no picture that can be printed
* ``CMP008 same-id``          a section has the id of another section or clause
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from drafter.compose.values import KINDS
from drafter.document import Origin
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.library.index import Library
from drafter.model import draft as shapes
from drafter.model.collection import SlotKind
from drafter.model.loading import Loaded
from drafter.model.template import Template

State = Literal["library", "adapted", "local", "template"]
Path = tuple[str | int, ...]
Rule = tuple[str, str, Severity]

#: lines of one entry in which a mark is looked for
_LONGEST_ENTRY = 400

UNKNOWN_CLAUSE: Rule = ("CMP001", "unknown-clause", Severity.ERROR)
BAD_VALUE: Rule = ("CMP002", "bad-value", Severity.ERROR)
PARTS_INCOMPLETE: Rule = ("CMP003", "parts-incomplete", Severity.WARNING)
BAD_MARK: Rule = ("CMP004", "bad-mark", Severity.ERROR)
DANGLING: Rule = ("CMP005", "dangling-reference", Severity.ERROR)
UNNUMBERED: Rule = ("CMP006", "unnumbered-reference", Severity.WARNING)
BAD_PICTURE: Rule = ("CMP007", "bad-picture", Severity.ERROR)
SAME_ID: Rule = ("CMP008", "same-id", Severity.ERROR)


@dataclass(slots=True)
class Telling:
    """Places in the draft, and the findings at them.

    Attributes:
        findings: what was noticed. told: values that were told of. ids: of clauses and, as they come, of sections.
    """

    loaded: Loaded[shapes.Draft]
    template: Template
    library: Library
    findings: list[Finding] = field(default_factory=list)
    told: set[tuple[str, str, str]] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def origin(self, path: Path, state: State = "local", clause: str | None = None) -> Origin:
        """Where the value at a path of the draft stands."""
        place = self.loaded.place(*path)
        return Origin(place.file, place.line, place.line, place.column, 0, clause, state, place.key)

    def unknown(self, clause: str, path: Path) -> None:
        """Tells of a clause that no collection has."""
        import difflib

        near = difflib.get_close_matches(clause, self.library.clauses, 1)
        self.report(
            UNKNOWN_CLAUSE,
            Message(
                ja=f"文例「{clause}」は文例集にありません" + (f"（もしかして {near[0]}）" if near else ""),
                en=f"no collection has the clause “{clause}”" + (f" (did you mean {near[0]}?)" if near else ""),
            ),
            self.origin((*path, "use"), clause=clause),
            clause,
        )

    def report(self, rule: Rule, message: Message, origin: Origin, excerpt: str = "") -> None:
        """Keep a finding."""
        code, name, severity = rule
        self.findings.append(Finding(code, name, severity, message, origin.place, excerpt, origin.clause))

    def misfit(self, name: str, value: str, kind: SlotKind, origin: Origin) -> None:
        """A value that is not of its slot's kind, told once however often it is printed."""
        if (name, value, origin.key) in self.told:
            return
        self.told.add((name, value, origin.key))
        what, example = KINDS[kind]
        self.report(
            BAD_VALUE,
            Message(
                ja=f"値「{name}: {value}」は{what.ja}として読めません（例: {example}）",
                en=f"the value “{name}: {value}” is no {what.en} (for example {example})",
            ),
            origin,
            value,
        )

    def within(self, origin: Origin, written: str) -> Origin:
        """The place of words within an entry of the draft, where they stand in it as they are written."""
        return self._found(origin, re.compile(re.escape(written)))

    def _found(self, origin: Origin, pattern: re.Pattern[str]) -> Origin:
        """The place of the first match from where an entry begins; the entry's own where there is none."""
        lines = self.loaded.text.split("\n") if origin.state != "library" and origin.line else []
        start = max(0, origin.column - 1)
        for i, line in enumerate(lines[origin.line - 1 :][:_LONGEST_ENTRY], origin.line):
            if found := pattern.search(line, start):
                return replace(origin, line=i, end_line=i, column=found.start() + 1)
            start = 0
        return origin

    def not_printed(self, message: Message, origin: Origin, name: str, missing: bool) -> None:
        """Tells of a reference that names nothing, or nothing that has a number."""
        blank = "[ \u3000]*"
        pattern = re.compile(rf"\{{\{{{blank}\w+{blank}[:：]{blank}{re.escape(name)}{blank}\}}\}}")
        self.report(DANGLING if missing else UNNUMBERED, message, self._found(origin, pattern), name)

    def named(self, name: str, origin: Origin) -> None:
        """Tells of a section whose id something else has."""
        if name in self.ids:
            self.report(
                SAME_ID,
                Message(
                    ja=f"id「{name}」は、ほかの項目か要望文にもあります。参照がどちらを指すか決まりません",
                    en=f"another section or clause has the id “{name}” too: references cannot tell them apart",
                ),
                origin,
                name,
            )
        self.ids.add(name)
