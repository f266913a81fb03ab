"""A line that is taken out of a translation comes back to its place by way of a translator, or is told; never elsewhere."""

from pathlib import Path

import pytest

from refgen.align import AlignedPage, Both, align_page
from refgen.export import Only, plan_page
from refgen.ops import parse_page
from tests.export.pages import handoff_of, returned_of, translated, tree_pages

ANSWERS = {"import-unplaced", "import-conflict", "import-structure", "import-codes"}


def without_line(page: AlignedPage, locale: str, number: int) -> AlignedPage:
    """The page as it would be if a line of a translation were not there."""
    pages = {name: translation.view.page for name, translation in page.translations.items()}
    lines = pages[locale].source.text.splitlines(keepends=True)
    text = "".join(lines[:number] + lines[number + 1 :])
    return align_page(page.key, {**pages, locale: parse_page(text.encode(), pages[locale].source.path)})


def restored(page: AlignedPage, locale: str, number: int) -> bool | None:
    """Whether the line is back where it was (its indent aside, which says nothing); None where nothing was handed out for it."""
    translations = {
        slot.source.text: slot.target.text for slot in page.translations[locale].slots if isinstance(slot, Both)
    }
    poorer = without_line(page, locale, number)
    returned = returned_of(handoff_of(poorer, locale, Only.MISSING), "xliff")
    if not any(one.source in translations for one in returned):
        return None
    plan = plan_page(poorer, locale, translated(returned, translations))
    assert {problem.code for problem in plan.problems} <= ANSWERS
    if plan.data is None:
        assert plan.problems or plan.already
        return False
    if not plan.problems:
        assert filled_lines(plan.data) == filled_lines(page.translations[locale].view.page.source.to_bytes())
    return not plan.problems


def filled_lines(data: bytes) -> list[bytes]:
    return [line.strip() for line in data.splitlines() if line.strip()]


def check_lines(page: AlignedPage, locale: str) -> list[bool]:
    """What became of each line of a page's text."""
    body = page.translations[locale].view.page
    first = body.source.line(body.front_matter.end)
    last = len(body.source.line_starts)
    found = [restored(page, locale, number) for number in range(first, last)]
    return [one for one in found if one is not None]


def test_lines_of_our_own_pages_come_back(sources: Path) -> None:
    results = [one for page in tree_pages(sources, 8) if page.has_english for one in check_lines(page, "fr-fr")]
    assert sum(results) > 50


@pytest.mark.corpus
def test_lines_of_real_pages_come_back(shared: Path) -> None:
    results = [one for page in tree_pages(shared / "corpus", 150) for one in check_lines(page, "fr-fr")]
    assert sum(results) > 50
