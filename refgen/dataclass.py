"""`dataclasses.dataclass` for frozen classes, with methods that are compiled when they are first called.

The standard decorator writes and compiles six functions a class when its module is imported: for the classes here that takes
as long as a twentieth of a run in which one page has changed, and most of these functions are never called.
"""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from dataclasses import dataclass as standard
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, get_type_hints

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414  (what it does is the same)
else:

    def dataclass(kind: type | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True) -> Any:
        """As the standard one, of whose options it has three; what is not frozen is left to that.

        Frozen objects with slots go through pickle as their fields. Every field is an argument, in order: `__post_init__`,
        `InitVar`, `init=False` and `kw_only=True` raise `TypeError`.
        """
        if kind is None:
            return partial(dataclass, frozen=frozen, slots=slots, eq=eq)
        if not frozen:
            return standard(slots=slots, eq=eq)(kind)
        return _completed(standard(init=False, repr=False, eq=False, slots=slots)(kind), slots=slots, eq=eq)


_Method = Callable[..., Any]


def _completed(kind: Any, *, slots: bool, eq: bool) -> type:
    every = fields(kind)
    are_all = len(every) == len(kind.__dataclass_fields__) and not hasattr(kind, "__post_init__")
    if not are_all or [one.name for one in every if one.init and not one.kw_only] != [one.name for one in every]:
        raise TypeError(f"{kind.__qualname__} needs dataclasses.dataclass: its fields are not its arguments, in order")
    made: dict[str, object] = {"__init__": _late(kind, "__init__", _init), "__repr__": _late(kind, "__repr__", _repr)}
    if eq:
        made |= {"__eq__": _late(kind, "__eq__", _eq), "__hash__": _late(kind, "__hash__", _hash)}
    made |= {"__setattr__": _refuse_to_assign, "__delattr__": _refuse_to_delete, "__signature__": _Signature()}
    if slots:
        made["__reduce__"] = _late(kind, "__reduce__", _reduce)
    for name, method in made.items():
        # A class that has its own keeps it. `__hash__` is None where it only says what is equal.
        if name not in kind.__dict__ or (name == "__hash__" and kind.__hash__ is None):
            setattr(kind, name, method)
    return kind  # type: ignore[no-any-return]


def _late(kind: Any, name: str, make: Callable[[Any], _Method]) -> _Method:
    def first(*arguments: Any, **named: Any) -> Any:
        method = make(kind)
        method.__qualname__ = f"{kind.__qualname__}.{name}"
        setattr(kind, name, method)
        return method(*arguments, **named)

    return first


def _init(kind: Any) -> _Method:
    known: dict[str, Any] = {}
    arguments, lines = ["self"], []
    for number, field in enumerate(fields(kind)):
        given = field.name
        if field.default is not MISSING:
            known[f"default_{number}"] = field.default
            arguments.append(f"{field.name}=default_{number}")
        elif field.default_factory is not MISSING:
            known |= {f"make_{number}": field.default_factory, "MISSING": MISSING}
            arguments.append(f"{field.name}=MISSING")
            given = f"make_{number}() if {field.name} is MISSING else {field.name}"
        else:
            arguments.append(field.name)
        slot: Any = getattr(kind, field.name, None)
        if hasattr(slot, "__set__"):
            # The slot itself takes it faster than `object.__setattr__`, which would have to find it by its name.
            known[f"put_{number}"] = slot.__set__
            lines.append(f"put_{number}(self, {given})")
        else:
            lines.append(f"self.__dict__[{field.name!r}] = {given}")
    return _compiled("__init__", arguments, lines, known)


def _eq(kind: Any) -> _Method:
    mine, others = (_tuple(owner, [one for one in fields(kind) if one.compare]) for owner in ("self", "other"))
    test = f"{mine} == {others} if other.__class__ is self.__class__ else NotImplemented"
    return _compiled("__eq__", ["self", "other"], [f"return True if self is other else {test}"], {})


def _hash(kind: Any) -> _Method:
    hashed = [one for one in fields(kind) if (one.compare if one.hash is None else one.hash)]
    return _compiled("__hash__", ["self"], [f"return hash({_tuple('self', hashed)})"], {})


def _reduce(kind: Any) -> _Method:
    return _compiled("__reduce__", ["self"], [f"return self.__class__, {_tuple('self', fields(kind))}"], {})


def _tuple(owner: str, some: Sequence[Field[Any]]) -> str:
    return f"({''.join(f'{owner}.{one.name}, ' for one in some)})"


def _compiled(name: str, arguments: Sequence[str], lines: Sequence[str], known: dict[str, Any]) -> _Method:
    body = "\n ".join(lines or ["pass"])
    exec(f"def {name}({', '.join(arguments)}):\n {body}", known)  # noqa: S102  (names of fields, as the standard one does it)
    return known[name]  # type: ignore[no-any-return]


def _repr(kind: Any) -> _Method:
    shown = ", ".join(f"{one.name}={{self.{one.name}!r}}" for one in fields(kind) if one.repr)
    return _compiled("__repr__", ["self"], [f'return f"{{self.__class__.__qualname__}}({shown})"'], {})


class _Signature:
    """What `inspect.signature` shows of a class, worked out when it is asked for."""

    def __get__(self, _: object, kind: Any) -> object:
        from inspect import Parameter, Signature  # noqa: PLC0415  (whoever asks has it already)

        try:
            types = get_type_hints(kind)
        except NameError:  # imported for type checkers alone
            types = {one.name: one.type for one in fields(kind)}
        every = [(one, one.default if one.default_factory is MISSING else one.default_factory) for one in fields(kind)]
        shown = [
            Parameter(
                one.name,
                Parameter.POSITIONAL_OR_KEYWORD,
                default=Parameter.empty if default is MISSING else default,
                annotation=types[one.name],
            )
            for one, default in every
        ]
        return Signature(shown)


def _refuse_to_assign(_: object, name: str, __: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
