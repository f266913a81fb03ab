"""A package made from a small model that has one of each kind, names that clash, and texts that try to break out."""

from dataclasses import replace
from pathlib import Path

from refgen.api.model import NOTHING, Kind, Member, Model, Outcome, Parameter, Passage
from refgen.stub.emit import emit_package
from refgen.stub.rule import (
    Allow,
    Always,
    Buffer,
    Claim,
    OneApi,
    Return,
    Rule,
    RuleBook,
    Status,
    Wording,
)
from tests.stub.sample import api

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = 'ends \\ with """ quotes, a \ud800 surrogate, \x00\x1b[0m\u2028, {braces}, %s, \'one\' and "'


def passage(text: str, **locales: str) -> Passage:
    """A text in English and other locales (`fr_fr`)."""
    texts = {"en-us": text} | {code.replace("_", "-"): said for code, said in locales.items()}
    return Passage(texts, dict.fromkeys(texts, 1))


def field(name: str, kind: str | None) -> Member:
    """A field of a structure."""
    return Member(name, None, kind, passage(f"What {name} is."))


def sample() -> Model:
    """The model."""
    grey = Member("Color_Grey", None, None, passage("Its number is not known."))
    colors = api("EColor", Kind.ENUMERATION, members=(("Color_Red", 1), ("name", 2), ("None", 3)))
    apis = [
        api("IBase", Kind.INTERFACE),
        api("IBase.Close", outcomes=("S_OK", "E_FAIL", "THING_E_LOST")),
        api("IBase.Read", Kind.METHOD, "in DWORD dwFlags"),
        replace(
            api("IThing", Kind.INTERFACE, bases=("IBase", "IThing", "IUnknown")),
            summary=passage("A [thing](thing.md) of <xref:System.Thing>.", fr_fr="Une chose."),
        ),
        api("IThing.Read", Kind.METHOD, "in EColor color", "in BYTE* pData", "out BOOL* pbDone"),
        api("IThing.GetName", Kind.METHOD, "in ULONG32 cchName", "out ULONG32* pcchName", "out WCHAR[] szName"),
        api("IThing.raw", Kind.METHOD, "in IOther* from", "in LPCWSTR self", "out IThing** ppThing"),
        api("IThing.Result", Kind.METHOD, "in DWORD str", "in DWORD EColor", "out EColor* pColor", "out DWORD* pdw"),
        api("IThing.EFlags", Kind.METHOD, "in EFlags Any", "out EFlags* pFlags"),
        replace(api("IOther", Kind.INTERFACE, bases=("IThing",)), area="strong-naming"),
        replace(
            api("OpenThing", Kind.FUNCTION, "in DWORD world", "in REFIID import", "out void** ppv", returns="HRESULT"),
            parameters=(
                Parameter("import", "DWORD", None, optional=True, description=passage("[in] Which.", fr_fr="Lequel.")),
                Parameter("pOptions", "LPCOPTIONS", None, optional=False, description=NOTHING),
            ),
        ),
        replace(colors, members=(*colors.members, grey)),
        api("EFlags", Kind.ENUMERATION, members=(("Flag_A", 1), ("Flag_B", 0x80000000)), is_flags=True),
        replace(
            api("OPTIONS", Kind.STRUCTURE),
            members=(field("dwSize", "DWORD"), field("int", "WCHAR[10]"), field("dwSize", "EColor"), field("", None)),
        ),
        replace(api("PAIR", Kind.STRUCTURE), members=(field("left", "OPTIONS"), field("field", "GUID"))),
        api("PickColor", Kind.FUNCTION, "in void* object", "in DWORD EColor", "out EColor* pColor"),
        replace(api("World", Kind.COCLASS), area="strong-naming"),
        replace(api("Hostile", Kind.STRUCTURE), summary=passage(HOSTILE), members=(field("a b", HOSTILE),)),
    ]
    known = {"S_OK": 0, "E_FAIL": 0x80004005}
    apis = [replace(one, outcomes=tuple(_numbered(outcome, known) for outcome in one.outcomes)) for one in apis]
    return Model(("en-us", "fr-fr"), tuple(sorted(apis, key=lambda one: one.id)))


def book() -> RuleBook:
    """Claims and rules for it."""
    claim = Claim(
        "c1",
        "IThing.GetName",
        "docs/x.md",
        "remarks",
        1,
        "It works.",
        "0" * 16,
        {"en-us": Wording("It works.", "0" * 16, "x", 1)},
    )
    rules = (
        Rule(
            "r1",
            ("c1",),
            "buffer",
            OneApi("IThing.GetName"),
            Always(),
            Buffer("szName", "cchName", "pcchName"),
            Status.HAND,
        ),
        Rule("r2", ("c1",), "success", OneApi("IThing.Read"), Always(), Return("S_OK"), Status.HAND),
        Rule("r3", ("c1",), "set", OneApi("IThing.Read"), Always(), Allow(("S_OK", "S_FALSE")), Status.HAND),
    )
    return RuleBook((claim,), rules)


def made(package: str = "sample", locale: str = "en-us") -> dict[str, bytes]:
    """The package."""
    return dict(emit_package(sample(), book(), package=package, locale=locale))


def golden_files() -> dict[Path, bytes]:
    """What the golden files must hold: everything that does not come from the runtime."""
    shown = (
        "sample/__init__.py",
        "sample/codes.py",
        "sample/_index.py",
        "sample/hosting.py",
        "sample/strong_naming.py",
    )
    files = {GOLDEN / f"{path}.txt": content for path, content in made().items() if path in shown}
    return files | {GOLDEN / "french.py.txt": made(locale="fr-fr")["sample/hosting.py"]}


def _numbered(outcome: Outcome, known: dict[str, int]) -> Outcome:
    return replace(outcome, value=known.get(outcome.code))
