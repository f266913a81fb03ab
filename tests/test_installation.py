"""What is made of refgen's own files is made once, and again whenever one of them, or a dependency, is another."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from refgen import installation
from refgen.installation import kept

MINUTE = 60_000_000_000


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of a module and a data file, with a dependency beside it, which has been there for a while."""
    root, dependencies, started = (tmp_path / name for name in ("refgen", "site-packages", "started"))
    for folder in (root / "locales" / "__pycache__", dependencies / "b-1.dist-info", started):
        folder.mkdir(parents=True)
    for name in ("part.py", "locales/xx.yml"):
        (root / name).write_text("a", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(installation, "ROOT", root)
    monkeypatch.setattr(sys, "path", [str(started), str(dependencies), str(tmp_path / "nowhere")])
    # Nobody can set the time at which a file was changed back, so the present is put forward.
    monkeypatch.setattr(time, "time_ns", lambda now=time.time_ns: now() + MINUTE)
    return root


def made(value: bytes = b"made anew") -> bytes:
    """What a new process gets."""
    _forget()
    try:
        return kept("what", lambda: value)
    finally:
        _forget()


def _forget() -> None:
    installation._traces.cache_clear()
    installation._installed.cache_clear()


def test_what_was_made_stays(installed: Path) -> None:
    assert made(b"first") == b"first"
    assert made() == b"first"
    (installed / "locales" / "__pycache__" / "x.pyc").write_bytes(b"compiled")
    (installed.parent / "started" / "page.md").write_text("a", "utf-8")
    (installed.parent / "site-packages" / "page.md").write_text("a", "utf-8")
    assert made() == b"first"


def test_who_finds_other_dependencies_leaves_what_others_keep(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(b"first")
    elsewhere = installed.parent / "elsewhere"
    (elsewhere / "c-1.dist-info").mkdir(parents=True)
    with monkeypatch.context() as there:
        there.setattr(sys, "path", [*sys.path, str(elsewhere)])
        assert made(b"second") == b"second"
        assert made() == b"second"
    assert made() == b"first"


CHANGES: dict[str, Callable[[Path], object]] = {
    "edit": lambda root: (root / "part.py").write_text("b", "utf-8"),
    "edit with the times of before": lambda root: _edit_and_set_back(root / "part.py"),
    "new locale": lambda root: (root / "locales" / "yy.yml").write_text("a", "utf-8"),
    "locale gone": lambda root: (root / "locales" / "xx.yml").unlink(),
    "another version of a dependency": lambda root: (root.parent / "site-packages" / "b-2.dist-info").mkdir(),
    "a dependency in another place": lambda root: (root.parent / "started" / "b-2.dist-info").mkdir(),
}


def _edit_and_set_back(file: Path) -> None:
    known = file.stat()
    file.write_text("b", "utf-8")
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_another_installation_has_it_made_again(change: Callable[[Path], object], installed: Path) -> None:
    made(b"first")
    change(installed)
    assert made() == b"made anew"
    assert made(b"later") == b"made anew"


@pytest.mark.usefixtures("installed")
def test_another_python_has_it_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made(b"first")
    monkeypatch.setattr(sys, "version", "4")
    assert made() == b"made anew"


@pytest.mark.usefixtures("installed")
def test_nothing_is_kept_of_files_that_were_written_a_moment_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda now=time.time_ns: now() - MINUTE)
    made(b"first")
    assert made() == b"made anew"


@pytest.mark.usefixtures("installed")
def test_without_a_home_it_is_made_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").write_text("a file", "utf-8")
    made(b"first")
    assert made() == b"made anew"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", _homeless)
    assert made() == b"made anew"


def _homeless() -> Path:
    raise RuntimeError
