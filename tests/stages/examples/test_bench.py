"""Examples of which only the sentences have changed that they quote are written anew, and not run again."""

from dataclasses import replace
from functools import partial
from typing import Any, Never

from refgen.stages.examples.bench import Bench
from refgen.stub.rule import Wording
from tests.examples.stub import PACKAGE, book_of, make_globals
from tests.stub.sample import APIS, MODEL

API = "IThing.Read"
BOOK = book_of(("`pData` must not be null.", API, "parameters.pData"))


def bench(sentence: str, namespace: Any) -> Bench:
    """Where the English of all claims is this sentence."""
    wording = {"en-us": Wording(sentence, "", "", 1)}
    claims = tuple(replace(one, english=sentence, locales=wording) for one in BOOK.claims)
    return Bench(MODEL, replace(BOOK, claims=claims), namespace, PACKAGE, 10)


def refuse() -> Never:
    raise AssertionError("run")


def test_what_is_known_is_not_run() -> None:
    first = bench("The old one.", partial(make_globals, BOOK, BOOK.rules)).make(APIS[API])
    again = bench("The new one.", refuse).make(APIS[API], first)
    assert first
    assert [one.code for one, _ in again] == [one.code for one, _ in first]
    assert [outcome for _, outcome in again] == [outcome for _, outcome in first]
    assert any("The old one." in text for one, _ in first for text in one.texts.values())
    assert any("The new one." in text for one, _ in again for text in one.texts.values())
    assert not any("The old one." in text for one, _ in again for text in one.texts.values())
