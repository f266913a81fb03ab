"""Two languages side by side in a browser: opened, shared, closed, and gone back from."""

import re

import pytest
from playwright.sync_api import expect

from tests.website.conftest import FOLDER, METHOD, SUMMARY, settled

pytestmark = pytest.mark.browser


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
    expect(page.locator(".rg-compare td:has(> :popover-open)")).to_have_attribute("lang", "zh-cn")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    page.locator(".rg-comparison select").nth(1).select_option("en-us")
    expect(marks).to_have_count(1)
