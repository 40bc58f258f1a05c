"""What ``drafter.damage`` finds, as findings of the rules that tell it.

A rule of damage is a module of ``checks.rules`` whose ``check`` is ``damaged.check(RULE)``; its name is that of the
kinds in ``damage._kinds``.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.damage import Damage
from drafter.document import Document
from drafter.errors import Place
from drafter.findings import Finding, Repair, Severity
from drafter.language import Message

#: findings that are listed for one file; how many more there are is told in a last one
MOST = 200


def check(rule: Rule) -> Callable[[Document, Context], Iterable[Finding]]:
    """The ``check`` of a rule that tells damage."""

    def apply(document: Document, context: Context) -> Iterable[Finding]:
        return [_finding(context, rule, one) for one in context.damage.get(rule.name, ())]

    return apply


def findings(context: Context, damages: Iterable[Damage]) -> tuple[Finding, ...]:
    """Damage as findings, at most ``MOST`` and one that tells how many more: for a document that was read."""
    every = tuple(damages)
    listed = tuple(_finding(context, _rule(one.rule), one) for one in every[:MOST])
    if len(every) <= MOST:
        return listed
    more = len(every) - MOST
    message = Message(ja=f"傷みと思われる所が、ほかに {more} か所あります", en=f"{more} more places look damaged")
    return (*listed, Finding("READ034", "more-damage", Severity.INFO, message, every[MOST].place))


@cache
def _rule(name: str) -> Rule:
    """A rule by its name: reading a file needs only those of the damage that it has, not all."""
    rule: Rule = importlib.import_module(f"drafter.checks.rules.{name.replace('-', '_')}").RULE
    return rule


def _finding(context: Context, rule: Rule, one: Damage) -> Finding:
    whole = one.field == "text" or isinstance(one.field, tuple)
    made = context.finding(
        rule,
        one.owner,
        one.message,
        path=one.path,
        text=one.text,
        span=(one.start, one.end),
        excerpt=_seen(one),
        place=_place(one, context) if context.account is not None else None,
        new=one.new,
        safe=one.safe,
    )
    if made.repair is None:
        return made
    if one.old == "\n":  # two paragraphs become one: the reader's tree can be mended so, no single text can
        mend = Repair(one.old, "", one.safe) if context.account is not None else None
        return replace(made, repair=mend)
    # a label is printed, not written
    return made if whole else replace(made, repair=replace(made.repair, text="", start=0))


def _seen(one: Damage) -> str:
    """The stretch, with some letters on either side where it cannot be seen alone."""
    seen = one.old and one.old == one.old.strip() and all(char.isprintable() or char == "　" for char in one.old)
    return one.old if seen else one.excerpt.replace("\n", " ")


def _place(one: Damage, context: Context) -> Place:
    """Where it begins in the file, and where it ends when it stands there on one line."""
    place = one.place
    if not place.column or not one.old:
        return place
    column = place.column - 1
    if not context.line(place.line)[column:].startswith(one.old):
        return place
    return replace(place, end_line=place.line, end_column=place.column + len(one.old))
