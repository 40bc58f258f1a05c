"""SARIF 2.1.0 (OASIS standard, 2020): what code scanning services and editors read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import quote

import drafter
from drafter.checks import engine
from drafter.errors import DrafterError, Place
from drafter.findings import Finding, Severity
from drafter.inspection import noticed
from drafter.language import Lang, Message
from drafter.reports import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: section 3.27.10: note, warning, error
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(report: Report, lang: Lang) -> str:
    """One run; the rules that have findings are described in it."""
    codes = sorted({finding.code for finding in report.findings})
    index = {code: i for i, code in enumerate(codes)}
    names = {finding.code: finding.name for finding in report.findings}
    run = {
        "tool": {
            "driver": {
                "name": "drafter",
                "version": drafter.__version__,
                "rules": [_rule(code, names[code], lang) for code in codes],
            }
        },
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": [_notification(error, lang) for error in report.every_error],
            }
        ],
        "results": [_result(finding, index[finding.code], lang) for finding in report.findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, name: str, lang: Lang) -> dict[str, object]:
    rule = engine.by_key(code) or noticed.by_key(code)
    value: dict[str, object] = {"id": code, "name": "".join(word.capitalize() for word in name.split("-"))}
    if rule is None:
        return value
    value["shortDescription"] = {"text": rule.title.text(lang)}
    why: Message | None = getattr(rule, "why", None)
    if why is not None:
        value["help"] = {"text": why.text(lang)}
    value["defaultConfiguration"] = {"level": _LEVELS[rule.severity]}
    return value


def _result(finding: Finding, index: int, lang: Lang) -> dict[str, object]:
    # section 3.27.16: by this a service knows a finding again when lines have moved
    mark = "\n".join((finding.place.file or "", finding.code, finding.clause or "", finding.around or finding.excerpt))
    value: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message.text(lang)},
        "partialFingerprints": {"drafter/v1": sha256(mark.encode("utf-8", "replace")).hexdigest()[:32]},
    }
    if finding.place.file:
        value["locations"] = [_location(finding.place, finding.excerpt)]
    if finding.repair is not None and finding.place.end_line:
        value["fixes"] = [_fix(finding, lang)]
    return value


def _location(place: Place, excerpt: str = "") -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(place.file or "")}}
    if place.line:
        region: dict[str, object] = dict(_region(place))
        if excerpt:
            region["snippet"] = {"text": excerpt}
        physical["region"] = region
    found: dict[str, object] = {"physicalLocation": physical}
    if place.key:
        found["logicalLocations"] = [{"fullyQualifiedName": place.key}]
    return found


def _region(place: Place) -> Mapping[str, int]:
    region = {"startLine": place.line}
    if place.column:
        region["startColumn"] = place.column
    if place.end_line:
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return region


def _fix(finding: Finding, lang: Lang) -> dict[str, object]:
    assert finding.repair is not None
    new = finding.repair.new
    description = Message(ja=f"「{new}」にする", en=f"change to “{new}”").text(lang)
    replacement = {"deletedRegion": dict(_region(finding.place)), "insertedContent": {"text": new}}
    change = {"artifactLocation": {"uri": _uri(finding.place.file or "")}, "replacements": [replacement]}
    return {"description": {"text": description}, "artifactChanges": [change]}


def _notification(error: DrafterError, lang: Lang) -> dict[str, object]:
    value: dict[str, object] = {"level": "error", "message": {"text": error.message.text(lang)}}
    if error.place.file:
        value["locations"] = [_location(error.place)]
    return value


def _uri(file: str) -> str:
    """A relative path as a URI reference (RFC 3986), an absolute one as ``file:``."""
    path = file.replace("\\", "/")
    if len(path) > 1 and path[1] == ":":
        path = "/" + path
    return ("file://" if PurePosixPath(path).is_absolute() else "") + quote(path)
