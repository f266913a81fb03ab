"""What is kept whole of a command is the answer for the pages that were there when it began, and for no others."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from refgen import pipeline
from refgen.settings import Settings
from refgen.stages.pages.reading import read_tree

SOURCES = Path(__file__).parents[2] / "sources"
PAGE = "docs/framework/unmanaged-api/hosting/ihosttaskmanager-sleep-method.md"

COMMANDS: dict[str, Callable[[Settings], Any]] = {
    "model": pipeline.model_of,
    "examples": lambda settings: [one.example.texts for one in pipeline.proof_of(settings).results],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_an_answer_is_not_kept_for_a_page_that_is_saved_before_it_is_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, answer = tmp_path / "sources/zh-cn" / PAGE, COMMANDS[name]
    page.parent.mkdir(parents=True)
    shutil.copy(SOURCES / "zh-cn" / PAGE, page)
    settings = Settings(tmp_path / "sources", tmp_path / "build", jobs=1, cache=tmp_path / "cache")
    before = page.read_text("utf-8")
    expected = answer(Settings(tmp_path / "sources", tmp_path / "other", jobs=1, cache=None))

    def after_a_save(*given: Any, **named: Any) -> Any:
        page.write_text(before.replace("dwMilliseconds", "dwTime"), "utf-8")
        return read_tree(*given, **named)

    monkeypatch.setattr("refgen.pipeline.read_tree", after_a_save)
    assert answer(settings) != expected
    monkeypatch.setattr("refgen.pipeline.read_tree", read_tree)
    page.write_text(before, "utf-8")
    assert answer(settings) == expected
