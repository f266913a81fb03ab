"""An Atom feed for each locale: the pages that were sent to translation last, and how they stand to their original since then.

Dates come from the pages, never from the clock; what a page said before nobody knows who sees only what it says now.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from operator import itemgetter
from typing import Any, NamedTuple

from refgen.api.model import Api
from refgen.cache.runs import in_runs
from refgen.drift.finding import Finding
from refgen.locales.names import language_tag
from refgen.text.xml import without_illegal
from refgen.website import address
from refgen.website.markup.inline import plain
from refgen.website.site.catalog import is_there, words
from refgen.website.site.view import Site
from refgen.website.texts import Texts, iso_date, load_texts

_ENTRIES = 50
_KINDS = {"stale-segment": "stale", "stale-across-locales": "stale", "missing": "missing", "extra": "extra"}
"""What a check tells of a sentence, by its name."""
FindingsOfPages = Mapping[tuple[str, str], Iterable[Finding]]
"""By locale and page key."""


class Entry(NamedTuple):
    """What a feed tells of."""

    day: str
    """Of the last hand-off."""
    name: str
    """What the page documents, by its id: it tells days that are the same apart."""
    page: str
    """Its key."""
    api: Api


def latest(site: Site) -> Mapping[str, Sequence[Entry]]:
    """By locale, the newest first."""
    apis, locales = site.given.model.apis, site.given.model.locales
    days = in_runs(_handed_off, apis, " ".join(locales))
    known = zip(site.catalog.ids, site.catalog.pages, apis, days, strict=True)
    # Most were handed over on the same few days, and are in the order of their ids already: both sorts have little to do.
    handed = sorted((one for one in known if one[1] in site.keys), key=itemgetter(0), reverse=True)
    return {
        locale: _newest([(day, *named) for *named, dates in handed if (day := dates[place])])
        for place, locale in enumerate(locales)
    }


def _newest(entries: Sequence[tuple[Any, ...]]) -> list[Entry]:
    return [*map(Entry._make, sorted(entries, key=itemgetter(0), reverse=True)[:_ENTRIES])]


def feed(site: Site, told: Mapping[str, Sequence[Entry]], findings: FindingsOfPages) -> Iterator[tuple[str, bytes]]:
    """The feeds, of what is `latest` and of the findings on its pages."""
    base = site.options.url
    for locale, some in told.items():
        texts = load_texts(locale)
        updated = some[0].day if some else "1970-01-01"
        entries = "".join(
            _entry(api, day, locale, base, _standing(findings.get((locale, page), ()), texts))
            for day, _, page, api in some
        )
        name = escape(site.name(locale))
        title = escape(texts.text("feed.title", name=site.name(locale)))
        itself = f'<link rel="self" href="{escape(base)}{locale}/feed.xml"/>' if base else ""
        text = (
            f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language_tag(locale)}">'
            f"<title>{title}</title><author><name>{name}</name></author>{itself}<id>{escape(base or 'urn:refgen:')}{locale}/</id>"
            f"<updated>{updated}T00:00:00Z</updated>{entries}</feed>"
        )
        yield f"{locale}/feed.xml", without_illegal(text).encode("utf-8")


def _handed_off(api: Api, locales: str) -> tuple[str | None, ...]:
    """By locale, the day of a page's last hand-off; an English without a file of its own is what was handed over with that it stands in."""
    days = {locale: iso_date(own.lasthandoff) for locale, own in api.sources.items()}
    embedded = days.get(api.embedded)
    return tuple(days[one] if one in days else embedded if is_there(api, one) else None for one in locales.split())


def _standing(findings: Iterable[Finding], texts: Texts) -> str:
    """What is not as in the original that there is now, in sentences: of other words, missing, of the translation alone."""
    found = Counter(_KINDS[one.check] for one in findings if one.check in _KINDS)
    return texts.joined(
        texts.plural(f"feed.{kind}", found[kind]) for kind in dict.fromkeys(_KINDS.values()) if found[kind]
    )


def _entry(api: Api, day: str, locale: str, base: str, standing: str) -> str:
    texts = load_texts(locale)
    summary = plain(words(api.summary, locale))
    said = texts.joined((texts.text("feed.handed", date=texts.date(day)), standing, summary))
    page = address.link("", address.page_address(locale, api.page))
    link = escape(base + page if base else address.link(f"{locale}/feed.xml", page))
    return (
        f"<entry><title>{escape(plain(words(api.title, locale)))}</title><id>{escape(base or 'urn:refgen:')}{escape(page)}</id>"
        f'<link href="{link}"/><updated>{day}T00:00:00Z</updated><summary>{escape(said)}</summary></entry>'
    )
