"""What the README tells its reader to do is done here."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def fences(project: Path, language: str) -> list[str]:
    return [text for found, text in FENCE.findall((project / "README.md").read_text("utf-8")) if found == language]


@pytest.fixture(scope="module")
def tour(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which every command of the tour has been run, in order."""
    folder = tmp_path_factory.mktemp("tour")
    (folder / "sources").symlink_to(project / "sources")
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    for script in fences(project, "sh"):
        done = subprocess.run(
            ["sh", "-e", "-c", script],
            cwd=folder,
            env={"PATH": path, "HOME": str(folder), "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
    return folder


def test_the_tour_makes_what_it_says(tour: Path) -> None:
    for name in ("build/model.json", "build/stub/unmanaged/__init__.py", "build/site/index.html"):
        assert (tour / name).is_file(), name


def test_the_session_of_the_tour_runs(tour: Path, project: Path) -> None:
    text = "\n".join(fences(project, "python"))
    assert text.count(">>>") > 5
    (tour / "session.txt").write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "doctest", "-o", "ELLIPSIS", str(tour / "session.txt")],
        env={"PYTHONPATH": str(tour / "build" / "stub"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_make_target_that_is_named_exists(project: Path) -> None:
    makefile = (project / "Makefile").read_text("utf-8")
    for name in re.findall(r"\bmake (\w+)\b", (project / "README.md").read_text("utf-8")):
        if name != "and":
            assert re.search(rf"^{name}:", makefile, re.MULTILINE), name
