"""Pages too heavy for one file: nothing is lost, each part is a page, and a browser makes them one again."""

import json
import re
import shutil
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect

from refgen.output import write_file
from refgen.website.address import part_address
from refgen.website.frame.content import Content, Crumb, NavGroup, TocItem
from refgen.website.frame.division import HEAVIEST, Part, anchors_of, divided, stamped
from refgen.website.frame.languages import switched
from tests.website.conftest import FOLDER, LONG, Served, broken_links, serving

ROOM = 1_200
ROWS = "".join(f'<tr><th scope="row"><code id="r{n}">R{n}</code></th><td>row {n}</td></tr>' for n in range(40))
TABLE = f'<div class="rg-table rg-members"><table aria-label="M"><thead><tr><th>N</th></tr></thead><tbody>{ROWS}</tbody></table></div>'
ITEMS = "".join(f'<li id="i{n}">item {n}<br>and <a href="#r{n % 40}">more</a></li>' for n in range(40))
LISTING = f'<div class="highlight"><pre tabindex=0><code>{"".join(f"<span>line</span> {n}" + chr(10) for n in range(200))}</code></pre></div>'
FINDINGS = f"<details class='x'><summary>All</summary><ul>{ITEMS.replace('id=', 'data-x=')}</ul></details>".replace(
    "'", '"'
)
MARKED = "".join(
    f'<p><span class="s" id="s-{n}-0">words {n}</span><button popovertarget="f-{n}" id="d-{n}">1</button></p>'
    for n in range(30)
)
BOXES = "".join(f'<div popover id="f-{n}" class="rg-box"><p>{"what is wrong " * 8}</p></div>' for n in range(30))
PIECES = {
    "table": TABLE,
    "list": f"<ul>{ITEMS}</ul>",
    "listing": LISTING,
    "findings": FINDINGS,
    "heading": "<h2 id=h>Heading</h2>".replace("=h", '="h"'),
    "text": "".join(f"<p>paragraph {n}</p>" for n in range(200)),
    "marked": MARKED,
}


def content(body):
    toc = (TocItem("i39", "Item", 2),)
    return Content("fr-fr", "fr-fr/docs/x.html", "Title", "", body, toc, (), (), (("fr-fr", "fr-fr/docs/x.html"),))


def rejoined(parts):
    """What `rest.js` makes of the parts."""

    def join(into, source):
        for child in list(source.children):
            marks = child.attrs if isinstance(child, Tag) else {}
            if "data-again" in marks:
                continue
            if "data-goes-on" not in marks:
                into.append(child.extract())
                continue
            same = [one for one in into.find_all(child.name, recursive=False) if one.get("class") == child.get("class")]
            join(same[-1], child)

    first, *others = (BeautifulSoup(part.body, "html.parser") for part in parts)
    for other in others:
        first.find(class_="rg-rest").extract()
        rest = other.find(class_="rg-rest")
        join(first, other)
        if rest:
            first.append(rest)
    return first


def told(soup):
    return re.sub(r"\s+", "", soup.get_text())


@pytest.mark.parametrize("name", sorted(PIECES.keys() - {"heading"}))
def test_nothing_is_lost_and_no_part_is_too_heavy(name):
    body = f'<div class="rg-page"><h1>Title</h1>{PIECES[name]}</div>{BOXES if name == "marked" else ""}'
    parts = divided(content(body), ROOM, ROOM)
    assert len(parts) > 1
    assert max(len(part.body.encode()) for part in parts) <= ROOM + 1_000
    whole = BeautifulSoup(body, "html.parser")
    again = rejoined(parts)
    boxes = {one["id"] for one in again.select(".rg-box")}
    assert boxes == {one["id"] for one in whole.select(".rg-box")}
    for one in (*again.select(".rg-box"), *whole.select(".rg-box")):
        one.extract()
    assert told(again) == told(whole)
    assert [one["id"] for one in again.select("[id]")] == [one["id"] for one in whole.select("[id]")]


@given(st.lists(st.sampled_from(sorted(PIECES)), min_size=1, max_size=6), st.integers(600, 9_000))
def test_any_page_in_any_room(names, room):
    body = f'<div class="rg-page"><h1>T</h1>{"".join(PIECES[name] for name in names)}</div>'
    parts = divided(content(body), room, room)
    assert told(BeautifulSoup("".join(part.body for part in parts), "html.parser")).count("T") >= 1
    for part in parts:
        opened = re.findall(r"<([a-z]\w*)\b", part.body)
        closed = re.findall(r"</([a-z]\w*)>", part.body)
        assert sorted(name for name in opened if name != "br") == sorted(closed)
        assert not part.body.rstrip().endswith("</h2></div>") or part is parts[-1]


def test_each_box_stands_on_the_part_of_its_mark():
    parts = divided(content(f'<div class="rg-page">{MARKED}</div>{BOXES}'), ROOM, ROOM)
    for part in parts:
        assert set(re.findall(r'popovertarget="([^"]*)"', part.body)) == set(
            re.findall(r'popover id="([^"]*)"', part.body)
        )


def test_a_box_that_many_marks_open_stands_once_on_each_part():
    marked = re.sub(r'popovertarget="[^"]*"', 'popovertarget="state-added"', MARKED)
    box = '<div popover id="state-added" class="rg-box"><p>Added.</p></div>'
    parts = divided(content(f'<div class="rg-page">{marked}</div>{box}'), ROOM, ROOM)
    assert len(parts) > 1
    assert all(part.body.count(box) == 1 for part in parts)


def test_parts_lead_to_each_other():
    first, second, *_ = divided(content(f'<div class="rg-page"><ul>{ITEMS}</ul>{TABLE}</div>'), ROOM, ROOM)
    assert (first.address, second.address) == ("fr-fr/docs/x.html", "fr-fr/docs/x.part-2.html")
    assert '<a rel="next" href="x.part-2.html">Suite de la page (2 sur ' in first.body
    assert '<a data-refgen="start" href="x.html">' in second.body
    assert re.search(r'<a href="x\.part-\d\.html#r0">', first.body)
    assert first.toc[0].page.startswith("x.part-")
    assert (first.is_continued, second.is_continued) == (False, True)


def test_a_part_begins_below_the_headings_that_it_stands_under():
    text = "".join(f"<p>words {n}</p>" for n in range(80))
    sections = f'<h2 id="a">One <em>more</em><a class="headerlink" href="#a">#</a></h2>{text}<h3 id="b">Two</h3>{text}'
    parts = divided(content(f'<div class="rg-page"><h1>T</h1>{sections}<h2 id="c">Three</h2>{text}</div>'), ROOM, ROOM)
    for part in parts[1:]:
        levels = [int(level) for level in re.findall(r"<h(\d)", part.body)]
        assert all(after <= before + 1 for before, after in pairwise(levels))
    assert any("<h2>One more</h2></div>" in part.body for part in parts)


def page_with_listing(locale, lines, after):
    """A page that fits into two parts only where its listing is small enough to have something behind it."""
    listing = f'<pre id="listing">{"x" * 79 + chr(10)}{("y" * 79 + chr(10)) * lines}</pre>'
    facts = "".join(f"<dt>Fact {n}</dt><dd>value {n}</dd>" for n in range(after))
    body = f'<p id="one">{"words " * 500}</p>{listing}<h2 id="two">Two</h2><p id="three">more</p><dl>{facts}</dl>'
    address = f"{locale}/docs/x.html"
    others = tuple((one, f"{one}/docs/x.html") for one in ("en-us", "fr-fr"))
    return content(f'<div class="rg-page"><h1>T</h1>{body}</div>')._replace(
        locale=locale, address=address, alternates=others
    )


@pytest.mark.parametrize("lines", range(84, 129, 4))
def test_the_last_part_is_no_scrap(lines):
    parts = divided(page_with_listing("fr-fr", lines, 12), 10_000, 10_000)
    assert len(parts) > 1
    assert max(len(part.body.encode()) for part in parts) <= 10_000 + 1_000
    assert anchors_of(parts[-1])


@pytest.mark.parametrize("rows", range(1, 20))
def test_a_table_whose_head_fills_a_part_is_divided(rows):
    cells = [f"<tr><td>row {row} of the table</td></tr>" for row in range(rows)]
    body = f"<table><thead><tr><th>{'h' * 1_100}</th></tr></thead><tbody>{''.join(cells)}</tbody></table><p>end</p>"
    parts = divided(content(f'<div class="rg-page"><h1>T</h1>{body}</div>'), ROOM, ROOM)
    html = "".join(part.body for part in parts)
    assert [html.count(one) for one in cells] == [1] * rows


def test_further_parts_have_the_room_that_the_navigation_leaves_them(shells):
    nav = NavGroup("Near", None, tuple(Crumb(f"Neighbour {n}", f"n-{n}.html") for n in range(150)))
    first, second, *_ = stamped(shells["fr-fr"], with_headings()._replace(nav=(nav,)), "Site", "")
    assert len(first.html) <= HEAVIEST
    assert HEAVIEST - 4_000 < len(second.html) <= HEAVIEST


def test_the_switch_leads_from_a_part_without_anchors_to_the_one_with_what_stands_before_it(shells):
    def page(locale, *bodies):
        whole = page_with_listing(locale, 1, 0)
        addresses = (part_address(whole.address, number) for number in range(1, len(bodies) + 1))
        return tuple(
            Part(whole._replace(address=one, body=body), b"") for one, body in zip(addresses, bodies, strict=True)
        )

    ours = page("fr-fr", '<p id="a"></p>', '<p id="b"></p>', "<p>none</p>")
    theirs = page("en-us", "<p></p>", '<p id="a"></p><p id="b"></p>')
    told = {
        part.content.address: dict(part.content.alternates) for part in switched([ours, theirs], shells, "Site", "")
    }
    assert told["fr-fr/docs/x.part-3.html"]["en-us"] == "en-us/docs/x.part-2.html"


COUNT = 400
SECTIONS = "".join(
    f'<h2 id="h-{n}">About the part {n}<a class="headerlink" href="#h-{n}">#</a></h2><p>line {n}</p>'
    for n in range(COUNT)
)


def with_headings():
    toc = tuple(TocItem(f"h-{n}", f"About the part {n}", 2) for n in range(COUNT))
    return content(f'<div class="rg-page"><h1>T</h1>{SECTIONS}</div>')._replace(toc=toc)


def linked(html):
    return [one["href"] for one in BeautifulSoup(html, "html.parser").select("[data-refgen=toc] a")]


def test_a_page_of_many_headings_has_few_parts_and_each_lists_its_own(shells):
    parts = {part.content.address: part.html for part in stamped(shells["fr-fr"], with_headings(), "Site", "")}
    assert len(parts) <= 5
    assert max(map(len, parts.values())) <= HEAVIEST
    headings = [re.findall(rb'<h2 id="([^"]*)"', html) for html in parts.values()]
    assert [name.decode() for one in headings for name in one] == [f"h-{n}" for n in range(COUNT)]
    listed = [linked(html) for html in parts.values()]
    assert all(f"#{name.decode()}" in one for own, one in zip(headings, listed, strict=True) for name in own)
    assert all(href.startswith("#") for one in listed[1:] for href in one)
    assert any(href.startswith("x.part-2.html#") for href in listed[0])


def test_what_stands_around_a_page_never_makes_its_parts_tiny(shells):
    nav = NavGroup("Near", None, tuple(Crumb(f"Neighbour {n}", f"n-{n}.html") for n in range(600)))
    parts = stamped(shells["fr-fr"], with_headings()._replace(nav=(nav,)), "Site", "")
    assert len(parts) <= 40


@pytest.fixture(scope="module")
def headings_site(shells, served, tmp_path_factory):
    """A page of many headings."""
    folder = tmp_path_factory.mktemp("headings")
    shutil.copytree(served.folder / "assets", folder / "assets")
    for part in stamped(shells["fr-fr"], with_headings(), "Site", ""):
        write_file(folder / part.content.address, part.html)
    with serving(folder) as url:
        yield Served(folder, url)


@pytest.mark.browser
def test_a_browser_lists_the_headings_of_all_parts(browser, headings_site):
    page = browser.new_page()
    page.goto(f"{headings_site.url}fr-fr/docs/x.html#h-{COUNT - 1}")
    entries = page.locator("[data-refgen=toc] a")
    expect(entries).to_have_count(COUNT)
    expect(page.locator(".rg-rest")).to_have_count(0)
    hrefs = entries.evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert hrefs == [f"#h-{n}" for n in range(COUNT)]
    expect(page.locator("[data-refgen=toc] [aria-current]")).to_have_attribute("href", re.compile(r"#h-3\d\d"))
    page.close()


@pytest.mark.browser
def test_nothing_is_lost_where_the_page_lacks_what_a_part_goes_on_with(browser, headings_site):
    page = browser.new_page()
    path = headings_site.folder / "fr-fr/docs/x.part-2.html"
    strange = path.read_text("utf-8").replace(
        '<div class="rg-page" data-goes-on>', '<div class="strange" data-goes-on>'
    )
    page.route("**/x.part-2.html", lambda route: route.fulfill(body=strange, content_type="text/html"))
    page.goto(f"{headings_site.url}fr-fr/docs/x.html#h-{COUNT - 1}")
    expect(page.locator("#content h2")).to_have_count(COUNT)
    expect(page.locator(".rg-rest")).to_have_count(0)
    page.close()


def test_links_and_weights_of_parts(divided_site):
    pages = [path.relative_to(divided_site.folder).as_posix() for path in divided_site.folder.rglob("*.html")]
    assert any(".part-2." in page for page in pages)
    assert [one for one in broken_links(divided_site.folder, pages, "/reference/") if not one.is_written] == []
    heavy = {page for page in pages if (divided_site.folder / page).stat().st_size > 16_000}
    assert heavy == set()


@pytest.mark.browser
def test_a_browser_makes_the_parts_one_page_again(browser, divided_site, served):
    page = browser.new_page()
    page.goto(f"{served.url}fr-fr/{LONG}.html")
    # Scripts show what does nothing without them.
    page.locator("html[data-ready]").wait_for()
    whole = page.locator(".rg-page").inner_text()
    page.goto(f"{divided_site.url}fr-fr/{LONG}.html")
    expect(page.locator(".rg-rest")).to_have_count(0)
    expect(page.locator("[data-refgen=toc] a[href*=part]")).to_have_count(0)
    expect(page.locator(".rg-page")).to_have_text(whole, use_inner_text=True)
    page.close()


@pytest.mark.browser
def test_what_an_address_names_in_a_further_part_is_gone_to(browser, divided_site):
    page = browser.new_page()
    parts = [path.read_text("utf-8") for path in divided_site.folder.glob(f"fr-fr/{LONG}.part-*.html")]
    anchor = [name for part in parts for name in re.findall(r' id="(s-[^"]*)"', part)][-1]
    page.goto(f"{divided_site.url}fr-fr/{LONG}.html#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    page.close()


@pytest.mark.browser
def test_parts_are_read_without_scripts(browser, divided_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{divided_site.url}fr-fr/{LONG}.html")
    page.locator("a[rel=next]").click()
    page.wait_for_url("**.part-2.html")
    expect(page.locator("h1")).to_contain_text("(2 sur")
    context.close()


@pytest.fixture
def unscripted(browser):
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


RESULT = "HOST_E_TIMEOUT"
"""On a further part of the index of results, where it is cut after every fourth."""
CODED = f"{FOLDER}/ihosttaskmanager-sleep-method"


def part_of_result(site, locale):
    """The name of the file that has it."""
    parts = (site.folder / locale / "site").glob("results.part-*")
    (found,) = (one.name for one in parts if f' id="{RESULT}"' in one.read_text("utf-8"))
    return found


@pytest.mark.browser
@pytest.mark.parametrize("locale", ["en-us", "zh-cn"])
def test_a_result_in_a_further_part_of_their_index_is_reached_without_scripts(unscripted, divided_site, locale):
    files = sorted((divided_site.folder / locale).glob(f"{CODED}*.html"))
    asking = next(one for one in files if f'#{RESULT}"' in one.read_text("utf-8"))
    unscripted.goto(f"{divided_site.url}{asking.relative_to(divided_site.folder).as_posix()}")
    unscripted.locator(f".rg-outcomes a[href$='#{RESULT}']").click()
    unscripted.wait_for_url(f"**/{part_of_result(divided_site, locale)}#{RESULT}")
    expect(unscripted.locator(f"#{RESULT}")).to_be_in_viewport()


@pytest.mark.browser
def test_search_leads_to_the_part_that_has_a_result(browser, divided_site):
    page = browser.new_page()
    page.goto(f"{divided_site.url}fr-fr/index.html")
    page.locator("html[data-ready]").wait_for()
    page.keyboard.press("/")
    page.locator("dialog[open] input").fill(RESULT)
    expect(page.locator("[role=option]", has_text=RESULT).first).to_have_attribute(
        "href", f"{divided_site.url}fr-fr/site/{part_of_result(divided_site, 'fr-fr')}#{RESULT}"
    )
    page.close()


@pytest.mark.browser
def test_the_switch_leads_from_a_part_to_the_same_place(unscripted, divided_site):
    unscripted.goto(f"{divided_site.url}fr-fr/{LONG}.part-2.html")
    begins = unscripted.locator(".rg-page [id]").first.get_attribute("id")
    for locale in ("en-us", "zh-cn"):
        switch = unscripted.locator(f".rg-languages [data-language={locale}]").get_attribute("href")
        target = (divided_site.folder / "fr-fr" / LONG).parent / switch
        assert f' id="{begins}"' in target.resolve().read_text("utf-8")


@pytest.mark.browser
def test_what_an_earlier_part_has_is_gone_to(browser, divided_site):
    page = browser.new_page()
    first = (divided_site.folder / f"fr-fr/{LONG}.html").read_text("utf-8")
    anchor = re.findall(r' id="(s-[^"]*)"', first)[3]
    page.goto(f"{divided_site.url}fr-fr/{LONG}.part-2.html#{anchor}")
    page.wait_for_url(f"**/{LONG}.html#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    page.close()


@pytest.mark.browser
def test_a_part_that_is_there_no_more_leads_to_its_page(browser, served):
    page = browser.new_page()
    missing = (served.folder / "404.html").read_text("utf-8")
    page.route("**/*.part-7.html", lambda route: route.fulfill(status=404, body=missing, content_type="text/html"))
    page.goto(f"{served.url}fr-fr/{LONG}.part-7.html#remarks")
    page.wait_for_url(f"**/{LONG}.html#remarks")
    expect(page.locator("html")).to_have_attribute("lang", "fr-FR")
    expect(page.locator("h1")).to_be_visible()
    page.close()


def test_the_data_of_a_page_says_what_stands_in_its_further_parts(divided_site):
    data = json.loads((divided_site.folder / f"api/{LONG}.json").read_text("utf-8"))
    parts = {address for address in data["parts"] if address.startswith("fr-fr/")}
    assert parts == {
        one.relative_to(divided_site.folder).as_posix() for one in divided_site.folder.glob(f"fr-fr/{LONG}.part-*")
    }
    for address in parts:
        html = (divided_site.folder / address).read_text("utf-8")
        assert all(f' id="{name}"' in html for name in data["parts"][address])
    assert any(data["parts"][address] for address in parts)
    short = json.loads((divided_site.folder / f"api/{FOLDER}/index.json").read_text("utf-8"))
    assert short["parts"] == {}
