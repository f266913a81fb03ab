"""What a command writes to: pipes, links, a full disk, a reader who has gone."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from refgen.cli import main


def test_every_language_can_be_redirected_whatever_the_system_writes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "refgen", "model", "--config", str(tmp_path / "配置.yml")],
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
    )
    assert done.returncode == 2
    assert "配置.yml".encode() in done.stderr


def test_a_pipe_is_written_to_and_stays(trees: tuple[Path, Path], tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    arguments = ["drift", "--no-cache", "--sources", str(trees[1]), "--format", "json", "--output", str(pipe)]
    assert main(arguments) == 0
    assert pipe.is_fifo()
    reader.join(30)
    assert json.loads(got[0])["findings"] is not None


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_stays_a_link_and_what_it_names_is_written(
    trees: tuple[Path, Path], tmp_path: Path, *, is_there: bool
) -> None:
    link, target = tmp_path / "link.json", tmp_path / "target.json"
    link.symlink_to("target.json")
    if is_there:
        target.write_text("old", "utf-8")
    assert main(["model", "--no-cache", "--sources", str(trees[1]), "--output", str(link)]) == 0
    assert link.is_symlink()
    assert "apis" in json.loads(target.read_bytes())


def refgen(*arguments: str, stdout: int, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "refgen", *arguments]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        command, cwd=folder, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False, env=environment
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ("drift", "--format", "json"),
        ("drift",),
        ("model",),
        ("claims",),
        ("explain", "direction-marker"),
    ],
)
def test_output_that_cannot_be_printed_is_one_line(
    arguments: tuple[str, ...], trees: tuple[Path, Path], tmp_path: Path
) -> None:
    given = arguments if arguments[0] == "explain" else (*arguments, "--sources", str(trees[1]))
    with Path("/dev/full").open("wb") as full:
        done = refgen(*given, stdout=full.fileno(), folder=tmp_path)
    assert (done.returncode, done.stderr) == (2, "refgen: the output: No space left on device\n")


def test_a_reader_who_has_gone_is_neither_an_error_nor_a_finding(trees: tuple[Path, Path], tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = refgen("model", "--sources", str(trees[1]), stdout=writing, folder=tmp_path)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_the_history_has_a_run_whose_reader_has_gone(trees: tuple[Path, Path], tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    history = tmp_path / "history.jsonl"
    given = ["--sources", str(trees[1]), "--history", str(history), "--date", "2026-01-01"]
    done = refgen("drift", *given, stdout=writing, folder=tmp_path)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")
    assert json.loads(history.read_text("utf-8"))["date"] == "2026-01-01"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_the_history_has_no_run_whose_report_could_not_be_written(trees: tuple[Path, Path], tmp_path: Path) -> None:
    history, full = tmp_path / "history.jsonl", tmp_path / "full"
    full.symlink_to("/dev/full")
    given = ["--sources", str(trees[1]), "--history", str(history), "--date", "2026-01-01"]
    assert main(["drift", *given, "--output", str(full)]) == 2
    assert not history.exists()
