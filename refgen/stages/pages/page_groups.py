"""Reads pages in groups, of which an edit touches one: a group stands as long as all files of its pages do."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import attrgetter

from refgen.cache.held import HELD
from refgen.cache.runs import keyed_runs
from refgen.cache.traces import Traces
from refgen.corpus.load import UNREADABLE
from refgen.dataclass import dataclass
from refgen.progress import Progress
from refgen.stages.pages.aligning import PageFiles, page_digest
from refgen.stages.pages.page_reading import PageReading, has_kept, kept_reading, read_one
from refgen.workers import Executor, map_pages

_LENGTH = 32
"""Pages of a group, on average."""

_Traces = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Pages as they were read."""

    keys: tuple[str, ...]
    traces: tuple[_Traces | None, ...]
    """By page: what tells that its files are as they were; None where nothing does."""
    readings: tuple[PageReading, ...]


def begin_groups(
    files: Sequence[PageFiles], traces: Traces, executor: Executor, progress: Progress, shelf: str = "pages"
) -> Callable[[], list[tuple[PageReading, ...]]]:
    """Hand the pages to the workers, and come back at once; what it returns waits for them, and gives all readings.

    They come in the order of the pages, group by group: those of the run before wherever they still stand, others as a run
    before that has kept them. What is done before it is called is done while the workers read.
    """
    # Traces are taken before anything is read: what is saved meanwhile has other ones in the next run.
    asked = [_Asked((shelf, after), group, traces) for after, group in _groups(files)]
    missing = [one for group in asked for one in group.missing]
    results = map_pages(executor, read_one, missing)

    def collect() -> list[tuple[PageReading, ...]]:
        made = iter(tuple(progress("reading", results, len(missing))))
        return [group.readings(made) for group in asked]

    return collect


def _groups(files: Sequence[PageFiles]) -> Iterator[tuple[str, tuple[PageFiles, ...]]]:
    """Neighbours, behind the key of the page before them."""
    after = ""
    for group in keyed_runs(files, attrgetter("key"), _LENGTH):
        yield after, group
        after = group[-1].key


class _Asked:
    """A group that is asked for."""

    def __init__(self, place: tuple[str, str], files: tuple[PageFiles, ...], traces: Traces) -> None:
        first = files[0]
        self._files = files
        self._name = (begin_groups, str(first.root), first.shown, *place)
        self._traces = tuple([_traces(traces, one) for one in files]) if HELD.is_on else ()
        self._before: _Group | None = HELD.get(self._name)
        self._found: list[PageReading | None] = []
        self.missing: list[PageFiles] = []
        """The pages that have to be read."""
        if not self._stands():
            self._found = self._find()
            self.missing = [one for one, found in zip(files, self._found, strict=True) if found is None]

    def readings(self, made: Iterator[PageReading]) -> tuple[PageReading, ...]:
        """All readings, the missing ones as they were made."""
        if self._before is not None and not self._found:
            return self._before.readings
        readings = tuple([found or next(made) for found in self._found])
        # A file that could not be read may be readable the next time, and nothing about it tells.
        pairs = zip(self._traces, readings, strict=True) if self._traces else ()
        traces = tuple([None if _is_unread(reading) else own for own, reading in pairs])
        HELD.put(self._name, _Group(tuple([one.key for one in self._files]), traces, readings))
        return readings

    def _stands(self) -> bool:
        before = self._before
        return before is not None and None not in self._traces and before.traces == self._traces

    def _find(self) -> list[PageReading | None]:
        """What is known of each page: where its files say what they said, the very reading of the run before."""
        before = self._before or _Group((), (), ())
        known = dict(zip(before.keys, zip(before.readings, before.traces, strict=True), strict=True))
        is_kept = has_kept(self._files[0].cache)
        found: list[PageReading | None] = []
        for number, one in enumerate(self._files):
            reading, traces = known.get(one.key, (None, None))
            if (reading or is_kept) and (traces is None or traces != self._traces[number]):
                digest = page_digest(one)
                reading = reading if reading is not None and reading.digest == digest else kept_reading(one, digest)
            found.append(reading)
        return found


def _is_unread(reading: PageReading) -> bool:
    return any(one.code == UNREADABLE for one in reading.diagnostics)


def _traces(traces: Traces, files: PageFiles) -> _Traces | None:
    """What tells that a page is as it was, as long as its files have these traces; None where nothing tells that."""
    found = traces.of(files.paths.values())
    return found and (files.key, *files.paths, *found)
