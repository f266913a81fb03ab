"""What lists of all APIs show, and the digests by which they stand."""

from dataclasses import replace

import pytest

from refgen.api.model import NOTHING, Api, Kind, Outcome, Passage
from refgen.website.site.listed import listed, told_of_listed
from tests.stub.sample import api

_NAMED = api("IThing.Begin")
_BY_FILE = replace(api("constants", Kind.ARTICLE), page="docs/hosting/constants.md")
_TITLE = Passage({"en-us": "Constants"}, {})


@pytest.mark.parametrize(
    ("before", "after", "shows"),
    [
        pytest.param(_BY_FILE, replace(_BY_FILE, title=_TITLE), True, id="a title in place of a name"),
        pytest.param(_NAMED, replace(_NAMED, title=_TITLE), False, id="a title beside a name"),
        pytest.param(_NAMED, replace(_NAMED, name="End"), True, id="a name"),
        pytest.param(_NAMED, replace(_NAMED, page="docs/hosting/end.md"), True, id="a page"),
        pytest.param(_NAMED, replace(_NAMED, outcomes=(Outcome("S_OK", 0, NOTHING),)), False, id="a result"),
        pytest.param(_BY_FILE, replace(_BY_FILE, summary=_TITLE), False, id="a summary"),
    ],
)
def test_a_digest_tells_of_what_lists_show_and_of_nothing_else(before: Api, after: Api, *, shows: bool) -> None:
    assert (listed(before) != listed(after)) is shows
    assert (told_of_listed(before) != told_of_listed(after)) is shows
