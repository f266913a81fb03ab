"""A C type taken apart, and what kind of value stands for it in Python."""

import re
from enum import StrEnum
from typing import NamedTuple

_QUALIFIER = re.compile(r"\b(?:const|volatile|FAR|far|struct|enum|union|IN|OUT|__RPC_FAR)\b")
_POINTER_NAME = re.compile(
    r"^(?:LP|P)(?=(?:DWORD|ULONG|ULONG32|ULONG64|LONG|INT|UINT|BYTE|BOOL|BOOLEAN|WORD|USHORT|VOID|WCHAR|CHAR|SIZE_T)$)"
)
_TOKEN = re.compile(r"^md[A-Z]\w*$")
_CAPITALS = {"VOID": "void"}


class Family(StrEnum):
    """What kind of value stands for a type."""

    NUMBER = "number"
    TRUTH = "truth"
    TEXT = "text"
    """A pointer to text under a name of its own."""
    CHARACTER = "character"
    BYTE = "byte"
    GUID = "guid"
    NAMED = "named"
    """Something that the model may document."""


class CType(NamedTuple):
    """A type without its qualifiers."""

    base: str
    depth: int
    """How many pointers and arrays stand around the base."""
    is_array: bool

    @property
    def family(self) -> Family:
        """The kind of value of the base."""
        if self.base in _FAMILIES:
            return _FAMILIES[self.base]
        return Family.NUMBER if _TOKEN.match(self.base) else Family.NAMED


def read_type(text: str) -> CType:
    """Take a type apart; unknown names stay as they are."""
    bare = _QUALIFIER.sub(" ", text)
    depth = bare.count("*") + bare.count("[") + bare.count("&")
    base = " ".join(re.sub(r"\[[^\]]*\]|[*&]", " ", bare).split())
    pointer = _POINTER_NAME.sub("", base)
    if pointer != base:
        base, depth = _CAPITALS.get(pointer, pointer), depth + 1
    return CType(base, depth, is_array="[" in bare)


def _spread(family: Family, names: str) -> dict[str, Family]:
    return dict.fromkeys((name.strip() for name in names.split(",")), family)


_FAMILIES = {
    **_spread(
        Family.NUMBER,
        "DWORD, ULONG, ULONG32, ULONG64, ULONGLONG, LONG, LONG64, LONGLONG, INT, UINT, INT8, INT16, INT32, INT64, UINT8, "
        "UINT16, UINT32, UINT64, USHORT, SHORT, WORD, SIZE_T, SSIZE_T, UINT_PTR, INT_PTR, ULONG_PTR, LONG_PTR, DWORD_PTR, "
        "DWORD64, DWORDLONG, LCID, CORDB_ADDRESS, CORDB_REGISTER, CLRDATA_ADDRESS, CLRDATA_ENUM, CONNID, TASKID, ALG_ID, ULong32, "
        "STACK_ADDRESS, TADDR, HRESULT, RESULT, FLOAT, int, short, long, unsigned, unsigned int, unsigned long, "
        "unsigned short, long long, unsigned long long, __int8, __int16, __int32, __int64, unsigned __int64, size_t, "
        "uint8_t, uint16_t, uint32_t, uint64_t, int8_t, int16_t, int32_t, int64_t",
    ),
    **_spread(Family.TRUTH, "BOOL, BOOLEAN, Bool, bool, VARIANT_BOOL"),
    **_spread(
        Family.TEXT,
        "LPCWSTR, LPWSTR, LPCSTR, LPSTR, PSTR, PCSTR, PWSTR, PCWSTR, LPCOLESTR, LPOLESTR, LPCTSTR, LPTSTR, BSTR",
    ),
    **_spread(Family.CHARACTER, "WCHAR, CHAR, TCHAR, OLECHAR, char, wchar_t"),
    **_spread(Family.BYTE, "BYTE, UCHAR, unsigned char, COR_SIGNATURE"),
    **_spread(Family.GUID, "GUID, IID, CLSID, REFGUID, REFIID, REFCLSID, UUID"),
}
