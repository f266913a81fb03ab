"""Finds written examples: the Python fences of a page that hold prompts.

Fences are read from the page's tree, so a closing fence is never taken for expected output (pytest-dev/pytest#7374), and
lines are those of the file. All examples of a page share one namespace, as they do for `doctest` and Sybil.
"""

import re
from collections.abc import Iterator

from refgen.examples.compiled import compiled
from refgen.examples.example import Example, Occurrence, Problem, Step
from refgen.ops import Block, Code, List, Page, Quote
from refgen.text.late import late

_LANGUAGES = frozenset({"python", "python3", "py", "pycon", "python-repl", "doctest"})
_PROMPT = late(r"^(?P<indent>[ \t]*(?:>[ \t]?(?!>))*[ \t]*)>>>( |$)", re.MULTILINE)


def find_examples(page: Page, key: str, locale: str) -> tuple[tuple[Occurrence, ...], tuple[Problem, ...]]:
    """The written examples of a page in order, and those that cannot be read."""
    found: list[Occurrence] = []
    problems: list[Problem] = []
    for number, code in enumerate(_fences(page.blocks), start=1):
        first_line = page.source.line(code.start) + 1
        path = page.source.path
        try:
            steps = read_steps(code.text)
        except (ValueError, SyntaxError) as error:
            problems.append(Problem(path, first_line, locale, f"the example cannot be read: {error}"))
            continue
        if not steps:
            continue
        example = Example(f"{key}#{number}", "", steps, texts={locale: code.text}, is_generated=False)
        indent = _indent(page.source.text, page.source.line_starts[first_line - 1 + steps[0].line])
        found.append(Occurrence(example, path, first_line, locale, indent))
    return tuple(found), tuple(problems)


def read_steps(text: str) -> tuple[Step, ...]:
    """Prompts of a block; raises `ValueError` where prompts are malformed and `SyntaxError` where code is."""
    from doctest import DocTestParser  # noqa: PLC0415  (it brings a debugger along, and most pages have no prompts)

    steps = tuple(Step(one.source, one.want, one.lineno) for one in DocTestParser().get_examples(text))
    for step in steps:
        compiled(step.code)
    return steps


def mask_page(page: Page) -> str:
    """The page with nothing left but its examples, each on its line: what any runner of `doctest` can read.

    Lines that are no example are blank, so a closing fence is never read as output.
    """
    lines = [""] * page.source.text.count("\n")
    for code in _fences(page.blocks):
        first = page.source.line(code.start)
        for number, line in enumerate(code.text.split("\n")[:-1], start=first):
            lines[number] = line
    return "\n".join(lines) + "\n"


def _fences(blocks: tuple[Block, ...]) -> Iterator[Code]:
    for block in blocks:
        match block:
            case Code(fenced=True, language=language, text=text) if language in _LANGUAGES and ">>>" in text:
                yield block
            case List(items=items):
                for item in items:
                    yield from _fences(item.blocks)
            case Quote(blocks=inner):
                yield from _fences(inner)
            case _:
                pass


def _indent(text: str, start: int) -> str:
    match = _PROMPT.match(text, start)
    return match["indent"] if match else ""
