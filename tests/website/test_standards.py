"""What standards and readers with other senses, and media ask for: valid HTML, accessibility, narrow screens, print."""

import json
import shutil
import subprocess

import pytest
from playwright.sync_api import expect
from pygments.token import STANDARD_TYPES

from tests.website.conftest import FOLDER, LONG, RARE, ROOT, listed

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SLEEP = f"{FOLDER}/ihosttaskmanager-sleep-method.html"
MARKED = f"{FOLDER}/ihosttask-setpriority-method.html"
KINDS = {
    "method": SLEEP,
    "findings": MARKED,
    "interface": f"{FOLDER}/ihosttaskmanager-interface.html",
    "enumeration": f"{FOLDER}/etasktype-enumeration.html",
    "article": f"{FOLDER}/task-call-sequences.html",
    "home": "index.html",
    "index": "site/apis.html",
    "results": "site/results.html",
    "dashboard": "site/drift.html",
}
LOCALES = ("en-us", "fr-fr", "it-it", "zh-cn")
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (npm install)")


def opened(browser, url, **options):
    usual = {"viewport": {"width": 1300, "height": 900}, "reduced_motion": "reduce", "bypass_csp": True}
    context = browser.new_context(**{**usual, **options})
    page = context.new_page()
    page.goto(url)
    page.locator("html[data-ready]").wait_for()
    return page


@pytest.mark.skipif(shutil.which("java") is None, reason="the Nu checker needs Java")
@pytest.mark.skipif(not CHECKER.is_file(), reason="the Nu checker is not installed (npm install vnu-jar)")
def test_html_is_valid(built, rare, divided_site):
    files = [f"{locale}/{address}" for locale in LOCALES for address in KINDS.values()]
    files += [str(rare.folder / locale / address) for locale in ("en-us", "fr-fr") for address in RARE.values()]
    files += [str(divided_site.folder / f"zh-cn/{LONG}{part}.html") for part in ("", ".part-2")]
    command = [
        "java",
        "-Xss8m",
        "-jar",
        str(CHECKER),
        "--errors-only",
        "--format",
        "json",
        "index.html",
        "404.html",
        *files,
    ]
    checked = subprocess.run(command, cwd=built.folder, capture_output=True, text=True, timeout=250)
    messages = json.loads(checked.stderr)["messages"]
    assert [(one.get("url"), one["message"], one.get("extract")) for one in messages] == []


def violations(page, *rules):
    options = (
        {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {"rules": {"target-size": {"enabled": True}}}
    )
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [(one["id"], node["html"]) for one in found for node in one["nodes"]]


def broken_in_all_media(page):
    """In light and dark colours, wide and narrow."""
    page.evaluate(AXE.read_text("utf-8"))
    broken = []
    # Every rule once; then those on which colours and width bear.
    rules: tuple[str, ...] = ()
    for width in (1300, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("default", "slate"):
            page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
            broken += [(width, scheme, *one) for one in violations(page, *rules)]
            rules = (
                "color-contrast",
                "link-in-text-block",
                "scrollable-region-focusable",
                "aria-hidden-focus",
                "target-size",
            )
    return broken


@needs_axe
@pytest.mark.browser
@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_of_page_is_accessible(browser, built, locale):
    page = opened(browser, f"{built.url}{locale}/index.html")
    broken = {}
    for kind, address in KINDS.items():
        page.set_viewport_size({"width": 1300, "height": 900})
        page.goto(f"{built.url}{locale}/{address}")
        page.locator("html[data-ready]").wait_for()
        if kind == "dashboard":
            listed(page)
        if found := broken_in_all_media(page):
            broken[kind] = found
    page.context.close()
    assert broken == {}


@needs_axe
@pytest.mark.browser
@pytest.mark.parametrize("locale", ["en-us", "fr-fr", "zh-cn"])
def test_rarer_kinds_of_page_and_parts_are_accessible(browser, rare, divided_site, locale):
    addresses = {kind: f"{rare.url}{locale}/{address}" for kind, address in RARE.items()}
    addresses["part"] = f"{divided_site.url}{locale}/{LONG}.part-2.html"
    addresses["joined"] = f"{divided_site.url}{locale}/{LONG}.html"
    page = opened(browser, addresses["part"])
    broken = {}
    for kind, address in addresses.items():
        page.set_viewport_size({"width": 1300, "height": 900})
        page.goto(address)
        page.locator("html[data-ready]").wait_for()
        if kind == "joined":
            expect(page.locator(".rg-rest")).to_have_count(0)
        if found := broken_in_all_media(page):
            broken[kind] = found
    page.context.close()
    assert broken == {}


@needs_axe
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_code_of_any_language_is_readable(browser, served, scheme):
    page = opened(browser, f"{served.url}en-us/{SLEEP}")
    page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    # Whatever Pygments may call a piece of code.
    kinds = sorted(kind for kind in STANDARD_TYPES.values() if kind and kind not in {"err", "w", "esc"})
    listing = " ".join(f'<span class="{kind}">{kind}</span>' for kind in kinds)
    page.locator(".highlight pre code").first.evaluate("(code, html) => { code.innerHTML = html }", listing)
    page.evaluate(AXE.read_text("utf-8"))
    assert violations(page, "color-contrast") == []
    page.context.close()


def search(page):
    page.keyboard.press("/")
    page.locator("dialog[open] input").fill("thread")
    page.locator("[role=option]").nth(3).wait_for()


def compare(page):
    page.locator("[data-refgen=compare]").click()
    page.locator(".rg-compare").wait_for()


def whole_contents(page):
    page.locator("[data-refgen=contents]").click()
    page.locator(".rg-tree [aria-current]").wait_for()


def languages(page):
    page.locator(".rg-languages summary").click()


def run(page):
    # What the runner looks like does not depend on Python: it is there at once, and its answer comes later.
    page.locator(".rg-run").first.click()
    page.locator(".rg-runner [data-go]").wait_for()


def answered(page):
    run(page)
    page.locator(".rg-runner__cited section").first.wait_for(timeout=60_000)
    page.locator(".rg-runner select, .rg-runner [data-go]").first.wait_for()


def original(page):
    page.locator("h1 .s[id]").first.focus()
    page.locator(".rg-page .s[id]").nth(1).hover()
    page.locator("#rg-original small").wait_for()


def filtered(page):
    listed(page)
    page.locator("[data-refgen=findings] input").fill("nothing like it")
    expect(page.locator("[data-refgen=findings] tbody tr")).to_have_count(0)


def finding(page):
    page.locator(".rg-mark").first.click()
    page.locator(".rg-box:popover-open").wait_for()


STATES = {
    "search": (search, SLEEP),
    "compare": (compare, SLEEP),
    "contents": (whole_contents, SLEEP),
    "languages": (languages, SLEEP),
    "run": (run, SLEEP),
    "answered": (answered, SLEEP),
    "original": (original, SLEEP),
    "filtered": (filtered, "site/drift.html"),
    "finding": (finding, MARKED),
    "linked": (lambda page: page.evaluate("location.hash = 'HOST_E_TIMEOUT'"), "site/results.html"),
    "missing page": (lambda page: None, f"{FOLDER}/clr-availability.html"),
}


@needs_axe
@pytest.mark.browser
@pytest.mark.parametrize("state", STATES)
def test_every_state_of_a_page_is_accessible(browser, built, state):
    reach, address = STATES[state]
    broken = {}
    needed = 'class="rg-mark rg-mark--' if state == "finding" else ""
    for locale in LOCALES:
        # The original has no original, and nothing is wrong with every translation.
        if needed not in (built.folder / locale / address).read_text("utf-8") or (state, locale) == (
            "original",
            "en-us",
        ):
            continue
        page = opened(browser, f"{built.url}{locale}/{address}")
        reach(page)
        if found := broken_in_all_media(page):
            broken[locale] = found
        page.context.close()
    assert broken == {}


@needs_axe
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_opened_navigation_of_a_narrow_screen_is_accessible(browser, served, scheme):
    page = opened(browser, f"{served.url}fr-fr/{SLEEP}", viewport={"width": 390, "height": 900}, color_scheme=scheme)
    page.locator("[data-refgen=menu]").click()
    expect(page.locator(".md-sidebar--primary a").first).to_be_focused()
    page.evaluate(AXE.read_text("utf-8"))
    # What is dimmed behind it is not to be read.
    options = {"runOnly": ["color-contrast", "target-size", "aria-hidden-focus"]}
    found = page.evaluate("options => axe.run('.md-sidebar--primary', options)", options)["violations"]
    assert [(one["id"], node["html"]) for one in found for node in one["nodes"]] == []
    page.context.close()


@needs_axe
@pytest.mark.browser
def test_the_page_for_unknown_addresses_is_accessible(browser, built):
    page = opened(browser, f"{built.url}404.html")
    broken = broken_in_all_media(page)
    page.context.close()
    assert broken == []


@pytest.mark.browser
@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_wider_than_a_narrow_screen(browser, built, rare, divided_site, locale):
    addresses = {kind: f"{built.url}{locale}/{address}" for kind, address in KINDS.items()}
    addresses["part"] = f"{divided_site.url}{locale}/{LONG}.part-2.html"
    if (rare.folder / locale).is_dir():
        addresses |= {kind: f"{rare.url}{locale}/{address}" for kind, address in RARE.items()}
    page = opened(browser, f"{built.url}{locale}/index.html")
    too_wide = []
    for kind, address in addresses.items():
        page.goto(address)
        page.locator("html[data-ready]").wait_for()
        if kind == "dashboard":
            listed(page)
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 800})
            needed = page.evaluate("document.documentElement.scrollWidth")
            if needed > width:
                too_wide.append((kind, width, needed))
    page.context.close()
    assert too_wide == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [1300, 390])
@pytest.mark.parametrize(("address", "table"), [("site/drift.html", ".rg-found"), ("site/results.html", ".rg-results")])
def test_a_list_is_read_without_moving_it_sideways(browser, built, address, table, width):
    page = opened(browser, f"{built.url}zh-cn/{address}", viewport={"width": width, "height": 800})
    if table == ".rg-found":
        listed(page)
    else:
        # The longest name that a result has anywhere.
        page.evaluate("""() => { document.querySelector(".rg-results th code").innerHTML =
          "HRESULT_<wbr>FROM_<wbr>WIN32(<wbr>ERROR_<wbr>INSUFFICIENT_<wbr>BUFFER)"; }""")
    assert (
        page.evaluate(
            "name => { const one = document.querySelector(name); return one.scrollWidth - one.clientWidth }", table
        )
        <= 0
    )
    page.context.close()


@pytest.mark.browser
def test_print_is_dark_on_light_and_only_the_article(browser, built):
    page = opened(browser, f"{built.url}fr-fr/{MARKED}", color_scheme="dark")
    page.emulate_media(media="print")
    for part in (".md-header", ".md-sidebar--primary", ".md-path", ".rg-actions", ".rg-mark", ".md-footer"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    light = page.evaluate(
        """() => [...document.querySelectorAll("article :is(h1, p, td, code, .s)")].map((one) => getComputedStyle(one).color)
        .filter((color) => color.match(/[\\d.]+/g).slice(0, 3).reduce((sum, one) => sum + Number(one), 0) > 450)"""
    )
    assert light == []
    page.context.close()


@pytest.mark.browser
def test_a_printed_comparison_is_its_table_alone(browser, built):
    page = opened(browser, f"{built.url}fr-fr/{MARKED}?compare=en-us~fr-fr")
    page.locator(".rg-compare tbody tr").last.wait_for()
    page.emulate_media(media="print")
    expect(page.locator(".rg-compare thead")).to_be_visible()
    expect(page.locator(".rg-comparison :is(select, button):visible")).to_have_count(0)
    page.context.close()


@pytest.mark.browser
def test_what_is_wrong_with_a_page_is_printed_though_it_is_folded(browser, built):
    page = opened(browser, f"{built.url}fr-fr/{SLEEP}")
    page.evaluate(
        """() => document.querySelector(".rg-page").insertAdjacentHTML(
        "beforeend", "<details class=rg-page-findings><summary>1</summary><ul><li>it</ul></details>")"""
    )
    found, other = page.locator(".rg-page-findings li"), page.locator("details.rg-pages[open]")
    expect(found).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(found).to_be_visible()
    expect(other).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(found).to_be_hidden()
    page.context.close()


@pytest.mark.browser
def test_nothing_moves_where_a_reader_wants_no_motion(browser, built):
    page = opened(browser, f"{built.url}fr-fr/{SLEEP}")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => { const style = getComputedStyle(one);
        return style.animationName !== "none" || style.transitionDuration.split(",").some((time) => parseFloat(time) > 0); })
        .map((one) => one.className)"""
    )
    assert moving == []
    page.context.close()


@pytest.mark.browser
def test_a_page_that_a_locale_lacks_is_shown_in_the_original_with_a_notice(browser, built):
    page = opened(browser, f"{built.url}it-it/{FOLDER}/clr-availability.html")
    expect(page.locator(".rg-notice").first).to_contain_text("Viene mostrata in inglese.")
    expect(page.locator(".rg-page")).not_to_have_attribute("lang", "it-IT")
    expect(page.locator("html")).to_have_attribute("lang", "it-IT")
    assert page.evaluate("document.querySelectorAll('.rg-page .s').length") > 3
    page.context.close()
