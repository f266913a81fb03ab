"""Examples made from rules show what the docs say, in every locale, and fail when a rule is dropped or negated."""

from dataclasses import replace
from functools import partial

import pytest

from refgen.api.model import Kind
from refgen.examples.compare import has_same_code
from refgen.examples.generate import Dialect, generate_examples
from refgen.examples.generate.arguments import breaking
from refgen.examples.generate.scenario import Call, Scenario
from refgen.examples.generate.scenario import Kind as ScenarioKind
from refgen.examples.generate.words import introduction, quotation, quoted
from refgen.examples.limit import TimeLimit
from refgen.examples.mutate import find_vacuous
from refgen.examples.session import run_session
from refgen.stub.rule import Always, Claim, OneApi, OutsideEnumeration, Rule, RuleBook, Violate, Wording
from tests.examples.stub import PACKAGE, book_of, make_globals
from tests.stub.sample import APIS, MODEL, api

CASES = {
    "argument": ([("`pData` is null.", "IThing.Read", "outcome.E_INVALIDARG")], "IThing.Read:argument", "E_INVALIDARG"),
    "violation": (
        [("`cbData` must be greater than zero.", "IThing.Read", "remarks")],
        "IThing.Read:violation",
        "ContractViolation",
    ),
    "domain": (
        [("[in] One of the EColor values, specifying the paint.", "IThing.Read", "parameters.color")],
        "IThing.Read:violation",
        "ContractViolation",
    ),
    "condition": (
        [("The call timed out.", "IThing.Read", "outcome.THING_E_LOST")],
        "IThing.Read:condition",
        "THING_E_LOST",
    ),
    "unmet": (
        [("This method must be called while the thing is awake.", "IThing.Read", "remarks")],
        "IThing.Read:condition",
        "ContractViolation",
    ),
    "state": (
        [("The CLR has not been loaded into a process.", "IThing.Read", "outcome.THING_E_LOST")],
        "IThing.Read:state",
        "THING_E_LOST",
    ),
    "latch": (
        [
            ("An unknown catastrophic failure occurred.", "IThing.Read", "outcome.E_FAIL"),
            (
                "When a method returns E_FAIL, the CLR is no longer usable within the process.",
                "IThing.Read",
                "outcome.E_FAIL",
            ),
            ("Subsequent calls to hosting methods return THING_E_LOST.", "IThing.Read", "outcome.E_FAIL"),
        ],
        "IThing.Read:state",
        "THING_E_LOST",
    ),
    "order": (
        [("Each call to `Begin` must be paired with a call to `End`.", "IThing.End", "remarks")],
        "IThing.End:order",
        "ContractViolation",
    ),
    "once": (
        [
            ("Returns S_OK if the method succeeds.", "IThing.Initialize", "return-value"),
            ("This method can be called only once.", "IThing.Initialize", "remarks"),
        ],
        "IThing.Initialize:order",
        "ContractViolation",
    ),
    "buffer": (
        [("[in] The size of the `szName` array.", "IThing.GetName", "parameters.cchName")],
        "IThing.GetName:buffer",
        "'a name'",
    ),
    "elements": (
        [
            ("Fewer than `celt` elements were returned.", "IThingEnum.Next", "outcome.S_FALSE"),
            ("[in] The number of things to be retrieved.", "IThingEnum.Next", "parameters.celt"),
        ],
        "IThingEnum.Next:elements",
        "S_FALSE",
    ),
    "value": (
        [("[out] `true` if the thing is done; otherwise, `false`.", "IThing.IsDone", "parameters.pbDone")],
        "IThing.IsDone:value",
        "True",
    ),
    "null": (
        [("[out] The thing, or null if the thing is lost.", "IThing.Read", "parameters.ppThing")],
        "IThing.Read:value",
        "True",
    ),
    "success": (
        [("Returns S_OK if the method succeeds.", "IThing.Read", "return-value")],
        "IThing.Read:success",
        "S_OK",
    ),
    "success-value": (
        [("`true` on successful completion; otherwise, `false`.", "OpenThing", "return-value")],
        "OpenThing:condition",
        "False",
    ),
}


def generate(book: RuleBook):
    return generate_examples(MODEL, book, partial(make_globals, book, book.rules), Dialect(PACKAGE))


@pytest.mark.parametrize("name", CASES)
def test_a_rule_becomes_an_example_that_proves_it(name):
    sentences, wanted, proof = CASES[name]
    book = book_of(*sentences)
    generated = generate(book)
    example = next(one for one in generated.examples if one.id == wanted)
    assert proof in example.steps[-1].expected
    assert example.claims
    (outcome,) = run_session((example,), make_globals(book, book.rules), TimeLimit(10))
    assert not outcome.got


@pytest.mark.parametrize("name", CASES)
def test_without_its_rules_or_against_them_an_example_fails(name):
    sentences, wanted, _ = CASES[name]
    book = book_of(*sentences)
    example = next(one for one in generate(book).examples if one.id == wanted)
    assert find_vacuous([(example,)], book.rules, partial(make_globals, book)) == ()


def test_a_vacuous_example_is_found():
    book = book_of(*CASES["success"][0])
    example = next(one for one in generate(book).examples if one.id == "IThing.Read:success")
    silent = next(one for one in generate(book).examples if one.id == "IThing.Begin:silent")
    idle = type(silent)(silent.id, silent.api, silent.steps, rules=example.rules)
    assert {one.mutation.value for one in find_vacuous([(idle,)], book.rules, partial(make_globals, book))} == {
        "dropped",
        "negated",
    }


def test_every_callable_has_an_example_and_silence_is_said():
    generated = generate(RuleBook())
    assert {one.id for one in generated.examples} == {f"{api.id}:silent" for api in MODEL.apis if api.return_type}
    read = next(one for one in generated.examples if one.api == "IThing.Read")
    assert "Undocumented('IThing.Read')" in read.expected


def test_every_locale_reads_back_as_the_same_code():
    book = book_of(*(sentence for sentences, _, _ in CASES.values() for sentence in sentences))
    for example in generate(book).examples:
        assert has_same_code(example), example.id


def test_comments_are_in_every_language_of_the_site():
    """Also where the page has no file in it: what is quoted there is what the page says in another."""
    book = book_of(*CASES["condition"][0])
    model = replace(MODEL, locales=("de-de", "en-us", "zh-cn"))
    assert not any("zh-cn" in one.sources for one in model.apis)
    generated = generate_examples(model, book, partial(make_globals, book, book.rules), Dialect(PACKAGE))
    example = next(one for one in generated.examples if one.id == CASES["condition"][1])
    assert example.comments["zh-cn"] == "文档中提到的一种情况，由本测试设定。"
    assert "# 文档写道：“The call timed out.”" in example.texts["zh-cn"]


def test_what_the_stub_does_not_play_is_reported_and_not_shown():
    book = book_of(*CASES["condition"][0])
    generated = generate_examples(MODEL, book, partial(make_globals, book, ()), Dialect(PACKAGE))
    assert [one.api for one in generated.unproven] == ["IThing.Read"]
    assert "IThing.Read:condition" not in {one.id for one in generated.examples}


def test_generating_twice_gives_the_same():
    book = book_of(*(sentence for sentences, _, _ in CASES.values() for sentence in sentences))
    assert generate(book) == generate(book)


def test_a_failing_code_is_kept_from_where_another_is_shown():
    book = book_of(
        ("Returns S_OK if the method succeeds.", "IThing.Read", "return-value"),
        ("`cbData` is 1, or `color` is not Color_Red.", "IThing.Read", "outcome.E_INVALIDARG"),
        ("The call timed out.", "IThing.Read", "outcome.THING_E_LOST"),
    )
    generated = generate(book)
    assert {one.id for one in generated.examples} >= {
        "IThing.Read:argument",
        "IThing.Read:condition",
        "IThing.Read:success",
    }
    assert not generated.unproven


@pytest.mark.parametrize(
    ("values", "is_flags"),
    [((1, 2), False), ((0x7FFFFFFF, 0, 1), False), ((1, 0x7FFFFFFF), True), ((0xFFFFFFFF,), True)],
)
def test_a_number_outside_an_enumeration_is_outside(values, is_flags):
    color = api("EColor", Kind.ENUMERATION, members=tuple((f"C{value}", value) for value in values), is_flags=is_flags)
    found = breaking(APIS["IThing.Read"], OutsideEnumeration("color", "EColor"), {"EColor": color})
    if found is None:
        assert is_flags
        assert values == (0xFFFFFFFF,)
    elif is_flags:
        assert found["color"] & ~sum(set(values)) or found["color"] > max(values)
    else:
        assert found["color"] not in values


@pytest.mark.parametrize(
    ("locale", "said", "shown"),
    [
        ("zh-cn", "中一个东西。", "文档写道：“一个东西。”"),
        ("fr-fr", "dans Une `chose`.", "La documentation dit\u00a0: «\u00a0Une chose.\u00a0»"),
        ("it-it", "[in] Una [cosa](cosa.md).", "La documentazione dice: «Una cosa.»"),
        ("de-de", "[in] Eine Sache.", "Die Dokumentation sagt: „Eine Sache.“"),
        ("ja-jp", "[入力] 物。", "ドキュメントの記述:「物。」"),
        ("en-us", "[in] A thing.", "The documentation says: “A thing.”"),
    ],
)
def test_a_sentence_is_quoted_in_the_readers_language_without_the_marker_of_its_direction(locale, said, shown):
    wordings = {one: Wording(text, "", "x", 1) for one, text in {"en-us": "[in] A thing.", locale: said}.items()}
    claim = Claim("c", "IThing.Read", "x", "parameters", 1, "[in] A thing.", "", wordings)
    rule = Rule("r", ("c",), "p", OneApi("IThing.Read"), Always(), Violate())
    scenario = Scenario(ScenarioKind.VIOLATION, "IThing.Read", (), (rule,))
    assert quoted(scenario, {"c": claim}) is claim
    assert quotation(claim, locale) == shown
    assert introduction(scenario, locale) != introduction(scenario, "en-us") or locale == "en-us"


@pytest.mark.parametrize(
    ("shows", "written"),
    [
        ("ppThing", "thing.raw.Read().ppThing"),
        ("ppThing is None", "thing.raw.Read().ppThing is None"),
        ("values", "thing.raw.Read()['values']"),
        ("value is None", "thing.raw.Read()['value'] is None"),
        ("hresult", "thing.raw.Read()['hresult']"),
        ("", "thing.raw.Read().hresult"),
    ],
)
def test_an_out_value_that_results_have_a_name_for_is_an_item(shows, written):
    assert Dialect("x").answer(APIS["IThing.Read"], Call("IThing.Read", shows=shows)) == written
