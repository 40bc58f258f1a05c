"""Work over all cores: many items, each handed to a function in a process of its own, stopped cleanly by Ctrl-C."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

#: fewer items than this are done in one process: starting others would cost more than it gains
WORTH_IT = 8


def workers(jobs: int | None, items: int) -> int:
    """How many processes serve: 1 stands for this one.

    Args:
        jobs: as the user gave it; None takes one a core, and one for few items.
    """
    count = min(jobs or os.cpu_count() or 1, items)
    return count if count > 1 and (jobs is not None or items >= WORTH_IT) else 1


def each(function: Callable[[Item], Result], items: Sequence[Item], count: int) -> Iterator[Result]:
    """The results in the order in which they come.

    Args:
        function: picklable (of a module's top level, or a ``partial`` of such a one); it lets no error out.
        count: processes, as ``workers`` gives it.
    """
    if count <= 1:
        yield from map(function, items)
        return
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_quiet)
    futures: list[Future[Result]] = []
    try:
        with _without_interrupts():
            futures = [pool.submit(function, item) for item in items]
        for future in as_completed(futures):
            yield future.result()
    except BaseException:
        _cancel(futures)
        pool.shutdown(wait=True, cancel_futures=True)
        raise
    pool.shutdown()


def _cancel(futures: Iterable[Future[Result]]) -> None:
    for future in futures:
        future.cancel()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Holds Ctrl-C back while the workers start: they inherit that, so that none dies of it before ``_quiet``.

    One that comes meanwhile is delivered to this process afterwards. Where signals cannot be held back (Windows)
    nothing changes.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _quiet() -> None:
    """Ctrl-C is the parent's business; a worker finishes the file that it is writing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
