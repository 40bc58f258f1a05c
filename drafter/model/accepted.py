"""``*.accepted.yaml``: the findings that a house has looked at and accepts, beside the file that they are in."""

from __future__ import annotations

from typing import Annotated

from drafter.model._base import FilledText, Sequence, Shape, Text


class Acceptance(Shape):
    """One finding that is accepted.

    ``text`` is ``before[words]after`` without blanks, as the check writes it: the finding is known again by its words
    and by its clause or what stands next to them, not by its line. An empty ``text`` accepts all findings of the rule
    in the clause (or the file).
    """

    rule: FilledText
    clause: Text = ""
    text: Text = ""
    reason: FilledText
    date: Text = ""


class Accepted(Shape):
    """What is accepted in one file."""

    accepted: Annotated[tuple[Acceptance, ...], Sequence] = ()
