"""What is made from all pages together: indexes, the dashboard, search, machine-readable files.

Each maker sees no more of the site than the digest stands for that decides whether it is asked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from itertools import chain

from refgen.website.digests.parts import SiteDigests
from refgen.website.frame.content import Content
from refgen.website.frame.division import stamped
from refgen.website.frame.languages import switched
from refgen.website.frame.shell import Shell
from refgen.website.machine.contents import contents
from refgen.website.machine.feed import feed, latest
from refgen.website.machine.findings import (
    INDEX,
    TABLE,
    Row,
    index_file,
    part_file,
    rows_of,
    table_head,
    table_rows,
)
from refgen.website.machine.inventory import inventory
from refgen.website.machine.llms import llms
from refgen.website.machine.script_texts import script_texts
from refgen.website.machine.sitemap import sitemap
from refgen.website.own_pages.api_index import api_index
from refgen.website.own_pages.areas import area_titles, areas_in_all
from refgen.website.own_pages.counts import Counts
from refgen.website.own_pages.dashboard import dashboard
from refgen.website.own_pages.entrance import entrance
from refgen.website.own_pages.home import home
from refgen.website.own_pages.results import results
from refgen.website.plain import SIZE
from refgen.website.running.stub_archive import ARCHIVE, archived, directory, file_of, member, runtime
from refgen.website.search.index import names_file
from refgen.website.site.view import Site
from refgen.website.whole_files import WholeFiles

Files = Iterator[tuple[str, bytes]]
Maker = Callable[[Site], Files]

_OF_LISTED: tuple[Maker, ...] = (script_texts, inventory)
_OF_OVERVIEW: tuple[Maker, ...] = (llms, sitemap)


def put_whole_site(site: Site, shells: Mapping[str, Shell], digests: SiteDigests, files: WholeFiles) -> None:
    """Every file that is not one page's."""
    for locale in site.given.model.locales:
        files.put(digests.outline(locale), partial(_of_outline, site, locale))
    files.put(digests.outlines, lambda: _of_outlines(site, shells))
    titles = {locale: area_titles(site, locale) for locale in site.given.model.locales}
    files.put(digests.indexes(titles), lambda: _of_indexes(site.listed, shells, titles))
    files.put(digests.listed, lambda: _of_listed(site.listed, shells))
    files.put(digests.results, lambda: _of_results(site.with_results, shells))
    files.put(digests.overview, lambda: _of_overview(site.overview, shells, titles))
    told = latest(site)
    files.put(digests.latest(told), lambda: feed(site.listed, told, site.catalog.findings))
    files.put(digests.runtime, lambda: runtime(site))
    _put_stub(site, digests, files)
    _put_findings(site.overview, digests, files)
    for shell in shells.values():
        for name, data in shell.assets.items():
            files.put_at_hand(name, data)
    for name, put in site.given.downloads.items():
        files.put_by(name, put)


def _put_stub(site: Site, digests: SiteDigests, files: WholeFiles) -> None:
    pieces = [(digests.archived(name), partial(_member, site, name)) for name in archived(site)]
    if pieces:
        files.put_joined(ARCHIVE, pieces, directory)


def _member(site: Site, name: str) -> Callable[[], bytes]:
    return partial(member, name, file_of(site, name))


def _put_findings(site: Site, digests: SiteDigests, files: WholeFiles) -> None:
    found = site.catalog.found
    in_order = [*chain.from_iterable(found.listed.values())]
    listed = [(digests.found_in_part(part), part) for part in found.parts(in_order)]
    rows = _Rows(files, digests.around_found, [made_of for made_of, _ in listed])
    parts = []
    for made_of, part in listed:
        (name,) = files.put(made_of, partial(_part_file, site, part, digests, rows))
        parts.append((name, len(part)))
    every = range(len(found.findings))
    files.put(digests.found(every, INDEX), lambda: (index_file(found, parts),))
    pieces = [(digests.found(part), partial(_rows, site, part)) for part in found.parts(every)]
    files.put_joined(TABLE, [(digests.frame, lambda: table_head), *pieces])


class _Rows:
    """Rows of the parts of the list that the last run left and this one does not: most of those that a new part needs."""

    def __init__(self, files: WholeFiles, shared: bytes, now: Sequence[bytes]) -> None:
        """`shared` begins what all parts are made of, `now` is what those of this run are made of."""
        self._files, self._shared, self._now = files, shared, now

    @cached_property
    def known(self) -> Mapping[bytes, Row]:
        """By what stands for their findings."""
        known: dict[bytes, Row] = {}
        for made_of, path in self._files.gone(self._shared, self._now):
            places = range(len(self._shared), len(made_of), SIZE)
            # A file that somebody has damaged counts as absent.
            with suppress(OSError, ValueError, TypeError, KeyError):
                known |= dict(zip((made_of[at : at + SIZE] for at in places), rows_of(path.read_bytes()), strict=True))
        return known


def _part_file(site: Site, numbers: Sequence[int], digests: SiteDigests, rows: _Rows) -> Files:
    found = site.catalog.found
    known = [rows.known.get(digests.each_found[number]) for number in numbers]
    yield part_file(site, [found.findings[number] for number in numbers], known)


def _rows(site: Site, numbers: Iterable[int]) -> Callable[[], bytes]:
    rows = table_rows(site.catalog.found.findings[number] for number in numbers)
    return lambda: rows


def _of_outline(site: Site, locale: str) -> Files:
    return contents(site.outline(locale), locale)


def _of_outlines(site: Site, shells: Mapping[str, Shell]) -> Files:
    areas = areas_in_all(site.outlines)
    yield from _pages(
        site, shells, ([home(site.outlines, locale, areas[locale]) for locale in site.given.model.locales],)
    )


def _of_indexes(site: Site, shells: Mapping[str, Shell], titles: Mapping[str, Mapping[str, str]]) -> Files:
    indexes = (api_index(site, locale, some) for locale, some in titles.items())
    yield from _pages(site, shells, zip(*indexes, strict=True))


def _of_listed(site: Site, shells: Mapping[str, Shell]) -> Files:
    for maker in _OF_LISTED:
        yield from maker(site)
    yield from entrance(site, shells)


def _of_results(site: Site, shells: Mapping[str, Shell]) -> Files:
    yield from names_file(site)
    yield from _pages(site, shells, ([results(site, locale) for locale in site.given.model.locales],))


def _of_overview(site: Site, shells: Mapping[str, Shell], titles: Mapping[str, Mapping[str, str]]) -> Files:
    for maker in _OF_OVERVIEW:
        yield from maker(site)
    counts = Counts(site, titles)
    yield from _pages(site, shells, ([dashboard(site, locale, counts) for locale in site.given.model.locales],))


def _pages(site: Site, shells: Mapping[str, Shell], made: Iterable[Sequence[Content]]) -> Files:
    """Pages of the site's own, each in all languages."""
    name, url = site.options.name, site.options.url
    for versions in made:
        pages = [stamped(shells[one.locale], one, name, url) for one in versions]
        yield from ((part.content.address, part.html) for part in switched(pages, shells, name, url))
