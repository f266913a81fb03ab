"""Recorded traces against rules made by hand: who is wrong, with which sentence, and what stays quiet."""

import json
from dataclasses import replace

import pytest

from refgen.stub.rule import (
    Allow,
    Always,
    Answered,
    Claim,
    EveryCall,
    Faulted,
    IsNull,
    OneApi,
    Return,
    Rule,
    Set,
    Slot,
    StateIs,
    Wording,
)
from refgen.stub.runtime.audit import audit
from refgen.stub.runtime.boundary import TASK_MANAGER
from refgen.stub.runtime.reference import Argument, InterfaceShape, Reference, Shapes, Signature
from refgen.stub.runtime.report import Fault
from refgen.stub.runtime.world import World
from tests.stub.runtime import crossings

MANAGER = "IHostTaskManager"
GONE = Slot("clr-unusable")
NAMES = ("LeaveRuntime", "EnterRuntime", "ReverseEnterRuntime", "ReverseLeaveRuntime", "CreateTask")
CODES = {"S_OK": 0, "E_FAIL": 0x80004005, "E_POINTER": 0x80004003, "HOST_E_CLRNOTAVAILABLE": 0x80131022}


def claim(number, api, english):
    return Claim(
        number, api, "page.md", "remarks", 7, english, "", {"fr-fr": Wording("La phrase.", "", "fr/page.md", 9)}
    )


CLAIMS = (
    claim("latch", f"{MANAGER}.CreateTask", "When a method returns E_FAIL, the CLR is no longer usable."),
    claim("null", f"{MANAGER}.CreateTask", "`ppTask` is null."),
    claim("set", f"{MANAGER}.CreateTask", "One of the following."),
    *crossings.CLAIMS,
)
CREATE = OneApi(f"{MANAGER}.CreateTask")
RULES = (
    Rule("1", ("latch",), "p", EveryCall("hosting"), Answered(("E_FAIL",)), Set(GONE, True), is_certain=True),
    Rule(
        "2",
        ("latch",),
        "p",
        EveryCall("hosting"),
        StateIs(GONE, True),
        Return("HOST_E_CLRNOTAVAILABLE"),
        is_certain=True,
    ),
    Rule("3", ("null",), "p", CREATE, IsNull("ppTask"), Return("E_POINTER"), is_certain=True),
    Rule("4", ("set",), "p", CREATE, Always(), Allow(("S_OK", "E_FAIL", "E_POINTER")), is_certain=True),
    Rule("5", ("set",), "p", CREATE, Always(), Return("S_OK"), is_certain=True),
    *crossings.RULES,
)


@pytest.fixture
def reference():
    out = (Argument("ppTask", "IHostTask**", "out"),)
    signatures = {
        f"{MANAGER}.{name}": Signature(
            f"{MANAGER}.{name}", MANAGER, "hosting", "HRESULT", out if name == "CreateTask" else ()
        )
        for name in NAMES
    }
    shapes = Shapes(signatures, {MANAGER: InterfaceShape((), tuple(signatures))}, {}, CODES)
    return Reference(lambda: shapes, lambda: RULES, lambda: CLAIMS)


def line(name, hresult="S_OK", **more):
    return json.dumps({"api": f"{MANAGER}.{name}", "hresult": hresult, **more})


CASES = {
    "a documented trace is quiet": ([line("CreateTask"), line("LeaveRuntime"), line("EnterRuntime")], []),
    "a listed failure is quiet": ([line("CreateTask", "E_FAIL"), line("CreateTask", "HOST_E_CLRNOTAVAILABLE")], []),
    "numbers are codes too": ([line("CreateTask", 0x80004005), line("CreateTask", -2146234334)], []),
    "a latch that does not hold": ([line("CreateTask", "E_FAIL"), line("CreateTask")], [(1, Fault.ANSWER, ("latch",))]),
    "a wrong answer to null": ([line("CreateTask", arguments={"ppTask": None})], [(0, Fault.ANSWER, ("null",))]),
    "a code that is not listed": ([line("CreateTask", "E_UNEXPECTED")], [(0, Fault.UNLISTED, ("set",))]),
    "an unmatched crossing": ([line("ReverseLeaveRuntime")], [(0, Fault.CALLER, ("pair",))]),
    "a failed crossing did not happen": (
        [line("ReverseEnterRuntime", "E_FAIL"), line("ReverseLeaveRuntime")],
        [(1, Fault.CALLER, ("pair",)), (1, Fault.ANSWER, ("latch",))],
    ),
    "a refused crossing did not happen": (
        [
            line("LeaveRuntime"),
            line("ReverseEnterRuntime"),
            line("EnterRuntime", None, violation=True),
            line("ReverseLeaveRuntime"),
            line("EnterRuntime"),
        ],
        [(2, Fault.CALLER, ("nested",))],
    ),
    "crossings of two threads do not meet": (
        [line("ReverseEnterRuntime", thread="a"), line("ReverseLeaveRuntime", thread="b")],
        [(1, Fault.CALLER, ("pair",))],
    ),
    "a line that is no call": (
        ["{}", "not json", line("NoSuchMethod"), "[]"],
        [(n, Fault.RECORD, ()) for n in range(4)],
    ),
    "blank lines": (["", "\n"], []),
}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES)
def test_findings(reference, lines, expected):
    found = audit(reference, lines).findings
    assert [(one.index, one.fault, one.claims) for one in found] == expected


@pytest.mark.parametrize("lines", [[], [line("ReverseLeaveRuntime")]])
def test_a_language_that_nobody_speaks_is_an_error_whatever_was_found(reference, lines):
    with pytest.raises(LookupError, match="en-us, fr-fr"):
        audit(reference, lines).text("xx")


def test_a_record_without_a_name_says_so_with_its_line_in_the_log(reference):
    text = audit(reference, ["", '{"x": 1}', "[]"]).text()
    nameless = "  the record names no api"
    assert text.splitlines() == ['2: No documented call: {"x": 1}', nameless, "3: No documented call: []", nameless]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ("not json", "the line is no JSON"),
        (
            line("LeaveRuntimes"),
            f"nothing that is documented is called {TASK_MANAGER}.LeaveRuntimes; the nearest name is ",
        ),
        ('{"api": "Zzz"}', "nothing that is documented is called Zzz"),
    ],
)
def test_a_record_that_is_no_documented_call_says_why(reference, record, why):
    head, told = audit(reference, [record]).text().splitlines()
    assert head == f"1: No documented call: {record}"
    assert told.strip().startswith(why)


def test_an_unlisted_code_cites_the_closest_sentence_and_counts_the_others():
    def about(code, number):
        return Claim(code, "F", "page.md", "return-value", number, f"About {code}.", "", {})

    listed = ("S_OK", "E_FAIL", "E_POINTER")
    claims = tuple(about(code, number) for number, code in enumerate(listed, 1))
    rules = tuple(
        Rule(code, (code,), "p", OneApi("F"), Faulted(code), Return(code), is_certain=True) for code in listed
    )
    shapes = Shapes({"F": Signature("F", "", "", "HRESULT", (), listed)}, {}, {}, CODES)
    report = audit(Reference(lambda: shapes, lambda: rules, lambda: claims), ['{"api": "F", "hresult": "E_POINTERS"}'])
    assert report.text().splitlines()[1:] == [
        "  About E_POINTER. — page.md:3",
        "  ... and 2 more sentences on the page",
    ]
    assert report.findings[0].claims == ("E_POINTER", "S_OK", "E_FAIL")


def test_what_is_cited_stands_in_the_order_of_the_page():
    claims = tuple(Claim(f"{n}", "F", "page.md", "remarks", 10 - n, f"Sentence {n}.", "", {}) for n in range(3))
    rule = Rule("r", ("0", "2", "1"), "p", OneApi("F"), IsNull("p"), Return("E_POINTER"), is_certain=True)
    signature = Signature("F", "", "", "HRESULT", (Argument("p", "BYTE*", "in"),))
    reference = Reference(lambda: Shapes({"F": signature}, {}, {}, CODES), lambda: (rule,), lambda: claims)
    text = audit(reference, ['{"api": "F", "arguments": {"p": null}, "hresult": "S_OK"}']).text()
    assert [line.rpartition(":")[2] for line in text.splitlines()[1:]] == ["8", "9", "10"]


@pytest.mark.parametrize(
    ("listed", "is_quiet"), [(("S_OK", "E_FAIL"), False), (("S_OK",), True), ((), True), (("E_FAIL", "E_ODD"), True)]
)
def test_a_table_of_codes_that_names_failures_lists_them_all(listed, is_quiet):
    signature = Signature("F", "", "", "HRESULT", (), listed)
    about = Claim("row", "F", "page.md", "return-value", 3, "It failed.", "", {})
    shapes = Shapes({"F": signature}, {}, {}, CODES)
    reference = Reference(lambda: shapes, lambda: (), lambda: (about,))
    found = audit(reference, ['{"api": "F", "hresult": "E_ODD"}']).findings
    assert [one.claims for one in found] == ([] if is_quiet else [("row",)])


def test_the_report_speaks_the_readers_language(reference):
    report = audit(reference, [line("ReverseLeaveRuntime")])
    assert report.text("fr-fr").splitlines()[-1] == "  La phrase. — fr/page.md:9"
    assert report.text("fr") == report.text("FR_fr") == report.text("fr-fr")
    with pytest.raises(LookupError, match="en-us, fr-fr"):
        report.text("it-it")


def test_a_sentence_that_a_locale_lacks_is_english_and_says_so(reference):
    report = audit(reference, [line("CreateTask", arguments={"ppTask": None})])
    assert report.text("fr-fr").splitlines()[1] == "  La phrase. — fr/page.md:9"
    assert report.text().splitlines()[1] == "  `ppTask` is null. — page.md:7"
    lacking = replace(reference.claims["null"], locales={})
    other = Reference(lambda: reference.shapes, lambda: RULES, lambda: (lacking, *crossings.CLAIMS))
    report = audit(other, [line("CreateTask", arguments={"ppTask": None})])
    assert report.text("fr-fr").splitlines()[1] == "  [en-us] `ppTask` is null. — page.md:7"


def test_what_a_world_did_is_documented(reference):
    world = World(reference)
    manager = world.create(MANAGER)
    manager.raw.CreateTask(ppTask=None)
    manager.raw.ReverseEnterRuntime()
    manager.raw.ReverseLeaveRuntime()
    world.script(f"{MANAGER}.CreateTask", lambda: "E_FAIL")
    manager.raw.CreateTask()
    manager.raw.CreateTask()
    report = audit(reference, world.trace_lines().splitlines())
    assert (report.calls, report.findings) == (5, ())
