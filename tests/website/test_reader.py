"""The real site in a browser: from a finding to its sentence, the whole contents, comparing, searching by kind."""

import json
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from refgen.website.machine.contents import contents
from refgen.website.markup.breaks import breakable
from refgen.website.own_pages import api_index
from refgen.website.own_pages.areas import area_titles
from refgen.website.render import prepare
from refgen.website.search.record import cut
from refgen.website.write import write_site
from tests.website.conftest import FOLDER, METHOD, listed, put_theme, serving, settled

SLEEP = f"{FOLDER}/ihosttaskmanager-sleep-method.html"


def test_every_finding_has_its_place_on_its_page(built):
    index = json.loads((built.folder / "drift/index.json").read_bytes())
    parts = [json.loads((built.folder / f"drift/{part}.json").read_bytes()) for part, _ in index["parts"]]
    assert [len(part["findings"]) for part in parts] == [count for _, count in index["parts"]]
    findings = [finding for part in parts for finding in part["findings"]]
    assert findings
    keys = ("locale", "page", "check", "severity")
    assert [[index[key][value] for key, value in zip(keys, row, strict=True)] for row in index["rows"]] == [
        [finding[key] for key in keys] for finding in findings
    ]
    for finding in findings:
        if finding["url"]:
            address, _, name = finding["url"].partition("#")
            soup = BeautifulSoup((built.folder / address).read_bytes(), "html.parser")
            assert len(soup.find_all(id=name)) == 1, finding


def test_a_mark_tells_how_bad_the_worst_of_its_findings_is(built):
    ranks = {"error": 0, "warning": 1, "info": 2}
    seen = set()
    for path in built.folder.glob(f"*/{FOLDER}/*.html"):
        soup = BeautifulSoup(path.read_bytes(), "html.parser")
        for mark in soup.select("button.rg-mark:not(.rg-mark--state)"):
            heads = soup.find(id=mark["popovertarget"]).select(".rg-finding")
            worst = min(heads, key=lambda head: ranks[head["class"][1].removeprefix("rg-finding--")])
            kind = worst["class"][1].removeprefix("rg-finding--")
            assert mark["class"] == ["rg-mark", f"rg-mark--{kind}"]
            assert mark["aria-label"].endswith(f"({worst.strong.text})")
            seen.add(kind)
    assert len(seen) > 1


@pytest.mark.browser
def test_a_row_of_the_dashboard_leads_to_the_sentence(browser, built):
    page = browser.new_page()
    page.goto(f"{built.url}en-us/site/drift.html")
    row = listed(page).filter(has=page.locator("code", has_text="negation")).first
    row.locator("a").click()
    box = page.locator(".rg-box:popover-open")
    expect(box).to_contain_text("negation")
    mark = page.locator(page.url.rpartition("#")[2].join(["[id='", "']"]))
    expect(mark).to_be_in_viewport()
    page.close()


@pytest.fixture
def much_found(site_given, shells, options, site_config, tmp_path):
    """A site with a thousand findings in each of two languages."""
    few = site_given.findings[0]
    many = tuple(
        replace(few, locale=locale, line=line, message=f"what is wrong {line}", fingerprint=f"{locale}-{line}")
        for locale in ("fr-fr", "zh-cn")
        for line in range(1, 1001)
    )
    write_site(replace(site_given, findings=many), options, shells, tmp_path)
    put_theme(site_config, tmp_path)
    with serving(tmp_path) as url:
        yield url


def name_of(address):
    return address.rpartition("/")[2].removesuffix(".json")


@pytest.mark.browser
def test_the_list_loads_only_what_it_shows(browser, much_found):
    page = browser.new_page()
    loaded = []
    page.on(
        "request",
        lambda request: loaded.append(request.url) if re.search(r"drift/[0-9a-f]{16}\.json", request.url) else None,
    )
    page.goto(f"{much_found}zh-cn/site/drift.html")
    expect(listed(page)).to_have_count(50)
    # The reader's own language comes first.
    expect(listed(page).first).to_contain_text("what is wrong 1")
    places = [
        name for name, count in page.request.get(f"{much_found}drift/index.json").json()["parts"] for _ in range(count)
    ]
    assert [*map(name_of, loaded)] == [*dict.fromkeys(places[1000:1050])]
    status = page.locator("[data-refgen=findings] [role=status]")
    expect(status).to_have_text("2,000 处问题")
    page.locator("[data-refgen=findings] > .rg-button").click()
    expect(listed(page)).to_have_count(100)
    page.locator("[data-refgen=findings] input").fill("wrong 777")
    expect(listed(page)).to_have_count(2)
    expect(status).to_have_text("2 处问题")
    page.locator("[data-refgen=findings] input").fill("wrong 7")
    expect(listed(page)).to_have_count(50)
    # What is shown is found sooner than all is counted: 7, 70 to 79 and 700 to 799, in two languages.
    expect(status).to_have_text("222 处问题")
    expect(page.locator("[data-refgen=findings] > .rg-button")).to_be_visible()
    page.locator("[data-refgen=findings] input").fill("/hosting/")
    expect(status).to_have_text("2,000 处问题")
    # The folder itself, not what is below it.
    page.locator("[data-refgen=findings] input").fill("/unmanaged-api/")
    expect(status).to_have_text("0 处问题")
    page.close()


@pytest.mark.browser
def test_a_count_that_is_not_known_is_a_least_one(browser, much_found):
    page = browser.new_page()
    page.route(
        re.compile(r"findings[^/]*\.js"),
        lambda route: route.fulfill(response=(got := route.fetch()), body=got.text().replace("20_000", "400")),
    )
    page.goto(f"{much_found}zh-cn/site/drift.html")
    expect(listed(page)).to_have_count(50)
    page.locator("[data-refgen=findings] input").fill("wrong")
    expect(page.locator("[data-refgen=findings] [role=status]")).to_have_text("至少 400 处问题")
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("address", ["site/results.html#HOST_E_TIMEOUT", f"{SLEEP}#outcome-HOST_E_TIMEOUT"])
def test_the_row_that_a_link_leads_to_is_in_sight_and_marked(browser, built, address):
    page = browser.new_page(viewport={"width": 1280, "height": 500})
    page.goto(f"{built.url}fr-fr/{address}")
    settled(page)
    row = page.locator("tr:has(:target)")
    (colour,) = {row.evaluate("one => getComputedStyle(one).backgroundColor")}
    others = page.locator(".rg-outcomes tbody tr:not(:has(:target))")
    assert colour not in others.evaluate_all("all => all.map((one) => getComputedStyle(one).backgroundColor)")
    # Below the header, but for what stands at the end of the page.
    top, is_end = page.evaluate(
        """() => [document.querySelector(":target").getBoundingClientRect().top,
        scrollY + innerHeight >= document.documentElement.scrollHeight - 1]"""
    )
    assert 48 < top < 120 or (is_end and 48 < top < 500)
    page.close()


def test_a_link_to_findings_leads_to_their_heading(browser, much_found):
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(f"{much_found}zh-cn/site/drift.html?locale=zh-cn#findings")
    expect(page.locator("[data-refgen=findings] tbody tr")).to_have_count(50)
    page.wait_for_function("document.getElementById('findings').getBoundingClientRect().top < 150")
    # Whoever reads something else meanwhile is not taken away from it.
    page.goto(f"{much_found}zh-cn/site/drift.html?locale=zh-cn")
    expect(listed(page)).to_have_count(50)
    assert page.evaluate("document.getElementById('findings').getBoundingClientRect().top") > 150
    page.close()


@pytest.mark.browser
def test_the_whole_contents_open_at_the_page(browser, built):
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(f"{built.url}fr-fr/{SLEEP}")
    settled(page)
    page.locator("[data-refgen=contents]").click()
    current = page.locator(".rg-tree [aria-current=page]")
    expect(current).to_have_text("Sleep, méthode")
    expect(page.locator("[data-near]").first).to_be_hidden()
    page.locator(".rg-branch[aria-label='ICLRTask, interface']").press("Enter")
    page.locator(".rg-tree a", has_text="YieldTask").click()
    # The choice stays as long as the visit does.
    page.wait_for_url("**/iclrtask-yieldtask-method.html")
    expect(page.locator(".rg-tree [aria-current=page]")).to_have_text("YieldTask, méthode")
    page.locator("[data-refgen=contents]").click()
    expect(page.locator("[data-near]").first).to_be_visible()
    page.close()


@pytest.mark.browser
def test_the_whole_contents_show_what_is_around_the_page(browser, built):
    page = browser.new_page(viewport={"width": 1300, "height": 600})
    page.goto(f"{built.url}fr-fr/{SLEEP}")
    settled(page)
    page.locator("[data-refgen=contents]").click()
    current = page.locator(".rg-tree [aria-current]")
    expect(current).to_be_in_viewport()
    # In the middle, but for what stands at the end.
    page.wait_for_function(
        """() => { const side = document.querySelector(".md-sidebar--primary");
        const { top } = side.querySelector(".rg-tree [aria-current]").getBoundingClientRect();
        return (top > 200 && top < 400) || (top > 200 && side.scrollTop + side.clientHeight >= side.scrollHeight - 1); }"""
    )
    assert page.evaluate("scrollY") == 0
    page.close()


def test_the_contents_hold_every_entry(site_given, options, shells):
    job = prepare(site_given, options, shells)
    files = {name: json.loads(data) for locale in ("fr-fr", "zh-cn") for name, data in contents(job.site, locale)}

    def listed(entries, folder):
        for entry in entries:
            yield entry[0], entry[1]
            if len(entry) == 3:
                below = entry[2] if isinstance(entry[2], list) else files[f"{folder}/{entry[2]}.json"]
                yield from listed(below, folder)

    def written(nodes):
        for node in nodes:
            target = node.target.removesuffix(".md") if node.target in job.site.keys else None
            yield node.name, target
            yield from written(node.children)

    for locale in ("fr-fr", "zh-cn"):
        folder = f"contents/{locale}"
        assert list(listed(files[f"{folder}/index.json"], folder)) == list(written(site_given.tocs[locale]))


def test_contents_without_a_table_of_contents_are_made_from_the_model(site_given, options, shells):
    job = prepare(replace(site_given, tocs={}), options, shells)
    files = dict(contents(job.site, "fr-fr"))
    assert f'"{METHOD}"'.encode() in b"".join(files.values())


@pytest.mark.parametrize(
    ("html", "broken"),
    [
        ("IHostTaskManager::Sleep", "IHost<wbr>Task<wbr>Manager::<wbr>Sleep"),
        ('<a href="aB::C">getHRESULT</a>', '<a href="aB::C">getHRESULT</a>'),
        ('<a href="IHostTaskManager_Sleep">Sleep</a>', '<a href="IHostTaskManager_Sleep">Sleep</a>'),
        ("<b>x</b> IHostTaskManager2 <b>y</b>", "<b>x</b> IHostTaskManager2 <b>y</b>"),
        ("<b>x</b> IHostTaskManager_2 <b>y</b>", "<b>x</b> IHost<wbr>Task<wbr>Manager_2 <b>y</b>"),
        ("x &gt; IHostTaskManager::Sleep &lt; y", "x &gt; IHost<wbr>Task<wbr>Manager::<wbr>Sleep &lt; y"),
        ("HOST_E_CLRNOTAVAILABLE", "HOST_<wbr>E_<wbr>CLRNOTAVAILABLE"),
        ("HOST_E_FAIL", "HOST_E_FAIL"),
        ("<code>BeginDelayAbort</code>", "<code>BeginDelayAbort</code>"),
    ],
)
def test_long_names_break_between_words(html, broken):
    assert breakable(html) == broken


def test_a_long_index_has_a_page_an_area(site_given, options, shells, monkeypatch):
    monkeypatch.setattr(api_index, "_MOST", 1)
    first, *others = site_given.model.apis
    other = next(api for api in others if api.kind is first.kind or api.kind != "method")
    apis = tuple(replace(api, area="Other Area") if api is other else api for api in site_given.model.apis)
    given = replace(site_given, model=replace(site_given.model, apis=apis))
    site = prepare(given, options, shells).site
    overview, *areas = api_index.api_index(site, "fr-fr", area_titles(site, "fr-fr"))
    assert {page.address for page in areas} == {"fr-fr/site/apis-hosting.html", "fr-fr/site/apis-other-area.html"}
    assert all(f'href="{page.address.rpartition("/")[2]}"' in overview.body for page in areas)
    assert sum(len(re.findall("<li>", page.body)) for page in areas) == sum(
        api.kind.value not in {"method", "article"} for api in apis
    )


@pytest.fixture
def indexes(site_given, options, shells, monkeypatch):
    """The pages of an index of several areas, that of all first."""
    monkeypatch.setattr(api_index, "_MOST", 1)
    apis = [
        replace(api, area=("Other Area", "Third")[number % 2] if number % 3 else api.area)
        for number, api in enumerate(site_given.model.apis)
    ]
    given = replace(site_given, model=replace(site_given.model, apis=tuple(apis)))
    site = prepare(given, options, shells).site
    return list(api_index.api_index(site, "fr-fr", area_titles(site, "fr-fr")))


def test_the_overview_adds_up(indexes):
    overview, *areas = indexes
    cells = [row.find_all("td") for row in BeautifulSoup(overview.body, "html.parser").select("tbody tr")]
    assert len(cells) == len(areas) > 2
    for count, kinds in cells:
        assert sum(int(number) for number in re.findall(r"\d+", kinds.get_text())) == int(count.get_text())
    assert sum(int(count.get_text()) for count, _ in cells) == int(re.search(r"<p>(\d+) API", overview.body)[1])


@pytest.mark.browser
@pytest.mark.parametrize("width", [1300, 390])
def test_the_overview_fits_its_column(browser, served, indexes, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{served.url}fr-fr/site/apis.html")
    page.evaluate("html => { document.querySelector('article').innerHTML = html }", indexes[0].body)
    assert page.evaluate("(one => one.scrollWidth - one.clientWidth)(document.querySelector('.rg-overview'))") <= 0
    page.close()


@pytest.mark.browser
def test_a_shade_fills_its_cell_and_a_card_has_no_gap(browser, served):
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{served.url}fr-fr/site/drift.html")
    missing = """() => { const cell = document.querySelector(".rg-heat td"); cell.parentElement.firstChild.textContent = "A long name ".repeat(9);
      const shade = getComputedStyle(cell.querySelector(".rg-shade"), "::before");
      return cell.clientHeight - parseFloat(shade.height); }"""
    assert abs(page.evaluate(missing)) <= 1
    page.set_viewport_size({"width": 1300, "height": 900})
    page.goto(f"{served.url}fr-fr/index.html")
    gap = """() => { const card = document.querySelector(".rg-cards li"); card.style.height = "20rem";
      const span = card.querySelector("span");
      return span.getBoundingClientRect().top - card.querySelector("a").getBoundingClientRect().bottom; }"""
    assert page.evaluate(gap) <= 12
    page.close()


@pytest.mark.parametrize(
    ("text", "length", "kept"),
    [
        ("short enough", 12, "short enough"),
        ("one two three four", 10, "one two…"),
        ("one two three four", 8, "one two…"),
        ("中止此任务。中止此任务。", 6, "中止此任务…"),
        ("A_NAME_OF_ONE_WORD here", 10, "A_NAME_OF…"),
    ],
)
def test_a_summary_is_cut_between_words(text, length, kept):
    assert cut(text, length) == kept


@pytest.mark.browser
def test_findings_speak_the_readers_language(browser, built):
    page = browser.new_page()
    page.goto(f"{built.url}zh-cn/site/drift.html")
    row = listed(page).filter(has=page.locator("code", has_text="negation")).first
    expect(row).to_contain_text("译文中没有表达")
    expect(row).to_contain_text("意大利")
    row.locator("a").click()
    # On the Italian page, the same in Italian.
    expect(page.locator(".rg-box:popover-open .rg-finding span").first).not_to_have_attribute("lang", "en")
    page.close()


@pytest.mark.browser
def test_a_finding_says_what_the_translation_lacks(browser, built):
    page = browser.new_page()
    page.goto(f"{built.url}zh-cn/site/drift.html?check=missing")
    row = listed(page).first
    expect(row.locator("q[lang=en]")).to_have_text(re.compile("HOST_E_ABANDONED A thread or fiber was blocked"))
    expect(row).to_contain_text("当前原文")
    page.close()


@pytest.mark.browser
def test_a_tap_shows_the_original(browser, built):
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{built.url}zh-cn/{SLEEP}")
    settled(page)
    page.locator(".rg-page .s[id]").nth(1).tap()
    expect(page.locator("#rg-original")).to_contain_text("Tells the host")
    context.close()
