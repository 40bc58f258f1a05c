"""``python -m benchmarks [NAME …]``: prints the figures.

Names: startup, core, checking, detection, screen, reading, lineage, comparing, word.
"""

from __future__ import annotations

import importlib
import platform
import sys

NAMES = ("startup", "core", "checking", "detection", "screen", "reading", "lineage", "comparing", "word")


def main(names: list[str]) -> int:
    """Prints the figures of the named groups (all without names)."""
    unknown = set(names) - set(NAMES)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")
    for name in names or NAMES:
        print(f"\n{name}")
        for row in importlib.import_module(f"benchmarks.{name}").rows():
            print(f"  {row.text()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
