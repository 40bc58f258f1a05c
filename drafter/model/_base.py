"""What every shape shares."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from drafter.document import Part

IDENTIFIER = r"^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$"
ISO_DATE = r"^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$"
#: what ``NamedText`` must hold
NAMED = r"\{name\}"
#: what ``CountedText`` must hold
COUNTED = r"\{n\}"


class Shape(BaseModel):
    """A mapping in a YAML file.

    The loader hands every scalar over as text (so that ``012``, ``NO`` and ``2027-08-01`` stay what was
    written); shapes say what they need.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


def _flag(value: object) -> object:
    return {"true": True, "false": False}.get(value.lower(), value) if isinstance(value, str) else value


def _count(value: object) -> object:
    return int(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value) else value


def _measure(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,4})?", value):
        return float(value)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _text(value: str) -> str:
    bad = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", value)
    if bad:
        raise ValueError(f"control character U+{ord(bad[0]):04X}")
    return value


def _day(value: str) -> str:
    if len(value) == 10:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("no_such_day", "no such day") from None
    return value


#: text; numbers and booleans in the YAML count as the text that was written. No control characters.
Text = Annotated[str, AfterValidator(_text), WithJsonSchema({"type": ["string", "number", "boolean"]})]
#: text with at least one character that is not blank
FilledText = Annotated[
    str,
    AfterValidator(_text),
    Field(pattern=r"\S"),
    WithJsonSchema({"type": ["string", "number", "boolean"], "pattern": r"\S"}),
]
#: text that a name goes into, where ``{name}`` stands
NamedText = Annotated[
    str, AfterValidator(_text), Field(pattern=NAMED), WithJsonSchema({"type": "string", "pattern": NAMED})
]
#: text that a number goes into, where ``{n}`` stands
CountedText = Annotated[
    str, AfterValidator(_text), Field(pattern=COUNTED), WithJsonSchema({"type": "string", "pattern": COUNTED})
]
Flag = Annotated[bool, BeforeValidator(_flag)]
#: put last, after a Field's bounds: behind a validator they would be missing from the JSON Schema
ToCount = BeforeValidator(_count)
ToMeasure = BeforeValidator(_measure)
#: clause and source ids: unique in the library
Identifier = Annotated[
    str, Field(pattern=IDENTIFIER), WithJsonSchema({"type": ["string", "integer"], "pattern": IDENTIFIER})
]
#: an ISO date, whole (2027-08-01) or without the day (2027-08)
IsoDate = Annotated[
    str, Field(pattern=ISO_DATE), AfterValidator(_day), WithJsonSchema({"type": "string", "pattern": ISO_DATE})
]
Sequence = BeforeValidator(_tuple)
#: a part of a document, by its name
PartName = Annotated[Part, Field(strict=False)]
