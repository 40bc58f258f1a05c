"""Last year's draft as the beginning of this year's: pure, plain data in, plain data out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafter.japanese import eras, glyphs
from drafter.library.index import Library

_YEARLY = frozenset(("fiscal-year", "date"))


@dataclass(frozen=True, slots=True)
class Rolled:
    """A draft rolled over.

    Attributes:
        data: the new draft, in the file's terms.
        advanced: (key, old, new) of the values that were put forward by a year.
        remaining: (key, words) of title, subtitle and lead that still name a year: for a person to look at.
    """

    data: dict[str, Any]
    advanced: tuple[tuple[str, str, str], ...]
    remaining: tuple[tuple[str, str], ...]


def rolled(data: dict[str, Any], library: Library, previous: str, template: str = "") -> Rolled:
    """Last year's draft a year on: previous set, date emptied, status draft, years in values put forward.

    Args:
        data: last year's draft, as ``to_data`` gives it; not changed.
        library: tells of which kind a value is (a slot's kind where its clauses are used, else anywhere).
        previous: path of last year's file as the new one shall name it; empty when it has none.
        template: the new template; empty keeps the old one.
    """
    new: dict[str, Any] = {"title": data.get("title"), "template": template, "date": None, "status": "draft"}
    if previous:
        new["previous"] = previous
    if not template:
        del new["template"]
    gone = ("printed_date", "previous", "date", "status", *(("template",) if template else ()))
    new |= {key: value for key, value in data.items() if key not in gone}
    yearly = _yearly(data, library)
    advanced: list[tuple[str, str, str]] = []
    for key in ("values", "front", "preamble", "sections", "closing"):
        if key in new:
            new[key] = _walk(new[key], key, yearly, advanced, values=key == "values")
    remaining = [
        (key, words)
        for key in ("title", "subtitle", "lead")
        if isinstance(words := new.get(key), str) and any(date.year for _, _, date in eras.find(words))
    ]
    return Rolled(new, tuple(advanced), tuple(remaining))


def _walk(value: Any, path: str, yearly: set[str], advanced: list[tuple[str, str, str]], *, values: bool) -> Any:
    """A copy with the values of yearly slots put forward; ``values``: whether this is a mapping of values."""
    if isinstance(value, list):
        return [_walk(one, f"{path}[{at}]", yearly, advanced, values=False) for at, one in enumerate(value)]
    if not isinstance(value, dict):
        return value
    if not values:
        return {
            key: _walk(one, f"{path}.{key}", yearly, advanced, values=key == "values") for key, one in value.items()
        }
    result = {}
    for name, text in value.items():
        later = next_year(text) if name in yearly and isinstance(text, str) else None
        if later is not None:
            advanced.append((f"{path}.{name}", text, later))
        result[name] = text if later is None else later
    return result


def _yearly(data: dict[str, Any], library: Library) -> set[str]:
    """Names of the slots that hold a year or a date."""
    used = set(_uses(data))
    here: dict[str, set[str]] = {}
    anywhere: dict[str, set[str]] = {}
    for entry in library.clauses.values():
        for name, slot in entry.clause.slots.items():
            anywhere.setdefault(name, set()).add(slot.kind)
            if entry.clause.id in used:
                here.setdefault(name, set()).add(slot.kind)
    return {name for name, kinds in (anywhere | here).items() if kinds & _YEARLY}


def _uses(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get("use"), str):
            yield data["use"]
        for value in data.values():
            yield from _uses(value)
    elif isinstance(data, list):
        for value in data:
            yield from _uses(value)


def next_year(text: str) -> str | None:
    """A year or date one year on, printed alike; None for anything else.

    ``令和9年度`` → ``令和10年度``, ``２０２７年度末`` → ``２０２８年度末``, ``2027-08-01`` → ``2028-08-01``.
    """
    half = glyphs.half_digits(text.strip())
    if matched := re.fullmatch(r"([0-9]{4})((?:-[0-9]{2}){0,2})", half):
        rest = "-02-28" if matched[2] == "-02-29" else matched[2]
        return _width(f"{int(matched[1]) + 1:04}{rest}", text)
    date = eras.parse(text)
    if date is None or date.problem is not None:
        return None
    style: eras.YearStyle = "western" if date.era is None else "era" if date.western is None else "both"
    if date.fiscal:
        later = eras.print_fiscal_year(date.year + 1, "half", style) + ("末" if date.end else "")
    else:
        day = 28 if (date.month, date.day) == (2, 29) else date.day
        iso = "-".join([f"{date.year + 1:04}", *(f"{part:02}" for part in (date.month, day) if part is not None)])
        later = eras.era_date(iso, "half", style) + ("末" if date.end else "")
    return _width(later, text)


def _width(later: str, like: str) -> str:
    """Digits of the width that the old text had."""
    return glyphs.full_digits(later) if re.search("[０-９]", like) else later
