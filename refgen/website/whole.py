"""What is made from all pages together: indexes, the dashboard, search, machine-readable files."""

from collections.abc import Callable, Iterator, Mapping

from refgen.corpus.held import HELD, remembered
from refgen.website.frame.content import Content
from refgen.website.frame.division import Part, stamped
from refgen.website.frame.languages import switched
from refgen.website.frame.shell import Shell
from refgen.website.machine.contents import contents
from refgen.website.machine.feed import feed
from refgen.website.machine.findings import findings_files
from refgen.website.machine.inventory import inventory
from refgen.website.machine.llms import llms
from refgen.website.machine.script_texts import script_texts
from refgen.website.machine.sitemap import sitemap
from refgen.website.own_pages.all import own_pages
from refgen.website.own_pages.entrance import entrance
from refgen.website.running.stub_archive import stub_archive
from refgen.website.search.index import names_file
from refgen.website.site.view import Site

Maker = Callable[[Site], Iterator[tuple[str, bytes]]]
"""Of files from a site; `_OF_OUTLINE` are those that its outline is enough for."""

_OF_OUTLINE: tuple[Maker, ...] = (
    names_file,
    contents,
    script_texts,
    inventory,
)
_OF_ALL: tuple[Maker, ...] = (
    feed,
    llms,
    findings_files,
    sitemap,
    stub_archive,
)


def whole_site(site: Site, shells: Mapping[str, Shell]) -> Iterator[tuple[str, bytes]]:
    """Every file that is not one page's."""
    options = site.options
    own = {locale: HELD.same(shells[locale], whole_site, locale) for locale in site.given.model.locales}
    for versions in zip(*(own_pages(site, locale) for locale in own), strict=True):
        known = [HELD.same(one, whole_site, one.address) for one in versions]
        pages = [_parts(own[one.locale], one, options.name, options.url) for one in known]
        for part in switched(pages, own, options.name, options.url):
            yield part.content.address, part.html
    yield from entrance(site, shells)
    for maker in _OF_OUTLINE:
        yield from _made(maker, site.outline)
    for maker in _OF_ALL:
        yield from maker(site)
    for shell in shells.values():
        yield from shell.assets.items()
    yield from site.given.downloads.items()


@remembered
def _made(maker: Maker, outline: Site) -> tuple[tuple[str, bytes], ...]:
    return tuple(maker(outline))


@remembered
def _parts(shell: Shell, content: Content, site_name: str, site_url: str) -> tuple[Part, ...]:
    """A page of the site's own; long ones take a while to divide."""
    return stamped(shell, content, site_name, site_url)
