"""A page that cannot be read as it is meant is told by every command that reads, and fails a run that fails on errors."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from refgen.cli import main

PAGE = "---\ntitle: {name}\napi_name: {name}\n---\n# {name}\n\n## {syntax}\n\n```cpp\nHRESULT Do ();\n```\n"
LOCALES = {"en-us": "Syntax", "fr-fr": "Syntaxe", "it-it": "Sintassi"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for locale, syntax in LOCALES.items():
        (tmp_path / "tree" / locale / "sub").mkdir(parents=True)
        for name in ("good", "more", "sub/odd"):
            title = f"I{name[-4:].strip('/').title()}.Do"
            (tmp_path / "tree" / locale / f"{name}.md").write_text(PAGE.format(name=title, syntax=syntax), "utf-8")
    return tmp_path / "tree"


def dangling(path: Path) -> None:
    """A file that nobody can read, whoever runs the tests."""
    path.unlink()
    path.symlink_to(path.with_name("nowhere.md"))


def linked_out(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


def piped(path: Path) -> None:
    """A pipe that nobody writes into: whoever opens it waits."""
    path.unlink()
    os.mkfifo(path)


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "front matter": (lambda path: path.write_text("---\ntitle: a: b: c\n---\n# T\n", "utf-8"), "no valid YAML"),
    "bytes": (lambda path: path.write_bytes(bytes(range(256)) * 80), "not valid UTF-8"),
    "unreadable": (dangling, "cannot be read"),
    "pipe": (piped, "a pipe or a device, and no file"),
    "outside": (linked_out, "leads out of the source root"),
}


def drift(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[dict]]:
    status = main(["drift", "--no-cache", "--sources", str(root), "--format", "json", "--fail-on", "error", *more])
    return status, json.loads(capsys.readouterr().out)["findings"]


def test_a_tree_that_can_be_read_is_clean(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert drift(root, capsys) == (0, [])


@pytest.mark.parametrize("name", BROKEN)
def test_drift_fails_on_it_and_says_where(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, message = BROKEN[name]
    make(root / "fr-fr/sub/odd.md")
    status, found = drift(root, capsys)
    told = [one for one in found if one["check"] == "unreadable"]
    assert status == 1
    assert [(one["locale"], one["file"], one["severity"]) for one in told] == [("fr-fr", "fr-fr/sub/odd.md", "error")]
    assert message in told[0]["message"]
    assert not [one for one in found if one["check"] == "page-missing"], "it is there, and cannot be read"


@pytest.mark.parametrize("locales", [("en-us",), ("fr-fr",), tuple(LOCALES)], ids=str)
def test_front_matter_that_nothing_closes_is_one_finding_in_each_file(
    locales: tuple[str, ...], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for locale in locales:
        path = root / locale / "good.md"
        path.write_text(path.read_text("utf-8").replace("\n---\n", "\n"), "utf-8")
    status, found = drift(root, capsys)
    assert status == 1
    assert [(one["check"], one["file"], one["line"]) for one in found] == [
        ("unreadable", f"{locale}/good.md", 1) for locale in locales
    ]


@pytest.mark.parametrize("command", ["model", "drift"])
def test_a_root_inside_the_folder_of_one_language_is_told_first_or_last(
    command: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        path = root / "fr-fr/includes" / f"{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text("Text.\n", "utf-8")
    for path in (root / "fr-fr").rglob("[gmo]*.md"):
        path.write_text(path.read_text("utf-8").replace("\n---\n", "\nms.contentlocale: fr-fr\n---\n"), "utf-8")
    output = ["--output", str(root.parent / "m")] if command == "model" else []
    assert main([command, "--no-cache", "--sources", str(root / "fr-fr"), *output]) == 0
    captured = capsys.readouterr()
    errors = captured.err.splitlines()
    assert errors[0].startswith(f"{root / 'fr-fr'}: warning: This is of fr-fr alone; beside it stand en-us, it-it")
    assert len([one for one in errors if ": error: " in one]) == (1 if command == "model" else 0)
    assert (captured.out + captured.err).count("nor do 2 more files") == 1


def test_a_page_that_is_not_there_is_missing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "fr-fr/sub/odd.md").unlink()
    dangling(root / "fr-fr/good.md")
    found = [one for one in drift(root, capsys)[1] if one["check"] == "page-missing"]
    assert [(one["locale"], one["path"]) for one in found] == [("fr-fr", "sub/odd.md")]


def test_a_table_of_contents_that_cannot_be_read_is_told_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for locale in LOCALES:
        text = "- name: A\n  href: good.md\n" if locale != "fr-fr" else "- name: a: b\n  href: good.md\n"
        (root / locale / "toc.yml").write_text(text, "utf-8")
    found = [(one["check"], one["locale"]) for one in drift(root, capsys)[1]]
    assert found == [("unreadable", "fr-fr")]


def test_it_can_be_switched_off_like_any_check(root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    dangling(root / "fr-fr/good.md")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\nplugins:\n- refgen:\n    drift: {checks: {unreadable: off}}\n", "utf-8")
    assert drift(root, capsys, "--config", str(config)) == (0, [])


def test_a_flat_folder_tells_it_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flat = root.parent / "flat"
    flat.mkdir()
    (flat / "a.md").write_text(
        PAGE.format(name="IA.Do", syntax="Syntaxe").replace("---\n#", "ms.contentlocale: fr-fr\n---\n#"), "utf-8"
    )
    (flat / "b.md").write_text("# no page\n", "utf-8")
    status, found = drift(flat, capsys)
    assert (status, [(one["check"], one["file"]) for one in found]) == (1, [("unreadable", "b.md")])


ARTICLE = """# {0}

{1}

```cpp
Do ();
{2}

{3}

> {4}

<!-- {1} {5}

{6}

|{0}|{1}|
|---|---|
|`Do`|{3}|
"""
WORDS = {
    "en-us": ["Task", "Starts it.", "```", "The host owns it.", "It is done.", "-->", "The end of the page."],
    "fr-fr": ["Tâche", "La lance.", "```", "L’hôte la possède.", "C’est fait.", "-->", "La fin de la page."],
}


@pytest.mark.parametrize("lost", [2, 5], ids=["fence", "comment"])
@pytest.mark.parametrize("locales", [("en-us",), ("fr-fr",), ("en-us", "fr-fr")], ids=str)
def test_what_nothing_closes_is_one_finding_in_each_file(
    lost: int, locales: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for locale, words in WORDS.items():
        (tmp_path / locale).mkdir()
        kept = ["" if number == lost and locale in locales else word for number, word in enumerate(words)]
        (tmp_path / locale / "a.md").write_text(ARTICLE.format(*kept), "utf-8")
    status, found = drift(tmp_path, capsys)
    assert status == 1
    line = 5 if lost == 2 else 13
    assert [(one["check"], one["file"], one["line"]) for one in found] == [
        ("unreadable", f"{locale}/a.md", line) for locale in locales
    ]


@pytest.mark.parametrize("text", ["x", "The host owns it. ", "Ab1;"], ids=repr)
@pytest.mark.parametrize("locales", [("en-us",), ("fr-fr",), ("en-us", "fr-fr")], ids=str)
@pytest.mark.parametrize("place", [1, 3, 4, 6])
def test_a_text_without_end_is_one_finding_in_each_file(
    place: int, locales: tuple[str, ...], text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for locale, words in WORDS.items():
        (tmp_path / locale).mkdir()
        kept = [
            word if number != place or locale not in locales else text * (2_000_000 // len(text))
            for number, word in enumerate(words)
        ]
        article = ARTICLE.replace("<!-- {1} {5}", "{5}").replace("|{0}|{1}|\n|---|---|\n|`Do`|{3}|\n", "")
        (tmp_path / locale / "a.md").write_text(article.format(*kept), "utf-8")
    _, found = drift(tmp_path, capsys)
    assert [(one["check"], one["file"]) for one in found] == [("unreadable", f"{locale}/a.md") for locale in locales]
    assert "characters without a break" in found[0]["message"]


@pytest.mark.parametrize(
    "command",
    [
        ["model", "--output", "{out}/m"],
        ["claims"],
        ["review"],
        ["stub", "--output", "{out}"],
        ["doctest"],
        ["export", "--locale", "fr-fr"],
    ],
    ids=lambda command: command[0],
)
def test_every_command_that_reads_says_it(
    command: list[str], root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dangling(root / "fr-fr/good.md")
    main([*(part.format(out=tmp_path / "out") for part in command), "--sources", str(root)])
    assert "fr-fr/good.md:1:1: error: The file cannot be read" in capsys.readouterr().err
