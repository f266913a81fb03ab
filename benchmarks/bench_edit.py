"""What one saved page costs a process that serves a tree: the whole chain, from scanning the sources to the site.

    python -m benchmarks.bench_edit [../shared/corpus] [--edits 4]

CPU and wall seconds of each run: the first, which finds nothing kept, and one after each edit, of every kind in turn.
A run ends when all is written, the reports outside the site too. The tree is copied first.
"""

import argparse
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.bench_website import cpu, memory
from refgen.corpus.held import HELD
from refgen.memory import seldom_collected, set_aside
from refgen.pipeline import build
from refgen.settings import Settings

_ENGLISH = "</span></span>"
"""What ends an English text of a page that has it beside its translation: that of the heading comes first."""


def more(text: str) -> str:
    """A paragraph that no other language has: findings come."""
    return f"{text.rstrip()}\n\n1 1234.\n"


def name(text: str) -> str:
    """Another name in code."""
    return re.sub(r"`\w+`", "`Another`", text, count=1)


def sentence(text: str) -> str:
    """Other English, of which rules may be made."""
    title, *rest = text.split(_ENGLISH, 1)
    return _ENGLISH.join((title, *(heading(one) for one in rest)))


def heading(text: str) -> str:
    """Another title, which other pages show."""
    return text.replace(_ENGLISH, f" again{_ENGLISH}", 1)


KINDS: tuple[Callable[[str], str], ...] = (more, name, sentence, heading)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="?", default=Path("../shared/corpus"))
    parser.add_argument("--edits", type=int, default=4, help="of each kind")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, seldom_collected():
        work = Path(folder)
        root = shutil.copytree(asked.sources, work / "sources")
        settings = Settings(sources=root, output=work / "build", cache=work / "cache")
        pages = sorted(path for path in root.rglob("*.md") if "includes" not in path.parts)
        print(run("first", settings))
        for kind in KINDS:
            able = [page for page in pages if kind(text := page.read_text("utf-8")) != text]
            for number in range(asked.edits):
                page = able[(number + 1) * len(able) // (asked.edits + 1)]
                page.write_text(kind(page.read_text("utf-8")), "utf-8")
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
