"""Figures for what users wait for: start, check, render, search, keys. ``make bench`` or ``python -m benchmarks``.

Each figure stands beside a peer that was measured in the same run; the ratio is what can be compared between
machines. Nothing is asserted by the clock.
"""
