"""Why a call breaks a contract, as data: what was done and what was expected, worded when somebody reads it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A phrase of reports and what fills it."""

    key: str
    """As in `wording.ENGLISH`."""
    values: tuple[tuple[str, str], ...]
    """By the names in the phrase: documented names, numbers and signs, the same in every language."""


def reason(key: str, **values: str) -> Reason:
    """Make one."""
    return Reason(key, tuple(values.items()))
