"""What a plain call can raise."""

from collections.abc import Mapping

from refgen.stub.runtime.code import Code
from refgen.stub.runtime.reason import Reason

_PACKAGE = __name__.partition(".")[0]
"""What users import the exceptions from, and so what tracebacks and doctests name."""


class ContractViolation(Exception):  # noqa: N818 - the word that the documentation of this project uses
    """The caller broke a documented contract for which the docs name no code.

    A strict world raises it in both styles: a raw call has no answer to give then either.
    """

    __module__ = _PACKAGE

    def __init__(
        self, message: str, claims: tuple[str, ...] = (), *, api: str = "", reasons: tuple[Reason, ...] = ()
    ) -> None:
        super().__init__(message)
        self.claims = claims
        """Ids of the sentences that it broke."""
        self.api = api
        """Id of what was called."""
        self.reasons = reasons
        """What was done, and what was expected."""


class DocumentedFailure(Exception):  # noqa: N818 - what was called did not err: its documentation says so
    """A call answered with a failing code, as its documentation says."""

    __module__ = _PACKAGE

    def __init__(self, api: str, hresult: Code, claims: tuple[str, ...], outs: Mapping[str, object]) -> None:
        super().__init__(f"{api} answers {hresult.name}")
        self.api = api
        """Id of what was called."""
        self.hresult = hresult
        """The code."""
        self.claims = claims
        """Ids of the sentences that say so."""
        self.outs = outs
        """Out-parameters by name: a failing call may set some."""

    def __reduce__(self) -> tuple[object, ...]:
        # By default it would be made anew of its message alone, so that no process could hand it to another.
        return type(self), (self.api, self.hresult, self.claims, self.outs), self.__dict__
