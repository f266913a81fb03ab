"""`python -m benchmarks.claims [--sources ../shared/corpus] [--tune]`: what the compiler of sentences makes of labelled ones.

The held-out labels are scored without naming a sentence, so that nobody tunes on them; `--tune` lists the mistakes on
the other sets.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.claims.score import read_labels, render, score
from refgen.corpus import scan_tree
from refgen.progress import silent
from refgen.stages.modelling import make_model
from refgen.stages.reading import read_tree
from refgen.stub.claims import read_statements
from refgen.stub.compiler import Catalogue
from refgen.workers import workers

HELD_OUT = {"held_out", "fresh", "third"}
SHARED = Path(__file__).parents[3] / "shared" / "corpus"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.claims", description=__doc__)
    parser.add_argument("--sources", type=Path, default=SHARED, help="the pages that the labels are of")
    parser.add_argument("--tune", action="store_true", help="list the mistakes on the other sets")
    options = parser.parse_args()
    tree = scan_tree(options.sources, ())
    with TemporaryDirectory() as folder, workers(0, len(tree.pages)) as executor:
        reading = read_tree(tree, Path(folder), executor, silent)
        model = make_model(reading)
        statements = read_statements(model, reading.pages.values())
    catalogue = Catalogue(model)
    for name in ("held_out", "fresh", "third", "tuning", "audited"):
        found = score(read_labels(name), statements, catalogue)
        print(render(name, found, details=options.tune and name not in HELD_OUT))


if __name__ == "__main__":
    main()
