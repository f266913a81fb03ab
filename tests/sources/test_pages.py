"""Our own pages: sound markup, links that lead somewhere, and exactly the defects that their README lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from refgen.align import AlignedPage, Translation, align_page
from refgen.corpus import Tree, read_pages, scan_tree
from refgen.corpus.toc_files import read_tocs
from refgen.drift.anchors import anchors_of, index_for
from refgen.drift.corpus import check_corpus, flat_contents
from refgen.drift.corpus_view import extract_of
from refgen.drift.finding import Finding
from refgen.drift.run import check_page
from refgen.drift.settings import Settings
from refgen.ops import Page, parse_page
from refgen.ops.write import write_page
from refgen.text import Severity

FOLDER = "docs/framework/unmanaged-api/hosting"
SIDE_BY_SIDE = ("it-it", "zh-cn")
EVERYTHING = Settings(checks={"punctuation": "info"})
ROW = re.compile(r"^\| (\w\w-\w\w) \| `([^`]+)` \| (\d*) \| (.+?) \| ((?:`[^`]+`(?:, )?)+) \| .+ \|$", re.MULTILINE)
LINK = re.compile(r"\]\(([^()\s#]+\.md)(?:#[^()]*)?\)")


@dataclass(frozen=True)
class Planned:
    """A row of the README."""

    locale: str
    page: str
    line: int
    checks: tuple[str, ...]
    """The first must find it; the others may too."""


@cache
def tree(root: Path) -> Tree:
    return scan_tree(root)


@cache
def aligned(root: Path) -> tuple[AlignedPage, ...]:
    pages = tuple(align_page(key, read_pages(root, files)[0]) for key, files in tree(root).pages.items())
    assert pages
    return pages


@cache
def planned(root: Path) -> tuple[Planned, ...]:
    rows = ROW.findall((root / "README.md").read_text("utf-8"))
    return tuple(
        Planned(locale, f"{FOLDER}/{page}", int(line or 1), tuple(re.findall("`([^`]+)`", checks)))
        for locale, page, line, _, checks in rows
    )


@cache
def found(root: Path) -> tuple[Finding, ...]:
    pages = aligned(root)
    anchors = {page.key: anchors_of(page) for page in pages}
    contents = flat_contents(read_tocs(root, tree(root).tocs)[0])
    of_pages = [finding for page in pages for finding in check_page(page, EVERYTHING, index_for(page.key, anchors))]
    return (*of_pages, *check_corpus([extract_of(page) for page in pages], EVERYTHING, contents))


def files(root: Path) -> Iterator[tuple[str, Page]]:
    paths = sorted(root.glob("??-??/**/*.md"))
    assert paths
    for path in paths:
        yield path.relative_to(root).as_posix(), parse_page(path.read_bytes(), path.relative_to(root).as_posix())


def test_every_page_is_read_whole_and_written_back(sources: Path) -> None:
    for name, page in files(sources):
        assert write_page(page) == (sources / name).read_bytes(), name
        assert [problem.code for problem in page.diagnostics] in ([], ["duplicate-id"]), name


def test_relative_links_lead_to_pages(sources: Path) -> None:
    links = [(name, target) for name, page in files(sources) for target in LINK.findall(page.source.text)]
    relative = [(name, target) for name, target in links if "://" not in target]
    assert relative
    for name, target in relative:
        rooted = target.removeprefix("../../../../")
        folder = sources / name.partition("/")[0] if rooted != target else (sources / name).parent
        assert (folder / rooted).is_file(), f"{name} links to {target}"


def test_side_by_side_locales_share_numbers_and_never_prefixes(sources: Path) -> None:
    broken = {row.page for row in planned(sources) if "span-pairs" in row.checks}
    pages = [
        page for page in aligned(sources) if page.translations.keys() >= set(SIDE_BY_SIDE) and page.key not in broken
    ]
    assert pages
    for page in pages:
        one, other = (_ids(page.translations[locale]) for locale in SIDE_BY_SIDE)
        assert one
        assert [number for _, number in one] == [number for _, number in other], page.key
        assert not {prefix for prefix, _ in one} & {prefix for prefix, _ in other}, page.key


def _ids(translation: Translation) -> list[tuple[str, str]]:
    return re.findall(r'data-ttu-id="(\w+)-(\d+)"', translation.view.page.source.text)


def test_equal_hashes_mean_equal_english(sources: Path) -> None:
    stale = {(row.locale, row.page) for row in planned(sources) if "revision" in row.checks}
    for page in aligned(sources):
        hashes = {
            locale: match[1]
            for locale, one in page.translations.items()
            if (match := re.search(r"(?m)^ms\.openlocfilehash: (\w{40})$", one.view.page.source.text))
        }
        assert len(hashes) == len(page.translations), page.key
        differing = {locale for locale, digest in hashes.items() if digest != hashes.get("it-it", digest)}
        assert differing == {locale for locale, key in stale if key == page.key}, page.key


def test_each_planned_defect_is_found_where_the_readme_says(sources: Path) -> None:
    places = {(one.check, one.locale, one.path, one.line) for one in found(sources)}
    anywhere = {(check, locale) for check, locale, _, _ in places}
    assert len(planned(sources)) > 20
    for row in planned(sources):
        check = row.checks[0]
        if check == "toc":  # placed on the table of contents
            assert (check, row.locale) in anywhere, row
        else:
            assert (check, row.locale, row.page, row.line) in places, row


def test_nothing_else_is_found(sources: Path) -> None:
    expected = {(check, row.locale, row.page) for row in planned(sources) for check in row.checks}
    other = [
        (one.check, one.locale, one.path, one.line, one.message)
        for one in found(sources)
        if (one.check, one.locale, one.path) not in expected
        and one.check != "toc"
        and one.severity is not Severity.INFO
    ]
    assert other == []


@pytest.mark.parametrize("locale", ["fr-fr", "it-it", "zh-cn"])
def test_every_locale_has_the_task_interfaces(sources: Path, locale: str) -> None:
    names = {path.name for path in (sources / locale / FOLDER).glob("*-method.md")}
    assert len([name for name in names if name.startswith("ihosttaskmanager-")]) == 18
    assert len(names) == 40
