"""Everything works by keyboard, and shows where the focus is."""

import pytest
from playwright.sync_api import expect

from refgen.website.texts import load_texts
from tests.website.conftest import listed, settled
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
@pytest.mark.parametrize(
    "kind", ["method", "interface", "article", "home", "index", "results", "dashboard", "compared"]
)
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


def test_the_page_stays_where_it_is_when_the_header_gets_the_focus(browser, built):
    page = opened(browser, f"{built.url}fr-fr/{SLEEP}", viewport={"width": 1000, "height": 400})
    page.locator("#remarks").evaluate("one => one.scrollIntoView()")
    before = page.evaluate("scrollY")
    for place in (".rg-languages summary", ".md-header button:visible"):
        page.locator(place).first.focus()
        assert page.evaluate("scrollY") == before > 0, place
    page.context.close()


COVERED = """selector => {
  const one = document.querySelector(selector)
  const { left, top, width, height } = one.getBoundingClientRect()
  return [top + 4, top + height - 4].some((y) => !one.contains(document.elementFromPoint(left + width / 2, y)))
}"""


@pytest.mark.browser
@pytest.mark.parametrize("height", [500, 256])
def test_the_field_of_search_stays_in_sight_above_its_results(browser, built, height):
    page = opened(browser, f"{built.url}fr-fr/{SLEEP}", viewport={"width": 700, "height": height})
    page.keyboard.press("/")
    page.keyboard.type("task")
    expect(page.locator("dialog [role=option]").nth(8)).to_be_attached()
    for key, times in (("ArrowDown", 8), ("ArrowUp", 1), ("ArrowUp", 9)):
        for _ in range(times):
            page.keyboard.press(key)
        assert not page.evaluate(COVERED, "dialog input"), key
        assert not page.evaluate(COVERED, "dialog [aria-selected=true]"), key
    # With the first result comes what stands above it.
    assert page.evaluate("document.querySelector('dialog').scrollTop") == 0
    page.context.close()


@pytest.mark.browser
def test_what_the_focus_leaves_is_closed(browser, built):
    page = opened(browser, f"{built.url}fr-fr/{SLEEP}", viewport={"width": 390, "height": 800})
    languages, drawer = page.locator(".rg-languages ul"), page.locator(".md-sidebar--primary a").first
    menu = page.locator("[data-refgen=menu]")
    page.locator(".rg-languages summary").focus()
    page.keyboard.press("Enter")
    for _ in range(4):
        page.keyboard.press("Tab")
        expect(languages).to_be_visible()
    page.keyboard.press("Tab")
    expect(languages).to_be_hidden()
    expect(page.locator(".rg-search-open")).to_be_focused()
    menu.focus()
    page.keyboard.press("Enter")
    expect(drawer).to_be_focused()
    page.keyboard.press("Tab")
    expect(drawer).to_be_visible()
    page.locator("[data-refgen=contents]").focus()
    page.keyboard.press("Tab")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(drawer).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")
    page.context.close()


@pytest.mark.browser
def test_a_long_list_of_languages_is_scrolled(browser, built):
    page = opened(browser, f"{built.url}fr-fr/{SLEEP}", viewport={"width": 320, "height": 256})
    page.locator(".rg-languages summary").click()
    page.evaluate(
        "(one => one.append(...[...one.children].map(each => each.cloneNode(true))))(document.querySelector('.rg-languages ul'))"
    )
    last = page.locator(".rg-languages a").last
    last.focus()
    expect(last).to_be_in_viewport(ratio=1)
    page.context.close()


CONTRAST = """() => {
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3)
    .map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0)
  const [words, paper] = [document.activeElement, document.body].map((one, at) => light(getComputedStyle(one)[at ? 'backgroundColor' : 'color']))
  return (Math.max(words, paper) + 0.05) / (Math.min(words, paper) + 0.05)
}"""


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "link", [".md-path a", ".md-sidebar--primary a", ".md-sidebar--secondary a", ".rg-outcomes a", "h2 .headerlink"]
)
def test_the_words_of_a_link_that_has_the_focus_can_be_read(browser, built, link, scheme):
    page = opened(browser, f"{built.url}fr-fr/{SLEEP}", color_scheme=scheme)
    page.locator(link).first.focus()
    contrast = page.evaluate(CONTRAST)
    page.context.close()
    assert contrast >= 4.5


KEYS = "#rg-original-keys"


@pytest.mark.browser
@pytest.mark.parametrize("locale", ["en-us", "fr-fr", "zh-cn"])
def test_who_comes_by_keyboard_is_told_of_the_arrows_until_one_is_pressed(browser, built, locale):
    page = opened(browser, f"{built.url}{locale}/{SLEEP}")
    first = page.locator(".rg-page .s[tabindex='0']")
    settled(page)
    page.keyboard.press("Tab")
    first.focus()
    expect(page.locator(KEYS)).to_be_visible()
    expect(page.locator(KEYS)).to_have_text(load_texts(locale).text("original.keys"))
    assert KEYS.removeprefix("#") in first.get_attribute("aria-describedby").split(), "it is heard, too"
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    expect(page.locator("#rg-original")).to_be_visible()
    expect(page.locator(KEYS)).to_be_hidden()
    page.context.close()


@pytest.mark.browser
def test_who_points_is_not_told_of_keys(browser, built):
    page = opened(browser, f"{built.url}fr-fr/{SLEEP}")
    settled(page)
    sentence = page.locator(".rg-page .s[id]").first
    for come in (sentence.hover, sentence.click):
        come()
        expect(page.locator("#rg-original")).to_be_visible()
        expect(page.locator(KEYS)).to_be_hidden()
    page.context.close()
