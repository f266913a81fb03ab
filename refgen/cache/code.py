"""Which of refgen's own files decide what a module makes: its own, those of all that it imports, and data beside them.

A kept result is good as long as these files are what they were; an edit elsewhere does not make it stale.
"""

import re
import sys
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path

from refgen.installation import ROOT as _ROOT
from refgen.installation import kept
from refgen.text.late import late

_PACKAGES = ("pyyaml", "beautifulsoup4", "pygments", "jinja2", "mkdocs")
"""Other people's code that decides what is made, known by its version."""
_DATA = (".yml", ".json")
_FROM = late(r"^\s*from (refgen(?:\.\w+)*) import (?:\(([^)]*)\)|([^\n]*))", re.MULTILINE)
_IMPORT = late(r"^\s*import (refgen(?:\.\w+)*)", re.MULTILINE)
_WORD = late(r"\w+")
_FINDER = late(r"^import pkgutil$", re.MULTILINE)
"""Where a folder is the registry: all files of the packages that such a module names may be loaded."""


@cache
def code_digest(module: str = "refgen") -> bytes:
    """A digest of the files behind a module, `refgen.stages.pages.reading`; by default of all files."""
    return kept(f"{module}.digest", partial(_digest, module))


def _digest(module: str) -> bytes:
    files = set(_ROOT.rglob("*.py")) | _data(_ROOT) if module == "refgen" else files_behind(module)
    hashed = blake2b(" ".join((sys.version, *map(version, _PACKAGES))).encode(), digest_size=16)
    for path in sorted(files):
        name = path.relative_to(_ROOT)
        if "theme" not in name.parts:
            hashed.update(name.as_posix().encode())
            hashed.update(path.read_bytes())
    return hashed.digest()


def version(package: str) -> str:
    """The version of an installed package."""
    from importlib.metadata import version as version_of  # noqa: PLC0415  (it imports as much as all of this)

    return version_of(package)


def files_behind(module: str) -> frozenset[Path]:
    """The files that a module is made of: modules, and the data in their folders."""
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        for path in _files(waiting.pop()):
            if path not in found:
                found.add(path)
                waiting += _named(path)
    return frozenset(found | {data for folder in {path.parent for path in found} - {_ROOT} for data in _data(folder)})


@cache
def _files(module: str) -> tuple[Path, ...]:
    """The file of a module and of the packages around it; nothing for a name that is no module."""
    package, _, name = module.rpartition(".")
    if not package:
        return ()
    path = _ROOT.joinpath(*module.split(".")[1:])
    own = (path.parent / f"{name}.py", path / "__init__.py")
    return (*_files(package), *(one for one in own if one.is_file()))


@cache
def _named(path: Path) -> tuple[str, ...]:
    """The modules that a file may load, and names that are none."""
    text = path.read_text("utf-8")
    names = [match[1] for match in _IMPORT.finditer(text)]
    for match in _FROM.finditer(text):
        names += [match[1], *(f"{match[1]}.{word}" for word in _WORD.findall(match[2] or match[3]))]
    if _FINDER.search(text):
        folders = {path.parent, *(_ROOT.joinpath(*name.split(".")[1:]) for name in names)} - {_ROOT}
        names += [_name(one) for folder in folders for one in folder.rglob("*.py")]
    return tuple(names)


def _name(path: Path) -> str:
    return ".".join(("refgen", *path.relative_to(_ROOT).with_suffix("").parts))


def _data(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.suffix in _DATA}
