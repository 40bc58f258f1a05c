"""The library pane: search as you type, a list, and what is known of the clause under the cursor."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from drafter.language import Lang, Message
from drafter.library.index import Library
from drafter.library.search import Hit
from drafter.model.collection import Clause
from drafter.tui.fields import Field
from drafter.tui.glyphs import fit, on_screen
from drafter.tui.lists import Listing
from drafter.tui.prose import Prose
from drafter.tui.words import KINDS

#: rows of the list at most (design, section 8)
MOST = 200
#: seconds that typing rests before the search begins
DEBOUNCE = 0.1

_PLACEHOLDER = Message(ja="言葉で探す（空白で区切ると両方を含むもの）", en="Search (several words: all of them)")
_KEYS = Message(ja="Enter そのまま入れる  ^D 手直しして入れる", en="Enter insert as is  ^D insert and adapt")
_NONE = Message(ja="見つかりません。", en="Nothing found.")
_SIMILAR = Message(ja="同じ言葉はなく、似たものを示しています", en="no exact hit; these are similar")
_WORDS = {
    "precedents": Message(ja="先例", en="Precedents"),
    "topics": Message(ja="主題", en="Topics"),
    "ministries": Message(ja="府省", en="Ministries"),
    "slots": Message(ja="値", en="Slots"),
    "note": Message(ja="注", en="Note"),
    "used": Message(ja="この原案で使用中", en="used in this draft"),
}
_RELATIONS = {
    "same": Message(ja="同文", en="same words"),
    "reworded": Message(ja="言い換え", en="reworded"),
    "merged": Message(ja="統合", en="merged"),
    "split": Message(ja="分割", en="split"),
    "source": Message(ja="趣旨", en="substance"),
}
_STATUS = {
    "fulfilled": Message(ja="実現済み", en="fulfilled"),
    "withdrawn": Message(ja="取下げ", en="withdrawn"),
}


class Hits(Listing[Hit]):
    """The clauses found. ``used``: ids that the draft has already."""

    used: frozenset[str] = frozenset()

    def row(self, item: Hit, width: int, style: Callable[[str], Style]) -> list[Segment]:
        """``● 見出し　本文 …  府省``."""
        clause = item.entry.clause
        ministry = clause.ministries[0] if clause.ministries and width >= 60 else ""
        tail = f" {fit(ministry, 14)}" if ministry else ""
        heading = clause.heading or clause.id
        room = width - 4 - (15 if tail else 0)
        head = fit(heading, min(room, max(18, room // 2)))
        faded = "muted" if clause.status != "active" else ""
        return [
            Segment(" ✓ " if clause.id in self.used else "   ", style("good")),
            Segment(head, style(faded or "strong")),
            Segment(" " + fit(clause.text, max(0, room - max(18, room // 2) - 1)), style("muted")),
            Segment(tail, style("muted")),
        ]


class LibraryPane(Vertical):
    """Search field, list, details. ``search(words)`` asks for hits soon, ``now`` at once; ``show`` takes them."""

    DEFAULT_CSS = """
    LibraryPane {
        & > #search { margin: 0 0 0 0; }
        & > #library-note { height: 1; padding: 0 1; color: $secondary; }
        & > #hits { height: 1fr; min-height: 3; }
        & > #details { height: 45%; max-height: 16; padding: 0 1; background: $surface; }
    }
    """

    def __init__(
        self,
        lang: Lang,
        search: Callable[[str], None],
        now: Callable[[str], None],
        insert: Callable[[str], None],
    ) -> None:
        super().__init__(id="library")
        self.lang = lang
        self.index: Library | None = None
        self._search = search
        self._insert = insert
        self._now = now
        self.shown: str | None = None
        self.field = Field(one_line=True, id="search", changed=lambda field: search(field.text))
        self.field.placeholder = _PLACEHOLDER.text(lang)
        self.field.submitted = lambda _: self._chosen()
        self.prose = Prose(id="details")
        self.hits = Hits(id="hits", highlighted=self._details, chosen=lambda _: self._chosen())

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self.field
        yield Static(_KEYS.text(self.lang), id="library-note", markup=False)
        yield self.hits
        yield self.prose

    @property
    def chosen(self) -> Clause | None:
        """The clause under the cursor."""
        return self.hits.current.entry.clause if self.hits.current else None

    def show(self, words: str, hits: list[Hit], index: Library | None) -> None:
        """The hits of a search for ``words``."""
        self.index = index
        self.shown = words
        self.hits.fill(hits, 0)
        note = _KEYS
        if not hits and self.field.text.strip():
            note = _NONE
        elif hits and not hits[0].exact:
            note = _SIMILAR
        self.query_one("#library-note", Static).update(on_screen(note.text(self.lang)))
        if hits:
            self._details(hits[0])
        else:
            self.prose.show(())

    def mark_used(self, ids: frozenset[str]) -> None:
        """Which clauses the draft has."""
        if ids != self.hits.used:
            self.hits.used = ids
            self.hits.refresh()

    def take_pane_key(self, key: str) -> bool:
        """The arrows move in the list while the search field keeps the focus (and the IME)."""
        if key not in ("up", "down", "pageup", "pagedown"):
            return False
        self.catch_up()
        return self.hits.take_list_key(key)

    def focused(self, has: bool) -> None:
        """The list is drawn as steered by the field."""
        self.hits.active = has
        self.hits.refresh()

    def catch_up(self) -> None:
        """Search at once for what is typed: Enter right behind a word must not take a hit of the word before."""
        if self.shown != self.field.text:
            self._now(self.field.text)

    def _chosen(self) -> None:
        self.catch_up()
        if self.chosen is not None:
            self._insert(self.chosen.id)

    def _details(self, hit: Hit) -> None:
        clause = hit.entry.clause
        self.prose.show(details(clause, self.index, self.lang, clause.id in self.hits.used))


def details(clause: Clause, index: Library | None, lang: Lang, used: bool = False) -> list[str]:
    """What is known of a clause, line by line."""
    marks = [_STATUS[clause.status].text(lang)] if clause.status in _STATUS else []
    marks += [_WORDS["used"].text(lang)] if used else []
    lines = [f"# {clause.heading or clause.id}", *([f"［{'・'.join(marks)}］"] if marks else []), clause.text]
    if clause.topics:
        lines.append(f"{_WORDS['topics'].text(lang)}: {'・'.join(clause.topics)}")
    if clause.ministries:
        lines.append(f"{_WORDS['ministries'].text(lang)}: {'・'.join(clause.ministries)}")
    for name, slot in clause.slots.items():
        example = f" {slot.example}" if slot.example else ""
        lines.append(f"{_WORDS['slots'].text(lang)}: {name}（{KINDS[slot.kind].text(lang)}{example}）")
    for precedent in clause.precedents:
        source = index.sources.get(precedent.source) if index else None
        name = f"{source.issuer}「{source.title}」{source.date or ''}" if source else precedent.source
        at = f" {precedent.at}" if precedent.at else ""
        lines.append(f"{_WORDS['precedents'].text(lang)}: {name}{at}（{_RELATIONS[precedent.relation].text(lang)}）")
    if clause.outcome:
        lines.append(clause.outcome)
    if clause.note:
        lines.append(f"{_WORDS['note'].text(lang)}: {clause.note}")
    return lines
