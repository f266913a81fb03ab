"""What a call can answer: an HRESULT with a number, a documented code without a known one, or nothing documented at all.

None of the three has a truth value. `if hr:` is wrong for every one of them: S_OK is 0, S_FALSE is a success that is not
S_OK, and an undocumented answer is neither success nor failure.
"""

import re
from typing import NoReturn, Self

_SUCCESS_NAME = re.compile(r"(?:^|_)S_")


class HResult(int):
    """A 32-bit HRESULT. Open: any number is one, whether or not it has a name here."""

    name: str
    """Documented name, or the number in hexadecimal."""

    def __new__(cls, value: int, name: str = "") -> Self:
        """Make one of a signed or unsigned 32-bit number."""
        self = super().__new__(cls, value & 0xFFFFFFFF)
        self.name = name or f"0x{int(self):08X}"
        return self

    @property
    def is_success(self) -> bool:
        """Whether the severity bit is clear; says nothing of what the docs mean by it."""
        return int(self) < 0x80000000

    @property
    def signed(self) -> int:
        """The number as C's `long` has it."""
        return int(self) - 0x100000000 if int(self) >= 0x80000000 else int(self)

    def __bool__(self) -> NoReturn:
        raise TypeError(f"{self.name} has no truth value: compare it, or ask `is_success`")

    def __repr__(self) -> str:
        return self.name


class UnnumberedCode:
    """A documented code whose number neither the docs nor a cited table tells; equal to another by name only."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def is_success(self) -> bool:
        """What the name's shape says (`…_S_…`), there being no severity bit to look at."""
        return _SUCCESS_NAME.search(self.name) is not None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnnumberedCode) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    def __bool__(self) -> NoReturn:
        raise TypeError(f"{self.name} has no truth value: compare it, or ask `is_success`")

    def __repr__(self) -> str:
        return self.name


class Undocumented:
    """What the docs do not say: the outcome of a call, or the value of an out-parameter. Different from every success."""

    __slots__ = ("subject",)

    def __init__(self, subject: str) -> None:
        self.subject = subject
        """Id of the callable, followed by the name of the out-parameter where it is about one."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Undocumented) and other.subject == self.subject

    def __hash__(self) -> int:
        return hash(self.subject)

    def __bool__(self) -> NoReturn:
        raise TypeError(f"the docs are silent about {self.subject}, so it has no truth value")

    def __repr__(self) -> str:
        return f"Undocumented({self.subject!r})"


Code = HResult | UnnumberedCode
"""A documented, scripted or recorded HRESULT."""
