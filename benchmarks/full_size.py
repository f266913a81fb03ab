"""A tree of the size of the whole reference, from the part of it that we have.

    python -m benchmarks.full_size ../shared/corpus build/full [--pages 2189]

The missing pages are copies of those that there are, in areas of their own; the names of their APIs, in texts, links and
file names, get an ending, and the copies assets of their own, so that every page documents an API of its own.
"""

import argparse
import re
import shutil
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

FULL = 2189
"""Pages a locale of the .NET Framework unmanaged API reference."""
_API = re.compile(r"^api_name:\s*(?:\n\s*-\s*)?[\"']?([A-Za-z_]\w*)", re.MULTILINE)
_ASSET = re.compile(r"^(ms\.assetid:\s*[\"']?)([0-9a-f-]{36})", re.MULTILINE | re.IGNORECASE)
_ENDING = "Copy"


def make_full_tree(source: Path, target: Path, pages: int = FULL) -> int:
    """Copy a tree and add pages until each locale has that many; how many it has."""
    shutil.copytree(source, target)
    locales = [folder for folder in sorted(target.iterdir()) if folder.is_dir()]
    shared = sorted(set.intersection(*({_key(path, one) for path in _pages(one)} for one in locales)))
    have = len(set.union(*({_key(path, one) for path in _pages(one)} for one in locales)))
    chosen = list(islice((key for key in shared if key.count("/") > 2), max(0, pages - have)))
    rename = _renamer(name for one in locales for key in chosen for name in _names(one / key))
    for locale in locales:
        for key in chosen:
            folder, _, name = key.rpartition("/")
            path = locale / f"{folder}-copy" / rename(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            text = _with_own_asset(rename((locale / key).read_text("utf-8", "surrogateescape")))
            path.write_text(text, "utf-8", "surrogateescape")
    return have + len(chosen)


def _pages(locale: Path) -> Iterator[Path]:
    return (path for path in locale.rglob("*.md") if "includes" not in path.parts)


def _key(path: Path, locale: Path) -> str:
    return path.relative_to(locale).as_posix()


def _names(page: Path) -> list[str]:
    return _API.findall(page.read_text("utf-8", "surrogateescape"))


def _with_own_asset(text: str) -> str:
    return _ASSET.sub(lambda found: f"{found[1]}{uuid5(NAMESPACE_OID, found[2].lower())}", text)


def _renamer(names: Iterable[str]):  # noqa: ANN202
    words = re.compile(rf"\b(?:{'|'.join(sorted(set(names), key=lambda one: (-len(one), one)))})\b", re.IGNORECASE)

    def rename(text: str) -> str:
        return words.sub(lambda found: found[0] + (_ENDING.lower() if found[0].islower() else _ENDING), text)

    return rename


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--pages", type=int, default=FULL)
    asked = parser.parse_args()
    print(make_full_tree(asked.source, asked.target, asked.pages), "pages a locale")


if __name__ == "__main__":
    main()
