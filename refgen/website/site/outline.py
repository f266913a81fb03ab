"""A site without what most edits change: prose, findings and examples.

Indexes and inventories are made of that alone, so that a process that runs again need not make them again.
"""

from collections.abc import Iterator, Mapping
from typing import NoReturn

from refgen.align import AlignedPage
from refgen.api import Model, declared
from refgen.corpus.held import HELD, remembered
from refgen.website.input import SiteInput
from refgen.website.options import SiteOptions
from refgen.website.site.borrowed import Contents
from refgen.website.site.catalog import build_catalog
from refgen.website.site.view import Site


def outline_of(site: Site) -> Site:
    """The outline; where nothing in it has changed, that of the run before."""
    keys = HELD.same(site.keys, outline_of, "keys")
    contents = HELD.same(site.catalog.contents, outline_of, "contents")
    return _outline(declared(site.given.model), keys, contents, HELD.same(site.options, outline_of, "options"))


@remembered
def _outline(model: Model, keys: frozenset[str], contents: Contents, options: SiteOptions) -> Site:
    given = SiteInput(model=model, pages=_Addresses(keys), tocs=contents)
    return Site(given, build_catalog(given), options)


class _Addresses(Mapping[str, AlignedPage]):
    """Pages of which only the keys are known."""

    def __init__(self, keys: frozenset[str]) -> None:
        self._keys = keys

    def __getitem__(self, key: str) -> NoReturn:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
