"""Spreading shards over an executor, so that the death of a worker loses and repeats nothing: inside the package only."""

from __future__ import annotations

import asyncio
import concurrent.futures
import multiprocessing
import os
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")

# What Dask says when a worker, or the way to it, is gone; by name, so that Dask need not be there.
_LOST_IN_DASK = {"KilledWorker", "FutureCancelledError", "FuturesCancelledError", "CommClosedError", "LostWorker"}


class WorkersLost(RuntimeError):
    """Workers died again and again over the same parts of the work, so that it was given up. `out` was not written."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def own_processes(workers: int) -> ProcessPoolExecutor:
    """Processes that begin afresh: nothing of this one, such as its threads, is copied into them."""
    return ProcessPoolExecutor(max_workers=workers, mp_context=multiprocessing.get_context("spawn"))


def worker_died(error: BaseException) -> bool:
    """The worker is gone, and its work can be done again; otherwise the work itself went wrong."""
    if isinstance(error, (concurrent.futures.BrokenExecutor, concurrent.futures.CancelledError, asyncio.CancelledError)):
        return True
    of_dask = type(error).__module__.partition(".")[0] in {"distributed", "dask"}
    return of_dask and type(error).__name__ in _LOST_IN_DASK


class Spreading(Generic[Task, Done]):
    """Does every task once. A task whose worker died is done again, until `retries` deaths in a row brought nothing."""

    def __init__(
        self, work: Callable[[Task], Done], executor: Executor | None, retries: int, each: Callable[[Task, Done], None]
    ) -> None:
        self._work = work
        self._given = executor
        self._retries = retries
        self._each = each
        self._in_a_row = 0
        self._own: ProcessPoolExecutor | None = None

    def run(self, tasks: Sequence[Task]) -> None:
        """Returns when all is done; the order in which `each` is called is nobody's promise."""
        waiting = list(tasks)
        try:
            while waiting:
                waiting = self._round(waiting)
        finally:
            if self._own is not None:
                self._own.shutdown(wait=False, cancel_futures=True)

    def _executor(self, tasks: int) -> Executor:
        if self._given is not None:
            return self._given
        if self._own is None:
            self._own = own_processes(min(cores(), tasks))
        return self._own

    def _round(self, tasks: list[Task]) -> list[Task]:
        """Hands all of them out; gives back those whose workers died."""
        lost: list[Task] = []
        under_way: dict[Future[Done], Task] = {}
        executor = self._executor(len(tasks))
        broken: BaseException | None = None
        try:
            for position, task in enumerate(tasks):
                try:
                    under_way[executor.submit(self._work, task)] = task
                except concurrent.futures.BrokenExecutor as error:
                    broken = error
                    lost += tasks[position:]
                    break
            for future in concurrent.futures.as_completed(under_way):
                task = under_way[future]
                try:
                    done = future.result()
                except BaseException as error:
                    if not worker_died(error):
                        raise
                    lost.append(task)
                    broken = error if isinstance(error, concurrent.futures.BrokenExecutor) else broken
                    continue
                self._in_a_row = 0
                self._each(task, done)
        except BaseException:
            for future in under_way:
                future.cancel()
            raise
        if lost:
            self._count_death(len(lost))
        if broken is not None:
            self._replace(broken)
        return lost

    def _count_death(self, lost: int) -> None:
        self._in_a_row += 1
        if self._in_a_row > self._retries:
            raise WorkersLost(f"workers died {self._in_a_row} times in a row, and {lost} shards are not done")

    def _replace(self, broken: BaseException) -> None:
        """A pool that lost a process takes no more work: the rest goes to another."""
        if self._own is not None:
            self._own.shutdown(wait=False, cancel_futures=True)
            self._own = None
        elif isinstance(broken, BrokenProcessPool):
            warnings.warn("the executor broke; processes of Irenic's own do the rest", RuntimeWarning, stacklevel=5)
            self._given = None
        else:
            raise broken
