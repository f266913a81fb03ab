"""What the search index keeps of one page in one locale."""

from typing import NamedTuple

from refgen.api.model import Kind
from refgen.website.markup.inline import plain
from refgen.website.search.words import tokens
from refgen.website.site.view import PageView

_LONGEST = 160
"""Characters of a summary that a hit shows: two lines."""


class Record(NamedTuple):
    """A page in a locale, as search sees it."""

    title: str
    summary: str
    head: tuple[str, ...]
    """Tokens of title, summary, names and keywords, sorted."""
    body: tuple[str, ...]
    """Tokens of all else, sorted."""
    kind: str = Kind.ARTICLE.value
    """What the page documents: the group that it is listed under."""


def record_of(view: PageView) -> Record:
    """The record of a page."""
    api = view.api
    summary = plain(view.texts_of(api.summary)) if api else ""
    names = f"{api.id} {' '.join(api.keywords)} {' '.join(one.code for one in api.outcomes)}" if api else ""
    head = tokens(f"{view.title} {summary} {names}")
    text = " ".join(one.text for one in view.reading.all)
    kind = api.kind if api else Kind.ARTICLE
    return Record(view.title, cut(summary), tuple(sorted(head)), tuple(sorted(tokens(text) - head)), kind.value)


def cut(text: str, length: int = _LONGEST) -> str:
    """The beginning of a text, at most so many characters; a word that is cut in two is left out."""
    if len(text) <= length:
        return text
    begun = text[: length - 1]
    whole = begun if text[length - 1].isspace() else begun.rpartition(" ")[0]
    # Languages without blanks have no word to spare; nor has a name that is as long as the whole.
    return f"{(whole if len(whole) > length // 2 else begun).rstrip()}…"
