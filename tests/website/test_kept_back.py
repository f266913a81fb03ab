"""What the network keeps back: it is told where it was asked for, and there when it is asked for again."""

import pytest
from playwright.sync_api import expect

from refgen.website.texts import load_texts
from tests.website.conftest import METHOD, settled

pytestmark = pytest.mark.browser

SAID = load_texts("fr-fr").text("notice.failed")


@pytest.mark.parametrize(
    ("button", "kept_back", "shown"),
    [
        ("compare", "refgen/compare.js", ".rg-comparison"),
        ("compare", f"api/{METHOD}.json", ".rg-comparison"),
        ("contents", "refgen/contents.js", ".rg-tree"),
        ("contents", "contents/fr-fr/index.json", ".rg-tree"),
    ],
)
def test_what_a_button_cannot_load_is_told_beside_it(browser, served, button, kept_back, shown):
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    context.route(f"**/{kept_back}*", lambda route: route.abort())
    page.goto(f"{served.url}fr-fr/{METHOD}.html")
    settled(page)
    asked, said = (
        page.locator(f"button[data-refgen={button}]"),
        page.locator(f"button[data-refgen={button}] + .rg-failed"),
    )
    for _ in range(2):
        asked.click()
        expect(said).to_have_text(SAID)
        expect(said).to_have_attribute("role", "status")
    if button == "compare":
        page.locator(".md-path").click()
        expect(said).to_have_count(0)
    context.unroute(f"**/{kept_back}*")
    asked.click()
    expect(page.locator(shown)).to_be_visible()
    expect(said).to_have_count(0)
    context.close()


def test_findings_that_cannot_be_loaded_are_told_until_the_network_is_back(browser, served):
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    context.route("**/drift/index.json*", lambda route: route.abort())
    page.goto(f"{served.url}fr-fr/site/drift.html")
    page.locator("[data-refgen=findings]").scroll_into_view_if_needed()
    said = page.locator("[data-refgen=findings] + .rg-failed")
    expect(said).to_have_text(SAID)
    context.unroute("**/drift/index.json*")
    context.set_offline(True)
    context.set_offline(False)
    expect(page.locator("[data-refgen=findings] table")).to_be_visible()
    expect(said).to_have_count(0)
    context.close()
