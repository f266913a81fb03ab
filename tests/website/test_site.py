"""The built site as files: right links, inert texts, the same bytes however it is made."""

import json
import pickle
import xml.etree.ElementTree as ET
import zlib
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from refgen.ops import Heading
from refgen.website import render
from refgen.website.address import page_address
from refgen.website.links.whence import SourcePlaces
from refgen.website.sentences.name import sentence_name
from refgen.website.write import write_site
from tests.website.conftest import FOLDER, INTERFACE, METHOD, ROOT, SUMMARY, broken_links, files_of


def pages_of(folder):
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    assert found
    return found


def soup_of(served, address):
    return BeautifulSoup((served.folder / address).read_bytes(), "html.parser")


def test_every_link_and_anchor_resolves(served):
    ours = [
        str(problem)
        for problem in broken_links(served.folder, pages_of(served.folder), root="/reference/")
        if not problem.is_written
    ]
    assert ours == []


def test_a_process_that_is_not_forked_makes_the_same_page(site_given, options, shells):
    given = replace(site_given, downloads={"model.json": lambda _: None})
    job = render.prepare(given, options, shells)
    there = pickle.loads(pickle.dumps(job))
    key, locales = f"{METHOD}.md", given.model.locales
    assert render.render_one(there, key, locales).files == render.render_one(job, key, locales).files


def test_a_broken_link_names_its_source(tmp_path):
    page = tmp_path / "x.html"
    page.write_text('<span class="s" id="s-1-0"><a href="gone.html">x</a></span><a href="lost.html">y</a>')
    found = broken_links(tmp_path, ["x.html"], whence=lambda address, sentence: f"{address}?{sentence or 'page'}")
    assert list(map(str, found)) == [
        "x.html?s-1-0: the link gone.html on x.html leads to a file that does not exist",
        "x.html?page: the link lost.html on x.html leads to a file that does not exist",
    ]
    assert [one.is_written for one in found] == [True, False]


def test_a_sentence_is_found_in_the_file_that_holds_it(site_given):
    whence = SourcePlaces(site_given)
    key = f"{METHOD}.md"
    lines = (ROOT / "sources/fr-fr" / key).read_text("utf-8").split("\n")
    sentence = site_given.pages[key].translations["fr-fr"].slots[2]
    name = sentence_name(sentence.source.text)
    path, line = whence(f"fr-fr/{METHOD}.html", name).split(":")
    assert path == f"fr-fr/{key}"
    assert sentence.target.text in lines[int(line) - 1]
    # No file is English: the text stands in one that holds both languages.
    path, line = whence(f"en-us/{METHOD}.part-2.html", name).split(":")
    assert path in (f"it-it/{key}", f"zh-cn/{key}")
    assert sentence.source.text in (ROOT / "sources" / path).read_text("utf-8").split("\n")[int(line) - 1]
    assert whence(f"fr-fr/{METHOD}.html", "") == f"fr-fr/{key}"
    assert whence("fr-fr/site/drift.html", SUMMARY) == ""


def test_ids_are_unique(served):
    for address in pages_of(served.folder):
        ids = [element["id"] for element in soup_of(served, address).find_all(id=True)]
        assert len(ids) == len(set(ids)), address


def test_pages_carry_no_inline_script_or_style_and_no_foreign_asset(served):
    for address in pages_of(served.folder):
        soup = soup_of(served, address)
        assert "unsafe-inline" not in soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
        for script in soup.find_all("script"):
            assert script.get("src") or script["type"] == "application/json"
        for element in soup.find_all(True):
            assert not [name for name in element.attrs if name.startswith("on") or name == "style"]
        for element in soup.find_all(["script", "link", "img"]):
            source = element.get("src") or element.get("href")
            assert source is None or "://" not in source or element.get("rel") in (["canonical"], ["alternate"])


def names_in(served, site_given, key, selector):
    soups = (soup_of(served, page_address(locale, key)) for locale in site_given.model.locales)
    return {frozenset(one["id"] for one in soup.select(f".rg-page {selector}[id]")) for soup in soups}


def test_headings_have_the_same_names_in_every_locale(served, site_given):
    assert site_given.pages
    for key in site_given.pages:
        (names,) = names_in(served, site_given, key, ":is(h1, h2, h3, h4)")
        assert names, key


def test_sentences_have_the_same_names_in_every_locale(served, site_given):
    (names,) = names_in(served, site_given, f"{METHOD}.md", ".s")
    assert names


def test_sections_have_distinct_titles(served, site_given):
    for key in site_given.pages:
        for locale in site_given.model.locales:
            soup = soup_of(served, page_address(locale, key))
            titles = [one.get_text() for one in soup.select("[data-refgen=toc] a")]
            assert titles, (locale, key)
            assert len(titles) == len(set(titles)), (locale, key)


def test_a_translations_own_name_for_a_heading_leads_to_it_too(site_given, shells, options, tmp_path):
    key = f"{METHOD}.md"
    page = site_given.pages[key]
    french = page.translations["fr-fr"]
    blocks = tuple(
        block._replace(anchor="remarques") if isinstance(block, Heading) and block.anchor == "remarks" else block
        for block in french.view.page.blocks
    )
    view = replace(french.view, page=replace(french.view.page, blocks=blocks))
    changed = replace(page, translations={**page.translations, "fr-fr": replace(french, view=view)})
    write_site(replace(site_given, pages={key: changed}), options, shells, tmp_path)
    soup = BeautifulSoup((tmp_path / f"fr-fr/{METHOD}.html").read_bytes(), "html.parser")
    assert soup.select_one("#remarques").find_parent("h2")["id"] == "remarks"


def test_data_holds_the_code_where_it_stands(served):
    data = json.loads((served.folder / f"api/{METHOD}.json").read_bytes())
    ((name, (code,)),) = data["code"].items()
    assert data["sentences"][name]["en-us"] == "Syntax"
    assert code.startswith("HRESULT Abort")


def test_findings_of_the_top_folder_have_an_area(site_given, shells, options, tmp_path):
    finding = replace(site_given.findings[0], path="toc.yml", fingerprint="top")
    write_site(replace(site_given, findings=(finding,)), options, shells, tmp_path)
    soup = BeautifulSoup((tmp_path / "en-us/site/drift.html").read_bytes(), "html.parser")
    assert [one.get_text() for one in soup.select(".rg-heat tbody th")] == ["(top)"]


def test_a_method_page_says_what_the_model_knows(served):
    soup = soup_of(served, f"fr-fr/{METHOD}.html")
    assert soup.html["lang"] == "fr-FR"
    assert soup.select_one(".rg-signature").get_text().startswith("HRESULT Abort")
    assert soup.select_one("#outcome-E_FAIL").find_parent("tr").select("td")[0].get_text() == "0x80004005"
    assert soup.select_one(".rg-mark")["popovertarget"] == soup.select_one(".rg-box")["id"]
    assert soup.select_one("#seen-in")
    assert soup.select_one(".rg-source").find_parent("a")["href"].startswith("https://example.org/source/fr-fr/docs/")
    alternates = {link["hreflang"]: link["href"] for link in soup.select("link[hreflang]")}
    assert set(alternates) == {"en-US", "fr-FR", "it-IT", "zh-CN", "x-default"}
    assert alternates["x-default"] == alternates["en-US"]
    assert "à la révision 0123456789" in soup.select_one(".rg-verdict--passed").get_text()
    chinese = soup_of(served, f"zh-cn/{METHOD}.html")
    assert "结果一致（修订版本 0123456789）" in chinese.select_one(".rg-verdict--passed").get_text()
    verdicts = [verdict["class"][1] for verdict in soup.select(".rg-verdict")]
    assert verdicts == ["rg-verdict--passed", "rg-verdict--failed", "rg-verdict--skipped"]


def test_an_interface_page_links_its_methods(served):
    soup = soup_of(served, f"zh-cn/{INTERFACE}.html")
    links = [link["href"] for link in soup.select(".rg-members a")]
    assert "iclrtask-abort-method.html" in links
    assert len(links) == 11


def test_a_page_that_a_locale_lacks_is_shown_with_a_notice(site_given, shells, options, tmp_path):
    key = f"{METHOD}.md"
    page = site_given.pages[key]
    lacking = replace(page, translations={name: one for name, one in page.translations.items() if name != "it-it"})
    write_site(replace(site_given, pages={key: lacking}), options, shells, tmp_path)
    soup = BeautifulSoup((tmp_path / f"it-it/{METHOD}.html").read_bytes(), "html.parser")
    assert "inglese" in soup.select_one(".rg-notice").get_text()
    # To search engines it is a copy, and not the page's Italian.
    assert soup.select_one("link[rel=canonical]")["href"].endswith(f"/en-us/{METHOD}.html")
    assert "it-IT" not in [link["hreflang"] for link in soup.select("link[hreflang]")]
    assert soup.select("a[hreflang=it-IT]")
    # What is English says so, and nothing else does: the interface is in the reader's language.
    assert soup.select_one(f"#{SUMMARY}")["lang"] == "en-US"
    toc = soup.select("[data-refgen=toc] a")
    assert {link.get("lang") for link in toc if soup.find(id=link["href"][1:]).select(".s")} == {"en-US"}
    assert {link.get("lang") for link in toc if not soup.find(id=link["href"][1:]).select(".s")} == {None}
    assert soup.select_one(".md-path [aria-current]")["lang"] == "en-US"
    assert {one["lang"] for one in soup.select(".rg-page .s[lang]")} == {"en-US"}
    # What an English sentence includes may be translated.
    assert all(
        one.find_parent(class_="s") for one in soup.select(".rg-page [lang]:not(.s, .highlight, .rg-facts span)")
    )
    for own in (".rg-kind", ".rg-notice", "th[scope=col]", ".rg-facts dt", ".headerlink"):
        assert soup.select(f".rg-page {own}"), own
    assert not soup.select(".rg-page[lang]")
    assert "abort" in soup.select_one(f"#{SUMMARY}").get_text()


def test_the_number_of_processes_changes_nothing(site_given, put, served, tmp_path, monkeypatch):
    monkeypatch.setattr(render, "_FEW", 1)
    put(site_given, tmp_path)
    for path in files_of(tmp_path):
        assert path.read_bytes() == (served.folder / path.relative_to(tmp_path)).read_bytes(), path


def test_the_inventory_is_what_sphinx_reads(served):
    data = (served.folder / "objects.inv").read_bytes()
    head, body = data.split(b"using zlib.\n", 1)
    assert head.startswith(b"# Sphinx inventory version 2\n")
    lines = zlib.decompress(body).decode().splitlines()
    assert f"ICLRTask::Abort cpp:function 1 en-us/{METHOD}.html -" in lines
    for line in lines:
        assert (served.folder / line.split(" ")[3]).is_file()


@pytest.mark.parametrize("name", ["fr-fr/sitemap.xml", "sitemap.xml", "zh-cn/feed.xml"])
def test_xml_is_well_formed(served, name):
    assert len(ET.parse(served.folder / name).getroot()) > 1


def test_the_sitemap_lists_each_page_once_with_its_translations(served, site_given):
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    for locale in site_given.model.locales:
        entries = ET.parse(served.folder / locale / "sitemap.xml").getroot()
        found = [entry.find(f"{space}loc").text for entry in entries]
        assert found
        assert len(found) == len(set(found))
        assert f"https://example.org/reference/{locale}/index.html" in found
        assert f"https://example.org/reference/{locale}/site/drift.html" in found
        for address in found:
            assert (served.folder / address.removeprefix("https://example.org/reference/")).is_file()
    lacking = "clr-availability.html"
    assert lacking in (served.folder / "fr-fr/sitemap.xml").read_text()
    assert lacking not in (served.folder / "it-it/sitemap.xml").read_text()


def test_small_pages(served):
    for address in pages_of(served.folder):
        assert (served.folder / address).stat().st_size <= 40_000, address


def test_the_first_result_needs_few_bytes(served):
    search = served.folder / "search"
    for locale in ("en-us", "fr-fr", "zh-cn"):
        first = [search / "names.json", search / locale / "index.z"]
        heads = [one for name in {locale, "en-us"} for one in (search / name).glob("heads-*.z")]
        assert heads
        assert sum(path.stat().st_size for path in (*first, *heads)) < 300_000


def test_documents_are_in_the_interface_language(served):
    assert "Valeur de retour" in soup_of(served, f"fr-fr/{METHOD}.html").select_one("[data-refgen=toc]").get_text()
    assert "返回值" in soup_of(served, f"zh-cn/{FOLDER}/iclrtask-abort-method.html").get_text()


def test_no_more_processes_than_asked_for(site_given, options, shells, tmp_path, monkeypatch):
    started = []

    def pool(count, *_):
        started.append(count)
        raise InterruptedError

    monkeypatch.setattr("refgen.pool.process_pool", pool)
    monkeypatch.setattr(render, "_FEW", 1)
    write_site(site_given, options, shells, tmp_path / "alone", processes=1)
    assert started == []
    with pytest.raises(InterruptedError):
        write_site(site_given, options, shells, tmp_path / "three", processes=3)
    assert started == [3]
