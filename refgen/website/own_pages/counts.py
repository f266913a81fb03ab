"""What the dashboard counts: worked out once for the readers of all languages."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from heapq import nsmallest

from refgen.api.model import Api
from refgen.cache.runs import in_runs
from refgen.website.own_pages.areas import area_titles, titles_beyond
from refgen.website.page.parts.notices import EVIDENCE
from refgen.website.site.catalog import is_there
from refgen.website.site.view import Site
from refgen.website.texts import ENGLISH

_WORST = 20


class Counts:
    """The counts of one site, each worked out when it is first asked for."""

    def __init__(self, site: Site, titles: Mapping[str, Mapping[str, str]] | None = None) -> None:
        """`titles` are those of areas by locale, where they are known."""
        self.site = site
        self._titles = titles or {}

    def titles(self, locale: str) -> Mapping[str, str]:
        """The titles of the areas in a locale, by area; also of those that have findings and no pages."""
        known = self._titles.get(locale) or area_titles(self.site, locale)
        unnamed = frozenset(area for _, area in self.by_area if area and known.get(area, area) == area)
        if not unnamed:
            return known
        taken = frozenset(known.values())
        beyond = titles_beyond(self.site, locale, unnamed)
        return {**known, **{area: title for area, title in beyond.items() if title not in taken}}

    @cached_property
    def by_area(self) -> Mapping[tuple[str, str], int]:
        """By locale and area, how many findings there are."""
        areas = self.site.areas
        counts: Counter[tuple[str, str]] = Counter()
        found = self.site.catalog.found
        for (where, path), size in zip(found.pages, found.sizes, strict=True):
            area = areas.get(path)
            counts[where, path.rpartition("/")[0].rpartition("/")[2] if area is None else area] += size
        return counts

    @cached_property
    def by_check(self) -> Sequence[tuple[str, int]]:
        """How many findings each check has, most first."""
        counts: Counter[str] = Counter()
        for group, numbers in self.site.catalog.found.listed.items():
            counts[group.check] += len(numbers)
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    @cached_property
    def worst(self) -> Sequence[tuple[str, str]]:
        """Locale and key of the pages with the most findings."""
        found = self.site.catalog.findings
        worst = nsmallest(_WORST, ((-len(some), place) for place, some in found.items()))
        return [place for _, place in worst]

    @cached_property
    def outdated(self) -> Mapping[str, list[str]]:
        """By locale, the pages of what is documented there after an English that has changed since."""
        site = self.site
        found: dict[str, list[str]] = {locale: [] for locale in site.given.model.locales if locale != ENGLISH}
        listed, places = site.catalog.found.listed, site.catalog.found.places
        stale = {places[one] for group, numbers in listed.items() if group.check in EVIDENCE for one in numbers}
        for where, pages in found.items():
            pages += [page for page in site.catalog.apis if (where, page) in stale]
        return found

    @cached_property
    def lacking(self) -> Mapping[str, list[str]]:
        """By locale, the pages of what is not documented there."""
        apis, locales = self.site.given.model.apis, self.site.given.model.locales
        found: dict[str, list[str]] = {where: [] for where in locales}
        for page, lacking in zip(self.site.catalog.pages, in_runs(_lacking, apis, " ".join(locales)), strict=True):
            for where in lacking:
                found[where].append(page)
        return {where: lacking for where, lacking in found.items() if lacking or where != ENGLISH}


def _lacking(api: Api, locales: str) -> list[str]:
    return [where for where in locales.split() if not is_there(api, where)]
