"""Whatever changes of what the site is made of: what is written into the folder of before is what a first run writes."""

import json
import shutil
from dataclasses import replace
from functools import partial
from itertools import permutations

import pytest
from bs4 import BeautifulSoup

from refgen.cache.stretch import stretch
from refgen.corpus import TocNode
from refgen.output import write_file
from refgen.website import render
from refgen.website.frame import division
from refgen.website.input import TrendPoint
from refgen.website.last import MANIFEST
from refgen.website.write import write_site
from tests.website.conftest import FOLDER, INTERFACE, METHOD

KEYS = (f"{METHOD}.md", f"{INTERFACE}.md")
ALONE = f"{FOLDER}/task-call-sequences.md"


def with_api(change, key=KEYS[0]):
    """An edit of what the model says of a page."""

    def edit(given):
        apis = tuple(change(api) if api.page == key else api for api in given.model.apis)
        return replace(given, model=replace(given.model, apis=apis))

    return edit


def with_findings(change):
    """An edit of each finding."""
    return lambda given: replace(given, findings=tuple(map(change, given.findings)))


def titled(api):
    """The same page by another title in one language."""
    return replace(api, title=replace(api.title, texts={**api.title.texts, "it-it": "Altro"}))


def dated(api):
    """The same page, sent to translation on another day, said with as many characters."""
    source = replace(api.sources["fr-fr"], lasthandoff="01/02/2019")
    return replace(api, sources={**api.sources, "fr-fr": source})


EDITS = {
    "a title": with_api(titled),
    "a title above": with_api(titled, KEYS[1]),
    "a date": with_api(dated),
    "a summary": with_api(lambda api: replace(api, summary=replace(api.summary, texts={"en-us": "Other."}))),
    "a keyword": with_api(lambda api: replace(api, keywords=("other",))),
    "a result gone": with_api(lambda api: replace(api, outcomes=api.outcomes[1:])),
    "another number": with_api(
        lambda api: replace(api, outcomes=tuple(replace(one, value=(one.value or 0) ^ 1) for one in api.outcomes))
    ),
    "another area": with_api(lambda api: replace(api, area="elsewher")),
    "a base": with_api(lambda api: replace(api, bases=("IHostTaskManager",)), KEYS[1]),
    "a line of as many digits": with_findings(lambda one: replace(one, line=99 if one.line != 99 else 98)),
    "a message of as many letters": with_findings(lambda one: replace(one, message=one.message[::-1])),
    "another check": with_findings(lambda one: replace(one, check="one-check")),
    "a finding less": lambda given: replace(given, findings=given.findings[1:]),
    "no findings": lambda given: replace(given, findings=()),
    "findings in another order": lambda given: replace(given, findings=given.findings[::-1]),
    "an example less": lambda given: replace(given, examples=given.examples[1:]),
    "a commit": lambda given: replace(given, commit="9876543210"),
    "what a check looks for": lambda given: replace(given, checks={"file-name": "Another name."}),
    "a state more": lambda given: replace(given, trend=(*given.trend, TrendPoint("2026-03-01", {"fr-fr": 9}))),
    "a state of as many digits": lambda given: replace(
        given, trend=(TrendPoint("2026-01-01", {"fr-fr": 5}), *given.trend[1:])
    ),
    "other contents": lambda given: replace(
        given, tocs={**given.tocs, "fr-fr": (TocNode("Tout", None, (TocNode("Un", KEYS[0]),)),)}
    ),
    "no contents": lambda given: replace(given, tocs={}),
    "another stub": lambda given: replace(
        given, stub_files={"calm/__init__.py": stretch(b"def answer():\n    return 43\n")}
    ),
    "a download more": lambda given: replace(
        given, downloads={**given.downloads, "drift.sarif": partial(write_file, content=b"[]")}
    ),
    "a download of as many bytes": lambda given: replace(
        given, downloads={"model.json": partial(write_file, content=b"[]")}
    ),
    "a page less": lambda given: replace(given, pages={KEYS[1]: given.pages[KEYS[1]]}),
    "a language less": lambda given: replace(
        given, model=replace(given.model, locales=tuple(one for one in given.model.locales if one != "it-it"))
    ),
}
OPTIONS = {
    "another name": {"name": "Anything"},
    "no address": {"url": ""},
    "another repository": {"repository": "https://example.org/places/"},
}


def files_in(folder):
    """What there is, hidden files too, but for what is kept of a language that is gone."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".refgen-words-"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def small(site_given):
    return replace(site_given, pages={key: site_given.pages[key] for key in KEYS})


LENT = {
    "elsewhere": (TocNode("Tâche", KEYS[1], (TocNode("Suites", ALONE),)),),
    "elsewhere in another place": (TocNode("Suites", ALONE), TocNode("Tâche", KEYS[1])),
    "nowhere": (TocNode("Tâche", KEYS[1]),),
}


@pytest.mark.parametrize("states", list(permutations(LENT, 2)))
def test_a_page_that_only_other_contents_list_follows_them(states, site_given, options, shells, tmp_path):
    own = (TocNode("Compito", KEYS[1]),)
    pages = {key: site_given.pages[key] for key in (*KEYS, ALONE)}
    sites = [
        replace(site_given, pages=pages, tocs={"it-it": own, "fr-fr": LENT[name], "zh-cn": LENT[name]})
        for name in states
    ]
    for site in sites:
        write_site(site, options, shells, tmp_path / "kept")
    write_site(sites[-1], options, shells, tmp_path / "first")
    assert files_in(tmp_path / "kept") == files_in(tmp_path / "first")
    page = BeautifulSoup((tmp_path / f"kept/it-it/{ALONE[:-3]}.html").read_text("utf-8"), "html.parser")
    assert ("ICLRTask" in page.select_one(".md-path").get_text()) is (states[-1] == "elsewhere")


@pytest.mark.parametrize("name", [*EDITS, *OPTIONS])
def test_an_edited_site_is_as_a_first_run_writes_it(name, small, options, shells, tmp_path):
    edited, other = EDITS.get(name, lambda given: given)(small), replace(options, **OPTIONS.get(name, {}))
    write_site(small, options, shells, tmp_path / "kept")
    before = files_in(tmp_path / "kept")
    write_site(edited, other, shells, tmp_path / "kept")
    write_site(edited, other, shells, tmp_path / "first")
    after = files_in(tmp_path / "kept")
    assert after == files_in(tmp_path / "first")
    assert after != before
    write_site(small, options, shells, tmp_path / "kept")
    assert files_in(tmp_path / "kept") == before


def called(title):
    """Contents of one language in which the neighbour of a page has a title."""
    return {"fr-fr": (TocNode("Tout", None, (TocNode("Un", KEYS[0]), TocNode(title, KEYS[1]))),)}


LONG = called("Deux " * 400)
TITLES = {
    "one": called("Deux"),
    "another": called("Trois"),
    "a long one": LONG,
    "a long one beside another in Chinese": {**LONG, "zh-cn": (TocNode("Other", KEYS[1]), TocNode("One", KEYS[0]))},
    "none": {},
}


@pytest.fixture
def write(options, shells):
    return lambda given, folder: write_site(given, options, shells, folder)


@pytest.fixture
def moving(small):
    """The site by the name of the contents of one language; the others have theirs."""
    others = {locale: (TocNode("Uno", KEYS[0]),) for locale in ("en-us", "it-it", "zh-cn")}
    return {name: replace(small, tocs={**others, **own}) for name, own in TITLES.items()}


@pytest.fixture
def tight(moving, write, tmp_path, monkeypatch):
    """A page that is about as heavy as a page of one file can be in the language."""
    write(moving["one"], tmp_path / "light")
    heaviest = (tmp_path / f"light/fr-fr/{METHOD}.html").stat().st_size
    monkeypatch.setattr(division, "HEAVIEST", heaviest + 100)


def test_a_title_in_the_contents_of_one_language_makes_pages_anew_in_that_alone(moving, write, tmp_path):
    first = write(moving["one"], tmp_path)
    before = files_in(tmp_path)
    again = write(moving["another"], tmp_path)
    pages = [f"fr-fr/{key[:-3]}.html" for key in KEYS]
    assert again.rendered == len(KEYS)
    assert sorted(again.scans) == sorted(pages)
    assert {name for name in again.changed if "/docs/" in name} == {*pages}
    assert sorted((*again.changed, *again.unchanged)) == sorted((*first.changed, *first.unchanged))
    after = files_in(tmp_path)
    assert all(after[name] == before[name] for name in first.scans if name not in pages)
    assert write(moving["another"], tmp_path).scans == {}


def test_what_only_moves_in_the_contents_is_not_made_anew(moving, write, tmp_path, monkeypatch):
    for name in ("kept", "first"):
        write(moving["one" if name == "kept" else "another"], tmp_path / name)
    monkeypatch.delattr(render, "render_page")
    write(moving["another"], tmp_path / "kept")
    assert files_in(tmp_path / "kept") == files_in(tmp_path / "first")
    with pytest.raises(NameError):
        write(with_api(titled)(moving["another"]), tmp_path / "kept")


@pytest.mark.parametrize("last", ["one", "another"])
@pytest.mark.parametrize("step", ["write_words", "_remove"])
def test_pages_that_a_killed_run_moved_are_made_anew(step, last, moving, write, tmp_path):
    write(moving["one"], tmp_path / "kept")

    def killed(*_, **__):
        raise InterruptedError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"refgen.website.write.{step}", killed)
        with pytest.raises(InterruptedError):
            write(moving["another"], tmp_path / "kept")
    for folder in ("kept", "first"):
        write(moving[last], tmp_path / folder)
    assert files_in(tmp_path / "kept") == files_in(tmp_path / "first")


@pytest.mark.parametrize("way", list(permutations(TITLES, 2)))
@pytest.mark.usefixtures("tight")
def test_a_page_that_another_title_divides_is_as_a_first_run_writes_it(way, moving, write, tmp_path):
    for name in way:
        write(moving[name], tmp_path / "kept")
    write(moving[way[-1]], tmp_path / "first")
    assert files_in(tmp_path / "kept") == files_in(tmp_path / "first")
    is_divided = (tmp_path / f"kept/fr-fr/{METHOD}.part-2.html").exists()
    assert is_divided == way[-1].startswith("a long one")


def without_entry(folder):
    """A manifest that somebody has edited: it does not say any more which files are no page's."""
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    (folder / MANIFEST).write_text(json.dumps([[], *manifest[1:]]), "utf-8")


def with_odd_entries(folder):
    """One that says nothing of use of the pages."""
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    *others, (keys, *columns, files) = manifest
    (folder / MANIFEST).write_text(json.dumps([*others, [keys, *columns, [None for _ in files]]]), "utf-8")


HARM = {
    "a page": lambda folder: (folder / f"fr-fr/{METHOD}.html").unlink(),
    "a file of the index": lambda folder: (folder / "search/fr-fr/index.z").unlink(),
    "the index": lambda folder: shutil.rmtree(folder / "search"),
    "an entry": without_entry,
    "the sense of entries": with_odd_entries,
}


@pytest.mark.parametrize("name", HARM)
def test_what_is_gone_from_the_folder_is_made_again(name, small, options, shells, tmp_path):
    write_site(small, options, shells, tmp_path)
    before = files_in(tmp_path)
    HARM[name](tmp_path)
    write_site(small, options, shells, tmp_path)
    assert files_in(tmp_path) == before


def test_an_image_that_is_gone_from_the_sources_goes_from_the_site(small, options, shells, tmp_path):
    for name, images in (("mine.png", ()), ("fr-fr/a.png", ("fr-fr/a.png",)), ("fr-fr/b.png", ("fr-fr/b.png",))):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
        write_site(small, replace(options, media=frozenset(images)), shells, tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*.png")) == ["b.png", "mine.png"]
