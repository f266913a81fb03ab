"""Pages come out of the cache as they went in, and no file of theirs is read for that."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from refgen.align import AlignedPage, align_page
from refgen.corpus import read_pages, scan_tree
from refgen.memory import seldom_collected
from refgen.ops import Unit
from refgen.progress import silent
from refgen.stages.pages.aligning import PageFiles, load_aligned
from refgen.stages.pages.modelling import make_model
from refgen.stages.pages.page_reading import read_one
from refgen.stages.pages.reading import grounds_of, read_tree
from refgen.workers import workers

ROOT = Path(__file__).parents[3] / "sources"
PAGES = scan_tree(ROOT).pages


def units_of(value: object) -> Iterator[Unit]:
    """All units of a tree."""
    if isinstance(value, Unit):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from units_of(one)
    else:
        for name in getattr(value, "__dataclass_fields__", ()):
            yield from units_of(getattr(value, name))


def views(page: AlignedPage) -> Iterator[tuple[tuple[Unit, ...], frozenset[int]]]:
    """Of each view its units, and the identities of the units of its tree."""
    for view in (page.canonical, *(one.view for one in page.translations.values())):
        yield tuple(placed.unit for placed in view.units), frozenset(map(id, units_of(view.page.blocks)))


@pytest.mark.parametrize("key", PAGES)
def test_an_aligned_page_survives_the_cache(key: str, tmp_path: Path) -> None:
    files = PageFiles(ROOT, key, PAGES[key], tmp_path)
    made = read_one(files)
    elsewhere = PageFiles(tmp_path / "nowhere", key, PAGES[key], tmp_path)
    loaded = load_aligned(elsewhere, made.digest)
    assert loaded == align_page(key, read_pages(ROOT, PAGES[key])[0])
    # The model finds the units of a tree among those of the page by identity.
    assert all(id(unit) in tree for units, tree in views(loaded) for unit in units)


def test_the_collector_is_as_before_after_a_run() -> None:
    before = gc.get_threshold()
    with seldom_collected():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before


def test_a_page_is_shown_in_the_locales_that_are_asked_for_with_the_english_of_another(tmp_path: Path) -> None:
    for locale, name in (("fr-fr", "a"), ("it-it", "a"), ("it-it", "b")):
        folder = tmp_path / "pages" / locale
        folder.mkdir(parents=True, exist_ok=True)
        pair = '<span data-ttu-id="1-101">Prova</span><span class="sxs-lookup"><span data-stu-id="1-101">Trial</span></span>'
        (folder / f"{name}.md").write_text(f"# {pair if locale == 'it-it' else 'Essai'}\n", "utf-8")
    with workers(1, 2) as executor:
        reading = read_tree(scan_tree(tmp_path / "pages", ("fr-fr",)), None, executor, silent)
    assert list(reading.pages) == ["a.md"], "a page in no locale that is asked for is none"
    assert list(grounds_of(reading).pages) == ["a.md", "b.md"], "it is missing all the same"
    assert list(reading.pages["a.md"].translations) == ["fr-fr"]
    assert [one.text for one in reading.pages["a.md"].segments] == ["Trial"]
    assert make_model(reading).locales == ("en-us", "fr-fr")


def test_without_any_english_what_is_not_asked_for_is_no_measure(tmp_path: Path) -> None:
    for locale, text in (("de-de", "Versuch"), ("fr-fr", "Essai")):
        (tmp_path / "pages" / locale).mkdir(parents=True)
        (tmp_path / "pages" / locale / "a.md").write_text(f"# {text}\n", "utf-8")
    with workers(1, 2) as executor:
        reading = read_tree(scan_tree(tmp_path / "pages", ("fr-fr",)), None, executor, silent)
    assert make_model(reading).locales == ("fr-fr",)
    assert [one.text for one in reading.pages["a.md"].segments] == ["Essai"]
