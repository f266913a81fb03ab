"""Values combine where a page that uses them says so, in its own language, of one enumeration."""

from dataclasses import replace

import pytest

from refgen.api.flags import combinations, combined_among
from refgen.api.model import Kind, Member, Passage
from tests.stub.sample import api

COLORS, SHAPES = api("EColor", Kind.ENUMERATION), api("EShape", Kind.ENUMERATION)


def described(locale, text):
    using = api("Paint", Kind.FUNCTION, "in DWORD color")
    (parameter,) = using.parameters
    return replace(using, parameters=(replace(parameter, description=Passage({locale: text}, {locale: 1})),))


def are_flags(*apis):
    names = frozenset(one.name for one in apis if one.kind is Kind.ENUMERATION)
    combined = combined_among(names, map(combinations, apis))
    return [one.name in combined for one in apis]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-us", "[in] A bitwise combination of the [EColor](ecolor.md) enumeration values."),
        ("en-us", "A pointer to a combination of `EColor` values. See also EShape."),
        ("fr-fr", "Combinaison de valeurs EColor."),
    ],
)
def test_a_combination_makes_flags(locale, text):
    assert are_flags(COLORS, SHAPES, described(locale, text)) == [True, False, False]


@pytest.mark.parametrize(
    "text",
    [
        "One of the EColor values.",
        "A combination of EColor and EShape values.",
        "A combination of flags. See EColor.",
        "A combination of EColorful values.",
    ],
)
def test_what_else_is_said_does_not(text):
    assert not any(are_flags(COLORS, SHAPES, described("en-us", text)))


def test_english_decides_where_there_is_some():
    using = described("en-us", "One of the EColor values.")
    (parameter,) = using.parameters
    texts = {"en-us": "One of the EColor values.", "fr-fr": "Combinaison de valeurs EColor."}
    using = replace(using, parameters=(replace(parameter, description=Passage(texts, dict.fromkeys(texts, 1))),))
    assert not any(are_flags(COLORS, using))


def test_fields_of_structures_say_it_too():
    text = Passage({"en-us": "A combination of EColor values."}, {"en-us": 1})
    box = replace(api("BOX", Kind.STRUCTURE), members=(Member("flags", None, "DWORD", text),))
    assert are_flags(COLORS, box) == [True, False]
