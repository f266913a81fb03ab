"""What the search index keeps of one page in one locale."""

from typing import NamedTuple

from refgen.api.model import Kind
from refgen.website.inline import plain
from refgen.website.search.words import tokens
from refgen.website.view import PageView


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
    text = " ".join(one.text for group in view.reading.sentences.values() for one in group)
    kind = api.kind if api else Kind.ARTICLE
    return Record(view.title, summary[:160], tuple(sorted(head)), tuple(sorted(tokens(text) - head)), kind.value)
