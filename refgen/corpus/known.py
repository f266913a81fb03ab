"""The digests of files, kept beside what tells whether a file has changed: one that has not is not read again."""

from collections.abc import Hashable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from refgen.cache.results import Cache, digest_of
from refgen.cache.traces import Traces
from refgen.corpus.layout import Tree, scan_tree
from refgen.corpus.load import read_file

_NAME = "files"
"""With the root, what the digests are kept under."""
_SHARE = 64
"""As many files as all, divided by this, are read again in less time than it takes to write down the digests of all."""


class _Known(NamedTuple):
    """What a run has seen, by path."""

    traces: Mapping[str, tuple[Hashable, ...]]
    """Of files of which these tell whether they are as they were."""
    digests: dict[str, bytes]


class Look:
    """A tree as it was at one moment."""

    def __init__(self, root: Path, only: Sequence[str], cache: Cache) -> None:
        """`only` are the locales that are asked for.

        Raises:
            UsageError: there is no such folder, it holds no page, or a locale asked for has no folder.
        """
        self._asked = root, only, cache
        self.tree = scan_tree(root, only)
        self.traces = Traces(root)
        """Of its files."""
        self.digest = digest_of_tree(self.tree, digests_of(self.tree, cache, self.traces))

    def stands(self) -> bool:
        """Whether no file has been saved since: what was read meanwhile is what this has seen."""
        again = Look(*self._asked)
        return again.digest == self.digest and again.traces.known == self.traces.known


def digest_of_tree(tree: Tree, digests: Mapping[str, bytes]) -> str:
    """Changes whenever any page or included file of a tree does, or its layout; by the digests of its files."""
    said = (str(tree.root), *tree.locales, *(str(problem) for problem in tree.diagnostics))
    return digest_of(*said, "\0".join(digests), b"".join(digests.values()))


def digests_of(tree: Tree, cache: Cache, traces: Traces) -> dict[str, bytes]:
    """The digests of all files of a tree, sorted by path."""
    name = f"{digest_of(_NAME, str(tree.root.absolute()))}.known"
    before: _Known = cache.get(name) or _Known({}, {})
    shelves = (*tree.pages.values(), *tree.includes.values(), *tree.tocs.values())
    # Traces are taken before a file is read: what is saved meanwhile has other ones the next time.
    now = traces.of_each(sorted(path for files in shelves for path in files.values()))
    # Of a file that is gone there need not have been traces: it may have been saved a moment before the last look.
    if now == before.traces and now.keys() == before.digests.keys():
        return before.digests
    digests: dict[str, bytes] = {}
    told: dict[str, tuple[Hashable, ...]] = {}
    read = 0
    for path, traced in now.items():
        if traced is not None and before.traces.get(path) == traced:
            digests[path] = before.digests[path]
            told[path] = traced
            continue
        read += 1
        data, problem = read_file(tree.root, path)
        digests[path] = digest_of_file(data)
        # One that could not be read may be readable the next time, and nothing about it tells.
        if traced is not None and not problem:
            told[path] = traced
    if max(read, len(before.traces) - len(now)) * _SHARE > len(now):
        cache.put(name, _Known(told, digests))
    return digests


def digest_of_file(data: bytes) -> bytes:
    """The digest of what a file says."""
    return blake2b(data, digest_size=20).digest()
