"""The project's own pages: every callable has an example, all of them pass, in every runner, and none is vacuous."""

import doctest
import re
import subprocess
import sys
import textwrap
from dataclasses import fields, is_dataclass, replace

import pytest

from refgen.api.model import NOTHING, Passage
from refgen.corpus import scan_tree
from refgen.examples.compare import has_same_code
from refgen.examples.generate import Dialect, generate_examples
from refgen.examples.grounds import grounds_of_examples
from refgen.examples.vacuous import list_vacuous
from refgen.pipeline import proof_of
from refgen.progress import silent
from refgen.settings import Settings
from refgen.stages.examples.importing import importable
from refgen.stages.pages.modelling import make_model
from refgen.stages.pages.reading import read_tree
from refgen.stages.reference.reference import make_reference
from refgen.workers import InProcess

PACKAGE = "unmanaged"


@pytest.fixture(scope="module")
def chain(sources, tmp_path_factory):
    """What the chain makes of the pages: settings, model, reference, generated examples."""
    settings = Settings(sources=sources, output=tmp_path_factory.mktemp("build"), package=PACKAGE)
    reading = read_tree(scan_tree(sources, ()), None, InProcess(), silent)
    model = make_model(reading)
    reference = make_reference(reading, model, settings, silent)
    with importable(reference, PACKAGE) as namespace:
        generated = generate_examples(model, reference.book, namespace, Dialect(PACKAGE))
    return settings, reading, model, reference, generated


def test_every_example_passes_and_every_callable_has_one(chain):
    proof = proof_of(chain[0])
    assert not [result for result in proof.results if not result.passed]
    assert proof.is_clean
    assert not proof.silent
    assert proof.results


def test_every_locale_shows_the_same_code(chain):
    assert all(has_same_code(example) for example in chain[4].examples)


def test_outputs_speak_no_language(chain):
    _, _, _, reference, generated = chain
    sentences = {wording.text for claim in reference.book.claims for wording in claim.locales.values()}
    places = {wording.path for claim in reference.book.claims for wording in claim.locales.values()}
    shown = [example.expected for example in generated.examples]
    assert any("ContractViolation" in output for output in shown)
    assert any("Undocumented" in output for output in shown)
    assert not [output for output in shown for text in (*sentences, *places) if text in output]
    spoken = re.compile(r"(?:[A-Za-z']+ ){2}")  # two words with nothing but blanks between and behind them
    assert not [output for output in shown if spoken.search(output.replace("Traceback (most recent call last):", ""))]


def test_no_example_is_vacuous(chain):
    _, reading, model, reference, generated = chain
    assert list_vacuous(model, reference.book, generated.examples, reading.examples, PACKAGE) == ()


def test_nothing_is_promised_that_the_stub_does_not_do(chain):
    assert not chain[4].unproven


def test_prose_decides_nothing_but_through_rules(chain):
    _, _, model, reference, generated = chain
    bare = replace(model, apis=tuple(map(without_prose, model.apis)))
    with importable(reference, PACKAGE) as namespace:
        assert generate_examples(bare, reference.book, namespace, Dialect(PACKAGE)) == generated
    assert grounds_of_examples(bare, reference.book) == grounds_of_examples(model, reference.book)


def without_prose(value):
    """The same with every passage empty, at any depth."""
    match value:
        case Passage():
            return NOTHING
        case tuple():
            return tuple(map(without_prose, value))
        case _ if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{one.name: without_prose(getattr(value, one.name)) for one in fields(value)})
        case _:
            return value


@pytest.fixture(scope="module")
def pages(chain, tmp_path_factory):
    """Pages as a reader sees them, one a locale: a fence an example."""
    folder = tmp_path_factory.mktemp("pages")
    for locale in ("fr-fr", "zh-cn", "it-it"):
        texts = [example.texts[locale] for example in chain[4].examples if locale in example.texts]
        fences = "\n\n".join(f"```python\n{text}\n```" for text in texts)
        (folder / f"{locale}.md").write_text(f"# {locale}\n\n{fences}\n", "utf-8")
    return folder


@pytest.mark.parametrize("locale", ["fr-fr", "zh-cn", "it-it"])
def test_the_pages_pass_under_doctest(chain, pages, locale):
    with importable(chain[3], PACKAGE):
        result = doctest.testfile(str(pages / f"{locale}.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 100
    assert result.failed == 0


def test_the_pages_pass_under_pytest_with_sybil(chain, pages):
    pytest.importorskip("sybil")
    (pages / "conftest.py").write_text(
        textwrap.dedent(f"""
            import sys
            from sybil import Sybil
            from sybil.parsers.markdown import PythonCodeBlockParser
            sys.path.insert(0, {str(chain[3].folder.absolute())!r})
            pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser()], patterns=["*.md"]).pytest()
        """),
        "utf-8",
    )
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir", ".", "."],
        capture_output=True,
        text=True,
        check=False,
        cwd=pages,
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-2000:]
