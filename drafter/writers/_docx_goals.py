"""Where the references of a document lead in its Word file."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.document import Document, Inline
from drafter.model.template import References
from drafter.numbering.references import Step, Target, shortened, targets
from drafter.writers._docx_identity import bookmark_name
from drafter.writers._docx_runs import Goal
from drafter.writers._flow import Printed

#: how the names of bookmarks begin: of a section with an id, of any heading that a reference or the contents lead to
SECTION_PREFIX, REFERENCE_PREFIX, CONTENTS_PREFIX = "_sc_", "_Ref", "_Toc"


def goals(document: Document, pieces: Sequence[Printed], form: References) -> dict[str, Goal]:
    """The goals of the references that are printed, by id; empty where there are none."""
    used = {span.text for piece in pieces for span in piece.every_span() if span.kind is Inline.REFERENCE}
    if not used:
        return {}
    known = targets(document)
    return {name: _goal(name, known[name], form) for name in used if name in known}


def _goal(name: str, target: Target, form: References) -> Goal:
    own = section_bookmark(name) if target.section else bookmark_name(name)
    steps = target.steps[-1:] if form.levels == "last" else target.steps
    return Goal(own, tuple((shortened(step.label), _bookmark(step, own)) for step in steps))


def _bookmark(step: Step, own: str) -> str:
    """The bookmark of the paragraph that Word numbers so; none where the label is typed."""
    if not step.counted:
        return ""
    return own if not step.section else heading_bookmark(step.section)


def section_bookmark(name: str) -> str:
    """Around the heading of a section that has an id."""
    return SECTION_PREFIX + bookmark_name(name).removeprefix("_cl_")


def heading_bookmark(nth: int, prefix: str = REFERENCE_PREFIX) -> str:
    """Around the nth heading of the document."""
    return f"{prefix}{nth:08d}"
