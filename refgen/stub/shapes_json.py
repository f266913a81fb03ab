"""Shapes as JSON: signatures, values and codes of the documented API, compact enough to be loaded at once.

This file is copied into every generated package and so imports nothing but the standard library and the runtime.
"""

from collections.abc import Mapping
from typing import Any

from refgen.stub.runtime.reference import Argument, Enumeration, InterfaceShape, Shapes, Signature

VERSION = 2


def encode_shapes(shapes: Shapes) -> dict[str, Any]:
    """Make plain data of shapes, ready for `json.dump`; rows are in the order of the fields."""
    return {
        "version": VERSION,
        "callables": [
            [
                one.id,
                one.interface,
                one.area,
                one.returns,
                [_argument(argument) for argument in one.arguments],
                list(one.outcomes),
            ]
            for _, one in sorted(shapes.callables.items())
        ],
        "interfaces": {
            name: {"bases": list(one.bases), "methods": list(one.methods)}
            for name, one in sorted(shapes.interfaces.items())
        },
        "enumerations": {
            name: {"values": dict(one.values), "is_flags": one.is_flags}
            for name, one in sorted(shapes.enumerations.items())
        },
        "codes": dict(sorted(shapes.codes.items())),
        "structures": {
            name: [[one.name, one.type] for one in fields] for name, fields in sorted(shapes.structures.items())
        },
    }


def decode_shapes(data: Mapping[str, Any]) -> Shapes:
    """Read what `encode_shapes` made; raises `ValueError` on another version."""
    if data.get("version") != VERSION:
        raise ValueError(f"shapes of version {data.get('version')!r}; this runtime reads version {VERSION}")
    return Shapes(
        callables={
            row[0]: Signature(
                row[0], row[1], row[2], row[3], tuple(Argument(*argument) for argument in row[4]), tuple(row[5])
            )
            for row in data["callables"]
        },
        interfaces={
            name: InterfaceShape(tuple(one["bases"]), tuple(one["methods"])) for name, one in data["interfaces"].items()
        },
        enumerations={name: Enumeration(one["values"], one["is_flags"]) for name, one in data["enumerations"].items()},
        codes=data["codes"],
        structures={
            name: tuple(Argument(field[0], field[1], "in") for field in fields)
            for name, fields in data["structures"].items()
        },
    )


def _argument(argument: Argument) -> list[str | bool]:
    row: list[str | bool] = [argument.name, argument.type, argument.direction]
    return [*row, True] if argument.is_optional else row
