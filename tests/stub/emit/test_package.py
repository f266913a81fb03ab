"""The generated package as a whole: what is in it, that it is the same each time, and what it is in another language."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from refgen.api.model import Kind, Model
from refgen.errors import UsageError
from refgen.stub.emit import emit_package, write_package
from refgen.stub.rule import RuleBook
from tests.stub.emit.made import golden_files, made
from tests.stub.sample import api


@pytest.mark.parametrize("path", golden_files(), ids=lambda path: path.name)
def test_generated_code_is_as_in_the_golden_file(path: Path):
    assert golden_files()[path].decode() == path.read_text("utf-8"), "run `make goldens` and read the difference"


def test_the_same_model_gives_the_same_bytes_whatever_the_order_of_sets(project: Path):
    code = "from tests.stub.emit.made import made; print([(path, text) for path, text in made().items()])"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=project, env={"PYTHONHASHSEED": seed}, capture_output=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
    assert all(outputs)


@pytest.mark.parametrize("package", ["my-package", "class", "", "a.b", "1st", "refgen", "__x"])
def test_a_name_that_cannot_be_imported_is_refused(package: str):
    with pytest.raises(UsageError, match="cannot be imported"):
        made(package)


def test_a_language_finds_its_locale():
    assert made(locale="fr") == made(locale="fr-fr")


def test_every_module_is_python():
    modules = {path: ast.parse(content) for path, content in made().items() if path.endswith(".py")}
    assert modules
    assert all(ast.get_docstring(tree) for tree in modules.values())


def test_the_runtime_is_copied_under_the_name_of_the_package():
    files = made("other")
    assert "other/_runtime/rule/guard.py" in files
    assert "other/_runtime/world.py" in files
    assert not [path for path, content in files.items() if b"refgen.stub" in content and path.endswith(".toml")]
    imports = [
        line
        for path, content in files.items()
        if path.endswith(".py")
        for line in content.decode().splitlines()
        if line.startswith(("from ", "import ")) and "refgen" in line
    ]
    assert imports == []


def test_only_words_change_with_the_language():
    english, french = made(), made(locale="fr-fr")
    changed = {path for path in english if english[path] != french[path]}
    assert changed == {"sample/hosting.py"}
    for path in changed:
        assert _without_docstrings(english[path]) == _without_docstrings(french[path])


def test_rules_and_claims_are_apart():
    files = made()
    head, *rules = map(json.loads, files["sample/_data/rules.jsonl"].splitlines())
    assert head == {"version": 1}
    assert [rule["id"] for rule in rules] == ["r1", "r2", "r3"]
    locales, *claims = map(json.loads, files["sample/_data/claims.jsonl"].splitlines())
    assert locales == {"locales": ["en-us"]}
    assert [claim["id"] for claim in claims] == ["c1"]


def test_a_code_without_a_number_has_none():
    codes = json.loads(made()["sample/_data/shapes.json"])["codes"]
    assert codes == {"E_FAIL": 0x80004005, "S_FALSE": 1, "S_OK": 0, "THING_E_LOST": None}


def _without_docstrings(content: bytes) -> str:
    tree = ast.parse(content)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = [*node.body[1:], ast.Pass()]
    return ast.dump(tree)


def test_a_structure_with_methods_is_called_like_an_interface(tmp_path: Path):
    model = Model((), (api("DThing", Kind.STRUCTURE, members=(("Field", 1),)), api("DThing.Ask")))
    write_package(dict(emit_package(model, RuleBook(), package="sample")), tmp_path)
    code = "from sample import World; print(World().create('DThing').raw.Ask().hresult)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert "Undocumented" in done.stdout, done.stderr
