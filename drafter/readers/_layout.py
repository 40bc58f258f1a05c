"""How a text is set: hard-wrapped at which width or one line a paragraph, spacing, indents, trailing blanks.

Everything is measured over the whole file; nothing is assumed about where it came from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from drafter.japanese import sentences
from drafter.japanese.width import cells
from drafter.numbering import labels
from drafter.numbering.recognise import matter
from drafter.numbering.recognise.lines import Role
from drafter.numbering.recognise.marks import NO_LABEL, Style, loose, style
from drafter.readers._lines import Row

_STOPS = "。｡．！？!?"
_SURE_STOPS = "。｡．！？!?：:"
_CLOSERS = "」』）)】〕”"
#: cells of the widest line that pages are printed with
_PRINTED = 120
#: cells before a line that is set to the right
FAR = 24
#: marks of footnotes that stand behind a stop
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰※*＊†"
#: characters that no line ends with (行末禁則): they go with the next one
_NO_LINE_END = "「『（(【［〔｛〈《"
#: characters that no line begins with (行頭禁則): they stay with the one before
NO_LINE_START = "、。，．,.）)」』】〕］｝〉》・：；:;！？!?ー～々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％%"


@dataclass(frozen=True, slots=True)
class Layout:
    """What the file shows.

    Attributes:
        width: cells of a full line, 0 where each paragraph is one line.
        spacing: blank lines between two lines of one paragraph (hard-wrapped) or between two paragraphs.
        trailing: whether blanks at a line's end mark the end of a paragraph ("ends"), its going on ("goes-on"), or
            nothing.
        indented: cells by which paragraphs are indented (hard-wrapped: against their other lines), 0 where they
            are not, or not consistently.
        widest: cells of the widest line.
        hangs: how much further in than its label the second line of a labelled text begins, in cells, for each
            style of label where the file shows it beyond doubt.
        spaced: whether blank lines part the paragraphs (beyond ``spacing``).
        even: whether lines that go on all end exactly at the width, as justified print does.
    """

    width: int = 0
    spacing: int = 0
    trailing: str = ""
    indented: int = 0
    spaced: bool = False
    widest: int = 0
    hangs: Mapping[Style, int] = field(default_factory=dict)
    even: bool = False


def stopped(text: str) -> bool:
    """Whether a line ends with the end of a sentence."""
    last = text[-1:]
    if last in _SURE_STOPS:
        return True
    if last not in _CLOSERS and last not in _RAISED:
        return False
    end = len(text)
    while end and text[end - 1] in _CLOSERS:
        end -= 1
    while end and (text[end - 1] in _RAISED):
        end -= 1
    return end > 0 and text[end - 1] in _STOPS


def nominal(text: str) -> bool:
    """Whether a line ends as headings do: in a noun, について, a bracket."""
    if not "ぁ" <= text[-1] <= "ん":
        return text[-1] not in "、，・ーッャュョ"
    return text.endswith(_NOMINAL)


_NOMINAL = (
    *("について", "に向けて", "に関して", "のために", "を目指して", "のあり方", "など", "ほか", "づくり", "こども"),
    *("取組み", "見直し", "引上げ", "受け入れ"),
)


#: words in hiragana that sentences begin with
_OPENERS = re.compile(
    r"また|さらに|なお|その|この|これ|こう|ここ|ついては|よって|しかし|しかも|あわせ|特に|まず|とりわけ|ただし|おわり|はじめ|すべて|とくに|かつ|そこ|それ"
    r"|こども|いわゆる|もとより|そもそも|いずれ|ひとり|まち|ふるさと|みどり|くらし|もっとも|いま|すなわち|つきまして|さて|どこ|あらゆる|より|ごみ|がん|いじめ|ひきこもり"
)


def goes_on(text: str) -> bool:
    """Whether a line begins as no sentence and no heading does: with the rest of a word, a particle, a stop."""
    return text[0] in "ーァィゥェォッャュョ、。）)」』】・々" or ("ぁ" <= text[0] <= "ん" and not _OPENERS.match(text))


#: ends of a line that no heading and no item has
_OPEN_END = (
    *("に関する", "に対する", "に要する", "に資する", "に適する", "に係る", "における", "に向けた", "による"),
    *("及び", "を", "の", "が", "は", "で"),
)


def _is_open(last: str) -> bool:
    if last[-1] in "にと":
        return last[-2:-1] not in ("め", "り") if last[-1] == "に" else last[-2:-1] != "こ"
    return last.endswith(_OPEN_END)


def torn(last: str, row: Row) -> bool:
    """Whether a labelled line asks for the next one, wherever it was broken and however that is set in.

    ``…を / 継続すること``, ``…するこ / と。``. A slogan for a heading (地方に仕事を) may end so too; what stands
    beneath it is a paragraph, and reads as one.
    """
    if not "ぁ" <= last[-1] <= "ん":
        return False
    if re.fullmatch(r"[ぁ-ん]{1,4}。?|と、.*", row.text) or (
        row.text.startswith("こと") and sentences.cut_off(last[-20:]) is None and re.search(r"[るういくすつむ]$", last)
    ):
        return True
    if nominal(last) or not _is_open(last) or matter.role_of(row.text) not in (None, Role.ISSUER):
        return False
    rest = row.text
    if "。" in rest[:-1] or (row.blanks and not row.fed):
        return False
    return rest.endswith(("こと。", "こと")) or len(rest) <= (15 if rest[-1] == "。" else 24)


def measure(rows: Sequence[Row]) -> Layout:
    """Measure the rows of running text (no furniture, no tables)."""
    rows = [row for row in rows if not row.limit]  # boxes have edges of their own
    width = _width(rows)
    if not width:
        widest = max((row.right for row in rows), default=0)
        return Layout(0, _usual(r.blanks for r in rows[1:] if not r.fed), "", _indented(rows, 0), widest=widest)
    cuts = [(a, b) for a, b in pairwise(rows) if not stopped(a.text) and a.right >= width - 4 and not b.fed]
    spacing = _usual(b.blanks for _, b in cuts)
    return Layout(
        width,
        spacing,
        _trailing(rows, width),
        _indented(rows, width),
        _spaced(rows, width, spacing),
        hangs=_hangs(rows, width),
    )


def _sure_label(taken: labels.Split) -> bool:
    """Not ``５年間…``: a label with a gap, a bracket, a dot or a glyph of its own."""
    first = taken.readings[0]
    return bool(taken.gap or first.bracket or first.prefix or first.suffix) or first.family not in ("decimal", "kanji")


def _hangs(rows: Sequence[Row], width: int) -> dict[Style, int]:
    """Measured where a labelled line is sure to go on: it ends, or the next begins, in the middle of a word."""
    votes: dict[Style, Counter[int]] = {}
    for a, b in pairwise(rows):
        if b.fed or stopped(a.text) or a.right < width - 4 or b.indent > a.indent + 16 or _labelled(b.text):
            continue
        taken = None if a.text[0] in NO_LABEL else labels.split(a.text[:12])
        if taken is not None and _sure_label(taken) and (goes_on(b.text) or not nominal(a.text)):
            votes.setdefault(loose(style(taken.readings[0])), Counter())[b.indent - a.indent] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in votes.items()}


def _spaced(rows: Sequence[Row], width: int, spacing: int) -> bool:
    """Whether paragraphs that end in a short line are followed by a blank one."""
    ends = [
        b.blanks > spacing
        for a, b in pairwise(rows)
        if stopped(a.text) and a.right < width - 6 and not b.fed and not _labelled(b.text)
    ]
    return len(ends) >= 2 and sum(ends) * 10 >= len(ends) * 8


def _usual(blanks: Iterator[int]) -> int:
    counts = Counter(min(n, 3) for n in blanks)
    if not counts:
        return 0
    usual, count = counts.most_common(1)[0]
    return usual if count * 2 >= counts.total() else 0


def _width(rows: Sequence[Row]) -> int:
    """Cells of a full line: where the lines that end in no stop pile up; 0 when they do not."""
    opened = [
        (a, b)
        for a, b in pairwise(rows)
        if not stopped(a.text) and a.right - a.indent >= max(16, a.indent) and a.right >= 24 and not _labelled(b.text)
    ]
    if not opened:
        return 0
    widest = max(opened, key=lambda pair: pair[0].right)
    single = widest[0].right if _surely_cut(*widest, rows) else 0
    if len(opened) < 2:
        return single
    counts = Counter(a.right for a, _ in opened)
    peak = max(counts, key=lambda w: (sum(counts[w + d] for d in range(-3, 3)), w))
    near = [w for w in counts.elements() if peak - 6 <= w <= peak + 4]
    if len(near) < 2:
        return single
    printed = single if single <= _PRINTED else 0  # the one cut line of a short document
    longer = sum(1 for row in rows if row.right > peak + 6)
    if longer * 12 > len(rows):
        return printed
    #: lines that might have gone on to that width and are no headings: those that the next line clearly continues
    long = [a for a, b in opened if a.right >= peak * 0.6]
    if len(near) * 2 < len(long):
        return printed
    edge = [(a, b) for a, b in opened if peak - 6 <= a.right <= peak + 4 and not _whole_heading(a)]
    if len(edge) < (3 if peak > 100 else 1) or sum(_follows(a, b) for a, b in edge) * 2 < len(edge):
        return printed
    return _refined(counts, peak)


def _refined(counts: Counter[int], peak: int) -> int:
    """The right edge itself: the widest width near the peak that is not rare (hanging 。 and 、 stick out)."""
    total = sum(counts[w] for w in range(peak - 6, peak + 5))
    seen = 0
    for width in range(peak + 4, peak - 7, -1):
        seen += counts[width]
        if seen * 8 >= total:
            return width
    return peak


def _whole_heading(row: Row) -> bool:
    """A labelled line that ends as headings do: it tells nothing about the width."""
    return _labelled(row.text) and nominal(row.text) and "、" not in row.text


def _surely_cut(a: Row, b: Row, rows: Sequence[Row]) -> bool:
    """Whether the one line without a stop is cut: the widest of all, running text, and the next one ends it."""
    # a stop may hang over the edge; a signature that is set to the right may stand further out
    edge = max((row.right - 2 * (row.text[-1] in "。、") for row in rows if row.indent < FAR), default=0)
    widest = a.right >= edge
    if not widest or not stopped(b.text) or b.right > a.right:
        return False
    if not _labelled(a.text):
        return "、" in a.text
    taken = labels.split(a.text[:12])
    under = taken is not None and b.indent - a.indent == cells(taken.printed + taken.gap)
    return (goes_on(b.text) and 0 < b.indent - a.indent <= 8) or (under and "、" in a.text)


def _follows(a: Row, b: Row) -> bool:
    """Whether the next line looks like the rest of this one: not set further in than a hanging indent."""
    running = "、" in a.text or "。" in a.text or "。" in b.text
    return (
        running
        and b.indent <= a.indent + (8 if _labelled(a.text) or a.text[0] in "【〔＜《※（(" else 2)
        and b.right <= a.right + 8
    )


def _labelled(text: str) -> bool:
    return text[0] not in NO_LABEL and labels.split(text[:12]) is not None


def _trailing(rows: Sequence[Row], width: int) -> str:
    ends = [row.trailing for row in rows if stopped(row.text)]
    cuts = [row.trailing for row in rows if not stopped(row.text) and row.right >= width - 4]
    if len(ends) < 3 or len(cuts) < 3:
        return ""
    at_end, at_cut = sum(ends) / len(ends), sum(cuts) / len(cuts)
    if at_end > 0.8 and at_cut < 0.15:
        return "ends"
    if at_end < 0.15 and at_cut > 0.8:
        return "goes-on"
    return ""


def _indented(rows: Sequence[Row], width: int) -> int:
    """Cells by which paragraphs begin further in than their other lines (hard-wrapped), or than nothing."""
    starts, steps = _starts(rows, width)
    if width and len(steps) >= 2:
        usual, count = Counter(steps).most_common(1)[0]
        return usual if usual > 0 and count * 10 >= len(steps) * 7 else 0
    if len(starts) < 2:
        return 0
    usual, count = Counter(starts).most_common(1)[0]
    return usual if usual >= 1 and count * 10 >= len(starts) * 7 else 0


def _starts(rows: Sequence[Row], width: int) -> tuple[list[int], list[int]]:
    """Indents of the first lines of paragraphs, and how much further in these are than the second lines."""
    starts: list[int] = []
    steps: list[int] = []
    before: Row | None = None
    listed = False
    for i, row in enumerate(rows):
        begins = before is None or not width or before.right < width - 4 or _set_in(row, before, rows[i + 1 : i + 2])
        listed = _labelled(row.text) or (listed and not begins)
        if before is not None and begins and not listed and row.indent < 20 and _long(row, before, width):
            starts.append(row.indent)
            after = rows[i + 1] if i + 1 < len(rows) else None
            if after is not None and not after.fed and not stopped(row.text) and row.right >= width - 4:
                steps.append(row.indent - after.indent)
        before = row
    return starts, steps


def _set_in(row: Row, before: Row, after: Sequence[Row]) -> bool:
    """Whether a line behind a stop begins a paragraph though the line before is full: it stands further in than the
    one that follows."""
    return stopped(before.text) and len(after) == 1 and 0 < row.indent - after[0].indent <= 4 and not after[0].fed


def _long(row: Row, before: Row, width: int) -> bool:
    """Whether a line is the first of a paragraph: behind a stop, or long enough for running text."""
    if row.right - row.indent > 0.6 * (width or 60):
        return True
    # no 記, and no date behind the last paragraph
    return stopped(before.text) and len(row.text) > 2 and matter.role_of(row.text) is None


def unit(text: str) -> int:
    """Cells of what would have had to fit at the end of the line before: the first character with those that may
    not begin a line, and brackets with what they open, or a whole Latin word or number."""
    end = 1
    while end < len(text) and end < 4 and text[end - 1] in _NO_LINE_END:
        end += 1
    if text[0].isascii() and text[0].isalnum():
        while end < len(text) and end < 40 and text[end].isascii() and text[end].isalnum():
            end += 1
    while end < len(text) and text[end] in NO_LINE_START and end < 44:
        end += 1
    return cells(text[:end])
