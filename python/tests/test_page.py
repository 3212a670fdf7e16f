"""What docs/python.md shows is what happens."""

from __future__ import annotations

import doctest

import pytest


def test_the_page_about_python_shows_what_happens(root) -> None:
    for library in ("pandas", "pyarrow"):
        pytest.importorskip(library)
    found = doctest.testfile(str(root / "docs" / "python.md"), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert found.attempted > 10
    assert found.failed == 0
