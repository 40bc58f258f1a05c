"""The check: all rules over one document, severities and suppressions of ``drafter.yaml`` applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import drafter.checks.rules
from drafter import registry
from drafter.checks import texts
from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Block, Document
from drafter.findings import SEVERITIES, Finding, ordered

if TYPE_CHECKING:
    from drafter.model.settings import Settings, Suppression
    from drafter.model.template import Template

__all__ = ["Check", "Context", "Rule", "by_key", "checks", "run", "settle", "unknown_keys"]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with the function that applies it to a document; None for a text rule (``checks.texts``)."""

    rule: Rule
    apply: Callable[[Document, Context], Iterable[Finding]] | None = None


@lru_cache(maxsize=1)
def checks() -> tuple[Check, ...]:
    """All rules, by code."""
    found = [Check(one.RULE, getattr(one, "check", None)) for one in registry.modules(drafter.checks.rules)]
    return tuple(sorted(found, key=lambda entry: entry.rule.code))


def by_key(key: str) -> Rule | None:
    """The rule of a code or name, in any case; None when there is none."""
    return next((c.rule for c in checks() if key.lower() in (c.rule.code.lower(), c.rule.name)), None)


def run(document: Document, context: Context) -> tuple[Finding, ...]:
    """What is wrong with a document, in order of place: what the rules find, and the document's own findings
    (those of its reader or of compose), with the settings applied to all of them.
    """
    bound = context.about(document)
    levels = _levels(context.settings, context.template)
    asked = _asked(levels)
    found: list[Finding] = list(document.findings)
    for entry in checks():
        if entry.apply is not None and entry.rule.code in asked:
            found += entry.apply(document, bound)
    found += _in_texts(bound, asked)
    return settle(found, context.settings, context.template)


def _asked(levels: Mapping[str, str]) -> frozenset[str]:
    """Codes of the rules that are asked: those that are on unless the house says otherwise."""
    rules = [entry.rule for entry in checks()]
    given = {rule.code: levels.get(rule.code.lower()) or levels.get(rule.name) for rule in rules}
    return frozenset(rule.code for rule in rules if given[rule.code] != "off" and (given[rule.code] or rule.on))


def _in_texts(context: Context, asked: frozenset[str]) -> Iterable[Finding]:
    for node, path, text in context.texts:
        about = texts.About(texts.kind_of(node), context.profile, isinstance(node, Block) and node.request)
        hits = [pair for pair in texts.hits(text, about) if pair[0].code in asked]
        for rule, hit in texts.apart(hits):
            yield context.finding(
                rule,
                node,
                hit.message,
                path=path,
                text=text,
                span=(hit.start, hit.end),
                excerpt=hit.excerpt,
                severity=hit.severity,
                new=hit.new,
                safe=hit.safe,
            )


def settle(
    findings: Iterable[Finding], settings: Settings | None, template: Template | None = None
) -> tuple[Finding, ...]:
    """Findings of any origin with the severities and suppressions of the house applied, in order."""
    levels = _levels(settings, template)
    suppressions = settings.suppress if settings else ()
    kept: list[Finding] = []
    for finding in findings:
        level = levels.get(finding.code.lower()) or levels.get(finding.name)
        if level == "off" or any(_suppressed(finding, entry) for entry in suppressions):
            continue
        kept.append(replace(finding, severity=SEVERITIES[level]) if level else finding)
    return ordered(kept)


def unknown_keys(used: Iterable[str], others: Iterable[str] = ()) -> tuple[str, ...]:
    """Codes and names that no rule has, in their order.

    Args:
        used: those that somebody wrote.
        others: further codes and names that are known (those of compose and the readers).
    """
    known = {key.lower() for entry in checks() for key in (entry.rule.code, entry.rule.name)}
    known |= {key.lower() for key in others}
    return tuple(dict.fromkeys(key for key in used if key.lower() not in known))


def _levels(settings: Settings | None, template: Template | None) -> dict[str, str]:
    """Severities by code in small letters (by name for findings that are no rule's): the template's, over them those
    of ``drafter.yaml``.
    """
    codes = {entry.rule.name: entry.rule.code.lower() for entry in checks()}
    given = [dict(one.rules) for one in (template, settings) if one is not None]
    return {codes.get(key.lower(), key.lower()): level for rules in given for key, level in rules.items()}


def _suppressed(finding: Finding, entry: Suppression) -> bool:
    if entry.rule.lower() not in (finding.code.lower(), finding.name):
        return False
    if entry.clause and entry.clause != finding.clause:
        return False
    return not entry.file or _same_file(finding.place.file or "", entry.file)


def _same_file(file: str, wanted: str) -> bool:
    """Whether a path ends as a suppression names it: ``2027.yaml``, ``drafts/2027.yaml`` or ``drafts/*.yaml``."""
    # from within drafts/ the file is called 2027.yaml, and is drafts/2027.yaml all the same
    path = str(Path(file).absolute()).replace("\\", "/") if file not in ("", "-") else file
    pattern = wanted.replace("\\", "/").removeprefix("./")
    tail = "/".join(path.split("/")[-(pattern.count("/") + 1) :])
    return fnmatchcase(tail, pattern)
