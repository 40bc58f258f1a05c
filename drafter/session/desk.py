"""One open draft: its history, its journal, its file. What the screen calls; no screen here."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drafter.edit import words
from drafter.edit.paths import Edited
from drafter.edit.paths import Path as Place
from drafter.errors import DrafterError, InputError, OutputError
from drafter.errors import Place as FilePlace
from drafter.files import saving
from drafter.files.saving import Fingerprint
from drafter.language import Message
from drafter.model.draft import Draft
from drafter.session import journal as journals
from drafter.session.history import SAME, History, Step
from drafter.session.journal import Journal, Recovery
from drafter.workspace import Workspace

#: first line of a new draft's file, so that other editors complete and check it


class ChangedOutside(DrafterError):  # noqa: N818 - nothing has failed: the user is to choose
    """The file was changed by another program since it was read; nothing was written."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did.

    Attributes:
        path: the file.
        respelled: False when the file had to be written anew and its comments were not kept.
    """

    path: Path
    respelled: bool = True


@dataclass(frozen=True, slots=True)
class _Due:
    """A record that the journal is to get.

    Attributes:
        draft: what the journal tells when it has it.
        place: where it was typed, for words alone; None for a whole state.
    """

    write: Callable[[Journal], None]
    draft: Draft
    place: Place | None = None


class Desk:
    """A draft on the desk.

    Use ``open`` or ``new``. ``journal_problem`` holds why the journal cannot be written, if so.
    """

    def __init__(self, path: Path, workspace: Workspace, draft: Draft, text: str, encoding: str = "utf-8") -> None:
        self.path = path
        self.workspace = workspace
        self.base: Fingerprint = saving.fingerprint(path)
        self.history = History(draft)
        self.journal: Journal | None = None
        self.journal_problem: DrafterError | None = None
        self._text = text
        self._encoding = encoding
        self._lock = threading.Lock()
        self._due: _Due | None = None
        self._in_journal: Draft | None = None
        self._closed = False

    @classmethod
    def open(cls, path: Path, workspace: Workspace) -> Desk:
        """A draft from its file. Raises InputError."""
        from drafter.model.loading import load_draft

        loaded = load_draft(path)
        return cls(path, workspace, loaded.value, loaded.text, loaded.encoding)

    @classmethod
    def new(cls, path: Path, workspace: Workspace, draft: Draft) -> Desk:
        """A draft that has no file yet; the first saving makes it.

        Raises:
            InputError: the file is there already.
        """
        if path.exists():
            raise InputError(
                Message(ja="同じ名前のファイルがすでにあります", en="a file of this name is there already"),
                FilePlace(str(path)),
            )
        desk = cls(path, workspace, draft, "")
        desk.history.unsaved()
        return desk

    @property
    def draft(self) -> Draft:
        """The draft as it is on the screen."""
        return self.history.draft

    # editing

    def do(
        self, edited: Edited, label: Message, *, before: Place = (), merge: object = None, beside: object = SAME
    ) -> bool:
        """One command; see ``History.do``. The journal is due afterwards, where the draft has changed."""
        old = self.draft
        if not self.history.do(edited, label, before=before, merge=merge, beside=beside):
            return False
        if self.draft is not old:
            self._state_due()
        return True

    def type(self, place: Place, text: str, library_text: str | None, label: Message) -> bool:
        """Words typed at a place: runs together with what was typed there just before.

        Raises:
            EditRefused: nothing can be written there.
        """
        edited = words.set_text(self.draft, place, text, library_text)
        before = self.history.draft
        if not self.history.do(edited, label, before=place, merge=("text", place)):
            return False
        due = self._due
        if self._in_journal is before if due is None else due.place == place:
            # words alone are a small record; they count on top of what the journal has
            self._due = _Due(lambda journal: journal.live(place, text, library_text), self.draft, place)
        else:
            self._state_due()
        return True

    def undo(self) -> Step | None:
        """Back one command."""
        step = self.history.undo()
        if step is not None:
            self._state_due()
        return step

    def redo(self) -> Step | None:
        """Forward one command."""
        step = self.history.redo()
        if step is not None:
            self._state_due()
        return step

    # the journal

    @property
    def _journals(self) -> Path:
        return journals.folder(None if self.workspace.bundled else self.workspace.root)

    def _state_due(self) -> None:
        draft, selection = self.draft, self.history.selection

        def write(journal: Journal) -> None:
            from drafter.model.loading import to_data

            journal.state(to_data(draft), selection)

        self._due = _Due(write, draft)

    @property
    def journal_due(self) -> bool:
        """Whether something is on the screen that is not on the disk yet."""
        return self._due is not None

    def _start_journal(self) -> None:
        """Begin the journal, with the first change. Without one the screen works on; ``journal_problem`` says why."""
        place = self._journals
        try:
            self.journal = Journal(place, self.path, self.base)
        except DrafterError as error:
            self.journal_problem = error

    def write_journal(self) -> None:
        """What is due goes to the disk, fsync'ed. For a worker; never raises for a full disk."""
        with self._lock:
            if self._due is None or self._closed:
                return
            if self.journal is None:
                self._start_journal()
            if self.journal is None:
                return
            due, self._due = self._due, None
            try:
                due.write(self.journal)
            except OutputError as error:
                self.journal_problem = error
                self._in_journal = None
                self._due = self._due or due
            else:
                self.journal_problem = None
                self._in_journal = due.draft

    def recoverable(self) -> Recovery | None:
        """What a dead screen left of this draft, when it differs from the file."""
        place = self._journals
        found = journals.find(place, self.path)
        if found is not None and found.draft == self.draft and self.path.exists():
            journals.discard(found)
            return None
        return found

    def busy(self) -> bool:
        """Whether another screen has this draft open."""
        place = self._journals
        return journals.busy(place, self.path)

    def recover(self, found: Recovery) -> None:
        """Take what a dead screen left, as one command. It is in this journal before the old one goes."""
        self.do(Edited(found.draft, found.selection), Message(ja="復元", en="recovery"))
        self.write_journal()
        if self.journal is not None and self.journal_problem is None:
            journals.discard(found)

    def close(self) -> None:
        """The clean end: the journal goes."""
        with self._lock:
            self._closed = True
            if self.journal is not None:
                self.journal.close()
                self.journal = None

    # the file

    def changed_outside(self) -> bool:
        """Whether another program changed the file since it was read."""
        return saving.changed(self.path, self.base)

    def save(self, *, overwrite: bool = False) -> Saved:
        """Write the file: only what changed is spelled anew, comments and order stay.

        Args:
            overwrite: even when it was changed outside.

        Raises:
            ChangedOutside: it was; nothing is written.
            OutputError: it cannot be written; it is as it was.
        """
        if not overwrite and self.changed_outside():
            raise ChangedOutside(
                Message(
                    ja="ほかのプログラムがこのファイルを変更しています", en="another program has changed this file"
                ),
                FilePlace(str(self.path)),
            )
        draft = self.draft
        text, respelled = self._spelled(draft)
        saving.write(self.path, saving.encoded(text, self._encoding))
        with self._lock:
            self._text = text
            self.base = saving.fingerprint(self.path)
            self.history.saved(draft)
            if self.journal is not None:
                self.journal.rebase(self.base)
            self._in_journal = None
            if self.draft is draft:
                self._due = None
            else:
                self._state_due()
        return Saved(self.path, respelled)

    def save_as(self, path: Path) -> Saved:
        """Save under another name and go on with that file.

        Raises:
            InputError: there is a file of that name. OutputError: it cannot be written.
        """
        if path.exists():
            raise InputError(
                Message(ja="同じ名前のファイルがすでにあります", en="a file of this name is there already"),
                FilePlace(str(path)),
            )
        old, self.path = self.path, path
        try:
            saved = self.save(overwrite=True)
        except DrafterError:
            self.path = old
            raise
        with self._lock:
            if self.journal is not None:
                self.journal.close()
                self.journal = None
        return saved

    def free_name(self) -> Path:
        """A name beside the file that is free: ``2027-2.yaml``."""
        number = 2
        while (path := self.path.with_name(f"{self.path.stem}-{number}{self.path.suffix}")).exists():
            number += 1
        return path

    def reload(self) -> None:
        """Take the file as it is now, as one command, which can be undone. Raises InputError."""
        from drafter.model.loading import load_draft

        loaded = load_draft(self.path)
        self._text, self._encoding = loaded.text, loaded.encoding
        self.base = saving.fingerprint(self.path)
        self.do(Edited(loaded.value, ()), Message(ja="読み直し", en="reloading"))
        self.history.saved(loaded.value)

    def spelled(self, draft: Draft) -> str:
        """The text of the file that a state of the draft would be saved as. Raises OutputError."""
        return self._spelled(draft)[0]

    def _spelled(self, draft: Draft) -> tuple[str, bool]:
        """The file's new text, read back before it is written: a file that says something else is never written."""
        from drafter.files import yaml_save
        from drafter.model.loading import parse, to_data

        data = to_data(draft)
        if self._text.strip():
            text = yaml_save.respell(self._text, data)
            try:
                if parse("draft", text, str(self.path)).value == draft:
                    return text, True
            except InputError:
                pass  # written anew below: comments go, words never
        text = yaml_save.dump(data, schema=self.workspace.schema_for(self.path))
        if parse("draft", text, str(self.path)).value != draft:
            raise OutputError(
                Message(
                    ja="保存する内容を読み直すと一致しないため、書き込みをやめました",
                    en="not written: reading it back does not give the same draft",
                ),
                FilePlace(str(self.path)),
            )
        return text, not self._text.strip()
