"""What became of a paragraph that was sent → opinions, one for each who changed it.

Changes that Word recorded are told by author, each as that author alone would have the paragraph; what was changed
without being recorded is told by whose file it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from drafter.review.keys import LONG, covered, folded, likeness, plain, told, unlabelled, without
from drafter.review.opinions import Form, Kind, Opinion, Sureness, Target
from drafter.review.paras import MARGIN, Change, Para
from drafter.review.sent import Printed
from drafter.review.units import Shows, Unit, accepted, alone, changes, rejected, text_of

#: how the key path of what is no clause and no paragraph begins
_MATTER = ("title", "subtitle", "date", "addressees", "issuer", "closing.end", "closing.signature", "cover")


#: how much of what was sent must stand behind its number, where that has become text
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Source:
    """The returned file. ``reviewer``, ``date``: of what is not recorded in it; ``version``: that it was made from."""

    file: str
    reviewer: str
    date: str
    version: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph that was sent, and what it is in the returned file.

    Attributes:
        before: with every change rejected, None where it was taken out unrecorded. after: with every change accepted.
    """

    sent: Printed
    before: Unit | None
    after: Unit | None
    sure: Sureness
    rivals: tuple[Target, ...] = ()


def kind_of(sent: Printed) -> Kind:
    """What a change of its words is."""
    if sent.target.row >= 0:
        return Kind.CELL
    if sent.form is Form.HEADING:
        return Kind.HEADING
    matter = not sent.target.clause and sent.target.key.startswith(_MATTER)
    return Kind.MATTER if matter or sent.stream == MARGIN else Kind.TEXT


def words(text: str, sent: Printed) -> str:
    """A paragraph's words without the label and the mark that were printed with them."""
    number = sent.before or _number(sent)
    behind = without(text, number) if number else None
    if behind is not None and (sent.before or covered(folded(sent.target.text), folded(behind)) > _MOSTLY):
        text = behind
    else:
        label, rest = unlabelled(text)
        whole, own = folded(sent.target.text), folded(text)
        numbered = bool(sent.before.strip()) or sent.form in (Form.ITEM, Form.HEADING, Form.NOTE)
        if label and numbered and own != whole and likeness(folded(rest), whole) > likeness(own, whole):
            text = rest
    if sent.after and plain(text).endswith(plain(sent.after)):
        text = text.rstrip().removesuffix(sent.after.strip())
    return told(text)


def _number(sent: Printed) -> str:
    """The automatic number of a heading or item, which another program may have made text; empty without one."""
    number = sent.target.at.rpartition(" ")[2] if sent.form in (Form.ITEM, Form.HEADING) else ""
    return "" if plain(sent.target.text).startswith(plain(number)) else number


def shown(unit: Unit, shows: Shows, sent: Printed) -> str:
    """The words of a paragraph or cell in a state."""
    lines = unit.lines if unit.cell is not None else [unit.paras]
    text = "\n".join(text_of(line, shows, sent.fields) for line in lines)
    return words(text, sent)


def differs(old: str, new: str) -> tuple[bool, bool]:
    """Whether a change is one, and whether it is slight: of width, blanks, breaks, quotation marks only."""
    if told(old) == told(new):
        return False, False
    return True, folded(old) == folded(new)


def pair(source: Source, one: Pair) -> list[Opinion]:
    """The opinions on one paragraph that was not split or joined: of the file's owner, then of each author."""
    old = told(one.sent.target.text)
    found: list[Opinion] = []
    before = old
    if one.before is None:
        return [_taken_out(source, one, Change(source.reviewer, source.date), tracked=False)]
    before = shown(one.before, rejected, one.sent)
    changed, slight = differs(old, before)
    if changed and plain(old) != plain(before):
        found.append(_opinion(source, one, before, Change(source.reviewer, source.date), slight=slight, tracked=False))
    body = one.after or one.before
    authors = changes([*one.before.paras, *body.paras])
    for author, change in authors.items():
        own = _alone(author, one, body, before)
        if one.after is None and not plain(own):
            found.append(_taken_out(source, one, change, tracked=True))
            continue
        changed, slight = differs(before, own)
        if changed:
            found.append(_opinion(source, one, rebased(before, old, own), change, slight=slight, tracked=True))
    if one.after is None and not any(opinion.kind is Kind.DELETED for opinion in found):
        # several took out a part each: together nothing is left
        last = list(authors.values())[-1] if authors else Change(source.reviewer, source.date)
        found.append(_taken_out(source, one, last, tracked=bool(authors)))
    return _merged(found)


def _alone(author: str, one: Pair, body: Unit, before: str) -> str:
    """The paragraph as one author alone would have it."""
    shows = alone(author, body.paras)
    own = shown(body, shows, one.sent)
    if one.before is not None and one.before.paras != body.paras and plain(own) == plain(before):
        return before
    return own


def _merged(found: list[Opinion]) -> list[Opinion]:
    """What one reviewer changed recorded and unrecorded is one opinion: the later one holds both."""
    last: dict[tuple[str, bool], Opinion] = {}
    for opinion in found:
        key = (opinion.reviewer, opinion.kind is Kind.DELETED)
        before = last.get(key)
        both = opinion
        if before is not None and not before.tracked:
            both = replace(opinion, new=rebased(opinion.old, before.new, opinion.new), slight=False)
        last[key] = both
    return list(last.values())


def rebased(base: str, ours: str, theirs: str) -> str:
    """What ``theirs`` changed in ``base``, done to ``ours``; ``theirs`` itself where both changed the same place."""
    if base == ours or len(base) * max(len(ours), len(theirs)) > LONG:
        return theirs
    mine = [code for code in SequenceMatcher(None, base, ours, autojunk=False).get_opcodes() if code[0] != "equal"]
    edits = [code for code in SequenceMatcher(None, base, theirs, autojunk=False).get_opcodes() if code[0] != "equal"]
    if any(a[1] <= b[2] and b[1] <= a[2] for a in mine for b in edits):
        return theirs
    pieces: list[str] = []
    at = 0
    for code in sorted(
        [(c[1], c[2], ours[c[3] : c[4]]) for c in mine] + [(c[1], c[2], theirs[c[3] : c[4]]) for c in edits]
    ):
        pieces += (base[at : code[0]], code[2])
        at = code[1]
    return "".join((*pieces, base[at:]))


def _opinion(source: Source, one: Pair, new: str, change: Change, *, slight: bool, tracked: bool) -> Opinion:
    unit = one.after or one.before
    return Opinion(
        reviewer=change.author or source.reviewer,
        file=source.file,
        line=unit.number if unit else 0,
        kind=kind_of(one.sent),
        target=one.sent.target,
        old=told(one.sent.target.text),
        new=new,
        date=change.date,
        form=one.sent.form,
        level=one.sent.level,
        tracked=tracked,
        sure=one.sure,
        candidates=one.rivals or ((one.sent.target,) if one.sure is Sureness.UNSURE else ()),
        slight=slight,
        version=source.version,
    )


def _taken_out(source: Source, one: Pair, change: Change, *, tracked: bool) -> Opinion:
    opinion = _opinion(source, one, "", change, slight=False, tracked=tracked)
    # words taken out of a cell leave the cell
    return opinion if opinion.kind is Kind.CELL else replace(opinion, kind=Kind.DELETED)


def of_units(source: Source, kind: Kind, sent: Sequence[Printed], back: Sequence[Unit], sure: Sureness) -> Opinion:
    """SPLIT: one paragraph that is several now; JOINED: several that are one."""
    change = _of_marks(back if kind is Kind.SPLIT else back[:1], kind)
    first = sent[0]
    new = "\n".join(shown(unit, accepted, first) for unit in back)
    return Opinion(
        reviewer=(change.author if change else "") or source.reviewer,
        file=source.file,
        line=back[0].number,
        kind=kind,
        target=first.target,
        old="\n".join(told(one.target.text) for one in sent),
        new=new,
        date=change.date if change else source.date,
        joined=tuple(one.target for one in sent[1:]),
        form=first.form,
        level=first.level,
        tracked=change is not None,
        sure=sure,
        version=source.version,
    )


def _of_marks(back: Sequence[Unit], kind: Kind) -> Change | None:
    """Who made or took the mark between paragraphs; None where that is not recorded."""
    paras: list[Para] = [para for unit in back for para in unit.paras]
    if kind is Kind.SPLIT:
        return next((para.put for para in paras[:-1] if para.put is not None), None)
    return next((para.taken for para in paras[:-1] if para.taken is not None), None)


def brought(source: Source, unit: Unit, target: Target, sure: Sureness, form: Form | None = None) -> Opinion:
    """NEW: a paragraph that the version sent has not."""
    change = next((atom.put for para in unit.paras for atom in para.atoms if atom.put is not None), None)
    own, level = unit.form
    own = form or own
    text = told(unit.text)
    if own in (Form.ITEM, Form.HEADING):
        text = unlabelled(text)[1]
    return Opinion(
        reviewer=(change.author if change else "") or source.reviewer,
        file=source.file,
        line=unit.number,
        kind=Kind.NEW,
        target=target,
        new=text,
        date=change.date if change else source.date,
        form=own,
        level=level if own in (Form.ITEM, Form.HEADING) else 0,
        tracked=change is not None,
        sure=sure,
        version=source.version,
    )


def moved(source: Source, sent: Printed, unit: Unit, after: Target, *, sure: Sureness, gone: Unit | None) -> Opinion:
    """MOVED: the same words, or nearly, elsewhere."""
    change = next((atom.put for para in unit.paras for atom in para.atoms if atom.put is not None), None)
    if change is None and gone is not None:
        change = next((atom.taken for para in gone.paras for atom in para.atoms if atom.taken is not None), None)
    return Opinion(
        reviewer=(change.author if change else "") or source.reviewer,
        file=source.file,
        line=unit.number,
        kind=Kind.MOVED,
        target=sent.target,
        old=told(sent.target.text),
        new=shown(unit, accepted, sent),
        date=change.date if change else source.date,
        after=after,
        form=sent.form,
        level=sent.level,
        tracked=change is not None,
        sure=sure,
        version=source.version,
    )
