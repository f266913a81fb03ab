"""A page is made anew where something that it shows has changed, and only there."""

from dataclasses import replace

import pytest

from refgen.api.model import NOTHING, Passage, Reference
from refgen.cache.stretch import Stretch
from refgen.corpus import TocNode
from refgen.text import Severity
from refgen.website import address
from refgen.website.digests.pages import PageDigests
from refgen.website.digests.parts import SiteDigests
from refgen.website.machine.feed import latest
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
    return [(digests.place(key), render_one(job, key, given.model.locales).files) for key in ends]


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


def test_a_file_of_the_stub_is_told_by_its_digest_without_its_bytes(site_given, options, shells):
    files = {f"stub/{number}.py": Stretch(str(number), b"") for number in range(MANY)}
    digests = SiteDigests(prepare(replace(site_given, stub_files=files), options, shells).site, shells)
    assert len({digests.archived(name) for name in files}) == MANY


@pytest.mark.parametrize(
    ("change", "stands"),
    [
        ({"signature": "other"}, True),
        ({"keywords": ("other",)}, True),
        ({"name": "Other"}, False),
        ({"area": "other"}, False),
    ],
)
def test_the_lists_of_all_apis_stand_where_only_a_declaration_is_another(change, stands, site_given, options, shells):
    model = site_given.model
    edited = replace(model, apis=(replace(model.apis[0], **change), *model.apis[1:]))
    sites = [prepare(replace(site_given, model=one), options, shells).site for one in (model, edited)]
    before, after = (SiteDigests(site, shells) for site in sites)
    assert (before.of_outlines == after.of_outlines) is stands
    assert (before.results == after.results) is stands
    assert before.overview != after.overview
    # What the digest stands for is all that makers of lists see.
    assert (sites[0].listed.given.model == sites[1].listed.given.model) is stands
    assert (sites[0].with_results.given.model == sites[1].with_results.given.model) is stands


@pytest.mark.parametrize(
    ("change", "is_shown"), [({"code": "E_OTHER"}, True), ({"value": 7}, True), ({"description": NOTHING}, False)]
)
def test_lists_of_results_stand_where_only_words_are_others(change, is_shown, site_given, options, shells):
    model = site_given.model
    place, api = next((place, one) for place, one in enumerate(model.apis) if one.outcomes)
    first, *rest = api.outcomes
    other = replace(api, outcomes=(replace(first, **change), *rest))
    edited = replace(model, apis=(*model.apis[:place], other, *model.apis[place + 1 :]))
    sites = [prepare(replace(site_given, model=one), options, shells).site for one in (model, edited)]
    before, after = (SiteDigests(site, shells) for site in sites)
    assert (before.results != after.results) is is_shown
    assert (sites[0].with_results.given.model != sites[1].with_results.given.model) is is_shown
    assert before.listed == after.listed


@pytest.mark.parametrize(("api", "is_declared"), [("IOther", True), (None, False)])
def test_what_a_page_refers_to_is_declared_where_it_is_an_api(api, is_declared, site_given, options, shells):
    model = site_given.model
    reference = Reference(Passage({"en-us": "Other"}, {"en-us": 1}), "elsewhere.md", api)
    first = replace(model.apis[0], see_also=(*model.apis[0].see_also, reference))
    models = (model, replace(model, apis=(first, *model.apis[1:])))
    assert (models[0].declared != models[1].declared) is is_declared
    sites = [prepare(replace(site_given, model=one), options, shells).site for one in models]
    before, after = (SiteDigests(site, shells) for site in sites)
    assert before.overview != after.overview


def test_all_that_a_reference_says_counts_for_who_shows_an_api(site_given, options, shells):
    model, words = site_given.model, Passage({"en-us": "Other"}, {"en-us": 1})
    known = set()
    for one in (
        Reference(words, "elsewhere.md", None),
        Reference(words, "nowhere.md", None),
        Reference(Passage({"en-us": "Others"}, {"en-us": 1}), "elsewhere.md", None),
    ):
        edited = replace(model, apis=(replace(model.apis[0], see_also=(one,)), *model.apis[1:]))
        known.add(SiteDigests(prepare(replace(site_given, model=edited), options, shells).site, shells).overview)
    assert len(known) == 3


@pytest.mark.parametrize("is_told", [True, False])
def test_feeds_stand_where_another_page_has_changed(is_told, site_given, options, shells):
    site = prepare(site_given, options, shells).site
    one = site_given.findings[0]
    told = {locale: [entry for entry in some if entry.api.page == one.path] for locale, some in latest(site).items()}
    edited = (*site_given.findings, replace(one, path=one.path if is_told else "elsewhere.md", line=one.line + 1))
    others = prepare(replace(site_given, findings=edited), options, shells).site
    digests = (SiteDigests(one, shells).latest(told) for one in (site, others))
    assert (next(digests) != next(digests)) is is_told


@pytest.mark.parametrize(
    ("change", "in_all"),
    [
        ({"message": "The summary is another one."}, False),
        ({"severity": Severity.WARNING}, False),
        ({"fix": "Another"}, False),
        ({"fingerprint": "f-other"}, True),
        ({"slot": 3}, True),
    ],
)
def test_what_a_finding_says_is_shown_in_its_language_alone(change, in_all, site_given, options, shells):
    finding, *others = site_given.findings
    shown = []
    for one in (finding, replace(finding, **change)):
        job = prepare(replace(site_given, findings=(one, *others)), options, shells)
        digests = PageDigests(job.site, SiteDigests(job.site, shells))
        files = render_one(job, finding.path, site_given.model.locales).files
        shown.append((digests[finding.path], digests.said(finding.path).split(" "), files))
    (digest, said, files), (digest_now, said_now, files_now) = shown
    told = {name for name, html in files.items() if html != files_now[name]}
    data = {address.data_address(finding.path)} if in_all else set()
    assert told == {address.page_address(finding.locale, finding.path), *data}
    assert (digest != digest_now) is in_all
    each = zip(site_given.model.locales, said, said_now, strict=True)
    assert [locale for locale, one, other in each if one != other] == [finding.locale]


def test_a_page_that_goes_concerns_its_own_findings_alone(site_given, options, shells, ends):
    finding = site_given.findings[0]
    here, there = ends
    given = replace(site_given, findings=tuple(replace(finding, path=key) for key in ends))
    less = replace(given, pages={key: page for key, page in given.pages.items() if key != here})
    before, after = (SiteDigests(prepare(one, options, shells).site, shells) for one in (given, less))
    assert before.around_found == after.around_found
    stands = zip(before.each_found, after.each_found, strict=True)
    assert [one == other for one, other in stands] == [key == there for key in ends]
