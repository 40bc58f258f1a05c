"""Returned Word files → opinions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.errors import InputError
from drafter.findings import Finding
from drafter.review.opinions import Opinion

if TYPE_CHECKING:
    from drafter.pipeline import Opened
    from drafter.review.sent import Sent
    from drafter.workspace import Workspace


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
    raise NotImplementedError
