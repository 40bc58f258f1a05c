"""``drafter rules [CODE|NAME]``: what each rule finds, why, and what it rests on."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from drafter.cli.app import App
from drafter.errors import ExitCode, UsageError
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.checks.rule import Rule
    from drafter.inspection.noticed import Noticed

NAME = "rules"
HELP = Message(
    ja="点検の規則を説明します（何を、なぜ、何に基づいて指摘するか）",
    en="Explains the rules of the check: what they find, why, and what they rest on",
)
_NEEDS = {
    "nothing": Message(ja="原案と、読めるファイルの全て", en="drafts and every readable file"),
    "template": Message(ja="様式が分かる文書", en="documents whose template is known"),
    "draft": Message(ja="原案", en="drafts"),
    "previous": Message(ja="前年の文書が分かる原案", en="drafts that name last year's document"),
    "library": Message(ja="原案と文例集", en="drafts and collections"),
}
_REPAIRS = {
    "none": Message(ja="なし", en="none"),
    "safe": Message(ja="`--fix` で直せる", en="done by `--fix`"),
    "unsafe": Message(ja="`--fix-unsafe` で直せる（確かめること）", en="done by `--fix-unsafe`, with an eye on it"),
    "both": Message(ja="`--fix` で直せるものと、確かめの要るもの", en="done by `--fix`, some by `--fix-unsafe` only"),
}
_OFF = Message(
    ja="既定では調べない。`drafter.yaml` の `rules:` に重さを書くと調べる",
    en="not asked unless `rules:` in `drafter.yaml` names a severity",
)


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    parser.add_argument("rule", nargs="?", metavar="CODE", help=say("規則の番号または名前", "a rule's code or name"))
    parser.add_argument(
        "--format",
        choices=("text", "json", "md"),
        default="text",
        help=say("出力の形（既定 text）", "output (default text)"),
    )


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Print one rule, or all.

    Raises:
        UsageError: there is no such rule.
    """
    from drafter.checks import engine
    from drafter.inspection import noticed as _noticed

    rules = [entry.rule for entry in engine.checks()]
    if args.rule is not None:
        found = engine.by_key(args.rule)
        if found is None and (noticed := _noticed.by_key(args.rule)):
            app.print(_line(noticed, app.lang) if args.format != "json" else json.dumps(_brief(noticed, app.lang)))
            return ExitCode.OK
        if found is None:
            raise _unknown(args.rule, rules)
        rules = [found]
    match args.format:
        case "json":
            values = [as_json(rule, app.lang) for rule in rules]
            app.print(json.dumps(values[0] if args.rule else values, ensure_ascii=False, indent=1))
        case "md":
            app.print(markdown(rules, app.lang), end="")
        case _ if args.rule:
            app.print(_explained(rules[0], app.lang))
        case _:
            every: list[Rule | Noticed] = [*rules, *_noticed.NOTICED]
            for line in every:
                app.print(_line(line, app.lang))
    return ExitCode.OK


def _line(rule: Rule | Noticed, lang: Lang) -> str:
    return f"{rule.code:7}  {rule.severity.word:7}  {rule.name:22}  {rule.title.text(lang)}"


def _brief(rule: Rule | Noticed, lang: Lang) -> dict[str, object]:
    return {"code": rule.code, "name": rule.name, "severity": rule.severity.word, "title": rule.title.text(lang)}


def as_json(rule: Rule, lang: Lang) -> dict[str, object]:
    """A rule as JSON."""
    return {
        **_brief(rule, lang),
        "why": rule.why.text(lang),
        "rests_on": rule.rests_on.text(lang),
        "needs": rule.needs,
        "repairs": rule.repairs,
        "on": rule.on,
        "wrong": rule.wrong,
        "right": rule.right,
    }


def markdown(rules: list[Rule], lang: Lang) -> str:
    """All rules as a page: ``docs/rules.md`` is this, in both languages."""

    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    from drafter.inspection.noticed import NOTICED

    lines = [
        say("# 点検の規則", "# The rules of the check"),
        "",
        say(
            "`drafter rules --format md` が作るページです。重さは `drafter.yaml` の `rules:` で変えられ、"
            "`suppress:` で場所を限って受け入れられます（理由を書きます）。"
            "使い方は[点検のしかた](点検のしかた.md)にあります。",
            "Made by `drafter rules --format md`. `rules:` in `drafter.yaml` changes a severity, `suppress:` accepts "
            "findings in one place (with the reason).",
        ),
        "",
        "```yaml",
        "rules: {lone-item: off, label-width: error}",
        "suppress:",
        f"  - {{rule: NUM006, file: 2027-digital.yaml, reason: {say('出典の番号を残す', 'as the source printed it')}}}",
        "```",
        "",
        say("| 番号 | 名前 | 重さ | 指摘するもの |", "| code | name | severity | finds |"),
        "|---|---|---|---|",
        *(f"| [{r.code}](#{r.code.lower()}) | `{r.name}` | {r.severity.word} | {r.title.text(lang)} |" for r in rules),
        "",
    ]
    for rule in rules:
        lines += _section(rule, lang)
    lines += [
        say("## 規則のほかに気付いたこと", "## What else is noticed"),
        "",
        say(
            "原案を組み立てるとき（CMP）、文例集（LIB）や過去の文書（READ）を読むとき、設定と様式の点検（SET、TPL）で気付いたことです。",
            "By composing a draft (CMP), reading the library (LIB) and past documents (READ), and checking settings "
            "and templates (SET, TPL).",
        ),
        "",
        say("| 番号 | 名前 | 重さ | 内容 |", "| code | name | severity | what |"),
        "|---|---|---|---|",
        *(f"| {n.code} | `{n.name}` | {n.severity.word} | {n.title.text(lang)} |" for n in NOTICED),
        "",
    ]
    return "\n".join(lines)


def _section(rule: Rule, lang: Lang) -> list[str]:
    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    return [
        f"## {rule.code}",
        "",
        f"**{rule.title.text(lang)}** — `{rule.name}`, {rule.severity.word}",
        "",
        rule.why.text(lang),
        "",
        f"- {say('根拠', 'Rests on')}: {rule.rests_on.text(lang)}",
        f"- {say('対象', 'Looks at')}: {_NEEDS[rule.needs].text(lang)}",
        f"- {say('直し', 'Repair')}: {_REPAIRS[rule.repairs].text(lang)}",
        *(() if rule.on else (f"- {_OFF.text(lang)}",)),
        "",
        "```text",
        f"{say('誤', 'wrong')}: {rule.wrong}",
        f"{say('正', 'right')}: {rule.right}",
        "```",
        "",
    ]


def _explained(rule: Rule, lang: Lang) -> str:
    def say(ja: str, en: str) -> str:
        return Message(ja=ja, en=en).text(lang)

    def indented(text: str) -> str:
        return text.replace("\n", "\n        ")

    return "\n".join(
        [
            f"{rule.code} {rule.name} ({rule.severity.word})",
            rule.title.text(lang),
            "",
            rule.why.text(lang),
            "",
            f"{say('根拠', 'rests on')}: {rule.rests_on.text(lang)}",
            f"{say('対象', 'looks at')}: {_NEEDS[rule.needs].text(lang)}",
            f"{say('直し', 'repair')}: {_REPAIRS[rule.repairs].text(lang).replace('`', '')}",
            *(() if rule.on else (_OFF.text(lang).replace("`", ""),)),
            f"  {say('誤', 'wrong')}: {indented(rule.wrong)}",
            f"  {say('正', 'right')}: {indented(rule.right)}",
        ]
    )


def _unknown(key: str, rules: list[Rule]) -> UsageError:
    import difflib

    names = [name for rule in rules for name in (rule.code, rule.name)]
    near = difflib.get_close_matches(key, names, 1) or difflib.get_close_matches(key.upper(), names, 1)
    return UsageError(
        Message(ja=f"規則「{key}」はありません", en=f"there is no rule “{key}”"),
        hint=Message(ja=f"もしかして: {near[0]}", en=f"did you mean: {near[0]}")
        if near
        else Message(ja="drafter rules で一覧を表示します", en="drafter rules lists them all"),
    )
