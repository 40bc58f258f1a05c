"""A page that a reviewer without a terminal opens: findings by file, the words marked, each rule explained once.

It stands alone: no script, no address of the network, nothing to install.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from drafter.checks import engine
from drafter.findings import SEVERITY_NAMES, Finding, Severity, shown
from drafter.inspection.targets import Checked
from drafter.language import Lang, Message, printable
from drafter.reports import Report

_STYLE = """
:root { --line: #d5d8dd; --soft: #f5f6f8; --ink: #1d2530 }
body { font-family: "Yu Gothic", "Hiragino Kaku Gothic ProN", "Noto Sans CJK JP", sans-serif; color: var(--ink);
  line-height: 1.7; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2.5rem; border-bottom: 2px solid var(--line) }
table { border-collapse: collapse; width: 100% } th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem;
  text-align: left; vertical-align: top } th { background: var(--soft); font-weight: 600 }
td.place { white-space: nowrap; color: #59636f } .word { font-size: .9rem }
.chip { border-radius: .3rem; color: #fff; font-size: .8rem; padding: .1rem .5rem; white-space: nowrap }
.error { background: #b3261e } .warning { background: #8a5a00 } .info { background: #3b5f8a }
mark { background: #ffe08a } del { color: #b3261e } ins { color: #176b3a; text-decoration: none; font-weight: 600 }
dt { font-weight: 600; margin-top: 1rem } dd { margin-left: 1.5rem } .none { color: #59636f }
@media print { body { margin: 0; max-width: none } h2 { break-after: avoid } tr { break-inside: avoid } }
"""
_CONTEXT = 16


def write(report: Report, lang: Lang) -> str:
    """The whole page."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    counts = "、".join(f"{SEVERITY_NAMES[level].text(lang)} {report.count(level)}" for level in reversed(Severity))
    title = say("点検の結果", "Findings of the check")
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>',
        '<meta name="viewport" content="width=device-width">',
        f"<style>{_STYLE}</style></head><body>",
        f"<h1>{title}</h1>",
        f"<p>{say('ファイル', 'files')} {len(report.files)}: {counts}</p>",
        *(_error(error.text(lang)) for error in report.errors),
        *(line for checked in report.files for line in _file(checked, lang)),
        *_rules(report.findings, lang),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def _error(text: str) -> str:
    return f'<p><span class="chip error">!</span> {_text(text)}</p>'


def _file(checked: Checked, lang: Lang) -> Iterator[str]:
    yield f"<h2>{_text(checked.file)}</h2>"
    if not checked.findings:
        yield f'<p class="none">{Message(ja="指摘はありません。", en="Nothing was found.").text(lang)}</p>'
        return
    heads = (("場所", "place"), ("重さ", "severity"), ("指摘", "finding"), ("規則", "rule"))
    yield "<table><thead><tr>"
    yield "".join(f'<th scope="col">{Message(ja=ja, en=en).text(lang)}</th>' for ja, en in heads)
    yield "</tr></thead><tbody>"
    for finding in checked.findings:
        yield _row(finding, lang)
    yield "</tbody></table>"


def _row(finding: Finding, lang: Lang) -> str:
    place = ":".join(str(number) for number in (finding.place.line, finding.place.column) if number)
    if finding.clause:
        place = f"{place}<br>{_text(finding.clause)}" if place else _text(finding.clause)
    chip = f'<span class="chip {finding.severity.word}">{SEVERITY_NAMES[finding.severity].text(lang)}</span>'
    words = f'<div class="word">{_words(finding)}</div>' if finding.excerpt or finding.repair else ""
    return (
        f'<tr><td class="place">{place}</td><td>{chip}</td><td>{_text(finding.message.text(lang))}{words}</td>'
        f'<td><a href="#{_text(finding.code)}">{_text(finding.code)}</a></td></tr>'
    )


def _words(finding: Finding) -> str:
    """The words as they stand, marked, and what would mend them."""
    repair = finding.repair
    if repair is None:
        return f"<mark>{_text(finding.excerpt)}</mark>"
    before = repair.text[max(0, repair.start - _CONTEXT) : repair.start]
    after = repair.text[repair.end : repair.end + _CONTEXT] if repair.text else ""
    new = f"<ins>{_text(shown(repair.new))}</ins>" if repair.new else ""
    return f"{_text(before)}<del>{_text(shown(repair.old))}</del>{new}{_text(after)}"


def _rules(findings: Iterable[Finding], lang: Lang) -> Iterator[str]:
    codes = dict.fromkeys(sorted(finding.code for finding in findings))
    rules = [(code, engine.by_key(code)) for code in codes]
    if not rules:
        return
    yield f"<h2>{Message(ja='規則の説明', en='The rules').text(lang)}</h2><dl>"
    for code, rule in rules:
        yield f'<dt id="{_text(code)}">{_text(code)}' + (f" {_text(rule.title.text(lang))}" if rule else "") + "</dt>"
        if rule is not None:
            yield f"<dd>{_text(rule.why.text(lang))}<br>{_text(rule.rests_on.text(lang))}</dd>"
    yield "</dl>"


def _text(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")
