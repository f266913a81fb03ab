"""What a reader with a phone sees first, and what may not move or be squeezed there."""

import pytest
from playwright.sync_api import expect

from refgen.website.own_pages.charts import heat
from refgen.website.texts import load_texts
from tests.website.conftest import FOLDER, METHOD, settled

pytestmark = pytest.mark.browser
WIDTH = 360
OVERVIEW = (
    "<div class='rg-table rg-overview'><table><thead><tr><th>Domaine<th>API<th>Par catégorie</thead><tbody><tr>"
    "<th scope=row>Authenticode<td>747<td><span>Fonctions de rappel 1</span> · <span>Énumérations 41</span></table></div>"
)
COUNTS = [(1540, "#"), (2079, "#"), (1455, "#")]
WORST = (
    "<div class='rg-table rg-worst'><table><thead><tr><th>Page<th>Langue<th>Constats</thead><tbody><tr>"
    "<td><a href='#'>ICorDebugManagedCallback2::FunctionRemapOpportunity, méthode</a><td>chinois (Chine)<td>124</table></div>"
)
HEAT = heat("C", "Domaine", ["français", "italien", "chinois"], [("Authenticode", COUNTS)], load_texts("fr-fr"))


@pytest.fixture
def phone(page):
    page.set_viewport_size({"width": WIDTH, "height": 740})
    return page


def test_the_path_has_one_line(phone, served):
    phone.goto(f"{served.url}fr-fr/{METHOD}.html")
    items = phone.locator(".md-path__item:visible")
    expect(items).to_have_count(2)
    expect(items.last).to_have_text("ICLRTask, interface")
    assert phone.locator(".md-path__item").count() > 4, "further ones are left out, not lost"


def test_a_short_path_stands_as_it_is(phone, served):
    phone.goto(f"{served.url}fr-fr/site/apis.html")
    expect(phone.locator(".md-path__item:visible")).to_have_count(1)


def test_nothing_moves_when_scripts_come(phone, served):
    def top(selector):
        return phone.locator(selector).bounding_box()["y"]

    phone.route("**/main.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    phone.goto(f"{served.url}fr-fr/{METHOD}.html")
    before = [top("h1"), top("h2 >> nth=0")]
    phone.unroute("**/main.js")
    phone.goto(f"{served.url}fr-fr/{METHOD}.html?again")
    settled(phone)
    expect(phone.locator("[data-refgen=compare]")).to_be_visible()
    assert [top("h1"), top("h2 >> nth=0")] == before


@pytest.mark.parametrize("left", ["0", "20vw", "40vw"])
@pytest.mark.parametrize(("locale", "words"), [("fr-fr", ""), ("fr-fr", "Résumé. " * 30), ("zh-cn", "摘要。" * 30)])
def test_what_is_wrong_has_the_width_of_the_screen_and_touches_no_edge(phone, served, locale, words, left):
    phone.goto(f"{served.url}{locale}/{METHOD}.html")
    settled(phone)
    mark = phone.locator(".rg-mark").first
    # However far to either side of its line a mark stands.
    mark.evaluate("(one, left) => (one.style.marginLeft = left)", left)
    phone.locator(".rg-box").first.evaluate("(one, words) => one.append(words)", words)
    mark.evaluate("one => one.popoverTargetElement.showPopover({ source: one })")
    box = phone.locator(".rg-box:popover-open")
    expect(box).to_be_visible()
    place = box.bounding_box()
    assert place["width"] > WIDTH * 0.75 or not words
    assert place["x"] >= 8
    assert place["x"] + place["width"] <= WIDTH - 8


def test_a_page_begins_high_on_the_screen(phone, served):
    phone.goto(f"{served.url}fr-fr/{FOLDER}/ihosttaskmanager-sleep-method.html")
    settled(phone)
    assert phone.locator("h1").bounding_box()["y"] < 200


@pytest.mark.parametrize("html", [OVERVIEW, HEAT, WORST], ids=["overview", "heat", "worst"])
def test_a_table_of_few_columns_fits(phone, served, html):
    phone.goto(f"{served.url}fr-fr/site/drift.html")
    settled(phone)
    phone.evaluate("html => { document.querySelector('article').innerHTML = html }", html)
    assert phone.evaluate("(one => one.scrollWidth - one.clientWidth)(document.querySelector('.rg-table'))") <= 0


@pytest.mark.parametrize("kind", ["rg-table", "rg-table rg-members"])
@pytest.mark.parametrize(("media", "width"), [("screen", WIDTH), ("print", 700)])
def test_code_in_a_narrow_column_breaks_between_its_words(phone, served, kind, media, width):
    phone.goto(f"{served.url}fr-fr/{METHOD}.html")
    settled(phone)
    phone.emulate_media(media=media)
    phone.set_viewport_size({"width": width, "height": 740})
    words = "定义在标头中的应用程序域的标识符。"
    code = "<code>typedef UINT_PTR AppDomainID;</code>"
    cells = f"<td>CORDB_CONTINUE_STATUS<td>{code}<td>corprof.h<td>{words}"
    html = f"<div class='{kind}'><table><tbody><tr>{cells}</table></div>"
    phone.evaluate("html => { document.querySelector('article').innerHTML = html }", html)
    lines = phone.locator("td code").evaluate("one => one.getClientRects().length")
    assert lines <= 3, "no line for each few letters"
    assert phone.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("between", ["", "<a id=d-2></a><a id=d-3></a>"], ids=["a mark", "one of several"])
@pytest.mark.parametrize("words", ["Démarre la tâche dans le moteur `x`.", "在运行时启动托管任务。"])
def test_a_mark_stands_in_the_line_in_which_its_sentence_ends(phone, served, words, between):
    phone.goto(f"{served.url}fr-fr/{METHOD}.html")
    settled(phone)
    html = f"<p><span class=s id=s-1>{words}</span>{between}<button class=rg-mark id=d-1>1</button></p>"
    alone = phone.evaluate(
        """html => {
            const article = document.querySelector('article')
            article.innerHTML = html
            const [p, sentence, mark] = ['p', '.s', '.rg-mark'].map(one => article.querySelector(one))
            return Array.from({ length: 200 }, (_, number) => 100 + number).filter(width => {
                p.style.width = `${width}px`
                return mark.getBoundingClientRect().top > [...sentence.getClientRects()].at(-1).bottom
            })
        }""",
        html,
    )
    assert alone == []
