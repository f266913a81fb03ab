"""`refgen align`: it says what it is not sure of, and what it was given that is no translation."""

import json
from pathlib import Path

import pytest

from refgen.align import SURE
from refgen.cli import main
from tests.align.pages import ENGLISH, FRENCH

OTHER = """---
title: Jardin
---
# Planter un pommier

Creusez un trou assez large. Les racines demandent beaucoup de place.

## Arroser

Versez dix litres chaque semaine. La terre sèche très vite pendant juillet.

## Tailler

Coupez les branches mortes pendant février, avant que les bourgeons gonflent. Une lame propre évite les maladies.

Retirez ensuite les feuilles tombées autour du tronc.
"""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """Paths of pages by what they are."""
    texts = {"english": ENGLISH, "french": FRENCH, "other": OTHER}
    for name, text in texts.items():
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    (tmp_path / "binary.md").write_bytes(bytes(range(256)) * 8)
    return {name: str(tmp_path / f"{name}.md") for name in (*texts, "binary")}


def scores(capsys: pytest.CaptureFixture[str], *pages: str) -> tuple[list[float], str]:
    """The scores of the pairs, and what was said beside them."""
    assert main(["align", *pages]) == 0
    told = capsys.readouterr()
    rows = [json.loads(line) for line in told.out.splitlines()]
    return [row["score"] for row in rows if row["source"] and row["target"]], told.err


def test_pages_that_have_nothing_to_do_with_each_other_have_no_certain_pair(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    right, told = scores(capsys, files["english"], files["french"])
    assert right
    assert min(right) >= SURE
    assert told == ""
    wrong, _ = scores(capsys, files["english"], files["other"])
    assert wrong
    assert max(wrong) < SURE


@pytest.mark.parametrize("pages", [("english", "english"), ("french", "french"), ("french", "other")], ids=" ".join)
def test_two_pages_in_one_language_are_noticed(
    pages: tuple[str, str], files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = scores(capsys, *(files[name] for name in pages))
    language = "English" if pages[0] == "english" else "French"
    assert told == f"both pages are in {language}: what is paired is no translation\n"


@pytest.mark.parametrize("place", [0, 1], ids=["source", "target"])
def test_a_file_that_is_no_text_is_refused(
    place: int, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    pages = [files["english"], files["french"]]
    pages[place] = files["binary"]
    assert main(["align", *pages]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"{files['binary']}: this is no text in UTF-8; name two pages" in told.err
