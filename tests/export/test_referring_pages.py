"""Our own pages, with their links turned into links by reference, say what they said, and go out and come back the same."""

import re
from pathlib import Path

import pytest

from refgen.align import AlignedPage, align_page
from refgen.drift.fix import apply_fixes, plan_fixes
from refgen.drift.run import check_page
from refgen.ops import Page, parse_page, units
from refgen.ops.offsets import written
from tests.export.pages import handoff_of, take_back, tree_pages, with_words
from tests.export.test_round_trip import check_unchanged

_LINK = re.compile(r"\]\(([^()\s]+)\)")
_TARGETS = re.compile(r"^\[to \d+\]: .*$", re.MULTILINE)
LOCALES = ["fr-fr", "it-it", "zh-cn"]


def referring(page: Page) -> bytes:
    """The file, with the targets of its links at its end."""
    names: dict[str, str] = {}
    lines = [
        line if "[!" in line else _LINK.sub(lambda match: f"][{names.setdefault(match[1], f'to {len(names)}')}]", line)
        for line in page.source.text.split("\n")
    ]
    targets = "".join(f"[{name}]: {target}\n" for target, name in names.items())
    return ("\n".join(lines) + f"\n{targets}").encode()


@pytest.fixture(scope="module")
def both() -> list[tuple[AlignedPage, AlignedPage]]:
    """Pages as they are, and with references."""
    found = []
    for page in tree_pages(Path(__file__).parents[2] / "sources", 3):
        files = {locale: one.view.page for locale, one in page.translations.items()}
        turned = {locale: parse_page(referring(file), file.source.path) for locale, file in files.items()}
        found.append((page, align_page(page.key, turned)))
    return found


def test_they_say_the_same(both: list[tuple[AlignedPage, AlignedPage]]) -> None:
    links = 0
    for page, turned in both:
        for locale, one in turned.translations.items():
            before = page.translations[locale].view.page
            assert [(now.unit.text, now.unit.source, now.place) for now in units(one.view.page)] == [
                (was.unit.text, was.unit.source, was.place) for was in units(before)
            ]
            links += sum(len(now.unit.references) for now in units(one.view.page))
    assert links > 300


def mended(page: AlignedPage) -> dict[str, Page]:
    """The files of a page that have something to repair, repaired."""
    files = {one.view.page.source.path: one.view.page for one in page.translations.values()}
    data = apply_fixes(plan_fixes(check_page(page)), files)
    return {name: parse_page(content, name) for name, content in data.items()}


def test_drift_says_the_same_and_mends_the_same(both: list[tuple[AlignedPage, AlignedPage]]) -> None:
    files = 0
    for page, turned in both:
        found, again = check_page(page), check_page(turned)
        assert [(one.message, one.line, one.fix) for one in again] == [
            (one.message, one.line, one.fix) for one in found
        ]
        wanted = mended(page)
        for name, file in mended(turned).items():
            files += 1
            assert [now.unit.text for now in units(file)] == [was.unit.text for was in units(wanted[name])]
            before = next(one.view.page for one in turned.translations.values() if one.view.page.source.path == name)
            assert _TARGETS.findall(file.source.text) == _TARGETS.findall(before.source.text)
    assert files > 1


@pytest.mark.parametrize("locale", LOCALES)
def test_what_nobody_changed_stays(both: list[tuple[AlignedPage, AlignedPage]], locale: str) -> None:
    for _, turned in both[::3]:
        check_unchanged(turned, locale, "xliff")


@pytest.mark.parametrize("locale", LOCALES)
def test_other_words_keep_all_references(both: list[tuple[AlignedPage, AlignedPage]], locale: str) -> None:
    for _, turned in both[::3]:
        if locale not in turned.translations:
            continue
        pages = handoff_of(turned, locale).pages
        portions = [one for page in pages for unit in page.units for one in unit.portions if one.target]
        texts = {one.source: with_words(one.target, lambda words: words.replace("e", "é")) for one in portions}
        data = take_back(turned, locale, texts).data
        before = turned.translations[locale].view.page
        after = parse_page(data, before.source.path) if data else before
        names = [re.findall(r"\[to \d+\]", written(placed.unit)) for placed in units(after)]
        assert names == [re.findall(r"\[to \d+\]", written(placed.unit)) for placed in units(before)]
