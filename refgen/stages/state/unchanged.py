"""Whether the output of the last build still stands: then there is nothing to do, whatever a build costs.

It stands while all that it was made from is what it was (pages, settings, decisions, the theme, the revision of the
sources), and all that was written is as it was left. To find out, nothing is imported that a build would need.
"""

import os
import re
import time
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from refgen.cache.results import Cache, digest_of
from refgen.dataclass import dataclass
from refgen.settings import Settings
from refgen.stages.state.folders import Folder, changed_at, digest_of_files, folders_of
from refgen.stages.state.outcome import Outcome
from refgen.stages.state.revision import commit_of
from refgen.stages.state.snapshot import Snapshot

_ELSEWHERE = re.compile(rb"!relative|^(INHERIT|hooks)\b", re.MULTILINE)
"""Where a configuration names what lies outside it."""
_TICK = 10_000_000
"""Nanoseconds by which the time of a file may lie before the moment in which it was written: a tick of the system's clock."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the site is made from beside the sources: what the configuration leads to."""

    files: tuple[str, ...]
    """Whether or not they are there."""
    folders: tuple[str, ...]
    """With all files below them, whatever they are called: a template may include any."""
    visible: tuple[str, ...]
    """With the files below them but for hidden ones: Material has ten thousand icons there."""

    def paths(self) -> Iterator[str]:
        """The paths of all files that count."""
        yield from self.files
        for top, names in self._walked():
            yield from (f"{top}/{name}" for name in names)

    def is_older_than(self, moment: int) -> bool:
        """Whether nothing of it has come, gone or been written since a moment, in nanoseconds."""
        tops = (top for top, _ in self._walked())
        return all(changed_at(path) < moment for path in chain(self.paths(), tops))

    def _walked(self) -> Iterator[tuple[str, list[str]]]:
        """All folders, each with the names of the files in it."""
        for folder in self.folders:
            yield from _walk(folder)
        for folder in self.visible:
            yield from _walk(folder, hidden=(".", "_"))


class _Stood(NamedTuple):
    """A build as it was left."""

    inputs: str
    around: Around
    traces: str
    """Of what is around."""
    written: Mapping[str, Folder]
    """By path, the folders in which anything was written."""
    outcome: Outcome


class Again(NamedTuple):
    """What is seen when a run ends that may be remembered."""

    is_as_it_was: bool
    """Whether the sources still are what they were, as far as that can be told without looking at all of them anew."""
    written: Mapping[str, Folder]
    """As the build is left."""


class Standing:
    """The last build into an output folder."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._begun = time.time_ns()
        cache = self._cache = Cache(settings.cache)
        self._name = f"{digest_of(os.path.realpath(settings.output))}.outcome"
        said = None if settings.cache is None else configured(settings.config_file)
        self.snapshot = None if said is None else Snapshot(settings.sources, settings.locales, cache)
        """The sources, where it can be known what the site is made from beside them."""
        self._inputs = self._told(self.snapshot, said)
        self._kept: _Stood | None = cache.get(self._name)
        self._is_written = True
        """Whether what the last run has written may lie there as it was left."""
        self.altered: tuple[str, ...] = ()
        """Files of the output that somebody has written to since, by path: told where nothing else has changed."""

    def outcome(self) -> Outcome | None:
        """How the last build ended, where it stands."""
        kept = self._kept
        if kept is None or kept.inputs != self._inputs or kept.traces != digest_of_files(kept.around.paths()):
            return None
        written = _written(self._settings, {})
        self._is_written = kept.written == written
        if self._is_written:
            return kept.outcome
        self.altered = tuple(_altered(kept, written))
        return None

    def again(self) -> Again:
        """How the sources and the output are when the run ends: what it writes from then on is no output."""
        if not self._inputs or self.snapshot is None:
            return Again(is_as_it_was=False, written={})
        before = self._kept.written if self._kept and self._is_written else {}
        return Again(self.snapshot.stands(), _written(self._settings, before, self._begun))

    def keep(self, outcome: Outcome | None, around: Around, again: Again) -> None:
        """Remember how a build ended that began with this; one beside which somebody saved anything is not remembered."""
        if outcome is None or not self._inputs or not around.is_older_than(self._begun):
            return
        if self._inputs == self._told_again(is_as_it_was=again.is_as_it_was):
            stood = _Stood(self._inputs, around, digest_of_files(around.paths()), again.written, outcome)
            self._cache.put(self._name, stood)

    def _told_again(self, *, is_as_it_was: bool) -> str:
        settings, snapshot = self._settings, self.snapshot
        if snapshot is not None and not is_as_it_was:
            again = Snapshot(settings.sources, settings.locales, self._cache)
            snapshot = again if again.is_same(snapshot) else None
        return self._told(snapshot, configured(settings.config_file))

    def _told(self, snapshot: Snapshot | None, said: str | None) -> str:
        """A digest of all that decides what a build makes; '' where that lies in places that only MkDocs knows."""
        if snapshot is None or said is None:
            return ""
        settings, root = self._settings, snapshot.tree.root
        files = (settings.decisions, settings.baseline, settings.history)
        checkouts = (root, settings.source_git) if settings.source_git else (root,)
        return digest_of(
            snapshot.digest,
            repr(settings),
            said,
            *(path.read_bytes() if path and path.is_file() else b"" for path in files),
            *map(commit_of, checkouts),
        )


def looks(settings: Settings) -> Iterator[Any]:
    """What a run asks about the last build, and about the sources, for another process to tell meanwhile.

    That is how the build ended, where it stands, and else what was seen; then each time what there is to be seen `again`.
    """
    standing = Standing(settings)
    yield standing.outcome() or standing
    while True:
        yield standing.again()


def configured(file: Path | None) -> str | None:
    """A digest of what a configuration says; None where a part of that lies in places that only MkDocs knows."""
    written = file.read_bytes() if file else b""
    return None if _ELSEWHERE.search(written) else digest_of(written, _environment(written))


def _environment(written: bytes) -> str:
    """What the environment says of the variables that a configuration names: `!ENV SITE_URL`, `!ENV [SITE_URL, …]`."""
    if b"!ENV" not in written:
        return ""
    import yaml  # noqa: PLC0415  (few configurations need it)

    # Any word of the file that is a variable's name: more than enough, whatever the tag stands before.
    words = {one.value for one in yaml.scan(written) if isinstance(one, yaml.ScalarToken)}
    return repr(sorted((name, os.environ[name]) for name in words & os.environ.keys()))


def _altered(kept: _Stood, now: Mapping[str, Folder]) -> Iterator[str]:
    """Files that somebody has written to, or may have, since a build left them."""
    for top, folder in now.items():
        left = kept.written.get(top)
        if left is not None and left != folder:
            yield from left.doubtful
            paths = (f"{top}/{name}" for name in os.listdir(top))  # noqa: PTH208
            yield from (path for path in paths if changed_at(path) > left.looked - _TICK)


def _written(settings: Settings, before: Mapping[str, Folder], begun: int = 0) -> dict[str, Folder]:
    """What lies in the folders of the output but for the cache; Python adds what it has compiled whenever it likes."""
    cache = os.path.realpath(settings.cache or os.devnull)
    tops = {str(settings.output), str(settings.stub or settings.output)}
    return folders_of(tops, lambda top, name: name != "__pycache__" and not _is(cache, top, name), before, begun)


def _is(cache: str, top: str, name: str) -> bool:
    return name == os.path.basename(cache) and os.path.realpath(f"{top}/{name}") == cache  # noqa: PTH119


def _walk(folder: str, hidden: tuple[str, ...] = ()) -> Iterator[tuple[str, list[str]]]:
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(hidden)]
        yield top, [name for name in names if not name.startswith(hidden)]
