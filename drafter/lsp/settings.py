"""What an editor may say at the start (``initializationOptions``), all of it optional::

    {"lang": "ja" | "en", "workspace": "…", "reasons": ["…", …], "reason": "…"}

What is wrong in it is passed over: an editor's settings never keep the server from starting.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.language import Lang, Message, detect

_REASONS = (
    Message(ja="出典のとおり", en="as the source has it"),
    Message(ja="固有名詞・引用のため", en="a name or a quotation"),
    Message(ja="様式の慣行による", en="the house's convention"),
    Message(ja="確認のうえ、このままとする", en="checked, and left as it is"),
)


@dataclass(frozen=True, slots=True)
class Options:
    """The settings of a session.

    Attributes:
        lang: of all texts.
        workspace: the folder that counts for every file; None: each file's own.
        reasons: those that are offered when a finding is accepted.
        reason: the one that is taken without asking, for editors that cannot ask; empty: ask.
    """

    lang: Lang = "en"
    workspace: Path | None = None
    reasons: tuple[str, ...] = ()
    reason: str = ""


def options(given: Any, locale: str | None, lang: Lang | None, workspace: Path | None) -> Options:
    """The settings of a session.

    Args:
        given: ``initializationOptions``, of whatever shape.
        locale: the client's, as ``ja-JP``; it counts before this computer's.
        lang, workspace: what the command line says; ``given`` counts before it.
    """
    told = given if isinstance(given, dict) else {}
    if told.get("lang") in ("ja", "en"):
        lang = "ja" if told["lang"] == "ja" else "en"
    elif lang is None and locale:
        lang = "ja" if locale.lower().startswith("ja") else "en"
    lang = lang or detect()
    folder = told.get("workspace")
    if isinstance(folder, str) and folder and Path(folder).is_dir():
        workspace = Path(folder)
    reasons = [one for one in _list(told.get("reasons")) if isinstance(one, str) and one.strip()]
    reason = told.get("reason")
    return Options(
        lang,
        workspace,
        tuple(reasons) or tuple(one.text(lang) for one in _REASONS),
        reason.strip() if isinstance(reason, str) else "",
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
