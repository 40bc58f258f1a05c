"""What an editor shows under the pointer: a finding's rule, a clause of the library, a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol import types

from drafter.checks import engine
from drafter.checks.rule import Rule
from drafter.findings import Finding
from drafter.inspection import noticed
from drafter.language import Lang, Message, printable
from drafter.library.index import Entry, Library
from drafter.lsp import context, diagnostics
from drafter.lsp.buffers import Buffer
from drafter.lsp.desk import Seen, kind
from drafter.model.collection import Source

STATUS = {
    "active": Message(ja="使用中", en="active"),
    "fulfilled": Message(ja="実現", en="fulfilled"),
    "withdrawn": Message(ja="取下げ", en="withdrawn"),
}
_RELATION = {
    "same": Message(ja="同文", en="same"),
    "reworded": Message(ja="書換え", en="reworded"),
    "merged": Message(ja="統合", en="merged"),
    "split": Message(ja="分割", en="split"),
    "source": Message(ja="背景", en="background"),
}
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def hover(
    buffer: Buffer, seen: Seen | None, library: Library, position: types.Position, lang: Lang
) -> types.Hover | None:
    """What is shown at a position; None where there is nothing.

    Args:
        seen: the last check; its findings are told only while the text is the one that was checked.
    """
    parts: list[str] = []
    where: types.Range | None = None
    if seen is not None and seen.buffer.text == buffer.text:
        for finding in seen.findings:
            place = diagnostics.span(buffer, finding.place)
            if place.start <= position <= place.end:
                parts.append("\n".join(_finding(finding, lang)))
                where = where or place
    name = context.name_at(buffer, position) if kind(buffer) is not None else None
    if name is not None and (told := _named(name, library, lang)):
        parts.insert(0, told)
        where = types.Range(buffer.at(position.line, name.start), buffer.at(position.line, name.end))
    if not parts:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts)), where)


def _named(name: context.Name, library: Library, lang: Lang) -> str:
    if name.key == "use" and name.text in library.clauses:
        return clause(library.clauses[name.text], library, lang)
    if name.key == "source" and name.text in library.sources:
        return f"**{_plain(name.text)}**\n\n{_source(library.sources[name.text])}"
    return ""


def clause(entry: Entry, library: Library, lang: Lang) -> str:
    """A clause of the library in Markdown: heading, text, status, slots, where it was asked before."""
    one = entry.clause
    lines = [f"**{_plain(one.heading or one.id)}** — `{one.id}` ({_plain(entry.collection)})", ""]
    lines += [f"> {_plain(line)}  " for line in one.text.split("\n")]
    status = STATUS[one.status].text(lang) + (f": {_plain(one.outcome)}" if one.outcome else "")
    lines += ["", f"- {_say(lang, '状態', 'status')}: {status}"]
    for slot, about in one.slots.items():
        shown = about.default if about.default is not None else about.example
        lines.append(f"- {_say(lang, '差込欄', 'slot')} {_plain('{{' + slot + '}}')}: {about.kind} {_plain(shown)}")
    if one.topics or one.ministries:
        lines.append(
            f"- {_say(lang, '分野・府省庁', 'topics, ministries')}: {_plain('、'.join((*one.topics, *one.ministries)))}"
        )
    if one.review_by:
        lines.append(f"- {_say(lang, '見直しの期限', 'to be reviewed by')}: {one.review_by}")
    for precedent in one.precedents:
        source = library.sources.get(precedent.source)
        told = _source(source) if source is not None else f"`{precedent.source}`"
        at = f" {_plain(precedent.at)}" if precedent.at else ""
        relation = _RELATION[precedent.relation].text(lang)
        lines.append(f"- {_say(lang, '先例', 'precedent')}: {told}{at} ({relation})")
    return "\n".join(lines)


def _source(source: Source) -> str:
    return _plain("、".join(filter(None, (source.issuer, f"「{source.title}」", source.date or ""))))


def _finding(finding: Finding, lang: Lang) -> Iterator[str]:
    rule = engine.by_key(finding.code)
    yield f"**{finding.code}** `{finding.name}` — {_plain(finding.message.text(lang))}"
    if finding.repair is not None:
        eye = "" if finding.repair.safe else f" ({_say(lang, '要確認', 'to be looked at')})"
        yield ""
        yield f"{_plain(finding.repair.old)} → {_plain(finding.repair.new)}{eye}"
    if rule is not None:
        yield from _rule(rule, lang)
    elif (one := noticed.by_key(finding.code)) is not None:
        yield from ("", _plain(one.title.text(lang)))


def _rule(rule: Rule, lang: Lang) -> Iterator[str]:
    yield from ("", _plain(rule.why.text(lang)), "")
    yield f"- {_say(lang, '根拠', 'rests on')}: {_plain(rule.rests_on.text(lang))}"
    yield f"- {_say(lang, '誤', 'wrong')}: {_plain(_line(rule.wrong))}"
    yield f"- {_say(lang, '正', 'right')}: {_plain(_line(rule.right))}"


def _line(text: str) -> str:
    return " / ".join(text.split("\n"))


def _say(lang: Lang, ja: str, en: str) -> str:
    return Message(ja=ja, en=en).text(lang)


def _plain(text: str) -> str:
    """A text that Markdown must show as it stands."""
    return _MARKS.sub(r"\\\1", printable(text))
