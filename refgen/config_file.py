"""Reads `mkdocs.yml` as it is written: its values, and the line of each."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from refgen.config import Keys, Lines
from refgen.errors import UsageError


def read_config(path: Path) -> tuple[Mapping[str, Any], Lines]:
    """The values of a configuration, all of them text, and their lines.

    Raises:
        UsageError: the file is missing or not readable, or holds no keys and values.
    """
    try:
        # BaseLoader: MkDocs allows tags (`!ENV`) that mean nothing here, and nothing is to be constructed.
        loader = yaml.BaseLoader(path.read_text("utf-8"))
        node = loader.get_single_node()
        config = loader.construct_document(node) if node else None
        lines = dict(_lines(node, (), set()))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}; name a configuration file with --config") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path}{_reason(error)}") from error
    if not isinstance(config, dict):
        raise UsageError(f"{path}: no configuration: it must have keys and values")
    return config, Lines(str(path), lines)


def _lines(node: yaml.Node | None, keys: Keys, seen: set[int]) -> Iterator[tuple[Keys, int]]:
    """The lines of what stands below a node, each node once, whatever aliases lead to it."""
    if id(node) in seen:
        return
    seen.add(id(node))
    entries: list[tuple[str, yaml.Node, yaml.Node]] = []
    if isinstance(node, yaml.MappingNode):
        entries = [(str(key.value), key, value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        entries = [(str(number), value, value) for number, value in enumerate(node.value)]
    for name, mark, value in entries:
        yield (*keys, name), mark.start_mark.line + 1
        yield from _lines(value, (*keys, name), seen)


def _reason(error: Exception) -> str:
    """Where the YAML ends to be any, and what to do; the library would call the file by the string that it was given."""
    mark = getattr(error, "problem_mark", None)
    place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
    said = getattr(error, "problem", None) or error
    return f"{place}: no valid YAML: {said}; correct the file there: mind the indentation, and quote what holds colons"
