"""Many files checked, over all cores when there are many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from drafter import pool
from drafter.errors import DrafterError, InputError
from drafter.inspection.targets import Checked, Targets
from drafter.language import Message
from drafter.readers import DEFAULTS, Options


@dataclass(frozen=True, slots=True)
class Job:
    """What every file of a run shares; see ``Targets``."""

    workspace: Path | None = None
    from_format: str | None = None
    options: Options = DEFAULTS
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its findings, or the error that stopped it. ``at``: its place in the run."""

    at: int
    file: str
    checked: Checked | None = None
    error: DrafterError | None = None


def check(files: Sequence[str], job: Job, jobs: int | None, done: Callable[[Outcome], None]) -> tuple[Outcome, ...]:
    """Checks all files.

    Args:
        jobs: processes; None takes one a core when the files are many.
        done: called in this process after each file, in the order in which they finish.

    Returns:
        What became of each, in the order of the files, whatever the number of processes.
    """
    _targets.clear()
    count = 1 if "-" in files else pool.workers(jobs, len(files))
    results: dict[int, Outcome] = {}
    for outcome in pool.each(partial(_one, job=job), list(enumerate(files)), count):
        results[outcome.at] = outcome
        done(outcome)
    return tuple(results[at] for at in range(len(files)))


#: one for each job of this process: a folder's workspace and library are read once, not once a file
_targets: dict[Job, Targets] = {}


def _one(item: tuple[int, str], job: Job) -> Outcome:
    at, file = item
    targets = _targets.setdefault(job, Targets(job.workspace, job.from_format, job.options, today=job.today))
    try:
        return Outcome(at, file, targets.check(file))
    except DrafterError as error:
        return Outcome(at, file, error=error)
    except (RecursionError, MemoryError):
        message = Message(ja=f"{file}: 大きすぎるか、深すぎます", en=f"{file}: too large or too deep")
        return Outcome(at, file, error=InputError(message))
