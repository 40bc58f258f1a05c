"""``*.approvals.yaml``: which clauses of a draft were approved, by whom and when, beside the draft."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.json_schema import WithJsonSchema

from drafter.model._base import FilledText, IsoDate, Sequence, Shape

HASH = r"^[0-9a-f]{16}$"


class Approval(Shape):
    """One clause approved by one person. ``hash`` is of the words that were printed; others void it."""

    clause: FilledText
    by: FilledText
    date: IsoDate
    hash: Annotated[str, Field(pattern=HASH), WithJsonSchema({"type": ["string", "integer"], "pattern": HASH})]


class Approvals(Shape):
    """What is approved in one draft."""

    approved: Annotated[tuple[Approval, ...], Sequence] = ()
