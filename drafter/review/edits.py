"""A returned file against the version that was sent → the opinions in it, in order of the file.

Every change rejected (``before``) is matched with what was sent (``matching``); from there to every change accepted
(``after``) the way is known, for both states are made of the same paragraphs of the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from drafter.review import grids, matching, telling
from drafter.review.keys import contents_line, folded, likeness, plain
from drafter.review.matching import Matched, increasing
from drafter.review.opinions import Kind, Opinion, Sureness, Target
from drafter.review.paras import BODY, BOX, MARGIN, NOTE, Para, Scan
from drafter.review.sent import Printed, Sent
from drafter.review.telling import Pair, Source
from drafter.review.units import Unit, accepted, rejected, text_of, units

#: likeness from which a paragraph taken out here and put in there was moved
_MOVED = 0.8
#: pairs of paragraphs taken out and put in that are held against one another
_PAIRS = 200_000
#: share of what was sent that must be found outside tables; else another program made the file flat
_FLAT = 0.5
_STREAMS = ((BODY, BOX), (NOTE,), (MARGIN,))


@dataclass(slots=True)
class Told:
    """What a file says.

    Attributes:
        opinions: in order of the file. places: the sent paragraph of each paragraph of the file, by its number, and how
            sure that is.
        found: share of the sent paragraphs that were found, 0 to 1. flat: whether the file has lost its shape.
    """

    opinions: list[Opinion] = field(default_factory=list)
    places: dict[int, tuple[Printed, Sureness]] = field(default_factory=dict)
    found: float = 1.0
    flat: bool = False


def opinions(scan: Scan, sent: Sent, source: Source) -> Told:
    """The opinions in a scanned file.

    Args:
        scan: the returned file. sent: the version that it was made from. source: who it is from.
    """
    before, after = units(scan, rejected), units(scan, accepted)
    told = _Reading(sent.printed, before, after, source, sent.contents).told()
    cells = any(unit.cell is not None for unit in before)
    if told.found < _FLAT and (cells or any(unit.stream == BOX for unit in before)):
        printed = [one for one in sent.printed if one.stream != MARGIN]
        flat = _Reading(printed, _flat(before), _flat(after), source, sent.contents, flat=True).told()
        if flat.found > told.found:
            flat.flat = True
            return flat
    return told


def marks_gone(scan: Scan, sent: Sent) -> list[str]:
    """Marks behind what was sent (（案） of a draft) that no paragraph of the file ends with any more."""
    marks = dict.fromkeys(one.after.strip() for one in sent.printed if one.after.strip())
    texts = [plain(line) for unit in units(scan, accepted) for line in unit.text.split("\n")] if marks else []
    return [mark for mark in marks if not any(text.endswith(plain(mark)) for text in texts)]


def share(scan: Scan, sent: Sent) -> float:
    """How much of a version stands in a file, in paragraphs as they were, by letters, 0 to 1.

    By it versions are told apart, so that what every document of a house has (units, dates) hardly counts.
    """
    return _share(
        {folded(line) for unit in units(scan, rejected) for line in (unit.text, *unit.text.split("\n"))}, sent
    )


def alike(one: Sent, other: Sent) -> float:
    """How much of a version stands in another, likewise."""
    return _share({folded(printed.raw) for printed in one.printed}, other)


def _share(there: set[str], sent: Sent) -> float:
    ours = [words for one in sent.printed if (words := folded(one.raw))]
    return sum(len(words) for words in ours if words in there) / max(1, sum(map(len, ours)))


def _flat(found: Iterable[Unit]) -> list[Unit]:
    """Cells and boxes as plain paragraphs."""
    flat: list[Unit] = []
    for unit in found:
        if unit.stream == MARGIN:
            continue
        texts = unit.text.split("\n") if unit.cell is not None else [unit.text]
        for line, text in zip(unit.lines, texts, strict=False):
            if text.strip():
                flat.append(Unit(line, text, BODY, None, [line]))
    return flat


@dataclass(slots=True)
class _Reading:
    printed: Sequence[Printed]
    before: list[Unit]
    after: list[Unit]
    source: Source
    #: lines of the table of contents, which another program may leave as paragraphs
    contents: frozenset[str]
    flat: bool = False
    out: Told = field(default_factory=Told)
    #: what each paragraph or cell of the file was, by its Unit's identity
    origin: dict[int, Printed] = field(default_factory=dict)
    sure: dict[Target, Sureness] = field(default_factory=dict)
    #: the known paragraph before each, by its Unit's identity
    above: dict[int, Target] = field(default_factory=dict)

    def told(self) -> Told:
        streams = ((BODY, BOX, NOTE),) if self.flat else _STREAMS
        plain_ = [one for one in self.printed if self.flat or one.table < 0]
        linked = 0
        if not self.flat:
            tables = grids.Grids(self.source, self.out.opinions, self.origin)
            linked += tables.tell(self.printed, self.before, self.after)
        for stream in streams:
            linked += self.stream(
                [one for one in plain_ if one.stream in stream],
                [unit for unit in self.before if unit.cell is None and unit.stream in stream],
                [unit for unit in self.after if unit.cell is None and unit.stream in stream],
            )
        self.out.found = linked / len(self.printed) if self.printed else 1.0
        self.look_above()
        self.out.opinions += grids.brought(self.after, self.source, self.origin, self.target_before)
        self.out.opinions.sort(key=lambda one: one.line)
        for unit in (*self.before, *self.after):
            if id(unit) in self.origin:
                for para in unit.paras:
                    one = self.origin[id(unit)]
                    self.out.places.setdefault(para.number, (one, self.sure.get(one.target, Sureness.EQUAL)))
        return self.out

    # ------------------------------------------------------------ one stream

    def stream(self, printed: Sequence[Printed], before: list[Unit], after: list[Unit]) -> int:
        """Tells of the paragraphs of one stream; how many of those sent were found."""
        found = matching.match(
            [matching.text(one.raw, one.names, one.form) for one in printed],
            [_text(unit, printed) for unit in before],
        )
        _Stream(self, printed, before, after, found).tell()
        return len({i for i, _ in found.links})

    def target_before(self, unit: Unit) -> tuple[Target, Sureness]:
        """The sent paragraph that stands before a paragraph of the file; an empty Target at the beginning."""
        return self.above.get(id(unit), Target()), Sureness.EQUAL

    def look_above(self) -> None:
        """Notes for each paragraph of the file the one before it that is known, as far as is known by now."""
        last: dict[tuple[str, ...], Target] = {}
        groups = {name: stream for stream in _STREAMS for name in stream}
        for unit in self.after:
            group = groups[unit.stream]
            self.above[id(unit)] = last.get(group, Target())
            if id(unit) in self.origin:
                last[group] = self.origin[id(unit)].target


def _text(unit: Unit, printed: Sequence[Printed]) -> matching.Text:
    """A returned paragraph for matching: without a label that is text where those sent have theirs so."""
    del printed
    return matching.text(unit.text, tuple(unit.names), unit.form[0])


class _Stream:
    """Paragraphs of one stream: links from sent to accepted, moves, then what is told of each."""

    def __init__(
        self, reading: _Reading, printed: Sequence[Printed], before: list[Unit], after: list[Unit], found: Matched
    ) -> None:
        self.reading, self.source, self.out = reading, reading.source, reading.out.opinions
        self.printed, self.before, self.after, self.found = printed, before, after, found
        self.befores: dict[int, list[int]] = defaultdict(list)
        self.sure: dict[int, Sureness] = {}
        #: sent paragraphs whose mark was not there before the changes, by their own paragraph after them
        self.alone: dict[int, bool] = {}
        for (i, j), sure in sorted(found.links.items()):
            self.befores[i].append(j)
            self.sure[i] = _less(self.sure.get(i, sure), sure)
        goes = _goes_on(before, after)
        self.afters: dict[int, list[int]] = {}
        for i, js in self.befores.items():
            self.afters[i] = sorted({k for j in js for k in goes.get(j, ())})
        self.owners: dict[int, list[int]] = defaultdict(list)
        for i in sorted(self.afters):
            for k in self.afters[i]:
                self.owners[k].append(i)
        reading.sure |= {printed[i].target: sure for i, sure in self.sure.items()}
        self.unjoin()
        for k, owners in self.owners.items():
            reading.origin[id(after[k])] = printed[owners[-1]]
        for i, js in self.befores.items():
            for j in js:
                reading.origin.setdefault(id(before[j]), printed[i])

    def unjoin(self) -> None:
        """Where a recorded mark makes one paragraph of several, each goes on in its own all the same.

        LibreOffice records what is put in at the end of one paragraph and at the start of the next as one insertion
        with the mark between them.
        """
        shared = {tuple(ks) for ks in self.afters.values() if len(ks) > 1}
        for ks in shared:
            owners = [i for i, own in self.afters.items() if tuple(own) == ks]
            if len(owners) < 2:
                continue
            found = matching.match(
                [matching.text(self.printed[i].raw, self.printed[i].names) for i in owners],
                [matching.text(self.after[k].text, tuple(self.after[k].names)) for k in ks],
            )
            for at, i in enumerate(owners):
                own = [ks[j] for j in found.of_sent(at)]
                if own:
                    self.afters[i] = own
                    self.alone[i] = True
        self.owners.clear()
        for i in sorted(self.afters):
            for k in self.afters[i]:
                self.owners[k].append(i)

    def tell(self) -> None:
        moved = self.moved()
        self.reading.look_above()
        done: set[int] = set()
        for i, one in enumerate(self.printed):
            if i in moved or not plain(one.target.text):
                continue
            ks = self.afters.get(i, [])
            if len(ks) > 1:
                self.split(i, ks)
            elif ks and len(self.owners[ks[0]]) > 1:
                if ks[0] not in done:
                    done.add(ks[0])
                    self.joined(ks[0])
            else:
                self.one(i, ks[0] if ks else None)
        for i, k in moved.items():
            gone = self.befores.get(i)
            before = self.before[gone[0]] if gone else None
            after = self.reading.target_before(self.after[k])[0]
            sure = self.sure.get(i, Sureness.EQUAL)
            self.out.append(telling.moved(self.source, self.printed[i], self.after[k], after, sure=sure, gone=before))
        for k, unit in enumerate(self.after):
            known = contents_line(unit.text) in self.reading.contents
            if k not in self.owners and k not in moved.values() and not known:
                target, sure = self.reading.target_before(unit)
                self.out.append(telling.brought(self.source, unit, target, sure))

    def one(self, i: int, k: int | None) -> None:
        js = self.befores.get(i, [])
        before = self.before[js[0]] if js else None
        after = self.after[k] if k is not None else None
        if after is not None and self.alone.get(i):
            before = replace(after, text=text_of(after.paras, rejected))
        rivals = tuple(
            self.printed[r].target for j in js[:1] for r in self.found.rivals.get(j, ()) if r < len(self.printed)
        )
        sure = self.sure.get(i, Sureness.EQUAL)
        self.out += telling.pair(self.source, Pair(self.printed[i], before, after, sure, rivals))

    def split(self, i: int, ks: Sequence[int]) -> None:
        back = [self.after[k] for k in ks]
        self.out.append(telling.of_units(self.source, Kind.SPLIT, [self.printed[i]], back, self.sure[i]))

    def joined(self, k: int) -> None:
        sent = [self.printed[i] for i in self.owners[k]]
        sure = Sureness.BOOKMARK
        for i in self.owners[k]:
            sure = _less(sure, self.sure[i])
        self.out.append(telling.of_units(self.source, Kind.JOINED, sent, [self.after[k]], sure))

    def moved(self) -> dict[int, int]:
        """Sent paragraphs that stand elsewhere now, and where: taken out here and put in there, or out of order."""
        gone = [i for i, one in enumerate(self.printed) if not self.afters.get(i) and plain(one.target.text)]
        new = [k for k in range(len(self.after)) if k not in self.owners]
        found = self.carried(gone, new)
        for i, k in found.items():
            self.reading.origin[id(self.after[k])] = self.printed[i]
        pairs = [(i, ks[0]) for i, ks in sorted(self.afters.items()) if len(ks) == 1 and self.owners[ks[0]] == [i]]
        still = set(increasing(pairs, lambda i: 1 + len(self.printed[i].target.text)))
        found |= {i: k for i, k in pairs if (i, k) not in still}
        return found

    def carried(self, gone: Sequence[int], new: Sequence[int]) -> dict[int, int]:
        """What was taken out here and put in there, nearly as it was; where there is very much, just as it was."""
        found: dict[int, int] = {}
        left = {i: folded(self.printed[i].target.text) for i in gone}
        by_words = {words: i for i, words in reversed(left.items())}
        near = len(gone) * len(new) <= _PAIRS
        for k in new:
            words = folded(self.after[k].text)
            i = by_words.get(words, -1)
            if i not in left and near:
                i = max(left, key=lambda one: (likeness(left[one], words), -one), default=-1)
            if i in left and len(words) > 1 and likeness(left[i], words) >= _MOVED:
                found[i] = k
                del left[i]
        return found


def _less(one: Sureness, other: Sureness) -> Sureness:
    """The less sure of two."""
    order = list(Sureness)
    return max(one, other, key=order.index)


def _goes_on(before: Sequence[Unit], after: Sequence[Unit]) -> dict[int, list[int]]:
    """Which accepted paragraphs a rejected one goes on in: where any of its letters stand, else where its mark is."""
    where: dict[int, int] = {id(para): k for k, unit in enumerate(after) for para in unit.paras}
    alive = {k for k, unit in enumerate(after) if any(map(_survives, unit.paras))}
    found: dict[int, list[int]] = {}
    for j, unit in enumerate(before):
        there = {where[id(para)] for para in unit.paras if _survives(para) and id(para) in where}
        if not there:
            last = unit.paras[-1]
            k = where.get(id(last))
            if k is not None and after[k].paras[-1] is last and last.taken is None and k not in alive:
                there = {k}
        if there:
            found[j] = sorted(there)
    return found


def _survives(para: Para) -> bool:
    """Whether letters that were there before are there after."""
    return any(atom.put is None and atom.taken is None and atom.text.strip() for atom in para.atoms)
