"""What needs all pages, in a process that runs again and again: after any edits it is what a run from nothing finds."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from refgen.cache.held import HELD
from refgen.drift.corpus import check_corpus
from refgen.drift.corpus_view import LocaleExtract, PageExtract
from refgen.drift.finding import Finding
from refgen.text.packing import packed, unpacked

LOCALES = ("de-de", "fr-fr", "it-it")
TEXTS = {
    "Returns the name.": ("Le nom.", "Un nom.", "Returns the name."),
    "Parameters": ("Paramètres", "Les paramètres"),
}


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    yield
    HELD.end()


def in_locale(key: str, locale: str, chance: random.Random) -> LocaleExtract:
    rows: list[str | int] = []
    for line, (source, targets) in enumerate(TEXTS.items(), chance.randint(1, 3)):
        rows += [source, targets[0] if chance.random() < 0.97 else chance.choice(targets), line, 1]
    revision = chance.choice("aaaab")
    return LocaleExtract(f"{locale}/{key}", revision, "", chance.random() < 0.1, packed(tuple(rows)))


def page(number: int, chance: random.Random) -> PageExtract:
    key = f"docs/page-{number:03}.md"
    there = [locale for locale in LOCALES if chance.random() < 0.98] or [LOCALES[0]]
    return PageExtract(key, {locale: in_locale(key, locale, chance) for locale in there}, f"fr-fr/{key}")


def edited(pages: list[PageExtract], chance: random.Random) -> list[PageExtract]:
    """Some pages are others, one is gone, one is in another order of its rows."""
    found = [page(int(one.key[-6:-3]), chance) if chance.random() < 0.03 else one for one in pages]
    found.pop(chance.randrange(len(found)))
    place = chance.randrange(len(found))
    locales = {
        locale: replace(one, packed=packed(unpacked(one.packed)[4:])) for locale, one in found[place].locales.items()
    }
    found[place] = replace(found[place], locales=locales)
    return found


@pytest.mark.parametrize("seed", range(8))
def test_after_any_edits_the_findings_are_those_of_a_run_from_nothing(seed: int) -> None:
    chance = random.Random(seed)
    pages = [page(number, chance) for number in range(120)]
    runs: list[tuple[list[PageExtract], tuple[Finding, ...]]] = []
    for state in (pages, edited(pages, chance), edited(pages, chance), pages):
        HELD.begin_run()
        runs.append((state, check_corpus(state)))
    HELD.end()
    for state, found in runs:
        assert found == check_corpus(state)
    assert {"consistency", "revision"} <= {one.check for one in runs[0][1]}


def test_where_nothing_is_new_the_findings_are_the_very_tuple() -> None:
    pages = [page(number, random.Random(number)) for number in range(60)]
    found = []
    for _ in range(2):
        HELD.begin_run()
        found.append(check_corpus([*pages]))
    assert found[0] is found[1]
    assert found[0]
