"""The version that was sent: kept whenever a draft is rendered to Word, found again when a file comes back.

``WORKSPACE/.drafter/sent/<hash>/`` holds ``draft.yaml`` (the draft's text as it was) and ``printed.json`` (the printed
paragraphs, each with its Target), where ``<hash>`` is the first 32 digits of the source hash in the file's custom
properties (``writers/_docx_identity.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.review.opinions import Form, Target

if TYPE_CHECKING:
    from drafter.pipeline import Opened
    from drafter.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph, or a table's cell, of the version that was sent.

    Attributes:
        target: which it is. stream: ``body``, ``note``, ``margin`` (header, footer) or ``box``.
        raw: its text in the Word file: ``before`` + ``target.text`` + ``after``, with a label that is text
            in front, a mark like （案） behind.
        form, level: what it is.
        names: bookmarks around it. table: the number of its table in the file, from 0; -1 elsewhere.
    """

    target: Target
    raw: str = ""
    before: str = ""
    after: str = ""
    stream: str = "body"
    form: Form = Form.PARAGRAPH
    level: int = 0
    names: tuple[str, ...] = ()
    table: int = -1


@dataclass(frozen=True, slots=True)
class Sent:
    """A version that was sent.

    Attributes:
        hash: of what was printed. document: the draft's id. draft: its file name.
        text: the draft's YAML. printed: what was printed, in order.
        kept: whether it was kept when it was rendered; else it is the draft as it is now.
    """

    hash: str
    document: str
    draft: str
    text: str
    printed: tuple[Printed, ...]
    kept: bool = True


def keep(workspace: Workspace, opened: Opened, data: bytes) -> None:
    """Keeps a version as it is rendered; the same version is kept once.

    Args:
        data: the Word file that was made of it.

    Raises:
        OutputError: it could not be written.
    """
    raise NotImplementedError


def find(workspace: Workspace, source: str) -> Sent | None:
    """The version with that source hash (``sha256:…`` or the digits); None where none was kept."""
    raise NotImplementedError


def now(opened: Opened, workspace: Workspace) -> Sent:
    """The draft as it is now, as if it were sent."""
    raise NotImplementedError
