"""`python -m benchmarks.claims.draw --seed N --count N`: sentences to label, drawn at random from those that no file holds yet.

Drawn by occurrence, so that boilerplate weighs what it weighs. The lines have no verdict: a person adds one, without
seeing what the compiler makes of the sentence.
"""

import argparse
import json
import random
from collections.abc import Iterable
from pathlib import Path

from benchmarks.claims.corpus import SHARED, read_corpus
from benchmarks.claims.score import SETS, Label, read_labels
from refgen.stub.claims import Statement

FOURTH = (20261121, 320)
"""Seed and number of sentences of the sample that has this name."""
_LATER = frozenset({"fourth", "audited_again"})
"""What was not there yet when that sample was drawn."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.claims.draw", description=__doc__)
    parser.add_argument("--sources", type=Path, default=SHARED, help="the pages to draw from")
    parser.add_argument("--seed", type=int, default=FOURTH[0])
    parser.add_argument("--count", type=int, default=FOURTH[1])
    parser.add_argument("--beside", nargs="*", default=[one for one in SETS if one not in _LATER], metavar="SET")
    options = parser.parse_args()
    _, statements = read_corpus(options.sources)
    labels = [label for name in options.beside for label in read_labels(name)]
    for one in draw(statements, labels, options.seed, options.count):
        place = {"page": one.claim.page, "line": one.claim.line, "sha": one.claim.sha}
        print(json.dumps({**place, "section": one.claim.section, "text": one.text}, ensure_ascii=False))


def draw(statements: Iterable[Statement], labels: Iterable[Label], seed: int, count: int) -> tuple[Statement, ...]:
    """Sentences at places that no label names, in the order of the pages."""
    taken = {(label.page, label.line) for label in labels}
    free = {
        place: one
        for one in statements
        if one.text and (place := (one.claim.page, one.claim.line, one.claim.sha))[:2] not in taken
    }
    chosen = random.Random(seed).sample(sorted(free), count)
    return tuple(free[place] for place in sorted(chosen))


if __name__ == "__main__":
    main()
