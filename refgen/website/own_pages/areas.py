"""What the areas of a reference are called: as its table of contents says, else by their folders."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from operator import itemgetter

from refgen.cache.held import remembered
from refgen.corpus import TocNode
from refgen.website.site.view import Site
from refgen.website.texts import load_texts


def entries_of(site: Site, locale: str) -> tuple[TocNode, ...]:
    """The entries of the contents that are areas: those below the roots."""
    roots = site.catalog.contents.get(locale, ())
    return tuple(child for root in roots for child in (root.children or (root,)))


def pages_below(entry: TocNode, keys: AbstractSet[str]) -> list[str]:
    """The pages of an entry and of all below it, of those that there are."""
    found: list[str] = []
    _add_pages(entry, keys, found)
    return found


def _add_pages(entry: TocNode, keys: AbstractSet[str], found: list[str]) -> None:
    if entry.target in keys and entry.target:
        found.append(entry.target)
    for child in entry.children:
        _add_pages(child, keys, found)


Areas = list[tuple[TocNode, list[str]]]
"""The entries that are areas, each with its pages."""


def areas_in_all(site: Site) -> Mapping[str, Areas]:
    """By locale, its areas, also with the pages that only the contents of other locales list there.

    So an area has the same pages in all languages, whatever the contents of one have forgotten.
    """
    told = {locale: _own_areas(site, locale) for locale in site.given.model.locales}
    listed = {locale: {page for _, pages in own for page in pages} for locale, own in told.items()}
    lent = {
        locale: [(other, listed[other] - known) for other in told if listed[other] - known]
        for locale, known in listed.items()
    }
    return {
        locale: _with_lent(own, [(told[other], pages) for other, pages in lent[locale]]) for locale, own in told.items()
    }


def _own_areas(site: Site, locale: str) -> Areas:
    return [(entry, [*dict.fromkeys(pages_below(entry, site.keys))]) for entry in entries_of(site, locale)]


def _with_lent(own: Areas, lent: list[tuple[Areas, set[str]]]) -> Areas:
    """Areas with pages of others, each in the area that has most of those that it stands with there."""
    found = [(entry, [*pages]) for entry, pages in own]
    added = set[str]()
    for theirs, forgotten in lent:
        for _, pages in theirs:
            wanted = [page for page in pages if page in forgotten and page not in added]
            closest = max(found, key=lambda one: len({*pages}.intersection(one[1])), default=None) if wanted else None
            if closest and not {*pages}.isdisjoint(closest[1]):
                closest[1].extend(wanted)
                added.update(wanted)
    return found


def area_titles(site: Site, locale: str) -> dict[str, str]:
    """By area, its title: that of the entry that has most of its pages, else that of what they are all below."""
    return _titles(site.catalog.contents.get(locale, ()), site.areas, site.keys, locale)


@remembered
def _titles(
    roots: tuple[TocNode, ...], area_of: Mapping[str, str], keys: AbstractSet[str], locale: str
) -> dict[str, str]:
    return _told(roots, area_of, keys, locale)


def _told(
    roots: tuple[TocNode, ...], area_of: Mapping[str, str], keys: AbstractSet[str], locale: str
) -> dict[str, str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wider: dict[str, str] = {}
    for root in roots:
        if root.target and root.target in area_of:
            wider.setdefault(area_of[root.target], root.name)
        for entry in root.children or (root,):
            for area, count in Counter([area_of[page] for page in pages_below(entry, keys) if page in area_of]).items():
                counts[area][entry.name] += count
                wider.setdefault(area, root.name)
    texts = load_texts(locale)
    areas = {*area_of.values()}
    named = {area: _most(counts[area]) or wider[area] for area in areas & wider.keys() if area}
    twice = Counter(named.values())
    return {
        area: named[area] if area in named and twice[named[area]] == 1 else area or texts.text("drift.top")
        for area in areas
    }


def _most(names: Counter[str]) -> str:
    """The name that more than half of the pages have; '' where none has."""
    name, count = max(names.items(), key=itemgetter(1), default=("", 0))
    return name if 2 * count > names.total() else ""


def titles_beyond(site: Site, locale: str, areas: AbstractSet[str]) -> Mapping[str, str]:
    """Titles of areas by what the contents name there, though it is not here: sources may be a part of a larger tree."""
    roots = site.catalog.contents.get(locale, ())
    named = {
        page: area
        for root in roots
        for page in _targets(root)
        if "://" not in page and (area := page.rpartition("/")[0].rpartition("/")[2]) in areas
    }
    titles = _told(roots, named, named.keys(), locale)
    return {area: title for area, title in titles.items() if title != area}


def _targets(entry: TocNode) -> Iterator[str]:
    """All that an entry leads to, by itself or through others."""
    if entry.target:
        yield entry.target
    for child in entry.children:
        yield from _targets(child)
