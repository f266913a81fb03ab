"""The images among the sources."""

import os
from collections.abc import Iterator
from pathlib import Path

IMAGES = (".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp")
"""Endings, in lower case."""


def images_of(root: Path) -> Iterator[str]:
    """The images by path below the root; never out of the root through a symbolic link."""
    real = root.resolve()
    found = [Path(top, name) for top, _, names in os.walk(root) for name in names if name.lower().endswith(IMAGES)]
    for path in sorted(found):
        if path.is_file() and path.resolve().is_relative_to(real):
            yield path.relative_to(root).as_posix()
