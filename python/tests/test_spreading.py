"""Work is spread over any executor, each part once, whoever dies."""

from __future__ import annotations

import multiprocessing
import warnings
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest
from clusters import dask_workers
from workers import Dying, mistaken, square

import irenic
from irenic.spreading import Spreading

SPAWN = multiprocessing.get_context("spawn")
WANTED = {number: number * number for number in range(12)}


def spread(work, executor, retries: int = 3) -> dict[int, int]:
    done: dict[int, int] = {}

    def each(task: int, result: int) -> None:
        assert task not in done, "a part was done twice"
        done[task] = result

    Spreading(work, executor, retries, each).run(range(12))
    return done


def test_threads_do_every_part_once() -> None:
    with ThreadPoolExecutor(3) as pool:
        assert spread(square, pool) == WANTED


def test_processes_of_our_own_do_every_part_once_though_one_dies(tmp_path) -> None:
    assert spread(Dying(tmp_path, fatal=5, deaths=1), None) == WANTED
    assert (tmp_path / "death-0").exists()


def test_a_pool_that_breaks_is_replaced(tmp_path) -> None:
    with ProcessPoolExecutor(2, mp_context=SPAWN) as pool, pytest.warns(RuntimeWarning, match="executor broke"):
        assert spread(Dying(tmp_path, fatal=7, deaths=2), pool) == WANTED
    assert (tmp_path / "death-1").exists()


def test_work_that_always_kills_is_given_up(tmp_path) -> None:
    with pytest.raises(irenic.WorkersLost, match="3 times in a row"):
        spread(Dying(tmp_path, fatal=11, deaths=99), None, retries=2)


def test_a_mistake_is_not_tried_again() -> None:
    with ThreadPoolExecutor(2) as pool, pytest.raises(ValueError, match="is wrong"):
        spread(mistaken, pool)


def test_a_future_that_was_cancelled_is_done_again() -> None:
    class CancelsFirst(ThreadPoolExecutor):
        cancelled = 0

        def submit(self, work, /, *arguments, **options):
            future = super().submit(work, *arguments, **options)
            if self.cancelled < 2 and future.cancel():
                self.cancelled += 1
            return future

    with CancelsFirst(1) as pool:
        assert spread(square, pool) == WANTED
        assert pool.cancelled > 0


@pytest.mark.parametrize("nanny", [True, False])
def test_a_dask_cluster_does_every_part_once_though_a_worker_dies(tmp_path, nanny) -> None:
    with dask_workers(3, nanny) as (client, _), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert spread(Dying(tmp_path, fatal=4, deaths=1), client.get_executor()) == WANTED
    assert (tmp_path / "death-0").exists()
