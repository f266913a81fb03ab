"""The boundary protocol as rules, each with a sentence of its own, for tests of worlds, audits and drives."""

from refgen.stub.rule import (
    Answered,
    Claim,
    Count,
    Misplaced,
    OneApi,
    Per,
    Rule,
    Slot,
    StateIs,
    Violate,
    Wording,
)
from refgen.stub.runtime.boundary import TASK_MANAGER, Crossing
from refgen.stub.runtime.reference import InterfaceShape, Reference, Shapes, Signature

LETTERS = {
    "L": Crossing.LEAVE,
    "E": Crossing.ENTER,
    "R": Crossing.REVERSE_ENTER,
    "r": Crossing.REVERSE_LEAVE,
}
SENTENCES = ("leave-and-enter", "leave-and-call-in", "is-back", "nested", "pair")
CLAIMS = tuple(
    Claim(
        name,
        f"{TASK_MANAGER}.EnterRuntime",
        "page.md",
        "remarks",
        7,
        f"English of {name}.",
        "",
        {"fr-fr": Wording("La phrase.", "", "fr/page.md", 9)},
    )
    for name in SENTENCES
)


def on(crossing, sentence, guard, effect=None):
    effect = effect or Violate()
    name = f"{crossing}/{sentence}/{type(effect).__name__}"
    return Rule(name, (sentence,), "p", OneApi(f"{TASK_MANAGER}.{crossing}"), guard, effect, is_certain=True)


def paired(opening, closing, sentence):
    slot = Slot(f"open-{opening}", Per.THREAD)
    return (
        on(closing, sentence, StateIs(slot, 0)),
        on(opening, sentence, Answered(("S_OK",)), Count(slot, 1)),
        on(closing, sentence, Answered(("S_OK",)), Count(slot, -1)),
    )


RULES = (
    *paired(Crossing.LEAVE, Crossing.ENTER, "leave-and-enter"),
    *paired(Crossing.REVERSE_ENTER, Crossing.REVERSE_LEAVE, "pair"),
    on(Crossing.REVERSE_ENTER, "leave-and-call-in", Misplaced("already-inside")),
    on(Crossing.LEAVE, "is-back", Misplaced("already-outside")),
    on(Crossing.REVERSE_LEAVE, "is-back", Misplaced("call-still-open")),
    on(Crossing.ENTER, "nested", Misplaced("call-still-open")),
    on(Crossing.REVERSE_ENTER, "nested", Misplaced("not-closed")),
)


def make_reference(rules=RULES, claims=CLAIMS):
    signatures = {
        f"{TASK_MANAGER}.{name}": Signature(f"{TASK_MANAGER}.{name}", TASK_MANAGER, "hosting", "HRESULT", ())
        for name in Crossing
    }
    shapes = Shapes(signatures, {TASK_MANAGER: InterfaceShape((), tuple(signatures))}, {}, {"S_OK": 0})
    return Reference(lambda: shapes, lambda: rules, lambda: claims)
