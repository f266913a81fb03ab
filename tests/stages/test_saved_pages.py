"""What is written after every edit is what a first run of the same pages writes: by a process that runs again and again, as a
server does, and by new ones, each of which begins with what the last one held in its memory.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from refgen.cache.held import HELD
from refgen.pipeline import book_of, build
from refgen.progress import silent
from refgen.publish import publish
from refgen.settings import Settings
from refgen.stub.compiler import decide, write_overlay
from refgen.stub.rule import OneApi, Status

SOURCES = Path(__file__).parents[2] / "sources"
FOLDER = "docs/framework/unmanaged-api/hosting"
LOCALES = ("fr-fr", "zh-cn")
SLEEP = "ihosttaskmanager-sleep-method.md"
FILES = (
    *(SLEEP, "toc.yml", "index.md", "iclrtask-abort-method.md", "wait-option-enumeration.md"),
    *("ihosttask-interface.md", "ihosttask-join-method.md", "ihosttask-start-method.md"),
)
"""A few pages that refer to each other."""
INCLUDE = "includes/net-current-v20plus-md.md"
"""What they include."""


@pytest.fixture
def serving() -> Iterator[None]:
    """What a process holds ends with the test."""
    yield
    HELD.end()


def substitution(locale: str, name: str, before: str, after: str, folder: str = FOLDER) -> Callable[[Path], None]:
    """An edit of one file."""

    def edit(root: Path) -> None:
        path = root / locale / folder / name
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")

    return edit


def removal(*locales: str) -> Callable[[Path], None]:
    """A page that is gone in some locales."""

    def edit(root: Path) -> None:
        for locale in locales:
            (root / locale / FOLDER / "iclrtask-abort-method.md").unlink()

    return edit


def addition(root: Path) -> None:
    """A new page, of an API that there was not."""
    for locale in LOCALES:
        page = root / locale / FOLDER / SLEEP
        renamed = page.read_text("utf-8").replace("Sleep", "Doze").replace("sleep", "doze")
        page.with_name(SLEEP.replace("sleep", "doze")).write_text(renamed, "utf-8")


def renaming(root: Path) -> None:
    """A page that others link to has another name."""
    for locale in LOCALES:
        page = root / locale / FOLDER / "wait-option-enumeration.md"
        page.rename(page.with_name("wait-options-enumeration.md"))


def decision(root: Path) -> None:
    """Somebody rejects a rule."""
    book = book_of(Settings(sources=root, cache=None, jobs=1))[1]
    rule = next(rule for rule in book.rules if rule.scope == OneApi("IHostTaskManager.Sleep"))
    (root / "decisions.json").write_text(write_overlay((decide(book, rule.id, Status.REJECTED),)), "utf-8")


EDITS: dict[str, Callable[[Path], None]] = {
    "a translation": substitution("fr-fr", SLEEP, "\n## ", "\nUne phrase de plus, sans original.\n\n## "),
    "a finding more": substitution("fr-fr", SLEEP, "dwMilliseconds", "dwMillisekunden"),
    "a finding gone": substitution("fr-fr", SLEEP, "dwMillisekunden", "dwMilliseconds"),
    "a heading": substitution("zh-cn", SLEEP, "IHostTaskManager::Sleep", "IHostTaskManager::Sleep a while"),
    "lines that move": substitution("zh-cn", SLEEP, "\n## ", "\n\n## "),
    "an English sentence": substitution("zh-cn", SLEEP, "before the call finished", "before it was over"),
    "a result": substitution("zh-cn", SLEEP, "HOST_E_ABANDONED", "HOST_E_TIMEOUT"),
    "a signature": substitution("zh-cn", SLEEP, "dwMilliseconds", "dwTime"),
    "a name that others link to": substitution("zh-cn", "ihosttask-interface.md", "IHostTask", "IHostJob"),
    "a page gone in one locale": removal("fr-fr"),
    "a page gone": removal("zh-cn"),
    "a page more": addition,
    "a page by another name": renaming,
    "an included file": substitution("fr-fr", Path(INCLUDE).name, "Disponible", "Livrable", "includes"),
    "an included English": substitution("zh-cn", Path(INCLUDE).name, "Available from", "There since", "includes"),
    "the contents": substitution("fr-fr", "toc.yml", "href: ihosttask-join-method.md", "href: index.md"),
    "titles in the contents": substitution("zh-cn", "toc.yml", "name: IHostTask", "name: 任务 IHostTask"),
    "a decision": decision,
    "a check turned off": lambda _: None,
    "docstrings in another language": lambda _: None,
    "the settings of before": lambda _: None,
    "nothing": lambda _: None,
    "a translation after nothing": substitution("fr-fr", SLEEP, "sans original", "sans original aussi"),
    "an English sentence after nothing": substitution("zh-cn", SLEEP, "before it was over", "before it had ended"),
}
OPTIONS: dict[str, dict[str, Any]] = {
    "a check turned off": {"drift": {"checks": {"toc": "off", "consistency": "error"}}},
    "docstrings in another language": {"docstrings": "fr-fr", "package": "other"},
}
"""Settings of a run, which those after it do not have."""


def serve_again(settings: Settings) -> None:
    """A run of a process that has run before."""
    HELD.begin_run()
    build(settings)


def run_anew(settings: Settings) -> None:
    """A run of a new process: nothing is held but what the last one has written down."""
    publish(settings, silent)
    assert not HELD.is_on


def written(
    run: Callable[[Settings], object], folder: Path, cache: Path | None, options: Mapping[str, Any]
) -> dict[str, bytes]:
    """All files of a run, by path."""
    run(Settings(sources=folder / "sources", output=folder / "build", cache=cache, jobs=1, **options))
    files = (path for path in (folder / "build").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("run", [serve_again, run_anew])
def test_after_each_edit_all_is_as_a_first_run_writes_it(
    run: Callable[[Settings], object], tmp_path: Path, serving: None
) -> None:
    root = tmp_path / "served" / "sources"
    for locale in LOCALES:
        (root / locale / FOLDER).mkdir(parents=True)
        for name in FILES:
            shutil.copy(SOURCES / locale / FOLDER / name, root / locale / FOLDER / name)
        (root / locale / INCLUDE).parent.mkdir()
        shutil.copy(SOURCES / locale / INCLUDE, root / locale / INCLUDE)
    last = written(run, tmp_path / "served", tmp_path / "cache", {})
    assert any((tmp_path / "cache").rglob("*.held")) == (run is run_anew), "all that a run holds can be written down"
    served = {}
    for name, edit in EDITS.items():
        edit(root)
        shutil.copytree(root, tmp_path / name / "sources")
        served[name] = written(run, tmp_path / "served", tmp_path / "cache", OPTIONS.get(name, {}))
        assert (served[name] == last) == (name == "nothing"), name
        last = served[name]
    HELD.end()
    for name, after in served.items():
        first = written(build, tmp_path / name, None, OPTIONS.get(name, {}))
        assert after.keys() == first.keys(), name
        assert [path for path in first if after[path] != first[path]] == [], name
