"""Alignment on page pairs with known sentence pairs, beside Gale and Church's method and hunalign.

    python -m benchmarks.bench_align [--every N] [--offset K] [--semantic] [--calibrate | --strangers]
    python -m benchmarks.bench_align --tree FOLDER [--below docs/standard] [--every N] [--offset K]

F1 strict and lax, one-sided rows kept apart (null), disturbed pages handled: as the script that comes with the pages
defines them. `five` disturbs long pages five times each, with disturbances of our own. With `--tree`, the pages are
those of a tree of side-by-side pages, a folder a locale: as they are, disturbed once, and five times.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean

from benchmarks.alignment import gale_church, hunalign
from benchmarks.alignment.calibrate import fit, judge, reliability
from benchmarks.alignment.disturb import disturbed_pages
from benchmarks.alignment.gold import FOLDER, GoldPage, TextPair, load_scorer, pages, score
from benchmarks.alignment.side_by_side import pages_under
from benchmarks.alignment.strangers import doubtful
from refgen.align import Both, OnlySource, OnlyTarget, Slot, View, align_views, load_meaning, segments_of

Aligner = Callable[[View, View], list[TextPair]]
SETS = ("dev", "dev_guides", "dev_hard", "five")
TREE_SETS = ("plain", "once", "five")


def refgen(source: View, target: View) -> list[TextPair]:
    return [_texts(slot) for slot in align_views(source, target)]


def _texts(slot: Slot) -> TextPair:
    source = slot.source.text if isinstance(slot, Both | OnlySource) else ""
    target = slot.target.text if isinstance(slot, Both | OnlyTarget) else ""
    return source, target


def over_segments(method: Callable[[list[str], list[str]], list[TextPair]]) -> Aligner:
    """A method that knows nothing but sentences, on the sentences that our rules cut."""

    def run(source: View, target: View) -> list[TextPair]:
        ours, theirs = ([part.text for unit in segments_of(view) for part in unit] for view in (source, target))
        return method(ours, theirs)

    return run


@dataclass(frozen=True)
class Pages:
    """Where the pages come from, and which of them."""

    tree: Path | None
    below: str
    every: int
    offset: int

    @property
    def sets(self) -> tuple[str, ...]:
        """Names of the sets that there are."""
        return TREE_SETS if self.tree else SETS

    def load(self, name: str) -> Iterator[GoldPage]:
        """The pages of one set."""
        if self.tree:
            found = pages_under(self.tree, self.below, self.every, self.offset)
            yield from found if name == "plain" else disturbed_pages(found, times=5 if name == "five" else 1)
        elif name == "five":
            whole = [*pages("dev_guides", self.every, self.offset), *pages("dev", self.every, self.offset)]
            yield from disturbed_pages(whole, times=5)
        else:
            yield from pages(name, self.every, self.offset)


def measure(
    aligner: Aligner, found: Iterable[GoldPage]
) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]], tuple[float, float]]:
    """Counts by language and by kind of disturbance; pages and segments a processor second, reading excluded."""
    scorer = load_scorer()
    languages: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    seconds, number, segments = 0.0, 0, 0
    for page in found:
        views = page.views()
        start = time.process_time()
        pairs = aligner(*views)
        seconds += time.process_time() - start
        number += 1
        segments += len(pairs)
        counts = score(scorer, page, pairs)
        languages[page.language].update(counts)
        kinds[page.kind].update(counts)
    return languages, kinds, (number / max(seconds, 1e-9), segments / max(seconds, 1e-9))


def report(name: str, counts: dict[str, Counter[str]]) -> None:
    """A line for each group of pages, and one for their mean."""
    scorer = load_scorer()
    summaries = {group: scorer.summarize(total) for group, total in sorted(counts.items())}
    keys = [key for key in ("F1", "lax", "null", "disturb") if any(key in summary for summary in summaries.values())]
    for group, summary in summaries.items():
        print(f"  {name:9} {group or 'plain':15}", *(f"{key} {summary[key]:.4f}" for key in keys if key in summary))
    macro = (f"{key} {mean(s[key] for s in summaries.values() if key in s):.4f}" for key in keys)
    print(f"  {name:9} {'mean':15}", *macro)


def calibrate(found: Pages, *, refit: bool) -> None:
    """How right slots are at each confidence, on the half of the pages that the weights were not fitted on."""
    scorer = load_scorer()
    if refit:
        print("weights:", [round(weight, 2) for weight in fit(judge(_half(found, 0), scorer))])
    print("confidence on the other half: from, slots, share right")
    for language, level, number, share in reliability(judge(_half(found, 1), scorer)):
        print(f"  {language:5} {level:.2f} {number:6} {share:.4f}")


def _half(found: Pages, number: int) -> Iterator[GoldPage]:
    half = replace(found, every=2 * found.every, offset=found.offset + number * found.every)
    for name in found.sets:
        yield from half.load(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="take every N-th page")
    parser.add_argument("--offset", type=int, default=0, help="begin with the K-th page")
    parser.add_argument("--semantic", action="store_true", help="measure refgen with the optional embedding, too")
    parser.add_argument("--calibrate", action="store_true", help="fit the weights of the confidence anew")
    parser.add_argument("--tree", type=Path, help="take the pages from a tree of side-by-side pages")
    parser.add_argument("--below", default="", help="only those in this folder of each locale")
    parser.add_argument(
        "--strangers", action="store_true", help="only hold each page against another's translation, too"
    )
    options = parser.parse_args()
    found = Pages(options.tree, options.below, options.every, options.offset)
    if not FOLDER.is_dir():
        sys.exit("bench_align: the page pairs (shared/align-dev, beside this checkout) are not here; nothing measured")
    if options.strangers:
        for name in found.sets:
            number, own, other = doubtful(found.load(name))
            print(
                f"{name:10} {number} pages, without a certain pair: {own} beside their translation, {other} beside another's"
            )
        return
    aligners: dict[str, Aligner] = {"refgen": refgen, "Gale-Church": over_segments(gale_church.align)}
    if options.semantic:
        meaning = load_meaning()
        aligners["refgen with embedding"] = lambda a, b: [_texts(slot) for slot in align_views(a, b, meaning=meaning)]
    if hunalign.PROGRAM:
        aligners["hunalign"] = over_segments(hunalign.align)
    for title, aligner in aligners.items():
        print(title)
        for name in found.sets:
            languages, kinds, speed = measure(aligner, found.load(name))
            report(name, languages)
            if title.startswith("refgen") and name in {"dev_hard", "once"}:
                report(name, kinds)
            print(f"  {name:9} {speed[0]:.0f} pages, {speed[1]:.0f} segments a second")
    calibrate(found, refit=options.calibrate)


if __name__ == "__main__":
    main()
