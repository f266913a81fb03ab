"""What the index keeps of a page: the words of its own headings, and not what heads a part of every page."""

import pytest

from refgen.align import align_page
from refgen.api import build_model, describe_page
from refgen.ops import parse_page
from refgen.website.input import SiteInput
from refgen.website.render import prepare
from refgen.website.search.record import record_of
from refgen.website.site.view import PageView

KEY = "box.md"
ENGLISH = ("Remarks", "Locks and threads", "See also")


def page_of(locale, headings):
    parts = "".join(f"\n## {heading}\n\nA box, {number}.\n" for number, heading in enumerate(headings))
    return parse_page(f"# Box\n\nA box.\n{parts}".encode(), f"{locale}/{KEY}")


def record_in(locale, pages, options):
    aligned = align_page(KEY, pages)
    model = build_model([describe_page(aligned)])
    site = prepare(SiteInput(model, {KEY: aligned}, {}, {KEY: "1"}), options, {}).site
    return record_of(PageView.of(site, aligned, locale))


def terms_of(locale, headings, options):
    pages = {"en-us": page_of("en-us", ENGLISH), locale: page_of(locale, headings)}
    return record_in(locale, pages, options).terms.split()


@pytest.mark.parametrize(
    ("locale", "headings", "found", "usual"),
    [
        ("fr-fr", ("Remarques", "Verrous", "Voir aussi"), {"Verrous"}, {"Remarques", "Voir"}),
        ("fr-fr", ("Bananes jaunes", "Verrous", "Voir aussi"), {"Bananes", "jaunes", "Verrous"}, {"Voir"}),
        ("fr-fr", ("Remarks", "Locks and threads", "See also"), {"Locks", "threads"}, {"Remarks", "See"}),
        ("zh-cn", ("备注", "锁", "黄色香蕉"), {"锁", "黄色香蕉"}, {"备注"}),
        # Of a language without words for sections, what the English heads so is taken for one.
        ("nl-nl", ("Opmerkingen", "Sloten", "Zie ook"), {"Sloten"}, {"Opmerkingen", "Zie"}),
        ("zh-tw", ("備註", "鎖", "另請參閱"), {"鎖"}, {"備註", "另請參閱"}),
    ],
)
def test_words_of_a_page_s_own_headings_are_found(locale, headings, found, usual, options):
    terms = terms_of(locale, headings, options)
    assert found <= {*terms}
    assert usual.isdisjoint(terms)


def test_a_page_that_is_not_translated_says_what_language_it_is_in(options):
    english, french = page_of("en-us", ENGLISH), page_of("fr-fr", ENGLISH)
    assert record_in("zh-cn", {"en-us": english, "fr-fr": french}, options).language == "en-us"
    assert record_in("zh-cn", {"fr-fr": french}, options).language == "fr-fr"
    for locale in ("en-us", "fr-fr"):
        assert record_in(locale, {"en-us": english, "fr-fr": french}, options).language == ""
