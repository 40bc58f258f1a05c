"""``drafter.yaml``: the optional settings of a workspace."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from drafter.model._base import FilledText, Sequence, Shape, Text

#: severity of rules, by code or name
RuleLevels = dict[str, Literal["off", "info", "warning", "error"]]


class Suppression(Shape):
    """Findings of one rule (by code or name) that are accepted: everywhere, in a file, or in a clause."""

    rule: FilledText
    file: Text = ""
    clause: Text = ""
    reason: FilledText


class Term(Shape):
    """An entry of the house's term list: the spelling that it uses, those that it does not, and why."""

    use: FilledText
    instead_of: Annotated[tuple[FilledText, ...], Sequence]
    note: Text = ""


class Fact(Shape):
    """Something that has changed: an organisation, plan, law, system or subsidy.

    ``until``: the day (or month, or year) with which it ended, as ISO; ``now``: what took its place, if anything.
    """

    name: FilledText
    until: FilledText
    now: Text = ""
    note: Text = ""


class Output(Shape):
    """Where and what ``render`` and ``build`` write when nothing is said."""

    directory: Text = "out"
    formats: Annotated[tuple[FilledText, ...], Sequence] = ("docx", "txt")


class Settings(Shape):
    """Settings of a workspace."""

    template: Text = ""
    rules: RuleLevels = Field(default_factory=dict)
    suppress: Annotated[tuple[Suppression, ...], Sequence] = ()
    terms: Annotated[tuple[Term, ...], Sequence] = ()
    facts: Annotated[tuple[Fact, ...], Sequence] = ()
    output: Output = Output()
    sign_off: Literal["optional", "required"] = "optional"
