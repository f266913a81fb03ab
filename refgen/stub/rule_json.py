"""Rule books as JSON: every variant of a union carries its class name under `is`, fields at their default are left out."""

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from refgen.stub import rule as vocabulary
from refgen.stub.rule import Claim, Effect, Guard, Rule, RuleBook, Scope

VERSION = 1

T = TypeVar("T")

VARIANTS: Mapping[str, type] = {
    variant.__name__: variant for union in (Scope, Guard, Effect) for variant in typing.get_args(union)
}


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
    if is_dataclass(value) and not isinstance(value, type):
        tag = {"is": type(value).__name__} if type(value).__name__ in VARIANTS else {}
        kept = (spec for spec in fields(value) if getattr(value, spec.name) != spec.default)
        return tag | {spec.name: encode(getattr(value, spec.name)) for spec in kept}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    return value


def decode(kind: type[T], data: Mapping[str, Any]) -> T:
    """Read what `encode` made of a `kind`; raises `ValueError` where a field is missing or unknown."""
    variant: Any = kind
    hints = _hints(variant)
    unknown = sorted(set(data) - set(hints) - {"is"})
    if unknown:
        raise ValueError(f"{kind.__name__} has no field {unknown[0]!r}")
    missing = [spec.name for spec in fields(variant) if spec.default is MISSING and spec.name not in data]
    if missing:
        raise ValueError(f"{kind.__name__} needs the field {missing[0]!r}")
    return kind(**{name: _value(hints[name], item) for name, item in data.items() if name != "is"})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind, vars(vocabulary))


def _value(hint: Any, data: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin is tuple:
        return tuple(_value(typing.get_args(hint)[0], item) for item in data)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return {key: _value(typing.get_args(hint)[1], item) for key, item in data.items()}
    if isinstance(hint, types.UnionType):
        return _variant(data) if isinstance(data, Mapping) else data
    if is_dataclass(hint) and isinstance(hint, type):
        return decode(hint, data)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(data)
    return data


def _variant(data: Mapping[str, Any]) -> Any:
    kind = VARIANTS.get(data.get("is", ""))
    if kind is None:
        raise ValueError(f"no scope, guard or effect is called {data.get('is')!r}")
    return decode(kind, data)
