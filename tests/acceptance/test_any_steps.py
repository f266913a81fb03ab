"""Whatever happens between builds, in whatever order: the output is that of a build from nothing.

`REFGEN_WALKS=50` walks as often; each walk is the same in every run.
"""

import os
import shutil
from pathlib import Path
from random import Random

import pytest

from refgen.website.last import MANIFEST
from refgen.website.links.broken import LINKS
from refgen.website.whole_files import WHOLE
from tests.acceptance.steps import Project, build

WALKS = int(os.environ.get("REFGEN_WALKS", "2"))
STEPS = 10
STATE = {MANIFEST, WHOLE, LINKS}
"""What a run leaves for the next one says how it came about, too."""


def contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name not in STATE)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("seed", range(WALKS))
def test_after_any_steps_the_output_is_that_of_a_build_from_nothing(seed, tmp_path):
    project = Project(tmp_path / "project", Random(seed))
    build(project.folder)
    taken = project.walk(STEPS)
    # The last step may have ended a build.
    build(project.folder)
    anew = tmp_path / "anew"
    shutil.copytree(project.folder, anew, ignore=shutil.ignore_patterns("build", ".refgen-cache"))
    build(anew)
    walked, made = (contents(folder / "build") for folder in (project.folder, anew))
    assert walked.keys() == made.keys(), taken
    assert [name for name, content in walked.items() if content != made[name]] == [], taken
