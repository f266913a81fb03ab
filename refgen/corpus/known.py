"""The digests of files, kept beside what tells whether a file has changed: one that has not is not read again."""

from collections.abc import Hashable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from refgen.corpus.cache import Cache, digest_of
from refgen.corpus.layout import Tree
from refgen.corpus.load import read_file, traces_of_each

_NAME = "files"
"""With the root, what the digests are kept under."""

_Known = Mapping[str, tuple[Hashable, bytes]]
"""By path, its traces and its digest."""


def tree_digest(tree: Tree, cache: Cache) -> str:
    """Changes whenever any page or included file of a tree does, or its layout."""
    paths = sorted(
        path
        for files in (*tree.pages.values(), *tree.includes.values(), *tree.tocs.values())
        for path in files.values()
    )
    said = (str(tree.root), *tree.locales, *(str(problem) for problem in tree.diagnostics))
    return digest_of(*said, "\0".join(paths), b"".join(_digests(tree.root, paths, cache)))


def _digests(root: Path, paths: Sequence[str], cache: Cache) -> list[bytes]:
    name = f"{digest_of(_NAME, str(root.absolute()))}.known"
    before: _Known = cache.get(name) or {}
    now: dict[str, tuple[Hashable, bytes]] = {}
    digests = []
    # Traces are taken before a file is read: what is saved meanwhile has other ones the next time.
    for path, traces in zip(paths, traces_of_each(root, paths), strict=True):
        kept = before.get(path)
        if kept and traces and kept[0] == traces:
            now[path] = kept
            digests.append(kept[1])
            continue
        data, problem = read_file(root, path)
        digests.append(blake2b(data, digest_size=20).digest())
        # One that could not be read may be readable the next time, and nothing about it tells.
        if traces and not problem:
            now[path] = traces, digests[-1]
    if now != before:
        cache.put(name, now)
    return digests
