"""The site's own pages: charts lead to findings, counts mean one thing, the page for wrong addresses finds the way home."""

import json
import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from refgen.api.model import Kind
from refgen.corpus import TocNode
from refgen.text import Severity
from refgen.website.frame.shell import stamp
from refgen.website.machine.contents import contents
from refgen.website.machine.findings import part_file, table_rows
from refgen.website.own_pages import dashboard as dashboard_module
from refgen.website.own_pages.areas import area_titles, areas_in_all
from refgen.website.own_pages.charts import Bar, bars
from refgen.website.own_pages.dashboard import dashboard
from refgen.website.own_pages.entrance import entrance
from refgen.website.own_pages.home import home
from refgen.website.own_pages.results import results
from refgen.website.page.navigation import navigation, path_to
from refgen.website.page.parts.drift import findings as found_on
from refgen.website.page.parts.facts import facts
from refgen.website.page.parts.outcomes import outcomes
from refgen.website.page.parts.related import mentions
from refgen.website.page.position import Position
from refgen.website.render import prepare
from refgen.website.site.catalog import build_catalog
from refgen.website.site.view import PageView
from refgen.website.texts import language_name, load_texts
from tests.website.conftest import FOLDER, INTERFACE, METHOD

KEY = f"{METHOD}.md"


@pytest.fixture(scope="module")
def site(site_given, options, shells):
    return prepare(site_given, options, shells).site


def home_of(site, locale):
    return home(site, locale, areas_in_all(site)[locale])


def test_a_zero_draws_no_bar():
    html = bars("t", ("h", "u"), [Bar("none", 0), Bar("two", 2, "?check=two#findings")], load_texts("en-us"))
    assert html.count("<svg") == 1
    assert '<a href="?check=two#findings">two</a>' in html


def test_a_bar_is_a_share_of_the_whole_where_there_is_one():
    def width(**given):
        html = bars("t", ("h", "u"), [Bar("few", 2)], load_texts("en-us"), **given)
        return int(re.search(r'width="(\d+)%"', html)[1])

    assert width(whole=1000) < width() / 10


@pytest.mark.parametrize(("locale", "said"), [("fr-fr", "Le nom"), ("en-us", "A file’s name"), ("qq", "A file’s name")])
def test_a_check_is_explained_where_a_mark_leads(site, site_given, locale, said, monkeypatch):
    monkeypatch.setattr(
        dashboard_module,
        "load_locale",
        lambda code: SimpleNamespace(messages={"A file’s `name`": "Le `nom`"} if code == "fr-fr" else {}),
    )
    explained = replace(site, given=replace(site_given, checks={"file-name": "A file’s `name`"}))
    row = BeautifulSoup(dashboard(explained, "fr-fr" if locale == "fr-fr" else "en-us").body, "html.parser").find(
        id="check-file-name"
    )
    assert row.find_parent("th").small.get_text() == said


def test_the_marks_of_a_page_lead_to_the_explanation(site, site_given):
    view = PageView.of(site, site_given.pages[KEY], "fr-fr")
    assert 'site/drift.html#check-file-name"><code>file-name</code>' in found_on(view, "")


def test_an_area_of_a_few_pages_is_not_called_as_one_of_them_is(site_given, options, shells):
    pages = [api.page for api in site_given.model.apis if api.area == "hosting"][:3]
    tocs = {"fr-fr": (TocNode("Interfaces", None, tuple(TocNode(f"Page {page}", page) for page in pages)),)}
    named = area_titles(prepare(replace(site_given, tocs=tocs), options, shells).site, "fr-fr")
    assert named["hosting"] == "Interfaces"


def test_charts_and_pages_of_the_dashboard_lead_to_findings(site, site_given):
    body = dashboard(site, "fr-fr").body
    assert "?check=file-name#findings" in body
    assert f"{METHOD.rpartition('/')[2]}.html#d-{site_given.findings[0].fingerprint}" in body


def test_titles_of_other_languages_are_read_in_those(site):
    soup = BeautifulSoup(dashboard(site, "fr-fr").body, "html.parser")
    titles = {link.get_text(): link.get("lang") for link in soup.select(".rg-worst a")}
    assert titles == {"ICLRTask::Abort 方法": "zh-CN", "ICLRTask::Abort, méthode": None}


def test_titles_and_quotations_are_read_without_markdown(site, site_given):
    def marked(api):
        return replace(api, title=replace(api.title, texts={"en-us": r"\_Abort\_(`x`)"})) if api.page == KEY else api

    found = tuple(replace(one, source="**Stops** `it`.", target="[Arrête](x.md) `le`.") for one in site_given.findings)
    model = replace(site_given.model, apis=tuple(map(marked, site_given.model.apis)))
    given = replace(site_given, model=model, findings=found)
    whole = replace(site, given=given, catalog=build_catalog(given))
    assert ">_Abort_(x)</a>" in dashboard(whole, "fr-fr").body.replace("<wbr>", "")
    listed = json.loads(part_file(whole, found)[1])["findings"]
    assert {(one["source"], one["target"]) for one in listed} == {("Stops it.", "Arrête le.")}
    assert "**Stops**" in table_rows(found).decode()


def test_a_card_breaks_a_long_name_between_its_words(site, site_given):
    long = TocNode("GUID_ManagedName, attribut", KEY)
    given = replace(site_given, tocs={"fr-fr": (TocNode("Root", None, (long, TocNode("B", f"{INTERFACE}.md"))),)})
    whole = replace(site, given=given, catalog=build_catalog(given))
    assert "GUID_<wbr>Managed<wbr>Name, attribut" in home_of(whole, "fr-fr").body


def test_an_article_is_no_api(site, site_given):
    apis = sum(api.kind is not Kind.ARTICLE for api in site_given.model.apis if api.page in site.keys)
    article = next(api.page for api in site_given.model.apis if api.kind is Kind.ARTICLE and api.page in site.keys)
    everything = TocNode("All", None, tuple(TocNode(key, key) for key in sorted(site.keys)))
    reading = TocNode("Reading", None, (TocNode(article, article),))
    given = replace(site_given, tocs={"en-us": (TocNode("Root", None, (everything, reading)),)})
    whole = replace(site, given=given, catalog=build_catalog(given))
    body = home_of(whole, "en-us").body
    assert f"All</a><span>{apis} APIs</span></li>" in body
    assert "Reading</a></li>" in body


def test_an_area_has_as_many_apis_in_every_language(site, site_given):
    """The Italian contents have forgotten an entry of the second area."""
    keys = sorted(api.page for api in site_given.model.apis if api.kind is not Kind.ARTICLE and api.page in site.keys)
    tocs = {
        locale: (
            TocNode(
                "Root",
                None,
                tuple(
                    TocNode(f"{locale} {name}", None, tuple(TocNode(key, key) for key in pages if key != without))
                    for name, pages in (("one", keys[:3]), ("two", [*keys[3:], keys[3]]))
                ),
            ),
        )
        for locale, without in (("fr-fr", ""), ("it-it", keys[-1]))
    }
    given = replace(site_given, tocs=tocs)
    whole = replace(site, given=given, catalog=build_catalog(given)).outlines
    for locale in ("fr-fr", "it-it"):
        cards = BeautifulSoup(home_of(whole, locale).body, "html.parser").select(".rg-cards span")
        assert [one.get_text().split()[0] for one in cards] == ["3", str(len(keys) - 3)]


def test_every_count_of_an_area_leads_to_its_findings(site, site_given):
    found = (*site_given.findings, replace(site_given.findings[0], path="toc.yml", line=7))
    given = replace(site_given, findings=found)
    body = dashboard(replace(site, given=given, catalog=build_catalog(given)), "fr-fr").body
    cells = BeautifulSoup(body, "html.parser").select(".rg-heat td")
    assert any("(racine)" in one.parent.get_text() for one in cells)
    assert all(bool(one.a) is (one.get_text() != "0") for one in cells)


def test_contents_of_another_locale_are_read_in_the_readers_language(site_given, options, shells):
    index = f"{FOLDER}/index.md"
    hosting = TocNode("Hébergement", None, (TocNode("Hébergement (référence)", index, (TocNode("Abandonner", KEY),)),))
    nowhere = TocNode("Profilage", None)
    group = TocNode(
        "Deux choses", None, (TocNode("Tâche", f"{INTERFACE}.md"), TocNode("Ailleurs", "https://example.org/"))
    )
    tocs = {"fr-fr": (TocNode("Référence", None, (hosting, nowhere, group)),)}
    site = prepare(replace(site_given, tocs=tocs), options, shells).site
    title = site.catalog.title(index, "en-us")
    assert f">{title}</a>" in home_of(site, "en-us").body
    assert "Hébergement" not in home_of(site, "en-us").body
    assert "Hébergement" in home_of(site, "fr-fr").body
    assert title in area_titles(site, "en-us").values()
    position = Position(site, KEY, "en-us", "")
    assert [crumb.title for crumb in path_to(position)][2:-1] == [title, title]
    listed = dict(contents(site, "en-us"))["contents/en-us/index.json"].decode()
    assert "Hébergement" not in listed
    assert "Profilage" not in listed
    assert "Profilage" in dict(contents(site, "fr-fr"))["contents/fr-fr/index.json"].decode()


def test_a_foreign_group_of_several_entries_gives_way_to_them(site_given, options, shells):
    two = (
        TocNode("Tâche", f"{INTERFACE}.md", (TocNode("Abandonner", KEY),)),
        TocNode("Hébergement", f"{FOLDER}/index.md"),
    )
    tocs = {"fr-fr": (TocNode("Référence", None, (TocNode("Deux choses", None, two), TocNode("Encore", None, two))),)}
    site = prepare(replace(site_given, tocs=tocs), options, shells).site
    (root,) = site.catalog.contents["en-us"]
    assert root.name == load_texts("en-us").text("nav.contents")
    assert [entry.target for entry in root.children] == [entry.target for entry in two] * 2
    assert "choses" not in dict(contents(site, "en-us"))["contents/en-us/index.json"].decode()


def test_a_member_is_listed_below_its_owner_without_its_name(site_given, options, shells):
    owner = TocNode("Tâche", f"{INTERFACE}.md", (TocNode("Abandonner", KEY),))
    site = prepare(replace(site_given, tocs={"fr-fr": (owner, TocNode("Abandonner", KEY))}), options, shells).site
    inside, alone = site.catalog.contents["en-us"]
    assert [entry.name for entry in inside.children] == ["Abort Method"]
    assert alone.name == "ICLRTask::Abort Method"


@pytest.mark.parametrize(("url", "root"), [("", "/"), ("https://example.org/reference/", "/reference/")])
def test_a_wrong_address_is_styled_and_leads_home(site, shells, url, root):
    lost = dict(entrance(replace(site, options=replace(site.options, url=url)), shells))["404.html"].decode()
    assert re.search(rf'<link rel="stylesheet" href="{re.escape(root)}assets/refgen/style-\w+\.css">', lost)
    assert f'href="{root}fr-fr/index.html"' in lost
    assert 'href="./' not in lost


def test_a_list_that_is_cut_says_so(site, site_given):
    many = tuple(TocNode(f"M{number}", None) for number in range(40))
    tocs = {"fr-fr": (TocNode("Abort", KEY, many),)}
    cut = prepare(replace(site_given, tocs=tocs), site.options, {}).site
    (below, *_) = navigation(Position(cut, KEY, "fr-fr", ""))
    assert below.more is not None
    assert below.more.title == f"{40 - len(below.items)} autres plus bas"


def test_all_pages_that_name_a_page_are_linked(site, site_given):
    (api,) = (api for api in site_given.model.apis if api.page == KEY)
    naming = tuple(replace(api, id=f"I.M{number}") for number in range(60))
    catalog = replace(site.catalog, mentions={KEY: naming})
    html = mentions(PageView.of(replace(site, catalog=catalog), site_given.pages[KEY], "zh-cn"))
    soup = BeautifulSoup(html, "html.parser")
    assert [link.get_text() for link in soup.select("li a")] == [f"I::M{number}" for number in range(60)]
    assert soup.find("summary").get_text() == "另有 20 项"
    assert len(soup.select("details li")) == 20


def test_all_pages_that_are_stale_or_missing_are_linked(site, site_given):
    keys = sorted(site.keys)
    found = [replace(site_given.findings[0], check="stale-segment", path=key) for key in keys]
    others = tuple(replace(api, sources={"fr-fr": api.sources["fr-fr"]}) for api in site_given.model.apis)
    given = replace(site_given, model=replace(site_given.model, apis=others), findings=tuple(found))
    soup = BeautifulSoup(dashboard(prepare(given, site.options, {}).site, "fr-fr").body, "html.parser")
    stale, _, *missing = soup.select("details:has(.rg-index)")
    assert len(stale.select("a")) == len(keys) > 40
    assert [len(one.select("a")) for one in missing] == [len(keys)] * 2, "the English lacks one only"
    assert "…" not in soup.get_text()


def test_without_scripts_the_list_of_findings_leads_to_files(site):
    soup = BeautifulSoup(dashboard(site, "fr-fr").body, "html.parser")
    assert "JavaScript" in soup.find("noscript").get_text()
    assert soup.find("a", string="CSV")


def test_a_source_is_linked_where_its_text_begins(site, site_given, sources):
    html = facts(PageView.of(site, site_given.pages[KEY], "fr-fr"))
    lines = (sources / "fr-fr" / KEY).read_text("utf-8").split("\n")
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("# "))
    assert f'href="https://example.org/source/fr-fr/{KEY}#L{line}"' in html


@pytest.mark.parametrize("locale", ["en-us", "it-it"])
def test_an_english_inside_a_translation_says_where_it_stands(site, site_given, sources, locale):
    lonely = f"{FOLDER}/clr-availability.md"  # which has no Italian, so that English is shown
    html = facts(PageView.of(site, site_given.pages[lonely], locale))
    lines = (sources / "zh-cn" / lonely).read_text("utf-8").split("\n")
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("# "))
    assert f'href="https://example.org/source/zh-cn/{lonely}#L{line}"' in html
    assert load_texts(locale).date("04/14/2021") in html, "not the day on which another file was sent to translation"


def test_neighbours_that_are_left_out_are_told_where_they_stand(site, site_given):
    around = (*(TocNode(f"A{number}", None) for number in range(20)), TocNode("Abort", KEY), TocNode("Z", None))
    tocs = {"fr-fr": (TocNode("Tâche", None, around),)}
    cut = prepare(replace(site_given, tocs=tocs), site.options, {}).site
    (group,) = navigation(Position(cut, KEY, "fr-fr", ""))
    assert group.before is not None
    assert group.before.title == f"{22 - len(group.items)} autres plus haut"
    assert group.more is None


def test_sections_of_results_do_not_repeat_the_title(site):
    body = BeautifulSoup(results(site, "it-it").body, "html.parser")
    assert body.h2.get_text().removesuffix("#").strip() != body.h1.get_text()


def test_results_name_the_interface_and_the_rest(site):
    body = results(site, "fr-fr").body
    assert ">ICLRTask::Abort</a>" in body
    assert 'data-refgen="rest"' in body


def test_a_language_is_named_so_that_it_is_told_apart():
    reader = load_texts("fr-fr")
    assert language_name("zh-cn", reader, ["zh-cn", "it-it"]) == "chinois"
    assert language_name("zh-cn", reader, ["zh-cn", "zh-tw"]) != "chinois"


def test_words_in_the_place_of_a_code_have_an_address_without_blanks(site, site_given):
    api = next(api for api in site_given.model.apis if api.outcomes)
    said = replace(api, outcomes=(replace(api.outcomes[0], code="Other failing values."), *api.outcomes[1:]))
    given = replace(site_given, model=replace(site_given.model, apis=(said,)))
    body = results(replace(site, given=given), "fr-fr").body
    assert '<code id="Other-failing-values.">Other failing values.</code>' in re.sub("<wbr>", "", body)
    page = PageView.of(replace(site, given=given, catalog=build_catalog(given)), given.pages[api.page], "fr-fr")
    assert 'results.html#Other-failing-values."' in outcomes(page)


@pytest.mark.parametrize(
    ("locale", "name"), [("en-us", "Reference"), ("fr-fr", "Référence"), ("it-it", "Riferimento"), ("zh-cn", "参考")]
)
def test_a_site_that_nobody_has_named_is_called_what_it_is_in_each_language(site_given, options, shells, locale, name):
    assert options.name == ""
    page = home_of(prepare(site_given, options, shells).site, locale)
    html = stamp(shells[locale], page, options.name, "").html.decode()
    assert f"<title>{name}</title>" in html
    assert f'<span class="md-ellipsis">{name}</span>' in html
    named = home_of(prepare(site_given, replace(options, name="Reference of X"), shells).site, locale)
    assert "<h1>Reference of X</h1>" in named.body


def test_what_programs_read_is_led_to(served):
    soup = BeautifulSoup((served.folder / "zh-cn/index.html").read_bytes(), "html.parser")
    links = [one["href"] for one in soup.select("#data + p a")]
    assert links == ["../llms.txt", "../model.json", "../objects.inv", "feed.xml"]
    (found,) = soup.select("#data + p + p")
    links += [one["href"] for one in found.select("a")]
    assert found.get_text() == "翻译偏差：CSV", "files that nobody has made are not linked"
    assert all((served.folder / "zh-cn" / link).is_file() for link in links)
    listed = re.findall(r"\]\(([^)]+)\)", (served.folder / "llms.txt").read_text("utf-8"))
    assert {"model.json", "objects.inv", "drift.csv"} <= {*listed}
    assert [name for name in listed if not (served.folder / name).is_file()] == []


def test_the_findings_are_led_to_in_all_their_formats(site, site_given):
    names = ("drift.json", "drift.sarif", "drift.txt")
    given = replace(site_given, downloads=dict.fromkeys(names, lambda _: None))
    soup = BeautifulSoup(home_of(replace(site, given=given), "fr-fr").body, "html.parser")
    assert [one["href"] for one in soup.select("#data + p a")] == ["../llms.txt", "../objects.inv", "feed.xml"]
    links = {one.get_text(): one["href"] for one in soup.select("#data + p + p a")}
    assert links == {"JSON": "../drift.json", "SARIF": "../drift.sarif", "CSV": "../drift.csv"}


@pytest.mark.parametrize(
    ("target", "said"),
    [("[A](a.md) `zwei`.", "A two."), ("[A](b.md) `two`.", "[A](a.md) `two`.")],
    ids=["other words", "another address"],
)
def test_a_repair_is_read_as_it_would_stand_there(site_given, options, shells, target, said):
    found = replace(site_given.findings[0], target=target, fix="[A](a.md) `two`.")
    site = prepare(replace(site_given, findings=(found,)), options, shells).site
    view = PageView.of(site, site.given.pages[KEY], found.locale)
    (box,) = BeautifulSoup(found_on(view, ""), "html.parser").select(".rg-box")
    assert box.select("q")[-1].get_text() == said


def test_the_worst_of_a_sentence_is_said_first(site_given, options, shells):
    few = site_given.findings[0]
    kinds = (("consistency", Severity.INFO), ("garbled", Severity.ERROR), ("quantity", Severity.WARNING))
    found = tuple(replace(few, check=check, severity=one, fingerprint=check) for check, one in kinds)
    site = prepare(replace(site_given, findings=found), options, shells).site
    view = PageView.of(site, site.given.pages[KEY], few.locale)
    (box,) = BeautifulSoup(found_on(view, ""), "html.parser").select(".rg-box")
    assert [one.get_text() for one in box.select(".rg-finding a code")] == ["garbled", "quantity", "consistency"]
    # What all of them translate is said once, after the last.
    (original,) = box.select("q")
    assert original.find_parent("p").find_previous_sibling("p") == box.select(".rg-finding")[-1]
