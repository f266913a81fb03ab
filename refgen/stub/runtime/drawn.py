"""Arguments that a state machine draws: by the documented type, legal ones first."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refgen.stub.runtime.world import World

_TEXTS = frozenset({"LPCWSTR", "LPWSTR", "LPCSTR", "LPSTR", "BSTR", "WCHAR*", "WCHAR[]"})
_TRUTHS = frozenset({"BOOL", "BOOLEAN", "bool"})
_NARROW = {"BYTE": 8, "WORD": 16, "USHORT": 16, "SHORT": 15, "int": 31, "INT": 31, "LONG": 31}
"""Bits that a value may have, where they are not 32."""
_WIDE = frozenset({"SIZE_T", "ULONG64", "UINT64", "ULONGLONG", "CORDB_ADDRESS", "CLRDATA_ADDRESS", "TASKID"})


class Drawn:
    """Something that can only be made in a world; shown as what makes it."""

    def __init__(self, shown: str, make: Callable[["World"], object]) -> None:
        self._shown, self.make = shown, make

    def __repr__(self) -> str:
        return self._shown


def draw(kind: str, world: "World", st: Any, *, is_robust: bool, inside: tuple[str, ...] = ()) -> Any:
    """The strategy for a documented type: a `hypothesis.strategies` from its module, so that nothing depends on it.

    `inside` are the structures whose field it is.
    """
    shapes = world.reference.shapes
    bare = kind.removeprefix("const ").replace(" ", "")
    name = bare.rstrip("*")
    if bare in shapes.enumerations:
        return _constants(bare, world, st, is_robust=is_robust)
    if name in shapes.structures and name not in inside and bare.count("*") <= 1:
        deeper = (*inside, name)
        fields = [draw(one.type, world, st, is_robust=is_robust, inside=deeper) for one in shapes.structures[name]]
        made = st.tuples(*fields).map(lambda values: _structure(name, values))
        return st.one_of(st.none(), made) if "*" in bare else made
    if name in shapes.interfaces and bare.endswith("*"):
        made = st.just(Drawn(f"world.create({name!r})", lambda there: there.create(name)))
        return st.one_of(st.none(), made)
    return _plain(bare, st)


def _plain(bare: str, st: Any) -> Any:
    if bare in _TRUTHS:
        return st.booleans()
    if bare.removeprefix("const") in _TEXTS:
        return st.one_of(st.none(), st.text("abz \u00e9\u516c", max_size=8))
    if bare.endswith(("*", "]")) or bare.startswith(("LP", "P", "HANDLE")):
        return st.sampled_from((None, 0x1000))
    most = (1 << (64 if bare in _WIDE else _NARROW.get(bare, 32))) - 1
    return st.one_of(st.integers(0, 8), st.integers(0, most))


def _constants(name: str, world: "World", st: Any, *, is_robust: bool) -> Any:
    """Documented values, combined where they are flags; any number where nothing need be legal."""
    known = world.reference.shapes.enumerations[name]
    values = sorted(set(known.values.values())) or [0]
    legal = st.sampled_from(values)
    if known.is_flags:
        legal = st.sets(legal, max_size=3).map(lambda some: sum(1 << bit for bit in range(64) if _has(some, bit)))
    return st.one_of(legal, st.integers(0, 0xFFFFFFFF)) if is_robust else legal


def _has(values: set[int], bit: int) -> bool:
    return any(value >> bit & 1 for value in values)


def _structure(name: str, values: tuple[object, ...]) -> Drawn:
    def make(world: "World") -> object:
        return world.structure(name, *(one.make(world) if isinstance(one, Drawn) else one for one in values))

    return Drawn(f"world.structure({', '.join(map(repr, (name, *values)))})", make)
