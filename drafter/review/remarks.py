"""Comments, hung on the opinions and the places that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.review.comments import Thread
from drafter.review.edits import Told
from drafter.review.keys import told as words_of
from drafter.review.opinions import Kind, Opinion, Remark, Sureness, Target
from drafter.review.paras import Para, Scan
from drafter.review.telling import Source


def hang(threads: Sequence[Thread], scan: Scan, told: Told, source: Source) -> list[Opinion]:
    """All opinions of a file: a comment goes to its author's opinion on the same place, else it is one by itself.

    Args:
        threads: the comments. scan: the file. told: its opinions, and which sent paragraph each of its paragraphs is.
    """
    opinions = list(told.opinions)
    under: dict[str, list[tuple[Para, int, int]]] = {}
    for para in scan.paras:
        for name, first, end in para.remarks:
            under.setdefault(name, []).append((para, first, end))
    own = _own(opinions)
    for thread in threads:
        places = next((under[name] for name in thread.ids if name in under), [])
        remark = replace(thread.remark, anchor=_anchor(places))
        _one(remark, places, told, source=source, opinions=opinions, own=own)
    return sorted(opinions, key=lambda one: one.line)


def _anchor(places: Sequence[tuple[Para, int, int]]) -> str:
    """The words under a comment; none where it hangs on whole paragraphs."""
    if all(first == 0 and end == len(para.atoms) for para, first, end in places):
        return ""
    lines = ("".join(atom.text for atom in para.atoms[first:end] if not atom.taken) for para, first, end in places)
    return words_of("\n".join(line for line in lines if line))


def _own(opinions: Sequence[Opinion]) -> dict[tuple[str, Target | int], int]:
    """The first opinion of each reviewer on each place; on a new paragraph, by its number in the file."""
    found: dict[tuple[str, Target | int], int] = {}
    for at, one in enumerate(opinions):
        found.setdefault((one.reviewer, one.line if one.kind is Kind.NEW else one.target), at)
    return found


def _one(
    remark: Remark,
    places: Sequence[tuple[Para, int, int]],
    told: Told,
    *,
    source: Source,
    opinions: list[Opinion],
    own: dict[tuple[str, Target | int], int],
) -> None:
    """Hangs one comment."""
    numbers = [para.number for para, _, _ in places]
    sent, sure = next((told.places[number] for number in numbers if number in told.places), (None, Sureness.EQUAL))
    author = remark.author or source.reviewer
    key = (author, sent.target) if sent is not None else (author, next((n for n in numbers if (author, n) in own), 0))
    if key in own:
        opinions[own[key]] = replace(opinions[own[key]], remarks=(*opinions[own[key]].remarks, remark))
        return
    target = sent.target if sent is not None else _above(numbers, told)
    opinions.append(
        Opinion(
            reviewer=author,
            file=source.file,
            line=numbers[0] if numbers else 0,
            kind=Kind.COMMENT,
            target=target,
            old=words_of(target.text),
            date=remark.date,
            remarks=(remark,),
            sure=sure,
            candidates=(target,) if sure is Sureness.UNSURE else (),
            version=source.version,
        )
    )


def _above(numbers: Sequence[int], told: Told) -> Target:
    """The sent paragraph before a place; an empty Target where there is none."""
    before = [number for number in told.places if numbers and number < numbers[0]]
    return told.places[max(before)][0].target if before else Target()
