"""JUnit XML, as continuous integration shows test results: one suite a file, one failure a finding."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from drafter.findings import Finding, Severity
from drafter.inspection.targets import Checked
from drafter.language import Lang
from drafter.reports import Report

#: what XML 1.0 cannot hold (section 2.2)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(report: Report, lang: Lang) -> str:
    """Errors and warnings are failures; an information is a test that passed, with its message as output."""
    root = ElementTree.Element("testsuites", name="drafter check")
    tests = failures = 0
    for checked in report.files:
        suite = _suite(root, checked, lang)
        tests += int(suite.get("tests", 0))
        failures += int(suite.get("failures", 0))
    for error in report.errors:
        name = error.place.file or "drafter"
        suite = ElementTree.SubElement(root, "testsuite", name=_clean(name), tests="1", failures="0", errors="1")
        case = ElementTree.SubElement(suite, "testcase", classname=_clean(name), name="read")
        ElementTree.SubElement(case, "error", message=_clean(error.message.text(lang))).text = _clean(error.text(lang))
    root.attrib |= {
        "tests": str(tests + len(report.errors)),
        "failures": str(failures),
        "errors": str(len(report.errors)),
    }
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(root: ElementTree.Element, checked: Checked, lang: Lang) -> ElementTree.Element:
    file = _clean(checked.file)
    failed = [finding for finding in checked.findings if finding.severity > Severity.INFO]
    count = max(1, len(checked.findings))
    numbers = {"tests": str(count), "failures": str(len(failed)), "errors": "0"}
    suite = ElementTree.SubElement(root, "testsuite", {"name": file, **numbers})
    if not checked.findings:
        ElementTree.SubElement(suite, "testcase", classname=file, name="check")
    for finding in checked.findings:
        _case(suite, file, finding, lang)
    return suite


def _case(suite: ElementTree.Element, file: str, finding: Finding, lang: Lang) -> None:
    line = f":{finding.place.line}" if finding.place.line else ""
    case = ElementTree.SubElement(suite, "testcase", classname=file, name=f"{finding.code} {finding.name}{line}")
    message = _clean(finding.message.text(lang))
    body = _clean("\n".join(part for part in (finding.place.text(), finding.excerpt) if part))
    if finding.severity > Severity.INFO:
        ElementTree.SubElement(case, "failure", message=message, type=finding.severity.word).text = body
    else:
        ElementTree.SubElement(case, "system-out").text = f"{message}\n{body}"


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
