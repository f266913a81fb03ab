"""A small documented API of our own, and statements on it, for tests of the compiler."""

from refgen.api.model import (
    NOTHING,
    Api,
    Direction,
    Kind,
    Member,
    Model,
    Outcome,
    Parameter,
    Requirements,
)
from refgen.stub.claims import Statement, fingerprint, plain
from refgen.stub.rule import Claim, Wording


def parameter(text: str) -> Parameter:
    """`out WCHAR[] szName size_is(cchName) length_is(*pcchName)`."""
    direction, kind, name, *attributes = text.split(" ")
    known = None if direction == "unknown" else Direction(direction)
    return Parameter(
        name, kind.replace("~", " "), known, optional=False, description=NOTHING, attributes=tuple(attributes)
    )


def api(
    name: str,
    kind: Kind = Kind.METHOD,
    *parameters: str,
    returns: str = "HRESULT",
    outcomes: tuple[str, ...] = (),
    members: tuple[tuple[str, int], ...] = (),
    bases: tuple[str, ...] = (),
    is_flags: bool = False,
) -> Api:
    """An entry of the model."""
    parent, _, last = name.rpartition(".")
    return Api(
        id=name,
        kind=kind,
        name=last,
        parent=parent or None,
        bases=bases,
        page=f"docs/hosting/{name.lower()}.md",
        area="hosting",
        signature="",
        return_type=returns if kind in {Kind.METHOD, Kind.FUNCTION, Kind.CALLBACK} else "",
        parameters=tuple(map(parameter, parameters)),
        outcomes=tuple(Outcome(code, None, NOTHING) for code in outcomes),
        members=tuple(Member(member, value, None, NOTHING) for member, value in members),
        title=NOTHING,
        summary=NOTHING,
        return_value=NOTHING,
        remarks=NOTHING,
        requirements=Requirements(),
        see_also=(),
        keywords=(),
        sources={},
        is_flags=is_flags,
    )


OUTCOMES = ("S_OK", "S_FALSE", "E_INVALIDARG", "E_FAIL", "THING_E_LOST", "ERROR_INSUFFICIENT_BUFFER", "E_UNEXPECTED")

MODEL = Model(
    ("en-us",),
    tuple(
        sorted(
            (
                api("IThing", Kind.INTERFACE),
                api("IThing.Begin", outcomes=OUTCOMES),
                api("IThing.End", outcomes=OUTCOMES),
                api("IThing.Initialize", outcomes=OUTCOMES),
                api(
                    "IThing.GetName",
                    Kind.METHOD,
                    "in ULONG32 cchName",
                    "out ULONG32* pcchName",
                    "out WCHAR[] szName size_is(cchName) length_is(*pcchName)",
                    outcomes=OUTCOMES,
                ),
                api(
                    "IThing.Read",
                    Kind.METHOD,
                    "in BYTE* pData",
                    "in ULONG32 cbData",
                    "in DWORD dwFlags",
                    "in EColor color",
                    "in ULONG MaxSize",
                    "in IID riid",
                    "out BOOL* pbDone",
                    "out IThing** ppThing",
                    "unknown DWORD dwReserved",
                    outcomes=OUTCOMES,
                ),
                api("IThing.IsDone", Kind.METHOD, "out BOOL* pbDone"),
                api("IThingEnum", Kind.INTERFACE),
                api(
                    "IThingEnum.Next",
                    Kind.METHOD,
                    "in ULONG celt",
                    "out IThing*[] things",
                    "out ULONG* pceltFetched",
                    outcomes=OUTCOMES,
                ),
                api("IThingEnum.Reset"),
                api("IThingEnum.Skip", Kind.METHOD, "in ULONG celt"),
                api("IThingEnum.Clone", Kind.METHOD, "out IThingEnum** ppEnum"),
                api(
                    "IThing.Fill",
                    Kind.METHOD,
                    "in ULONG cItems",
                    "in BYTE[] items size_is(cItems)",
                    "in ULONG cRoom",
                    "out DWORD[] found size_is(cRoom)",
                    "out BYTE** ppbHash",
                    "out ULONG* pcbHash",
                ),
                api("OpenThing", Kind.FUNCTION, "in DWORD dwId", "out BYTE** ppbData", returns="BOOL"),
                api("FreeThing", Kind.FUNCTION, "in BYTE* pbData", returns="void"),
                api("IHostTaskManager", Kind.INTERFACE),
                *(
                    api(f"IHostTaskManager.{name}", outcomes=OUTCOMES)
                    for name in ("LeaveRuntime", "EnterRuntime", "ReverseEnterRuntime", "ReverseLeaveRuntime")
                ),
                api("EStyle", Kind.ENUMERATION, members=(("Style_Bold", 1), ("Style_Thin", 2)), is_flags=True),
                api("EColor", Kind.ENUMERATION, members=(("Color_Red", 1), ("Color_Blue", 2))),
            ),
            key=lambda one: one.id,
        )
    ),
)
APIS = {one.id: one for one in MODEL.apis}


def statement(
    sentence: str, of: str = "IThing.Read", at: str = "remarks", ordinal: int = 0, after: str = ""
) -> Statement:
    """A sentence on the page of an API: `at` is a section, `parameters.NAME` or `outcome.CODE`."""
    entry = APIS[of]
    section, _, key = at.partition(".")
    described = next((one for one in entry.parameters if section == "parameters" and one.name == key), None)
    outcome = next((one for one in entry.outcomes if section == "outcome" and one.code == key), None)
    assert not key or described or outcome, f"{of} has no {key}"
    section = "return-value" if section == "outcome" else section
    sha = fingerprint(sentence)
    claim_id = "/".join(filter(None, (of, section, key, str(ordinal))))
    wording = {"en-us": Wording(sentence, sha, f"en-us/{entry.page}", 1)}
    claim = Claim(claim_id, of, entry.page, section, 1, sentence, sha, wording)
    return Statement(claim, plain(sentence), entry, ordinal, after, parameter=described, outcome=outcome)
