"""Pages are read in groups: whatever becomes of the files, each reading is that of its files, and the same object while it can be."""

import operator
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from refgen.cache.held import HELD
from refgen.cache.traces import Traces
from refgen.corpus import scan_tree
from refgen.progress import silent
from refgen.stages.pages import page_groups
from refgen.stages.pages.aligning import files_of, page_digest
from refgen.stages.pages.page_groups import begin_groups
from refgen.stages.pages.page_reading import PageReading, read_one
from refgen.workers import InProcess

SOURCES = Path(__file__).parents[3] / "sources"
COUNT = 12
SECOND = 1_000_000_000


@pytest.fixture(autouse=True)
def short_groups(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Groups of few pages; nothing is held before or after."""
    monkeypatch.setattr(page_groups, "_LENGTH", 3)
    HELD.end()
    yield
    HELD.end()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tree of few pages in one locale."""
    pages = sorted((SOURCES / "fr-fr").rglob("*.md"))[:COUNT]
    for page in pages:
        place = tmp_path / "pages" / "fr-fr" / page.relative_to(SOURCES / "fr-fr")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, place)
    return tmp_path / "pages"


def pages_of(root: Path) -> list[Path]:
    return sorted(root.rglob("*.md"))


def read(root: Path, cache: Path | None = None) -> dict[str, PageReading]:
    """What a run reads that begins with what the last one held."""
    HELD.begin_run()
    tree = scan_tree(root)
    groups = begin_groups(files_of(tree, tree.pages, cache), Traces(root), InProcess(), silent)()
    return {one.key: one for group in groups for one in group}


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the times of all files tell at once whether these have changed."""
    monkeypatch.setattr("refgen.cache.traces.SETTLED", -SECOND)


def save(root: Path) -> None:
    page = pages_of(root)[4]
    page.write_text(f"{page.read_text('utf-8')}\nMore.\n", "utf-8")


def save_in_secret(root: Path) -> None:
    """As long as before, and with the time of before."""
    page = pages_of(root)[4]
    known = page.stat()
    page.write_bytes(page.read_bytes()[:-2] + b"?\n")
    os.utime(page, ns=(known.st_atime_ns, known.st_mtime_ns))


def remove(root: Path) -> None:
    for page in pages_of(root)[2:7:2]:
        page.unlink()


def add(root: Path) -> None:
    for number, page in enumerate(pages_of(root)):
        shutil.copy(page, page.with_name(f"{number}-{page.name}"))


def touch(root: Path) -> None:
    for page in pages_of(root):
        os.utime(page, ns=(SECOND, SECOND))


EDITS: dict[str, Callable[[Path], None]] = {
    "a page is saved": save,
    "a page is saved in secret": save_in_secret,
    "pages go": remove,
    "pages come": add,
    "pages are touched": touch,
}


@pytest.mark.parametrize("is_settled", [True, False])
@pytest.mark.parametrize("name", EDITS)
def test_each_page_is_read_as_its_files_are(
    name: str, *, is_settled: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_settled:
        settle(monkeypatch)
    read(root)
    EDITS[name](root)
    tree = scan_tree(root)
    assert read(root) == {one.key: read_one(one) for one in files_of(tree, tree.pages, None)}


def test_a_saved_page_leaves_all_others_the_very_objects(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    before = read(root)
    save(root)
    after = read(root)
    assert sum(after[key] is not one for key, one in before.items()) == 1


@pytest.mark.parametrize("is_touched", [True, False])
def test_what_says_what_it_said_is_the_very_object(*, is_touched: bool, root: Path) -> None:
    """Files that were saved a moment ago are read again, since they may have been saved since."""
    before = read(root)
    if is_touched:
        touch(root)
    after = read(root)
    assert all(after[key] is one for key, one in before.items())


def test_nothing_is_read_where_nothing_has_changed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    before = read(root)
    monkeypatch.setattr(page_groups, "page_digest", pytest.fail)
    assert read(root) == before


def test_a_file_that_cannot_be_read_is_not_an_empty_one(root: Path) -> None:
    page = pages_of(root)[0]
    page.write_bytes(b"")
    tree = scan_tree(root)
    files = files_of(tree, tree.pages, None)[0]
    empty = page_digest(files)
    page.unlink()
    assert page_digest(files) != empty


def test_a_file_that_could_not_be_read_once_is_read_the_next_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program had it open: nothing about the file tells that this is over."""
    settle(monkeypatch)

    def locked(*_: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("refgen.corpus.load.open", locked, raising=False)
        assert all(one.apis is None for one in read(root).values())
    assert all(one.apis is not None for one in read(root).values())


def test_pages_and_included_files_stand_beside_each_other(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    (root / "fr-fr" / "includes").mkdir(exist_ok=True)
    (root / "fr-fr" / "includes" / "shared.md").write_text("Shared.\n", "utf-8")

    def both() -> list[tuple[PageReading, ...]]:
        HELD.begin_run()
        tree = scan_tree(root)
        shelves = {"pages": tree.pages, "includes": tree.includes}
        return [
            group
            for name, shelf in shelves.items()
            for group in begin_groups(files_of(tree, shelf, None), Traces(root), InProcess(), silent, name)()
        ]

    before = both()
    assert all(map(operator.is_, both(), before))
