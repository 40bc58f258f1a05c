"""Everything around the body: title, issuer, date, status, template, lead, closing, values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from drafter.edit.paths import Edited, put
from drafter.model.draft import Draft

#: fields of one text
TextField = Literal["title", "subtitle", "template", "issuer", "date", "printed_date", "status", "previous", "lead"]

#: for these an empty text and none are different things: empty prints none, none takes the template's
_UNSET: dict[str, object] = {"date": None}


def set_field(draft: Draft, name: TextField, value: str | None) -> Edited:
    """One field; blank is unset where the field may be unset.

    Raises:
        EditRefused: the title is blank, the date is no date.
    """
    if value is not None and not value.strip() and name in _UNSET:
        value = None
    return Edited(put(draft, (name,), value), ())


def set_addressees(draft: Draft, lines: str) -> Edited:
    """The addressees, one a line."""
    return Edited(put(draft, ("addressees",), tuple(line for line in lines.splitlines() if line.strip())), ())


def set_signature(draft: Draft, lines: str) -> Edited:
    """The lines of the signature."""
    return Edited(put(draft, ("closing", "signature"), tuple(lines.splitlines())), ())


def set_end(draft: Draft, end: str | None) -> Edited:
    """The closing word (以上): None takes the template's, empty prints none."""
    return Edited(put(draft, ("closing", "end"), end), ())


def set_value(draft: Draft, name: str, value: str) -> Edited:
    """One slot's value for the whole draft; blank takes it out."""
    values = {key: old for key, old in draft.values.items() if key != name or value.strip()}
    if value.strip():
        values[name] = value
    return set_values(draft, values)


def set_values(draft: Draft, values: Mapping[str, str]) -> Edited:
    """All values of the draft."""
    return Edited(put(draft, ("values",), dict(values)), ())
