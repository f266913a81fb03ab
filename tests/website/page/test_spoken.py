"""What is in another language than the page around it says so, and what is in that of the page says nothing."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from refgen.corpus import TocNode
from refgen.website.own_pages.areas import areas_in_all
from refgen.website.own_pages.home import home
from refgen.website.page.make import render_page
from refgen.website.page.parts.facts import facts
from refgen.website.render import prepare
from refgen.website.site.view import PageView
from tests.website.conftest import FOLDER, INTERFACE, METHOD

KEY = f"{METHOD}.md"


@pytest.fixture(scope="module")
def views(site_given, options, shells):
    """The page as a language has it, and in its place where Italian has none."""
    page = site_given.pages[KEY]
    alone = replace(page, translations={one: some for one, some in page.translations.items() if one != "it-it"})
    site = prepare(replace(site_given, pages={**site_given.pages, KEY: alone}), options, shells).site
    return {locale: PageView.of(site, alone, locale) for locale in ("it-it", "fr-fr", "en-us")}


def language_of(element):
    return next(one["lang"] for one in (element, *element.parents) if one.get("lang")) if element else None


def page_of(view):
    return BeautifulSoup(f'<div lang="around">{render_page(view).body}</div>', "html.parser")


@pytest.mark.parametrize(("locale", "said"), [("it-it", "en-US"), ("fr-fr", "around"), ("en-us", "around")])
def test_code_of_a_page_that_stands_in_is_in_the_language_of_its_texts(views, locale, said):
    page = page_of(views[locale])
    assert language_of(page.select_one(".rg-signature")) == said
    # An example that was made for the page has its comments in the reader's language.
    assert {language_of(one) for one in page.select(".rg-example .highlight")} == {"around"}


@pytest.mark.parametrize(("locale", "said"), [("it-it", "en-US"), ("fr-fr", None), ("en-us", None)])
def test_a_code_block_says_so_too(views, locale, said):
    view = views[locale]
    block = next(block for block in view.page.canonical.page.blocks if type(block).__name__ == "Code")
    html = BeautifulSoup(view.renderer.block(block), "html.parser")
    assert html.select_one(".highlight").get("lang") == said


@pytest.mark.parametrize(
    ("keywords", "locale", "said"),
    [
        (("ICLRTask::Abort", "Abort method [hosting]"), "it-it", "en-US"),
        (("ICLRTask::Abort", "Abort method [hosting]"), "fr-fr", "en-US"),
        (("ICLRTask::Abort", "Abort method [hosting]"), "en-us", "around"),
        (("ICLRTask::Abort",), "fr-fr", "around"),
    ],
)
def test_keywords_are_in_the_language_of_the_canonical_page(views, keywords, locale, said):
    view = replace(views[locale])
    vars(view)["api"] = replace(view.api, keywords=keywords)
    page = BeautifulSoup(f'<div lang="around">{facts(view)}</div>', "html.parser")
    assert language_of(page.find("code", string=keywords[0])) == said


def test_a_card_of_the_home_page_that_another_language_has_lent_says_in_which_it_is(site_given, options, shells):
    lent = TocNode("Dehors", None, (TocNode("Suites", "https://x.org/", (TocNode("Annuler", KEY),)),))
    french = TocNode("Référence", None, (TocNode("Tâche", "https://y.org/", (TocNode("x", f"{INTERFACE}.md"),)), lent))
    site = prepare(replace(site_given, tocs={"fr-fr": (french,)}), options, shells).site
    for locale, said in (("it-it", "fr-FR"), ("fr-fr", None)):
        body = home(site, locale, areas_in_all(site)[locale]).body
        (card,) = [one for one in BeautifulSoup(body, "html.parser").select(".rg-cards a") if one.get_text() == "Tâche"]
        assert (card.get("lang"), FOLDER in card["href"]) == (said, True)
