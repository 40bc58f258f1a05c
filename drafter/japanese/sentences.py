"""A paragraph into its sentences, and whether a sentence was cut off.

A 。 inside 「」 or （） does not end the sentence around it. A bracket that is never closed holds nothing
in: otherwise one lost 」 would swallow the rest of the paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafter.japanese import lazy

OPENING = "「『（(【〔［[｛{〈《“｢"
CLOSING = "」』）)】〕］]｝}〉》”｣"
_FAMILY = {
    **{char: index for index, char in enumerate(OPENING)},
    **{char: index for index, char in enumerate(CLOSING)},
}
#: half- and full-width brackets of one kind close one another here; that they are mixed is a rule's affair
_FAMILY |= {"(": _FAMILY["（"], ")": _FAMILY["（"], "[": _FAMILY["［"], "]": _FAMILY["［"]}
_FAMILY |= {"{": _FAMILY["｛"], "}": _FAMILY["｛"], "｢": _FAMILY["「"], "｣": _FAMILY["「"]}
_STOPS = "。｡"
_MAYBE = "．！？!?"
_BLANK = lazy.compile(r"[\s　]*")

Cut = Literal["comma", "particle", "unended"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the paragraph (characters, end exclusive) and its text.

    ``text`` keeps the closing 。 and a bracketed remark after it (``…こと。（再掲）``), without outer blanks.
    """

    start: int
    end: int
    text: str

    @property
    def core(self) -> str:
        """The sentence up to its 。, without a bracketed remark after it."""
        matched = _REMARK.search(self.text)
        return self.text[: matched.start() + 1] if matched else self.text

    @property
    def ended(self) -> bool:
        """Whether a 。 (or ！？．) closes it, also within a closing bracket."""
        return _ENDED.search(self.core) is not None


_REMARK = lazy.compile(r"[。｡][\s　]*[（(〔【［\[][^。｡]*[）)〕】］\]]$")
_ENDED = lazy.compile(r"[。｡．！？!?][」』）)】〕”｣]*[\s　]*$")


def pairs(text: str) -> dict[int, int]:
    """Matched brackets: index of each opening one → index of its closing one.

    A closing bracket takes the nearest open one of its kind, and gives up those opened in between.
    """
    found: dict[int, int] = {}
    stack: list[int] = []
    for index, char in enumerate(text):
        if char in OPENING:
            stack.append(index)
        elif char in CLOSING:
            depth = next((d for d in range(len(stack) - 1, -1, -1) if _FAMILY[text[stack[d]]] == _FAMILY[char]), None)
            if depth is not None:
                found[stack[depth]] = index
                del stack[depth:]
    return found


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of one paragraph in their order; line breaks end a sentence too."""
    if not text.strip():
        return ()
    inside = _inside(text)
    cuts: list[int] = []
    for index, char in enumerate(text):
        if index not in inside and _ends(text, index, char):
            cuts.append(_remark_end(text, index + 1))
    cuts.append(len(text))
    result: list[Sentence] = []
    start = 0
    for cut in cuts:
        if cut <= start:
            continue
        piece = text[start:cut]
        body = piece.strip()
        if body:
            offset = start + len(piece) - len(piece.lstrip())
            result.append(Sentence(offset, offset + len(body), body))
        start = cut
    return tuple(result)


def cut_off(text: str) -> Cut | None:
    """How a paragraph that should be whole sentences breaks off; None when it ends as one does.

    ``comma``: after 、; ``particle``: after を, は, の and the like, with no 。; ``unended``: only the 。 is
    missing.
    """
    body = text.rstrip()
    if not body or _ENDED.search(body) or _CLOSED.search(body):
        return None
    if body[-1] in "、,，､・":
        return "comma"
    return "particle" if _PARTICLE.search(body) else "unended"


_CLOSED = lazy.compile(r"[。｡].{0,40}[）)〕】］\]]$|[:：…―]$")
#: what can stand before a word only, never at the end of a sentence or of a heading
_PARTICLE = lazy.compile(r"(?:を|は|が|の|に|へ|(?<!こ)と|で|から|より|により|および|及び|並びに|又は)$")


def _inside(text: str) -> frozenset[int]:
    """Indices that lie between matched brackets on one line."""
    covered: set[int] = set()
    for opening, closing in pairs(text).items():
        if "\n" not in text[opening:closing]:
            covered.update(range(opening, closing))
    return frozenset(covered)


def _ends(text: str, index: int, char: str) -> bool:
    if char == "\n" or char in _STOPS:
        return True
    if char not in _MAYBE:
        return False
    after = text[index + 1 : index + 2]
    if char == "．":
        number = text[index - 1 : index].isalnum() and after.isalnum()
        return not number and not text[:index].strip().isdigit()
    return after == "" or after.isspace()


def _remark_end(text: str, index: int) -> int:
    """Where a bracketed remark between a 。 and the paragraph's end ends, else ``index``."""
    begin = index + len(_BLANK.match(text, index)[0])  # type: ignore[index]
    rest = text[begin:].rstrip()
    if rest and rest[0] in "（(〔【［[" and pairs(rest).get(0) == len(rest) - 1 and "。" not in rest:
        return len(text)
    return index
