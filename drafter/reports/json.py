"""One JSON value: findings in the shape of the outline's, and the files that could not be checked."""

from __future__ import annotations

import json

from drafter.language import Lang
from drafter.reports import Report


def write(report: Report, lang: Lang) -> str:
    """``{"files", "findings": […], "errors": […]}``; ``known`` counts what the baseline has."""
    value = {
        "files": len(report.files),
        "findings": [finding.as_json(lang) for finding in report.findings],
        "errors": [
            {
                "message": error.message.text(lang),
                "file": error.place.file,
                "line": error.place.line or None,
                "column": error.place.column or None,
                **({"hint": error.hint.text(lang)} if error.hint else {}),
            }
            for error in report.every_error
        ],
        **({"known": report.known} if report.known else {}),
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
