"""A source root that has been looked at stands as long as another look would see the same."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from refgen.cache.results import Cache
from refgen.stages.state.snapshot import Snapshot

LONG_AGO = 1_600_000_000_000_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tree with everything that counts, saved long ago."""
    root = tmp_path / "pages"
    for name in ("fr-fr/a.md", "fr-fr/b.md", "it-it/a.md", "fr-fr/includes/c.md", "fr-fr/toc.yml", "it-it/media/d.png"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("- name: A\n  href: a.md\n", "utf-8")
    for path in (root, *root.rglob("*")):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    return root


def look(root: Path) -> Snapshot:
    return Snapshot(root, (), Cache(None))


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the times of all files tell at once whether these have changed: when a file was changed cannot be set."""
    monkeypatch.setattr("refgen.cache.traces.SETTLED", -1_000_000_000)


def replaced(path: Path) -> None:
    (path.parent / "new").write_text("- name: A\n  href: b.md\n", "utf-8")
    (path.parent / "new").rename(path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page is written": lambda root: (root / "fr-fr/a.md").write_text("# B\n", "utf-8"),
    "a page is replaced": lambda root: replaced(root / "fr-fr/a.md"),
    "a page goes": lambda root: (root / "fr-fr/a.md").unlink(),
    "a page comes": lambda root: (root / "it-it/b.md").write_text("# B\n", "utf-8"),
    "an included file is written": lambda root: (root / "fr-fr/includes/c.md").write_text("# C\n", "utf-8"),
    "the contents are written": lambda root: (root / "fr-fr/toc.yml").write_text("- name: B\n  href: b.md\n", "utf-8"),
    "an image is written": lambda root: (root / "it-it/media/d.png").write_text("", "utf-8"),
    "an image comes": lambda root: (root / "it-it/media/e.png").write_text("", "utf-8"),
    "data comes": lambda root: (root / "it-it/media/e.json").write_text("{}", "utf-8"),
    "a locale comes": lambda root: (root / "fr-fr").rename(root / "zh-cn"),
}


@pytest.mark.parametrize("is_settled", [True, False])
@pytest.mark.parametrize("name", CHANGES)
def test_it_stands_no_more_where_anything_changes(
    name: str, *, is_settled: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_settled:
        settle(monkeypatch)
    before = look(root)
    CHANGES[name](root)
    assert not before.stands()
    assert look(root).digest != before.digest


@pytest.mark.parametrize("is_settled", [True, False])
def test_it_stands_where_nobody_saves_anything(
    *, is_settled: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_settled:
        settle(monkeypatch)
    before = look(root)
    assert before.stands()
    assert look(root).is_same(before)


def test_it_does_not_stand_where_a_file_says_again_what_it_said(root: Path) -> None:
    """It may have said something else in between, and somebody may have read it then."""
    before = look(root)
    (root / "fr-fr/a.md").touch()
    after = look(root)
    assert not before.stands()
    assert after.digest == before.digest
    assert not after.is_same(before)


def test_in_doubt_it_does_not_stand(root: Path) -> None:
    """What came to a folder in the moment in which it was looked at may have been overlooked."""
    os.utime(root / "fr-fr")
    assert not look(root).stands()


def test_each_file_is_asked_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    snapshot = look(root)
    traces = snapshot.traces.of(["fr-fr/a.md"])
    (root / "fr-fr/a.md").unlink()
    assert traces is not None
    assert snapshot.traces.of(["fr-fr/a.md"]) == traces
