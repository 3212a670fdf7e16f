"""Ensembles: many scenarios of a case, in this process, in several, or on a cluster."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from . import _core
from .asking import CaseOrPath, as_case
from .cases import Case, CaseError, Diagnostic, LimitReached
from .spreading import Spreading, cores
from .studies import Study, opened

__all__ = ["ensemble"]

Design = Literal["plain", "latin", "sobol"]


@dataclass(frozen=True)
class _Task:
    """One shard: small enough to be sent anywhere."""

    case: Case
    design: str
    seed: int
    scenarios: int
    number: int
    of: int
    place: str  # a folder of this run; it goes when the run ends, with all that workers left there
    stays: bool  # all workers see that folder, and the shard stays in it; otherwise the file itself is sent back


@dataclass(frozen=True)
class _Shard:
    """What came of it: the study file of the shard, or where it is."""

    content: bytes | None
    path: str
    sha256: str


def _run_shard(task: _Task) -> _Shard:
    """What a worker does. Scenarios depend on the case, the seed and their number alone, and so does the file."""
    # A worker on another machine does not see the folder, unless all do; it then uses its own.
    near = task.stays or os.path.isdir(task.place)
    # Workers that take up a lost shard never write into the file of one that may still be alive.
    with tempfile.TemporaryDirectory(prefix="irenic-", dir=task.place if near else None) as mine:
        path = Path(mine) / f"shard-{task.number}-of-{task.of}.study"
        _run_into(task, path, threads=1)
        digest = _sha256_of(path)
        if not task.stays:
            return _Shard(path.read_bytes(), "", digest)
        kept = Path(task.place) / path.name
        os.replace(path, kept)
        return _Shard(None, str(kept), digest)


def _sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _run_into(task: _Task, path: Path, threads: int) -> None:
    case = task.case
    answer = json.loads(
        _core.run_study(
            case.path,
            case.text,
            dict(case.reading_texts),
            case.reading,
            list(case.settings),
            task.design,
            task.seed,
            task.scenarios,
            task.number,
            task.of,
            str(path),
            False,
            True,
            threads,
        )
    )
    _raise_errors(answer)
    if not answer["complete"]:
        raise RuntimeError(f"shard {task.number} of {task.of} was not completed")


def _raise_errors(answer: dict[str, Any]) -> None:
    diagnostics = [Diagnostic.from_json(one) for one in answer["diagnostics"]]
    errors = [one for one in diagnostics if one.severity == "error"]
    if errors:
        raise LimitReached(errors) if answer.get("limit-reached") else CaseError(errors)


def ensemble(
    case: CaseOrPath,
    scenarios: int = 1000,
    *,
    seed: int = 1,
    design: Design = "plain",
    executor: Executor | None = None,
    shards: int | None = None,
    out: str | os.PathLike[str] | None = None,
    replace: bool = False,
    folder: str | os.PathLike[str] | None = None,
    retries: int = 3,
    progress: Callable[[int, int], None] | None = None,
) -> Study:
    """Draw what nobody can be sure of, so many times, and find out what becomes of every strategy and claim each time.

    Scenario j of a seed is a function of the case, the seed, the design and j alone, and is looked at in the case in force
    and in each of its readings with the same luck. The study is therefore the same, byte for byte, for any executor, any
    number of shards and any deaths of workers on the way.

    `executor`: any executor of PEP 3148. None: processes of its own, one per processor, started afresh, so that a program must
    guard its main part with `if __name__ == "__main__":`. For a cluster, Dask's `client.get_executor()`; its workers need the
    package irenic of the same version. An executor that is given stays open. `shards` is into how many parts the work is cut; 1
    without executor runs in this process, in all its threads.

    A shard whose worker died is run again. After more than `retries` deaths in a row in which nothing came back,
    `irenic.WorkersLost` is raised. A mistake in the case is raised as CaseError, too many states as LimitReached. What dead
    workers had begun is deleted, except on other machines, where it stands in the folder for temporary files as `irenic-…`.

    `out` is the study file to write (docs/study-file.md); it appears when it is complete, and is not written over unless
    `replace`. None: a temporary file that lives as long as the study. Workers send their shard back as a file in memory; with
    `folder`, a folder that all of them see, they write it there. `progress(done, all)` is told of shards.
    """
    subject = as_case(case)
    _check(scenarios, seed, shards, retries)
    kept = tempfile.TemporaryDirectory(prefix="irenic-study-") if out is None else None
    target = os.fspath(out) if out is not None else os.path.join(kept.name if kept else "", "ensemble.study")
    if not replace and os.path.exists(target):
        raise FileExistsError(f"{target} is there already; choose another name, or replace=True")
    of = min(scenarios, shards if shards is not None else _shards_for(executor))
    # Some workers may still be alive when another has failed; what they write then is nobody's.
    with tempfile.TemporaryDirectory(prefix="irenic-", dir=folder, ignore_cleanup_errors=True) as place:
        tasks = [
            _Task(subject, design, seed, scenarios, number, of, os.path.abspath(place), folder is not None)
            for number in range(1, of + 1)
        ]
        if of == 1 and executor is None:
            _run_into(tasks[0], Path(target), threads=cores())
            if progress is not None:
                progress(1, 1)
        else:
            _spread(tasks, executor, retries, progress, target, replace)
    return opened(target, kept)


def _check(scenarios: int, seed: int, shards: int | None, retries: int) -> None:
    if scenarios < 1:
        raise ValueError("scenarios: 1 or more")
    if not 0 <= seed < 1 << 64:
        raise ValueError("seed: a whole number from 0, below 2 to the power of 64")
    if shards is not None and shards < 1:
        raise ValueError("shards: 1 or more")
    if retries < 0:
        raise ValueError("retries: 0 or more")


def _shards_for(executor: Executor | None) -> int:
    """Several for each worker, so that all are busy to the end and little is lost with one of them."""
    workers = cores() if executor is None else getattr(executor, "_max_workers", None)
    return 4 * workers if isinstance(workers, int) and workers > 0 else 32


def _spread(
    tasks: list[_Task],
    executor: Executor | None,
    retries: int,
    progress: Callable[[int, int], None] | None,
    target: str,
    replace: bool,
) -> None:
    """Collects all shards beside the study's file, then lays them together."""
    beside = os.path.dirname(os.path.abspath(target))
    with tempfile.TemporaryDirectory(prefix=".irenic-shards-", dir=beside) as collected:
        files: dict[int, str] = {}

        def collect(task: _Task, shard: _Shard) -> None:
            path = Path(shard.path) if shard.content is None else Path(collected) / f"{task.number}.study"
            if shard.content is not None:
                path.write_bytes(shard.content)
            if _sha256_of(path) != shard.sha256:
                raise OSError(f"shard {task.number} of {task.of} is not what its worker wrote")
            files[task.number] = str(path)
            if progress is not None:
                progress(len(files), task.of)

        Spreading(_run_shard, executor, retries, collect).run(tasks)
        ordered = [files[task.number] for task in tasks]
        _raise_errors(json.loads(_core.merge_studies(ordered, target, replace)))
