"""A key of the front matter that every locale shares was changed, translated or lost.

What: Names, locations, kinds and ids are the same in every locale, whichever generation of keys the page uses; the
    locale that the page states is that of its folder; `api_name` agrees with the heading. Pages that were translated from
    the very same source (`ms.openlocfilehash`) share every key that is not translated, such as its date. A date is one,
    and a revision is written in hexadecimal digits.
Why: The site's address, its index and the help keywords are made of them.
Bad: `api_name: IHostTask.Avvio`
Good: `api_name: IHostTask.Start`
Fix: Copy the value from the English page.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from refgen.drift.check import Family, Info, Scope
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.locales import normalize_code
from refgen.ops import Page
from refgen.text import Severity

INFO = Info("front-matter", Family.METADATA, Severity.ERROR, Scope.PAGE, rank=20)

SHARED = (
    "api_name",
    "api_location",
    "api_type",
    "f1_keywords",
    "helpviewer_keywords",
    "ms.assetid",
    "topic_type",
    "ms.topic",
)
LOCALE = "ms.contentlocale"
TITLE = "title"
REVISION = "ms.openlocfilehash"
_OF_TRANSLATION = frozenset(
    {
        TITLE,
        "description",
        LOCALE,
        "ms.locfileid",
        "ms.translationtype",
        "ms.lasthandoff",
        "ms.sourcegitcommit",
        REVISION,
    }
)
"""What differs although the source is the same."""
_APART = _OF_TRANSLATION.union(SHARED)
"""All keys that are compared otherwise, or not at all."""
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?:{_MONTH}[/.-]{_DAY}[/.-](?:{_YEAR}|\d\d)|{_YEAR}[/.-]{_MONTH}[/.-]{_DAY}(?:[T ].*)?|{_DAY} \w+ {_YEAR}|\w+ {_DAY}, {_YEAR})"
)
_FORMS = {
    "ms.date": _DATE,
    "ms.lasthandoff": _DATE,
    "ms.sourcegitcommit": re.compile("[0-9a-fA-F]+"),
    REVISION: re.compile("[0-9a-fA-F]+"),
}
"""Keys whose values are dates, and names of revisions."""
_BLANK = re.compile(r"\s+")


def check(view: PageView) -> Iterator[PageProblem]:
    """Compare each key with what most pages say, then the locale with the folder."""
    data = view.page.front_matter
    if view.is_blank and not data.data:
        return
    pages = view.files
    stated = data.one(LOCALE)
    if stated and normalize_code(stated) != view.locale:
        yield _problem(
            view,
            LOCALE,
            say("{key} is {written}, the page is {locale}", key=LOCALE, written=stated, locale=view.locale),
            view.locale,
        )
    if not data.one(TITLE) and any(page.front_matter.one(TITLE) for page in pages):
        yield PageProblem(say("The front matter has no {key}", key=TITLE), data.start, TITLE, "", (TITLE,))
    for key, pattern in _FORMS.items():
        if (written := data.one(key).strip()) and not pattern.fullmatch(written):
            no_date = say("{key} is {written}, which is no date", key=key, written=written)
            no_revision = say("{key} is {written}, which is no revision", key=key, written=written)
            yield _problem(view, key, no_date if pattern is _DATE else no_revision, key)
    for key in _differing(view, pages):
        own = _values(data.many(key))
        votes = Counter(values for page in pages if (values := _values(page.front_matter.many(key))))
        if not votes or (len(votes) == 1 and own):
            continue
        if not own:
            yield from _absent(view, key, votes, len(pages))
            continue
        winner = _winner(votes, _values(view.aligned.canonical.page.front_matter.many(key)), own)
        if winner and own != winner:
            shown = ", ".join(sorted(winner - own) or sorted(winner))
            given = ", ".join(sorted(own - winner))
            lacking = say("{key} lacks {wanted}", key=key, wanted=shown)
            message = (
                say("{key} is {written}, elsewhere {wanted}", key=key, written=given, wanted=shown)
                if given
                else lacking
            )
            yield _problem(view, key, message, ", ".join(sorted(winner)))


def _differing(view: PageView, pages: Collection[Page]) -> Iterator[str]:
    """The keys that should be alike and are not written alike in all locales."""
    own = view.once(_shared, view.page)
    others = [other for page in pages if (other := view.once(_shared, page)) != own]
    if others:
        for number, key in enumerate(SHARED):
            if any(one[number] != own[number] for one in others):
                yield key
    yield from _of_revision(view, pages)


def _shared(page: Page) -> tuple[tuple[str, ...], ...]:
    """The values of each key that every locale shares."""
    return tuple(page.front_matter.many(key) for key in SHARED)


def _of_revision(view: PageView, pages: Iterable[Page]) -> Iterator[str]:
    """The other keys in which the page differs from one that was translated from the very same source.

    The same source has the same front matter, but for what is translated and what the hand-off itself writes.
    """
    own = view.page.front_matter
    hashed = own.one(REVISION)
    same = [page.front_matter for page in pages if page is not view.page and page.front_matter.one(REVISION) == hashed]
    if hashed and same:
        written = {key for one in same for key in _unlike(own.data, one.data) if key.islower()}
        for key in sorted(written - _APART):
            if any(_values(own.many(key)) != _values(one.many(key)) for one in same):
                yield key


def _unlike(one: Mapping[str, object], other: Mapping[str, object]) -> Iterator[str]:
    """The keys whose values differ, or that only one of two has."""
    get = other.get
    yield from [key for key, value in one.items() if get(key) != value]
    yield from other.keys() - one.keys()


def _absent(view: PageView, key: str, votes: Counter[frozenset[str]], pages: int) -> Iterator[PageProblem]:
    """A key that is empty although two pages agree on it, or that all other pages have, and agree on."""
    data = view.page.front_matter.data
    values, agreed = votes.most_common(1)[0]
    is_alone = data and agreed == votes.total() == pages - 1
    if (key in data and pages > 2 and agreed > 1) or is_alone:
        shown = ", ".join(sorted(values))
        missing = say("{key} is missing, elsewhere {wanted}", key=key, wanted=shown)
        empty = say("{key} is empty, elsewhere {wanted}", key=key, wanted=shown)
        yield _problem(view, key, empty if key in data else missing, shown)


def _line_of(view: PageView, key: str) -> int:
    """The line of a key; where it is absent, of the key that stands before it on another page."""
    lines = view.page.front_matter.lines
    if key in lines:
        return lines[key]
    others = [one.view.page.front_matter.lines for one in view.aligned.translations.values()]
    there = next((list(one) for one in others if key in one), [key])
    return next((lines[name] for name in reversed(there[: there.index(key)]) if name in lines), 1)


def _winner(votes: Counter[frozenset[str]], canonical: frozenset[str], own: frozenset[str]) -> frozenset[str] | None:
    """What the page should say: what most say; between equals, what the canonical page says."""
    (first, most), *rest = votes.most_common()
    if not rest or most > rest[0][1]:
        return first
    return canonical if canonical and canonical != own else None


@lru_cache(maxsize=1 << 12)
def _values(values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_BLANK.sub(" ", value).strip() for value in values if value.strip())


def _problem(view: PageView, key: str, message: str, wanted: str) -> PageProblem:
    line = _line_of(view, key)
    offset = view.page.source.line_starts[line - 1]
    return PageProblem(message, offset, wanted, ", ".join(view.page.front_matter.many(key)), (key,))
