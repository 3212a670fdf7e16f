"""What the tests share: the repository, the command to compare with, and cases."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(autouse=True)
def _in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="session")
def command():
    """Runs the command `irenic` and gives status and standard output."""
    executable = os.environ.get("IRENIC_EXECUTABLE", str(ROOT / "build/release/irenic"))
    if not os.path.exists(executable):
        pytest.skip("the command irenic is not built")

    def run(*words: str) -> tuple[int, str]:
        done = subprocess.run([executable, *words], capture_output=True, cwd=ROOT, check=False)
        return done.returncode, done.stdout.decode()

    return run


SMALL = """
irenic: 1
title: A border, two <b>states</b>
marking: "for <i>training</i>"
parties:
  north: { name: "North & <script>alert(1)</script>" }
  south: { name: South }
options:
  post: {by: north, levels: [kept, left]}
  road: {by: south, levels: [closed, open]}
preferences:
  north:
    - {that: post = kept, weight: [0, 1, 4], basis: invented}
    - {that: road = open, weight: [1, 3, 5], basis: invented}
  south:
    - {that: post = left, weight: 3, basis: invented}
    - {that: road = closed, weight: 1, basis: invented}
strategies:
  both: {name: "Both <b>move</b>", target: {post: left, road: open}}
claims:
  good-for-both:
    name: "Good for <u>both</u>"
    says: Both are better off
    test: value(north, both) > value(north, status-quo) and value(south, both) > value(south, status-quo)
readings:
  calm: {name: Calm, file: calm.yaml}
"""


@pytest.fixture
def small_text() -> str:
    """A case of four states whose texts try to be HTML."""
    return SMALL
