"""Every format: valid, complete, safe with any text."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from refgen.drift.check import registry
from refgen.drift.finding import Finding, Fix
from refgen.errors import UsageError
from refgen.report import FORMATS, exit_status, history_line, render, summarize
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
    assert not text or text.endswith("\n")
    text.encode("utf-8")
    assert render(findings, name) == text


def test_an_unknown_format_is_a_usage_error():
    with pytest.raises(UsageError, match="sarif"):
        render((), "yaml")


def test_json_follows_its_schema():
    schema = json.loads(resources.files("refgen.report").joinpath("drift.schema.json").read_text("utf-8"))
    data = json.loads(render(FINDINGS, "json"))
    jsonschema.validate(data, schema)
    assert [one["check"] for one in data["findings"]] == ["file-name", "garbled", "revision"]


SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string"},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
    },
    "additionalProperties": False,
    "$defs": {
        "text": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}},
        "artifact": {
            "type": "object",
            "properties": {"uri": {"type": "string", "pattern": r"^[!-~]+$"}, "uriBaseId": {"type": "string"}},
            "additionalProperties": False,
        },
        "run": {
            "type": "object",
            "required": ["tool"],
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "properties": {
                        "driver": {
                            "type": "object",
                            "required": ["name"],
                            "properties": {
                                "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/rule"}}
                            },
                        }
                    },
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "originalUriBaseIds": {"type": "object"},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
            "additionalProperties": False,
        },
        "rule": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "string"},
                "name": {"type": "string"},
                "shortDescription": {"$ref": "#/$defs/text"},
                "fullDescription": {"$ref": "#/$defs/text"},
                "help": {"$ref": "#/$defs/text"},
                "defaultConfiguration": {
                    "type": "object",
                    "properties": {
                        "level": {"enum": ["none", "note", "warning", "error"]},
                        "enabled": {"type": "boolean"},
                    },
                },
                "properties": {"type": "object"},
            },
            "additionalProperties": False,
        },
        "result": {
            "type": "object",
            "required": ["message"],
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"$ref": "#/$defs/text"},
                "locations": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/location"}},
                "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
                "properties": {"type": "object"},
                "fixes": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/fix"}},
            },
            "additionalProperties": False,
        },
        "location": {
            "type": "object",
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation"],
                    "properties": {
                        "artifactLocation": {"$ref": "#/$defs/artifact"},
                        "region": {
                            "type": "object",
                            "properties": {
                                "startLine": {"type": "integer", "minimum": 1},
                                "startColumn": {"type": "integer", "minimum": 1},
                            },
                            "additionalProperties": False,
                        },
                    },
                }
            },
        },
        "fix": {
            "type": "object",
            "required": ["artifactChanges"],
            "properties": {
                "description": {"$ref": "#/$defs/text"},
                "artifactChanges": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["artifactLocation", "replacements"],
                        "properties": {
                            "artifactLocation": {"$ref": "#/$defs/artifact"},
                            "replacements": {
                                "type": "array",
                                "minItems": 1,
                                "items": {
                                    "type": "object",
                                    "required": ["deletedRegion"],
                                    "properties": {
                                        "deletedRegion": {
                                            "type": "object",
                                            "properties": {
                                                "charOffset": {"type": "integer", "minimum": 0},
                                                "charLength": {"type": "integer", "minimum": 0},
                                            },
                                            "additionalProperties": False,
                                        },
                                        "insertedContent": {"type": "object"},
                                    },
                                    "additionalProperties": False,
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What SARIF 2.1.0 demands of the parts that the report uses, from its specification (sections 3.13 to 3.57)."""


def test_sarif_has_the_structure_of_the_standard():
    every = tuple(replace(PLAIN, check=name, fingerprint=name) for name in registry())
    for findings in ((), FINDINGS, every):
        data = json.loads(render(findings, "sarif"))
        jsonschema.validate(data, SARIF)
        rules = data["runs"][0]["tool"]["driver"]["rules"]
        assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in data["runs"][0]["results"])


def test_junit_is_xml_with_a_case_a_finding():
    root = ET.fromstring(render(FINDINGS, "junit"))
    assert len(list(root.iter("testcase"))) == 3
    assert len(list(root.iter("failure"))) == 2


def test_github_commands_are_one_line_each():
    lines = render(FINDINGS, "github").splitlines()
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
    reader.feed(render(FINDINGS, "html"))
    assert not reader.seen & {"b", "script"}


def test_text_groups_by_file_and_counts():
    text = render(FINDINGS, "text")
    assert text.index("de-de/hosting/task.md") < text.index("7:3  error")
    assert "»task.h«" in text
    assert "1 can be repaired with --fix" in text


def test_exit_status_follows_the_threshold():
    assert exit_status(FINDINGS, Severity.ERROR) == 1
    assert exit_status((NASTY, FACT), Severity.ERROR) == 0
    assert exit_status((NASTY, FACT), Severity.WARNING) == 1
    assert exit_status((), Severity.INFO) == 0


def test_history_is_one_dated_line():
    line = history_line(FINDINGS, "2026-01-31", "abc")
    assert line.count("\n") == 1
    data = json.loads(line)
    assert data["date"] == "2026-01-31"
    assert data["by_severity"] == summarize(FINDINGS).by_severity
