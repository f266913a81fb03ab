"""A page's surroundings in the table of contents: the way down to it, its neighbours, and what lies below it."""

from functools import lru_cache
from itertools import repeat

from refgen.website import address
from refgen.website.frame.content import Crumb, NavGroup
from refgen.website.page.position import Position
from refgen.website.site.trails import Entry, Group

NEIGHBOURS = 14
"""Neighbours shown on each side: a list of all 750 pages of an area on each of them is what makes such sites huge. The
whole tree is loaded where a reader asks for it (`refgen.website.machine.contents`)."""


def path_to(position: Position) -> tuple[Crumb, ...]:
    """From the home page to the page itself."""
    home = Crumb(position.texts.text("nav.home"), position.href(address.home_address(position.locale)))
    return (home, *(_crumb(entry, position) for entry in position.trail.ancestors), position.own)


def navigation(position: Position) -> tuple[NavGroup, ...]:
    """What lies below the page, and its neighbours."""
    trail, groups = position.trail, []
    if trail.children:
        groups.append(_group(Crumb(position.title, None, spoken=position.spoken), "#content", trail.children, position))
    if trail.siblings:
        parent = (
            _crumb(trail.ancestors[-1], position)
            if trail.ancestors
            else Crumb(position.texts.text("nav.contents"), None)
        )
        index = position.href(address.own_address(position.locale, "apis"))
        groups.append(_group(parent, parent.href or index, trail.siblings, position))
    return tuple(groups)


def _group(head: Crumb, whole: str, entries: Group, position: Position) -> NavGroup:
    """The entries about the page; `whole` is a page that has the rest, for where no script can show it."""
    at = entries.place(position.key)
    first = max(0, at - NEIGHBOURS)
    shown = slice(first, at + NEIGHBOURS + 1)
    targets, key, folder = entries.targets[shown], position.key, position.key.rpartition("/")[0]
    there = map(position.site.keys.__contains__, targets)
    spoken = entries.spoken[shown] or repeat("")
    crumbs = [*map(_beside, repeat(folder), entries.names[shown], targets, there, spoken)]
    if key in targets:
        crumbs = [
            one._replace(is_current=True) if target == key else one for one, target in zip(crumbs, targets, strict=True)
        ]
    rest = len(entries) - first - len(crumbs)
    before = Crumb(position.texts.plural("nav.before", first), whole) if first else None
    more = Crumb(position.texts.plural("nav.after", rest), whole) if rest else None
    return NavGroup(head.title, head.href, tuple(crumbs), before, more, head.spoken)


def _crumb(entry: Entry, position: Position) -> Crumb:
    name, target, spoken = entry
    crumb = _beside(position.key.rpartition("/")[0], name, target, target in position.site.keys, spoken)
    return crumb._replace(is_current=True) if target == position.key else crumb


@lru_cache(maxsize=16384)
def _beside(folder: str, name: str, target: str | None, is_there: bool, spoken: str) -> Crumb:  # noqa: FBT001  (mapped)
    """An entry on the pages of a folder, most of which have the same neighbours."""
    return Crumb(name, address.link_in(folder, target) if target and is_there else None, spoken=spoken)
