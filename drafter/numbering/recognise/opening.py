"""The front matter where the format says something of it: styles Title, Subtitle, Date; a heading that is the title.

A line that the format calls the title is believed unless it is absurd (ten of them, or a sentence). A heading without
a label at the very front is the title if it stands alone on its level, or reads as titles do; the headings beneath
then begin at level 1. Elsewhere the front matter is told by its words alone (``ends.front``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from drafter.numbering.recognise import ends, matter
from drafter.numbering.recognise.lines import Passage, Role
from drafter.numbering.recognise.marks import Mark
from drafter.numbering.recognise.plain import TOP
from drafter.numbering.recognise.sentences import is_sentence

#: no front matter is longer
_LINES = 90
_TITLE_LINES = 4
_TITLE_LENGTH = 90
_MATTER = (Role.DATE, Role.ISSUER, Role.ADDRESSEE)


def front(passages: Sequence[Passage], marks: Sequence[Mark]) -> ends.Front:
    """Where the text begins, and what the lines before it are."""
    hinted = _hinted(passages, marks)
    if hinted:
        return _around(passages, marks, hinted)
    first = next((i for i, p in enumerate(passages[:_LINES]) if p.depth), None)
    if first is None:
        told = ends.front(passages, marks)
        set_out = () if told.title else _set_as_title(passages, marks)
        return _around(passages, marks, set_out) if set_out else _right(told, passages)
    before = ends.front(passages[:first], marks[:first])
    titles = _heading(passages, marks, first)
    if titles and (not before.title or matter.ends_title(passages[titles[-1]].text)) and before.start <= first:
        return _around(passages, marks, titles)
    return _right(before, passages)


def _hinted(passages: Sequence[Passage], marks: Sequence[Mark]) -> tuple[int, ...]:
    """The lines that the format calls the title; none where that cannot be meant."""
    found = [i for i, p in enumerate(passages) if p.hint is Role.TITLE and p.fixed is None]
    if not found or len(found) > _TITLE_LINES or found[0] >= _LINES:
        return ()
    group = [found[0]]
    for i in found[1:]:
        if i != group[-1] + 1:
            break
        group.append(i)
    texts = [passages[i].text for i in group]
    absurd = sum(map(len, texts)) > _TITLE_LENGTH or any("。" in text for text in texts)
    return (
        () if absurd or any(marks[i].sentence for i in range(group[0]) if passages[i].fixed is None) else tuple(group)
    )


def _heading(passages: Sequence[Passage], marks: Sequence[Mark], first: int) -> tuple[int, ...]:
    """The first heading (and one directly beneath it), if it is the document's title."""
    if any(marks[i].sentence for i in range(first) if passages[i].fixed is None) or not _may_be_title(
        passages[first], marks[first]
    ):
        return ()
    depth = passages[first].depth
    after = first + 1
    double = (
        after < len(passages)
        and passages[after].depth == depth
        and _may_be_title(passages[after], marks[after])
        and matter.ends_title(passages[after].text)
        and not matter.ends_title(passages[first].text)
    )
    title = (first, after) if double else (first,)
    text = passages[title[-1]].text
    levels = Counter(p.depth for p in passages[title[-1] + 1 :] if p.depth)
    alone = not levels[depth] and not any(level < depth for level in levels)
    if matter.ends_title(text) or (alone and (levels or depth == 1)):
        return title
    followed = title[-1] + 1 < len(passages) and matter.role_of(passages[title[-1] + 1].text) in _MATTER
    brothers = [m for p, m in zip(passages[title[-1] + 1 :], marks[title[-1] + 1 :], strict=True) if p.depth == depth]
    numbered = bool(brothers) and all(m.kind == "number" and m.score > 0 for m in brothers)
    return title if followed or numbered else ()


def _may_be_title(passage: Passage, mark: Mark) -> bool:
    if mark.kind in ("number", "bullet") and mark.score > 0 and not matter.ends_title(passage.text):
        return False
    if mark.kind == "number" and passage.labelled:
        return False
    bare = matter.squeezed(passage.text)
    short = len(bare) <= _TITLE_LENGTH and "。" not in bare
    return short and TOP.fullmatch(passage.text) is None and not matter.is_annex(passage.text) and bare != "記"


def _set_as_title(passages: Sequence[Passage], marks: Sequence[Mark]) -> tuple[int, ...]:
    """The first centred and short lines before the text, where nothing else gives the title away."""
    for i, passage in enumerate(passages[:30]):
        if passage.fixed is not None or marks[i].sentence or (marks[i].kind == "number" and marks[i].score >= 1):
            return ()
        if passage.centred and _may_be_title(passage, marks[i]) and matter.role_of(passage.text) is None:
            last = i
            while last + 1 < len(passages) and last - i < 2 and _goes_on(passages, marks, last):
                last += 1
            return tuple(range(i, last + 1)) if last + 1 < len(passages) else ()
    return ()


def _goes_on(passages: Sequence[Passage], marks: Sequence[Mark], last: int) -> bool:
    above, below = passages[last], passages[last + 1]
    alike = below.centred and below.strong == above.strong and below.gap == 0 and below.fixed is None
    return alike and not marks[last + 1].sentence and matter.role_of(below.text) is None and below.text != "記"


def _around(passages: Sequence[Passage], marks: Sequence[Mark], title: tuple[int, ...]) -> ends.Front:
    """The front matter around a title that is known."""
    roles: dict[int, Role] = dict.fromkeys(title, Role.TITLE)
    drafts: list[int] = []
    for i in range(title[0]):
        roles[i] = _known(passages, i) or passages[i].fixed or Role.NOTE
    at = title[-1] + 1
    subtitle: list[int] = []
    while at < len(passages) and at < _LINES:
        passage = passages[at]
        if matter.is_mark(passage.text):
            drafts.append(at)
            roles[at] = Role.TITLE if at - 1 in title else Role.NOTE
        elif _is_subtitle(passages, marks, at, (*title, *subtitle)):
            subtitle.append(at)
            roles[at] = Role.SUBTITLE
        elif passage.fixed is Role.CONTENTS:
            roles[at] = Role.CONTENTS
        elif (role := _known(passages, at)) is not None and not marks[at].sentence:
            roles[at] = role
        else:
            break
        at += 1
    found = ends.Front(roles, title, tuple(subtitle), tuple(drafts), at)
    return _right(found, passages)


def _is_subtitle(passages: Sequence[Passage], marks: Sequence[Mark], at: int, above: tuple[int, ...]) -> bool:
    passage = passages[at]
    if at - 1 not in above or passage.fixed is not None or marks[at].sentence or len(passage.text) > _TITLE_LENGTH:
        return False
    if passage.hint is Role.SUBTITLE:
        return True
    return matter.is_subtitle(passage.text) or (matter.is_bracketed(passage.text) and not passage.depth)


def _known(passages: Sequence[Passage], i: int) -> Role | None:
    """What a line of the front matter is by its style or its words; None for what begins the text."""
    passage = passages[i]
    if passage.fixed is not None or passage.depth or passage.nest:
        return None
    if passage.hint is Role.DATE and matter.date_of(passage.text) is not None:
        return Role.DATE
    role = matter.role_of(passage.text)
    return None if role in (Role.END, Role.SIGNATURE) else Role.NOTE if role is Role.NUMBER else role


def _right(front: ends.Front, passages: Sequence[Passage]) -> ends.Front:
    """A line set to the right beside the date or the issuer is of the issuer, whatever its words."""
    stop = front.start
    while stop < min(len(passages), _LINES) and front.roles.get(stop - 1) in (Role.DATE, Role.ISSUER):
        passage = passages[stop]
        if not passage.flush_right or passage.fixed is not None or is_sentence(passage.text) or len(passage.text) > 40:
            break
        front.roles[stop] = Role.ISSUER
        stop += 1
    front = replace(front, start=stop)
    for i, role in sorted(front.roles.items()):
        if role is not Role.NOTE or not passages[i].flush_right or passages[i].fixed is not None:
            continue
        if len(passages[i].text) <= 40 and any(front.roles.get(k) in (Role.DATE, Role.ISSUER) for k in (i - 1, i + 1)):
            front.roles[i] = Role.NOTE if matter.role_of(passages[i].text) is Role.NUMBER else Role.ISSUER
    return front
