"""What runs in other processes in the tests: it must be importable there."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from irenic import running


def square(number: int) -> int:
    """After a moment, so that several are under way."""
    time.sleep(0.02)
    return number * number


class Dying:
    """Squares numbers; the process that first meets `fatal` dies of it, as often as is said."""

    def __init__(self, folder: Path, fatal: int, deaths: int) -> None:
        self.folder, self.fatal, self.deaths = str(folder), fatal, deaths

    def __call__(self, number: int) -> int:
        if number == self.fatal:
            for death in range(self.deaths):
                try:
                    os.close(os.open(os.path.join(self.folder, f"death-{death}"), os.O_CREAT | os.O_EXCL))
                except FileExistsError:
                    continue
                os.kill(os.getpid(), signal.SIGKILL)
        return square(number)


def mistaken(number: int) -> int:
    """Goes wrong by itself."""
    raise ValueError(f"{number} is wrong")


def begin_a_shard_and_die_of_it(folder: str, deaths: int) -> None:
    """For a worker that starts: the first of all workers to be given a shard begins its file, and is killed."""
    whole = running._run_into

    def run_into(task: running._Task, path: Path, threads: int) -> None:
        for death in range(deaths):
            try:
                os.close(os.open(os.path.join(folder, f"death-{death}"), os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                continue
            Path(f"{path}.partial").write_bytes(b"begun")
            os.kill(os.getpid(), signal.SIGKILL)
        whole(task, path, threads)

    running._run_into = run_into
