"""What the tests of the commands share."""

from pathlib import Path

import pytest

from tests.acceptance.repository import ENGLISH, FRENCH, commit, git


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
