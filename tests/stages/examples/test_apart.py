"""The examples that an edit concerns are made by another process, and are what one process makes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = "docs/framework/unmanaged-api/hosting"
PAGE = "ihosttaskmanager-sleep-method.md"
BENCH = "refgen.stages.examples.bench"

PROGRAM = f"""
import sys, time
from pathlib import Path
from refgen.publish import publish
now = time.time_ns
time.time_ns = lambda: now() + 60_000_000_000
from refgen.settings import Settings
jobs, output = int(sys.argv[1]), Path(sys.argv[2])
publish(Settings(Path("sources"), output / "build", jobs=jobs, cache=output / "cache"))
print({BENCH!r} in sys.modules)
"""
"""The present is put forward, because nothing is kept of what was written a moment ago."""


def made(folder: Path, jobs: int, output: str) -> str:
    """Builds in a process of its own; whether it has made examples itself."""
    run = (sys.executable, "-c", PROGRAM, str(jobs), output)
    # Found from any folder; and nobody else keeps anything at the same time.
    around = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3]), "XDG_CACHE_HOME": str(folder / "home")}
    return subprocess.run(run, cwd=folder, env=around, capture_output=True, text=True, check=True).stdout.strip()


def files_of(folder: Path) -> dict[str, bytes]:
    """What lies below a folder, but for the state of the site that only its own runs read."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_after_an_edit_another_process_makes_them(tmp_path: Path, sources: Path) -> None:
    page = tmp_path / "sources" / "fr-fr" / FOLDER / PAGE
    page.parent.mkdir(parents=True)
    text = (sources / "fr-fr" / FOLDER / PAGE).read_text("utf-8")
    page.write_text(text, "utf-8")
    made(tmp_path, 2, "one")
    page.write_text(re.sub(r"(\w\s*)\)\s*;", r"\1, [in] DWORD again);", text, count=1), "utf-8")
    assert made(tmp_path, 2, "one") == "False"
    assert made(tmp_path, 1, "other") == "True"
    ours, others = files_of(tmp_path / "one" / "build"), files_of(tmp_path / "other" / "build")
    assert any(b"again" in data for name, data in ours.items() if name.startswith("stub"))
    assert ours == others
