"""A round of review on the desk: opinions, decisions, and the draft that they change. No widget here.

Decisions stand beside the draft in its history (``History.beside``), so that undo takes back the words and the
decision together; the record on the disk follows, as the journal does.
"""

from __future__ import annotations

import getpass
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from drafter.edit.paths import Edited, Path, nearest
from drafter.errors import DrafterError
from drafter.language import Lang, Message
from drafter.model.review import OpinionEntry, Review, Verdict
from drafter.review import groups, ledger, rounds
from drafter.review.deciding import Decided, Outcome, Result, Values
from drafter.review.merging import merge
from drafter.review.opinions import Target
from drafter.review.rounds import Taken
from drafter.review.spots import Press, Spot, Spots
from drafter.session import journal
from drafter.session.desk import Desk
from drafter.session.views import Numbers
from drafter.tui import review_unfinished
from drafter.tui import review_words as w
from drafter.tui.review_groups import Group, by_place, wants
from drafter.tui.review_views import View

if TYPE_CHECKING:
    from drafter.review.reading import Reviewed

#: verdicts by which words are in the draft
IN = ledger.TAKEN


class HeldOpinion(DrafterError):  # noqa: N818 - nothing has failed: the user is to choose
    """An opinion cannot simply be put into the draft; ``result`` says why. Nothing was changed."""

    def __init__(self, result: Result) -> None:
        super().__init__(result.message or w.HELD)
        self.result = result


class Round:
    """The opinions on the draft of a desk.

    Args:
        numbers: gives the draft as it is, composed.
        by: tells who decides; empty until it is asked.
    """

    def __init__(self, desk: Desk, review: Review, numbers: Callable[[], Numbers], by: Callable[[], str]) -> None:
        self.desk = desk
        self._by = by
        self.problem: DrafterError | None = None
        self._numbers = numbers
        self._base = self._written = review
        self._lock = threading.Lock()
        place = journal.folder(None if desk.workspace.bundled else desk.workspace.root)
        self._unfinished = review_unfinished.path_of(place, desk.path)
        self._kept = review_unfinished.load(self._unfinished)
        #: words that are being written for an opinion, by its id, until it is decided; also after a crash
        self.words = {one.id: self._kept[one.id] for one in review.opinions if one.id in self._kept}
        self._grouped: tuple[Review, tuple[Group, ...]] | None = None
        self._spots: tuple[object, Spots] | None = None
        desk.history.revise(lambda beside: review if beside is None else beside)

    @classmethod
    def open(cls, desk: Desk, numbers: Callable[[], Numbers], by: Callable[[], str]) -> Round:
        """The round that the record beside the draft tells of. Raises InputError for a record that cannot be read."""
        return cls(desk, ledger.load(desk.path), numbers, by)

    # what there is

    @property
    def review(self) -> Review:
        """The opinions and decisions as they are."""
        found = self.desk.history.beside
        assert isinstance(found, Review)
        return found

    @property
    def groups(self) -> tuple[Group, ...]:
        """The opinions place by place, in the order of the document."""
        review = self.review
        if self._grouped is None or self._grouped[0] is not review:
            self._grouped = review, by_place(review)
        return self._grouped[1]

    @property
    def count(self) -> int:
        """How many opinions there are."""
        return len(self.review.opinions)

    @property
    def still_open(self) -> int:
        """How many of them are not decided."""
        return sum(one.verdict == "open" for one in self.review.opinions)

    @property
    def reviewers(self) -> list[str]:
        """Who says something, in order."""
        return list(dict.fromkeys(one.reviewer for one in self.review.opinions))

    def entry(self, name: str) -> OpinionEntry:
        """An opinion with its decision, by its id."""
        return next(one for one in self.review.opinions if one.id == name)

    def wanted(self, name: str) -> str:
        """The words that an opinion comes to in the draft as it is: the reviewer's, with what was changed here since
        they were sent where the two lie apart; for a remark those that are there."""
        one = self.entry(name)
        target = ledger.opinion(one).target
        spot = self._spot(target) if one.kind != "new" else None
        if one.kind == "comment":
            return spot.printed if spot is not None else target.text
        if spot is None:
            return one.new
        return merge(target.text or one.old, spot.printed, one.new) or one.new

    def place(self, number: int, lang: Lang) -> str:
        """A place as printed; what has no number there, by what it is."""
        target = self.groups[number].target
        name = w.part_name(target)
        return target.at or (name.text(lang) if name else "")

    def view(self, number: int, lang: Lang) -> View:
        """A place as the page shows it."""
        group = self.groups[number]
        spot = self._spot(group.target)
        now = spot.printed if spot is not None else None
        return View(
            self.place(number, lang), group.target.text, now, group.opinions, group.harmony or "alone", group.kinds
        )

    def path_of(self, number: int) -> Path | None:
        """Where a place is in the draft as it is; None where it is gone."""
        spot = self._spot(self.groups[number].target)
        return None if spot is None else nearest(self.desk.draft, spot.path)

    def _press(self) -> Press | None:
        opened = self._numbers().opened
        if opened is None or opened.template is None or opened.library is None:
            return None
        return Press(opened.template, opened.library, str(self.desk.path))

    @property
    def _now(self) -> Spots | None:
        """The places of the draft as it is; None where it cannot be composed."""
        draft, press = self.desk.draft, self._press()
        if press is None:
            return None
        if self._spots is None or self._spots[0] is not draft:
            self._spots = draft, Spots(draft, press)
        return self._spots[1]

    def _spot(self, target: Target) -> Spot | None:
        return self._now.find(target) if self._now is not None else None

    def _at(self, spot: Spot) -> str:
        """A place as printed: the labels from the top down."""
        labels = self._numbers().labels
        above = (spot.path[:end] for end in range(1, len(spot.path) + 1))
        return " ".join(label for path in above if (label := labels.get(path)) and any(map(str.isalnum, label)))

    # reading

    def read(self, files: Sequence[str]) -> Reviewed:
        """The opinions in returned files; in a thread. Raises InputError."""
        from drafter import pipeline
        from drafter.review import reading

        desk = self.desk
        opened = pipeline.open_document(str(desk.path), desk.workspace)
        return reading.read(files, opened, desk.workspace)

    def take(self, reviewed: Reviewed) -> int:
        """Opinions that were read; those that are known already keep what was decided. How many are new."""
        before = self.count
        added: dict[int, Review] = {}  # states share one record where nothing was decided between them

        def more(beside: object) -> object:
            assert isinstance(beside, Review)
            return added.setdefault(id(beside), ledger.with_opinions(beside, reviewed.opinions, self.desk.path))

        self.desk.history.revise(more)
        return self.count - before

    # deciding

    def decide(
        self, name: str, verdict: Verdict, words: str | None = None, *, whole: bool = False, values: Values = "ask"
    ) -> Message:
        """A decision on one opinion, as one command. Others who want the very same are decided with it.

        Args:
            words: other words than the reviewer's. whole, values: see ``applying.Decided``.

        Returns:
            What to tell.

        Raises:
            HeldOpinion: it cannot be put into the draft; nothing was changed. DrafterError: it is in it already.
        """
        one = self.entry(name)
        if verdict not in IN:
            title = w.VERDICTS[verdict]
            return self._mark([one.id], verdict, title)
        same = [other for other in self._beside(name) if other.verdict == "open" and wants(other) == wants(one)]
        if one.verdict in IN:
            raise DrafterError(w.IN_ALREADY)
        every = [one, *(other for other in same if other.id != one.id)]
        decided = [Decided(ledger.opinion(other), words, whole, values) for other in every]
        taken = self._take(decided)
        first = taken.results[0]
        if first.outcome is Outcome.HELD:
            raise HeldOpinion(first)
        more = sum(result.outcome is not Outcome.HELD for result in taken.results) - 1
        title = w.VERDICTS[verdict]
        label = Message(ja=f"{title.ja}：{one.reviewer}", en=f"{title.en}: {one.reviewer}")
        self._do(Edited(taken.draft, first.path or self._selection), label, taken.review)
        if first.outcome is Outcome.ALREADY:
            return Message(
                ja="原案はすでにこの文になっています。採用と記録しました", en="the draft says so already; recorded"
            )
        if more:
            return Message(ja=f"採用しました（同じ案の {more} 件も）", en=f"accepted, with {more} that say the same")
        return Message(ja=f"{title.ja}にしました（^Z で戻せます）", en=f"{title.en} (^Z takes it back)")

    def take_back(self, name: str, verdict: Verdict) -> Message:
        """Another decision on an accepted opinion, its words out of the draft again where they can be: one command.

        Raises:
            DrafterError: the draft cannot be composed.
        """
        marked = rounds.mark(self.desk.draft, self.review, name, verdict, self._pressed(), by=self._by())
        title = w.VERDICTS[verdict]
        self._do(Edited(marked.draft, self._selection), title, marked.review)
        told = marked.told or title
        return Message(ja=f"{title.ja}：{told.ja}", en=f"{title.en}: {told.en}")

    def reject(self, names: Iterable[str]) -> Message:
        """Several opinions rejected as one command."""
        return self._mark(list(names), "rejected", w.VERDICTS["rejected"])

    def sure(self) -> tuple[str, ...]:
        """Opinions that can be accepted at once; see ``rounds.sure``."""
        return rounds.sure(self.review)

    def accept_all(self, names: Sequence[str]) -> Message:
        """Several opinions accepted as one command; those that cannot be put in stay open."""
        decided = [Decided(ledger.opinion(self.entry(name))) for name in names]
        taken = self._take(decided)
        held = sum(result.outcome is Outcome.HELD for result in taken.results)
        done = len(decided) - held
        label = Message(ja=f"まとめて採用（{done} 件）", en=f"accepted {done} at once")
        self._do(Edited(taken.draft, self._selection), label, taken.review)
        rest = Message(ja=f"。{held} 件は採用できず未決のままです", en=f"; {held} could not be put in and stay open")
        return Message(
            ja=f"{done} 件を採用しました（^Z で戻せます）{rest.ja if held else ''}",
            en=f"accepted {done} (^Z takes all back){rest.en if held else ''}",
        )

    def answer(self, name: str, text: str) -> None:
        """The answer to an opinion, as it is typed; keys in one field run together to one command."""
        if self.entry(name).response == text:
            return
        review = ledger.reply(self.review, name, text)
        label = Message(ja="回答の入力", en="typing an answer")
        self._do(Edited(self.desk.draft, self._selection), label, review, merge=("answer", name))

    def places_for(self, name: str) -> list[Target]:
        """Where an unsure opinion may belong: its candidates, the place that was guessed, then all others."""
        one = ledger.opinion(self.entry(name))
        found = {groups.place_of(place): place for place in (*one.candidates, one.target) if place.clause or place.key}
        for spot in self._now.all if self._now is not None else ():
            if spot.printed and spot.row < 0:
                key = spot.key + (".heading" if spot.heading else "")
                place = Target(clause=spot.clause, nth=spot.nth, key=key, at=self._at(spot), text=spot.printed)
                found.setdefault(groups.place_of(place), place)
        return list(found.values())

    def settle(self, name: str, place: Target) -> Message:
        """The place of an unsure opinion, chosen by a person."""
        label = Message(ja="場所を選択", en="place chosen")
        self._do(Edited(self.desk.draft, self._selection), label, ledger.settle(self.review, name, place))
        return Message(ja="場所を決めました", en="its place is settled")

    def missing(self) -> list[str]:
        """Opinions that the record has as accepted and the draft has not: it was left unsaved when the machine failed.

        Told where it can be told for certain: the place says just what was sent, or a new paragraph is nowhere.
        """
        now = self._now
        if now is None:
            return []
        printed = {spot.printed for spot in now.all}
        return [one.id for one in self.review.opinions if one.verdict in IN and _missing(one, now, printed)]

    def reopen(self, names: Iterable[str]) -> Message:
        """Several opinions open again as one command."""
        return self._mark(list(names), "open", w.VERDICTS["open"])

    # how it is done

    @property
    def _selection(self) -> Path:
        return self.desk.history.selection

    def _beside(self, name: str) -> tuple[OpinionEntry, ...]:
        return next(group.opinions for group in self.groups if any(one.id == name for one in group.opinions))

    def _take(self, decided: Sequence[Decided]) -> Taken:
        return rounds.take(self.desk.draft, self.review, decided, self._pressed(), self._by())

    def _pressed(self) -> Press:
        press = self._press()
        if press is None:
            raise self._numbers().error or DrafterError(w.NOT_COMPOSED)
        return press

    def _mark(self, names: Sequence[str], verdict: Verdict, title: Message) -> Message:
        review = self.review
        for name in names:
            review = ledger.decide(review, name, verdict, by=self._by())
        self._do(Edited(self.desk.draft, self._selection), title, review)
        return Message(ja=f"{title.ja}にしました（^Z で戻せます）", en=f"{title.en} (^Z takes it back)")

    def _do(self, edited: Edited, label: Message, review: Review, merge: object = None) -> None:
        self.desk.do(edited, label, before=self._selection, merge=merge, beside=review)

    # the record on the disk

    def write(self) -> None:
        """The record follows what is on the screen. For a worker; ``problem`` says why it cannot."""
        with self._lock:
            self._write_words()
            review = self.review
            if review is self._written:
                return
            try:
                ledger.save(self.desk.path, review, self._written)
            except DrafterError as error:
                self.problem = error
            else:
                self.problem, self._written = None, review

    def _write_words(self) -> None:
        words = dict(self.words)
        if words == self._kept:
            return
        try:
            review_unfinished.save(self._unfinished, words)
        except (DrafterError, OSError):
            return  # the journal beside it tells that nothing can be written there
        self._kept = words

    def saved(self) -> None:
        """The draft was saved: what was decided until now is in its file."""
        self._base = self.review
        self.write()

    def discard(self) -> None:
        """The draft is left as its file has it: what was accepted since then is not in it, and is open again."""
        before = {one.id: one for one in self._base.opinions}
        entries = []
        for one in self.review.opinions:
            old = before.get(one.id)
            was = old is not None and old.verdict in IN
            if (one.verdict in IN) == was:
                entries.append(one)
            elif old is not None:
                entries.append(old.model_copy(update={"response": one.response}))
            else:
                entries.append(one.model_copy(update={"verdict": "open", "applied": "", "by": "", "decided": ""}))
        self._do(Edited(self.desk.draft, ()), w.NOT_SAVED, Review(opinions=tuple(entries)))

    @staticmethod
    def proposed_name() -> str:
        """Who is likely to decide: ``DRAFTER_BY``, else the user of the machine."""
        try:
            return os.environ.get("DRAFTER_BY", "") or getpass.getuser()
        except (KeyError, OSError, ImportError):
            return ""


def _missing(one: OpinionEntry, now: Spots, printed: set[str]) -> bool:
    opinion = ledger.opinion(one)
    if one.kind == "new":
        return bool(one.applied) and not any(line in printed for line in one.applied.split("\n"))
    if opinion.kind not in groups.WORDING and one.kind != "deleted":
        return False
    spot = now.find(opinion.target)
    return spot is not None and spot.printed == opinion.target.text and spot.printed != one.applied
