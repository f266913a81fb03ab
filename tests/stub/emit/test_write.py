"""Writing: unchanged files stay untouched, files no longer made go, and what a person put there stays."""

import os
from pathlib import Path

from refgen.stub.emit import write_package
from refgen.stub.emit.write import MANIFEST

FILES = {"pyproject.toml": b"x", "p/__init__.py": b"y", "p/sub/z.py": b"z"}


def listed(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {MANIFEST}


def test_an_unchanged_file_is_not_written_again(tmp_path: Path):
    write_package(FILES, tmp_path)
    os.utime(tmp_path / "p/__init__.py", (1, 1))
    write_package(FILES | {"pyproject.toml": b"new"}, tmp_path)
    assert (tmp_path / "p/__init__.py").stat().st_mtime == 1
    assert (tmp_path / "pyproject.toml").read_bytes() == b"new"


def test_only_what_the_last_run_made_is_removed(tmp_path: Path):
    write_package(FILES, tmp_path)
    (tmp_path / "p/mine.py").write_bytes(b"")
    write_package({"pyproject.toml": b"x"}, tmp_path)
    assert listed(tmp_path) == {"pyproject.toml", "p/mine.py"}
    assert not (tmp_path / "p/sub").exists()


def test_a_list_that_points_outside_removes_nothing(tmp_path: Path):
    outside = tmp_path / "precious"
    outside.write_bytes(b"")
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / MANIFEST).write_text(f"../precious\n{outside}\n")
    write_package(FILES, folder)
    assert outside.exists()


def test_a_list_may_name_what_is_no_file(tmp_path: Path):
    write_package(FILES, tmp_path)
    (tmp_path / MANIFEST).write_text(f"a\0b\n{'x' * 5000}\np\n.\np/gone/gone.py\n")
    write_package(FILES, tmp_path)
    assert listed(tmp_path) == set(FILES)


def test_what_stands_is_not_looked_at(tmp_path: Path):
    write_package(FILES, tmp_path)
    (tmp_path / "pyproject.toml").write_bytes(b"of another")
    write_package(FILES | {"p/__init__.py": b"new"}, tmp_path, {"pyproject.toml"})
    assert (tmp_path / "pyproject.toml").read_bytes() == b"of another"
    assert (tmp_path / "p/__init__.py").read_bytes() == b"new"
