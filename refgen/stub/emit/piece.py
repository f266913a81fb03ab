"""What one API is in the module of its area: text, and what it needs imported. Kept, it is not written again."""

from collections.abc import Callable
from dataclasses import dataclass

from refgen.api.model import Api


@dataclass(frozen=True, slots=True)
class Piece:
    """A class or a function of a module."""

    text: str
    needed: frozenset[tuple[str, str]]
    """Modules and names that must be there when the module is imported."""
    needed_typed: frozenset[tuple[str, str]]
    """Those that only annotations need."""


Keep = Callable[[tuple[Api, ...], str, Callable[[], Piece]], Piece]
"""Gives the piece of an API and its methods, made now or kept from a run in which all that it depends on was the same.

That is what the pages of these APIs say, what they include, and the text, which tells all else.
"""


def keep_nothing(apis: tuple[Api, ...], around: str, make: Callable[[], Piece]) -> Piece:
    """Make the piece."""
    del apis, around
    return make()
