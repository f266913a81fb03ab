"""C types in annotations."""

import pytest

from refgen.api.model import Kind
from refgen.stub.emit.annotation import Annotator
from refgen.stub.emit.imports import Imports
from refgen.stub.emit.names import Place

KINDS = {
    "IThing": Kind.INTERFACE,
    "EColor": Kind.ENUMERATION,
    "OPTIONS": Kind.STRUCTURE,
    "LOCAL": Kind.STRUCTURE,
    "Callback": Kind.CALLBACK,
}


def annotator() -> Annotator:
    places = {name: Place("here" if name != "OPTIONS" else "there", name) for name in KINDS}
    return Annotator("here", places, KINDS, Imports("sample"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DWORD", "int"),
        ("mdTypeDef", "int"),
        ("unsigned long", "int"),
        ("BOOL", "bool"),
        ("LPCWSTR", "str | None"),
        ("const WCHAR*", "str | None"),
        ("WCHAR[]", "str | None"),
        ("BYTE*", "bytes | None"),
        ("const BYTE[]", "bytes | None"),
        ("DWORD*", "int | Sequence[int] | None"),
        ("LPDWORD", "int | Sequence[int] | None"),
        ("ULONG32[]", "Sequence[int] | None"),
        ("LPCWSTR*", "Sequence[str] | None"),
        ("REFIID", "UUID | str"),
        ("IThing*", "IThing | None"),
        ("IThing*[]", "Sequence[IThing] | None"),
        ("IThing**", "object"),
        ("EColor", "EColor"),
        ("OPTIONS", "_there.OPTIONS"),
        ("const OPTIONS*", "_there.OPTIONS | None"),
        ("LPCOPTIONS", "_there.OPTIONS | None"),
        ("Callback", "Callable[..., object] | None"),
        ("void*", "object"),
        ("PVOID", "object"),
        ("HANDLE", "object"),
        ("SAFEARRAY(VARIANT)", "object"),
        ("", "object"),
    ],
)
def test_a_value_that_goes_in(text: str, expected: str):
    assert annotator().given(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DWORD*", "int"),
        ("BOOL*", "bool"),
        ("WCHAR[]", "str"),
        ("LPWSTR", "str"),
        ("BSTR*", "str"),
        ("BYTE[]", "bytes"),
        ("BYTE**", "bytes"),
        ("BYTE*", "bytes | int"),
        ("IThing**", "IThing"),
        ("IThing*[]", "Sequence[IThing]"),
        ("EColor*", "EColor"),
        ("OPTIONS*", "_there.OPTIONS"),
        ("GUID*", "UUID | str"),
        ("void**", "object"),
    ],
)
def test_a_value_that_comes_out(text: str, expected: str):
    assert annotator().received(text) == expected


def test_a_name_that_a_member_hides_is_written_with_its_module():
    assert annotator().held("EColor", ("EColor",)) == ("_here.EColor | int", "0")


@pytest.mark.parametrize(
    ("text", "expected", "zero"),
    [
        (None, "object", "None"),
        ("WCHAR[255]", "str", '""'),
        ("SIZE_T[3]", "Sequence[int] | None", "None"),
        ("DWORD", "int", "0"),
        ("BOOL", "bool", "False"),
        ("LPWSTR", "str | None", "None"),
        ("EColor", "EColor | int", "0"),
        ("IThing", "IThing | None", "None"),
        ("GUID", "UUID | str", '"00000000-0000-0000-0000-000000000000"'),
        ("OPTIONS", "_there.OPTIONS | None", "None"),
        ("OPTIONS*", "_there.OPTIONS | None", "None"),
        ("LOCAL", "LOCAL", "field(default_factory=lambda: LOCAL())"),
    ],
)
def test_a_field(text: str | None, expected: str, zero: str):
    assert annotator().held(text) == (expected, zero)
