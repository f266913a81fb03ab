"""Names in addresses stand once on a page."""

import pytest

from refgen.website.page.make import _unique


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<h2 id="a">A</h2><h2 id="b">B</h2>', '<h2 id="a">A</h2><h2 id="b">B</h2>'),
        ('<h2 id="a">A</h2><h2 id="a">B</h2>', '<h2 id="a">A</h2><h2>B</h2>'),
        ('<a id="a"></a><a id="b"></a><a id="a"></a><a id="a"></a>', '<a id="a"></a><a id="b"></a><a></a><a></a>'),
        (
            '<span class="s" id="a" lang="en">A</span> <span class="s" id="a" lang="en">A</span>',
            '<span class="s" id="a" lang="en">A</span> <span class="s" lang="en">A</span>',
        ),
        # What the words of a page say is left as it is, and takes no name from anything.
        ('<p>an id="a" and</p><p id="a">an id="a"</p>', '<p>an id="a" and</p><p id="a">an id="a"</p>'),
        ('<p id="a">A</p><p>an id="a"</p><p id="a">B</p>', '<p id="a">A</p><p>an id="a"</p><p>B</p>'),
    ],
)
def test_the_first_of_several_equal_names_is_kept(html: str, kept: str) -> None:
    assert _unique(html) == kept
