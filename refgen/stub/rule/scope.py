"""Scopes: the calls that a rule is about."""

from refgen.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class OneApi:
    """Calls of one method, function or callback."""

    api: str
    parameter: str | None = None
    """The parameter that the sentence describes; None where it is about the whole call."""


@dataclass(frozen=True, slots=True)
class EveryMethod:
    """Calls of every method of an interface, not of those derived from it."""

    interface: str


@dataclass(frozen=True, slots=True)
class EveryCall:
    """Calls of every callable in an area: "subsequent calls to hosting methods"."""

    area: str
    """As `Api.area`."""


Scope = OneApi | EveryMethod | EveryCall
