"""What a call gives back: code and out-values together, so that neither hides the other."""

from collections.abc import Iterator, Mapping
from typing import Any

from refgen.stub.runtime.code import Code, Undocumented


class Result(Mapping[str, Any]):
    """The answer of a raw call; out-values by documented name, as items and as attributes, also on failure."""

    __slots__ = ("_outs", "hresult", "value")

    def __init__(self, hresult: Code | Undocumented | None, outs: Mapping[str, object], value: object = None) -> None:
        self.hresult = hresult
        """The code; `Undocumented` where the docs do not say, None where the callable returns no HRESULT."""
        self.value = value
        """What a callable without HRESULT returned."""
        self._outs = dict(outs)

    def __getitem__(self, name: str) -> Any:
        return self._outs[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._outs)

    def __len__(self) -> int:
        return len(self._outs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # A copy is asked for such names before it has any out-values.
            raise AttributeError(name)
        try:
            return self._outs[name]
        except KeyError:
            raise AttributeError(
                f"the call has no out-value {name!r}; it has {', '.join(self._outs) or 'none'}"
            ) from None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Result):
            return NotImplemented
        return (self.hresult, self.value, self._outs) == (other.hresult, other.value, other._outs)

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        raise TypeError("a result has no truth value: compare its hresult")

    def __repr__(self) -> str:
        answer = self.hresult if self.hresult is not None else self.value
        return f"Result({', '.join([repr(answer), *(f'{name}={value!r}' for name, value in self._outs.items())])})"
