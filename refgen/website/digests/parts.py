"""Digests of what the files of many pages are made from, and of what all pages share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from refgen.api.model import Api
from refgen.cache.runs import in_runs
from refgen.corpus import TocNode
from refgen.installation import ROOT, kept
from refgen.website.digests.places import Places
from refgen.website.frame.shell import Shell
from refgen.website.input import SiteExample, TrendPoint
from refgen.website.machine.feed import Entry
from refgen.website.plain import digest, fields_of
from refgen.website.site.asked import Answers
from refgen.website.site.listed import told_of_listed
from refgen.website.site.view import Site

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


class SiteDigests:
    """Of the parts of a site; what each stands for is all that who makes something of it may see (`refgen.website.whole`)."""

    def __init__(self, site: Site, shells: Mapping[str, Shell]) -> None:
        self._site = site
        self._given = site.given
        self.frame = digest((_code(), [*_shells(shells)], _options(site)))
        """What stands around all pages."""

    @cached_property
    def apis(self) -> Mapping[int, "_OfApi"]:
        """By the identity of each."""
        return _by_identity(self._given.model.apis, _digests_of_api)

    @cached_property
    def examples(self) -> Mapping[int, bytes]:
        """The same."""
        return _by_identity(self._given.examples, _digest_of_example)

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
        return digest((self.of_outlines, sorted(self._given.downloads)))

    @cached_property
    def of_outlines(self) -> list[bytes]:
        """What that of each locale is made of."""
        return [self.outline(locale) for locale in self._given.model.locales]

    @cached_property
    def of_places(self) -> list[str]:
        """What pages show of their places in the contents of each locale is made of."""
        places, lent = Places(self._site.keys), self._site.catalog.lent
        rows = [
            [(key, places.of(trail, key)) for key, trail in lent.get(locale, {}).items()]
            for locale in self._given.model.locales
        ]
        return [digest(row).hex() for row in zip(self.of_outlines, rows, strict=True)]

    def indexes(self, titles: Mapping[str, Mapping[str, str]]) -> bytes:
        """What is made of `Site.listed` and of the titles of areas, by locale and area."""
        return digest((self.listed, [(locale, _sorted(some)) for locale, some in titles.items()]))

    @cached_property
    def overview(self) -> bytes:
        """What `Site.overview` is made of."""
        given = self._given
        apis, found = [one.whole for one in self.apis.values()], self._site.catalog.found.digests
        return digest((self.outlines, apis, found, _sorted(given.checks), [*map(_TREND, given.trend)]))

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
    return node.name, node.target, node.spoken, [*map(_entry, node.children)]


def _by_identity(items: Sequence[_Item], make: Callable[[_Item], _Made]) -> dict[int, _Made]:
    return dict(zip(map(id, items), in_runs(make, items), strict=True))


_API = fields_of(Api)
_ROW = attrgetter("id", "name", "page", "summary.texts")
_EXAMPLE = fields_of(SiteExample)
_TREND = fields_of(TrendPoint)


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
