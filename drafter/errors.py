"""What stops a run, and the exit code that tells it.

::

    DrafterError            exit code, message, place, hint
    ├── UsageError     2    wrong arguments
    ├── InputError     2    a file that cannot be read or is not valid (may carry several)
    ├── OutputError    3    an output could not be written
    └── Interrupted  130    stopped by the user

A defect in a document is not an exception: it is a Finding (``drafter.findings``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from drafter.language import Lang, Message, printable


class ExitCode(IntEnum):
    """The command contract."""

    OK = 0
    FINDINGS = 1
    INPUT = 2
    OUTPUT = 3
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: file, line and column from 1 (0: unknown), and the key path in a YAML file.

    ``end_line`` and ``end_column`` tell the character after the last one, where that is known.
    """

    file: str | None = None
    line: int = 0
    column: int = 0
    key: str = ""
    end_line: int = 0
    end_column: int = 0

    def text(self) -> str:
        """``file:line:column`` as far as known, harmless for a terminal."""
        parts = [self.file or "", *(str(n) for n in (self.line, self.column) if n)]
        return printable(":".join(p for p in parts if p))


#: no place is known
NOWHERE = Place()


class DrafterError(Exception):
    """Base of all errors that are shown to a user.

    Args:
        message: what is wrong, in both languages.
        place: where; empty when the whole run is meant.
        hint: what would be right.
    """

    code: ExitCode = ExitCode.INPUT

    def __init__(self, message: Message, place: Place | None = None, hint: Message | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.place = place or NOWHERE
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """Whole through a process pool: Exception alone would keep the message's text only."""
        return _rebuilt, (type(self), dict(self.__dict__))

    def text(self, lang: Lang) -> str:
        """``place: message [key]`` and the hint on a line of its own."""
        where = self.place.text()
        key = f" [{printable(self.place.key)}]" if self.place.key else ""
        lines = [f"{where}: {self.message.text(lang)}{key}" if where else f"{self.message.text(lang)}{key}"]
        if self.hint:
            lines.append(f"  → {self.hint.text(lang)}")
        return "\n".join(lines)


def _rebuilt(kind: type[DrafterError], state: dict[str, object]) -> DrafterError:
    error = kind.__new__(kind, str(state["message"]))
    error.__dict__.update(state)
    return error


class UsageError(DrafterError):
    """The command line is wrong."""


class InputError(DrafterError):
    """A file cannot be read, or is not what it should be.

    ``others`` holds further errors of the same file, so that a user sees all of them at once.
    """

    def __init__(
        self,
        message: Message,
        place: Place | None = None,
        hint: Message | None = None,
        others: tuple[InputError, ...] = (),
    ) -> None:
        super().__init__(message, place, hint)
        self.others = others

    def text(self, lang: Lang) -> str:
        """All errors, one after the other."""
        return "\n".join([super().text(lang), *(other.text(lang) for other in self.others)])


class OutputError(DrafterError):
    """An output could not be written; what was there before is untouched."""

    code = ExitCode.OUTPUT


class Interrupted(DrafterError):  # noqa: N818 - the user's own wish is no error
    """Stopped by the user."""

    code = ExitCode.INTERRUPTED
