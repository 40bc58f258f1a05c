"""What was found in a text, remembered with what was asked of its document meanwhile.

After a key stroke in a draft one text has changed. What the others hold is the same as before unless the document now
answers one of the few questions differently that were asked for them (whether a word stands elsewhere, say).
"""

from __future__ import annotations

from drafter.damage import _blanks, _characters, _doubles, _joins, _lookalikes, _markup, _misspelt
from drafter.damage._hit import Asked, Hit, Known
from drafter.damage._texts import Kind, Text

#: texts that are remembered; a long document has a tenth of that
_MOST = 16384
_Key = tuple[str, Kind, bool]
_remembered: dict[_Key, tuple[tuple[Asked, ...], tuple[Hit, ...]]] = {}


def hits(text: Text, known: Known) -> tuple[Hit, ...]:
    """All damage of a text, as if it stood on one line; hits may lie on one another, the earlier one counts."""
    key = (text.text, text.kind, text.field == "label")
    before = _remembered.get(key)
    if before is not None and all(known.ask(name, words) == answer for name, words, answer in before[0]):
        known.asked()
        return before[1]
    known.asked()
    found = tuple(_find(text, known))
    if len(_remembered) >= _MOST:
        _remembered.clear()
    _remembered[key] = (known.asked(), found)
    return found


def forget() -> None:
    """Nothing is remembered any more."""
    _remembered.clear()


def _find(text: Text, known: Known) -> list[Hit]:
    running = text.kind == "running"
    found = list(_joins.titles(text, known)) if running else []
    for kind in (_markup, _characters, _lookalikes, _blanks, _misspelt, _doubles):
        found += kind.find(text, known)
    return [*found, *_joins.numbers(text, known, dict, ())] if running else found
