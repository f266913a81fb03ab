"""Rule books as JSON: every variant of a union carries its class name under `is`, fields at their default are left out."""

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from refgen.stub import rule as vocabulary
from refgen.stub.rule import Claim, Effect, Guard, Rule, RuleBook, Scope

VERSION = 1

T = TypeVar("T")
Reader = Callable[[Any], Any]
"""Makes a value of the vocabulary from plain data."""

VARIANTS: Mapping[str, type] = {
    variant.__name__: variant for union in (Scope, Guard, Effect) for variant in typing.get_args(union)
}


_PLAIN = frozenset({str, int, bool, type(None)})


def encode_book(book: RuleBook) -> dict[str, Any]:
    """Make plain data of a book, ready for `json.dump`."""
    return {
        "version": VERSION,
        "claims": [encode(claim) for claim in book.claims],
        "rules": [encode(rule) for rule in book.rules],
    }


def decode_book(data: Mapping[str, Any]) -> RuleBook:
    """Read what `encode_book` made; raises `ValueError` on another version or an unknown variant."""
    if data.get("version") != VERSION:
        raise ValueError(f"a rule book of version {data.get('version')!r}; this refgen reads version {VERSION}")
    return RuleBook(
        claims=tuple(decode(Claim, claim) for claim in data["claims"]),
        rules=tuple(decode(Rule, rule) for rule in data["rules"]),
    )


def encode(value: Any) -> Any:
    """Make plain data of a dataclass of the vocabulary, or of anything inside one."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if is_dataclass(kind):
        named, data = _fields(kind)
        data = dict(data)
        for name, default in named:
            item = getattr(value, name)
            if item != default:
                data[name] = item if type(item) is str else encode(item)
        return data
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    return value


@cache
def _fields(kind: Any) -> tuple[tuple[tuple[str, Any], ...], dict[str, Any]]:
    """The fields of a dataclass with their defaults, and what its data begins with."""
    tag = {"is": kind.__name__} if kind.__name__ in VARIANTS else {}
    return tuple((spec.name, spec.default) for spec in fields(kind)), tag


def decode(kind: type[T], data: Mapping[str, Any]) -> T:
    """Read what `encode` made of a `kind`; raises `ValueError` where a field is missing or unknown."""
    variant: Any = kind
    readers, needed = _readers(variant)
    if not data.keys() <= readers.keys():
        raise ValueError(f"{kind.__name__} has no field {min(data.keys() - readers.keys())!r}")
    if not needed <= data.keys():
        missing = next(name for name in readers if name in needed - data.keys())
        raise ValueError(f"{kind.__name__} needs the field {missing!r}")
    return kind(**{name: readers[name](item) for name, item in data.items() if name != "is"})


@cache
def _readers(kind: Any) -> tuple[Mapping[str, Reader], frozenset[str]]:
    """What reads each field, the variant's tag included, and which fields there must be."""
    hints = typing.get_type_hints(kind, vars(vocabulary))
    needed = frozenset(spec.name for spec in fields(kind) if spec.default is MISSING)
    return {"is": str} | {name: _reader(hint) for name, hint in hints.items()}, needed


@cache
def _reader(hint: Any) -> Reader:
    """What reads the data of a type; made once, because books have thousands of values of the same few types."""
    origin = typing.get_origin(hint)
    if origin is tuple:
        read_item = _reader(typing.get_args(hint)[0])
        return lambda data: tuple(map(read_item, data))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        read_value = _reader(typing.get_args(hint)[1])
        return lambda data: {key: read_value(item) for key, item in data.items()}
    if isinstance(hint, types.UnionType):
        return lambda data: _variant(data) if isinstance(data, Mapping) else data
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda data: decode(hint, data)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return lambda data: data


def _variant(data: Mapping[str, Any]) -> Any:
    kind = VARIANTS.get(data.get("is", ""))
    if kind is None:
        raise ValueError(f"no scope, guard or effect is called {data.get('is')!r}")
    return decode(kind, data)
