"""The source root as it was at one moment: a run looks at it before all else, and once more when it ends."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from refgen.cache.results import Cache, digest_of
from refgen.cache.traces import SETTLED, Traces
from refgen.corpus import read_file, scan_tree
from refgen.corpus.images import images_among
from refgen.corpus.known import digest_of_file, digest_of_tree, digests_of
from refgen.stages.state.folders import digest_of_files


class Snapshot:
    """The files of a source root."""

    def __init__(self, root: Path, only: Sequence[str], cache: Cache) -> None:
        """`only` are the locales that are asked for.

        Raises:
            UsageError: there is no such folder, it holds no page, or a locale asked for has no folder.
        """
        # What is saved meanwhile has other traces when this ends, or is of the last moments before.
        self._latest = time.time_ns() - SETTLED
        found = [*_walked(root)]
        self._folders = {folder: changed for folder, changed, _ in found}
        self.images = frozenset(images_among(root, (path for *_, own in found for path in own)))
        """By path below the root."""
        self.traces = Traces(root)
        """Of pages, included files and tables of contents."""
        self.tree = scan_tree(root, only)
        self._traces_of_images = self._look_at_images()
        self._digests = digests_of(self.tree, cache, self.traces)
        self.digest = digest_of(
            digest_of_tree(self.tree, self._digests), *sorted(self.tree.others), self._traces_of_images
        )
        """Changes whenever any file does that a site is made from, or any file comes or goes."""

    def stands(self) -> bool:
        """Whether a new one would be the same; where that cannot be told, no."""
        return (
            all(_changed(folder) == then < self._latest for folder, then in self._folders.items())
            and self._look_at_images() == self._traces_of_images
            and self.traces.stand()
            and all(
                digest_of_file(read_file(self.tree.root, path)[0]) == self._digests[path]
                for path in self.traces.doubtful()
            )
        )

    def _look_at_images(self) -> str:
        return digest_of_files(f"{self.tree.root}/{path}" for path in self.images)

    def is_same(self, other: "Snapshot") -> bool:
        """Whether nothing was saved between the two, not even what a file says again: it may have said something else."""
        return self.digest == other.digest and self.traces.known == other.traces.known


def _walked(root: Path) -> Iterator[tuple[str, int, list[str]]]:
    """All folders: when each was changed, as it was before it was read, and the files in it."""
    waiting = [str(root)]
    while waiting:
        folder = waiting.pop()
        changed, files = _changed(folder), []
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    files.append(entry.path)
        yield folder, changed, files


def _changed(folder: str) -> int:
    """When a file last came to a folder, or went, in nanoseconds; now where that cannot be told."""
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116
    except OSError:
        return time.time_ns()
