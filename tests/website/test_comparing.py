"""Two languages side by side in a browser: opened, shared, closed, and gone back from."""

import re

import pytest
from playwright.sync_api import expect

from tests.website.conftest import FOLDER, LONG, METHOD, SUMMARY, settled

pytestmark = pytest.mark.browser

SLEEP = f"{FOLDER}/ihosttaskmanager-sleep-method.html"


def test_long_names_break_between_their_words_in_a_comparison(page, served):
    page.goto(f"{served.url}fr-fr/{FOLDER}/ihosttaskmanager-leaveruntime-method.html?compare=en-us~fr-fr")
    title = page.locator(".rg-compare tr[data-role=heading] td").first
    expect(title).to_have_text("IHostTaskManager::LeaveRuntime Method")
    assert title.inner_html() == "IHost<wbr>Task<wbr>Manager::<wbr>Leave<wbr>Runtime Method"


def test_the_switch_takes_a_comparison_along(page, served):
    page.goto(f"{served.url}fr-fr/{METHOD}.html?compare=en-us~fr-fr")
    page.locator(".rg-comparison .rg-code", has_text="HRESULT Abort").wait_for()
    page.locator(".rg-languages summary").click()
    page.locator(".rg-languages a[data-language=it-it]").click()
    expect(page).to_have_url(re.compile(rf"/it-it/{re.escape(METHOD)}\.html\?compare=en-us(~|%7E)it-it$"))


def test_the_switch_stays_at_the_sentence_that_was_asked_for(page, served):
    page.goto(f"{served.url}fr-fr/{METHOD}.html?compare=en-us~fr-fr")
    page.locator(f"tr[data-sentence='{SUMMARY}'] .rg-at a").click()
    expect(page.locator(f"tr.rg-asked[data-sentence='{SUMMARY}']")).to_be_visible()
    page.locator(".rg-languages summary").click()
    page.locator(".rg-languages a[data-language=it-it]").click()
    expect(page).to_have_url(re.compile(rf"/it-it/.*#{SUMMARY}$"))
    expect(page.locator(f"tr.rg-asked[data-sentence='{SUMMARY}']")).to_be_visible()


def test_comparing_can_be_shared(page, served):
    page.goto(f"{served.url}fr-fr/{METHOD}.html?compare=zh-cn~it-it#{SUMMARY}")
    row = page.locator(f'tr[data-sentence="{SUMMARY}"]')
    row.wait_for()
    expect(row.locator("td").nth(0)).to_have_attribute("lang", "zh-cn")
    expect(row.locator("td").nth(1)).to_have_attribute("lang", "it-it")
    page.locator(".rg-comparison select").first.select_option("en-us")
    expect(page).to_have_url(re.compile("compare=en-us(~|%7E)it-it"))
    page.locator(f'tr[data-sentence="{SUMMARY}"]', has_text="Asks").wait_for()
    page.locator(".rg-comparison .rg-button").last.click()
    expect(page.locator(".rg-page")).to_be_visible()


def test_back_leaves_a_comparison(page, served):
    page.goto(f"{served.url}fr-fr/index.html")
    page.goto(f"{served.url}fr-fr/{METHOD}.html")
    settled(page)
    page.locator("[data-refgen=compare]").click()
    comparison = page.locator(".rg-comparison")
    expect(comparison).to_be_visible()
    page.locator(".rg-comparison select").first.select_option("zh-cn")
    expect(page).to_have_url(re.compile(r"\?compare=zh-cn(~|%7E)fr-fr$"))
    # A link to a sentence leads to it in this comparison.
    link = page.locator(f"tr[data-sentence='{SUMMARY}'] .rg-at a")
    expect(link).to_have_attribute("href", re.compile(rf"^\?compare=zh-cn(~|%7E)fr-fr#{SUMMARY}$"))
    page.go_back()
    expect(comparison).to_have_count(0)
    expect(page.locator(".rg-page")).to_be_visible()
    expect(page).to_have_url(f"{served.url}fr-fr/{METHOD}.html")
    page.go_forward()
    expect(comparison.locator("td").first).to_have_attribute("lang", "zh-cn")
    page.locator(".rg-comparison .rg-button").last.click()
    expect(comparison).to_have_count(0)
    expect(page).to_have_url(f"{served.url}fr-fr/{METHOD}.html")


@pytest.mark.parametrize("is_reloaded", [False, True])
def test_the_button_that_closes_a_comparison_leaves_no_step_behind(page, served, is_reloaded):
    page.goto(f"{served.url}fr-fr/index.html")
    page.goto(f"{served.url}fr-fr/{METHOD}.html")
    settled(page)
    button, comparison = page.locator("[data-refgen=compare]"), page.locator(".rg-comparison")
    for _ in range(2):
        button.click()
        page.locator(f"tr[data-sentence='{SUMMARY}'] .rg-at a").click()
        expect(page.locator(f"tr.rg-asked[data-sentence='{SUMMARY}']")).to_be_visible()
        expect(page).to_have_url(re.compile(f"#{SUMMARY}$"))
        if is_reloaded:
            page.reload()
            expect(page.locator(f"tr.rg-asked[data-sentence='{SUMMARY}']")).to_be_visible()
        comparison.locator(".rg-filters .rg-button").click()
        expect(comparison).to_have_count(0)
        expect(page).to_have_url(f"{served.url}fr-fr/{METHOD}.html")
        expect(button).to_be_focused()
    page.go_back()
    expect(page).to_have_url(f"{served.url}fr-fr/index.html")


def test_a_shared_comparison_that_is_closed_leaves_no_step_behind(page, served):
    page.goto(f"{served.url}fr-fr/index.html")
    page.goto(f"{served.url}fr-fr/{METHOD}.html?compare=en-us~fr-fr#{SUMMARY}")
    page.locator(".rg-comparison .rg-filters .rg-button").click()
    expect(page.locator(".rg-comparison")).to_have_count(0)
    expect(page.locator("[data-refgen=compare]")).to_be_focused()
    page.go_back()
    expect(page).to_have_url(f"{served.url}fr-fr/index.html")


def test_a_comparison_shows_code_as_code_and_what_is_included(page, served):
    page.goto(f"{served.url}fr-fr/{METHOD}.html?compare=en-us~fr-fr")
    expect(page.locator(".rg-compare tr[data-sentence] td code", has_text="Abort").first).to_be_visible()
    versions = page.locator(".rg-compare tr", has_text=".NET Framework Versions:")
    expect(versions.locator("td").first).to_have_text(re.compile(r"Versions: \S"))
    expect(page.locator(".rg-compare td:not(.rg-code td)", has_text="`")).to_have_count(0)


def test_a_comparison_has_the_marks_of_both_languages(page, served):
    page.goto(f"{served.url}fr-fr/{METHOD}.html?compare=zh-cn~fr-fr")
    marks = page.locator(".rg-compare .rg-mark")
    expect(marks).to_have_count(2)
    marks.first.click()
    box = page.locator(".rg-compare .rg-box:popover-open")
    expect(box).to_contain_text("file-name")
    said = box.locator(".rg-finding").first.get_attribute("class").partition("--")[2]
    expect(marks.first).to_have_class(f"rg-mark rg-mark--{said}")
    expect(page.locator(".rg-compare td:has(> :popover-open)")).to_have_attribute("lang", "zh-cn")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    page.locator(".rg-comparison select").nth(1).select_option("en-us")
    expect(marks).to_have_count(1)


def test_a_comparison_has_its_own_places_on_the_page(browser, built):
    page = browser.new_page(viewport={"width": 1300, "height": 700})
    page.goto(f"{built.url}en-us/{SLEEP}?compare=en-us~zh-cn")
    page.locator(".rg-compare").wait_for()
    links = page.locator("[data-refgen=toc] a:visible")
    expect(page.locator("[data-refgen=toc] a", has_text="Generated examples")).to_be_hidden()
    links.last.click()
    expect(page.locator("tr[data-sentence]", has_text="See also").last).to_be_in_viewport()
    page.locator(".rg-comparison .rg-button").last.click()
    expect(page.locator("[data-refgen=toc] a", has_text="Generated examples")).to_be_visible()
    page.close()


def test_a_comparison_has_the_same_places_however_it_was_opened(browser, divided_site):
    page = browser.new_page(viewport={"width": 1300, "height": 700})
    places = page.locator("[data-refgen=toc] a:visible")
    page.goto(f"{divided_site.url}fr-fr/{LONG}.html")
    expect(page.locator(".rg-rest")).to_have_count(0)
    page.locator("[data-refgen=compare]").click()
    page.locator(".rg-compare").wait_for()
    by_button = places.all_inner_texts()
    assert by_button
    # The further parts of the page come after the comparison.
    kept = []

    def keep(route):
        kept.append(route)

    page.route("**/*.part-2.html", keep)
    page.goto(f"{divided_site.url}fr-fr/{LONG}.html?compare=en-us~fr-fr")
    page.locator(".rg-compare").wait_for()
    page.wait_for_timeout(300)
    for one in kept:
        one.continue_()
    expect(places).to_have_text(by_button)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [768, 1300])
def test_the_languages_stand_above_their_columns_all_the_way_down(browser, served, width, scheme):
    page = browser.new_page(viewport={"width": width, "height": 600}, color_scheme=scheme)
    page.goto(f"{served.url}fr-fr/{LONG}.html?compare=en-us~fr-fr")
    rows = page.locator(".rg-compare tbody tr")
    rows.last.scroll_into_view_if_needed()
    head, header = page.locator(".rg-compare thead th").first, page.locator(".md-header")
    under = header.bounding_box()["height"]
    assert abs(head.bounding_box()["y"] - under) < 1
    # What is behind it does not shine through.
    assert not head.evaluate("one => getComputedStyle(one).backgroundColor").endswith(", 0)")
    # What a link leads to, or the focus, stands below it.
    rows.nth(2).locator(".rg-at a").focus()
    link = page.locator(".rg-compare tbody tr .rg-at a").nth(3)
    link.evaluate("one => one.scrollIntoView({ block: 'start' })")
    assert link.bounding_box()["y"] >= under + head.bounding_box()["height"]
    page.close()


def test_a_language_that_the_other_side_has_changes_places_with_it(page, served):
    page.goto(f"{served.url}fr-fr/{METHOD}.html?compare=en-us~fr-fr")
    sides = page.locator(".rg-comparison select")
    sides.nth(1).select_option("en-us")
    expect(page).to_have_url(re.compile(r"compare=fr-fr(~|%7E)en-us"))
    sides.first.select_option("en-us")
    expect(page).to_have_url(re.compile(r"compare=en-us(~|%7E)fr-fr"))
    sides.first.select_option("zh-cn")
    expect(page).to_have_url(re.compile(r"compare=zh-cn(~|%7E)fr-fr"))


def test_a_comparison_shows_each_languages_comments_in_code(browser, built):
    page = browser.new_page()
    page.goto(f"{built.url}en-us/{FOLDER}/iclrtask-switchin-method.html?compare=fr-fr~zh-cn")
    code = page.locator(".rg-compare .rg-code", has_text="SwitchIn(threadHandle=1)")
    expect(code.locator("td[lang=fr-fr]")).to_contain_text("La tâche")
    expect(code.locator("td[lang=zh-cn]")).to_contain_text("该任务")
    # A declaration is the same in both, and stands there once.
    expect(page.locator(".rg-compare .rg-code", has_text="HRESULT SwitchIn").locator("td")).to_have_count(1)
    page.close()


def test_a_comparison_marks_what_differs(browser, built):
    page = browser.new_page()
    page.goto(f"{built.url}it-it/{FOLDER}/ihosttask-alert-method.html?compare=en-us~it-it")
    row = page.locator(".rg-compare tr", has_text="ATTESA_AVVISABILE")
    expect(row.locator("td[lang=en-us] mark")).to_have_text("WAIT_ALERTABLE")
    expect(row.locator("td[lang=it-it] mark")).to_have_text("ATTESA_AVVISABILE")
    expect(page.locator(".rg-compare tr", has_text="0x").locator("mark")).to_have_count(0)
    page.close()


@pytest.mark.parametrize(
    ("english", "french", "marked"),
    [
        ("Of 0x80000000 the highest bit is set.", "De 0x8000000, le bit fort est mis.", "0x80000000 0x8000000"),
        ("MSCorEE.h declares it.", "MSCorEE.dll le déclare.", "MSCorEE.h MSCorEE.dll"),
        ("Version v1.0 or later", "Version v2.0 ou ultérieure", "v1.0 v2.0"),
        ("Wait for INFINITE.", "Attendez l’INFINI.", "INFINITE INFINI"),
        ("The UI locale of the CLR, or what the CLR has.", "La langue d’interface du CLR, ou la sienne.", ""),
        ("The APIs of an ICLRTask return an HRESULT.", "Les API d’une ICLRTask retournent un HRESULT.", ""),
    ],
)
def test_a_comparison_marks_names_and_values_alone(browser, built, english, french, marked):
    page = browser.new_page()
    key = f"{FOLDER}/ihosttask-alert-method"

    def changed(route):
        data = route.fetch().json()
        data["sentences"][next(iter(data["sentences"]))] |= {"en-us": english, "fr-fr": french}
        route.fulfill(json=data)

    page.route(f"**/api/{key}.json", changed)
    page.goto(f"{built.url}fr-fr/{key}.html?compare=en-us~fr-fr")
    row = page.locator(".rg-compare tr", has_text=english)
    expect(row.locator("td[lang=fr-fr]")).to_have_text(french)
    assert " ".join(row.locator("mark").all_text_contents()) == marked
    page.close()


@pytest.mark.parametrize(
    ("texts", "code", "marked"),
    [
        (("The `IID` of the COM interface.", "L’interface."), "", "IID"),
        (("The `IID` of the interface.", "L’`IID` de l’interface."), "", ""),
        (("The IID of the COM interface.", "Le DII de l’interface."), "[in] REFIID riid, // a COM interface", "IID"),
        (("The IID of the COM interface.", "L’interface."), "IID riid /* COM */", "IID"),
        (("The IID of the COM interface.", "L’interface."), "HRESULT Open ();", ""),
    ],
)
def test_a_comparison_marks_short_names_that_the_page_knows(browser, built, texts, code, marked):
    page = browser.new_page()
    key = f"{FOLDER}/ihosttask-alert-method"

    def changed(route):
        data = route.fetch().json()
        first = next(iter(data["sentences"]))
        data["sentences"] = {first: dict(zip(("en-us", "fr-fr"), texts, strict=True))}
        data["code"] = {first: [code]} if code else {}
        route.fulfill(json=data)

    page.route(f"**/api/{key}.json", changed)
    page.goto(f"{built.url}fr-fr/{key}.html?compare=en-us~fr-fr")
    row = page.locator(".rg-compare tbody tr").first
    expect(row.locator("td[lang=fr-fr]")).to_have_text(texts[1].replace("`", ""))
    assert " ".join(row.locator("mark").all_text_contents()) == marked
    page.close()
