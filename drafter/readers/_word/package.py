"""The package of a Word file, by the name that the readers use; writers open reference documents with it too."""

from __future__ import annotations

from drafter.files.word_package import Package, Relation, damaged, open_package

__all__ = ["Package", "Relation", "damaged", "open_package"]
