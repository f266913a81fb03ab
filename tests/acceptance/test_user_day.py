"""The day of a user who tests a host of their own goes as the documentation tells it."""

import subprocess
import sys
from pathlib import Path

from refgen.cli import main


def test_the_session_runs_against_the_stub_of_our_own_pages(project: Path, sources: Path, tmp_path: Path) -> None:
    page = project / "docs" / "testing-your-host.md"
    assert page.read_text("utf-8").count(">>>") > 10
    assert main(["stub", "--no-cache", "--sources", str(sources), "--output", str(tmp_path)]) == 0
    done = subprocess.run(
        [sys.executable, "-m", "doctest", "-o", "ELLIPSIS", str(page)],
        env={"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
