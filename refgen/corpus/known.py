"""The digests of files, kept beside what tells whether a file has changed: one that has not is not read again."""

from collections.abc import Hashable, Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

from refgen.corpus.cache import Cache, digest_of
from refgen.corpus.layout import Tree
from refgen.corpus.load import read_file, traces_of

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
    parts: list[bytes | str] = [str(tree.root), *tree.locales, *(str(problem) for problem in tree.diagnostics)]
    for path, digest in zip(paths, _digests(tree.root, paths, cache), strict=True):
        parts += [path, digest]
    return digest_of(*parts)


def _digests(root: Path, paths: Iterable[str], cache: Cache) -> list[bytes]:
    name = f"{digest_of(_NAME, str(root.absolute()))}.known"
    before: _Known = cache.get(name) or {}
    now: dict[str, tuple[Hashable, bytes]] = {}
    digests = []
    for path in paths:
        # Taken first: what is saved meanwhile has other traces the next time.
        traces = traces_of(root, (path,))
        kept = before.get(path)
        digest = kept[1] if kept and traces and kept[0] == traces else _digest(root, path)
        digests.append(digest)
        if traces:
            now[path] = traces, digest
    if now != before:
        cache.put(name, now)
    return digests


def _digest(root: Path, path: str) -> bytes:
    return blake2b(read_file(root, path)[0], digest_size=20).digest()
