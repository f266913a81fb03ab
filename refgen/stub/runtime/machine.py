"""A Hypothesis state machine for any documented interface; Hypothesis is imported only when one is asked for.

The valid machine leaves out calls that would break a contract, the robust one makes them and expects nothing but a
`ContractViolation`. Both let the conditions strike that the docs name. `check` compares each answer with what the user
knows better; a failure is told as a doctest. Afterwards `unfired` lists the rules that no run has tried.
"""

from collections.abc import Callable
from typing import Any

from refgen.stub.runtime.drawn import Drawn, draw
from refgen.stub.runtime.errors import ContractViolation
from refgen.stub.runtime.moment import Call
from refgen.stub.runtime.plan import Plan, plans_of
from refgen.stub.runtime.wording import known_locale, quoted_claim
from refgen.stub.runtime.world import World

_ELEMENTS = ("first", "second", "third")
"""What an enumerator hands out: few enough for a run to come to their end."""
Check = Callable[[Call], None]
"""Raises where an answer is wrong."""


def machine_for(
    make_world: Callable[[], World], interface: str, *, check: Check | None = None, is_robust: bool = False
) -> type[Any]:
    """A `RuleBasedStateMachine`: run its `TestCase`, or `run_state_machine_as_test`.

    Raises:
        ImportError: Hypothesis is not installed.
    """
    from hypothesis import note  # noqa: PLC0415 - the runtime has no dependencies
    from hypothesis import strategies as st  # noqa: PLC0415
    from hypothesis.stateful import RuleBasedStateMachine, rule  # noqa: PLC0415

    world = make_world()
    signatures = world.reference.methods(interface)
    fired: set[str] = set()
    plans = plans_of(world.reference, is_strict=True)
    is_enumerator = any(plans.of(signature).enumerates for signature in signatures.values())
    elements = [list(_ELEMENTS)] if is_enumerator else []

    def start(self: Any) -> None:
        RuleBasedStateMachine.__init__(self)
        self.world = make_world()
        self.target = self.world.create(interface, *elements)
        self.lines = [f">>> target = world.create({', '.join(map(repr, (interface, *elements)))})"]

    def strike(self: Any, condition: tuple[str, str]) -> None:
        self.world.fault(*condition)
        self.lines.append(f">>> world.fault({condition[0]!r}, {condition[1]!r})")

    methods: dict[str, Any] = {"__init__": start, "teardown": lambda self: fired.update(self.world.fired)}
    for name, signature in signatures.items():
        given = {one.name: draw(one.type, world, st, is_robust=is_robust) for one in signature.arguments if one.is_in}
        threads = st.sampled_from(("main", "worker"))
        methods[name] = rule(thread=threads, values=st.fixed_dictionaries(given))(
            _step(name, check, note, is_robust=is_robust)
        )
    conditions = [(one.id, fault) for one in signatures.values() for fault in world.faults(one.id)]
    if conditions:
        methods["strike"] = rule(condition=st.sampled_from(conditions))(strike)
    made = type(f"{interface}Machine", (RuleBasedStateMachine,), methods)
    made.interface, made.made_world, made.fired = interface, world, fired  # type: ignore[attr-defined]
    return made


def unfired(machine: type[Any], locale: str = "en-us") -> tuple[str, ...]:
    """The rules of the machine's interface that have acted in none of its runs: their ids, each with its first sentence."""
    world: World = machine.made_world
    spoken = known_locale(world.reference, locale)
    plans = plans_of(world.reference, is_strict=True)
    rules = {
        rule.id: rule
        for signature in world.reference.methods(machine.interface).values()
        for rule in _acting(plans.of(signature))
    }
    return tuple(
        f"{name}: {quoted_claim(world.reference, rules[name].claims[0], spoken) or rules[name].claims[0]}"
        for name in sorted(rules.keys() - machine.fired)
    )


def _step(name: str, check: Check | None, note: Callable[[str], None], *, is_robust: bool) -> Callable[..., None]:
    """What a rule of the machine does: one call, told as lines of a doctest."""

    def call(self: Any, thread: str, values: dict[str, object]) -> None:
        shown = ", ".join(f"{key}={value!r}" for key, value in values.items())
        lines = [f'>>> with world.thread("{thread}"):', f"...     target.raw.{name}({shown})"]
        given = {key: value.make(self.world) if isinstance(value, Drawn) else value for key, value in values.items()}
        try:
            with self.world.thread(thread):
                result = getattr(self.target.raw, name)(**given)
        except ContractViolation as error:
            if is_robust:
                kind = f"{type(error).__module__}.{type(error).__qualname__}"
                self.lines += [*lines, "Traceback (most recent call last):", "    ...", f"{kind}: {error}"]
            return
        self.lines += [*lines, repr(result)]
        try:
            if check is not None:
                check(self.world.trace[-1])
        except Exception:
            note("\n".join(self.lines))
            raise

    return call


def _acting(plan: Plan) -> tuple[Any, ...]:
    """The rules of a plan that can act in a call."""
    return (
        *(rule for _, rule in plan.deciding),
        *plan.following,
        *plan.notes,
        *(rule for rule, _ in plan.buffers),
        *(rule for rule, _ in plan.enumerates),
    )
