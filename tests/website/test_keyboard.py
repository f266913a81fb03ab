"""Everything works by keyboard, and shows where the focus is."""

import pytest
from playwright.sync_api import expect

from tests.website.conftest import listed
from tests.website.test_standards import KINDS, SLEEP, opened

REACHABLE = """() => [...document.querySelectorAll('a[href], button, select, input, textarea, summary, [tabindex="0"]')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.tabIndex >= 0 && !one.disabled)
  .map((one, at) => (one.dataset.reached = String(at)))"""


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["findings", "interface", "dashboard"])
def test_the_keyboard_reaches_everything_and_is_seen(browser, built, kind):
    page = opened(browser, f"{built.url}zh-cn/{KINDS[kind]}")
    if kind == "dashboard":
        listed(page)
    wanted = set(page.evaluate(REACHABLE))
    assert len(wanted) > 20
    reached, unseen = set(), []
    for _ in range(len(wanted) + 30):
        page.keyboard.press("Tab")
        name, mark, html = page.evaluate(
            """() => { const one = document.activeElement; const style = getComputedStyle(one);
            return [one.dataset.reached ?? "", style.outlineStyle, one.outerHTML.slice(0, 120)] }"""
        )
        if name in reached:
            break
        if name:
            reached.add(name)
            if mark == "none":
                unseen.append(html)
    page.context.close()
    assert wanted - reached == set()
    assert unseen == []


@pytest.mark.browser
def test_a_day_without_a_mouse(browser, built):
    page = opened(browser, f"{built.url}fr-fr/{SLEEP}")
    page.keyboard.press("Tab")
    expect(page.locator(".rg-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.locator("[data-refgen=compare]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".rg-compare")).to_be_visible()
    choice = page.locator(".rg-comparison select").first
    choice.focus()
    page.keyboard.press("End")
    expect(choice).to_have_value("zh-cn")
    # The rows are others now, and the focus is where it was.
    expect(choice).to_be_focused()
    expect(page.locator(".rg-compare td").first).to_have_attribute("lang", "zh-cn")
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.locator(".rg-comparison .rg-button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-refgen=compare]")).to_be_focused()
    page.locator(".rg-languages summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".rg-languages a").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".rg-languages summary")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("dialog[open] input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.context.close()


@pytest.mark.browser
def test_the_drawer_of_a_narrow_page_by_keyboard(browser, built):
    page = opened(browser, f"{built.url}it-it/{SLEEP}", viewport={"width": 390, "height": 800})
    menu = page.locator("[data-refgen=menu]")
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary a").first).to_be_focused()
    page.wait_for_function("document.querySelector('.md-sidebar--primary').getBoundingClientRect().left === 0")
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.locator(".md-sidebar--primary a").first).to_be_hidden()
    page.context.close()


HIDDEN = """() => {
  const one = document.activeElement
  const under = document.querySelector('.md-header').getBoundingClientRect().bottom
  const spot = one.getClientRects()[0]
  return one.closest('main article, .md-path') && spot.top < under ? one.outerHTML.slice(0, 120) : ''
}"""


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["method", "interface", "article", "home", "index", "results", "dashboard", "compared"])
def test_the_header_hides_no_focus_on_the_way_back(browser, built, kind):
    address = f"{SLEEP}?compare=en-us~fr-fr" if kind == "compared" else KINDS[kind]
    page = opened(browser, f"{built.url}fr-fr/{address}", viewport={"width": 1000, "height": 400})
    if kind == "dashboard":
        listed(page)
    if kind == "compared":
        page.locator(".rg-compare").wait_for()
    page.locator("a:visible").last.focus()
    hidden = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        hidden.append(page.evaluate(HIDDEN))
    page.context.close()
    assert [one for one in hidden if one] == []
