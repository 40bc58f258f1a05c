"""Findings put among those that are accepted, in the file beside the one that they are in."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from drafter.checks import acceptance
from drafter.files import names, saving, yaml_save
from drafter.findings import Finding
from drafter.model import loading
from drafter.model.accepted import Accepted


def accept(file: str, findings: Sequence[Finding], reason: str) -> Path:
    """Accept findings of a file: they are told no more until their words change.

    Returns:
        The file that holds them; it is written anew, its comments and layout stay.

    Raises:
        InputError: it is there and cannot be read. OutputError: it cannot be written.
    """
    path = names.sidecar(file)
    today = datetime.date.today().isoformat()  # noqa: DTZ011  the user's own calendar is meant
    added = tuple(acceptance.entry_of(finding, reason, today) for finding in findings)
    if path.exists():
        loaded = loading.load_accepted(path)
        value = Accepted(accepted=(*loaded.value.accepted, *added))
        text, encoding = yaml_save.respell(loaded.text, loading.to_data(value)), loaded.encoding
    else:
        text, encoding = yaml_save.dump(loading.to_data(Accepted(accepted=added))), "utf-8"
    saving.write(path, saving.encoded(text, encoding))
    return path
