"""Takes from one page what it says of the API, what it demands, and its examples.

Results are kept by content, so a page whose files have not changed is not read again.
"""

from pathlib import Path

from refgen.align import AlignedPage
from refgen.api import PageApis, describe_page
from refgen.cache.results import Cache, digest_of
from refgen.dataclass import dataclass
from refgen.drift.anchors import Anchors, anchors_of
from refgen.examples import Occurrence, Problem, find_examples
from refgen.stages.pages.aligning import PageFiles, named_in, read_page, shown_of
from refgen.stages.pages.named import NamedOn, Names
from refgen.stub.claims import PageSentences, page_sentences
from refgen.text import Diagnostic


@dataclass(frozen=True, slots=True)
class PageReading:
    """What reading one page gave; the aligned page itself stays in the cache until somebody asks for it."""

    key: str
    digest: str
    """Changes whenever the page, in any locale, does."""
    apis: PageApis | None
    """None where no file of the page could be read."""
    slots: int
    """Segments of all locales, paired or alone."""
    diagnostics: tuple[Diagnostic, ...]
    sentences: PageSentences | None = None
    """Its canonical sentences with their translations; None where no file of the page could be read."""
    examples: tuple[tuple[Occurrence, ...], ...] = ()
    """Its written examples, a session a locale."""
    unread: tuple[Problem, ...] = ()
    """Written examples that cannot be read."""
    anchors: Anchors | None = None
    """What checking the pages that link to it must know of it; None where no file of it could be read."""
    named: NamedOn | None = None
    """None where no file of the page could be read."""


def has_kept(cache: Path | None) -> bool:
    """Whether any reading has been kept; where none is, what it would be kept under need not be known."""
    return not Cache(cache, __name__).is_empty


def kept_reading(files: PageFiles, digest: str) -> PageReading | None:
    """What reading a page gave the last time that its files said what they say; None where it was not kept."""
    kept: PageReading | None = Cache(files.cache, __name__).get(_name(files, digest))
    return kept


def read_one(files: PageFiles) -> PageReading:
    """Read, align and describe one page, and keep the result."""
    digest, page, problems = read_page(files)
    anchors = anchors_of(page) if page else None
    page = page and shown_of(page, files.shown)
    if page is None:
        return PageReading(files.key, digest, apis=None, slots=0, diagnostics=problems, anchors=anchors)
    examples, unread = _written_examples(page)
    reading = PageReading(
        key=files.key,
        digest=digest,
        apis=describe_page(page),
        slots=sum(len(translation.slots) for translation in page.translations.values()),
        diagnostics=problems,
        sentences=page_sentences(page),
        examples=examples,
        unread=unread,
        anchors=anchors,
        named=NamedOn(files.key, Names(named_in(page))),
    )
    Cache(files.cache, __name__).put(_name(files, digest), reading)
    return reading


def _written_examples(page: AlignedPage) -> tuple[tuple[tuple[Occurrence, ...], ...], tuple[Problem, ...]]:
    """One session a locale: the examples of a page share a namespace."""
    sessions: list[tuple[Occurrence, ...]] = []
    problems: list[Problem] = []
    for locale, translation in page.translations.items():
        found, unread = find_examples(translation.view.page, page.key, locale)
        problems += unread
        if found:
            sessions.append(found)
    return tuple(sessions), tuple(problems)


def _name(files: PageFiles, digest: str) -> str:
    """What the reading of a page is kept under; all locales, where it is in no other than those that are asked for."""
    if files.shown is None or files.shown.issuperset(files.paths):
        return f"{digest}.apis"
    return f"{digest_of(digest, *sorted(files.shown))}.apis"
