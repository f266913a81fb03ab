"""The drift dashboard: where, what, since when, and every finding with filters. Charts are tables first."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from refgen.api.model import Api
from refgen.cache.held import remembered
from refgen.drift.finding import Finding
from refgen.locales import load_locale
from refgen.website import address
from refgen.website.frame.content import Content
from refgen.website.markup.inline import plain
from refgen.website.own_pages.charts import Bar, bars, heat
from refgen.website.own_pages.counts import Counts
from refgen.website.own_pages.exports import export_links
from refgen.website.own_pages.make import Head, own_page
from refgen.website.own_pages.trend import trend_chart
from refgen.website.page.parts.table import table
from refgen.website.sentences.marks import check_anchor, finding_id
from refgen.website.site.catalog import title_of
from refgen.website.site.view import Site
from refgen.website.texts import ENGLISH, Texts, language_name, load_texts, spoken

_FEW = 5
"""Pages that are shown without being asked for."""


def dashboard(site: Site, locale: str, counts: Counts | None = None) -> Content:
    """The dashboard in a locale's language; what it counts is the same in all."""
    texts = load_texts(locale)
    counts = counts or Counts(site)
    sections = (
        ("areas", texts.text("drift.areas"), _areas(counts, locale, texts)),
        ("checks", texts.text("drift.checks"), _checks(counts, locale, texts)),
        ("trend", texts.text("drift.trend"), _trend(site, texts)),
        ("pages", texts.text("drift.pages"), _pages(counts, texts)),
        ("stale", texts.text("drift.stale"), _stale(counts, texts)),
        ("missing", texts.text("drift.missing"), _missing(counts, texts)),
        ("findings", texts.text("drift.list"), _list(site, locale, texts)),
    )
    # The list is below all charts, and what a reader comes back for.
    to_list = (
        f'<p><a class="rg-button" href="#findings">{texts.html("drift.list")}</a></p>' if site.given.findings else ""
    )
    return own_page(site, locale, Head("drift", texts.text("drift.title"), texts.text("drift.lead")), sections, to_list)


def _language(locale: str, site: Site, texts: Texts) -> str:
    return language_name(locale, texts, site.given.model.locales)


def _filtered(**filters: str) -> str:
    """A link to the findings that `findings.js` shows under some filters."""
    return f"?{urlencode(filters)}#findings"


def _areas(counts: Counts, locale: str, texts: Texts) -> str:
    site = counts.site
    found = counts.by_area
    titles = counts.titles(locale)
    locales = sorted({where for where, _ in found})
    areas = sorted({area for _, area in found})
    names = [_language(where, site, texts) for where in locales]
    rows = [
        (
            titles.get(area) or area or texts.text("drift.top"),
            [
                (found.get((where, area), 0), _filtered(locale=where, query=f"/{area}/" if area else "/"))
                for where in locales
            ],
        )
        for area in areas
    ]
    return heat(texts.text("drift.areas"), texts.text("drift.area"), names, rows, texts)


def _checks(counts: Counts, locale: str, texts: Texts) -> str:
    site = counts.site
    rows = [
        Bar(check, count, _filtered(check=check), _explained(check, site, locale), check_anchor(check))
        for check, count in counts.by_check
    ]
    return bars(texts.text("drift.checks"), (texts.text("drift.check"), texts.text("drift.count")), rows, texts)


def _explained(check: str, site: Site, locale: str) -> str:
    """What a check looks for, in the reader's language where that has words for it."""
    english = site.given.checks.get(check, "")
    said = load_locale(locale).messages.get(english, english)
    words = escape(plain(said), quote=False)
    return f'<span lang="en">{words}</span>' if english and said == english and locale != ENGLISH else words


def _trend(site: Site, texts: Texts) -> str:
    locales = sorted({locale for point in site.given.trend for locale in point.counts})
    return trend_chart(site.given.trend, {locale: _language(locale, site, texts) for locale in locales}, texts)


def _pages(counts: Counts, texts: Texts) -> str:
    site = counts.site
    found = site.catalog.findings
    rows = [
        (
            _page_link(site, where, path, texts, found[where, path][0]),
            escape(_language(where, site, texts), quote=False),
            texts.number(len(found[where, path])),
        )
        for where, path in counts.worst
    ]
    heads = [texts.html(f"drift.{name}") for name in ("page", "language", "count")]
    return table(heads, rows, "rg-worst", texts.text("drift.pages")) if rows else ""


def _page_link(site: Site, locale: str, path: str, texts: Texts, finding: Finding | None = None) -> str:
    title, read_in, anchor = _told(site.catalog.apis.get(path), locale, finding)
    label = escape(title or path, quote=False)
    if path not in site.keys or locale not in site.given.model.locales:
        return label
    target = address.link(address.own_address(texts.locale, "drift"), address.page_address(locale, path))
    return f'<a href="{target}{anchor}"{spoken(read_in if read_in != texts.locale else "")}>{label}</a>'


@remembered
def _told(api: Api | None, locale: str, finding: Finding | None) -> tuple[str, str, str]:
    """The title of a page in a locale, the locale in whose words that is, and what leads to a finding there; each may be ''.

    It is remembered as the pages lie far apart among all that a run would have to read.
    """
    known = api.title.texts if api else {}
    spoken = next((one for one in (locale, ENGLISH, *known) if known.get(one)), "")
    return title_of(api, locale) if api else "", spoken, f"#{finding_id(finding.fingerprint)}" if finding else ""


def _stale(counts: Counts, texts: Texts) -> str:
    return _lists(counts.outdated, counts.site, texts, "drift.stale")


def _missing(counts: Counts, texts: Texts) -> str:
    return _lists(counts.lacking, counts.site, texts, "drift.missing")


def _lists(found: Mapping[str, list[str]], site: Site, texts: Texts, title: str) -> str:
    rows = [Bar(_language(where, site, texts), len(pages)) for where, pages in found.items()]
    # Of all pages: two of a thousand must not look like the whole.
    heads = (texts.text("drift.language"), texts.text("drift.pages.count"))
    chart = bars(texts.text(title), heads, rows, texts, whole=len(site.catalog.apis))
    lists = []
    for where, pages in found.items():
        if pages:
            items = "".join(f"<li>{_page_link(site, where, page, texts)}</li>" for page in pages)
            name = escape(_language(where, site, texts), quote=False)
            opened = " open" if len(pages) <= _FEW else ""
            lists.append(
                f'<details class="rg-pages"{opened}><summary>{name}</summary><ul class="rg-index">{items}</ul></details>'
            )
    return chart + "".join(lists) if chart else ""


def _list(site: Site, locale: str, texts: Texts) -> str:
    if not site.given.findings:
        return f"<p>{texts.html('drift.none')}</p>"
    links = export_links(address.own_address(locale, "drift"), site.given.downloads)
    exports = f"<p>{texts.label(texts.html('drift.export'), links)}</p>"
    return f'{exports}<noscript><p>{texts.html("drift.scripts")}</p></noscript><div data-refgen="findings"></div>'
