"""What makes a package of the runtime and its data: the reference beside the code, and the classes of the areas."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import PurePath
from typing import Any

from refgen.stub.runtime.claim_lines import ClaimLines
from refgen.stub.runtime.reference import Reference
from refgen.stub.runtime.rule_lines import RuleLines
from refgen.stub.shapes_json import decode_shapes

SHAPES, RULES, CLAIMS, WORDS = "shapes.json", "rules.jsonl", "claims.jsonl", "words.json"


class _OfPackage(Reference):
    """Pickled as where it is found: a report of it goes from one process to another, and a copy of a world shares it."""

    package: str = ""

    def __reduce__(self) -> tuple[Callable[[str], Reference], tuple[str]]:
        return _reference_of, (self.package,)


def load_reference(package: str, edition: str) -> Reference:
    """The reference in the package's `_data`; nothing is read before it is needed."""
    read = partial(_read, package)
    made = _OfPackage(
        shapes=lambda: decode_shapes(json.loads(read(SHAPES))),
        rules=lambda: RuleLines(read(RULES)),
        claims=lambda: ClaimLines(read(CLAIMS)),
        words=lambda: json.loads(read(WORDS)),
        edition=edition,
    )
    made.package = package
    return made


def _reference_of(package: str) -> Reference:
    found: Reference = import_module(f"{package}._world").REFERENCE
    return found


def find_classes(package: str, places: Mapping[str, tuple[str, str]]) -> Callable[[str], Any]:
    """What finds the class of an interface or a structure; `places` are module and name by id."""

    def class_of(api: str) -> Any:
        if api not in places:
            return None
        area, name = places[api]
        return getattr(import_module(f"{package}.{area}"), name)

    return class_of


def _read(package: str, name: str) -> bytes:
    """A data file by what loaded the package, from a folder or a zip archive; `importlib.resources` takes long to import."""
    spec = import_module(package).__spec__
    assert spec is not None
    loader: Any = spec.loader
    content: bytes = loader.get_data(str(PurePath(spec.origin or "").parent / "_data" / name))
    return content
