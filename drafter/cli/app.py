"""What every command is handed: language, streams, the workspace."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from drafter.errors import DrafterError
from drafter.language import Lang, Message, printable

if TYPE_CHECKING:
    from drafter.workspace import Workspace


@dataclass(slots=True)
class App:
    """One run of one command. Results go to ``out``, messages and progress to ``err``."""

    lang: Lang
    given_workspace: Path | None = None
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    _workspace: Workspace | None = None

    def workspace(self, near: Path | None = None) -> Workspace:
        """The workspace: ``--workspace``, else the nearest above ``near`` (or the current folder), else the
        bundled one.

        Raises:
            InputError: the folder or its settings cannot be read.
        """
        from drafter.workspace import Workspace

        if self._workspace is None:
            self._workspace = Workspace.find(near, self.given_workspace)
        return self._workspace

    def print(self, text: str = "", *, end: str = "\n") -> None:
        """A result, to standard output."""
        self.out.write(text + end)

    def say(self, message: Message) -> None:
        """A message, to standard error."""
        self.err.write(message.text(self.lang) + "\n")

    def fail(self, error: DrafterError) -> None:
        """An error, to standard error: ``drafter: place: message``."""
        self.err.write(f"drafter: {error.text(self.lang)}\n")

    def harmless(self, text: str) -> str:
        """Text from a file, fit for this terminal."""
        return printable(text)
