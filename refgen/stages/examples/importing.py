"""Lets examples import the package that was just generated, and no other of that name.

What the interpreter would keep beside the sources, by their time and size, is kept by what they say: two editions that
were written within a second are never taken for each other, and the generated folder holds nothing but its files.
"""

import importlib
import marshal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER, spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, NamedTuple

from refgen.cache.held import FLEETING, HELD
from refgen.cache.results import Cache, digest_of
from refgen.examples.run import Namespace
from refgen.stages.reference.reference import Reference
from refgen.stages.state.shelf import Shelf


class _Imported(NamedTuple):
    """What a run leaves to the next one of this process."""

    files: Mapping[str, bytes]
    """The package that was imported."""
    modules: Mapping[str, ModuleType]
    """By full name; they have read their rules already."""


@contextmanager
def importable(reference: Reference, package: str, cache: Path | None = None) -> Iterator[Namespace]:
    """Make namespaces in which the package can be imported; compiled code is kept in `cache`, unless that is None.

    Where the package is the very one of the run before, so are its modules.
    """
    folder = reference.folder.absolute()
    kept: _Imported | None = HELD.get((importable, str(folder), package))
    finder = _Finder(package, folder, cache)
    _take_out(package)
    if kept is not None and kept.files is reference.files:
        sys.modules.update(kept.modules)
    sys.meta_path.insert(0, finder)
    importlib.invalidate_caches()
    try:
        yield lambda: {"__name__": "__main__"}
    finally:
        sys.meta_path.remove(finder)
        HELD.put((importable, str(folder), package), _Imported(reference.files, _take_out(package)), FLEETING)
        finder.save()


class _Finder:
    """Finds the modules of one package below a folder."""

    def __init__(self, package: str, folder: Path, cache: Path | None) -> None:
        self._package, self._folder, self._cache = package, folder, cache

    @cached_property
    def _compiled(self) -> Shelf:
        """What has been compiled: after most edits nothing is imported, and it is not read."""
        return Shelf(Cache(self._cache), "code", str(self._folder), MAGIC_NUMBER.hex())

    def save(self) -> None:
        """Keep what was compiled, where anything was imported."""
        if "_compiled" in vars(self):
            self._compiled.save()

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        del path, target
        if name != self._package and not name.startswith(f"{self._package}."):
            return None
        place = self._folder.joinpath(*name.split("."))
        is_package = place.is_dir()
        file = place / "__init__.py" if is_package else place.with_name(f"{place.name}.py")
        if not file.is_file():
            return None
        loader = _Loader(name, str(file), self._compiled)
        return spec_from_file_location(
            name, file, loader=loader, submodule_search_locations=[str(place)] * is_package or None
        )


class _Loader(SourceFileLoader):
    """Compiles a module unless this very text has been compiled before."""

    def __init__(self, name: str, path: str, compiled: Shelf) -> None:
        super().__init__(name, path)
        self._compiled = compiled

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        source = self.get_data(path)

        def make() -> bytes:
            made: Any = self.source_to_code(source, path)
            return marshal.dumps(made)

        code: CodeType = marshal.loads(self._compiled.get(digest_of(path, source), make))  # noqa: S302  (sealed by this user)
        return code


def _take_out(package: str) -> dict[str, ModuleType]:
    """The modules of a package, which are imported anew from now on."""
    names = [name for name in sys.modules if name == package or name.startswith(f"{package}.")]
    return {name: sys.modules.pop(name) for name in names}
