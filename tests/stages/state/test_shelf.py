"""What a shelf gives back to a new process is the very object that other results were made of, be it of many or of few."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from refgen.cache.held import HELD, remembered
from refgen.cache.recall import Recalled
from refgen.cache.results import Cache
from refgen.stages.state.shelf import Shelf

asked: list[str] = []


@dataclass(frozen=True, slots=True)
class Made:
    """What a stage made of a page."""

    text: str


@remembered
def told(made: Made) -> str:
    """What is made of that."""
    asked.append(made.text)
    return made.text


class Processes:
    """Those that run one after the other, and what they have written down."""

    def __init__(self, folder: Path) -> None:
        self.cache = Cache(folder)
        self.parts: list[memoryview] = []

    def run(self, *keys: str, is_written: bool = True) -> list[str]:
        """Which results a new process tells anew that asks for all of these; it may write down nothing of what it holds."""
        recalled = Recalled(self.parts)
        HELD.begin_with(recalled.past)
        asked.clear()
        shelf = Shelf(self.cache, "name")
        assert [told(shelf.get(key, lambda key=key: Made(key))) for key in keys] == [*keys]  # type: ignore[misc]
        shelf.save()
        if is_written:
            part = b"".join(recalled.part(HELD))
            assert part or not asked
            self.parts += [memoryview(part)] if part else []
        HELD.end()
        return [*asked]


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    """None has run yet."""
    HELD.end()
    yield Processes(tmp_path)
    HELD.end()


@pytest.mark.parametrize("count", [1, 20, 500])
def test_what_was_made_of_a_result_stands_in_the_next_process(count: int, processes: Processes) -> None:
    keys = [str(number) for number in range(count)]
    assert processes.run(*keys) == keys
    assert processes.run(*keys) == []
    for number in range(12):
        keys[number % count] = f"new {number}"
        assert processes.run(*keys) == [f"new {number}"]
        assert processes.run(*keys) == []


def test_all_is_found_where_a_process_wrote_down_nothing(processes: Processes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The large file is then another than the one that is held."""
    processes.run(*map(str, range(9)))
    many = [str(number) for number in range(99)]
    processes.run(*many, is_written=False)
    assert processes.run(*many) == many
    assert processes.run(*many) == []
    monkeypatch.setattr("refgen.stages.state.shelf._FEW", -1)
    shelf = Shelf(processes.cache, "name")
    assert all(shelf.find(key) == Made(key) for key in many)
