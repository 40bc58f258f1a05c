"""Lines of one paragraph: which break is meant (a list typed with ``<br>``), and which only tells a full line."""

from __future__ import annotations

import re
from typing import Literal

from drafter.numbering.recognise import matter
from drafter.numbering.recognise.lines import Passage
from drafter.numbering.recognise.marks import mark
from drafter.numbering.recognise.sentences import is_cut, is_sentence

Break = Literal["line", "hard", "soft"]
#: a line shorter than this was not full, in whatever it was set: a name, a date, a word of a poster
_SHORT = 16
_BOX = re.compile(r"[【〔＜<〈《≪［\[■□◆◇●○◎★☆].*", re.DOTALL)
#: a line that asks for another
_OPEN = re.compile(
    r"(?:[、，,・／/（(「『]|(?<![もこ])の|を|に|が|は|で|と|へ|や|から|及び|並びに|又は|若しくは|する|した|される|された|ための|よる|おける|合った|ない)$"
)
#: what never begins a line of its own
_GOES_ON = re.compile(
    r"[、。，．）)」』】〕ぁぃぅぇぉっゃゅょァィゥェォッャュョー々を]|[（(](?:再掲|新規|継続|一部再掲|重点)[）)]$"
)


def begins_labelled(text: str, least: int = 1) -> bool:
    """Whether a line begins with what is printed as a label or bullet.

    Args:
        least: how much a number must look like a label (``scores.of_number``).
    """
    found = mark(Passage(text))
    match found.kind:
        case "number":
            return found.score >= least
        case "bullet":
            return found.score > 0
        case "note":
            return bool(found.printed)
        case _:
            return False


def together(said: str, before: str, after: str, kind: Break) -> bool:
    """Whether a line goes on with the one before.

    Args:
        said: the whole logical line so far. before: its last printed line. after: the next printed line.
        kind: ``soft``: a line end of the Markdown source; ``hard``: ``<br>`` or two blanks; ``line``: a new line.
    """
    if kind == "line":
        return False
    if begins_labelled(after, 1 if kind == "hard" else 2):
        return False
    if _GOES_ON.match(after):
        return True
    if matter.role_of(before) is not None or matter.role_of(after) is not None:
        return False
    if kind == "soft":
        return not (_BOX.fullmatch(after) and len(after) < 40)
    if _BOX.match(after) or said.endswith(("。", "｡")) or (is_sentence(said) and not is_cut(said)):
        return False
    return bool(_OPEN.search(before)) or len(before) > _SHORT * 2
