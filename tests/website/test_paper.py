"""Paper, and screens whose colours the reader has set: nothing depends on a colour or a shadow that is not there."""

import pytest

from tests.website.conftest import METHOD, SUMMARY
from tests.website.test_standards import opened

pytestmark = pytest.mark.browser
A4 = {"width": 718, "height": 1000}
FAINT = """() => {
  const light = (colour) => {
    const [red, green, blue, opacity = 1] = colour.match(/[\\d.]+/g).map(Number)
    return 255 - opacity * (255 - (0.3 * red + 0.6 * green + 0.1 * blue))
  }
  const isWritten = (one) => [...one.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.data.trim())
  return [...document.querySelectorAll('article *')].filter((one) => one.checkVisibility() && isWritten(one)).filter((one) => {
    const [own, before] = [getComputedStyle(one), getComputedStyle(one, '::before')]
    return light(own.color) > 128 || light(own.backgroundColor) < 192 || (before.content !== 'none' && before.maskImage === 'none' && light(before.backgroundColor) < 192)
  }).map((one) => one.outerHTML.slice(0, 80))
}"""
HEAT = "<div class='rg-table rg-heat'><table><tr><td><span class='rg-shade rg-shade-9'><a href='#'>9</a></span></table></div>"


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("address", [f"{METHOD}.html", f"{METHOD}.html?compare=en-us~fr-fr", "site/drift.html"])
def test_paper_is_white_and_words_are_dark(browser, served, address, scheme):
    page = opened(browser, f"{served.url}fr-fr/{address}")
    if "compare" in address:
        page.locator(".rg-compare td").first.wait_for()
        page.evaluate("document.querySelector('.rg-compare td').innerHTML = '<mark>x</mark>'")
    page.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", HEAT)
    page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    page.emulate_media(media="print")
    faint = page.evaluate(FAINT)
    page.context.close()
    assert faint == []


@pytest.mark.parametrize(("media", "is_beside"), [("print", True), ("screen", False)])
def test_a_comparison_stands_side_by_side_on_paper(browser, served, media, is_beside):
    page = opened(browser, f"{served.url}fr-fr/{METHOD}.html?compare=en-us~fr-fr", viewport=A4)
    page.locator(".rg-compare td").first.wait_for()
    page.emulate_media(media=media)
    tops = page.locator(f"tr[data-sentence='{SUMMARY}'] td[data-name]").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top)"
    )
    heads = page.locator(".rg-compare thead").is_visible()
    width = page.locator(f"tr[data-sentence='{SUMMARY}'] td[data-name]").last.evaluate(
        "one => one.getBoundingClientRect().right"
    )
    last = page.locator(".rg-code pre").first.evaluate("one => one.getBoundingClientRect().right")
    page.context.close()
    assert (tops[0] == tops[1], heads) == (is_beside, is_beside)
    assert abs(width - last) < 20 or not is_beside, "all of the sheet is used"


@pytest.mark.parametrize(("media", "size"), [("print", "13px"), ("screen", "26px")])
def test_the_words_of_a_chart_are_large_on_small_screens_alone(browser, served, media, size):
    page = opened(browser, f"{served.url}fr-fr/site/drift.html", viewport=A4)
    page.emulate_media(media=media)
    found = page.locator(".rg-chart text").first.evaluate("one => getComputedStyle(one).fontSize")
    page.context.close()
    assert found == size


BORDER = "one => getComputedStyle(one).borderBottomStyle"


@pytest.mark.parametrize("forced", ["active", "none"])
def test_what_lies_over_a_page_has_an_edge_where_colours_are_forced(browser, served, forced):
    page = opened(browser, f"{served.url}fr-fr/{METHOD}.html", forced_colors=forced)
    page.locator(f"#{SUMMARY}").hover()
    page.locator("#rg-original").wait_for()
    page.locator(".rg-languages summary").click()
    edges = {page.locator(one).evaluate(BORDER) for one in ("#rg-original", ".rg-languages ul", ".md-header")}
    page.keyboard.press("/")
    edges.add(page.locator("dialog.rg-search").evaluate(BORDER))
    page.context.close()
    assert edges == {"solid" if forced == "active" else "none"}


@pytest.mark.parametrize("forced", ["active", "none"])
def test_what_a_link_leads_to_is_marked_where_colours_are_forced(browser, served, forced):
    place = f"{served.url}fr-fr/{METHOD}.html"
    page = opened(browser, f"{place}#{SUMMARY}", forced_colors=forced)
    outline = "one => getComputedStyle(one).outlineStyle"
    marked = [page.locator(f"#{SUMMARY}").evaluate(outline)]
    page.goto(f"{place}?compare=en-us~fr-fr#{SUMMARY}")
    marked.append(page.locator("tr.rg-asked").evaluate(outline))
    page.goto(f"{served.url}fr-fr/site/drift.html")
    folded = page.locator("article details > summary").first
    colours = "one => ['::after', ''].map(each => getComputedStyle(one, each || null).backgroundColor)"
    icon, behind = folded.evaluate(colours)
    page.context.close()
    assert set(marked) == {"solid" if forced == "active" else "none"}
    assert icon != behind
