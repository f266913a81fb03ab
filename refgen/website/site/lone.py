"""Methods that no interface leads to, since it has no page: lists of interfaces name it without a link, and them below it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from refgen.api.model import Api, Kind
from refgen.website.site.view import Site


def lone_methods(site: Site, owners: Collection[Kind]) -> Mapping[str, Sequence[Api]]:
    """Those that belong to nothing of the kinds `owners`, by what they belong to, in its order; '' for nothing at all."""
    catalog = site.catalog
    there = {name for name, kind in zip(catalog.ids, catalog.kinds, strict=True) if kind in owners}
    lone: dict[str, list[Api]] = defaultdict(list)
    placed = zip(site.given.model.apis, catalog.pages, catalog.kinds, catalog.parents, strict=True)
    for api, page, kind, parent in placed:
        if kind is Kind.METHOD and parent not in there and page in site.keys:
            lone[parent or ""].append(api)
    return {owner: lone[owner] for owner in sorted(lone, key=str.lower)}
