"""The search index is written language by language, by as many processes as are worth it."""

from pathlib import Path
from typing import Any

import pytest

from refgen import workers
from refgen.website.search import store
from refgen.website.search.record import Record


def test_what_several_processes_write_is_what_one_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locales = ("en-us", "fr-fr", "it-it")
    made = {key: {locale: Record(key, locale, "", ("abort", key)) for locale in locales} for key in ("x.md", "y.md")}
    monkeypatch.setattr(store, "_MANY", 1)
    counts: list[int] = []

    def handing_out(count: int, *given: Any) -> Any:
        counts.append(count)
        return workers.handing_out(count, *given)

    monkeypatch.setattr(store, "handing_out", handing_out)
    for folder, processes in (("one", 1), ("two", 2)):
        found = store.write_words(tmp_path / folder, dict.fromkeys(locales, ()), sorted(made), made, processes)
        assert [*found] == [*locales]
    first, second = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "one", tmp_path / "two")
    )
    assert first == second
    assert counts == [1, 2]
