"""What is told of a returned file besides its opinions.

* ``RET001 older-version``    made from a version before the draft's present one; worked against that version
* ``RET002 version-not-kept`` the version that was sent was not kept; worked against the nearest one
* ``RET003 unnamed``          the file no longer says what it was made from; worked against the nearest version
* ``RET004 renamed``          the file names another draft, but has this one's words
* ``RET005 flattened``        another program has put the text into tables or boxes; places are found by words alone
* ``RET006 nothing-said``     nothing was changed or remarked
"""

from __future__ import annotations

from drafter.errors import InputError, Place
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.review.sent import Sent


def older(file: str) -> Finding:
    """The draft was changed since."""
    return _finding(
        "RET001",
        "older-version",
        Severity.INFO,
        file,
        "今の原案より前に送った版への意見です。送った版と比べました",
        "this answers an earlier version of the draft, and was compared with that version",
    )


def not_kept(file: str, nearest: Sent) -> Finding:
    """No copy of what was sent."""
    whose = ("控えのある近い版", "the nearest version kept") if nearest.kept else ("今の原案", "the draft as it is now")
    return _finding(
        "RET002",
        "version-not-kept",
        Severity.WARNING,
        file,
        f"送った版の控えがないため、{whose[0]}と比べました。送った後に原案で直した所も意見に見えることがあります",
        f"the version that was sent was not kept: compared with {whose[1]}; "
        "what was changed in the draft since may look like an opinion",
    )


def unnamed(file: str) -> Finding:
    """No custom properties of ours."""
    return _finding(
        "RET003",
        "unnamed",
        Severity.WARNING,
        file,
        "どの版から作られたかの記録が失われています。文面が最も近い版と比べました",
        "the file no longer says which version it was made from: compared with the version nearest in words",
    )


def renamed(file: str, draft: str, own: str) -> Finding:
    """Its words are this draft's."""
    named = draft or "?"
    return _finding(
        "RET004",
        "renamed",
        Severity.WARNING,
        file,
        f"「{named}」から作られたファイルですが、文面が {own} と同じなので、その意見として読みました",
        f"made from “{named}”, but with the words of {own}: read as opinions on that",
    )


def flat(file: str) -> Finding:
    """No shape left."""
    return _finding(
        "RET005",
        "flattened",
        Severity.WARNING,
        file,
        "別のソフトで表や枠の中に入れ直された文書です。場所は文面だけで見分けました",
        "another program has put the text into tables or boxes: places were found by the words alone",
    )


def mark_gone(file: str, mark: str) -> Finding:
    """The mark of a draft is no part of its title: the draft's status prints it."""
    return _finding(
        "RET007",
        "mark-gone",
        Severity.INFO,
        file,
        f"「{mark}」の印が消されているか、改められています。この印は原案の status で付け外しします",
        f"the mark “{mark}” was taken out or changed: the draft's status says whether it is printed",
    )


def nothing(file: str) -> Finding:
    """As it was sent."""
    return _finding(
        "RET006", "nothing-said", Severity.INFO, file, "直しもコメントもありません", "nothing was changed or remarked"
    )


def another(file: str, draft: str, own: str) -> InputError:
    """Of another draft."""
    named = f"（{draft} から作られたもの）" if draft else ""
    return InputError(
        Message(
            ja=f"{own} から作られたファイルではありません{named}",
            en=f"this was not made from {own}" + (f" but from {draft}" if draft else ""),
        ),
        Place(file),
        Message(ja="元の原案を指定してください", en="name the draft that it was made from"),
    )


def _finding(code: str, name: str, severity: Severity, file: str, *words: str) -> Finding:
    return Finding(code, name, severity, Message(*words), Place(file))
