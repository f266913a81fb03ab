"""The contents of a locale that has none of its own: those of another one, in the titles of its own pages."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from refgen.corpus import TocNode
from refgen.corpus.held import HELD, remembered
from refgen.website.texts import load_texts

Contents = Mapping[str, tuple[TocNode, ...]]
"""By locale, the roots of its table of contents."""


def contents_of_all(tocs: Contents, locales: Sequence[str], titles: Callable[[str], Mapping[str, str]]) -> Contents:
    """The contents of every locale; `titles` gives those of all pages in a locale, by key."""
    spare = next((roots for roots in tocs.values() if roots), ())
    if not spare:
        return {}
    return {
        locale: tocs.get(locale) or _in_words_of(locale, spare, HELD.same(titles(locale), __name__, "titles", locale))
        for locale in locales
    }


@remembered
def _in_words_of(locale: str, spare: tuple[TocNode, ...], titles: Mapping[str, str]) -> tuple[TocNode, ...]:
    roots = tuple(_root(root, titles.get, locale) for root in spare)
    return HELD.same(tuple(root for root in roots if root.target or root.children), __name__, locale)


def _root(root: TocNode, title: Callable[[str], str | None], locale: str) -> TocNode:
    """A root that leads to no page stands for all of the contents."""
    named = title(root.target) if root.target else None
    children = tuple(_borrowed(root.children, title, named or ""))
    if named is None and not root.target:
        named = children[0].name if len(children) == 1 else load_texts(locale).text("nav.contents")
    return TocNode(named or root.name, root.target, children)


def _borrowed(entries: tuple[TocNode, ...], title: Callable[[str], str | None], above: str = "") -> Iterator[TocNode]:
    """The entries by the titles of the pages that they lead to.

    One that leads nowhere would only be a foreign word: what is below it stands in its place.
    """
    for entry in entries:
        own = title(entry.target) if entry.target else None
        children = tuple(_borrowed(entry.children, title, own or above))
        if own is not None:
            yield TocNode(_below(own, above), entry.target, children)
        elif entry.target:
            yield TocNode(entry.name, entry.target, children)
        elif len(children) == 1:
            # A group around a sole entry is called as that is.
            yield TocNode(children[0].name, None, children)
        else:
            yield from children


def _below(title: str, above: str) -> str:
    """A member's title without its owner, which the entry above names: as the contents of translations have it."""
    owner, separator, member = title.partition("::")
    return member if separator and owner in above.split() else title
