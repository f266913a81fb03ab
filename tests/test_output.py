"""What writing a file leaves of the file that was there, and of itself."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from refgen.errors import UsageError
from refgen.output import put_new, write_file, write_noted

WRITERS = pytest.mark.parametrize("write", [write_file, write_noted])

Write = Callable[[Path, bytes], bool]


@pytest.fixture
def mask() -> Iterator[int]:
    before = os.umask(0o027)
    yield 0o027
    os.umask(before)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.skipif(os.name == "nt", reason="files have no such modes")
@WRITERS
def test_a_new_file_has_the_mode_that_the_mask_leaves(write: Write, tmp_path: Path, mask: int) -> None:
    assert write(tmp_path / "far" / "away" / "new", b"1")
    assert mode_of(tmp_path / "far" / "away" / "new") == 0o666 & ~mask


@pytest.mark.skipif(os.name == "nt", reason="files have no such modes")
@WRITERS
def test_a_replaced_file_keeps_its_mode(write: Write, tmp_path: Path, mask: int) -> None:
    (tmp_path / "old").write_bytes(b"0")
    (tmp_path / "old").chmod(0o757)
    assert write(tmp_path / "old", b"1")
    assert mode_of(tmp_path / "old") == 0o757 != 0o666 & ~mask


@WRITERS
def test_what_would_not_change_is_not_touched(write: Write, tmp_path: Path) -> None:
    path = tmp_path / "same"
    assert write(path, b"1")
    before = path.stat()
    assert not write(path, b"1")
    assert path.stat().st_ino == before.st_ino
    assert write(path, b"2")


@WRITERS
def test_a_file_that_cannot_be_put_in_place_leaves_nothing_behind(write: Write, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(UsageError):
        write(tmp_path / "taken", b"1")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError):
        write(tmp_path / "file" / "below", b"1")
    assert {one.name for one in tmp_path.iterdir()} == {"taken", "file"}


def test_a_new_file_is_written_whole_however_much_the_system_takes_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr("os.write", lambda handle, data: write(handle, data[:2]))
    assert all(put_new(f"{tmp_path}/{len(one)}", one) for one in (b"", b"12", b"12345"))
    monkeypatch.undo()
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"0": b"", "2": b"12", "5": b"12345"}


def test_a_new_file_that_cannot_be_finished_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full)
    with pytest.raises(OSError, match="No space"):
        put_new(f"{tmp_path}/new", b"1")
    assert not [*tmp_path.iterdir()]
    assert not put_new(f"{tmp_path}/far/new", b"1")
