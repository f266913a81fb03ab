"""The package of all real pages: importable, typed, clean, the same each time, and changed only where its pages change."""

import ast
import subprocess
import sys
from dataclasses import replace
from enum import IntEnum, IntFlag
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from refgen.api.model import Api, Kind, Model, Passage
from refgen.pipeline import reference_of
from refgen.settings import Settings
from refgen.stages.reference.reference import Reference
from refgen.stub.emit import emit_package
from refgen.stub.emit.names import place_apis

pytestmark = pytest.mark.corpus
PACKAGE = "whole_corpus"


@pytest.fixture(scope="module")
def whole(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Model, Reference]:
    """One side-by-side locale holds every page's English, and reading one is quicker than reading three."""
    output = tmp_path_factory.mktemp("corpus")
    settings = Settings(
        sources=shared / "corpus", output=output, cache=None, jobs=1, locales=("zh-cn",), package=PACKAGE
    )
    return reference_of(settings)


@pytest.fixture(scope="module")
def areas(whole: tuple[Model, Reference]) -> dict[str, object]:
    """Everything that stands in a module, by id of its API."""
    model, reference = whole
    sys.path.insert(0, str(reference.folder))
    try:
        modules = {place.area: import_module(f"{PACKAGE}.{place.area}") for place in place_apis(model.apis).values()}
    finally:
        sys.path.remove(str(reference.folder))
    return {name: getattr(modules[place.area], place.name) for name, place in place_apis(model.apis).items()}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *arguments], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "command",
    [
        ("mypy", "--strict", "--cache-dir", "cache", "-p", PACKAGE),
        ("ruff", "check", "--no-cache", "--select", "E,F,W,I,UP,B", PACKAGE),
        ("ruff", "format", "--no-cache", "--check", PACKAGE),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_it_is_clean(whole: tuple[Model, Reference], command: tuple[str, ...]):
    done = run(whole[1].folder, *command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_pure_wheel_can_be_built(whole: tuple[Model, Reference], tmp_path: Path):
    options = ("--wheel", "--no-isolation", "--skip-dependency-check", "--outdir", str(tmp_path))
    done = run(whole[1].folder, "build", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [path.name.endswith("-py3-none-any.whl") for path in tmp_path.iterdir()] == [True]


def test_everything_in_the_model_is_there_under_a_name_of_its_own(
    whole: tuple[Model, Reference], areas: dict[str, Any]
):
    model, _ = whole
    assert len(model.apis) > 1500
    assert set(areas) == {api.id for api in model.apis if api.kind not in {Kind.METHOD, Kind.ARTICLE}}
    assert len({id(found) for found in areas.values()}) == len(areas)
    for method in (api for api in model.apis if api.kind is Kind.METHOD and api.parent in areas):
        assert any(getattr(areas[method.parent], name, None) for name in (method.name, f"{method.name}_")), method.id


def test_enumerations_combine_where_the_docs_say_so(whole: tuple[Model, Reference], areas: dict[str, Any]):
    shown = {True: 0, False: 0}
    for api in (one for one in whole[0].apis if one.kind is Kind.ENUMERATION):
        found = areas[api.id]
        assert issubclass(found, IntFlag if api.is_flags else IntEnum)
        assert {member.value for member in found} <= {member.value for member in api.members}
        shown[api.is_flags] += 1
    assert min(shown.values()) > 5


def test_structures_have_the_fields_of_their_pages(whole: tuple[Model, Reference], areas: dict[str, Any]):
    structures = [api for api in whole[0].apis if api.kind is Kind.STRUCTURE]
    assert len(structures) > 30
    for api in structures:
        assert len(areas[api.id].__dataclass_fields__) == len(api.members)


def test_every_parameter_is_described(whole: tuple[Model, Reference]):
    model, reference = whole
    documented = {api.id: api for api in model.apis}
    seen = 0
    for path, content in reference.files.items():
        if not path.endswith(".py") or "/_" in path:
            continue
        for node in ast.walk(ast.parse(content)):
            if not isinstance(node, ast.FunctionDef):
                continue
            api = documented.get(node.name)
            if api is not None and api.kind in {Kind.FUNCTION, Kind.CALLBACK}:
                text = ast.get_docstring(node) or ""
                assert [one.name for one in api.parameters if f"    {one.name}" not in text] == [], api.id
                seen += 1
    assert seen > 100


def test_the_same_pages_give_the_same_bytes(whole: tuple[Model, Reference]):
    model, reference = whole
    assert emit_package(model, reference.book, package=PACKAGE) == reference.files


def test_a_changed_sentence_changes_its_own_lines(whole: tuple[Model, Reference]):
    model, reference = whole
    changed = replace(model, apis=tuple(_reworded(api) if api.id == "IHostTask.Join" else api for api in model.apis))
    after = emit_package(changed, reference.book, package=PACKAGE)
    assert [path for path in after if after[path] != reference.files[path]] == [f"{PACKAGE}/hosting.py"]
    before = reference.files[f"{PACKAGE}/hosting.py"].splitlines()
    lines = [line for line in after[f"{PACKAGE}/hosting.py"].splitlines() if line not in before]
    assert lines == [b'        """Another summary.']


def _reworded(api: Api) -> Api:
    return replace(api, summary=Passage({"en-us": "Another summary."}, {"en-us": 1}))
