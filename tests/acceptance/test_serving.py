"""After any edit, a process that serves has the same files as a build from nothing."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from refgen.cache.held import HELD
from refgen.pipeline import build
from refgen.settings import Settings

LOCALES = ("fr-fr", "it-it", "zh-cn")
PAGES = "docs/framework/unmanaged-api/hosting"
ROUNDS = 2

Edit = Callable[[random.Random, Path], None]


def drop_line(chance: random.Random, page: Path) -> None:
    lines = page.read_text("utf-8").splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    page.write_text("".join(lines), "utf-8")


def say_more(chance: random.Random, page: Path) -> None:
    lines = page.read_text("utf-8").splitlines(keepends=True)
    more = chance.choice(["\n## 2\n\n", "\n`E_FAIL` 3 [x](missing.md)\n\n", "\n|A|B|\n|-|-|\n|`S_OK`|…|\n\n"])
    lines.insert(chance.randrange(12, len(lines)), more)
    page.write_text("".join(lines), "utf-8")


def swap_words(chance: random.Random, page: Path) -> None:
    words = page.read_text("utf-8").split(" ")
    place = chance.randrange(1, len(words))
    words[place - 1], words[place] = words[place], words[place - 1]
    page.write_text(" ".join(words), "utf-8")


def retitle(chance: random.Random, page: Path) -> None:
    text = page.read_text("utf-8")
    page.write_text(text.replace("\n# ", f"\n# Word{chance.randrange(99)} ", 1), "utf-8")


def remove(chance: random.Random, page: Path) -> None:
    del chance
    page.unlink()


def add(chance: random.Random, page: Path) -> None:
    shutil.copyfile(page, page.with_name(f"{page.stem}-{chance.randrange(9)}{page.suffix}"))


def save_again(chance: random.Random, page: Path) -> None:
    del chance
    page.write_bytes(page.read_bytes())


CHOICES: tuple[Edit, ...] = (drop_line, say_more, swap_words, retitle, remove, add, save_again)


@pytest.fixture
def root(tmp_path: Path, sources: Path) -> Iterator[Path]:
    """A few pages and an include, in three locales."""
    for locale in LOCALES:
        for name in ("iclrtask-abort-method.md", "iclrtask-interface.md", "iclrtask-reset-method.md"):
            target = tmp_path / "sources" / locale / PAGES / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(sources / locale / PAGES / name, target)
        if (sources / locale / "includes").is_dir():
            shutil.copytree(sources / locale / "includes", tmp_path / "sources" / locale / "includes")
    yield tmp_path / "sources"
    HELD.end()


def made(output: Path) -> dict[str, bytes]:
    """What a reader can get, by path."""
    files = (path for path in output.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("seed", range(3))
def test_edits_in_a_row_give_what_a_build_from_nothing_gives(
    seed: int, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    chance = random.Random(seed)
    served = Settings(sources=root, output=tmp_path / "served", cache=tmp_path / "cache")
    HELD.begin_run()
    build(served)
    for number in range(ROUNDS):
        edits = [(chance.choice(CHOICES), chance.choice(sorted(root.rglob("*.md")))) for _ in range(2)]
        for edit, page in edits:
            if page.is_file():
                edit(chance, page)
            HELD.begin_run()
            build(served)
        cold = Settings(sources=root, output=tmp_path / f"cold-{number}")
        build(cold)
        assert made(served.output) == made(cold.output), edits
