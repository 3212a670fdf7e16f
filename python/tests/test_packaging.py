"""What the package says of itself is what the rest of the house says. No wheel is built for it: that takes minutes."""

from __future__ import annotations

import re
import subprocess
import sys
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

import irenic


@pytest.fixture
def metadata(tmp_path) -> Message:
    """What a wheel would say, from the program that builds it; the tests run in the repository, where pyproject.toml is."""
    builder = pytest.importorskip("scikit_build_core.build")
    made = tmp_path / builder.prepare_metadata_for_build_wheel(str(tmp_path)) / "METADATA"
    return Parser().parsestr(made.read_text(encoding="utf-8"))


def test_the_version_of_the_package_is_that_of_the_command_and_of_cmake(metadata, root) -> None:
    project = re.search(r"project\(irenic VERSION ([0-9.]+)", (root / "CMakeLists.txt").read_text())
    assert project is not None
    assert metadata["Version"] == irenic.__version__ == project[1]


def test_the_package_names_its_licence_and_does_not_recite_it(metadata) -> None:
    assert metadata["Name"] == "irenic"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata.get_all("License-File") == ["LICENSE"]
    assert metadata["License"] is None


def test_the_oldest_python_is_the_same_everywhere(metadata, root) -> None:
    assert metadata["Requires-Python"] == ">=3.10"
    assert "find_package(Python 3.10 " in (root / "cmake" / "python.cmake").read_text()
    page = " ".join((root / "docs" / "python.md").read_text().split())
    assert "Python must be 3.10 or newer" in page


def test_the_extras_are_those_that_the_page_names(metadata, root) -> None:
    named = re.search(r"pip install '\.\[([a-z,]+)\]'", (root / "docs" / "python.md").read_text())
    assert named is not None
    assert set(metadata.get_all("Provides-Extra")) == {*named[1].split(","), "test"}


def test_every_module_of_the_tests_has_an_upper_bound(root) -> None:
    printed = subprocess.run([sys.executable, root / "tools" / "python_modules"], capture_output=True, text=True, check=True)
    asked = printed.stdout.splitlines()
    assert {re.split("[<>=]", one)[0] for one in asked if "<" in one} == {re.split("[<>=]", one)[0] for one in asked}


def test_types_and_all_modules_lie_beside_the_compiled_part(root) -> None:
    package = Path(irenic.__file__).parent
    written = {path.name for path in (root / "python" / "irenic").iterdir() if path.suffix == ".py"}
    assert written | {"py.typed", "_core.pyi"} <= {path.name for path in package.iterdir()}
