"""Speed of the drift report, in CPU time, since other work on the machine stretches the clock.

    python -m benchmarks.bench_drift_speed ../shared/corpus --every 5

First the checks alone, over every n-th page: segments a second of one core, from aligned pages in memory, each text met
for the first time or again as in a run over the tree. Then `refgen drift` over a copy of the whole tree: without
anything kept, with nothing changed, and with one page changed.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from refgen.align import AlignedPage, align_page
from refgen.corpus import read_pages, scan_tree
from refgen.drift.anchors import anchors_of, index_for
from refgen.drift.run import check_page
from refgen.memory import seldom_collected


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=5, help="of the pages, for the checks alone")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--checks-only", action="store_true")
    given = parser.parse_args()
    with seldom_collected():  # as in every command
        checks(given.corpus, given.every)
    if not given.checks_only:
        commands(given.corpus, given.jobs)


def checks(corpus: Path, every: int) -> None:
    """The checks of one core over pages in memory."""
    tree = scan_tree(corpus)
    pages = [align_page(key, read_pages(tree.root, tree.pages[key])[0]) for key in sorted(tree.pages)[::every]]
    anchors = {page.key: anchors_of(page) for page in pages}
    indexes = {page.key: index_for(page.key, anchors) for page in pages}
    start = time.process_time()
    found = sum(len(check_page(page, index=indexes[page.key])) for page in pages)
    spent = time.process_time() - start
    count = _segments(pages)
    print(
        f"checks alone: {len(pages)} pages, {count} segments, {found} findings, {spent:.1f} s, {count / spent:.0f} a second"
    )


def _segments(pages: Sequence[AlignedPage]) -> int:
    return sum(len(translation.slots) for page in pages for translation in page.translations.values())


def commands(corpus: Path, jobs: int) -> None:
    """The whole command over a copy of the tree."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shutil.copytree(corpus, root / "docs")
        pages = sorted(root.glob("docs/*/docs/**/*.md"))
        run("nothing kept", root, jobs)
        run("nothing changed", root, jobs)
        changed = pages[len(pages) // 2]
        changed.write_text(changed.read_text("utf-8") + "\n", "utf-8")
        run("one page changed", root, jobs)


def run(what: str, folder: Path, jobs: int) -> None:
    """One `refgen drift` in a process of its own, its workers included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    command = [
        sys.executable,
        "-m",
        "refgen",
        "drift",
        "--sources",
        "docs",
        "--output",
        "drift.txt",
        "--jobs",
        str(jobs),
    ]
    path = os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")])
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, "PYTHONPATH": path})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    wall, peak = time.monotonic() - start, after.ru_maxrss / 1024
    print(
        f"refgen drift, {what}: {spent:.1f} s of CPU, {wall:.1f} s by the clock, {peak:.0f} MB in the largest process"
    )


if __name__ == "__main__":
    main()
