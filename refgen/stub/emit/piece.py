"""What one API is in the module of its area: text, and what it needs imported. Kept, it is not written again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from refgen.api.model import Api
from refgen.corpus.stretch import Stretch


@dataclass(frozen=True, slots=True)
class Piece:
    """A class or a function of a module."""

    text: str
    needed: frozenset[tuple[str, str]]
    """Modules and names that must be there when the module is imported."""
    needed_typed: frozenset[tuple[str, str]]
    """Those that only annotations need."""


class Keep(Protocol):
    """What may know pieces, and modules made of them, from runs in which all that they depend on was the same."""

    def piece(self, apis: tuple[Api, ...], around: str, make: Callable[[], Piece]) -> Piece:
        """The piece of an API and its methods: what their pages say, what they include, and the text decide it."""
        ...

    def module(self, given: tuple[Any, ...], make: Callable[[], Stretch]) -> Stretch:
        """A module of pieces that are asked for while it is made; what is given decides it."""
        ...


class KeepNothing:
    """Makes everything anew."""

    def piece(self, apis: tuple[Api, ...], around: str, make: Callable[[], Piece]) -> Piece:
        """Make the piece."""
        del apis, around
        return make()

    def module(self, given: tuple[Any, ...], make: Callable[[], Stretch]) -> Stretch:
        """Make the module."""
        del given
        return make()


KEEP_NOTHING = KeepNothing()
