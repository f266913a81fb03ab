"""Where methods stand in the vtables of interfaces: facts that the documentation does not hold.

Its tables of methods are sorted by the alphabet, so slots are never taken from it. An interface is here only if a public
header gives its IID, its base and the order of its slots.
"""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from refgen.dataclass import dataclass

IUNKNOWN = UUID("00000000-0000-0000-c000-000000000046")


@dataclass(frozen=True, slots=True)
class VTable:
    """The binary shape of an interface that derives from IUnknown."""

    iid: UUID
    methods: tuple[str, ...]
    """Behind the three of IUnknown, in the order of their slots."""
    source: str
    """The header that says so."""


_MSCOREE = (
    "the MIDL_INTERFACE blocks of mscoree.h in the .NET Framework SDK; the same order in two bindings made from Windows "
    "headers and metadata: github.com/ynkdir/py-win32more (Windows/Win32/System/ClrHosting.py, vtable indices 3 to 20) and "
    "github.com/khchen/winim (winim/inc/mscoree.nim)"
)

VTABLES: Mapping[str, VTable] = MappingProxyType(
    {
        "IHostTask": VTable(
            UUID("c2275828-c4b1-4b55-82c9-92135f74df1a"),
            ("Start", "Alert", "Join", "SetPriority", "GetPriority", "SetCLRTask"),
            _MSCOREE,
        ),
        "IHostTaskManager": VTable(
            UUID("997ff24c-43b7-4352-8667-0dc04fafd354"),
            (
                "GetCurrentTask",
                "CreateTask",
                "Sleep",
                "SwitchToTask",
                "SetUILocale",
                "SetLocale",
                "CallNeedsHostHook",
                "LeaveRuntime",
                "EnterRuntime",
                "ReverseLeaveRuntime",
                "ReverseEnterRuntime",
                "BeginDelayAbort",
                "EndDelayAbort",
                "BeginThreadAffinity",
                "EndThreadAffinity",
                "SetStackGuarantee",
                "GetStackGuarantee",
                "SetCLRTaskManager",
            ),
            _MSCOREE,
        ),
    }
)
