"""A C++ client, compiled here, calls a stub object through its vtable."""

import ctypes
import shutil
import subprocess
from pathlib import Path

import pytest

from refgen.stub.rule import Always, IsNull, OneApi, Return, Rule, SetOut, Violate
from refgen.stub.runtime import native
from refgen.stub.runtime.native import NativeObject
from refgen.stub.runtime.reference import Argument, InterfaceShape, Reference, Shapes, Signature
from refgen.stub.runtime.vtables import VTABLES, VTable
from refgen.stub.runtime.world import World

MANAGER = "IHostTaskManager"
METHODS = {
    "GetStackGuarantee": (Argument("pGuarantee", "ULONG*", "out"),),
    "ReverseLeaveRuntime": (),
    "Sleep": (Argument("dwMilliseconds", "DWORD", "in"),),
}
GET, LEAVE = OneApi(f"{MANAGER}.GetStackGuarantee"), OneApi(f"{MANAGER}.ReverseLeaveRuntime")
RULES = (
    Rule("1", ("c",), "p", GET, Always(), Return("S_OK"), is_certain=True),
    Rule("2", ("c",), "p", GET, IsNull("pGuarantee"), Return("E_POINTER"), is_certain=True),
    Rule("3", ("c",), "p", GET, Always(), SetOut("pGuarantee", 4096), is_certain=True),
    Rule("4", ("c",), "p", LEAVE, Always(), Violate(), is_certain=True),
)


@pytest.fixture
def world():
    signatures = {
        f"{MANAGER}.{name}": Signature(f"{MANAGER}.{name}", MANAGER, "hosting", "HRESULT", arguments)
        for name, arguments in METHODS.items()
    }
    shapes = Shapes(
        signatures,
        {MANAGER: InterfaceShape((), tuple(signatures)), "IOther": InterfaceShape((), ())},
        {},
        {"S_OK": 0, "E_POINTER": 0x80004003},
    )
    return World(Reference(lambda: shapes, lambda: RULES, lambda: ()))


@pytest.fixture
def client(tmp_path):
    compiler = shutil.which("g++") or shutil.which("c++")
    if compiler is None:
        pytest.skip("no C++ compiler on this machine")
    library = tmp_path / "client.so"
    source = Path(__file__).with_name("client.cpp")
    subprocess.run([compiler, "-shared", "-fPIC", "-Wall", "-Werror", "-o", library, source], check=True)
    return ctypes.CDLL(str(library))


def test_a_native_caller_gets_the_documented_answers(world, client, monkeypatch):
    table = VTable(VTABLES[MANAGER].iid, tuple(METHODS), "the small interface of this test")
    monkeypatch.setattr(native, "VTABLES", {MANAGER: table})
    exposed = NativeObject(world, world.create(MANAGER), MANAGER)
    out = ctypes.create_string_buffer(200)
    client.run(ctypes.c_void_p(exposed.address), out, 200)
    assert out.value.decode() == "00000000 1 80004002 00000000 4096 80004003 a0000002 a0000001 1"
    assert exposed.incidents == [LEAVE.api, f"{MANAGER}.Sleep: Undocumented('the outcome of {MANAGER}.Sleep')"]


def test_without_an_overlay_it_refuses(world):
    with pytest.raises(LookupError, match="never guessed"):
        NativeObject(world, world.create("IOther"), "IOther")


def test_the_overlay_of_the_task_manager():
    assert str(VTABLES[MANAGER].iid) == "997ff24c-43b7-4352-8667-0dc04fafd354"
    assert VTABLES[MANAGER].methods.index("ReverseLeaveRuntime") + 3 == 12
    assert len(VTABLES[MANAGER].methods) == 18
