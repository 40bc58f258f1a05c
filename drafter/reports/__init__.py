"""What a check found, in the forms that people and programs read: one module a form, found by discovery.

Each has ``write(report, lang) -> str``. Text that comes from the checked files is made harmless for where it goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.errors import DrafterError, InputError
from drafter.findings import Finding, Severity
from drafter.inspection.targets import Checked


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one run.

    Attributes:
        files: in the order in which they were named. errors: what kept others from being checked.
        known: findings that the baseline has, which are left out of ``files``.
    """

    files: Sequence[Checked]
    errors: Sequence[DrafterError] = ()
    known: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, file by file."""
        return tuple(finding for checked in self.files for finding in checked.findings)

    @property
    def every_error(self) -> tuple[DrafterError, ...]:
        """The errors, with the further ones of the same file."""
        return tuple(
            one for error in self.errors for one in (error, *(error.others if isinstance(error, InputError) else ()))
        )

    def count(self, severity: Severity) -> int:
        """How many findings there are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)
