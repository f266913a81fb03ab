"""The content of a page, ready to be put into a theme's shell: the seam between rendering and any theme."""

from typing import NamedTuple


class TocItem(NamedTuple):
    """A heading of the page."""

    anchor: str
    title: str
    """Plain text."""
    level: int
    """2 or 3."""
    page: str = ""
    """Link to the part of the page that it stands on; '' for this one."""
    spoken: str = ""
    """The locale of the title, where it is not that of the page."""


class Crumb(NamedTuple):
    """A step of the way from the home page."""

    title: str
    """Plain text."""
    href: str | None
    """None for a group without a page."""
    is_current: bool = False
    spoken: str = ""
    """The locale of the title, where it is not that of the page."""


class NavGroup(NamedTuple):
    """A list of links of the navigation."""

    title: str
    href: str | None
    items: tuple[Crumb, ...]
    before: Crumb | None = None
    """Says how many stand before those, and leads to them; None where none do."""
    more: Crumb | None = None
    """The same of those after them."""
    spoken: str = ""
    """As of a `Crumb`."""


class Content(NamedTuple):
    """A page without its theme."""

    locale: str
    address: str
    title: str
    """Plain text."""
    description: str
    """Plain text; '' for none."""
    body: str
    """HTML of the article."""
    toc: tuple[TocItem, ...]
    path: tuple[Crumb, ...]
    nav: tuple[NavGroup, ...]
    alternates: tuple[tuple[str, str], ...]
    """Locale and address of the page in each language, this one included."""
    untranslated: frozenset[str] = frozenset()
    """Locales that show the text of another, because they have none of their own."""
    original: str = ""
    """Address of the page whose text this one shows; '' for a page with a text of its own."""
    root: str = ""
    """Path of the site on its host, for a page that is shown at any address; '' where links are relative."""
    is_anywhere: bool = False
    """Whether it is written in one language and shown to readers of any."""
    is_continued: bool = False
    """Whether it is a further part of a page, which search engines know by its first."""
    data: str = ""
    """Address of the page's sentences; '' where it has none."""
    begins: frozenset[str] = frozenset()
    """Anchors in what a further part begins with, whatever the parts weigh: so other pages know which part has an anchor."""
