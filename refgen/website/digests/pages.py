"""Digests of what pages show."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import repeat

from refgen.api.model import Api
from refgen.website.digests.parts import SiteDigests
from refgen.website.digests.places import Places
from refgen.website.plain import SIZE, digest
from refgen.website.site.view import Site

_HEX = 2 * SIZE
"""Characters of a digest that is written down."""


class PageDigests(Mapping[str, str]):
    """By page key, worked out when they are asked for, of all that a page shows in more languages than one.

    What many pages share goes into all of them: the shells, the options, the languages. What a page asks of others does not
    (`SiteDigests.answers`).
    """

    def __init__(self, site: Site, parts: SiteDigests, places: Callable[[], Mapping[str, str]] = dict) -> None:
        """`places` gives those of the last run, with nothing for a locale in which the contents or the names and places of APIs are others now."""
        self._site, self._parts, self._before = site, parts, places
        self._in = Places(site.keys)
        self._listed: dict[str, dict[str, bytes]] = {}
        """By locale, the places of all pages that its contents list."""
        self._known: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        if key not in self._known:
            # One without a digest of its own is loaded.
            prose = None if self._site.given.digests.get(key) else _content(self._site, key)
            self._known[key] = digest((self._shared, self._made_of[key], prose)).hex()
        return self._known[key]

    def place(self, key: str) -> str:
        """Digests of what a page shows of its place in the contents of each language, one behind the other."""
        locales = self._site.given.model.locales
        known = self._places.get(key, " " * (len(locales) - 1))
        if len(known) < len(locales) * (_HEX + 1) - 1:
            pieces = known.split(" ")
            each = zip(locales, pieces if len(pieces) == len(locales) else [""] * len(locales), strict=True)
            known = self._places[key] = " ".join([one or self._place_in(locale, key) for locale, one in each])
        return known

    def said(self, key: str) -> str:
        """Digests of what the findings of a page say in each language, one behind the other; nothing where there are none."""
        found = self._site.catalog.found.digests_on_pages
        some = [found.get((locale, key)) for locale in self._site.given.model.locales]
        return " ".join(["" if one is None else digest(one).hex() for one in some])

    def _place_in(self, locale: str, key: str) -> str:
        if locale not in self._listed:
            trails = self._site.catalog.trails.get(locale)
            self._listed[locale] = dict(self._in.listed(trails)) if trails else {}
        found = self._listed[locale].get(key) or self._in.of(self._site.catalog.trail(key, locale), key)
        return found.hex()

    def __iter__(self) -> Iterator[str]:
        return iter(self._site.keys)

    def __len__(self) -> int:
        return len(self._site.keys)

    @cached_property
    def _places(self) -> dict[str, str]:
        return {**self._before()}

    @cached_property
    def _shared(self) -> bytes:
        return digest((self._parts.frame, self._site.given.model.locales))

    @cached_property
    def _made_of(self) -> Mapping[str, tuple[object, ...]]:
        """By key, what each page shows of its own and of others: column by column, as there are thousands of rows."""
        catalog, given = self._site.catalog, self._site.given
        keys, found = [*self._site.keys], catalog.found.marks_on_pages
        columns = (
            # Its prose is what the page's own digest stands for.
            map(given.digests.get, keys),
            map(self._of_apis().get, keys),
            *(map(found.get, zip(repeat(locale), keys)) for locale in given.model.locales),
            map(self._of_examples().get, keys),
            map(self._named(catalog.mentions).get, keys),
        )
        return dict(zip(keys, zip(*columns, strict=True), strict=True))

    def _of_apis(self) -> Mapping[str, tuple[object, ...]]:
        """By page key."""
        catalog, apis = self._site.catalog, self._parts.apis
        rows = {name: [apis[id(one)].row for one in some] for name, some in catalog.methods.items()}
        derived, part_of = self._named(catalog.derived), catalog.results.__getitem__
        own = map(apis.__getitem__, map(id, self._site.given.model.apis))
        return {
            page: (one.whole, rows.get(identity), derived.get(name), [*map(part_of, one.codes)])
            for page, identity, name, one in zip(catalog.pages, catalog.ids, catalog.names, own, strict=True)
        }

    def _named(self, named: Mapping[str, Iterable[Api]]) -> Mapping[str, list[tuple[str, str]]]:
        """The same with the ids and the pages of the APIs."""
        catalog = self._site.catalog
        names = zip(catalog.ids, catalog.pages, strict=True)
        known = dict(zip(map(id, self._site.given.model.apis), names, strict=True))
        return {name: [known[id(one)] for one in some] for name, some in named.items()}

    def _of_examples(self) -> Mapping[str, tuple[object, ...]]:
        """By page key."""
        given, examples = self._site.given, self._parts.examples
        return {
            key: (given.commit, *(examples[id(one)] for one in some))
            for key, some in self._site.catalog.examples.items()
        }


def _content(site: Site, key: str) -> str:
    page = site.given.pages[key]
    views = [page.canonical, *(translation.view for translation in page.translations.values())]
    return "\0".join(f"{view.locale}\0{view.page.source.text}" for view in views)
