"""What is sought with patterns for speed, in each page after each build, is what a parser of HTML finds there."""

from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from refgen.website.links.scan import scan, scan_within
from refgen.website.write import write_site


def test_links_and_anchors_are_those_that_a_parser_finds(served):
    pages = sorted(served.folder.rglob("*.html"))
    assert pages
    for path in pages:
        html = path.read_text("utf-8")
        found, soup = scan(html), BeautifulSoup(html, "html.parser")
        anchors = {element["id"] for element in soup.find_all(id=True)}
        linking = (one.get("href") or one.get("src") for one in soup.find_all(["a", "link", "img", "script"]))
        outward = {
            link for link in linking if link and not (str(link).startswith("#") and unquote(str(link)[1:]) in anchors)
        }
        assert (set(found.links), set(found.anchors)) == (outward, anchors), path


def test_what_a_build_knows_of_pages_is_what_their_files_say(site_given, options, shells, tmp_path):
    scans = write_site(site_given, options, shells, tmp_path).scans
    for address, known in scans.items():
        found = scan((tmp_path / address).read_text("utf-8"))
        assert (set(known.links), set(known.anchors), known.after) == (
            set(found.links),
            set(found.anchors),
            found.after,
        )


def test_a_frame_may_link_into_the_page_and_the_page_into_the_frame():
    frame = scan('<a href="#in">a</a><a href="#out">b</a><p id="of">c</p><a href="x.html">d</a>')
    found = scan_within('<p id="in">a</p><a href="#of">b</a><a href="y.html#in">c</a><a href="#no">d</a>', frame)
    assert set(found.links) == {"#out", "#no", "x.html", "y.html#in"}
    assert found.anchors == ("of", "in")


def test_what_only_looks_like_a_link_to_a_pattern_is_found_as_a_parser_finds_it():
    html = '<p>a &lt;a href="x"&gt;, the href="y" or src="z" of</p><a class="b" href="one.html?a&amp;b#c" id="d">e</a><img alt="" src="i.png">'
    assert set(scan(html).links) == {"one.html?a&b#c", "i.png"}
    assert scan(html).anchors == ("d",)


@pytest.mark.parametrize(
    "words",
    ['the href="y', 'the src="y', 'src="', 'href="a&gt; and src="b', '=" href="', "href='y' src=\"z\" of"],
)
def test_words_that_begin_like_a_link_take_none_away(words):
    html = f'<p>Say {words}</p><p class="b">c</p><a class="d" href="one.html">e</a><img alt="" src="i.png">'
    assert set(scan(html).links) == {"one.html", "i.png"}
