"""A cluster of Dask on this machine, for the tests: a scheduler and workers in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

# Workers must find the package and what the tests run in them.
_PATHS = [str(Path(__file__).resolve().parent), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]


@contextmanager
def dask_workers(count: int, nanny: bool) -> Iterator[tuple[Any, list[int]]]:
    """A client and the ids of the workers' processes. With a nanny, a worker that dies is started again."""
    distributed = pytest.importorskip("distributed")
    options = dict(n_workers=0, dashboard_address=None, silence_logs=50)
    with distributed.LocalCluster(**options) as cluster:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in _PATHS if path)}
        command = [sys.executable, "-m", "distributed.cli.dask_worker", cluster.scheduler_address]
        command += ["--nthreads=1", "--no-dashboard", "--memory-limit=0", "--nanny" if nanny else "--no-nanny"]
        started = [
            subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for _ in range(count)
        ]
        try:
            with distributed.Client(cluster) as client:
                client.wait_for_workers(count, timeout=60)
                yield client, sorted(client.run(os.getpid).values())
        finally:
            for process in started:
                process.terminate()
            for process in started:
                process.wait(timeout=30)
