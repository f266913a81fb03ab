"""What the views of a site and of its pages see, and keep alive."""

import gc
import weakref

from refgen.website.page.make import render_page
from refgen.website.render import prepare
from refgen.website.search.record import record_of
from refgen.website.site.catalog import build_catalog
from refgen.website.site.view import PageView


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
