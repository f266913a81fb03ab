"""What the contents of other locales give to a locale whose own do not list a page."""

import json
from dataclasses import replace

import pytest

from refgen.corpus import TocNode
from refgen.website.machine.contents import contents
from refgen.website.page.navigation import navigation, path_to
from refgen.website.page.position import Position
from refgen.website.render import prepare
from refgen.website.site.view import PageView
from tests.website.conftest import FOLDER, INTERFACE, METHOD

ALONE = f"{FOLDER}/task-call-sequences.md"
OWN = (TocNode("Compito", f"{INTERFACE}.md"),)
FRENCH = (TocNode("Tâche", f"{INTERFACE}.md", (TocNode("Suites", ALONE), TocNode("Ailleurs", None))),)
ENGLISH = (TocNode("Hosting", f"{FOLDER}/index.md", (TocNode("Sequences", ALONE),)),)


def position_of(given, tocs, options, shells, key=ALONE):
    site = prepare(replace(given, tocs=tocs), options, shells).site
    return Position(site, key, "it-it", PageView.of(site, given.pages[key], "it-it").spoken)


@pytest.mark.parametrize("tocs", [{"it-it": OWN, "fr-fr": FRENCH}, {"fr-fr": FRENCH, "zh-cn": (), "it-it": OWN}])
def test_a_page_that_the_own_contents_do_not_list_stands_where_others_list_it(tocs, site_given, options, shells):
    position = position_of(site_given, tocs, options, shells)
    title = position.site.catalog.title
    assert [crumb.title for crumb in path_to(position)[1:-1]] == [title(f"{INTERFACE}.md", "it-it")]
    (group,) = navigation(position)
    assert [entry.title for entry in group.items] == [title(ALONE, "it-it")]


def test_the_english_contents_are_asked_first(site_given, options, shells):
    position = position_of(site_given, {"fr-fr": FRENCH, "en-us": ENGLISH, "it-it": OWN}, options, shells)
    title = position.site.catalog.title(f"{FOLDER}/index.md", "it-it")
    assert [crumb.title for crumb in path_to(position)[1:-1]] == [title]


def test_a_member_stands_with_its_owner_whatever_others_list(site_given, options, shells):
    french = (TocNode("Ailleurs", f"{FOLDER}/index.md", (TocNode("Abandonner", f"{METHOD}.md"),)),)
    position = position_of(site_given, {"it-it": OWN, "fr-fr": french}, options, shells, f"{METHOD}.md")
    assert path_to(position)[-2].title == "ICLRTask"


def test_an_entry_in_another_language_says_so(site_given, options, shells):
    outside = TocNode(
        "Ailleurs", "https://example.org/", (TocNode("Suites", ALONE), TocNode("Dehors", "https://x.org/"))
    )
    position = position_of(site_given, {"fr-fr": (outside,), "it-it": OWN}, options, shells)
    assert [(crumb.title, crumb.spoken) for crumb in path_to(position)[1:-1]] == [("Ailleurs", "fr-fr")]
    (group,) = navigation(position)
    # The page is not there in Italian either.
    own = (position.site.catalog.title(ALONE, "it-it"), "fr-fr")
    assert [(entry.title, entry.spoken) for entry in group.items] == [own, ("Dehors", "fr-fr")]
    assert (group.title, group.spoken) == ("Ailleurs", "fr-fr")


def test_the_title_of_a_page_that_is_not_translated_is_in_the_language_of_its_words(site_given, options, shells):
    page = site_given.pages[f"{METHOD}.md"]
    alone = replace(page, translations={one: some for one, some in page.translations.items() if one != "it-it"})
    apis = tuple(
        replace(one, title=replace(one.title, texts={"en-us": "Sequences of calls"})) if one.page == ALONE else one
        for one in site_given.model.apis
    )
    given = replace(
        site_given, model=replace(site_given.model, apis=apis), pages={**site_given.pages, alone.key: alone}
    )
    site = prepare(replace(given, tocs={"fr-fr": FRENCH}), options, shells).site
    (root,) = site.catalog.contents["it-it"]
    assert (root.spoken, [one.spoken for one in root.children]) == ("", ["en-us"])
    files = dict(contents(site, "it-it"))
    assert json.loads(files["contents/it-it/index.json"])[0][2] == [
        ["Sequences of calls", ALONE.removesuffix(".md"), None, "en-US"]
    ]


def test_contents_of_the_own_language_say_nothing_of_it(site_given, options, shells):
    site = prepare(replace(site_given, tocs={"fr-fr": FRENCH}), options, shells).site
    assert {one.spoken for root in site.catalog.contents["fr-fr"] for one in (root, *root.children)} == {""}
    assert json.loads(dict(contents(site, "fr-fr"))["contents/fr-fr/index.json"])[0][2] == [
        ["Suites", ALONE.removesuffix(".md")],
        ["Ailleurs", None],
    ]
