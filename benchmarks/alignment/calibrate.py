"""Measures how right slots are at each confidence, and fits the weights that make the confidence."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from unittest import mock

from benchmarks.alignment.gold import GoldPage
from refgen.align import Both, align_views, unit_slots
from refgen.align.confidence import Evidence, confidence_of

Judged = tuple[str, Evidence, bool]
"""The language, what spoke for the pair, and whether it is right."""
LEVELS = (0.99, 0.98, 0.97, 0.96, 0.95, 0.9, 0.8, 0.5, 0.0)


def judge(pages: Iterable[GoldPage], scorer: ModuleType) -> list[Judged]:
    """The evidence of every two-sided slot, and whether the known pairs contain it."""
    found: list[Judged] = []
    for page in pages:
        seen: list[Evidence] = []

        def record(evidence: Evidence, seen: list[Evidence] = seen) -> float:
            seen.append(evidence)
            return confidence_of(evidence)

        with mock.patch.object(unit_slots, "confidence_of", record):
            slots = [slot for slot in align_views(*page.views()) if isinstance(slot, Both)]
        known = _known(page, scorer)
        for slot, evidence in zip(slots, seen, strict=True):
            pair = scorer.norm(slot.source.text), scorer.norm(slot.target.text)
            if pair in known or pair[0] != pair[1]:
                found.append((page.language, evidence, pair in known))
    return found


def _known(page: GoldPage, scorer: ModuleType) -> set[tuple[str, str]]:
    pairs = [(row["source"], row["target"]) for row in page.rows]
    pairs += [(source, target) for row in page.rows for cut in row.get("alts", ()) for source, target in cut]
    return {(scorer.norm(source), scorer.norm(target)) for source, target in pairs if source and target}


def reliability(judged: Iterable[Judged]) -> Iterator[tuple[str, float, int, float]]:
    """For each language, and for all: from each level up to the next, the slots and the share of them that is right."""
    total: Counter[tuple[str, float]] = Counter()
    right: Counter[tuple[str, float]] = Counter()
    for language, evidence, is_right in judged:
        level = next(level for level in LEVELS if confidence_of(evidence) >= level)
        for group in (language, "all"):
            total[group, level] += 1
            right[group, level] += is_right
    for (group, level), number in sorted(total.items(), key=lambda item: (item[0][0], -item[0][1])):
        yield group, level, number, right[group, level] / number


def fit(judged: Sequence[Judged], rounds: int = 25) -> list[float]:
    """Weights of a logistic regression, by Newton's method with a little shrinkage."""
    size = len(judged[0][1].features)
    weights = [0.0] * size
    for _ in range(rounds):
        slope = [-0.1 * weight for weight in weights]
        bend = [[0.1 * (i == j) for j in range(size)] for i in range(size)]
        for _, evidence, is_right in judged:
            features = evidence.features
            p = 1 / (1 + math.exp(-sum(map(lambda a, b: a * b, weights, features))))
            for i in range(size):
                slope[i] += (is_right - p) * features[i]
                for j in range(size):
                    bend[i][j] += p * (1 - p) * features[i] * features[j]
        weights = [weight + step for weight, step in zip(weights, _solve(bend, slope), strict=True)]
    return weights


def _solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    rows = [[*line, value] for line, value in zip(matrix, vector, strict=True)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(len(rows)):
            if r != i:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [rows[i][-1] / rows[i][i] for i in range(len(rows))]
