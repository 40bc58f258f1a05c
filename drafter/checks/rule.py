"""What a rule is: its names, its severity, why it exists and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafter.findings import Severity
from drafter.language import Message

Needs = Literal["nothing", "template", "draft", "previous", "library"]
Repairs = Literal["none", "safe", "unsafe", "both"]


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
        needs: what must be known for it to say anything: nothing (any file), a template, a draft, the document of
            the year before, or the library.
        repairs: what its repairs are: ``safe`` ones cannot change what is said (``--fix``), ``unsafe`` ones need an
            eye (``--fix-unsafe``).
        on: whether it is asked without being named in ``drafter.yaml``; matters of taste are not.
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
    repairs: Repairs = "none"
    on: bool = True

    @property
    def family(self) -> str:
        """The letters of the code: NUM, CHR …"""
        return self.code.rstrip("0123456789")


#: what most structural rules rest on
CONSISTENCY = Message(
    ja="文書の内部の整合（様式によらない）",
    en="the document's own consistency (whatever the template)",
)
