"""The findings in parts: an edit makes few of them others."""

import json
from dataclasses import replace

import pytest

from refgen.website.machine.findings import findings_files
from refgen.website.render import prepare


@pytest.fixture(scope="module")
def site(site_given, options, shells):
    return prepare(site_given, options, shells).site


def files_of(site, findings):
    """The parts by name, and the index."""
    files = dict(findings_files(replace(site, given=replace(site.given, findings=tuple(findings)))))
    index = json.loads(files.pop("drift/index.json"))
    del files["drift.csv"]
    return files, index


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
