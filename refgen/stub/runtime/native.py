"""Lets C and C++ call a stub object: a COM vtable made with ctypes, in the machine's own calling convention.

A Python exception never crosses. What a caller gets where the docs name no number is a code with the customer bit set,
which no documented HRESULT has, so that it cannot be taken for one; `NativeObject.incidents` tells the story.

Any number of native threads may call: they take turns in the world, in which each has a name of its own, so that what the
docs say of one thread holds for each of them.
"""

import ctypes
import threading
from _thread import interrupt_main
from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from refgen.stub.runtime.abi import interface_behind, passed_as, write_number, write_pointer
from refgen.stub.runtime.code import HResult
from refgen.stub.runtime.errors import ContractViolation
from refgen.stub.runtime.objects import ComObject
from refgen.stub.runtime.reference import Argument, Signature
from refgen.stub.runtime.result import Result
from refgen.stub.runtime.supply import interface_of
from refgen.stub.runtime.vtables import IUNKNOWN, VTABLES

if TYPE_CHECKING:
    from refgen.stub.runtime.world import World

UNDOCUMENTED = 0xA0000001
"""The docs do not say what this call answers, or not its number."""
VIOLATION = 0xA0000002
"""The caller broke a contract for which the docs name no code."""
INTERNAL = 0xA0000003
"""Something else went wrong in Python."""
_S_OK, _E_NOINTERFACE, _E_POINTER = 0, 0x80004002, 0x80004003  # as the COM specification says for QueryInterface

_SOON = 0.05
"""Seconds after which an interrupted call has returned to native code; where that calls again, it is interrupted again."""

_prototype: Callable[..., Any] = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)


class NativeObject:
    """A stub object as C sees it. Keep it alive for as long as native code holds `address`, or that of a child."""

    def __init__(
        self, world: "World", stub: ComObject, interface: str, *, parent: "NativeObject | None" = None
    ) -> None:
        """Build the vtable; `parent` is the object whose call gave this one.

        Raises:
            LookupError: there is no cited overlay for the interface, the object has another one, or a slot cannot be
                called safely.
        """
        if stub._interface != interface:  # noqa: SLF001 -- no documented name may hide it
            raise LookupError(f"{stub!r} is no {interface}: it was created as {stub._interface}")  # noqa: SLF001
        table = VTABLES.get(interface)
        if table is None:
            raise LookupError(
                f"{interface} has no vtable here: the documentation gives neither its IID nor the order of its slots, "
                f"and they are never guessed; there are {', '.join(VTABLES)}"
            )
        self.references = 1
        """As `AddRef` and `Release` count; the object lives on at 0, for a test to see it."""
        self.stub = stub
        self._world = world
        self._iids = {IUNKNOWN.bytes_le, table.iid.bytes_le}
        self._shared: _Shared = parent._shared if parent else _Shared()  # noqa: SLF001 - one family, one state
        methods = world.reference.methods(interface)
        lacking = [name for name in table.methods if name not in methods or not methods[name].is_hresult]
        if lacking:
            raise LookupError(f"{interface} cannot be called: the pages do not document {', '.join(lacking)}")
        slots = [self._query(), self._counter(1), self._counter(-1)]
        slots += [self._slot(methods[name]) for name in table.methods]
        self._slots = slots  # ctypes frees a function with its last Python reference
        self._vtable = (ctypes.c_void_p * len(slots))(*(ctypes.cast(slot, ctypes.c_void_p) for slot in slots))
        self._object = ctypes.c_void_p(ctypes.addressof(self._vtable))
        self._shared.objects[self.address] = self

    @property
    def address(self) -> int:
        """What a C caller takes for the interface pointer."""
        return ctypes.addressof(self._object)

    @property
    def incidents(self) -> list[str]:
        """What could not be said in an HRESULT, in order; of this object, and of those that its calls gave."""
        return self._shared.incidents

    def add_reference(self, by: int = 1) -> int:
        """Count a reference more, or less; what C does by `AddRef` and `Release`."""
        with self._shared.lock:
            self.references = max(0, self.references + by)
            return self.references

    def _query(self) -> Any:
        def query(_this: int, iid: int | None, result: int | None) -> int:
            if not result:
                return _signed(_E_POINTER)
            is_known = iid is not None and ctypes.string_at(iid, 16) in self._iids
            write_pointer(result, self.address if is_known else None)
            if is_known:
                self.add_reference()
            return _signed(_S_OK if is_known else _E_NOINTERFACE)

        return _prototype(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(query)

    def _counter(self, by: int) -> Any:
        def count(_this: int) -> int:
            return self.add_reference(by)

        return _prototype(ctypes.c_uint32, ctypes.c_void_p)(count)

    def _slot(self, signature: Signature) -> Any:
        reference = self._world.reference
        types = [passed_as(argument, signature.id, reference) for argument in signature.arguments]

        def call(_this: int, *values: int | None) -> int:
            try:
                with self._shared.lock, self._thread():
                    return _signed(self._answer(signature, values))
            except ContractViolation as violation:
                self.incidents.append(str(violation))
                return _signed(VIOLATION)
            except BaseException as error:  # noqa: BLE001 - nothing may unwind through a native frame
                self.incidents.append(f"{signature.id}: {error!r}")
                if isinstance(error, KeyboardInterrupt):
                    threading.Timer(_SOON, interrupt_main).start()
                return _signed(INTERNAL)

        return _prototype(ctypes.c_int32, ctypes.c_void_p, *types)(call)

    def _thread(self) -> Any:
        """Python's main thread is whichever the world says it is; every other one has a name of its own."""
        if threading.current_thread() is threading.main_thread():
            return nullcontext()
        names = self._shared.threads
        return self._world.thread(names.setdefault(threading.get_ident(), f"native-{len(names) + 1}"))

    def _answer(self, signature: Signature, values: tuple[int | None, ...]) -> int:
        given = dict(zip(signature.arguments, values, strict=True))
        arguments = {
            argument.name: self._read(argument, value)
            for argument, value in given.items()
            if argument.is_in or not value
        }
        result = self._world.answer(signature, repr(self.stub), arguments)
        for argument, address in given.items():
            if argument.is_out and address:
                self._write(signature, argument, address, result)
        if isinstance(result.hresult, HResult):
            return int(result.hresult)
        self.incidents.append(f"{signature.id}: {result.hresult!r}")
        return UNDOCUMENTED

    def _read(self, argument: Argument, value: int | None) -> object:
        """An in-value; a pointer to one of our own objects is that object."""
        if value and interface_behind(argument, self._world.reference) and value in self._shared.objects:
            return self._shared.objects[value].stub
        return value

    def _write(self, signature: Signature, argument: Argument, address: int, result: Result) -> None:
        """Write an out-value. What the docs do not say leaves memory as it was, except for pointers: those are null."""
        value, interface = result.get(argument.name), interface_of(argument, self._world.reference)
        if interface:
            pointer = self._pointer_to(value, interface)
            write_pointer(address, pointer)
            is_written = pointer is not None or value is None
        else:
            is_written = argument.name not in result or write_number(argument, address, value, self._world.reference)
        if not is_written:
            self.incidents.append(f"{signature.id}: {argument.name} was not written: {value!r}")

    def _pointer_to(self, value: object, interface: str) -> int | None:
        """The address of an object that a call gives, with one reference for the caller; None where it has no vtable."""
        if not isinstance(value, ComObject) or interface not in VTABLES:
            return None
        known = next((one for one in self._shared.objects.values() if one.stub is value), None)
        if known is None:
            return NativeObject(self._world, value, interface, parent=self).address
        known.add_reference()
        return known.address


class _Shared:
    """What an object and those that its calls gave have in common."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        """Held while a call is answered; a script may call back."""
        self.incidents: list[str] = []
        self.objects: dict[int, NativeObject] = {}
        """By address: everything that native code may still hold."""
        self.threads: dict[int, str] = {}
        """Names in the world, by identity of the system's threads."""


def _signed(code: int) -> int:
    return HResult(code).signed
