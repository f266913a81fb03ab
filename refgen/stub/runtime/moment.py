"""One call as the rules see it: who calls what with which arguments, and, once there is one, the answer."""

from collections.abc import Mapping
from dataclasses import field

from refgen.dataclass import dataclass
from refgen.stub.runtime.code import Code, Undocumented
from refgen.stub.runtime.reason import Reason
from refgen.stub.runtime.reference import Signature


@dataclass(frozen=True, slots=True)
class Attempt:
    """A call before its answer."""

    signature: Signature
    target: str
    """Name of the object that is called, `IHostTaskManager#1`; '' for a function."""
    thread: str
    arguments: Mapping[str, object]
    """By documented name: every in-parameter, and the out-parameters for which the caller passed null or a buffer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call answered."""

    code: Code | Undocumented | None
    """None for a callable that returns no HRESULT."""
    value: object = None
    """What a callable without HRESULT returned."""
    outs: Mapping[str, object] = field(default_factory=dict)
    """By documented name; also on failure."""
    rules: tuple[str, ...] = ()
    """Ids of the rules that decided it."""
    claims: tuple[str, ...] = ()
    """Ids of the sentences behind those rules."""
    reasons: tuple[Reason, ...] = ()
    """What the caller did, and what was expected, where a broken contract has no answer."""
    is_violation: bool = False
    """Whether there is no answer, because the caller broke a contract for which the docs name no code."""


@dataclass(frozen=True, slots=True)
class Call:
    """A line of a trace: a call with its answer."""

    index: int
    """0-based position in its trace."""
    time: float
    """Virtual seconds since the world began."""
    attempt: Attempt
    answer: Answer

    @property
    def api(self) -> str:
        """Id of what was called."""
        return self.attempt.signature.id
