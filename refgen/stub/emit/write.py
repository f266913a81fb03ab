"""Puts a package into a folder: unchanged files stay untouched, and what the last run made and this one does not is removed."""

from collections.abc import Container, Mapping
from pathlib import Path, PurePosixPath

from refgen.output import remove_file, write_file

MANIFEST = ".refgen-stub"
"""Lists the files of the last run, one a line: nothing else is ever removed."""


def write_package(files: Mapping[str, bytes], folder: Path, standing: Container[str] = ()) -> None:
    """Write the files below the folder but for those that are known to stand there as they are to be.

    Raises:
        UsageError: the folder cannot be written.
    """
    for path in _listed(folder / MANIFEST):
        if path not in files:
            remove_file(folder, path)
    for path in files:
        if path not in standing:
            write_file(folder / path, files[path])
    write_file(folder / MANIFEST, "".join(f"{path}\n" for path in sorted(files)).encode())


def _listed(manifest: Path) -> tuple[str, ...]:
    try:
        lines = manifest.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(line for line in lines if line and _is_inside(line))


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts
