"""The images among the sources."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

IMAGES = (".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp")
"""Endings, in lower case."""


def images_of(root: Path) -> Iterator[str]:
    """The images by path below the root; never out of the root through a symbolic link."""
    return images_among(root, (f"{top}/{name}" for top, _, names in os.walk(root) for name in names))


def images_among(root: Path, paths: Iterable[str]) -> Iterator[str]:
    """Those among the paths of all files below the root."""
    real = root.resolve()
    for path in sorted(Path(one) for one in paths if one.lower().endswith(IMAGES)):
        if path.is_file() and path.resolve().is_relative_to(real):
            yield path.relative_to(root).as_posix()
