"""Folders that stand for what they were hide no file that came, went or was put in the place of another."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from refgen.stages.state.folders import Folder, folders_of

LONG_AGO = 1_600_000_000_000_000_000


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Folders with a file each, left long ago."""
    for name in ("a.txt", "one/b.txt", "one/two/c.txt", "skipped/d.txt"):
        path = tmp_path / "top" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", "utf-8")
    (tmp_path / "elsewhere.txt").write_text("text", "utf-8")
    leave(tmp_path)
    return tmp_path / "top"


def leave(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        os.utime(path, ns=(LONG_AGO, LONG_AGO), follow_symlinks=False)


def look(top: Path, before: dict[str, Folder] | None = None) -> dict[str, Folder]:
    return folders_of(
        [str(top), str(top / "one"), str(top / "nowhere")], lambda _, name: name != "skipped", before or {}
    )


def replaced(path: Path) -> None:
    (path.parent / "new").write_text("longer text", "utf-8")
    (path.parent / "new").rename(path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file comes": lambda top: (top / "one" / "new.txt").write_text("", "utf-8"),
    "a file goes": lambda top: (top / "one" / "b.txt").unlink(),
    "a file is replaced": lambda top: replaced(top / "one" / "two" / "c.txt"),
    "a folder comes": lambda top: (top / "one" / "new").mkdir(),
    "a folder goes": lambda top: (top / "one" / "two").rename(top.parent / "two"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_known_is_taken_only_where_it_stands(name: str, top: Path) -> None:
    before = look(top)
    CHANGES[name](top)
    assert look(top, before) == look(top) != before


def test_what_does_not_count_changes_nothing(top: Path) -> None:
    before = look(top)
    (top / "skipped" / "d.txt").unlink()
    assert look(top) == before
    assert {*before} == {str(top), str(top / "one"), str(top / "one" / "two")}


def test_a_folder_is_read_once_as_long_as_nothing_comes_or_goes(top: Path) -> None:
    before = look(top)
    assert all(folder is before[path] for path, folder in look(top, before).items())


def test_a_link_shows_what_it_leads_to(top: Path) -> None:
    (top / "link.txt").symlink_to(top.parent / "elsewhere.txt")
    (top / "nothing.txt").symlink_to(top.parent / "nothing.txt")
    leave(top)
    before = look(top)
    (top.parent / "elsewhere.txt").write_text("another text", "utf-8")
    assert look(top, before) == look(top) != before
