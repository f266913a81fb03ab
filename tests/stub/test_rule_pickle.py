"""Rules come out of a pickle as they went in, and go through it by their fields."""

import pickle
from dataclasses import fields
from typing import Any

import pytest

from refgen.stub.rule import Always, Claim, OneApi, Return, Rule, Status, Wording
from refgen.stub.rule_json import VARIANTS
from tests.stub.sample import MODEL


@pytest.mark.parametrize("kind", VARIANTS.values(), ids=VARIANTS)
def test_every_kind_of_guard_effect_and_scope(kind: Any) -> None:
    one = kind(*(f"value {number}" for number, _ in enumerate(fields(kind))))
    assert pickle.loads(pickle.dumps(one, pickle.HIGHEST_PROTOCOL)) == one


def test_a_rule_and_its_claim() -> None:
    wordings = {"fr-fr": Wording("Une phrase", "0" * 16, "fr-fr/a.md", 3)}
    claim = Claim("a/remarks/0", MODEL.apis[0].id, "a.md", "remarks", 3, "A sentence", "1" * 16, wordings)
    rule = Rule("a/b/0", (claim.id,), "b", OneApi("a"), Always(), Return("E_FAIL"), status=Status.REVIEWED)
    assert pickle.loads(pickle.dumps((claim, rule), pickle.HIGHEST_PROTOCOL)) == (claim, rule)


def test_no_field_is_looked_up_one_by_one() -> None:
    rule = Rule("a/b/0", ("c",), "b", OneApi("a"), Always(), Return("E_FAIL"))
    kinds = (Wording, Claim, Rule, *(kind for kind in VARIANTS.values() if fields(kind)))
    assert all("__reduce__" in vars(kind) for kind in kinds)
    assert rule.__reduce__()[0] is Rule
