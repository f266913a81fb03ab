"""How a scenario reads as code: the only place that knows how worlds, objects and calls of the stub are written."""

import re

from refgen.api.model import Api
from refgen.dataclass import dataclass
from refgen.examples.generate.scenario import HIDDEN, Call
from refgen.stub.rule import Literal
from refgen.stub.runtime.result import Result

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")


@dataclass(frozen=True, slots=True)
class Dialect:
    """Code for one stub package."""

    package: str
    """Name that it is imported by."""

    def opening(self, api: Api, elements: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Statements before the first call: a world, and the object that is called."""
        lines = (f"from {self.package} import World", "world = World()")
        if api.parent is None:
            return lines
        contents = f", {list(elements)!r}" if elements else ""
        return (*lines, f"{self.target(api)} = world.create({api.parent!r}{contents})")

    def target(self, api: Api) -> str:
        """Name of the variable that holds the object of a method: `IHostTaskManager` is `host_task_manager`."""
        bare = re.sub(r"^I(?=[A-Z])", "", api.parent or "")
        return "_".join(word.lower() for word in _WORD.findall(bare)) or "target"

    def setting(self, call: Call) -> tuple[str, ...]:
        """Statements that bring about what a call meets: state, faults, data."""
        state = (f"world.set({name!r}, {value!r})" for name, value in call.state.items())
        faults = (f"world.fault({call.api!r}, {fault!r})" for fault in call.faults)
        values = ", ".join(f"{name}={value!r}" for name, value in call.supplies.items())
        supplied = (f"world.supply({call.api!r}, {values})",) if values else ()
        return (*state, *faults, *supplied)

    def calling(self, api: Api, call: Call) -> str:
        """The call in the raw style, which never raises for an HRESULT."""
        arguments = ", ".join(f"{name}={self._literal(value)}" for name, value in call.arguments.items())
        if api.parent is None:
            return f"world.raw({api.id!r}{', ' if arguments else ''}{arguments})"
        return f"{self.target(api)}.raw.{api.name}({arguments})"

    def answer(self, api: Api, call: Call) -> str:
        """The call, and of its answer the part that the example is about."""
        code = self.calling(api, call)
        if call.shows == HIDDEN:
            return f"_ = {code}"
        if call.shows:
            name, *rest = call.shows.split(" ")
            told = f"[{name!r}]" if hasattr(Result, name) or name in Result.__slots__ else f".{name}"
            return " ".join((f"{code}{told}", *rest))
        return f"{code}.hresult" if is_hresult(api) else f"{code}.value"

    def _literal(self, value: Literal) -> str:
        return hex(value) if isinstance(value, int) and not isinstance(value, bool) and value > 0xFFFF else repr(value)


def is_hresult(api: Api) -> bool:
    """Whether it answers with an HRESULT; also where the docs write `RESULT`, or nothing for a method."""
    return api.return_type.split(" ")[-1] in {"HRESULT", "RESULT"} or (not api.return_type and api.parent is not None)
