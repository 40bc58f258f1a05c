"""What an editor offers at a finding: its repair, and accepting it with a reason.

A repair is computed as ``drafter check --fix`` does it (``inspection.mend``) on the text as the client holds it, and
sent as the fewest characters that differ: cursors, folds and undo of the rest are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from lsprotocol import types

from drafter.errors import DrafterError
from drafter.findings import Finding
from drafter.inspection import mend
from drafter.language import Lang, Message
from drafter.lsp import diagnostics
from drafter.lsp.buffers import Buffer
from drafter.lsp.desk import Desk, Seen

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.drafter"
ACCEPT = "drafter.accept"
#: characters of two lines that are compared letter by letter
_LONG = 2000
KINDS: list[types.CodeActionKind | str] = [types.CodeActionKind.QuickFix, FIX_ALL]


@dataclass(frozen=True, slots=True)
class Client:
    """What the client can do with an action: fetch its edit when it is chosen; check an edit's version."""

    resolves: bool = False
    versions: bool = False


def offered(seen: Seen, params: types.CodeActionParams, desk: Desk, client: Client) -> list[types.CodeAction]:
    """The actions for a range of a file.

    Args:
        seen: the check of its present state.
    """
    only = params.context.only
    found: list[types.CodeAction] = []
    if _wanted(types.CodeActionKind.QuickFix.value, only):
        for finding in seen.findings:
            if _meet(seen.buffer, finding, params.range):
                found += _at(seen, finding, desk, client)
    if _wanted(FIX_ALL, only) and any(f.repair is not None and f.repair.safe for f in seen.findings):
        found += _fix_all(seen, desk, client, asked=bool(only))
    return found


def resolved(action: types.CodeAction, seen: Seen, desk: Desk, client: Client) -> types.CodeAction:
    """An action with its edit, computed on the present state; unchanged where the finding is gone."""
    data = action.data if isinstance(action.data, dict) else {}
    if data.get("all"):
        action.edit = _edit(seen.buffer, _all_mended(seen, desk, thorough=True), client)
    else:
        finding = find(seen, data.get("finding"))
        action.edit = _edit(seen.buffer, _mended(seen, finding), client) if finding is not None else None
    return action


def key(finding: Finding) -> list[str | int]:
    """By what a finding is known again by the client's next message."""
    return [finding.code, finding.place.line, finding.place.column, finding.around]


def find(seen: Seen, wanted: Any) -> Finding | None:
    """The finding of a key: at its own place, or where its words have moved to."""
    exact = (one for one in seen.findings if key(one) == wanted)
    if not isinstance(wanted, list) or len(wanted) != 4:
        return None
    moved = (one for one in seen.findings if wanted[3] and (one.code, one.around) == (wanted[0], wanted[3]))
    return next(exact, None) or next(moved, None)


def acceptable(seen: Seen, finding: Finding) -> bool:
    """Whether a finding can be accepted: it is in this file, and not about an acceptance itself."""
    return not finding.code.startswith("ACC") and diagnostics.own(seen.buffer, finding.place)


def edits(buffer: Buffer, new: str) -> list[types.TextEdit]:
    """The fewest characters by which a text becomes another one."""
    return [types.TextEdit(buffer.span(start, end), text) for start, end, text in differences(buffer.text, new)]


def differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Where two texts differ: the characters of the old one, and what the new one has there; in order."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    at = 0
    if len(before) == len(after):
        for one, other in zip(before, after, strict=True):
            if one != other:
                yield from _within(at, one, other)
            at += len(one)
        return
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _trimmed(starts[a], "".join(before[a:b]), "".join(after[c:d]))


def _within(at: int, old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """The differences of one line: one by one where comparing its letters is cheap."""
    start, end, text = _trimmed(0, old, new)
    changed = old[start:end]
    if len(changed) + len(text) > _LONG:
        yield at + start, at + end, text
        return
    for tag, a, b, c, d in SequenceMatcher(None, changed, text, autojunk=False).get_opcodes():
        if tag != "equal":
            yield at + start + a, at + start + b, text[c:d]


def _trimmed(at: int, old: str, new: str) -> tuple[int, int, str]:
    first = _shared(old, new)
    room = min(len(old), len(new)) - first
    last = min(_shared(old[::-1], new[::-1]), room)
    return at + first, at + len(old) - last, new[first : len(new) - last]


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _wanted(kind: str, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Whether a client that asks for some kinds wants this one: ``source`` covers ``source.fixAll.drafter``."""
    asked = [one.value if isinstance(one, types.CodeActionKind) else one for one in only or ()]
    return not asked or any(one in ("", kind) or kind.startswith(f"{one}.") for one in asked)


def _meet(buffer: Buffer, finding: Finding, wanted: types.Range) -> bool:
    place = diagnostics.span(buffer, finding.place)
    return place.start <= wanted.end and wanted.start <= place.end


def _at(seen: Seen, finding: Finding, desk: Desk, client: Client) -> Iterator[types.CodeAction]:
    lang = desk.options.lang
    told = [diagnostics.of_finding(seen.buffer, finding, lang)]
    if finding.repair is not None and (new := _mended(seen, finding)) != seen.buffer.text:
        data = {"uri": seen.buffer.uri, "finding": key(finding)}
        yield types.CodeAction(
            _title(finding, lang),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=told,
            is_preferred=finding.repair.safe,
            edit=None if client.resolves else _edit(seen.buffer, new, client),
            data=data if client.resolves else None,
        )
    if acceptable(seen, finding):
        title = Message(ja=f"理由を残して了承する（{finding.code}）", en=f"accept with a reason ({finding.code})").text(
            lang
        )
        given = {"uri": seen.buffer.uri, "finding": key(finding)}
        yield types.CodeAction(
            title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=told,
            command=types.Command(title, ACCEPT, arguments=[given]),
        )


def _title(finding: Finding, lang: Lang) -> str:
    assert finding.repair is not None
    old, new, code = finding.repair.old, finding.repair.new, finding.code
    if finding.repair.safe:
        ja, en = f"「{old}」を「{new}」に直す（{code}）", f"replace “{old}” by “{new}” ({code})"
        if not new:
            ja, en = f"「{old}」を除く（{code}）", f"take out “{old}” ({code})"
    else:
        ja = f"要確認: 「{old}」を「{new}」に直す（{code}）"
        en = f"to be looked at: replace “{old}” by “{new}” ({code})"
        if not new:
            ja, en = f"要確認: 「{old}」を除く（{code}）", f"to be looked at: take out “{old}” ({code})"
    return Message(ja=ja, en=en).text(lang).replace("\n", " ")


def _fix_all(seen: Seen, desk: Desk, client: Client, *, asked: bool) -> Iterator[types.CodeAction]:
    later = client.resolves and not asked  # whoever asks for this kind alone is about to do it
    edit = None if later else _edit(seen.buffer, _all_mended(seen, desk, thorough=asked), client)
    if not later and edit is None:
        return
    title = Message(ja="意味の変わらない直しを全て施す", en="do all repairs that cannot change what is said")
    yield types.CodeAction(
        title.text(desk.options.lang),
        kind=FIX_ALL,
        edit=edit,
        data={"uri": seen.buffer.uri, "all": True} if later else None,
    )


def _mended(seen: Seen, finding: Finding) -> str:
    try:
        return mend.applied(seen.buffer.file, seen.buffer.text, [finding])[0]
    except DrafterError:
        return seen.buffer.text


def _all_mended(seen: Seen, desk: Desk, *, thorough: bool) -> str:
    """The text with the safe repairs done; ``thorough``: also those for which the first ones make room."""
    file, text = seen.buffer.file, seen.buffer.text
    try:
        if thorough:
            return mend.mend(file, desk.targets.check, unsafe=False, text=text).after
        return mend.applied(file, text, [f for f in seen.findings if f.repair is not None and f.repair.safe])[0]
    except DrafterError:
        return text


def _edit(buffer: Buffer, new: str, client: Client) -> types.WorkspaceEdit | None:
    changes = edits(buffer, new)
    if not changes:
        return None
    if client.versions:
        document = types.OptionalVersionedTextDocumentIdentifier(buffer.uri, buffer.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(changes))])
    return types.WorkspaceEdit(changes={buffer.uri: changes})
