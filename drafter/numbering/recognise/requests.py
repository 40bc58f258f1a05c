"""Which sentences ask for something, told by their endings.

The list is shared by all readers. Each ending carries its reason; what a template asks for on top is a check's
affair. Negative endings (``…と考える。``) are not listed: a sentence that ends in none of these is background.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from drafter.document import Block, BlockKind
from drafter.japanese import sentences
from drafter.numbering.recognise.glyphs import tight

#: (pattern of the end of a sentence without its 。, why it is a request)
ENDINGS: tuple[tuple[str, str], ...] = (
    (r"こと", "the standing form of a request in a list: 〜を図ること"),
    (
        r"よう(?:に)?(?:強く|重ねて|切に)?(?:お願い(?:する|します|いたします|致します|申し上げる|申し上げます))",
        "a polite wish",
    ),
    (r"(?:れ|して(?:いただき|頂き)|を)たい", "a wish in an official letter: 〜されたい"),
    (r"(?:いただき|頂き|願い)たい|(?:いただく|頂く)よう願う", "a wish in a polite letter"),
    (
        r"(?:する|図る|講じる|行う|ある|進める|設ける|改める|[うくすつぬむるいだ])べき(?:である|です|だ)?",
        "an obligation of the government: 〜すべきである",
    ),
    (
        r"(?:こと|よう|など|等)?(?:を|も|と|に)?(?:ここに|政府に対し|国に対し|改めて|強く|重ねて|切に|引き続き|併せて)*"
        r"(?:求め|要望|要請|提言|提案|要求|陳情|請願|建議|申し入れ|申入れ|お願い)"
        r"(?:る|する|ます|します|いたします|致します|申し上げる|申し上げます|いたす|するものである"
        r"|るものである|するものです|してまいりたい|したい)",
        "the asking verb itself: 〜を強く求める, 〜を要望する",
    ),
    (r"(?:求める|要望する|要請する|提言する|提案する)(?:もの|ところ)(?:である|です)", "the asking verb, put formally"),
    (
        r"(?:配慮|検討|措置|対応|支援|尽力|高配|実施|推進|確保)(?:を|方)?(?:願います|願う|お願いする"
        r"|お願いします|お願いいたします)",
        "a request to act",
    ),
    (r"(?:して|されて)?(?:ください|下さい)", "a plain request"),
    (r"(?:ものと|ことと)する(?:こと)?", "a rule that the government is asked to adopt: 〜につながるものとする"),
)
_ENDING = re.compile("(?:" + "|".join(pattern for pattern, _ in ENDINGS) + r")[」』）)]*[。｡．.！!]?[\s　]*$")
_FULL_STOP = re.compile(r"[。｡．！!]")


@lru_cache(maxsize=8192)
def is_request(sentence: str) -> bool:
    """Whether one sentence (with or without its 。) asks for something."""
    return _ENDING.search(sentence[-60:]) is not None


def count(text: str) -> int:
    """How many sentences of a paragraph ask for something."""
    if len(text) > 100_000:  # no paragraph: a table or a dump; splitting it tells nothing
        return int(is_request(text[-200:]))
    return sum(is_request(one.core) for one in sentences.split(text) if one.ended)


def asks(text: str) -> bool:
    """Whether a paragraph holds a request, also one whose 。 is missing (``…を図ること``)."""
    if not text:
        return False
    if len(text) > 100_000:
        return is_request(text[-200:])
    text = tight(text)
    if text[-1] not in "。｡" and not _FULL_STOP.search(text):
        return text.rstrip().endswith("こと") and len(text) > 6
    if is_request(text):  # most requests end in one
        return True
    return any(is_request(one.core) for one in sentences.split(text))


#: 下記の事項を要望する, 次のとおり求める: what is listed next is asked for, whatever its words end in
_ANNOUNCES = re.compile(r"(?:下記|左記|次の|次に|以下|別紙)")


def announced(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks; the items listed under a request that announces them (記) are requests too.

    ``１　老朽化した校舎の改築`` asks for nothing by itself; under 下記の事項について要望する it does.
    """
    found: list[Block] = []
    listed = False
    for block in blocks:
        match block.kind:
            case BlockKind.PARAGRAPH:
                listed = block.request and _ANNOUNCES.search(block.text[-120:]) is not None
            case _:
                pass
        asked = listed and block.kind is BlockKind.ITEM and bool(block.text)
        found.append(replace(block, request=True) if asked and not block.request else block)
    return tuple(found)
