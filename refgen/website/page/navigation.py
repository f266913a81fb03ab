"""A page's surroundings in the table of contents: the way down to it, its neighbours, and what lies below it."""

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
    trail = view.site.catalog.trail(view.key, view.locale)
    return (home, *(_crumb(entry, view) for entry in trail.ancestors))


def navigation(view: PageView) -> tuple[NavGroup, ...]:
    """What lies below the page, and its neighbours."""
    trail = view.site.catalog.trail(view.key, view.locale)
    groups = []
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
    shown = entries.entries(first, at + NEIGHBOURS + 1)
    rest = len(entries) - first - len(shown)
    before = Crumb(view.texts.plural("nav.before", first), whole) if first else None
    more = Crumb(view.texts.plural("nav.after", rest), whole) if rest else None
    return NavGroup(head.title, head.href, tuple(_crumb(entry, view) for entry in shown), before, more, head.spoken)


def _crumb(entry: Entry, view: PageView) -> Crumb:
    if entry.target in view.site.keys and entry.target:
        return Crumb(entry.name, view.to_page(entry.target), entry.target == view.key, entry.spoken)
    return Crumb(entry.name, None, spoken=entry.spoken)
