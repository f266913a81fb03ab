"""Methods that no interface leads to, since it has no page: lists of interfaces name it without a link, and them below it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from refgen.api.model import Api, Kind
from refgen.website.site.view import Site


def lone_methods(site: Site, owners: Collection[Kind]) -> Mapping[str, Sequence[Api]]:
    """Those that belong to nothing of the kinds `owners`, by what they belong to, in its order; '' for nothing at all."""
    by_id = site.catalog.by_id
    there = {name for name in site.catalog.methods if name in by_id and by_id[name].kind in owners}
    lone: dict[str, list[Api]] = defaultdict(list)
    for api in site.given.model.apis:
        if api.kind is Kind.METHOD and api.parent not in there and api.page in site.keys:
            lone[api.parent or ""].append(api)
    return {owner: lone[owner] for owner in sorted(lone, key=str.lower)}
