"""Every format: valid, complete, safe with any text."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from refgen.drift.check import registry
from refgen.drift.finding import Finding, Fix
from refgen.errors import UsageError
from refgen.report import FORMATS, exit_status, render, summarize
from refgen.text import Severity

PLAIN = Finding(
    "file-name", Severity.ERROR, "de-de", "hosting/task.md", 7, 3, "task.h is written “Task. h”", "Requires task.h.",
    "Erfordert Task. h.", "0123456789abcdef", "Erfordert task.h.", (Fix(120, 127, "task.h"),), "de-de/hosting/task.md",
    ("task.h",), is_machine=True,
)  # fmt: skip
NASTY = replace(
    PLAIN, check="garbled", severity=Severity.WARNING, message="<b>&\"',:%\r\n\x00\ud800]]>", source="</script><!--",
    target="\x1b[31m\ufffe", file="de-de/a b/ä,%.md", fix=None, edits=(), fingerprint="f2",
)  # fmt: skip
FACT = replace(PLAIN, check="revision", severity=Severity.INFO, fix=None, edits=(), fingerprint="f3")
FINDINGS = (PLAIN, NASTY, FACT)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("findings", [(), FINDINGS], ids=["none", "some"])
def test_a_format_is_text_that_can_be_written(name, findings):
    text = render(findings, name)
    assert not text or text.decode("utf-8").endswith("\n")
    assert render(findings, name) == text


@pytest.mark.parametrize(("count", "said"), [(1, "1 finding on pages"), (2, "2 findings on pages")])
def test_findings_on_machine_translated_pages_are_counted(count, said):
    assert f"\n{said} that a machine translated\n" in render((PLAIN, NASTY)[:count], "text").decode()


def test_an_unknown_format_is_a_usage_error():
    with pytest.raises(UsageError, match="sarif"):
        render((), "yaml")


def test_json_follows_its_schema():
    schema = json.loads(resources.files("refgen.report").joinpath("drift.schema.json").read_text("utf-8"))
    data = json.loads(render(FINDINGS, "json"))
    jsonschema.validate(data, schema)
    assert [one["check"] for one in data["findings"]] == ["file-name", "garbled", "revision"]


SCHEMAS = Path(__file__).parents[2] / "node_modules/@microsoft/jest-sarif/lib/schemas"
EVERY = tuple(replace(PLAIN, check=name, fingerprint=name) for name in registry())
RANKED = (replace(PLAIN, check="meaning", severity=Severity.INFO, fix=None, edits=(), score=0.75),)


@pytest.mark.parametrize("findings", [(), FINDINGS, EVERY, RANKED], ids=["none", "some", "every check", "ranked"])
def test_sarif_is_valid_by_the_schema_of_the_standard(findings):
    found = sorted(SCHEMAS.glob("sarif-2.1.0*.json"))
    if not found:
        pytest.skip("the schema of SARIF is not here: npm install brings it with @microsoft/jest-sarif")
    schema = json.loads(found[-1].read_text("utf-8"))
    checker = jsonschema.validators.validator_for(schema)
    assert [error.message for error in checker(schema).iter_errors(json.loads(render(findings, "sarif")))] == []


@pytest.mark.parametrize("findings", [(), FINDINGS, EVERY, RANKED], ids=["none", "some", "every check", "ranked"])
def test_sarif_results_lead_to_their_rule_and_their_file(findings):
    data = json.loads(render(findings, "sarif", "docs/pages"))
    assert data["version"] == "2.1.0"
    (run,) = data["runs"]
    assert len(run["results"]) == len(findings)
    for one, finding in zip(run["results"], findings, strict=True):
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"] == finding.check
        place = one["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == f"docs/pages/{finding.file}"
        assert place["artifactLocation"]["uri"].isascii()
        assert place["region"] == {"startLine": finding.line, "startColumn": finding.column}
        assert bool(one.get("fixes")) == bool(finding.edits)


def test_junit_is_xml_with_a_case_a_finding():
    root = ET.fromstring(render(FINDINGS, "junit"))
    assert len(list(root.iter("testcase"))) == 3
    assert len(list(root.iter("failure"))) == 2


def test_github_commands_are_one_line_each():
    lines = render(FINDINGS, "github").decode().splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice"]
    assert "file=de-de/a b/ä%2C%25.md" in lines[1]


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = set()

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)


def test_html_shows_text_as_text():
    reader = Tags()
    reader.feed(render(FINDINGS, "html").decode())
    assert not reader.seen & {"b", "script"}


def test_text_groups_by_file_and_counts():
    text = render(FINDINGS, "text").decode()
    assert text.index("de-de/hosting/task.md") < text.index("7:3  error")
    assert "»task.h«" in text
    assert "1 can be repaired with --fix" in text


LONG = "word " * 60


@pytest.mark.parametrize(
    ("source", "evidence", "shown"),
    [
        ("You must release the pointer.", "must", "You »must« release the pointer."),
        ("Waits 2.5 seconds.", "2.5", "Waits »2.5« seconds."),
        ("Waits  2.5\nseconds", "2.5", "Waits »2.5« seconds"),
        ("Needs (task.h).", "task.h", "Needs (»task.h«)."),
        (f"{LONG}must {LONG}", "must", " word »must« word "),
    ],
)
def test_what_is_marked_keeps_its_blanks(source, evidence, shown):
    text = render((replace(PLAIN, source=source, evidence=(evidence,)),), "text").decode()
    (line,) = (line for line in text.splitlines() if "»" in line)
    assert shown in line


def test_exit_status_follows_the_threshold():
    assert exit_status(FINDINGS, Severity.ERROR) == 1
    assert exit_status((NASTY, FACT), Severity.ERROR) == 0
    assert exit_status((NASTY, FACT), Severity.WARNING) == 1
    assert exit_status((), Severity.INFO) == 0


def test_places_are_named_from_where_their_reader_stands():
    assert "file=docs/pages/de-de/hosting/task.md," in render((PLAIN,), "github", "docs/pages").decode()
    assert 'file="docs/pages/de-de/hosting/task.md"' in render((PLAIN,), "junit", "docs/pages").decode()
    assert json.loads(render((PLAIN,), "json", "docs/pages"))["findings"][0]["file"] == "de-de/hosting/task.md"


@pytest.mark.parametrize(("path", "area"), [("hosting/task.md", "hosting"), ("a/b/c.md", "b"), ("task.md", ".")])
def test_an_area_is_the_folder_of_the_page(path, area):
    assert dict(summarize([replace(PLAIN, path=path)]).by_area) == {area: 1}
