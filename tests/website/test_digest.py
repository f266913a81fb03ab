"""A page is made anew where something that it shows has changed, and only there."""

from dataclasses import replace

import pytest

from refgen.corpus import TocNode
from refgen.website.digest import PageDigests, SiteDigests
from refgen.website.render import prepare, render_one

MANY = 60


@pytest.fixture
def ends(site_given):
    """Two pages."""
    return sorted(site_given.pages)[:2]


def made(site_given, options, shells, ends, entries):
    """The digests and the files of two pages, at the two ends of a group of the contents."""
    first, last = ends
    group = (TocNode("First", first), *entries, TocNode("Last", last))
    given = replace(site_given, tocs={"en-us": (TocNode("Group", None, group),)})
    job = prepare(given, options, shells)
    digests = PageDigests(job.site, SiteDigests(job.site, shells))
    return [(digests[key], render_one(job, key).files) for key in ends]


EDITS = {
    "beside the first": (1, "Another", [True, False]),
    "far from both": (MANY // 2, "Another", [False, False]),
    "beside the last": (MANY - 2, "Another", [False, True]),
    "one less": (MANY // 2, None, [True, True]),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_title_in_the_contents_makes_those_pages_anew_that_show_it(name, site_given, options, shells, ends):
    place, title, changed = EDITS[name]
    entries = [TocNode(f"Entry {number}", None) for number in range(MANY)]
    before = made(site_given, options, shells, ends, entries)
    entries[place : place + 1] = [TocNode(title, None)] if title else []
    after = made(site_given, options, shells, ends, entries)
    assert [one[1] != other[1] for one, other in zip(before, after, strict=True)] == changed
    assert [one[0] != other[0] for one, other in zip(before, after, strict=True)] == changed
