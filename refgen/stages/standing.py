"""Whether the output of the last build still stands: then there is nothing to do, whatever a build costs.

It stands while all that it was made from is what it was (pages, settings, decisions, the theme, the revision of the
sources), and all that was written is as it was left. To find out, nothing is imported that a build would need.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from refgen.corpus import Cache, scan_tree
from refgen.corpus.cache import digest_of
from refgen.corpus.images import images_of
from refgen.corpus.known import tree_digest
from refgen.settings import Settings
from refgen.stages.outcome import Outcome
from refgen.stages.revision import commit_of

_ELSEWHERE = re.compile(rb"!relative|^(INHERIT|hooks)\b", re.MULTILINE)
"""Where a configuration names what lies outside it."""


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
        """All files."""
        yield from self.files
        for folder in self.folders:
            yield from _below(folder)
        for folder in self.visible:
            yield from _below(folder, hidden=(".", "_"))


@dataclass(frozen=True, slots=True)
class _Stood:
    """A build as it was left."""

    inputs: str
    around: Around
    traces: str
    """Of what is around."""
    written: str
    """Traces of what was written."""
    outcome: Outcome


class Standing:
    """The last build into an output folder."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._cache = Cache(settings.cache)
        self._name = f"{digest_of(os.path.realpath(settings.output))}.outcome"
        self._inputs = "" if settings.cache is None else _inputs(settings, self._cache)
        self._kept: _Stood | None = self._cache.get(self._name)

    def outcome(self) -> Outcome | None:
        """How the last build ended, where it stands."""
        kept = self._kept
        if (
            kept is None
            or kept.inputs != self._inputs
            or kept.traces != traces_of(kept.around.paths())
            or kept.written != traces_of(_written(self._settings))
        ):
            return None
        return kept.outcome

    def keep(self, outcome: Outcome | None, around: Around) -> None:
        """Remember how a build ended that began with this; one beside which somebody saved a page is not remembered."""
        if outcome is not None and self._inputs and self._inputs == _inputs(self._settings, self._cache):
            traces = traces_of(around.paths()), traces_of(_written(self._settings))
            self._cache.put(self._name, _Stood(self._inputs, around, *traces, outcome))


def _inputs(settings: Settings, cache: Cache) -> str:
    """A digest of all that decides what a build makes; '' where that lies in places that only MkDocs knows."""
    said = configured(settings.config_file)
    if said is None:
        return ""
    tree = scan_tree(settings.sources, settings.locales)
    files = (settings.decisions, settings.baseline, settings.history)
    checkouts = (tree.root, settings.source_git) if settings.source_git else (tree.root,)
    return digest_of(
        tree_digest(tree, cache),
        *sorted(tree.others),
        repr(settings),
        said,
        *(path.read_bytes() if path and path.is_file() else b"" for path in files),
        *map(commit_of, checkouts),
        traces_of(f"{tree.root}/{path}" for path in images_of(tree.root)),
    )


def configured(file: Path | None) -> str | None:
    """A digest of what a configuration says; None where a part of that lies in places that only MkDocs knows."""
    written = file.read_bytes() if file else b""
    return None if _ELSEWHERE.search(written) else digest_of(written, _environment(written))


def _environment(written: bytes) -> str:
    """What the environment says of the variables that a configuration names: `!ENV SITE_URL`, `!ENV [SITE_URL, …]`."""
    if b"!ENV" not in written:
        return ""
    # Any word of the file that is a variable's name: more than enough, whatever the tag stands before.
    words = {one.value for one in yaml.scan(written) if isinstance(one, yaml.ScalarToken)}
    return repr(sorted((name, os.environ[name]) for name in words & os.environ.keys()))


def _written(settings: Settings) -> Iterator[str]:
    """What lies in the folders of the output but for the cache; Python adds what it has compiled whenever it likes."""
    cache = os.path.realpath(settings.cache or os.devnull)
    for folder in {settings.output, settings.stub or settings.output}:
        for top, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if name != "__pycache__" and not _is(cache, top, name)]
            yield from (f"{top}/{name}" for name in names)


def _is(cache: str, top: str, name: str) -> bool:
    return name == os.path.basename(cache) and os.path.realpath(f"{top}/{name}") == cache  # noqa: PTH119


def _below(folder: str, hidden: tuple[str, ...] = ()) -> Iterator[str]:
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(hidden)]
        yield from (f"{top}/{name}" for name in names if not name.startswith(hidden))


def traces_of(files: Iterable[str]) -> str:
    """A digest of names, sizes and times: whoever writes a file leaves a trace there."""
    lines = []
    for path in files:
        try:
            known = os.stat(path)  # noqa: PTH116  (tens of thousands of files)
        except OSError:
            lines.append(f"{path}\0")
            continue
        lines.append(f"{path}\0{known.st_size}\0{known.st_mtime_ns}")
    return digest_of("\n".join(sorted(lines)))
