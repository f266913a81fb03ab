"""The generated package's size, import time and cleanliness, on the real pages.

    python -m benchmarks.bench_stub [../shared/corpus] [--locale en-us] [--cache .refgen-cache]

Times of statements are the least of several fresh interpreters, in milliseconds of the clock and of the processor, and
include everything that Python loads for the statement; the type checker and the linter are given the package alone.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from refgen.pipeline import reference_of
from refgen.progress import Bar
from refgen.settings import Settings
from refgen.stub.emit import emit_package

STATEMENTS = {
    "import": "import unmanaged",
    "import world": "from unmanaged import World",
    "first world": "from unmanaged import World; World()",
    "largest area": "import unmanaged.{largest}",
    "first call": "from unmanaged import World; World().create({interface!r}).raw.{method}()",
    "first explanation": "from unmanaged import World; w = World(); w.create({interface!r}).raw.{method}(); w.explain()",
}
CHECKS = {
    "mypy": ["mypy", "--strict", "-p", "unmanaged"],
    "ruff": ["ruff", "check", "--no-cache", "--select", "E,F,W,I,UP,B", "."],
    "format": ["ruff", "format", "--no-cache", "--check", "."],
}
RUNS = 9


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="?", default=Path("../shared/corpus"))
    parser.add_argument("--locale", default="en-us", help="language of the docstrings")
    parser.add_argument("--cache", type=Path, help="folder with aligned pages of an earlier run")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            sources=asked.sources, output=Path(folder), cache=asked.cache, docstrings=asked.locale, package="unmanaged"
        )
        model, reference = reference_of(settings, Bar())
        begun = time.perf_counter()
        again = emit_package(model, reference.book, package="unmanaged", locale=asked.locale)
        seconds = time.perf_counter() - begun
        calls = [api for api in model.apis if api.parent and not api.parameters]
        names = {
            "largest": max(
                (Path(path).stem for path in again if path.count("/") == 1 and path.endswith(".py")),
                key=lambda area: len(again[f"unmanaged/{area}.py"]),
            ),
            "interface": calls[0].parent,
            "method": calls[0].name,
        }
        report = {
            "apis": dict(Counter(api.kind.value for api in model.apis)),
            "claims": len(reference.book.claims),
            "rules": len(reference.book.rules),
            "files": len(again),
            "bytes": sum(map(len, again.values())),
            "is the same again": again == reference.files,
            "emit seconds": round(seconds, 2),
            "milliseconds": {
                name: timed(statement.format(**names), reference.folder) for name, statement in STATEMENTS.items()
            },
            "checks": {name: checked(command, reference.folder) for name, command in CHECKS.items()},
        }
    print(json.dumps(report, indent=2))


def timed(statement: str, folder: Path) -> dict[str, float]:
    code = (
        "import time; t, c = time.perf_counter(), time.process_time(); "
        f"{statement}; print(time.perf_counter() - t, time.process_time() - c)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=True).stdout.split()
        for _ in range(RUNS)
    ]
    clock, processor = (min(float(run[place]) for run in runs) * 1000 for place in (0, 1))
    return {"clock": round(clock, 1), "processor": round(processor, 1)}


def checked(command: list[str], folder: Path) -> str:
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False)
    return "clean" if done.returncode == 0 else (done.stdout + done.stderr)[-500:]


if __name__ == "__main__":
    main()
