"""The comments of a generated example: a fixed phrase, and the sentence of the docs, in the reader's language."""

import re
import textwrap
from collections.abc import Mapping
from functools import lru_cache

from refgen.api.model import Api
from refgen.examples.generate.scenario import Scenario
from refgen.locales import load_locale
from refgen.locales.directions import remains
from refgen.stub.claims.sentences import ENGLISH
from refgen.stub.rule import Claim
from refgen.stub.shown import shown

_MARKER = re.compile(
    r"^(?:[\[(] ?(?:in|out|optional|retval|size_is|length_is)\b(?:\([^()]*\)|[^()\]])*[\])][ ,:]*)+", re.IGNORECASE
)
"""The direction of a parameter, as the English writes it."""
_WIDTH = 92
"""Columns of a comment, so that a line of a page need not be scrolled."""


def introduction(scenario: Scenario, locale: str) -> str:
    """What the example shows, in one sentence."""
    return _phrase(f"example.{scenario.kind.value}", locale)


def quoted(scenario: Scenario, claims: Mapping[str, Claim]) -> Claim | None:
    """What this API's own page says that the first rule was made from; None where the docs are silent."""
    for rule in scenario.rules:
        own = [claims[name] for name in rule.claims if name in claims]
        if own:
            return next((one for one in own if one.api == scenario.api), own[0])
    return None


def quotation(claim: Claim, locale: str) -> str:
    """The sentence of a claim, and who says it."""
    return _phrase("example.says", locale).format(sentence=_sentence(claim, locale))


def _sentence(claim: Claim, locale: str) -> str:
    """The words of a sentence, without the marker of a direction, which machine translation takes for a word."""
    wording = claim.locales.get(locale)
    text = shown(wording.text if wording else claim.english)
    if not wording or locale == ENGLISH or _MARKER.match(text):
        return _MARKER.sub("", text)
    return text[remains(load_locale(locale), text) :] if _MARKER.match(claim.english) else text


def signature(api: Api) -> str:
    """The documented declaration on one line; all that a page says where it says nothing of the outcome."""
    folded = re.sub(r"\(\s+", "(", " ".join(api.signature.split()))
    return re.sub(r"\s+(?=[()])", "", folded)


def comment_lines(*texts: str) -> tuple[str, ...]:
    """Comments without prompts, wrapped."""
    return tuple(f"# {line}" for text in texts if text for line in _wrapped(text))


@lru_cache(maxsize=256)
def _wrapped(text: str) -> tuple[str, ...]:
    """The lines of a text: examples of one kind have one introduction."""
    return tuple(textwrap.wrap(text, _WIDTH, break_on_hyphens=False))


def _phrase(key: str, locale: str) -> str:
    found = load_locale(locale).interface.get(key)
    return found if found is not None else load_locale("en").interface[key]
