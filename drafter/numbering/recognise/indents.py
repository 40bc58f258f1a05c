"""Levels told by indentation alone: bullets of one glyph in steps, outlines without labels.

Indents are cells. They are believed only where the document keeps to them: single lines that stand out are not enough.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from drafter.numbering.recognise.lines import Passage
from drafter.numbering.recognise.marks import Mark, Style, style
from drafter.numbering.recognise.sentences import is_cut

#: a step is as wide as one full-width blank; set further in than this is centred or set to the right
STEP = 2
WIDEST = 24
_LENGTH = 40
_WORDS = re.compile(r"[ぁ-んァ-ヶ一-龠々A-Za-zＡ-Ｚａ-ｚ]{2}")


def stepped_bullets(passages: Sequence[Passage], marks: Sequence[Mark]) -> frozenset[Style]:
    """Bullets that stand within bullets of the same glyph: steps in, each to an indent that comes again, and steps
    out that lead back to an indent that is open."""
    inner: dict[Style, Counter[int]] = {}
    odd: Counter[Style] = Counter()
    opened: dict[Style, list[int]] = {}
    for passage, mark in zip(passages, marks, strict=True):
        if mark.kind == "bullet" and not passage.nest and not passage.depth:
            key = style(mark.readings[0])
            heights = opened.setdefault(key, [])
            while heights and heights[-1] >= passage.indent + STEP:
                heights.pop()
            if not heights or passage.indent >= heights[-1] + STEP:
                if heights:
                    inner.setdefault(key, Counter())[passage.indent] += 1
                heights.append(passage.indent)
            elif passage.indent == heights[-1]:
                if len(heights) > 1:
                    inner.setdefault(key, Counter())[passage.indent] += 1
            else:
                odd[key] += 1
        elif mark.kind in ("number", "caption") and mark.score >= 0:
            opened.clear()
    return frozenset(key for key, counts in inner.items() if counts.total() >= 2 and counts.total() > 2 * odd[key])


def headings_by_indent(passages: Sequence[Passage], marks: Sequence[Mark], body: range) -> frozenset[int]:
    """Unlabelled headings of an outline that is told by indentation: short lines with something set further in beneath.

    Believed where headings stand at two indents at least, each with more than one, and hardly any short line is
    followed by anything else.
    """
    candidates = [i for i in body[:-1] if _may_head(passages, marks, i)]
    found = [i for i in candidates if _set_in(passages[i], passages[i + 1])]
    indents = Counter(passages[i].indent for i in found)
    several = [indent for indent, count in indents.items() if count >= 2]
    if len(several) < 2 or len(found) < 5 or len(found) * 4 < len(candidates) * 3:
        return frozenset()
    return frozenset(found)


def _may_head(passages: Sequence[Passage], marks: Sequence[Mark], i: int) -> bool:
    passage, mark = passages[i], marks[i]
    if mark.kind != "text" or mark.sentence or passage.fixed is not None or passage.depth or passage.nest:
        return False
    text = passage.text
    if len(text) > _LENGTH or passage.indent > WIDEST or text[-1] in "、，,。．：:をはがの":
        return False
    return _WORDS.search(text) is not None and not (i and is_cut(passages[i - 1].text))


def _set_in(passage: Passage, after: Passage) -> bool:
    return after.fixed is None and STEP <= after.indent - passage.indent <= 8
