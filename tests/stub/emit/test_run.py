"""The generated package in an interpreter of its own, under a type checker and a linter, and as a wheel."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from refgen.pipeline import reference_of
from refgen.settings import Settings
from refgen.stub.emit import write_package
from tests.stub.emit.made import made

USE = """
import sample, sys
assert "sample._runtime.world" not in sys.modules and "sample.hosting" not in sys.modules
from sample import World, EColor, EFlags, OPTIONS, S_OK, E_FAIL, THING_E_LOST, OpenThing
assert EColor.Color_Red == 1 and not hasattr(EColor, "Color_Grey")
assert EFlags.Flag_A | EFlags.Flag_B == 0x80000001
world = World()
thing = world.create("IThing")
assert type(thing) is sample.hosting.IThing and isinstance(thing, sample.IBase)
assert type(world.create("IOther")) is sample.strong_naming.IOther
assert thing.raw_(None, self_="x").raw.GetName(cchName=3).hresult == sample.Undocumented("IThing.GetName")
assert thing.raw.Read(color=1, pData=None).hresult == S_OK
assert thing.Read(1, None).hresult == S_OK
assert thing.Close() == sample.Undocumented("IBase.Close")
assert OpenThing(world, None, import_=3) == sample.Undocumented("OpenThing")
assert world.trace[-1].attempt.arguments == {"pOptions": None, "import": 3}
assert OPTIONS(1, "x", EColor.Color_Red, None).dwSize_2 is EColor.Color_Red
from sample import PAIR
assert OPTIONS() == OPTIONS(0, "", 0, None) == PAIR().left is not PAIR().left
assert PAIR(field_="1").field_ == "1"
from sample import NativeObject, audit, check_crossings, drive, machine_for
assert "hypothesis" not in sys.modules and {"audit", "drive"} <= set(dir(sample))
assert drive(world.reference, object(), "IBase").text() == "1: IBase: the host has no Close, Read"
assert {"World", "S_FALSE", "EColor"} <= set(dir(sample)) and "S_OK" in sample.codes.__dict__
import copy, pickle
report = world.report()
twin = pickle.loads(pickle.dumps(report))
assert twin == report and twin.reference is report.reference is copy.deepcopy(world).reference
for failure in (
    sample.DocumentedFailure("IBase.Close", E_FAIL, ("c",), {"pdw": 3}),
    sample.ContractViolation("IBase.Close: no", ("c",), api="IBase.Close"),
):
    twin = pickle.loads(pickle.dumps(failure))
    assert (type(twin), str(twin), vars(twin)) == (type(failure), str(failure), vars(failure))
assert all(f"{option}: " in World.__doc__ for option in ("mode", "version", "locale"))
try:
    sample.Missing
except AttributeError as error:
    assert "Missing" in str(error)
else:
    raise AssertionError("a name that is not there was found")
"""

STAR = """
import sample, sys
assert "sample.hosting" not in sys.modules and "sample.codes" not in sys.modules
from sample import *
world = World(mode="permissive")
assert isinstance(world.create("IThing"), IThing) and EColor.Color_Red == 1 and world.create(IThing).Close
assert {S_OK, E_FAIL} and OpenThing and audit and sample.__all__ == sorted(set(sample.__all__))
assert not {"hosting", "codes", "import_module", "TYPE_CHECKING"} & set(globals())
"""

WRONG = """
from sample import IThing, World

thing: IThing = World().create("IThing")
thing.raw_(1, self_="x")
"""


USER = """
from collections.abc import Sequence

from real import (
    ContractViolation,
    DocumentedFailure,
    E_FAIL,
    IHostTask,
    IHostTaskManager,
    S_OK,
    WAIT_OPTION,
    World,
    audit,
    drive,
    machine_for,
    unfired,
)


class MyHost:
    def LeaveRuntime(self, target: int) -> None:
        self.target = target


def started(world: World) -> IHostTask:
    manager = world.create(IHostTaskManager)
    manager.GetCurrentTask().Start()
    task = manager.CreateTask(0, None, None)
    task.SetPriority(1)
    return task


def tells(lines: Sequence[str]) -> str:
    with World(mode="permissive", version="2.0") as world:
        world.fault("IHostTaskManager.SwitchToTask", "timeout", after=1, times=1)
        manager = world.create(IHostTaskManager)
        answer = manager.raw.Sleep(1, WAIT_OPTION.WAIT_ALERTABLE)
        if answer.hresult == S_OK:
            print(answer.value, list(answer))
        print(manager.raw.CreateTask(0, None, None).ppTask.raw.Start().hresult == E_FAIL)
        try:
            manager.LeaveRuntime(1)
        except DocumentedFailure as failure:
            print(failure.hresult, world.explain(failure, "fr"))
        except ContractViolation as violation:
            print(world.explain(violation, "fr"))
        world.drive(MyHost(), "IHostTaskManager").text("fr")
        return audit(world.reference, lines).text("fr") + drive(world.reference, MyHost(), "IHostTask").text("it")


print(started(World(mode="permissive")))
print(tells(['{"api": "IHostTaskManager.LeaveRuntime", "hresult": "E_NOTIMPL"}']))
Machine = machine_for(World, "IHostTaskManager")
print(unfired(Machine, "fr")[0])
"""

MISSPELT = """
from real import IHostTaskManager, World

World().create(IHostTaskManager).LeaveRuntme(1)
World().create(IHostTaskManager).GetCurrentTask().Begin()
"""

CHECKS = pytest.mark.parametrize(
    "command",
    [
        ("mypy", "--strict", "--cache-dir", "cache", "-p"),
        ("ruff", "check", "--no-cache", "--select", "E,F,W,I,UP,B"),
        ("ruff", "format", "--no-cache", "--check"),
    ],
    ids=lambda command: " ".join(command[:2]),
)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the generated package."""
    folder = tmp_path_factory.mktemp("package")
    write_package(made(), folder)
    return folder


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, sources: Path) -> Path:
    """The folder of the package made from the project's own pages, with docstrings in Chinese."""
    folder = tmp_path_factory.mktemp("real")
    reference_of(Settings(sources=sources, output=folder, cache=None, jobs=1, docstrings="zh-cn", package="real"))
    return folder / "stub"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_it_runs_without_refgen(package: Path):
    block = "import sys; sys.modules['refgen'] = None\n"
    done = run(package, "-W", "error", "-c", block + USE)
    assert done.returncode == 0, done.stderr


@CHECKS
def test_it_is_clean(package: Path, command: tuple[str, ...]):
    done = run(package, "-m", *command, "sample")
    assert done.returncode == 0, done.stdout + done.stderr


@CHECKS
def test_the_package_of_real_pages_is_clean(real: Path, command: tuple[str, ...]):
    done = run(real, "-m", *command, "real")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_of_real_pages_answers(real: Path):
    code = "from real import World, S_OK; m = World().create('IHostTaskManager'); print(m.raw.LeaveRuntime(0).hresult)"
    assert run(real, "-W", "error", "-c", code).stdout == "S_OK\n"


def test_its_types_find_mistakes(package: Path):
    (package / "wrong.py").write_text(WRONG, "utf-8")
    done = run(package, "-m", "mypy", "--strict", "wrong.py", "--cache-dir", "cache")
    assert 'Argument 1 to "raw_" of "IThing" has incompatible type "int"' in done.stdout


def test_what_a_user_writes_is_clean(real: Path):
    (real / "user.py").write_text(USER, "utf-8")
    done = run(real, "-m", "mypy", "--strict", "user.py", "--cache-dir", "cache")
    assert done.returncode == 0, done.stdout + done.stderr
    done = run(real, "-W", "error", "user.py")
    assert done.returncode == 0, done.stderr
    task, *_, last = done.stdout.splitlines()
    assert task == "IHostTask#2"
    assert "— fr-fr/" in last


def test_the_type_checker_sees_through_chains(real: Path):
    (real / "misspelt.py").write_text(MISSPELT, "utf-8")
    done = run(real, "-m", "mypy", "--strict", "misspelt.py", "--cache-dir", "cache")
    assert '"IHostTaskManager" has no attribute "LeaveRuntme"' in done.stdout
    assert '"IHostTask" has no attribute "Begin"' in done.stdout


def test_all_names_can_be_imported_at_once(package: Path):
    done = run(package, "-W", "error", "-c", STAR)
    assert done.returncode == 0, done.stderr


def test_a_wheel_has_all_of_it_and_leaves_nothing_in_the_folder(package: Path, tmp_path: Path):
    """Out of a `build` there, the next wheel would get modules that are no longer generated."""
    before = standing_in(package)
    options = ("--wheel", "--no-isolation", "--skip-dependency-check", "--outdir", str(tmp_path))
    done = run(package, "-m", "build", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    assert standing_in(package) == before
    (wheel,) = tmp_path.iterdir()
    assert wheel.name.endswith("-py3-none-any.whl")
    packed = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert packed == {name for name in before if name.startswith("sample/")}


def standing_in(folder: Path) -> set[str]:
    """The files below it that no cache has left."""
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name for name in files if "cache" not in name}
