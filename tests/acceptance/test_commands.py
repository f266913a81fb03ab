"""The commands as a user calls them: what they take, and what they refuse."""

import json
import socket
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from refgen.cli import main
from refgen.cli.serve import write_config
from refgen.website.material.config import site_options
from tests.acceptance.repository import ENGLISH


@pytest.mark.parametrize(
    "command", ["build", "model", "align", "drift", "stub", "claims", "doctest", "site", "serve", "explain"]
)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert f"usage: refgen {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "An include was lost or changed."),
        (("--language", "fr_FR"), "Une inclusion a été perdue ou changée."),
        (("include", "--language", "fr"), "Une inclusion a été perdue ou changée."),
        (("include", "--language", "zh-CN"), "包含的文件丢失或被更改。"),
    ],
)
def test_a_check_is_explained_in_a_language(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", *arguments]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if line.endswith(said)]
    assert any(line.startswith("include ") for line in told)


def test_a_language_without_messages_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["explain", "--language", "xx"])
    assert stopped.value.code == 2
    assert "there are no messages in 'xx'" in capsys.readouterr().err


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


def test_a_folder_of_pages_that_is_no_locale_is_told_at_once(
    trees: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (trees[1] / "italian").mkdir()
    (trees[1] / "italian" / "do.md").write_text(ENGLISH, "utf-8")
    drift = ["drift", "--output", str(tmp_path / "drift.txt")]
    for command in (
        ["model", "--output", str(tmp_path / "model.json")],
        ["claims"],
        drift,
        [*drift, "--fix", "--dry-run"],
    ):
        assert main([command[0], "--no-cache", "--sources", str(trees[1]), *command[1:]]) == 0
        said = capsys.readouterr().err
        assert "italian:1:1: warning: This stands beside the locales' folders, and was not read" in said
        assert "name it after its locale" in said


@pytest.mark.parametrize("data", [b"site_name: \xe9t\xe9\n", b"a: " + b"[" * 5000], ids=["encoding", "depth"])
def test_a_configuration_that_cannot_be_read_is_an_error(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_bytes(data)
    assert main(["model", "--config", str(file)]) == 2
    assert "no valid YAML" in capsys.readouterr().err


def test_pages_without_a_configuration_can_be_served(
    trees: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config = load_config(str(write_config(trees[1], tmp_path / "out")))
    build(config)
    assert (tmp_path / "out" / "site" / "fr-fr" / "do.html").is_file()
    assert (tmp_path / ".refgen-cache").is_dir()
    assert not (tmp_path / "out" / ".refgen-cache").exists()


@pytest.mark.parametrize(("place", "files"), [(".", 4), ("out", 0), ("elsewhere", 0)])
def test_pages_without_a_configuration_are_served_with_the_python_of_the_folder_one_is_in(
    place: str, files: int, trees: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    installed = tmp_path / place / "node_modules" / "pyodide"
    installed.mkdir(parents=True)
    for name in ("pyodide.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        (installed / name).touch()
    config = load_config(str(write_config(trees[1], Path("out"))))
    assert len(site_options(config).runtime) == files


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


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["claims", "--without-rules", "--by", "page"], "--without-rules lists sentences, --by counts all of them"),
        (["review", "--because", "it is so"], "--because goes with --accept or --reject"),
        (["review", "a-rule", "--forget", "--because", "it is so"], "--because goes with --accept or --reject"),
    ],
)
def test_no_option_is_passed_over(
    arguments: list[str], told: str, trees: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([arguments[0], "--no-cache", "--sources", str(trees[1]), *arguments[1:]]) == 2
    assert told in capsys.readouterr().err


def test_sentences_without_rules_are_listed_in_either_format(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["claims", "--no-cache", "--sources", str(Path(__file__).parents[2] / "sources")]
    assert main([*command, "--format", "json"]) == 0
    ruleless = [one for one in json.loads(capsys.readouterr().out) if not one["rules"]]
    assert main([*command, "--format", "json", "--without-rules"]) == 0
    assert json.loads(capsys.readouterr().out) == ruleless != []
    assert main([*command, "--without-rules"]) == 0
    assert capsys.readouterr().out.endswith(f" {len(ruleless)} without a rule\n")


def test_docstrings_in_a_language_without_pages_are_refused(
    trees: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stub = ["stub", "--no-cache", "--sources", str(trees[1]), "--output", str(tmp_path / "stub"), "--locale", "xx"]
    assert main(stub) == 2
    assert "--locale xx" in capsys.readouterr().err
    assert not (tmp_path / "stub").exists()
