"""Searching in a browser: by mouse and keyboard, in the languages of the site, with and without a network."""

import re

import pytest
from playwright.sync_api import Route, expect

from refgen.website.texts import load_texts
from tests.website.conftest import settled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("revleave", "IHostTaskManager::ReverseLeaveRuntime"),
        ("IHostTaskManager::sle", "IHostTaskManager::Sleep"),
        ("80131023", "HOST_E_CLRNOTAVAILABLE"),
        ("中止", "ICLRTask::Abort"),
        ("abort", "ICLRTask::Abort"),
    ],
)
def test_searching(page, served, query, found):
    page.goto(f"{served.url}zh-cn/index.html")
    settled(page)
    page.keyboard.press("/")
    page.locator("dialog[open] input").fill(query)
    expect(page.locator("[role=option]", has_text=found).first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "^$"),
        *((one, "deux lettres") for one in ("t", "è", "l’", "::", "C#")),
        *((one, "résultat") for one in ("主", "où", "S_")),
    ],
)
def test_one_letter_is_told_to_be_too_few(page, served, query, said):
    page.goto(f"{served.url}fr-fr/index.html")
    settled(page)
    page.keyboard.press("/")
    page.locator("dialog[open] input").fill(query)
    expect(page.locator(".rg-search__said")).to_have_text(re.compile(said))


@pytest.mark.parametrize(("locale", "query", "other"), [("fr-fr", "中止", "zh-cn"), ("zh-cn", "tâche", "fr-fr")])
def test_a_word_of_another_language_is_found_where_it_stands(page, served, locale, query, other):
    page.goto(f"{served.url}{locale}/index.html")
    settled(page)
    page.keyboard.press("/")
    page.locator("dialog[open] input").fill(query)
    found = page.locator(f"[role=option][lang={other}]").first
    expect(found).to_be_visible()
    found.click()
    expect(page).to_have_url(re.compile(f"/{other}/docs/"))


@pytest.mark.parametrize(
    ("locale", "query", "kind"),
    [("fr-fr", "thread", "interface"), ("zh-cn", "线程", "interface"), ("en-us", "lock", "method")],
)
def test_what_comes_late_stands_below_under_a_heading_of_its_own(page, served, locale, query, kind):
    texts = load_texts(locale)
    kind = texts.text(f"kind.{kind}")
    page.goto(f"{served.url}{locale}/index.html")
    settled(page)
    page.keyboard.press("/")
    page.locator("dialog[open] input").fill(query)
    further = page.get_by_role("group", name=texts.text("search.further", kind=kind), exact=True)
    expect(further.locator("h3")).to_have_text(texts.text("search.further", kind=kind))
    expect(further.locator("[role=option]").first).to_be_visible()
    above = page.get_by_role("group", name=kind, exact=True)
    expect(above.locator("[role=option]").first).to_be_visible()
    # What is shown once is not shown again.
    links = page.locator("[role=option]").evaluate_all("all => all.map((one) => one.href)")
    assert len(links) == len(set(links))
    assert above.bounding_box()["y"] < further.bounding_box()["y"]


@pytest.mark.parametrize(
    ("locale", "query", "heading"),
    [("fr-fr", "中止", "chinois"), ("zh-cn", "tâche", "法语"), ("it-it", "tâche", "francese")],
)
def test_hits_of_another_language_are_headed_by_its_name(page, served, locale, query, heading):
    page.goto(f"{served.url}{locale}/index.html")
    settled(page)
    page.keyboard.press("/")
    page.locator("dialog[open] input").fill(query)
    group = page.get_by_role("group", name=heading, exact=True)
    expect(group.locator("h3")).to_have_text(heading)
    expect(group.locator("[role=option]").first).to_be_visible()


def test_all_that_was_found_can_be_seen(page, served):
    page.goto(f"{served.url}fr-fr/index.html")
    settled(page)
    page.keyboard.press("/")
    page.locator("dialog[open] input").fill("tache")
    more = page.locator(".rg-search__more")
    expect(page.locator(".rg-search__said")).to_contain_text("sur")
    shown = page.locator("[role=option]")
    expect(shown).to_have_count(12)
    more.click()
    expect(shown.nth(12)).to_be_attached()
    expect(page.locator("dialog[open] input")).to_be_focused()
    page.locator("dialog[open] input").fill("revleave")
    expect(more).to_be_hidden()


def test_a_result_is_reached_by_keyboard(page, served):
    page.goto(f"{served.url}fr-fr/index.html")
    settled(page)
    page.keyboard.press("/")
    page.locator("dialog[open] input").type("revleave")
    page.locator("[role=option][aria-selected=true]", has_text="ReverseLeave").wait_for()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/fr-fr/.*/ihosttaskmanager-reverseleaveruntime-method.html$"))


def test_accents_do_not_matter(page, served):
    page.goto(f"{served.url}fr-fr/index.html")
    settled(page)
    page.keyboard.press("/")
    field, said, found = (page.locator(f"dialog[open] {one}") for one in ("input", "[role=status]", "[role=option]"))
    field.fill("tâche exécution")
    expect(said).to_have_text(re.compile("résultat"))
    titles = found.all_inner_texts()
    assert titles
    assert any("tâche" in title for title in titles)
    field.fill("nichts")
    expect(found).to_have_count(0)
    field.fill("TACHE execution")
    expect(found).to_have_text(titles, use_inner_text=True)


def opened_search(browser, built, locale, query):
    page = browser.new_page()
    page.goto(f"{built.url}{locale}/index.html")
    settled(page)
    page.keyboard.press("/")
    page.locator("dialog[open] input").fill(query)
    return page


@pytest.mark.parametrize(
    ("locale", "query", "result"),
    [
        ("zh-cn", "current task about to sleep", ("方法", "IHostTaskManager::Sleep 方法")),
        ("fr-fr", "priorité", ("Méthode", "IHostTask::SetPriority, méthode")),
        ("it-it", "80131024", ("Codici di risultato", "HOST_E_TIMEOUT")),
        ("fr-fr", "etask", ("Énumération", "ETaskType")),
        ("zh-cn", "方法", ("方法", "ICLRTask::Abort 方法")),
    ],
)
def test_results_are_grouped_by_kind(browser, built, locale, query, result):
    page = opened_search(browser, built, locale, query)
    group, found = result
    section = page.locator(f"#rg-results [role=group][aria-label='{group}']")
    expect(section.locator("[role=option]", has_text=found).first).to_be_visible()
    page.close()


def test_a_name_is_found_with_what_it_stands_for(browser, built):
    page = opened_search(browser, built, "it-it", "ICLRTask::Abort")
    found = page.locator("[role=option]", has_text="ICLRTask::Abort").first
    expect(found.locator("small")).to_contain_text("CLR")
    page.close()


def test_search_says_that_it_searches_and_that_it_failed(browser, built):
    context = browser.new_context()
    page = context.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    held = []

    def hold(route):
        held.append(route)

    context.route("**/search/fr-fr/**", hold)
    page.goto(f"{built.url}fr-fr/index.html")
    settled(page)
    page.keyboard.press("/")
    field, said, again = (
        page.locator(f"dialog[open] {one}") for one in ("input", "[role=status]", ".rg-search__again")
    )
    field.fill("quelconque")
    expect(said).to_have_text("Recherche en cours…")
    # Names are there at once, while the words are looked for.
    field.fill("revleave")
    expect(page.locator("[role=option]", has_text="ReverseLeaveRuntime").first).to_be_visible()
    expect(said).to_have_text("Recherche en cours…")
    expect(again).to_be_hidden()
    for one in held:
        one.abort()
    expect(said).to_contain_text("n’a pas pu être chargée")
    expect(again).to_have_text("Réessayer")
    expect(page.locator("[role=option]", has_text="ReverseLeaveRuntime").first).to_be_visible()
    context.unroute("**/search/fr-fr/**")
    again.click()
    expect(said).to_have_text("1 résultat")
    expect(field).to_be_focused()
    expect(again).to_be_hidden()
    field.fill("quelconquement")
    expect(said).to_contain_text("Aucun résultat")
    context.close()
    assert wrong == []


def test_search_recovers_when_the_network_comes_back(browser, built):
    context = browser.new_context()
    page = context.new_page()
    context.route("**/search/**", lambda route: route.abort())
    page.goto(f"{built.url}fr-fr/index.html")
    settled(page)
    page.keyboard.press("/")
    field = page.locator("dialog[open] input")
    field.fill("revleave")
    expect(page.locator(".rg-search__said")).to_contain_text("n’a pas pu être chargée")
    context.unroute("**/search/**")
    field.fill("revleav")
    expect(page.locator("[role=option]", has_text="ReverseLeaveRuntime").first).to_be_visible()
    expect(page.locator(".rg-search__said")).to_contain_text("résultat")
    context.close()


def test_a_result_is_a_link(browser, built):
    page = opened_search(browser, built, "fr-fr", "IHostTaskManager::Sleep")
    result = page.locator("[role=option]").first
    expect(result).to_have_attribute("href", re.compile("/fr-fr/.*ihosttaskmanager-sleep-method.html$"))
    with page.context.expect_page() as other:
        result.click(modifiers=["Control"])
    expect(other.value).to_have_url(re.compile("sleep-method.html$"))
    with page.context.expect_page() as other:
        result.click(button="middle")
    expect(other.value).to_have_url(re.compile("sleep-method.html$"))
    # The field is where it was, for the next result.
    expect(page.locator("dialog[open] input")).to_be_visible()
    result.click()
    expect(page).to_have_url(re.compile("sleep-method.html$"))
    page.context.close()


def test_what_is_pressed_before_a_closed_dialog_has_lost_the_focus_opens_it_again(page, served):
    page.goto(f"{served.url}fr-fr/index.html")
    settled(page)
    page.keyboard.press("/")
    expect(page.locator("dialog[open] input")).to_be_focused()
    # The browser takes the focus away some time after that.
    page.evaluate(
        """() => { const field = document.querySelector("dialog input");
        for (const key of ["Escape", "/"]) field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })) }"""
    )
    expect(page.locator("dialog[open] input")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("dialog[open] input")).to_have_value("/")


HELD = [("main.js", "key"), ("search.js", "key"), ("search.js", "click")]
"""A script that is late, and how search is asked for."""


@pytest.fixture
def late(browser, served):
    """Opens a page on which a script comes only when the function that is returned is called."""
    pages = []

    def opened(script):
        page = browser.new_page()
        pages.append(page)
        waiting: list[Route] = []
        here: list[bool] = []

        def hold(route):
            (route.continue_() if here else waiting.append(route))

        page.route(re.compile(rf"/{script}$"), hold)
        page.goto(f"{served.url}zh-cn/index.html", wait_until="commit")
        page.wait_for_selector("[data-refgen=search]", state="attached")

        def come():
            here.append(True)
            while waiting:
                waiting.pop().continue_()

        return page, come

    yield opened
    for page in pages:
        page.close()


def ask(page, way):
    if way == "click":
        page.locator("[data-refgen=search]").click()
    else:
        page.keyboard.press("/")


@pytest.mark.parametrize(("script", "way"), HELD)
def test_what_is_typed_before_search_is_ready_is_kept(late, script, way):
    page, come = late(script)
    ask(page, way)
    page.keyboard.type("IHostTaskManager::slep")
    page.keyboard.press("Backspace")
    page.keyboard.type("ep")
    expect(page.locator("dialog[open]")).to_have_count(0)
    come()
    expect(page.locator("dialog[open] input")).to_have_value("IHostTaskManager::sleep")
    expect(page.locator("dialog[open] input")).to_be_focused()
    expect(page.locator("[role=option]", has_text="IHostTaskManager::Sleep").first).to_be_visible()
    page.keyboard.type("x")
    expect(page.locator("dialog[open] input")).to_have_value("IHostTaskManager::sleepx")


def test_enter_does_nothing_before_search_is_ready(late):
    page, come = late("search.js")
    page.locator("[data-refgen=search]").click()
    page.keyboard.type("slee")
    page.keyboard.press("Enter")
    page.keyboard.type("p")
    page.locator(".md-content a[href]").first.focus()
    before = page.url
    page.keyboard.press("Enter")
    come()
    expect(page.locator("dialog[open] input")).to_have_value("sleep")
    assert page.url == before


def test_search_that_is_given_up_before_it_is_ready_does_not_open(late):
    page, come = late("search.js")
    ask(page, "key")
    page.keyboard.type("sle")
    page.keyboard.press("Escape")
    page.keyboard.type("ep")
    come()
    page.wait_for_load_state("networkidle")
    expect(page.locator("dialog[open]")).to_have_count(0)
    ask(page, "key")
    expect(page.locator("dialog[open] input")).to_have_value("")


@pytest.mark.parametrize("script", ["main.js", "site.js"])
def test_no_key_is_taken_where_the_script_never_comes(browser, served, script):
    page = browser.new_page()
    page.route(re.compile(rf"/{script}$"), lambda route: route.abort())
    page.goto(f"{served.url}zh-cn/index.html")
    page.evaluate("addEventListener('keydown', (event) => (window.taken = event.defaultPrevented))")
    for key in "/", "a":
        page.keyboard.press(key)
        assert page.evaluate("taken") is False
    page.close()


def test_what_is_typed_elsewhere_is_not_kept(late):
    page, come = late("main.js")
    page.keyboard.type("sleep")
    page.evaluate("document.body.append(document.createElement('input'))")
    page.locator("body > input").last.focus()
    page.keyboard.type("a/b")
    come()
    settled(page)
    expect(page.locator("body > input").last).to_have_value("a/b")
    expect(page.locator("dialog[open]")).to_have_count(0)


@pytest.mark.parametrize("file", ["search", "find", "heads"])
@pytest.mark.parametrize("how", ["key", "button"])
def test_a_script_of_search_that_cannot_be_loaded_is_told_and_tried_again(browser, served, file, how):
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    context.route(f"**/refgen/{file}.js*", lambda route: route.abort())
    page.goto(f"{served.url}fr-fr/index.html")
    settled(page)
    texts = load_texts("fr-fr")
    said = page.locator("dialog[open] [role=status]")
    for _ in range(2):
        if how == "key":
            page.keyboard.press("/")
        else:
            page.locator("button[data-refgen=search]").click()
        expect(said).to_have_text(texts.text("search.failed"))
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("/")
    again = page.get_by_role("button", name=texts.text("search.again"))
    expect(again).to_be_focused()
    again.click()
    expect(said).to_have_text(texts.text("search.failed"))
    context.unroute(f"**/refgen/{file}.js*")
    again.click()
    field = page.locator("dialog[open] input")
    expect(field).to_be_focused()
    field.fill("revleave")
    expect(page.locator("[role=option]", has_text="IHostTaskManager::ReverseLeaveRuntime").first).to_be_visible()
    context.close()
