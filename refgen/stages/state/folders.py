"""Whether files are as they were left, told without reading them: by their names, sizes and times.

`refgen.cache.traces` looks closer: at inodes too, and it trusts no file that was changed a moment ago.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field

from refgen.cache.results import digest_of
from refgen.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as it was left."""

    files: str
    """Traces of the files in it."""
    folders: tuple[str, ...]
    """Names of the folders in it that count."""
    changed: int | None = field(compare=False)
    """When a file last came, went or was replaced, in nanoseconds; None where that would not show."""
    looked: int = field(compare=False)
    """When somebody looked at its files, in nanoseconds: what was written to since does not show here."""
    doubtful: tuple[str, ...] = ()
    """Files in it that somebody wrote to between two runs, by path: a look at them later has none, and so is another."""


def folders_of(
    tops: Iterable[str],
    counts: Callable[[str, str], bool],
    before: Mapping[str, Folder],
    begun: int = 0,
) -> dict[str, Folder]:
    """By path, some folders and those below them that count, which `counts` says of a folder and a name in it.

    Where nothing has come, gone or been replaced since `before`, it stands for what it was: that a file was written to
    where it lies does not show then. In other folders that were known, files are doubtful that were written to after the
    look at them, and before a run had begun.
    """
    found: dict[str, Folder] = {}
    waiting = [*tops]
    while waiting:
        path = waiting.pop()
        try:
            changed = os.stat(path).st_mtime_ns  # noqa: PTH116  (before the folder is read)
            known = before.get(path)
            folder = known if known and known.changed == changed else _read(path, counts, changed, known, begun)
        except OSError:
            continue
        found[path] = folder
        waiting += [one for name in folder.folders if (one := f"{path}/{name}") not in found]
    return found


def _read(path: str, counts: Callable[[str, str], bool], changed: int, known: Folder | None, begun: int) -> Folder:
    looked = time.time_ns()
    files, folders, has_links = [], [], False
    with os.scandir(path) as entries:
        for entry in entries:
            is_link = entry.is_symlink()
            if not entry.is_dir():
                files.append(entry.path)
                has_links |= is_link  # what it leads to lies in another folder
            elif not is_link and counts(path, entry.name):
                folders.append(entry.name)
    looks = [*map(_looked_at, files)]
    doubtful = sorted(_doubtful(looks, known, begun)) if known else ()
    return Folder(_digest(looks), tuple(sorted(folders)), None if has_links else changed, looked, tuple(doubtful))


def digest_of_files(files: Iterable[str]) -> str:
    """A digest of names, sizes and times."""
    return _digest(map(_looked_at, files))


_Look = tuple[str, os.stat_result | None]
"""A path, and what the system knows of the file; None where there is none."""


def _looked_at(path: str) -> _Look:
    try:
        return path, os.stat(path)  # noqa: PTH116  (tens of thousands of files)
    except OSError:
        return path, None


def _digest(looks: Iterable[_Look]) -> str:
    lines = [f"{path}\0{known.st_size}\0{known.st_mtime_ns}" if known else f"{path}\0" for path, known in looks]
    return digest_of("\n".join(sorted(lines)))


def _doubtful(looks: Iterable[_Look], known: Folder, begun: int) -> Iterator[str]:
    for file, look in looks:
        if look and look.st_ctime_ns < begun and (known.looked < look.st_ctime_ns or file in known.doubtful):
            yield file


def changed_at(path: str) -> int:
    """When a file was last written or put in its place, or a folder changed, in nanoseconds; 0 where there is none."""
    try:
        known = os.stat(path)  # noqa: PTH116
    except OSError:
        return 0
    return max(known.st_mtime_ns, known.st_ctime_ns)
