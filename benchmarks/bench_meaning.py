"""How well the advisory doubt (check `meaning`) ranks mistranslations above sound translations.

    python -m benchmarks.bench_meaning ../shared/corpus --pages 60 --seed 1
    python -m benchmarks.bench_meaning ../shared/corpus --fit

Each drawn sentence is rated as it stands on its page, and once for each way to mistranslate it; what really stands on
the page counts as sound, whatever its translator made of it. The first table is the AUC: how often a mistranslation
is more doubtful than a sound one (0.5 is chance). The second is the share of mistranslations among the k most doubtful
where one sentence in twenty was mistranslated and k is their number. The third counts what the report would list.
`--fit` prints weights for `refgen/drift/meaning.py`, fitted on one half of the pages, and measures on the other.

It needs the optional extra: `pip install 'refgen[semantic]'`.
"""

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.drift_mutations.meaning import MEANINGS, Surroundings
from refgen.align import AlignedPage, Both, Similarity, align_page, load_similarity
from refgen.corpus import read_pages, scan_tree
from refgen.drift.facts import facts
from refgen.drift.meaning import Signs, doubt, signs_of
from refgen.drift.problem import SegmentPair
from refgen.errors import MissingResourceError
from refgen.locales import load_locale

SOUND = "sound"
_PREVALENCE = 20
"""Sound translations for one mistranslation, where precision is measured."""
_HARD = ("shuffled",)
"""Kinds that the weights are not fitted on: the embedding hardly sees the order of words."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A sentence with a translation, sound or not."""

    locale: str
    kind: str
    signs: Signs
    half: int
    """0 or 1: the half of the pages that it is on."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--sentences", type=int, default=5, help="of each page and locale")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fit", action="store_true")
    given = parser.parse_args()
    rated = list(rate(given.corpus, given.pages, given.sentences, given.seed))
    if given.fit:
        weights = fit([one for one in rated if one.half == 0])
        named = zip(Signs._fields, weights, strict=True)
        print("weights:", ", ".join(f"{name} {weight:.1f}" for name, weight in named))
        rated = [one for one in rated if one.half == 1]
        report(rated, lambda signs: sum(a * b for a, b in zip(signs, weights, strict=True)))
    else:
        report(rated, doubt)
        listed(rated)


def rate(corpus: Path, count: int, sentences: int, seed: int) -> Iterator[Rated]:
    """Sound and mistranslated sentences of some pages with their signs."""
    chance, similarity, tree = random.Random(seed), load_similarity(), scan_tree(corpus)
    keys = chance.sample(sorted(tree.pages), count)
    pages = [align_page(key, read_pages(tree.root, tree.pages[key])[0]) for key in keys]
    for locale in tree.locales:
        texts = [[slot.target.text for slot in pairs(page, locale)] for page in pages]
        for number, page in enumerate(pages):
            others = [text for other, found in enumerate(texts) if other != number for text in found]
            around = Surroundings(load_locale(locale).code, pairs(page, locale), others, chance)
            for slot in chance.sample(around.page, min(sentences, len(around.page))):
                yield from versions(slot, locale, around, similarity, number % 2)


def pairs(page: AlignedPage, locale: str) -> Sequence[Both]:
    """The pairs that the check rates."""
    translation = page.translations.get(locale)
    return [
        slot for slot in (translation.slots if translation and page.has_english else ())
        if isinstance(slot, Both) and slot.confidence >= 0.5 and len(facts(slot.source.text).words) >= 3
    ]  # fmt: skip


def versions(slot: Both, locale: str, around: Surroundings, similarity: Similarity, half: int) -> Iterator[Rated]:
    """A sentence as it stands, and mistranslated in every way."""
    made = {SOUND: slot.target.text} | {kind: change(slot, around) for kind, change in MEANINGS.items()}
    texts = {kind: text for kind, text in made.items() if text and (kind == SOUND or text != slot.target.text)}
    sources = [slot.source.text, *(one.source.text for one in around.page if one.source.text != slot.source.text)]
    for (kind, text), row in zip(texts.items(), similarity(list(texts.values()), sources), strict=True):
        english, language = load_locale("en-us"), load_locale(locale)
        pair = SegmentPair(facts(slot.source.text), facts(text), english, language)
        yield Rated(locale, kind, signs_of(pair, row[0], max(row[1:], default=0.0)), half)


def fit(rated: Sequence[Rated]) -> list[float]:
    """Weights by logistic regression; every kind counts as much as the others, all sound ones as much as all kinds."""
    # the embedding brings it; nothing else in refgen needs it
    import numpy as np  # noqa: PLC0415

    chosen = [one for one in rated if one.kind not in _HARD]
    counts: dict[str, int] = defaultdict(int)
    for one in chosen:
        counts[one.kind] += 1
    signs = np.array([one.signs for one in chosen])
    is_bad = np.array([one.kind != SOUND for one in chosen], float)
    share = np.array([(len(counts) - 1 if one.kind == SOUND else 1) / counts[one.kind] for one in chosen])
    share /= share.sum()
    weights = np.zeros(signs.shape[1])
    for _ in range(100):
        guess = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (share * (is_bad - guess)) - 1e-4 * weights
        curve = (signs.T * (share * guess * (1 - guess))) @ signs + 1e-4 * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return [float(weight) for weight in weights]


def report(rated: Sequence[Rated], score: Callable[[Signs], float]) -> None:
    """AUC, then precision among the most doubtful, by kind and locale."""
    groups: Mapping[tuple[str, str], list[float]] = defaultdict(list)
    for one in rated:
        groups[one.locale, one.kind].append(score(one.signs))
    locales = sorted({one.locale for one in rated})
    for title, measure in (("AUC", auc), ("precision at k", precision)):
        print(f"{title:16}" + "".join(f"{locale:>16}" for locale in locales))
        for kind in MEANINGS:
            cells = [_cell(measure, groups[locale, kind], groups[locale, SOUND]) for locale in locales]
            print(f"{kind:16}" + "".join(f"{cell:>16}" for cell in cells))


def listed(rated: Sequence[Rated]) -> None:
    """Share of each kind that the report lists: doubt of a half or more."""
    print(f"{'listed':16}")
    for kind in (SOUND, *MEANINGS):
        scores = [doubt(one.signs) for one in rated if one.kind == kind]
        print(f"{kind:16}{sum(score >= 0.5 for score in scores):>6} of {len(scores)}")


def _cell(measure: Callable[[list[float], list[float]], float], bad: list[float], sound: list[float]) -> str:
    return f"{measure(bad, sound):.3f} of {len(bad)}" if bad and sound else "-"


def auc(bad: list[float], sound: list[float]) -> float:
    """How often a mistranslation is more doubtful than a sound translation; equal ones count a half."""
    wins = sum((one > other) + (one == other) / 2 for one in bad for other in sound)
    return wins / (len(bad) * len(sound))


def precision(bad: list[float], sound: list[float]) -> float:
    """Share of mistranslations among the k most doubtful, where one in twenty is one, averaged over them all."""
    k = max(1, len(sound) // _PREVALENCE)
    shares = []
    for start in range(0, max(1, len(bad) - k + 1), k):
        mixed: list[tuple[float, Any]] = [(score, True) for score in bad[start : start + k]]
        mixed += [(score, False) for score in sound]
        mixed.sort(key=lambda one: (-one[0], one[1]))
        size = len(bad[start : start + k])
        shares.append(sum(is_bad for _, is_bad in mixed[:size]) / size)
    return sum(shares) / len(shares)


if __name__ == "__main__":
    try:
        main()
    except MissingResourceError as missing:
        sys.exit(str(missing))
