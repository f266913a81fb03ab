"""What a run leaves for the next: read as it was written, and places in contents that have changed in one language are asked for there alone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.website.last import MANIFEST, last_of

KEYS = st.text('ab/é\n",{}', max_size=6)
ENTRIES = st.fixed_dictionaries(
    {
        "digest": st.text("0123456789abcdef", max_size=4),
        "place": st.just(["1", "2"]),
        "files": st.lists(KEYS, max_size=3),
    }
)


@given(before=st.dictionaries(KEYS, ENTRIES, max_size=5), after=st.dictionaries(KEYS, ENTRIES, max_size=5))
def test_a_manifest_is_the_same_whatever_stays_of_the_one_before(before, after, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    first = last_of(folder, ())
    (folder / MANIFEST).write_bytes(first.written(before))
    last = last_of(folder, ())
    assert last.manifest == before
    now = {**last.manifest, **after}
    assert last.written(now) == first.written(now)
    assert json.loads(last.written(now)) == now


@pytest.mark.parametrize("damage", ["", "{", "[]", "{\n}\n", '{\n"a":{"digest":"1","files":[]}, "b":{}\n}'])
def test_a_damaged_manifest_is_written_anew(damage, tmp_path):
    (tmp_path / MANIFEST).write_text(damage)
    last = last_of(tmp_path, ())
    now = {**last.manifest, "c": {"digest": "2"}}
    assert json.loads(last.written(now)) == now


@pytest.mark.parametrize(
    ("outlines", "places"), [(["x", "y"], ["1", "2"]), (["x", "z"], ["1", ""]), (["z", "z"], ["", ""]), (["x"], None)]
)
def test_places_stand_where_the_contents_do(outlines, places, tmp_path):
    now = {"a.md": {"place": ["1", "2"], "files": []}, "": {"outlines": ["x", "y"], "files": []}}
    (tmp_path / MANIFEST).write_bytes(last_of(tmp_path, ()).written(now))
    assert last_of(tmp_path, ()).places(outlines).get("a.md") == places


@pytest.mark.parametrize(
    "entry",
    [1, None, [], {}, {"files": None}, {"files": [1]}, {"files": [], "place": None}, {"files": [], "words": 1}],
)
def test_an_entry_that_no_run_would_write_counts_as_absent(entry, tmp_path):
    sound = {"digest": "1", "files": []}
    (tmp_path / MANIFEST).write_text(json.dumps({"a.md": entry, "b.md": sound, "": entry}))
    last = last_of(tmp_path, ())
    assert last.manifest == {"b.md": sound}
    assert last.places(["x"]) == {}
    assert [last.has(key, {"a.md": "1", "b.md": "1"}) for key in ("a.md", "b.md")] == [False, True]
