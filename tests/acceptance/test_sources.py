"""The project's own pages: what `sources/README.md` plans is found, and nothing else."""

import json
import re
from pathlib import Path

import pytest

from refgen.cli import main

ROW = re.compile(
    r"^\| (?P<locale>[a-z]{2}-[a-z]{2}) \| `(?P<page>[^`]+)` \| (?P<line>\d+) \| .* \| (?P<checks>`[^|]+`) \| [^|]+ \|$",
    re.MULTILINE,
)
README = Path(__file__).parents[2] / "sources" / "README.md"
PLANNED = [match.groupdict() for match in ROW.finditer(README.read_text("utf-8"))]


@pytest.fixture(scope="module")
def findings(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    output = tmp_path_factory.mktemp("drift") / "drift.json"
    assert main(["drift", "--sources", str(sources), "--format", "json", "--output", str(output), "--no-cache"]) == 0
    return json.loads(output.read_bytes())["findings"]


def checks_of(row: dict[str, str]) -> set[str]:
    return set(re.findall(r"`([a-z-]+)`", row["checks"]))


def test_the_plan_is_read() -> None:
    assert len(PLANNED) >= 20


@pytest.mark.parametrize("row", PLANNED, ids=lambda row: f"{row['locale']}-{row['page']}-{row['checks']}")
def test_planned_drift_is_found(row: dict[str, str], findings: list[dict]) -> None:
    here = [one for one in findings if one["locale"] == row["locale"] and one["path"].endswith(row["page"])]
    wanted = checks_of(row)
    assert wanted & {one["check"] for one in here}, here


def test_nothing_else_is_wrong(findings: list[dict]) -> None:
    pages = {(row["locale"], row["page"]) for row in PLANNED}
    stray = [
        one
        for one in findings
        if one["severity"] != "info"
        and not any(one["locale"] == locale and one["path"].endswith(page) for locale, page in pages)
    ]
    assert [(one["locale"], one["path"], one["line"], one["check"]) for one in stray if one["path"] != "toc.yml"] == []
