"""What a process leaves that is killed while it writes: the next run removes that, and nothing else."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from refgen import unfinished
from refgen.output import replace_file, write_single
from refgen.unfinished import begin_file, writing_below

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="files have no such locks")

KILLED = """
import os, signal, sys
from pathlib import Path
from refgen import unfinished
from refgen.output import replace_file
from refgen.unfinished import writing_below

def content():
    yield b"some"
    os.kill(os.getpid(), signal.SIGKILL)

with writing_below(Path(sys.argv[1])):
    replace_file(sys.argv[2], content())
"""

BUILD_KILLED = """
import os, signal, sys
from refgen.cli import main

replace = os.replace

def killing(source, target):
    if target.endswith(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)
    replace(source, target)

os.replace = killing
main(sys.argv[2:])
"""

PAGE = """---
title: I::Do Method
api_name: I.Do
---
# I::Do Method

Does the thing.
"""


def killed(program: str, *arguments: str | Path) -> None:
    done = subprocess.run([sys.executable, "-c", program, *map(str, arguments)], capture_output=True, check=False)
    assert done.returncode == -9, done.stderr.decode()


def hidden(folder: Path) -> set[Path]:
    return {path for path in folder.rglob(".refgen-new*") if path.is_file()}


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A folder below which a process was killed that was writing a file."""
    folder = tmp_path / "build"
    killed(KILLED, folder, folder / "site" / "page.html")
    assert {path.parent.name for path in hidden(folder)} == {"build", "site"}
    return folder


def test_the_next_run_removes_what_a_killed_one_was_writing(left: Path) -> None:
    with writing_below(left):
        assert [path.parent for path in hidden(left)] == [left]
    assert [*left.rglob("*")] == [left / "site"]


def test_a_run_that_is_killed_while_it_removes_leaves_word_of_that(left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walk(_: object) -> Iterator[tuple[str, list[str], list[str]]]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("os.walk", walk)
        patched.setattr("refgen.unfinished._end", lambda *_: None)
        with pytest.raises(KeyboardInterrupt), writing_below(left):
            pass
    assert {path.parent.name for path in hidden(left)} == {"build", "site"}


def test_an_interrupted_run_removes_what_nobody_had_in_hand_yet(tmp_path: Path) -> None:
    def interrupted() -> None:
        _, handle, lock = begin_file(str(tmp_path / "site"), 0o666)
        for one in (handle, lock):
            if one is not None:
                os.close(one)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), writing_below(tmp_path):
        interrupted()
    assert [*tmp_path.rglob("*")] == [tmp_path / "site"]


def test_what_another_run_is_writing_stays(left: Path) -> None:
    mine = left / "site" / "mine.html"

    def content() -> Iterator[bytes]:
        yield b"so"
        with writing_below(left):
            pass
        write_single(left / "site" / "other.html", b"")
        yield b" far"

    with writing_below(left):
        replace_file(str(mine), content())
    assert mine.read_bytes() == b"so far"
    assert not hidden(left)


def test_a_run_beside_another_leaves_its_mark(left: Path) -> None:
    with writing_below(left):
        (mark,) = hidden(left)
        with writing_below(left):
            assert mark in hidden(left)
        assert hidden(left) == {mark}


def test_only_what_has_such_a_name_is_removed(left: Path) -> None:
    others = {left / ".refgen-new-notes", left / ".refgen-new-0123456789abcdef0", left / ".drift.sarif-01234567"}
    for path in others:
        path.write_bytes(b"mine")
    folder = left / "site" / ".refgen-new-0123456789abcdef"
    folder.mkdir()
    outside = left.parent / "outside"
    outside.write_bytes(b"mine")
    link = left / ".refgen-new-fedcba9876543210"
    link.symlink_to(outside)
    with writing_below(left):
        pass
    assert all(path.exists() for path in (*others, folder, outside, link))


def test_a_file_that_is_taken_for_one_that_was_left_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run looks between the moment when a file is made and that when it is locked."""
    lock, looks = unfinished._lock, [True]

    def slowly(handle: int) -> None:
        if looks.pop() if looks else False:
            write_single(tmp_path / "other", b"1")
        lock(handle)

    monkeypatch.setattr(unfinished, "_lock", slowly)
    replace_file(str(tmp_path / "mine"), b"2")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"mine": b"2", "other": b"1"}


def test_a_single_file_is_written_where_one_was_left(left: Path) -> None:
    assert write_single(left / "site" / "page.html", b"whole")
    assert {path.parent for path in hidden(left)} == {left}


def test_a_folder_is_as_it_was_after_a_run_that_has_written_nothing(tmp_path: Path) -> None:
    with writing_below(tmp_path / "new", None, tmp_path):
        pass
    assert [*tmp_path.iterdir()] == []


def test_what_has_begun_is_open_to_nobody_else(tmp_path: Path) -> None:
    path, *_ = begin_file(str(tmp_path), 0o666)
    with writing_below(tmp_path):
        assert Path(path).exists()


@pytest.mark.parametrize("file", ["drift.sarif", "index.html", ".refgen-site.json", ".held"])
def test_a_build_after_one_that_was_killed_leaves_no_trace_of_it(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages" / "en-us").mkdir(parents=True)
    (tmp_path / "pages" / "en-us" / "do.md").write_text(PAGE, "utf-8")
    command = ["build", "--sources", "pages", "--jobs", "1"]
    killed(BUILD_KILLED, file, *command)
    assert hidden(tmp_path)
    done = subprocess.run([sys.executable, "-m", "refgen", *command], capture_output=True, check=True)
    assert done.stdout
    assert not hidden(tmp_path)
