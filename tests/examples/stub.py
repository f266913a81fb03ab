"""The small API of `tests.stub.sample` as a stub that examples can import, by any set of rules."""

import sys
from functools import partial
from types import ModuleType
from typing import Any

from refgen.api.model import Kind
from refgen.stub.compiler import Catalogue, compile_statements
from refgen.stub.rule import Rule, RuleBook
from refgen.stub.runtime.reference import Argument, Enumeration, InterfaceShape, Reference, Shapes, Signature
from refgen.stub.runtime.world import World
from tests.stub.sample import MODEL, statement

PACKAGE = "tiny_reference"
_CALLABLES = {
    api.id: Signature(
        api.id,
        api.parent or "",
        api.area,
        api.return_type,
        tuple(Argument(one.name, one.type, (one.direction or "in")) for one in api.parameters),
    )
    for api in MODEL.apis
    if api.kind in {Kind.METHOD, Kind.FUNCTION}
}
_SHAPES = Shapes(
    callables=_CALLABLES,
    interfaces={
        api.id: InterfaceShape((), tuple(sorted(name for name, one in _CALLABLES.items() if one.interface == api.id)))
        for api in MODEL.apis
        if api.kind is Kind.INTERFACE
    },
    enumerations={
        api.id: Enumeration({one.name: one.value for one in api.members if one.value is not None}, api.is_flags)
        for api in MODEL.apis
        if api.kind is Kind.ENUMERATION
    },
    codes={"S_OK": 0, "S_FALSE": 1, "E_FAIL": 0x80004005, "E_INVALIDARG": 0x80070057, "THING_E_LOST": None},
)


def book_of(*sentences: tuple[str, str, str]) -> RuleBook:
    """A book of sentences: text, API, place."""
    numbers: dict[tuple[str, str], int] = {}
    found = []
    for text, of, at in sentences:
        number = numbers.get((of, at), 0)
        numbers[of, at] = number + 1
        found.append(statement(text, of, at, number))
    claims = tuple(sorted((one.claim for one in found), key=lambda claim: claim.id))
    return RuleBook(claims, compile_statements(found, Catalogue(MODEL)))


def make_globals(book: RuleBook, rules: tuple[Rule, ...]) -> dict[str, Any]:
    """Globals in which `PACKAGE` is a stub that runs by these rules."""
    reference = Reference(lambda: _SHAPES, lambda: rules, lambda: book.claims)
    module = ModuleType(PACKAGE)
    module.World = partial(World, reference)  # type: ignore[attr-defined]
    sys.modules[PACKAGE] = module
    return {}
