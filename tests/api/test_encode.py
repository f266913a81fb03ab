"""The file format: same model, same bytes; what is written is read again; the published schema holds."""

import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.api import Model, decode_model, encode_model, model_schema
from refgen.errors import UsageError
from tests.api.test_pages import CASES
from tests.api.trees import model_of

FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_round_trip_and_schema(case):
    model = model_of(case)
    data = encode_model(model)
    assert decode_model(data) == model
    assert encode_model(decode_model(data)) == data
    assert encode_model(model_of(case)) == data
    jsonschema.Draft202012Validator(model_schema()).validate(json.loads(data))


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(model_schema())


@given(st.text(alphabet=st.characters(), max_size=30))
def test_any_text_survives(text):
    model = model_of(CASES / "prose")
    model = Model(model.locales, (replace(model.apis[0], signature=text),))
    assert decode_model(encode_model(model)) == model


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"version": 99}', b'{"version": 1, "locales": []}', b"\xff"])
def test_what_is_no_model_is_refused(data):
    with pytest.raises(UsageError):
        decode_model(data)


def test_a_file_of_before_sections_were_told_is_read():
    model = model_of(CASES / "prose")
    value = json.loads(encode_model(model))
    assert [api.pop("sections") for api in value["apis"]] != [[], []]
    for api in value["apis"]:
        api["origins"] = {path: one for path, one in api["origins"].items() if not path.startswith("sections/")}
    jsonschema.Draft202012Validator(model_schema()).validate(value)
    assert decode_model(json.dumps(value).encode()) == replace(
        model, apis=tuple(replace(api, sections=()) for api in model.apis)
    )
