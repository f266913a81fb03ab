"""Lets C and C++ call a stub object: a COM vtable made with ctypes.

A Python exception never crosses. What a caller gets where the docs name no number is a code with the customer bit set,
which no documented HRESULT has, so that it cannot be taken for one; `NativeObject.incidents` tells the story.
"""

import ctypes
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from refgen.stub.runtime.code import HResult
from refgen.stub.runtime.errors import ContractViolation
from refgen.stub.runtime.objects import ComObject
from refgen.stub.runtime.reference import Argument, Signature
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

_NUMBERS: dict[str, Any] = {
    "BOOL": ctypes.c_int32,
    "INT": ctypes.c_int32,
    "LONG": ctypes.c_int32,
    "int": ctypes.c_int32,
    "DWORD": ctypes.c_uint32,
    "UINT": ctypes.c_uint32,
    "UINT32": ctypes.c_uint32,
    "ULONG": ctypes.c_uint32,
    "LCID": ctypes.c_uint32,
    "SIZE_T": ctypes.c_size_t,
    "UINT64": ctypes.c_uint64,
    "ULONG64": ctypes.c_uint64,
}
_POINTERS = frozenset({"PVOID", "LPVOID", "HANDLE", "LPTHREAD_START_ROUTINE"})
_prototype: Callable[..., Any] = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)


class NativeObject:
    """A stub object as C sees it. Keep it alive for as long as native code holds `address`."""

    def __init__(self, world: "World", stub: ComObject, interface: str) -> None:
        """Build the vtable.

        Raises:
            LookupError: there is no cited overlay for the interface, or a slot cannot be called safely.
        """
        table = VTABLES.get(interface)
        if table is None:
            raise LookupError(
                f"{interface} has no vtable here: the documentation gives neither its IID nor the order of its slots, "
                f"and they are never guessed; there are {', '.join(VTABLES)}"
            )
        self.incidents: list[str] = []
        """What could not be said in an HRESULT, in order."""
        self.references = 1
        """As `AddRef` and `Release` count; the object lives on at 0, for a test to see it."""
        self._world, self._stub = world, stub
        self._iids = {IUNKNOWN.bytes_le, table.iid.bytes_le}
        self._children: list[NativeObject] = []
        slots = [self._query(), self._counter(1), self._counter(-1)]
        slots += [self._slot(world.method(interface, name)) for name in table.methods]
        self._slots = slots
        self._vtable = (ctypes.c_void_p * len(slots))(*(ctypes.cast(slot, ctypes.c_void_p) for slot in slots))
        self._object = ctypes.c_void_p(ctypes.addressof(self._vtable))

    @property
    def address(self) -> int:
        """What a C caller takes for the interface pointer."""
        return ctypes.addressof(self._object)

    def _query(self) -> Any:
        def query(_this: int, iid: int | None, result: int | None) -> int:
            if not iid or not result:
                return _signed(_E_POINTER)
            is_known = ctypes.string_at(iid, 16) in self._iids
            ctypes.c_void_p.from_address(result).value = self.address if is_known else None
            self.references += is_known
            return _signed(_S_OK if is_known else _E_NOINTERFACE)

        return _prototype(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(query)

    def _counter(self, by: int) -> Any:
        def count(_this: int) -> int:
            self.references = max(0, self.references + by)
            return self.references

        return _prototype(ctypes.c_uint32, ctypes.c_void_p)(count)

    def _slot(self, signature: Signature) -> Any:
        types = [_ctype(argument, signature) for argument in signature.arguments]

        def call(_this: int, *values: int | None) -> int:
            try:
                return _signed(self._answer(signature, values))
            except ContractViolation as violation:
                self.incidents.append(str(violation))
                return _signed(VIOLATION)
            except BaseException as error:  # noqa: BLE001 - nothing may unwind through a native frame
                self.incidents.append(f"{signature.id}: {error!r}")
                return _signed(INTERNAL)

        return _prototype(ctypes.c_int32, ctypes.c_void_p, *types)(call)

    def _answer(self, signature: Signature, values: tuple[int | None, ...]) -> int:
        given = dict(zip(signature.arguments, values, strict=True))
        result = self._world.answer(
            signature,
            repr(self._stub),
            {argument.name: value for argument, value in given.items() if argument.is_in or not value},
        )
        for argument, address in given.items():
            if argument.is_out and address and argument.name in result:
                self._write(argument, address, result[argument.name])
        if isinstance(result.hresult, HResult):
            return int(result.hresult)
        self.incidents.append(f"{signature.id}: {result.hresult!r}")
        return UNDOCUMENTED

    def _write(self, argument: Argument, address: int, value: object) -> None:
        """Write an out-value; what the docs do not say leaves the caller's memory as it was."""
        pointee = _bare(argument.type).removesuffix("*")
        if isinstance(value, ComObject) and pointee.removesuffix("*") in VTABLES:
            child = NativeObject(self._world, value, pointee.removesuffix("*"))
            self._children.append(child)
            ctypes.c_void_p.from_address(address).value = child.address
        elif isinstance(value, int) and pointee in _NUMBERS:
            _NUMBERS[pointee].from_address(address).value = int(value)


def _ctype(argument: Argument, signature: Signature) -> Any:
    bare = _bare(argument.type)
    if bare.endswith("*") or bare in _POINTERS:
        return ctypes.c_void_p
    if bare not in _NUMBERS:
        raise LookupError(f"{signature.id}: the size of {argument.type!r} is not known, so it cannot be passed")
    return _NUMBERS[bare]


def _bare(text: str) -> str:
    return text.removeprefix("const ").replace(" ", "")


def _signed(code: int) -> int:
    return HResult(code).signed
