"""Audit worlds: the user's own objects answer, and what the docs contradict is found."""

import pytest

from refgen.stub.rule import (
    Allow,
    Always,
    Buffer,
    Claim,
    Enumerate,
    Faulted,
    MustRelease,
    Not,
    OneApi,
    Return,
    Rule,
    SetOut,
)
from refgen.stub.runtime.audit import audit
from refgen.stub.runtime.code import HResult
from refgen.stub.runtime.errors import ContractViolation, DocumentedFailure
from refgen.stub.runtime.reference import Argument, InterfaceShape, Reference, Shapes, Signature
from refgen.stub.runtime.report import Fault
from refgen.stub.runtime.result import Result
from refgen.stub.runtime.world import World


def rule(name, api, guard, effect):
    return Rule(name, (name,), "p", OneApi(api), guard, effect, is_certain=True)


RULES = (
    rule("codes", "I.Get", Always(), Allow(("S_OK", "E_FAIL"))),
    rule("fixed", "I.Get", Always(), SetOut("pVersion", 4)),
    rule("maybe", "I.Get", Not(Faulted("odd")), SetOut("pOdd", False)),
    rule("room", "I.Name", Always(), Buffer("sz", "cch", "pcch")),
    rule("some", "I.Next", Always(), Enumerate("next", "celt", "things", "pFetched")),
    rule("free", "Open", Always(), MustRelease("ppData", "Free")),
    rule("task", "Make", Always(), MustRelease("ppData", "CoTaskMemFree")),
    rule("ok", "Open", Always(), Return("S_OK")),
)


def signature(api, *arguments, returns="HRESULT"):
    made = tuple(Argument(*one.split()) for one in arguments)
    return Signature(api, api.rpartition(".")[0], "a", returns, made)


SIGNATURES = {
    one.id: one
    for one in (
        signature("I.Get", "pVersion DWORD* out", "pOdd BOOL* out"),
        signature("I.Name", "cch ULONG in", "sz WCHAR* out", "pcch ULONG* out"),
        signature("I.Next", "celt ULONG in", "things DWORD* out", "pFetched ULONG* out"),
        signature("I.Close"),
        signature("Open", "ppData BYTE** out"),
        signature("Make", "ppData BYTE** out"),
        signature("Free", "pData BYTE* in", returns="void"),
    )
}
CODES = {"S_OK": 0, "S_FALSE": 1, "E_FAIL": 0x80004005}


@pytest.fixture
def reference():
    methods = tuple(name for name in SIGNATURES if name.startswith("I."))
    shapes = Shapes(SIGNATURES, {"I": InterfaceShape((), methods)}, {}, CODES)
    claims = tuple(Claim(one.id, "I.Get", "p.md", "remarks", 1, f"So {one.id}.", "", {}) for one in RULES)
    return Reference(lambda: shapes, lambda: RULES, lambda: claims)


class Host:
    """What tests let answer; each method gives back what it was told."""

    def __init__(self, answer):
        self.answer = answer

    def __getattr__(self, name):
        def method(*_):
            if isinstance(self.answer, Exception):
                raise self.answer
            return self.answer

        return method


ANSWERS = {
    "as documented": ("Get", (), (4, True), []),
    "a wrong value": ("Get", (), (5, False), [("value", "fixed", "5", "pVersion = 4")]),
    "a value by name": ("Get", (), {"pVersion": 3}, [("value", "fixed", "3", "pVersion = 4")]),
    "a result": ("Get", (), Result(HResult(0x80004005, "E_FAIL"), {}), []),
    "a code that is not listed": ("Get", (), "S_FALSE", [("unlisted", "codes", "S_FALSE", "S_OK, E_FAIL")]),
    "a documented failure": ("Get", (), DocumentedFailure("I.Get", HResult(0x80004005, "E_FAIL"), (), {}), []),
    "a buffer with room": ("Name", (4,), {"sz": "abc", "pcch": 4}, []),
    "a buffer that overflows": ("Name", (2,), ("abc", 4), [("value", "room", "3", "len(sz) ≤ 2")]),
    "some elements": ("Next", (3,), ([1, 2], 2), []),
    "too many": ("Next", (1,), ([1, 2], 2), [("value", "some", "2", "len(things) ≤ 1")]),
    "a wrong count": ("Next", (3,), ([1, 2], 3), [("value", "some", "3", "pFetched = 2")]),
    "nothing": ("Close", (), None, []),
}


@pytest.mark.parametrize(("method", "given", "answer", "expected"), ANSWERS.values(), ids=ANSWERS)
def test_what_a_host_answers_is_compared(reference, method, given, answer, expected):
    world = World(reference, mode="audit")
    target = world.create("I", host=Host(answer))
    getattr(target.raw, method)(*given)
    found = world.report().findings
    assert [(one.fault, one.claims[0], one.found, one.expected) for one in found] == expected
    again = audit(reference, world.trace_lines().splitlines())
    assert again.findings == found


def test_an_exception_of_a_host_is_found_and_goes_on(reference):
    world = World(reference, mode="audit")
    target = world.create("I", host=Host(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        target.Close()
    assert [(one.fault, one.found) for one in world.report().findings] == [(Fault.RAISED, "ZeroDivisionError()")]


def test_functions_answer_through_scripts(reference):
    world = World(reference, mode="audit")
    world.script("Open", lambda: "E_FAIL")
    with pytest.raises(DocumentedFailure):
        world.call("Open")
    assert world.trace[-1].api == "Open"


def test_an_audit_world_answers_nothing_by_itself(reference):
    world = World(reference, mode="audit")
    with pytest.raises(LookupError, match=r"give I\.Close a host"):
        world.create("I").Close()
    with pytest.raises(LookupError, match="give Open a host or a script"):
        world.call("Open")


def test_only_audit_worlds_have_hosts(reference):
    with pytest.raises(ValueError, match="mode='audit'"):
        World(reference).create("I", host=Host(None))


@pytest.mark.parametrize("is_freed", [False, True])
def test_what_must_be_released_is_owed_until_it_is(reference, is_freed):
    world = World(reference, locale="en-us")
    world.supply("Open", ppData=b"data")
    data = world.call("Open")
    assert [(duty.api, duty.by, duty.claims) for duty in world.owed] == [("Open", "Free", ("free",))]
    if is_freed:
        world.call("Free", data)
        world.close()
    else:
        with pytest.raises(ContractViolation, match=r"Open is never followed by Free — So free\."):
            world.close()
    left = [one.fault for one in world.report(is_complete=True).findings]
    assert left == ([] if is_freed else [Fault.LEFT])


def test_a_function_that_is_only_named_can_release(reference):
    world = World(reference)
    made = world.raw("Make")["ppData"]
    with pytest.raises(LookupError, match="what is owed is Make by CoTaskMemFree"):
        world.release("CoTaskMemFree", "something else")
    world.release("CoTaskMemFree", made)
    world.close()


def test_a_trace_may_name_what_releases(reference):
    make = '{"api": "Make", "hresult": "S_OK", "outs": {"ppData": 4096}}'
    free = '{"api": "CoTaskMemFree", "arguments": {"pv": 4096}}'
    assert audit(reference, [make, free], is_complete=True).findings == ()
    found = audit(reference, [make], is_complete=True).findings
    assert [(one.index, one.fault, one.expected) for one in found] == [(0, Fault.LEFT, "CoTaskMemFree")]
    assert audit(reference, [free]).findings[0].fault is Fault.RECORD


def test_an_undocumented_out_value_contradicts_nothing(reference):
    world = World(reference)
    world.create("I").raw.Name(cch=1)
    assert world.report().findings == ()
