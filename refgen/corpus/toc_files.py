"""The tables of contents: the `toc.yml` files of a locale, joined into one tree."""

from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import yaml

from refgen.corpus.load import no_text, read_file
from refgen.corpus.toc import TocNode
from refgen.text import Diagnostic, Severity

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MAX_DEPTH = 20
_MARK = object()


def read_tocs(
    root: Path, tocs: Mapping[str, Mapping[str, str]]
) -> tuple[dict[str, tuple[TocNode, ...]], tuple[Diagnostic, ...]]:
    """By locale, the roots of its contents: the files that no other file refers to, in the order of their paths.

    `tocs` is `Tree.tocs`: by key, by locale, the path below the root.
    """
    problems: list[Diagnostic] = []
    found: dict[str, tuple[TocNode, ...]] = {}
    for locale in sorted({locale for files in tocs.values() for locale in files}):
        paths = {key: files[locale] for key, files in tocs.items() if locale in files}
        trees = {key: _load(root, path, problems) for key, path in paths.items()}
        joiner = _Joiner(trees, paths, problems)
        roots = {key: joiner.join_file(key) for key in sorted(trees, key=lambda key: (key.count("/"), key))}
        found[locale] = tuple(node for key, nodes in roots.items() if key not in joiner.joined for node in nodes)
    return found, tuple(problems)


def _load(root: Path, path: str, problems: list[Diagnostic]) -> list[Any]:
    data, problem = read_file(root, path)
    if problem := problem or no_text(path, data):
        problems.append(problem)
        return []
    try:
        text = data.decode("utf-8-sig", "replace")
        if "*" in text and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, _Loader)):
            problems.append(
                Diagnostic(
                    path,
                    1,
                    1,
                    "unsafe-toc",
                    "The table of contents uses YAML aliases, and was not read",
                    "write the entries out",
                    Severity.ERROR,
                )
            )
            return []
        composed = yaml.compose(text, _Loader)
        loaded = _plain(composed) if composed else None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problems.append(
            Diagnostic(
                path,
                line,
                1,
                "bad-toc",
                f"The table of contents is no valid YAML: {getattr(error, 'problem', None) or 'it is nested too deeply'}",
                "mind the indentation, and quote the names that hold colons",
                Severity.ERROR,
            )
        )
        return []
    if isinstance(loaded, dict):
        loaded = loaded.get("items")
    return loaded if isinstance(loaded, list) else []


def _plain(node: yaml.Node) -> Any:
    """Strings, lists and maps; a map has its line and column under a name that is no string."""
    if isinstance(node, yaml.MappingNode):
        pairs = {key.value: _plain(value) for key, value in node.value if isinstance(key, yaml.ScalarNode)}
        return {**pairs, _MARK: (node.start_mark.line + 1, node.start_mark.column + 1)}
    return [_plain(one) for one in node.value] if isinstance(node, yaml.SequenceNode) else node.value


class _Joiner:
    """Joins the files of one locale; each is joined once, so that files which refer to each other end."""

    def __init__(self, trees: Mapping[str, list[Any]], paths: Mapping[str, str], problems: list[Diagnostic]) -> None:
        self.trees = trees
        self.paths = paths
        self.problems = problems
        self.joined: set[str] = set()
        self._named = {key.lower(): key for key in trees}
        """In the letters that they are written in: `TOC.yml` is one as well."""
        self._open: list[str] = []

    def join_file(self, key: str) -> tuple[TocNode, ...]:
        """The entries of one file."""
        if key in self._open:
            self.problems.append(
                Diagnostic(
                    self.paths[key],
                    1,
                    1,
                    "toc-cycle",
                    f"Tables of contents refer to each other in a circle: {' → '.join([*self._open, key])}",
                    "remove one reference",
                )
            )
            return ()
        self._open.append(key)
        nodes = self._nodes(self.trees[key], key, 0)
        self._open.pop()
        return nodes

    def _nodes(self, entries: list[Any], key: str, depth: int) -> tuple[TocNode, ...]:
        if depth > _MAX_DEPTH:
            return ()
        return tuple(self._node(entry, key, depth) for entry in entries if isinstance(entry, dict))

    def _node(self, entry: Mapping[Any, Any], key: str, depth: int) -> TocNode:
        items = entry.get("items")
        children = self._nodes(items, key, depth + 1) if isinstance(items, list) else ()
        href = str(entry.get("href") or entry.get("topicHref") or "")
        target: str | None = href or None
        folder = ""
        if href and "://" not in href:
            path = href.partition("#")[0].partition("?")[0]
            target = normpath(path[2:] if path.startswith("~/") else join(dirname(key), path))
            nested = self._named.get((f"{target}/toc.yml" if href.endswith("/") else target).lower())
            if nested is not None:
                self.joined.add(nested)
                children = (*children, *self.join_file(nested))
                target = None
            elif href.endswith("/"):
                # Of the root itself nobody needs to be told.
                folder = "" if target == "." else target
                target = None
        if target is None and len(children) == 1 and children[0].name == str(entry.get("name", "")):
            return children[0]
        line, column = entry[_MARK]
        return TocNode(str(entry.get("name", "")), target, children, self.paths[key], line, column, folder)
