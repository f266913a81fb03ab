"""Readers get their language in a browser: on the first visit, by their choice, and from page to page."""

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from tests.website.conftest import METHOD, settled

pytestmark = pytest.mark.browser


def chosen_in_the_menu(page, url, place=f"{METHOD}.html"):
    page.goto(f"{url}fr-fr/{place}")
    page.locator(".rg-languages summary").click()
    page.locator(".rg-languages a[data-language=zh-cn]").click()


chosen_on_the_home_page = partial(chosen_in_the_menu, place="index.html")
chosen_on_the_dashboard = partial(chosen_in_the_menu, place="site/drift.html")


def chosen_where_nothing_is(page, url):
    page.goto(f"{url}404.html")
    page.locator("[data-refgen=missing] a[href*=zh-cn]").click()


@pytest.mark.parametrize(
    "choose", [chosen_in_the_menu, chosen_on_the_home_page, chosen_on_the_dashboard, chosen_where_nothing_is]
)
def test_the_root_follows_the_browsers_language_and_then_the_readers_choice(page, served, choose):
    page.goto(served.url)
    expect(page).to_have_url(f"{served.url}fr-fr/index.html")
    choose(page, served.url)
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.goto(served.url)
    expect(page).to_have_url(f"{served.url}zh-cn/index.html")
    # Whatever is read after.
    page.goto(f"{served.url}it-it/{METHOD}.html")
    page.goto(served.url)
    expect(page).to_have_url(f"{served.url}zh-cn/index.html")


def test_a_page_that_is_read_is_no_choice(page, served):
    for address in (f"en-us/{METHOD}.html", "zh-cn/index.html", "it-it/site/drift.html"):
        page.goto(served.url + address)
        page.goto(served.url)
        expect(page).to_have_url(f"{served.url}fr-fr/index.html")


def test_a_reader_of_another_language_chooses_one(browser, served):
    context = browser.new_context(locale="cs-CZ")
    page = context.new_page()
    page.goto(served.url)
    links = page.locator("[data-refgen=entrance] a")
    expect(links).to_have_count(4)
    page.locator("[data-refgen=entrance] a[href*=it-it]").click()
    expect(page).to_have_url(f"{served.url}it-it/index.html")
    page.goto(f"{served.url}zh-cn/{METHOD}.html")
    page.goto(served.url)
    expect(page).to_have_url(f"{served.url}it-it/index.html")
    context.close()


@pytest.mark.parametrize(
    ("spoken", "shown"), [("zh-HK", "zh-tw"), ("zh-Hant", "zh-tw"), ("zh-SG", "zh-cn"), ("zh", "zh-cn")]
)
def test_a_reader_is_led_to_the_script_that_is_read_there(browser, served, spoken, shown):
    context = browser.new_context(locale=spoken)
    page = context.new_page()

    def with_both_scripts(route):
        text = route.fetch().text()
        route.fulfill(body=re.sub("it-it", "zh-tw", text, flags=re.IGNORECASE), content_type="text/html")

    page.route(served.url, with_both_scripts)
    page.goto(served.url)
    expect(page.locator("html")).to_have_attribute("data-locale", shown)
    context.close()


def test_without_choice_and_language_it_is_what_was_read_last(browser, served):
    context = browser.new_context(locale="cs-CZ")
    page = context.new_page()
    page.goto(f"{served.url}zh-cn/{METHOD}.html")
    page.goto(served.url)
    expect(page).to_have_url(f"{served.url}zh-cn/index.html")
    context.close()


def test_the_switch_stays_on_page_and_section(page, served):
    page.goto(f"{served.url}fr-fr/{METHOD}.html#remarks")
    page.locator(".rg-languages summary").click()
    page.locator(".rg-languages a[data-language=it-it]").click()
    expect(page).to_have_url(f"{served.url}it-it/{METHOD}.html#remarks")


def test_the_switch_goes_to_the_section_that_is_read_now(page, served):
    page.goto(f"{served.url}fr-fr/{METHOD}.html#syntax")
    settled(page)
    languages = page.locator(".rg-languages")
    page.locator("#remarks").evaluate("one => one.scrollIntoView()")
    expect(page.locator("#syntax")).not_to_be_in_viewport()
    languages.locator("summary").click()
    expect(languages.locator("a[data-language=it-it]")).to_have_attribute("href", re.compile("html#remarks$"))
    languages.locator("summary").click()
    page.locator("#syntax").evaluate("one => one.scrollIntoView()")
    languages.locator("summary").click()
    expect(languages.locator("a[data-language=it-it]")).to_have_attribute("href", re.compile("html#syntax$"))
