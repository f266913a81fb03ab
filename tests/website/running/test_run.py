"""Examples in the browser: run, edited, made to fail, stopped, without a network; the answers cite the page."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from refgen.website.running.runtime import find_runtime
from tests.website.conftest import FOLDER, ROOT, serving

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not find_runtime(ROOT), reason="Pyodide is not installed (npm install)"),
]
SLEEP = f"{FOLDER}/ihosttaskmanager-sleep-method.html"
LONG = 90_000
"""Milliseconds that Python may take to load on a busy machine."""


def opened(page, address):
    page.goto(address)
    page.locator("html[data-ready]").wait_for()
    return page.locator(".rg-example").first


def run(example):
    example.locator(".rg-run").click()
    expect(example.locator(".rg-runner__said")).not_to_have_text(re.compile("…$"), timeout=LONG)
    return example.locator(".rg-runner")


@pytest.fixture
def alone(browser, built):
    """A page that may ask nobody but the site; it fails its test if anything goes wrong in it."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 1300, "height": 900})
    page = context.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)

    def pass_ours(route):
        if route.request.url.startswith(built.url):
            route.continue_()
        else:
            wrong.append(f"foreign: {route.request.url}")
            route.abort()

    context.route("**/*", pass_ours)
    yield page
    context.close()
    assert wrong == []


def test_python_is_loaded_on_demand_only(alone, built):
    asked = []
    alone.on("request", lambda request: asked.append(request.url))
    opened(alone, f"{built.url}fr-fr/{SLEEP}")
    assert not [url for url in asked if "pyodide" in url or "stub" in url or "run" in url.rpartition("/")[2]]


@pytest.mark.parametrize("width", [1300, 390])
def test_long_lines_are_seen_whole_in_the_editor(browser, built, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    example = opened(page, f"{built.url}fr-fr/{SLEEP}")
    example.locator(".rg-run").click()
    area = example.locator("textarea")
    area.fill(f"# {'Un long commentaire, ' * 20}\nprint('{'x' * 300}')")
    hidden = area.evaluate("one => [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight]")
    page.close()
    assert max(hidden) <= 1


def test_an_example_runs_as_recorded_is_edited_and_made_to_fail(alone, built):
    example = opened(alone, f"{built.url}fr-fr/{SLEEP}")
    recorded = example.locator("pre").first.inner_text().rstrip().split("\n")[-1]
    runner = run(example)
    expect(runner.locator("output")).to_have_text(recorded)
    expect(runner.locator(".rg-runner__said")).to_have_text("Identique à la sortie enregistrée.")
    # A fault of the documentation, chosen by its own sentence, becomes a line of the code.
    menu = runner.locator("[data-fault]")
    expect(menu).to_contain_text("HOST_E_TIMEOUT – Le délai d’attente a expiré avant la fin de l’appel.")
    menu.select_option("timeout")
    expect(runner.locator("output")).to_have_text("HOST_E_TIMEOUT", timeout=LONG)
    expect(runner.locator(".rg-runner__said")).to_have_text("")
    expect(runner.locator("textarea")).to_have_value(re.compile(r"world\.fault\('IHostTaskManager\.Sleep', 'timeout'"))
    quote = runner.locator(".rg-runner__cited blockquote")
    expect(quote).to_have_attribute("lang", "fr-fr")
    expect(quote).to_contain_text("Le délai d’attente a expiré avant la fin de l’appel.")
    expect(quote).to_contain_text("fr-fr/docs/framework/unmanaged-api/hosting/ihosttaskmanager-sleep-method.md:")
    # What is cited stands on the page.
    anchor = quote.locator("a").get_attribute("href").rpartition("#")[2]
    expect(alone.locator(f"#{anchor}")).to_have_text("Le délai d’attente a expiré avant la fin de l’appel.")
    # What is said of the fault that was there went with it.
    expect(runner.locator("textarea")).not_to_have_value(re.compile("événement a été annulé"))
    runner.locator("textarea").fill("print('modifié')\n1 / 0")
    # The menu says what the code does, not what was once chosen.
    expect(menu).to_have_value("")
    runner.locator("textarea").press("Control+Enter")
    expect(runner.locator("output")).to_contain_text("ZeroDivisionError", timeout=LONG)
    expect(runner.locator("output")).to_contain_text("modifié")
    # A session that was pasted, with its prompts and with what was answered.
    runner.locator("textarea").fill(
        "  >>> for one in (1, 2):\n  ...     print(one * 21)\n  21\n  42\n  >>> 6 * 8\n  48\n"
    )
    runner.locator("textarea").press("Control+Enter")
    expect(runner.locator("output")).to_have_text("21\n42\n48", timeout=LONG)


def test_a_broken_contract_speaks_the_readers_language_and_is_as_recorded(alone, built):
    opened(alone, f"{built.url}fr-fr/{SLEEP}")
    example = alone.locator(".rg-example", has=alone.locator("pre", has_text="ContractViolation")).first
    expect(example.locator("pre").first).to_contain_text("given(parameter=option")
    runner = run(example)
    expect(runner.locator(".rg-runner__said")).to_have_text("Identique à la sortie enregistrée.")
    expect(runner.locator("output")).to_contain_text("WAIT_OPTION, qui précise ce que l’hôte doit faire")
    expect(runner.locator("output")).to_contain_text('File "<example>", line')
    expect(runner.locator("output")).not_to_contain_text("given(")
    # The rule speaks before any fault.
    runner.locator("[data-fault]").select_option("timeout")
    expect(runner.locator(".rg-runner__said")).to_contain_text("reste sans effet", timeout=LONG)
    expect(runner.locator("output")).to_contain_text("ContractViolation")


def test_what_does_not_end_is_stopped(alone, built):
    runner = run(opened(alone, f"{built.url}fr-fr/{SLEEP}"))
    runner.locator("textarea").fill("while True:\n    pass")
    runner.locator("[data-go]").click()
    # The next Python is loaded at once, before anything is run again.
    with alone.expect_worker():
        runner.locator("[data-halt]").click()
    expect(runner.locator(".rg-runner__said")).to_contain_text("Arrêté. Python redémarre")
    runner.locator("textarea").fill("6 * 7")
    runner.locator("[data-go]").click()
    expect(runner.locator("output")).to_have_text("42", timeout=LONG)


def test_without_a_network_after_the_first_run(browser, built, tmp_path):
    # A server that is really gone, rather than a browser that pretends so.
    folder = tmp_path / "site"
    shutil.copytree(built.folder, folder)
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    with serving(folder) as url:
        run(opened(page, f"{url}zh-cn/{SLEEP}"))
        page.locator("html[data-kept]").wait_for(timeout=LONG)
    page.reload()
    example = page.locator(".rg-example").first
    page.locator("html[data-ready]").wait_for()
    runner = run(example)
    expect(runner.locator("output")).to_have_text("HOST_E_ABANDONED", timeout=LONG)
    expect(runner.locator(".rg-runner__cited blockquote")).to_have_attribute("lang", "zh-cn")
    # What search has not loaded is not said to be nowhere.
    page.keyboard.press("Escape")
    page.locator("[data-refgen=search]").click()
    page.locator("dialog[open] input").fill("线程")
    expect(page.locator("dialog[open] [role=status]")).to_contain_text("未能完整加载")
    expect(page.locator(".rg-search__again")).to_be_visible()
    context.close()


def test_a_sentence_that_cannot_be_fetched_is_cited_without_its_addresses(browser, built):
    context = browser.new_context()
    page = context.new_page()
    example = opened(page, f"{built.url}fr-fr/{SLEEP}")
    runner = run(example)
    context.route("**/api/**", lambda route: route.abort())
    world = "from unmanaged import World\nworld = World()\n"
    runner.locator("textarea").fill(f"{world}world.create('IHostTaskManager').raw.ReverseLeaveRuntime()")
    runner.locator("[data-go]").click()
    quote = runner.locator(".rg-runner__cited blockquote a").last
    expect(quote).to_contain_text("va de pair avec un appel à ReverseEnterRuntime.", timeout=LONG)
    context.close()


def test_python_that_cannot_be_loaded_says_so_and_is_tried_again(browser, built):
    context = browser.new_context(locale="it-IT")
    page = context.new_page()
    context.route("**/stub.zip", lambda route: route.abort())
    example = opened(page, f"{built.url}it-it/{SLEEP}")
    runner = run(example)
    expect(runner.locator(".rg-runner__said")).to_contain_text("Impossibile caricare Python")
    context.unroute("**/stub.zip")
    runner.locator("[data-go]").click()
    expect(runner.locator("output")).to_have_text("HOST_E_ABANDONED", timeout=LONG)
    context.close()


def test_a_script_that_cannot_be_loaded_says_so_and_is_tried_again(browser, built):
    context = browser.new_context(locale="it-IT")
    page = context.new_page()
    context.route("**/refgen/run.js*", lambda route: route.abort())
    example = opened(page, f"{built.url}it-it/{SLEEP}")
    example.locator(".rg-run").click()
    said = example.locator("[role=status]")
    expect(said).to_contain_text("Impossibile caricare Python")
    context.unroute("**/refgen/run.js*")
    runner = run(example)
    expect(runner.locator("output")).to_have_text("HOST_E_ABANDONED", timeout=LONG)
    expect(said).to_have_count(1)
    context.close()


def test_without_scripts_the_recorded_output_is_there(browser, built):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{built.url}fr-fr/{SLEEP}")
    expect(page.locator(".rg-example pre").first).to_contain_text("HOST_E_ABANDONED")
    expect(page.locator(".rg-run").first).to_be_hidden()
    context.close()
