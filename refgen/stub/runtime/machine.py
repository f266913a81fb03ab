"""A Hypothesis state machine for any documented interface; Hypothesis is imported only when one is asked for.

The valid machine leaves out calls that would break a contract, the robust one makes them and expects nothing but a
`ContractViolation`. `check` compares each answer with what the user knows better; a failure is told as a doctest.
"""

from collections.abc import Callable
from typing import Any

from refgen.stub.runtime.errors import ContractViolation
from refgen.stub.runtime.moment import Call
from refgen.stub.runtime.reference import Argument
from refgen.stub.runtime.world import World

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

    def start(self: Any) -> None:
        RuleBasedStateMachine.__init__(self)
        self.world = make_world()
        self.target = self.world.create(interface)
        self.lines = [f">>> target = world.create({interface!r})"]

    def step(name: str) -> Any:
        def call(self: Any, thread: str, values: dict[str, object]) -> None:
            line = f">>> target.raw.{name}({', '.join(f'{key}={value!r}' for key, value in values.items())})"
            lines = [f'>>> with world.thread("{thread}"):', f"...     {line[4:]}"]
            try:
                with self.world.thread(thread):
                    getattr(self.target.raw, name)(**values)
            except ContractViolation as error:
                if is_robust:
                    kind = f"{type(error).__module__}.{type(error).__qualname__}"
                    self.lines += [*lines, "Traceback (most recent call last):", "    ...", f"{kind}: {error}"]
                return
            self.lines += lines
            try:
                if check is not None:
                    check(self.world.trace[-1])
            except Exception:
                note("\n".join(self.lines))
                raise

        return call

    methods: dict[str, Any] = {"__init__": start}
    for name, signature in make_world().reference.methods(interface).items():
        given = {one.name: _values(one, st) for one in signature.arguments if one.is_in}
        threads = st.sampled_from(("main", "worker"))
        methods[name] = rule(thread=threads, values=st.fixed_dictionaries(given))(step(name))
    return type(f"{interface}Machine", (RuleBasedStateMachine,), methods)


def _values(argument: Argument, st: Any) -> Any:
    """Null or a handle for a pointer, small and large numbers for all else."""
    if argument.type.rstrip().endswith("*") or argument.type.startswith(("LP", "P")):
        return st.sampled_from((None, 0x1000))
    return st.one_of(st.integers(0, 8), st.integers(0, 0xFFFFFFFF))
