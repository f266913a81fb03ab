"""Conditions that a world's author sets, because no call can bring them about: a timeout, a lack of memory."""

from refgen.dataclass import dataclass


@dataclass(slots=True)
class Fault:
    """One condition for the calls of one callable."""

    api: str
    name: str
    """The condition's name in the rules, or the name of a documented code."""
    after: int = 0
    """Calls that it lets pass first."""
    times: int | None = 1
    """Calls that it strikes; None means every one."""

    def __post_init__(self) -> None:
        if self.after < 0 or (self.times is not None and self.times < 0):
            raise ValueError(f"after={self.after}, times={self.times}: calls cannot be fewer than none")

    @property
    def is_due(self) -> bool:
        """Whether it strikes the next call."""
        return self.after == 0 and self.times != 0

    def pass_call(self) -> None:
        """Note that a call was made."""
        if self.after:
            self.after -= 1
        elif self.times:
            self.times -= 1
