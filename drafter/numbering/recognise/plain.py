"""Headings without a label: short lines, set off, with text or a list beneath; はじめに, 別紙 and the like."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from drafter.numbering.recognise import matter
from drafter.numbering.recognise.lines import Passage, Role
from drafter.numbering.recognise.marks import Mark
from drafter.numbering.recognise.sentences import ended, is_cut

#: unlabelled headings that always stand at the top
TOP = re.compile(
    r"[【〔［\[＜<〈《（(]?[ 　]*(?:は[ 　]*じ[ 　]*め[ 　]*に|お[ 　]*わ[ 　]*り[ 　]*に|終わりに"
    r"|ま[ 　]*と[ 　]*め|結[ 　]*び|むすび"
    r"|前[ 　]*文|序[ 　]*文|まえがき|あとがき|要旨|要約|緒言|結語|参考文献|謝辞|(?:委員)?名簿|総[ 　]*論"
    r"|各[ 　]*論|付[ 　]*記|附[ 　]*記|附[ 　]*則|別[ 　]*紙|別[ 　]*添"
    r"|別[ 　]*表|参[ 　]*考|附[ 　]*属|付[ 　]*属|資[ 　]*料)"
    r"[0-9０-９一二三四五六七八九十]{0,3}(?:資料)?[ 　]*[】〕］\]＞>〉》）)]?"
)


#: of these, those that hold text only: what is numbered after them stands beside them
LEAF = re.compile(
    r"[【〔［\[＜<〈《（(]?[ 　]*(?:は[ 　]*じ[ 　]*め[ 　]*に|お[ 　]*わ[ 　]*り[ 　]*に|終わりに"
    r"|ま[ 　]*と[ 　]*め|結[ 　]*び|むすび|前[ 　]*文|序[ 　]*文|まえがき|あとがき|要旨|要約|緒言|結語"
    r"|参考文献|謝辞|(?:委員)?名簿)"
    r"[ 　]*[】〕］\]＞>〉》）)]?"
)


#: 別紙１　開催実績: an annex with its name
ANNEX = re.compile(
    r"[【〔［\[＜<〈《（(]?(?:別紙|別添|別表|別記|参考|参考資料|附属資料|付属資料|添付資料|資料)[ 　]?[-－]?"
    r"[0-9０-９一二三四五六七八九十①-⑨]{1,2}[】〕］\]＞>〉》）)]?[ 　：:]+[^。、：:]{1,29}[^。、ぁ-ん：:]"
)


_WORDS = re.compile(r"[ぁ-んァ-ヶ一-龠々A-Za-zＡ-Ｚａ-ｚ]{2}|^記$")


#: the longest plain heading
_PLAIN_LENGTH = 40


def is_plain_heading(passages: Sequence[Passage], marks: Sequence[Mark], i: int) -> bool:
    """Whether an unlabelled line heads what follows: short, no sentence, set off, and text or a list comes next."""
    passage = passages[i]
    text = passage.text
    if marks[i].sentence or len(text) > _PLAIN_LENGTH or passage.rows_count > 2 or passage.fixed is not None:
        return False
    if TOP.fullmatch(text) or (i + 1 < len(passages) and ANNEX.fullmatch(text)):
        return True
    if not _WORDS.search(re.sub(r"[ 　]+", "", text)):
        return False
    if i + 1 >= len(passages) or text[-1] in "、，,。．.：:をはがのとも" or text[0] in "、。）)」』】・":
        return False
    if i and is_cut(passages[i - 1].text):
        return False
    after = marks[i + 1]
    if _between_labels(passages, marks, i):
        return False
    if not (after.kind in ("number", "bullet") or (after.kind == "text" and after.sentence)):
        return False
    if after.kind == "text" and passages[i + 1].indent > 40:
        return False
    letter = matter.is_greeting(passages[i - 1].text) if i else False
    before_done = i == 0 or letter or ended(passages[i - 1].text) or marks[i - 1].kind != "text" or passage.gap > 0
    return before_done and passages[i + 1].fixed is not Role.CONTENTS


def _between_labels(passages: Sequence[Passage], marks: Sequence[Mark], i: int) -> bool:
    """All that stands between the headings １ and ２ is the text of １, however short it is; so is what stands further
    in between two bullets."""
    before, after = marks[i - 1] if i else None, marks[i + 1]
    if before is not None and before.kind == after.kind == "bullet":
        further = passages[i].indent > passages[i - 1].indent
        return further and before.printed == after.printed and passages[i - 1].indent == passages[i + 1].indent
    if before is None or before.kind != "number" or after.kind != "number" or before.sentence:
        return False
    if before.score < 1 or after.score < 1:
        return False
    one, two = before.readings[0], after.readings[0]
    return one.style == two.style and two.number == one.number + 1


def heads_caption(passages: Sequence[Passage], marks: Sequence[Mark], texts: Mapping[str, int], i: int) -> bool:
    """Whether a title stands directly over a caption that comes again: 提案事項, 提案の理由 beneath each item.

    Args:
        texts: how often each short text occurs.
    """
    if marks[i].sentence:
        return False
    after = i + 1
    while after < len(marks) and marks[after].kind == "note":
        after += 1
    if after == len(marks) or texts.get(passages[after].text, 0) < 2:
        return False
    kind = marks[after].kind
    return kind == "caption" or (kind == "text" and is_plain_heading(passages, marks, after))
