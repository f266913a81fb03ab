"""Examples run as `doctest` runs them, and one that misbehaves fails alone."""

import threading

import pytest

from refgen.examples import Example, ExampleResult, Occurrence, ResultCache, read_steps, run_examples


def occurrence(
    text: str, name: str = "x", locale: str = "fr-fr", path: str = "fr-fr/x.md", line: int = 10
) -> Occurrence:
    return Occurrence(Example(name, "", read_steps(text), texts={locale: text}), path, line, locale)


def run(*texts: str, seconds: float = 10.0, cache: ResultCache | None = None) -> tuple[ExampleResult, ...]:
    session = [occurrence(text, f"x{number}") for number, text in enumerate(texts)]
    return run_examples([session], dict, seconds=seconds, cache=cache or ResultCache(None))


PASS = {
    "value": ">>> 1 + 1\n2\n",
    "print": ">>> print('a')\na\n",
    "nothing": ">>> x = 1\n",
    "ellipsis": ">>> print('abc')\na...\n",
    "block": ">>> for n in range(2):\n...     print(n)\n0\n1\n",
    "error": ">>> 1 / 0\nTraceback (most recent call last):\n    ...\nZeroDivisionError: division by zero\n",
    "error-detail": (
        ">>> int('x')  # doctest: +IGNORE_EXCEPTION_DETAIL\nTraceback (most recent call last):\n    ...\nValueError: other\n"
    ),
    "no-final-newline": ">>> import sys\n>>> _ = sys.stdout.write('a')\na\n",
}

FAIL = {
    "value": (">>> 1 + 1\n3\n", "the output differs"),
    "silent": (">>> x = 1\n1\n", "the output differs"),
    "raises": (">>> 1 / 0\n", "it raised"),
    "other-error": (
        ">>> 1 / 0\nTraceback (most recent call last):\n    ...\nValueError: x\n",
        "it raised something else",
    ),
    "expected-error": (">>> 1\nTraceback (most recent call last):\n    ...\nValueError: x\n", "the output differs"),
    "exit": (">>> import sys\n>>> sys.exit(3)\n", "the example called sys.exit(3)"),
    "interrupt": (">>> raise KeyboardInterrupt\n", "it raised"),
    "input": (">>> input()\n", "it raised"),
}


@pytest.mark.parametrize("name", PASS)
def test_passes(name):
    (result,) = run(PASS[name])
    assert result.passed, result.got


@pytest.mark.parametrize("name", FAIL)
def test_fails_with_a_reason(name):
    text, message = FAIL[name]
    (result,) = run(text)
    assert not result.passed
    assert result.got[0].message == message


@pytest.mark.parametrize("name", ["exit", "interrupt", "raises"])
def test_a_failure_spares_the_next_example(name):
    first, second = run(FAIL[name][0], PASS["value"])
    assert (first.passed, second.passed) == (False, True)


LOOPS = {
    "loop": ">>> while True:\n...     pass\n",
    "loop-that-catches": ">>> while True:\n...     try:\n...         n = 1\n...     except Exception:\n...         pass\n",
}


@pytest.mark.parametrize("name", LOOPS)
@pytest.mark.parametrize("is_main", [True, False])
def test_an_infinite_loop_fails_alone(name, is_main):
    results: list[ExampleResult] = []
    texts = (PASS["value"], LOOPS[name], PASS["value"])
    if is_main:
        results += run(*texts, seconds=1)
    else:
        thread = threading.Thread(target=lambda: results.extend(run(*texts, seconds=1)))
        thread.start()
        thread.join()
    assert [result.passed for result in results] == [True, False, True]
    assert "longer than 1 s" in results[1].got[0].message


def test_the_line_is_that_of_the_failing_prompt():
    (result,) = run(">>> 1\n1\n>>> 2\n3\n")
    assert result.line == 12


def test_examples_of_a_session_share_names_and_sessions_do_not():
    assert [one.passed for one in run(">>> a = 1\n", ">>> a\n1\n")] == [True, True]
    sessions = [[occurrence(">>> a = 1\n", "one")], [occurrence(">>> a\n1\n", "two")]]
    assert [one.passed for one in run_examples(sessions, dict)] == [True, False]


def test_the_same_code_runs_once_and_is_reported_for_every_page():
    namespaces: list[dict[str, object]] = []

    def namespace() -> dict[str, object]:
        namespaces.append({})
        return namespaces[-1]

    french = occurrence(">>> # Commentaire.\n>>> 1\n2\n", locale="fr-fr", path="fr-fr/x.md", line=3)
    italian = occurrence(">>> # Commento.\n>>> 1\n2\n", locale="it-it", path="it-it/x.md", line=8)
    first, second = run_examples([[french], [italian]], namespace)
    assert len(namespaces) == 1
    assert (first.path, first.line, second.path, second.line) == ("fr-fr/x.md", 4, "it-it/x.md", 9)


def test_skipping_needs_a_reason():
    reasoned, bare = run(">>> # Needs a compiler.\n>>> 1  # doctest: +SKIP\n2\n", ">>> 1  # doctest: +SKIP\n2\n")
    assert (reasoned.passed, reasoned.skipped) == (True, "Needs a compiler.")
    assert not bare.passed


def test_the_cache_saves_the_run_and_never_changes_the_result(tmp_path):
    path = tmp_path / "examples.json"
    texts = [*PASS.values(), *(text for text, _ in FAIL.values())]
    cold = ResultCache(path)
    first = run(*texts, cache=cold)
    cold.save()
    warm = ResultCache(path)
    assert run(*texts, cache=warm) == first
    assert all(result.seconds == 0 for result in run(*texts, cache=warm))


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"version": 0, "sessions": {}}'])
def test_a_damaged_cache_is_an_empty_one(tmp_path, damage):
    path = tmp_path / "examples.json"
    path.write_text(damage, "utf-8")
    assert run(PASS["value"], cache=ResultCache(path))[0].passed
