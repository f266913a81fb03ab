"""Precision of the drift report on real pages, by findings that were read by hand.

    python -m benchmarks.bench_drift_precision ../shared/corpus            score the labels
    python -m benchmarks.bench_drift_precision ../shared/corpus --sample 20 --seed 1    findings without a label, to be read

`drift_labels.jsonl` holds a fingerprint, the check, the verdict (`right`, `wrong`, `unsure`) and the reason; no text of a page. A label
whose finding is gone is counted apart.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

from refgen.align import align_page
from refgen.corpus import read_pages, scan_tree
from refgen.drift.anchors import anchors_of, index_for
from refgen.drift.corpus import check_corpus
from refgen.drift.corpus_view import extract_of
from refgen.drift.finding import Finding
from refgen.drift.run import check_page
from refgen.drift.spelling import respelled, without_right

LABELS = Path(__file__).parent / "drift_labels.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="findings to show of each check and locale")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = findings_of(given.corpus)
    labels = {row["fingerprint"]: row for row in map(json.loads, LABELS.read_text("utf-8").splitlines())}
    if given.sample:
        show([one for one in found if one.fingerprint not in labels], given.sample, given.seed)
    else:
        score(found, {name: row["verdict"] for name, row in labels.items()})


def findings_of(corpus: Path) -> list[Finding]:
    """All findings of a tree."""
    tree = scan_tree(corpus)
    pages = [align_page(key, read_pages(tree.root, files)[0]) for key, files in tree.pages.items()]
    anchors = {page.key: anchors_of(page) for page in pages}
    of_pages = tuple(one for page in pages for one in check_page(page, index=index_for(page.key, anchors)))
    extracts = [extract_of(page) for page in pages]
    names = {name for one in extracts for name in one.names}
    return [*without_right(of_pages, respelled(of_pages), names), *check_corpus(extracts)]


def show(found: list[Finding], count: int, seed: int) -> None:
    """Some findings of each check and locale, different texts first."""
    groups: dict[tuple[str, str], dict[tuple[str, str], Finding]] = defaultdict(dict)
    for one in found:
        groups[one.check, one.locale][one.source, one.target] = one
    chance = random.Random(seed)
    for key in sorted(groups):
        rows = list(groups[key].values())
        for one in chance.sample(rows, min(count, len(rows))):
            print(
                json.dumps(
                    [one.fingerprint, one.check, one.severity.value, one.locale, one.message, one.source, one.target],
                    ensure_ascii=False,
                )
            )


def score(found: list[Finding], verdicts: dict[str, str]) -> None:
    """Right findings among those with a label, by severity, locale and check; those that are unsure count as wrong."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        verdict = verdicts.get(one.fingerprint)
        if verdict:
            for key in (one.severity.value, one.locale, one.check):
                counts[key][verdict] += 1
    for key in [*("error", "warning", "info"), *sorted(set(counts) - {"error", "warning", "info"})]:
        total = counts[key].total()
        if total:
            print(f"{key:24}{counts[key]['right']:>6}/{total:<6}{counts[key]['right'] / total:>7.1%}")
    gone = set(verdicts) - {one.fingerprint for one in found}
    print(f"labels whose finding is gone: {len(gone)}")


if __name__ == "__main__":
    main()
