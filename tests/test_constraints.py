"""The pinned versions can be installed with every Python that the project says it runs on."""

import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]
PINNED = [Requirement(line) for line in (ROOT / "constraints.txt").read_text().splitlines() if line and line[0] != "#"]
OLDEST = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"].removeprefix(">=") + ".0"


@pytest.mark.parametrize("pinned", PINNED, ids=lambda one: one.name)
def test_a_pinned_version_runs_on_the_oldest_python(pinned: Requirement):
    try:
        told = metadata(pinned.name)
    except PackageNotFoundError:
        pytest.skip(f"{pinned.name} is not installed: it is for another system, or for an optional extra")
    assert pinned.specifier.contains(told["Version"]), "another version is installed than the pinned one"
    assert SpecifierSet(told["Requires-Python"] or "").contains(OLDEST)
