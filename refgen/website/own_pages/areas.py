"""What the areas of a reference are called: as its table of contents says, else by their folders."""

from collections import Counter
from collections.abc import Iterator

from refgen.corpus import TocNode
from refgen.website.site.view import Site
from refgen.website.texts import load_texts


def entries_of(site: Site, locale: str) -> tuple[TocNode, ...]:
    """The entries of the contents that are areas: those below the roots."""
    roots = site.catalog.contents.get(locale, ())
    return tuple(child for root in roots for child in (root.children or (root,)))


def pages_below(entry: TocNode, site: Site) -> Iterator[str]:
    """The pages of an entry and of all below it."""
    if entry.target in site.keys and entry.target:
        yield entry.target
    for child in entry.children:
        yield from pages_below(child, site)


def area_titles(site: Site, locale: str) -> dict[str, str]:
    """By area, its title: that of the entry that has most of its pages, else that of what they are all below."""
    counts: dict[str, Counter[str]] = {}
    wider: dict[str, str] = {}
    for root in site.catalog.contents.get(locale, ()):
        for entry in root.children or (root,):
            for page in pages_below(entry, site):
                if api := site.catalog.apis.get(page):
                    counts.setdefault(api.area, Counter())[entry.name] += 1
                    wider.setdefault(api.area, root.name)
    texts = load_texts(locale)
    areas = {api.area for api in site.given.model.apis}
    named = {area: _most(counts[area]) or wider[area] for area in areas & counts.keys() if area}
    twice = Counter(named.values())
    return {
        area: named[area] if area in named and twice[named[area]] == 1 else area or texts.text("drift.top")
        for area in areas
    }


def _most(names: Counter[str]) -> str:
    """The name that more than half of the pages have; '' where none has."""
    name, count = names.most_common(1)[0]
    return name if 2 * count > names.total() else ""
