"""`python -m benchmarks.claims [--sources ../shared/corpus] [--tune]`: what the compiler of sentences makes of labelled ones.

The held-out labels are scored without naming a sentence, so that nobody tunes on them; `--tune` lists the mistakes on
the other sets.
"""

import argparse
from pathlib import Path

from benchmarks.claims.corpus import SHARED, read_corpus
from benchmarks.claims.score import SETS, read_labels, render, score
from refgen.stub.compiler import Catalogue

HELD_OUT = {"held_out", "fresh", "third", "fourth"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.claims", description=__doc__)
    parser.add_argument("--sources", type=Path, default=SHARED, help="the pages that the labels are of")
    parser.add_argument("--tune", action="store_true", help="list the mistakes on the other sets")
    options = parser.parse_args()
    model, statements = read_corpus(options.sources)
    catalogue = Catalogue(model)
    for name in SETS:
        found = score(read_labels(name), statements, catalogue)
        print(render(name, found, details=options.tune and name not in HELD_OUT))


if __name__ == "__main__":
    main()
