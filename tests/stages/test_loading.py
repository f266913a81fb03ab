"""What a new process loads after an edit of one page: what other runs need takes as long to load as all that the edit changes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = "docs/framework/unmanaged-api/hosting"
PAGE = "ihosttaskmanager-sleep-method.md"

NEVER = (
    *("asyncio", "concurrent.futures", "ctypes", "doctest", "email", "importlib.metadata", "importlib.resources"),
    *("jinja2", "logging", "mkdocs", "multiprocessing", "secrets", "ssl", "subprocess", "tempfile", "urllib.request"),
    *("xml", "yaml"),
    *(
        "refgen.cli.command_line",
        "refgen.examples.generate",
        "refgen.examples.mutate",
        "refgen.examples.session",
        "refgen.export",
    ),
    *("refgen.drift.baseline", "refgen.drift.outdated", "refgen.drift.source_git", "refgen.ops.write"),
    *("refgen.report.history", "refgen.stub.compiler.coverage"),
    *("refgen.stub.runtime.guard"),
    *("refgen.stub.emit.emitters", "refgen.stub.emit.scene"),
    *("refgen.pool", "refgen.stages.examples.bench", "refgen.stages.examples.mutating", "refgen.stub.runtime.world"),
    *("refgen.website.material.shells", "refgen.report.as_html"),
)
"""Modules, and packages with all that is in them."""

PROGRAM = """
import sys, time
from pathlib import Path
from refgen.publish import publish
now = time.time_ns
time.time_ns = lambda: now() + 60_000_000_000
from refgen.settings import Settings
publish(Settings(Path("sources"), Path("build"), jobs=1, cache=Path("cache")))
print(*sys.modules)
"""
"""The present is put forward, because nothing is kept of what was written a moment ago, and refgen may be being edited."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, sources: Path) -> frozenset[str]:
    """All modules of a new process that made what one page more says."""
    folder = tmp_path_factory.mktemp("loading")
    page = folder / "sources" / "fr-fr" / FOLDER / PAGE
    page.parent.mkdir(parents=True)
    text = (sources / "fr-fr" / FOLDER / PAGE).read_text("utf-8").rstrip()
    for edited in (text, f"{text}\n\nUne phrase.\n"):
        page.write_text(edited, "utf-8")
        run = (sys.executable, "-c", PROGRAM)
        done = subprocess.run(run, cwd=folder, env=_environment(folder), capture_output=True, text=True, check=True)
    return frozenset(done.stdout.split())


def _environment(folder: Path) -> dict[str, str]:
    """This one, in which this checkout is found from any folder, and nobody else keeps anything at the same time."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "XDG_CACHE_HOME": str(folder / "home")}


def test_the_page_was_made_anew(loaded: frozenset[str]) -> None:
    assert {"refgen.pipeline", "refgen.website.page.make"} <= loaded


@pytest.mark.parametrize("name", NEVER)
def test_an_edit_loads_nothing_that_it_has_no_use_for(name: str, loaded: frozenset[str]) -> None:
    assert not {one for one in loaded if one == name or one.startswith(f"{name}.")}
