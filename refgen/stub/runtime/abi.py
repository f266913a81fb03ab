"""C types of documented parameters as ctypes knows them: their size on the wire, and how values of them are written.

Sizes are those of the Windows headers on every machine: `LONG` and `BOOL` have 32 bits, pointers and `SIZE_T` those of the
machine. A type that is not here has no known size, and no call with one is made.
"""

import ctypes
from typing import Any

from refgen.stub.runtime.reference import Argument, Reference

_NUMBERS: dict[str, Any] = {
    **dict.fromkeys(("BOOL", "INT", "LONG", "int", "INT32"), ctypes.c_int32),
    **dict.fromkeys(("DWORD", "UINT", "UINT32", "ULONG", "ULONG32", "LCID", "CONNID"), ctypes.c_uint32),
    **dict.fromkeys(("SHORT",), ctypes.c_int16),
    **dict.fromkeys(("WORD", "USHORT"), ctypes.c_uint16),
    **dict.fromkeys(("LONGLONG", "INT64"), ctypes.c_int64),
    **dict.fromkeys(("ULONGLONG", "UINT64", "ULONG64", "TASKID"), ctypes.c_uint64),
    **dict.fromkeys(("SIZE_T", "UINT_PTR", "ULONG_PTR", "DWORD_PTR"), ctypes.c_size_t),
}
_ENUMERATION = ctypes.c_int32
_POINTERS = frozenset({"PVOID", "LPVOID", "HANDLE", "LPTHREAD_START_ROUTINE"})


def bare_type(text: str) -> str:
    """A documented type without `const` and blanks."""
    return text.removeprefix("const ").replace(" ", "")


def passed_as(argument: Argument, api: str, reference: Reference) -> Any:
    """The ctypes type in which an argument is passed.

    Raises:
        LookupError: its size is not known.
    """
    bare = bare_type(argument.type)
    if bare.endswith("*") or bare in _POINTERS:
        return ctypes.c_void_p
    found = _number(bare, reference)
    if found is None:
        raise LookupError(f"{api}: the size of {argument.type!r} is not known, so it cannot be passed")
    return found


def interface_behind(argument: Argument, reference: Reference) -> str:
    """Id of the interface that an argument points to, directly or through an out-pointer; '' for any other."""
    name = bare_type(argument.type).rstrip("*")
    return name if name in reference.shapes.interfaces else ""


def write_number(argument: Argument, address: int, value: object, reference: Reference) -> bool:
    """Write a number where an out-parameter points to; tell whether its size and value allow that."""
    bare = bare_type(argument.type)
    kind = _number(bare.removesuffix("*"), reference) if bare.endswith("*") else None
    if kind is None or not isinstance(value, int):
        return False
    kind.from_address(address).value = int(value)
    return True


def write_pointer(address: int, value: int | None) -> None:
    """Write a pointer where an out-parameter points to."""
    ctypes.c_void_p.from_address(address).value = value


def _number(bare: str, reference: Reference) -> Any:
    return _ENUMERATION if bare in reference.shapes.enumerations else _NUMBERS.get(bare)
