"""Recall of the drift report: plants one defect a page in clean text of real pages, and looks for it on the right line.

    python -m benchmarks.bench_drift ../shared/corpus --count 20 --seed 1

Pages are run as they are and, where they are side by side, also with their spans taken away, plain. A defect is caught
when a finding of its locale that the page did not have before stands on its line (what is missing has no line of its
own: there, on a line beside it). With `--misses FILE` every defect that was missed, or
that set off several findings, is written to a file.
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
from benchmarks.drift_mutations.layout import LAYOUT
from benchmarks.drift_mutations.markup import MARKUP
from benchmarks.drift_mutations.plant import Subject
from benchmarks.drift_mutations.values import VALUES
from benchmarks.drift_mutations.wording import WORDING
from refgen.align import AlignedPage, Both, align_page
from refgen.corpus import scan_tree
from refgen.drift.anchors import anchors_of, index_for
from refgen.drift.finding import Finding
from refgen.drift.run import check_page
from refgen.ops import Page, parse_page, units
from refgen.ops.write import Edit, edit_page

MUTATIONS = {**INSIDE, **AROUND, **WORDING, **VALUES, **MARKUP, **LAYOUT}
_SHARE = 5
"""Defects that one page gets, each for itself: what the page says without them is computed once."""
_ENOUGH = 0.92
"""Share that is wanted of every kind and locale."""
_PATIENCE = 12
"""Pages that are tried for each defect of a kind that is wanted."""


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
    """Check, locale and line of the new findings, of this and of other locales, on the right line or not."""
    text: str


@dataclass(frozen=True, slots=True)
class Job:
    """What one process plants."""

    root: Path
    files: Mapping[str, Mapping[str, str]]
    """Page key to locale to file."""
    mode: Mode
    kinds: Sequence[str]
    count: int
    seed: int


@dataclass(frozen=True, slots=True)
class Case:
    """A page of a mode, before."""

    mode: Mode
    pages: Mapping[str, Page]
    aligned: AlignedPage
    known: Counter[str]
    """Fingerprints of what the page has already."""
    slots: tuple[Both, ...]
    """The clean pairs."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--count", type=int, default=10, help="defects of each kind and mode")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default="", help="only these, separated by commas")
    parser.add_argument("--modes", default="", help='only these, separated by commas: "fr plain,zh sxs"')
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--misses", type=Path)
    given = parser.parse_args()
    tree = scan_tree(given.corpus)
    modes = [Mode(locale, is_plain) for locale in tree.locales for is_plain in (False, True) if locale != "en-us"]
    modes = [mode for mode in modes if not given.modes or mode.name in given.modes.split(",")]
    kinds = given.kinds.split(",") if given.kinds else list(MUTATIONS)
    if unknown := [kind for kind in kinds if kind not in MUTATIONS]:
        parser.error(f"there is no kind {', '.join(unknown)}; there are {', '.join(MUTATIONS)}")
    jobs = [Job(tree.root, tree.pages, mode, kinds, given.count, given.seed) for mode in modes]
    if given.jobs > 1:
        with ProcessPoolExecutor(given.jobs) as pool:
            outcomes = [one for found in pool.map(run_mode, jobs) for one in found]
    else:
        outcomes = [one for job in jobs for one in run_mode(job)]
    report(outcomes)
    if given.misses:
        rows = [one for one in outcomes if not one.is_caught or len(one.checks) > 1]
        given.misses.write_text("".join(json.dumps(_row(one), ensure_ascii=False) + "\n" for one in rows), "utf-8")


def _row(one: Outcome) -> dict[str, object]:
    return {
        "mode": one.mode,
        "kind": one.kind,
        "key": one.key,
        "line": one.line,
        "is_caught": one.is_caught,
        "checks": one.checks,
        "text": one.text,
    }


def run_mode(job: Job) -> list[Outcome]:
    """Plant defects of several kinds in the pages of a mode, a few on each page: each for itself."""
    chance = random.Random(f"{job.seed} {job.mode.name} {job.kinds[0]}")
    keys = [key for key, files in job.files.items() if job.mode.locale in files and len(files) > 1]
    wanted = Counter(dict.fromkeys(job.kinds, job.count))
    outcomes: list[Outcome] = []
    for key in chance.sample(keys, len(keys))[: _PATIENCE * job.count]:
        case = prepare(job.root, job.files[key], key, job.mode) if +wanted else None
        planted = 0
        for kind in chance.sample(sorted(+wanted), len(+wanted)) if case else ():
            outcome = plant(case, kind, chance) if case and planted < _SHARE else None
            if outcome:
                outcomes.append(outcome)
                wanted[kind] -= 1
                planted += 1
    return outcomes


def prepare(root: Path, files: Mapping[str, str], key: str, mode: Mode) -> Case | None:
    """A page before anything is planted; None where the mode has nothing to say of it."""
    pages = {locale: parse_page((root / path).read_bytes(), path) for locale, path in files.items()}
    page = pages[mode.locale]
    if page.is_side_by_side == mode.is_plain:
        if not page.is_side_by_side:
            return None
        pages[mode.locale] = parse_page(plain(page), page.source.path)
    if not any(one.is_side_by_side or locale == "en-us" for locale, one in pages.items()):
        return None
    aligned = align_page(key, pages)
    before = _found(aligned)
    touched = {one.line for one in before if one.locale == mode.locale}
    slots = tuple(
        slot for slot in aligned.translations[mode.locale].slots
        if isinstance(slot, Both) and slot.target.line not in touched
    )  # fmt: skip
    return Case(mode, pages, aligned, Counter(one.fingerprint for one in before), slots) if slots else None


def _found(page: AlignedPage) -> tuple[Finding, ...]:
    """What the checks say of one page by itself."""
    return check_page(page, index=index_for(page.key, {page.key: anchors_of(page)}))


def plant(case: Case, kind: str, chance: random.Random) -> Outcome | None:
    """One defect on a page; None where the page has no place for it."""
    mode, page = case.mode, case.pages[case.mode.locale]
    planted = MUTATIONS[kind](Subject(case.aligned, mode.locale, case.slots, chance))
    if planted is None:
        return None
    changed = parse_page(planted.apply(page.source.text).encode("utf-8", "surrogateescape"), page.source.path)
    again = align_page(case.aligned.key, {**case.pages, mode.locale: changed})
    new = [one for one in _found(again) if not case.known[one.fingerprint]]
    line = changed.source.line(planted.at)
    own = [one for one in new if one.locale == mode.locale]
    caught = any(abs(one.line - line) <= planted.slack for one in own)
    text = f"{page.source.text[planted.start : planted.end]!r:.200} -> {planted.text!r:.200}"
    return Outcome(mode.name, kind, case.aligned.key, line, caught, tuple(map(_shown, new)), text)


def _shown(finding: Finding) -> str:
    return f"{finding.check}:{finding.locale}:{finding.line}"


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
    print(f"{'kind':24}" + "".join(f"{mode:>10}" for mode in [*modes, "all"]) + f"{'findings':>10}")
    for kind in [*(kind for kind in MUTATIONS if (kind, "all") in cells), "all"]:
        said = [len(one.checks) for one in cells[kind, "all"] if one.is_caught]
        mean = f"{sum(said) / len(said):10.2f}" if said else ""
        print(f"{kind:24}" + "".join(f"{_cell(cells[kind, mode]):>10}" for mode in [*modes, "all"]) + mean)
    caught = [one for one in outcomes if one.is_caught]
    if caught:
        several = sum(len(one.checks) > 1 for one in caught)
        print(f"findings for one caught defect: {sum(len(one.checks) for one in caught) / len(caught):.2f}")
        print(f"caught defects with more than one finding: {several / len(caught):.1%}")
    low = [(kind, mode) for kind, mode in cells if share_of(cells[kind, mode]) < _ENOUGH]
    print(f"cells below {_ENOUGH:.0%}:", ", ".join(f"{kind} in {mode}" for kind, mode in sorted(low)) or "none")


def share_of(outcomes: Sequence[Outcome]) -> float:
    """How many of some defects were caught, from 0 to 1."""
    return sum(one.is_caught for one in outcomes) / len(outcomes) if outcomes else 1.0


def _cell(outcomes: Sequence[Outcome]) -> str:
    return f"{sum(one.is_caught for one in outcomes)}/{len(outcomes)}" if outcomes else "-"


if __name__ == "__main__":
    main()
