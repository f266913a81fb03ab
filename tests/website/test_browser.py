"""The site in a browser: what a reader does, by mouse and by keyboard."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from refgen.website.texts import load_texts
from tests.website.conftest import FOLDER, INTERFACE, LONG, METHOD, RARE, ROOT, SUMMARY, TITLE, listed, settled

pytestmark = pytest.mark.browser
KINDS = {
    "method": f"{METHOD}.html",
    "interface": f"{INTERFACE}.html",
    "enumeration": f"{FOLDER}/etasktype-enumeration.html",
    "article": f"{FOLDER}/task-call-sequences.html",
    "home": "index.html",
    "index": "site/apis.html",
    "results": "site/results.html",
    "dashboard": "site/drift.html",
}


def test_originals_by_keyboard(page, served):
    page.goto(f"{served.url}fr-fr/{METHOD}.html")
    settled(page)
    page.locator(f"#{TITLE}").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"#{SUMMARY}")).to_be_focused()
    expect(page.locator("#rg-original")).to_contain_text("Asks")
    page.keyboard.press("Escape")
    expect(page.locator("#rg-original")).to_be_hidden()


def test_originals_by_pointer(page, served):
    page.goto(f"{served.url}zh-cn/{METHOD}.html")
    settled(page)
    page.locator(f"#{SUMMARY}").hover()
    expect(page.locator("#rg-original")).to_contain_text("Asks")


def test_the_original_is_closed_by_escape_wherever_the_focus_is(page, served):
    page.goto(f"{served.url}zh-cn/{METHOD}.html")
    settled(page)
    page.locator("[data-refgen=compare]").focus()
    sentence, box = page.locator(f"#{SUMMARY}"), page.locator("#rg-original")
    sentence.hover()
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    # It stays so while the pointer does, and comes again with it.
    sentence.hover(position={"x": 3, "y": 3})
    page.locator(f"#{TITLE}").hover()
    expect(box).to_contain_text("Abort")
    sentence.hover()
    expect(box).to_contain_text("Asks")


def test_the_pointer_may_go_into_the_original(page, served):
    page.goto(f"{served.url}zh-cn/{METHOD}.html")
    settled(page)
    sentence, box = page.locator(f"#{SUMMARY}"), page.locator("#rg-original")
    sentence.hover(position={"x": 30, "y": 5})
    expect(box).to_contain_text("Asks")
    from_, to = sentence.bounding_box(), box.bounding_box()
    down = from_["y"] + 5 if to["y"] < from_["y"] else from_["y"] + from_["height"] - 5
    page.mouse.move(from_["x"] + 30, down)
    page.mouse.move(from_["x"] + 30, to["y"] + to["height"] / 2, steps=20)
    expect(box).to_contain_text("Asks")
    expect(page.locator("#rg-original:hover")).to_have_count(1)
    page.locator(".md-footer").hover()
    expect(box).to_be_hidden()


def test_marks_open_what_is_wrong(page, served):
    page.goto(f"{served.url}fr-fr/{METHOD}.html")
    page.locator(".rg-mark").first.click()
    expect(page.locator(".rg-box:popover-open")).to_contain_text("The summary is not what it was.")


def test_a_link_to_a_sentence_that_is_gone_says_so(page, served):
    said = page.locator("#content > [role=status]", has_text="ne figure plus sur cette page")
    page.goto(f"{served.url}fr-fr/{METHOD}.html#s-00000")
    expect(said).to_be_visible()
    # It goes with the address that asked for it.
    page.evaluate(f"location.hash = '{SUMMARY}'")
    expect(said).to_have_count(0)
    page.goto(f"{served.url}fr-fr/{METHOD}.html?compare=en-us~fr-fr#s-00000")
    expect(page.locator(".rg-comparison")).to_be_visible()
    expect(said).to_be_visible()


@pytest.mark.parametrize("anchor", ["", f"#{SUMMARY}", "#remarks", "#%E0%A4%A", "?compare=en-us~fr-fr#" + SUMMARY])
def test_a_link_to_what_is_there_leads_there(page, served, anchor):
    page.goto(f"{served.url}fr-fr/{METHOD}.html{anchor}")
    settled(page)
    expect(page.locator("#content > [role=status]")).to_have_count(int("%" in anchor))


def test_a_sentence_in_a_further_part_of_its_page_is_there(browser, divided_site):
    page = browser.new_page()
    page.goto(f"{divided_site.url}fr-fr/{LONG}.part-2.html")
    name = page.locator(".rg-page .s[id]").last.get_attribute("id")
    page.goto(f"{divided_site.url}fr-fr/{LONG}.html#{name}")
    expect(page.locator(f"#{name}")).to_be_in_viewport()
    expect(page.locator("#content > [role=status]")).to_have_count(0)
    page.close()


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("fr-fr/", "nav.home"),
        (f"fr-fr/{KINDS['results']}", "results.title"),
        (f"fr-fr/{KINDS['dashboard']}?locale=fr-fr#worst", "drift.title"),
    ],
)
def test_the_page_that_is_read_is_marked_among_the_sites_own(page, served, place, key):
    page.goto(f"{served.url}{place}")
    marked = page.locator(".md-sidebar--primary a[aria-current=page]")
    expect(marked).to_have_count(1)
    expect(marked).to_have_text(load_texts("fr-fr").text(key))


def test_cards_of_a_row_are_equally_high(page, served):
    page.goto(f"{served.url}404.html")
    settled(page)
    cards = page.locator(".rg-cards li")
    expect(cards).to_have_count(4)
    boxes = cards.evaluate_all("all => all.map((one) => [one.offsetTop, one.offsetHeight, one.offsetWidth])")
    assert len({height for top, height, _ in boxes if top == boxes[0][0]}) == 1
    assert len({width for _, _, width in boxes}) == 1


def test_a_mark_inside_a_sentence_opens_its_own_box_alone(page, served):
    page.goto(f"{served.url}fr-fr/{METHOD}.html")
    settled(page)
    sentence, box = page.locator(f"#{SUMMARY}"), page.locator("#rg-original")
    # As that of a file that is included: the box that it opens says what is the matter.
    sentence.evaluate(
        "one => one.insertAdjacentHTML('beforeend', ` <button class=rg-mark popovertarget=own>−</button><p popover id=own>x</p>`)"
    )
    mark = sentence.locator(".rg-mark")
    sentence.hover(position={"x": 3, "y": 3})
    expect(box).to_be_visible()
    mark.click()
    expect(page.locator("#own")).to_be_visible()
    expect(box).to_be_hidden()
    page.mouse.move(0, 0)
    page.keyboard.press("Escape")
    mark.hover()
    page.wait_for_timeout(300)
    expect(box).to_be_hidden()
    page.keyboard.press("Escape")


def test_findings_are_filtered(page, served):
    page.goto(f"{served.url}fr-fr/site/drift.html")
    expect(listed(page)).to_have_count(2)
    page.locator("[data-refgen=findings] select").first.select_option("zh-cn")
    expect(page.locator("[data-refgen=findings] tbody tr")).to_have_count(1)
    # A folder, the top one, and words.
    for query, count in ((f"/{FOLDER.rpartition('/')[2]}/", 1), ("/", 0), ("nothing like it", 0)):
        page.locator("[data-refgen=findings] input").fill(query)
        expect(page.locator("[data-refgen=findings] tbody tr")).to_have_count(count)


def test_severities_stand_in_their_order(browser, built):
    page = browser.new_page()
    page.goto(f"{built.url}en-us/site/drift.html#findings")
    severities = page.locator("[data-refgen=findings] select").last.locator("option:not([value=''])")
    expect(severities).to_have_text(["Error", "Warning", "Information"])
    page.close()


def test_findings_in_a_further_part_of_the_dashboard_are_listed(browser, divided, tmp_path):
    with divided(tmp_path, 8_000) as site:
        assert 'data-refgen="findings"' not in (site.folder / "fr-fr/site/drift.html").read_text("utf-8")
        page = browser.new_page()
        page.goto(f"{site.url}fr-fr/site/drift.html")
        expect(page.locator(".rg-rest")).to_have_count(0)
        expect(listed(page)).to_have_count(2)
        page.close()


def test_filters_are_in_the_address(page, served):
    page.goto(f"{served.url}fr-fr/site/drift.html")
    # The list is one step away, though charts stand before it.
    page.locator("article a.rg-button[href='#findings']").click()
    filters = page.locator("[data-refgen=findings]")
    expect(filters.locator("tbody tr")).to_have_count(2)
    filters.locator("select").first.select_option("zh-cn")
    filters.locator("input").fill("summary")
    expect(filters.locator("tbody tr")).to_have_count(1)
    expect(page).to_have_url(
        re.compile(r"/drift\.html\?query=summary&locale=zh-cn#findings$|\?locale=zh-cn&query=summary#findings$")
    )
    filters.locator("tbody a").click()
    expect(page).to_have_url(re.compile("/zh-cn/docs/"))
    page.go_back()
    expect(filters.locator("input")).to_have_value("summary")
    expect(filters.locator("select").first).to_have_value("zh-cn")
    expect(filters.locator("tbody tr")).to_have_count(1)
    filters.locator("input").fill("")
    filters.locator("select").first.select_option("")
    expect(page).to_have_url(re.compile(r"/drift\.html#findings$"))
    expect(filters.locator("tbody tr")).to_have_count(2)


@pytest.mark.parametrize("kind", ["method", "interface"])
def test_names_are_whole_where_there_is_room(page, served, kind):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{served.url}fr-fr/{KINDS[kind]}")
    settled(page)
    names = page.locator(".rg-table th[scope=row] code")
    expect(names.first).to_be_visible()
    assert (
        names.evaluate_all("all => all.filter(one => one.getClientRects().length > 1).map(one => one.textContent)")
        == []
    )


def test_types_break_between_words_only(page, served):
    page.set_viewport_size({"width": 1000, "height": 900})
    page.goto(f"{served.url}fr-fr/{FOLDER}/ihosttask-setclrtask-method.html")
    settled(page)
    types = page.locator(".rg-parameters td:nth-child(2) code")
    expect(types.first).to_be_visible()
    types.evaluate_all("all => all.forEach((one) => (one.textContent = 'CLRDATA_ADDRESSES'))")
    assert types.evaluate_all("all => all.map((one) => one.getClientRects().length)") == [1]


def test_colours_are_remembered(page, served):
    page.goto(f"{served.url}fr-fr/{METHOD}.html")
    settled(page)
    page.locator("[data-refgen=palette]").click()
    page.goto(f"{served.url}it-it/{METHOD}.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_an_unknown_address(page, served):
    def title(locale):
        texts = load_texts(locale)
        expect(page.locator(".md-sidebar--primary .rg-nav__title").first).to_have_text(texts.text("nav.site"))
        expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{locale}$", re.IGNORECASE))
        expect(page).to_have_title(re.compile(re.escape(texts.text("missing.title"))))
        return page.locator(f"h1:visible >> text={texts.text('missing.title')}")

    # A host shows the page at the address that was asked for.
    lost = (served.folder / "404.html").read_text("utf-8")
    page.route("**/nowhere.html", lambda route: route.fulfill(body=lost, content_type="text/html"))
    page.goto(f"{served.url}404.html")
    expect(title("fr-fr")).to_be_visible()
    expect(page.locator("h1:visible")).to_have_count(1)
    page.goto(f"{served.url}zh-cn/nowhere.html")
    expect(title("zh-cn")).to_be_visible()
    page.goto(f"{served.url}fr-fr/{METHOD}.html")
    page.locator(".rg-languages summary").click()
    page.locator(".rg-languages a[data-language=it-it]").click()
    expect(page).to_have_url(re.compile("/it-it/"))
    page.goto(f"{served.url}nowhere.html")
    expect(title("it-it")).to_be_visible()
    page.locator(".rg-search-open").click()
    expect(page.locator("dialog[open]")).to_be_visible()


def test_pages_work_from_the_disk(browser, served):
    opened = browser.new_page()
    opened.goto((served.folder / f"fr-fr/{METHOD}.html").as_uri())
    opened.locator(".rg-path, .md-path a").nth(1).click()
    opened.wait_for_url("file://**/index.html")
    expect(opened.locator("h1")).to_be_visible()
    opened.close()


@pytest.mark.parametrize("medium", [("fr-fr", "light", 1300), ("zh-cn", "dark", 390), ("it-it", "dark", 1300)])
def test_screenshots(request, browser, served, medium):
    """Not compared with anything: kept for people to look at."""
    locale, scheme, width = medium
    folder = Path(ROOT / "build" / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 1000})
    page = context.new_page()
    places = {kind: f"{served.url}{locale}/{address}" for kind, address in KINDS.items()}
    places["comparison"] = f"{served.url}{locale}/{METHOD}.html?compare=en-us~{locale}"
    divided_site, rare = (request.getfixturevalue(name) for name in ("divided_site", "rare"))
    places["part"] = f"{divided_site.url}{locale}/{LONG}.part-2.html"
    # The rarer kinds are not there in every language.
    places |= {kind: f"{rare.url}en-us/{address}" for kind, address in RARE.items()}
    for kind, address in places.items():
        page.goto(address)
        settled(page)
        expect(page.locator("h1:visible")).to_be_in_viewport()
        page.screenshot(path=folder / f"{kind}-{locale}-{scheme}-{width}.png")
    context.close()
