"""What one saved page costs a process that serves a tree: the whole chain, from scanning the sources to the site.

    python -m benchmarks.bench_edit [../shared/corpus] [--edits 4]

CPU and wall seconds of each run: the first, which finds nothing kept, and one after each edit, of every kind in turn.
A run ends when all is written, the reports outside the site too. The tree is copied first.
"""

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from benchmarks.bench_website import cpu, memory
from benchmarks.edits import KINDS, save_edit
from refgen.corpus.held import HELD
from refgen.memory import seldom_collected, set_aside
from refgen.pipeline import build
from refgen.settings import Settings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="?", default=Path("../shared/corpus"))
    parser.add_argument("--edits", type=int, default=4, help="of each kind")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, seldom_collected():
        work = Path(folder)
        root = shutil.copytree(asked.sources, work / "sources")
        settings = Settings(sources=root, output=work / "build", cache=work / "cache")
        print(run("first", settings))
        for kind in KINDS:
            for number in range(asked.edits):
                save_edit(root, kind, number, asked.edits)
                print(run(f"{kind.__name__} {number + 1}", settings))
    print("memory", memory(), "MB")


def run(name: str, settings: Settings) -> str:
    before, start = cpu(), time.perf_counter()
    HELD.begin_run()
    site = build(settings).site
    assert site is not None
    set_aside()
    seconds = f"{cpu() - before:6.2f} CPU s {time.perf_counter() - start:6.2f} wall s"
    return f"{name:10} {seconds}, {site.rendered} of {site.pages} pages made anew"


if __name__ == "__main__":
    main()
