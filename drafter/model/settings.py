"""``drafter.yaml``: the optional settings of a workspace."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from drafter.model._base import FilledText, Sequence, Shape, Text


class Suppression(Shape):
    """Findings of one rule (by code or name) that are accepted: everywhere, in a file, or in a clause."""

    rule: FilledText
    file: Text = ""
    clause: Text = ""
    reason: FilledText


class Output(Shape):
    """Where and what ``render`` and ``build`` write when nothing is said."""

    directory: Text = "out"
    formats: Annotated[tuple[FilledText, ...], Sequence] = ("docx", "txt")


class Settings(Shape):
    """Settings of a workspace."""

    template: Text = ""
    rules: dict[str, Literal["off", "info", "warning", "error"]] = Field(default_factory=dict)
    suppress: Annotated[tuple[Suppression, ...], Sequence] = ()
    output: Output = Output()
