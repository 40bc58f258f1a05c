"""Builds many drafts over all cores.

Each draft is rendered whole in every format before any of its files is written, and each file replaces the old one
at once; so an output is from this run or from the last, never half. One bad draft does not stop the others. The
bytes do not depend on the number of jobs: a task knows nothing of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import pool
from drafter.build.plan import Task
from drafter.errors import DrafterError, ExitCode, InputError, OutputError
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.workspace import Workspace

if TYPE_CHECKING:
    from drafter.pipeline import Opened

_PDF = "pdf"
#: of this format the version that is sent is kept, for what comes back
_KEPT = "docx"
#: Word files that go through one run of LibreOffice: starting it takes two seconds, each file half a one
_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one draft.

    Attributes:
        error: what stopped it, None when its files were written.
        findings: of the check, when one was asked for or the draft is refused, else those of composing.
        refused: a final document with places left unfilled, which is not written.
        note: what went wrong besides, and stopped nothing.
        words: (where its PDF goes, the Word file of which it is to be made), where one is wanted.
    """

    task: Task
    error: DrafterError | None = None
    findings: tuple[Finding, ...] = ()
    refused: bool = False
    words: tuple[tuple[Path, bytes], ...] = ()
    note: Message | None = None

    def code(self, fail_on: Severity) -> ExitCode:
        """The exit code that this draft alone would give."""
        if self.error is not None:
            return self.error.code
        if self.refused:
            return ExitCode.FINDINGS
        return ExitCode.FINDINGS if any(f.severity >= fail_on for f in self.findings) else ExitCode.OK


@dataclass(frozen=True, slots=True)
class Job:
    """What every task of a run shares: ``--workspace``, ``--check``, ``--force``.

    ``keep`` is called with each Word file that was written, and returns what stopped it from keeping what was sent; it
    is a module's function, for it goes to other processes.
    """

    workspace: Path | None
    check: bool = False
    force: bool = False
    keep: Callable[[Workspace, Opened, bytes], Message | None] | None = None


def worst(codes: Sequence[ExitCode]) -> ExitCode:
    """The exit code of a whole run: by the worst."""
    return max(codes, default=ExitCode.OK)


def build(tasks: Sequence[Task], job: Job, jobs: int | None, done: Callable[[Built], None]) -> tuple[Built, ...]:
    """Builds all tasks.

    Args:
        jobs: processes; None takes one a core.
        done: called in this process after each draft, in the order in which they finish.

    Returns:
        What became of each, in the order of the tasks.
    """
    _workspaces.clear()
    results: dict[str, Built] = {}
    waiting: list[Built] = []

    def finish(finished: Iterable[Built]) -> None:
        for built in finished:
            results[built.task.draft] = built
            done(built)

    for built in pool.each(partial(build_one, job=job), tasks, pool.workers(jobs, len(tasks))):
        if not built.words:
            finish((built,))
            continue
        waiting.append(built)
        if len(waiting) == _AT_ONCE:
            finish(_printed(waiting))
            waiting = []
    finish(_printed(waiting))
    return tuple(results[task.draft] for task in tasks)


def _printed(waiting: Sequence[Built]) -> Iterator[Built]:
    """The PDFs of several drafts, made in one run of LibreOffice; what fails is told with its own draft."""
    from drafter.files import office, saving

    words = {str(path): data for built in waiting for path, data in built.words}
    try:
        made = office.to_pdf(words) if words else {}
    except DrafterError as error:
        yield from (replace(built, error=error, words=()) for built in waiting)
        return
    for built in waiting:
        try:
            for path, _ in built.words:
                if str(path) not in made:
                    raise office.failed(built.task.draft)
                saving.write(path, made[str(path)])
        except DrafterError as error:
            yield replace(built, error=error, words=())
        else:
            yield replace(built, words=())


def build_one(task: Task, job: Job) -> Built:
    """Builds one draft; no error leaves it."""
    from drafter import pipeline
    from drafter.files import saving

    try:
        near = Path(task.draft).resolve().parent
        workspace = _workspace(job.workspace, near)
        opened = pipeline.open_document(task.draft, workspace, from_format="yaml")
        final = opened.document.status == "final"
        findings = pipeline.check(opened, workspace) if job.check or final else opened.document.findings
        if not job.force and pipeline.holes(opened, findings):
            return Built(task, None, findings, refused=True)
        made = {
            name: pipeline.printable(opened, workspace) if name == _PDF else pipeline.render(opened, name, workspace)
            for name, _ in task.outputs
        }
        for name, path in task.outputs:
            if name != _PDF:
                saving.write(path, made[name])
        note = job.keep(workspace, opened, made[_KEPT]) if job.keep is not None and _KEPT in made else None
        words = tuple((path, made[_PDF]) for name, path in task.outputs if name == _PDF)
    except DrafterError as error:
        return Built(task, error)
    except OSError as error:
        return Built(task, OutputError(Message(ja=f"読み書きできません: {error}", en=f"cannot read or write: {error}")))
    except (RecursionError, MemoryError):
        message = Message(ja="大きすぎるか、深すぎます", en="too large or too deep")
        return Built(task, InputError(Message(ja=f"{task.draft}: {message.ja}", en=f"{task.draft}: {message.en}")))
    return Built(task, None, findings if job.check else opened.document.findings, words=words, note=note)


_workspaces: dict[Path, Workspace] = {}


def _workspace(given: Path | None, near: Path) -> Workspace:
    """One workspace a folder and process: its library is read once, not once a draft."""
    key = given or near
    if key not in _workspaces:
        _workspaces[key] = Workspace.find(near, given)
    return _workspaces[key]
