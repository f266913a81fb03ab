"""What one saved page costs: the whole chain, from scanning the sources to the site.

    python -m benchmarks.bench_edit [../shared/corpus] [--full] [--edits 4] [--new-process] [--tree]

CPU and wall seconds of each run: the first, which finds nothing kept, and one after each edit, of every kind in turn, of pages
all over the tree; then of all edits the least, the median and the most by the clock. A process that serves the tree makes
them all, or, with `--new-process`, `refgen build` anew each time. A run ends when all is written, the reports outside the
site too. With `--tree` the edits concern more than one page: pages that come and go, included files, titles in the contents.
The tree is copied first, or with `--full` made as large as the whole reference (`benchmarks.full_size`).
"""

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.edits import KINDS, TREE_KINDS, in_page
from benchmarks.full_size import make_full_tree
from benchmarks.measured import Figures, build_anew, memory, timed
from refgen.cache.held import HELD
from refgen.memory import seldom_collected, set_aside
from refgen.pipeline import build
from refgen.settings import Settings

Run = Callable[[], Figures]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="?", default=Path("../shared/corpus"))
    parser.add_argument("--full", action="store_true", help="as many pages as the whole reference has")
    parser.add_argument("--edits", type=int, default=4, help="of each kind")
    parser.add_argument("--tree", action="store_true", help="edits that concern more than one page")
    parser.add_argument("--new-process", action="store_true", help="each run in a process of its own")
    asked = parser.parse_args()
    edits = TREE_KINDS if asked.tree else [in_page(kind) for kind in KINDS]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        root = work / "sources"
        (make_full_tree if asked.full else shutil.copytree)(asked.sources, root)
        with alone(work) if asked.new_process else serving(work) as run:
            tell("first", run())
            tell("unchanged", run())
            seconds = []
            for number in range(asked.edits):
                for save in edits:
                    save(root, number, asked.edits)
                    figures = run()
                    tell(f"{save.__name__} {number + 1}", figures)
                    seconds.append(figures["wall"])
    over = sum(one > 1 for one in seconds)
    print(
        f"{len(seconds)} edits, wall s: {min(seconds)} to {max(seconds)}, median {median(seconds):.2f}, {over} over 1"
    )
    print("memory", memory(), "MB")


@contextmanager
def alone(work: Path) -> Iterator[Run]:
    yield partial(build_anew, work)


@contextmanager
def serving(work: Path) -> Iterator[Run]:
    settings = Settings(sources=work / "sources", output=work / "build", cache=work / "cache")

    def run() -> Figures:
        with timed() as figures:
            HELD.begin_run()
            build(settings)
            set_aside()
        return figures

    with seldom_collected():
        yield run


def tell(name: str, figures: Figures) -> None:
    print(f"{name:14} {figures['cpu']:6.2f} CPU s {figures['wall']:6.2f} wall s", flush=True)


if __name__ == "__main__":
    main()
