"""Why each line was read as it was, for people and as JSON (``outline --explain``)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.japanese.width import cells
from drafter.japanese.wrap import wrap
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.readers import Decision

_ROLES = {
    "title": Message(ja="題名", en="title"),
    "subtitle": Message(ja="副題", en="subtitle"),
    "heading": Message(ja="見出し", en="heading"),
    "body": Message(ja="本文", en="text"),
    "item": Message(ja="列記", en="item"),
    "note": Message(ja="注記", en="note"),
    "date": Message(ja="日付", en="date"),
    "issuer": Message(ja="発出者", en="issuer"),
    "addressee": Message(ja="宛先", en="addressee"),
    "signature": Message(ja="連絡先", en="contact"),
    "end": Message(ja="以上", en="end"),
    "document-number": Message(ja="文書番号", en="number"),
    "contents": Message(ja="目次", en="contents"),
    "unplaced": Message(ja="不明", en="unplaced"),
}
#: the widest output, and the cells of the columns before the text: line number, role, level
_WIDEST = 110
_LINE, _ROLE, _LEVEL = 6, 10, 4


def as_json(decisions: Sequence[Decision], lang: Lang) -> list[dict[str, object]]:
    """One object a decision; reasons in the reader's language."""
    return [
        {
            "line": one.line,
            "role": one.role.value,
            "label": one.label or None,
            "level": one.level or None,
            "text": one.text,
            "reasons": [reason.text(lang) for reason in one.reasons],
        }
        for one in decisions
    ]


def lines(decisions: Sequence[Decision], lang: Lang) -> Iterator[str]:
    """Two columns: where and what; beneath each text its reasons, wrapped to the terminal."""
    width = max(48, min(_WIDEST, shutil.get_terminal_size((100, 24)).columns - 1))
    rest = " " * (_LINE + 1 + _ROLE + _LEVEL)
    for one in decisions:
        role = _ROLES[one.role.value].text(lang) if one.role.value in _ROLES else one.role.value
        level = str(one.level) if one.level else ""
        head = f"{one.line:>{_LINE}} {_filled(role, _ROLE)}{_filled(level, _LEVEL)}"
        yield from wrap(one.text.replace("\n", " ").replace("\t", " "), width, first=head, rest=rest)
        glue = "、" if lang == "ja" else "; "
        reasons = glue.join(reason.text(lang).replace("\n", " ").replace("\t", " ") for reason in one.reasons)
        yield from wrap(reasons, width, first=f"{rest}└ ", rest=f"{rest}  ")


def _filled(text: str, width: int) -> str:
    """A text with blanks up to a width in cells."""
    return text + " " * max(1, width - cells(text))
