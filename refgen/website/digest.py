"""Digests of all that the site is made from, so that only what has changed is made again: pages, and files of many pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from operator import attrgetter
from typing import Any

from refgen.api.model import Api, Passage
from refgen.corpus import TocNode
from refgen.corpus.held import HELD
from refgen.drift.finding import Finding
from refgen.drift.message import Message
from refgen.installation import ROOT, kept
from refgen.website.frame.shell import Shell
from refgen.website.input import SiteExample, TrendPoint
from refgen.website.page.navigation import NEIGHBOURS
from refgen.website.plain import SIZE, Plain, digest, fields_of
from refgen.website.site.catalog import Trail
from refgen.website.site.view import Site

_DECLARED = fields_of(Api, without=(Passage,))
_PROSE = fields_of(Api, only=Passage)


class SiteDigests:
    """Of the parts of a site; what each stands for is all that who makes something of it may see (`refgen.website.whole`)."""

    def __init__(self, site: Site, shells: Mapping[str, Shell]) -> None:
        self._site = site
        self._given = given = site.given
        self.frame = digest((_code(), [*_shells(shells)], _options(site)))
        """What stands around all pages."""
        self._declared = _each("declared", given.model.apis, _DECLARED)
        self.apis = _each("apis", given.model.apis, lambda api: (self._declared[id(api)], _PROSE(api)))
        """All of them by the identity of each, as the findings and examples too."""
        self.findings = _each("findings", given.findings, _finding)
        self.examples = _each("examples", given.examples, _EXAMPLE)

    @cached_property
    def pages(self) -> bytes:
        """Which pages there are, in which languages."""
        return digest((self.frame, self._given.model.locales, sorted(self._site.keys)))

    @cached_property
    def declared(self) -> bytes:
        """What `Site.declared` is made of."""
        return digest((self.pages, [*self._declared.values()]))

    def outline(self, locale: str) -> bytes:
        """What `Site.outline` is made of."""
        roots = self._site.catalog.contents.get(locale, ())
        return digest((self.declared, locale, [*_each(("contents", locale), roots, _entry).values()]))

    @cached_property
    def outlines(self) -> bytes:
        """What those of all locales are made of."""
        return digest([self.outline(locale) for locale in self._given.model.locales])

    @cached_property
    def overview(self) -> bytes:
        """What `Site.overview` is made of."""
        given = self._given
        found = [*self.apis.values()], [*self.findings.values()]
        return digest(
            (self.outlines, found, _sorted(given.checks), [*map(_TREND, given.trend)], sorted(given.downloads))
        )

    def found(self, findings: Iterable[Finding], what: str = "") -> bytes:
        """What is made of some findings, of the set of pages and of `what`."""
        return digest((self.pages, what, [*map(self.findings.__getitem__, map(id, findings))]))

    @cached_property
    def stub(self) -> bytes:
        """What examples run with in a reader's browser."""
        runtime = [
            (name, path.stat().st_size, path.stat().st_mtime_ns) for name, path in self._site.options.runtime.items()
        ]
        return digest((self.frame, _sorted(self._given.stub_files), sorted(runtime)))


class PageDigests(Mapping[str, str]):
    """By page key, worked out when they are asked for. What many pages share goes into all of them: the shells, the options, the set of pages."""

    def __init__(self, site: Site, parts: SiteDigests, places: Mapping[str, str] | None = None) -> None:
        """`places` are those of the last run, where the contents and what APIs declare are what they were."""
        self._site, self._parts = site, parts
        self._trails = _Trails()
        self._known: dict[str, str] = {}
        self._places = {**(places or {})}

    def __getitem__(self, key: str) -> str:
        if key not in self._known:
            self._known[key] = digest(self._made_of(key)).hex()
        return self._known[key]

    def place(self, key: str) -> str:
        """A digest of what a page shows of its place in the contents of each language."""
        if key not in self._places:
            trails = [self._site.catalog.trail(key, locale) for locale in self._site.given.model.locales]
            self._places[key] = digest([self._trails.shown(trail, key) for trail in trails]).hex()
        return self._places[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._site.keys)

    def __len__(self) -> int:
        return len(self._site.keys)

    @cached_property
    def _shared(self) -> bytes:
        given = self._site.given
        included = sorted(
            given.digests.get(key) or given.includes[key].canonical.page.source.text for key in given.includes
        )
        return digest((self._parts.pages, included, _sorted(self._site.catalog.pages_of_types)))

    def _made_of(self, key: str) -> tuple[object, ...]:
        site, parts = self._site, self._parts
        catalog, given = site.catalog, site.given
        # Its prose is what the page's own digest stands for, and those of the files that pages include.
        own = given.digests.get(key) or _content(site, key)
        api = catalog.apis.get(key)
        locales = given.model.locales
        examples = catalog.examples.get(key, ())
        return (
            self._shared,
            own,
            parts.apis[id(api)] if api else None,
            [[parts.findings[id(one)] for one in catalog.findings.get((locale, key), ())] for locale in locales],
            [given.commit, *(parts.examples[id(one)] for one in examples)] if examples else None,
            [one.id for one in catalog.mentions.get(key, ())],
            [*map(_ROW, catalog.methods.get(api.id, ()))] if api else None,
            [one.id for one in catalog.derived.get(api.name, ())] if api else None,
            [catalog.results[one.code] for one in api.outcomes] if api else None,
            self.place(key),
        )


class _Trails:
    """What pages show of their places in the contents. A group of entries is known by its identity."""

    def __init__(self) -> None:
        self._groups: dict[int, _Group] = {}

    def shown(self, trail: Trail, key: str) -> tuple[bytes, ...]:
        """A title in the contents is told on the pages around it, and changes nothing else of them."""
        return (
            self._group(trail.ancestors).all,
            self._group(trail.siblings).near(key),
            self._group(trail.children).near(key),
        )

    def _group(self, entries: tuple[TocNode, ...]) -> "_Group":
        known = self._groups.get(id(entries))
        if known is None:
            known = self._groups[id(entries)] = _Group(entries)
        return known


class _Group:
    """Entries of the contents that stand together: hundreds of pages have the same siblings, and each shows some of them."""

    def __init__(self, entries: tuple[TocNode, ...]) -> None:
        # Kept, so that no others can get the same identity.
        self._entries = entries
        self.all = b"".join([digest((entry.name, entry.target)) for entry in entries])
        """The digests of all of them, one behind the other."""
        self._places = {entry.target: len(entries) - place for place, entry in enumerate(reversed(entries), 1)}

    def near(self, key: str) -> bytes:
        """What `refgen.website.page.navigation` shows of it on a page, and how much it leaves out on both sides."""
        at, count = self._places.get(key, 0), len(self._entries)
        first, end = max(0, at - NEIGHBOURS), min(count, at + NEIGHBOURS + 1)
        return b"%d %d " % (first, count - end) + self.all[first * SIZE : end * SIZE]


def _each(name: object, items: Sequence[Any], plain: Plain) -> dict[int, bytes]:
    """The digests of some values by their identity; of those that were in the run before, they are known."""
    held, kept = HELD.get((__name__, name)) or ((), ())
    before = dict(zip(map(id, held), kept, strict=True))
    digests = [before.get(id(one)) or digest(plain(one)) for one in items]
    HELD.put((__name__, name), (items, digests))
    return dict(zip(map(id, items), digests, strict=True))


_ROW = attrgetter("id", "name", "page", "summary.texts")
"""What the page of an interface shows of its methods."""
_EXAMPLE = fields_of(SiteExample)
_TREND = fields_of(TrendPoint)
_FINDING = fields_of(Finding, without=("message",))


def _finding(one: Finding) -> tuple[object, ...]:
    return _FINDING(one), _said(one.message)


def _said(value: object) -> object:
    """A message with what it says in other languages."""
    if isinstance(value, Message):
        return str(value), value.pattern, [(name, _said(one)) for name, one in value.values.items()]
    return value


def _entry(node: TocNode) -> tuple[object, ...]:
    return node.name, node.target, [*map(_entry, node.children)]


def _content(site: Site, key: str) -> str:
    page = site.given.pages[key]
    views = [page.canonical, *(translation.view for translation in page.translations.values())]
    return "\0".join(f"{view.locale}\0{view.page.source.text}" for view in views)


def _shells(shells: Mapping[str, Shell]) -> Iterable[tuple[str, str]]:
    return sorted((locale, shell.digest) for locale, shell in shells.items())


def _options(site: Site) -> tuple[object, ...]:
    options = site.options
    return options.name, options.url, options.host, options.repository, sorted(options.media), bool(options.runtime)


def _sorted(values: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted(values.items(), key=lambda item: item[0])


@cache
def _code() -> bytes:
    return kept("pages.digest", _digest_of_code)


def _digest_of_code() -> bytes:
    folders = [ROOT / "website", ROOT / "locales"]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in {".py", ".yml"})
    return digest([path.read_bytes() for path in files])
