"""A root of which no page can be read has no site: the cause is told once, and the run fails."""

from pathlib import Path

import pytest

from refgen.cli import main

PAGE = "---\ntitle: T\napi_name: I.Do\nms.assetid: 1\n---\n# T\n\nWords.\n"
NO_MARK = "utf-16-le"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for locale in ("en-us", "fr-fr"):
        (tmp_path / "tree" / locale).mkdir(parents=True)
        (tmp_path / "tree" / locale / "a.md").write_bytes(PAGE.encode(NO_MARK))
    return tmp_path / "tree"


COMMANDS = [
    ["build", "--output", "out"],
    ["site", "--output", "out"],
    ["model", "--output", "out/m"],
    ["claims"],
    ["doctest"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_the_cause_is_told_with_a_remedy(command: list[str], root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--sources", str(root)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (told,) = captured.err.splitlines()
    assert told.startswith(f"refgen: {root}: no page of it can be read")
    assert "en-us/a.md:1:1: error: The file is left out: it is UTF-16 text" in told
    assert "save it as UTF-8" in told
    assert told.endswith("; 1 more file cannot be read either")


def test_of_one_file_no_more_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "en-us/a.md").unlink()
    assert main(["site", "--sources", str(root), "--output", "out"]) == 2
    assert "either" not in capsys.readouterr().err


def test_drift_tells_them_one_by_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drift", "--sources", str(root), "--fail-on", "error"]) == 1
    assert "2 findings on 2 pages" in capsys.readouterr().out


def test_one_page_that_can_be_read_is_a_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "en-us/a.md").write_bytes(PAGE.encode())
    assert main(["site", "--sources", str(root), "--output", "out"]) == 0
    captured = capsys.readouterr()
    assert Path(captured.out.strip()).is_file()
    assert captured.err.count("error") == 1
