"""Sign-off: clauses approved by people, kept beside the draft (``2027-digital.approvals.yaml``).

What an approval is of, and when it is void: ``drafter.checks.signoff``.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from drafter.checks.signoff import State, hashes, states
from drafter.document import Document
from drafter.errors import UsageError
from drafter.files import names, saving, yaml_save
from drafter.language import Message
from drafter.model import loading
from drafter.model.approvals import Approval, Approvals

__all__ = ["State", "approve", "hashes", "load", "path_of", "revoke", "save", "states"]


def path_of(draft: Path | str) -> Path:
    """Where the approvals of a draft are kept."""
    return names.sidecar(str(draft), names.APPROVALS)


def load(draft: Path | str) -> tuple[Approval, ...]:
    """The approvals of a draft; none where there is no record. Raises InputError: it is not valid."""
    path = path_of(draft)
    return loading.load_approvals(path).value.approved if path.exists() else ()


def save(draft: Path | str, approvals: Sequence[Approval]) -> Path:
    """Writes the approvals of a draft: only what differs is spelled anew, comments stay. Its path.

    Raises:
        InputError: the record that is there is not valid. OutputError: it cannot be written.
    """
    path = path_of(draft)
    value = Approvals(approved=tuple(approvals))
    if path.exists():
        loaded = loading.load_approvals(path)
        if loaded.value.approved != value.approved:
            text = yaml_save.respell(loaded.text, loading.to_data(value))
            saving.write(path, saving.encoded(text, loaded.encoding))
    elif approvals:
        schema = names.schema_beside(path, "approvals")
        saving.write(path, yaml_save.dump(loading.to_data(value), schema=schema).encode("utf-8"))
    return path


def approve(
    approvals: Sequence[Approval], document: Document, clauses: Iterable[str], by: str, date: str = ""
) -> tuple[Approval, ...]:
    """The approvals with some clauses approved as they are printed now; an earlier one by the same person goes.

    Args:
        document: the draft's. clauses: ids. by: who approves. date: ISO; today when empty.

    Raises:
        UsageError: a clause is not in the document, or nobody approves.
    """
    if not by.strip():
        raise UsageError(
            Message(ja="承認者の名前がありません", en="nobody is named who approves"),
            hint=Message(ja="--by で名前を書いてください", en="give the name with --by"),
        )
    now = hashes(document)
    wanted = list(dict.fromkeys(clauses))
    for clause in wanted:
        if clause not in now:
            raise unknown(clause, now)
    day = date or datetime.date.today().isoformat()  # noqa: DTZ011  the user's own calendar is meant
    kept = tuple(one for one in approvals if one.by != by or one.clause not in wanted)
    return (*kept, *(Approval(clause=clause, by=by, date=day, hash=now[clause]) for clause in wanted))


def revoke(approvals: Sequence[Approval], clauses: Collection[str], by: str = "") -> tuple[Approval, ...]:
    """The approvals without those of some clauses (by one person, where one is named)."""
    return tuple(one for one in approvals if one.clause not in clauses or (by and one.by != by))


def unknown(clause: str, known: Iterable[str]) -> UsageError:
    """The error of a clause that the document has not, with the nearest that it has."""
    import difflib

    near = difflib.get_close_matches(clause, list(known), 1)
    return UsageError(
        Message(ja=f"原案に要望文「{clause}」はありません", en=f"the draft has no clause “{clause}”"),
        hint=Message(ja=f"「{near[0]}」ではありませんか", en=f"did you mean “{near[0]}”?") if near else None,
    )
