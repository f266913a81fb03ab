"""Digests of all that the site is made from, so that only what has changed is made again: pages, and files of many pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from itertools import repeat
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from refgen.api.model import Api
from refgen.cache.runs import in_runs
from refgen.corpus import TocNode
from refgen.installation import ROOT, kept
from refgen.website.frame.shell import Shell
from refgen.website.input import SiteExample, TrendPoint
from refgen.website.machine.feed import Entry
from refgen.website.page.navigation import NEIGHBOURS
from refgen.website.plain import SIZE, digest, fields_of
from refgen.website.site.asked import Answers
from refgen.website.site.listed import told_of_listed
from refgen.website.site.trails import Group, Trail, Trails
from refgen.website.site.view import Site

_HEX = 2 * SIZE
"""Characters of a digest that is written down."""
_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


class SiteDigests:
    """Of the parts of a site; what each stands for is all that who makes something of it may see (`refgen.website.whole`)."""

    def __init__(self, site: Site, shells: Mapping[str, Shell]) -> None:
        self._site = site
        self._given = given = site.given
        self.frame = digest((_code(), [*_shells(shells)], _options(site)))
        """What stands around all pages."""
        self.apis = _by_identity(given.model.apis, _digests_of_api)
        """By the identity of each, as the examples too."""
        self.examples = _by_identity(given.examples, _digest_of_example)

    @cached_property
    def pages(self) -> bytes:
        """Which pages there are, in which languages."""
        return digest((self.frame, self._given.model.locales, sorted(self._site.keys)))

    def answers(self, before: Answers) -> Answers:
        """What pages can ask of others; what was told of that before, where it is the same."""
        known, given = self._site.known, self._given
        included = {
            key: given.digests.get(key) or given.includes[key].canonical.page.source.text for key in given.includes
        }
        made_of = digest(
            (
                sorted(known.pages.keys),
                _sorted(known.pages.slugs),
                _sorted(known.types),
                [*known.apis],
                [*known.apis.values()],
                sorted(known.images),
                _sorted(included),
            )
        ).hex()
        return before if before.digest == made_of else Answers(made_of, known.answers(included))

    @cached_property
    def results(self) -> bytes:
        """What `Site.with_results` is made of."""
        return digest((self.pages, "results", [(one.listed, one.results) for one in self.apis.values()]))

    @cached_property
    def listed(self) -> bytes:
        """What `Site.listed` is made of."""
        return digest((self.pages, "listed", [one.listed for one in self.apis.values()]))

    def outline(self, locale: str) -> bytes:
        """What `Site.outline` is made of."""
        roots = self._site.catalog.contents.get(locale, ())
        return digest((self.listed, locale, in_runs(_digest_of_entry, roots)))

    @cached_property
    def outlines(self) -> bytes:
        """What `Site.outlines` is made of."""
        return digest(self.of_outlines)

    @cached_property
    def of_outlines(self) -> list[bytes]:
        """What that of each locale is made of."""
        return [self.outline(locale) for locale in self._given.model.locales]

    @cached_property
    def of_places(self) -> list[bytes]:
        """What pages show of their places in the contents of each locale is made of."""
        places, lent = _Places(self._site.keys), self._site.catalog.lent
        rows = [
            [(key, places.of(trail, key)) for key, trail in lent.get(locale, {}).items()]
            for locale in self._given.model.locales
        ]
        return [digest(row) for row in zip(self.of_outlines, rows, strict=True)]

    def indexes(self, titles: Mapping[str, Mapping[str, str]]) -> bytes:
        """What is made of `Site.listed` and of the titles of areas, by locale and area."""
        return digest((self.listed, [(locale, _sorted(some)) for locale, some in titles.items()]))

    @cached_property
    def overview(self) -> bytes:
        """What `Site.overview` is made of."""
        given = self._given
        apis, found = [one.whole for one in self.apis.values()], self._site.catalog.found.digests
        return digest(
            (self.outlines, apis, found, _sorted(given.checks), [*map(_TREND, given.trend)], sorted(given.downloads))
        )

    @cached_property
    def around_found(self) -> bytes:
        """What the list of findings is made of beside them."""
        return digest((self.frame, self._given.model.locales))

    @cached_property
    def each_found(self) -> Sequence[bytes]:
        """What stands for each finding in that list: which has no link where the page of one is none."""
        found = self._site.catalog.found
        alone = {place for place in {*found.pages} if place[1] not in self._site.keys}
        each = zip(found.digests, found.places, strict=True) if alone else ()
        return [digest(one) if place in alone else one for one, place in each] or found.digests

    def found(self, numbers: Iterable[int], what: str = "") -> bytes:
        """What is made of some findings, by their numbers, of `around_found` and of `what`."""
        return digest((self.around_found, what, [*map(self.each_found.__getitem__, numbers)]))

    def found_in_part(self, numbers: Iterable[int]) -> bytes:
        """What a part of their list is made of: `around_found`, and behind that what stands for each."""
        return self.around_found + b"".join(map(self.each_found.__getitem__, numbers))

    def latest(self, told: Mapping[str, Sequence[Entry]]) -> bytes:
        """What feeds are made of, by locale."""
        found = self._site.catalog.found.digests_on_pages
        rows = [
            (locale, one.day, self.apis[id(one.api)].whole, found.get((locale, one.page)))
            for locale, some in told.items()
            for one in some
        ]
        return digest((self.pages, "latest", rows))

    @cached_property
    def runtime(self) -> bytes:
        """Python for the reader's browser, which comes with the stub."""
        files = [
            (name, path.stat().st_size, path.stat().st_mtime_ns) for name, path in self._site.options.runtime.items()
        ]
        return digest((self.frame, bool(self._given.stub_files), sorted(files)))

    def archived(self, name: str) -> bytes:
        """A file that goes with the stub: one of its own, or of refgen's, for which the frame stands."""
        own = self._given.stub_files.get(name)
        return digest((self.frame, name, own and own.digest))


class PageDigests(Mapping[str, str]):
    """By page key, worked out when they are asked for, of all that a page shows in more languages than one.

    What many pages share goes into all of them: the shells, the options, the languages. What a page asks of others does not
    (`SiteDigests.answers`).
    """

    def __init__(self, site: Site, parts: SiteDigests, places: Mapping[str, str] | None = None) -> None:
        """`places` are those of the last run, with nothing for a locale in which the contents or the names and places of APIs are others now."""
        self._site, self._parts = site, parts
        self._in = _Places(site.keys)
        self._listed: dict[str, dict[str, bytes]] = {}
        """By locale, the places of all pages that its contents list."""
        self._known: dict[str, str] = {}
        self._places = {**(places or {})}

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


class _Places:
    """Digests of what pages show of their places in a table of contents: titles above, beside and below them.

    A group of entries is worked out once, and found again by its `id`.
    """

    def __init__(self, pages: AbstractSet[str]) -> None:
        """`pages` are those that can be linked to."""
        self._pages = pages
        self._groups: dict[int, _Group] = {}

    def of(self, trail: Trail, key: str) -> bytes:
        """The digest of what one page shows of its place; `key` is the page's."""
        above = b"".join(digest((*entry, entry.target in self._pages)) for entry in trail.ancestors)
        return self._told(above, trail.siblings, trail.children, key)

    def listed(self, trails: Trails) -> Iterator[tuple[str, bytes]]:
        """The same of all pages that a table of contents lists: key and digest."""
        groups = trails.groups
        above: dict[tuple[int, ...], bytes] = {(): b""}
        for way in groups:
            if way:
                above[way] = above[way[:-1]] + self._group(groups[way[:-1]]).each[way[-1]]
        for key, way in trails.ways.items():
            yield key, self._told(above[way[:-1]], groups[way[:-1]], groups.get(way), key)

    def _told(self, above: bytes, siblings: Group, children: Group | None, key: str) -> bytes:
        return digest((above, self._group(siblings).near(key), self._group(children).near(key) if children else b""))

    def _group(self, entries: Group) -> "_Group":
        known = self._groups.get(id(entries))
        if known is None:
            known = self._groups[id(entries)] = _Group(entries, self._pages)
        return known


class _Group:
    """Entries of the contents that stand together: hundreds of pages have the same siblings, and each shows some of them."""

    def __init__(self, entries: Group, pages: AbstractSet[str]) -> None:
        # Kept, so that no others can get the same identity.
        self._entries = entries
        are_there = map(pages.__contains__, entries.targets)
        self.each = [*map(digest, zip(entries.names, entries.targets, are_there, strict=True))]
        """The digests of all of them."""
        self._all = b"".join(self.each)
        self._places = {target: place for place, target in reversed([*enumerate(entries.targets)])}

    def near(self, key: str) -> bytes:
        """What `refgen.website.page.navigation` shows of it on a page, and how much it leaves out on both sides."""
        at, count = self._places.get(key, 0), len(self._entries)
        first, end = max(0, at - NEIGHBOURS), min(count, at + NEIGHBOURS + 1)
        return b"%d %d " % (first, count - end) + self._all[first * SIZE : end * SIZE]


class _OfApi(NamedTuple):
    """What stands for an API."""

    listed: bytes
    """What it is called and where it stands."""
    results: bytes
    """What it documents, without words."""
    whole: bytes
    row: bytes
    """For what the page of its interface shows of a method."""
    codes: tuple[str, ...]
    """Of the results that it documents: in a process that begins with what others held, they are known without reading it."""


def _digests_of_api(api: Api) -> _OfApi:
    codes = tuple([one.code for one in api.outcomes])
    results = digest([(one.code, one.value) for one in api.outcomes])
    return _OfApi(digest(told_of_listed(api)), results, digest(_API(api)), digest(_ROW(api)), codes)


def _digest_of_example(example: SiteExample) -> bytes:
    return digest(_EXAMPLE(example))


def _digest_of_entry(node: TocNode) -> bytes:
    return digest(_entry(node))


def _entry(node: TocNode) -> tuple[object, ...]:
    return node.name, node.target, [*map(_entry, node.children)]


def _by_identity(items: Sequence[_Item], make: Callable[[_Item], _Made]) -> dict[int, _Made]:
    return dict(zip(map(id, items), in_runs(make, items), strict=True))


_API = fields_of(Api)
_ROW = attrgetter("id", "name", "page", "summary.texts")
_EXAMPLE = fields_of(SiteExample)
_TREND = fields_of(TrendPoint)


def _content(site: Site, key: str) -> str:
    page = site.given.pages[key]
    views = [page.canonical, *(translation.view for translation in page.translations.values())]
    return "\0".join(f"{view.locale}\0{view.page.source.text}" for view in views)


def _shells(shells: Mapping[str, Shell]) -> Iterable[tuple[str, str]]:
    return sorted((locale, shell.digest) for locale, shell in shells.items())


def _options(site: Site) -> tuple[object, ...]:
    options = site.options
    return options.name, options.url, options.host, options.repository, bool(options.runtime)


def _sorted(values: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted(values.items(), key=lambda item: item[0])


@cache
def _code() -> bytes:
    return kept("pages.digest", _digest_of_code)


def _digest_of_code() -> bytes:
    folders = [ROOT / "website", ROOT / "locales"]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in {".py", ".yml"})
    return digest([path.read_bytes() for path in files])
