"""What a page or a screen tore apart, put together again: before recognition, over all passages.

Each step takes the passages in order and gives them back, fewer or marked; the pieces of the file go along, so that
the account stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.japanese.glyphs import half_digits, squeeze
from drafter.numbering import labels
from drafter.numbering.recognise import matter
from drafter.numbering.recognise.lines import Passage, Role
from drafter.numbering.recognise.sentences import ended, is_cut, is_sentence
from drafter.readers._markup import agenda, columns, links, screens
from drafter.readers._markup.breaks import begins_labelled
from drafter.readers._markup.inline import glue
from drafter.readers._markup.walk import Found

#: what breaks off at the number of a page and is as long as this is no heading
_FULL_LINE = 25
_DASH = "[-－‐–—―−]"
_PAGE = re.compile(
    rf"(?P<n>\d{{1,4}})|{_DASH}\s*(?P<m>\d{{1,4}})\s*{_DASH}|(?:p|page|ページ)\.?\s*(?P<p>\d{{1,4}})", re.IGNORECASE
)
_SHOWN = re.compile(r"[-－‐–—―−]\s*\d{1,4}\s*[-－‐–—―−]|(?:p|page|ページ)\.?\s*\d{1,4}", re.IGNORECASE)


def mend(found: Sequence[Found]) -> list[Found]:
    """All steps."""
    passages = links.contents(_page_numbers(list(found)))
    passages = _title(passages)
    passages = agenda.mark(passages)
    passages = columns.gather(passages)
    passages = _tables(passages)
    passages = screens.gather(passages)
    return _dense(_torn(passages))


def drop(one: Found, role: Role) -> None:
    """Leave a passage out: its pieces stay in the account, with the reason."""
    for chunk in one.chunks:
        chunk.role = role


def _page_numbers(found: list[Found]) -> list[Found]:
    """Lone numbers that count the pages: one after the other through the text, three at least (two where dashed)."""
    best: list[int] = []
    for shown in (True, False):
        chain: list[int] = []
        last = 0
        for i, one in enumerate(found):
            passage = one.passage
            if passage.fixed is not None or passage.depth or passage.nest or len(passage.text) > 10:
                continue
            matched = _PAGE.fullmatch(half_digits(passage.text))
            if matched is None or (shown and not _SHOWN.fullmatch(half_digits(passage.text))):
                continue
            number = int(next(n for n in matched.groups() if n))
            if not chain or last < number <= last + 3:
                chain.append(i)
                last = number
        if len(chain) >= (2 if shown else 3) and len(chain) > len(best):
            best = chain
    for i in best:
        drop(found[i], Role.PAGE_NUMBER)
        if i + 1 < len(found):
            found[i + 1].top = True
    gone = set(best)
    return [one for i, one in enumerate(found) if i not in gone]


def _title(found: list[Found]) -> list[Found]:
    """The first ``#`` is the title, where only lines of a cover stand before it."""
    for i, one in enumerate(found[:40]):
        passage = one.passage
        if passage.depth == 1:
            numbered = begins_labelled(passage.text, 2)
            others = any(o.passage.depth == 1 for o in found[i + 1 :])
            if not numbered and (not others or not _alike(found, i)):
                one.passage = replace(passage, depth=0, hint=passage.hint or Role.TITLE)
            break
        if passage.depth or passage.fixed is not None or is_sentence(passage.text):
            break
    return found


def _alike(found: Sequence[Found], i: int) -> bool:
    """Whether a first heading has text of its own before the next one of its depth, as a chapter has."""
    for one in found[i + 1 :]:
        if one.passage.depth:
            return one.passage.depth == 1
        if is_sentence(one.passage.text) and matter.role_of(one.passage.text) is None:
            return True
    return True


def _dense(found: list[Found]) -> list[Found]:
    """Depths of headings without gaps, from 1."""
    used = sorted({one.passage.depth for one in found if one.passage.depth})
    rank = {depth: i for i, depth in enumerate(used, 1)}
    for one in found:
        if one.passage.depth:
            one.passage = replace(one.passage, depth=rank[one.passage.depth])
    return found


# ---------------------------------------------------------------- page cuts


def _tables(found: list[Found]) -> list[Found]:
    """Tables that a page cut in two: one heading row, or none and a cell that goes on."""
    out: list[Found] = []
    for one in found:
        if out and one.passage.fixed is Role.TABLE and out[-1].passage.fixed is Role.TABLE:
            rows = _one_table(out[-1].passage, one.passage)
            if rows is not None:
                last = out[-1]
                last.passage = replace(last.passage, rows=rows, end_line=one.passage.end_line)
                last.chunks.extend(one.chunks)
                continue
        out.append(one)
    return out


def _one_table(before: Passage, after: Passage) -> tuple[tuple[str, ...], ...] | None:
    if not before.rows or not after.rows or len(before.rows[0]) != len(after.rows[0]):
        return None
    same = [squeeze(cell) for cell in before.rows[0]] == [squeeze(cell) for cell in after.rows[0]]
    if same and (before.header or after.header):
        return before.rows + after.rows[1:]
    if after.header:
        return None
    last, first = before.rows[-1], after.rows[0]
    if any(_open_cell(one) and other for one, other in zip(last, first, strict=True)) or (not first[0] and any(first)):
        joined = tuple(_cell(one, other) for one, other in zip(last, first, strict=True))
        return (*before.rows[:-1], joined, *after.rows[1:])
    return None


def _open_cell(text: str) -> bool:
    return is_cut(text.rsplit("\n", 1)[-1])


def _cell(one: str, other: str) -> str:
    if not one or not other:
        return one or other
    return one + (glue("\n", one[-1], other[0]) if _open_cell(one) else "\n") + other


def _torn(found: list[Found]) -> list[Found]:
    """Paragraphs and items that a page cut in the middle of a sentence."""
    out: list[Found] = []
    for i, one in enumerate(found):
        after = found[i + 1].passage if i + 1 < len(found) else None
        if out and _goes_on(out[-1].passage, one, after):
            last = out[-1]
            text = last.passage.text
            between = glue("\n", text[-1], one.passage.text[0])
            shift = len(text) + len(between)
            spans = tuple(replace(s, start=s.start + shift, end=s.end + shift) for s in one.passage.spans)
            last.passage = replace(
                last.passage,
                text=text + between + one.passage.text,
                end_line=one.passage.end_line,
                spans=last.passage.spans + spans,
            )
            last.chunks.extend(one.chunks)
            continue
        out.append(one)
    return out


def _goes_on(before: Passage, one: Found, then: Passage | None) -> bool:
    after = one.passage
    if before.fixed is not None or after.fixed is not None or before.depth or after.depth:
        return False
    if after.nest or after.labelled or after.indent or not after.text.rstrip().endswith(("。", "。）", "。)", "。」")):
        return False
    if begins_labelled(after.text) or matter.role_of(after.text) is not None:
        return False
    if one.top and len(before.text) >= _FULL_LINE and not ended(before.text):
        return True
    return is_cut(before.text) and ("。" in before.text or _counted_on(before.text, then))


def _counted_on(before: str, then: Passage | None) -> bool:
    """Whether the passage after the torn one is the next item of the list."""
    one, two = labels.split(before[:200]), labels.split(then.text[:200]) if then else None
    if one is None or two is None:
        return False
    return any(a.number + 1 == b.number and a.family == b.family for a in one.readings for b in two.readings)
