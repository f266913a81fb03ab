"""Recall of the drift report: plants one defect a page in clean text of real pages, and looks for it on the right line.

    python -m benchmarks.bench_drift ../shared/corpus --count 20 --seed 1

French is plain; Italian and Chinese are run side by side and, with their spans taken away, plain. A defect is caught
when a finding of its locale that the page did not have before stands on its line (what is missing has no line of its
own: there, on a line beside it). With `--misses FILE` every defect that was missed is written to a file.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.drift_mutations.around import AROUND
from benchmarks.drift_mutations.inside import INSIDE
from benchmarks.drift_mutations.plant import Subject
from refgen.align import Both, align_page
from refgen.corpus import scan_tree
from refgen.drift.anchors import corpus_index
from refgen.drift.finding import Finding
from refgen.drift.run import check_page
from refgen.ops import Edit, Page, edit_page, parse_page, units

MUTATIONS = {**INSIDE, **AROUND}


@dataclass(frozen=True, slots=True)
class Mode:
    """A locale, as its pages are or without the English in them."""

    locale: str
    is_plain: bool

    @property
    def name(self) -> str:
        """As the table names it."""
        return f"{self.locale[:2]} {'plain' if self.is_plain else 'sxs'}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one planted defect."""

    mode: str
    kind: str
    key: str
    line: int
    is_caught: bool
    checks: tuple[str, ...]
    """Of the new findings of the locale, on the right line or not."""
    new: int
    """New findings in all locales."""
    text: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--count", type=int, default=10, help="defects of each kind and mode")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default="", help="only these, separated by commas")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--misses", type=Path)
    given = parser.parse_args()
    tree = scan_tree(given.corpus)
    modes = [Mode(locale, is_plain) for locale in tree.locales for is_plain in (False, True) if locale != "en-us"]
    kinds = given.kinds.split(",") if given.kinds else list(MUTATIONS)
    jobs = [(tree.root, tree.pages, mode, kind, given.count, given.seed) for mode in modes for kind in kinds]
    if given.jobs > 1:
        with ProcessPoolExecutor(given.jobs) as pool:
            outcomes = [one for found in pool.map(run_kind, jobs) for one in found]
    else:
        outcomes = [one for job in jobs for one in run_kind(job)]
    report(outcomes)
    if given.misses:
        rows = [one for one in outcomes if not one.is_caught]
        given.misses.write_text("".join(json.dumps(_row(one), ensure_ascii=False) + "\n" for one in rows), "utf-8")


def _row(one: Outcome) -> dict[str, object]:
    return {
        "mode": one.mode,
        "kind": one.kind,
        "key": one.key,
        "line": one.line,
        "checks": one.checks,
        "text": one.text,
    }


def run_kind(job: tuple[Path, Mapping[str, Mapping[str, str]], Mode, str, int, int]) -> list[Outcome]:
    """Plant a kind of defect in as many pages as asked for."""
    root, files, mode, kind, count, seed = job
    chance = random.Random(f"{seed} {mode.name} {kind}")
    keys = [key for key in files if mode.locale in files[key] and len(files[key]) > 1]
    outcomes: list[Outcome] = []
    for tried, key in enumerate(chance.sample(keys, len(keys))):
        if len(outcomes) >= count or tried > 40 * count:
            break
        pages = {locale: parse_page((root / path).read_bytes(), path) for locale, path in files[key].items()}
        outcome = plant(pages, key, mode, kind, chance)
        if outcome:
            outcomes.append(outcome)
    return outcomes


def plant(pages: dict[str, Page], key: str, mode: Mode, kind: str, chance: random.Random) -> Outcome | None:
    """One defect on a page; None where the page has no place for it."""
    page = pages[mode.locale]
    if page.is_side_by_side == mode.is_plain:
        if not page.is_side_by_side:
            return None
        page = parse_page(plain(page), page.source.path)
        pages[mode.locale] = page
    if sum(one.is_side_by_side for one in pages.values()) == 0:
        return None
    aligned = align_page(key, pages)
    before = check_page(aligned, index=corpus_index([aligned]))
    touched = {one.line for one in before if one.locale == mode.locale}
    slots = tuple(
        slot for slot in aligned.translations[mode.locale].slots
        if isinstance(slot, Both) and slot.target.line not in touched
    )  # fmt: skip
    planted = MUTATIONS[kind](Subject(aligned, mode.locale, slots, chance)) if slots else None
    if planted is None:
        return None
    text = planted.apply(page.source.text)
    changed = parse_page(text.encode("utf-8", "surrogateescape"), page.source.path)
    again = align_page(key, {**pages, mode.locale: changed})
    known = Counter(one.fingerprint for one in before)
    new = [one for one in check_page(again, index=corpus_index([again])) if not known[one.fingerprint]]
    line = changed.source.line(planted.at)
    own = [one for one in new if one.locale == mode.locale]
    caught = any(abs(one.line - line) <= planted.slack for one in own)
    return Outcome(mode.name, kind, key, line, caught, tuple(_shown(one) for one in own), len(new), planted.text[:120])


def _shown(finding: Finding) -> str:
    return f"{finding.check}:{finding.line}"


def plain(page: Page) -> bytes:
    """A side-by-side page without its English."""
    pairs = (pair for placed in units(page) for pair in placed.unit.pairs)
    return edit_page(page, [Edit(pair.start, pair.end, pair.target) for pair in pairs])


def report(outcomes: Sequence[Outcome]) -> None:
    """A table of kinds and modes, then the totals."""
    modes = sorted({one.mode for one in outcomes})
    cells: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for one in outcomes:
        cells[one.kind, one.mode].append(one)
        cells[one.kind, "all"].append(one)
        cells["all", one.mode].append(one)
        cells["all", "all"].append(one)
    print(f"{'kind':24}" + "".join(f"{mode:>12}" for mode in [*modes, "all"]))
    for kind in [*(kind for kind in MUTATIONS if (kind, "all") in cells), "all"]:
        print(f"{kind:24}" + "".join(f"{_cell(cells[kind, mode]):>12}" for mode in [*modes, "all"]))
    caught = [one for one in outcomes if one.is_caught]
    if caught:
        print(f"findings for one caught defect: {sum(one.new for one in caught) / len(caught):.2f}")


def _cell(outcomes: Sequence[Outcome]) -> str:
    if not outcomes:
        return "-"
    caught = sum(one.is_caught for one in outcomes)
    return f"{caught}/{len(outcomes)}"


if __name__ == "__main__":
    main()
