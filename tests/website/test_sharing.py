"""A link to a sentence is offered where its original is shown: by pointer, by keyboard, by finger, with and without a clipboard."""

import pytest
from playwright.sync_api import expect

from refgen.website.texts import load_texts
from tests.website.conftest import LONG, METHOD, SUMMARY, TITLE, settled

pytestmark = pytest.mark.browser
COPY = "#rg-original button"
SAID = "#rg-original [role=status]"


@pytest.fixture
def clipboard(page):
    """Reads what a page has put there."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return lambda: page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("locale", ["fr-fr", "it-it", "zh-cn"])
def test_a_link_is_copied_by_pointer(page, served, clipboard, locale):
    page.goto(f"{served.url}{locale}/{METHOD}.html?from=somewhere#remarks")
    settled(page)
    page.locator(f"#{SUMMARY}").hover()
    expect(page.locator(COPY)).to_have_text(load_texts(locale).text("original.copy"))
    page.locator(COPY).click()
    expect(page.locator(SAID)).to_have_text(load_texts(locale).text("original.copied"))
    assert clipboard() == f"{served.url}{locale}/{METHOD}.html#{SUMMARY}"
    # Of another sentence nothing has been copied yet.
    page.locator(".md-footer").hover()
    expect(page.locator("#rg-original")).to_be_hidden()
    page.locator(f"#{TITLE}").hover()
    expect(page.locator("#rg-original")).to_contain_text("Abort")
    expect(page.locator(SAID)).to_be_empty()


def test_the_way_of_the_focus_goes_through_the_box_and_on(page, served, clipboard):
    page.goto(f"{served.url}fr-fr/{METHOD}.html")
    settled(page)
    box = page.locator("#rg-original")
    page.locator(f"#{TITLE}").focus()
    page.keyboard.press("ArrowDown")
    expect(box).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(COPY)).to_be_focused()
    expect(box).to_contain_text("Asks")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_have_text("Lien copié")
    assert clipboard().endswith(f"#{SUMMARY}")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(f"#{SUMMARY}")).to_be_focused()
    expect(box).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(box).to_be_hidden()
    expect(page.locator(f"#{SUMMARY} ~ :focus, #{SUMMARY} :focus")).to_have_count(1)


def test_escape_leads_from_the_box_back_to_its_sentence(page, served):
    page.goto(f"{served.url}fr-fr/{METHOD}.html")
    settled(page)
    page.locator(f"#{TITLE}").focus()
    expect(page.locator(COPY)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(COPY)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#rg-original")).to_be_hidden()
    expect(page.locator(f"#{TITLE}")).to_be_focused()


def test_without_a_clipboard_the_address_names_the_sentence(page, served):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{served.url}zh-cn/{METHOD}.html")
    settled(page)
    page.locator(f"#{SUMMARY}").hover()
    page.locator(COPY).click()
    expect(page.locator(SAID)).to_have_text(load_texts("zh-cn").text("original.address"))
    expect(page).to_have_url(f"{served.url}zh-cn/{METHOD}.html#{SUMMARY}")


def test_what_has_no_original_offers_its_link_where_it_is_clicked(page, served, clipboard):
    page.goto(f"{served.url}en-us/{METHOD}.html")
    settled(page)
    box, sentence = page.locator("#rg-original"), page.locator(f"#{SUMMARY}")
    sentence.hover()
    page.locator(f"#{TITLE}").click()
    expect(box).to_be_visible()
    expect(box.locator("p")).to_be_hidden()
    expect(box).to_have_attribute("aria-label", load_texts("en-us").text("original.copy"))
    # It stays while the pointer passes over other sentences, and goes with a click elsewhere.
    sentence.hover()
    page.locator(COPY).click()
    expect(page.locator(SAID)).to_have_text(load_texts("en-us").text("original.copied"))
    assert clipboard() == f"{served.url}en-us/{METHOD}.html#{TITLE}"
    page.locator(".md-footer").click()
    expect(box).to_be_hidden()


def test_what_has_no_original_offers_its_link_by_keyboard(page, served, clipboard):
    page.goto(f"{served.url}en-us/{METHOD}.html")
    settled(page)
    page.locator(f"#{TITLE}").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(COPY)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).not_to_be_empty()
    assert clipboard() == f"{served.url}en-us/{METHOD}.html#{SUMMARY}"
    page.keyboard.press("Escape")
    expect(page.locator("#rg-original")).to_be_hidden()
    expect(page.locator(f"#{SUMMARY}")).to_be_focused()
    # A link in a sentence is passed without it.
    page.locator(".rg-page .s[id] a[href]").first.focus()
    expect(page.locator("#rg-original")).to_be_hidden()


def test_what_is_selected_is_not_covered(page, served):
    page.goto(f"{served.url}en-us/{METHOD}.html")
    settled(page)
    page.locator(f"#{SUMMARY}").dblclick(position={"x": 20, "y": 5})
    page.wait_for_function("!getSelection().isCollapsed")
    expect(page.locator("#rg-original")).to_be_hidden()


def test_a_link_is_copied_by_finger(browser, served):
    context = browser.new_context(has_touch=True, viewport={"width": 320, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served.url}it-it/{METHOD}.html")
    settled(page)
    page.locator(f"#{SUMMARY}").tap(position={"x": 10, "y": 8})
    page.locator(COPY).tap()
    expect(page.locator(SAID)).to_have_text("Collegamento copiato")
    # The sentence stays in sight.
    box, sentence = page.locator("#rg-original").bounding_box(), page.locator(f"#{SUMMARY}").bounding_box()
    assert box["y"] + box["height"] <= sentence["y"] or box["y"] >= sentence["y"] + sentence["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    context.close()


def test_a_link_from_a_part_leads_to_its_page(browser, divided_site):
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{divided_site.url}fr-fr/{LONG}.part-2.html")
    settled(page)
    page.locator(".rg-page .s[id]").last.hover()
    page.locator(COPY).click()
    expect(page.locator(SAID)).to_have_text("Lien copié")
    assert f"/{LONG}.html#s-" in page.evaluate("navigator.clipboard.readText()")
    context.close()


def test_who_comes_back_to_a_long_page_is_where_it_was_left(browser, divided_site):
    page = browser.new_page(viewport={"width": 1300, "height": 500})
    place = f"{divided_site.url}fr-fr/{LONG}.html"
    page.goto(place)
    expect(page.locator(".rg-rest")).to_have_count(0)
    page.locator("#about-this-page").scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    page.reload()
    page.wait_for_function("top => Math.abs(scrollY - top) < 2", arg=top)
    page.goto(f"{divided_site.url}fr-fr/index.html")
    page.go_back()
    page.wait_for_function("top => Math.abs(scrollY - top) < 2", arg=top)
    # Who leaves while the page still moves too: it does not come to the end of scrolling.
    elsewhere = top - 300
    page.evaluate("addEventListener('scrollend', (event) => event.stopImmediatePropagation(), true)")
    page.evaluate("top => scrollTo(0, top)", elsewhere)
    page.reload()
    page.wait_for_function("top => Math.abs(scrollY - top) < 2", arg=elsewhere)
    # Who comes by a link begins with the beginning.
    page.goto(f"{place}?again")
    expect(page.locator(".rg-rest")).to_have_count(0)
    assert page.evaluate("scrollY") == 0
    page.close()
