"""The contents of another locale in the titles of the own pages: for a locale that has none, and for pages that its own do not list."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from refgen.cache.held import HELD, remembered
from refgen.corpus import TocNode
from refgen.website.texts import ENGLISH, load_texts

Contents = Mapping[str, tuple[TocNode, ...]]
"""By locale, the roots of its table of contents."""
Listed = Mapping[str, Mapping[str, object]]
"""By locale, by the keys of the pages that are listed."""
Title = tuple[str, str]
"""Of a page, and the locale in whose words it is, '' for the one that was asked for."""
Titles = Callable[[str], Mapping[str, Title]]
"""Those of all pages in a locale, by key."""


def contents_of_all(tocs: Contents, locales: Sequence[str], titles: Titles) -> Contents:
    """The contents of every locale."""
    lender = next((locale for locale, roots in tocs.items() if roots), None)
    if lender is None:
        return {}
    return {
        locale: tocs.get(locale) or _in_words_of(locale, lender, tocs[lender], _held(titles, locale))
        for locale in locales
    }


def lent_to(
    locale: str, pages: AbstractSet[str], tocs: Contents, listed: Listed, titles: Titles
) -> Iterator[tuple[AbstractSet[str], tuple[TocNode, ...]]]:
    """Pages that a locale's contents do not list, with the contents of another that do; the English ones are asked first.

    `listed` gives what is listed in each locale.
    """
    rest = pages - listed[locale].keys()
    for lender in sorted(tocs, key=lambda one: one != ENGLISH):
        found = rest & listed.get(lender, {}).keys()
        if found:
            yield found, _in_words_of(locale, lender, tocs[lender], _held(titles, locale))
            rest -= found


def _held(titles: Titles, locale: str) -> Mapping[str, Title]:
    return HELD.same(titles(locale), __name__, "titles", locale)


@remembered
def _in_words_of(
    locale: str, lender: str, spare: tuple[TocNode, ...], titles: Mapping[str, Title]
) -> tuple[TocNode, ...]:
    roots = tuple(_root(root, titles.get, locale, lender) for root in spare)
    return HELD.same(tuple(root for root in roots if root.target or root.children), __name__, locale, lender)


def _root(root: TocNode, title: Callable[[str], Title | None], locale: str, lender: str) -> TocNode:
    """A root that leads to no page stands for all of the contents."""
    named = title(root.target) if root.target else None
    children = tuple(_borrowed(root.children, title, lender, named[0] if named else ""))
    if named is None and not root.target:
        only = children[0] if len(children) == 1 else None
        named = (only.name, only.spoken) if only else (load_texts(locale).text("nav.contents"), "")
    name, spoken = named or (root.name, lender)
    return TocNode(name, root.target, children, spoken=spoken)


def _borrowed(
    entries: tuple[TocNode, ...], title: Callable[[str], Title | None], lender: str, above: str = ""
) -> Iterator[TocNode]:
    """The entries by the titles of the pages that they lead to.

    One that leads nowhere would only be a foreign word: what is below it stands in its place.
    """
    for entry in entries:
        own = title(entry.target) if entry.target else None
        children = tuple(_borrowed(entry.children, title, lender, own[0] if own else above))
        if own is not None:
            yield TocNode(_below(own[0], above), entry.target, children, spoken=own[1])
        elif entry.target:
            yield TocNode(entry.name, entry.target, children, spoken=lender)
        elif len(children) == 1:
            # A group around a sole entry is called as that is.
            yield TocNode(children[0].name, None, children, spoken=children[0].spoken)
        else:
            yield from children


def _below(title: str, above: str) -> str:
    """A member's title without its owner, which the entry above names: as the contents of translations have it."""
    owner, separator, member = title.partition("::")
    return member if separator and owner in above.split() else title
