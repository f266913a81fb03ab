"""Included files that include themselves or stand too deep are told where they are, in each language, by every run."""

from pathlib import Path

import pytest

from refgen.api.includes import DEEPEST
from refgen.drift.finding import Finding
from refgen.pipeline import drift_of
from refgen.settings import Settings
from refgen.stages.drift.drift_only import find_drift
from refgen.text import Severity


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "sources", tmp_path / "build", jobs=1, cache=tmp_path / "cache")


def write(settings: Settings, path: str, *included: str) -> None:
    """A file with a text and then includes, a paragraph each."""
    file = settings.sources / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n\n".join(("# A text", *(f"[!INCLUDE[x]({one}.md)]" for one in included))) + "\n", "utf-8")


def told(settings: Settings, said: str) -> list[tuple[str, int]]:
    """Where the runs say so; both say the same, and as an error."""

    def places(findings: tuple[Finding, ...]) -> list[tuple[str, int]]:
        found = [one for one in findings if said in one.message]
        assert {(one.check, one.severity) for one in found} <= {("unreadable", Severity.ERROR)}
        return [(one.file, one.line) for one in found]

    found = places(find_drift(settings).findings)
    assert places(drift_of(settings)[1].findings) == found
    return found


def test_a_way_round_is_told_once_in_each_language(settings: Settings) -> None:
    for locale in ("en-us", "fr-fr"):
        write(settings, f"{locale}/page.md", "includes/part")
        for one, other in (("part", "two"), ("two", "part"), ("three", "three"), ("four", "part")):
            write(settings, f"{locale}/includes/{one}.md", other)
    assert told(settings, "includes itself") == [
        ("en-us/includes/part.md", 3),
        ("en-us/includes/three.md", 3),
        ("fr-fr/includes/part.md", 3),
        ("fr-fr/includes/three.md", 3),
    ]
    write(settings, "fr-fr/includes/two.md")
    assert told(settings, "includes itself") == [
        ("en-us/includes/part.md", 3),
        ("en-us/includes/three.md", 3),
        ("fr-fr/includes/three.md", 3),
    ]


def test_a_translation_that_only_leads_into_a_way_round_is_not_told(settings: Settings) -> None:
    write(settings, "en-us/includes/part.md", "part")
    write(settings, "fr-fr/page.md", "includes/four")
    write(settings, "fr-fr/includes/four.md", "part")
    assert told(settings, "includes itself") == [("en-us/includes/part.md", 3)]


def test_a_way_round_through_a_file_that_is_not_translated_is_told(settings: Settings) -> None:
    """What has no file in a language is read in English, and leads back to the language that it is read for."""
    for locale in ("en-us", "fr-fr"):
        write(settings, f"{locale}/page.md", "includes/part")
    write(settings, "en-us/includes/part.md")
    write(settings, "en-us/includes/two.md", "part")
    write(settings, "fr-fr/includes/part.md", "two")
    assert told(settings, "includes itself") == [("fr-fr/includes/part.md", 3)]


def chain(settings: Settings, locale: str, length: int) -> None:
    """So many included files, each of which includes the next."""
    for number in range(1, length + 1):
        write(settings, f"{locale}/includes/{number}.md", *([str(number + 1)] if number < length else []))


@pytest.mark.parametrize("locales", [("en-us",), ("en-us", "fr-fr")])
def test_what_stands_too_deep_is_told_where_it_is_included(settings: Settings, locales: tuple[str, ...]) -> None:
    for locale in locales:
        write(settings, f"{locale}/page.md", "includes/1")
        chain(settings, locale, DEEPEST)
    assert told(settings, "includes deep") == []
    for locale in locales:
        chain(settings, locale, DEEPEST + 1)
    assert told(settings, "includes deep") == [(f"{locale}/includes/{DEEPEST}.md", 3) for locale in locales]
    found = next(one for one in find_drift(settings).findings if "includes deep" in one.message)
    assert f"The include {DEEPEST + 1}.md is not shown" in found.message
    assert "include the file from one that stands less deep" in found.message


def test_a_chain_that_pages_enter_further_down_is_quiet(settings: Settings) -> None:
    write(settings, "en-us/page.md", "includes/2")
    chain(settings, "en-us", DEEPEST + 1)
    assert told(settings, "includes deep") == []


def test_a_way_round_stands_nowhere_deep(settings: Settings) -> None:
    write(settings, "en-us/page.md", "includes/1")
    chain(settings, "en-us", 3)
    write(settings, "en-us/includes/3.md", "1")
    assert told(settings, "includes deep") == []
    assert told(settings, "includes itself") == [("en-us/includes/1.md", 3)]


def test_what_stands_too_deep_below_a_way_round_is_told(settings: Settings) -> None:
    write(settings, "en-us/page.md", "includes/round")
    write(settings, "en-us/includes/round.md", "round", "1")
    chain(settings, "en-us", DEEPEST)
    assert told(settings, "includes deep") == [(f"en-us/includes/{DEEPEST - 1}.md", 3)]
