"""Images on pages: whatever way they are written, those of the sources are shown, and of the others their words."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from refgen.corpus import scan_tree
from refgen.corpus.images import images_of
from refgen.progress import silent
from refgen.stages.pages.modelling import make_model
from refgen.stages.pages.reading import read_tree
from refgen.website.input import SiteInput
from refgen.website.page.make import render_page
from refgen.website.render import prepare
from refgen.website.site.view import PageView
from refgen.workers import InProcess

KEY = "docs/pictures.md"
ENGLISH = "../../en-us/docs/media"


@pytest.fixture
def shown(tmp_path, options):
    """What stands in the text of a page, in French: both languages have an `own.png`, English alone has the others."""

    def shown(markdown):
        for locale in ("en-us", "fr-fr"):
            media = tmp_path / locale / "docs/media"
            media.mkdir(parents=True)
            for name in ("own.png", "their.png", "with blank.png") if locale == "en-us" else ("own.png",):
                (media / name).write_bytes(b"\x89PNG")
            (tmp_path / locale / KEY).write_text(f"# Pictures\n\nBefore.\n\n{markdown}\n\nBehind.\n", "utf-8")
        reading = read_tree(scan_tree(tmp_path), tmp_path / "cache", InProcess(), silent)
        given = SiteInput(make_model(reading), reading.pages, {}, reading.pages.digests)
        site = prepare(given, replace(options, media=frozenset(images_of(tmp_path))), {}).site
        soup = BeautifulSoup(render_page(PageView.of(site, given.pages[KEY], "fr-fr")).body, "html.parser")
        return soup.select_one(".rg-page")

    return shown


@pytest.mark.parametrize(
    ("markdown", "source"),
    [
        ("![words](media/own.png)", "media/own.png"),
        ("![words](media/their.png)", f"{ENGLISH}/their.png"),
        ('![words](./media/their.png "A title")', f"{ENGLISH}/their.png"),
        ("![words](media/with%20blank.png)", f"{ENGLISH}/with%20blank.png"),
        (':::image type="content" source="media/own.png" alt-text="words":::', "media/own.png"),
        (':::image type="content" source="./media/their.png" alt-text="words":::', f"{ENGLISH}/their.png"),
        ('<img src="media/own.png" alt="words" onerror="x()" width=100>', "media/own.png"),
        ('It is <img alt="words" src="media/their.png" /> here.', f"{ENGLISH}/their.png"),
        ("|A|B|\n|--|--|\n|![words](media/own.png)|beside|", "media/own.png"),
    ],
)
def test_an_image_of_the_sources_is_shown(shown, markdown, source):
    (image,) = shown(markdown).select("img")
    assert image.attrs == {"src": source, "alt": "words", "loading": "lazy"}


@pytest.mark.parametrize(
    "markdown",
    [
        "![words](media/none.png)",
        "![words](https://example.com/own.png)",
        ':::image type="content" source="media/none.png" alt-text="words":::',
        ':::image type="content" source="https://example.com/own.png" alt-text="words":::',
        '<img src="media/none.png" alt="words">',
        '<img src="https://example.com/own.png" alt="words">',
        '<img src="javascript:alert(1)" alt="words">',
        '<img src="data:image/png;base64,x" alt="words">',
    ],
)
def test_of_an_image_that_is_not_there_or_elsewhere_the_words_are_shown(shown, markdown):
    page = shown(markdown)
    assert page.select("img") == []
    assert "words" in [one.get_text() for one in page.select("p")]
    assert "example.com" not in str(page)


def test_an_image_may_lead_to_itself(shown):
    page = shown("[![words](media/own.png)](media/their.png) and [no image](media/none.png)")
    (image,) = page.select("img")
    assert image.parent.name == "a"
    assert image.parent["href"] == f"{ENGLISH}/their.png"
    assert page.find("span", string="no image")["class"] == ["rg-nolink"]


def test_the_description_of_an_image_stands_behind_it(shown):
    page = shown(
        ':::image type="complex" source="media/own.png" alt-text="words":::\n   Its description.\n:::image-end:::'
    )
    words = [one.get_text() for one in page.select("p")]
    assert [one for one in words if ":::" in one] == []
    assert "Its description." in words
    assert len(page.select("img")) == 1
