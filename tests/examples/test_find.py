"""Written examples are found by fence, with the lines of the file; other runners agree on what they do."""

import doctest
import subprocess
import sys
import textwrap

import pytest

from refgen.examples import find_examples, mask_page, run_examples
from refgen.ops import parse_page

PAGE = """\
---
title: X
---
# X

Text with >>> in it.

```python
>>> # Un commentaire.
>>> total = 1 + 1
>>> total
2
```

- A list:

  ```python
  >>> total + 1
  3
  ```

```cpp
>>> not python
```

```python
print("no prompt, no example")
```
"""


def found(text: str):
    return find_examples(parse_page(text.encode(), "fr-fr/x.md"), "x.md", "fr-fr")


def test_finds_the_fences_with_prompts():
    occurrences, problems = found(PAGE)
    assert not problems
    assert [(one.example.id, one.line) for one in occurrences] == [("x.md#1", 9), ("x.md#2", 18)]
    assert [one.indent for one in occurrences] == ["", "  "]


def test_a_fence_never_becomes_output():
    occurrences, _ = found(PAGE)
    assert [result.passed for result in run_examples([occurrences], dict)] == [True, True]


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_line_ends_do_not_matter(newline):
    occurrences, problems = found(PAGE.replace("\n", newline))
    assert not problems
    assert all(result.passed for result in run_examples([occurrences], dict))


@pytest.mark.parametrize("code", [">>> def f(:\n", ">>>missing blank\n"])
def test_what_cannot_be_read_is_a_problem_with_its_line(code):
    occurrences, problems = found(f"# X\n\n```python\n{code}```\n")
    assert not occurrences
    assert [problem.line for problem in problems] == [4]


def test_a_page_without_prompts_has_none():
    assert found("# X\n\n```python\nx = 1\n```\n") == ((), ())


OTHERS = "# X\n\n```python\n>>> total = 1 + 1\n>>> total\n2\n\n```\n\nText.\n\n```python\n>>> total + 1\n3\n\n```\n"


def test_doctest_passes_on_the_same_page(tmp_path):
    path = tmp_path / "page.md"
    path.write_text(OTHERS, "utf-8")
    result = doctest.testfile(str(path), module_relative=False)
    assert (result.failed, result.attempted) == (0, 3)
    assert all(one.passed for one in run_examples([found(OTHERS)[0]], dict))


def test_pytest_with_sybil_passes_on_the_same_page(tmp_path):
    pytest.importorskip("sybil")
    (tmp_path / "page.md").write_text(OTHERS, "utf-8")
    (tmp_path / "other.md").write_text(PAGE, "utf-8")
    (tmp_path / "conftest.py").write_text(
        textwrap.dedent("""
            from sybil import Sybil
            from sybil.parsers.markdown import PythonCodeBlockParser
            pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser()], patterns=["*.md"]).pytest()
        """),
        "utf-8",
    )
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("page", [PAGE, OTHERS])
def test_doctest_reads_the_masked_page_with_the_lines_of_the_file(page):
    masked = mask_page(parse_page(page.encode(), "fr-fr/x.md"))
    test = doctest.DocTestParser().get_doctest(masked, {}, "x", "x.md", 0)
    lines = page.splitlines()
    assert test.examples
    assert all(lines[one.lineno].strip().removeprefix(">>> ") == one.source.splitlines()[0] for one in test.examples)
    assert doctest.DocTestRunner(verbose=False).run(test).failed == 0
