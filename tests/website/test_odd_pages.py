"""Pages that are not as they should be: what a translation adds, files without text, damaged ones, odd names, odd locales."""

import json
import shutil
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from refgen.corpus import scan_tree
from refgen.drift.finding import Finding
from refgen.progress import silent
from refgen.stages.pages.modelling import make_model
from refgen.stages.pages.reading import read_tree
from refgen.text import Severity
from refgen.website.address import page_address
from refgen.website.input import SiteInput
from refgen.website.machine.sitemap import sitemap
from refgen.website.material.shells import make_shells
from refgen.website.own_pages.dashboard import dashboard
from refgen.website.page.data import page_data
from refgen.website.page.make import render_page
from refgen.website.page.parts.drift import page_findings
from refgen.website.render import prepare
from refgen.website.sentences.reading import read
from refgen.website.site.view import PageView
from refgen.website.texts import load_texts
from refgen.website.write import write_site
from refgen.workers import InProcess
from tests.website.conftest import FOLDER, ROOT, Served, put_theme, serving, settled
from tests.website.test_browser import KINDS

ADDED = "Une phrase que seul le traducteur a écrite."
NAMES = (
    "iclrtask-abort-method",
    "iclrtask-locksheld-method",
    "iclrtask-switchin-method",
    "iclrtask-switchout-method",
    "iclrtask-yieldtask-method",
)
ABORT, LOCKS, EMPTY, HEADED, DAMAGED = NAMES
ODD = "page à lire #1 100%"
ONLY_FRENCH = "seulement-en-francais"
NO_ENGLISH = "sans-anglais"


@pytest.fixture(scope="module")
def odd_given(tmp_path_factory):
    """A tree of a few own pages, each spoilt in French in a way of its own."""
    root = tmp_path_factory.mktemp("odd")
    for locale in ("fr-fr", "it-it", "zh-cn"):
        (root / locale / FOLDER).mkdir(parents=True)
        for name in NAMES:
            shutil.copy(ROOT / "sources" / locale / FOLDER / f"{name}.md", root / locale / FOLDER)
        abort = (root / locale / FOLDER / f"{ABORT}.md").read_bytes()
        (root / locale / FOLDER / f"{ODD}.md").write_bytes(abort)
    french = root / "fr-fr" / FOLDER

    def spoil(name, change):
        path = french / f"{name}.md"
        path.write_bytes(change(path.read_bytes()))

    spoil(ABORT, lambda data: data.replace(b'## <a name="see-also">', f'{ADDED}\n\n## <a name="see-also">'.encode()))
    spoil(EMPTY, lambda _: b"")
    spoil(HEADED, lambda data: data[: data.index(b"\n---\n") + 5])
    spoil(DAMAGED, lambda data: data.replace("é".encode(), b"\xe9"))
    (french / f"{ONLY_FRENCH}.md").write_text("# Une page\n\nElle n’existe qu’en français.\n", "utf-8")
    for locale, words in (("fr-fr", "Ces mots"), ("it-it", "Queste parole")):
        text = f"# A\n\n{words}.\n\n```cpp\nOpen (); // {words}\n```\n\n```cpp\nShut ();\n```\n"
        (root / locale / FOLDER / f"{NO_ENGLISH}.md").write_text(text, "utf-8")
    tree = scan_tree(root)
    reading = read_tree(tree, tmp_path_factory.mktemp("cache"), InProcess(), silent)
    return SiteInput(make_model(reading), reading.pages, dict(reading.includes), reading.pages.digests)


@pytest.fixture(scope="module")
def odd_site(odd_given, options):
    return prepare(odd_given, options, {}).site


@pytest.fixture(scope="module")
def odd_served(odd_given, options, site_config, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    write_site(odd_given, options, make_shells(site_config, odd_given.model.locales), folder, processes=1)
    put_theme(site_config, folder)
    with serving(folder) as url:
        yield Served(folder, url)


def key(name: str) -> str:
    return f"{FOLDER}/{name}.md"


def view(site, name, locale):
    return PageView.of(site, site.given.pages[key(name)], locale)


def shown(site, name, locale):
    return BeautifulSoup(render_page(view(site, name, locale)).body, "html.parser")


def notices(site, name, locale):
    return [one.get_text() for one in shown(site, name, locale).select(".rg-notice")]


@pytest.mark.parametrize("name", [EMPTY, HEADED])
def test_a_file_without_text_is_a_page_that_is_not_translated(odd_site, name):
    assert notices(odd_site, name, "fr-fr") == ["Cette page n’est pas traduite. Elle est affichée en anglais."]
    assert render_page(view(odd_site, name, "fr-fr")).untranslated == {"fr-fr"}
    assert not any("tradotta" in one for one in notices(odd_site, name, "it-it"))
    _, _, missing = dashboard(odd_site, "fr-fr").body.partition('id="missing"')
    assert f'"../{FOLDER}/{name}.html' in missing


def test_search_engines_are_told_of_what_is_there(odd_site):
    files = {name: data.decode() for name, data in sitemap(odd_site)}
    assert f"<loc>https://example.org/reference/fr-fr/{FOLDER}/{ABORT}.html</loc>" in files["fr-fr/sitemap.xml"]
    assert EMPTY not in files["fr-fr/sitemap.xml"]
    assert EMPTY in files["en-us/sitemap.xml"]
    # Neither is there an English where nobody wrote one: what is shown there names its original.
    assert ONLY_FRENCH not in files["en-us/sitemap.xml"]
    assert files["fr-fr/sitemap.xml"].count(ONLY_FRENCH) == 2


def test_what_search_engines_are_told_of_a_page_says_the_page_itself(odd_site, odd_served):
    files = {name: data.decode() for name, data in sitemap(odd_site)}
    for locale in odd_site.given.model.locales:
        for page_key in odd_site.keys:
            place = page_address(locale, page_key)
            soup = BeautifulSoup((odd_served.folder / place).read_bytes(), "html.parser")
            told = soup.select_one("link[rel=canonical]")["href"].endswith(f"/{place}")
            assert (f"/{place}</loc>" in files[f"{locale}/sitemap.xml"]) is told, place
            alternates = {link["href"] for link in soup.select("link[hreflang]")}
            assert told is any(one.endswith(f"/{place}") for one in alternates), place


def test_a_page_without_an_original_says_so(odd_site):
    assert notices(odd_site, ONLY_FRENCH, "en-us") == [
        "There is no original of this page in this language. It is shown in French, in which it was written."
    ]
    assert notices(odd_site, ONLY_FRENCH, "it-it") == [
        "Questa pagina non è stata tradotta. Viene mostrata in francese."
    ]
    assert notices(odd_site, ONLY_FRENCH, "fr-fr") == []
    assert (
        "English"
        in BeautifulSoup(dashboard(odd_site, "en-us").body, "html.parser").find(id="missing").find_next("table").text
    )


@pytest.mark.parametrize(("locale", "is_said"), [("fr-fr", True), ("it-it", False)])
def test_a_damaged_file_is_named(odd_site, locale, is_said):
    named = [one for one in notices(odd_site, DAMAGED, locale) if f"fr-fr/{key(DAMAGED)}" in one]
    assert bool(named) == is_said


def test_compare_has_what_only_a_translation_says(odd_site):
    page = odd_site.given.pages[key(ABORT)]
    views = [PageView.of(odd_site, page, locale) for locale in odd_site.given.model.locales]
    sentences = json.loads(page_data(odd_site, page, views, ()))["sentences"]
    (added,) = [name for name, words in sentences.items() if words.get("fr-fr") == ADDED]
    assert sentences[added] == {"fr-fr": ADDED}
    names = list(sentences)
    french = read(page, "fr-fr")
    (place,) = (one for one in french.all if one.id == added)
    assert names.index(added) == names.index(french.names[place.unit, place.ordinal]) + 1


def codes_of(site, name):
    page = site.given.pages[key(name)]
    views = [PageView.of(site, page, locale) for locale in site.given.model.locales]
    return [code for group in json.loads(page_data(site, page, views, ()))["code"].values() for code in group]


def test_english_without_a_file_has_no_code_of_another_language(odd_site):
    declaration, example = codes_of(odd_site, EMPTY)
    assert declaration.startswith("HRESULT SwitchIn"), "what two languages have alike is the original's"
    assert example.keys() == {"it-it", "zh-cn"}
    example, statement = codes_of(odd_site, NO_ENGLISH)
    assert example.keys() == {"fr-fr", "it-it"}
    assert statement == "Shut ();\n"


def test_english_with_a_file_has_its_code(tmp_path, options):
    texts = {"en-us": "These words", "fr-fr": "Ces mots"}
    for locale, words in texts.items():
        file = tmp_path / "sources" / locale / key(NO_ENGLISH)
        file.parent.mkdir(parents=True)
        file.write_text(f"# A\n\n{words}.\n\n```cpp\nOpen (); // {words}\n```\n", "utf-8")
    reading = read_tree(scan_tree(tmp_path / "sources"), tmp_path / "cache", InProcess(), silent)
    given = SiteInput(make_model(reading), reading.pages, dict(reading.includes), reading.pages.digests)
    (code,) = codes_of(prepare(given, options, {}).site, NO_ENGLISH)
    assert code == {locale: f"Open (); // {words}\n" for locale, words in texts.items()}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        (EMPTY, "SwitchIn(threadHandle=1)", "Absent de l’original"),
        (NO_ENGLISH, "Open ()", "Non traduit"),
        (NO_ENGLISH, "Shut ()", "Non traduit"),
    ],
)
def test_compare_shows_no_code_where_there_is_none(browser, odd_served, name, code, said):
    own = "it-it"
    page = browser.new_page()
    page.goto(f"{odd_served.url}fr-fr/{FOLDER}/{name}.html?compare=en-us~{own}")
    row = page.locator(".rg-compare .rg-code", has_text=code)
    expect(row.locator("td[lang=en-us]")).to_have_text(said)
    expect(row.locator(f"td[lang={own}]")).to_contain_text(code)
    page.goto(f"{odd_served.url}fr-fr/{FOLDER}/{name}.html?compare={own}~en-us")
    expect(row.locator("td").last).to_have_text(said)
    page.close()


@pytest.mark.browser
def test_compare_shows_it_beside_an_empty_cell(browser, odd_served):
    page = browser.new_page()
    page.goto(f"{odd_served.url}fr-fr/{FOLDER}/{ABORT}.html?compare=en-us~fr-fr")
    row = page.locator(".rg-compare tr", has_text=ADDED)
    expect(row.locator("td").first).to_have_text("Absent de l’original")
    page.goto(f"{odd_served.url}fr-fr/{FOLDER}/{ABORT}.html?compare=it-it~zh-cn")
    expect(page.locator(".rg-compare tbody tr").first).to_be_visible()
    expect(page.locator(".rg-compare tr", has_text="Absent de l’original")).to_have_count(0)
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize(("name", "state"), [(ABORT, "added"), (LOCKS, "missing")])
def test_what_has_no_counterpart_is_explained_by_touch(browser, odd_served, name, state):
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{odd_served.url}fr-fr/{FOLDER}/{name}.html")
    settled(page)
    marks = page.locator(f".s-{state} + .rg-mark")
    expect(marks.first).to_be_visible()
    for mark in marks.all()[:3]:
        mark.tap()
        box = page.locator(":popover-open")
        expect(box).to_be_in_viewport(ratio=1)
        expect(box).to_contain_text(load_texts("fr-fr").text(f"sentence.{state}.why"))
        # The box stands alone, and a tap beside it closes it.
        expect(page.locator("#rg-original")).to_be_hidden()
        page.touchscreen.tap(2, 2)
        expect(page.locator(":popover-open")).to_have_count(0)
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "state", "said"),
    [(ABORT, "added", "ne figure que dans la traduction"), (LOCKS, "missing", "n’est pas encore traduite")],
)
def test_what_has_no_counterpart_is_explained_by_keyboard(browser, odd_served, name, state, said):
    page = browser.new_page()
    page.goto(f"{odd_served.url}fr-fr/{FOLDER}/{name}.html")
    mark = page.locator(f".s-{state} + .rg-mark").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(":popover-open")).to_contain_text(said)
    page.keyboard.press("Escape")
    expect(page.locator(":popover-open")).to_have_count(0)
    expect(mark).to_be_focused()
    page.close()


@pytest.mark.browser
def test_a_name_with_signs_of_addresses_is_compared_and_hovered(browser, odd_served):
    page = browser.new_page()
    wrong = []
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    page.goto(f"{odd_served.url}fr-fr/{FOLDER}/page%20%C3%A0%20lire%20%231%20100%25.html")
    page.locator(".rg-page .s[id]").nth(1).hover()
    expect(page.locator("#rg-original")).to_be_visible()
    page.locator('[data-refgen="compare"]').click()
    expect(page.locator(".rg-compare tbody tr").nth(3)).to_be_visible()
    assert wrong == []
    page.close()


BROKEN = """() => {
  const broken = [];
  for (const one of document.querySelectorAll(".md-path__link, .md-nav__link, h1")) {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      for (const word of text.data.matchAll(/[\\w:]+/g)) {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""
"""Words that go on in another line, of texts between two places where a name may break."""


@pytest.mark.browser
@pytest.mark.parametrize("locale", ["en-us", "fr-fr", "zh-cn"])
def test_nothing_is_wider_than_a_narrow_screen_and_no_word_is_broken(browser, served, locale):
    page = browser.new_page(viewport={"width": 320, "height": 800})
    for kind in (*KINDS.values(), f"{FOLDER}/ihosttaskmanager-reverseleaveruntime-method.html"):
        page.goto(f"{served.url}{locale}/{kind}")
        page.locator("html[data-ready]").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind
        page.locator('[data-refgen="menu"]').click()
        expect(page.locator('[data-refgen="menu"]')).to_have_attribute("aria-expanded", "true")
        assert page.evaluate(BROKEN) == [], kind
    page.close()


@pytest.mark.parametrize(
    ("name", "source", "said"), [(NO_ENGLISH, "Ces mots.", "francese"), (ABORT, "It may.", "Originale attuale:")]
)
def test_a_mark_calls_what_it_compares_with_by_its_name(odd_given, options, name, source, said):
    finding = Finding(
        "negation",
        Severity.WARNING,
        "it-it",
        key(name),
        1,
        1,
        "It denies.",
        source,
        "Queste parole.",
        "f-1",
        file="it-it/a.md",
    )
    page = view(prepare(replace(odd_given, findings=(finding,)), options, {}).site, name, "it-it")
    box = BeautifulSoup(page_findings(page, (0,)), "html.parser")
    assert [one.get_text() for one in box.select("p:nth-of-type(2) > *")] == [said, source]


@pytest.mark.browser
def test_what_stands_for_the_original_is_called_by_its_language(browser, odd_served):
    page = browser.new_page()
    page.goto(f"{odd_served.url}it-it/{FOLDER}/{NO_ENGLISH}.html")
    settled(page)
    page.locator(".s", has_text="Queste parole").first.hover()
    expect(page.locator("#rg-original")).to_contain_text("Ces mots")
    expect(page.locator("#rg-original small")).to_have_text("francese")
    expect(page.locator("#rg-original")).to_have_attribute("aria-label", "francese")
    page.close()
