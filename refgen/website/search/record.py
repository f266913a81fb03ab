"""What the search index keeps of one page in one locale."""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from refgen.api.model import Kind
from refgen.ops import Role
from refgen.website.markup.inline import plain
from refgen.website.search.words import called, tokens
from refgen.website.site.view import PageView
from refgen.website.texts import ENGLISH

_LONGEST = 160
"""Characters of a summary that a hit shows: two lines."""


BODY, SUMMARY, TERMS, TITLE, CALLED = range(5)
"""Where on a page a word stands, the place that counts least first: in its text or among its results; in its summary; in a
heading or among its keywords and names; in its title; as all of that."""


class Record(NamedTuple):
    """A page in a locale, as search sees it."""

    title: str
    summary: str
    words: tuple[tuple[str, ...], ...]
    """By place the tokens that stand there and in no better one, sorted."""
    kind: str = Kind.ARTICLE.value
    """What the page documents: the group that it is listed under."""

    @property
    def head(self) -> tuple[tuple[str, ...], ...]:
        """The tokens of all but the text, by place."""
        return ((), *self.words[SUMMARY:])


def record_of(view: PageView) -> Record:
    """The record of a page."""
    api = view.api
    summary = plain(view.texts_of(api.summary)) if api else ""
    names = f"{api.id} {' '.join(api.keywords)}" if api else ""
    results = " ".join(one.code for one in api.outcomes) if api else ""
    roles = {placed.index: placed.place.role for placed in view.page.canonical.units}
    said: dict[bool, list[str]] = {True: [], False: []}
    for one in view.reading.all:
        said[roles.get(one.unit) is Role.HEADING].append(one.text)
    headings, text = map(" ".join, said.values())
    kind = api.kind if api else Kind.ARTICLE
    return make_record(view.title, summary, f"{names} {headings}", f"{text} {results}", kind)


def make_record(title: str, summary: str, terms: str, text: str, kind: Kind = Kind.ARTICLE) -> Record:
    """The record of a page with these texts."""
    places = tokens(text), tokens(summary), tokens(terms), tokens(title), called(title)
    # Each token at its best place alone.
    words = tuple(tuple(sorted(found.difference(*places[place + 1 :]))) for place, found in enumerate(places))
    return Record(title, cut(summary), words, kind.value)


def digests_of(records: Mapping[str, Record]) -> dict[str, str]:
    """By locale, of what its index takes from a page; English titles are found in every locale."""
    english = records[ENGLISH].head if ENGLISH in records else ()
    return {locale: _digest(record, english) for locale, record in records.items()}


def _digest(record: Record, english: tuple[tuple[str, ...], ...]) -> str:
    return hashlib.blake2b(repr((record, english)).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def cut(text: str, length: int = _LONGEST) -> str:
    """The beginning of a text, at most so many characters; a word that is cut in two is left out."""
    if len(text) <= length:
        return text
    begun = text[: length - 1]
    whole = begun if text[length - 1].isspace() else begun.rpartition(" ")[0]
    # Languages without blanks have no word to spare; nor has a name that is as long as the whole.
    return f"{(whole if len(whole) > length // 2 else begun).rstrip()}…"
