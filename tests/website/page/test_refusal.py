"""Below a session that ends in a broken contract stands what was wrong, in the reader's language."""

import pytest
from bs4 import BeautifulSoup

from refgen.stub.runtime.reason import reason
from refgen.website.page.parts.refusal import refusal
from refgen.website.texts import load_texts

HEAD = ">>> raise\nTraceback (most recent call last):\n    ...\n"
SAID = {
    "unopened": {"thread": "main", "other": "I.Begin"},
    "open": {"thread": "main", "other": "I.Leave", "number": "1", "wanted": "Enter | ReverseEnter"},
    "given": {"parameter": "pThing", "found": "'a, (b)'", "wanted": "≤ len(data) = 4"},
    "struck": {"condition": "task-abort", "call": "I.Do"},
}


def told(session: str, locale: str) -> str:
    return BeautifulSoup(refusal(session, load_texts(locale)), "html.parser").get_text()


@pytest.mark.parametrize("locale", ["en-us", "fr-fr", "it-it", "zh-cn", "ja-jp"])
@pytest.mark.parametrize("key", SAID)
def test_a_reason_is_told_in_words(key: str, locale: str) -> None:
    texts = load_texts(locale)
    session = f"{HEAD}calm.ContractViolation: I.Do: {reason(key, **SAID[key])}\n"
    assert told(session, locale) == texts.label("I.Do", texts.text(f"report.{key}", **SAID[key]))


def test_several_reasons_stand_in_a_row() -> None:
    both = "; ".join(str(reason(key, **SAID[key])) for key in ("given", "struck"))
    assert told(f"{HEAD}calm.ContractViolation: I.Do: {both}\n", "en-us") == (
        "I.Do: pThing is 'a, (b)', expected is ≤ len(data) = 4; the condition task-abort was set for I.Do"
    )


QUIET = {
    "an answer": ">>> thing.raw.Do().hresult\nE_FAIL\n",
    "an error of another kind": f"{HEAD}ValueError: given(parameter=a, found=1, wanted=2)\n",
    "words of a person": f"{HEAD}calm.ContractViolation: I.Do: call it (or another) first\n",
    "the id of a sentence": f"{HEAD}calm.ContractViolation: I.Do: c0123\n",
    "an unknown reason": f"{HEAD}calm.ContractViolation: I.Do: mystified(thread=main)\n",
    "a reason that lacks a value": f"{HEAD}calm.ContractViolation: I.Do: unopened(thread=main)\n",
    "what is left out": f"{HEAD}calm.ContractViolation: ...\n",
}


@pytest.mark.parametrize("session", QUIET.values(), ids=QUIET)
def test_nothing_is_said_below(session: str) -> None:
    assert refusal(session, load_texts("fr-fr")) == ""


def test_it_is_inert() -> None:
    session = f"{HEAD}calm.ContractViolation: I.<b>: given(parameter=<script>, found=<i>, wanted=&)\n"
    assert "<script>" not in (html := refusal(session, load_texts("en-us")))
    assert "<b>" not in html
