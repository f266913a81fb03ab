"""What a world answers, refuses and remembers, on an interface of our own."""

import copy
import sys
from typing import Any

import pytest

from refgen.stub.rule import (
    Always,
    Buffer,
    Claim,
    Effect,
    Enumerate,
    Faulted,
    Guard,
    OneApi,
    Per,
    Return,
    Rule,
    Slot,
    StateIs,
    Violate,
    Wording,
)
from refgen.stub.runtime.audit import audit
from refgen.stub.runtime.errors import ContractViolation, DocumentedFailure
from refgen.stub.runtime.reference import Argument, InterfaceShape, Reference, Shapes, Signature
from refgen.stub.runtime.result import Result
from refgen.stub.runtime.world import World

OPEN = Slot("open", Per.THREAD)
ENGLISH = "Call [Begin](ithing-begin-method.md) (or [Start](https://example.org/a_(b).md)) first."
CLAIM = Claim(
    "c1",
    "IThing.End",
    "p.md",
    "remarks",
    3,
    ENGLISH,
    "0" * 16,
    {
        "en-us": Wording(ENGLISH, "0" * 16, "en-us/p.md", 3),
        "fr-fr": Wording("Appelez d'abord Begin.", "0" * 16, "fr-fr/p.md", 4),
    },
)


def rule(name: str, api: str, guard: Guard, effect: Effect) -> Rule:
    return Rule(name, ("c1",), "p", OneApi(api), guard, effect, is_certain=True)


RULES = (
    rule("begin", "IThing.Begin", Always(), Return("S_OK")),
    rule("end", "IThing.End", StateIs(OPEN, 0), Violate()),
    rule("room", "IThing.GetName", Always(), Buffer("sz", "cch", "pcch")),
    rule("lost", "IThing.GetName", Faulted("lost"), Return("E_FAIL")),
    rule("next", "IThing.Next", Always(), Enumerate("next", "celt", "things", "pFetched")),
    rule("skip", "IThing.Skip", Always(), Enumerate("skip", "celt")),
)
SIGNATURES = {
    one.id: one
    for one in (
        Signature("IThing.Begin", "IThing", "a", "HRESULT", ()),
        Signature("IThing.End", "IThing", "a", "HRESULT", ()),
        Signature(
            "IThing.GetName",
            "IThing",
            "a",
            "HRESULT",
            (Argument("cch", "ULONG", "in"), Argument("sz", "WCHAR*", "out"), Argument("pcch", "ULONG*", "out")),
        ),
        Signature(
            "IThing.Next",
            "IThing",
            "a",
            "HRESULT",
            (
                Argument("celt", "ULONG", "in"),
                Argument("things", "DWORD*", "out"),
                Argument("pFetched", "ULONG*", "out"),
            ),
        ),
        Signature("IThing.Skip", "IThing", "a", "HRESULT", (Argument("celt", "ULONG", "in"),)),
        Signature("OpenThing", "", "a", "HRESULT", (Argument("ppThing", "IThing**", "out"),)),
    )
}


@pytest.fixture
def world() -> World:
    interface = InterfaceShape((), tuple(name for name in SIGNATURES if name.startswith("IThing.")))
    shapes = Shapes(SIGNATURES, {"IThing": interface}, {}, {"S_OK": 0, "E_FAIL": 0x80004005})
    return World(Reference(lambda: shapes, lambda: RULES, lambda: (CLAIM,)), locale="en-us")


def test_a_broken_contract_is_the_last_call_and_can_be_explained(world: World) -> None:
    thing = world.create("IThing")
    thing.Begin()
    with pytest.raises(ContractViolation):
        thing.End()
    assert [call.api for call in world.trace] == ["IThing.Begin", "IThing.End"]
    assert world.explain(locale="fr-fr") == ("IThing.End → ContractViolation\n  Appelez d'abord Begin. — fr-fr/p.md:4")


def test_a_recorded_violation_is_the_callers(world: World) -> None:
    thing = world.create("IThing")
    with pytest.raises(ContractViolation):
        thing.End()
    report = audit(world.reference, world.trace_lines().splitlines())
    assert [(one.fault, one.found, one.claims) for one in report.findings] == [("caller", "", ("c1",))]


def test_the_error_shows_the_words_of_a_link_and_not_its_target(world: World) -> None:
    with pytest.raises(ContractViolation) as error:
        world.create("IThing").End()
    assert str(error.value) == "IThing.End: Call Begin (or Start) first. — en-us/p.md:3"


def test_a_failed_call_fills_no_buffer(world: World) -> None:
    thing = world.create("IThing")
    world.supply("IThing.GetName", sz="name")
    world.fault("IThing.GetName", "lost", times=2)
    assert dict(thing.raw.GetName(cch=5)) == {}
    assert dict(thing.raw.GetName(cch=4)) == {"pcch": 5}
    assert dict(thing.raw.GetName(cch=5)) == {"sz": "name", "pcch": 5}


def test_null_can_be_supplied(world: World) -> None:
    assert repr(world.raw("OpenThing")["ppThing"]) == "IThing#1"
    world.supply("OpenThing", ppThing=None)
    assert dict(world.raw("OpenThing")) == {"ppThing": None}


def test_a_negative_count_moves_nothing(world: World) -> None:
    thing = world.create("IThing", [1, 2, 3])
    thing.raw.Skip(celt=1)
    thing.raw.Skip(celt=-1)
    assert dict(thing.raw.Next(celt=-1)) == {"things": [], "pFetched": 0}
    assert dict(thing.raw.Next(celt=5)) == {"things": [2, 3], "pFetched": 2}


def test_a_result_can_be_copied() -> None:
    result = Result(None, {"pdw": 3}, "value")
    assert copy.copy(result) == copy.deepcopy(result) == result


def test_a_failure_can_be_copied(world: World) -> None:
    world.fault("IThing.GetName", "lost")
    with pytest.raises(DocumentedFailure) as error:
        world.create("IThing").GetName(cch=5)
    error.value.add_note("on the second try")
    twin = copy.copy(error.value)
    assert (str(twin), twin.api, twin.hresult, twin.claims, twin.outs, twin.__notes__) == (
        "IThing.GetName answers E_FAIL",
        "IThing.GetName",
        error.value.hresult,
        ("c1",),
        error.value.outs,
        ["on the second try"],
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"mod": "permissive"}, "no option 'mod'; there are mode, version, locale; did you mean 'mode'?"),
        ({"language": "fr"}, "no option 'language'; there are mode, version, locale"),
    ],
)
def test_an_option_that_is_not_there_is_refused(world: World, options: Any, said: str) -> None:
    with pytest.raises(TypeError) as error:
        World(world.reference, **options)
    assert str(error.value).endswith(said)


def test_known_options_are_taken(world: World) -> None:
    assert "permissive" in repr(World(world.reference, mode="permissive", version="4.5", locale="fr"))


@pytest.mark.parametrize("chosen", [3, None, dict, World])
def test_what_is_no_interface_is_not_created(world: World, chosen: Any) -> None:
    with pytest.raises(TypeError, match="name of an interface, or its class"):
        world.create(chosen)


def test_raw_calls_name_the_methods_and_no_others(world: World) -> None:
    raw = world.create("IThing").raw
    assert {"Begin", "End", "GetName"} <= set(dir(raw))
    with pytest.raises(AttributeError, match="Begin, End"):
        _ = raw.Beginn


def test_a_method_that_is_not_there_is_guessed_once(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    for thing in (world.create("IThing"), world.create("IThing").raw):
        with pytest.raises(AttributeError) as error:
            _ = thing.Beginn
        sys.__excepthook__(error.type, error.value, None)
        assert capsys.readouterr().err.rstrip().endswith("; did you mean 'Begin'?")


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        (lambda world: world.create("ITihng"), "did you mean 'IThing'?"),
        (lambda world: world.script("IThing.Beginn", lambda: None), "did you mean 'IThing.Begin'?"),
        (lambda world: world.call("Openthing"), "did you mean 'OpenThing'?"),
        (lambda world: world.call("IThing.Begin"), "world.create('IThing')"),
        (lambda world: world.raw("IThing.Begin"), "world.create('IThing')"),
        (lambda world: world.explain(locale="xx"), "en-us, fr-fr"),
    ],
)
def test_a_name_that_is_not_there_says_what_is(world: World, wrong, meant: str) -> None:
    world.call("OpenThing")
    with pytest.raises(LookupError) as error:
        wrong(world)
    assert meant in str(error.value)


def test_a_name_like_none_gets_no_guess(world: World) -> None:
    with pytest.raises(LookupError) as error:
        world.create("Zzz")
    assert "did you mean" not in str(error.value)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda world: world.fault("IThing.GetName", "lost", times=-1),
        lambda world: world.fault("IThing.GetName", "lost", after=-1),
        lambda world: world.advance(-5),
        lambda world: world.advance(float("nan")),
    ],
)
def test_time_and_counts_do_not_run_backwards(world: World, wrong) -> None:
    with pytest.raises(ValueError):
        wrong(world)
    world.advance(0)
    world.fault("IThing.GetName", "lost", times=None)
    with pytest.raises(DocumentedFailure):
        world.create("IThing").GetName(5)


@pytest.mark.parametrize("version", ["x", "v4.0", "4,5", "4.", ".NET 4.5", 4.5, None])
def test_a_version_that_cannot_be_compared_is_told(world: World, version: Any) -> None:
    with pytest.raises(ValueError, match=r"is no version of a runtime; write it as digits with dots: '4\.5'"):
        World(world.reference, version=version)


@pytest.mark.parametrize("version", ["", "2.0", "4.5.2", "10"])
def test_a_version_of_digits_is_taken(world: World, version: str) -> None:
    assert "strict" in repr(World(world.reference, version=version))


def test_a_mode_that_there_is_not_is_told_with_those_that_there_are():
    with pytest.raises(ValueError, match="there is no mode 'foo'; there are strict, permissive, audit"):
        World(Reference(lambda: Shapes({}, {}, {}, {}), lambda: (), lambda: ()), mode="foo")
