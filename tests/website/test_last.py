"""What a run leaves for the next: read as it was written, and places in contents that have changed in one language are asked for there alone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.cache.held import HELD
from refgen.website.last import MANIFEST, UNFINISHED, Due, Entry, Manifest, last_of
from refgen.website.site.asked import NO_ANSWERS

KEYS = st.text('ab/é\n",{}', max_size=6)
ENTRIES = st.builds(
    Entry,
    digest=st.text("0123456789abcdef", max_size=4),
    place=st.just("1 2"),
    words=st.just("fr-fr:1"),
    files=st.lists(KEYS, max_size=3),
)
SOUND = Entry("1", "x", "", "", "", ["a.html"])


@pytest.fixture
def holding():
    """A process that holds results."""
    HELD.begin_run()
    yield
    HELD.end()


@given(pages=st.dictionaries(KEYS, ENTRIES, max_size=5), others=st.lists(KEYS, max_size=3))
def test_a_manifest_is_read_as_it_was_written(pages, others, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    now = Manifest(pages, others, ["x"])
    (folder / MANIFEST).write_bytes(now.written())
    last = last_of(folder, ())
    assert last.manifest == now
    assert last.listed == {*others, *(name for one in pages.values() for name in one.files)}


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", "{\n}\n", '{"a":{"digest":"1","files":[]}}', "[1,2,3]", '[[],[],["1"],[[],[],[],[],[],[]]]'],
)
def test_a_damaged_manifest_counts_as_absent(damage, tmp_path):
    (tmp_path / MANIFEST).write_text(damage)
    assert last_of(tmp_path, ()).manifest == Manifest()


def test_the_files_of_a_manifest_of_another_version_are_known(tmp_path):
    others, *between, (keys, _, *columns) = json.loads(Manifest({"a.md": SOUND}, ["assets/a.css"]).written())
    (tmp_path / MANIFEST).write_text(json.dumps([others, *between, [keys, *columns]]))
    last = last_of(tmp_path, ())
    assert last.manifest == Manifest()
    assert last.listed == {"assets/a.css", "a.html"}


@pytest.mark.parametrize("files", [["a"], [[1]], "a", [{"a": 1}], {"a": ["a"]}])
def test_what_is_no_list_of_files_names_none(files, tmp_path):
    (tmp_path / MANIFEST).write_text(json.dumps(["a", [["k"], files]]))
    assert last_of(tmp_path, ()).listed == frozenset()


@pytest.mark.parametrize("damage", ["1", "[[1]]", '"a"', "{"])
def test_a_damaged_list_of_what_was_being_changed_counts_as_absent(damage, tmp_path):
    (tmp_path / UNFINISHED).write_text(damage)
    assert last_of(tmp_path, ()).torn == frozenset()


@pytest.mark.parametrize(
    ("outlines", "places"), [(["x", "y"], "1 2"), (["x", "z"], "1 "), (["z", "z"], " "), (["x"], None)]
)
def test_places_stand_where_the_contents_do(outlines, places, tmp_path):
    now = Manifest({"a.md": SOUND._replace(place="1 2")}, [], ["x", "y"])
    (tmp_path / MANIFEST).write_bytes(now.written())
    assert last_of(tmp_path, ()).places(outlines).get("a.md") == places


@pytest.mark.parametrize(
    ("digest", "own", "files", "due"),
    [
        ("1", ("a b c", "d  f"), ["x/a.html", "y/a.html", "z/a.html", "a.json"], "/"),
        ("1", ("a - c", "d  f"), ["x/a.html", "y/a.html", "z/a.html", "a.json"], "/y"),
        ("1", ("- b -", "d  f"), ["x/a.html", "y/a.html", "z/a.html", "a.json"], "/xz"),
        ("1", ("a b c", "d - "), ["x/a.html", "y/a.html", "z/a.html", "a.json"], "yz/"),
        ("1", ("- b -", "d  -"), ["x/a.html", "y/a.html", "z/a.html", "a.json"], "z/x"),
        ("1", ("- b c", "-  f"), ["x/a.html", "y/a.html", "z/a.html", "a.json"], "x/"),
        ("1", ("a b c", "d f"), ["x/a.html", "y/a.html", "z/a.html", "a.json"], "xyz/"),
        ("2", ("a b c", "d  f"), ["x/a.html", "y/a.html", "z/a.html", "a.json"], "xyz/"),
        ("1", ("a b c", "d  f"), ["x/a.html", "y/a.html", "y/a.part-2.html", "z/a.html", "a.json"], "/"),
        ("1", ("a b -", "d  f"), ["x/a.html", "y/a.html", "y/a.part-2.html", "z/a.html", "a.json"], "xyz/"),
        ("1", ("a b c", "d  -"), ["x/a.html", "y/a.html", "y/a.part-2.html", "z/a.html", "a.json"], "xyz/"),
        ("1", ("a b -", "d  f"), ["x/a.html", "y/a.html", "z/gone.html", "a.json"], "xyz/"),
    ],
)
def test_a_page_is_due_in_the_languages_in_which_it_shows_something_else(digest, own, files, due, tmp_path):
    (tmp_path / MANIFEST).write_bytes(Manifest({"a.md": Entry("1", "a b c", "d  f", "", "", files)}).written())
    for name in files:
        if "gone" not in name:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("")
    place, said = own
    found = last_of(tmp_path, ()).due("a.md", digest, place, said, ("x", "y", "z"))
    assert "/".join(map("".join, found)) == due


@pytest.mark.parametrize("change", ["torn", "unknown"])
def test_a_page_that_is_torn_or_not_known_is_due_in_all_languages(change, tmp_path):
    key = "a.md" if change == "torn" else "b.md"
    (tmp_path / "a.html").write_text("")
    (tmp_path / MANIFEST).write_bytes(Manifest({"a.md": SOUND}).written())
    assert last_of(tmp_path, ()).due("a.md", "1", "x", "", ("x",)) == Due()
    (tmp_path / UNFINISHED).write_text('{"a.md": 1}')
    assert last_of(tmp_path, ()).due(key, "1", "x", "", ("x",)) == Due(("x",))


@pytest.mark.parametrize(
    "pages",
    [
        1,
        None,
        [],
        [["a.md"]],
        [["a.md"], ["1"], ["x"], [""], [""], [""], [None]],
        [["a.md"], ["1"], ["x"], [""], [""], [""], [[1]]],
        [["a.md"], ["1"], [None], [""], [""], [""], [[]]],
        [["a.md", "b.md"], ["1"], ["x"], [""], [""], [""], [[]]],
        [["a.md"], ["1"], ["x"], [""], [""], [[]]],
        [["a.md"], ["1"], ["x"], [""], [""], [""], [[]], [""]],
    ],
)
def test_pages_that_no_run_would_write_count_as_absent(pages, tmp_path):
    (tmp_path / MANIFEST).write_text(json.dumps([[], [], NO_ANSWERS, pages]))
    assert last_of(tmp_path, ()).manifest == Manifest()


@pytest.mark.parametrize("change", ["nothing", "gone", "come", "another folder", "unfinished"])
@pytest.mark.usefixtures("holding")
def test_files_are_looked_for_only_where_any_may_have_come_or_gone(change, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "search").mkdir()
    page = tmp_path / "a" / "a.html"
    page.write_text("")
    now = Manifest({"a.md": SOUND._replace(files=["a/a.html"])})
    (tmp_path / MANIFEST).write_bytes(now.written())
    last_of(tmp_path, ()).keep_folders(now, ())
    match change:
        case "gone":
            page.unlink()
        case "come":
            (tmp_path / "a" / "b.html").write_text("")
        case "another folder":
            (tmp_path / "b").mkdir()
        case "unfinished":
            (tmp_path / UNFINISHED).write_text('{"b.md": 1}')
    last = last_of(tmp_path, ())
    assert last.stands == (change in {"nothing", "another folder"})
    assert last.due("a.md", "1", "x", "", ("fr-fr",)) == (Due(("fr-fr",)) if change == "gone" else Due())


@pytest.mark.usefixtures("holding")
def test_a_change_in_the_very_moment_in_which_a_run_ends_shows(tmp_path):
    (tmp_path / "a").mkdir()
    now = Manifest({"a.md": SOUND._replace(files=["a/a.html"])})
    (tmp_path / MANIFEST).write_bytes(now.written())
    for _ in range(20):
        page = tmp_path / "a" / "a.html"
        page.write_text("")
        last_of(tmp_path, ()).keep_folders(now, ["a.md"])
        page.unlink()
        assert not last_of(tmp_path, ()).stands
