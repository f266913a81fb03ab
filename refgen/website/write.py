"""Puts the site into a folder: renders only what has changed since the last time, removes what is gone."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from itertools import chain
from pathlib import Path

from refgen.beside import beside, settle
from refgen.cache.held import HELD
from refgen.dataclass import dataclass
from refgen.output import remove_file, write_file
from refgen.progress import Progress, silent
from refgen.website.digests.pages import PageDigests
from refgen.website.digests.parts import SiteDigests
from refgen.website.frame.shell import Shell
from refgen.website.input import SiteInput
from refgen.website.last import MANIFEST, UNFINISHED, Due, Entry, Last, Manifest, as_json, is_of_index, last_of
from refgen.website.links.scan import Scan
from refgen.website.options import SiteOptions
from refgen.website.render import PageWritten, prepare, writing_pages
from refgen.website.search.record import Record, words_of
from refgen.website.search.store import RECORDS, Made, write_words
from refgen.website.whole import put_whole_site
from refgen.website.whole_files import WholeFiles


@dataclass(frozen=True, slots=True)
class Written:
    """What writing the site did."""

    pages: int
    """Source pages, each in all its locales."""
    rendered: int
    """Of these, how many had changed, in any locale."""
    changed: tuple[str, ...]
    """Addresses of the files that were rendered, and of the site's own that are not as they were."""
    unchanged: tuple[str, ...]
    """Of all others."""
    scans: Mapping[str, Scan] = field(repr=False)
    """What checking links needs of the rendered files, by address."""


def _nothing(_: Written) -> None:
    pass


def write_site(  # noqa: PLR0913  (what to show, how, where, and three conveniences)
    given: SiteInput,
    options: SiteOptions,
    shells: Mapping[str, Shell],
    folder: Path,
    progress: Progress = silent,
    *,
    processes: int = 0,
    altered: Container[str] = (),
    then: Callable[[Written], object] = _nothing,
) -> Written:
    """Make the folder the site; what is there already and unchanged stays, but for files that were altered, by address.

    0 processes: one a core. `then` is called when all but the search index is in place, while others make that.
    """
    job = prepare(given, options, shells)
    parts = SiteDigests(job.site, shells)
    last = last_of(folder, given.model.locales, altered)
    digests = PageDigests(job.site, parts, lambda: last.places(parts.of_places))
    answers = parts.answers(last.manifest.answers)
    changed = _changed(digests, last, last.asking(answers), given.model.locales)
    entries = {key: entry for key, entry in last.manifest.pages.items() if key in digests and key not in changed}
    news = _News()
    with _unfinished(folder, [*changed, *(last.manifest.pages.keys() - digests.keys())]):
        with beside() as later:
            whole = WholeFiles(folder, later, altered=altered)
            with writing_pages(job, changed, folder, processes) as written:
                # What needs no page to be made is made while others make the pages.
                put_whole_site(job.site, shells, parts, whole)
                for key, page in progress("site", zip(changed, HELD.awaiting(written), strict=True), len(changed)):
                    news.add(key, page)
                    # What stands for a new page is worked out while others make it.
                    entries[key] = _entry(digests, key, page, last.manifest.pages)
            before = {*last.listed, *last.strays(given.model.locales)}
            stays = {*whole.names, *options.media, *chain.from_iterable(one.files for one in entries.values())}
            result = Written(len(digests), len(changed), *news.told(entries, whole.pages), news.scans)

            def meanwhile() -> None:
                settle()  # large files are in place
                _remove(folder, (name for name in before - stays if not is_of_index(name)))
                then(result)

            there, touched = _index_of(given.model.locales, last, entries, news.records)
            index = {
                **there,
                **write_words(folder, touched, sorted(entries), news.records, processes, meanwhile=meanwhile),
            }
        others = sorted([*whole.names, *chain.from_iterable(index.values()), *options.media])
        now = Manifest(dict(sorted(entries.items())), others, parts.of_places, answers)
        _remove(folder, before - now.files - {RECORDS.format(locale) for locale in given.model.locales})
        whole.finish()
        last.keep_folders(now, changed)
        write_file(folder / MANIFEST, now.written())
    return result


def _changed(digests: PageDigests, last: Last, asked: Container[str], locales: Sequence[str]) -> dict[str, Due]:
    """The pages about which something has to be done, by key."""
    before = last.manifest.pages
    due = {
        key: Due(locales)
        if key in asked or key not in before
        else last.due(key, digests[key], digests.place(key), digests.said(key), locales)
        for key in sorted(digests)
    }
    return {key: one for key, one in due.items() if any(one)}


def _entry(digests: PageDigests, key: str, page: PageWritten, before: Mapping[str, Entry]) -> Entry:
    place, said = digests.place(key), digests.said(key)
    if page.records:
        return Entry(digests[key], place, said, page.words, page.asked, page.files)
    return before[key]._replace(place=place, said=said)


class _News:
    """What came of the pages that were made."""

    def __init__(self) -> None:
        self.files: list[str] = []
        """Addresses."""
        self.records: dict[str, Mapping[str, Record]] = {}
        """For the search index, by key and locale, of the pages that were made in all."""
        self.scans: dict[str, Scan] = {}
        """As of `Written`."""

    def add(self, key: str, page: PageWritten) -> None:
        self.files += page.files
        self.scans |= page.scans
        if page.records:
            self.records[key] = page.records

    def told(self, entries: Mapping[str, Entry], others: Mapping[str, bool]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The addresses of what has been made anew, and of the rest; of the site's own pages it is told whether they are not as they were."""
        made_anew = frozenset(self.files)
        old = [name for entry in entries.values() for name in entry.files if name not in made_anew]
        changed = [name for name, is_new in others.items() if is_new]
        return (*self.files, *changed), (*old, *(name for name, is_new in others.items() if not is_new))


@contextmanager
def _unfinished(folder: Path, keys: Sequence[str]) -> Iterator[None]:
    """Name the pages that are being changed, for the run that comes after one that is killed.

    Their files, and the search index, may be of any version by then, whatever the manifest says.
    """
    if keys:
        write_file(folder / UNFINISHED, as_json(dict.fromkeys(keys, 1)))
    yield
    (folder / UNFINISHED).unlink(missing_ok=True)


def _index_of(
    locales: Sequence[str], last: Last, now: Mapping[str, Entry], made: Made
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The files of the search index that are there, by locale, and those that may stay where any word of it has changed."""
    listed, before = last.manifest.others, last.manifest.pages
    there = {locale: [name for name in listed if name.startswith(f"search/{locale}/")] for locale in locales}
    has_same_pages = not last.torn and before.keys() == now.keys()
    stands = {one: has_same_pages and bool(names) and last.has_files(names) for one, names in there.items()}
    # Of pages that were not made the words are what they were.
    touched = [one for one in locales if not stands[one] or _words(before, made, one) != _words(now, made, one)]
    return there, {one: there[one] if stands[one] else [] for one in touched}


def _words(entries: Mapping[str, Entry], keys: Iterable[str], locale: str) -> list[str | None]:
    return [words_of(entries[key].words).get(locale) for key in keys]


def _remove(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        remove_file(folder, name)
