"""What makes a package of the runtime and its data: the reference beside the code, and the classes of the areas."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from importlib.resources import files
from typing import Any, cast

from refgen.stub.rule import Claim
from refgen.stub.rule_json import decode, decode_book
from refgen.stub.runtime.objects import ComObject
from refgen.stub.runtime.reference import Reference
from refgen.stub.shapes_json import decode_shapes

SHAPES, RULES, CLAIMS = "shapes.json", "rules.json", "claims.json"


def load_reference(package: str, edition: str) -> Reference:
    """The reference in the package's `_data`; nothing is read before it is needed."""
    read = partial(_read, package)
    return Reference(
        shapes=lambda: decode_shapes(read(SHAPES)),
        rules=lambda: decode_book(read(RULES)).rules,
        claims=lambda: tuple(decode(Claim, claim) for claim in read(CLAIMS)),
        edition=edition,
    )


def find_classes(package: str, places: Mapping[str, tuple[str, str]]) -> Callable[[str], type[ComObject] | None]:
    """What finds the class of an interface; `places` are module and name by id."""

    def class_of(interface: str) -> type[ComObject] | None:
        if interface not in places:
            return None
        area, name = places[interface]
        return cast("type[ComObject]", getattr(import_module(f"{package}.{area}"), name))

    return class_of


def _read(package: str, name: str) -> Any:
    return json.loads(files(package).joinpath("_data", name).read_bytes())
