"""Every check of all pages, by cases: what must fire stands beside what must stay quiet."""

from pathlib import Path

import pytest
import yaml

from refgen.align import align_page
from refgen.drift.check import Scope, of_scope
from refgen.drift.checks.text.consistency import _quoted
from refgen.drift.corpus import check_corpus
from refgen.drift.corpus_view import BrokenFile, Listed, LostFile, extract_of
from refgen.drift.run import fingerprint
from refgen.ops import parse_page
from refgen.ops.targets import Kind
from refgen.text import Diagnostic, Severity
from tests.drift.pages import HEAD, side_by_side

CASES = yaml.safe_load((Path(__file__).parent / "corpus_cases.yml").read_text("utf-8"))


def extract(key, case):
    """A page of a case."""
    matter = {} if key in case.get("people", ()) else case.get("matter", {})
    pages = {}
    for locale, lines in case["pages"][key].items():
        extra = f"{matter[locale]}\n" if locale in matter else ""
        text = (
            HEAD.format(locale=locale, extra=extra) + "# ITask::Start\n\n" + side_by_side([tuple(one) for one in lines])
        )
        pages[locale] = parse_page(text.encode(), f"{locale}/{key}")
    return extract_of(align_page(key, pages))


@pytest.mark.parametrize(
    ("name", "case"),
    [
        pytest.param(name, case, id=f"{name}-{number}")
        for name, cases in CASES.items()
        for number, case in enumerate(cases)
    ],
)
def test_case(name, case):
    contents = {
        locale: tuple(Listed(target, f"{locale}/docs/toc.yml", line, 3) for line, target in enumerate(targets, 1))
        for locale, targets in case.get("contents", {}).items()
    }
    broken = [
        BrokenFile(locale, key, Diagnostic(f"{locale}/{key}", 1, 1, "unreadable", "No", "do", Severity.ERROR))
        for locale, key in case.get("broken", ())
    ]
    lost = [
        LostFile(locale, key, Kind(kind), "".join(written) or "nope.x", f"{locale}/{key}", line, 1)
        for line, (locale, key, kind, *written) in enumerate(case.get("lost", ()), 3)
    ]
    pages = [extract(key, case) for key in case.get("pages", ())]
    found = check_corpus(pages, contents=contents, broken=broken, lost=lost)
    assert [[one.locale, one.path] for one in found if one.check == name] == case["finds"], [
        (one.check, one.message) for one in found
    ]


@pytest.mark.parametrize("check", of_scope(Scope.CORPUS), ids=lambda check: check.info.name)
def test_corpus_check_has_cases_of_both_kinds(check):
    assert {bool(case["finds"]) for case in CASES.get(check.info.name, ())} == {True, False}


def test_an_entry_is_told_where_it_stands_and_a_missing_one_behind_the_one_before_it():
    targets = {"de-de": ["a.md", "b.md", "c.md"], "fr-fr": ["a.md", "b.md", "c.md"], "it-it": ["c.md", "a.md", "x.md"]}
    contents = {
        locale: tuple(Listed(target, f"{locale}/docs/toc.yml", 10 * line, 3) for line, target in enumerate(names, 1))
        for locale, names in targets.items()
    }
    found = check_corpus([], contents=contents)
    assert [(one.file, one.line, one.column, one.evidence) for one in found] == [
        ("it-it/docs/toc.yml", 20, 3, ("b.md",)),
        ("it-it/docs/toc.yml", 30, 3, ("x.md",)),
    ]


def test_contents_without_entries_lack_those_of_the_file_that_the_others_have():
    others = {locale: (Listed("a.md", f"{locale}/docs/toc.yml", 3, 3),) for locale in ("de-de", "fr-fr")}
    (found,) = check_corpus([], contents={**others, "it-it": ()})
    assert (found.file, found.path, found.line) == ("it-it/docs/toc.yml", "docs/toc.yml", 1)


def test_a_baseline_of_before_knows_what_is_told_of_contents_by_the_file_that_has_it():
    contents = {locale: (Listed("a.md", f"{locale}/docs/toc.yml", 3, 3),) for locale in ("de-de", "fr-fr")}
    contents["it-it"] = (Listed("x.md", "it-it/docs/sub/toc.yml", 7, 3),)
    found = check_corpus([], contents=contents)
    assert {(one.path, one.fingerprint) for one in found} == {
        ("docs/sub/toc.yml", fingerprint("toc", "it-it", "toc.yml", ("", "", target))) for target in ("a.md", "x.md")
    }


def test_a_long_text_that_others_say_is_cut_where_it_is_seen():
    usual = "Nécessite un hôte qui charge le runtime, " + "et qui le décharge ensuite, " * 3
    pages = {f"{name}.md": {"fr-fr": [(usual, "Needs a host.")]} for name in "abcdefghijk"}
    pages["z.md"] = {"fr-fr": [("Il faut un hôte.", "Needs a host.")]}
    found = check_corpus([extract(key, {"pages": pages}) for key in pages])
    (message,) = [one.message for one in found if one.check == "consistency"]
    assert message.endswith(f"“{usual[:79]}…”")


@pytest.mark.parametrize(
    ("others", "said"),
    [
        (99, "99 other places say “Remarques”"),
        (100, "At least 100 other places say “Remarques”"),
        (101, "At least 100 other places say “Remarques”"),
        (250, "At least 200 other places say “Remarques”"),
    ],
)
def test_a_page_more_or_less_among_many_changes_no_message(others, said):
    pages = {f"{number}.md": {"fr-fr": [("Remarques", "Remarks")]} for number in range(others)}
    pages["z.md"] = {"fr-fr": [("Notes", "Remarks")]}
    found = check_corpus([extract(key, {"pages": pages}) for key in pages])
    assert [one.message for one in found if one.check == "consistency"] == [said]


@pytest.mark.parametrize(
    ("most", "one", "said"),
    [
        ("**Versioni:**[!INCLUDE[net_v20](../a.md)]", "**Versioni di:** [!INCLUDE[net_v20](../a.md)]", "Versioni:"),
        ("[Ospitare](a.md) `IHost`", "[Hosting](a.md) `IHost`", "Ospitare IHost"),
        ("[Ospitare](a.md)", "[Ospitare](b.md)", "[Ospitare](a.md)"),
        ("[!INCLUDE[net_v20](../a.md)]", "[!INCLUDE[net_v40](../b.md)]", "[!INCLUDE[net_v20](../a.md)]"),
        ("Ospitare", "Ospita", "Ospitare"),
    ],
)
def test_what_other_places_say_is_quoted_as_it_is_read(most, one, said):
    assert _quoted(most, one) == said
