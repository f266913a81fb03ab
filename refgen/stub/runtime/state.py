"""Everything that a world holds and a call may change."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field
from enum import StrEnum
from typing import TypedDict

from refgen.dataclass import dataclass
from refgen.stub.runtime.boundary import Boundary
from refgen.stub.runtime.code import Code
from refgen.stub.runtime.duty import Duties
from refgen.stub.runtime.fault import Fault
from refgen.stub.runtime.memory import Memory
from refgen.stub.runtime.moment import Call
from refgen.stub.runtime.supply import Supplies


class Mode(StrEnum):
    """How strictly a world takes the documentation."""

    STRICT = "strict"
    """Only rules that are certain; a broken contract raises. For tests and doctests."""
    PERMISSIVE = "permissive"
    """All live rules, the unsure ones too; a broken contract is noted in the trace, and the call goes on."""
    AUDIT = "audit"
    """The user's own objects and functions answer, and are compared with the rules that are certain."""

    @classmethod
    def _missing_(cls, value: object) -> "Mode | None":
        raise ValueError(f"there is no mode {value!r}; there are {', '.join(cls)}")


class Options(TypedDict, total=False):
    """What every world can be made with."""

    mode: Mode | str
    """By default `Mode.STRICT`."""
    version: str
    """Version of the runtime, `4.5`, for what the docs say of some versions only; by default none."""
    locale: str
    """In which a broken contract is told, with the sentence that it breaks: `fr-fr`, or `fr`; by default in signs."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a script answers."""

    code: str | int | Code | None = None
    """None leaves the answer to the rules."""
    outs: dict[str, object] = field(default_factory=dict)
    """By documented name."""
    value: object = None
    """For a callable without HRESULT."""


Script = Callable[..., "Reply | str | int | Code | None"]
"""Called with the in-arguments by name; a bare code is a `Reply` without out-values."""


@dataclass(slots=True)
class State:
    """One world's own things."""

    mode: Mode
    version: str
    locale: str
    """Of messages; '' for signs that are the same in every language."""
    memory: Memory = field(default_factory=Memory)
    boundary: Boundary = field(default_factory=Boundary)
    duties: Duties = field(default_factory=Duties)
    supplies: Supplies = field(default_factory=Supplies)
    faults: list[Fault] = field(default_factory=list)
    scripts: dict[str, Script] = field(default_factory=dict)
    trace: list[Call] = field(default_factory=list)
    callers: list[str] = field(default_factory=list)
    """Calls that are being answered, outermost first: a script may call back into the world."""
    exercised: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of the claims of each rule that has acted, by its id."""
    objects: dict[str, int] = field(default_factory=dict)
    """How many objects there are of each interface."""
    now: float = 0.0
    """Virtual seconds since the world began."""
    home: str = field(default_factory=lambda: threading.current_thread().name)
    """The thread of Python that made the world, which is its `main`."""

    @property
    def thread(self) -> str:
        """The thread of the world on which a call is made now."""
        for state, name in _BLOCKS.get():
            if state is self:
                return name
        here = threading.current_thread().name
        return "main" if here == self.home else here

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        """Make what calls in the block another thread of the world."""
        block = self, name
        _BLOCKS.set((block, *_BLOCKS.get()))
        try:
            yield
        finally:
            # Not what there was before: a generator may leave its block after another one has entered its own.
            _BLOCKS.set(tuple([one for one in _BLOCKS.get() if one is not block]))


_BLOCKS: ContextVar[tuple[tuple[State, str], ...]] = ContextVar("blocks", default=())
"""The blocks that the caller is in, innermost first: threads take turns at any time, and tasks of `asyncio` in one thread do."""
