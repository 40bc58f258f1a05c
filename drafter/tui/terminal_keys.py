"""Keys that Textual takes apart: Alt with an arrow comes as Escape and an arrow when the Kitty protocol is off.

Measured on Textual 8.2.8: ``_ansi_sequences`` maps ``ESC [ 1 ; 3 A`` (xterm's Alt+↑) to the two keys Escape and ↑, so
that no binding can tell it from Escape followed by ↑. The table is mended here, before the driver starts. It is
private to Textual; ``tests/tui/test_keys.py`` fails when it changes, and each of these actions has another key.

Alt with a letter is Escape and the letter. Textual waits a tenth of a second for more, and where more comes at once (a
held key, a slow line) it gives up and types ``^n`` into the text. As entries of the table they are known at once.
"""

from __future__ import annotations

import string
from typing import Any, NamedTuple


class Named(NamedTuple):
    """What the parser expects of a key: something with a ``value``."""

    value: str


_ENDS = {"A": "up", "B": "down", "C": "right", "D": "left", "F": "end", "H": "home"}
#: sequence → key: xterm's modifiers 3 (Alt) and 9 (Meta), Shift+F6
SEQUENCES: dict[str, str] = {
    **{f"\x1b[1;{modifier}{end}": f"alt+{name}" for modifier in (3, 9) for end, name in _ENDS.items()},
    **{f"\x1b{letter}": f"alt+{letter}" for letter in string.ascii_lowercase + string.digits},
    "\x1b[3;3~": "alt+delete",
    "\x1b[17;2~": "shift+f6",
}


def mend() -> None:
    """Put the sequences into Textual's table."""
    from textual import _ansi_sequences

    table: dict[str, Any] = _ansi_sequences.ANSI_SEQUENCES_KEYS  # type: ignore[assignment]
    for sequence, key in SEQUENCES.items():
        table[sequence] = (Named(key),)
