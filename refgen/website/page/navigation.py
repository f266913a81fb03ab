"""A page's surroundings in the table of contents: the way down to it, its neighbours, and what lies below it."""

from functools import lru_cache
from itertools import repeat

from refgen.website import address
from refgen.website.frame.content import Crumb, NavGroup
from refgen.website.site.trails import Entry, Group
from refgen.website.site.view import PageView

NEIGHBOURS = 14
"""Neighbours shown on each side: a list of all 750 pages of an area on each of them is what makes such sites huge. The
whole tree is loaded where a reader asks for it (`refgen.website.machine.contents`)."""


def path_to(view: PageView) -> tuple[Crumb, ...]:
    """From the home page to the page's parent."""
    home = Crumb(view.texts.text("nav.home"), view.href(address.home_address(view.locale)))
    return (home, *(_crumb(entry, view) for entry in view.trail.ancestors))


def navigation(view: PageView) -> tuple[NavGroup, ...]:
    """What lies below the page, and its neighbours."""
    trail, groups = view.trail, []
    if trail.children:
        groups.append(_group(Crumb(view.title, None, spoken=view.spoken), "#content", trail.children, view))
    if trail.siblings:
        parent = _crumb(trail.ancestors[-1], view) if trail.ancestors else Crumb(view.texts.text("nav.contents"), None)
        index = view.href(address.own_address(view.locale, "apis"))
        groups.append(_group(parent, parent.href or index, trail.siblings, view))
    return tuple(groups)


def _group(head: Crumb, whole: str, entries: Group, view: PageView) -> NavGroup:
    """The entries about the page; `whole` is a page that has the rest, for where no script can show it."""
    at = entries.place(view.key)
    first = max(0, at - NEIGHBOURS)
    shown = slice(first, at + NEIGHBOURS + 1)
    targets, key, folder = entries.targets[shown], view.key, view.key.rpartition("/")[0]
    there = map(view.site.keys.__contains__, targets)
    spoken = entries.spoken[shown] or repeat("")
    crumbs = [*map(_beside, repeat(folder), entries.names[shown], targets, there, spoken)]
    if key in targets:
        crumbs = [
            one._replace(is_current=True) if target == key else one for one, target in zip(crumbs, targets, strict=True)
        ]
    rest = len(entries) - first - len(crumbs)
    before = Crumb(view.texts.plural("nav.before", first), whole) if first else None
    more = Crumb(view.texts.plural("nav.after", rest), whole) if rest else None
    return NavGroup(head.title, head.href, tuple(crumbs), before, more, head.spoken)


def _crumb(entry: Entry, view: PageView) -> Crumb:
    name, target, spoken = entry
    crumb = _beside(view.key.rpartition("/")[0], name, target, target in view.site.keys, spoken)
    return crumb._replace(is_current=True) if target == view.key else crumb


@lru_cache(maxsize=16384)
def _beside(folder: str, name: str, target: str | None, is_there: bool, spoken: str) -> Crumb:  # noqa: FBT001  (mapped)
    """An entry on the pages of a folder, most of which have the same neighbours."""
    return Crumb(name, address.link_in(folder, target) if target and is_there else None, spoken=spoken)
