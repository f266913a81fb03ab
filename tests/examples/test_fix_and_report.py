"""Repairs of expected outputs, and the three formats of results."""

import json
import xml.etree.ElementTree as ET

import pytest

from refgen.examples import find_examples, run_examples
from refgen.examples.fix import fix_outputs
from refgen.examples.report import render_json, render_junit, render_text
from refgen.ops import parse_page

PAGE = """\
# X

```python
>>> 1 + 1
3
>>> x = 1
```

- list

  ```python
  >>> print("a")
  b
  c
  >>> 1 / 0
  Traceback (most recent call last):
      ...
  ValueError: no
  ```

```python
>>> raise KeyError("x")
```
"""


def results_of(text: str):
    places, problems = find_examples(parse_page(text.encode(), "fr-fr/x.md"), "x.md", "fr-fr")
    return run_examples([places], dict), problems


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_fixing_replaces_outputs_only_and_converges(newline):
    page = PAGE.replace("\n", newline)
    results, _ = results_of(page)
    fixed = fix_outputs(results, {"fr-fr/x.md": page})["fr-fr/x.md"]
    assert fixed.replace("\r\n", "\n") == (
        PAGE.replace("3\n>>> x", "2\n>>> x")
        .replace("  b\n  c\n", "  a\n")
        .replace("  ValueError: no\n", "  ZeroDivisionError: division by zero\n")
    )
    assert fixed.count("\r\n") == (fixed.count("\n") if newline == "\r\n" else 0)
    results, _ = results_of(fixed)
    assert [one.passed for one in results] == [True, True, False]
    assert fix_outputs(results, {"fr-fr/x.md": fixed}) == {}


def test_text_names_file_line_expected_and_got():
    results, problems = results_of(PAGE)
    text = render_text(results, problems, ["fr-fr/y.md"])
    assert "fr-fr/x.md:4: x.md#1: the output differs" in text
    assert "expected: 3" in text
    assert "got:      2" in text
    assert "fr-fr/y.md: no example" in text
    assert text.endswith("3 examples on 1 page: 3 failed, 0 skipped\n")


def test_json_is_deterministic_and_holds_no_time():
    first, second = (render_json(results_of(PAGE)[0]) for _ in range(2))
    assert first == second
    data = json.loads(first)
    assert data["summary"] == {"examples": 3, "failed": 3, "skipped": 0}
    assert "seconds" not in first


def test_junit_is_xml_with_a_case_an_example():
    page = PAGE + '\n```python\n>>> print("\\x00<&")\n\n```\n\n```python\n>>> def f(:\n```\n'
    results, problems = results_of(page)
    root = ET.fromstring(render_junit(results, problems))
    assert root.attrib == {"tests": "5", "failures": "5"}
    assert len(root.findall(".//testcase")) == 5


def test_what_ended_early_is_told_without_comparing_nothing_with_nothing():
    results, problems = results_of("```python\n>>> raise SystemExit(3)\n```\n")
    assert render_text(results, problems).splitlines()[:-1] == [
        "fr-fr/x.md:2: x.md#1: the example called sys.exit(3)",
        "    >>> raise SystemExit(3)",
    ]
