"""Where pages stand in contents: as following the contents down to each tells, and worked out anew only where an entry comes, goes or moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.cache.held import HELD
from refgen.corpus import TocNode
from refgen.website.site.trails import Entry, Group, Trail, trails_of

KEYS = st.sampled_from([None, "a.md", "b.md", "c.md", "d.md"])
ENTRIES = st.recursive(
    st.builds(TocNode, name=st.sampled_from("xy"), target=KEYS),
    lambda below: st.builds(
        TocNode, name=st.sampled_from("xy"), target=KEYS, children=st.lists(below, max_size=3).map(tuple)
    ),
    max_leaves=8,
)


def walked(entries, above=()):
    """By key, the places of all entries that lead to pages."""
    for entry in entries:
        yield from walked(entry.children, (*above, entry))
        if entry.target:
            yield entry.target, Trail(tuple(map(alone, above)), grouped(entries), grouped(entry.children))


def alone(entry):
    return Entry(entry.name, entry.target)


def grouped(entries):
    return Group(tuple(one.name for one in entries), tuple(one.target for one in entries))


@given(roots=st.lists(ENTRIES, max_size=3).map(tuple))
def test_trails_are_what_leads_down_to_each_page(roots):
    trails, expected = trails_of(roots), dict(walked(roots))
    assert {key: trails.get(key) for key in trails.ways} == expected
    assert trails.get("gone.md") is None


def contents(title, *more):
    return (TocNode("Root", None, (TocNode(title, "a.md"), *more)),)


@pytest.mark.parametrize(
    ("others", "stands"),
    [(contents("Another"), True), (contents("One", TocNode("Two", "b.md")), False), (contents("One"), True)],
)
def test_other_titles_leave_the_ways_as_they_were(others, stands):
    HELD.begin_run()
    try:
        before = trails_of(contents("One"))
        HELD.begin_run()
        after = trails_of(others)
        assert (after.ways is before.ways) is stands
        assert after.get("a.md") == dict(walked(others))["a.md"]
    finally:
        HELD.end()
