"""Whether the output of the last build still stands: then there is nothing to do, whatever a build costs.

It stands while all that it was made from is what it was (pages, settings, decisions, the theme, the revision of the
sources), and all that was written is as it was left.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from refgen.corpus import Cache, scan_tree
from refgen.corpus.cache import digest_of
from refgen.settings import Settings
from refgen.stages.aligning import tree_digest
from refgen.stages.outcome import Outcome
from refgen.stages.publishing import commit_of, images_of, mkdocs_config
from refgen.website.material.files import runtime_files, theme_sources

_ELSEWHERE = re.compile(rb"!relative|^(INHERIT|hooks)\b", re.MULTILINE)
"""Where a configuration names what lies outside it."""


class Standing:
    """The last build into an output folder."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._cache = Cache(settings.cache)
        self._name = f"{digest_of(os.path.realpath(settings.output))}.outcome"
        self._inputs = "" if settings.cache is None else _inputs(settings)

    def outcome(self) -> Outcome | None:
        """How the last build ended, where it stands."""
        kept: tuple[str, str, Outcome] | None = self._cache.get(self._name)
        if kept is None or kept[0] != self._inputs or kept[1] != _traces(_written(self._settings)):
            return None
        return kept[2]

    def keep(self, outcome: Outcome | None) -> None:
        """Remember how a build ended that began with this; one beside which somebody saved a page is not remembered."""
        if outcome is not None and self._inputs and self._inputs == _inputs(self._settings):
            self._cache.put(self._name, (self._inputs, _traces(_written(self._settings)), outcome))


def _inputs(settings: Settings) -> str:
    """A digest of all that decides what a build makes; '' where that lies in places that only MkDocs knows."""
    written = settings.config_file.read_bytes() if settings.config_file else b""
    if _ELSEWHERE.search(written):
        return ""
    tree = scan_tree(settings.sources, settings.locales)
    files = (settings.decisions, settings.baseline, settings.history)
    checkouts = (tree.root, settings.source_git) if settings.source_git else (tree.root,)
    config = mkdocs_config(settings)
    around = [*theme_sources(config), *runtime_files(config), *(tree.root / path for path in images_of(tree.root))]
    return digest_of(
        tree_digest(tree),
        *sorted(tree.others),
        repr(settings),
        written,
        _environment(written),
        *(path.read_bytes() if path and path.is_file() else b"" for path in files),
        *map(commit_of, checkouts),
        _traces(around),
    )


def _environment(written: bytes) -> str:
    """What the environment says of the variables that a configuration names: `!ENV SITE_URL`, `!ENV [SITE_URL, …]`."""
    if b"!ENV" not in written:
        return ""
    # Any word of the file that is a variable's name: more than enough, whatever the tag stands before.
    words = {one.value for one in yaml.scan(written) if isinstance(one, yaml.ScalarToken)}
    return repr(sorted((name, os.environ[name]) for name in words & os.environ.keys()))


def _written(settings: Settings) -> Iterator[Path]:
    """What lies in the folders of the output but for the cache; Python adds what it has compiled whenever it likes."""
    cache = Path(os.path.realpath(settings.cache or os.devnull))
    for folder in {settings.output, settings.stub or settings.output}:
        for top, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if name != "__pycache__" and not _is(cache, top, name)]
            yield from (Path(top, name) for name in names)


def _is(cache: Path, top: str, name: str) -> bool:
    return name == cache.name and os.path.realpath(f"{top}/{name}") == str(cache)


def _traces(files: Iterable[Path]) -> str:
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
