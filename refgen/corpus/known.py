"""The digests of files, kept beside what tells whether a file has changed: one that has not is not read again."""

from collections.abc import Hashable, Mapping
from hashlib import blake2b

from refgen.corpus.cache import Cache, digest_of
from refgen.corpus.layout import Tree
from refgen.corpus.load import Traces, read_file

_NAME = "files"
"""With the root, what the digests are kept under."""

_Known = Mapping[str, tuple[Hashable, bytes]]
"""By path, its traces and its digest."""


def tree_digest(tree: Tree, cache: Cache) -> str:
    """Changes whenever any page or included file of a tree does, or its layout."""
    return digest_of_tree(tree, digests_of(tree, cache, Traces(tree.root)))


def digest_of_tree(tree: Tree, digests: Mapping[str, bytes]) -> str:
    """The same, by the digests of its files."""
    said = (str(tree.root), *tree.locales, *(str(problem) for problem in tree.diagnostics))
    return digest_of(*said, "\0".join(digests), b"".join(digests.values()))


def digests_of(tree: Tree, cache: Cache, traces: Traces) -> dict[str, bytes]:
    """The digests of all files of a tree, sorted by path."""
    name = f"{digest_of(_NAME, str(tree.root.absolute()))}.known"
    before: _Known = cache.get(name) or {}
    now: dict[str, tuple[Hashable, bytes]] = {}
    digests: dict[str, bytes] = {}
    shelves = (*tree.pages.values(), *tree.includes.values(), *tree.tocs.values())
    for path in sorted(path for files in shelves for path in files.values()):
        # Traces are taken before a file is read: what is saved meanwhile has other ones the next time.
        traced = traces.of((path,))
        kept = before.get(path)
        if kept and traced and kept[0] == traced:
            now[path] = kept
            digests[path] = kept[1]
            continue
        data, problem = read_file(tree.root, path)
        digests[path] = digest_of_file(data)
        # One that could not be read may be readable the next time, and nothing about it tells.
        if traced and not problem:
            now[path] = traced, digests[path]
    if now != before:
        cache.put(name, now)
    return digests


def digest_of_file(data: bytes) -> bytes:
    """The digest of what a file says."""
    return blake2b(data, digest_size=20).digest()
