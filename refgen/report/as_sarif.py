"""SARIF 2.1.0, which code-scanning viewers show.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from refgen import __version__
from refgen.cache.held import HELD
from refgen.cache.runs import runs_of
from refgen.cache.stretch import Part, remade
from refgen.drift.check import SECTIONS, Check, registry
from refgen.drift.finding import Finding
from refgen.report.rows import joined, leads, row, with_rows
from refgen.report.summary import summarize

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_BASE = "%SRCROOT%"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(findings: Sequence[Finding]) -> tuple[Part, ...]:
    """One run, with all rules: the first finding of a check gives those of others no other numbers."""
    numbers = HELD.same(_numbers(summarize(findings).by_check.keys()), __name__)
    rules = [_rule(name) for name in numbers]
    run = {
        "tool": {"driver": {"name": "refgen", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": "What the paths start at."}}},
    }
    around = f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": ['.encode(), b"]}\n"
    rows = (_rows(lead, some, numbers) for lead, some in zip(leads(), runs_of(tuple(findings)), strict=False))
    return with_rows(run, "results", rows, around)


def _numbers(used: AbstractSet[str]) -> dict[str, int]:
    """By check, its place among the rules."""
    return {name: number for number, name in enumerate(sorted(used | registry().keys()))}


@lru_cache(maxsize=1 << 16)
def _uri(file: str) -> str:
    return quote(file)


def _rule(name: str) -> dict[str, Any]:
    check = registry().get(name)
    if check is None:
        return {"id": name, "shortDescription": {"text": "A comment that silences a finding is not needed."}}
    return {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": _section(check, "What")},
        "help": {"text": "\n".join(f"{section}: {_section(check, section)}" for section in SECTIONS)},
        "defaultConfiguration": {"level": _LEVELS[check.info.severity.value], "enabled": check.info.is_on},
        "properties": {"tags": [check.info.family.value]},
    }


def _section(check: Check, name: str) -> str:
    return " ".join(check.sections[name].split())


@remade
def _rows(lead: bytes, findings: tuple[Finding, ...], numbers: Mapping[str, int]) -> bytes:
    return joined(lead, (row(_result(one, numbers[one.check])) for one in findings))


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity.value],
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(finding.file), "uriBaseId": _BASE},
                    "region": {"startLine": finding.line, "startColumn": finding.column},
                }
            }
        ],
        "partialFingerprints": {"refgen/v1": finding.fingerprint},
        "properties": {
            "locale": finding.locale,
            "source": finding.source,
            "target": finding.target,
            "machine": finding.is_machine,
        },
    }
    if finding.score is not None:
        result["rank"] = round(100 * finding.score, 1)
    if finding.edits:
        result["fixes"] = [_fix(finding)]
    return result


def _fix(finding: Finding) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
            "insertedContent": {"text": edit.text},
        }
        for edit in finding.edits
    ]
    change = {"artifactLocation": {"uri": _uri(finding.file), "uriBaseId": _BASE}, "replacements": replacements}
    return {"description": {"text": f"Make it: {finding.fix}"}, "artifactChanges": [change]}
