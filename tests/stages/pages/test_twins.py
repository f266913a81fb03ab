"""Two pages of one locale with one asset: both files are named, and no rule that is there is told to be gone."""

import shutil
from pathlib import Path

import pytest

from refgen import pipeline
from refgen.cache.held import HELD
from refgen.settings import Settings
from refgen.stages.closing.made import Build
from refgen.stages.closing.summary import summary
from refgen.stages.pages.aligning import AlignedPages
from refgen.text import Diagnostic, Severity

SOURCES = Path(__file__).parents[3] / "sources"
FOLDER = "docs/framework/unmanaged-api/hosting"
PAGE = f"{FOLDER}/ihosttask-alert-method.md"


def twins(built: Build) -> list[Diagnostic]:
    return [one for one in built.model.diagnostics if one.code == "duplicate-page"]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A copy of the sources, and places beside it."""
    root = tmp_path / "sources"
    shutil.copytree(SOURCES, root)
    return Settings(sources=root, output=tmp_path / "build", cache=None, jobs=1, overlay=root / "decisions.json")


@pytest.mark.parametrize("name", ["a-copy.md", "z-copy.md"])
def test_a_page_that_takes_the_asset_of_another_is_warned_of(name: str, settings: Settings) -> None:
    assert not twins(pipeline.prepare(settings))
    for locale in ("fr-fr", "it-it"):
        shutil.copy(settings.sources / locale / PAGE, settings.sources / locale / FOLDER / name)
    built = pipeline.prepare(settings)
    first, second = sorted((PAGE, f"{FOLDER}/{name}"))
    assert [(one.path, f"{one.path.partition('/')[0]}/{first}" in one.message) for one in twins(built)] == [
        (f"fr-fr/{second}", True),
        (f"it-it/{second}", True),
    ]
    file = settings.sources / "fr-fr" / second
    assert "ms.assetid" in file.read_text("utf-8").splitlines()[twins(built)[0].line - 1]
    assert twins(built)[0].remedy
    assert twins(built)[0].severity is Severity.WARNING, "both are read: nothing is lost"
    assert "orphan" not in "\n".join(summary(built, settings.output))


def test_pages_that_share_an_asset_are_not_loaded_again_where_they_stand(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(settings.sources / "fr-fr" / PAGE, settings.sources / "fr-fr" / FOLDER / "a-copy.md")
    HELD.begin_run()
    try:
        before = twins(pipeline.prepare(settings))
        HELD.begin_run()
        monkeypatch.setattr(AlignedPages, "whole", lambda _, key: pytest.fail(key))
        assert twins(pipeline.prepare(settings)) == before != []
    finally:
        HELD.end()


def test_an_asset_that_pages_of_two_locales_share_is_one_page(settings: Settings) -> None:
    moved = settings.sources / "zh-cn" / FOLDER / "other-name.md"
    shutil.move(settings.sources / "zh-cn" / PAGE, moved)
    assert not twins(pipeline.prepare(settings))


def test_pages_without_an_asset_are_no_twins(settings: Settings) -> None:
    for name in ("a-copy.md", "z-copy.md"):
        text = (settings.sources / "fr-fr" / PAGE).read_text("utf-8")
        kept = "\n".join(line for line in text.split("\n") if not line.startswith("ms.assetid"))
        (settings.sources / "fr-fr" / FOLDER / name).write_text(kept, "utf-8")
    assert not twins(pipeline.prepare(settings))
