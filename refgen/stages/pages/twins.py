"""Pages of one locale that call themselves one page: by `ms.assetid`, as the pages of a flat folder are told apart.

In a flat folder the second one is not read (`refgen.corpus.flat`); in a tree both are, and one of the two is mistaken.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from refgen.cache.held import HELD, remembered
from refgen.corpus.flat import ASSET, same_page
from refgen.dataclass import dataclass
from refgen.stages.pages.aligning import AlignedPages
from refgen.text import Diagnostic


@dataclass(frozen=True, slots=True)
class Assets:
    """The assets of some pages: what claims are called after."""

    all: tuple[tuple[str, str], ...]
    """Each behind the key of its page; '' where it has none."""


def twin_pages(assets: Iterable[Assets], pages: AlignedPages) -> tuple[Diagnostic, ...]:
    """A warning for each file that has the asset of an earlier one of its locale.

    Only pages that share one are loaded, and of these those that nobody has loaded for it as they are.
    """
    return tuple(chain.from_iterable(_held(keys, pages) for keys in _shared(*assets)))


@remembered
def _shared(*groups: Assets) -> list[list[str]]:
    """The keys of pages with one asset, sorted."""
    by_asset: dict[str, list[str]] = {}
    for key, asset in chain.from_iterable(one.all for one in groups):
        if asset:
            by_asset.setdefault(asset, []).append(key)
    return [sorted(keys) for _, keys in sorted(by_asset.items()) if len(keys) > 1]


def _held(keys: list[str], pages: AlignedPages) -> tuple[Diagnostic, ...]:
    name = (twin_pages, *chain.from_iterable((key, pages.digests.get(key, "")) for key in keys))
    return HELD.named(name, lambda: tuple(_twins(keys, pages)))


def _twins(keys: list[str], pages: AlignedPages) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], str] = {}
    for page in filter(None, map(pages.whole, keys)):
        for locale, translation in page.translations.items():
            file = translation.view.page
            asset = file.front_matter.one(ASSET).lower()
            path = first.setdefault((locale, asset), file.source.path)
            if asset and path != file.source.path:
                yield same_page(file.source.path, locale, path, file.front_matter)
