"""The findings in parts: an edit makes few of them others."""

import csv
import io
import json
from dataclasses import replace
from itertools import chain
from typing import Any

import pytest

from refgen.drift.message import say
from refgen.website.machine import findings as findings_files
from refgen.website.machine.findings import index_file, part_file, rows_of, table_head, table_rows
from refgen.website.render import prepare
from refgen.website.site.found import all_found
from refgen.website.write import write_site


@pytest.fixture(scope="module")
def site(site_given, options, shells):
    return prepare(site_given, options, shells).site


def files_of(site, findings):
    """The parts by address, and the index."""
    found = all_found(findings)
    numbers = [*chain.from_iterable(found.listed.values())]
    parts = [(*part_file(site, [found.findings[one] for one in part]), len(part)) for part in found.parts(numbers)]
    _, index = index_file(found, [(name, count) for name, _, count in parts])
    return {name: data for name, data, _ in parts}, json.loads(index)


def many(site):
    """A thousand findings of one kind."""
    few = site.given.findings[0]
    return [replace(few, line=line, fingerprint=f"{line:05}") for line in range(1, 1001)]


def test_a_finding_more_or_less_leaves_most_parts_as_they_are(site):
    findings = many(site)
    before, _ = files_of(site, findings)
    assert len(before) > 5
    new = replace(findings[0], line=5000, fingerprint="new")
    for after in ([new, *findings], [*findings[:500], *findings[501:]], [*findings[:900], new, *findings[900:]]):
        now, _ = files_of(site, after)
        assert len(now.keys() - before.keys()) <= 2
        assert all(before[name] == data for name, data in now.items() if name in before)


def test_the_index_lists_the_parts_in_order_with_what_each_holds(site):
    findings = many(site)
    files, index = files_of(site, findings)
    listed = [json.loads(files[f"drift/{name}.json"])["findings"] for name, _ in index["parts"]]
    assert [len(part) for part in listed] == [count for _, count in index["parts"]]
    assert [one["line"] for part in listed for one in part] == [one.line for one in findings]
    assert len(index["rows"]) == len(findings)


def test_without_findings_there_is_only_the_index(site):
    files, index = files_of(site, ())
    assert (files, index["parts"], index["rows"]) == ({}, [], [])


def test_what_a_part_is_made_of_can_be_read_from_it(site):
    messages = [say("The name {name} is lost", name="a"), say("{count} < \ud800", count=3), "no pattern"]
    findings = [replace(one, message=message) for one, message in zip(many(site), messages * 2, strict=False)]
    name, data = part_file(site, findings)
    assert any(json.loads(data)["messages"].values())
    unread: list[Any] = [object()] * len(findings)
    assert part_file(site, unread, rows_of(data)) == (name, data)
    assert part_file(site, [*findings[:2], *unread[2:]], [None, None, *rows_of(data)[2:]]) == (name, data)


@pytest.fixture
def put(site_given, options, shells, tmp_path):
    """Writes a site with some findings into a folder; the files of the list."""

    def write(folder, findings):
        write_site(replace(site_given, findings=tuple(findings)), options, shells, tmp_path / folder)
        return {path.name: path.read_bytes() for path in (tmp_path / folder / "drift").iterdir()}

    return write


def test_of_a_part_that_an_edit_makes_another_only_new_rows_are_made(put, site, monkeypatch):
    findings = many(site)
    edited = [*findings[:400], replace(findings[400], line=4000), *findings[401:]]
    fresh = put("fresh", edited)
    put("edited", findings)
    made, listed = [], findings_files._listed

    def noted(one, pages):
        made.append(one.line)
        return listed(one, pages)

    monkeypatch.setattr(findings_files, "_listed", noted)
    assert put("edited", edited) == fresh
    assert made == [4000]


@pytest.mark.parametrize("text", ["?", "[]", '{"findings":[],"messages":{}}', '{"findings":[{}],"messages":{}}'])
def test_a_part_that_somebody_has_damaged_counts_as_absent(text, put, site, tmp_path):
    findings = many(site)
    edited = [*findings[:400], replace(findings[400], line=4000), *findings[401:]]
    fresh, before = put("fresh", edited), put("damaged", findings)
    for name, data in before.items():
        (tmp_path / "damaged" / "drift" / name).write_text(text.ljust(len(data)), "utf-8")
    now = put("damaged", edited)
    assert {name: now[name] for name in fresh.keys() - before.keys()} == {
        name: fresh[name] for name in fresh.keys() - before.keys()
    }


@pytest.mark.parametrize(
    ("file", "path", "named"),
    [
        ("fr-fr/docs/a.md", "docs/a.md", "docs/a.md"),
        ("it-it/docs/a.md", "docs/a.md", "docs/a.md"),
        ("004_dfd44dce.txt", "itask-start.md", "004_dfd44dce.txt"),
        ("a.md", "a.md", "a.md"),
        ("", "docs/a.md", "docs/a.md"),
    ],
)
def test_the_table_names_a_page_by_a_file_that_is_there(file, path, named, site):
    (row,) = csv.DictReader(
        io.StringIO((table_head() + table_rows([replace(many(site)[0], file=file, path=path)])).decode("utf-8-sig"))
    )
    assert row["page"] == named


def test_the_table_says_that_it_is_utf_8_and_says_so_once(site):
    found = [replace(one, target="é 常量") for one in many(site)[:2]]
    assert table_head()[:3] == b"\xef\xbb\xbf"
    assert "é 常量".encode() in table_rows(found)
    assert b"\xef\xbb\xbf" not in table_rows(found)
