"""A page with another place in the contents is what making it anew gives, or it is told that it has to be made anew."""

from dataclasses import replace

import pytest

from refgen.corpus import TocNode
from refgen.website import address
from refgen.website.frame import division
from refgen.website.frame.shell import Shell
from refgen.website.page.moved import moved
from refgen.website.render import prepare, render_one
from tests.website.conftest import FOLDER, INTERFACE, METHOD

KEYS = (f"{METHOD}.md", f"{INTERFACE}.md", f"{FOLDER}/task-call-sequences.md")


def contents(above, beside):
    """Of one language: a page below another, and beside it."""
    below = (TocNode(beside, KEYS[0]), TocNode("Suites", KEYS[2]), TocNode("<Ailleurs>", "https://example.org/?a&b"))
    return {"fr-fr": (TocNode("Tout", None, (TocNode(above, KEYS[1], below),)),)}


CONTENTS = {
    "one": contents("Deux", "Trois"),
    "another title above": contents("D'eux & elles", "Trois"),
    "another title beside": contents("Deux", "Ça & 任务"),
    "listed elsewhere": {"fr-fr": (TocNode("Seul", KEYS[0]), TocNode("Deux", KEYS[2], (TocNode("Trois", KEYS[1]),)))},
    "not listed": {"fr-fr": (TocNode("Seul", f"{FOLDER}/index.md"),)},
    "no contents": {},
}


@pytest.fixture
def jobs(site_given, options, shells):
    return {name: prepare(replace(site_given, tocs=tocs), options, shells) for name, tocs in CONTENTS.items()}


def made(job, key, locale):
    return render_one(job, key, job.site.given.model.locales).files[address.page_address(locale, key)]


@pytest.mark.parametrize("locale", ["fr-fr", "it-it", "zh-cn", "en-us"])
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("way", [("one", name) for name in CONTENTS] + [(name, "one") for name in CONTENTS])
def test_a_moved_page_is_as_one_that_is_made_anew(way, key, locale, jobs, shells):
    before, now = (jobs[name] for name in way)
    assert moved(now.site, shells[locale], key, locale, made(before, key, locale)) == made(now, key, locale)


def doubled(shell, hole):
    at = shell.pieces.index(hole)
    return replace(shell, pieces=(*shell.pieces[: at + 1], " ", *shell.pieces[at:]))


def between_holes(shell, hole):
    at = shell.pieces.index(hole)
    return replace(shell, pieces=(*shell.pieces[: at + 1], "", "here", *shell.pieces[at + 1 :]))


def without(shell, hole):
    at = shell.pieces.index(hole)
    joined = shell.pieces[at - 1] + shell.pieces[at + 1]
    return replace(shell, pieces=(*shell.pieces[: at - 1], joined, *shell.pieces[at + 2 :]))


@pytest.mark.parametrize("hole", ["path", "nav"])
@pytest.mark.parametrize("change", [doubled, between_holes, without])
def test_a_place_that_a_theme_does_not_show_clearly_has_to_be_made_anew(change, hole, jobs, shells):
    shell = change(shells["fr-fr"], hole)
    job = replace(jobs["one"], shells={**shells, "fr-fr": shell})
    assert moved(jobs["no contents"].site, shell, KEYS[0], "fr-fr", made(job, KEYS[0], "fr-fr")) is None


def around(shell: Shell, hole: str) -> tuple[bytes, bytes]:
    at = shell.pieces.index(hole)
    return shell.pieces[at - 1].encode(), shell.pieces[at + 1].encode()


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("hole", ["path", "nav"])
def test_what_stands_around_a_place_may_stand_in_the_text_too(hole, side, jobs, shells):
    page = made(jobs["one"], KEYS[0], "fr-fr")
    twice = page.replace(b"</article>", around(shells["fr-fr"], hole)[side] + b"</article>")
    assert moved(jobs["one"].site, shells["fr-fr"], KEYS[0], "fr-fr", twice) is None


@pytest.mark.parametrize("page", [b"", b"<p>Other</p>", b"\xff"])
def test_a_file_that_is_no_such_page_has_to_be_made_anew(page, jobs, shells):
    assert moved(jobs["one"].site, shells["fr-fr"], KEYS[0], "fr-fr", page) is None


def test_another_title_of_the_page_itself_is_not_one_of_its_place(jobs, shells):
    page = made(jobs["one"], KEYS[0], "fr-fr")
    assert moved(jobs["one"].site, shells["fr-fr"], KEYS[1], "fr-fr", page) is None


def test_a_page_that_does_not_fit_into_one_file_any_more_has_to_be_made_anew(jobs, shells, monkeypatch):
    page = made(jobs["one"], KEYS[0], "fr-fr")
    monkeypatch.setattr(division, "HEAVIEST", len(page))
    assert moved(jobs["one"].site, shells["fr-fr"], KEYS[0], "fr-fr", page) == page
    assert moved(jobs["another title above"].site, shells["fr-fr"], KEYS[0], "fr-fr", page) is None
