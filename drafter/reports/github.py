"""Annotations of a pull request: GitHub's workflow commands ``::error file=…,line=…,col=…::message``."""

from __future__ import annotations

from drafter.errors import Place
from drafter.findings import Severity
from drafter.language import Lang, printable
from drafter.reports import Report

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: Report, lang: Lang) -> str:
    """One line a finding, and one for each file that could not be checked."""
    lines = [
        _line(_WORDS[finding.severity], finding.place, f"{finding.code} {finding.name}", finding.message.text(lang))
        for finding in report.findings
    ]
    lines += [_line("error", error.place, "drafter", error.message.text(lang)) for error in report.every_error]
    return "".join(line + "\n" for line in lines)


def _line(word: str, place: Place, title: str, message: str) -> str:
    numbers = {"line": place.line, "endLine": place.end_line, "col": place.column, "endColumn": place.end_column}
    fields = [f"file={_property((place.file or '').replace(chr(92), '/'))}"] if place.file else []
    fields += [f"{name}={number}" for name, number in numbers.items() if number]
    fields.append(f"title={_property(title)}")
    return f"::{word} {','.join(fields)}::{_data(message)}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
