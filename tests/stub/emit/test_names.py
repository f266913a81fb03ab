"""Names: legal, unique, and the same as documented wherever that is possible."""

import keyword
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.api.model import Kind
from refgen.stub.emit.literal import quoted
from refgen.stub.emit.names import GIVEN, OFFERED, legal, module_name, place_apis, unique
from tests.stub.emit.made import sample
from tests.stub.sample import api


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CreateTask", "CreateTask"),
        ("match", "match"),
        ("_private", "_private"),
        ("from", "from_"),
        ("None", "None_"),
        ("__init__", "_init__"),
        ("2nd", "_2nd"),
        ("a b", "a_b"),
        ("union::<anonymous>", "union___anonymous_"),
        ("...", "unnamed"),
        ("", "unnamed"),
        ("énum", "énum"),
        ("raw", "raw_"),
    ],
)
def test_legal_names(name: str, expected: str):
    assert legal(name, {"raw"}) == expected


@given(st.lists(st.text(max_size=6)), st.sets(st.sampled_from(["a", "self", "_"])))
def test_any_names_become_distinct_identifiers(names: list[str], reserved: set[str]):
    found = unique(names, reserved)
    assert len(set(found)) == len(names)
    for name in found:
        assert name.isidentifier()
        assert not keyword.iskeyword(name)
        assert not name.startswith("__")
        assert name not in reserved


def test_the_first_of_those_that_clash_keeps_its_name():
    assert unique(["a-b", "a_b", "c", "a b"]) == ("a_b", "a_b_2", "c", "a_b_3")


@pytest.mark.parametrize(
    ("area", "module"),
    [
        ("hosting", "hosting"),
        ("strong-naming", "strong_naming"),
        ("", "root"),
        ("Import", "import_"),
        ("9", "_9"),
        ("a/b c", "a_b_c"),
        ("_runtime", "runtime"),
    ],
)
def test_modules_of_areas(area: str, module: str):
    assert module_name(area) == module


def test_nothing_hides_a_module_an_import_or_another_api():
    apis = [
        *sample().apis,
        replace(api("hosting", Kind.FUNCTION), area="hosting"),
        replace(api("Codes", Kind.FUNCTION), area="codes"),
        replace(api("ComObject", Kind.INTERFACE), area="_runtime"),
        replace(api("drive", Kind.FUNCTION), area="audit"),
    ]
    places = place_apis(apis)
    names = [place.name for place in places.values()]
    modules = {place.area for place in places.values()}
    assert len(set(names)) == len(names)
    assert not modules & set(names)
    assert not (GIVEN | OFFERED) & set(names)
    assert not modules & {"codes", "_runtime", *OFFERED}


def test_a_new_api_changes_no_other_name():
    before = place_apis(sample().apis)
    after = place_apis(sorted([*sample().apis, api("INew", Kind.INTERFACE)], key=lambda one: one.id))
    assert {name: after[name] for name in before} == before


@given(st.text())
def test_quoted_text_is_the_text(text: str):
    assert eval(quoted(text)) == text
