"""What a page asks of others while it is made: whether they are there, what APIs are called, what files it includes.

It depends on no more of the other pages than these answers, so that of thousands only those are made anew that asked for
what has come, gone or changed since. A question is told by its number, and an answer behind that of its question.
"""

import posixpath
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from refgen.api.links import LinkedPages, PagesByKey, folded
from refgen.website import address
from refgen.website.plain import digest
from refgen.website.sentences.reading import Reading
from refgen.website.site.includes import Includes

QUESTION = 8
"""Characters of a question's number. That of two questions may be the same: more pages are made anew then."""
ANSWER = 24
"""Characters of an answer, with the number of the question before it."""


class Answers(NamedTuple):
    """All that pages can be told of others."""

    digest: str
    """Of what they are made from: they are told apart by it, and made only where it is another."""
    all: str
    """One behind the other."""


NO_ANSWERS = Answers("", "")


class Known(NamedTuple):
    """All that can be asked for, by the kind of the question."""

    pages: PagesByKey
    types: Mapping[str, str]
    """Page key by the name that a C++ declaration uses for a type."""
    apis: Mapping[str, str]
    """Page key by API id."""
    images: AbstractSet[str]
    """Addresses."""
    includes: Includes

    def answers(self, included: Mapping[str, str]) -> str:
        """All answers, one behind the other; `included` has a digest of each file that can be included, by its key."""
        told: Iterator[tuple[str, str, str]] = chain(
            (("page", folded(key), key) for key in self.pages.keys),
            (("slug", name, page) for name, page in self.pages.slugs.items()),
            (("type", name, page) for name, page in self.types.items()),
            (("api", name, page) for name, page in self.apis.items()),
            (("image", name, "") for name in self.images),
            (("include", key, one) for key, one in included.items()),
        )
        return "".join(
            sorted(
                _number(kind, name) + digest((kind, name, one)).hex()[: ANSWER - QUESTION] for kind, name, one in told
            )
        )


def _number(kind: str, name: str) -> str:
    return f"{crc32(f'{kind} {name}'.encode('utf-8', 'surrogatepass')):0{QUESTION}x}"


class Asked:
    """Answers the questions of one page, and knows them then."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._asked: set[tuple[str, str]] = set()
        self._targets: dict[tuple[str, str], address.Target] = {}
        self.links: dict[tuple[str, str], str] = {}
        """By what is written on a page, and the page's key, links that are the same in all locales."""

    @property
    def numbers(self) -> str:
        """Of all questions so far, one behind the other."""
        return "".join(sorted({_number(kind, name) for kind, name in self._asked}))

    @property
    def lines(self) -> dict[tuple[str, str, str, bool], str]:
        """As of `Includes`."""
        return self._known.includes.lines

    @property
    def linked(self) -> LinkedPages:
        """Which page a link means."""
        return LinkedPages(self)

    def target(self, written: str, key: str) -> address.Target:
        """What a link written on a page leads to: translations have the same links."""
        found = self._targets.get((written, key))
        if found is None:
            found = self._targets[written, key] = address.resolve(written, key, self.linked)
        return found

    def has_page(self, key: str) -> bool:
        """Whether there is a page."""
        # Told by its path, which others may be asked for by.
        self._asked.add(("page", folded(key)))
        return self._known.pages.has_page(key)

    def page_at(self, path: str) -> str:
        """As of `Pages`."""
        self._asked.add(("page", path))
        return self._known.pages.page_at(path)

    def page_called(self, slug: str) -> str:
        """As of `Pages`."""
        self._asked.add(("slug", slug))
        return self._known.pages.page_called(slug)

    def page_of_type(self, name: str) -> str | None:
        """The page of what a declaration calls so; None where there is none."""
        return self._page("type", name, self._known.types)

    def page_of_api(self, identity: str) -> str | None:
        """The page of an API; None where there is none."""
        return self._page("api", identity, self._known.apis)

    def has_image(self, name: str) -> bool:
        """Whether there is an image at an address."""
        self._asked.add(("image", name))
        return name in self._known.images

    def included(self, path: str, locale: str) -> Reading | None:
        """The included file of that path, else of that name, as the readers of a locale get it; None where there is none."""
        found = self._file(path, locale)
        if found is None:
            # It is found by name where the path climbs out of a tree that holds only a part of the original.
            found = self._file(posixpath.join("includes", posixpath.basename(path)), locale)
        return found

    def _file(self, key: str, locale: str) -> Reading | None:
        self._asked.add(("include", key))
        return self._known.includes.reading(key, locale)

    def _page(self, kind: str, name: str, pages: Mapping[str, str]) -> str | None:
        self._asked.add((kind, name))
        page = pages.get(name)
        return page if page and self.has_page(page) else None


def answered_otherwise(before: Answers, now: Answers) -> frozenset[str]:
    """The numbers of the questions that have another answer now, or none, or had none."""
    if before.digest == now.digest:
        return frozenset()
    return frozenset(one[:QUESTION] for one in {*cut(before.all, ANSWER)} ^ {*cut(now.all, ANSWER)})


def cut(told: str, length: int) -> list[str]:
    """What stands one behind the other."""
    return [told[at : at + length] for at in range(0, len(told), length)]
