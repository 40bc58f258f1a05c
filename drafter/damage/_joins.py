"""What a page turn or a wrap left in running text: a page number, a running head, a paragraph torn in two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from drafter.damage._hit import JAPANESE, KANJI, Hit, Known
from drafter.damage._texts import Text
from drafter.document import Block, BlockKind
from drafter.numbering.account import AccountLine

_NUMBER = re.compile(rf"(?<=[{JAPANESE}、])[ 　]*[-－‐―—]?[ 　]*[0-9０-９]{{1,3}}[ 　]*[-－‐―—]?[ 　]*(?=[{JAPANESE}])")
#: a number between two dashes stands in no sentence of its own
_DASHED = re.compile(
    rf"(?<=[{JAPANESE}、])[ 　]*(?P<dash>[-－‐―—])[ 　]*[0-9０-９]{{1,3}}[ 　]*(?P=dash)[ 　]*(?=[{JAPANESE}])"
)
_BARE = re.compile(r"[-－‐―—\s]*[0-9０-９]{1,3}[-－‐―—\s]*")
_VERB = re.compile("(?:する|した|して|され|させ|しな|し、)")
#: no paragraph begins so
_GOES_ON = re.compile("[を、。」』）ーっゃゅょァィゥェォッャュョん]|する|した|され|させ|られ|ること|れる")
_UNENDED = re.compile(f"[{JAPANESE}、]$")
#: how long a text is that is no heading without its stop; how a new paragraph begins
_MUCH = 60
_ANEW = re.compile(
    "また|さらに|更に|なお|ついては|よって|しかし|そこで|こうした|このような|この|その|これ|一方|加えて|我々|国[はにと、]|以上|特に|ただし|つきましては"
    "|地方|本[県市町村会提要]|今|近年|現在|まず|次に|例えば|併せて|そのため|したがって|従って"
)
#: what a sentence goes on after
_GOES = re.compile(f"[{JAPANESE}、]$")
#: a heading's own line is no running head: it must be that long to be taken for one
_HEAD = 8


def numbers(
    text: Text, known: Known, joins: Callable[[], Mapping[int, int]], lines: Sequence[AccountLine]
) -> Iterator[Hit]:
    """A page number in a sentence: a line of its own, or one that parts a word.

    Args:
        joins: tells where lines of the file begin in the text, and which. lines: those of the node.
    """
    if not text.sentence:
        return
    alone_at = any(_BARE.fullmatch(line.text) for line in lines)
    bare = {start for start, number in joins().items() if _BARE.fullmatch(lines[number].text)} if alone_at else set()
    for found in _NUMBER.finditer(text.text):
        start, end = found.span()
        if _DASHED.fullmatch(text.text, start, end) or _DASHED.match(text.text, start):
            yield Hit("page", start, end, "", safe=True)
            continue
        alone = any(index in bare for index in range(start, end))
        if not alone and not (found[0][0] in " 　" and found[0][-1] in " 　"):
            continue
        left, right = text.text[max(0, start - 1) : start], text.text[end : end + 1]
        word = re.fullmatch(f"[{KANJI}]{{2}}", left + right) is not None
        verb = _VERB.match(text.text, end) is not None and re.match(f"[{KANJI}]", left) is not None
        if alone or verb or (word and known.stands(text.text[start - 1 : start] + text.text[end : end + 2])):
            yield Hit("page", start, end, "", safe=alone or verb)


def heads(
    text: Text, joins: Callable[[], Mapping[int, int]], lines: Sequence[AccountLine], running: frozenset[str]
) -> Iterator[Hit]:
    """A running head or the document's title on a line of its own within a paragraph. Args: running: their words."""
    if not any(line.text in running for line in lines[1:]):
        return
    found = joins()
    starts = sorted(found)
    for at, start in enumerate(starts):
        words = lines[found[start]].text
        if len(words) >= _HEAD and words in running:
            end = starts[at + 1] if at + 1 < len(starts) else len(text.text)
            if end < len(text.text) and text.text[start:end].split() == words.split():
                yield Hit("head", start, end, "", safe=True)


def titles(text: Text, known: Known) -> Iterator[Hit]:
    """The document's title set apart by blanks within a sentence, as running heads repeat it."""
    if not text.sentence:
        return
    title = str(known.ask("title"))
    at = text.text.find(title) if len(title) >= _HEAD else -1
    if at <= 0:
        return
    start, end = at, at + len(title)
    left, right = text.text[:start], text.text[end:]
    if left != left.rstrip() and right != right.lstrip() and _GOES.search(left.rstrip()) and right.strip():
        yield Hit("head", len(left.rstrip()), end + len(right) - len(right.lstrip()), None)


def torn(block: Block, following: Block) -> Hit | None:
    """A paragraph that stops within a sentence, and the next goes on with it: the break at its end."""
    plain = following.kind is BlockKind.PARAGRAPH and not following.label and not following.rows
    if not plain or block.rows or block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return None
    if (
        _UNENDED.search(block.text)
        and _long(block, following)
        and (_GOES_ON.match(following.text) or _breaks_off(block.text, following.text))
    ):
        return Hit("torn-paragraph", len(block.text), len(block.text), "", safe=True)
    return None


def _breaks_off(text: str, following: str) -> bool:
    """Whether a long text with sentences stops without an end, and what follows ends as sentences do."""
    return (
        len(text) >= _MUCH
        and "、" in text
        and re.search(f"[{KANJI}ァ-ヴー、をがはにの]$", text) is not None
        and following.endswith("。")
        and re.match("[一-龠ぁ-んァ-ヴー]", following) is not None
        and _ANEW.match(following) is None
    )


def _long(block: Block, following: Block) -> bool:
    """Whether both are running text, and not a column of words."""
    return len(block.text) >= 10 and ("。" in following.text or len(following.text) >= 10)
