"""What a run leaves in the folder of a site, and what the next one makes of it: sound, torn and forged."""

import json
from dataclasses import replace

import pytest

from refgen.website.last import EVERYTHING, MANIFEST, Entry, Manifest
from refgen.website.material.keep import park, unpark
from refgen.website.search.store import RECORDS
from refgen.website.write import write_site
from tests.website.conftest import INTERFACE, METHOD, files_of


def test_only_what_changed_is_made_anew_and_what_is_gone_is_removed(site_given, shells, options, tmp_path):
    first = write_site(site_given, options, shells, tmp_path)
    assert first.pages == first.rendered == len(site_given.pages)
    again = write_site(site_given, options, shells, tmp_path)
    assert again.rendered == 0
    assert again.changed == ()
    assert sorted(again.unchanged) == sorted(first.changed)
    changed = replace(site_given, digests={**site_given.digests, f"{METHOD}.md": "other"})
    assert write_site(changed, options, shells, tmp_path).rendered == 1
    fewer = {key: site_given.pages[key] for key in site_given.pages if key != f"{METHOD}.md"}
    write_site(replace(site_given, pages=fewer), options, shells, tmp_path)
    cold = tmp_path / "cold"
    write_site(replace(site_given, pages=fewer), options, shells, cold)
    assert not (tmp_path / f"fr-fr/{METHOD}.html").exists()
    for path in files_of(cold):
        if not path.name.startswith("."):
            assert path.read_bytes() == (tmp_path / path.relative_to(cold)).read_bytes()


def test_all_is_made_anew_where_that_is_asked_for(site_given, shells, options, tmp_path):
    key = f"{METHOD}.md"
    given = replace(site_given, pages={key: site_given.pages[key]})
    write_site(given, options, shells, tmp_path)
    first = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    (tmp_path / f"fr-fr/{METHOD}.html").write_text("damaged")
    (tmp_path / "search/fr-fr/index.z").write_text("damaged")
    assert write_site(given, options, shells, tmp_path, altered=EVERYTHING).rendered == 1
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == first


@pytest.mark.parametrize("step", ["write_words", "_remove"])
def test_what_a_killed_run_left_is_made_anew(step, put, site_given, tmp_path, monkeypatch):
    key = f"{METHOD}.md"
    pages = {one: site_given.pages[one] for one in (key, f"{INTERFACE}.md")}
    given = replace(site_given, pages=pages)
    edited = replace(pages[key], translations={**pages[key].translations, "it-it": pages[key].translations["zh-cn"]})
    other = replace(given, pages={**pages, key: edited}, digests={**given.digests, key: "other"})
    put(given, tmp_path)
    first = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def killed(*_, **__):
        raise InterruptedError

    monkeypatch.setattr(f"refgen.website.write.{step}", killed)
    with pytest.raises(InterruptedError):
        put(other, tmp_path)
    monkeypatch.undo()
    # The edit is taken back: whatever the manifest says of the page, its files are another version's.
    put(given, tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == first


@pytest.mark.parametrize("step", ["write.write_words", "write._remove", "whole.index_file"])
def test_what_a_failed_run_has_made_of_its_findings_is_removed(step, put, site_given, tmp_path, monkeypatch):
    key = f"{METHOD}.md"
    given = replace(site_given, pages={key: site_given.pages[key]})
    other = replace(given, findings=given.findings[1:], digests={**given.digests, key: "other"})
    put(given, tmp_path)
    (tmp_path / "drift/notes.json").write_text("mine")
    first = {path: path.read_bytes() for path in files_of(tmp_path)}

    def fails(*_, **__):
        raise InterruptedError

    monkeypatch.setattr(f"refgen.website.{step}", fails)
    with pytest.raises(InterruptedError):
        put(other, tmp_path)
    monkeypatch.undo()
    assert {*files_of(tmp_path / "drift")} - first.keys(), "it has left something"
    put(given, tmp_path)
    assert {path: path.read_bytes() for path in files_of(tmp_path)} == first


def test_folders_of_a_language_that_has_gone_go_with_it(site_given, shells, options, tmp_path):
    key = f"{METHOD}.md"
    page = site_given.pages[key]
    two = replace(site_given, pages={key: page})
    one = _without(two, "zh-cn")
    fewer = {locale: shell for locale, shell in shells.items() if locale != "zh-cn"}
    cold, folder = tmp_path / "cold", tmp_path / "folder"
    write_site(one, options, fewer, cold)
    (folder / "zh-cn/empty").mkdir(parents=True)
    (folder / "mine").mkdir()
    write_site(two, options, shells, folder)
    write_site(one, options, fewer, folder)
    folders = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}
    expected = {path.relative_to(cold).as_posix() for path in cold.rglob("*") if path.is_dir()}
    assert folders == {*expected, "mine", "zh-cn", "zh-cn/empty"}


def _without(given, locale):
    kept = tuple(one for one in given.model.locales if one != locale)
    pages = {
        key: replace(page, translations={one: page.translations[one] for one in kept if one in page.translations})
        for key, page in given.pages.items()
    }
    return replace(given, model=replace(given.model, locales=kept), pages=pages)


def test_a_manifest_cannot_reach_outside(site_given, shells, options, tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / MANIFEST).write_bytes(Manifest({"x.md": Entry("", "", "", "", "", ["../outside.txt"])}).written())
    for locale in site_given.model.locales:
        (folder / RECORDS.format(locale)).write_text("{}")
    key = f"{METHOD}.md"
    write_site(replace(site_given, pages={key: site_given.pages[key]}), options, shells, folder)
    assert outside.read_text() == "mine"


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "x" * 5000, "fr-fr", "", "."])
def test_a_manifest_may_name_what_is_no_file(name, site_given, shells, options, tmp_path):
    key = f"{METHOD}.md"
    given = replace(site_given, pages={key: site_given.pages[key]})
    write_site(given, options, shells, tmp_path)
    first = {path: path.read_bytes() for path in files_of(tmp_path)}
    manifest = json.loads((tmp_path / MANIFEST).read_text("utf-8"))
    manifest[0].append(name)
    manifest[-1][-1][0].append(name)
    (tmp_path / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    write_site(given, options, shells, tmp_path)
    assert {path: path.read_bytes() for path in files_of(tmp_path)} == first


@pytest.mark.parametrize("said", [(place, count) for place in ("", "x", "x" * 999, "x y", " " * 9) for count in (0, 4)])
def test_a_manifest_may_say_anything_of_the_place_of_a_page(said, site_given, shells, options, tmp_path):
    key = f"{METHOD}.md"
    given = replace(site_given, pages={key: site_given.pages[key]})
    write_site(given, options, shells, tmp_path)
    first = {path: path.read_bytes() for path in files_of(tmp_path) if path.name != MANIFEST}
    manifest = json.loads((tmp_path / MANIFEST).read_text("utf-8"))
    place, outlines = said
    manifest[1] = ["x"] * outlines or manifest[1]
    manifest[-1][2] = [place]
    (tmp_path / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    write_site(given, options, shells, tmp_path)
    assert {path: path.read_bytes() for path in files_of(tmp_path) if path.name != MANIFEST} == first


@pytest.mark.parametrize("is_known", [True, False])
def test_nothing_of_an_older_version_stays(site_given, shells, options, tmp_path, is_known):
    given = replace(site_given, pages={key: site_given.pages[key] for key in (f"{METHOD}.md", f"{INTERFACE}.md")})
    write_site(given, options, shells, tmp_path)
    there = {path.relative_to(tmp_path).as_posix() for path in files_of(tmp_path)}
    older = ["search/fr-fr/shard-ab.json", "search/de-de/index.z", ".refgen-words-fr-fr.jsonl", ".refgen-words-de-de.z"]
    listed = ["fr-fr/site/older.html", "search/words.json"]
    others = ["search/search_index.json", "fr-fr/docs/image.png", "images/a.json", ".nojekyll"]
    for name in (*older, *listed, *others):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{}")
    manifest = json.loads((tmp_path / MANIFEST).read_text("utf-8"))
    manifest[0] += listed
    (tmp_path / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    if not is_known:
        # What that version kept beside it was called otherwise.
        (tmp_path / RECORDS.format("fr-fr")).unlink()
    write_site(given, options, shells, tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in files_of(tmp_path)} == {*there, *others}


def test_a_site_waits_while_its_folder_is_emptied(tmp_path):
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "x.html").write_text("old")
    (tmp_path / "a.css").write_text("old")
    park(tmp_path)
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")] == []
    (tmp_path / "a.css").write_text("new")
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "y.png").write_text("new")
    unpark(tmp_path)
    assert (tmp_path / "a.css").read_text() == "new"
    assert sorted(path.name for path in (tmp_path / "fr").iterdir()) == ["x.html", "y.png"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.css", "fr"]
