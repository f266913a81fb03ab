"""What is broken is told by every run until it is mended, whatever has changed in between."""

import pytest

from refgen.website.links.broken import LINKS, KeptLinks
from refgen.website.links.check import LinkCheck
from refgen.website.links.scan import scan
from tests.website.conftest import broken_links

PAGES = {
    "a.html": '<p class="s" id="s-1"><a href="b.html#there">b</a></p>',
    "b.html": '<h2 id="there">B</h2>',
    "c.html": '<p class="s" id="s-2"><a href="gone.html">gone</a></p>',
}


class Read(LinkCheck):
    """Notes which pages are looked at whole."""

    def __init__(self, site):
        super().__init__(site, whence=lambda page, sentence: f"{page}:{sentence}")
        self.pages = []

    def page(self, address):
        self.pages.append(address)
        return super().page(address)


@pytest.fixture
def run(tmp_path):
    """Runs after some pages were saved: what is broken, and the pages that were looked at whole."""

    def run(**saved):
        changed = []
        for name, text in saved.items():
            changed.append(f"{name}.html")
            (tmp_path / changed[-1]).write_text(text)
        check = Read(tmp_path)
        unchanged = [name for name in PAGES if name not in changed]
        found = KeptLinks(tmp_path).check(check, changed, unchanged)
        return [(one.source, one.link) for one in found], check.pages

    run(**{name.removesuffix(".html"): text for name, text in PAGES.items()})
    return run


GONE = ("c.html:s-2", "gone.html")
LOST = ("a.html:s-1", "b.html#there")


def test_it_is_told_again_without_looking_again(run):
    assert run() == ([GONE], [])
    assert run() == ([GONE], [])


def test_an_anchor_that_vanishes_breaks_the_pages_that_ask_for_it(run):
    assert run(b="<h2>B</h2>") == ([LOST, GONE], ["a.html", "b.html"])
    assert run() == ([LOST, GONE], [])
    assert run(b=PAGES["b.html"]) == ([GONE], ["a.html", "b.html"])


def test_what_is_mended_is_no_longer_told(run):
    assert run(c="<p>c</p>") == ([], ["c.html"])
    assert run() == ([], [])


def test_a_file_that_appears_mends_a_link(run, tmp_path):
    (tmp_path / "gone.html").write_text("here")
    assert run() == ([], ["c.html"])


@pytest.mark.parametrize(
    "kept", [None, b"", b"[]", b'{"a.html": 3}', b'{"c.html": [[], [["x"]]]}', b'{"c.html": [[1], []]}']
)
def test_where_nothing_is_known_everything_is_looked_at(run, tmp_path, kept):
    if kept is None:
        KeptLinks(tmp_path)  # A run that was killed after it had taken what was known.
    else:
        (tmp_path / LINKS).write_bytes(kept)
    assert run() == ([GONE], list(PAGES))


LONG = {
    "a.html": '<p class="s" id="s-1"><a href="b.html#deep">b</a> <a href="b.html#there">b</a></p>',
    "b.html": '<h2 id="there">B</h2><a rel="next" href="b.part-2.html">on</a>',
    "b.part-2.html": '<h2 id="more">B</h2><a rel="next" href="b.part-3.html">on</a>',
    "b.part-3.html": '<h2 id="deep">B</h2><a href="b.html#more">more</a>',
}


@pytest.fixture
def saved(tmp_path):
    """Runs after some files were saved: what is broken, and the links of a page by then."""

    def saved(page, **files):
        for name, text in files.items():
            (tmp_path / name).write_text(text)
        unchanged = [path.name for path in tmp_path.glob("*.html") if path.name not in files]
        broken = KeptLinks(tmp_path).check(LinkCheck(tmp_path), files, unchanged)
        return [one.link for one in broken], list(scan((tmp_path / page).read_text()).links)

    for name, text in LONG.items():
        (tmp_path / name).write_text(text)
    saved("a.html")
    return saved


def test_a_link_leads_to_the_part_that_has_its_anchor(saved, tmp_path):
    assert broken_links(tmp_path, LONG) == []
    broken, links = saved("a.html")
    assert (broken, sorted(links)) == ([], ["b.html#there", "b.part-3.html#deep"])
    assert "b.part-2.html#more" in saved("b.part-3.html")[1]


def test_a_link_follows_its_anchor_to_another_part(saved, tmp_path):
    page = '<h2 id="there">B</h2><h2 id="deep">B</h2>'
    (tmp_path / "b.part-2.html").unlink()
    (tmp_path / "b.part-3.html").unlink()
    broken, links = saved("a.html", **{"b.html": page})
    assert (broken, sorted(links)) == ([], ["b.html#deep", "b.html#there"])
    (tmp_path / "b.part-2.html").write_text('<h2 id="there">B</h2>')
    broken, links = saved("a.html", **{"b.html": '<h2 id="deep">B</h2><a rel="next" href="b.part-2.html">on</a>'})
    assert (broken, sorted(links)) == ([], ["b.html#deep", "b.part-2.html#there"])


def test_an_anchor_that_no_part_has_is_told(saved):
    broken, links = saved("a.html", **{"a.html": '<a href="b.html#lost">b</a> <a href="b.part-9.html#deep">b</a>'})
    assert (broken, sorted(links)) == (["b.html#lost"], ["b.html#lost", "b.part-3.html#deep"])


def test_a_link_that_needs_the_page_to_be_put_together_is_no_good_one(tmp_path):
    for name, text in LONG.items():
        (tmp_path / name).write_text(text)
    assert sorted(one.link for one in broken_links(tmp_path, LONG)) == ["b.html#deep", "b.html#more"]


@pytest.mark.parametrize(
    ("root", "link", "reason"),
    [
        ("/", "//host.example/sheet.css", ""),
        ("/reference/", "//host.example/sheet.css", ""),
        ("/reference/", "//reference/sheet.css", ""),
        ("/", "https://host.example/sheet.css", ""),
        ("/", "/there.html", ""),
        ("/", "/sheet.css", "leads to a file that does not exist"),
        ("/reference/", "/reference/sheet.css", "leads to a file that does not exist"),
        ("/", "x//sheet.css", "leads to a file that does not exist"),
    ],
)
def test_an_address_of_another_host_is_not_sought_among_the_files(tmp_path, root, link, reason):
    (tmp_path / "there.html").write_text("<p>")
    assert LinkCheck(tmp_path, root).reason("page.html", link) == reason


ROOTED = {
    ("/reference/", "/other/"): [],
    ("/reference/", "/other/index.html#part"): [],
    ("/reference/", "/"): [],
    ("/reference/", "/referenced.html"): [],
    ("/reference/", "/reference/b.html"): [],
    ("/reference/", "/reference/gone.html"): ["/reference/gone.html"],
    ("/reference/", "gone.html"): ["gone.html"],
    ("/", "/other/"): ["/other/"],
    ("/", "/b.html#there"): [],
}


@pytest.mark.parametrize(("root", "link"), ROOTED)
def test_what_stands_beside_the_site_on_its_host_is_elsewhere(tmp_path, root, link):
    (tmp_path / "a.html").write_text(f'<p class="s" id="s-1"><a href="{link}">a</a></p>')
    (tmp_path / "b.html").write_text('<h2 id="there">B</h2>')
    assert [one.link for one in broken_links(tmp_path, ["a.html"], root)] == ROOTED[root, link]
