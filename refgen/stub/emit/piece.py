"""What some APIs are in the module of their area: text, and what it needs imported. Kept, it is not written again."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, Protocol, TypeVar

from refgen.api.model import Api
from refgen.dataclass import dataclass

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Piece:
    """A class or a function of a module, or several."""

    text: str
    needed: frozenset[tuple[str, str]]
    """Modules and names that must be there when the module is imported."""
    needed_typed: frozenset[tuple[str, str]]
    """Those that only annotations need."""


def join_pieces(pieces: Iterable[Piece]) -> Piece:
    """Pieces that follow each other, as one."""
    all_of = tuple(pieces)
    return Piece(
        "\n\n\n".join(one.text for one in all_of),
        frozenset(chain.from_iterable(one.needed for one in all_of)),
        frozenset(chain.from_iterable(one.needed_typed for one in all_of)),
    )


class Keep(Protocol):
    """What may know pieces, and what is made of them, from runs in which all that they depend on was the same."""

    def piece(self, apis: tuple[Api, ...], around: str, make: Callable[[], Piece]) -> Piece:
        """The piece of an API and its methods: what their pages say, what they include, and the text decide it."""
        ...

    def joined(self, given: tuple[Any, ...], make: Callable[[], _Made]) -> _Made:
        """What is made of pieces that are asked for meanwhile; what is given decides it."""
        ...


class KeepNothing:
    """A `Keep` that remembers nothing: everything is made anew."""

    def piece(self, apis: tuple[Api, ...], around: str, make: Callable[[], Piece]) -> Piece:
        """Make the piece."""
        del apis, around
        return make()

    def joined(self, given: tuple[Any, ...], make: Callable[[], _Made]) -> _Made:
        """Make it."""
        del given
        return make()


KEEP_NOTHING = KeepNothing()
