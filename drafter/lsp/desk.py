"""The open files of a session, what the check found in each, and the library near it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from drafter import pipeline
from drafter.document import Document
from drafter.errors import DrafterError, InputError, Place
from drafter.files import names
from drafter.findings import Finding
from drafter.inspection.targets import Targets, yaml_kind
from drafter.language import Message
from drafter.library.index import Library
from drafter.lsp.buffers import Buffer
from drafter.lsp.settings import Options
from drafter.model.loading import Kind
from drafter.workspace import DRAFTS, LIBRARY, SETTINGS, TEMPLATES, Workspace

#: past documents that people open in an editor; HTML, Word and PDF are checked by ``drafter check``
_TEXTS = (".txt", ".text", ".md", ".markdown")
_KEY = re.compile(r"^([A-Za-z_]+)[ \t]*:", re.MULTILINE)
_SCHEMA = re.compile(r"#.*\$schema=\S*\b(?:draft|collection|template|settings)\.schema\.json")
_JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
#: how far into a text it is looked at for Japanese
_FAR = 100_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check found.

    Attributes:
        buffer: the state that was checked.
        findings: of a file that could be read. errors: why it could not be.
    """

    buffer: Buffer
    findings: tuple[Finding, ...] = ()
    errors: tuple[DrafterError, ...] = ()


@dataclass(slots=True)
class Desk:
    """One session's files."""

    options: Options = field(default_factory=Options)
    buffers: dict[str, Buffer] = field(default_factory=dict)
    seen: dict[str, Seen] = field(default_factory=dict)
    _targets: Targets = field(default_factory=Targets)
    _libraries: dict[Path, Library] = field(default_factory=dict)
    #: files that were drafter's when they were last looked at: half a line typed does not make them others'
    _ours: set[str] = field(default_factory=set)

    def start(self, options: Options) -> None:
        """Take the session's settings."""
        self.options = options
        self.refresh()

    def refresh(self) -> None:
        """Read workspaces, templates and libraries anew when they are next needed."""
        self._targets = Targets(self.options.workspace)
        self._libraries = {}

    def close(self, uri: str) -> None:
        """Forget a file."""
        self.buffers.pop(uri, None)
        self.seen.pop(uri, None)
        self._ours.discard(uri)

    def ours(self, buffer: Buffer) -> bool:
        """Whether a file is one that drafter checks."""
        if buffer.uri in self._ours or _ours(buffer.file, buffer.text):
            self._ours.add(buffer.uri)
            return True
        return False

    def check(self, buffer: Buffer) -> Seen:
        """What is wrong in a state of a file; never raises for what stands in it."""
        try:
            return Seen(buffer, self._targets.check(buffer.file, buffer.text).findings)
        except InputError as error:
            return Seen(buffer, errors=(error, *error.others))
        except DrafterError as error:
            return Seen(buffer, errors=(error,))
        except (RecursionError, MemoryError):
            message = Message(ja="大きすぎるか、深すぎます", en="too large or too deep")
            return Seen(buffer, errors=(InputError(message, Place(buffer.file)),))

    def findings(self, file: str, text: str) -> tuple[Finding, ...]:
        """The findings of a text. Raises InputError."""
        return self._targets.check(file, text).findings

    @property
    def targets(self) -> Targets:
        """What checks the files."""
        return self._targets

    def workspace(self, file: str) -> Workspace:
        """The workspace that counts for a file; the bundled one where its own settings are broken."""
        try:
            return self._targets.near(file)
        except InputError:
            return Workspace(Path(file).resolve().parent)

    def library(self, file: str) -> Library:
        """The clauses that a file can use: those that can be read."""
        workspace = self.workspace(file)
        root = workspace.root.resolve()
        if root not in self._libraries:
            try:
                self._libraries[root] = workspace.library(strict=False)
            except InputError:
                self._libraries[root] = Library()
        return self._libraries[root]

    def document(self, buffer: Buffer) -> Document | None:
        """The tree of a draft or text; None while it cannot be read."""
        try:
            data = buffer.text.encode("utf-8")
            return pipeline.open_document(buffer.file, self.workspace(buffer.file), data=data).document
        except (DrafterError, RecursionError, MemoryError):
            return None


def kind(buffer: Buffer) -> Kind | None:
    """What a YAML file is; None for a text."""
    return yaml_kind(buffer.file, buffer.text) if buffer.file.lower().endswith(names.YAML) else None


def _ours(file: str, text: str) -> bool:
    path, name = Path(file), file.lower()
    if name.endswith(_TEXTS):
        return _JAPANESE.search(text[:_FAR]) is not None
    if not name.endswith(names.YAML):
        return False
    if path.name == SETTINGS or name.endswith(names.SIDECARS) or _SCHEMA.match(text.partition("\n")[0]):
        return True
    keys = set(_KEY.findall(text))
    if "collection" in keys or {"title", "sections"} <= keys or {"template", "numbering"} <= keys:
        return True
    # other programs have a folder ``templates`` too
    return path.parent.name == DRAFTS or (path.parent.name in (LIBRARY, TEMPLATES) and not keys)
