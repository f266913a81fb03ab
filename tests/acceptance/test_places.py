"""Which settings a command takes from the folder that it runs in, and where it refuses to write."""

import json
from pathlib import Path

import pytest

from refgen.cli import main

PAGE = """---
title: I::{name} Method
api_name: I.{name}
---
# I::{name} Method

Does the thing.

## Return Value

|HRESULT|Description|
|-------------|-----------------|
|S_OK|`{name}` returned successfully.|
|E_FAIL|An unknown catastrophic failure occurred.|
"""


def tree(root: Path, name: str = "Do") -> Path:
    """A source root with one page."""
    (root / "en-us").mkdir(parents=True)
    (root / "en-us" / f"{name.lower()}.md").write_text(PAGE.format(name=name), "utf-8")
    return root


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose settings are about its own pages; the working directory."""
    folder = tmp_path / "here"
    tree(folder / "sources")
    (folder / "sources" / "decisions.json").write_text('{"version": 1, "decisions": []}', "utf-8")
    options = "plugins:\n- refgen:\n    output: made\n    package: ours\n"
    (folder / "mkdocs.yml").write_text(f"site_name: Ours\ndocs_dir: sources\ntheme: material\n{options}", "utf-8")
    monkeypatch.chdir(folder)
    return folder


def test_the_settings_of_a_folder_are_about_its_own_pages(here: Path) -> None:
    assert main(["site", "--no-cache", "--jobs", "1", "--sources", "sources"]) == 0
    assert "Ours" in (here / "made" / "site" / "index.html").read_text("utf-8")
    assert (here / "made" / "stub" / "ours").is_dir()


def test_the_settings_of_a_folder_say_nothing_of_other_pages(here: Path, tmp_path: Path) -> None:
    other = tree(tmp_path / "other", "Act")
    assert main(["site", "--no-cache", "--jobs", "1", "--sources", str(other)]) == 0
    assert "Ours" not in (here / "build" / "site" / "index.html").read_text("utf-8")
    assert (here / "build" / "stub" / "unmanaged").is_dir()
    assert not (here / "made").exists()


def test_settings_that_are_named_are_about_any_pages(here: Path, tmp_path: Path) -> None:
    other = tree(tmp_path / "other", "Act")
    assert main(["stub", "--no-cache", "--config", "mkdocs.yml", "--sources", str(other)]) == 0
    assert (here / "made" / "stub" / "ours").is_dir()


def test_rules_are_compared_with_those_of_the_same_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    first, second = tree(tmp_path / "first"), tree(tmp_path / "second", "Act")
    main(["stub", "--no-cache", "--sources", str(first)])
    capsys.readouterr()
    assert main(["claims", "--no-cache", "--sources", str(second)]) == 0
    assert "orphan" not in capsys.readouterr().out
    page = first / "en-us" / "do.md"
    page.write_text(page.read_text("utf-8").replace("unknown catastrophic", "unforeseen"), "utf-8")
    assert main(["claims", "--no-cache", "--sources", str(first)]) == 0
    assert "unforeseen" in capsys.readouterr().out.partition("was: ")[2]


@pytest.mark.parametrize("command", ["build", "site", "stub", "serve"])
@pytest.mark.parametrize("output", ["pages", "pages/out", "way/out"])
def test_nothing_is_written_among_the_pages(
    command: str, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    pages = tree(tmp_path / "pages")
    (tmp_path / "way").symlink_to("pages")
    before = files(tmp_path)
    assert main([command, "--sources", str(pages), "--output", output]) == 2
    assert capsys.readouterr().err.startswith(f"refgen: {output}")
    assert files(tmp_path) - before <= {one for one in files(tmp_path) if one.startswith(".refgen-cache")}


@pytest.mark.parametrize(("command", "output", "place"), [("build", "out", "out/site/pages"), ("stub", "out", "out")])
def test_pages_are_not_cleaned_away(
    command: str, output: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tree(tmp_path / place)
    before = files(tmp_path)
    assert main([command, "--no-cache", "--sources", place, "--output", output]) == 2
    assert files(tmp_path) == before


PAGE_FILE = "pages/en-us/do.md"
WRITING = {
    "report": ["drift", "--output"],
    "repair": ["drift", "--fix", "--output"],
    "model": ["model", "--output"],
    "examples": ["doctest", "--output"],
    "hand-off": ["export", "--locale", "en-us", "--format", "po", "--output"],
    "baseline": ["drift", "--write-baseline"],
    "history": ["drift", "--history"],
    "decisions": ["review", "--forget", "x", "--overlay"],
}
"""The commands that write a file where they are told to."""
KEPT_BESIDE_PAGES = {"baseline", "history", "decisions"}


@pytest.fixture
def writable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with pages, a link to them and a file of somebody's."""
    monkeypatch.chdir(tmp_path)
    tree(tmp_path / "pages")
    (tmp_path / "way").symlink_to("pages")
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    return tmp_path


@pytest.mark.parametrize("what", WRITING)
@pytest.mark.parametrize("place", [PAGE_FILE, "way/en-us/do.md", "pages/en-us/new.md", "pages/en-us/toc.yml"])
def test_no_file_is_written_over_a_page_or_as_one(
    what: str, place: str, writable: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(writable)
    assert main([*WRITING[what], place, "--no-cache", "--sources", "pages"]) == 2
    assert capsys.readouterr().err.startswith(f"refgen: {place}: ")
    assert files(writable) == before
    assert (writable / PAGE_FILE).read_text("utf-8") == PAGE.format(name="Do")


@pytest.mark.parametrize("what", sorted(set(WRITING) - KEPT_BESIDE_PAGES))
def test_reports_do_not_lie_among_the_pages(what: str, writable: Path) -> None:
    assert main([*WRITING[what], "pages/report.json", "--no-cache", "--sources", "pages"]) == 2
    assert not (writable / "pages" / "report.json").exists()


@pytest.mark.parametrize("what", ["baseline", "history"])
def test_what_people_keep_may_lie_beside_the_pages_and_is_written_again(what: str, writable: Path) -> None:
    for _ in range(2):
        assert main([*WRITING[what], "pages/kept.json", "--no-cache", "--sources", "pages"]) == 0
    assert (writable / "pages" / "kept.json").is_file()


@pytest.mark.parametrize("what", sorted(KEPT_BESIDE_PAGES))
def test_what_people_keep_takes_no_other_file_s_place(what: str, writable: Path) -> None:
    assert main([*WRITING[what], "notes.txt", "--no-cache", "--sources", "pages"]) == 2
    assert (writable / "notes.txt").read_text("utf-8") == "mine"


def test_a_report_takes_the_place_of_nothing_that_the_run_reads(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = (here / "mkdocs.yml").read_text("utf-8")
    assert main(["drift", "--history", "kept.jsonl"]) == 0
    for arguments in (["--output", "mkdocs.yml"], ["--history", "kept.jsonl", "--output", "kept.jsonl"]):
        assert main(["drift", "--no-cache", *arguments]) == 2
        assert f"refgen: {arguments[-1]}: the output would replace the " in capsys.readouterr().err
    assert (here / "mkdocs.yml").read_text("utf-8") == config


def test_aligned_pairs_take_the_place_of_neither_page(writable: Path) -> None:
    assert main(["align", PAGE_FILE, PAGE_FILE, "--output", "way/en-us/do.md"]) == 2
    assert (writable / PAGE_FILE).read_text("utf-8") == PAGE.format(name="Do")


def test_serving_pages_leaves_a_configuration_of_others_alone(
    writable: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (writable / "mkdocs.yml").write_text("site_name: Others\n", "utf-8")
    assert main(["serve", "--sources", "pages", "--output", "."]) == 2
    assert "mkdocs.yml: there is a configuration already" in capsys.readouterr().err
    assert (writable / "mkdocs.yml").read_text("utf-8") == "site_name: Others\n"


def test_a_file_is_no_source_root(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("model", "serve"):
        assert main([command, "--sources", "mkdocs.yml"]) == 2
        assert "this is a file" in capsys.readouterr().err


def test_the_rules_file_is_the_same_in_every_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    books = []
    for name in ("one", "two"):
        root = tree(tmp_path / name / "sources")
        monkeypatch.chdir(tmp_path / name)
        main(["build", "--no-cache", "--sources", str(root), "--output", str(tmp_path / name / "build")])
        books.append((tmp_path / name / "build" / "rules.json").read_bytes())
    assert books[0] == books[1]
    assert json.loads(books[0])["sources"] == "../sources"


def test_claims_say_where_their_sentences_stand(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["claims", "--no-cache", "--sources", str(here / "sources")])
    assert "en-us/do.md:14: I.Do: " in capsys.readouterr().out
