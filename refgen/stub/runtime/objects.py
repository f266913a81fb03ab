"""Objects that a world hands out: each method in the plain style, and through `raw` in the literal one."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from refgen.stub.runtime.reference import Reference, Signature
from refgen.stub.runtime.result import Result


class Callee(Protocol):
    """What an object asks of the `World` that it is in."""

    @property
    def reference(self) -> Reference:
        """The documented facts."""

    def method(self, interface: str, name: str) -> Signature:
        """The method of an interface; raises `AttributeError` if it has no such method."""

    def named(self, signature: Signature, values: Sequence[object], named: Mapping[str, object]) -> dict[str, object]:
        """Arguments by documented name, positional ones in the order of the in-parameters."""

    def plain(self, signature: Signature, target: str, arguments: Mapping[str, object]) -> Any:
        """Make a call in the plain style: a documented failure is raised."""

    def answer(self, signature: Signature, target: str, arguments: Mapping[str, object]) -> Result:
        """Make a call in the raw style: a documented failure is an answer."""


class ComObject:
    """An object with one documented interface. Generated classes derive from it and add the signatures."""

    __slots__ = ("_interface", "_name", "_world")
    _documented: ClassVar[str] = ""
    """Id of the interface that a generated class stands for."""

    def __init__(self, world: Callee, interface: str, name: str) -> None:
        self._world, self._interface, self._name = world, interface, name

    @property
    def raw(self) -> "RawCalls":
        """The same methods in the raw style: result and out-values, and never an exception for an HRESULT.

        A broken contract for which no HRESULT is documented has none to give: in a strict world it raises here too.
        """
        return RawCalls(self._world, self._interface, self._name)

    def _call(self, name: str, arguments: dict[str, Any]) -> Any:
        """Make a plain call; what generated methods do."""
        signature = self._world.method(self._interface, name)
        return self._world.plain(signature, self._name, arguments)

    if not TYPE_CHECKING:  # A generated class has its methods; what is not among them is a mistake.

        def __getattr__(self, name: str) -> Callable[..., Any]:
            if name in ComObject.__slots__:
                said = "belongs to no world: world.create makes one that does, and a host needs no documented class as base"
                raise AttributeError(f"this {type(self).__name__} {said}", name=name, obj=None)
            if name.startswith("_"):
                raise AttributeError(name)
            signature = self._world.method(self._interface, name)
            return partial(self._by_position, signature.id)

    def _by_position(self, api: str, /, *values: object, **named: object) -> Any:
        signature = self._world.reference.signature(api)
        return self._world.plain(signature, self._name, self._world.named(signature, values, named))

    def __repr__(self) -> str:
        return self._name


def interface_named(chosen: type[ComObject] | str) -> str:
    """Id of an interface that is chosen by its id or by its generated class."""
    if isinstance(chosen, str):
        return chosen
    if isinstance(chosen, type) and issubclass(chosen, ComObject):
        return chosen._documented  # noqa: SLF001 -- no documented name may hide it
    raise TypeError(f"{chosen!r} is no interface: give the name of an interface, or its class")


class RawCalls:
    """The methods of an object in the raw style."""

    __slots__ = ("_interface", "_name", "_world")

    def __init__(self, world: Callee, interface: str, name: str) -> None:
        self._world, self._interface, self._name = world, interface, name

    def __getattr__(self, name: str) -> Callable[..., Result]:
        if name.startswith("_"):
            raise AttributeError(name)
        return partial(self._call, self._world.method(self._interface, name))

    def __dir__(self) -> list[str]:
        return sorted(self._world.reference.methods(self._interface))

    def _call(self, signature: Signature, /, *values: object, **named: object) -> Result:
        return self._world.answer(signature, self._name, self._world.named(signature, values, named))
