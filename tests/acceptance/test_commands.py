"""The commands as a user calls them, in a repository of their own."""

import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from refgen.cli import main
from refgen.cli.serve import write_config

FRENCH = """---
title: I::Do, méthode
api_name: I.Do
ms.contentlocale: fr-FR
ms.sourcegitcommit: {commit}
---
# <a name="ido-method"></a>I::Do, méthode

Fait la chose. Renvoie S_OK.
"""
ENGLISH = """---
title: I::Do Method
api_name: I.Do
---
# <a name="ido-method"></a>I::Do Method

Does the thing. Returns S_OK.
"""


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path, text: str) -> str:
    (folder / "do.md").write_text(text, "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def trees(tmp_path: Path) -> tuple[Path, Path]:
    """The English with two revisions; a French page that translates the first."""
    english, pages = tmp_path / "english", tmp_path / "pages"
    english.mkdir()
    (pages / "fr-fr").mkdir(parents=True)
    git(english, "init", "-q")
    first = commit(english, ENGLISH)
    commit(english, ENGLISH.replace("Returns S_OK.", "Returns E_FAIL."))
    (pages / "fr-fr" / "do.md").write_text(FRENCH.format(commit=first), "utf-8")
    return english, pages


def drift(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict]]:
    status = main(["drift", "--no-cache", "--format", "json", *arguments])
    return status, json.loads(capsys.readouterr().out)["findings"]


def test_the_history_of_the_english_dates_a_plain_page(
    trees: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    english, pages = trees
    status, found = drift(capsys, "--sources", str(pages), "--source-git", str(english), "--fail-on", "error")
    stale = [one for one in found if one["check"] == "stale-segment"]
    assert [(one["line"], "E_FAIL" in one["source"] + one["message"]) for one in stale] == [(9, True)]
    assert status == int(stale[0]["severity"] == "error")


def test_only_what_changed_is_reported(trees: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    _, pages = trees
    (pages / "fr-fr" / "other.md").write_text(FRENCH.replace("I.Do", "I.Other").replace("S_OK", "MSCorEE. h"), "utf-8")
    git(pages, "init", "-q")
    git(pages, "add", ".")
    git(pages, "commit", "-qm", "x")
    assert drift(capsys, "--sources", str(pages), "--changed", "HEAD")[1] == []
    (pages / "fr-fr" / "do.md").write_text(FRENCH.replace("S_OK", "MSCorEE. h"), "utf-8")
    assert {one["path"] for one in drift(capsys, "--sources", str(pages), "--changed", "HEAD")[1]} == {"do.md"}


def test_the_hook_checks_what_pre_commit_compares(
    trees: tuple[Path, Path], project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, pages = trees
    (hook,) = yaml.safe_load((project / ".pre-commit-hooks.yaml").read_text("utf-8"))
    name, *arguments = hook["entry"].split()
    assert name == "refgen"
    git(pages, "init", "-q")
    revisions = []
    for message in ("first", "second"):
        git(pages, "add", ".")
        git(pages, "commit", "-qm", message)
        revisions.append(git(pages, "rev-parse", "HEAD"))
        (pages / "fr-fr" / "do.md").write_text(FRENCH.replace("S_OK", "MSCorEE. h"), "utf-8")
    hooked = [*arguments, "--sources", str(pages), "--no-cache"]
    assert main(hooked) == 0
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", revisions[0])
    monkeypatch.setenv("PRE_COMMIT_TO_REF", revisions[1])
    assert main(hooked) == 1
    assert "MSCorEE. h" in capsys.readouterr().out
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", revisions[1])
    assert main(hooked) == 0


def test_pages_that_are_not_where_they_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["drift", "--no-cache"]) == 2
    said = capsys.readouterr().err
    assert "sources: there is no such folder" in said
    assert "--sources DIR" in said
    assert "args: [--sources, DIR]" in said


def test_an_english_page_that_changed_brings_the_findings_of_its_translations(
    trees: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    _, pages = trees
    (pages / "en-us").mkdir()
    (pages / "en-us" / "do.md").write_text(ENGLISH, "utf-8")
    (pages / "fr-fr" / "other.md").write_text(FRENCH.replace("I.Do", "I.Other"), "utf-8")
    git(pages, "init", "-q")
    git(pages, "add", ".")
    git(pages, "commit", "-qm", "x")
    (pages / "en-us" / "do.md").write_text(ENGLISH.replace("S_OK", "E_FAIL"), "utf-8")
    found = drift(capsys, "--sources", str(pages), "--changed", "HEAD")[1]
    assert ("fr-fr", "do.md", "identifier") in {(one["locale"], one["path"], one["check"]) for one in found}
    assert {one["path"] for one in found} == {"do.md"}


def test_a_repair_changes_only_what_is_wrong_and_a_second_finds_nothing(
    trees: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    page = trees[1] / "fr-fr" / "do.md"
    page.write_text(FRENCH.replace("S_OK", "MSCorEE. h"), "utf-8")
    before = page.read_text("utf-8")
    assert main(["drift", "--no-cache", "--sources", str(trees[1]), "--fix", "--dry-run"]) == 0
    assert "+Fait la chose. Renvoie MSCorEE.h." in capsys.readouterr().out
    assert page.read_text("utf-8") == before
    assert main(["drift", "--no-cache", "--sources", str(trees[1]), "--fix"]) == 0
    assert page.read_text("utf-8") == before.replace("MSCorEE. h", "MSCorEE.h")
    capsys.readouterr()
    assert drift(capsys, "--sources", str(trees[1]))[1] == []


def test_after_a_repair_only_what_is_left_is_judged_and_reported(
    trees: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, report = trees[1] / "fr-fr" / "do.md", tmp_path / "left.json"
    page.write_text(FRENCH.replace("S_OK", "MSCorEE. h"), "utf-8")
    command = ["drift", "--no-cache", "--sources", str(trees[1]), "--fix", "--fail-on", "error", "--format", "json"]
    assert main([*command, "--dry-run", "--output", str(report)]) == 1
    assert [one["check"] for one in json.loads(report.read_text("utf-8"))["findings"]] == ["split-name"]
    assert main([*command, "--output", str(report)]) == 0
    assert json.loads(report.read_text("utf-8"))["findings"] == []
    assert "repaired: 1 of 1 finding, in 1 file\n" in capsys.readouterr().out


def test_a_baseline_accepts_and_says_what_it_no_longer_needs(
    trees: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, baseline = trees[1] / "fr-fr" / "do.md", str(tmp_path / "baseline.json")
    page.write_text(FRENCH.replace("S_OK", "MSCorEE. h"), "utf-8")
    assert main(["drift", "--no-cache", "--sources", str(trees[1]), "--write-baseline", baseline]) == 0
    capsys.readouterr()
    assert drift(capsys, "--sources", str(trees[1]), "--baseline", baseline, "--fail-on", "info") == (0, [])
    page.write_text(FRENCH, "utf-8")
    main(["drift", "--no-cache", "--sources", str(trees[1]), "--baseline", baseline])
    assert "remove it" in capsys.readouterr().err


def test_each_run_adds_a_line_to_the_history(trees: tuple[Path, Path], tmp_path: Path) -> None:
    history = tmp_path / "history.jsonl"
    for date in ("2026-01-01", "2026-01-02"):
        main(["drift", "--no-cache", "--sources", str(trees[1]), "--history", str(history), "--date", date])
    assert [json.loads(line)["date"] for line in history.read_text("utf-8").splitlines()] == [
        "2026-01-01",
        "2026-01-02",
    ]


def test_the_history_has_what_a_repair_leaves(trees: tuple[Path, Path], tmp_path: Path) -> None:
    history = tmp_path / "history.jsonl"
    (trees[1] / "fr-fr" / "do.md").write_text(FRENCH.replace("S_OK", "MSCorEE. h"), "utf-8")
    command = ["drift", "--no-cache", "--sources", str(trees[1]), "--fix", "--history", str(history)]
    totals = []
    for more in (["--dry-run"], [], []):
        assert main([*command, *more]) == 0
        (line,) = history.read_text("utf-8").splitlines()
        totals.append(json.loads(line)["total"])
    assert totals == [1, 0, 0]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--dry-run"], "--dry-run goes with --fix"),
        (["--date", "2026-01-01"], "--date goes with --history"),
        (["--history", "h", "--locales", "fr-fr"], "leave --locales out"),
        (["--write-baseline", "b", "--fix"], "--fix belongs to another run"),
        (["--write-baseline", "b", "--fail-on", "error"], "--fail-on belongs to another run"),
        (["--write-baseline", "b", "--format", "json"], "--format belongs to another run"),
        (["--write-baseline", "b", "--output", "o"], "--output belongs to another run"),
        (["--write-baseline", "b", "--language", "fr"], "--language belongs to another run"),
        (["--write-baseline", "b", "--changed", "HEAD"], "--changed belongs to another run"),
        (["--write-baseline", "b", "--history", "h"], "--history belongs to another run"),
    ],
)
def test_no_option_is_passed_over(
    options: list[str],
    said: str,
    trees: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(trees[1].parent)
    before = set(trees[1].parent.rglob("*"))
    assert main(["drift", "--no-cache", "--sources", str(trees[1]), *options]) == 2
    assert said in capsys.readouterr().err
    assert set(trees[1].parent.rglob("*")) == before


@pytest.mark.parametrize(
    "command", ["build", "model", "align", "drift", "stub", "claims", "doctest", "site", "serve", "explain"]
)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert f"usage: refgen {command}" in capsys.readouterr().out


def test_a_write_protected_page_is_left_alone(trees: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    page = trees[1] / "fr-fr" / "do.md"
    page.write_text(FRENCH.replace("S_OK", "MSCorEE. h"), "utf-8")
    page.chmod(0o444)
    before = page.read_bytes()
    assert main(["drift", "--no-cache", "--sources", str(trees[1]), "--fix"]) == 2
    assert "write-protected" in capsys.readouterr().err
    assert page.read_bytes() == before


@pytest.mark.parametrize("name", ["../evil", "class", "my pkg", "json", "refgen", ""])
def test_a_package_name_that_cannot_be_imported_is_refused(
    name: str, trees: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [
        "stub",
        "--no-cache",
        "--sources",
        str(trees[1]),
        "--output",
        str(tmp_path / "stub"),
        "--package",
        name,
    ]
    assert main(arguments) == 2
    assert "cannot be called" in capsys.readouterr().err
    assert not (tmp_path / "stub").exists()


def test_a_baseline_written_over_itself_keeps_what_it_accepts(trees: tuple[Path, Path], tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    (trees[1] / "fr-fr" / "do.md").write_text(FRENCH.replace("S_OK", "MSCorEE. h"), "utf-8")
    main(["drift", "--no-cache", "--sources", str(trees[1]), "--write-baseline", str(baseline)])
    first = baseline.read_bytes()
    again = ["--baseline", str(baseline), "--write-baseline", str(baseline)]
    main(["drift", "--no-cache", "--sources", str(trees[1]), *again])
    assert baseline.read_bytes() == first


def test_a_hand_off_has_the_format_that_its_name_ends_in(
    trees: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = ["export", "--no-cache", "--sources", str(trees[1]), "--locale", "fr-fr", "--output"]
    (trees[1] / "en-us").mkdir()
    (trees[1] / "en-us" / "do.md").write_text(ENGLISH, "utf-8")
    assert main([*export, str(tmp_path / "x.doc")]) == 2
    assert "--format" in capsys.readouterr().err
    assert main([*export, str(tmp_path / "x.PO")]) == 0
    assert "msgid" in (tmp_path / "x.PO").read_text("utf-8")
    assert main([*export, str(tmp_path / "x.doc"), "--format", "xliff"]) == 0
    assert "<xliff" in (tmp_path / "x.doc").read_text("utf-8")


@pytest.mark.parametrize("data", [b"site_name: \xe9t\xe9\n", b"a: " + b"[" * 5000], ids=["encoding", "depth"])
def test_a_configuration_that_cannot_be_read_is_an_error(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_bytes(data)
    assert main(["model", "--config", str(file)]) == 2
    assert "no valid YAML" in capsys.readouterr().err


def test_every_language_can_be_redirected_whatever_the_system_writes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "refgen", "model", "--config", str(tmp_path / "配置.yml")],
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
    )
    assert done.returncode == 2
    assert "配置.yml".encode() in done.stderr


def test_pages_without_a_configuration_can_be_served(trees: tuple[Path, Path], tmp_path: Path) -> None:
    config = load_config(str(write_config(trees[1], tmp_path / "out")))
    build(config)
    assert (tmp_path / "out" / "site" / "fr-fr" / "do.html").is_file()


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


@pytest.mark.parametrize("address", ["foo", "host:1", "127.0.0.1:x", "127.0.0.1:99999", ":80"])
def test_an_address_that_cannot_be_is_named(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "--address", address])
    assert stopped.value.code == 2
    assert f"--address: '{address}'" in capsys.readouterr().err


def test_an_address_that_is_taken_is_told_before_anything_is_built(
    trees: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("refgen.cli.serve.serve", lambda **_: pytest.fail("it went on to build"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        places = ["--sources", str(trees[1]), "--output", str(tmp_path / "out")]
        assert main(["serve", *places, "--address", address]) == 2
    assert f"{address}: Address already in use; name another with --address" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("drift", "--date", "foo"), "--date: 'foo' is no date"),
        (("drift", "--language", "xx"), "--language: there are no messages in 'xx'"),
        (("drift", "--locales", ""), "--locales: no locale is named"),
        (("model", "--locales", " , "), "--locales: no locale is named"),
    ],
)
def test_a_value_that_cannot_be_is_named(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_docstrings_in_a_language_without_pages_are_refused(
    trees: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stub = ["stub", "--no-cache", "--sources", str(trees[1]), "--output", str(tmp_path / "stub"), "--locale", "xx"]
    assert main(stub) == 2
    assert "--locale xx" in capsys.readouterr().err
    assert not (tmp_path / "stub").exists()
