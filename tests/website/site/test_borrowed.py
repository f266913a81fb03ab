"""What the contents of other locales give to a locale whose own do not list a page."""

from dataclasses import replace

import pytest

from refgen.corpus import TocNode
from refgen.website.page.navigation import navigation, path_to
from refgen.website.render import prepare
from refgen.website.site.view import PageView
from tests.website.conftest import FOLDER, INTERFACE, METHOD

ALONE = f"{FOLDER}/task-call-sequences.md"
OWN = (TocNode("Compito", f"{INTERFACE}.md"),)
FRENCH = (TocNode("Tâche", f"{INTERFACE}.md", (TocNode("Suites", ALONE), TocNode("Ailleurs", None))),)
ENGLISH = (TocNode("Hosting", f"{FOLDER}/index.md", (TocNode("Sequences", ALONE),)),)


def view_of(given, tocs, options, shells, key=ALONE):
    site = prepare(replace(given, tocs=tocs), options, shells).site
    return PageView.of(site, given.pages[key], "it-it")


@pytest.mark.parametrize("tocs", [{"it-it": OWN, "fr-fr": FRENCH}, {"fr-fr": FRENCH, "zh-cn": (), "it-it": OWN}])
def test_a_page_that_the_own_contents_do_not_list_stands_where_others_list_it(tocs, site_given, options, shells):
    view = view_of(site_given, tocs, options, shells)
    title = view.site.catalog.title
    assert [crumb.title for crumb in path_to(view)[1:]] == [title(f"{INTERFACE}.md", "it-it")]
    (group,) = navigation(view)
    assert [entry.title for entry in group.items] == [title(ALONE, "it-it")]


def test_the_english_contents_are_asked_first(site_given, options, shells):
    view = view_of(site_given, {"fr-fr": FRENCH, "en-us": ENGLISH, "it-it": OWN}, options, shells)
    title = view.site.catalog.title(f"{FOLDER}/index.md", "it-it")
    assert [crumb.title for crumb in path_to(view)[1:]] == [title]


def test_a_member_stands_with_its_owner_whatever_others_list(site_given, options, shells):
    french = (TocNode("Ailleurs", f"{FOLDER}/index.md", (TocNode("Abandonner", f"{METHOD}.md"),)),)
    view = view_of(site_given, {"it-it": OWN, "fr-fr": french}, options, shells, f"{METHOD}.md")
    assert path_to(view)[-1].title == "ICLRTask"
