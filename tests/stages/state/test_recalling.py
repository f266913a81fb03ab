"""A run begins with what the last one held, where that is what was written down; else it is a first run."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from refgen.cache import seal
from refgen.cache.held import HELD, Held
from refgen.cache.recall import Recalled
from refgen.cache.record import Rows
from refgen.cache.results import Cache
from refgen.publish import publish
from refgen.settings import Settings
from refgen.stages.state import recalling

SOURCES = Path(__file__).parents[3] / "sources"
FOLDER = "docs/framework/unmanaged-api/hosting"
PAGES = ("ihosttaskmanager-sleep-method.md", "ihosttask-interface.md", "iclrtask-abort-method.md")


def make_tree(folder: Path) -> Path:
    """A tree of few pages."""
    for locale in ("fr-fr", "zh-cn"):
        (folder / "sources" / locale / FOLDER).mkdir(parents=True)
        for page in PAGES:
            shutil.copy(SOURCES / locale / FOLDER / page, folder / "sources" / locale / FOLDER / page)
    return folder


def settings_of(folder: Path) -> Settings:
    return Settings(folder / "sources", folder / "build", jobs=1, cache=folder / "cache")


def edit(folder: Path, text: str) -> None:
    page = folder / "sources" / "zh-cn" / FOLDER / PAGES[0]
    page.write_text(f"{page.read_text('utf-8')}\n{text}\n", "utf-8")


def parts_of(folder: Path) -> list[Path]:
    """What runs have written down of what they held."""
    return sorted((folder / "cache").rglob("*.held"))


def files_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in (folder / "build").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def everywhere(data: bytes) -> bytes:
    """Damage in every row, but not in what says which rows there are."""
    end = head_of(data).start
    rows = bytearray(data[:end])
    rows[7::16] = bytes(byte ^ 1 for byte in rows[7::16])
    return bytes(rows) + data[end:]


def head_of(data: bytes) -> slice:
    """Where the head of a part lies."""
    return slice(len(data) - 8 - int.from_bytes(data[-8:], "little"), len(data) - 8)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "a part": lambda data: data[: len(data) // 2],
    "more": lambda data: data + b"more",
    "more rows": lambda data: b"more" + data,
    "another seal": lambda data: data[: head_of(data).start] + bytes(32) + data[head_of(data).start + 32 :],
    "another end": lambda data: data[:-8] + b"\xff" * 8,
    "damage in the rows": everywhere,
    "no damage": lambda data: data,
}


def check_that_all_is_as_from_nothing(folder: Path, other: Path) -> None:
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(folder / "sources", other / "sources")
    publish(settings_of(other))
    assert files_of(folder) == files_of(other)
    assert not HELD.is_on


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("name", DAMAGES)
def test_a_part_that_is_damaged_is_none(name: str, which: int, tmp_path: Path) -> None:
    folder = make_tree(tmp_path / "a")
    for text in ("", "At first.", "Then."):
        edit(folder, text)
        publish(settings_of(folder))
    damaged = parts_of(folder)[which]
    damaged.write_bytes(DAMAGES[name](damaged.read_bytes()))
    for text in ("Once more.", "Twice."):
        edit(folder, text)
        publish(settings_of(folder))
        check_that_all_is_as_from_nothing(folder, tmp_path / "b")


def test_what_somebody_else_has_written_down_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_tree(tmp_path)
    monkeypatch.setattr(seal, "_key", lambda: bytes(32))
    publish(settings_of(folder))
    (foreign,) = (path.read_bytes() for path in parts_of(folder))
    monkeypatch.undo()
    edit(folder, "Once more.")
    publish(settings_of(folder))
    assert [path.read_bytes() == foreign for path in parts_of(folder)] == [False]


def test_runs_add_what_they_have_made_until_much_of_all_is_out_of_use(tmp_path: Path) -> None:
    folder = make_tree(tmp_path)
    counts = [0]
    # How soon that is lies in where runs of items end, which differs between processes.
    while counts[-1] != 1 or len(counts) < 4:
        edit(folder, f"This is number {len(counts)}.")
        publish(settings_of(folder))
        counts.append(len(parts_of(folder)))
        assert len(counts) < 60
    assert counts[:3] == [0, 1, 2]


def test_a_run_that_makes_little_writes_it_down_as_well(tmp_path: Path) -> None:
    folder = make_tree(tmp_path)
    for count in (1, 2, 3):
        edit(folder, "Once more.")
        publish(settings_of(folder))
        assert len(parts_of(folder)) == count


def test_a_few_later_parts_are_joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalling, "_MANY", 2)
    monkeypatch.setattr(recalling, "_joined", len)  # which are long is a matter of where runs of items end
    folder, other = make_tree(tmp_path / "a"), tmp_path / "b"
    counts = []
    for number in range(5):
        edit(folder, f"This is number {number}.")
        publish(settings_of(folder))
        counts.append(len(parts_of(folder)))
        check_that_all_is_as_from_nothing(folder, other)
    assert counts == [1, 2, 3, 4, 3]


def test_later_parts_are_written_anew_behind_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalling, "_FIRST", 1)
    folder, other = make_tree(tmp_path / "a"), tmp_path / "b"
    counts, firsts = [], set()
    for number in range(6):
        edit(folder, f"This is number {number}.")
        publish(settings_of(folder))
        first, *later = parts_of(folder)
        firsts.add(first.stat().st_ino)
        counts.append(len(later))
        check_that_all_is_as_from_nothing(folder, other)
    assert counts == [0, 1, 2, 1, 2, 1]
    assert len(firsts) == 1


def test_nothing_is_lost_when_parts_are_joined_and_the_process_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recalling, "_MANY", 2)
    monkeypatch.setattr(recalling, "_joined", len)  # which are long is a matter of where runs of items end
    folder = make_tree(tmp_path / "a")
    counts, known = [], 0
    for number in range(7):
        edit(folder, f"This is number {number}.")
        with monkeypatch.context() as patch:
            if number == 4:  # the joined part is in place, and those that are in it are still there
                patch.setattr(Cache, "remove", interrupt)
            with suppress(KeyboardInterrupt):
                publish(settings_of(folder))
        counts.append(len(parts_of(folder)))
        known, before = len(Recalled(memoryview(part.read_bytes()) for part in parts_of(folder)).past.places), known
        assert known > before
        check_that_all_is_as_from_nothing(folder, tmp_path / "b")
    assert counts == [1, 2, 3, 4, 4, 4, 3]


def made_after_an_edit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """What kinds of things a run makes that begins with what a first one has written down: how many is chance, as runs are cut."""
    made: set[str] = set()
    put = Recalled.part

    def counted(recalled: Recalled, held: Held, joined: int = 0) -> Rows[None]:
        made.update(getattr(kept.what, "__qualname__", str(type(name))) for name, kept in held.fresh.items())
        yield from put(recalled, held, joined)

    for locale in ("fr-fr", "zh-cn"):
        entries = "".join(f"- name: {page}\n  href: {page}\n" for page in PAGES)
        (folder / "sources" / locale / FOLDER / "toc.yml").write_text(entries, "utf-8")
    publish(settings_of(folder))
    edit(folder, "At first.")
    with monkeypatch.context() as patched:
        patched.setattr(Recalled, "part", counted)
        publish(settings_of(folder))
    return made


def test_a_first_run_that_writes_in_steps_leaves_nothing_else_to_make_than_one_that_writes_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_steps = made_after_an_edit(make_tree(tmp_path / "a"), monkeypatch)
    monkeypatch.setattr(Held, "awaiting", lambda _, results: results)
    assert in_steps == made_after_an_edit(make_tree(tmp_path / "b"), monkeypatch) != set()


def interrupt(_cache: Cache, _name: str) -> bool:
    raise KeyboardInterrupt


def test_of_parts_that_are_joined_none_is_longer_than_all_behind_it() -> None:
    assert [recalling._joined(sizes) for sizes in ((3,), (1, 1), (3, 1), (9, 1, 2, 3), (2, 1, 1))] == [1, 2, 1, 3, 3]
