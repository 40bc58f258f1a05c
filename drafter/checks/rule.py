"""What a rule is: its names, its severity, why it exists and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafter.findings import Severity
from drafter.language import Message

Needs = Literal["nothing", "template", "draft"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the check, as ``drafter rules`` explains it.

    Attributes:
        code: as ``NUM001``; ``name``: as ``number-gap``. Settings and suppressions accept either.
        severity: unless ``drafter.yaml`` says otherwise.
        title: what it finds, in a few words.
        why: why that is a defect, and what to do.
        rests_on: the norm or the template's key that it rests on: every convention is a house's.
        wrong, right: an example, as printed.
        needs: what must be known for it to say anything: nothing (any file), a template, or a draft.
    """

    code: str
    name: str
    severity: Severity
    title: Message
    why: Message
    rests_on: Message
    wrong: str
    right: str
    needs: Needs = "nothing"


#: what most structural rules rest on
CONSISTENCY = Message(
    ja="文書の内部の整合（様式によらない）",
    en="the document's own consistency (whatever the template)",
)
