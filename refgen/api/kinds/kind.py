"""What a kind of page is: how it is told, and which facts are read from it."""

from collections.abc import Callable
from typing import NamedTuple

from refgen.api.context import PageContext
from refgen.api.members import LinkedMember
from refgen.api.model import NOTHING, Kind, Member, Outcome, Parameter, Passage
from refgen.api.signature import Declaration


class Facts(NamedTuple):
    """What a page of one kind states beyond what every page does."""

    return_type: str = ""
    parameters: tuple[Parameter, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    return_value: Passage = NOTHING
    members: tuple[Member, ...] = ()
    linked: tuple[LinkedMember, ...] = ()
    """Members that link to pages of their own; they stand after `members`."""
    bases: tuple[str, ...] = ()
    is_flags: bool = False


class PageKind(NamedTuple):
    """One kind of page."""

    kind: Kind
    words: tuple[str, ...]
    """English words that end the title, its anchor or the file name, lower case."""
    is_declared_by: Callable[[Declaration], bool]
    """Whether a declaration in the syntax block makes the page one of this kind."""
    is_member: bool
    """Whether its APIs belong to an interface."""
    read: Callable[[PageContext, str, Declaration | None], Facts]
    """Reads the facts; takes the page, the API's name and the declaration in its syntax block."""


def is_never(declaration: Declaration) -> bool:
    """For kinds that no declaration tells."""
    del declaration
    return False
