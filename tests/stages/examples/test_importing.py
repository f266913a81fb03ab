"""The package that examples import is the one that was just written, however quickly one followed the other."""

import importlib
import os
import sys
from pathlib import Path

import pytest

from refgen.cache.held import HELD
from refgen.cache.stretch import stretch
from refgen.stages.examples.importing import importable
from refgen.stages.reference.reference import Reference
from refgen.stub.emit.files import Files
from refgen.stub.rule import RuleBook

PACKAGE = "freshly_made"


def reference_with(number: int, folder: Path) -> Reference:
    """A package of two modules, written as if no time had passed."""
    files = {f"{PACKAGE}/__init__.py": b"", f"{PACKAGE}/inner.py": f"NUMBER = {number}\n".encode()}
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
        os.utime(folder / path, (1_000_000_000, 1_000_000_000))
    return Reference(RuleBook(), (), Files({path: stretch(data) for path, data in files.items()}), folder)


def imported_number(reference: Reference, cache: Path | None) -> int:
    """What a statement of an example gets."""
    with importable(reference, PACKAGE, cache) as namespace:
        names = namespace()
        exec(f"from {PACKAGE}.inner import NUMBER", names)
    return names["NUMBER"]


@pytest.mark.parametrize("is_kept", [False, True])
def test_two_editions_of_one_second_are_told_apart(tmp_path, is_kept):
    cache = tmp_path / "cache" if is_kept else None
    for number in (1, 2, 1):
        assert imported_number(reference_with(number, tmp_path / "stub"), cache) == number


def test_the_folder_holds_nothing_but_its_files(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    reference = reference_with(1, tmp_path / "stub")
    imported_number(reference, tmp_path / "cache")
    found = {str(path.relative_to(reference.folder)) for path in reference.folder.rglob("*") if path.is_file()}
    assert found == set(reference.files)


def test_afterwards_the_package_is_not_there(tmp_path):
    imported_number(reference_with(1, tmp_path / "stub"), None)
    with pytest.raises(ImportError):
        importlib.import_module(PACKAGE)


def test_what_is_no_part_of_the_package_is_not_found_in_it(tmp_path):
    with importable(reference_with(1, tmp_path / "stub"), PACKAGE), pytest.raises(ImportError):
        importlib.import_module(f"{PACKAGE}.missing")


def test_a_server_imports_a_package_again_only_where_it_has_changed(tmp_path):
    HELD.begin_run()
    try:
        first, second = reference_with(1, tmp_path / "stub"), reference_with(1, tmp_path / "stub")
        modules = [module_of(one) for one in (first, first, second)]
    finally:
        HELD.end()
    assert modules[0] is modules[1]
    assert modules[1] is not modules[2]


def module_of(reference: Reference) -> object:
    """The module that an import gives."""
    with importable(reference, PACKAGE):
        return importlib.import_module(f"{PACKAGE}.inner")
