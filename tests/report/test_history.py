"""The history file: one dated line a day, whole or not at all, and never silently damaged."""

import json

import pytest

from refgen.errors import UsageError
from refgen.report import summarize
from refgen.report.history import history_line, read_history, with_line
from refgen.settings import Settings
from refgen.stages.drift.checking import Drift, append_history, trend_of
from tests.report.test_formats import FACT, FINDINGS, PLAIN


def test_a_line_is_the_dated_summary():
    line = history_line(FINDINGS, "2026-01-31", "abc")
    assert line.count("\n") == 1
    data = json.loads(line)
    summary = summarize(FINDINGS)
    assert (data["date"], data["revision"]) == ("2026-01-31", "abc")
    for name in ("by_severity", "by_check", "by_locale", "by_area"):
        assert data[name] == getattr(summary, name)


def test_a_revision_that_is_unknown_is_left_out():
    assert "revision" not in json.loads(history_line(FINDINGS, "2026-01-31"))


def test_days_are_kept_in_order_and_a_day_is_one_point(tmp_path):
    path = tmp_path / "history.jsonl"
    for date, findings in (("2026-01-30", FINDINGS), ("2026-01-31", FINDINGS), ("2026-01-31", (PLAIN,))):
        append_history(Drift(findings), path, date)
    assert trend_of(Settings(history=path)) == (("2026-01-30", {"de-de": 3}), ("2026-01-31", {"de-de": 1}))
    assert [name.name for name in tmp_path.iterdir()] == ["history.jsonl"]


def test_a_run_without_findings_is_a_point_too(tmp_path):
    path = tmp_path / "history.jsonl"
    append_history(Drift(()), path, "2026-01-31")
    assert trend_of(Settings(history=path)) == (("2026-01-31", {}),)


def test_the_other_lines_stay_as_they_are():
    first = '{"by_locale": {"de-de": 2}, "date": "2026-01-01", "more": "kept"}\n'
    line = history_line((FACT,), "2026-01-02")
    assert with_line(f"{first}\n", line, "history") == first + line


DAMAGED = {
    "no JSON": "{",
    "no object": "[1]",
    "no date": '{"by_locale": {}}',
    "date that is none": '{"date": "soon", "by_locale": {}}',
    "date that is a number": '{"date": 1, "by_locale": {}}',
    "count that is none": '{"date": "2026-01-01", "by_locale": {"de-de": "many"}}',
    "counts that are none": '{"date": "2026-01-01", "by_locale": 3}',
}


@pytest.mark.parametrize("line", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_line_is_named_and_nothing_is_written(tmp_path, line):
    path = tmp_path / "history.jsonl"
    text = history_line((), "2026-01-01") + line + "\n"
    path.write_text(text, "utf-8")
    for use in (lambda: append_history(Drift(()), path, "2026-01-02"), lambda: trend_of(Settings(history=path))):
        with pytest.raises(UsageError, match=r"history\.jsonl:2: .*remove it"):
            use()
    assert path.read_text("utf-8") == text
    with pytest.raises(UsageError):
        read_history(line, "history")


def test_a_file_that_cannot_be_a_history_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="history"):
        append_history(Drift(()), tmp_path, "2026-01-02")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="UTF-8"):
        trend_of(Settings(history=tmp_path / "bytes"))
