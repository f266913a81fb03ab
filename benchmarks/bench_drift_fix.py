"""What `--fix` does to real pages: how many defects it repairs, whether a second run finds anything, and what is new.

    python -m benchmarks.bench_drift_fix ../shared/corpus                         repair the tree in memory, check it again
    python -m benchmarks.bench_drift_fix ../shared/corpus --labels                score the repairs that were read by hand
    python -m benchmarks.bench_drift_fix ../shared/corpus --sample 20 --seed 1    repairs without a label, to be read

Nothing is written. `drift_repairs.jsonl` holds a fingerprint, the check, the verdict (`right`, `wrong`) and the reason; no
text of a page.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from refgen.align import align_page
from refgen.corpus import Tree, read_pages, scan_tree
from refgen.drift.anchors import anchors_of, index_for
from refgen.drift.finding import Finding
from refgen.drift.fix import apply_fixes, plan_fixes
from refgen.drift.run import check_page
from refgen.ops import Page, parse_page

LABELS = Path(__file__).parent / "drift_repairs.jsonl"
Key = tuple[str, str, str, str, tuple[str, ...]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--labels", action="store_true", help="score the labels")
    parser.add_argument("--sample", type=int, default=0, help="repairs to show of each check and locale")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    tree = scan_tree(given.corpus)
    pages = {key: dict(read_pages(tree.root, files)[0]) for key, files in tree.pages.items()}
    before = check(pages)
    labels = {row["fingerprint"]: row["verdict"] for row in map(json.loads, LABELS.read_text("utf-8").splitlines())}
    if given.labels:
        score([one for one in before if one.edits], labels)
    elif given.sample:
        show([one for one in before if one.edits and one.fingerprint not in labels], given.sample, given.seed)
    else:
        compare(tree, pages, before)


def check(pages: Mapping[str, Mapping[str, Page]]) -> list[Finding]:
    """All findings of single pages."""
    aligned = {key: align_page(key, files) for key, files in pages.items()}
    anchors = {key: anchors_of(page) for key, page in aligned.items()}
    return [one for key, page in aligned.items() for one in check_page(page, index=index_for(key, anchors))]


def compare(tree: Tree, pages: dict[str, dict[str, Page]], before: Sequence[Finding]) -> None:
    """Repair, check again, and say what has changed."""
    plans = plan_fixes(before)
    by_file = {page.source.path: page for files in pages.values() for page in files.values()}
    repaired = {one.fingerprint for plan in plans for one in plan.findings}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in before:
        for name in (one.check, "all"):
            counts[name]["found"] += 1
            counts[name]["repaired"] += one.fingerprint in repaired
    for name, count in sorted(counts.items(), key=lambda item: -item[1]["found"]):
        print(f"{name:24}{count['repaired']:>6} of {count['found']:<6}{count['repaired'] / count['found']:>7.1%}")
    fixed = {file: parse_page(data, file) for file, data in apply_fixes(plans, by_file).items()}
    after = check(
        {
            key: {locale: fixed.get(page.source.path, page) for locale, page in files.items()}
            for key, files in pages.items()
        }
    )
    print(
        f"findings: {len(before)} before, {len(after)} after, on {len(tree.pages)} pages; files repaired: {len(fixed)}"
    )
    print(f"repairs that a second run would make: {sum(bool(one.edits) for one in after)}")
    new = Counter(map(key_of, after)) - Counter(map(key_of, before))
    print(f"findings that the repairs have brought: {new.total()}")
    for key, number in sorted(new.items())[:20]:
        print("   ", number, *key)


def key_of(finding: Finding) -> Key:
    """What a finding is about, whatever the translation now says."""
    return finding.check, finding.locale, finding.path, finding.source, finding.evidence


def show(found: list[Finding], count: int, seed: int) -> None:
    """Some repairs of each check and locale, different texts first."""
    groups: dict[tuple[str, str], dict[tuple[str, str], Finding]] = defaultdict(dict)
    for one in found:
        groups[one.check, one.locale][one.source, one.target] = one
    chance = random.Random(seed)
    for key in sorted(groups):
        rows = list(groups[key].values())
        for one in chance.sample(rows, min(count, len(rows))):
            print(json.dumps([one.fingerprint, *key, one.source, one.target, one.fix], ensure_ascii=False))


def score(found: list[Finding], verdicts: Mapping[str, str]) -> None:
    """Right repairs among those with a label, by check and locale."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        if verdict := verdicts.get(one.fingerprint):
            for name in ("all", one.check, one.locale):
                counts[name][verdict] += 1
    for name, count in sorted(counts.items()):
        print(f"{name:24}{count['right']:>6} of {count.total():<6}{count['right'] / count.total():>7.1%}")
    print(f"labels whose repair is gone: {len(set(verdicts) - {one.fingerprint for one in found})}")


if __name__ == "__main__":
    main()
