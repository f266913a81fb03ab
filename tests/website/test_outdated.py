"""That the original has changed is said where a finding shows it, and nowhere else: dates alone are no evidence."""

from dataclasses import replace

import pytest

from refgen.website.own_pages.dashboard import dashboard
from refgen.website.page.parts.notices import notices
from refgen.website.render import prepare
from refgen.website.site.view import PageView
from tests.website.conftest import METHOD

KEY = f"{METHOD}.md"
LATER = "11/24/2031"


def dated(given):
    """The site's input with an Italian page whose original was handed over later, under another hash, in French."""
    (api,) = [one for one in given.model.apis if one.page == KEY]
    sources = dict(api.sources)
    sources["it-it"] = replace(sources["it-it"], lasthandoff="11/24/2020", openlocfilehash="0" * 40)
    sources["fr-fr"] = replace(sources["fr-fr"], lasthandoff=LATER, openlocfilehash="1" * 40)
    changed = replace(api, sources=sources)
    apis = tuple(changed if one is api else one for one in given.model.apis)
    return replace(given, model=replace(given.model, apis=apis))


@pytest.mark.parametrize("check", ["stale-segment", "stale-across-locales", "revision", "negation", None])
def test_a_page_is_called_older_only_on_evidence(site_given, options, shells, check):
    found = [replace(site_given.findings[0], check=check, locale="it-it", path=KEY)] if check else []
    site = prepare(replace(dated(site_given), findings=tuple(found)), options, shells).site
    said = notices(PageView.of(site, site_given.pages[KEY], "it-it"))
    is_shown = check in {"stale-segment", "stale-across-locales"}
    assert ("è cambiato" in said) == is_shown
    assert ('id="stale"' in dashboard(site, "it-it").body) == is_shown


def test_what_has_changed_is_said_without_dates_too(site_given, options, shells):
    found = replace(site_given.findings[0], check="stale-segment", locale="it-it", path=KEY)
    site = prepare(replace(site_given, findings=(found,)), options, shells).site
    assert "originale attuale" in notices(PageView.of(site, site_given.pages[KEY], "it-it"))
