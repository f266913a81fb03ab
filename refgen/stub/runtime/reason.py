"""Why a call breaks a contract, as data: what was done and what was expected, worded when somebody reads it."""

from refgen.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A phrase of reports and what fills it."""

    key: str
    """As in `wording.ENGLISH`."""
    values: tuple[tuple[str, str], ...]
    """By the names in the phrase: documented names, numbers and signs, the same in every language."""

    def __str__(self) -> str:
        """The same without a language: `given(parameter=pThing, found=None, wanted=≠ NULL)`."""
        return f"{self.key}({', '.join(f'{name}={value}' for name, value in self.values)})"


def reason(key: str, **values: str) -> Reason:
    """Make one."""
    return Reason(key, tuple(values.items()))
