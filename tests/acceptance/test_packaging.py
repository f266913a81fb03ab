"""The wheel has everything in it: it works away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def installed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's contents, and nothing else of the project."""
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(project)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert list(folder.glob("*.tar.gz"))
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def test_data_files_ship(installed: Path, project: Path) -> None:
    def shipped(root: Path) -> set[str]:
        return {
            str(path.relative_to(root))
            for path in (root / "refgen").rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }

    assert shipped(installed) == shipped(project)


def test_it_builds_a_tree_that_has_no_configuration(installed: Path, tmp_path: Path) -> None:
    page = tmp_path / "pages" / "fr-fr" / "do.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        '---\ntitle: t\napi_name: I.Do\n---\n# <a name="ido"></a>I::Do\n\nFait.\n\n## <a name="syntax"></a>Syntaxe\n\n```cpp\nHRESULT Do ();\n```\n',
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "refgen", "build", "--sources", "pages", "--output", "out"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "out" / "site" / "fr-fr" / "do.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith(".")) == ["out", "pages"]
