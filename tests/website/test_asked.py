"""A page is made anew where what it asked of others is answered otherwise, and only there."""

from dataclasses import replace

import pytest

from refgen.api.links import PagesByKey
from refgen.website.site.asked import NO_ANSWERS, Answers, Asked, Known, answered_otherwise
from refgen.website.site.includes import Includes
from refgen.website.write import write_site
from tests.website.conftest import FOLDER, INTERFACE, METHOD
from tests.website.test_edits import files_in

NAMES = (
    "etasktype-enumeration",
    "hosting-interfaces",
    "iclrtask-abort-method",
    "iclrtask-interface",
    "iclrtaskmanager-getcurrenttasktype-method",
    "iclrtaskmanager-interface",
    "ihosttask-interface",
    "task-call-sequences",
)
KEYS = tuple(f"{FOLDER}/{name}.md" for name in NAMES)
INCLUDED = "includes/net-current-v20plus-md.md"


@pytest.fixture
def several(site_given):
    """Pages that name each other, in no contents."""
    return with_pages(replace(site_given, tocs={}), KEYS)


@pytest.fixture
def write(options, shells):
    return lambda given, folder: write_site(given, options, shells, folder)


def with_pages(given, keys):
    apis = tuple(api for api in given.model.apis if api.page in keys)
    return replace(given, model=replace(given.model, apis=apis), pages={key: given.pages[key] for key in keys})


def moved(given, key, to):
    """A page under another key."""
    apis = tuple(replace(api, page=to) if api.page == key else api for api in given.model.apis)
    pages = {to if one == key else one: page for one, page in given.pages.items()}
    pages[to] = replace(pages[to], key=to)
    return replace(given, model=replace(given.model, apis=apis), pages=pages)


@pytest.mark.parametrize("key", KEYS[::3])
@pytest.mark.parametrize("change", ["gone", "moved"])
def test_where_a_page_goes_or_comes_the_site_is_as_a_first_run_writes_it(change, key, several, write, tmp_path):
    rest = [one for one in KEYS if one != key]
    states = [several, with_pages(several, rest) if change == "gone" else moved(several, key, f"{key[:-3]}-x.md")]
    for number, given in enumerate((*states, several)):
        write(given, tmp_path / "kept")
        write(given, tmp_path / str(number))
        assert files_in(tmp_path / "kept") == files_in(tmp_path / str(number))


def test_a_page_that_no_page_asked_for_makes_no_other_anew(several, write, tmp_path):
    alone = f"{FOLDER}/wait-option-enumeration.md"
    write(with_pages(several, KEYS[:2]), tmp_path)
    page = several.pages[KEYS[0]]
    more = replace(with_pages(several, KEYS[:2]), pages={**several.pages, alone: replace(page, key=alone)})
    more = replace(more, pages={key: more.pages[key] for key in (*KEYS[:2], alone)})
    assert write(more, tmp_path).rendered == 1


def test_a_link_to_a_page_that_was_not_there_is_mended_when_it_comes(several, write, tmp_path):
    write(with_pages(several, [f"{METHOD}.md"]), tmp_path)
    page = tmp_path / f"fr-fr/{METHOD}.html"
    assert 'href="iclrtask-interface.html' not in page.read_text("utf-8")
    write(with_pages(several, [f"{METHOD}.md", f"{INTERFACE}.md"]), tmp_path)
    assert 'href="iclrtask-interface.html' in page.read_text("utf-8")


def test_an_image_makes_those_pages_anew_that_show_it(several, write, options, shells, tmp_path):
    write(several, tmp_path)
    other = replace(options, media=frozenset({"fr-fr/docs/none.png"}))
    assert write_site(several, other, shells, tmp_path).rendered == 0


def test_an_included_file_makes_those_pages_anew_that_include_it(several, write, tmp_path):
    digests = {**several.digests, INCLUDED: "1"}
    given = replace(several, digests=digests)
    write(given, tmp_path)
    texts = [page.canonical.page.source.text for page in several.pages.values()]
    including = sum("net-current-v20plus-md" in text for text in texts)
    assert 0 < including < len(KEYS)
    assert write(replace(given, digests={**digests, INCLUDED: "2"}), tmp_path).rendered == including
    assert write(replace(given, includes={}), tmp_path).rendered == including


KNOWN = Known(
    PagesByKey({"a.md", "b.md"}, {}), {"A": "a.md", "C": "c.md"}, {"A.b": "b.md"}, frozenset({"x/a.png"}), Includes({})
)


@pytest.mark.parametrize(
    ("ask", "change"),
    [
        (lambda asked: asked.has_page("a.md"), {"pages": PagesByKey({"b.md"}, {})}),
        (lambda asked: asked.has_page("c.md"), {"pages": PagesByKey({"a.md", "b.md", "c.md"}, {})}),
        (lambda asked: asked.page_at("a"), {"pages": PagesByKey({"A.txt", "b.md"}, {})}),
        (lambda asked: asked.page_called("x"), {"pages": PagesByKey({"a.md", "b.md"}, {"x": "b.md"})}),
        (lambda asked: asked.linked.of("b.md", "c/"), {"pages": PagesByKey({"a.md", "b.md", "c/index.md"}, {})}),
        (lambda asked: asked.page_of_type("A"), {"types": {"A": "b.md"}}),
        (lambda asked: asked.page_of_type("B"), {"types": {"A": "a.md", "B": "b.md"}}),
        (lambda asked: asked.page_of_type("C"), {"pages": PagesByKey({"a.md", "b.md", "c.md"}, {})}),
        (lambda asked: asked.page_of_api("A.b"), {"apis": {}}),
        (lambda asked: asked.has_image("x/b.png"), {"images": frozenset({"x/a.png", "x/b.png"})}),
    ],
)
def test_what_is_answered_otherwise_was_asked_for(ask, change):
    def answers(known):
        return Answers(str(known), known.answers({}))

    asked, other = Asked(KNOWN), Asked(KNOWN._replace(**change))
    assert ask(asked) != ask(other)
    news = answered_otherwise(answers(KNOWN), answers(KNOWN._replace(**change)))
    assert any(one in asked.numbers for one in news)
    assert answered_otherwise(answers(KNOWN), answers(KNOWN)) == frozenset()
    assert answered_otherwise(NO_ANSWERS, answers(KNOWN))


def test_an_included_file_that_is_not_there_is_asked_for_by_path_and_by_name():
    asked = Asked(KNOWN)
    assert asked.included("../includes/x.md", "fr-fr") is None
    for key in ("../includes/x.md", "includes/x.md"):
        news = answered_otherwise(Answers("1", KNOWN.answers({})), Answers("2", KNOWN.answers({key: "1"})))
        assert any(one in asked.numbers for one in news)
