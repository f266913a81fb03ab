"""What earlier runs kept changes nothing: after any edit, a run with their results ends as one that starts from nothing."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from refgen.cache.results import Cache
from refgen.pipeline import proof_of
from refgen.settings import Settings
from refgen.stages.state.shelf import Shelf

ROOT = Path(__file__).parents[2] / "sources"
HOSTING = "docs/framework/unmanaged-api/hosting"


def substitution(name: str, before: str, after: str) -> Callable[[Path], None]:
    """An edit of one page."""

    def edit(root: Path) -> None:
        for path in root.glob(f"*/{HOSTING}/{name}.md"):
            path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")

    return edit


def removal(name: str) -> Callable[[Path], None]:
    """A page that is gone in all locales."""

    def edit(root: Path) -> None:
        for path in root.glob(f"*/{HOSTING}/{name}.md"):
            path.unlink()

    return edit


EDITS = {
    "lines move": substitution("ihosttaskmanager-sleep-method", "## <a", "\n## <a"),
    "translation": substitution("ihosttask-join-method", "超时", "逾时"),
    "English": substitution(
        "ihosttaskmanager-sleep-method", "The time-out expired before the call finished.", "The call took too long."
    ),
    "code": substitution("ihosttaskmanager-sleep-method", "HOST_E_ABANDONED", "HOST_E_TIMEOUT"),
    "parameter": substitution("ihosttask-setpriority-method", "newPriority", "priority"),
    "value of an enumeration": substitution("wait-option-enumeration", "0x1", "0x8"),
    "opening call": substitution("ihosttaskmanager-begindelayabort-method", "BeginDelayAbort", "StartDelayAbort"),
    "page gone": removal("iclrtask-abort-method"),
    "interface gone": removal("ihosttask-interface"),
}


def run(root: Path, folder: Path, cache: Path | None) -> tuple[object, dict[str, bytes]]:
    """What a run says, and what it writes."""
    proof = proof_of(Settings(sources=root, output=folder, cache=cache, jobs=1))
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return proof, {name: content for name, content in files.items() if "__pycache__" not in name}


def contents(root: Path) -> dict[str, bytes]:
    """All pages."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.md")}


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pages and what a run of them kept."""
    folder = tmp_path_factory.mktemp("warm")
    for locale in ("fr-fr", "zh-cn"):
        shutil.copytree(ROOT / locale / HOSTING, folder / "sources" / locale / HOSTING)
    run(folder / "sources", folder / "build", folder / "cache")
    return folder


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_ends_as_if_nothing_had_been_kept(name: str, warm: Path, tmp_path: Path) -> None:
    shutil.copytree(warm, tmp_path / "warm")
    # The kept results are found by the folder of the pages, so the copy takes its place.
    root = warm / "sources"
    EDITS[name](root)
    try:
        assert contents(root) != contents(tmp_path / "warm/sources"), "the edit is none"
        assert run(root, tmp_path / "with", tmp_path / "warm/cache") == run(root, tmp_path / "without", None)
    finally:
        shutil.rmtree(root)
        shutil.copytree(tmp_path / "warm/sources", root)


def test_a_shelf_gives_back_what_was_put_and_makes_the_rest(tmp_path: Path) -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    for keys in (["a"], ["a", "b"], [f"k{number}" for number in range(99)], ["a", "k1"]):
        shelf = Shelf(Cache(tmp_path), "test")
        assert [shelf.get(key, partial(make, key)) for key in keys] == [key.upper() for key in keys]
        shelf.save()
    assert made == ["a", "b", *(f"k{number}" for number in range(99)), "a"]


def test_a_shelf_does_not_keep_what_is_not_to_be_kept(tmp_path: Path) -> None:
    for answer in ("first", "second"):
        shelf = Shelf(Cache(tmp_path), "test")
        assert shelf.get("key", partial(str, answer), is_kept=lambda _: False) == answer
        shelf.save()
