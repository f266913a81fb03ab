"""What rules are about: values as data, and pieces of state that outlive a call."""

from enum import StrEnum

from refgen.dataclass import dataclass

Literal = int | str | bool | None
"""A value in a rule. A `str` is the name of a documented constant, or the text itself where the parameter is a string."""


class Per(StrEnum):
    """What has its own copy of a piece of state."""

    WORLD = "world"
    OBJECT = "object"
    THREAD = "thread"


@dataclass(frozen=True, slots=True)
class Slot:
    """A piece of state by name; unset, it is None, and counts as 0 for `Count`."""

    name: str
    """Kebab-case; `clr-unusable`, `reverse-entries`."""
    per: Per = Per.WORLD
