"""Proposes the outputs that examples really have, as new text of the pages; writing is left to the caller."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from refgen.examples.example import ExampleResult, Got, Step

_REPAIRABLE = frozenset({"the output differs", "it raised something else"})


def fix_outputs(results: Iterable[ExampleResult], pages: Mapping[str, str]) -> dict[str, str]:
    """New text of each page with a wrong expected output, by path.

    `pages` holds the text of every page that a written example stands on. Only outputs are replaced: an example that
    raised without a word, exited or took too long needs its author.
    """
    edits: dict[str, list[tuple[int, int, list[str]]]] = defaultdict(list)
    for result in results:
        if not result.example.is_generated:
            edits[result.path] += [_edit(result, got) for got in result.got if got.message in _REPAIRABLE]
    return {path: _apply(pages[path], changes) for path, changes in sorted(edits.items()) if changes}


def _edit(result: ExampleResult, got: Got) -> tuple[int, int, list[str]]:
    """0-based half-open lines of the file to replace, and what belongs there."""
    step = result.example.steps[got.step]
    start = result.start - 1 + step.line + step.code.count("\n")
    end = start + _height(step)
    lines = [line or "<BLANKLINE>" for line in got.output.splitlines()]
    return start, end, [f"{result.indent}{line}" for line in lines]


def _height(step: Step) -> int:
    return step.expected.count("\n")


def _apply(text: str, edits: list[tuple[int, int, list[str]]]) -> str:
    lines = text.splitlines(keepends=True)
    for start, end, new in sorted(edits, reverse=True):
        newline = "\r\n" if lines[start - 1].endswith("\r\n") else "\n"
        lines[start:end] = [f"{line}{newline}" for line in new]
    return "".join(lines)
