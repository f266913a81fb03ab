"""What the views of a site and of its pages see, and keep alive."""

import gc
import weakref
from dataclasses import replace

import pytest

from refgen.website.page.make import render_page
from refgen.website.render import prepare
from refgen.website.search.record import record_of
from refgen.website.site.catalog import build_catalog
from refgen.website.site.view import PageView
from tests.website.conftest import METHOD


def test_a_rendered_page_is_gone_with_its_view(site_given, options, shells):
    site = prepare(site_given, options, shells).site
    gc.disable()
    try:
        for key in site.keys:
            view = PageView.of(site, site_given.pages[key], "fr-fr")
            render_page(view)
            record_of(view)
            page = weakref.ref(view)
            del view
            assert page() is None, key
    finally:
        gc.enable()


def test_where_apis_stand_is_told_as_by_a_model_of_nothing_else(site_given, options, shells):
    site = prepare(site_given, options, shells).site
    assert site.catalog.methods
    assert site.catalog.mentions
    assert site.listed.catalog == build_catalog(site.listed.given)


@pytest.mark.parametrize(("host", "address"), [("https://h", "https://h/fr-fr/dotnet/x#y"), ("", None)])
def test_a_link_from_the_root_of_the_publisher_needs_its_host(site_given, options, host, address):
    site = prepare(site_given, replace(options, host=host), {}).site
    view = PageView.of(site, site_given.pages[f"{METHOD}.md"], "fr-fr")
    assert view.around.surroundings(view.key).link("/dotnet/x?view=1#y") == address
