"""The title and the subtitle among the lines before the text that are nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.numbering.recognise import matter
from drafter.numbering.recognise.lines import Passage, Role


def groups(loose: list[int], passages: Sequence[Passage], roles: dict[int, Role]) -> list[list[int]]:
    """Neighbouring lines that may be one title: no gap and nothing else between them."""
    groups: list[list[int]] = []
    for i in loose:
        if groups and groups[-1][-1] == i - 1 and (passages[i].gap == 0 or _unfinished(passages[i - 1].text)):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _unfinished(text: str) -> bool:
    """A title line that asks for another: 〜に関する, 〜に向けた, 〜を求める, 〜の."""
    return bool(
        re.search(
            r"(?:に関する|に関して|に係る|に向けた|を求める|のための|における|めぐる|等の|の|及び|並びに"
            r"|と|・|する|した|たる|対する|とした|備えた)$",
            text.rstrip(),
        )
    )


def title(groups: list[list[int]], passages: Sequence[Passage]) -> tuple[int, ...]:
    """Indices of the lines of the group that reads most like a title; none where no group does."""
    best: tuple[float, tuple[int, ...]] = (0.0, ())
    for order, group in enumerate(groups):
        texts = [passages[i].text for i in group[:6]]
        if all(matter.is_subtitle(text) for text in texts):
            continue
        score = matter.title_score(texts) - 0.25 * order
        if all(passages[i].indent >= 40 and not (passages[i].centred or passages[i].larger) for i in group):
            score -= 1  # set to the right: a running header, a classification
        if score > best[0]:
            best = (score, tuple(group[:6]))
    return best[1]


def subtitle(
    title: tuple[int, ...], groups: list[list[int]], passages: Sequence[Passage]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Cut the title after the line that ends as titles do; what follows it directly is the subtitle."""
    last = max((k for k, i in enumerate(title) if matter.ends_title(passages[i].text)), default=None)
    starts = next(
        (
            k
            for k, i in enumerate(title)
            if k
            and (matter.is_subject(passages[i].text) or _is_below(passages[i].text))
            and not _heads(passages[i].text)
        ),
        None,
    )
    cut = starts if starts is not None else last + 1 if last is not None else len(title)
    head, tail = title[:cut], title[cut:]
    if tail and (_heads(passages[tail[0]].text) or _opens(passages[tail[0]].text)):
        return head, _matter_below(tail[0], passages)
    if tail and matter.is_subject(passages[tail[0]].text):
        tail = tail[:1]
    if not tail:
        after = next((g for g in groups if g[0] == head[-1] + 1), None)
        if after and _is_below(passages[after[0]].text) and _belongs(after[0], passages):
            closed = next((k for k, i in enumerate(after) if re.search(r"[～〜~∼―—–‐－）)\-]$", passages[i].text)), 0)
            tail = tuple(after[: closed + 1])
    return head, tail


def _matter_below(i: int, passages: Sequence[Passage]) -> tuple[int, ...]:
    """（最重点事項） with the date or the issuer beneath heads nothing: it is the subtitle."""
    below = matter.role_of(passages[i + 1].text) if i + 1 < len(passages) else None
    bracketed = matter.is_bracketed(passages[i].text) and passages[i].gap == 0
    return (i,) if bracketed and below in (Role.DATE, Role.ISSUER) else ()


def _opens(text: str) -> bool:
    """要　旨, 理　由 on a line of its own: the first heading of a petition."""
    return _OPENS.fullmatch(matter.squeezed(text)) is not None


_OPENS = re.compile(r"[^。、]{0,4}(?:要旨|趣旨|理由|事項|目的|背景|現状|経緯)")


def _belongs(i: int, passages: Sequence[Passage]) -> bool:
    """Whether a bracketed line under the title is its subtitle: directly beneath it, or over the date."""
    if _close(passages[i]):
        return True
    below = matter.role_of(passages[i + 1].text) if i + 1 < len(passages) else None
    return below in (Role.DATE, Role.ISSUER) and not _heads(matter.squeezed(passages[i].text))


def _close(passage: Passage) -> bool:
    """Whether a bracketed line belongs to the title above it; （理由） after a blank line heads the text."""
    bare = matter.squeezed(passage.text)
    dashed = not matter.is_bracketed(passage.text)
    return dashed or (passage.gap == 0 and not _heads(bare))


def _heads(text: str) -> bool:
    """（陳情の趣旨）, （理由）: a bracketed line that heads the text, whatever it stands under."""
    return bool(re.search(r"(?:趣旨|理由|事項|要旨|目的|背景|現状|課題|内容|説明|前文)[)）]$", text.rstrip()))


def _is_below(text: str) -> bool:
    """Whether a line looks like a subtitle: dashes on both sides or the beginning of one, or brackets."""
    if matter.is_mark(text):
        return False
    return matter.is_subtitle(text) or matter.is_bracketed(text) or text[0] in "～〜~∼―—–－"
