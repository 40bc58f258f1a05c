"""Word (.docx) → Document.

A reader of its own over lxml: python-docx gives neither the accepted nor the original text of tracked changes and drops
automatic numbers, ruby and content controls. ``_word/package.py`` opens the file with care, ``_word/story.py`` reads
blocks in document order, ``_word/inline.py`` what stands in them, ``_word/passages.py`` makes passages of them.

Source: ISO/IEC 29500-1 (strict) and 29500-4 (transitional).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document import Origin
from drafter.errors import InputError, Place
from drafter.files import limits
from drafter.language import Message
from drafter.numbering.recognise.lines import Role
from drafter.readers import DEFAULTS, Options, Reading

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafter.numbering.recognise.lines import Passage
    from drafter.readers._word.flow import Comment, File, Flow, Para, Piece
    from drafter.readers._word.package import Package

EXTENSIONS = (".docx", ".dotx")
LIMIT = limits.WORD_BYTES

_NOTE_KINDS = ("footnote", "endnote")


def read(data: bytes, file: str, options: Options = DEFAULTS) -> Reading:
    """Read a Word file.

    Args:
        data: the file's bytes. file: its name, for places. options: how tracked changes are read; which document of
            several.

    Raises:
        InputError: no Word file, one that is damaged, encrypted, unsafe or beyond a limit, or without any text.
    """
    from drafter.readers import _refused

    if (refused := _refused.refusal(file, data)) is not None:
        raise refused
    from drafter.numbering.recognise.document import recognise
    from drafter.readers import _account, _contents
    from drafter.readers._word import passages
    from drafter.readers._word.ours import Ours

    shared, paras, extra = _read(data, file, options)
    found, members = passages.passages(paras, paged=shared.rendered)
    settled = _Settled(shared.body)
    found = [settled.passage(passage) for passage in found]
    pieces = [piece for group in members for piece in group] + extra
    settled.pieces(pieces, paged=shared.rendered)
    if not found:
        raise _empty(file)
    recognised = recognise(_contents.among(found), file, options.document)
    document = replace(
        Ours.of(paras, settled.number).restored(recognised.document), origin=Origin(file, 1, shared.body)
    )
    account = _account.account(pieces, members, recognised.roles, document)
    noticed = [replace(f, place=replace(f.place, line=settled.number(f.place.line))) for f in shared.noticed.findings()]
    findings = (*noticed, *_account.findings(account, file, document))
    return Reading(document.with_findings(findings), account, recognised.decisions)


class _Settled:
    """Numbers of what stands outside the body (notes, headers, comments): they count on from the body's last."""

    def __init__(self, body: int) -> None:
        self.body = body

    def number(self, number: int) -> int:
        return number if number >= 0 else self.body - number

    def passage(self, passage: Passage) -> Passage:
        if passage.line >= 0 and passage.end_line >= 0:
            return passage
        first, last = sorted((self.number(passage.line), self.number(passage.end_line)))
        return replace(passage, line=first, end_line=last)

    def pieces(self, pieces: list[Piece], *, paged: bool) -> None:
        for piece in pieces:
            piece.number = self.number(piece.number)
            piece.page = piece.page if paged else 0
        pieces.sort(key=lambda piece: piece.number)


def _read(data: bytes, file: str, options: Options) -> tuple[File, list[Para], list[Piece]]:
    """What is shared, the body's paragraphs, and the pieces of what is no part of it."""
    from drafter.readers._word import markup
    from drafter.readers._word.flow import Flow
    from drafter.readers._word.package import open_package
    from drafter.readers._word.story import Story

    package = open_package(data, file)
    shared = _shared(package, options)
    main = package.data(package.main)
    settings = package.related("settings")
    shared.note_settings(main, package.data(settings) if settings else b"")
    paras: list[Para] = []
    body = Flow(shared, package.relations)
    Story(body, paras).blocks(markup.body(main, file, package.main))
    del main
    extra = [*_unreferenced(shared), *_margins(shared), *_comments(shared)]
    return shared, paras, [*shared.left_out, *extra]


def _shared(package: Package, options: Options) -> File:
    from drafter.readers._word.flow import File
    from drafter.readers._word.markup import W
    from drafter.readers._word.noticed import Noticed
    from drafter.readers._word.styles import Styles

    styles, numbering = (_part(package, kind) for kind in ("styles", "numbering"))
    shared = File(package, options, Styles(styles, numbering), Noticed(package.file, options.changes))
    for relation in package.relations.values():
        if not relation.external and not package.has(relation.target):
            shared.noticed.unread.append((0, _dangling(relation.target)))
    for kind in _NOTE_KINDS:
        for note in _children(_part(package, f"{kind}s"), kind):
            if note.get(f"{W}type") in (None, "normal"):
                shared.notes[kind, note.get(f"{W}id") or ""] = note
    for comment in _children(_part(package, "comments"), "comment"):
        shared.comments[comment.get(f"{W}id") or ""] = _comment(comment)
    return shared


def _part(package: Package, kind: str) -> _Element | None:
    """The root of the part that the main part relates to by ``kind``."""
    name = package.related(kind)
    return package.root(name) if name else None


def _children(root: _Element | None, name: str) -> list[_Element]:
    from drafter.readers._word.markup import W

    return [] if root is None else list(root.iterfind(f"{W}{name}"))


def _comment(element: _Element) -> Comment:
    from drafter.readers._word.flow import Comment
    from drafter.readers._word.markup import W

    lines = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in element.iter(f"{W}p"))
    text = "\n".join(line for line in lines if line.strip())
    return Comment(text, element.get(f"{W}author") or "", element.get(f"{W}date") or "")


def _comments(shared: File) -> list[Piece]:
    """Each comment once, after the body."""
    from drafter.readers._word.flow import Piece

    found = []
    for comment in shared.comments.values():
        shared.late += 1
        text = " ".join(comment.text.split())
        if text:
            found.append(Piece(-shared.late, f"{comment.author}: {text}" if comment.author else text, Role.COMMENT))
    return found


def _margins(shared: File) -> list[Piece]:
    """The paragraphs of headers and footers, each part once."""
    found = []
    for name, role in shared.margins.items():
        if shared.package.has(name):
            found += _aside(shared, shared.package.root(name), name, role)
    return found


def _unreferenced(shared: File) -> list[Piece]:
    """Notes that nothing refers to, which Word does not show."""
    found = []
    for key, note in shared.notes.items():
        if key not in shared.noted:
            found += _aside(shared, note, "", Role.HIDDEN)
    return found


def _aside(shared: File, root: _Element, name: str, role: Role) -> list[Piece]:
    """The text of a part that is no part of the document, in pieces of one role."""
    from drafter.readers._word import passages
    from drafter.readers._word.flow import Flow
    from drafter.readers._word.story import Story

    relations = shared.package.relations_of(name) if name else shared.package.relations
    paras: list[Para] = []
    flow: Flow = Flow(shared, relations, late=True)
    Story(flow, paras).blocks(root)
    pieces = [piece for group in passages.passages(paras, paged=False)[1] for piece in group]
    for piece in pieces:
        piece.role = role
    return pieces


def _dangling(target: str) -> Message:
    shown = re.sub(r"[^\w./-]", "?", target)[:80]
    return Message(
        ja=f"ファイルの一部（{shown}）が欠けています。そこにあった内容は読めません",
        en=f"a part of the file ({shown}) is missing; what was in it cannot be read",
    )


def _empty(file: str) -> InputError:
    return InputError(
        Message(ja="ファイルに文字がありません", en="the file holds no text"),
        Place(file),
        Message(
            ja="文字が図や画像になっていないか Word で確かめてください",
            en="see in Word whether its words are a picture",
        ),
    )
