"""Rules are compiled again where what decides them is another, and only there."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from refgen.cache.held import HELD
from refgen.pipeline import book_of
from refgen.settings import Settings
from refgen.stub.compiler import drafts_of
from refgen.stub.rule import RuleBook

SOURCES = Path(__file__).parents[3] / "sources"
FOLDER = "docs/framework/unmanaged-api/hosting"
OPENING = f"{FOLDER}/ihosttaskmanager-begindelayabort-method.md"
CLOSING = "IHostTaskManager.EndDelayAbort"
INCLUDE = "includes/net-current-v20plus-md.md"


@pytest.fixture
def read(tmp_path: Path) -> Iterator[Callable[[], RuleBook]]:
    """Reads a copy of the sources in a process that has read it before."""
    shutil.copytree(SOURCES, tmp_path / "sources")
    settings = Settings(sources=tmp_path / "sources", cache=tmp_path / "cache", jobs=1)

    def again() -> RuleBook:
        HELD.begin_run()
        return book_of(settings)[1]

    yield again
    HELD.end()


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of APIs of which drafts were made."""
    names: list[str] = []
    made = drafts_of

    def drafts(statements, catalogue):
        names.extend(statement.api.id for statement in statements[:1])
        return made(statements, catalogue)

    monkeypatch.setattr("refgen.stages.reference.compiling.drafts_of", drafts)
    return names


def anew(root: Path) -> RuleBook:
    HELD.end()
    return book_of(Settings(sources=root, cache=None, jobs=1))[1]


def test_a_call_that_goes_or_comes_makes_the_rules_anew_that_named_it(
    read: Callable[[], RuleBook], compiled: list[str], tmp_path: Path
) -> None:
    before = read()
    gone = {path: path.read_bytes() for path in (tmp_path / "sources").glob(f"*/{OPENING}")}
    for path in gone:
        path.unlink()
    compiled.clear()
    without = read()
    assert CLOSING in compiled
    assert len(compiled) < 10
    for path, content in gone.items():
        path.write_bytes(content)
    compiled.clear()
    assert read() == before != without
    assert len(compiled) < 10
    assert anew(tmp_path / "sources") == before


def test_an_included_file_makes_no_rules_anew_that_do_not_read_it(
    read: Callable[[], RuleBook], compiled: list[str], tmp_path: Path
) -> None:
    before = read()
    path = tmp_path / "sources/zh-cn" / INCLUDE
    path.write_text(path.read_text("utf-8").replace("Available", "There"), "utf-8")
    compiled.clear()
    assert read() == before
    assert compiled == []
