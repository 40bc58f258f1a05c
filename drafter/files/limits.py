"""Named limits of input, each with its reason. A file beyond one is refused with one clear message, fast."""

from __future__ import annotations

#: Text to read as a document. The longest real proposals are under 200 KB of text; 20 MB is a hundred times that
#: and still decodes in a second.
TEXT_BYTES = 20 * 1024 * 1024

#: One YAML file. A draft of 240 clauses is 270 KB; 16 MB leaves room for any library and bounds a parse to seconds.
YAML_BYTES = 16 * 1024 * 1024

#: Mappings and lists inside one another. A draft nine sections deep needs about 30; recursive validation and
#: recursive writers stay far from Python's own limit at 64.
YAML_DEPTH = 64

#: Keys and values of one YAML file. A draft of 240 clauses has 3,000; half a million still load in two seconds, while
#: 16 MB of "[y, y, …" would hold eight million and a gigabyte of memory.
YAML_NODES = 500_000

#: One settings file or template is written by hand.
SETTINGS_BYTES = 1024 * 1024

#: Problems of one file shown at once; more than that means that it is another kind of file.
ERRORS_SHOWN = 50

#: Collections and clauses of a library: the index and its search are built in memory at start.
LIBRARY_FILES = 5_000
LIBRARY_CLAUSES = 200_000


def megabytes(count: int) -> str:
    """A number of bytes as people say it: ``20 MB``, ``270 KB``."""
    if count >= 1024 * 1024:
        return f"{count / (1024 * 1024):.0f} MB"
    return f"{max(1, round(count / 1024))} KB"
