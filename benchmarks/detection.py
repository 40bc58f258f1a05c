"""How much of the damage that is put into clean documents is told, by family and kind (tests/checks/injection).

No time is measured but that of one trial (a document checked before and after); ``INJECTIONS`` sets the places a kind.
"""

from __future__ import annotations

import os
import sys
import time

from benchmarks.measure import ROOT, Row

TIMES = int(os.environ.get("INJECTIONS", "60"))


def rows() -> list[Row]:
    """One row a family: what is told of how much, kinds that fall short, news elsewhere."""
    sys.path.insert(0, str(ROOT / "tests"))
    from checks.injection.rates import families, measured

    found = []
    for family in families():
        start = time.perf_counter()
        rates = list(measured(family, TIMES))
        done, told = sum(rate.done for rate in rates), sum(rate.told for rate in rates)
        short = ", ".join(f"{rate.kind} {rate.told}/{rate.done}" for rate in rates if rate.told < 0.97 * rate.done)
        news = sum(len(rate.elsewhere) for rate in rates)
        taken = (time.perf_counter() - start) * 1000 / max(done, 1)
        found.append(Row(f"{family}: {told} of {done} told, {news} elsewhere; a trial", taken))
        if short:
            print(f"  {family} falls short in: {short}", file=sys.stderr)
    return found
