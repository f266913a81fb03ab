"""The runtime as part of the package: the very files that run here, under the package's name."""

from collections.abc import Iterator
from pathlib import Path

from refgen.cache.held import remembered
from refgen.cache.stretch import stretch
from refgen.installation import ROOT
from refgen.stub.emit.files import Files
from refgen.text.late import late

ORIGIN = late(r"\brefgen(?:\.stub(?:\.runtime)?\b|(?=\.dataclass\b))")
"""What the files here call themselves; all folders become one."""
VOCABULARY = ("rule_json.py", "shapes_json.py")


@remembered
def copy_runtime(package: str) -> Files:
    """The files by name, subfolders included."""
    stub = ROOT / "stub"
    sources = dict([*_python_files(stub / "runtime", ""), *_python_files(stub / "rule", "rule/")])
    sources |= {name: stub / name for name in VOCABULARY} | {"dataclass.py": ROOT / "dataclass.py"}
    own = f"{package}._runtime"
    texts = ((path, ORIGIN.sub(own, source.read_text("utf-8"))) for path, source in sorted(sources.items()))
    return Files({path: stretch(text.encode()) for path, text in texts})


def _python_files(folder: Path, above: str) -> Iterator[tuple[str, Path]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _python_files(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(".py"):
            yield f"{above}{entry.name}", entry
