"""The files of a package are bytes by path, and those that say what they said are the very objects of the run before."""

from collections.abc import Iterator

import pytest

from refgen.cache.held import HELD
from refgen.cache.stretch import Stretch, stretch
from refgen.stub.emit.files import Files, as_before


@pytest.fixture(autouse=True)
def held() -> Iterator[None]:
    """Runs of one process."""
    HELD.begin_run()
    yield
    HELD.end()


def test_files_are_bytes_by_path() -> None:
    files = Files({"a": stretch(b"one"), "b": stretch(b"two")})
    assert dict(files) == {"a": b"one", "b": b"two"}
    assert files == Files({"a": stretch(b"one"), "b": stretch(b"two")})
    assert files != Files({"a": stretch(b"one"), "b": stretch(b"one")})


def test_what_says_what_it_said_is_the_very_object() -> None:
    first = as_before(b"one", "name")
    assert as_before(b"one", "name") is first
    assert as_before(b"two", "name").data == b"two"
    assert as_before(b"one", "other") is not first


def test_files_that_say_what_others_say_are_told_without_reading_them() -> None:
    files = Files({"a": stretch(b"one"), "b": stretch(b"two"), "c": stretch(b"three")})
    others = Files({"a": stretch(b"one"), "b": stretch(b"another")})
    assert files.same_as(others) == {"a"}


class Unread(dict[str, Stretch]):
    """Fails where a file is looked at."""

    def __getitem__(self, path: str) -> Stretch:
        raise AssertionError(path)


def test_which_files_there_are_is_known_without_reading_them() -> None:
    files = Files(Unread(a=stretch(b"one")))
    assert ("a" in files, "b" in files) == (True, False)
