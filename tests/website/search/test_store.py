"""The search index is written language by language, by as many processes as are worth it."""

from pathlib import Path
from typing import Any

import pytest

from refgen import workers
from refgen.website.search import store
from refgen.website.search.record import Record

_LOCALES = ("en-us", "fr-fr", "it-it")


def _made(*keys: str, word: str = "abort") -> dict[str, dict[str, Record]]:
    return {key: {locale: Record(key, locale, "", f"{word}\n{key}") for locale in _LOCALES} for key in keys}


def _files(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many processes have been asked for so far."""
    counts: list[int] = []

    def handing_out(count: int, *given: Any) -> Any:
        counts.append(count)
        return workers.handing_out(count, *given)

    monkeypatch.setattr(store, "handing_out", handing_out)
    return counts


def test_what_several_processes_write_is_what_one_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counts: list[int]
) -> None:
    made = _made("x.md", "y.md")
    monkeypatch.setattr(store, "_MANY", 1)
    for folder, processes in (("one", 1), ("two", 2)):
        found = store.write_words(tmp_path / folder, dict.fromkeys(_LOCALES, ()), sorted(made), made, processes)
        assert [*found] == [*_LOCALES]
    first, second = _files(tmp_path / "one"), _files(tmp_path / "two")
    assert first == second
    assert counts == [1, 2]


def test_few_pages_are_worth_processes_where_they_have_come_among_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counts: list[int]
) -> None:
    monkeypatch.setattr(store, "_MANY", 3)
    absent, keys, one = dict.fromkeys(_LOCALES, ()), ["x.md", "y.md"], _made("y.md", word="begin")
    there = store.write_words(tmp_path, absent, keys, _made(*keys), 2)
    store.write_words(tmp_path, there, keys, one, 2)
    store.write_words(tmp_path, absent, ["w.md", *keys], one | _made("w.md"), 2)
    assert counts == [1, 1, 2]


@pytest.mark.parametrize("processes", [1, 2])
def test_an_index_that_is_made_anew_says_of_other_pages_what_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    """One process may have put what is kept in place already when another reads it for the index."""
    monkeypatch.setattr(store, "_MANY", 1)
    monkeypatch.setattr(store, "_FEW", 0)
    before, changed, absent = _made("x.md", "y.md"), _made("x.md", word="begin"), dict.fromkeys(_LOCALES, ())
    keys = sorted(before)
    store.write_words(tmp_path / "edited", absent, keys, before, processes)
    store.write_words(tmp_path / "edited", absent, keys, changed, processes)
    store.write_words(tmp_path / "new", absent, keys, before | changed, processes)
    assert _files(tmp_path / "edited") == _files(tmp_path / "new")
