"""The contents of a locale that has none of its own: those of another one, in the titles of its own pages."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from refgen.corpus import TocNode
from refgen.corpus.held import HELD

Contents = Mapping[str, tuple[TocNode, ...]]
"""By locale, the roots of its table of contents."""


def contents_of_all(tocs: Contents, locales: Sequence[str], title: Callable[[str, str], str | None]) -> Contents:
    """The contents of every locale; `title` gives that of a page in a locale, None where there is no such page."""
    spare = next((roots for roots in tocs.values() if roots), ())
    if not spare:
        return {}
    return {locale: tocs.get(locale) or _in_words_of(locale, spare, title) for locale in locales}


def _in_words_of(
    locale: str, spare: tuple[TocNode, ...], title: Callable[[str, str], str | None]
) -> tuple[TocNode, ...]:
    return HELD.same(tuple(_borrowed(spare, lambda page: title(page, locale))), __name__, locale)


def _borrowed(entries: tuple[TocNode, ...], title: Callable[[str], str | None]) -> Iterator[TocNode]:
    """The entries by the titles of the pages that they lead to; one that leads nowhere would only be a foreign word."""
    for entry in entries:
        children = tuple(_borrowed(entry.children, title))
        own = title(entry.target) if entry.target else None
        if own is None and len(children) == 1 and not entry.target:
            # A group around a sole entry is called as that is.
            yield TocNode(children[0].name, None, children)
        elif own is not None or entry.target or children:
            yield TocNode(own or entry.name, entry.target, children)
