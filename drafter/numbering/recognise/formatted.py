"""What the format itself says of a passage: labels that it printed, headings that it marks; where that is absurd.

Readers hand on what Word, Markdown, HTML or a PDF says (``Passage.labelled``, ``depth``, ``nest``, ``hint``,
``strong``, ``centred``). It is evidence: a label that the format counted is certain, a heading mark on running text is
not believed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.numbering import labels
from drafter.numbering.recognise.glyphs import plain_radicals
from drafter.numbering.recognise.lines import Passage, Role
from drafter.numbering.recognise.marks import Mark
from drafter.numbering.recognise.plain import TOP
from drafter.numbering.recognise.sentences import ended, is_cut, is_sentence

#: the score of a label that the format printed: above all that a typed one reaches
CERTAIN = 9
#: a heading longer than this, of more than one sentence, is running text
_HEADING_LENGTH = 80
#: one sentence that is longer, and carries no label, is too
_SENTENCE_LENGTH = 60
_DIGITS = re.compile(r"[0-9０-９]{1,4}")


def certain(passages: Sequence[Passage], marks: Sequence[Mark]) -> list[Mark]:
    """The marks of the passages, with those labels that the format itself printed taken as they are."""
    return [_labelled(p, m) if p.labelled else m for p, m in zip(passages, marks, strict=True)]


def _labelled(passage: Passage, mark: Mark) -> Mark:
    head, rest = passage.text[: passage.labelled], passage.text[passage.labelled :]
    printed = head.strip(" \t　")
    if not printed:
        return mark
    body = rest.lstrip(" \t　")
    gap = head[len(head.rstrip(" \t　")) :] + rest[: len(rest) - len(body)]
    rest = body
    if passage.fixed is not None:
        return Mark("fixed", printed, gap, rest, sentence=is_sentence(rest))
    found = labels.parse(plain_radicals(printed)) or (_strange(printed),)
    bullet = found[0].family == "bullet"
    return Mark("bullet" if bullet else "number", printed, gap, rest, found, CERTAIN, is_sentence(rest))


def _strange(printed: str) -> labels.Reading:
    """A label that no house is known for: counted by its last figure, or a bullet of its own."""
    figures = list(_DIGITS.finditer(printed))
    if not figures or not int(figures[-1][0]):
        return labels.Reading("bullet", 0, mark=printed)
    last = figures[-1]
    before, after = printed[: last.start()], printed[last.end() :]
    return labels.Reading("decimal", int(last[0]), prefix=_DIGITS.sub("1", before), suffix=after)


# ---------------------------------------------------------------- headings that are none


def believed(passages: Sequence[Passage], marks: Sequence[Mark]) -> tuple[list[Passage], list[int]]:
    """The passages without heading marks on what clearly is running text, and the indices of those.

    A table, figure or note is no heading either, whatever level its paragraph has.
    """
    out = list(passages)
    rejected: list[int] = []
    for i, passage in enumerate(passages):
        if not passage.depth:
            continue
        if passage.fixed is not None:
            out[i] = replace(passage, depth=0)
        elif _is_running(passages, marks, i):
            out[i] = replace(passage, depth=0)
            rejected.append(i)
    return out, rejected


def _is_running(passages: Sequence[Passage], marks: Sequence[Mark], i: int) -> bool:
    """Whether a line with a heading mark is text: several sentences, or one that breaks off and goes on below."""
    text = marks[i].rest or passages[i].text
    several = "。" in text[:-1].rstrip("」』）)") and len(text) > _HEADING_LENGTH / 2
    if several and (len(text) > _HEADING_LENGTH or text.endswith("。")):
        return True
    labelled = marks[i].kind in ("number", "bullet") and marks[i].score > 0
    if text.endswith("。") and len(text) > (_HEADING_LENGTH if labelled else _SENTENCE_LENGTH):
        return True
    after = passages[i + 1] if i + 1 < len(passages) else None
    if after is None or after.fixed is not None or after.depth not in (0, passages[i].depth):
        return False
    # a long heading with a comma looks torn; where the format counts it among its headings, only a comma at its end is
    cut = (is_cut(text) and not passages[i].labelled) or (len(text) >= 12 and text[-1] in "、，,")
    follows = marks[i + 1].kind == "text" and bool(after.text) and not ended(text)
    return cut and follows and (after.text[-1] in "。｡" or text[-1] in "、，,")


def is_set_as_heading(passages: Sequence[Passage], marks: Sequence[Mark], i: int) -> bool:
    """Whether a line without label and level is set as a heading: bold, larger or centred, short.

    Running text of which all is bold heads nothing, nor does a bold line among bold lines of the same size.
    """
    passage, mark = passages[i], marks[i]
    if not (passage.strong or passage.centred) or passage.fixed is not None or passage.flush_right:
        return False
    text = passage.text
    if mark.sentence or len(text) > 60 or text[-1] in "、，,。．をはがの" or passage.nest:
        return False
    if i + 1 >= len(passages) or not re.search(r"[ぁ-んァ-ヶ一-龠々A-Za-z]{2}|^記$", text):
        return False
    after = passages[i + 1]
    if after.fixed is not None:
        return after.fixed in (Role.TABLE, Role.FIGURE) and passage.strong
    if passage.larger > after.larger and after.strong:
        return True  # the letters of the headings beneath it are smaller
    if after.strong == passage.strong and after.centred == passage.centred and marks[i + 1].kind == "text":
        return TOP.fullmatch(text) is not None
    return not after.flush_right
