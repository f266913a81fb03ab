"""An index that is patched after an edit is the one that is made from all pages."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.errors import UsageError
from refgen.website.search import index
from refgen.website.search.index import packed, unpacked, word_files
from refgen.website.search.patch import Edit, patched
from refgen.website.search.record import Record
from refgen.website.search.said import Said, runs_of
from refgen.website.search.store import RECORDS, Made, write_words

WORDS = st.sampled_from(
    ["abort", "about", "abandon", "task", "tasks", "host", "任务", "任意", "任意者", "été", "a1", "_a"]
)
RECORD = st.builds(
    Record,
    st.text(max_size=3),
    st.text(max_size=3),
    st.text(max_size=3),
    st.frozensets(WORDS).map(lambda found: "\n".join(sorted(found))),
)
PAGES = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.tuples(RECORD, RECORD), min_size=1)
"""By key a page, before and after."""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts have three pages, pieces two."""
    monkeypatch.setattr(index, "PART", 3)
    monkeypatch.setattr("refgen.website.search.patch.PART", 3)
    monkeypatch.setattr("refgen.website.search.said._PIECE", 2)


@given(PAGES, st.data())
def test_patched_is_made_anew(pages: dict[str, tuple[Record, Record]], data: st.DataObject) -> None:
    keys = sorted(pages)
    edited = data.draw(st.lists(st.sampled_from(keys), unique=True))
    before = [pages[key][0] for key in keys]
    after = [pages[key][key in edited] for key in keys]
    first, second = (dict(word_files("fr-fr", now)) for now in (before, after))
    edits = [Edit(keys.index(key), *pages[key]) for key in edited]
    touched = patched("fr-fr", edits, lambda name: unpacked(first[name]))
    assert {name: one for name, one in {**first, **touched}.items() if one is not None} == second


@pytest.mark.parametrize("name", [RECORDS.format("fr-fr"), "search/fr-fr/ab.z", "search/fr-fr/index.z"])
def test_a_damaged_index_is_made_anew(name: str, tmp_path: Path) -> None:
    locales = ("en-us", "fr-fr")
    records = {key: Record(key, "", "", f"abort\nhost\n{key}") for key in ("x.md", "y.md")}
    made = {key: dict.fromkeys(locales, one) for key, one in records.items()}
    edited = {"x.md": dict.fromkeys(locales, Record("z", "", "", "about\nzest"))}

    def written(there: Mapping[str, Sequence[str]], pages: Made) -> tuple[dict[str, list[str]], dict[str, bytes]]:
        found = write_words(tmp_path, there, sorted(records), pages)
        return found, {name: (tmp_path / name).read_bytes() for names in found.values() for name in names}

    there, first = written(dict.fromkeys(locales, ()), made)
    (tmp_path / name).write_text("damaged")
    there, second = written(there, {**made, **edited})
    assert second != first
    assert written(there, made)[1] == first


def test_what_another_version_kept_is_damaged(tmp_path: Path) -> None:
    """Where words were a list: an index is then made anew from all pages, and not patched."""
    runs = runs_of(["x.md"])
    for words in ("abort\nhost", ["abort", "host"]):
        (tmp_path / "kept").write_bytes(
            Said({name: packed([["x.md", "x", "", "", words, ""]]) for name in runs}, runs).file
        )
        kept = Said.kept(tmp_path / "kept", runs)
        if isinstance(words, str):
            assert dict(kept.rows()) == {"x.md": Record("x", "", "", words)}
        else:
            with pytest.raises(ValueError, match="version"):
                kept.beside({"x.md"})


@given(PAGES, st.data())
def test_what_is_kept_is_read_again(pages: dict[str, tuple[Record, Record]], data: st.DataObject) -> None:
    """Pages come, go and change: no piece is read but those in which any does."""
    some = st.sets(st.sampled_from(sorted(pages)))
    keys = [sorted(data.draw(some)), sorted(data.draw(some))]
    edited = data.draw(some) | {*keys[1]} - {*keys[0]}
    before, after = ({key: pages[key][key in edited and of] for key in keys[of]} for of in (0, 1))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kept"
        path.write_bytes(Said({}, runs_of(keys[0])).changed((), before).file)
        kept = Said.kept(path, runs_of(keys[1]))
        assert dict(kept.rows()) == before
        assert kept.changed(edited, after).file == Said({}, runs_of(keys[1])).changed((), after).file
        if keys[0] == keys[1]:
            assert (
                before.items()
                >= kept.beside(edited).items()
                >= {key: before[key] for key in edited & before.keys()}.items()
            )
        path.write_bytes(path.read_bytes() + b"more")
        assert not Said.is_kept(path)


def test_damage_that_nothing_can_mend_is_said(tmp_path: Path) -> None:
    record = Record("x", "", "", "abort")
    write_words(tmp_path, {"fr-fr": ()}, ["x.md", "y.md"], {key: {"fr-fr": record} for key in ("x.md", "y.md")})
    (tmp_path / RECORDS.format("fr-fr")).write_text("[7]\ndamaged")
    with pytest.raises(UsageError, match="remove it"):
        write_words(tmp_path, {"fr-fr": ()}, ["x.md", "y.md"], {"x.md": {"fr-fr": record}})
