"""Which words of two texts are the same words: an alignment that a person can read.

A plain comparison finds equal words wherever it can, and leaves confetti: two particles kept within a sentence that
was written anew, a bracket opened in one stretch and closed in the next. Here the words that carry meaning are
aligned first; a stretch that may stand at several places stands where a clause of the sentence begins or ends; small
islands go with the changes around them; brackets stay together; a sentence of which little is left is told whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

#: words without a meaning of their own: they do not tell where two texts are the same
_GRAMMAR = re.compile(r"[\u3041-\u309f、，・。\s　（）()「」『』]{1,2}")
#: what says nothing alone between two stretches that were replaced
_LIGHT = re.compile(r"[、，・\s　\u3041-\u309f]{1,2}")
_STOP = re.compile(r"[。\n]$")
_PAUSE = re.compile(r"[、，。\n・]$")
_OPEN, _CLOSE = "（(「『【〔［[｛{〈《“‘", "）)」』】〕］]｝}〉》”’"
#: what joins a further noun to the one before
_JOINING = re.compile(r"及び|並びに|又は|若しくは|かつ")
_PARTNER = dict(zip(_CLOSE, _OPEN, strict=True))
#: characters of an island that may go with its neighbours, and how many times larger these must be
_ISLAND, _TIMES = 4, 4
#: characters by which a change may grow to keep brackets together
_REACH = 40
#: of a passage, the part that must have been kept; more with many changes in it
_KEPT, _KEPT_OF_MANY, _MANY = 0.35, 0.55, 4
#: characters of an equal stretch that stays, however little is left of its sentence
_ANCHOR = 20


@dataclass(slots=True)
class Stretch:
    """Neighbouring words of both texts: the same ones where ``equal``, else what stands in place of what."""

    equal: bool
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Characters of the longer side."""
        return max(_length(self.old), _length(self.new))


def _length(some: Sequence[str]) -> int:
    return sum(map(len, some))


def aligned(old: Sequence[str], new: Sequence[str], *, whole: bool) -> list[Stretch]:
    """Two lists of words in stretches; equal and changed ones take turns.

    Args:
        whole: whether a passage of which little was kept becomes one changed stretch.
    """
    matcher = SequenceMatcher(_GRAMMAR.fullmatch, old, new, autojunk=False)  # type: ignore[arg-type]
    found = [Stretch(tag == "equal", [*old[a:b]], [*new[c:d]]) for tag, a, b, c, d in _codes(matcher, old, new)]
    found = _merged(found)
    _slid(found)
    found = _merged(found)
    found = _without_islands(found)
    found = _merged(_bracketed(found))
    return _merged(_whole(found)) if whole else found


def _codes(
    matcher: SequenceMatcher[str], old: Sequence[str], new: Sequence[str]
) -> Sequence[tuple[str, int, int, int, int]]:
    """The opcodes; words that both texts end with are the same words, whatever stands before."""
    tail = 0
    while tail < min(len(old), len(new)) and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if not tail:
        return matcher.get_opcodes()
    before, after = old[: len(old) - tail], new[: len(new) - tail]
    head = SequenceMatcher(_GRAMMAR.fullmatch, before, after, autojunk=False).get_opcodes()  # type: ignore[arg-type]
    return [*head, ("equal", len(before), len(old), len(after), len(new))]


def _merged(some: Sequence[Stretch]) -> list[Stretch]:
    """Neighbours of one kind as one; empty ones go."""
    out: list[Stretch] = []
    for one in some:
        if not one.old and not one.new:
            continue
        if out and out[-1].equal == one.equal:
            out[-1] = Stretch(one.equal, out[-1].old + one.old, out[-1].new + one.new)
        else:
            out.append(one)
    return out


# ---------------------------------------------------------------- where a stretch stands


def _slid(some: list[Stretch]) -> None:
    """What was put in or taken out goes to the best of the places where it could stand just as well."""
    for at, one in enumerate(some):
        if one.equal or (one.old and one.new):
            continue
        words = one.old or one.new
        left = some[at - 1].new if at else []
        right = some[at + 1].new if at + 1 < len(some) else []
        best, shift = _place(words, left, right), 0
        for step, (turned, before, after) in _turns(words, left, right):
            score = _place(turned, before, after)
            if score > best:
                best, shift = score, step
        if shift:
            _shift(some, at, shift)


def _turns(
    words: list[str], left: list[str], right: list[str]
) -> list[tuple[int, tuple[list[str], list[str], list[str]]]]:
    """The places to the left (negative) and right, with the stretch as it would be there."""
    out: list[tuple[int, tuple[list[str], list[str], list[str]]]] = []
    turned, step = list(words), 0
    while step < len(left) and left[-1 - step] == turned[-1]:
        turned = [turned[-1], *turned[:-1]]
        step += 1
        out.append((-step, (turned, left[: len(left) - step], [*words[-step:], *right])))
    turned, step = list(words), 0
    while step < len(right) and right[step] == turned[0]:
        turned = [*turned[1:], turned[0]]
        step += 1
        out.append((step, (turned, [*left, *right[:step]], right[step:])))
    return out


def _place(words: list[str], left: list[str], right: list[str]) -> int:
    """How well a stretch stands where it is."""
    text = "".join(words)
    score = 4 * (not _unbalanced(text))
    score += 3 * bool(not left or _PAUSE.search(left[-1]))
    score += 2 * bool(_PAUSE.search(text) or not right)
    score += 3 * bool(_JOINING.match(text))
    return score + (not _GRAMMAR.fullmatch(words[0]))


def _shift(some: list[Stretch], at: int, step: int) -> None:
    one = some[at]
    words = one.old or one.new
    if step < 0:
        before = some[at - 1]
        taken = before.new[step:]
        before.old, before.new = before.old[:step], before.new[:step]
        left_over = words[step:]
        words[:] = [*taken, *words[:step]]
        _behind(some, at, left_over)
    else:
        after = some[at + 1]
        taken = after.new[:step]
        after.old, after.new = after.old[step:], after.new[step:]
        gone = words[:step]
        words[:] = [*words[step:], *taken]
        if at == 0:
            some.insert(at, Stretch(True, list(gone), list(gone)))
        else:
            before = some[at - 1]
            before.old, before.new = before.old + gone, before.new + gone


def _behind(some: list[Stretch], at: int, words: list[str]) -> None:
    """Words that both texts have, put behind a stretch."""
    if at + 1 < len(some):
        after = some[at + 1]
        after.old, after.new = words + after.old, words + after.new
    else:
        some.append(Stretch(True, list(words), list(words)))


# ---------------------------------------------------------------- islands, brackets, passages


def _without_islands(some: Sequence[Stretch]) -> list[Stretch]:
    out: list[Stretch] = []
    for at, one in enumerate(some):
        inner = one.equal and out and not out[-1].equal and at + 1 < len(some)
        equal = one.equal and not (inner and _island(one, out[-1], some[at + 1]))
        if out and not equal and not out[-1].equal:
            out[-1] = Stretch(False, out[-1].old + one.old, out[-1].new + one.new)
        else:
            out.append(Stretch(equal, one.old, one.new))
    return out


def _island(one: Stretch, before: Stretch, after: Stretch) -> bool:
    text = "".join(one.new)
    if _STOP.search(text):
        return False
    if _LIGHT.fullmatch(text) and before.old and before.new and after.old and after.new:
        return True
    return len(text) <= _ISLAND and min(before.size, after.size) >= _TIMES * len(text)


def _unbalanced(text: str) -> tuple[int, int]:
    """How many brackets are opened and not closed, closed and not opened; ``()`` when they are in order."""
    open_, closed = [], 0
    for sign in text:
        if sign in _OPEN:
            open_.append(sign)
        elif sign in _PARTNER:
            if open_ and open_[-1] == _PARTNER[sign]:
                open_.pop()
            else:
                closed += 1
    return (len(open_), closed) if open_ or closed else ()  # type: ignore[return-value]


def _bracketed(some: list[Stretch]) -> list[Stretch]:
    """A change grows to where its brackets are whole, if that is near."""
    for at, one in enumerate(some):
        if one.equal:
            continue
        if at + 1 < len(some) and some[at + 1].equal:
            _grow(one, some[at + 1], right=True)
        if at and some[at - 1].equal:
            _grow(one, some[at - 1], right=False)
    return some


def _grow(one: Stretch, beside: Stretch, *, right: bool) -> None:
    side = 0 if right else 1

    def torn(extra: Sequence[str]) -> bool:
        for words in (one.old, one.new):
            text = "".join([*words, *extra] if right else [*extra, *words])
            found = _unbalanced(text) if words else ()
            if found and found[side]:
                return True
        return False

    if not torn(()):
        return
    reach = 0
    for count in range(1, len(beside.new) + 1):
        taken = beside.new[:count] if right else beside.new[-count:]
        reach += len(taken[-1] if right else taken[0])
        if reach > _REACH or (taken[-1] if right else taken[0]) in "。\n":
            return
        if not torn(taken):
            break
    else:
        return
    if right:
        one.old, one.new = one.old + taken, one.new + taken
        beside.old, beside.new = beside.old[count:], beside.new[count:]
    else:
        one.old, one.new = taken + one.old, taken + one.new
        beside.old, beside.new = beside.old[:-count], beside.new[:-count]


def _whole(some: Sequence[Stretch]) -> list[Stretch]:
    """Passages of which little was kept, as one change each."""
    out: list[Stretch] = []
    for passage in _passages(some):
        for part in _between_anchors(passage) if _little(passage) else [passage]:
            if not _little(part):
                out += part
                continue
            ends = [one for one in part if not (one.equal and _stops(one))]
            stop = [one for one in part[-1:] if one.equal and _stops(one)]
            out.append(Stretch(False, _flat(ends, old=True), _flat(ends, old=False)))
            out += stop
    return out


def _little(passage: Sequence[Stretch]) -> bool:
    """Whether a passage was changed at several places and little of it is left."""
    changed = sum(not one.equal for one in passage)
    kept = sum(one.size for one in passage if one.equal)
    size = max(sum(_length(one.old) for one in passage), sum(_length(one.new) for one in passage))
    return changed > 1 and kept < (_KEPT_OF_MANY if changed >= _MANY else _KEPT) * size


def _between_anchors(passage: Sequence[Stretch]) -> list[list[Stretch]]:
    """A passage cut before and behind each long stretch that both texts have: a clause of a sentence is a clause."""
    out: list[list[Stretch]] = [[]]
    for one in passage:
        if one.equal and one.size >= _ANCHOR:
            out += [[one], []]
        else:
            out[-1].append(one)
    return [part for part in out if part]


def _stops(one: Stretch) -> bool:
    return len(one.new) == 1 and bool(_STOP.search(one.new[0]))


def _flat(some: Sequence[Stretch], *, old: bool) -> list[str]:
    return [word for one in some for word in (one.old if old else one.new)]


def _passages(some: Sequence[Stretch]) -> list[list[Stretch]]:
    """The stretches, cut behind each full stop and line break that both texts have; the stop stands alone."""
    out: list[list[Stretch]] = [[]]
    for one in some:
        if not one.equal:
            out[-1].append(one)
            continue
        piece: list[str] = []
        for word in one.new:
            if _STOP.search(word):
                if piece:
                    out[-1].append(Stretch(True, piece, list(piece)))
                out[-1].append(Stretch(True, [word], [word]))
                out.append([])
                piece = []
            else:
                piece.append(word)
        if piece:
            out[-1].append(Stretch(True, piece, list(piece)))
    return [passage for passage in out if passage]
