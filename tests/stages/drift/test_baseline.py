"""What people have accepted is read before the pages are checked."""

from dataclasses import replace
from pathlib import Path

import pytest

from refgen.errors import UsageError
from refgen.publish import publish
from refgen.settings import Settings


@pytest.mark.parametrize("written", [None, "[", '{"version": 1}'])
def test_a_baseline_that_cannot_be_read_leaves_the_output_as_it_was(tmp_path: Path, written: str | None) -> None:
    page = tmp_path / "sources/en-us/a.md"
    page.parent.mkdir(parents=True)
    page.write_text("# A\n\nOne.\n", "utf-8")
    settings = Settings(tmp_path / "sources", tmp_path / "build", jobs=1, cache=tmp_path / "cache")
    publish(settings)
    names = "model.json", "drift.json"
    before = [(settings.output / name).read_bytes() for name in names]
    page.write_text("# A\n\nTwo.\n", "utf-8")
    baseline = tmp_path / "baseline.json"
    if written is not None:
        baseline.write_text(written, "utf-8")
    with pytest.raises(UsageError, match=r"baseline\.json"):
        publish(replace(settings, baseline=baseline))
    assert [(settings.output / name).read_bytes() for name in names] == before
