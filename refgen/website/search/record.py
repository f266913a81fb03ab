"""What the search index keeps of one page in one locale."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from refgen.api.headings import has_words_for, role_in
from refgen.website.markup.inline import plain
from refgen.website.search.words import tokens, tokens_of, words
from refgen.website.site.view import PageView
from refgen.website.texts import ENGLISH

_LONGEST = 160
"""Characters of a summary that a hit shows: two lines."""


class Record(NamedTuple):
    """A page in a locale, as search sees it."""

    title: str
    summary: str
    terms: str
    """What its keywords and its own headings say that title and summary do not."""
    words: str
    """The tokens of its text, sorted, a line each: as one text they go to other processes and into files in a third of the time."""
    language: str = ""
    """The locale that all of it is in, where it is not that of the index; '' where it is."""

    @property
    def tokens(self) -> list[str]:
        """Of its text, sorted."""
        return self.words.split("\n") if self.words else []


def record_of(view: PageView) -> Record:
    """The record of a page."""
    api = view.api
    summary = plain(view.texts_of(api.summary)) if api else ""
    terms = [api.id, *api.keywords] if api else []
    text = [one.code for one in api.outcomes] if api else []
    headings = view.outline.roles
    for one in view.reading.all:
        if one.unit not in headings:
            text.append(one.text)
        elif not _is_usual(one.text, headings[one.unit], view.locale):
            terms.append(one.text)
    made = make_record(view.title, summary, " ".join(terms), " ".join([summary, *text]))
    return made if view.reading.is_translated else made._replace(language=view.page.canonical.locale)


@lru_cache(maxsize=16384)
def _is_usual(heading: str, role: str, locale: str) -> bool:
    """Whether a heading says nothing of this page: what heads the parameters of all pages does not."""
    known = role_in(heading, locale) or role_in(heading, ENGLISH)
    return bool(known or (role and not has_words_for(locale)))


def make_record(title: str, summary: str, terms: str, text: str) -> Record:
    """The record of a page with these texts."""
    short = cut(summary)
    return Record(title, short, " ".join(_further(terms, tokens(f"{title} {short}"))), "\n".join(sorted(tokens(text))))


def _further(text: str, known: set[str]) -> Iterable[str]:
    return dict.fromkeys(one for one in words(text) if not tokens_of(one) <= known)


def told_of(records: Mapping[str, Record]) -> str:
    """Digests of what the index of each locale takes from a page, each behind the locale."""
    return " ".join(f"{locale}:{_digest(record)}" for locale, record in records.items())


def words_of(told: str) -> dict[str, str]:
    """The digests that `told_of` has put together, by locale."""
    return dict(one.split(":", 1) for one in told.split(" ") if ":" in one)


def _digest(record: Record) -> str:
    # No word has a line's end, and as they are they take a tenth of the time of their `repr`.
    said = f"{record._replace(words='')!r}\n{record.words}"
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def cut(text: str, length: int = _LONGEST) -> str:
    """The beginning of a text, at most so many characters; a word that is cut in two is left out."""
    if len(text) <= length:
        return text
    begun = text[: length - 1]
    whole = begun if text[length - 1].isspace() else begun.rpartition(" ")[0]
    # Languages without blanks have no word to spare; nor has a name that is as long as the whole.
    return f"{(whole if len(whole) > length // 2 else begun).rstrip()}…"
