"""Python for the reader's browser: Pyodide as its npm package installs it, served by the site itself.

It is optional: where it is not installed, examples show their recorded output and have no button to run them.
"""

from pathlib import Path

_FILES = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
_NEEDED = ("pyodide.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
ADDRESS = "assets/pyodide"


def find_runtime(project: Path) -> dict[str, Path]:
    """The files of Pyodide by name; empty where the project has not installed it (`npm install pyodide`)."""
    found = {path.name: path for path in files_of_runtime(project)}
    return found if all(name in found for name in _NEEDED) else {}


def files_of_runtime(project: Path) -> tuple[Path, ...]:
    """Those of the files that are there."""
    return tuple(path for path in places_of_runtime(project) if path.is_file())


def places_of_runtime(project: Path) -> tuple[Path, ...]:
    """Where the files are, or would be."""
    folder = project / "node_modules" / "pyodide"
    return tuple(folder / name for name in _FILES)
