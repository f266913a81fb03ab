"""`refgen drift` as a user calls it, in a repository of its own."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from refgen.cli import main
from tests.acceptance import repository
from tests.acceptance.repository import ENGLISH, git

FRENCH = repository.FRENCH.format(commit="1" * 40)


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


PLUGGED = "site_name: x\ndocs_dir: pages\nplugins: [refgen]\n"
NAMED = "nope: there is no such folder; name .* such as fr-fr in it"


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    """What a command says that cannot do what it is asked for, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRE_COMMIT", raising=False)

    def run(line: str) -> str:
        assert main(line.split()) == 2
        return capsys.readouterr().err

    return run


@pytest.mark.parametrize(
    ("line", "config", "said"),
    [
        ("drift", "", "sources: there is no such folder; go to the folder that it is in, or name .* --sources DIR"),
        ("build", "", "sources: there is no such folder; go to the folder that it is in, or name .* --sources DIR"),
        ("drift --sources nope", "", NAMED),
        ("serve --sources nope", "", NAMED),
        ("build --sources nope", PLUGGED, NAMED),
        ("drift", PLUGGED, r"pages: .*; correct docs_dir in mkdocs.yml:2, or .* --sources DIR"),
        ("serve", PLUGGED, r"pages: .*; correct docs_dir in mkdocs.yml:2, or .* --sources DIR"),
    ],
)
def test_pages_that_are_not_where_they_are_looked_for(
    line: str, config: str, said: str, told: Callable[[str], str]
) -> None:
    if config:
        Path("mkdocs.yml").write_text(config, "utf-8")
    answer = told(line)
    assert re.search(said, answer)
    assert "pre-commit" not in answer


def test_a_hook_whose_pages_are_elsewhere(told: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert "in .pre-commit-config.yaml as `args: [--sources, DIR]`" in told("drift --changed")


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


def test_a_baseline_keeps_what_a_check_accepts_that_is_turned_off(
    trees: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, baseline, config = trees[1] / "fr-fr" / "do.md", str(tmp_path / "baseline.json"), tmp_path / "mkdocs.yml"
    page.write_text(FRENCH.replace("S_OK", "MSCorEE. h"), "utf-8")
    assert main(["drift", "--no-cache", "--sources", str(trees[1]), "--write-baseline", baseline]) == 0
    for checks, is_told in (("split-name: off", False), ("page-missing: off", True)):
        page.write_text(FRENCH if is_told else page.read_text("utf-8"), "utf-8")
        plugin = f"plugins: [{{refgen: {{drift: {{checks: {{{checks}}}}}}}}}]"
        config.write_text(f"site_name: x\ndocs_dir: {trees[1]}\ntheme: material\n{plugin}\n", "utf-8")
        capsys.readouterr()
        main(["drift", "--no-cache", "--config", str(config), "--baseline", baseline])
        assert ("remove it" in capsys.readouterr().err) is is_told


def test_each_run_adds_a_line_to_the_history(trees: tuple[Path, Path], tmp_path: Path) -> None:
    history = tmp_path / "history.jsonl"
    for date in ("2026-01-01", "2026-01-02"):
        main(["drift", "--no-cache", "--sources", str(trees[1]), "--history", str(history), "--date", date])
    assert [json.loads(line)["date"] for line in history.read_text("utf-8").splitlines()] == [
        "2026-01-01",
        "2026-01-02",
    ]


def test_a_line_of_the_history_names_the_revision_of_the_pages(trees: tuple[Path, Path], tmp_path: Path) -> None:
    pages, history = trees[1], tmp_path / "history.jsonl"
    command = ["drift", "--no-cache", "--sources", str(pages), "--history", str(history)]
    main(command)
    (line,) = history.read_text("utf-8").splitlines()
    assert "revision" not in json.loads(line), "the pages are in no checkout"
    git(pages, "init", "-q")
    git(pages, "add", ".")
    git(pages, "commit", "-qm", "x")
    for more in ([], ["--fix"]):
        main([*command, *more])
        (line,) = history.read_text("utf-8").splitlines()
        assert json.loads(line)["revision"] == git(pages, "rev-parse", "--short", "HEAD").strip()


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
        (["--changed"], "is no git checkout"),
        (["--changed", "main"], "is no git checkout"),
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


def test_a_write_protected_page_is_left_alone(trees: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    page = trees[1] / "fr-fr" / "do.md"
    page.write_text(FRENCH.replace("S_OK", "MSCorEE. h"), "utf-8")
    page.chmod(0o444)
    before = page.read_bytes()
    assert main(["drift", "--no-cache", "--sources", str(trees[1]), "--fix"]) == 2
    assert "write-protected" in capsys.readouterr().err
    assert page.read_bytes() == before


def test_a_baseline_written_over_itself_keeps_what_it_accepts(trees: tuple[Path, Path], tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    (trees[1] / "fr-fr" / "do.md").write_text(FRENCH.replace("S_OK", "MSCorEE. h"), "utf-8")
    main(["drift", "--no-cache", "--sources", str(trees[1]), "--write-baseline", str(baseline)])
    first = baseline.read_bytes()
    again = ["--baseline", str(baseline), "--write-baseline", str(baseline)]
    main(["drift", "--no-cache", "--sources", str(trees[1]), *again])
    assert baseline.read_bytes() == first


def test_a_baseline_of_one_locale_keeps_what_is_accepted_in_the_others(
    trees: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources, baseline = trees[1], tmp_path / "baseline.json"
    wrong = FRENCH.replace("S_OK", "MSCorEE. h")
    (sources / "fr-fr" / "do.md").write_text(wrong, "utf-8")
    (sources / "fr-be").mkdir()
    (sources / "fr-be" / "do.md").write_text(wrong, "utf-8")

    def accept(*more: str) -> set[str]:
        assert main(["drift", "--no-cache", "--sources", str(sources), "--write-baseline", str(baseline), *more]) == 0
        accepted = json.loads(baseline.read_bytes())["accepted"]
        return {row["locale"] for row in accepted if row["check"] == "split-name"}

    assert accept("--locales", "fr-fr") == {"fr-fr"}
    assert accept() == {"fr-be", "fr-fr"}
    (sources / "fr-fr" / "do.md").write_text(FRENCH, "utf-8")
    capsys.readouterr()
    assert accept("--locales", "fr-fr") == {"fr-be"}
    assert "of other locales as before" in capsys.readouterr().out


def test_what_is_told_of_other_languages_calls_them_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for locale, revision in (("de-de", "b"), ("fr-fr", "a"), ("zh-cn", "b")):
        for name in ("do.md", "other.md")[: 1 + (locale != "fr-fr")]:
            (tmp_path / locale).mkdir(exist_ok=True)
            head = f"---\ntitle: I\nms.openlocfilehash: {revision * 40}\n---\n"
            (tmp_path / locale / name).write_text(f"{head}# I\n", "utf-8")
    messages = {one["check"]: one["message"] for one in drift(capsys, "--sources", str(tmp_path))[1]}
    others = "German, Chinese (Simplified)"
    assert messages["page-missing"] == f"The page is missing; it is there in {others}"
    told = f"The page was translated from another source revision than {others} (ms.openlocfilehash)"
    assert messages["revision"] == told
