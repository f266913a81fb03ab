"""Links between pages."""

import posixpath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.api.links import LinkedPages, PagesByKey
from refgen.website.address import Inside, Nowhere, Outside, Published, base_of, link, page_address, resolve

names = st.lists(st.text("aé %#?", min_size=1, max_size=2), min_size=1, max_size=4)
PAGES = LinkedPages(PagesByKey({"docs/a/one.md", "docs/a/index.md", "docs/b/two.md"}, {}))


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("one.md", Inside("docs/a/one.md", "")),
        ("../b/two.md#x", Inside("docs/b/two.md", "x")),
        ("#here", Inside("docs/a/one.md", "here")),
        ("~/docs/b/two.md", Inside("docs/b/two.md", "")),
        ("../a/", Inside("docs/a/index.md", "")),
        ("../b/two", Inside("docs/b/two.md", "")),
        ("../B/Two.MD#x", Inside("docs/b/two.md", "x")),
        ("..\\b\\two.txt", Inside("docs/b/two.md", "")),
        ("../b/t%77o.md", Inside("docs/b/two.md", "")),
        ("..\\b\\three.md", Nowhere("..\\b\\three.md")),
        ("https://example.org/", Outside("https://example.org/")),
        ("/dotnet/x?view=1#y", Published("/dotnet/x#y")),
        ("gone.md", Nowhere("gone.md")),
        ("../../../etc/passwd", Nowhere("../../../etc/passwd")),
        ("//evil.example/x", Nowhere("//evil.example/x")),
        ("javascript:alert(1)", Nowhere("javascript:alert(1)")),
        ("JaVaScRiPt:alert(1)", Nowhere("JaVaScRiPt:alert(1)")),
        ("data:text/html,x", Nowhere("data:text/html,x")),
    ],
)
def test_resolving(written, target):
    assert resolve(written, "docs/a/one.md", PAGES) == target


def test_links_are_relative_to_the_page():
    here = page_address("fr-fr", "docs/a/one.md")
    assert here == "fr-fr/docs/a/one.html"
    assert link(here, page_address("zh-cn", "docs/b/two.md")) == "../../../zh-cn/docs/b/two.html"
    assert base_of(here) == "../../../"
    assert base_of("index.html") == "./"


@given(st.just([]) | names, names)
def test_links_are_those_of_the_file_system(folder, target):
    here = "/".join([*folder, "page.html"])
    assert unquote(link(here, "/".join(target))) == posixpath.relpath("/".join(target), "/".join(folder) or ".")
