"""The cache: by content, by version, safe to lose."""

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from refgen.cache.held import HELD, Held
from refgen.cache.results import Cache, digest_of


def test_what_was_put_is_got(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    assert cache.get("abcdef") is None
    cache.put("abcdef", {"x": (1, 2)})
    assert cache.get("abcdef") == {"x": (1, 2)}


@pytest.mark.parametrize("left", [0, 16, 40, -1])
def test_an_entry_that_is_not_whole_counts_as_absent_and_gives_way(tmp_path: Path, left: int) -> None:
    cache = Cache(tmp_path)
    cache.put("abcdef", "value")
    (entry,) = tmp_path.rglob("cdef")
    entry.write_bytes(entry.read_bytes()[:left] if left >= 0 else b"\x80\x05 no pickle")
    assert cache.get("abcdef") is None
    cache.put("abcdef", "value")
    assert cache.get("abcdef") == "value"


class _Trap:
    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (Path("trap-was-sprung"),))


def test_what_somebody_else_has_written_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cache = Cache(tmp_path)
    cache.put("abcdef", "value")
    (entry,) = tmp_path.rglob("cdef")
    entry.write_bytes(bytes(32) + pickle.dumps(_Trap()))
    assert cache.get("abcdef") is None
    assert not Path("trap-was-sprung").exists()


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    cache.put("abcdef", "value")
    assert cache.get("abcdef") is None


def test_other_versions_are_dropped_and_nothing_else(tmp_path: Path) -> None:
    cache, other = Cache(tmp_path), Cache(tmp_path, "refgen.corpus.toc")
    cache.put("abcdef", "value")
    other.put("abcdef", "another")
    (tmp_path / ("0" * 32)).mkdir()
    (tmp_path / "refgen.corpus.toc" / ("1" * 32)).mkdir()
    (tmp_path / "examples.json").write_text("{}")
    cache.drop_other_versions()
    assert (cache.get("abcdef"), other.get("abcdef")) == ("value", "another")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["examples.json", "refgen", "refgen.corpus.toc"]
    assert len(list((tmp_path / "refgen.corpus.toc").iterdir())) == 1


@pytest.fixture
def held() -> Iterator[Held]:
    yield HELD
    HELD.end()


def test_results_that_are_held_are_loaded_once(tmp_path: Path, held: Held) -> None:
    cache = Cache(tmp_path)
    held.begin_run()
    cache.put("abcdef", ["made"])
    first = cache.get("abcdef")
    (entry,) = tmp_path.rglob("cdef")
    entry.unlink()
    held.begin_run()
    assert cache.get("abcdef") is first


def test_what_a_run_does_not_use_is_let_go(tmp_path: Path, held: Held) -> None:
    cache = Cache(tmp_path)
    held.begin_run()
    cache.put("abcdef", "value")
    (entry,) = tmp_path.rglob("cdef")
    entry.unlink()
    held.begin_run()
    held.begin_run()
    assert cache.get("abcdef") is None


def test_digests_tell_parts_apart() -> None:
    assert digest_of("ab", "c") != digest_of("a", "bc")
    assert digest_of("ab") == digest_of(b"ab")


def test_a_file_is_mapped_as_it_is_whoever_wrote_it(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.mapped("00file") is None
    for content in (b"content", b"other"):
        with cache.replacing("00file") as file:
            file.write(content)
        assert bytes(cache.mapped("00file") or b"") == content
    cache.remove("00file")
    cache.remove("00file")
    assert cache.mapped("00file") is None
