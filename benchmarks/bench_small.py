"""What one saved page costs a new process where the project is small: CPU seconds of `refgen build` after edits of every kind.

    python -m benchmarks.bench_small [sources] [--edits 3] [--against ../earlier]

Beside it stands a run in which nothing has changed, and, with `--against`, what the same runs cost another checkout of
refgen, in turn with this one. Figures are the least of all runs of a kind; the tree is copied first.
"""

import argparse
import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.edits import KINDS, save_edit
from benchmarks.measured import build_anew
from refgen.installation import ROOT


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="?", default=Path("sources"))
    parser.add_argument("--edits", type=int, default=3, help="of each kind")
    parser.add_argument("--against", type=Path, help="the folder of another checkout")
    asked = parser.parse_args()
    checkouts = {"this": ROOT.parent} | ({"the other": asked.against.absolute()} if asked.against else {})
    with tempfile.TemporaryDirectory() as folder:
        projects = {name: project_of(name, Path(folder), asked.sources) for name in checkouts}
        figures: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in checkouts}

        def run(what: str, change: Callable[[Path], None]) -> None:
            for name, code in checkouts.items():
                change(projects[name] / "sources")
                figures[name][what].append(build_anew(projects[name], code)["cpu"])

        run("cold", lambda _: None)
        for number in range(asked.edits):
            for kind in KINDS:
                run("nothing changed", lambda _: None)
                run(kind.__name__, partial(save_edit, kind=kind, number=number, of=asked.edits))
    print(
        json.dumps({name: {what: min(all_) for what, all_ in one.items()} for name, one in figures.items()}, indent=2)
    )


def project_of(name: str, folder: Path, sources: Path) -> Path:
    """A project of its own."""
    shutil.copytree(sources, folder / name / "sources")
    return folder / name


if __name__ == "__main__":
    main()
