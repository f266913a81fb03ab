"""What is made from all pages together: indexes, the dashboard, search, machine-readable files.

Each maker sees no more of the site than the digest stands for that decides whether it is asked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from refgen.drift.finding import Finding
from refgen.website.digest import SiteDigests
from refgen.website.frame.content import Content
from refgen.website.frame.division import stamped
from refgen.website.frame.languages import switched
from refgen.website.frame.shell import Shell
from refgen.website.machine.contents import contents
from refgen.website.machine.feed import feed
from refgen.website.machine.findings import (
    INDEX,
    TABLE,
    cut,
    in_order_of_list,
    index_file,
    part_file,
    table_head,
    table_rows,
)
from refgen.website.machine.inventory import inventory
from refgen.website.machine.llms import llms
from refgen.website.machine.script_texts import script_texts
from refgen.website.machine.sitemap import sitemap
from refgen.website.own_pages.api_index import api_index
from refgen.website.own_pages.counts import Counts
from refgen.website.own_pages.dashboard import dashboard
from refgen.website.own_pages.entrance import entrance
from refgen.website.own_pages.home import home
from refgen.website.own_pages.results import results
from refgen.website.running.stub_archive import stub_archive
from refgen.website.search.index import names_file
from refgen.website.site.view import Site
from refgen.website.whole_files import WholeFiles

Files = Iterator[tuple[str, bytes]]
Maker = Callable[[Site], Files]

_OF_DECLARED: tuple[Maker, ...] = (names_file, script_texts, inventory)
_OF_OVERVIEW: tuple[Maker, ...] = (feed, llms, sitemap)


def put_whole_site(site: Site, shells: Mapping[str, Shell], digests: SiteDigests, files: WholeFiles) -> None:
    """Every file that is not one page's."""
    for locale in site.given.model.locales:
        files.put(digests.outline(locale), partial(_of_outline, site, locale))
    files.put(digests.outlines, lambda: _of_outlines(site, shells))
    files.put(digests.declared, lambda: _of_declared(site.declared, shells))
    files.put(digests.overview, lambda: _of_overview(site.overview, shells))
    files.put(digests.stub, lambda: stub_archive(site))
    _put_findings(site.overview, digests, files)
    for shell in shells.values():
        for name, data in shell.assets.items():
            files.put_at_hand(name, data)
    for name, data in site.given.downloads.items():
        files.put_at_hand(name, data)


def _put_findings(site: Site, digests: SiteDigests, files: WholeFiles) -> None:
    found = site.given.findings
    parts = []
    listed = in_order_of_list(found)
    for part in cut(listed):
        (name,) = files.put(digests.found(part), partial(_part_file, site, part))
        parts.append((name, len(part)))
    files.put(digests.found(found, INDEX), lambda: (index_file(listed, parts),))
    pieces = [(digests.found(part), partial(table_rows, part)) for part in cut(found)]
    files.put_joined(TABLE, [(digests.frame, table_head), *pieces])


def _part_file(site: Site, findings: Sequence[Finding]) -> Files:
    yield part_file(site, findings)


def _of_outline(site: Site, locale: str) -> Files:
    return contents(site.outline(locale), locale)


def _of_outlines(site: Site, shells: Mapping[str, Shell]) -> Files:
    outlines = {locale: site.outline(locale) for locale in site.given.model.locales}
    homes = [home(outline, locale) for locale, outline in outlines.items()]
    indexes = (api_index(outline, locale) for locale, outline in outlines.items())
    yield from _pages(site, shells, (homes, *zip(*indexes, strict=True)))


def _of_declared(site: Site, shells: Mapping[str, Shell]) -> Files:
    for maker in _OF_DECLARED:
        yield from maker(site)
    yield from entrance(site, shells)
    yield from _pages(site, shells, ([results(site, locale) for locale in site.given.model.locales],))


def _of_overview(site: Site, shells: Mapping[str, Shell]) -> Files:
    for maker in _OF_OVERVIEW:
        yield from maker(site)
    counts = Counts(site)
    yield from _pages(site, shells, ([dashboard(site, locale, counts) for locale in site.given.model.locales],))


def _pages(site: Site, shells: Mapping[str, Shell], made: Iterable[Sequence[Content]]) -> Files:
    """Pages of the site's own, each in all languages."""
    name, url = site.options.name, site.options.url
    for versions in made:
        pages = [stamped(shells[one.locale], one, name, url) for one in versions]
        yield from ((part.content.address, part.html) for part in switched(pages, shells, name, url))
