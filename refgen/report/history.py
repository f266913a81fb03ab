"""One line a run for the history file; the site draws the trend from it."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from refgen.drift.finding import Finding
from refgen.report.summary import summarize


def history_line(findings: Sequence[Finding], date: str, revision: str = "") -> str:
    """The summary of a run as a JSON line. The caller gives the date (ISO 8601), since nothing here reads the clock."""
    return json.dumps({"date": date, "revision": revision, **asdict(summarize(findings))}, ensure_ascii=False) + "\n"
