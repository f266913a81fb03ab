"""Results of examples for people, for continuous integration (JUnit) and for programs (JSON)."""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from refgen.examples.example import ExampleResult, Problem
from refgen.examples.failure import reason_of
from refgen.text.counted import counted
from refgen.text.xml import without_illegal


def render_text(results: Sequence[ExampleResult], problems: Sequence[Problem] = (), silent: Iterable[str] = ()) -> str:
    """Failures with what was expected and what came, skips with their reasons, pages without an example, and a total."""
    lines = [f"{one.path}:{one.line}: {one.message}" for one in problems]
    for result in results:
        if result.skipped:
            lines.append(f"{result.path}:{result.line}: skipped: {result.skipped}")
        elif not result.passed:
            lines += _failure(result)
    lines += [f"{path}: no example" for path in silent]
    failed = sum(not result.passed for result in results) + len(problems)
    skipped = sum(bool(result.skipped) for result in results)
    pages = len({result.path for result in results})
    lines.append(f"{counted(len(results), 'example')} on {counted(pages, 'page')}: {failed} failed, {skipped} skipped")
    return "\n".join(lines) + "\n"


def render_json(results: Sequence[ExampleResult], problems: Sequence[Problem] = ()) -> str:
    """Results as JSON, sorted by path and line; the same for the same pages and stub."""
    found = [_as_data(result) for result in sorted(results, key=_place)]
    unread = [
        {"path": one.path, "line": one.line, "locale": one.locale, "message": one.message}
        for one in sorted(problems, key=lambda one: (one.path, one.line))
    ]
    failed = sum(not result.passed for result in results) + len(problems)
    summary = {"examples": len(results), "failed": failed, "skipped": sum(bool(result.skipped) for result in results)}
    data = {"version": 1, "summary": summary, "results": found, "problems": unread}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def render_junit(results: Sequence[ExampleResult], problems: Sequence[Problem] = ()) -> str:
    """Results as JUnit XML: a suite a page, a case an example."""
    failed = sum(not result.passed for result in results) + len(problems)
    total = len(results) + len(problems)
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<testsuites tests="{total}" failures="{failed}">']
    for path, group in groupby(sorted(results, key=_place), key=lambda result: result.path):
        lines += _suite(path, list(group))
    for problem in problems:
        name = quoteattr(f"{problem.path}:{problem.line}")
        lines.append(f'<testsuite name={quoteattr(problem.path)} tests="1" failures="1"><testcase name={name}>')
        lines.append(f"<failure message={_attribute(problem.message)}/></testcase></testsuite>")
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


def _suite(path: str, results: list[ExampleResult]) -> list[str]:
    failed = sum(not result.passed for result in results)
    skipped = sum(bool(result.skipped) for result in results)
    lines = [f'<testsuite name={quoteattr(path)} tests="{len(results)}" failures="{failed}" skipped="{skipped}">']
    for result in results:
        name, place = _attribute(result.example.id), f'file={quoteattr(path)} line="{result.line}"'
        head = f"<testcase classname={quoteattr(result.locale)} name={name} {place}"
        if result.skipped:
            lines.append(f"{head}><skipped message={_attribute(result.skipped)}/></testcase>")
        elif result.passed:
            lines.append(f"{head}/>")
        else:
            text = escape(without_illegal("\n".join(_failure(result))))
            lines.append(f"{head}><failure message={_attribute(reason_of(result))}>{text}</failure></testcase>")
    return [*lines, "</testsuite>"]


def _failure(result: ExampleResult) -> list[str]:
    lines = [f"{result.path}:{result.line}: {result.example.id}: {reason_of(result)}"]
    for got in result.got:
        step = result.example.steps[got.step]
        lines += [
            f"    {prompt} {line}" for prompt, line in zip(_prompts(step.code), step.code.splitlines(), strict=False)
        ]
        if got.output != step.expected:  # What ran too long, or ended the process, printed what it should so far.
            lines += [f"  expected: {line}" for line in step.expected.splitlines() or ["nothing"]]
            lines += [f"  got:      {line}" for line in got.output.splitlines() or ["nothing"]]
    return lines


def _prompts(code: str) -> list[str]:
    return [">>>"] + ["..."] * code.count("\n")


def _place(result: ExampleResult) -> tuple[str, int, str]:
    return result.path, result.line, result.example.id


def _attribute(text: str) -> str:
    return quoteattr(without_illegal(text))


def _as_data(result: ExampleResult) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": result.example.id,
        "api": result.example.api,
        "locale": result.locale,
        "path": result.path,
        "line": result.line,
        "status": "skipped" if result.skipped else "passed" if result.passed else "failed",
        "claims": list(result.example.claims),
    }
    if result.skipped:
        data["reason"] = result.skipped
    if result.got:
        data["got"] = [{"step": got.step, "output": got.output, "message": got.message} for got in result.got]
    return data
