"""A C++ client, compiled here, calls the stub of the project's own pages through the vtable of the public header."""

import ctypes
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from refgen.cli import main
from refgen.pipeline import reference_of
from refgen.settings import Settings
from refgen.stub.emit.shapes import make_shapes
from refgen.stub.rule import IsNull, OneApi, Return, Rule, Status
from refgen.stub.runtime import native
from refgen.stub.runtime.native import INTERNAL, UNDOCUMENTED, VIOLATION, NativeObject
from refgen.stub.runtime.reference import Reference
from refgen.stub.runtime.vtables import IUNKNOWN, VTABLES
from refgen.stub.runtime.world import World

MANAGER = "IHostTaskManager"
GUARANTEE = f"{MANAGER}.GetStackGuarantee"
NULL = Rule("null", ("c",), "hand", OneApi(GUARANTEE), IsNull("pGuarantee"), Return("E_POINTER"), Status.HAND)
"""A pointer that must not be null, for the pages of this interface say so of none."""
S_OK, E_NOINTERFACE, E_POINTER, E_UNEXPECTED = 0, 0x80004002, 0x80004003, 0x8000FFFF
VISITED = (
    *VTABLES[MANAGER].methods[:9],
    "ReverseEnterRuntime",
    "ReverseLeaveRuntime",
    *VTABLES[MANAGER].methods[11:],
)
"""The order in which the client visits the slots."""
SILENT = ("SetStackGuarantee", "GetStackGuarantee")
"""Of these the pages list no code."""


@pytest.fixture(scope="module")
def reference(tmp_path_factory, sources):
    output = tmp_path_factory.mktemp("reference")
    model, made = reference_of(Settings(sources=sources, output=output, cache=None, jobs=1))
    shapes = make_shapes(model, made.book)
    shapes.codes["E_POINTER"] = E_POINTER
    return Reference(lambda: shapes, lambda: (*made.book.rules, NULL), lambda: made.book.claims)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    compiler = shutil.which("g++") or shutil.which("c++")
    if compiler is None:
        pytest.skip("no C++ compiler on this machine")
    library = tmp_path_factory.mktemp("client") / "client.so"
    source = Path(__file__).with_name("client.cpp")
    flags = ["-std=c++17", "-shared", "-fPIC", "-pthread", "-Wall", "-Wextra", "-Werror"]
    subprocess.run([compiler, *flags, "-o", library, source], check=True)
    return ctypes.CDLL(str(library))


@pytest.fixture
def world(reference):
    return World(reference)


@pytest.fixture
def exposed(world):
    return NativeObject(world, world.create(MANAGER), MANAGER)


def pointer(exposed):
    return ctypes.c_void_p(exposed.address)


def code(number):
    return number & 0xFFFFFFFF


def test_every_slot_is_the_method_that_the_header_names(world, exposed, client):
    world.supply(GUARANTEE, pGuarantee=4096)
    answers = (ctypes.c_int32 * 20)()
    assert client.visit(pointer(exposed), answers) == 20
    assert tuple(call.attempt.signature.name for call in world.trace) == VISITED
    expected = [UNDOCUMENTED if name in SILENT else S_OK for name in VISITED]
    assert [code(one) for one in answers] == [*expected, 0, 4096]
    given = {call.attempt.signature.name: call.attempt.arguments for call in world.trace}
    assert given["CallNeedsHostHook"]["target"] == 0x7FFF12345678
    assert given["LeaveRuntime"]["target"] == 0xFEDCBA9876543210
    assert given["SetStackGuarantee"]["guarantee"] == 0xFFFFFFFF
    assert given["CreateTask"]["pParameter"] is None
    assert repr(next(iter(given["SetCLRTaskManager"].values()))) == f"{MANAGER}#1"
    assert [incident.split(":")[0] for incident in exposed.incidents] == [f"{MANAGER}.{name}" for name in SILENT]


def test_documented_codes_arrive(world, exposed, client):
    assert code(client.end_delay_abort(pointer(exposed))) == E_UNEXPECTED
    world.fault(f"{MANAGER}.LeaveRuntime", "E_FAIL")
    assert code(client.leave(pointer(exposed))) == 0x80004005
    assert code(client.leave(pointer(exposed))) == world.reference.shapes.codes["HOST_E_CLRNOTAVAILABLE"]


def test_null_is_answered_and_out_values_are_written(world, exposed, client):
    world.supply(GUARANTEE, pGuarantee=0xFFFFFFFF)
    value = ctypes.c_uint32(1)
    assert code(client.guarantee(pointer(exposed), None)) == E_POINTER
    client.guarantee(pointer(exposed), ctypes.byref(value))
    assert value.value == 0xFFFFFFFF
    needs = ctypes.c_int32(7)
    assert client.hook(pointer(exposed), None) == S_OK
    (condition,) = (name for name in world.faults(f"{MANAGER}.CallNeedsHostHook") if "hook" in name)
    world.fault(f"{MANAGER}.CallNeedsHostHook", condition)
    assert client.hook(pointer(exposed), ctypes.byref(needs)) == S_OK
    assert needs.value == 1


def test_what_the_docs_do_not_say_is_no_documented_code(world, exposed, client):
    value = ctypes.c_uint32(7)
    assert code(client.guarantee(pointer(exposed), ctypes.byref(value))) == UNDOCUMENTED
    assert value.value == 7
    assert exposed.incidents == [
        f"{GUARANTEE}: pGuarantee was not written: Undocumented('{GUARANTEE}.pGuarantee')",
        f"{GUARANTEE}: Undocumented('{GUARANTEE}')",
    ]
    world.script(f"{MANAGER}.LeaveRuntime", lambda **_: "E_WITHOUT_A_NUMBER")
    assert code(client.leave(pointer(exposed))) == UNDOCUMENTED


def test_no_exception_crosses(world, exposed, client):
    assert code(client.reverse_leave(pointer(exposed))) == VIOLATION
    for error in (ZeroDivisionError, SystemExit):

        def behave(kind=error, **_):
            raise kind

        world.script(f"{MANAGER}.LeaveRuntime", behave)
        assert code(client.leave(pointer(exposed))) == INTERNAL
    assert exposed.incidents[0].startswith(f"{MANAGER}.ReverseLeaveRuntime: ")
    assert exposed.incidents[1:] == [
        f"{MANAGER}.LeaveRuntime: {kind}()" for kind in ("ZeroDivisionError", "SystemExit")
    ]


def test_an_interrupt_reaches_python_after_the_native_call(world, exposed, client, monkeypatch):
    """What interrupts the process is replaced: the real one would take the whole test run with it where it comes late."""
    came = threading.Event()
    monkeypatch.setattr(native, "interrupt_main", came.set)

    def behave(**_):
        raise KeyboardInterrupt

    world.script(f"{MANAGER}.LeaveRuntime", behave)
    assert code(client.leave(pointer(exposed))) == INTERNAL
    assert exposed.incidents == [f"{MANAGER}.LeaveRuntime: KeyboardInterrupt()"]
    assert came.wait(60)


def test_an_object_is_what_it_was_created_as(world):
    with pytest.raises(LookupError, match=f"IHostTask#1 is no {MANAGER}: it was created as IHostTask"):
        NativeObject(world, world.create("IHostTask"), MANAGER)


def test_the_page_on_native_callers_runs(project, sources, tmp_path):
    compiler = shutil.which("g++") or shutil.which("c++")
    if compiler is None:
        pytest.skip("no C++ compiler on this machine")
    page = project / "docs/native-callers.md"
    (code_of,) = re.findall(r"^```cpp\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "crossing.cpp").write_text(code_of, "utf-8")
    flags = ["-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    subprocess.run([compiler, *flags, "-o", "crossing.so", "crossing.cpp"], cwd=tmp_path, check=True)
    assert main(["stub", "--no-cache", "--sources", str(sources), "--output", str(tmp_path / "stub")]) == 0
    done = subprocess.run(
        [sys.executable, "-m", "doctest", str(page)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "stub"), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_is_an_unknown(exposed, client):
    found = ctypes.c_void_p(1)
    for iid in (IUNKNOWN, VTABLES[MANAGER].iid):
        assert client.query(pointer(exposed), iid.bytes_le, ctypes.byref(found)) == S_OK
        assert found.value == exposed.address
    assert exposed.references == 3
    assert code(client.query(pointer(exposed), bytes(16), ctypes.byref(found))) == E_NOINTERFACE
    assert found.value is None
    assert code(client.query(pointer(exposed), IUNKNOWN.bytes_le, None)) == E_POINTER
    assert [client.add(pointer(exposed)), *(client.drop(pointer(exposed)) for _ in range(4))] == [4, 3, 2, 1, 0]


def test_objects_that_calls_give_are_objects_too(world, exposed, client):
    task, again, priority = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_int(0)
    world.supply(f"{MANAGER}.GetCurrentTask", pTask=world.create("IHostTask"))
    world.supply("IHostTask.GetPriority", pPriority=-2)
    assert client.current(pointer(exposed), ctypes.byref(task)) == S_OK
    assert client.current(pointer(exposed), ctypes.byref(again)) == S_OK
    assert task.value == again.value
    assert client.priority(task, ctypes.byref(priority)) == S_OK
    assert priority.value == -2
    assert [client.drop(task), client.drop(task)] == [1, 0]
    world.supply(f"{MANAGER}.GetCurrentTask", pTask=None)
    assert client.current(pointer(exposed), ctypes.byref(task)) == S_OK
    assert task.value is None


def test_threads_have_crossings_of_their_own(world, exposed, client):
    assert client.race(pointer(exposed), 4, 25) == 0
    assert exposed.references == 1
    assert {call.attempt.thread for call in world.trace} == {"native-1", "native-2", "native-3", "native-4"}
    assert exposed.incidents == []


def test_without_an_overlay_it_refuses(world):
    with pytest.raises(LookupError, match="never guessed; there are IHostTask, IHostTaskManager"):
        NativeObject(world, world.create("ICLRTask"), "ICLRTask")


def test_a_slot_without_a_page_is_refused(reference):
    shapes = reference.shapes
    lacking = {name: one for name, one in shapes.callables.items() if name != f"{MANAGER}.Sleep"}
    shape = shapes.interfaces[MANAGER]
    interface = type(shape)(shape.bases, tuple(name for name in shape.methods if name in lacking))
    other = type(shapes)(lacking, {MANAGER: interface}, {}, {})
    world = World(Reference(lambda: other, lambda: (), lambda: ()))
    with pytest.raises(LookupError, match="do not document Sleep"):
        NativeObject(world, world.create(MANAGER), MANAGER)


def test_the_overlay_of_the_task_manager():
    table = VTABLES[MANAGER]
    assert str(table.iid) == "997ff24c-43b7-4352-8667-0dc04fafd354"
    assert len(table.methods) == len(set(table.methods)) == 18
    assert table.methods.index("ReverseLeaveRuntime") + 3 == 12
    assert "mscoree.h" in table.source
