"""The list of findings on the dashboard in a browser: what the filters find, its order, and the room that its columns have."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from refgen.text import Severity
from refgen.website.write import write_site
from tests.website.conftest import FOLDER, INTERFACE, METHOD, Served, listed, put_theme, serving

pytestmark = pytest.mark.browser

LIST = "[data-refgen=findings]"
LONG_WORDS = (
    "Le résumé n’est plus celui de l’original, et personne n’a dit pourquoi cela devrait en être autrement, ICLRDataEnumMemoryRegionsCallback. "
    * 12
)
FOUND = (
    (INTERFACE.rpartition("/")[2], Severity.ERROR, "fr-fr"),
    ("task-call-sequences", Severity.INFO, "fr-fr"),
    (METHOD.rpartition("/")[2], Severity.WARNING, "zh-cn"),
)
"""File, severity and locale, in the order in which the list has them by itself."""


@pytest.fixture(scope="module")
def dashboard(site_given, site_config, shells, options, tmp_path_factory):
    """A site with a few findings whose words are long."""
    findings = tuple(
        replace(
            site_given.findings[0],
            locale=locale,
            path=f"{FOLDER}/{name}.md",
            severity=severity,
            target=LONG_WORDS,
            fingerprint=f"f-{number}",
        )
        for number, (name, severity, locale) in enumerate(FOUND)
    )
    folder = tmp_path_factory.mktemp("dashboard")
    write_site(replace(site_given, findings=findings), options, shells, folder)
    put_theme(site_config, folder)
    with serving(folder) as url:
        yield Served(folder, url)


@pytest.fixture
def opened(browser, dashboard):
    context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
    page = context.new_page()

    def open_at(query=""):
        page.goto(f"{dashboard.url}fr-fr/site/drift.html{query}")
        listed(page)
        return page

    yield open_at
    context.close()


def expect_files(page, *places):
    rows = page.locator(f"{LIST} tbody td:nth-child(2)")
    expect(rows).to_have_text([re.compile(rf"^{FOUND[one][0]}\.md:") for one in places])


def head(page, name):
    return page.locator(f"{LIST} thead th", has=page.get_by_role("button", name=name, exact=True))


def test_the_names_of_files_break_at_their_hyphens(opened):
    page = opened()
    assert page.locator(".rg-found").evaluate("one => one.scrollWidth - one.clientWidth") <= 0
    # Of each name, the lines that it takes: a word is never cut.
    lines = page.locator(f"{LIST} tbody td:nth-child(2) a").evaluate_all(
        "all => all.map((one) => one.getClientRects().length)"
    )
    parts = [name.count("-") + 1 for name, _, _ in FOUND]
    assert all(taken <= most for taken, most in zip(lines, parts, strict=True)), lines
    assert (
        min(page.locator(f"{LIST} tbody td:nth-child(2)").evaluate_all("all => all.map((one) => one.offsetWidth)"))
        >= 180
    )


@pytest.mark.parametrize(
    ("query", "count"),
    [("resume", 3), ("RÉSUMÉ", 3), ("résumé", 3), ("resumes", 0), ("ICLRTASK-ABORT", 1), ("/Hôsting/", 3)],
)
def test_the_filter_finds_words_whatever_their_accents_and_capitals(opened, query, count):
    page = opened()
    page.locator(f"{LIST} input").fill(query)
    expect(page.locator(f"{LIST} tbody tr")).to_have_count(count)


@pytest.mark.parametrize(
    ("column", "places"),
    [
        # As the reader's language calls them: chinois, français.
        ("Langue", (2, 0, 1)),
        ("Page", (2, 0, 1)),
        ("Contrôle", (0, 1, 2)),
        ("Gravité", (0, 2, 1)),
    ],
)
def test_a_columns_head_sorts_by_it(opened, column, places):
    page = opened()
    expect_files(page, 0, 1, 2)
    expect(page.locator(f"{LIST} [aria-sort]")).to_have_count(0)
    button = head(page, column).get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    expect_files(page, *places)
    expect(button).to_be_focused()
    expect(head(page, column)).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Space")
    expect(head(page, column)).to_have_attribute("aria-sort", "descending")
    expect(page.locator(f"{LIST} [aria-sort]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(f"{LIST} [aria-sort]")).to_have_count(0)
    expect_files(page, 0, 1, 2)


def test_the_order_is_in_the_address(opened):
    page = opened("?locale=fr-fr")
    expect_files(page, 0, 1)
    for _ in range(2):
        head(page, "Page").get_by_role("button").click()
    expect(page).to_have_url(re.compile(r"\?locale=fr-fr&order=-page#findings$"))
    page.reload()
    listed(page)
    expect_files(page, 1, 0)
    expect(head(page, "Page")).to_have_attribute("aria-sort", "descending")
    head(page, "Gravité").get_by_role("button").click()
    expect_files(page, 0, 1)
    expect(page).to_have_url(re.compile(r"order=severity#findings$"))


def test_the_address_of_what_is_chosen_opens_at_the_list(browser, long_list):
    page = browser.new_page(locale="fr-FR", viewport={"width": 1300, "height": 500})
    page.goto(f"{long_list.url}fr-fr/site/drift.html")
    assert "#" not in page.url
    listed(page)
    page.get_by_label("Langue").last.select_option("fr-fr")
    page.wait_for_url("**locale=fr-fr*")
    other = browser.new_page(locale="fr-FR", viewport={"width": 1300, "height": 500})
    other.goto(page.url)
    expect(other.locator(f"{LIST} tbody tr").first).to_be_in_viewport()
    page.close()
    other.close()


@pytest.mark.parametrize("order", ["", "nonsense", "-", "toString", "--page"])
def test_an_order_that_there_is_not_is_none(opened, order):
    page = opened(f"?order={order}")
    expect_files(page, 0, 1, 2)
    expect(page.locator(f"{LIST} [aria-sort]")).to_have_count(0)


def test_a_narrow_screen_sorts_too(opened):
    page = opened()
    page.set_viewport_size({"width": 390, "height": 800})
    head(page, "Gravité").get_by_role("button").click()
    expect_files(page, 0, 2, 1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(
    ("query", "chosen"),
    [("check=truncated", "truncated"), ("locale=it-it", "italien"), ("severity=warning&locale=fr-fr", "français")],
)
def test_what_an_address_asks_for_is_named_where_nothing_of_it_is_left(opened, query, chosen):
    page = opened()
    page.goto(f"{page.url.partition('?')[0]}?{query}")
    page.locator(LIST).scroll_into_view_if_needed()
    expect(page.locator(f"{LIST} [role=status]")).to_have_text("0 constat")
    expect(page.locator(f"{LIST} option:checked", has_text=chosen)).to_have_count(1)


@pytest.fixture(scope="module")
def long_list(site_given, site_config, shells, options, tmp_path_factory):
    """A dashboard with more findings than are shown at first."""
    one = site_given.findings[0]
    findings = tuple(replace(one, fingerprint=f"f-{number}") for number in range(130))
    folder = tmp_path_factory.mktemp("long")
    write_site(replace(site_given, findings=findings), options, shells, folder)
    put_theme(site_config, folder)
    with serving(folder) as url:
        yield Served(folder, url)


@pytest.mark.parametrize("leave", ["link", "reload"])
def test_who_comes_back_to_the_list_is_where_the_list_was_left(browser, long_list, leave):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{long_list.url}fr-fr/site/drift.html")
    rows = listed(page)
    page.locator(f"{LIST} > button").click()
    expect(rows).to_have_count(100)
    rows.nth(90).scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    if leave == "reload":
        page.reload()
    else:
        rows.nth(90).locator("a").click()
        expect(page).to_have_url(re.compile(f"/{FOLDER}/"))
        page.go_back()
    expect(rows).to_have_count(100)
    page.wait_for_function("place => Math.abs(scrollY - place) < 2", arg=place)
    # Who comes by a link begins with the beginning.
    page.goto(f"{long_list.url}fr-fr/site/drift.html?locale=fr-fr#findings")
    expect(rows).to_have_count(50)
    page.close()
