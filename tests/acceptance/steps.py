"""What may happen to a project between two builds, by chance."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from benchmarks.edits import KINDS

SOURCES = Path(__file__).parents[2] / "sources"
_COMMAND = [sys.executable, "-m", "refgen", "build"]


def build(folder: Path) -> None:
    """In a new process."""
    done = subprocess.run(_COMMAND, cwd=folder, capture_output=True, text=True, check=False)
    # 1 says that something is wrong with the pages.
    assert done.returncode in {0, 1}, done.stderr


class Project:
    """A folder with sources and a configuration, and chance."""

    def __init__(self, folder: Path, chance: Random) -> None:
        self.folder, self.chance = folder, chance
        self._gone: list[tuple[Path, bytes]] = []
        shutil.copytree(SOURCES, folder / "sources")
        self.name_site()

    def walk(self, count: int) -> list[str]:
        """Take so many steps, each with a build behind it; their names."""
        taken = []
        for step in self.chance.choices(STEPS, WEIGHTS, k=count):
            step(self)
            taken.append(step.__name__)
            build(self.folder)
        return taken

    def edit(self) -> None:
        """An edit that costs something of its own."""
        kind = self.chance.choice(KINDS)
        able = [page for page in self._pages() if kind(text := page.read_text("utf-8")) != text]
        page = self.chance.choice(able)
        page.write_text(kind(page.read_text("utf-8")), "utf-8")

    def edit_several(self) -> None:
        """Some at once."""
        for _ in range(self.chance.randint(2, 6)):
            self.edit()

    def lose_lines(self) -> None:
        """Lines of a page go, wherever they are."""
        page, lines = self._lines()
        first = self.chance.randrange(len(lines))
        self._write(page, [*lines[:first], *lines[first + self.chance.randint(1, 5) :]])

    def swap_lines(self) -> None:
        """Two lines of a page change places."""
        page, lines = self._lines()
        one, other = self.chance.randrange(len(lines)), self.chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
        self._write(page, lines)

    def remove_page(self) -> None:
        """In one locale."""
        page = self.chance.choice(self._pages())
        self._gone.append((page, page.read_bytes()))
        page.unlink()

    def bring_back(self) -> None:
        """A page that was removed."""
        if self._gone:
            page, content = self._gone.pop()
            page.write_bytes(content)

    def copy_page(self) -> None:
        """Under another name: two pages document one API."""
        page = self.chance.choice(self._pages())
        shutil.copy(page, page.with_name(f"x{self.chance.randrange(99)}-{page.name}"))

    def rename_page(self) -> None:
        """In one locale."""
        page = self.chance.choice(self._pages())
        page.rename(page.with_name(f"r{self.chance.randrange(9)}{page.name}"))

    def edit_contents(self) -> None:
        """A title, or nothing that is said."""
        contents = self.chance.choice(sorted((self.folder / "sources").rglob("toc.yml")))
        text = contents.read_text("utf-8")
        edited = text.replace("name: ", "name: Z", 1) if self.chance.random() < 0.5 else f"{text}\n"
        contents.write_text(edited, "utf-8")

    def name_site(self) -> None:
        """In the configuration."""
        name = f"Reference {self.chance.randrange(4)}"
        text = f"site_name: {name}\ntheme: material\ndocs_dir: sources\n"
        (self.folder / "mkdocs.yml").write_text(text, "utf-8")

    def lose_outputs(self) -> None:
        """Somebody deletes files that were built."""
        for path in self._some("build"):
            path.unlink()

    def damage_cache(self) -> None:
        """A bit of what is kept is another."""
        for path in self._some(".refgen-cache")[:1]:
            content = bytearray(path.read_bytes())
            if content:
                content[self.chance.randrange(len(content))] ^= 255
                path.write_bytes(content)

    def stop_build(self) -> None:
        """After an edit, at any moment."""
        self.edit()
        quiet = subprocess.DEVNULL
        with subprocess.Popen(_COMMAND, cwd=self.folder, stdout=quiet, stderr=quiet) as running:
            time.sleep(self.chance.uniform(0.1, 0.8))
            running.send_signal(self.chance.choice([signal.SIGKILL, signal.SIGINT]))

    def _pages(self) -> list[Path]:
        return sorted((self.folder / "sources").rglob("*.md"))

    def _lines(self) -> tuple[Path, list[str]]:
        page = self.chance.choice(self._pages())
        return page, page.read_text("utf-8").split("\n")

    def _write(self, page: Path, lines: Sequence[str]) -> None:
        page.write_text("\n".join(lines), "utf-8")

    def _some(self, folder: str) -> list[Path]:
        files = sorted(path for path in (self.folder / folder).rglob("*") if path.is_file())
        return self.chance.sample(files, min(len(files), self.chance.randint(1, 8)))


_OFTEN: dict[Callable[[Project], None], int] = {
    Project.edit: 8,
    Project.edit_several: 3,
    Project.lose_lines: 2,
    Project.swap_lines: 1,
    Project.remove_page: 1,
    Project.bring_back: 1,
    Project.copy_page: 1,
    Project.rename_page: 1,
    Project.edit_contents: 1,
    Project.name_site: 1,
    Project.lose_outputs: 1,
    Project.damage_cache: 1,
    Project.stop_build: 2,
}
STEPS, WEIGHTS = [*_OFTEN], [*_OFTEN.values()]
