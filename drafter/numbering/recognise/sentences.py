"""Whether a passage is running text, whether a sentence ends at its end, whether it breaks off."""

from __future__ import annotations

import re

from drafter.japanese import sentences
from drafter.numbering.recognise.glyphs import tight


def is_sentence(text: str) -> bool:
    """Running text: ends a sentence, holds one, or is longer than a heading ever is."""
    text = tight(text)
    tail = text[-40:].rstrip()
    if "。" in text or len(text) > 90 or tail.endswith(("｡", "．」")):
        return True
    return (len(text) >= 14 and tail.endswith(_VERBAL)) or (len(text) <= 40 and bool(_REFERS.search(tail)))


#: a sentence all the same where the 。 is left out
_VERBAL = ("こと", "ます", "です", "である", "されたい", "したい", "ください", "おり", "おり、", "すべきだ", "べき")
#: 構成は次のとおり, whatever its length
_REFERS = re.compile(r"は、?(?:次|下記|以下|左記|別紙|別添|別表)の(?:とおり|通り)$")


def ended(text: str) -> bool:
    """Whether a sentence ends at the end of the text."""
    tail = text[-60:].rstrip()
    return bool(tail) and (tail[-1] in "。｡．！？!?：:" or sentences.cut_off(tail) is None)


def is_cut(text: str) -> bool:
    """Whether running text breaks off in the middle of a sentence."""
    if len(text) < 25 or ended(text) or text.endswith(_VERBAL):
        return False
    return "。" in text or text[-1] in "、，,・" or (text.count("、") >= 1 and len(text) > 50) or len(text) > 100
