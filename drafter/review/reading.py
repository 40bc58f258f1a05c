"""Returned Word files → opinions.

Each file is worked against the version that it was made from: the one that its custom properties name, if that was
kept; the draft as it is now, if that is the one; else the kept version that its words are nearest to. What cannot be
read, and what was made from another draft, is told, and stops no other file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from drafter.errors import InputError, Place
from drafter.files import limits
from drafter.findings import Finding
from drafter.language import Message
from drafter.review import comments, edits, identity, noticed, remarks
from drafter.review.identity import Identity
from drafter.review.opinions import Opinion
from drafter.review.sent import Sent
from drafter.review.telling import Source

if TYPE_CHECKING:
    from drafter.pipeline import Opened
    from drafter.review.paras import Scan
    from drafter.workspace import Workspace

#: share of a version that must stand in a file that does not say what it was made from, and in one that names another
#: draft: two years of one house share a third and more
_KNOWN, _RENAMED = 0.3, 0.8
#: kept versions that such a file is held against
_VERSIONS = 40


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned file.

    Attributes:
        file: as the user named it. reviewer: whose it is by itself (who saved it last, else its name).
        sent: the version that it was made from; None where the file was not read.
        error: why it was not read: damaged, of another kind, of another draft.
    """

    file: str
    reviewer: str = ""
    sent: Sent | None = None
    error: InputError | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What some returned files say.

    Attributes:
        opinions: in the order of the files, in each in printed order. files: in the order given.
        findings: what was noticed on the way (an older version, no bookmarks, what could not be read).
    """

    opinions: tuple[Opinion, ...] = ()
    files: tuple[Returned, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def versions(self) -> dict[str, Sent]:
        """The versions that the opinions are told against, by ``Opinion.version``."""
        return {one.sent.hash: one.sent for one in self.files if one.sent is not None}


def read(files: Sequence[str], opened: Opened, workspace: Workspace) -> Reviewed:
    """The opinions in returned files. None of them is ever written to; one that cannot be read stops no other.

    Args:
        files: paths of Word files. opened: the draft as it is now (``pipeline.open_document``).
        workspace: where the versions that were sent are kept.

    Raises:
        InputError: ``opened`` is no draft.
    """
    desk = _Desk(opened, workspace)
    _ = desk.now
    opinions: list[Opinion] = []
    returned: list[Returned] = []
    findings: list[Finding] = []
    for file in files:
        try:
            one, said, told = desk.file(file)
        except InputError as error:
            returned.append(Returned(file, error=error))
            continue
        returned.append(one)
        opinions += said
        findings += told
    return Reviewed(tuple(opinions), tuple(returned), tuple(findings))


class _Desk:
    """The draft as it is now, and the versions of it."""

    def __init__(self, opened: Opened, workspace: Workspace) -> None:
        self.opened, self.workspace = opened, workspace
        self.found: dict[str, Sent | None] = {}

    @cached_property
    def now(self) -> Sent:
        from drafter.review import sent

        return sent.now(self.opened, self.workspace)

    def kept(self, source: str) -> Sent | None:
        """The kept version of that hash, read once."""
        from drafter.review import sent

        if source not in self.found:
            self.found[source] = sent.find(self.workspace, source) if source else None
        return self.found[source]

    def versions(self) -> Iterator[Sent]:
        """The kept versions of this draft, the newest first."""
        from itertools import islice

        from drafter.review import sent

        yield from islice(sent.versions(self.workspace, self.now.document), _VERSIONS)

    def file(self, file: str) -> tuple[Returned, list[Opinion], list[Finding]]:
        """One file. Raises InputError: it cannot be read, or is of another draft."""
        from drafter.files.reading import read_bytes
        from drafter.readers import _refused
        from drafter.readers._word.package import open_package
        from drafter.review import scanning

        data = read_bytes(file, limit=limits.WORD_BYTES)
        if (refused := _refused.refusal(file, data)) is not None:
            raise refused
        package = open_package(data, file)
        known = identity.of_package(package)
        found = scanning.scan(package)
        if not any(para.atoms for para in found.paras):
            raise InputError(
                Message(ja="ファイルに文字がありません", en="the file holds no text"),
                Place(file),
                Message(ja="返ってきた Word ファイルを指定してください", en="name the Word file that came back"),
            )
        threads = comments.threads(package)
        sent, findings = self.version(file, known, found)
        source = self.source(file, known, found, threads, sent)
        told = edits.opinions(found, sent, source)
        if told.flat:
            findings.append(noticed.flat(file))
        opinions = remarks.hang(threads, found, told, source)
        gone = edits.marks_gone(found, sent)
        findings += [noticed.mark_gone(file, mark) for mark in gone]
        if not opinions and not gone:
            findings.append(noticed.nothing(file))
        return Returned(file, source.reviewer, sent), opinions, findings

    def version(self, file: str, known: Identity, found: Scan) -> tuple[Sent, list[Finding]]:
        """The version that a file was made from, and what is to be told of it.

        Raises:
            InputError: it was made from another draft.
        """
        now, kept = self.now, self.kept(known.source)
        if known.source and known.source == now.hash:
            return kept or now, []
        if kept is not None and kept.document == now.document:
            return kept, [noticed.older(file)]
        if known.document and known.document == now.document:
            best = self.nearest(found)
            return best, [noticed.not_kept(file, best)]
        best = kept or self.nearest(found)
        # what was sent is held against the draft where it was kept, for a reviewer may have changed every paragraph
        like = edits.alike(kept, now) if kept is not None else edits.share(found, best)
        named = bool(known.document or known.draft)
        if like < (_RENAMED if named else _KNOWN):
            raise noticed.another(file, known.draft, self.opened.file)
        # the draft was renamed, or this one is a copy of it
        told = noticed.renamed(file, known.draft, self.opened.file) if named else noticed.unnamed(file)
        return best, [told]

    def nearest(self, found: Scan) -> Sent:
        """The version whose words a file has most of: the draft as it is now, or one that was kept."""
        best, most = self.now, edits.share(found, self.now)
        if most < 0.98:
            for one in self.versions():
                share = edits.share(found, one)
                if share > most + 0.001:
                    best, most = one, share
        return best

    def source(self, file: str, known: Identity, found: Scan, threads: Sequence[comments.Thread], sent: Sent) -> Source:
        """Whose what is not recorded is: who saved the file last, else the one author in it, else its name.

        The issuer, whom our own files name there, has not reviewed it.
        """
        issuer = " ".join(line.text for line in self.opened.document.issuer)
        authors = dict.fromkeys([*found.authors, *(thread.remark.author for thread in threads)])
        named = [author for author in authors if author]
        last = known.saved_by if known.saved_by not in ("", issuer) else ""
        reviewer = last or (named[0] if len(named) == 1 else "") or PurePath(file.replace("\\", "/")).stem
        return Source(file, reviewer, known.saved if last else "", sent.hash)
