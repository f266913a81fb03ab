"""A page without text is told by every build, with its place; drift tells one cause once."""

from pathlib import Path

import pytest

from refgen.cli import main
from tests.acceptance.test_reading_errors import LOCALES, drift, root

__all__ = ["root"]
HEAD = "---\ntitle: x\n---\n\n"


@pytest.mark.parametrize(("text", "line", "message"), [("", 1, "The file is empty"), (HEAD, 3, "The page has no text")])
def test_a_build_tells_each_file(
    text: str, line: int, message: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for locale in LOCALES:
        (root / locale / "good.md").write_text(text, "utf-8")
    for command in ("build", "site"):
        assert main([command, "--no-cache", "--sources", str(root), "--output", str(root.parent / "out")]) == 0
        told = [one for one in capsys.readouterr().err.splitlines() if "[empty-page]" in one]
        assert told == [
            f"{locale}/good.md:{line}:1: warning: {message} [empty-page] (write its text, or delete it)"
            for locale in LOCALES
        ]


@pytest.mark.parametrize("text", ["", HEAD], ids=["file", "text"])
@pytest.mark.parametrize(
    ("locales", "expected"),
    [
        (("fr-fr",), [("missing", "fr-fr/good.md")]),
        (("fr-fr", "it-it"), [("missing", "fr-fr/good.md"), ("missing", "it-it/good.md")]),
        (("en-us",), [("unreadable", "en-us/good.md")]),
        (tuple(LOCALES), [("unreadable", "en-us/good.md")]),
    ],
    ids=str,
)
def test_drift_tells_the_english_or_what_a_translation_lacks(
    locales: tuple[str, ...],
    expected: list[tuple[str, str]],
    text: str,
    root: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    head = text and (root / "en-us/good.md").read_text("utf-8").partition("\n# ")[0]
    for locale in locales:
        (root / locale / "good.md").write_text(head, "utf-8")
    _, found = drift(root, capsys)
    assert [(one["check"], one["file"]) for one in found if one["check"] != "front-matter"] == expected


def test_front_matter_is_held_against_that_of_an_english_without_text(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "en-us/good.md").write_text("---\ntitle: x\nms.assetid: 1\n---\n", "utf-8")
    (root / "fr-fr/good.md").write_text("---\ntitle: x\nms.assetid: 2\n---\n# T\n\nUn texte.\n", "utf-8")
    _, found = drift(root, capsys)
    told = [(one["check"], one["file"]) for one in found if one["file"] != "it-it/good.md"]
    assert sorted(told) == [("front-matter", "fr-fr/good.md"), ("unreadable", "en-us/good.md")]


def test_without_english_each_file_of_a_page_without_text_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "en-us/good.md").unlink()
    for locale in ("fr-fr", "it-it"):
        (root / locale / "good.md").write_text("", "utf-8")
    _, found = drift(root, capsys)
    assert [(one["check"], one["file"], one["severity"]) for one in found if one["check"] != "page-missing"] == [
        ("unreadable", f"{locale}/good.md", "warning") for locale in ("fr-fr", "it-it")
    ]


@pytest.mark.parametrize("text", [HEAD + "Text.\n", "```\nx\n```\n", "[!INCLUDE[x](y.md)]\n", "![x](x.png)\n"])
def test_a_page_with_anything_on_it_is_not_empty(
    text: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "en-us/good.md").write_text(text, "utf-8")
    assert main(["model", "--no-cache", "--verbose", "--sources", str(root), "--output", str(tmp_path / "m")]) == 0
    assert "empty-page" not in capsys.readouterr().err
