"""XML of a Word file, by the name that the readers use; see ``drafter.files.word_xml``."""

from __future__ import annotations

from drafter.files.word_xml import DGM, MC, WP, A, M, O, R, V, W, body, parse, too_much

__all__ = ["DGM", "MC", "WP", "A", "M", "O", "R", "V", "W", "body", "parse", "too_much"]
