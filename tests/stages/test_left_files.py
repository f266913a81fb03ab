"""Files that a run finds as an earlier one has left them are left alone; whatever somebody did to them is undone."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from refgen.cache.held import HELD
from refgen.pipeline import reference_of
from refgen.settings import Settings

ROOT = Path(__file__).parents[2] / "sources"
HOSTING = "docs/framework/unmanaged-api/hosting"
TOUCHES: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "emptied": lambda path: path.write_bytes(b""),
    "of the same length": lambda path: path.write_bytes(path.read_bytes()[::-1]),
}


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    yield
    HELD.end()


@pytest.mark.parametrize("touch", TOUCHES)
def test_what_somebody_did_to_a_file_is_undone(touch: str, tmp_path: Path) -> None:
    for page in ("ihosttask-join-method.md", "ihosttask-interface.md"):
        folder = tmp_path / "sources" / "fr-fr" / HOSTING
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "fr-fr" / HOSTING / page, folder)
    settings = Settings(sources=tmp_path / "sources", output=tmp_path / "build", cache=tmp_path / "cache", jobs=1)

    def run() -> dict[Path, bytes]:
        HELD.begin_run()
        reference_of(settings)
        return {path: path.read_bytes() for path in settings.output.rglob("*.*") if path.is_file()}

    first = run()
    module = settings.output / "stub" / "unmanaged" / "hosting.py"
    claims = settings.output / "stub" / "unmanaged" / "_data" / "claims.jsonl"
    for path in (settings.output / "rules.json", claims, module):
        TOUCHES[touch](path)
        assert run() == first
    times = {path: path.stat().st_mtime_ns for path in first}
    assert run() == first
    assert {path: path.stat().st_mtime_ns for path in first} == times
