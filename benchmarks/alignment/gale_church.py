"""The classic: Gale and Church, A program for aligning sentences in bilingual corpora (1993), over a whole page."""

import math
from collections.abc import Sequence

_STEPS = {(1, 1): 0.89, (1, 0): 0.00495, (0, 1): 0.00495, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}
_VARIANCE = 6.8
_BAND = 40


def align(source: Sequence[str], target: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of sentences, joined where two are paired with one; an empty text where there is no counterpart."""
    lengths = [list(map(len, source)), list(map(len, target))]
    ratio = (sum(lengths[1]) or 1) / (sum(lengths[0]) or 1)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(source) + 1):
        middle = i * len(target) // max(len(source), 1)
        reach = _BAND + abs(len(source) - len(target))
        for j in range(max(0, middle - reach), min(len(target), middle + reach) + 1):
            options = [
                (best[i - a, j - b][0] + _cost(lengths, (i - a, i), (j - b, j), ratio, prior), (a, b))
                for (a, b), prior in _STEPS.items()
                if (i - a, j - b) in best
            ]
            if options and (i, j) != (0, 0):
                best[i, j] = min(options)
    found = []
    i, j = len(source), len(target)
    while (i, j) != (0, 0):
        a, b = best[i, j][1]
        found.append((" ".join(source[i - a : i]), " ".join(target[j - b : j])))
        i, j = i - a, j - b
    return found[::-1]


def _cost(
    lengths: Sequence[Sequence[int]], rows: tuple[int, int], columns: tuple[int, int], ratio: float, prior: float
) -> float:
    ours, theirs = sum(lengths[0][slice(*rows)]), sum(lengths[1][slice(*columns)])
    if not ours and not theirs:
        return -math.log(prior)
    mean = (ours + theirs / ratio) / 2
    delta = abs(theirs - ours * ratio) / math.sqrt(mean * _VARIANCE)
    return -math.log(prior) - math.log(max(math.erfc(delta / math.sqrt(2)), 1e-300))
