"""A comment that accepts nothing, or says no reason, is a finding of every run, and stops none."""

from pathlib import Path

import pytest

from refgen.cli import main

ENGLISH = "# ITask::Start Method\n\nStarts the task of the host.\n"
FRENCH = "# ITask::Start, méthode\n\n{}\nLance la tâche de l’hôte.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The French page of a tree of one page."""
    for locale, text in (("en-us", ENGLISH), ("fr-fr", FRENCH.format(""))):
        path = tmp_path / "pages" / locale / "task.md"
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("<!-- a comment -->", ""),
        ("<!-- refgen-ignore identifier: as we say it -->", "Nothing is left for identifier to ignore here"),
        ("<!-- refgen-ignore lost-file: as we say it -->", "Nothing is left for lost-file to ignore here"),
        ("<!-- refgen-ignore identifiers: as we say it -->", "There is no check called identifiers to ignore"),
        ("<!-- refgen-ignore -->", "This comment cannot be read"),
    ],
)
def test_such_a_comment_is_told_at_its_line(
    comment: str, told: str, page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(page.parents[2])
    page.write_text(FRENCH.format(comment), "utf-8")
    for more in ((), ("--no-cache",), ("--fix",)):
        command = [
            "drift",
            *more,
            "--sources",
            "pages",
            "--jobs",
            "1",
            "--fail-on",
            "warning",
            "--output",
            "report.txt",
        ]
        assert main(command) == bool(told)
        said = (page.parents[2] / "report.txt").read_text("utf-8")
        assert ("  3:1  warning" in said) == ("[unused-ignore]" in said) == bool(told)
        assert told in said
    capsys.readouterr()


def test_what_is_told_of_it_can_be_looked_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "unused-ignore"]) == 0
    assert "<!-- refgen-ignore CHECK: reason -->" in capsys.readouterr().out
    assert main(["explain", "unused-ignored"]) == 2
    assert "There is no check called unused-ignored" in capsys.readouterr().err
