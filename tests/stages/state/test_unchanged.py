"""A build that would change nothing is left out, and told as it would end; whatever it is made from brings it back."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from refgen import pipeline
from refgen.cache import code
from refgen.publish import publish
from refgen.settings import Settings
from refgen.stages.closing.summary import outcome_of

SOURCES = Path(__file__).parents[3] / "sources"
FOLDER = "docs/framework/unmanaged-api/hosting"
PAGE = "ihosttaskmanager-sleep-method.md"
CONFIG = "site_name: R\ntheme:\n  name: material\n  font: false\n  custom_dir: theme\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree of one page, and its output."""
    folder = make_tree(tmp_path_factory.mktemp("standing"))
    publish(settings_of(folder))
    return folder


def make_tree(folder: Path) -> Path:
    """A tree of one page, in a folder."""
    for locale in ("fr-fr", "zh-cn"):
        (folder / "sources" / locale / FOLDER).mkdir(parents=True)
        shutil.copy(SOURCES / locale / FOLDER / PAGE, folder / "sources" / locale / FOLDER / PAGE)
    (folder / "theme" / "partials").mkdir(parents=True)
    (folder / "theme" / "partials" / "_banner.html").write_text("", "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return folder


def settings_of(folder: Path) -> Settings:
    """Settings of the tree."""
    output, cache, config = folder / "build", folder / "cache", folder / "mkdocs.yml"
    history = folder / "history.jsonl"
    return Settings(folder / "sources", output, jobs=1, cache=cache, config_file=config, history=history)


class Built(Exception):  # noqa: N818  (no error)
    """The chain was about to run."""


def begun(*_: object) -> None:
    """In place of a stage that must not run."""
    raise Built


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chain that must not run."""
    monkeypatch.setattr(pipeline, "build", begun)


def saved(*path: str, text: str) -> Callable[[Path], object]:
    """A file that is written, below the folder."""
    return lambda folder: folder.joinpath(*path).write_text(text, "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page": lambda folder: (folder / "sources/fr-fr" / FOLDER / PAGE).unlink(),
    "a new page": saved("sources", "fr-fr", "new.md", text="# New\n"),
    "an image": saved("sources", "fr-fr", "new.png", text=""),
    "a decision": saved("sources", "decisions.json", text="{}"),
    "the configuration": saved("mkdocs.yml", text=f"{CONFIG}  language: fr\n"),
    "the theme": saved("theme", "main.html", text="{% extends 'base.html' %}"),
    "a hidden part of the theme": saved("theme", "partials", "_banner.html", text="<p>News"),
    "the history": saved("history.jsonl", text="{}\n"),
    "a file of the output": saved("build", "model.json", text="{}"),
    "a page of the site gone": lambda folder: (folder / "build/site/index.html").unlink(),
}


def test_an_unchanged_build_is_told_as_the_one_that_it_stands_for(tmp_path: Path) -> None:
    settings = settings_of(make_tree(tmp_path))
    publish(settings)
    told = publish(settings)
    assert told == outcome_of(pipeline.build(settings), settings.output)


def test_what_others_write_beside_the_output_costs_few_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even to a file where it lies, which its folder does not show."""
    folder = make_tree(tmp_path)
    notes = folder / "build" / "notes.txt"
    notes.parent.mkdir()
    for text in ("", "One.", "One.\n\nTwo."):
        notes.write_text(text, "utf-8")
        page = folder / "sources" / "fr-fr" / FOLDER / PAGE
        page.write_text(f"{page.read_text('utf-8')}\n{text}\n", "utf-8")
        publish(settings_of(folder))
    publish(settings_of(folder))
    monkeypatch.setattr(pipeline, "build", pytest.fail)
    assert publish(settings_of(folder)).lines


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of the output."""
    output = folder / "build"
    paths = (path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in paths}


def written_over(path: Path) -> None:
    """A file that is another of the same size, where it lies: its folder does not show that."""
    path.write_bytes(path.read_bytes()[::-1])


OVERWRITTEN = {
    "a page": f"site/fr-fr/{FOLDER}/{PAGE.removesuffix('.md')}.html",
    "a page of the site's own": "site/fr-fr/index.html",
    "a part of the search index": "site/search/fr-fr/index.z",
    "names": "site/search/names.json",
    "a list for programs": "site/drift/index.json",
    "a style sheet": "site/assets/refgen/refgen.css",
    "a report": "drift.sarif",
    "a module": "stub/pyproject.toml",
}


@pytest.mark.parametrize("name", OVERWRITTEN)
def test_a_file_that_somebody_wrote_over_is_made_anew(name: str, tmp_path: Path) -> None:
    folder = make_tree(tmp_path)
    publish(settings_of(folder))
    made = files_of(folder)
    written_over(folder / "build" / OVERWRITTEN[name])
    assert files_of(folder) != made
    publish(settings_of(folder))
    assert files_of(folder) == made


def test_a_package_may_lie_where_no_way_leads_from_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where it is on another drive."""

    def no_way(path: str, start: str = os.curdir) -> str:
        raise ValueError(path, start)

    settings = replace(settings_of(make_tree(tmp_path)), stub=tmp_path / "stub")
    publish(settings)
    module = tmp_path / "stub/pyproject.toml"
    made = module.read_bytes()
    written_over(module)
    monkeypatch.setattr(os.path, "relpath", no_way)
    publish(settings)
    assert module.read_bytes() == made


@pytest.mark.parametrize("edited", [(FOLDER,), (FOLDER, FOLDER), ("docs",), ("docs", FOLDER), ("docs", "docs")])
def test_a_file_that_somebody_wrote_over_before_an_edit_is_made_anew_when_there_is_time(
    edited: tuple[str, ...], tmp_path: Path
) -> None:
    """To look at all files costs more than most edits, which may leave its folder as it is."""
    folder, name = make_tree(tmp_path), "ihosttask-join-method"
    for place in (FOLDER, "docs"):
        shutil.copy(SOURCES / "fr-fr" / FOLDER / f"{name}.md", folder / "sources/fr-fr" / place)
    publish(settings_of(folder))
    page = folder / "build/site/fr-fr" / FOLDER / f"{PAGE[:-3]}.html"
    made = page.read_bytes()
    written_over(page)
    for number, place in enumerate(edited):
        source = folder / "sources/fr-fr" / place / f"{name}.md"
        source.write_text(f"{source.read_text('utf-8')}\nText {number}.\n", "utf-8")
        publish(settings_of(folder))
        assert f"Text {number}." in (folder / "build/site/fr-fr" / place / f"{name}.html").read_text("utf-8")
    publish(settings_of(folder))
    assert page.read_bytes() == made


SAVED_MEANWHILE: dict[str, Callable[[Path], object]] = {
    "a page, and what it said before": lambda folder: saved_twice(folder / "sources/fr-fr" / FOLDER / PAGE),
    "a page that goes and comes": lambda folder: went_and_came(folder / "sources/fr-fr" / FOLDER / PAGE),
    "the theme": saved("theme", "partials", "_banner.html", text="<p>News"),
    "a theme that was written long ago": lambda folder: moved_here(folder / "theme/main.html"),
    "the theme gone": lambda folder: (folder / "theme/partials/_banner.html").unlink(),
}


def saved_twice(page: Path) -> None:
    """An edit, and what takes it back."""
    before = page.read_bytes()
    page.write_bytes(b"# A\n")
    page.write_bytes(before)


def went_and_came(page: Path) -> None:
    """A page that is elsewhere for a moment."""
    page.rename(page.with_name("elsewhere.md"))
    page.with_name("elsewhere.md").rename(page)


def moved_here(file: Path) -> None:
    """A file that was made elsewhere, long ago."""
    file.write_text("{% extends 'base.html' %}", "utf-8")
    os.utime(file, (1_600_000_000, 1_600_000_000))


@pytest.mark.parametrize("name", SAVED_MEANWHILE)
def test_what_is_saved_while_a_build_is_under_way_is_not_taken_as_known(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build may have read it before, between, or after."""
    folder, prepare = make_tree(tmp_path), pipeline.prepare
    publish(settings_of(folder))

    def beside_a_save(*given: Any) -> Any:
        SAVED_MEANWHILE[name](folder)
        return prepare(*given)

    (folder / "sources/fr-fr" / FOLDER / PAGE).touch()
    (folder / "build/model.json").unlink()
    monkeypatch.setattr(pipeline, "prepare", beside_a_save)
    publish(settings_of(folder))
    monkeypatch.setattr(pipeline, "prepare", begun)
    with pytest.raises(Built):
        publish(settings_of(folder))


def test_without_a_cache_everything_is_made_anew(tmp_path: Path) -> None:
    settings = settings_of(make_tree(tmp_path))
    publish(settings)
    made = publish(replace(settings, cache=None))
    assert made.lines[-1].endswith("(1 of 1 pages made anew)")


def test_what_is_broken_is_told_by_every_run(tmp_path: Path) -> None:
    folder = tmp_path / "sources" / "en-us"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("# A\n\nOne.\n\nSee [b](b.md#lost).\n", "utf-8")
    (folder / "b.md").write_text("# B\n\nTwo.\n", "utf-8")
    settings = Settings(tmp_path / "sources", tmp_path / "build", jobs=1, cache=tmp_path / "cache")
    for _ in range(2):
        for given in (settings, replace(settings, cache=None)):
            (broken,) = publish(given).broken
            assert broken.startswith("en-us/a.md:5: the link b.html#lost ")
    (folder / "b.md").write_text("# B\n\nThree.\n", "utf-8")
    assert publish(settings).broken == (broken,)
    (folder / "b.md").write_text('# B\n\n## <a name="lost"></a>Found\n\nThree.\n', "utf-8")
    assert publish(settings).broken == ()


@pytest.mark.usefixtures("idle")
def test_an_unchanged_build_is_left_out(built: Path) -> None:
    assert publish(settings_of(built)).lines


@pytest.mark.usefixtures("idle")
@pytest.mark.parametrize("name", CHANGES)
def test_whatever_it_is_made_from_brings_it_back(name: str, built: Path, tmp_path: Path) -> None:
    # Times are kept by the copy, but for the change; the folder takes the place of the one that was built.
    shutil.copytree(built, tmp_path / "kept", symlinks=True)
    assert publish(settings_of(built)).lines
    CHANGES[name](built)
    try:
        with pytest.raises(Built):
            publish(settings_of(built))
    finally:
        shutil.rmtree(built)
        (tmp_path / "kept").rename(built)


@pytest.mark.usefixtures("idle")
@pytest.mark.parametrize("change", [{"package": "other"}, {"locales": ("fr-fr",)}, {"drift": {"checks": {}}}])
def test_other_settings_bring_it_back(change: dict[str, object], built: Path) -> None:
    with pytest.raises(Built):
        publish(replace(settings_of(built), **change))  # type: ignore[arg-type]


@pytest.mark.usefixtures("idle")
@pytest.mark.parametrize("name", ["pygments", "jinja2", "mkdocs"])
def test_another_version_of_what_makes_the_pages_brings_it_back(
    name: str, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code, "version", lambda asked: "0" if asked == name else version(asked))
    monkeypatch.setattr(code, "kept", lambda _, make: make())
    code.code_digest.cache_clear()
    try:
        with pytest.raises(Built):
            publish(settings_of(built))
    finally:
        code.code_digest.cache_clear()


def test_an_output_stands_with_its_cache_in_it_and_a_value_of_the_environment(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "site_name: R\nsite_url: !ENV [REFGEN_TEST_URL, 'https://e.org/']\ntheme:\n  name: material\n", "utf-8"
    )
    monkeypatch.delenv("REFGEN_TEST_URL", raising=False)
    settings = replace(
        settings_of(built), output=tmp_path / "out", cache=tmp_path / "out" / "cache", config_file=config
    )
    publish(settings)
    monkeypatch.setattr(pipeline, "build", begun)
    assert publish(settings).lines
    monkeypatch.setenv("REFGEN_TEST_URL", "https://other.org/")
    with pytest.raises(Built):
        publish(settings)
