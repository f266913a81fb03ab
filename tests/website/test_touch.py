"""A phone without mouse and keyboard: what a tap opens, and what the next one closes."""

import pytest
from playwright.sync_api import expect

from tests.website.conftest import METHOD, SUMMARY
from tests.website.test_standards import opened

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(browser, served):
    size = {"width": 390, "height": 800}
    page = opened(browser, f"{served.url}fr-fr/{METHOD}.html", viewport=size, has_touch=True, is_mobile=True)
    yield page
    page.context.close()


def test_a_tap_shows_the_original_and_the_next_beside_it_hides_it(phone):
    box = phone.locator("#rg-original")
    phone.locator(f"#{SUMMARY}").tap()
    expect(box).to_contain_text("Asks")
    phone.touchscreen.tap(195, 700)
    expect(box).to_be_hidden()


def test_a_tap_beside_search_closes_it(phone):
    phone.locator(".rg-search-open").tap()
    dialog = phone.locator("dialog[open]")
    expect(dialog).to_be_visible()
    dialog.locator("input").fill("task")
    phone.locator("dialog [role=option]").first.wait_for()
    phone.touchscreen.tap(195, 120)
    expect(dialog).to_be_visible()
    phone.touchscreen.tap(195, 790)
    expect(dialog).to_have_count(0)


def test_a_tap_beside_the_menu_closes_it(phone):
    menu = phone.locator("[data-refgen=menu]")
    menu.tap()
    expect(menu).to_have_attribute("aria-expanded", "true")
    phone.touchscreen.tap(380, 600)
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(phone.locator(".md-sidebar--primary a").first).to_be_hidden()


def test_links_of_a_comparison_are_as_large_as_a_finger_needs(phone):
    phone.goto(f"{phone.url}?compare=en-us~fr-fr")
    links = phone.locator(".rg-compare .rg-at a")
    links.first.wait_for()
    sizes = links.evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))"
    )
    assert min(sizes) >= 24
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
