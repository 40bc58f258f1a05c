"""VAR002: one word in two spellings within a document: サーバ and サーバー, 子ども and 子供."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import variants
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="VAR002",
    name="spelling-varies",
    severity=Severity.WARNING,
    title=Message(ja="表記の揺れ", en="one word in two spellings"),
    why=Message(
        ja="一つの文書では、同じ語を一つの表記に統一します（サーバとサーバー、子どもと子供、位置付けと位置づけ）"
        "。少ない方を指摘し、"
        "多い方への修正を示します。「」の中の名称、法令・計画・組織の名の一部は対象にしません。同数のときは情報と"
        "します。",
        en="A document has one spelling for a word (サーバ or サーバー, 子ども or 子供). The rarer one is "
        "reported, with the other as "
        "its repair. Names within 「」 and parts of the names of laws, plans and bodies are left alone. As many "
        "of one as "
        "of the other: information.",
    ),
    rests_on=CONSISTENCY,
    wrong="サーバーを更新し、サーバの台数を減らす。サーバーは…",
    right="サーバーを更新し、サーバーの台数を減らす。サーバーは…",
    repairs="unsafe",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each place of a spelling that is not the document's usual one."""
    for groups in (variants.katakana(context), variants.sets(context)):
        for forms in groups.values():
            if len(forms) > 1:
                yield from _rarer(context, forms)


def _rarer(context: Context, forms: dict[str, list[variants.Use]]) -> Iterable[Finding]:
    usual = max(forms, key=lambda form: (len(forms[form]), form.endswith("ー"), form))
    for form, uses in forms.items():
        if form == usual:
            continue
        equal = len(uses) == len(forms[usual])
        for use in uses:
            word = use.form
            shown = forms[usual][0].form
            message = Message(
                ja=f"「{word}」は、この文書では多く「{shown}」と書かれています",
                en=f"“{word}” is mostly “{shown}” in this document",
            )
            if equal:
                message = Message(
                    ja=f"「{word}」と「{shown}」が混在しています",
                    en=f"“{word}” and “{shown}” are mixed in this document",
                )
            yield context.finding(
                RULE,
                use.node,
                message,
                path=use.path,
                text=use.text,
                span=(use.start, use.end),
                severity=Severity.INFO if equal else None,
                new=shown,
            )
