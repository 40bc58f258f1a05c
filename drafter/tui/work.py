"""Long work beside the screen: deriving, searching, the journal. Threads do it, messages bring the result.

Each kind runs once at a time; what comes in meanwhile is done afterwards, once, with the newest state.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.message import Message as Post
from textual.timer import Timer

from drafter.errors import DrafterError, Place
from drafter.files.names import APPROVALS, REVIEW, sidecar
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.library.index import Library
from drafter.library.search import Hit, Search
from drafter.session import views
from drafter.session.desk import Desk
from drafter.session.views import Located, Numbers, SlotUse
from drafter.tui.library import DEBOUNCE, MOST

if TYPE_CHECKING:
    from drafter.checks.signoff import State
    from drafter.tui.bench import Bench

#: seconds that typing rests before the print and the findings follow
TYPING_RESTS = 0.25
#: seconds after which what is typed is on the disk (with a slow disk well under one second)
JOURNAL_DELAY = 0.4


class Derived(Post):
    """What was derived from a state of the draft."""

    def __init__(
        self,
        numbers: Numbers,
        printed: tuple[str, ...],
        located: tuple[Located, ...],
        slots: tuple[SlotUse, ...],
        signed: Mapping[str, State],
    ) -> None:
        super().__init__()
        self.numbers = numbers
        self.printed = printed
        self.located = located
        self.slots = slots
        self.signed = signed


class Found(Post):
    """The hits of a search."""

    def __init__(self, words: str, hits: list[Hit], library: Library) -> None:
        super().__init__()
        self.words = words
        self.hits = hits
        self.library = library


class OpenOpinions(Post):
    """A draft that was opened has opinions that nobody has decided on."""

    def __init__(self, desk: Desk, count: int) -> None:
        super().__init__()
        self.desk = desk
        self.count = count


class JournalTold(Post):
    """The journal could not be written, or can be again."""


class _Lane:
    """One kind of work: begins after a rest, runs once at a time, runs again when something came in meanwhile."""

    def __init__(self, bench: Bench, name: str, job: Callable[[], None]) -> None:
        self._bench = bench
        self._name = name
        self._job = job
        self._timer: Timer | None = None
        self._running = False
        self._again = False

    def soon(self, seconds: float, *, restart: bool) -> None:
        """Begin in a while. ``restart``: the while begins anew with each call (else the first call counts)."""
        if self._timer is not None:
            if not restart:
                return
            self._timer.stop()
        self._timer = self._bench.set_timer(seconds, self.now)

    def now(self) -> None:
        """Begin."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._running:
            self._again = True
            return
        self._running = True
        self._bench.run_worker(self._run, thread=True, group=self._name, name=self._name)

    def _run(self) -> None:
        try:
            self._job()
        finally:
            self._bench.app.call_from_thread(self._ended)

    def _ended(self) -> None:
        self._running = False
        if self._again:
            self._again = False
            self.now()


class Work:
    """The work of one screen."""

    def __init__(self, bench: Bench, desk: Desk) -> None:
        self._bench = bench
        self._desk = desk
        self._search: Search | None = None
        self._words = ""
        self._deriving = _Lane(bench, "derive", self._derive)
        self._finding = _Lane(bench, "search", self._find)
        self._keeping = _Lane(bench, "journal", self._keep)
        self._looking = _Lane(bench, "opinions", self._look)

    def derive(self, *, soon: bool) -> None:
        """Print, findings and slots of the draft, now or when typing rests."""
        if soon:
            self._deriving.now()
        else:
            self._deriving.soon(TYPING_RESTS, restart=True)

    def keep(self, *, soon: bool) -> None:
        """Bring the journal and the record of a review up to date."""
        if soon:
            self._keeping.now()
        else:
            self._keeping.soon(JOURNAL_DELAY, restart=False)

    def look_for_opinions(self) -> None:
        """Whether the draft has opinions to decide on: told by ``OpenOpinions``."""
        self._looking.now()

    def search(self, words: str) -> None:
        """Search the library when typing rests."""
        self._words = words
        self._finding.soon(DEBOUNCE, restart=True)

    def forget(self, desk: Desk) -> None:
        """Another draft, or another library."""
        self._desk = desk
        self._search = None

    def _derive(self) -> None:
        desk = self._desk
        draft = desk.draft
        numbers = views.numbers(draft, str(desk.path), desk.workspace)
        printed: tuple[str, ...] = ()
        located: tuple[Located, ...] = ()
        slots: tuple[SlotUse, ...] = ()
        signed: Mapping[str, State] = {}
        try:
            signed = _signed(numbers, desk)
            printed = views.printed(numbers, desk.workspace)
            located = views.findings(numbers, desk.workspace)
            library = numbers.opened.library if numbers.opened else desk.workspace.library()
            slots = views.slot_uses(draft, library, numbers)
        except DrafterError as error:
            located = (Located(Finding("APP001", "not-checked", Severity.ERROR, error.message, error.place), ()),)
        except Exception as error:
            if os.environ.get("DRAFTER_DEBUG"):
                raise
            located = (Located(_fault(error), ()),)
        self._bench.post_message(Derived(numbers, printed, located, slots, signed))

    def find(self, words: str) -> Found | None:
        """The hits of a search; None without a library (which the findings tell). From any thread."""
        try:
            library = self._desk.workspace.library()
        except DrafterError:
            return None
        search = self._search
        if search is None:
            search = self._search = Search(library)
        return Found(words, search.find(words, MOST), library)

    def _find(self) -> None:
        found = self.find(self._words)
        if found is not None:
            self._bench.post_message(found)

    def _keep(self) -> None:
        before = self._desk.journal_problem
        self._desk.write_journal()
        if self._bench.round is not None:
            self._bench.round.write()
        if self._desk.journal_problem is not before:
            self._bench.post_message(JournalTold())

    def _look(self) -> None:
        desk = self._desk
        path = sidecar(str(desk.path), REVIEW)
        if not path.is_file():
            return
        from drafter.model.loading import load_review

        try:
            review = load_review(path).value
        except DrafterError:
            return  # told where the opinions are asked for
        count = sum(one.verdict == "open" for one in review.opinions)
        if count:
            self._bench.app.post_message(OpenOpinions(desk, count))


def _signed(numbers: Numbers, desk: Desk) -> Mapping[str, State]:
    """How each clause stands; empty where nothing was ever approved.

    Raises:
        InputError: the record cannot be read.
    """
    if numbers.opened is None or not sidecar(str(desk.path), APPROVALS).is_file():
        return {}
    from drafter.review import approving

    approvals = approving.load(desk.path)
    return approving.states(numbers.opened.document, approvals) if approvals else {}


def _fault(error: Exception) -> Finding:
    name = type(error).__name__
    message = Message(
        ja=f"点検の途中で内部エラーが起きました（{name}: {error}）。原案は無事です。",
        en=f"an internal error while checking ({name}: {error}); the draft is safe",
    )
    return Finding("APP002", "internal", Severity.ERROR, message, Place())
